/** A photograph in the text: drawn from its row, changed in the dialog, or missing and asking for one. */

import { pm } from "django-prose-editor/editor"

import { insert as put } from "../editor/block-position.js"
import { places } from "./sync-slots.js"
import { choose } from "./dialog.js"
import { paint, template } from "./figure.js"
import { free, rowAt } from "./slots.js"
import { add, onChange } from "./rows.js"

/** The node view of a place; see ProseMirror's NodeView. */
export function view({ node, editor, getPos }) {
  const dom = document.createElement("figure")
  let slot = node.attrs.slot
  const draw = () => {
    const row = rowAt(slot)
    dom.className = row ? "photograph" : "photograph photograph-missing"
    if (!dom.firstChild || Boolean(dom.querySelector("img")) !== Boolean(row)) {
      dom.replaceChildren(...template(row ? "in-text" : "missing").childNodes)
    }
    if (row) paint(dom, row)
    else dom.querySelector("[data-place]").textContent = slot
  }
  const open = (event) => {
    event.preventDefault()
    change({ editor, slot, at: getPos() })
  }
  dom.addEventListener("dblclick", open)
  dom.addEventListener("click", (event) => event.target.closest("button") && open(event))
  draw()
  return {
    dom,
    destroy: onChange(draw),
    ignoreMutation: () => true,
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
export async function change({ editor, slot, at }) {
  const row = rowAt(slot)
  const chosen = await choose({ row, opener: editor.view.dom })
  if (chosen && row) row.take(chosen)
  else if (chosen) fill({ editor, chosen, at })
  editor.chain().setNodeSelection(at).focus().run()
}

/** A missing photograph gets a number that is surely its own. */
function fill({ editor, chosen, at }) {
  const place = free()
  add({ place, inText: true, ...chosen })
  editor.commands.command(({ tr }) => tr.setNodeAttribute(at, "slot", String(place)))
}

/** Choose a photograph and set it below the block at hand; the writing goes on after it. */
export async function insert(editor, file = null) {
  const chosen = await choose({ file, opener: editor.view.dom })
  if (!chosen) return
  const slot = String(free())
  add({ place: slot, inText: true, ...chosen })
  put(editor, { type: "photoSlot", attrs: { slot } })
  const { at } = places(editor.state.doc).find((place) => place.slot === slot)
  editor.chain().command(goOn(at)).focus().run()
}

const goOn = (at) => ({ tr }) => Boolean(tr.setSelection(pm.state.Selection.near(tr.doc.resolve(at + 1), 1)))
