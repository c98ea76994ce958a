/** What is pasted: cleaned of its looks, and fitted into the block that takes it. */

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { blockAt, isOwn } from "./blocks.js"
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
