/** Bold, italic, raised and lowered: as elements, whether they came so or as styles. */

import { look, unwrap, wrapContent } from "./dom.js"

const HEADINGS = "h1, h2, h3, h4, h5, h6"
const HEAVY = /^(bold(er)?|[6-9]00)$/
const LIGHT = /^(normal|lighter|[1-5]00)$/
const LOOKS = [
  ["strong", "font-weight", HEAVY],
  ["em", "font-style", /^(italic|oblique)/],
  ["sup", "vertical-align", /^super$/],
  ["sub", "vertical-align", /^sub$/],
]

export function marks(body) {
  for (const bold of body.querySelectorAll("b, strong")) {
    if (LIGHT.test(look(bold, "font-weight")) || bold.closest(HEADINGS)) unwrap(bold)
  }
  for (const slanted of body.querySelectorAll("i, em")) {
    if (look(slanted, "font-style") === "normal") unwrap(slanted)
  }
  for (const span of body.querySelectorAll("span[data-style]")) {
    for (const [name, property, form] of LOOKS) {
      if (form.test(look(span, property)) && !(name === "strong" && span.closest(HEADINGS))) wrapContent(span, name)
    }
  }
  for (const element of body.querySelectorAll("span, font, ins, u, center")) unwrap(element)
  for (const element of body.querySelectorAll("[data-style]")) element.removeAttribute("data-style")
}
