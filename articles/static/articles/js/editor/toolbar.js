/** The toolbar is one stop of the Tab key; arrows go along it, Escape goes back to the text. */

import { crel, Extension } from "django-prose-editor/editor"
import { dress } from "./shortcuts.js"

const TOGGLES = new Set([
  ...["paragraph", "heading2", "heading3", "bold", "italic", "subscript", "superscript"],
  ...["bulletList", "orderedList"],
])

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 10,

  onCreate({ editor }) {
    const bar = editor.storage.menu.dom
    bar.setAttribute("role", "toolbar")
    bar.setAttribute("aria-label", "Body")
    for (const button of bar.querySelectorAll("button")) dress(button)
    bar.replaceChildren(...lines([...bar.children]))
    bar.addEventListener("keydown", (event) => along(bar, editor, event))
    bar.addEventListener("focusin", ({ target }) => hold(bar, target))
    editor.on("transaction", () => queue(bar))
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
function lines(groups) {
  const at = (name) => groups.findIndex((group) => group.querySelector(`[data-name="${name}"]`))
  const [blocks, table] = [at("quotation"), at("addRowBefore")]
  const parts = [groups.slice(0, blocks), groups.slice(blocks, table), groups.slice(table)]
  return parts.map((part) => crel("div", { className: "prose-menubar__line" }, part))
}

const open = (bar) => [...bar.querySelectorAll("button:not(.hidden)")]

function along(bar, editor, event) {
  const buttons = open(bar)
  const at = buttons.indexOf(document.activeElement)
  const onward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight"
  const steps = { ArrowLeft: at - 1, ArrowRight: at - 1, [onward]: at + 1, Home: 0, End: -1 }
  if (event.key === "Escape") editor.commands.focus()
  else if (event.key in steps) buttons.at(steps[event.key] % buttons.length).focus()
  else return
  event.preventDefault()
}

/** Tab comes back to the button that was used last. */
function hold(bar, held) {
  for (const button of bar.querySelectorAll("button")) button.tabIndex = button === held ? 0 : -1
}

/** Says in words what the library says in classes, once for each picture that is drawn. */
function queue(bar) {
  bar.queued ??= requestAnimationFrame(() => {
    delete bar.queued
    refresh(bar)
  })
}

function refresh(bar) {
  for (const button of bar.querySelectorAll("button")) tell(button)
  const buttons = open(bar)
  if (buttons.filter((button) => button.tabIndex === 0).length !== 1) hold(bar, buttons[0])
}

function tell(button) {
  button.setAttribute("aria-disabled", String(button.classList.contains("disabled")))
  if (TOGGLES.has(button.dataset.name)) button.setAttribute("aria-pressed", String(button.classList.contains("active")))
}
