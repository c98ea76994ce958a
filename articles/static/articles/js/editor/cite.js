/** The source named inside a quotation. */

import { Mark } from "django-prose-editor/editor"

export const Cite = Mark.create({
  name: "cite",
  parseHTML: () => [{ tag: "cite" }],
  renderHTML: () => ["cite", 0],
})
