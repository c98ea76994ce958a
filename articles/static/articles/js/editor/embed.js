/** Something of another site: at the desk a card with its address, of which nothing is requested. */

import { crel, Node } from "django-prose-editor/editor"
import { worded } from "./button.js"
import { edit, put } from "./embedding.js"

export const Embed = Node.create({
  name: "embed",
  group: "top",
  content: "caption",
  isolating: true,
  draggable: true,
  addOptions: () => ({ check: "", providers: {} }),

  addStorage() {
    return { edit: (editor, place) => edit(editor, place, this.options) }
  },

  addAttributes: () => ({
    address: {
      isRequired: true,
      parseHTML: (element) => element.getAttribute("data-embed"),
      renderHTML: ({ address }) => ({ "data-embed": address }),
    },
  }),

  parseHTML: () => [{ tag: "figure.embed[data-embed]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["figure", { class: "embed", ...HTMLAttributes }, 0],

  addNodeView() {
    return ({ node }) => {
      const provider = crel("strong")
      const address = crel("span", { className: "address" })
      const card = crel("div", { className: "card", contentEditable: "false" }, [provider, address])
      const words = crel("div", { className: "words" })
      const dom = crel("figure", { className: "embed" }, [card, words])
      const show = ({ attrs }) => {
        provider.textContent = this.options.providers[host(attrs.address)] ?? "Another site"
        address.textContent = attrs.address
      }
      show(node)
      return { dom, contentDOM: words, update: (other) => other.type === node.type && (show(other), true) }
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-9": ({ editor }) => (put(editor, this.options), true) }
  },

  addMenuItems({ menu }) {
    menu.defineItem({
      name: "embed",
      groups: "blocks",
      button: worded("smart_display", "Embed"),
      active: (editor) => editor.isActive("embed"),
      command: (editor) => put(editor, this.options),
    })
  },
})

const host = (address) => (URL.canParse?.(address) ? new URL(address).host : "")
