/** Changes the colours without leaving the page, and says which of the three holds. */

const form = document.querySelector(".theme")
const sheet = () => document.querySelector("#colours")

function mark() {
  const holds = getComputedStyle(document.documentElement).getPropertyValue("--theme").trim()
  for (const button of form.elements) button.setAttribute("aria-pressed", button.value === holds)
}

/** Fetch past the browser's memory, for this page and for those to come. */
async function refresh() {
  const old = sheet()
  const address = old.href.split("?")[0]
  await fetch(address, { cache: "reload" })
  const next = old.cloneNode()
  next.href = `${address}?${Date.now()}`
  next.addEventListener("load", () => {
    old.remove()
    mark()
  })
  old.after(next)
}

async function choose(event) {
  event.preventDefault()
  const body = new URLSearchParams({ theme: event.submitter.value })
  await fetch(form.action, { method: "POST", body, redirect: "manual" })
  await refresh()
  // Tells other windows of this site.
  localStorage.setItem("theme", event.submitter.value)
}

if (form) {
  mark()
  form.addEventListener("submit", choose)
  // A page that the browser kept alive may be older than the choice.
  addEventListener("pageshow", (event) => event.persisted && refresh())
  addEventListener("storage", (event) => event.key === "theme" && refresh())
}
