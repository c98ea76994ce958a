/** Sets the caret for who comes by Tab: browsers set none in a text that begins with a box. */

import { Extension, Plugin } from "django-prose-editor/editor"

const SETTLED = 30

export const InitialCaret = Extension.create({
  name: "entered",

  addProseMirrorPlugins() {
    const focus = (view) => {
      setTimeout(() => {
        if (view.hasFocus() && !document.getSelection().rangeCount) view.focus()
      }, SETTLED)
      return false
    }
    return [new Plugin({ props: { handleDOMEvents: { focus } } })]
  },
})
