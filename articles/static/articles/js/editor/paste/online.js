/** Word in the browser: it puts every item into a list of its own, in a box of its own. */

import { unwrap } from "./dom.js"
import { listAt } from "./levels.js"

export function listsOfWordOnline(body) {
  let open = []
  for (const box of body.querySelectorAll(".ListContainerWrapper")) {
    if (box.previousElementSibling !== open[0]?.list) open = []
    for (const item of box.querySelectorAll("li")) {
      const level = Number(item.dataset.ariaLevel) || 1
      listAt(open, { level, name: item.parentElement.localName, before: box }).append(item)
    }
    box.remove()
  }
  for (const part of body.querySelectorAll(".OutlineElement")) {
    if (part.localName === "div") unwrap(part)
  }
}
