/** For colleagues: a bar above the article, and links beside each comment; from an address of its own. */

import { remember } from "./storage.js"
import { revisit } from "./own-comments.js"
import { fetchFragment } from "./fetch-fragment.js"

const bar = document.createElement("aside")
const status = document.createElement("p")
bar.className = "desk-aside"
status.className = "visually-hidden"
status.setAttribute("role", "status")

/** Ask at `desk`, the address for the newsroom, what the person may do here. */
export async function show(desk) {
  const page = new URLSearchParams(location.search).get("comments")
  const answer = await fetchFragment(desk + (page ? `?comments=${encodeURIComponent(page)}` : ""))
  // Without a bar this is the log-in page: nobody is logged in here, so readers' pages stop asking.
  if (answer.status === 200 && !fillBar(answer)) remember("localStorage", "at-desk", null)
  if (bar.firstChild) document.querySelector("main").prepend(bar, status)
  announce()
}

/** Put what the address answered into the bar and the thread; false where it has nothing for us. */
function fillBar(answer) {
  const found = answer.content.querySelector("[data-bar]")
  if (!found) return false
  bar.setAttribute("aria-label", found.dataset.label)
  bar.replaceChildren(found)
  distributeLinks()
  // Named by the answer: no reader's page knows of it.
  import(found.dataset.passage).then(({ attend }) => attend(bar))
  bar.querySelector("[data-switch]")?.addEventListener("submit", (event) => {
    event.preventDefault()
    switchComments(event.target)
  })
  return true
}

function distributeLinks() {
  for (const acts of bar.querySelectorAll("[data-comments] [data-acts]")) {
    const comment = document.getElementById(acts.dataset.acts)
    const beside = comment?.querySelector(".comment-acts")
    if (beside) beside.append(...acts.childNodes)
    else comment?.append(acts)
  }
  bar.querySelector("[data-comments]")?.remove()
}

function announce(words = bar.querySelector("[data-said]")?.textContent) {
  status.textContent = words ?? ""
}

async function switchComments(form) {
  try {
    const answer = await fetchFragment(form.action, form)
    if (!answer.content.querySelector("[data-bar]")) return location.assign(form.action)
    await reloadThread()
    fillBar(answer)
    bar.querySelector("[data-switch] button").focus()
    announce()
  } catch {
    announce(bar.querySelector("[data-bar]").dataset.lost)
  }
}

/** The thread as readers have it from now on. */
async function reloadThread() {
  const { content } = await fetchFragment(location.href)
  const thread = document.getElementById("comments")
  // Its contents alone: `thread.js` listens to the clicks of this very element.
  thread.replaceChildren(...content.getElementById("comments").childNodes)
  await revisit()
}
