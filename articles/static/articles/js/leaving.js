/** Saves by Ctrl+S, shows that something is not saved yet, and asks before it would be lost. */

const form = document.getElementById("article_form")
const save = form?.querySelector(".submit-row [name=_continue]")

if (save) {
  const told = form.querySelector(".not-saved")
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  let dirty = form.querySelector(".errornote") !== null

  const mark = () => {
    dirty = true
    told.textContent ||= "Not saved yet"
  }
  save.title = `Save the draft (${isMac ? "⌘" : "Ctrl+"}S)`
  form.addEventListener("input", mark)
  form.addEventListener("change", mark)
  document.addEventListener("formset:added", mark)
  document.addEventListener("formset:removed", mark)
  form.addEventListener("submit", () => {
    dirty = false
  })
  addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault()
  })
  addEventListener("keydown", (event) => {
    const asked = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey
    if (!asked || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    if (!document.querySelector("dialog[open]")) save.click()
  })
}
