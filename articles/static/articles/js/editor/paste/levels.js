/** Lists made anew from items of which each says its level. */

/** The list for an item: one that is `open` (outermost first), or a new one in the last item, or `before` it. */
export function listAt(open, { level, name, before }) {
  while (open.length && open.at(-1).level > level) open.pop()
  if (open.at(-1)?.level === level && open.at(-1).list.localName !== name) open.pop()
  if (open.at(-1)?.level === level) return open.at(-1).list
  const list = before.ownerDocument.createElement(name)
  if (open.length) open.at(-1).list.lastElementChild.append(list)
  else before.before(list)
  open.push({ level, list })
  return list
}
