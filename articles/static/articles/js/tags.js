/** Tags as chips: typed with suggestions, parted by commas, taken off by a button each. */

import { formatList, gettext, interpolate } from "./i18n.js"
import { offerSuggestions } from "./suggestions.js"

const field = document.querySelector("#content form [data-tags]")
if (field) prepareTags(field)

/** The field keeps the names, hidden; a new one in its place takes what is typed. */
function prepareTags(field) {
  const typed = field.cloneNode()
  const list = Object.assign(document.createElement("ul"), { className: "chips" })
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  status.setAttribute("role", "status")
  for (const name of ["name", "value", "data-tags"]) typed.removeAttribute(name)
  const isTyping = document.activeElement === field
  const begun = isTyping && field.value !== field.defaultValue ? field.value.lastIndexOf(",") + 1 : field.value.length
  typed.value = field.value.slice(begun).trimStart()
  field.value = field.value.slice(0, begun)
  field.type = "hidden"
  // The label names this id, so it belongs to the field in which one types.
  field.removeAttribute("id")
  field.after(list, typed, status)

  const names = () => splitNames(field.value)

  function set(all, words) {
    field.value = all.join(", ")
    status.textContent = words
    drawChips(list, all, remove)
    // A script that sets a value causes no event, and the form would not count as changed.
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  function add(words) {
    const fresh = []
    for (const name of splitNames(words)) {
      if (![...names(), ...fresh].some((known) => foldName(known) === foldName(name))) fresh.push(name)
    }
    if (fresh.length) set([...names(), ...fresh], interpolate(gettext("%(names)s added."), { names: formatList(fresh) }))
  }

  function remove(name) {
    set(names().filter((other) => other !== name), interpolate(gettext("%(name)s taken off."), { name }))
    typed.focus()
  }

  function addTyped() {
    add(typed.value)
    typed.value = ""
  }

  typed.addEventListener("input", () => {
    const cut = typed.value.lastIndexOf(",") + 1
    if (!cut) return
    add(typed.value.slice(0, cut))
    typed.value = typed.value.slice(cut).trimStart()
  })
  offerSuggestions(typed, { url: field.dataset.tags, choose: ({ title }) => (add(title), (typed.value = "")) })
  typed.addEventListener("keydown", (event) => {
    // Within an input method (Chinese, Japanese, Korean), Enter takes the word that it offers.
    if (event.isComposing) return
    if (event.key === "Backspace" && !typed.value && names().length) remove(names().at(-1))
    if (event.key !== "Enter" || !typed.value.trim()) return
    event.preventDefault()
    addTyped()
  })
  // A tag that is typed and not followed by a comma must not be lost.
  typed.addEventListener("blur", addTyped)
  field.form.addEventListener("submit", addTyped)
  field.form.addEventListener("desk:answered", () => drawChips(list, names(), remove))
  drawChips(list, names(), remove)
  if (isTyping) typed.focus()
}

// --- The list of chips

/** Show these names in the list; `remove` gets the name whose button is pressed. */
function drawChips(list, names, remove) {
  list.replaceChildren(...names.map((name) => makeChip(name, () => remove(name))))
  list.hidden = !names.length
}

function makeChip(name, remove) {
  const item = Object.assign(document.createElement("li"), { dir: "auto" })
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" })
  button.setAttribute("aria-label", interpolate(gettext("Take off %(name)s"), { name }))
  button.addEventListener("click", remove)
  item.append(name, button)
  return item
}

function splitNames(words) {
  return words.split(",").map((name) => name.trim()).filter(Boolean)
}

/** What two spellings of one name have in common; the server decides with the same rule. */
function foldName(name) {
  return name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
}
