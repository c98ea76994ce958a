/** Writes the text back into the field of the form: what was opened stays as it came until it is changed. */

import { Extension } from "django-prose-editor/editor"

export const Kept = Extension.create({
  name: "kept",
  priority: 1,

  addStorage: () => ({ field: null, opened: "" }),

  onBeforeCreate({ editor }) {
    this.storage.field = editor.options.element.querySelector("textarea")
    this.storage.opened = this.storage.field.value
  },

  onCreate({ editor }) {
    const { field, opened } = this.storage
    const untouched = written(editor)
    const write = () => {
      const words = written(editor)
      field.value = words === untouched ? opened : words
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
    field.value = opened
    editor.off("update", editor.options.onUpdate)
    editor.on("update", write)
  },
})

/** The text as HTML, without empty captions, nor empty paragraphs at its end. */
function written(editor) {
  return editor.getHTML().replaceAll("<figcaption></figcaption>", "").replace(/(<p><\/p>)+$/, "")
}
