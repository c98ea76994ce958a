/** Fills a related link: an article of ours is searched by its words, or an address is pasted. */

import { assist } from "./link-field.js"

const group = document.getElementById("related-group")
const field = (row) => row.querySelector("input[data-lookup]")

if (group) {
  for (const row of group.querySelectorAll(".inline-related:not(.empty-form)")) assist(field(row))
  document.addEventListener("formset:added", ({ target, detail }) => {
    if (detail.formsetName === "related") assist(field(target))
  })
}
