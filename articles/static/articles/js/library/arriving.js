/** A picture file that is pasted into the text or dropped on it goes to the library first. */

import { Plugin } from "django-prose-editor/editor"

import { insert } from "./view.js"

export function arriving(editor) {
  const take = (data) => {
    const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/"))
    // Copied words may bring a picture of themselves along: then the words are meant.
    if (!file || data.types.includes("text/html")) return false
    insert(editor, file)
    return true
  }
  const handlePaste = (view, { clipboardData }) => take(clipboardData)
  const handleDrop = (view, event) => take(event.dataTransfer) && (event.preventDefault(), true)
  return new Plugin({ props: { handlePaste, handleDrop } })
}
