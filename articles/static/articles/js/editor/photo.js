/** Photographs in the text: <figure data-slot="n"></figure>, whose picture and words stand in a row of the form. */

import { Node } from "django-prose-editor/editor"

import { arriving } from "../library/paste-file.js"
import { named } from "../library/clipboard.js"
import { inStep } from "../library/sync-slots.js"
import { change, insert, view } from "../library/node-view.js"
import { worded } from "./button.js"

export const PhotoSlot = Node.create({
  name: "photoSlot",
  group: "top",
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

  addStorage: () => ({ edit: (editor, { node, pos }) => change({ editor, slot: node.attrs.slot, at: pos }) }),

  addNodeView() {
    return view
  },

  addProseMirrorPlugins() {
    return [inStep(), arriving(this.editor), named(this.editor)]
  },

  addKeyboardShortcuts() {
    return { Enter: () => changeSelected(this.editor), "Mod-Alt-1": () => (insert(this.editor), true) }
  },

  addMenuItems({ menu }) {
    menu.defineItem({
      name: "photoSlot",
      groups: "blocks",
      priority: 200,
      button: worded("image", "Photograph"),
      command: (editor) => insert(editor),
    })
  },
})

/** With a photograph selected, Enter opens its words. */
function changeSelected(editor) {
  const { node, from } = editor.state.selection
  if (node?.type.name !== "photoSlot") return false
  change({ editor, slot: node.attrs.slot, at: from })
  return true
}
