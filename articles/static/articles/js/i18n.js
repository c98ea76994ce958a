/**
 * Words, dates and lists in the language of the desk. Django's catalogue (a script that every form of the desk
 * loads before its modules) leaves its functions on `window`; without it the words stay English.
 */

export const gettext = window.gettext ?? ((words) => words)
export const ngettext = window.ngettext ?? ((one, many, count) => (count === 1 ? one : many))
export const pgettext = window.pgettext ?? ((context, words) => words)

/** A sentence with each %(name)s filled in from `values`. */
export function interpolate(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => String(values[name]))
}

// Django's "en" is American where it says nothing else; the pages write dates as in British papers.
const { lang } = document.documentElement
const LOCALE = !lang || lang === "en" ? "en-GB" : lang

// The desk tells times as the newsroom's clock does, wherever somebody sits.
const ZONE = knownZone(document.querySelector("meta[name=time-zone]")?.content)

function knownZone(name) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** `shape` as for Intl.DateTimeFormat. */
export const formatDate = (date, shape) => new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, ...shape }).format(date)

/** The items with what parts them in this language: “a, b, c”. */
export const formatList = (items) => new Intl.ListFormat(LOCALE, { type: "unit", style: "short" }).format(items)
