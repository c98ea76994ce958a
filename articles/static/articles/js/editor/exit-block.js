/** The ways out of a block by keyboard: on to its next part, out below it, or back to the block as a whole. */

import { Extension, pm } from "django-prose-editor/editor"
import { current, isOwn } from "./block-position.js"

const { NodeSelection, Selection, TextSelection } = pm.state

export const ExitBlock = Extension.create({
  name: "leaving",
  priority: 1000,

  addKeyboardShortcuts: () => ({
    "Mod-Enter": ({ editor }) => isIn(editor.state) && editor.commands.command(leave),
    Enter: ({ editor }) => editor.commands.command(onward),
    Tab: ({ editor }) => editor.commands.command(intoCells),
    Escape: ({ editor }) => editor.commands.command(whole),
  }),
})

function isIn({ selection }) {
  const here = current(selection)
  return Boolean(here && isOwn(here.node))
}

const leave = ({ tr }) => below(tr, tr.selection.$from.posAtIndex(tr.selection.$from.index(0) + 1, 0))

/** To the paragraph below a block that ends there; it is made where there is none. */
function below(tr, end) {
  if (!tr.doc.nodeAt(end)?.isTextblock) tr.insert(end, tr.doc.type.schema.nodes.paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView()
  return true
}

/** Enter goes from a caption to what follows it, and from an empty last paragraph out of a quotation or note. */
function onward({ tr, dispatch }) {
  const { $from, empty } = tr.selection
  if (!empty || !["caption", "quoted", "editorsNote"].includes(part($from).type.name)) return false
  if (part($from).type.name === "caption") return !dispatch || follow(tr, $from.after())
  const { parent, depth } = $from
  if (parent.content.size || $from.index(-1) === 0 || $from.indexAfter(-1) < $from.node(-1).childCount) return false
  if (!dispatch) return true
  const end = $from.after(depth - 1)
  tr.delete($from.before(), $from.after())
  return follow(tr, tr.mapping.map(end))
}

/** The part of a block in which one writes: a caption, or what holds the paragraph. */
function part($from) {
  return $from.parent.type.name === "caption" || $from.depth < 2 ? $from.parent : $from.node(-1)
}

/** Into the next part of the same block, or out of it. */
function follow(tr, pos) {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.depth || !$pos.nodeAfter) return below(tr, $pos.depth ? $pos.after(1) : pos)
  tr.setSelection(Selection.near($pos, 1)).scrollIntoView()
  return true
}

function intoCells({ tr, dispatch }) {
  const { $from } = tr.selection
  const isCaption = $from.parent.type.name === "caption" && $from.node(-1).type.name === "tableFigure"
  return isCaption && (!dispatch || follow(tr, $from.after()))
}

/** Escape takes the block as a whole, to be cut, deleted or moved. */
function whole({ tr, dispatch }) {
  const here = current(tr.selection)
  if (!here || !isOwn(here.node) || tr.selection.node === here.node) return false
  if (dispatch) tr.setSelection(NodeSelection.create(tr.doc, here.pos))
  return true
}
