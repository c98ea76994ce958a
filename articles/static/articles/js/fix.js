/** The key that saves elsewhere leads on here: to what will change for readers. */

const form = document.querySelector(".fix-form")

form.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
  event.preventDefault()
  form.requestSubmit(form.querySelector("[name=_publish]"))
})

// A line of the page has no second line: Enter leads to the next field.
for (const field of form.querySelectorAll("textarea[rows='1']")) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault()
  })
}
