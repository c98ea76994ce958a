/** Straight marks become those of the article's language as they are typed, in the text and in plain fields. */

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { typeset } from "../quotes.js"

const FIELDS = [
  ...["#id_kicker", "#id_headline", "#id_standfirst", "#id_dateline", "#id_internal_note"],
  ...["#library-caption", "#library-alt", "[name$='-caption']", "[name$='-alt']"],
].join(",")
/** As many signs before the mark say which one it is. */
const LOOKBACK = 300
const KEY = "typography"

/** The language of the article; else that of the paper. */
const getLanguage = () =>
  document.getElementById("id_language")?.value.trim() || document.querySelector("meta[name=paper-language]")?.content || "en"

// --- Each person can do without, in this browser

function isOn() {
  try {
    return localStorage.getItem(KEY) !== "off"
  } catch {
    return true
  }
}

function toggle() {
  try {
    localStorage.setItem(KEY, isOn() ? "off" : "on")
  } catch {
    // A browser that keeps nothing stays with what it has.
  }
}

// --- In the text: two steps of undo, so that Ctrl+Z gives the straight mark back, and Backspace directly after, too

const place = new pm.state.PluginKey(KEY)

export const Typography = Extension.create({
  name: KEY,
  priority: 900,

  addProseMirrorPlugins() {
    const apply = (tr, last) => tr.getMeta(place) ?? (tr.docChanged || tr.selectionSet ? null : last)
    return [new Plugin({ key: place, state: { init: () => null, apply }, props: { handleTextInput, handleKeyDown } })]
  },

  addMenuItems({ buttons, menu }) {
    const command = (editor) => (toggle(), editor.commands.focus())
    menu.defineItem({ name: KEY, groups: "tools", button: buttons.text("“ ”"), active: isOn, command })
  },
})

function handleTextInput(view, from, to, typed) {
  const { $from } = view.state.selection
  const isCode = $from.parent.type.spec.code || $from.marks().some(({ type }) => type.spec.code)
  if (typed.length !== 1 || view.composing || isCode || !isOn()) return false
  const at = view.state.doc.resolve(from)
  const before = at.parent.textBetween(Math.max(0, at.parentOffset - LOOKBACK), at.parentOffset, null, "\ufffc")
  const made = typeset(before, typed, getLanguage())
  if (!made) return false
  view.dispatch(view.state.tr.insertText(typed, from, to))
  const start = from - made.cut
  const straight = view.state.doc.textBetween(start, from + 1)
  replace(view, { from: start, to: from + 1, words: made.put, last: { from: start, to: start + made.put.length, straight } })
  return true
}

function handleKeyDown(view, event) {
  const last = place.getState(view.state)
  if (!last || event.key !== "Backspace" || event.ctrlKey || event.metaKey || event.altKey) return false
  replace(view, { ...last, words: last.straight, last: null })
  return true
}

/** A step of undo of its own, which what is typed next does not join. */
function replace(view, { from, to, words, last }) {
  const { tr } = view.state
  view.dispatch(pm.history.closeHistory(tr).insertText(words, from, to).setMeta(place, last))
  view.dispatch(pm.history.closeHistory(view.state.tr))
}

// --- In plain fields: the browser's own undo has the straight mark as a step

let made = null
let isReplacing = false

document.addEventListener("input", ({ target, data, inputType, isComposing }) => {
  if (isReplacing) return
  made = null
  if (inputType !== "insertText" || isComposing || data?.length !== 1 || !target.matches?.(FIELDS) || !isOn()) return
  const end = target.selectionStart
  const before = target.value.slice(Math.max(0, end - 1 - LOOKBACK), end - 1)
  const change = typeset(before, data, getLanguage())
  if (!change) return
  const from = end - 1 - change.cut
  const straight = target.value.slice(from, end)
  replaceInField(target, from, end, change.put)
  made = { target, from, to: from + change.put.length, straight, value: target.value }
})

document.addEventListener("keydown", (event) => {
  const { target } = event
  const isNext = made?.target === target && made.value === target.value && target.selectionStart === made.to
  if (!isNext || event.key !== "Backspace" || target.selectionEnd !== made.to || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  replaceInField(target, made.from, made.to, made.straight)
  made = null
})

function replaceInField(field, from, to, words) {
  isReplacing = true
  field.setSelectionRange(from, to)
  // The one way to change a field that its undo knows of.
  document.execCommand("insertText", false, words)
  isReplacing = false
}
