/** The editor's note: bracketed, signed and dated words of the desk itself. */

import { crel, Node } from "django-prose-editor/editor"
import { worded } from "./button.js"
import { ask, field } from "./dialog.js"
import { insert } from "./block-position.js"

const kept = (name) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(`data-${name}`) ?? "",
  renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
})

export const EditorsNote = Node.create({
  name: "editorsNote",
  group: "top",
  content: "paragraph+",
  isolating: true,
  draggable: true,
  addOptions: () => ({ signature: "", zone: "UTC" }),
  addStorage: () => ({ edit }),
  addAttributes: () => ({ signature: kept("signature"), date: kept("date") }),
  parseHTML: () => [{ tag: "div.editors-note" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { class: "editors-note", role: "note", ...HTMLAttributes }, 0],

  addNodeView() {
    return ({ node }) => {
      const label = crel("p", { className: "label", contentEditable: "false", textContent: "Editor’s Note" })
      const words = crel("div", { className: "words" })
      const signed = crel("p", { className: "signed", contentEditable: "false" })
      const dom = crel("div", { className: "editors-note", role: "note" }, [label, words, signed])
      const show = ({ attrs }) => (signed.textContent = line(attrs))
      show(node)
      return { dom, contentDOM: words, update: (other) => other.type === node.type && (show(other), true) }
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-6": ({ editor }) => put(editor, this.options) }
  },

  addMenuItems({ menu }) {
    const command = (editor) => put(editor, this.options)
    const active = (editor) => editor.isActive("editorsNote")
    const button = worded("sticky_note_2", "Editor’s note")
    menu.defineItem({ name: "editorsNote", groups: "blocks", button, command, active })
  },
})

/** A new note carries the desk's signature and the day that it is in the newsroom. */
function put(editor, { signature, zone }) {
  const attrs = { signature, date: today(zone) }
  return insert(editor, { type: "editorsNote", attrs, content: [{ type: "paragraph" }] })
}

/** As in ISO 8601: no language's own format is the same in every browser. */
function today(timeZone) {
  const shape = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }
  const parts = new Intl.DateTimeFormat("en", shape).formatToParts(new Date())
  return ["year", "month", "day"].map((name) => parts.find(({ type }) => type === name).value).join("-")
}

function line({ signature, date }) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T12:00:00Z`)
  const shape = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }
  const said = day ? new Intl.DateTimeFormat("en-GB", shape).format(day) : ""
  return ["—", [signature, said].filter(Boolean).join(", ")].join(" ")
}

async function edit(editor, { node, pos }) {
  const fields = [
    field("signature", "Signed", { value: node.attrs.signature, maxLength: 80 }),
    field("date", "Date", { value: node.attrs.date, type: "date" }),
  ]
  const attrs = await ask({ title: "Editor’s note", fields, submit: "Change" })
  editor.chain().focus().command(({ tr }) => !attrs || tr.setNodeMarkup(pos, null, attrs)).run()
}
