/** Lines that grow with what is typed, and the length of the headline with what it fits. */

import { counter } from "./counter.js"

for (const field of document.querySelectorAll("#article_form textarea.grows")) {
  const grow = () => {
    field.style.blockSize = "auto"
    field.style.blockSize = `${field.scrollHeight + 2}px`
  }
  if (!CSS.supports("field-sizing", "content")) {
    field.addEventListener("input", grow)
    grow()
  }
}

const headline = document.querySelector("#article_form #id_headline")
if (headline) {
  counter(headline)
  headline.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    document.querySelector("#article_form [name=_continue]").click()
  })
}
