/** Which photograph stands in which place of the text, and which numbers are free. */

import { giveWay, isTaken } from "./slot-conflict.js"
import { changed, group, rows } from "./rows.js"

/** The row whose photograph stands in place `slot` of the text. */
export function rowAt(slot) {
  return rows().find((row) => row.standsInText && row.place === Number(slot))
}

/** Whether a number belongs to a photograph that does not stand in the text. */
export function isForeign(slot) {
  return !Number(slot) || rows().some((row) => !row.standsInText && row.place === Number(slot))
}

/** The lowest number that neither a row nor a place of the text has; 0 is the lead's. */
export function free(slots = []) {
  const known = new Set([...taken(), ...slots.map(Number)])
  let number = 1
  while (known.has(number)) number += 1
  return number
}

/** A number after all others: what has it stands last. */
export const last = () => Math.max(...taken()) + 1

const taken = () => [0, ...slotsInText().map(Number), ...rows().map((row) => row.place || 0)]

/** A row whose place the text has lost goes with the next save; undo brings both back. */
export function settle(slots) {
  const used = new Set(slots.map(Number))
  let moved = false
  for (const row of rows()) {
    if (!row.standsInText) continue
    moved ||= row.removed === used.has(row.place)
    row.removed = !used.has(row.place)
  }
  if (moved) changed()
}

/** Mark the rows whose places the text has as it is opened; the others stand after it. */
function home() {
  for (const row of rows()) {
    if (Number.isNaN(row.place)) row.place = last()
    if (isTaken(row)) giveWay(row, last(), text())
  }
  const slots = slotsInText()
  const used = new Set(slots.map(Number).filter(Boolean))
  for (const row of rows()) if (used.has(row.place)) row.element.dataset.inText = ""
  settle(slots)
  changed()
}

/** The places in the body, as it would be posted now. */
function slotsInText() {
  return [...(text()?.value ?? "").matchAll(/<figure data-slot="(\d+)"/g)].map(([, slot]) => slot)
}

const text = () => document.getElementById(group().dataset.text)

if (group()) home()
