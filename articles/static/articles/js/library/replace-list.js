/** Puts an answer in the place of a list in which somebody may be choosing already: the choice is not lost. */

// In this time the second press of a double click comes, or none.
const PAUSE = 500
let press = Promise.resolve()

/** From now on a press in the list is waited for. */
export function watchPresses(list) {
  list.addEventListener("pointerdown", () => {
    press = new Promise((done) => {
      const release = () => setTimeout(done, PAUSE)
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { once: true })
    })
  })
}

/** Resolves when nobody presses anything in the list: a press meets what the person saw. */
export async function ready() {
  for (let last = null; last !== press; await last) last = press
}

/**
 * Show `answer`. What was chosen since `before`, or has the focus, stays: where the answer has it, else on top.
 * It never leaves the page, for a key may be down on it.
 */
export function renew(list, answer, before) {
  const held = choice(list, before)
  const hadFocus = list.contains(document.activeElement)
  const shown = [...answer.children]
  const place = shown.findIndex((each) => held && each.querySelector("input")?.value === held.querySelector("input").value)
  for (const each of [...list.childNodes]) if (each !== held) each.remove()
  list.prepend(...shown.slice(0, Math.max(place, 0)))
  list.append(...shown.slice(place + 1))
  if (hadFocus && !held) list.querySelector("input:not(:disabled), button")?.focus()
}

function choice(list, before) {
  const chosen = list.querySelector(":checked")
  const focused = list.querySelector("input:focus")
  return (focused ?? (chosen === before ? null : chosen))?.closest("label") ?? null
}

/** Whether nobody has gone on to search or to choose since: then an upload may lead on by itself. */
export function untouched(dialog) {
  const state = () => [dialog.querySelector('[name="q"]').value, dialog.querySelector("[data-found] :checked")?.value]
  const before = state().join()
  return () => state().join() === before
}
