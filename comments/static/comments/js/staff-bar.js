/** For colleagues: a bar above the article, and links beside each comment; from an address of its own. */

import { remember } from "./storage.js"
import { revisit } from "./own-comments.js"
import { part } from "./fetch-fragment.js"

const bar = document.createElement("aside")
const voice = document.createElement("p")
bar.setAttribute("aria-label", "For the newsroom")
bar.className = "desk-aside"
voice.className = "visually-hidden"
voice.setAttribute("role", "status")

/** Ask at `desk`, the address for the newsroom, what the person may do here. */
export async function show(desk) {
  const place = new URLSearchParams(location.search).get("comments")
  const answer = await part(desk + (place ? `?comments=${encodeURIComponent(place)}` : ""))
  // Whoever is not logged in was led to the log-in: this browser has left the desk.
  if (answer.status === 200 && !fill(answer)) remember("localStorage", "at-desk", null)
  if (bar.firstChild) document.querySelector("main").prepend(bar, voice)
  say()
}

/** Put what the address answered into the bar and the thread; false where it has nothing for us. */
function fill(answer) {
  const found = answer.content.querySelector("[data-bar]")
  if (!found) return false
  bar.replaceChildren(found)
  distribute()
  bar.querySelector("[data-switch]")?.addEventListener("submit", (event) => {
    event.preventDefault()
    flip(event.target)
  })
  return true
}

function distribute() {
  for (const acts of bar.querySelectorAll("[data-comments] [data-acts]")) {
    const comment = document.getElementById(acts.dataset.acts)
    const beside = comment?.querySelector(".comment-acts")
    if (beside) beside.append(...acts.childNodes)
    else comment?.append(acts)
  }
  bar.querySelector("[data-comments]")?.remove()
}

function say(words = bar.querySelector("[data-said]")?.textContent) {
  voice.textContent = words ?? ""
}

async function flip(form) {
  try {
    const answer = await part(form.action, form)
    if (!answer.content.querySelector("[data-bar]")) return location.assign(form.action)
    await renew()
    fill(answer)
    bar.querySelector("[data-switch] button").focus()
    say()
  } catch {
    say("This did not reach the newsroom. See whether you are online, and press it again.")
  }
}

/** The thread as readers have it from now on. */
async function renew() {
  const { content } = await part(location.href)
  const thread = document.getElementById("comments")
  thread.replaceChildren(...content.getElementById("comments").childNodes)
  await revisit()
}
