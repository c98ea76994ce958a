/** What was found in the text of the editor: marked without changing it, shown, and replaced in one step of undo. */

import { Plugin, pm } from "django-prose-editor/editor"

const { Decoration, DecorationSet } = pm.view
const key = new pm.state.PluginKey("find")

const plugin = new Plugin({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply: (tr, marks) => tr.getMeta(key) ?? marks.map(tr.mapping, tr.doc),
  },
  props: { decorations: (state) => key.getState(state) },
})

/** Marks these places, the one at `current` more strongly. */
export function markMatches(editor, matches, current) {
  if (!key.get(editor.state)) editor.registerPlugin(plugin)
  const mark = ({ from, to }, index) => Decoration.inline(from, to, { class: index === current ? "find-match is-current" : "find-match" })
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, matches.map(mark))).setMeta("addToHistory", false))
}

/** Brings a place into view, without taking the focus from the panel. */
export function showMatch(editor, { from }) {
  const { node } = editor.view.domAtPos(from)
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
  element?.scrollIntoView({ block: "center" })
}

/** Puts `words` into each place, from the last to the first; they look as what stood there. */
export function replaceInDoc(editor, matches, words) {
  if (!matches.length) return
  const { tr, schema, doc } = editor.state
  pm.history.closeHistory(tr)
  for (const { from, to } of [...matches].reverse()) {
    if (!words) tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(words, doc.nodeAt(from)?.marks))
  }
  editor.view.dispatch(tr)
  editor.view.dispatch(pm.history.closeHistory(editor.state.tr))
}
