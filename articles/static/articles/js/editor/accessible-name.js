/** Gives the edit area the name that assistive technology reads out. */

import { Extension, Plugin } from "django-prose-editor/editor"

export const AccessibleName = Extension.create({
  name: "named",

  addOptions() {
    return { label: "" }
  },

  addProseMirrorPlugins() {
    const label = this.options.label
    const attributes = { "aria-label": label, "aria-multiline": "true", dir: "auto", role: "textbox" }
    return [new Plugin({ props: { attributes } })]
  },
})
