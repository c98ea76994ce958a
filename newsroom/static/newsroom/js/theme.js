/** Changes the colours without leaving the page, and says which of the three holds. */

const form = document.querySelector(".theme")
const sheet = () => document.querySelector("#colours")

function mark() {
  const holds = getComputedStyle(document.documentElement).getPropertyValue("--theme").trim()
  for (const button of form.elements) button.setAttribute("aria-pressed", button.value === holds)
}

/** Fetches the sheet past the browser's cache, which would give later pages the old colours. */
async function refresh() {
  const old = sheet()
  const address = old.href.split("?")[0]
  await fetch(address, { cache: "reload" })
  // The old sheet stays until the new one is loaded, or the page would flash without colours.
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
  // Only the cookie of the answer is wanted, not the page to which it leads.
  await fetch(form.action, { method: "POST", body, redirect: "manual" })
  await refresh()
  // Other windows of this site get a `storage` event from it.
  localStorage.setItem("theme", event.submitter.value)
}

if (form) {
  mark()
  form.addEventListener("submit", choose)
  // A page that the browser kept alive may be older than the choice.
  addEventListener("pageshow", (event) => event.persisted && refresh())
  addEventListener("storage", (event) => event.key === "theme" && refresh())
}
