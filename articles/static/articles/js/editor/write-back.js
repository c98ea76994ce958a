/** Writes the text back into the field of the form: what was opened stays as it came until it is changed. */

import { Extension, pm } from "django-prose-editor/editor"

export const WriteBack = Extension.create({
  name: "kept",
  priority: 1,

  addStorage: () => ({ field: null, opened: "" }),

  onBeforeCreate({ editor }) {
    this.storage.field = editor.options.element.querySelector("textarea")
    this.storage.opened = this.storage.field.value
    // The library's own way of writing would change the field while the text is still being set up.
    editor.options.onUpdate = () => {}
  },

  onCreate({ editor }) {
    const { field, opened } = this.storage
    const written = writer(editor.schema)
    const untouched = written(editor.state.doc)
    const write = () => {
      const words = written(editor.state.doc)
      field.value = words === untouched ? opened : words
      field.dispatchEvent(new Event("input", { bubbles: true }))
    }
    editor.on("update", write)
  },
})

/** Gives a text as HTML, without empty captions, nor empty paragraphs at its end; a block is written once. */
function writer(schema) {
  const serializer = pm.model.DOMSerializer.fromSchema(schema)
  const known = new WeakMap()
  const html = (block) => {
    const holder = document.createElement("div")
    holder.append(serializer.serializeNode(block))
    return holder.innerHTML.replaceAll("<figcaption></figcaption>", "")
  }
  return ({ content }) => {
    const blocks = content.content.map((block) => {
      if (!known.has(block)) known.set(block, html(block))
      return known.get(block)
    })
    return blocks.join("").replace(/(<p><\/p>)+$/, "")
  }
}
