/** Word: paragraphs that only look like lists become lists, and what is meant for Office goes. */

import { remove, rename, unwrap } from "./dom.js"
import { listAt } from "./levels.js"

const LEVEL = /mso-list:[^;]*\blevel(\d)/i
const IGNORE = "[data-style*='mso-list:Ignore' i], [data-style*='mso-list: Ignore' i]"
const NUMBER = /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]$/i

export function listsOfWord(body) {
  let open = []
  for (const item of body.querySelectorAll("p[data-style*='mso-list' i]")) {
    const level = Number(LEVEL.exec(item.dataset.style)?.[1])
    if (!level) continue
    if (item.previousElementSibling !== open[0]?.list) open = []
    take(item, level, open)
  }
}

/** Moves a paragraph into the list of its level, which is begun where there is none. */
function take(item, level, open) {
  const marker = item.querySelector(IGNORE)
  const sign = marker?.textContent.trim() ?? ""
  const name = NUMBER.test(sign) && sign !== "o" ? "ol" : "ul"
  marker?.remove()
  const list = listAt(open, { level, name, before: item })
  if (!list.children.length && /^\d+/.test(sign)) list.setAttribute("start", Number.parseInt(sign, 10))
  const entry = item.ownerDocument.createElement("li")
  list.append(entry)
  entry.append(item)
}

export function withoutOffice(body) {
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
