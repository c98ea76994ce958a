/** Cells of a table: words and lists; a heading says whether it stands over a column or before a row. */

import { pm, TableCell as Cell, TableHeader as Header } from "django-prose-editor/editor"

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
    return [new pm.state.Plugin({ appendTransaction: (changes, _, state) => scoped(changes, state) })]
  },
})

/** Headings made just now get their scope from where they stand: over columns in a first row that is all headings. */
function scoped(changes, { doc, tr }) {
  if (!changes.some((change) => change.docChanged)) return null
  doc.forEach((block, pos) => {
    if (block.type.name === "tableFigure") scopeWithin(block, pos, tr)
  })
  return tr.docChanged ? tr : null
}

function scopeWithin(block, pos, tr) {
  block.descendants((node, offset, row, index) => {
    if (node.type.name !== "tableHeader") return node.type.name !== "paragraph"
    if (!node.attrs.scope) {
      const isOver = block.lastChild.firstChild === row && row.children.every(({ type }) => type === node.type)
      tr.setNodeMarkup(pos + 1 + offset, null, { ...node.attrs, scope: isOver ? "col" : "row" })
    }
    return false
  })
}
