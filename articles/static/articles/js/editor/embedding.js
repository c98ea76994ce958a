/** Puts something of another site into the text, by an address of which the newsroom approves. */

import { ask, field } from "./dialog.js"
import { insert } from "./block-position.js"

export async function put(editor, options) {
  const attrs = await asked("", "Insert", options)
  if (attrs) insert(editor, { type: "embed", attrs, content: [{ type: "caption" }] })
  else editor.commands.focus()
}

export async function edit(editor, { node, pos }, options) {
  const attrs = await asked(node.attrs.address, "Change", options)
  editor.chain().focus().command(({ tr }) => !attrs || tr.setNodeMarkup(pos, null, attrs)).run()
}

/** The address as the newsroom keeps it; the newsroom is asked whether it may be embedded. */
function asked(value, submit, options) {
  const names = [...new Set(Object.values(options.providers))].join(", ")
  const hint = `As copied from the browser. Allowed are: ${names}.`
  const check = async (values) => {
    const answer = await fetch(`${options.check}?${new URLSearchParams(values)}`).catch(() => null)
    const said = await answer?.json().catch(() => null)
    values.address = said?.address
    return said?.address ? {} : { address: said?.refusal ?? "The newsroom cannot be reached. Try again." }
  }
  return ask({ title: "Embed", fields: [field("address", "Address", { value, hint, type: "url" })], submit, check })
}
