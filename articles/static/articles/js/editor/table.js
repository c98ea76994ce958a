/** Tables: the figure with its caption, rows and columns and the buttons for them, cells and headings. */

import { crel, Node, pm, Table as PlainTable, TableCell as Cell, TableHeader as Header } from "django-prose-editor/editor"
import { gettext, interpolate, pgettext } from "../i18n.js"
import { insertBlock } from "./blocks.js"
import { askInDialog, makeButton, makeField } from "./controls.js"

// --- A table with its caption: a figure, so that the two are one block

const SIZES = { columns: 12, rows: 100 }

export const TableFigure = Node.create({
  name: "tableFigure",
  group: "top",
  content: "caption table",
  isolating: true,
  draggable: true,
  // Above 50, the priority of plain rules.
  parseHTML: () => [{ tag: "figure.table", priority: 60, contentElement: ensureCaption }],
  renderHTML: () => ["figure", { class: "table" }, 0],
  addKeyboardShortcuts: () => ({ "Mod-Alt-7": ({ editor }) => (insertTable(editor), true) }),

  addMenuItems({ menu }) {
    const button = makeButton("table_chart", gettext("Table"))
    const active = (editor) => editor.isActive("tableFigure")
    menu.defineItem({ name: "tableFigure", groups: "blocks", button, active, command: insertTable })
  },
})

/** The caption comes first, so a figure that is read without one needs its place. */
function ensureCaption(figure) {
  if (!figure.querySelector("figcaption")) figure.prepend(crel("figcaption"))
  return figure
}

async function insertTable(editor) {
  const number = (name, label, value) => makeField(name, label, { value, type: "number", inputMode: "numeric" })
  const fields = [number("columns", gettext("Columns"), "3"), number("rows", gettext("Rows, with that of the headings"), "4")]
  const size = await askInDialog({ title: gettext("Table"), fields, check: refuseSizes })
  if (size) insertBlock(editor, makeTable(Number(size.columns), Number(size.rows)))
  else editor.commands.focus()
}

function refuseSizes(size) {
  const bad = Object.keys(SIZES).filter((name) => !(/^\d+$/.test(size[name]) && size[name] >= 1 && size[name] <= SIZES[name]))
  const sentence = gettext("Write a number from 1 to %(most)s.")
  return Object.fromEntries(bad.map((name) => [name, interpolate(sentence, { most: SIZES[name] })]))
}

function makeTable(columns, rows) {
  const cell = (type, attrs = {}) => ({ type, attrs, content: [{ type: "paragraph" }] })
  const row = (...like) => ({ type: "tableRow", content: Array.from({ length: columns }, () => cell(...like)) })
  const plain = Array.from({ length: rows - 1 }, () => row("tableCell"))
  const table = { type: "table", content: [row("tableHeader", { scope: "col" }), ...plain] }
  return { type: "tableFigure", content: [{ type: "caption" }, table] }
}

// --- The rows and columns, and the buttons that add and remove them

/** By the name of the command: what the button is called, and what is written on it after its neighbour. */
const ACTS = {
  addRowBefore: [gettext("Row above")],
  addRowAfter: [gettext("Row below"), pgettext("row", "below")],
  deleteRow: [gettext("Delete row"), pgettext("row", "delete")],
  addColumnBefore: [gettext("Column before")],
  addColumnAfter: [gettext("Column after"), pgettext("column", "after")],
  deleteColumn: [gettext("Delete column"), pgettext("column", "delete")],
  toggleHeaderRow: [gettext("Heading row")],
  toggleHeaderColumn: [gettext("Heading column"), pgettext("heading", "column")],
}

export const Table = PlainTable.extend({
  // In no group, a table can stand nowhere but in its figure.
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

// --- Cells: words and lists; a heading says whether it stands over a column or before a row

const spans = {
  colspan: { default: 1, parseHTML: (cell) => cell.colSpan || 1 },
  rowspan: { default: 1, parseHTML: (cell) => cell.rowSpan || 1 },
  // The library's tables ask for widths; ours have none.
  colwidth: { default: null, rendered: false, parseHTML: () => null },
}
const scope = {
  default: null,
  parseHTML: (cell) => (["col", "row"].includes(cell.getAttribute("scope")) ? cell.getAttribute("scope") : null),
}

export const TableCell = Cell.extend({ content: "(paragraph | bulletList | orderedList)+", addAttributes: () => spans })

export const TableHeader = Header.extend({
  content: "(paragraph | bulletList | orderedList)+",
  addAttributes: () => ({ ...spans, scope }),

  addProseMirrorPlugins() {
    return [new pm.state.Plugin({ appendTransaction: (changes, _, state) => setScopes(changes, state) })]
  },
})

/** Headings made just now get their scope from where they stand: over columns in a first row that is all headings. */
function setScopes(changes, { doc, tr }) {
  if (!changes.some((change) => change.docChanged)) return null
  doc.forEach((block, pos) => {
    if (block.type.name === "tableFigure") setScopesWithin(block, pos, tr)
  })
  return tr.docChanged ? tr : null
}

function setScopesWithin(block, pos, tr) {
  block.descendants((node, offset, row, index) => {
    if (node.type.name !== "tableHeader") return node.type.name !== "paragraph"
    if (!node.attrs.scope) {
      const isOver = block.lastChild.firstChild === row && row.children.every(({ type }) => type === node.type)
      tr.setNodeMarkup(pos + 1 + offset, null, { ...node.attrs, scope: isOver ? "col" : "row" })
    }
    return false
  })
}
