/** The body's editor: what it knows beyond its library, and how it stands in for the field of the form. */

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { interpolate, ngettext, pgettext } from "./i18n.js"

export { Blocks, ExitBlock, FixedSlot } from "./editor/blocks.js"
export { Shortcuts, Toolbar } from "./editor/controls.js"
export { Caption, EditorsNote, Embed, PullQuote, Quotation, Quoted } from "./editor/figures.js"
export { Paste, PasteAddress, PasteIntoBlock } from "./editor/paste.js"
export { PhotoSlot } from "./editor/photo.js"
export { Typography } from "./editor/typography.js"
export { Table, TableCell, TableFigure, TableHeader } from "./editor/table.js"
export { Cite, Document, Heading, HorizontalRule, Link, ListItem, OrderedList } from "./editor/text.js"

// --- The name that assistive technology reads out

export const AccessibleName = Extension.create({
  name: "accessibleName",

  addProseMirrorPlugins() {
    const label = pgettext("text of an article", "Body")
    const attributes = { "aria-label": label, "aria-multiline": "true", dir: "auto", role: "textbox" }
    return [new Plugin({ props: { attributes } })]
  },
})

// --- The caret for who comes by Tab: browsers set none in a text that begins with a box

const SETTLED = 30

export const InitialCaret = Extension.create({
  name: "initialCaret",

  addProseMirrorPlugins() {
    const focus = (view) => {
      // The browser sets a caret, if at all, after this event.
      setTimeout(() => {
        if (view.hasFocus() && !document.getSelection().rangeCount) view.focus()
      }, SETTLED)
      return false
    }
    return [new Plugin({ props: { handleDOMEvents: { focus } } })]
  },
})

// --- Find and replace: its panel is loaded when somebody first asks for it, from any field of the form

const openFind = async (editor) => (await import("./find/panel.js")).openFind(editor)

export const Find = Extension.create({
  name: "find",

  onCreate({ editor }) {
    document.addEventListener("keydown", (event) => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.code === "KeyH"
      if (!isAsked) return
      event.preventDefault()
      openFind(editor)
    })
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({ name: "find", groups: "tools", button: buttons.material("search"), command: openFind })
  },
})

// --- The text goes back into the field: what was opened stays as it came until it is changed

export const WriteBack = Extension.create({
  name: "writeBack",
  priority: 1,

  addStorage: () => ({ field: null, opened: "" }),

  onBeforeCreate({ editor }) {
    this.storage.field = editor.options.element.querySelector("textarea")
    this.storage.opened = this.storage.field.value
    // The library writes while it sets the text up: an article just opened could count as changed.
    editor.options.onUpdate = () => {}
  },

  onCreate({ editor }) {
    const { field, opened } = this.storage
    const serialize = makeSerializer(editor.schema)
    const untouched = serialize(editor.state.doc)
    const write = () => {
      const words = serialize(editor.state.doc)
      field.value = words === untouched ? opened : words
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
    editor.on("update", write)
    // What was saved is a step of undo: ProseMirror joins changes that follow within half a second.
    document.addEventListener("desk:answered", () => editor.view.dispatch(pm.history.closeHistory(editor.state.tr)))
  },
})

/** Gives a text as HTML, without empty captions, nor empty paragraphs at its end; a block is written once. */
function makeSerializer(schema) {
  const serializer = pm.model.DOMSerializer.fromSchema(schema)
  // ProseMirror's nodes never change, so only the block with the cursor is written anew at each key.
  const known = new WeakMap()
  const html = (block) => {
    const holder = document.createElement("div")
    holder.append(serializer.serializeNode(block))
    return holder.innerHTML.replaceAll("<figcaption></figcaption>", "")
  }
  return ({ content }) => {
    const blocks = content.content.map((block) => {
      if (!known.has(block)) known.set(block, html(block))
      return known.get(block)
    })
    return blocks.join("").replace(/(<p><\/p>)+$/, "")
  }
}

// --- How long the text is, below it, as articles/text_length.py counts; no screen reader is told at each key

const COUNTED = 400
const BLOCK_END = /<\/(p|h[1-6]|li|blockquote|figure|figcaption|div|tr)>|<[bh]r>/g
const body = document.querySelector("#article_form #id_body[data-words]")
const length = document.querySelector("#id_body_helptext")
const language = document.getElementById("id_language")

function isCountedByCharacter(tag) {
  try {
    return body.dataset.scripts.split(" ").includes(new Intl.Locale(tag).maximize().script)
  } catch {
    return false
  }
}

function describeLength() {
  const html = body.value.replace(BLOCK_END, "$& ")
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent
  const { words, characters } = body.dataset
  if (isCountedByCharacter(language?.value.trim() || body.dataset.language)) {
    const count = text.match(/[^\p{Z}\p{M}\p{C}]/gu)?.length ?? 0
    return join(ngettext("%(count)s character", "%(count)s characters", count), count, count / characters)
  }
  const count = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return join(ngettext("%(count)s word", "%(count)s words", count), count, count / words)
}

function join(sentence, count, time) {
  const minutes = Math.ceil(time)
  const reading = ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", minutes)
  return `${interpolate(sentence, { count })} · ${interpolate(reading, { minutes })}`
}

if (body && length) {
  let pause = 0
  const countSoon = () => {
    clearTimeout(pause)
    pause = setTimeout(() => length.replaceChildren(describeLength()), COUNTED)
  }
  for (const field of [body, language]) field?.addEventListener("input", countSoon)
}
