/** Bold, italic, raised and lowered: as elements, whether they came so or as styles. */

import { unwrap, wrapContent } from "./dom.js"

const HEADINGS = "h1, h2, h3, h4, h5, h6"
const LOOKS = [
  ["strong", ({ fontWeight }) => fontWeight === "bold" || fontWeight === "bolder" || Number(fontWeight) >= 600],
  ["em", ({ fontStyle }) => fontStyle === "italic" || fontStyle === "oblique"],
  ["sup", ({ verticalAlign }) => verticalAlign === "super"],
  ["sub", ({ verticalAlign }) => verticalAlign === "sub"],
]

export function marks(body) {
  for (const bold of body.querySelectorAll("b, strong")) {
    if (/^(normal|lighter|[1-5]00)$/.test(bold.style.fontWeight) || bold.closest(HEADINGS)) unwrap(bold)
  }
  for (const slanted of body.querySelectorAll("i, em")) {
    if (slanted.style.fontStyle === "normal") unwrap(slanted)
  }
  for (const span of body.querySelectorAll("span[style]")) {
    for (const [name, has] of LOOKS) {
      if (has(span.style) && !(name === "strong" && span.closest(HEADINGS))) wrapContent(span, name)
    }
  }
  for (const element of body.querySelectorAll("span, font, ins, u, center")) unwrap(element)
  for (const element of body.querySelectorAll("[style]")) element.removeAttribute("style")
}
