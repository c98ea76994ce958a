/**
 * Suggestions below a field while one types, taken by arrow keys and Enter, closed by Escape.
 *
 * `url` answers GET ?q= with {"results": [{title, state?, ...}]}; `choose` gets the result that was
 * taken; `asked` gives the words to ask for, where that is not all that stands in the field.
 */

import { listbox, option, say } from "./listbox.js"

const PAUSE = 150
const SHORTEST = 2

export function suggestions(input, { url, choose, asked = () => input.value }) {
  const list = listbox(input)
  let results = []
  let active = -1
  let asking = null
  let pause = 0

  function show(found, words = "") {
    results = found
    active = -1
    list.replaceChildren(...found.map((result, number) => option(result, `${list.id}-${number}`)))
    list.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!list.hidden))
    input.removeAttribute("aria-activedescendant")
    say(list, found.length, words)
  }

  function move(step) {
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
    asking?.abort()
    asking = new AbortController()
    const words = asked().trim()
    const address = new URL(url, location)
    address.searchParams.set("q", words)
    try {
      const answer = words.length < SHORTEST ? null : await fetch(address, { signal: asking.signal })
      const found = answer?.ok ? (await answer.json()).results : []
      if (document.activeElement === input && asked().trim() === words) show(found, words)
    } catch (error) {
      if (error.name !== "AbortError") show([])
    }
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
    clearTimeout(pause)
    pause = setTimeout(ask, PAUSE)
  })
  input.addEventListener("blur", () => show([]))
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("[role=option]")
    event.preventDefault()
    if (item) take([...list.children].indexOf(item))
  })
}
