/** Places of photographs in the text. */

import { Node } from "django-prose-editor/editor"

/** Keeps the numbered place of a photograph in the text: <figure data-slot="n"></figure>. */
export const PhotoSlot = Node.create({
  name: "photoSlot",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      slot: {
        default: "1",
        parseHTML: (element) => element.getAttribute("data-slot"),
        renderHTML: ({ slot }) => ({ "data-slot": slot }),
      },
    }
  },

  parseHTML() {
    return [{ tag: "figure[data-slot]" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes]
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "photoSlot",
      groups: "nodes",
      button: buttons.material("image", "Place of the next photograph"),
      command(editor) {
        const place = { type: "photoSlot", attrs: { slot: next(editor) } }
        editor.chain().focus().insertContentAt(below(editor.state.selection), place).run()
      },
    })
  },
})

/** Right after the block in which the selection ends. */
function below({ $to, to }) {
  return $to.depth ? $to.after(1) : to
}

/** The first number that no place in the text has yet. */
function next(editor) {
  const taken = new Set()
  editor.state.doc.descendants((node) => {
    if (node.type.name === "photoSlot") taken.add(node.attrs.slot)
  })
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}
