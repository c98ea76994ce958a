/** Moves the block in which one stands up or down, opens what can be said of it, and takes it out. */

import { Extension, pm } from "django-prose-editor/editor"
import { current } from "./block-position.js"
import { say } from "./announce.js"

export const Blocks = Extension.create({
  name: "blocks",
  priority: 1000,

  addCommands: () => ({
    moveBlock: (direction) => (props) => move(direction, props),
    editBlock: () => ({ editor, dispatch }) => edit(editor, dispatch),
    removeBlock: () => (props) => remove(props),
  }),

  addKeyboardShortcuts: () => ({
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

/** The neighbour goes to the other side: so what is selected stays so. */
function move(direction, { editor, tr, dispatch }) {
  const { doc, selection } = tr
  const [first, last] = [selection.$from.index(0), selection.$to.indexAfter(0)]
  const sibling = doc.maybeChild(direction < 0 ? first - 1 : last)
  if (first === last || !sibling || isTrail(doc, sibling)) return false
  const [from, to] = [selection.$from.posAtIndex(first, 0), selection.$from.posAtIndex(last, 0)]
  const size = sibling.nodeSize
  if (!dispatch) return true
  if (direction < 0) alone(tr).insert(to, sibling).delete(from - size, from)
  else alone(tr).delete(to, to + size).insert(from, sibling)
  say(editor, direction < 0 ? "Moved up." : "Moved down.")
  return true
}

/** What is done here is undone by itself, however soon it came after something else. */
const alone = (tr) => pm.history.closeHistory(tr)

/** The empty paragraph at the end is only a place to write on. */
const isTrail = (doc, node) => node === doc.lastChild && node.type.name === "paragraph" && !node.content.size

function edit(editor, dispatch) {
  const here = current(editor.state.selection)
  const open = here && editor.storage[here.node.type.name]?.edit
  if (open && dispatch) open(editor, here)
  return Boolean(open)
}

function remove({ editor, tr, dispatch }) {
  const here = current(tr.selection)
  if (!here || !dispatch) return Boolean(here)
  alone(tr).delete(here.pos, here.pos + here.node.nodeSize).scrollIntoView()
  say(editor, "Removed. Undo brings it back.")
  return true
}
