/** Brings what the server stored into the page that was saved in place. */

import { clearErrors } from "./errors.js"
import { applyRows } from "./rows.js"

/** `sent` are the fields as they were sent: what was typed since stays. */
export function applyAnswer(form, mark, { key, form: address, values = {}, rows = {}, fragments = {}, ...said }, sent) {
  if (key) {
    clearErrors(form)
    mark.value = key
    mark.dataset.autosave = address
    delete mark.dataset.answer
    // Until the page is left, Back comes to this state of it.
    history.replaceState({ ...history.state, idempotency_key: key }, "", said.address)
  }
  const before = new Map(sent)
  for (const [name, value] of Object.entries(values)) applyValue(form.elements[name], value, before.get(name))
  applyRows(form, rows)
  for (const [name, html] of Object.entries(fragments)) replaceFragment(name, html)
  form.dispatchEvent(new CustomEvent("desk:answered", { bubbles: true }))
}

/** As it is stored: a line without doubled spaces, an address that the server made. */
function applyValue(field, value, sent) {
  if (!field || field instanceof RadioNodeList || field.value.replace(/\r\n/g, "\n") === value.replace(/\r\n/g, "\n")) return
  if (field.type !== "hidden" && sent !== undefined && field.value !== sent) return
  const { selectionStart, selectionEnd } = field
  field.value = value
  if (field === document.activeElement && typeof selectionStart === "number") field.setSelectionRange(selectionStart, selectionEnd)
}

/** The server draws it anew; panels that stand open stay open. */
function replaceFragment(name, html) {
  const place = document.querySelector(`[data-fragment="${name}"]`)
  if (!place) return
  const isOpen = [...place.querySelectorAll("details")].map((panel) => panel.open)
  place.innerHTML = html
  place.querySelectorAll("details").forEach((panel, number) => (panel.open = isOpen[number] ?? panel.open))
}
