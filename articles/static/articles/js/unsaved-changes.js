/** Saves by Ctrl+S, shows that something is not saved yet, and asks before it would be lost. */

import { isSame, served, snapshot } from "./form-values.js"

const form = document.getElementById("article_form")
const save = form?.querySelector(".submit-row [name=_continue]")
if (save) guard(form, save)

function guard(form, save) {
  const told = form.querySelector(".not-saved")
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const isAnswer = form.querySelector(".errornote") !== null
  const opened = served(form)
  let sent = false
  const isDirty = () => !sent && (isAnswer || !isSame(snapshot(form), opened))

  const mark = () => {
    if (!told.textContent && isDirty()) told.textContent = "Not saved yet"
  }
  for (const kind of ["input", "change"]) form.addEventListener(kind, mark)
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, mark)
  mark()

  save.title = `Save the draft (${isMac ? "⌘" : "Ctrl+"}S)`
  addEventListener("keydown", (event) => {
    const asked = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey
    if (!asked || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    if (!document.querySelector("dialog[open]")) save.click()
  })
  form.addEventListener("submit", () => {
    sent = true
  })
  addEventListener("pageshow", () => {
    sent = false
  })
  addEventListener("beforeunload", (event) => {
    if (isDirty()) event.preventDefault()
  })
}
