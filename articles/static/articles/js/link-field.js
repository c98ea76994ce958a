/** A field for an address: an article of ours is searched by its words, or an address is pasted. */

import { suggestions } from "./lookup.js"

export function assist(address) {
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
    asked: () => (/^[a-z]+:\/\//i.test(address.value) && !isOurs(address) ? "" : address.value),
  })
  address.addEventListener("input", () => {
    told.textContent = ""
  })
  address.parentElement.append(told)
}

/** Whether a pasted address is one of this site, which the server may know. */
function isOurs({ value, dataset: { site } }) {
  return value.startsWith(`${location.origin}/`) || (site && value.startsWith(`${site}/`))
}
