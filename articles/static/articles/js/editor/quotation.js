/** What somebody said: a quotation with its source, and a pull quote with who said it. */

import { crel, Node } from "django-prose-editor/editor"
import { worded } from "./button.js"
import { insert } from "./block-position.js"

/** The quoted words: a blockquote that stands in one of the two figures. */
export const Quoted = Node.create({
  name: "quoted",
  content: "(paragraph | bulletList | orderedList)+",
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "blockquote", context: "quotation/|pullQuote/", priority: 70 }],
  renderHTML: () => ["blockquote", 0],
})

export const Quotation = quote({
  name: "quotation",
  className: "quotation",
  button: worded("format_quote", "Quotation"),
  key: "Mod-Alt-4",
})

export const PullQuote = quote({
  name: "pullQuote",
  className: "pull-quote",
  button: worded("campaign", "Pull quote"),
  key: "Mod-Alt-5",
})

function quote({ name, className, button, key }) {
  const put = (editor) => insert(editor, { type: name, content: [words(editor.state), { type: "caption" }] })
  return Node.create({
    name,
    group: "top",
    content: "quoted caption",
    isolating: true,
    draggable: true,
    parseHTML: () => [{ tag: `figure.${className}`, priority: 60, contentElement: ordered }],
    renderHTML: () => ["figure", { class: className }, 0],
    addKeyboardShortcuts: () => ({ [key]: ({ editor }) => put(editor) }),

    addMenuItems({ menu }) {
      menu.defineItem({ name, groups: "blocks", button, command: put, active: (editor) => editor.isActive(name) })
    },
  })
}

/** The words come before their source, wherever they stood. */
function ordered(figure) {
  if (!figure.querySelector("blockquote")) figure.prepend(crel("blockquote"))
  figure.append(...figure.querySelectorAll("figcaption"))
  return figure
}

/** A quote begins with the words that are selected, if any. */
function words({ doc, selection: { from, to } }) {
  const text = doc.textBetween(from, to, " ").trim()
  const content = text ? [{ type: "text", text }] : []
  return { type: "quoted", content: [{ type: "paragraph", content }] }
}
