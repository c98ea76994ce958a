/** Small changes to a tree of elements. */

/** Leaves what an element holds in its place. */
export function unwrap(element) {
  element.replaceWith(...element.childNodes)
}

/** Puts an element of another name, without attributes, in the place of one. */
export function rename(element, name) {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** Puts everything that an element holds into a new one of this name. */
export function wrapContent(element, name) {
  const inner = element.ownerDocument.createElement(name)
  inner.append(...element.childNodes)
  element.append(inner)
}

export function remove(root, selector) {
  for (const element of root.querySelectorAll(selector)) element.remove()
}

/** What the style of an element says of a property, in small letters; nothing where it is silent. */
export function look(element, property) {
  const said = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(element.dataset.style ?? "")
  return said ? said[1].trim().toLowerCase() : ""
}
