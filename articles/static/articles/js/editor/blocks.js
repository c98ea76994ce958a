/** Blocks as wholes: where they stand, how they are put in, moved, removed, and left by keyboard. */

import { crel, Extension, Node, pm } from "django-prose-editor/editor"
import { gettext, interpolate } from "../i18n.js"

// --- Where a block stands in the text, and how a new one gets there

/** The top-level block in which a selection begins, as { node, pos }; null between two or at the end. */
export function blockAt({ $from, empty }) {
  const index = $from.index(0)
  if (index >= $from.doc.childCount || (empty && !$from.depth)) return null
  return { node: $from.doc.child(index), pos: $from.posAtIndex(index, 0) }
}

/** Whether a block is one of ours, a figure or a note, which stand only at the top of the text. */
export const isOwn = (node) => node.type.spec.group === "top"

/** Puts a block (as JSON) after the one at hand, or in the place of an empty paragraph, and goes into it. */
export function insertBlock(editor, block) {
  const { from, to } = insertionRange(editor.state)
  const goThere = ({ tr }) => {
    // ProseMirror joins changes that follow within half a second into one step of undo.
    pm.history.closeHistory(tr).replaceWith(from, to, editor.schema.nodeFromJSON(block))
    tr.setSelection(selectionInside(tr.doc, from)).scrollIntoView()
    return true
  }
  return editor.chain().focus().command(goThere).run()
}

function insertionRange({ doc, selection }) {
  const here = blockAt(selection)
  if (!here) return { from: selection.to, to: selection.to }
  const end = selection.$to.depth ? selection.$to.after(1) : selection.to
  const isEmpty = here.node.type.name === "paragraph" && !here.node.content.size
  return { from: isEmpty ? here.pos : end, to: end }
}

/** Where one begins to write in the block at a position: a table in its first cell, all else at the top. */
function selectionInside(doc, pos) {
  const caption = doc.nodeAt(pos).type.name === "tableFigure" ? doc.nodeAt(pos + 1).nodeSize : 0
  return pm.state.Selection.near(doc.resolve(pos + 1 + caption), 1)
}

// --- The block in which one stands is moved up or down, opened for what can be said of it, and taken out

export const Blocks = Extension.create({
  name: "blocks",
  priority: 1000,

  addCommands: () => ({
    moveBlock: (direction) => (props) => moveBlock(direction, props),
    editBlock: () => ({ editor, dispatch }) => editBlock(editor, dispatch),
    removeBlock: () => (props) => removeBlock(props),
  }),

  addKeyboardShortcuts: () => ({
    // Taken even where nothing can move: else the browser or the editor would do something else with the key.
    "Alt-ArrowUp": ({ editor }) => editor.chain().moveBlock(-1).scrollIntoView().run() || true,
    "Alt-ArrowDown": ({ editor }) => editor.chain().moveBlock(1).scrollIntoView().run() || true,
    "Alt-Enter": ({ editor }) => editor.commands.editBlock(),
    "Mod-Shift-Backspace": ({ editor }) => editor.commands.removeBlock(),
  }),

  addMenuItems({ buttons, menu }) {
    const item = (name, icon, run) =>
      menu.defineItem({
        name,
        groups: "block",
        button: buttons.material(icon),
        enabled: (editor) => run(editor.can()),
        command: (editor) => run(editor.chain().focus()).run(),
      })
    item("moveUp", "arrow_upward", (chain) => chain.moveBlock(-1))
    item("moveDown", "arrow_downward", (chain) => chain.moveBlock(1))
    item("editBlock", "tune", (chain) => chain.editBlock())
    item("removeBlock", "delete", (chain) => chain.removeBlock())
  },
})

/** Moves the neighbour to the other side instead, so that the selection stays as it is. */
function moveBlock(direction, { editor, tr, dispatch }) {
  const { doc, selection } = tr
  const [first, last] = [selection.$from.index(0), selection.$to.indexAfter(0)]
  const sibling = doc.maybeChild(direction < 0 ? first - 1 : last)
  if (first === last || !sibling || isTrailingParagraph(doc, sibling)) return false
  const [from, to] = [selection.$from.posAtIndex(first, 0), selection.$from.posAtIndex(last, 0)]
  const size = sibling.nodeSize
  if (!dispatch) return true
  if (direction < 0) asOwnStep(tr).insert(to, sibling).delete(from - size, from)
  else asOwnStep(tr).delete(to, to + size).insert(from, sibling)
  announce(editor, direction < 0 ? gettext("Moved up.") : gettext("Moved down."))
  return true
}

/** Makes the change a step of undo of its own, however soon it follows another one. */
const asOwnStep = (tr) => pm.history.closeHistory(tr)

/** The empty paragraph at the end is only a place to write on. */
const isTrailingParagraph = (doc, node) => node === doc.lastChild && node.type.name === "paragraph" && !node.content.size

function editBlock(editor, dispatch) {
  const here = blockAt(editor.state.selection)
  const open = here && editor.storage[here.node.type.name]?.edit
  if (open && dispatch) open(editor, here)
  return Boolean(open)
}

function removeBlock({ editor, tr, dispatch }) {
  const here = blockAt(tr.selection)
  if (!here || !dispatch) return Boolean(here)
  asOwnStep(tr).delete(here.pos, here.pos + here.node.nodeSize).scrollIntoView()
  announce(editor, gettext("Removed. Undo brings it back."))
  return true
}

const places = new WeakMap()

/** Says to those who do not see it what a key has done. */
export function announce(editor, words) {
  if (!places.has(editor)) {
    const place = crel("p", { className: "visually-hidden", role: "status" })
    editor.view.dom.after(place)
    places.set(editor, place)
  }
  const place = places.get(editor)
  // A screen reader says a live region only when its text changes: the blank makes the same words new.
  place.textContent = place.textContent === words ? `${words}\u00a0` : words
}

// --- The ways out of a block by keyboard: on to its next part, out below it, or back to the block as a whole

const { NodeSelection, Selection, TextSelection } = pm.state

export const ExitBlock = Extension.create({
  name: "exitBlock",
  priority: 1000,

  addKeyboardShortcuts: () => ({
    "Mod-Enter": ({ editor }) => isInOwnBlock(editor.state) && editor.commands.command(leaveBlock),
    Enter: ({ editor }) => editor.commands.command(goOn),
    Tab: ({ editor }) => editor.commands.command(enterCells),
    Escape: ({ editor }) => editor.commands.command(selectBlock),
  }),
})

function isInOwnBlock({ selection }) {
  const here = blockAt(selection)
  return Boolean(here && isOwn(here.node))
}

const leaveBlock = ({ tr }) => goBelow(tr, tr.selection.$from.posAtIndex(tr.selection.$from.index(0) + 1, 0))

/** To the paragraph below a block that ends there; it is made where there is none. */
function goBelow(tr, end) {
  if (!tr.doc.nodeAt(end)?.isTextblock) tr.insert(end, tr.doc.type.schema.nodes.paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView()
  return true
}

/** Enter goes from a caption to what follows it, and from an empty last paragraph out of a quotation or note. */
function goOn({ tr, dispatch }) {
  const { $from, empty } = tr.selection
  if (!empty || !["caption", "quoted", "editorsNote"].includes(writablePart($from).type.name)) return false
  if (writablePart($from).type.name === "caption") return !dispatch || goTo(tr, $from.after())
  const { parent, depth } = $from
  if (parent.content.size || $from.index(-1) === 0 || $from.indexAfter(-1) < $from.node(-1).childCount) return false
  if (!dispatch) return true
  const end = $from.after(depth - 1)
  tr.delete($from.before(), $from.after())
  return goTo(tr, tr.mapping.map(end))
}

/** The part of a block in which one writes: a caption, or what holds the paragraph. */
function writablePart($from) {
  return $from.parent.type.name === "caption" || $from.depth < 2 ? $from.parent : $from.node(-1)
}

/** Into the next part of the same block, or out of it. */
function goTo(tr, pos) {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.depth || !$pos.nodeAfter) return goBelow(tr, $pos.depth ? $pos.after(1) : pos)
  tr.setSelection(Selection.near($pos, 1)).scrollIntoView()
  return true
}

function enterCells({ tr, dispatch }) {
  const { $from } = tr.selection
  const isCaption = $from.parent.type.name === "caption" && $from.node(-1).type.name === "tableFigure"
  return isCaption && (!dispatch || goTo(tr, $from.after()))
}

/** Escape takes the block as a whole, to be cut, deleted or moved. */
function selectBlock({ tr, dispatch }) {
  const here = blockAt(tr.selection)
  if (!here || !isOwn(here.node) || tr.selection.node === here.node) return false
  if (dispatch) tr.setSelection(NodeSelection.create(tr.doc, here.pos))
  return true
}

// --- In the text of a fix a photograph stands where it stands, and its words are fields below the text

export const listSlotAttributes = () => ({
  slot: {
    default: "1",
    parseHTML: (element) => element.getAttribute("data-slot"),
    renderHTML: ({ slot }) => ({ "data-slot": slot }),
  },
})

export const FixedSlot = Node.create({
  name: "photoSlot",
  group: "top",
  atom: true,

  addOptions: () => ({ slots: {} }),

  addAttributes: listSlotAttributes,

  parseHTML: () => [{ tag: "figure[data-slot]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      dom.className = "fixed-slot"
      const caption = this.options.slots[node.attrs.slot] ?? ""
      dom.textContent = interpolate(gettext("Photograph: %(caption)s"), { caption })
      return { dom }
    }
  },
})
