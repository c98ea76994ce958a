/** A button of the toolbar that shows a sign and a word. */

import { crel } from "django-prose-editor/editor"

export function worded(icon, words) {
  const sign = crel("span", { className: "material-icons", textContent: icon, "aria-hidden": "true" })
  const className = "prose-menubar__button prose-menubar__button--worded"
  return crel("button", { type: "button", className }, [sign, crel("span", { textContent: words })])
}
