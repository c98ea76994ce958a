/** Counts a headline as people count, and says what it fits; aloud only once typing pauses. */

const PAUSE = 1500
const LIMIT = 250
const FITS = [
  [60, "fits everywhere, search results too"],
  [70, "search results may cut the end"],
  [110, "search results cut it; three lines on the front page"],
  [LIMIT, "too long for most places: shorten it"],
  [Infinity, `too long to be saved: at most ${LIMIT}`],
]

const segments = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null

/** The number of characters as a reader sees them: an accent or a flag is one with what carries it. */
function length(words) {
  return segments ? [...segments.segment(words)].length : [...words.normalize("NFC")].length
}

/** How long a headline is, in words. */
function told(words) {
  const count = length(words.trim().replace(/\s+/g, " "))
  if (!count) return { words: "", isLong: false }
  const [bound, fit] = FITS.find(([most]) => count <= most)
  const unit = count === 1 ? "character" : "characters"
  return { words: `${count} ${unit}: ${fit}`, isLong: bound > 110, fit }
}

export function counter(field) {
  const shown = Object.assign(document.createElement("p"), { className: "headline-count", id: `${field.id}_count` })
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  said.setAttribute("role", "status")
  field.after(shown, said)
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${shown.id}`.trim())
  let pause = 0
  let last = told(field.value).fit

  const show = () => {
    const { words, isLong } = told(field.value)
    shown.textContent = words
    shown.classList.toggle("is-long", isLong)
  }
  const speak = () => {
    const { words, fit } = told(field.value)
    if (fit !== last) said.textContent = words
    last = fit
  }
  field.addEventListener("input", () => {
    show()
    clearTimeout(pause)
    pause = setTimeout(speak, PAUSE)
  })
  show()
}
