/** The dialog in which a photograph is chosen or uploaded and gets its words for one use. */

import { describe } from "./save-texts.js"
import { group } from "./rows.js"
import { prepareSearch, search } from "./search.js"
import { prepareUpload, receive } from "./upload.js"
import { fill, prepareWords, typed } from "./text-fields.js"

const TITLES = { choose: "Choose a photograph", words: "Caption and credit" }
let dialog
let give = () => {}

/** Asks for a photograph: answers with its card and the words that differ, or null. Given a row, starts at its words; given a file, uploads it. */
export function choose({ row = null, file = null, opener = document.activeElement } = {}) {
  dialog ??= made()
  dialog.querySelector("[data-search]").reset()
  dialog.showModal()
  if (row) showWords(row.card, row.words)
  else showLibrary()
  if (file) receive(dialog, file)
  return new Promise((resolve) => {
    give = (answer) => {
      give = () => {}
      opener?.focus?.()
      resolve(answer)
    }
  })
}

/** The dialog stays until the library has the words it lacked: nobody writes on while the photograph is on its way. */
async function use(event) {
  if (event.defaultPrevented) return
  event.preventDefault()
  const mine = give
  dialog.inert = true
  await describe(card(), typed(dialog))
  dialog.inert = false
  if (give !== mine) return
  dialog.close()
  give({ card: card(), words: typed(dialog) })
}

const card = () => dialog.querySelector("[data-shown] [data-photo]")

function made() {
  document.body.append(group().querySelector('[data-template="dialog"]').content.cloneNode(true))
  const found = document.body.querySelector("dialog.library")
  found.querySelector("[data-close]").addEventListener("click", () => found.close())
  found.querySelector("[data-back]").addEventListener("click", showLibrary)
  found.addEventListener("library:chosen", ({ detail }) => showWords(detail.card, {}))
  prepareSearch(found)
  prepareUpload(found)
  prepareWords(found)
  found.querySelector('[data-step="words"]').addEventListener("submit", use)
  found.addEventListener("close", () => found.open || give(null))
  return found
}

function showLibrary() {
  show("choose")
  search(dialog)
  dialog.querySelector('[name="q"]').select()
}

function showWords(chosen, words) {
  const copy = chosen.cloneNode(true)
  copy.querySelector("img").sizes = "20rem"
  dialog.querySelector("[data-shown]").replaceChildren(copy)
  fill(dialog, copy.dataset, words)
  show("words")
  dialog.querySelector("#library-caption").focus()
}

function show(step) {
  for (const part of dialog.querySelectorAll("[data-step]")) part.hidden = part.dataset.step !== step
  dialog.querySelector("#library-title").textContent = TITLES[step]
  dialog.scrollTop = 0
}
