/**
 * Photographs in the text: <figure data-slot="n"></figure>, whose picture and words stand in a row of the
 * form.
 */

import { Node, Plugin, pm } from "django-prose-editor/editor"
import { gettext } from "../i18n.js"
import { addRow, cloneTemplate, fillFigure, findRow, freeSlot, markLostRows, onChange, standsElsewhere } from "../library/rows.js"
import { insertBlock, listSlotAttributes } from "./blocks.js"
import { makeButton } from "./controls.js"

/** The dialog is loaded when somebody first asks for it. */
const choosePhotograph = async ({ opener = document.activeElement, ...asked } = {}) =>
  (await import("../library/dialog.js")).choosePhotograph({ opener, ...asked })

const NODE = "photoSlot"

export const PhotoSlot = Node.create({
  name: NODE,
  group: "top",
  atom: true,
  draggable: true,

  addAttributes: listSlotAttributes,

  parseHTML() {
    return [{ tag: "figure[data-slot]" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes]
  },

  addStorage: () => ({ edit: (editor, { node, pos }) => changePhotograph({ editor, slot: node.attrs.slot, at: pos }) }),

  addNodeView() {
    return makeNodeView
  },

  addProseMirrorPlugins() {
    return [keepRowsInStep(), acceptFiles(this.editor), namePhotographs(this.editor)]
  },

  addKeyboardShortcuts() {
    return { Enter: () => changeSelected(this.editor), "Mod-Alt-1": () => (insertPhotograph(this.editor), true) }
  },

  addMenuItems({ menu }) {
    menu.defineItem({
      name: NODE,
      groups: "blocks",
      priority: 200,
      button: makeButton("image", gettext("Photograph")),
      command: (editor) => insertPhotograph(editor),
    })
  },
})

/** With a photograph selected, Enter opens its words. */
function changeSelected(editor) {
  const { node, from } = editor.state.selection
  if (node?.type.name !== NODE) return false
  changePhotograph({ editor, slot: node.attrs.slot, at: from })
  return true
}

// --- A photograph in the text is drawn from its row, changed in the dialog, or missing and asking for one

/** The node view of a place; see ProseMirror's NodeView. */
function makeNodeView({ node, editor, getPos }) {
  const dom = document.createElement("figure")
  let slot = node.attrs.slot
  const draw = () => {
    const row = findRow(slot)
    dom.dataset.place = slot
    dom.className = row ? "photograph" : "photograph photograph-missing"
    if (!dom.firstChild || Boolean(dom.querySelector("img")) !== Boolean(row)) {
      dom.replaceChildren(...cloneTemplate(row ? "in-text" : "missing").childNodes)
    }
    if (row) fillFigure(dom, row)
    else dom.querySelector("[data-place]").textContent = slot
  }
  const open = (event) => {
    event.preventDefault()
    changePhotograph({ editor, slot, at: getPos() })
  }
  dom.addEventListener("dblclick", open)
  dom.addEventListener("click", (event) => event.target.closest("button") && open(event))
  draw()
  return {
    dom,
    destroy: onChange(draw),
    // ProseMirror would read the drawing of a row as a change of the text.
    ignoreMutation: () => true,
    // Else a press of the button would select the node or begin to drag it.
    stopEvent: ({ target }) => Boolean(target.closest?.("button")),
    update(other) {
      if (other.type !== node.type) return false
      slot = other.attrs.slot
      draw()
      return true
    },
  }
}

/** Change the words of a place's photograph, or choose one where it is missing. */
async function changePhotograph({ editor, slot, at }) {
  const row = findRow(slot)
  const chosen = await choosePhotograph({ row, opener: editor.view.dom })
  if (chosen && row) row.use(chosen)
  else if (chosen) fillSlot({ editor, chosen, at })
  editor.chain().setNodeSelection(at).focus().run()
}

/** A missing photograph gets a number that is surely its own. */
function fillSlot({ editor, chosen, at }) {
  const place = freeSlot()
  addRow({ place, inText: true, ...chosen })
  editor.commands.command(({ tr }) => tr.setNodeAttribute(at, "slot", String(place)))
}

/** Choose a photograph and set it below the block at hand; the writing goes on after it. */
async function insertPhotograph(editor, file = null) {
  const chosen = await choosePhotograph({ file, opener: editor.view.dom })
  if (!chosen) return
  const slot = String(freeSlot())
  addRow({ place: slot, inText: true, ...chosen })
  insertBlock(editor, { type: NODE, attrs: { slot } })
  const { at } = findSlots(editor.state.doc).find((place) => place.slot === slot)
  editor.chain().command(caretAfter(at)).focus().run()
}

const caretAfter = (at) => ({ tr }) => Boolean(tr.setSelection(pm.state.Selection.near(tr.doc.resolve(at + 1), 1)))

// --- Slots and rows stay in step: a slot pasted twice gets a number and a row of its own

/** Every slot in a document: where, and which number. */
function findSlots(doc) {
  const found = []
  doc.descendants((node, at) => {
    if (node.type.name === NODE) found.push({ at, slot: node.attrs.slot })
  })
  return found
}

const listSlots = (doc) => findSlots(doc).map(({ slot }) => slot)

function keepRowsInStep() {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const seen = new Set()
      for (const { at, slot } of findSlots(doc)) {
        if (seen.has(slot) || standsElsewhere(slot)) tr.setNodeAttribute(at, "slot", copyRow(slot, listSlots(tr.doc)))
        seen.add(slot)
      }
      return tr.docChanged ? tr : null
    },
    view: () => ({ update: ({ state }, before) => before.doc.eq(state.doc) || markLostRows(listSlots(state.doc)) }),
  })
}

/** The number of a new place with the same photograph and words. */
function copyRow(slot, used) {
  const place = freeSlot(used)
  const row = findRow(slot)
  if (row) addRow({ place, inText: true, card: row.card, texts: row.texts, isDecorative: row.isDecorative })
  return String(place)
}

// --- A slot that is copied names its photograph: in another article its number means another one, or none

const getPhoto = (slot) => findRow(slot)?.card.dataset.photo ?? ""

function namePhotographs({ schema }) {
  const { nodes, marks } = pm.model.DOMSerializer.fromSchema(schema)
  const photoSlot = ({ attrs: { slot } }) => ["figure", { "data-slot": slot, "data-photo": getPhoto(slot) }]
  const clipboardSerializer = new pm.model.DOMSerializer({ ...nodes, photoSlot }, marks)
  return new Plugin({ props: { clipboardSerializer, transformPastedHTML: renumberSlots } })
}

/** A place whose photograph is not this article's asks for one. */
function renumberSlots(html) {
  if (!html.includes("data-slot")) return html
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const given = []
  for (const figure of body.querySelectorAll("figure[data-slot]")) {
    const { slot, photo: meant } = figure.dataset
    if (meant && getPhoto(slot) === meant) continue
    given.push(freeSlot(given))
    figure.dataset.slot = given.at(-1)
  }
  return body.innerHTML
}

// --- A picture file that is pasted into the text or dropped on it goes to the library first

function acceptFiles(editor) {
  const insertFile = (file) => Boolean(file && insertPhotograph(editor, file))
  const handlePaste = (view, { clipboardData }) => insertFile(findPicture(clipboardData))
  const handleDrop = (view, event) => {
    const file = findPicture(event.dataTransfer)
    if (file) moveCaret(view, event)
    return insertFile(file)
  }
  return new Plugin({ props: { handlePaste, handleDrop } })
}

/** Copied words may bring a picture of themselves along: then the words are meant. */
function findPicture(data) {
  if (!data || data.types.includes("text/html")) return null
  return [...data.files].find(({ type }) => type.startsWith("image/"))
}

/** The cursor goes where the file was dropped: its photograph will stand below that block. */
function moveCaret(view, { clientX: left, clientY: top }) {
  const { doc, tr } = view.state
  const { pos } = view.posAtCoords({ left, top })
  view.dispatch(tr.setSelection(pm.state.Selection.near(doc.resolve(pos))))
}
