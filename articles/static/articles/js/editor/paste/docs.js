/** Google Docs: the wrapper around everything goes, and a list in a list belongs to the item before it. */

import { unwrap } from "./dom.js"

export function unwrapDocs(body) {
  for (const wrapper of body.querySelectorAll("b[id^='docs-internal-guid'], span[id^='docs-internal-guid']")) {
    unwrap(wrapper)
  }
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling
    if (before?.localName === "li") before.append(list)
    else unwrap(list)
  }
}
