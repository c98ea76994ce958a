/**
 * Blocks with words of their own beside the text: quotations, the editor's note, embeds, and the captions
 * of all figures.
 */

import { crel, Node } from "django-prose-editor/editor"
import { formatDate, formatList, gettext, interpolate } from "../i18n.js"
import { insertBlock } from "./blocks.js"
import { askInDialog, makeButton, makeField } from "./controls.js"

// --- The line under or over a figure: a source, a speaker, a caption; an empty one is not written back

// What the style sheet prints in an empty one, by its figure.
const HINTS = { caption: gettext("Caption"), source: gettext("Source"), speaker: gettext("Who said it") }

export const Caption = Node.create({
  name: "caption",
  content: "inline*",
  isolating: true,
  selectable: false,

  parseHTML: () => [{ tag: "figcaption", context: "quotation/|pullQuote/|tableFigure/|embed/" }],
  renderHTML: () => ["figcaption", 0],

  addNodeView() {
    return ({ node }) => {
      const dom = crel("figcaption")
      Object.assign(dom.dataset, HINTS)
      const show = ({ content }) => dom.classList.toggle("is-empty", !content.size)
      show(node)
      return { dom, contentDOM: dom, update: (other) => other.type === node.type && (show(other), true) }
    }
  },
})

// --- What somebody said: a quotation with its source, and a pull quote with who said it

/** The quoted words: a blockquote that stands in one of the two figures. */
export const Quoted = Node.create({
  name: "quoted",
  content: "(paragraph | bulletList | orderedList)+",
  isolating: true,
  selectable: false,
  // Plain rules have priority 50: a blockquote in a figure must not become a plain one.
  parseHTML: () => [{ tag: "blockquote", context: "quotation/|pullQuote/", priority: 70 }],
  renderHTML: () => ["blockquote", 0],
})

export const Quotation = makeQuote({
  name: "quotation",
  className: "quotation",
  button: makeButton("format_quote", gettext("Quotation")),
  key: "Mod-Alt-4",
})

export const PullQuote = makeQuote({
  name: "pullQuote",
  className: "pull-quote",
  button: makeButton("campaign", gettext("Pull quote")),
  key: "Mod-Alt-5",
})

function makeQuote({ name, className, button, key }) {
  const insertQuote = (editor) => insertBlock(editor, { type: name, content: [quoteSelection(editor.state), { type: "caption" }] })
  return Node.create({
    name,
    group: "top",
    content: "quoted caption",
    isolating: true,
    draggable: true,
    parseHTML: () => [{ tag: `figure.${className}`, priority: 60, contentElement: putWordsFirst }],
    renderHTML: () => ["figure", { class: className }, 0],
    addKeyboardShortcuts: () => ({ [key]: ({ editor }) => insertQuote(editor) }),

    addMenuItems({ menu }) {
      menu.defineItem({ name, groups: "blocks", button, command: insertQuote, active: (editor) => editor.isActive(name) })
    },
  })
}

/** The words come before their source, wherever they stood. */
function putWordsFirst(figure) {
  if (!figure.querySelector("blockquote")) figure.prepend(crel("blockquote"))
  figure.append(...figure.querySelectorAll("figcaption"))
  return figure
}

/** A quote begins with the words that are selected, if any. */
function quoteSelection({ doc, selection: { from, to } }) {
  const text = doc.textBetween(from, to, " ").trim()
  const content = text ? [{ type: "text", text }] : []
  return { type: "quoted", content: [{ type: "paragraph", content }] }
}

// --- The editor's note: bracketed, signed and dated words of the desk itself

const dataAttribute = (name) => ({
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
  addStorage: () => ({ edit: editNote }),
  addAttributes: () => ({ signature: dataAttribute("signature"), date: dataAttribute("date") }),
  parseHTML: () => [{ tag: "div.editors-note" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { class: "editors-note", role: "note", ...HTMLAttributes }, 0],

  addNodeView() {
    return ({ node }) => {
      const label = crel("p", { className: "label", contentEditable: "false", textContent: gettext("Editor’s Note") })
      const words = crel("div", { className: "words" })
      const signed = crel("p", { className: "signed", contentEditable: "false" })
      const dom = crel("div", { className: "editors-note", role: "note" }, [label, words, signed])
      const show = ({ attrs }) => (signed.textContent = formatSignature(attrs))
      show(node)
      return { dom, contentDOM: words, update: (other) => other.type === node.type && (show(other), true) }
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-6": ({ editor }) => insertNote(editor, this.options) }
  },

  addMenuItems({ menu }) {
    const command = (editor) => insertNote(editor, this.options)
    const active = (editor) => editor.isActive("editorsNote")
    const button = makeButton("sticky_note_2", gettext("Editor’s note"))
    menu.defineItem({ name: "editorsNote", groups: "blocks", button, command, active })
  },
})

/** A new note carries the desk's signature and the day that it is in the newsroom. */
function insertNote(editor, { signature, zone }) {
  const attrs = { signature, date: today(zone) }
  return insertBlock(editor, { type: "editorsNote", attrs, content: [{ type: "paragraph" }] })
}

/** As in ISO 8601: no language's own format is the same in every browser. */
function today(timeZone) {
  const shape = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }
  const parts = new Intl.DateTimeFormat("en", shape).formatToParts(new Date())
  return ["year", "month", "day"].map((name) => parts.find(({ type }) => type === name).value).join("-")
}

function formatSignature({ signature, date }) {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T12:00:00Z`)
  const shape = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }
  const values = { signature, day: day ? formatDate(day, shape) : "" }
  // Translators: below an editor’s note: who signed it, and when.
  return interpolate(signature && day ? gettext("— %(signature)s, %(day)s") : "— %(signature)s%(day)s", values)
}

async function editNote(editor, { node, pos }) {
  const fields = [
    makeField("signature", gettext("Signed"), { value: node.attrs.signature, maxLength: 80 }),
    makeField("date", gettext("Date"), { value: node.attrs.date, type: "date" }),
  ]
  const attrs = await askInDialog({ title: gettext("Editor’s note"), fields, submit: gettext("Change") })
  editor.chain().focus().command(({ tr }) => !attrs || tr.setNodeMarkup(pos, null, attrs)).run()
}

// --- Something of another site: at the desk a card with its address, of which nothing is requested

export const Embed = Node.create({
  name: "embed",
  group: "top",
  content: "caption",
  isolating: true,
  draggable: true,
  addOptions: () => ({ check: "", providers: {} }),

  addStorage() {
    return { edit: (editor, place) => editEmbed(editor, place, this.options) }
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
        provider.textContent = this.options.providers[getHost(attrs.address)] ?? gettext("Another site")
        address.textContent = attrs.address
      }
      show(node)
      return { dom, contentDOM: words, update: (other) => other.type === node.type && (show(other), true) }
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-9": ({ editor }) => (insertEmbed(editor, this.options), true) }
  },

  addMenuItems({ menu }) {
    menu.defineItem({
      name: "embed",
      groups: "blocks",
      button: makeButton("smart_display", gettext("Embed")),
      active: (editor) => editor.isActive("embed"),
      command: (editor) => insertEmbed(editor, this.options),
    })
  },
})

const getHost = (address) => (URL.canParse?.(address) ? new URL(address).host : "")

async function insertEmbed(editor, options) {
  const attrs = await askForAddress("", gettext("Insert"), options)
  if (attrs) insertBlock(editor, { type: "embed", attrs, content: [{ type: "caption" }] })
  else editor.commands.focus()
}

async function editEmbed(editor, { node, pos }, options) {
  const attrs = await askForAddress(node.attrs.address, gettext("Change"), options)
  editor.chain().focus().command(({ tr }) => !attrs || tr.setNodeMarkup(pos, null, attrs)).run()
}

/** The address as the newsroom keeps it; the newsroom is asked whether it may be embedded. */
function askForAddress(value, submit, options) {
  const names = formatList([...new Set(Object.values(options.providers))])
  const hint = interpolate(gettext("As copied from the browser. Allowed are: %(names)s."), { names })
  const check = async (values) => {
    const answer = await fetch(`${options.check}?${new URLSearchParams(values)}`).catch(() => null)
    const found = await answer?.json().catch(() => null)
    values.address = found?.address
    return found?.address ? {} : { address: found?.refusal ?? gettext("The newsroom cannot be reached. Try again.") }
  }
  const address = makeField("address", gettext("Address"), { value, hint, type: "url" })
  return askInDialog({ title: gettext("Embed"), fields: [address], submit, check })
}
