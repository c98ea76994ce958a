/** Where a block stands in the text, and how a new one gets there. */

import { pm } from "django-prose-editor/editor"

/** The top-level block in which a selection begins, as { node, pos }; null between two or at the end. */
export function current({ $from, empty }) {
  const index = $from.index(0)
  if (index >= $from.doc.childCount || (empty && !$from.depth)) return null
  return { node: $from.doc.child(index), pos: $from.posAtIndex(index, 0) }
}

/** The block below which the selection stands must be one of ours: a figure or a note. */
export const isOwn = (node) => node.type.spec.group === "top"

/** Puts a block (as JSON) after the one at hand, or in the place of an empty paragraph, and goes into it. */
export function insert(editor, block) {
  const { from, to } = room(editor.state)
  const goThere = ({ tr }) => {
    pm.history.closeHistory(tr).replaceWith(from, to, editor.schema.nodeFromJSON(block))
    tr.setSelection(start(tr.doc, from)).scrollIntoView()
    return true
  }
  return editor.chain().focus().command(goThere).run()
}

function room({ doc, selection }) {
  const here = current(selection)
  if (!here) return { from: selection.to, to: selection.to }
  const end = selection.$to.depth ? selection.$to.after(1) : selection.to
  const isEmpty = here.node.type.name === "paragraph" && !here.node.content.size
  return { from: isEmpty ? here.pos : end, to: end }
}

/** Where one begins to write in the block at a position: a table in its first cell, all else at the top. */
function start(doc, pos) {
  const caption = doc.nodeAt(pos).type.name === "tableFigure" ? doc.nodeAt(pos + 1).nodeSize : 0
  return pm.state.Selection.near(doc.resolve(pos + 1 + caption), 1)
}
