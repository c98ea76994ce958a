/** Says to those who do not see it what a key has done. */

import { crel } from "django-prose-editor/editor"

const places = new WeakMap()

export function say(editor, words) {
  if (!places.has(editor)) {
    const place = crel("p", { className: "visually-hidden", role: "status" })
    editor.view.dom.after(place)
    places.set(editor, place)
  }
  const place = places.get(editor)
  // The same words again are said only when something has changed.
  place.textContent = place.textContent === words ? `${words}\u00a0` : words
}
