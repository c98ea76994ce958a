/** Fills a related link: an article of ours is searched by its words, or an address is pasted. */

import { suggestions } from "./lookup.js"

const group = document.getElementById("related-group")

function assist(row) {
  const address = row.querySelector("input[data-lookup]")
  if (!address || address.getAttribute("role") === "combobox") return
  const told = document.createElement("p")
  told.className = "chosen help"
  told.setAttribute("role", "status")
  suggestions(address, {
    url: address.dataset.lookup,
    choose(found) {
      address.value = found.address
      told.textContent = `“${found.title}”, ${found.state}`
      address.dispatchEvent(new Event("change", { bubbles: true }))
    },
    asked: () => (/^[a-z]+:\/\//i.test(address.value) && !ours(address.value) ? "" : address.value),
  })
  address.addEventListener("input", () => {
    told.textContent = ""
  })
  address.parentElement.append(told)
}

/** Whether a pasted address is one of this site, which the server may know. */
function ours(address) {
  const site = group.querySelector("[data-site]")?.dataset.site
  return address.startsWith(`${location.origin}/`) || (site && address.startsWith(`${site}/`))
}

if (group) {
  for (const row of group.querySelectorAll(".inline-related:not(.empty-form)")) assist(row)
  document.addEventListener("formset:added", ({ target, detail }) => {
    if (detail.formsetName === "related") assist(target)
  })
}
