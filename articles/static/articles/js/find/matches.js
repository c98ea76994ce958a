/** Where words stand in a text and in plain fields; pure. */

/** As many are counted, and no more are marked. */
export const MOST = 1000
export const LONGEST = 200

/** What is typed from a keyboard finds what is printed: a straight mark any mark of its kind, a blank any blank. */
const KIN = {
  "'": "['’‘‚‹›]",
  '"': '["“”„«»]',
  " ": "[ \\u00a0\\u202f]",
  "-": "[-‐‑]",
}
const SPECIAL = /[.*+?^${}()|[\]\\/]/g

/** A regular expression for what was typed; null for nothing. */
export function makePattern(typed, { matchCase = false, wholeWord = false } = {}) {
  const words = typed.slice(0, LONGEST)
  if (!words) return null
  const signs = [...words].map((sign) => KIN[sign] ?? sign.replace(SPECIAL, "\\$&")).join("")
  const letter = "[\\p{L}\\p{M}\\p{N}_]"
  const source = wholeWord ? `(?<!${letter})${signs}(?!${letter})` : signs
  return new RegExp(source, matchCase ? "gu" : "giu")
}

/** From where to where it stands in a text, at most `most` times. */
export function findInText(text, pattern, most = MOST) {
  const found = []
  for (const match of text.matchAll(pattern)) {
    if (found.length >= most) break
    found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}

/** The same in a document of the editor: no match goes across a block, a picture or a line break. */
export function findInDoc(doc, pattern, most = MOST) {
  const found = []
  doc.descendants((node, at) => {
    if (found.length >= most) return false
    if (!node.isTextblock) return true
    // One sign for each thing without text keeps signs and positions in step.
    const text = node.textBetween(0, node.content.size, null, "\ufffc")
    for (const { from, to } of findInText(text, pattern, most - found.length)) {
      found.push({ from: at + 1 + from, to: at + 1 + to })
    }
    return false
  })
  return found
}
