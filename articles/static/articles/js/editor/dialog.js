/** Asks for a few words in a dialog of its own, and says at the field what cannot be. */

import { crel } from "django-prose-editor/editor"

let dialogs = 0

/**
 * Resolves to the values by name, or to null where the person turns away. `fields` are made by `field`
 * below. `check(values)` may put values right, and answers with sentences by name for those that cannot
 * be; it may take its time, and what it says of words that were changed meanwhile is dropped.
 */
export function ask({ title, fields, submit = "Insert", check = () => ({}) }) {
  const id = `editor-dialog-${++dialogs}`
  const heading = crel("h2", { id, className: "prose-editor-dialog-title", textContent: title })
  const cancel = crel("button", { type: "button", textContent: "Cancel" })
  const buttons = crel("p", { className: "prose-editor-dialog-buttons" }, [
    crel("button", { type: "submit", textContent: submit }),
    cancel,
  ])
  const form = crel("form", { noValidate: true }, [heading, ...fields.map(({ dom }) => dom), buttons])
  const dialog = crel("dialog", { className: "prose-editor-dialog", "aria-labelledby": id }, [form])
  return new Promise((resolve) => {
    const end = (answer) => (dialog.close(), dialog.remove(), resolve(answer))
    cancel.addEventListener("click", () => end(null))
    // Told by the browser after it has closed, when somebody may have typed on: only for the Escape key.
    dialog.addEventListener("close", () => end(null))
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      const values = typed(fields)
      const words = JSON.stringify(values)
      const sentences = await check(values)
      if (!dialog.open || JSON.stringify(typed(fields)) !== words || refused(fields, sentences)) return
      end(values)
    })
    document.body.append(dialog)
    dialog.showModal()
    fields[0].input.select()
  })
}

const typed = (fields) => Object.fromEntries(fields.map(({ name, input }) => [name, input.value.trim()]))

/** A labelled field. `attributes` are those of the input; `hint` is a line below it. */
export function field(name, label, { hint = "", ...attributes } = {}) {
  const id = `editor-field-${name}-${++dialogs}`
  const told = [`${id}-hint`, `${id}-refusal`]
  const input = crel("input", { id, name, type: "text", autocomplete: "off", dir: "auto", ...attributes })
  input.setAttribute("aria-describedby", told.join(" "))
  const refusal = crel("p", { id: told[1], className: "editor-refusal", "aria-live": "polite" })
  const dom = crel("div", { className: "prose-editor-dialog-field" }, [
    crel("label", { htmlFor: id, textContent: label }),
    input,
    crel("p", { id: told[0], className: "prose-editor-help", textContent: hint }),
    refusal,
  ])
  return { name, input, refusal, dom }
}

/** Shows the sentences at their fields and goes to the first; false where there are none. */
function refused(fields, sentences = {}) {
  for (const { name, input, refusal } of fields) {
    refusal.textContent = sentences[name] ?? ""
    input.setAttribute("aria-invalid", String(name in sentences))
  }
  const first = fields.find(({ name }) => name in sentences)
  first?.input.select()
  return Boolean(first)
}
