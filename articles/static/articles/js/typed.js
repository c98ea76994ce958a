/** What stands in the form: every field that somebody can fill in, as the browser would post it. */

const NOT_TYPED = /^(csrfmiddlewaretoken|over|_.*)$/

export function snapshot(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.test(name))
  return fields.filter(([name]) => !name.includes("__prefix__"))
}

/** Whether two snapshots say the same; the empty paragraph below a text is the editor's, not the writer's. */
export function isSame(one, other) {
  return told(one) === told(other)
}

function told(fields) {
  const words = fields.filter(([name]) => !["opened", "submission"].includes(name))
  return JSON.stringify(words.map(([name, value]) => [name, value.replace(/(<p><\/p>)+$/, "").replace(/\r\n/g, "\n")]))
}
