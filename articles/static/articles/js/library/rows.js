/** The rows of the article's photographs: the form's own fields, where every choice is kept. */

export const WORDS = ["caption", "credit", "alt"]
const CHANGED = "photographs:changed"

export const group = () => document.querySelector("[data-placements]")

class Row {
  constructor(element) {
    this.element = element
  }
  field(name) {
    return this.element.querySelector(`[name$="-${name}"]`)
  }
  get place() {
    return this.field("position").value === "" ? NaN : Number(this.field("position").value)
  }
  set place(number) {
    this.field("position").value = number
  }
  get removed() {
    return this.field("DELETE").checked
  }
  set removed(is) {
    this.field("DELETE").checked = is
  }
  get standsInText() {
    return "inText" in this.element.dataset
  }
  get card() {
    return this.element.querySelector("[data-photo]")
  }
  get words() {
    return Object.fromEntries(WORDS.map((name) => [name, this.field(name).value]))
  }
  /** The words as they will be printed. */
  get printed() {
    return Object.fromEntries(WORDS.map((name) => [name, this.words[name] || this.card.dataset[name]]))
  }
  /** Take the photograph of a library card, with the words that differ for this use. */
  take({ card, words }) {
    this.element.querySelector("[data-chosen]").replaceChildren(card.cloneNode(true))
    this.field("photo").value = card.dataset.photo
    for (const name of WORDS) this.field(name).value = words[name]
    this.removed = false
    changed()
  }
}

/** Every row that has a photograph. */
export function rows() {
  const elements = group()?.querySelectorAll("[data-rows] > [data-row]") ?? []
  return [...elements].map((element) => new Row(element)).filter((row) => row.card)
}

export function add({ place, inText = false, ...chosen }) {
  const total = group().querySelector('[name$="-TOTAL_FORMS"]')
  const holder = document.createElement("template")
  const empty = group().querySelector('[data-template="row"]').innerHTML
  holder.innerHTML = empty.replaceAll("__prefix__", total.value)
  const row = new Row(holder.content.firstElementChild)
  group().querySelector("[data-rows]").append(row.element)
  total.value = Number(total.value) + 1
  row.place = place
  if (inText) row.element.dataset.inText = ""
  row.take(chosen)
  return row
}

/** Tell who draws the rows; the form hears of it as of anything that is typed. */
export function changed() {
  document.dispatchEvent(new Event(CHANGED))
  group().dispatchEvent(new Event("input", { bubbles: true }))
}

export const onChange = (listener) => {
  document.addEventListener(CHANGED, listener)
  return () => document.removeEventListener(CHANGED, listener)
}
