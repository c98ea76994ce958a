/** The whole text: plain blocks, and figures and notes, which stand nowhere but at the top. */

import { Document as Plain } from "django-prose-editor/editor"

export const Document = Plain.extend({ content: "(block | top)+" })
