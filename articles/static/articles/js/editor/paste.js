/** What is pasted from elsewhere comes in as words, headings, lists, links and tables, without its looks. */

import { Extension, Plugin } from "django-prose-editor/editor"
import { unwrapDocs } from "./paste/docs.js"
import { followable } from "./paste/links.js"
import { marks } from "./paste/marks.js"
import { listsOfWordOnline } from "./paste/online.js"
import { blocks, spaces } from "./paste/tidy.js"
import { tables } from "./paste/tables.js"
import { listsOfWord, withoutOffice } from "./paste/word.js"

const STEPS = [listsOfWord, listsOfWordOnline, withoutOffice, unwrapDocs, marks, followable, spaces, tables, blocks]

export const Paste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleaned } })]
  },
})

/** The policy of the page lets no style speak: sheets go, and attributes are read under another name. */
const SHEET = /<style\b[\s\S]*?<\/style>/gi
const STYLED = /(<[a-z][^<>]*?\s)style(?=\s*=)/gi

/** What comes from an editor of ours is left as it is. */
function cleaned(html) {
  if (html.includes("data-pm-slice")) return html
  const read = html.replace(SHEET, "").replace(STYLED, "$1data-style")
  const { body } = new DOMParser().parseFromString(read, "text/html")
  for (const step of STEPS) step(body)
  return body.innerHTML
}
