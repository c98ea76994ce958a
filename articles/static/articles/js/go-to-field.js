/**
 * Goes where the address says: opens the panel that hides a field and sets the focus there; to a photograph's
 * words; to a passage of the text (?block=3&words=TK&nth=2#id_body). Without it the address is a plain anchor.
 */

const PATIENCE = 8000
const FIELDS = "input:not([type=hidden]), select, textarea, button, a[href], [tabindex='0']"

const isVisible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null

/** What `find` gives as soon as it gives something: the editor and the photographs are drawn by other scripts. */
async function waitFor(find) {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    const found = find()
    if (found) return found
    await new Promise((done) => setTimeout(done, 50))
  }
  return null
}

function show(element) {
  for (let panel = element.closest("details"); panel; panel = panel.parentElement.closest("details")) panel.open = true
  element.scrollIntoView({ block: "center" })
  const field = [element, ...element.querySelectorAll("*")].find((each) => each.matches(FIELDS) && isVisible(each))
  field?.focus({ preventScroll: true })
}

// --- A photograph: the button of its words, in the panel or in the text

function findPhotograph(place) {
  const panel = `li[data-place="${place}"] [data-act="edit"]`
  const button = document.querySelector(`${panel}, .ProseMirror [data-place="${place}"] button`)
  return button && isVisible(button) ? button : null
}

// --- A passage: the words in that block, selected

const findEditor = () => document.querySelector(".field-body .ProseMirror")?.editor ?? null

/** From where to where the words stand the `nth` time in a document, within `block` if they stand there. */
function findWords(doc, { block, words, nth }) {
  const places = []
  doc.forEach((top, start, index) => {
    top.nodesBetween(0, top.content.size, (node, at) => {
      if (node.isTextblock) places.push(...listPlaces(node, start + at + 2, words, index))
      return !node.isTextblock
    })
    if (top.isTextblock) places.push(...listPlaces(top, start + 1, words, index))
  })
  const here = places.filter((place) => place.index === block)
  return here[nth - 1] ?? here[0] ?? places[0] ?? null
}

/** The places of words in one paragraph, whose text begins at position `start`. */
function listPlaces(node, start, words, index) {
  // A sign for each thing without text keeps positions and signs in step.
  const text = node.textBetween(0, node.content.size, "\n", "\ufffc")
  const found = []
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + words.length)) {
    found.push({ from: start + at, to: start + at + words.length, index })
  }
  return found
}

function startOfBlock(doc, block) {
  let position = 1
  doc.forEach((node, start, index) => {
    if (index === block) position = start + 1
  })
  return position
}

async function goToPassage(field, asked) {
  const editor = await waitFor(findEditor)
  if (!editor) return show(field)
  const words = asked.get("words") ?? ""
  const block = Number(asked.get("block"))
  const { doc } = editor.state
  const place = findWords(doc, { block, words, nth: Number(asked.get("nth")) || 1 })
  editor.chain().setTextSelection(place ?? startOfBlock(doc, block)).focus().scrollIntoView().run()
  // The page may still move while photographs above are loaded.
  editor.view.domAtPos(editor.state.selection.from).node.parentElement?.scrollIntoView({ block: "center" })
}

async function go() {
  const id = decodeURIComponent(location.hash.slice(1))
  const [, place] = id.match(/^photograph-(\d+)$/) ?? []
  const element = id && document.getElementById(id)
  if (place) {
    const button = await waitFor(() => findPhotograph(place))
    const there = button ?? element
    if (there) show(there)
  } else if (element && id === "id_body") await goToPassage(element, new URLSearchParams(location.search))
  else if (element) show(element)
}

if (document.readyState === "complete") go()
else addEventListener("load", go)
