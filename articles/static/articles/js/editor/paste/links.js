/** Links: only those that can be followed from a page of ours, without a detour over Google. */

import { isFit } from "../address.js"
import { unwrap } from "./dom.js"

export function followable(body) {
  for (const link of body.querySelectorAll("a")) {
    const href = direct(link.getAttribute("href") ?? "")
    if (isFit(href)) link.setAttribute("href", href)
    else unwrap(link)
  }
}

/** https://www.google.com/url?q=… leads to what its q says. */
function direct(href) {
  if (!/^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href)) return href
  const query = new URL(href).searchParams
  return query.get("q") ?? query.get("url") ?? href
}
