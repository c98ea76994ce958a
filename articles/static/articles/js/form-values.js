/** What stands in the form: every field that somebody can fill in, as the browser would post it. */

const NOT_TYPED = /^(csrfmiddlewaretoken|over|_.*)$/

export function snapshot(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name))
  return fields.filter(([name]) => !name.includes("__prefix__"))
}

/** What the server sent: somebody may have begun to type before a script was there to see it. */
export function served(form) {
  const texts = [...form.elements].filter((field) => field.matches("textarea, [type=text], [type=url], [type=email]"))
  const sent = new Map(texts.map(({ name, defaultValue }) => [name, defaultValue]))
  return snapshot(form).map(([name, value]) => [name, sent.get(name) ?? value])
}

/** Whether somebody writes in this field, or has begun to. */
export const isTyping = (field) => field.isContentEditable || field.value !== (field.defaultValue ?? field.value)

/** Whether two snapshots say the same; the empty paragraph below a text is the editor's, not the writer's. */
export function isSame(one, other) {
  return told(one) === told(other)
}

function told(fields) {
  const words = fields.filter(([name]) => !["opened", "idempotency_key"].includes(name))
  return JSON.stringify(words.map(([name, value]) => [name, value.replace(/(<p><\/p>)+$/, "").replace(/\r\n/g, "\n")]))
}
