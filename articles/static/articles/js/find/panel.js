/** Find and replace: a panel above the text; what is found is marked, counted, gone through and replaced. */

import { crel } from "django-prose-editor/editor"
import { gettext, interpolate } from "../i18n.js"
import { announceChange } from "../library/rows.js"
import { findInDoc, findInText, LONGEST, makePattern, MOST } from "./matches.js"
import { markMatches, replaceInDoc, showMatch } from "./text.js"

const FIELDS = ["#id_kicker", "#id_headline", "#id_standfirst", "[name^=placements-][name$=-caption]"].join(",")
const PAUSE = 150

let panel = null

/** Opens the panel, with the words that are selected. */
export function openFind(editor) {
  panel ??= new Panel(editor)
  panel.open()
}

class Panel {
  constructor(editor) {
    this.editor = editor
    this.matches = []
    this.at = -1
    this.draw()
    let pause = 0
    const later = () => (clearTimeout(pause), (pause = setTimeout(() => this.search(), PAUSE)))
    this.find.addEventListener("input", later)
    for (const box of this.boxes) box.addEventListener("change", () => this.search())
    editor.on("update", () => !this.dom.hidden && later())
    this.dom.addEventListener("keydown", (event) => this.press(event))
  }

  draw() {
    const field = (name, label) => {
      const input = crel("input", { type: "text", id: `find-${name}`, maxLength: LONGEST, dir: "auto", autocomplete: "off" })
      return [crel("div", { className: "find-field" }, [crel("label", { htmlFor: input.id, textContent: label }), input]), input]
    }
    const box = (label) => {
      const input = crel("input", { type: "checkbox" })
      return [crel("label", { className: "find-box" }, [input, crel("span", { textContent: label })]), input]
    }
    const button = (label, act, more = {}) => {
      const made = crel("button", { type: "button", textContent: label, ...more })
      made.addEventListener("click", () => act())
      return made
    }
    const [findField, find] = field("words", gettext("Find"))
    const [replaceField, replacement] = field("replacement", gettext("Replace with"))
    const [caseBox, matchCase] = box(gettext("Match case"))
    const [wordBox, wholeWord] = box(gettext("Whole words"))
    const [fieldsBox, others] = box(gettext("Headline, standfirst and captions, too"))
    Object.assign(this, { find, replacement, matchCase, wholeWord, others, boxes: [matchCase, wholeWord, others] })
    this.status = crel("p", { className: "find-status", role: "status" })
    this.dom = crel("div", { className: "find-panel", role: "search", hidden: true }, [
      crel("div", { className: "find-line" }, [
        findField,
        button(gettext("Previous"), () => this.go(-1)),
        button(gettext("Next"), () => this.go(1)),
        this.status,
        button(gettext("Close"), () => this.close(), { className: "find-close" }),
      ]),
      crel("div", { className: "find-line" }, [
        replaceField,
        button(gettext("Replace"), () => this.replace()),
        button(gettext("Replace all"), () => this.replaceAll()),
      ]),
      crel("div", { className: "find-line" }, [caseBox, wordBox, fieldsBox]),
    ])
    this.dom.setAttribute("aria-label", gettext("Find and replace"))
    const home = this.editor.view.dom.closest(".prose-editor")
    home.before(this.dom)
  }

  open() {
    const { from, to, empty } = this.editor.state.selection
    const chosen = empty ? "" : this.editor.state.doc.textBetween(from, to, " ")
    if (chosen && chosen.length <= LONGEST) this.find.value = chosen
    this.dom.hidden = false
    this.search(from)
    this.find.select()
    this.dom.scrollIntoView({ block: "nearest" })
  }

  close() {
    this.dom.hidden = true
    const match = this.matches[this.at]
    this.matches = []
    markMatches(this.editor, [], -1)
    this.markField(null)
    if (match?.field) match.field.focus()
    else if (match) this.editor.chain().setTextSelection(match).focus().run()
    else this.editor.commands.focus()
  }

  press(event) {
    // Enter in a field of the form would send it.
    if (event.key === "Escape") this.close()
    else if (event.key === "Enter" && event.target === this.find) this.go(event.shiftKey ? -1 : 1)
    else if (event.key === "Enter" && event.target === this.replacement) this.replace()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Finds all anew; the one at hand is the first at or after position `start` of the text, or that which was. */
  search(start = null) {
    const pattern = makePattern(this.find.value, { matchCase: this.matchCase.checked, wholeWord: this.wholeWord.checked })
    const before = this.matches[this.at]
    this.matches = pattern ? this.list(pattern) : []
    const from = start ?? before?.from ?? 0
    const next = this.matches.findIndex((one) => one.field === before?.field && one.from >= from)
    this.at = this.matches.length ? Math.max(next, 0) : -1
    this.show()
  }

  /** In the order of the page: the fields above the text, the text, the captions. */
  list(pattern) {
    const fields = this.others.checked ? [...document.querySelectorAll(FIELDS)] : []
    const inField = (field) => findInText(field.value, pattern).map((place) => ({ field, ...place }))
    const isAbove = (field) => field.compareDocumentPosition(this.dom) & Node.DOCUMENT_POSITION_FOLLOWING
    const above = fields.filter(isAbove).flatMap(inField)
    const below = fields.filter((field) => !isAbove(field)).flatMap(inField)
    return [...above, ...findInDoc(this.editor.state.doc, pattern), ...below].slice(0, MOST)
  }

  go(step) {
    if (!this.matches.length) return this.show()
    this.at = (this.at + step + this.matches.length) % this.matches.length
    this.show()
  }

  /** Marks all, brings the one at hand into view, and says which one it is. */
  show() {
    const match = this.matches[this.at]
    const inText = this.matches.filter(({ field }) => !field)
    markMatches(this.editor, inText, match?.field ? -1 : inText.indexOf(match))
    this.markField(match?.field)
    if (match?.field) match.field.setSelectionRange(match.from, match.to)
    else if (match) showMatch(this.editor, match)
    this.status.textContent = this.describe(match)
  }

  describe(match) {
    if (!this.find.value) return ""
    if (!match) return gettext("Not found")
    const values = { number: this.at + 1, count: this.matches.length, place: match.field ? nameField(match.field) : "" }
    // Translators: which of the places that were found, of how many; then the field in which it stands.
    if (match.field) return interpolate(gettext("%(number)s of %(count)s, in: %(place)s"), values)
    const sentence = this.matches.length < MOST ? gettext("%(number)s of %(count)s") : gettext("%(number)s of %(count)s and more")
    return interpolate(sentence, values)
  }

  markField(field) {
    document.querySelectorAll(".is-found").forEach((one) => one.classList.remove("is-found"))
    // A photograph's caption is a hidden field; its picture stands for it.
    const shown = field?.checkVisibility?.() === false ? field.closest("li, .placement") : field
    shown?.classList.add("is-found")
    shown?.scrollIntoView({ block: "center" })
  }

  replace() {
    const match = this.matches[this.at]
    if (!match) return this.show()
    const words = this.replacement.value
    if (match.field) replaceInField(match.field, [match], words)
    else replaceInDoc(this.editor, [match], words)
    // The next one, not one within what was just put in.
    this.matches[this.at] = { ...match, from: match.from + words.length }
    this.search()
    this.restoreFocus(this.replacement)
  }

  replaceAll() {
    const count = this.matches.length
    if (!count) return this.show()
    const words = this.replacement.value
    for (const field of new Set(this.matches.map((one) => one.field).filter(Boolean))) {
      replaceInField(field, this.matches.filter((one) => one.field === field), words)
    }
    replaceInDoc(this.editor, this.matches.filter(({ field }) => !field), words)
    this.matches = []
    this.search()
    this.status.textContent = interpolate(gettext("Replaced: %(count)s. Undo in the text takes it back."), { count })
    this.restoreFocus(this.replacement)
  }

  restoreFocus(field) {
    if (!this.dom.contains(document.activeElement)) field.focus()
  }
}

const nameField = (field) => field.labels?.[0]?.textContent.trim() || field.getAttribute("aria-label") || field.name

/** In one step of the field's own undo where the browser can: from the first place to the last. */
function replaceInField(field, places, words) {
  const [start, end] = [places[0].from, places.at(-1).to]
  let [changed, at] = ["", start]
  for (const { from, to } of places) {
    changed += field.value.slice(at, from) + words
    at = to
  }
  const whole = field.value.slice(0, start) + changed + field.value.slice(end)
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  const isDone = document.activeElement === field && document.execCommand("insertText", false, changed)
  if (isDone) return
  // The caption of a photograph is a hidden field, which is drawn in its panel and in the text.
  field.value = whole
  announceChange()
}
