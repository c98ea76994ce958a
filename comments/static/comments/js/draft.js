/** Keeps the words of an unsent form until they are sent, for as long as the tab is open. */

import { recall, remember } from "./storage.js"

const WORDS = ["name", "email", "text"]

function makeKey(form) {
  return `draft:${form.getAttribute("action")}`
}

/** Fill in what an earlier form of this tab held; what was typed before this module came is kept too. */
export function restore(form) {
  for (const [name, words] of Object.entries(recall("sessionStorage", makeKey(form)) ?? {})) {
    const field = form.elements[name]
    if (WORDS.includes(name) && field && !field.value) field.value = words
  }
  keep(form)
}

export function keep(form) {
  const typed = WORDS.map((name) => [name, form.elements[name]?.value ?? ""])
  remember("sessionStorage", makeKey(form), Object.fromEntries(typed))
}

export function forget(form) {
  remember("sessionStorage", makeKey(form), null)
}

/** Makes the fields read-only while the form is sent: words typed then would be lost with it. */
export function lock(form, isBusy) {
  form.setAttribute("aria-busy", String(isBusy))
  for (const name of WORDS) if (form.elements[name]) form.elements[name].readOnly = isBusy
}
