/** Keeps places and rows in step: a place pasted twice gets a number and a row of its own. */

import { Plugin } from "django-prose-editor/editor"

import { free, isForeign, rowAt, settle } from "./slots.js"
import { add } from "./rows.js"

const NODE = "photoSlot"

/** Every place in a document: where, and which number. */
export function places(doc) {
  const found = []
  doc.descendants((node, at) => {
    if (node.type.name === NODE) found.push({ at, slot: node.attrs.slot })
  })
  return found
}

const slots = (doc) => places(doc).map(({ slot }) => slot)

export function inStep() {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const seen = new Set()
      for (const { at, slot } of places(doc)) {
        if (seen.has(slot) || isForeign(slot)) tr.setNodeAttribute(at, "slot", copied(slot, slots(tr.doc)))
        seen.add(slot)
      }
      return tr.docChanged ? tr : null
    },
    view: () => ({ update: ({ state }, before) => before.doc.eq(state.doc) || settle(slots(state.doc)) }),
  })
}

/** The number of a new place with the same photograph and words. */
function copied(slot, taken) {
  const place = free(taken)
  const row = rowAt(slot)
  if (row) add({ place, inText: true, card: row.card, words: row.words })
  return String(place)
}
