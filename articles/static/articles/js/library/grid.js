/** Up and down in a grid of radio buttons go to the row above and below, not to the neighbour. */

const STEPS = { ArrowUp: -1, ArrowDown: 1 }

export function step(event) {
  if (!(event.key in STEPS) || event.target.type !== "radio") return
  const all = [...event.currentTarget.querySelectorAll('input[type="radio"]:not(:disabled)')]
  const next = all[all.indexOf(event.target) + STEPS[event.key] * columns(all)]
  event.preventDefault()
  if (!next) return
  next.checked = true
  next.focus()
}

/** How many stand beside each other in the first row. */
function columns(all) {
  const top = (radio) => radio.closest("label").offsetTop
  return all.filter((radio) => top(radio) === top(all[0])).length || 1
}
