/** What the buttons are called, the keys that do the same, and the list of them all. */

import { crel, Extension } from "django-prose-editor/editor"

/** By the name of the toolbar's item, or by none: what a key does, and the key. */
const KEYS = [
  ["paragraph", "Paragraph", "Mod-Alt-0"],
  ["heading2", "Heading", "Mod-Alt-2"],
  ["heading3", "Subheading", "Mod-Alt-3"],
  ["bold", "Bold", "Mod-B"],
  ["italic", "Italic", "Mod-I"],
  ["superscript", "Superscript", "Mod-."],
  ["subscript", "Subscript", "Mod-,"],
  ["link", "Link", "Mod-K"],
  ["bulletList", "Bulleted list", "Mod-Shift-8"],
  ["orderedList", "Numbered list", "Mod-Shift-7"],
  ["photoSlot", "Photograph", "Mod-Alt-1"],
  ["quotation", "Quotation", "Mod-Alt-4"],
  ["pullQuote", "Pull quote", "Mod-Alt-5"],
  ["editorsNote", "Editor’s note", "Mod-Alt-6"],
  ["tableFigure", "Table", "Mod-Alt-7"],
  ["horizontalRule", "Rule", "Mod-Alt-8"],
  ["embed", "Embed", "Mod-Alt-9"],
  ["moveUp", "Move block up", "Alt-↑"],
  ["moveDown", "Move block down", "Alt-↓"],
  ["editBlock", "Settings of this block", "Alt-Enter"],
  ["removeBlock", "Remove block", "Mod-Shift-Backspace"],
  [null, "Leave a block, to the paragraph below it", "Mod-Enter"],
  [null, "From a caption to what follows; from an empty line out of a quotation or note", "Enter"],
  [null, "Select the block as a whole", "Esc"],
  [null, "In a table: next cell, cell before", "Tab, Shift-Tab"],
  [null, "A new line in the same paragraph", "Shift-Enter"],
  ["history:undo", "Undo", "Mod-Z"],
  ["history:redo", "Redo", "Mod-Shift-Z"],
  [null, "To the toolbar; arrows go along it, Esc comes back", "Alt-F10"],
  ["keys", "Keys", "Mod-/"],
]
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform)
const NAMES = MAC ? { Mod: "⌘", Alt: "⌥", Shift: "⇧" } : { Mod: "Ctrl" }

const readable = (key) => key.replace(/\b(Mod|Alt|Shift)-/g, (_, name) => `${NAMES[name] ?? name}${MAC ? "" : "+"}`)

/** Gives a button its name and, as a tooltip, its key. */
export function dress(button) {
  const [, words, key] = KEYS.find(([name]) => name === button.dataset.name) ?? []
  if (!words) return
  button.setAttribute("aria-label", words)
  button.title = `${words} (${readable(key)})`
}

export const Shortcuts = Extension.create({
  name: "keys",
  addKeyboardShortcuts: () => ({ "Mod-/": ({ editor }) => show(editor) }),

  addMenuItems({ buttons, menu }) {
    menu.defineItem({ name: "keys", groups: "utility", button: buttons.material("keyboard"), command: show })
  },
})

function show(editor) {
  const rows = KEYS.map(([, words, key]) =>
    crel("div", {}, [crel("dt", { textContent: words }), crel("dd", { textContent: readable(key) })]),
  )
  const close = crel("button", { type: "submit", textContent: "Close" })
  // The title takes the focus, so that the list is read from its beginning.
  const title = crel("h2", { id: "editor-keys", tabIndex: -1, autofocus: true, textContent: "Keys" })
  title.className = "prose-editor-dialog-title"
  const form = crel("form", { method: "dialog" }, [title, crel("dl", { className: "editor-keys" }, rows), close])
  const dialog = crel("dialog", { className: "prose-editor-dialog is-wide", "aria-labelledby": "editor-keys" }, [form])
  dialog.addEventListener("close", () => (dialog.remove(), editor.commands.focus()))
  document.body.append(dialog)
  dialog.showModal()
  return true
}
