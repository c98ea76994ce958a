/** What one writes with besides keys: the toolbar, the list of keys, and dialogs for a few words. */

import { crel, Extension } from "django-prose-editor/editor"
import { gettext, pgettext } from "../i18n.js"

// --- The toolbar is one stop of the Tab key; arrows go along it, Escape goes back to the text

const TOGGLES = new Set([
  ...["paragraph", "heading2", "heading3", "bold", "italic", "subscript", "superscript"],
  ...["bulletList", "orderedList", "typography"],
])

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 10,

  onCreate({ editor }) {
    const bar = editor.storage.menu.dom
    bar.setAttribute("role", "toolbar")
    bar.setAttribute("aria-label", pgettext("text of an article", "Body"))
    for (const button of bar.querySelectorAll("button")) nameButton(button)
    bar.replaceChildren(...splitIntoLines([...bar.children]))
    bar.addEventListener("keydown", (event) => moveFocus(bar, editor, event))
    bar.addEventListener("focusin", ({ target }) => setTabStop(bar, target))
    editor.on("transaction", () => queueRefresh(bar))
    refresh(bar)
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": ({ editor }) => {
        editor.storage.menu.dom.querySelector("button[tabindex='0']").focus()
        return true
      },
    }
  },
})

/** What changes words; what puts in a block; what belongs to a table. */
function splitIntoLines(groups) {
  const at = (name) => groups.findIndex((group) => group.querySelector(`[data-name="${name}"]`))
  const [blocks, table] = [at("quotation"), at("addRowBefore")]
  const parts = [groups.slice(0, blocks), groups.slice(blocks, table), groups.slice(table)]
  return parts.map((part) => crel("div", { className: "prose-menubar__line" }, part))
}

const listVisible = (bar) => [...bar.querySelectorAll("button:not(.hidden)")]

function moveFocus(bar, editor, event) {
  const buttons = listVisible(bar)
  const at = buttons.indexOf(document.activeElement)
  const onward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
  const steps = { ArrowLeft: at - 1, ArrowRight: at - 1, [onward]: at + 1, Home: 0, End: -1 }
  if (event.key === "Escape") editor.commands.focus()
  else if (event.key in steps) buttons.at(steps[event.key] % buttons.length).focus()
  else return
  event.preventDefault()
}

/** One button alone takes Tab, the one used last: the toolbar pattern of the ARIA practices. */
function setTabStop(bar, stop) {
  for (const button of bar.querySelectorAll("button")) button.tabIndex = button === stop ? 0 : -1
}

/** Once before the next frame: a key can make several transactions. */
function queueRefresh(bar) {
  bar.queued ??= requestAnimationFrame(() => {
    delete bar.queued
    refresh(bar)
  })
}

function refresh(bar) {
  for (const button of bar.querySelectorAll("button")) showState(button)
  const buttons = listVisible(bar)
  if (buttons.filter((button) => button.tabIndex === 0).length !== 1) setTabStop(bar, buttons[0])
}

/** For assistive technology: what the library shows by classes alone. */
function showState(button) {
  button.setAttribute("aria-disabled", String(button.classList.contains("disabled")))
  if (TOGGLES.has(button.dataset.name)) button.setAttribute("aria-pressed", String(button.classList.contains("active")))
}

/** A button of the toolbar that shows a sign and a word. */
export function makeButton(icon, words) {
  const sign = crel("span", { className: "material-icons", textContent: icon, "aria-hidden": "true" })
  const className = "prose-menubar__button prose-menubar__button--worded"
  return crel("button", { type: "button", className }, [sign, crel("span", { textContent: words })])
}

// --- What the buttons are called, the keys that do the same, and the list of them all

/** By the name of the toolbar's item, or by none: what a key does, and the key. */
const KEYS = [
  ["paragraph", gettext("Paragraph"), "Mod-Alt-0"],
  ["heading2", gettext("Heading"), "Mod-Alt-2"],
  ["heading3", gettext("Subheading"), "Mod-Alt-3"],
  ["bold", gettext("Bold"), "Mod-B"],
  ["italic", gettext("Italic"), "Mod-I"],
  ["superscript", gettext("Superscript"), "Mod-."],
  ["subscript", gettext("Subscript"), "Mod-,"],
  ["link", gettext("Link"), "Mod-K"],
  ["bulletList", gettext("Bulleted list"), "Mod-Shift-8"],
  ["orderedList", gettext("Numbered list"), "Mod-Shift-7"],
  ["photoSlot", gettext("Photograph"), "Mod-Alt-1"],
  ["quotation", gettext("Quotation"), "Mod-Alt-4"],
  ["pullQuote", gettext("Pull quote"), "Mod-Alt-5"],
  ["editorsNote", gettext("Editor’s note"), "Mod-Alt-6"],
  ["tableFigure", gettext("Table"), "Mod-Alt-7"],
  ["horizontalRule", gettext("Rule"), "Mod-Alt-8"],
  ["embed", gettext("Embed"), "Mod-Alt-9"],
  ["moveUp", gettext("Move block up"), "Alt-↑"],
  ["moveDown", gettext("Move block down"), "Alt-↓"],
  ["editBlock", gettext("Settings of this block"), "Alt-Enter"],
  ["removeBlock", gettext("Remove block"), "Mod-Shift-Backspace"],
  [null, gettext("Leave a block, to the paragraph below it"), "Mod-Enter"],
  [null, gettext("From a caption to what follows; from an empty line out of a quotation or note"), "Enter"],
  [null, gettext("Select the block as a whole"), "Esc"],
  [null, gettext("In a table: next cell, cell before"), "Tab, Shift-Tab"],
  [null, gettext("A new line in the same paragraph"), "Shift-Enter"],
  ["history:undo", gettext("Undo"), "Mod-Z"],
  ["history:redo", gettext("Redo"), "Mod-Shift-Z"],
  [null, gettext("To the toolbar; arrows go along it, Esc comes back"), "Alt-F10"],
  ["find", gettext("Find and replace"), "Mod-Shift-H"],
  ["keys", gettext("Keys"), "Mod-/"],
]
const WITHOUT_KEY = [["typography", gettext("Quotation marks of the language as you type")]]
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform)
const NAMES = MAC
  ? { Mod: "⌘", Alt: "⌥", Shift: "⇧" }
  : { Mod: pgettext("key", "Ctrl"), Alt: pgettext("key", "Alt"), Shift: pgettext("key", "Shift") }
const OTHERS = {
  Backspace: pgettext("key", "Backspace"),
  Enter: pgettext("key", "Enter"),
  Esc: pgettext("key", "Esc"),
  Tab: pgettext("key", "Tab"),
}

const formatKey = (key) =>
  key
    .replace(/\b(Mod|Alt|Shift)-/g, (_, name) => `${NAMES[name]}${MAC ? "" : "+"}`)
    .replace(/\b(Backspace|Enter|Esc|Tab)\b/g, (name) => OTHERS[name])

/** Gives a button its name and, as a tooltip, its key. */
function nameButton(button) {
  const [, words, key] = [...KEYS, ...WITHOUT_KEY].find(([name]) => name === button.dataset.name) ?? []
  if (!words) return
  button.setAttribute("aria-label", words)
  button.title = key ? `${words} (${formatKey(key)})` : words
}

export const Shortcuts = Extension.create({
  name: "keys",
  addKeyboardShortcuts: () => ({ "Mod-/": ({ editor }) => showKeys(editor) }),

  addMenuItems({ buttons, menu }) {
    menu.defineItem({ name: "keys", groups: "utility", button: buttons.material("keyboard"), command: showKeys })
  },
})

function showKeys(editor) {
  const rows = KEYS.map(([, words, key]) =>
    crel("div", {}, [crel("dt", { textContent: words }), crel("dd", { dir: "ltr", textContent: formatKey(key) })]),
  )
  const close = crel("button", { type: "submit", textContent: gettext("Close") })
  // The title takes the focus, so that the list is read from its beginning.
  const title = crel("h2", { id: "editor-keys", tabIndex: -1, autofocus: true, textContent: gettext("Keys") })
  title.className = "prose-editor-dialog-title"
  const form = crel("form", { method: "dialog" }, [title, crel("dl", { className: "editor-keys" }, rows), close])
  const dialog = crel("dialog", { className: "prose-editor-dialog is-wide", "aria-labelledby": "editor-keys" }, [form])
  dialog.addEventListener("close", () => (dialog.remove(), editor.commands.focus()))
  document.body.append(dialog)
  dialog.showModal()
  return true
}

// --- A few words are asked for in a dialog, which says at the field what cannot be

let dialogs = 0

/**
 * Resolves to the values by name, or to null where the person turns away. `fields` are made by
 * `makeField`. `check(values)` may put values right, and answers with sentences by name for those that cannot
 * be; it may take its time, and what it says of words that were changed meanwhile is dropped.
 */
export function askInDialog({ title, fields, submit = gettext("Insert"), check = () => ({}) }) {
  const id = `editor-dialog-${++dialogs}`
  const heading = crel("h2", { id, className: "prose-editor-dialog-title", textContent: title })
  const cancel = crel("button", { type: "button", textContent: gettext("Cancel") })
  const buttons = crel("p", { className: "prose-editor-dialog-buttons" }, [
    crel("button", { type: "submit", textContent: submit }),
    cancel,
  ])
  // The browser's own messages are in the browser's language, not in the desk's.
  const form = crel("form", { noValidate: true }, [heading, ...fields.map(({ dom }) => dom), buttons])
  const dialog = crel("dialog", { className: "prose-editor-dialog", "aria-labelledby": id }, [form])
  return new Promise((resolve) => {
    const end = (answer) => (dialog.close(), dialog.remove(), resolve(answer))
    cancel.addEventListener("click", () => end(null))
    // For Escape alone: browsers send this event late, so buttons and answers call `end` themselves.
    dialog.addEventListener("close", () => end(null))
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      const values = readValues(fields)
      const words = JSON.stringify(values)
      const sentences = await check(values)
      if (!dialog.open || JSON.stringify(readValues(fields)) !== words || showRefusals(fields, sentences)) return
      end(values)
    })
    document.body.append(dialog)
    dialog.showModal()
    fields[0].input.select()
  })
}

const readValues = (fields) => Object.fromEntries(fields.map(({ name, input }) => [name, input.value.trim()]))

/** A labelled field. `attributes` are those of the input; `hint` is a line below it. */
export function makeField(name, label, { hint = "", ...attributes } = {}) {
  const id = `editor-field-${name}-${++dialogs}`
  const notes = [`${id}-hint`, `${id}-refusal`]
  const input = crel("input", { id, name, type: "text", autocomplete: "off", dir: "auto", ...attributes })
  input.setAttribute("aria-describedby", notes.join(" "))
  const refusal = crel("p", { id: notes[1], className: "editor-refusal", "aria-live": "polite" })
  const dom = crel("div", { className: "prose-editor-dialog-field" }, [
    crel("label", { htmlFor: id, textContent: label }),
    input,
    crel("p", { id: notes[0], className: "prose-editor-help", textContent: hint }),
    refusal,
  ])
  return { name, input, refusal, dom }
}

/** Shows the sentences at their fields and goes to the first; false where there are none. */
function showRefusals(fields, sentences = {}) {
  for (const { name, input, refusal } of fields) {
    refusal.textContent = sentences[name] ?? ""
    input.setAttribute("aria-invalid", String(name in sentences))
  }
  const first = fields.find(({ name }) => name in sentences)
  first?.input.select()
  return Boolean(first)
}
