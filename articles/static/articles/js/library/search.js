/** Finds photographs of the library: words, a grid to choose from with the arrow keys, older ones. */

import { step } from "./grid.js"

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
}

/** Show the newest photographs with the words typed. */
export async function search(dialog) {
  const found = dialog.querySelector("[data-found]")
  const html = await ask(dialog)
  if (html === null) return
  found.innerHTML = html
  const number = found.querySelectorAll("label").length
  say(dialog, number ? `${number} photographs${found.querySelector("[data-older]") ? ", and older ones" : ""}` : "")
}

async function older(dialog, button) {
  const html = await ask(dialog, button.dataset.older)
  if (html === null) return
  const before = button.previousElementSibling
  button.outerHTML = html
  before.nextElementSibling?.querySelector("input")?.focus()
}

let asked = 0

async function ask(dialog, before = "") {
  const form = dialog.querySelector("[data-search]")
  const words = new URLSearchParams({ q: form.elements.q.value, ...(before && { before }) })
  const number = (asked += 1)
  try {
    const answer = await fetch(`${form.action}?${words}`)
    if (!answer.ok || answer.redirected) throw new Error(answer.status)
    const html = await answer.text()
    return number === asked ? html : null
  } catch {
    say(dialog, "The library does not answer. Try again; if you were logged out, log in in another window.")
    return null
  }
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
