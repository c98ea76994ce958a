/**
 * What a straight mark becomes as it is typed: quotation marks by language, the apostrophe, dashes and dots; pure.
 *
 * The marks are those of the Unicode CLDR (delimiters), but for: Arabic, where papers print «» and CLDR has ”“;
 * French, whose inner marks are “” in print; Dutch, where the double key gives double marks; Swiss German («»).
 * Hebrew has none here: within a word the mark is part of an abbreviation.
 */

const NARROW = "\u202f"
/** Outer marks, inner marks, and the languages (BCP 47, lower case) that print them. */
const TABLE = [
  ["„“‚‘", "de,cs,sk,sl,et,hr,is,lb,hsb,dsb"],
  ["„“„“", "bg,lt,ka"],
  ["„“’‘", "mk"],
  ["„”‚’", "agq"],
  ["„”«»", "pl,ro"],
  ["„”»«", "hu"],
  ["„”‘’", "sr,bs"],
  ["«»“”", "fr,es,it,ca,el,pt-pt,sq,gl,oc,br"],
  ["«»‘’", "nb,nn,no"],
  ["«»„“", "ru,uk,be"],
  ["«»‹›", "ar,fa,ps,de-ch,de-li,gsw"],
  ["«»«»", "hy"],
  ["””’’", "fi,sv,se"],
  ["‘’“”", "cy"],
  ["「」『』", "ja,zh-hant,zh-tw,zh-hk"],
  ["", "he,yi"],
]
const ENGLISH = "“”‘’"
const SPACED = ["fr", "br"]
const MARKS = new Map(TABLE.flatMap(([marks, tags]) => tags.split(",").map((tag) => [tag, marks])))

const OPENS = /(^|[\s([{<\u2013\u2014/\-«“„‘‚‹¿¡「『\ufffc])$/u
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^www\.|^mailto:|@\S|=$/i
const APOSTROPHE = "’"

/** The longest entry of the table that a language tag begins with: de-CH before de. */
function find(entries, language, fallback) {
  const parts = language.toLowerCase().split("-")
  for (let length = parts.length; length; length--) {
    const tag = parts.slice(0, length).join("-")
    if (entries.has(tag)) return entries.get(tag)
  }
  return fallback
}

/** The four marks of a language, outer and inner; empty for one that has none. */
export const marksOf = (language) => find(MARKS, language, ENGLISH)

const isOpen = (before, open, close) =>
  open === close ? before.split(open).length % 2 === 0 : before.lastIndexOf(open) > before.lastIndexOf(close)

/**
 * What becomes of a sign typed after `before`: { cut, put }, where `cut` counts the signs before it that go as
 * well; null where it stays as it is.
 */
export function typeset(before, typed, language) {
  if (ADDRESS.test(/\S*$/u.exec(before)[0])) return null
  if (typed === '"') return quote(before, language)
  if (typed === "'") return quoteWithin(before, language)
  if (typed === "-" && /(^|[^-])-$/.test(before)) return { cut: 1, put: "–" }
  if (typed === "-" && /–$/.test(before)) return { cut: 1, put: "—" }
  if (typed === "." && /(^|[^.])\.\.$/.test(before)) return { cut: 2, put: "…" }
  return null
}

function quote(before, language) {
  const [open, close] = marksOf(language)
  if (!open) return null
  const space = SPACED.includes(language.toLowerCase().split("-")[0]) ? NARROW : ""
  const begun = isOpen(before, open, close)
  // In French a blank stands before the closing mark, and people type it.
  if (space && begun && /[^\s«]\s$/.test(before)) return { cut: 1, put: space + close }
  if (OPENS.test(before)) return { cut: 0, put: open + space }
  // 6" is a measure.
  if (/\d$/.test(before) && !begun) return null
  return { cut: 0, put: space + close }
}

function quoteWithin(before, language) {
  const [, , open, close] = marksOf(language)
  if (!open) return null
  if (OPENS.test(before)) return { cut: 0, put: open }
  const closes = close !== APOSTROPHE && isOpen(before, open, close)
  return { cut: 0, put: closes ? close : APOSTROPHE }
}
