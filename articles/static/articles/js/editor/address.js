/** What somebody types as the target of a link: an address that can be followed, or why not. */

const WAYS = "Write an address like https://town.example/minutes, name@town.example, or /page for a page of ours."
const UNFIT = /[\s<>"`\\]/

/** Whether a link can be followed from a page of ours. */
export function isFit(href) {
  return /^(https?:\/\/[^/]|mailto:[^/]|\/(?!\/))/i.test(href) && !UNFIT.test(href)
}

/** Takes typed words; gives { href } or { refusal }. */
export function target(typed) {
  const words = typed.trim()
  if (!words) return { refusal: `Nothing is written. ${WAYS}` }
  if (isFit(words)) return { href: words }
  if (/\s/.test(words)) return { refusal: `An address has no spaces. Choose an article from the list. ${WAYS}` }
  if (UNFIT.test(words)) return { refusal: `An address has no quotation marks, brackets or backslashes. ${WAYS}` }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(words)
  if (scheme) return { refusal: `A link cannot begin with “${scheme[1]}:”. ${WAYS}` }
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(words)) return { href: `mailto:${words}` }
  if (/^[^/.:?#@]+(\.[^/.:?#@]+)+(:\d+)?([/?#]|$)/.test(words)) return { href: `https://${words}` }
  return { refusal: `This is no address, and no article was chosen. ${WAYS}` }
}
