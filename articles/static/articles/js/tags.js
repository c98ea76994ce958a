/** Suggests tags for the one that is being typed, after those already there. */

const field = document.querySelector("input[list=tag-names]")
const list = document.getElementById("tag-names")

if (field && list) {
  const names = [...list.options].map((option) => option.value)
  field.addEventListener("input", () => suggest(names))
}

function suggest(names) {
  const cut = field.value.lastIndexOf(",") + 1
  const before = cut ? `${field.value.slice(0, cut)} ` : ""
  const taken = new Set(before.split(",").map((name) => name.trim().toLowerCase()))
  const free = names.filter((name) => !taken.has(name.toLowerCase()))
  list.replaceChildren(...free.map((name) => new Option("", before + name)))
}
