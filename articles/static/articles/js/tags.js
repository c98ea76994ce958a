/** Tags as chips: typed with suggestions, parted by commas, taken off by a button each. */

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
  typed.value = ""
  field.type = "hidden"
  field.removeAttribute("id")
  field.after(list, typed, said)

  const names = () => split(field.value)

  function set(all, words) {
    field.value = all.join(", ")
    said.textContent = words
    draw()
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

  function draw() {
    list.replaceChildren(...names().map((name) => chip(name, () => remove(name))))
    list.hidden = !list.children.length
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
  field.addEventListener("restored", draw)
  draw()
}

function split(words) {
  return words.split(",").map((name) => name.trim()).filter(Boolean)
}

function folded(name) {
  return name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
}

function chip(name, remove) {
  const item = Object.assign(document.createElement("li"), { dir: "auto" })
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" })
  button.setAttribute("aria-label", `Take off ${name}`)
  button.addEventListener("click", remove)
  item.append(name, button)
  return item
}
