/** Rows below a form after it was saved in place: new ones get their keys, deleted ones go. */

import { gettext } from "../i18n.js"

const ROW = ".inline-related, [data-row]"
const NUMBERED = ["id", "name", "for", "aria-labelledby", "aria-describedby", "aria-controls"]

/** `keys` gives each row's key in the database by the prefix it was posted under; null for what is not there. */
export function applyRows(form, keys) {
  const groups = new Set()
  for (const [prefix, key] of Object.entries(keys)) {
    const field = form.elements[`${prefix}-id`]
    const row = field?.closest(ROW)
    if (!row) continue
    groups.add(prefix.replace(/-\d+$/, ""))
    if (key !== null && !field.value) markStored(row, prefix)
    if (key === null && field.value && !row.matches("[data-row]")) row.remove()
    // A photograph's row stays: undo in the text may bring the photograph back, as a new row.
    else field.value = key ?? ""
  }
  for (const group of groups) number(form, group)
}

/** Django reads the rows that have a key first. */
function number(form, group) {
  const fields = [...form.elements].filter(({ name }) => new RegExp(`^${group}-\\d+-id$`).test(name))
  const known = fields.filter(({ value }) => value)
  const rows = [...known, ...fields.filter(({ value }) => !value)].map((field) => [field.name.replace(/-id$/, ""), field.closest(ROW)])
  rows.forEach(([prefix, row], place) => rename(row, prefix, `${group}-${place}`))
  form.elements[`${group}-INITIAL_FORMS`].value = known.length
  form.elements[`${group}-TOTAL_FORMS`].value = fields.length
}

function rename(row, from, to) {
  if (from === to) return
  const pattern = new RegExp(`(^|[ _-])${from}(?=-|$)`, "g")
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name)
      if (value?.includes(from)) element.setAttribute(name, value.replace(pattern, `$1${to}`))
    }
  }
}

/** A row that was new can only be marked for deletion from now on, as the page has it for every stored one. */
function markStored(row, prefix) {
  row.classList.add("has_original")
  const link = row.querySelector(".inline-deletelink")
  if (!link) return
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: `${prefix}-DELETE`, id: `id_${prefix}-DELETE` })
  const label = Object.assign(document.createElement("label"), { htmlFor: box.id, textContent: gettext("Delete") })
  const place = Object.assign(document.createElement("span"), { className: "delete" })
  place.append(box, label)
  ;(link.closest("span") ?? link).replaceWith(place)
}
