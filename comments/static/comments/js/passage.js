/** Carries along to the desk where a colleague was on the page: the words that are selected, or the block on top. */

const LONGEST = 200
const FIELDS = [
  [".story-headline", "id_headline"],
  [".standfirst", "id_standfirst"],
  [".kicker", "id_kicker"],
]

let watched = null

/** Let the links of the bar lead to the passage, and keep them in the window. */
export function attend(bar) {
  carryPassage(bar)
  if (watched !== bar) keepInReach(bar)
  watched = bar
}

/** The address of each link marked `data-passage` stays good without the passage. */
function carryPassage(bar) {
  for (const link of bar.querySelectorAll("a[data-passage]")) {
    const { href } = link
    const set = () => {
      link.href = href + describePlace()
    }
    // A press of the mouse takes the selection away before the click; a key leaves it.
    link.addEventListener("mousedown", set)
    link.addEventListener("keydown", set)
  }
}

/** Keep the links to the desk in the window while the bar itself is above it. */
function keepInReach(bar) {
  new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    // The place that the links leave stays free, so that the text does not move under the reader.
    bar.style.minBlockSize = isIntersecting ? "" : `${boundingClientRect.height}px`
    bar.classList.toggle("is-away", !isIntersecting)
  }).observe(bar)
}

/** The query and the fragment that `articles/js/go-to-field.js` goes by. */
function describePlace() {
  const prose = document.querySelector(".story .prose")
  if (!prose) return ""
  const selection = getSelection()
  if (selection.rangeCount && !selection.isCollapsed) {
    const range = selection.getRangeAt(0)
    const found = describeField(range) ?? describeWords(prose, range)
    if (found) return found
  }
  return describeTop(prose)
}

function describeField({ startContainer }) {
  const start = startContainer.parentElement
  const field = FIELDS.find(([place]) => start?.closest(`.story ${place}`))
  return field ? `#${field[1]}` : null
}

function describeWords(prose, range) {
  const block = [...prose.children].findIndex((child) => child.contains(range.startContainer))
  if (block < 0) return null
  const [words] = range.toString().trim().split("\n")
  const before = document.createRange()
  before.setStart(prose.children[block], 0)
  before.setEnd(range.startContainer, range.startOffset)
  const nth = before.toString().split(words).length
  return `?${new URLSearchParams({ block, words: words.slice(0, LONGEST), nth })}#id_body`
}

/** The first block that is still in the window; none where the head of the story is. */
function describeTop(prose) {
  if (prose.getBoundingClientRect().top >= 0) return ""
  const block = [...prose.children].findIndex((child) => child.getBoundingClientRect().bottom > 0)
  return block < 0 ? "" : `?${new URLSearchParams({ block })}#id_body`
}
