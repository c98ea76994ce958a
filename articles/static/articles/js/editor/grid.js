/** The rows and columns of a table, and the buttons that add and remove them. */

import { Table as Plain } from "django-prose-editor/editor"

/** By the name of the command: what the button is called, and what is written on it after its neighbour. */
const ACTS = {
  addRowBefore: ["Row above"],
  addRowAfter: ["Row below", "below"],
  deleteRow: ["Delete row", "delete"],
  addColumnBefore: ["Column before"],
  addColumnAfter: ["Column after", "after"],
  deleteColumn: ["Delete column", "delete"],
  toggleHeaderRow: ["Heading row"],
  toggleHeaderColumn: ["Heading column", "column"],
}

export const Table = Plain.extend({
  group: "",

  addMenuItems({ buttons, menu }) {
    for (const [name, [words, short = words]] of Object.entries(ACTS)) {
      menu.defineItem({
        name,
        groups: "table",
        button: buttons.text(short, words),
        hidden: (editor) => !editor.isActive("table"),
        enabled: (editor) => editor.can()[name](),
        command: (editor) => editor.chain().focus()[name]().run(),
      })
    }
  },
})
