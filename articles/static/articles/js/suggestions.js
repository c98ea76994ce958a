/** Suggestions below a field while one types, taken by arrow keys and Enter, closed by Escape. */

import { gettext, interpolate, ngettext } from "./i18n.js"

const PAUSE = 150
const SHORTEST = 2

/**
 * `url` answers GET ?q= with {"results": [{title, state?, ...}]}; `choose` gets the result that was
 * taken; `getQuery` gives the words to ask for, where that is not all that stands in the field.
 */
export function offerSuggestions(input, { url, choose, getQuery = () => input.value }) {
  const list = makeListbox(input)
  let results = []
  let active = -1
  let asking = null
  let pause = 0

  /** Drops a question that is under way or about to be asked: its answer would replace the list in use. */
  function dropQuestion() {
    clearTimeout(pause)
    asking?.abort()
  }

  function show(found, words = "") {
    dropQuestion()
    results = found
    active = -1
    list.replaceChildren(...found.map((result, number) => renderOption(result, `${list.id}-${number}`)))
    list.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!list.hidden))
    input.removeAttribute("aria-activedescendant")
    announceCount(list, found.length, words)
  }

  function move(step) {
    dropQuestion()
    const first = active < 0 && step < 0 ? 0 : active
    active = (first + step + results.length) % results.length
    const items = [...list.children]
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === active)))
    input.setAttribute("aria-activedescendant", items[active].id)
    items[active].scrollIntoView({ block: "nearest" })
  }

  function accept(number) {
    const result = results[number]
    show([])
    choose(result)
  }

  async function ask() {
    const { signal } = (asking = new AbortController())
    const words = getQuery().trim()
    const found = words.length < SHORTEST ? [] : await fetchSuggestions(url, words, signal)
    // Answers may come late and out of order: only that to the present words is shown.
    if (!signal.aborted && document.activeElement === input && getQuery().trim() === words) show(found, words)
  }

  input.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: () => show([]) }
    const act = event.key === "Enter" && active >= 0 ? () => accept(active) : keys[event.key]
    // An input method needs these keys itself while it composes a word.
    if (list.hidden || !act || event.isComposing) return
    event.preventDefault()
    // Other listeners of the field would act as well: that of `tags.js` would add the words typed so far.
    event.stopImmediatePropagation()
    act()
  })
  input.addEventListener("input", () => {
    dropQuestion()
    pause = setTimeout(ask, PAUSE)
  })
  input.addEventListener("blur", () => show([]))
  list.addEventListener("mousedown", (event) => {
    // A press would take the focus from the field, and `blur` closes the list before the click comes.
    const item = event.target.closest("[role=option]")
    event.preventDefault()
    if (item) accept([...list.children].indexOf(item))
  })
}

// --- The list of the combobox: how suggestions look, and what is announced of them

let lists = 0

/** An empty list below the field, which becomes its combobox. */
function makeListbox(input) {
  const list = document.createElement("ul")
  list.id = `suggestions-${(lists += 1)}`
  list.className = "suggestions"
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", gettext("Suggestions"))
  list.hidden = true
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value)
  }
  const frame = Object.assign(document.createElement("div"), { className: "suggesting" })
  // Moving an element takes its focus away, and somebody may be typing already.
  const hadFocus = document.activeElement === input
  input.before(frame)
  frame.append(input, list, makeStatus(list.id))
  if (hadFocus) input.focus()
  return list
}

function makeStatus(id) {
  const place = Object.assign(document.createElement("p"), { id: `${id}-status`, className: "visually-hidden" })
  place.setAttribute("role", "status")
  return place
}

/** Say how many there are, to those who do not see them. */
function announceCount(list, count, query) {
  const words = interpolate(ngettext("%(count)s suggestion.", "%(count)s suggestions.", count), { count })
  list.nextElementSibling.textContent = query ? words : ""
}

/** One suggestion: its title, and below it what else is known. */
function renderOption({ title, state = "" }, id) {
  const item = document.createElement("li")
  item.id = id
  item.setAttribute("role", "option")
  item.setAttribute("aria-selected", "false")
  item.dir = "auto"
  item.append(title)
  if (state) {
    const small = document.createElement("small")
    small.append(state)
    item.append(" ", small)
  }
  return item
}

/** The suggestions of an address; none where it does not answer. */
async function fetchSuggestions(url, words, signal) {
  const address = new URL(url, location)
  address.searchParams.set("q", words)
  const answer = await fetch(address, { signal }).catch(() => null)
  return (answer?.ok && (await answer.json().catch(() => null))?.results) || []
}

// --- A field for an address: an article of ours is searched by its words, or an address is pasted

export function assistLinkField(address) {
  if (!address || address.getAttribute("role") === "combobox") return
  const description = document.createElement("p")
  description.className = "chosen help"
  description.setAttribute("role", "status")
  offerSuggestions(address, {
    url: address.dataset.lookup,
    choose(found) {
      address.value = found.address
      // Translators: what a link leads to: a headline, and whether readers have the article.
      description.textContent = interpolate(gettext("“%(title)s”, %(state)s"), found)
      address.dispatchEvent(new Event("change", { bubbles: true }))
    },
    getQuery: () => (/^[a-z]+:\/\//i.test(address.value) && !isOurAddress(address) ? "" : address.value),
  })
  address.addEventListener("input", () => {
    description.textContent = ""
  })
  address.parentElement.append(description)
}

/** Whether a pasted address is one of this site, which the server may know. */
function isOurAddress({ value, dataset: { site } }) {
  return value.startsWith(`${location.origin}/`) || (site && value.startsWith(`${site}/`))
}

// --- Related links of the article form: an article of ours is searched by its words, or an address is pasted

const related = document.getElementById("related-group")
const getLinkField = (row) => row.querySelector("input[data-lookup]")

if (related) {
  for (const row of related.querySelectorAll(".inline-related:not(.empty-form)")) assistLinkField(getLinkField(row))
  document.addEventListener("formset:added", ({ target, detail }) => {
    if (detail.formsetName === "related") assistLinkField(getLinkField(target))
  })
}
