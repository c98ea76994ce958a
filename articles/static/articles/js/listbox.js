/** The list of a combobox: how suggestions look and what is said of them. */

let lists = 0

/** An empty list below the field, which becomes its combobox. */
export function listbox(input) {
  const list = document.createElement("ul")
  list.id = `suggestions-${(lists += 1)}`
  list.className = "suggestions"
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", "Suggestions")
  list.hidden = true
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value)
  }
  const frame = Object.assign(document.createElement("div"), { className: "suggesting" })
  // Whoever has begun to type goes on typing.
  const hadFocus = document.activeElement === input
  input.before(frame)
  frame.append(input, list, status(list.id))
  if (hadFocus) input.focus()
  return list
}

function status(id) {
  const said = document.createElement("p")
  said.id = `${id}-said`
  said.className = "visually-hidden"
  said.setAttribute("role", "status")
  return said
}

/** Say how many there are, to those who do not see them. */
export function say(list, count, asked) {
  const words = count === 1 ? "1 suggestion." : `${count} suggestions.`
  list.nextElementSibling.textContent = asked ? words : ""
}

/** One suggestion: its title, and below it what else is known. */
export function option({ title, state = "" }, id) {
  const item = document.createElement("li")
  item.id = id
  item.setAttribute("role", "option")
  item.setAttribute("aria-selected", "false")
  item.dir = "auto"
  item.append(title)
  if (state) {
    const small = document.createElement("small")
    small.append(state)
    item.append(" ", small)
  }
  return item
}
