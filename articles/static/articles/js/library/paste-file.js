/** A picture file that is pasted into the text or dropped on it goes to the library first. */

import { Plugin, pm } from "django-prose-editor/editor"

import { insert } from "./node-view.js"

export function arriving(editor) {
  const take = (file) => Boolean(file && insert(editor, file))
  const handlePaste = (view, { clipboardData }) => take(picture(clipboardData))
  const handleDrop = (view, event) => {
    const file = picture(event.dataTransfer)
    if (file) stand(view, event)
    return take(file)
  }
  return new Plugin({ props: { handlePaste, handleDrop } })
}

/** Copied words may bring a picture of themselves along: then the words are meant. */
function picture(data) {
  if (!data || data.types.includes("text/html")) return null
  return [...data.files].find(({ type }) => type.startsWith("image/"))
}

/** The cursor goes where the file was dropped: its photograph will stand below that block. */
function stand(view, { clientX: left, clientY: top }) {
  const { doc, tr } = view.state
  const { pos } = view.posAtCoords({ left, top })
  view.dispatch(tr.setSelection(pm.state.Selection.near(doc.resolve(pos))))
}
