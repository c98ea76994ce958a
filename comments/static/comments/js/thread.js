/** At every article's address: loads what a reader or a colleague needs, when they need it. */

import { recall } from "./storage.js"

const thread = document.getElementById("comments")
const place = document.querySelector("[data-desk]")
let wanted

function isPlain(event) {
  // With these keys, or the middle button, the browser opens a new tab or window.
  return !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
}

thread?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-write]")
  if (!link || !isPlain(event)) return
  event.preventDefault()
  wanted = link
  // The module may take a while, and another link may be pressed meanwhile.
  const open = (form) => link === wanted && form.open(link)
  import("./comment-form.js").then(open).catch(() => location.assign(link.href))
})

function revisit() {
  if (!thread || document.hidden || !recall("localStorage", "own-comments")) return
  import("./own-comments.js").then((comments) => comments.revisit())
}

revisit()
// A comment may be decided on while its page is in another tab, or kept by the browser for Back.
document.addEventListener("visibilitychange", revisit)
addEventListener("pageshow", (event) => event.persisted && revisit())
if (place && recall("localStorage", "at-desk")) {
  import("./staff-bar.js").then((bar) => bar.show(place.dataset.desk))
}

const page = document.querySelector(".comment-page [data-writing]")
if (page) import("./comment-form.js").then((form) => form.prepare(page))
