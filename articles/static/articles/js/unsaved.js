/**
 * Loses no word: shows what is not saved, asks before it is lost, keeps a copy in this browser and offers
 * it again.
 */

import { formatDate, gettext, interpolate } from "./i18n.js"

const NOT_TYPED = /^(csrfmiddlewaretoken|over|_.*)$/
const PREFIX = "article-copy-"
const SENT = "article-copy-sent"
const DAYS = 14
const PAUSE = 1000

// --- What is not saved is shown, and asked for before it is lost; Ctrl+S saves

function guardForm(form, save) {
  const state = form.querySelector(".not-saved")
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const isAnswer = form.querySelector(".errornote") !== null
  const opened = readServedForm(form)
  let sent = false
  const isDirty = () => !sent && (isAnswer || !isSame(readForm(form), opened))

  const mark = () => {
    if (!state.textContent && isDirty()) state.textContent = gettext("Not saved yet")
  }
  for (const kind of ["input", "change"]) form.addEventListener(kind, mark)
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, mark)
  mark()

  save.title = interpolate(gettext("Save the draft (%(key)s)"), { key: isMac ? "⌘S" : gettext("Ctrl+S") })
  addEventListener("keydown", (event) => {
    const isSaveKey = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey
    if (!isSaveKey || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    if (!document.querySelector("dialog[open]")) save.click()
  })
  form.addEventListener("submit", () => {
    sent = true
  })
  // Back can show this very page again, with its variables as they were.
  addEventListener("pageshow", () => {
    sent = false
  })
  addEventListener("beforeunload", (event) => {
    if (isDirty()) event.preventDefault()
  })
}

// --- What stands in the form: every field that somebody can fill in, as the browser would post it

function readForm(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name))
  return fields.filter(([name]) => !name.includes("__prefix__"))
}

/** The values that the server sent: somebody may have typed before this script was loaded. */
function readServedForm(form) {
  const texts = [...form.elements].filter((field) => field.matches("textarea, [type=text], [type=url], [type=email]"))
  const sent = new Map(texts.map(({ name, defaultValue }) => [name, defaultValue]))
  return readForm(form).map(([name, value]) => [name, sent.get(name) ?? value])
}

/** Whether somebody writes in this field, or has begun to. */
const isTyping = (field) => field.isContentEditable || field.value !== (field.defaultValue ?? field.value)

/** Whether two snapshots say the same, but for empty paragraphs at the end: the editor adds those. */
function isSame(one, other) {
  return serialize(one) === serialize(other)
}

function serialize(fields) {
  const words = fields.filter(([name]) => !["opened", "idempotency_key"].includes(name))
  return JSON.stringify(words.map(([name, value]) => [name, value.replace(/(<p><\/p>)+$/, "").replace(/\r\n/g, "\n")]))
}

// --- Copies in this browser alone: one for each window, until it is saved or two weeks have passed

/** The copies with this name, the newest first: {key, at (milliseconds), fields}. */
function listCopies(name) {
  const found = listKeys().filter((key) => key.startsWith(`${PREFIX}${name}.`))
  const each = found.map((key) => ({ key, ...readCopy(key) })).filter(({ fields }) => fields)
  return each.sort((one, other) => other.at - one.at)
}

/** A key of its own for each window: two windows of one article must not overwrite each other's words. */
function makeKey(name) {
  return `${PREFIX}${name}.${Date.now()}.${Math.random()}`
}

/** Keep the fields; false where this browser has no room, or keeps nothing. */
function storeCopy(key, fields) {
  const copy = JSON.stringify({ at: Date.now(), fields })
  try {
    // Throws where the store is full (about 5 MB) or forbidden.
    localStorage.setItem(key, copy)
    return true
  } catch {
    return false
  }
}

function forgetCopy(key) {
  localStorage.removeItem(key)
}

/** Forget what has grown old. */
function forgetOldCopies() {
  for (const key of listKeys()) {
    const at = readCopy(key)?.at
    if (!at || Date.now() - at > DAYS * 86_400_000) forgetCopy(key)
  }
}

/** Remember which copy was sent from this window, for the page that answers. */
function rememberSent(key) {
  sessionStorage.setItem(SENT, key)
}

/** The key of the copy that was sent to get here; null where none was. */
function takeSent() {
  const key = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  return key
}

const listKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

function readCopy(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}

// --- The offer of a copy that was never saved

function keepCopies(box, form, name) {
  const sent = takeSent()
  // Only the server's message proves the save: a refusal or a log-in page answers as well.
  if (sent && document.querySelector(".messagelist .saved")) forgetCopy(sent)
  forgetOldCopies()
  const opened = readServedForm(form)
  const isAnswer = form.querySelector(".errornote") !== null
  const key = (isAnswer && sent) || makeKey(name)
  if (!isAnswer) offerCopies(box, findUnsaved(name, opened))

  let pause = 0
  const store = () => {
    clearTimeout(pause)
    const typed = readForm(form)
    if (!isAnswer && isSame(typed, opened)) forgetCopy(key)
    else if (!storeCopy(key, typed)) form.querySelector(".not-saved").textContent = gettext("Not saved, and this browser keeps no copy.")
  }
  const later = () => {
    clearTimeout(pause)
    pause = setTimeout(store, PAUSE)
  }
  later()
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) document.addEventListener(kind, later)
  addEventListener("pagehide", store)
  form.addEventListener("submit", () => {
    store()
    rememberSent(key)
  })
}

/** The copies that say something else than what was saved; the others are forgotten. */
function findUnsaved(name, opened) {
  return listCopies(name).filter(({ key, fields }) => !isSame(fields, opened) || forgetCopy(key))
}

/** Offers the newest; what is thrown away gives way to the one before it. */
function offerCopies(box, copies) {
  const show = () => {
    box.hidden = !copies.length
    if (box.hidden) return
    box.querySelector("h2").textContent = describeMoment(new Date(copies[0].at))
    if (!isTyping(document.activeElement)) box.querySelector("h2").focus()
  }
  box.querySelector("[data-act=restore]").addEventListener("click", () => restoreCopy(copies[0]))
  box.querySelector("[data-act=discard]").addEventListener("click", () => {
    forgetCopy(copies.shift().key)
    show()
    if (box.hidden) document.querySelector("#id_headline").focus()
  })
  show()
}

/** With the day where it was another one. */
function describeMoment(date) {
  const time = formatDate(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const day = formatDate(date, { day: "numeric", month: "long" })
  const isToday = date.toDateString() === new Date().toDateString()
  if (isToday) return interpolate(gettext("Words typed at %(time)s were not saved."), { time })
  return interpolate(gettext("Words typed on %(day)s at %(time)s were not saved."), { day, time })
}

/** Ask the server for the form with these words in it; that saves nothing. */
function restoreCopy({ key, fields }) {
  rememberSent(key)
  const form = Object.assign(document.createElement("form"), { method: "post", action: location.href, hidden: true })
  const token = new FormData(document.getElementById("article_form")).get("csrfmiddlewaretoken")
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_bring_back", "1"]]) {
    // A text input would strip the line breaks of its value.
    const field = Object.assign(document.createElement("textarea"), { name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

// --- The form of this page, if it has one

const form = document.getElementById("article_form")
const save = form?.querySelector(".submit-row [name=_continue]")
if (save) guardForm(form, save)

const box = form?.querySelector("[data-copy]")
if (box) keepCopies(box, form, box.dataset.copy)
