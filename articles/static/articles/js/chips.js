/** Names as chips, each with a button that takes it off. */

/** Show these names in the list; `remove` gets the name whose button is pressed. */
export function draw(list, names, remove) {
  list.replaceChildren(...names.map((name) => chip(name, () => remove(name))))
  list.hidden = !names.length
}

function chip(name, remove) {
  const item = Object.assign(document.createElement("li"), { dir: "auto" })
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" })
  button.setAttribute("aria-label", `Take off ${name}`)
  button.addEventListener("click", remove)
  item.append(name, button)
  return item
}

export function split(words) {
  return words.split(",").map((name) => name.trim()).filter(Boolean)
}

/** What two spellings of one name have in common; the server decides with the same rule. */
export function folded(name) {
  return name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
}
