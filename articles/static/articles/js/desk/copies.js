/** Copies of what was typed, in this browser alone: one for each opened form, for two weeks at most. */

const PREFIX = "desk-copy-"
const SENT = "desk-copy-sent"
const DAYS = 14

/** The start of the names of all copies of one person's form; `form` is its address. */
export const nameCopies = (person, form = "") => `${PREFIX}${person}-${form && `${form}.`}`

/** The copies whose names start like this, the newest first: {key, window, at (milliseconds), fields ...}. */
export function listCopies(name) {
  const each = listKeys().filter((key) => key.startsWith(name)).map((key) => ({ key, ...readCopy(key) }))
  return each.filter(({ fields }) => fields).sort((one, other) => other.at - one.at)
}

/** Keep a copy; false where this browser has no room, or keeps nothing. */
export function storeCopy(key, copy) {
  try {
    // Throws where the store is full (about 5 MB) or forbidden.
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), ...copy }))
    return true
  } catch {
    return false
  }
}

export function forgetCopy(key) {
  localStorage.removeItem(key)
}

export function forgetOldCopies() {
  for (const key of listKeys()) {
    const at = readCopy(key)?.at
    if (!at || Date.now() - at > DAYS * 86_400_000) forgetCopy(key)
  }
}

/** Remember which opened form was sent from here, for the page that answers. */
export function rememberSent(window) {
  sessionStorage.setItem(SENT, window)
}

/** The form that was sent to get here; null where none was. */
export function takeSent() {
  const window = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  return window
}

const listKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

function readCopy(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}
