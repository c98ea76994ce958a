/** The words of a form: how they stand in it, and the copies of them in this browser alone. */

const NOT_TYPED = /^(csrfmiddlewaretoken|autosave_window|over|_.*)$/
// Written by the server into each page: they say which state was opened, and nothing of what was typed.
const OF_THE_PAGE = new Set(["opened", "idempotency_key", "version", "after", "seen", "autosave_window"])
const TEXTS = "textarea, [type=text], [type=url], [type=email]"
const PREFIX = "desk-copy-"
const SENT = "desk-copy-sent"
const DAYS = 14

// --- Every field that somebody can fill in, as the browser would post it

/** Pairs of name and value. */
export function readFields(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name))
  return fields.filter(([name]) => !name.includes("__prefix__"))
}

/** The values that the server sent: somebody may have typed before this script was loaded. */
export function readServedFields(form) {
  const texts = [...form.elements].filter((field) => field.matches(TEXTS))
  const sent = new Map(texts.map(({ name, defaultValue }) => [name, defaultValue]))
  return readFields(form).map(([name, value]) => [name, sent.get(name) ?? value])
}

/** Whether somebody writes in this field, or has begun to. */
export const isTyping = (field) => field.isContentEditable || field.value !== (field.defaultValue ?? field.value)

/** Whether two readings say the same, but for empty paragraphs at the end: the editor adds those. */
export function isSame(one, other) {
  return serialize(one) === serialize(other)
}

function serialize(fields) {
  const words = fields.filter(([name]) => !OF_THE_PAGE.has(name))
  return JSON.stringify(words.map(([name, value]) => [name, value.replace(/(<p><\/p>)+$/, "").replace(/\r\n/g, "\n")]))
}

/** Put words back into a plain form: texts, choices and ticks, by their names. */
export function fillFields(form, fields) {
  const values = new Map()
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value])
  for (const field of form.elements) {
    if (!field.name || NOT_TYPED.test(field.name) || OF_THE_PAGE.has(field.name)) continue
    fillField(field, values.get(field.name) ?? [])
  }
  form.dispatchEvent(new Event("input", { bubbles: true }))
}

function fillField(field, values) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value)
  else if (field.type === "select-multiple") for (const option of field.options) option.selected = values.includes(option.value)
  else if (!["file", "submit", "button", "fieldset"].includes(field.type) && values.length) field.value = values.shift()
}

// --- Copies: one for each opened form, for two weeks at most

/** The start of the names of all copies of one person's form; `form` is its address. */
export const nameCopies = (person, form = "") => `${PREFIX}${person}-${form && `${form}.`}`

/** The copies whose names start like this, the newest first: {key, window, at (milliseconds), fields ...}. */
export function listCopies(name) {
  const each = listKeys().filter((key) => key.startsWith(name)).map((key) => ({ key, ...readCopy(key) }))
  return each.filter(({ fields }) => fields).sort((one, other) => other.at - one.at)
}

/** Keep a copy; false where this browser has no room, or keeps nothing. */
export function storeCopy(key, copy) {
  try {
    // Throws where the store is full (about 5 MB) or forbidden.
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), ...copy }))
    return true
  } catch {
    return false
  }
}

export function forgetCopy(key) {
  localStorage.removeItem(key)
}

export function forgetOldCopies() {
  for (const key of listKeys()) {
    const at = readCopy(key)?.at
    if (!at || Date.now() - at > DAYS * 86_400_000) forgetCopy(key)
  }
}

/** Remember which opened form was sent from here, for the page that answers. */
export function rememberSent(window) {
  sessionStorage.setItem(SENT, window)
}

/** The form that was sent to get here; null where none was. */
export function takeSent() {
  const window = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  return window
}

const listKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

function readCopy(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}
