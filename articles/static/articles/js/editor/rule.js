/** A rule between two parts of a text. */

import { HorizontalRule as Plain } from "django-prose-editor/editor"
import { worded } from "./button.js"
import { insert } from "./block-position.js"

const put = (editor) => insert(editor, { type: "horizontalRule" })

export const HorizontalRule = Plain.extend({
  addKeyboardShortcuts: () => ({ "Mod-Alt-8": ({ editor }) => put(editor) }),

  addMenuItems({ menu }) {
    const button = worded("horizontal_rule", "Rule")
    menu.defineItem({ name: "horizontalRule", groups: "blocks", priority: 50, button, command: put })
  },
})
