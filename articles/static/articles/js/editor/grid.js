/** The rows and columns of a table, and the buttons that add and remove them. */

import { Table as Plain } from "django-prose-editor/editor"

const ACTS = {
  addRowBefore: "Row above",
  addRowAfter: "Row below",
  deleteRow: "Delete row",
  addColumnBefore: "Column before",
  addColumnAfter: "Column after",
  deleteColumn: "Delete column",
  toggleHeaderRow: "Heading row",
  toggleHeaderColumn: "Heading column",
}

export const Table = Plain.extend({
  group: "",

  addMenuItems({ buttons, menu }) {
    for (const [name, words] of Object.entries(ACTS)) {
      menu.defineItem({
        name,
        groups: "table",
        button: buttons.text(words),
        hidden: (editor) => !editor.isActive("table"),
        enabled: (editor) => editor.can()[name](),
        command: (editor) => editor.chain().focus()[name]().run(),
      })
    }
  },
})
