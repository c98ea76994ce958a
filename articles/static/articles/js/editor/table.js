/** A table with its caption: a figure, so that the two are one block. */

import { crel, Node } from "django-prose-editor/editor"
import { worded } from "./button.js"
import { ask, field } from "./dialog.js"
import { insert } from "./block-position.js"

const SIZES = { columns: 12, rows: 100 }

export const TableFigure = Node.create({
  name: "tableFigure",
  group: "top",
  content: "caption table",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "figure.table", priority: 60, contentElement: captioned }],
  renderHTML: () => ["figure", { class: "table" }, 0],
  addKeyboardShortcuts: () => ({ "Mod-Alt-7": ({ editor }) => (put(editor), true) }),

  addMenuItems({ menu }) {
    const button = worded("table_chart", "Table")
    const active = (editor) => editor.isActive("tableFigure")
    menu.defineItem({ name: "tableFigure", groups: "blocks", button, active, command: put })
  },
})

/** The caption comes first, so a figure that is read without one needs its place. */
function captioned(figure) {
  if (!figure.querySelector("figcaption")) figure.prepend(crel("figcaption"))
  return figure
}

async function put(editor) {
  const number = (name, label, value) => field(name, label, { value, type: "number", inputMode: "numeric" })
  const fields = [number("columns", "Columns", "3"), number("rows", "Rows, with that of the headings", "4")]
  const size = await ask({ title: "Table", fields, check: tooMany })
  if (size) insert(editor, empty(Number(size.columns), Number(size.rows)))
  else editor.commands.focus()
}

function tooMany(size) {
  const bad = Object.keys(SIZES).filter((name) => !(/^\d+$/.test(size[name]) && size[name] >= 1 && size[name] <= SIZES[name]))
  return Object.fromEntries(bad.map((name) => [name, `Write a number from 1 to ${SIZES[name]}.`]))
}

function empty(columns, rows) {
  const cell = (type, attrs = {}) => ({ type, attrs, content: [{ type: "paragraph" }] })
  const row = (...like) => ({ type: "tableRow", content: Array.from({ length: columns }, () => cell(...like)) })
  const plain = Array.from({ length: rows - 1 }, () => row("tableCell"))
  const table = { type: "table", content: [row("tableHeader", { scope: "col" }), ...plain] }
  return { type: "tableFigure", content: [{ type: "caption" }, table] }
}
