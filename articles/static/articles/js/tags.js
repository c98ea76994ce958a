/** Tags as chips: typed with suggestions, parted by commas, taken off by a button each. */

import { draw, folded, split } from "./chips.js"
import { suggestions } from "./lookup.js"

const field = document.querySelector("#article_form input[data-tags]")
if (field) chips(field)

/** The field keeps the names, hidden; a new one in its place takes what is typed. */
function chips(field) {
  const typed = field.cloneNode()
  const list = Object.assign(document.createElement("ul"), { className: "chips" })
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  said.setAttribute("role", "status")
  for (const name of ["name", "value", "data-tags"]) typed.removeAttribute(name)
  const isTyping = document.activeElement === field
  const begun = isTyping && field.value !== field.defaultValue ? field.value.lastIndexOf(",") + 1 : field.value.length
  typed.value = field.value.slice(begun).trimStart()
  field.value = field.value.slice(0, begun)
  field.type = "hidden"
  field.removeAttribute("id")
  field.after(list, typed, said)

  const names = () => split(field.value)

  function set(all, words) {
    field.value = all.join(", ")
    said.textContent = words
    draw(list, all, remove)
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  function add(words) {
    const fresh = []
    for (const name of split(words)) {
      if (![...names(), ...fresh].some((known) => folded(known) === folded(name))) fresh.push(name)
    }
    if (fresh.length) set([...names(), ...fresh], `${fresh.join(", ")} added.`)
  }

  function remove(name) {
    set(names().filter((other) => other !== name), `${name} taken off.`)
    typed.focus()
  }

  function take() {
    add(typed.value)
    typed.value = ""
  }

  typed.addEventListener("input", () => {
    const cut = typed.value.lastIndexOf(",") + 1
    if (!cut) return
    add(typed.value.slice(0, cut))
    typed.value = typed.value.slice(cut).trimStart()
  })
  suggestions(typed, { url: field.dataset.tags, choose: ({ title }) => (add(title), (typed.value = "")) })
  typed.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "Backspace" && !typed.value && names().length) remove(names().at(-1))
    if (event.key !== "Enter" || !typed.value.trim()) return
    event.preventDefault()
    take()
  })
  typed.addEventListener("blur", take)
  field.form.addEventListener("submit", take)
  draw(list, names(), remove)
  if (isTyping) typed.focus()
}
