/** A photograph in the text of a fix: it stands where it stands, and its words are fields below the text. */

import { Node } from "django-prose-editor/editor"
import { gettext, interpolate } from "../i18n.js"

export const FixedSlot = Node.create({
  name: "photoSlot",
  group: "top",
  atom: true,

  addOptions: () => ({ slots: {} }),

  addAttributes() {
    return {
      slot: {
        default: "1",
        parseHTML: (element) => element.getAttribute("data-slot"),
        renderHTML: ({ slot }) => ({ "data-slot": slot }),
      },
    }
  },

  parseHTML: () => [{ tag: "figure[data-slot]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      dom.className = "fixed-slot"
      const caption = this.options.slots[node.attrs.slot] ?? ""
      dom.textContent = interpolate(gettext("Photograph: %(caption)s"), { caption })
      return { dom }
    }
  },
})
