/** Caption, credit and alternative text for one use: the library's until they are changed. */

import { offerCredit } from "./credit.js"
import { isLacking } from "./save-texts.js"
import { WORDS } from "./rows.js"

const field = (dialog, name) => dialog.querySelector(`#library-${name}`)
const plain = (text) => (text ?? "").replaceAll("\r\n", "\n").trim()
const card = (dialog) => dialog.querySelector("[data-shown] [data-photo]")
const library = (dialog, name) => plain(card(dialog).dataset[name])

export function prepareWords(dialog) {
  for (const name of WORDS) {
    field(dialog, name).addEventListener("input", () => mark(dialog, name))
    part(dialog, name).querySelector("[data-restore]").addEventListener("click", () => restore(dialog, name))
  }
  offerCredit({
    caption: field(dialog, "caption"),
    credit: field(dialog, "credit"),
    place: dialog.querySelector("[data-offer]"),
    address: dialog.dataset.creditOffer,
  })
  dialog.querySelector('[data-step="words"]').addEventListener("submit", (event) => askForAlt(event, dialog))
}

/** Put in what will be printed: the words of this use, else the library's. */
export function fill(dialog, photo, words) {
  for (const name of WORDS) {
    field(dialog, name).value = words[name] || plain(photo[name])
    mark(dialog, name)
  }
  dialog.querySelector("[data-alt-missing]").hidden = true
  dialog.querySelector("[data-offer]").replaceChildren()
  field(dialog, "caption").dispatchEvent(new Event("input"))
}

/** The words typed, blank where they are the library's. */
export function typed(dialog) {
  const own = (name) => plain(field(dialog, name).value)
  return Object.fromEntries(WORDS.map((name) => [name, own(name) === library(dialog, name) ? "" : own(name)]))
}

const part = (dialog, name) => dialog.querySelector(`[data-word="${name}"]`)

function mark(dialog, name) {
  const [own, there] = [plain(field(dialog, name).value), library(dialog, name)]
  const differs = isLacking(card(dialog), name) ? "new" : "differs"
  const state = own === there ? (there ? "same" : "none") : own ? differs : "blank"
  for (const each of part(dialog, name).querySelectorAll("[data-state]")) each.hidden = each.dataset.state !== state
  part(dialog, name).querySelector("[data-restore]").hidden = own === there || !there
}

function restore(dialog, name) {
  field(dialog, name).value = library(dialog, name)
  field(dialog, name).dispatchEvent(new Event("input"))
  field(dialog, name).focus()
}

/** Ask once for what the photograph shows. */
function askForAlt(event, dialog) {
  const missing = dialog.querySelector("[data-alt-missing]")
  if (plain(field(dialog, "alt").value) || library(dialog, "alt") || !missing.hidden) return
  event.preventDefault()
  missing.hidden = false
  field(dialog, "alt").focus()
}
