/** Headings of two ranks, no foreign figures, no empty paragraphs, no runs of spaces. */

import { rename, unwrap } from "./dom.js"

const RANKS = { h1: "h2", h4: "h3", h5: "h3", h6: "h3" }
const OURS = ".quotation, .pull-quote, .table"
const BLOCK = "p, h2, h3, ul, ol, blockquote, table, figure, hr, div"
const RUN = /[\s\u00a0]*\u00a0[\s\u00a0]*/g
/** Where a space that does not break is meant: beside a number or the signs that French sets apart. */
const MEANT = /[\d«»‹›:;!?%€$£–—]/

export function blocks(body) {
  for (const [name, ours] of Object.entries(RANKS)) {
    for (const heading of body.querySelectorAll(name)) rename(heading, ours)
  }
  for (const note of body.querySelectorAll("div.editors-note")) unwrap(note)
  for (const figure of body.querySelectorAll("figure")) {
    if (figure.matches(OURS)) continue
    for (const caption of figure.querySelectorAll("figcaption")) rename(caption, "p")
    unwrap(figure)
  }
  for (const element of body.querySelectorAll("p, h2, h3, li, blockquote, div, strong, em, a")) {
    if (!element.textContent.trim() && !element.closest("td, th")) element.remove()
  }
  // A break between two blocks is only a distance.
  for (const line of body.querySelectorAll("br")) {
    if ([line.previousElementSibling, line.nextElementSibling].some((beside) => beside?.matches(BLOCK))) line.remove()
  }
}

export function spaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    text.data = text.data.replace(RUN, (run, at, all) => {
      const beside = `${all[at - 1] ?? ""}${all[at + run.length] ?? ""}`
      return run === "\u00a0" && MEANT.test(beside) ? run : " "
    })
  }
}
