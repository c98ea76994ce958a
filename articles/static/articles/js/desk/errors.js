/** The sentences of a refused save, beside their fields as the page itself would show them. */

import { gettext } from "../i18n.js"

/** `errors` gives HTML sentences by the name of the field; `__all__` is the whole form. */
export function showErrors(form, errors) {
  clearErrors(form)
  const sentences = { ...errors }
  const general = sentences.__all__ ?? []
  delete sentences.__all__
  const fields = Object.entries(sentences).map(([name, lines]) => showFieldErrors(form, name, lines))
  const box = showGeneralErrors(form, general, fields.length > 0)
  const first = fields.filter(Boolean).sort(byPlace)[0]
  focus(general.length || !first ? box : first)
}

export function clearErrors(form) {
  for (const list of form.querySelectorAll(".errorlist, .errornote, [data-refusal]")) list.remove()
  for (const place of form.querySelectorAll(".errors")) place.classList.remove("errors")
  for (const field of form.querySelectorAll("[aria-invalid=true]")) field.removeAttribute("aria-invalid")
}

const byPlace = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)

/** Gives the field, or the group of rows, that the sentences stand at. */
function showFieldErrors(form, name, lines) {
  const list = makeList(lines)
  const [, prefix] = /^(.*)-__all__$/.exec(name) ?? []
  if (prefix) return showRowErrors(form, prefix, list)
  const found = form.elements[name] ?? form.elements[`${name}_0`]
  const field = found instanceof RadioNodeList ? found[0] : found
  if (!field) return null
  const place = field.closest(".fieldBox, .flex-container, .placement-fields > div") ?? field.parentElement
  place.classList.add("errors")
  const before = [...place.children].find((child) => child.contains(field)) ?? field
  list.id = `${field.id || name}_error`
  before.before(list)
  field.setAttribute("aria-invalid", "true")
  const target = findFocus(place, field)
  target.setAttribute("aria-describedby", [...new Set(`${target.getAttribute("aria-describedby") ?? ""} ${list.id}`.trim().split(" "))].join(" "))
  return target
}

function showRowErrors(form, prefix, list) {
  const row = form.querySelector(`[name="${CSS.escape(prefix)}-id"]`)?.closest(".inline-related, [data-row]")
  const group = row ?? document.getElementById(`${prefix}-group`)
  ;(group?.querySelector("h2, h3") ?? group?.firstElementChild)?.after(list)
  return group && findFocus(group, group)
}

/** What takes the focus for a field: the editor stands in for its own, and chips for theirs. */
function findFocus(place, field) {
  if (field.matches(":is(input, select, textarea):not([type=hidden])") && field.checkVisibility?.() !== false) return field
  return place.querySelector(".ProseMirror, :is(input, select, textarea, button):not([type=hidden])") ?? field
}

function showGeneralErrors(form, lines, hasFields) {
  const box = document.createElement("div")
  box.dataset.refusal = ""
  box.tabIndex = -1
  box.setAttribute("role", "alert")
  const note = Object.assign(document.createElement("p"), { className: "errornote" })
  note.textContent = hasFields ? gettext("Not saved. What is wrong is said beside each field.") : gettext("Not saved.")
  box.append(note)
  if (lines.length) box.append(Object.assign(makeList(lines), { className: "errorlist nonfield" }))
  ;(form.querySelector(".alerts") ?? form).prepend(box)
  return box
}

/** The server's sentences are HTML, made safe there: some hold links. */
function makeList(lines) {
  const list = Object.assign(document.createElement("ul"), { className: "errorlist" })
  for (const line of lines) list.append(Object.assign(document.createElement("li"), { innerHTML: line }))
  return list
}

function focus(element) {
  for (let panel = element.closest("details"); panel; panel = panel.parentElement.closest("details")) panel.open = true
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: "center" })
}
