/** Links: to an article of ours that is looked up by its words, or to an address that is typed. */

import { Link as Plain } from "django-prose-editor/editor"
import { suggestions } from "../lookup.js"
import { target } from "./address.js"
import { ask, field } from "./dialog.js"

const SCHEME = /^\s*[a-z][a-z0-9+.-]*:/i
const KEPT = /^(https?|mailto):/i

export const Link = Plain.extend({
  addOptions() {
    // What is stored may link in any way that the newsroom keeps; what is typed or pasted is asked for more.
    return { ...this.parent(), lookup: "", isAllowedUri: (href) => !SCHEME.test(href) || KEPT.test(href) }
  },

  addKeyboardShortcuts() {
    return { "Mod-k": ({ editor }) => (change(editor, this.options), true) }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "link",
      groups: "link",
      button: buttons.material("insert_link"),
      active: (editor) => editor.isActive("link"),
      command: (editor) => change(editor, this.options),
    })
    menu.defineItem({
      name: "unlink",
      groups: "link",
      button: buttons.material("link_off", "Remove link"),
      enabled: (editor) => editor.isActive("link"),
      command: (editor) => editor.chain().focus().extendMarkRange("link").unsetLink().run(),
    })
  },
})

async function change(editor, { lookup }) {
  const old = editor.getAttributes("link").href ?? ""
  const chosen = await asked(old, lookup)
  if (!chosen) return editor.commands.focus()
  const { empty } = editor.state.selection
  const chain = editor.chain().focus()
  if (old) return chain.extendMarkRange("link").setLink({ href: chosen.href }).run()
  if (!empty) return chain.setLink({ href: chosen.href }).run()
  const marks = [{ type: "link", attrs: { href: chosen.href } }]
  return chain.insertContent({ type: "text", text: chosen.words, marks }).unsetMark("link").run()
}

/** Resolves to { href, words } or null: the words are those to write where nothing is selected. */
async function asked(value, lookup) {
  const hint = "Type words of a headline to find an article of ours, or an address."
  const place = field("href", "Article or address", { value, hint })
  let article = null
  suggestions(place.input, {
    url: lookup,
    choose(result) {
      article = result
      place.input.value = result.address
    },
  })
  const check = (values) => {
    const { href, refusal } = target(values.href)
    values.href = href
    return refusal ? { href: refusal } : {}
  }
  const answer = await ask({ title: "Link", fields: [place], submit: value ? "Change" : "Insert", check })
  if (!answer) return null
  return { ...answer, words: article?.address === answer.href ? article.title : answer.href }
}
