/** Where a photograph comes from: found in the library by its words, or uploaded. */

import { gettext, interpolate, ngettext } from "../i18n.js"

// Milliseconds: within them comes the second press of a double click, which must meet the same list.
const PAUSE = 500
const STEPS = { ArrowUp: -1, ArrowDown: 1 }
const LOST = gettext("The library does not answer. Try again; if you were logged out, log in in another window.")
const UPLOAD_LOST = gettext("The upload did not arrive. Try again; if you were logged out, log in in another window.")

// --- Search: words, a grid to choose from with the arrow keys, older ones

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
    chooseMarked(dialog)
  })
  chooser.addEventListener("dblclick", (event) => event.target.closest("label") && chooseMarked(dialog))
  chooser.addEventListener("keydown", moveByRow)
  chooser.addEventListener("click", ({ target }) => {
    if ("older" in target.dataset) showOlder(dialog, target)
  })
  watchPresses(dialog.querySelector("[data-found]"))
}

/** Show the newest photographs with the words typed; an answer that comes after a newer one's question is dropped. */
export async function search(dialog) {
  const found = dialog.querySelector("[data-found]")
  const before = found.querySelector(":checked")
  const number = (newest += 1)
  const answer = await fetchFragment(dialog, { q: dialog.querySelector("[data-search]").elements.q.value })
  await waitForPresses()
  if (number !== newest) return
  if (!answer) return announce(dialog, LOST)
  const count = answer.querySelectorAll("label").length
  announce(dialog, count ? describeCount(count, answer.querySelector("[data-older]")) : "")
  replaceList(found, answer, before)
}

function describeCount(count, hasOlder) {
  const sentence = hasOlder
    ? ngettext("%(count)s photograph, and older ones", "%(count)s photographs, and older ones", count)
    : ngettext("%(count)s photograph", "%(count)s photographs", count)
  return interpolate(sentence, { count })
}

/** Show what comes after the list that is shown, found by the same words. */
async function showOlder(dialog, button) {
  const number = newest
  const focused = document.activeElement
  const answer = await fetchFragment(dialog, { q: button.dataset.words, before: button.dataset.older })
  if (number !== newest || !button.isConnected) return
  if (!answer) return announce(dialog, LOST)
  const first = answer.querySelector("input")
  const isWaiting = document.activeElement === focused
  button.replaceWith(answer)
  if (isWaiting) first?.focus()
}

/** The part of a page that answers, or null. */
async function fetchFragment(dialog, words) {
  const { action } = dialog.querySelector("[data-search]")
  const answer = await fetch(`${action}?${new URLSearchParams(words)}`).catch(() => null)
  // Whoever is logged out is led to the log-in page, which answers 200.
  if (!answer?.ok || answer.redirected) return null
  const holder = document.createElement("template")
  holder.innerHTML = await answer.text().catch(() => "")
  return holder.content
}

function chooseMarked(dialog) {
  const radio = dialog.querySelector("[data-found] input:checked")
  if (!radio) return announce(dialog, gettext("Choose one of the photographs first."))
  const detail = { card: radio.closest("label").querySelector("[data-photo]") }
  dialog.dispatchEvent(new CustomEvent("library:chosen", { detail }))
}

function announce(dialog, words) {
  dialog.querySelector("[data-status]").textContent = words
}

// --- Up and down in a grid of radio buttons go to the row above and below, not to the neighbour

function moveByRow(event) {
  if (!(event.key in STEPS) || event.target.type !== "radio") return
  const all = [...event.currentTarget.querySelectorAll('input[type="radio"]:not(:disabled)')]
  const next = all[all.indexOf(event.target) + STEPS[event.key] * countColumns(all)]
  event.preventDefault()
  if (!next) return
  next.checked = true
  next.focus()
}

/** How many stand beside each other in the first row. */
function countColumns(all) {
  const top = (radio) => radio.closest("label").offsetTop
  return all.filter((radio) => top(radio) === top(all[0])).length || 1
}

// --- An answer replaces a list in which somebody may be choosing already: the choice is not lost

let press = Promise.resolve()

/** From now on a press in the list is waited for. */
function watchPresses(list) {
  list.addEventListener("pointerdown", () => {
    press = new Promise((done) => {
      const release = () => setTimeout(done, PAUSE)
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { once: true })
    })
  })
}

/** Resolves when nobody presses anything in the list, so that a press meets what the person saw. */
async function waitForPresses() {
  for (let last = null; last !== press; await last) last = press
}

/**
 * Show `answer`. What was chosen since `before`, or has the focus, stays: where the answer has it, else on top.
 * It never leaves the page, for a key may be down on it.
 */
function replaceList(list, answer, before) {
  const held = findChoice(list, before)
  const hadFocus = list.contains(document.activeElement)
  const shown = [...answer.children]
  const place = shown.findIndex((each) => held && each.querySelector("input")?.value === held.querySelector("input").value)
  for (const each of [...list.childNodes]) if (each !== held) each.remove()
  list.prepend(...shown.slice(0, Math.max(place, 0)))
  list.append(...shown.slice(place + 1))
  if (hadFocus && !held) list.querySelector("input:not(:disabled), button")?.focus()
}

function findChoice(list, before) {
  const chosen = list.querySelector(":checked")
  const focused = list.querySelector("input:focus")
  return (focused ?? (chosen === before ? null : chosen))?.closest("label") ?? null
}

/** Whether nobody has gone on to search or to choose since: then an upload may lead on by itself. */
function watchForChoice(dialog) {
  const state = () => [dialog.querySelector('[name="q"]').value, dialog.querySelector("[data-found] :checked")?.value]
  const before = state().join()
  return () => state().join() === before
}

// --- Upload: by the file field or dropped, with its progress, or with the reason why not

let request
let isWaiting = () => true

export function prepareUpload(dialog) {
  const form = dialog.querySelector("[data-upload]")
  if (!form) return
  form.elements.file.addEventListener("change", () => upload(dialog, form.elements.file.files[0]))
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("click", ({ target }) => {
    if ("use" in target.dataset) announceChoice(dialog, form)
    if (!("dismiss" in target.dataset)) return
    resetUpload(form)
    form.elements.file.focus()
  })
  // Without both the browser leaves the page and opens the dropped file.
  dialog.addEventListener("dragover", (event) => event.preventDefault())
  dialog.addEventListener("drop", (event) => {
    event.preventDefault()
    upload(dialog, event.dataTransfer.files[0])
  })
  // An answer that comes later would put its photograph in the place of another one's words.
  dialog.addEventListener("library:chosen", () => resetUpload(form))
  // The browser reports a closed dialog later, when it may be open again.
  dialog.addEventListener("close", () => dialog.open || resetUpload(form))
}

/** Leave nothing of an earlier upload. */
function resetUpload(form) {
  request?.abort()
  form.querySelector("progress").hidden = true
  showRefusal(form, "")
  form.reset()
  form.querySelector("[data-taken]").replaceChildren()
}

/** Take a file: one that was chosen here, dropped, or pasted into the text. */
export function upload(dialog, file) {
  const form = dialog.querySelector("[data-upload]")
  if (!file || !form) return
  resetUpload(form)
  isWaiting = watchForChoice(dialog)
  const limit = Number(form.dataset.limit)
  // Said before the upload, which may take minutes.
  if (file.size > limit) {
    const sentence = gettext("This file has more than %(limit)s MB. Export it smaller, then upload it again.")
    return showRefusal(form, interpolate(sentence, { limit: limit / 1024 ** 2 }))
  }
  const data = new FormData(form)
  data.set("file", file)
  // fetch does not tell how much of an upload has been sent.
  request = new XMLHttpRequest()
  const progress = form.querySelector("progress")
  progress.hidden = false
  request.upload.addEventListener("progress", ({ loaded, total }) => (progress.value = loaded / total))
  for (const end of ["load", "error"]) request.addEventListener(end, () => showAnswer(dialog, form, request))
  request.open("POST", form.action)
  request.send(data)
}

function showAnswer(dialog, form, { status, response }) {
  form.querySelector("progress").hidden = true
  const answer = new DOMParser().parseFromString(response, "text/html").body
  // The page of a 503 says what is wrong, such as a full disk.
  const full = status === 503 && answer.querySelector("main p")?.textContent
  if (![200, 201, 422].includes(status)) return showRefusal(form, full || UPLOAD_LOST)
  if (status === 422) return showRefusal(form, answer.textContent.trim())
  form.querySelector("[data-taken]").replaceChildren(...answer.childNodes)
  if (!isWaiting()) return
  if (status === 201) announceChoice(dialog, form)
  else form.querySelector("[data-taken] button").focus()
}

function announceChoice(dialog, form) {
  const card = form.querySelector("[data-taken] [data-photo]")
  dialog.dispatchEvent(new CustomEvent("library:chosen", { detail: { card } }))
}

function showRefusal(form, words) {
  form.querySelector("[data-refused]").textContent = words
}
