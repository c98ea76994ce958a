/** The copy of what is typed, in this browser alone, until it is saved or two weeks have passed. */

const PREFIX = "article-copy-"
const SENT = "article-copy-sent"
const DAYS = 14

/** The copy with this name: {at (milliseconds), fields}, or null. */
export function find(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name))
  } catch {
    return null
  }
}

/** Keep the fields; false where this browser has no room, or keeps nothing. */
export function keep(name, fields) {
  const copy = JSON.stringify({ at: Date.now(), fields })
  try {
    localStorage.setItem(PREFIX + name, copy)
    return true
  } catch {
    return false
  }
}

export function forget(name) {
  localStorage.removeItem(PREFIX + name)
}

/** Forget what has grown old. */
export function tidy() {
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
    const copy = find(key.slice(PREFIX.length))
    if (!copy || Date.now() - copy.at > DAYS * 86_400_000) localStorage.removeItem(key)
  }
}

/** Remember which copy was sent from this window: the page that says it is saved then forgets it. */
export function send(name) {
  sessionStorage.setItem(SENT, name)
}

export function arrived() {
  const name = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  if (name) forget(name)
}
