/** The steps that make a pasted page ours: lists of word processors, marks, links, spaces, tables, blocks. */

import { isFollowable } from "./text.js"

// --- Word: paragraphs that only look like lists become lists, and what is meant for Office goes

const LEVEL = /mso-list:[^;]*\blevel(\d)/i
const IGNORE = "[data-style*='mso-list:Ignore' i], [data-style*='mso-list: Ignore' i]"
const NUMBER = /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]$/i

function makeListsOfWord(body) {
  let open = []
  for (const item of body.querySelectorAll("p[data-style*='mso-list' i]")) {
    const level = Number(LEVEL.exec(item.dataset.style)?.[1])
    if (!level) continue
    if (item.previousElementSibling !== open[0]?.list) open = []
    moveIntoList(item, level, open)
  }
}

/** Moves a paragraph into the list of its level, which is begun where there is none. */
function moveIntoList(item, level, open) {
  const marker = item.querySelector(IGNORE)
  const sign = marker?.textContent.trim() ?? ""
  const name = NUMBER.test(sign) && sign !== "o" ? "ol" : "ul"
  marker?.remove()
  const list = findList(open, { level, name, before: item })
  if (!list.children.length && /^\d+/.test(sign)) list.setAttribute("start", Number.parseInt(sign, 10))
  const entry = item.ownerDocument.createElement("li")
  list.append(entry)
  entry.append(item)
}

function removeOffice(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.remove()
  remove(body, `${IGNORE}, .EOP`)
  remove(body, "script, style, meta, link, title, xml, del, template, noscript, .MsoCommentReference")
  remove(body, "[data-style*='mso-element:comment' i], [data-style*='display:none' i], [data-style*='display: none' i], [data-style*='mso-hide:all' i]")
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h2")
  // Names with a colon are Office's own: o:p, smart tags, pictures.
  for (const element of body.querySelectorAll("*")) {
    if (element.localName.includes(":")) unwrap(element)
  }
}

// --- Word in the browser: it puts every item into a list of its own, in a box of its own

function joinListsOfWordOnline(body) {
  let open = []
  for (const box of body.querySelectorAll(".ListContainerWrapper")) {
    if (box.previousElementSibling !== open[0]?.list) open = []
    for (const item of box.querySelectorAll("li")) {
      const level = Number(item.dataset.ariaLevel) || 1
      findList(open, { level, name: item.parentElement.localName, before: box }).append(item)
    }
    box.remove()
  }
  for (const part of body.querySelectorAll(".OutlineElement")) {
    if (part.localName === "div") unwrap(part)
  }
}

/** The list for an item: one that is `open` (outermost first), or a new one in the last item, or `before` it. */
function findList(open, { level, name, before }) {
  while (open.length && open.at(-1).level > level) open.pop()
  if (open.at(-1)?.level === level && open.at(-1).list.localName !== name) open.pop()
  if (open.at(-1)?.level === level) return open.at(-1).list
  const list = before.ownerDocument.createElement(name)
  if (open.length) open.at(-1).list.lastElementChild.append(list)
  else before.before(list)
  open.push({ level, list })
  return list
}

// --- Google Docs: the wrapper around everything goes, and a list in a list belongs to the item before it

function unwrapDocs(body) {
  for (const wrapper of body.querySelectorAll(":is(b, span)[id^='docs-internal-guid']")) unwrap(wrapper)
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling
    if (before?.localName === "li") before.append(list)
    else unwrap(list)
  }
}

// --- Bold, italic, raised and lowered: as elements, whether they came so or as styles

const HEADINGS = "h1, h2, h3, h4, h5, h6"
const HEAVY = /^(bold(er)?|[6-9]00)$/
const LIGHT = /^(normal|lighter|[1-5]00)$/
const LOOKS = [
  ["strong", "font-weight", HEAVY],
  ["em", "font-style", /^(italic|oblique)/],
  ["sup", "vertical-align", /^super$/],
  ["sub", "vertical-align", /^sub$/],
]

function makeMarks(body) {
  for (const bold of body.querySelectorAll("b, strong")) {
    if (LIGHT.test(readStyle(bold, "font-weight")) || bold.closest(HEADINGS)) unwrap(bold)
  }
  for (const slanted of body.querySelectorAll("i, em")) {
    if (readStyle(slanted, "font-style") === "normal") unwrap(slanted)
  }
  for (const span of body.querySelectorAll("span[data-style]")) {
    for (const [name, property, form] of LOOKS) {
      if (form.test(readStyle(span, property)) && !(name === "strong" && span.closest(HEADINGS))) wrapContent(span, name)
    }
  }
  for (const element of body.querySelectorAll("span, font, ins, u, center")) unwrap(element)
  for (const element of body.querySelectorAll("[data-style]")) element.removeAttribute("data-style")
}

// --- Links: only those that can be followed from a page of ours, without a detour over Google

function keepFollowableLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const href = skipRedirect(link.getAttribute("href") ?? "")
    if (isFollowable(href)) link.setAttribute("href", href)
    else unwrap(link)
  }
}

/** Takes a link out of https://www.google.com/url?q=…, by which Google would learn of every click. */
function skipRedirect(href) {
  if (!/^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href)) return href
  const query = new URL(href).searchParams
  return query.get("q") ?? query.get("url") ?? href
}

// --- Tables get the figure in which they stand here; one that is only a frame or stands in another goes

function frameTables(body) {
  for (const table of body.querySelectorAll("table")) {
    if (table.parentElement.closest("table") || table.querySelectorAll("td, th").length < 2) flatten(table)
  }
  for (const table of body.querySelectorAll("table")) {
    const caption = table.querySelector("caption")
    if (!table.querySelector("th")) makeHeadings(table)
    if (!table.closest("figure.table")) frame(table)
    if (caption) table.before(rename(caption, "figcaption"))
  }
}

/** A first row that is all in bold is the row of headings. */
function makeHeadings(table) {
  const cells = [...table.rows[0].cells].filter((cell) => cell.textContent.trim())
  const isBold = (cell) => readBold(cell).join("").trim() === cell.textContent.trim()
  if (!cells.length || !cells.every(isBold)) return
  for (const cell of [...table.rows[0].cells]) {
    for (const bold of cell.querySelectorAll("strong, b")) unwrap(bold)
    rename(cell, "th").scope = "col"
  }
}

const readBold = (cell) => [...cell.querySelectorAll("strong, b")].map((bold) => bold.textContent)

/** Replaces a table by what its cells hold: their paragraphs, or one block for each cell. */
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

// --- Headings of two ranks, no foreign figures, no empty paragraphs, no runs of spaces

const RANKS = { h1: "h2", h4: "h3", h5: "h3", h6: "h3" }
const OURS = ".quotation, .pull-quote, .table"
const BLOCK = "p, h2, h3, ul, ol, blockquote, table, figure, hr, div"
const RUN = /[\s\u00a0]*\u00a0[\s\u00a0]*/g
/** No-break spaces stay beside digits and signs that French sets apart; elsewhere a program put them in. */
const MEANT = /[\d«»‹›:;!?%€$£–—]/

function simplifyBlocks(body) {
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

function simplifySpaces(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    text.data = text.data.replace(RUN, (run, at, all) => {
      const beside = `${all[at - 1] ?? ""}${all[at + run.length] ?? ""}`
      return run === "\u00a0" && MEANT.test(beside) ? run : " "
    })
  }
}

// --- Small changes to a tree of elements

/** Replaces an element by what it holds. */
function unwrap(element) {
  element.replaceWith(...element.childNodes)
}

/** Puts an element of another name, without attributes, in the place of one. */
function rename(element, name) {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** Puts everything that an element holds into a new one of this name. */
function wrapContent(element, name) {
  const inner = element.ownerDocument.createElement(name)
  inner.append(...element.childNodes)
  element.append(inner)
}

function remove(root, selector) {
  for (const element of root.querySelectorAll(selector)) element.remove()
}

/** The value of a property in the style of an element, in small letters; "" where it has none. */
function readStyle(element, property) {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.style ?? "")
  return found ? found[1].trim().toLowerCase() : ""
}

/** The order matters: styles say which paragraphs are lists of Word, and later steps remove styles. */
export const STEPS = [
  ...[makeListsOfWord, joinListsOfWordOnline, removeOffice, unwrapDocs],
  ...[makeMarks, keepFollowableLinks, simplifySpaces, frameTables, simplifyBlocks],
]
