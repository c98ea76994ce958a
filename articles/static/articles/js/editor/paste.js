/** What is pasted: cleaned of its looks, and fitted into the block that takes it. */

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { gettext } from "../i18n.js"
import { announce, blockAt, isOwn } from "./blocks.js"
import { STEPS } from "./paste-steps.js"

// --- What comes from elsewhere comes in as words, headings, lists, links and tables, without its looks

export const Paste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: clean } })]
  },
})

// The content security policy forbids styles in parsed HTML: sheets go, and attributes become data-style.
const SHEET = /<style\b[\s\S]*?<\/style>/gi
const STYLED = /(<[a-z][^<>]*?\s)style(?=\s*=)/gi

/** Runs all steps over pasted HTML, and gives HTML again. */
function clean(html) {
  // ProseMirror marks its own copies: they are ours already, and the steps would take blocks of ours apart.
  if (html.includes("data-pm-slice")) return html
  const readable = html.replace(SHEET, "").replace(STYLED, "$1data-style")
  const { body } = new DOMParser().parseFromString(readable, "text/html")
  for (const step of STEPS) step(body)
  return body.innerHTML
}

// --- What is pasted into a block of ours stays in it: rows into a table, and of other blocks the words

const { Fragment, Slice } = pm.model

export const PasteIntoBlock = Extension.create({
  name: "pasteIntoBlock",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPasted: (slice, view) => fit(slice, view.state) } })]
  },
})

function fit(slice, { selection, schema }) {
  // A block of ours cannot stand in another, so its rows or words are taken out of it first.
  const here = blockAt(selection)
  const blocks = slice.content.content
  if (!here || !selection.$from.depth || !isOwn(here.node) || !blocks.some(isOwn)) return slice
  if (pm.tables.isInTable({ selection }) && blocks.length === 1 && blocks[0].type.name === "tableFigure") {
    return new Slice(Fragment.from(blocks[0].lastChild), 0, 0)
  }
  return new Slice(Fragment.from(blocks.flatMap((block) => extractParagraphs(block, schema))), 0, 0)
}

/** The paragraphs that a block holds. */
function extractParagraphs(block, schema) {
  if (!isOwn(block)) return [block]
  const lines = []
  block.descendants((node) => {
    if (node.isTextblock) lines.push(schema.nodes.paragraph.create(null, node.content))
    return !node.isTextblock
  })
  return lines.filter((line) => line.content.size)
}

// --- The address of a film, pasted alone on an empty line, becomes the embed; undo gives the link

export const PasteAddress = Extension.create({
  name: "pasteAddress",
  addOptions: () => ({ check: "", providers: {} }),

  addProseMirrorPlugins() {
    const { editor, options } = this
    const handlePaste = (view, event) => pasteAddress(editor, event.clipboardData?.getData("text/plain").trim() ?? "", options)
    return [new Plugin({ props: { handlePaste } })]
  },
})

function pasteAddress(editor, address, { check, providers }) {
  const { selection, schema, tr } = editor.state
  const { $from, empty } = selection
  const isAlone = empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size
  if (!isAlone || /\s/.test(address) || !URL.canParse?.(address) || !(new URL(address).host in providers)) return false
  const link = schema.text(address, [schema.marks.link.create({ href: address })])
  editor.view.dispatch(pm.history.closeHistory(tr).replaceSelectionWith(link, false).scrollIntoView())
  embed(editor, address, check)
  return true
}

/** Our own server knows which addresses can be embedded; without an answer the link stays. */
async function embed(editor, address, check) {
  const answer = await fetch(`${check}?${new URLSearchParams({ address })}`).catch(() => null)
  const found = await answer?.json().catch(() => null)
  const at = found?.address ? findLink(editor.state.doc, address) : -1
  if (at < 0) return
  const { schema, selection, tr } = editor.state
  const line = editor.state.doc.nodeAt(at)
  const isInside = selection.from > at && selection.to < at + line.nodeSize
  const block = schema.nodes.embed.create({ address: found.address }, schema.nodes.caption.create())
  pm.history.closeHistory(tr).replaceWith(at, at + line.nodeSize, block)
  if (isInside) {
    const below = at + block.nodeSize
    if (!tr.doc.nodeAt(below)?.isTextblock) tr.insert(below, schema.nodes.paragraph.create())
    tr.setSelection(pm.state.TextSelection.create(tr.doc, below + 1)).scrollIntoView()
  }
  editor.view.dispatch(tr)
  // What is typed next is no part of this step of undo.
  editor.view.dispatch(pm.history.closeHistory(editor.state.tr))
  announce(editor, gettext("Embedded. Undo gives the link back."))
}

/** Where the line stands that is nothing but this link; -1 where somebody has changed it meanwhile. */
function findLink(doc, address) {
  let found = -1
  doc.forEach((node, start) => {
    const isLink = node.childCount === 1 && node.firstChild.marks.some(({ attrs }) => attrs.href === address)
    if (node.type.name === "paragraph" && node.textContent === address && isLink) found = start
  })
  return found
}
