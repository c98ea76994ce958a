/** What is pasted into a block of ours stays in it: rows into a table, and of other blocks the words. */

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { current, isOwn } from "./block-position.js"

const { Fragment, Slice } = pm.model

export const PasteIntoBlock = Extension.create({
  name: "within",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPasted: (slice, view) => fitting(slice, view.state) } })]
  },
})

function fitting(slice, { selection, schema }) {
  const here = current(selection)
  const blocks = slice.content.content
  if (!here || !selection.$from.depth || !isOwn(here.node) || !blocks.some(isOwn)) return slice
  if (pm.tables.isInTable({ selection }) && blocks.length === 1 && blocks[0].type.name === "tableFigure") {
    return new Slice(Fragment.from(blocks[0].lastChild), 0, 0)
  }
  return new Slice(Fragment.from(blocks.flatMap((block) => words(block, schema))), 0, 0)
}

/** The paragraphs that a block holds. */
function words(block, schema) {
  if (!isOwn(block)) return [block]
  const lines = []
  block.descendants((node) => {
    if (node.isTextblock) lines.push(schema.nodes.paragraph.create(null, node.content))
    return !node.isTextblock
  })
  return lines.filter((line) => line.content.size)
}
