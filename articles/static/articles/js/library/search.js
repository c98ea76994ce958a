/** Finds photographs of the library: words, a grid to choose from with the arrow keys, older ones. */

import { step } from "./grid.js"
import { ready, renew, watchPresses } from "./replace-list.js"

const LOST = "The library does not answer. Try again; if you were logged out, log in in another window."
let newest = 0

export function prepareSearch(dialog) {
  const form = dialog.querySelector("[data-search]")
  const chooser = dialog.querySelector("[data-choose]")
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    search(dialog)
  })
  chooser.addEventListener("submit", (event) => {
    event.preventDefault()
    take(dialog)
  })
  chooser.addEventListener("dblclick", (event) => event.target.closest("label") && take(dialog))
  chooser.addEventListener("keydown", step)
  chooser.addEventListener("click", ({ target }) => {
    if ("older" in target.dataset) older(dialog, target)
  })
  watchPresses(dialog.querySelector("[data-found]"))
}

/** Show the newest photographs with the words typed; an answer that comes after a newer one's question is dropped. */
export async function search(dialog) {
  const found = dialog.querySelector("[data-found]")
  const before = found.querySelector(":checked")
  const number = (newest += 1)
  const answer = await ask(dialog, { q: dialog.querySelector("[data-search]").elements.q.value })
  await ready()
  if (number !== newest) return
  if (!answer) return say(dialog, LOST)
  const count = answer.querySelectorAll("label").length
  say(dialog, count ? `${count} photographs${answer.querySelector("[data-older]") ? ", and older ones" : ""}` : "")
  renew(found, answer, before)
}

/** Show what comes after the list that is shown, found by the same words. */
async function older(dialog, button) {
  const number = newest
  const focused = document.activeElement
  const answer = await ask(dialog, { q: button.dataset.words, before: button.dataset.older })
  if (number !== newest || !button.isConnected) return
  if (!answer) return say(dialog, LOST)
  const first = answer.querySelector("input")
  const isWaiting = document.activeElement === focused
  button.replaceWith(answer)
  if (isWaiting) first?.focus()
}

/** The part of a page that answers, or null. */
async function ask(dialog, words) {
  const { action } = dialog.querySelector("[data-search]")
  const answer = await fetch(`${action}?${new URLSearchParams(words)}`).catch(() => null)
  if (!answer?.ok || answer.redirected) return null
  const holder = document.createElement("template")
  holder.innerHTML = await answer.text().catch(() => "")
  return holder.content
}

function take(dialog) {
  const radio = dialog.querySelector("[data-found] input:checked")
  if (!radio) return say(dialog, "Choose one of the photographs first.")
  const detail = { card: radio.closest("label").querySelector("[data-photo]") }
  dialog.dispatchEvent(new CustomEvent("library:chosen", { detail }))
}

function say(dialog, words) {
  dialog.querySelector("[data-status]").textContent = words
}
