/**
 * What the article form does for the writer besides saving: lines that grow, the length of the headline,
 * panels that stay open, rows put into order.
 */

import { gettext, interpolate, ngettext } from "./i18n.js"
import "./suggestions.js"

const PAUSE = 1500
const LIMIT = 250
const LONG = 110
/** By the greatest number of characters: what is said of a headline up to that length. */
const FITS = [
  [60, (count) => ngettext("%(count)s character: fits everywhere, search results too", "%(count)s characters: fits everywhere, search results too", count)],
  [70, (count) => ngettext("%(count)s character: search results may cut the end", "%(count)s characters: search results may cut the end", count)],
  [LONG, (count) => ngettext("%(count)s character: search results cut it; three lines on the front page", "%(count)s characters: search results cut it; three lines on the front page", count)],
  [LIMIT, (count) => ngettext("%(count)s character: too long for most places: shorten it", "%(count)s characters: too long for most places: shorten it", count)],
  [Infinity, (count) => ngettext("%(count)s character: too long to be published: at most %(limit)s", "%(count)s characters: too long to be published: at most %(limit)s", count)],
]
const PANELS_KEY = "article-panels"
// Firefox before 125 has no Segmenter; there a flag counts as more than one character.
const segments = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null

// --- An address that names a field leads there: only then is it asked how

if (location.hash) import("./go-to-field.js")

// --- The preview beside the form: its script is asked for when somebody opens it

const loadPreview = () => import("./preview.js")

function readPreview() {
  try {
    return JSON.parse(localStorage.getItem("article-preview")) ?? {}
  } catch {
    return {}
  }
}

if (document.getElementById("live-preview")) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-preview]")) return
    event.preventDefault()
    loadPreview().then(({ togglePreview }) => togglePreview())
  })
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyP" || !event.altKey || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    loadPreview().then(({ togglePreview }) => togglePreview())
  })
  // It stays open from story to story, where there is room beside the form.
  if (readPreview().isOpen && matchMedia("(min-width: 80rem)").matches) {
    loadPreview().then(({ openPreview }) => openPreview({ takesFocus: false }))
  }
}

// --- Lines grow with what is typed, and Enter in the headline saves

for (const field of document.querySelectorAll("#article_form textarea.grows")) {
  const grow = () => {
    // scrollHeight is never less than the present height, so a field would grow and never shrink.
    field.style.blockSize = "auto"
    field.style.blockSize = `${field.scrollHeight + 2}px`
  }
  // Browsers that know field-sizing do this by the style sheet alone.
  if (!CSS.supports("field-sizing", "content")) {
    field.addEventListener("input", grow)
    grow()
  }
}

const headline = document.querySelector("#article_form #id_headline")
if (headline) {
  countLength(headline, { fits: FITS, long: LONG, limit: LIMIT })
  headline.addEventListener("keydown", (event) => {
    // Within an input method, Enter takes the word that it offers.
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    document.querySelector("#article_form [name=_continue]").click()
  })
}

// --- The length of a line as people count, and what it fits; announced only once typing pauses

/** The number of characters as a reader sees them: an accent or a flag is one with what carries it. */
function countCharacters(words) {
  return segments ? [...segments.segment(words)].length : [...words.normalize("NFC")].length
}

/** What is said of a line where a place shows about `recommended` characters whole. */
const listFits = (recommended) => [
  [recommended, (count) => ngettext("%(count)s character of %(limit)s", "%(count)s characters of %(limit)s", count)],
  [Infinity, (count) => ngettext("%(count)s character: only about %(limit)s are shown", "%(count)s characters: only about %(limit)s are shown", count)],
]

for (const field of document.querySelectorAll("#article_form [data-recommended]")) {
  const limit = Number(field.dataset.recommended)
  countLength(field, { fits: listFits(limit), long: limit, limit })
}

/** How long a line is, in words; beyond `long` characters it is too long. */
function describeLength(line, { fits, long, limit }) {
  const count = countCharacters(line.trim().replace(/\s+/g, " "))
  if (!count) return { words: "", isLong: false }
  const [bound, sentence] = fits.find(([most]) => count <= most)
  return { words: interpolate(sentence(count), { count, limit }), isLong: bound > long, bound }
}

function countLength(field, place) {
  const shown = Object.assign(document.createElement("p"), { className: "headline-count", id: `${field.id}_count` })
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  status.setAttribute("role", "status")
  field.after(shown, status)
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${shown.id}`.trim())
  let pause = 0
  let last = describeLength(field.value, place).bound

  const showLength = () => {
    const { words, isLong } = describeLength(field.value, place)
    shown.textContent = words
    shown.classList.toggle("is-long", isLong)
  }
  const announceLength = () => {
    const { words, bound } = describeLength(field.value, place)
    // A screen reader says only that another length was reached: each count would drown the typing.
    if (bound !== last) status.textContent = words
    last = bound
  }
  field.addEventListener("input", () => {
    showLength()
    clearTimeout(pause)
    pause = setTimeout(announceLength, PAUSE)
  })
  showLength()
}

// --- Which panels beside the text a person keeps open, remembered in this browser

const panels = [...document.querySelectorAll("#article_form .beside > :is(fieldset, .inline-group) details")]

function readOpenPanels() {
  try {
    return JSON.parse(localStorage.getItem(PANELS_KEY)) ?? {}
  } catch {
    return {}
  }
}

function getPanelName(panel) {
  return panel.querySelector("h2").textContent.trim()
}

const openPanels = readOpenPanels()
for (const panel of panels) {
  panel.open = panel.open || openPanels[getPanelName(panel)] === true
  panel.addEventListener("toggle", () => {
    try {
      localStorage.setItem(PANELS_KEY, JSON.stringify({ ...readOpenPanels(), [getPanelName(panel)]: panel.open }))
    } catch {
      // A browser that keeps nothing opens them as the page has them.
    }
  })
}

// --- Rows put into order by buttons, up and down, within reach of the keyboard

for (const lines of document.querySelectorAll("#article_form .lines")) {
  const group = lines.closest(".inline-group")
  if (group.querySelector(".empty-form")) makeOrderable(group, lines)
}

function makeOrderable(group, lines) {
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  status.setAttribute("role", "status")
  group.append(status)
  lines.classList.add("is-ordered")
  const end = group.querySelector(".empty-form")
  const rows = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")]

  function addButtons(row) {
    const up = makeButton(gettext("Move up"), "↑", () => move(row, -1))
    const down = makeButton(gettext("Move down"), "↓", () => move(row, 1))
    row.querySelector(".inline_label").after(up, down)
  }

  /** The neighbour moves, so that the button that was pressed keeps the focus. */
  function move(row, step) {
    const other = rows()[rows().indexOf(row) + step]
    if (other) step < 0 ? row.after(other) : row.before(other)
    rows().forEach((each, number) => (getPosition(each).value = number + 1))
    getPosition(row).dispatchEvent(new Event("change", { bubbles: true }))
    const values = { row: getRowName(row), place: rows().indexOf(row) + 1, count: rows().length }
    // Translators: said after somebody moved a row: what it is called, which one it is now, how many there are.
    status.textContent = interpolate(gettext("%(row)s: %(place)s of %(count)s."), values)
  }

  /** Django's script numbers rows by their order on the page: for that moment they stand as it knows them. */
  function standAsNumbered() {
    const shown = rows()
    end.before(...[...shown].sort((one, other) => getNumber(one) - getNumber(other)))
    setTimeout(() => end.before(...shown.filter((row) => row.isConnected)))
  }

  rows().forEach(addButtons)
  document.addEventListener("formset:added", ({ target }) => group.contains(target) && addButtons(target))
  // In the capture phase, before the listener of Django's own script on the link.
  group.addEventListener("click", ({ target }) => target.closest(".inline-deletelink") && standAsNumbered(), true)
}

function getPosition(row) {
  return row.querySelector("input[name$=-position]")
}

function getNumber(row) {
  return Number(row.id.split("-").at(-1))
}

/** What the row is called aloud. */
function getRowName(row) {
  const chosen = row.querySelector("select option:checked")?.textContent.trim()
  return chosen || row.querySelector("input[data-lookup]")?.value || gettext("This row")
}

function makeButton(label, sign, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign })
  made.className = "move"
  made.setAttribute("aria-label", label)
  made.addEventListener("click", act)
  return made
}
