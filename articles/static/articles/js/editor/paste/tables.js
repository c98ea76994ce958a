/** Tables get the figure in which they stand here; one that is only a frame or stands in another goes. */

import { rename, unwrap } from "./dom.js"

export function tables(body) {
  for (const table of body.querySelectorAll("table")) {
    if (table.parentElement.closest("table") || table.querySelectorAll("td, th").length < 2) flatten(table)
  }
  for (const table of body.querySelectorAll("table")) {
    const caption = table.querySelector("caption")
    if (!table.querySelector("th")) headed(table)
    if (!table.closest("figure.table")) frame(table)
    if (caption) table.before(rename(caption, "figcaption"))
  }
}

/** A first row that is all in bold is the row of headings. */
function headed(table) {
  const cells = [...table.rows[0].cells].filter((cell) => cell.textContent.trim())
  const isBold = (cell) => boldIn(cell).join("").trim() === cell.textContent.trim()
  if (!cells.length || !cells.every(isBold)) return
  for (const cell of [...table.rows[0].cells]) {
    for (const bold of cell.querySelectorAll("strong, b")) unwrap(bold)
    rename(cell, "th").scope = "col"
  }
}

const boldIn = (cell) => [...cell.querySelectorAll("strong, b")].map((bold) => bold.textContent)

/** Cells become paragraphs or hold them already. */
function flatten(table) {
  for (const part of table.querySelectorAll("td, th, caption")) rename(part, "div")
  for (const part of table.querySelectorAll("tr, tbody, thead, tfoot, colgroup")) unwrap(part)
  unwrap(table)
}

function frame(table) {
  const figure = table.ownerDocument.createElement("figure")
  figure.className = "table"
  table.replaceWith(figure)
  figure.append(table)
}
