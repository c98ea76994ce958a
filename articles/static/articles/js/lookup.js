/**
 * Suggestions below a field while one types, taken by arrow keys and Enter, closed by Escape.
 *
 * `url` answers GET ?q= with {"results": [{title, state?, ...}]}; `choose` gets the result that was
 * taken; `asked` gives the words to ask for, where that is not all that stands in the field.
 */

import { listbox, option, say } from "./listbox.js"
import { look } from "./fetch-suggestions.js"

const PAUSE = 150
const SHORTEST = 2

export function suggestions(input, { url, choose, asked = () => input.value }) {
  const list = listbox(input)
  let results = []
  let active = -1
  let asking = null
  let pause = 0

  /** Whoever acts on the list wants no other: what was asked for, or is about to be, is dropped. */
  function stop() {
    clearTimeout(pause)
    asking?.abort()
  }

  function show(found, words = "") {
    stop()
    results = found
    active = -1
    list.replaceChildren(...found.map((result, number) => option(result, `${list.id}-${number}`)))
    list.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!list.hidden))
    input.removeAttribute("aria-activedescendant")
    say(list, found.length, words)
  }

  function move(step) {
    stop()
    const first = active < 0 && step < 0 ? 0 : active
    active = (first + step + results.length) % results.length
    const items = [...list.children]
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === active)))
    input.setAttribute("aria-activedescendant", items[active].id)
    items[active].scrollIntoView({ block: "nearest" })
  }

  function take(number) {
    const result = results[number]
    show([])
    choose(result)
  }

  async function ask() {
    const { signal } = (asking = new AbortController())
    const words = asked().trim()
    const found = words.length < SHORTEST ? [] : await look(url, words, signal)
    if (!signal.aborted && document.activeElement === input && asked().trim() === words) show(found, words)
  }

  input.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: () => show([]) }
    const act = event.key === "Enter" && active >= 0 ? () => take(active) : keys[event.key]
    if (list.hidden || !act || event.isComposing) return
    event.preventDefault()
    event.stopImmediatePropagation()
    act()
  })
  input.addEventListener("input", () => {
    stop()
    pause = setTimeout(ask, PAUSE)
  })
  input.addEventListener("blur", () => show([]))
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("[role=option]")
    event.preventDefault()
    if (item) take([...list.children].indexOf(item))
  })
}
