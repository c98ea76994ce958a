/** The line under or over a figure: a source, a speaker, a caption. `write-back.js` leaves an empty one out. */

import { crel, Node } from "django-prose-editor/editor"

export const Caption = Node.create({
  name: "caption",
  content: "inline*",
  isolating: true,
  selectable: false,

  parseHTML() {
    return [{ tag: "figcaption", context: "quotation/|pullQuote/|tableFigure/|embed/" }]
  },

  renderHTML() {
    return ["figcaption", 0]
  },

  addNodeView() {
    return ({ node }) => {
      const dom = crel("figcaption")
      const show = ({ content }) => dom.classList.toggle("is-empty", !content.size)
      show(node)
      return { dom, contentDOM: dom, update: (other) => other.type === node.type && (show(other), true) }
    }
  },
})
