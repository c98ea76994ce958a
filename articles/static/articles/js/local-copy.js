/** Copies of what is typed, in this browser alone: one for each window, until it is saved or two weeks have passed. */

const PREFIX = "article-copy-"
const SENT = "article-copy-sent"
const DAYS = 14

/** The copies with this name, the newest first: {key, at (milliseconds), fields}. */
export function copies(name) {
  const found = keys().filter((key) => key.startsWith(`${PREFIX}${name}.`))
  const each = found.map((key) => ({ key, ...read(key) })).filter(({ fields }) => fields)
  return each.sort((one, other) => other.at - one.at)
}

/** The key of a copy that nobody else writes. */
export function unused(name) {
  return `${PREFIX}${name}.${Date.now()}.${Math.random()}`
}

/** Keep the fields; false where this browser has no room, or keeps nothing. */
export function keep(key, fields) {
  const copy = JSON.stringify({ at: Date.now(), fields })
  try {
    localStorage.setItem(key, copy)
    return true
  } catch {
    return false
  }
}

export function forget(key) {
  localStorage.removeItem(key)
}

/** Forget what has grown old. */
export function tidy() {
  for (const key of keys()) {
    const at = read(key)?.at
    if (!at || Date.now() - at > DAYS * 86_400_000) forget(key)
  }
}

/** Remember which copy was sent from this window, for the page that answers. */
export function send(key) {
  sessionStorage.setItem(SENT, key)
}

/** The key of the copy that was sent to get here; null where none was. */
export function arrived() {
  const key = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  return key
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}
