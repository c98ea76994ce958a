/** What stands in a form: every field that somebody can fill in, as the browser would post it. */

const NOT_TYPED = /^(csrfmiddlewaretoken|autosave_window|over|_.*)$/
// Written by the server into each page: they say which state was opened, and nothing of what was typed.
const OF_THE_PAGE = new Set(["opened", "idempotency_key", "version", "after", "seen", "autosave_window"])
const TEXTS = "textarea, [type=text], [type=url], [type=email]"

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
