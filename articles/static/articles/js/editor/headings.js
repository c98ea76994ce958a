/** Headings of two ranks, by name. */

import { Heading as Plain } from "django-prose-editor/editor"

const RANKS = [
  [2, "Heading"],
  [3, "Subheading"],
]

export const Heading = Plain.extend({
  addMenuItems({ buttons, menu }) {
    for (const [level, words] of RANKS) {
      menu.defineItem({
        name: `heading${level}`,
        groups: "headings",
        button: buttons.text(words),
        active: (editor) => editor.isActive("heading", { level }),
        enabled: (editor) => editor.can().toggleHeading({ level }),
        command: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
      })
    }
  },
})
