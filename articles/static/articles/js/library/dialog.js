/** The dialog in which a photograph is chosen or uploaded and gets its texts for one use. */

import { gettext } from "../i18n.js"
import { offerCredit } from "./credit.js"
import { getGroup, TEXTS } from "./rows.js"
import { prepareSearch, prepareUpload, search, upload } from "./sources.js"

const PATIENCE = 10_000

const TITLES = { choose: gettext("Choose a photograph"), words: gettext("Caption and credit") }
let dialog
let resolveChoice = () => {}

/** Asks for a photograph: answers with its card and the texts that differ, or null. Given a row, starts at its texts; given a file, uploads it. */
export function choosePhotograph({ row = null, file = null, opener = document.activeElement } = {}) {
  dialog ??= makeDialog()
  dialog.querySelector("[data-search]").reset()
  dialog.showModal()
  if (row) showTexts(row.card, row.texts, row.isDecorative)
  else showLibrary()
  if (file) upload(dialog, file)
  return new Promise((resolve) => {
    resolveChoice = (answer) => {
      resolveChoice = () => {}
      opener?.focus?.()
      resolve(answer)
    }
  })
}

/** The dialog stays until the library has the texts it lacked: nobody writes on while the photograph is on its way. */
async function finish(event) {
  // `askForAlt` has sent the person back to a field.
  if (event.defaultPrevented) return
  event.preventDefault()
  const mine = resolveChoice
  dialog.inert = true
  await saveTexts(getCard(), readTexts(dialog))
  dialog.inert = false
  // The dialog was closed meanwhile, or opened for another photograph.
  if (resolveChoice !== mine) return
  dialog.close()
  resolveChoice({ card: getCard(), texts: readTexts(dialog), isDecorative: getDecorative(dialog).checked })
}

const getCard = () => dialog.querySelector("[data-shown] [data-photo]")

function makeDialog() {
  document.body.append(getGroup().querySelector('[data-template="dialog"]').content.cloneNode(true))
  const found = document.body.querySelector("dialog.library")
  found.querySelector("[data-close]").addEventListener("click", () => found.close())
  found.querySelector("[data-back]").addEventListener("click", showLibrary)
  found.addEventListener("library:chosen", ({ detail }) => showTexts(detail.card, {}))
  prepareSearch(found)
  prepareUpload(found)
  prepareTexts(found)
  found.querySelector('[data-step="words"]').addEventListener("submit", finish)
  // The browser reports a closed dialog later, when it may be open again.
  found.addEventListener("close", () => found.open || resolveChoice(null))
  return found
}

function showLibrary() {
  showStep("choose")
  search(dialog)
  dialog.querySelector('[name="q"]').select()
}

function showTexts(chosen, texts, isDecorative = false) {
  const copy = chosen.cloneNode(true)
  copy.querySelector("img").sizes = "20rem"
  dialog.querySelector("[data-shown]").replaceChildren(copy)
  fillTexts(dialog, copy.dataset, texts)
  getDecorative(dialog).checked = isDecorative
  showStep("words")
  dialog.querySelector("#library-caption").focus()
}

function showStep(step) {
  for (const part of dialog.querySelectorAll("[data-step]")) part.hidden = part.dataset.step !== step
  dialog.querySelector("#library-title").textContent = TITLES[step]
  dialog.scrollTop = 0
}

// --- Caption, credit and alternative text for one use: the library's until they are changed

const getDecorative = (dialog) => dialog.querySelector("#library-decorative")
const getField = (dialog, name) => dialog.querySelector(`#library-${name}`)
const normalize = (text) => (text ?? "").replaceAll("\r\n", "\n").trim()
const libraryText = (dialog, name) => normalize(getCard().dataset[name])

function prepareTexts(dialog) {
  for (const name of TEXTS) {
    getField(dialog, name).addEventListener("input", () => showState(dialog, name))
    getPart(dialog, name).querySelector("[data-restore]").addEventListener("click", () => restoreText(dialog, name))
  }
  offerCredit({
    caption: getField(dialog, "caption"),
    credit: getField(dialog, "credit"),
    place: dialog.querySelector("[data-offer]"),
    address: dialog.dataset.creditOffer,
  })
  dialog.querySelector('[data-step="words"]').addEventListener("submit", (event) => askForAlt(event, dialog))
}

/** Put in what will be printed: the texts of this use, else the library's. */
function fillTexts(dialog, photo, texts) {
  for (const name of TEXTS) {
    getField(dialog, name).value = texts[name] || normalize(photo[name])
    showState(dialog, name)
  }
  dialog.querySelector("[data-alt-missing]").hidden = true
  dialog.querySelector("[data-offer]").replaceChildren()
  getField(dialog, "caption").dispatchEvent(new Event("input"))
}

/** The texts typed, blank where they are the library's. */
function readTexts(dialog) {
  const own = (name) => normalize(getField(dialog, name).value)
  return Object.fromEntries(TEXTS.map((name) => [name, own(name) === libraryText(dialog, name) ? "" : own(name)]))
}

const getPart = (dialog, name) => dialog.querySelector(`[data-word="${name}"]`)

function showState(dialog, name) {
  const [own, there] = [normalize(getField(dialog, name).value), libraryText(dialog, name)]
  const differs = isLacking(getCard(), name) ? "new" : "differs"
  const state = own === there ? (there ? "same" : "none") : own ? differs : "blank"
  for (const each of getPart(dialog, name).querySelectorAll("[data-state]")) each.hidden = each.dataset.state !== state
  getPart(dialog, name).querySelector("[data-restore]").hidden = own === there || !there
}

function restoreText(dialog, name) {
  getField(dialog, name).value = libraryText(dialog, name)
  getField(dialog, name).dispatchEvent(new Event("input"))
  getField(dialog, name).focus()
}

/** Ask once for what the photograph shows. */
function askForAlt(event, dialog) {
  const missing = dialog.querySelector("[data-alt-missing]")
  if (getDecorative(dialog).checked) return
  if (normalize(getField(dialog, "alt").value) || libraryText(dialog, "alt") || !missing.hidden) return
  event.preventDefault()
  missing.hidden = false
  getField(dialog, "alt").focus()
}

// --- Texts typed for a photograph that was just taken in go to the library, where it has none

async function saveTexts(card, texts) {
  const fresh = TEXTS.filter((name) => texts[name] && isLacking(card, name))
  if (!fresh.length) return
  const body = new FormData()
  for (const name of fresh) body.set(name, texts[name])
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  const signal = AbortSignal.timeout(PATIENCE)
  const answer = await fetch(card.dataset.describe, { method: "POST", body, headers, signal }).catch(() => null)
  // Otherwise they stay the texts of this use, and nothing is lost.
  if (answer?.status === 204) for (const name of fresh) card.dataset[name] = texts[name]
}

/** Whether the library takes this text from whoever has just uploaded the photograph. */
const isLacking = (card, name) => Boolean(card.dataset.describe) && !card.dataset[name]
