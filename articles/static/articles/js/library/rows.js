/**
 * The rows of the article's photographs: the form's own fields, which slots of the text they stand in, and
 * how one is drawn.
 */

import { gettext } from "../i18n.js"

export const TEXTS = ["caption", "credit", "alt"]
const CHANGED = "photographs:changed"

export const getGroup = () => document.querySelector("[data-placements]")

class Row {
  constructor(element) {
    this.element = element
  }
  field(name) {
    return this.element.querySelector(`[name$="-${name}"]`)
  }
  get place() {
    return this.field("position").value === "" ? NaN : Number(this.field("position").value)
  }
  set place(number) {
    this.field("position").value = number
  }
  get removed() {
    return this.field("DELETE").checked
  }
  set removed(is) {
    this.field("DELETE").checked = is
  }
  get standsInText() {
    return "inText" in this.element.dataset
  }
  get card() {
    return this.element.querySelector("[data-photo]")
  }
  get texts() {
    return Object.fromEntries(TEXTS.map((name) => [name, this.field(name).value]))
  }
  /** Whether it only decorates: then nothing of it is read out. */
  get isDecorative() {
    return this.field("is_decorative").checked
  }
  /** The texts as they will be printed. */
  get printedTexts() {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, this.texts[name] || this.card.dataset[name]]))
    return this.isDecorative ? { ...texts, alt: "" } : texts
  }
  /** Take over the photograph of a library card, with the texts that differ for this use. */
  use({ card, texts, isDecorative = false }) {
    this.element.querySelector("[data-chosen]").replaceChildren(card.cloneNode(true))
    this.field("photo").value = card.dataset.photo
    for (const name of TEXTS) this.field(name).value = texts[name]
    this.field("is_decorative").checked = isDecorative
    this.removed = false
    announceChange()
  }
}

/** Every row that has a photograph. */
export function listRows() {
  const elements = getGroup()?.querySelectorAll("[data-rows] > [data-row]") ?? []
  return [...elements].map((element) => new Row(element)).filter((row) => row.card)
}

export function addRow({ place, inText = false, ...chosen }) {
  const total = getGroup().querySelector('[name$="-TOTAL_FORMS"]')
  const holder = document.createElement("template")
  const empty = getGroup().querySelector('[data-template="row"]').innerHTML
  // Django reads as many rows as TOTAL_FORMS says, numbered from 0.
  holder.innerHTML = empty.replaceAll("__prefix__", total.value)
  const row = new Row(holder.content.firstElementChild)
  getGroup().querySelector("[data-rows]").append(row.element)
  total.value = Number(total.value) + 1
  row.place = place
  if (inText) row.element.dataset.inText = ""
  row.use(chosen)
  return row
}

/** Tell who draws the rows; the form hears of it as of anything that is typed. */
export function announceChange() {
  document.dispatchEvent(new Event(CHANGED))
  getGroup().dispatchEvent(new Event("input", { bubbles: true }))
}

export const onChange = (listener) => {
  document.addEventListener(CHANGED, listener)
  return () => document.removeEventListener(CHANGED, listener)
}

// --- Which photograph stands in which slot of the text, and which numbers are free

/** The row whose photograph stands in place `slot` of the text. */
export function findRow(slot) {
  return listRows().find((row) => row.standsInText && row.place === Number(slot))
}

/** Whether a number belongs to a photograph that does not stand in the text. */
export function standsElsewhere(slot) {
  return !Number(slot) || listRows().some((row) => !row.standsInText && row.place === Number(slot))
}

/** The lowest number that neither a row nor a place of the text has; 0 is the lead's. */
export function freeSlot(slots = []) {
  const known = new Set([...listUsed(), ...slots.map(Number)])
  let number = 1
  while (known.has(number)) number += 1
  return number
}

/** A number after all others: what has it stands last. */
export const lastPlace = () => Math.max(...listUsed()) + 1

const listUsed = () => [0, ...slotsInText().map(Number), ...listRows().map((row) => row.place || 0)]

/** A row whose place the text has lost goes with the next save; undo brings both back. */
export function markLostRows(slots) {
  const used = new Set(slots.map(Number))
  let moved = false
  for (const row of listRows()) {
    if (!row.standsInText) continue
    moved ||= row.removed === used.has(row.place)
    row.removed = !used.has(row.place)
  }
  if (moved) announceChange()
}

/** Mark the rows whose places the text has as it is opened; the others stand after it. */
function matchRowsWithText() {
  for (const row of listRows()) {
    if (Number.isNaN(row.place)) row.place = lastPlace()
    if (isPlaceTaken(row)) moveAway(row, lastPlace(), getBody())
  }
  const slots = slotsInText()
  const used = new Set(slots.map(Number).filter(Boolean))
  for (const row of listRows()) if (used.has(row.place)) row.element.dataset.inText = ""
  markLostRows(slots)
  announceChange()
}

/** The places in the body, as it would be posted now. */
function slotsInText() {
  return [...(getBody()?.value ?? "").matchAll(/<figure data-slot="(\d+)"/g)].map(([, slot]) => slot)
}

const getBody = () => document.getElementById(getGroup().dataset.text)

// --- A place that somebody has taken meanwhile: the photograph gets another number, in the text as well

const getRefusal = (row) => row.element.querySelector(".field-position .errorlist")

const isPlaceTaken = (row) => getRefusal(row) !== null

/** Before the editor opens: give a row the number `place`, and its place in the body (a field) too. */
function moveAway(row, place, body) {
  const slot = (number) => `<figure data-slot="${number}">`
  const stood = body?.value.includes(slot(row.place))
  if (stood) body.value = body.value.replace(slot(row.place), slot(place))
  const sentence = gettext("Somebody has put another photograph into its place meanwhile: that one now stands after the text.")
  row.element.dataset.conflict = stood ? sentence : getRefusal(row).textContent.trim()
  row.place = place
  getRefusal(row).remove()
}

// --- A placed photograph as the desk shows it: picture, texts as printed, and what is wrong with it

export function cloneTemplate(name) {
  return getGroup().querySelector(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true)
}

/** Fill a figure from its row. */
export function fillFigure(figure, row) {
  const picture = row.card.querySelector("img")
  const image = figure.querySelector("img")
  for (const name of ["src", "srcset", "width", "height"]) {
    if (image.getAttribute(name) !== picture.getAttribute(name)) {
      image.setAttribute(name, picture.getAttribute(name))
    }
  }
  image.alt = row.printedTexts.alt
  for (const name of ["caption", "credit"]) figure.querySelector(`.${name}`).textContent = row.printedTexts[name]
  const trouble = figure.querySelector(".trouble")
  trouble.textContent = listProblems(row).join(" ")
  trouble.hidden = !trouble.textContent
}

function listProblems(row) {
  const { caption, credit, alt } = row.printedTexts
  return [
    ...[...row.element.querySelectorAll(".errorlist li")].map((line) => line.textContent),
    row.element.dataset.conflict,
    "ended" in row.card.dataset && gettext("The rights to it have ended: choose another before you publish."),
    !caption && gettext("It has no caption."),
    !credit && gettext("It has no credit."),
    !alt && !row.isDecorative && gettext("Nobody has said what it shows (alternative text)."),
  ].filter(Boolean)
}

// --- The form of this page, if it has such rows

if (getGroup()) {
  matchRowsWithText()
  document.addEventListener("desk:answered", () => document.dispatchEvent(new Event(CHANGED)))
}
