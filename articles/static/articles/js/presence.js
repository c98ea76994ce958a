/** Tells the server that this window has the article open, and shows who else has; asked every few seconds. */

const EVERY = 8000

const place = document.querySelector("[data-presence]")
const form = document.getElementById("article_form")
let hasTyped = false

/** What this window says of itself; `more` is “leaving” where it is closed. */
function describeWindow(more = {}) {
  const { window } = place.dataset
  const [token, opened] = ["csrfmiddlewaretoken", "opened"].map((name) => form.elements[name]?.value ?? "")
  const said = { csrfmiddlewaretoken: token, window, opened, typed: hasTyped ? "1" : "0", ...more }
  const data = new FormData()
  for (const [name, value] of Object.entries(said)) data.append(name, value)
  return data
}

async function ask() {
  if (document.hidden) return
  const body = describeWindow()
  hasTyped = false
  try {
    // A log-in that ended answers with a redirect, which says nothing of others.
    const response = await fetch(place.dataset.presence, { method: "POST", body, redirect: "error" })
    if (response.ok) show((await response.json()).sentences)
  } catch {
    // Without a connection nothing is known of the others.
    show([])
  }
}

/** A screen reader says the list when it changes, and only then. */
function show(sentences) {
  if (JSON.stringify(sentences) === JSON.stringify([...place.children].map((line) => line.textContent))) return
  const lines = sentences.map((textContent) => Object.assign(document.createElement("p"), { className: "presence", textContent }))
  place.replaceChildren(...lines)
}

if (place && form) {
  for (const kind of ["input", "change"]) form.addEventListener(kind, () => (hasTyped = true))
  addEventListener("pagehide", () => navigator.sendBeacon(place.dataset.presence, describeWindow({ leaving: "1" })))
  addEventListener("pageshow", ask)
  document.addEventListener("visibilitychange", ask)
  setInterval(ask, EVERY)
}
