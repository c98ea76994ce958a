/** What this browser remembers. Where it may not, nothing is remembered and nothing fails. */

export function recall(store, key) {
  try {
    return JSON.parse(window[store].getItem(key))
  } catch {
    return null
  }
}

export function remember(store, key, value) {
  try {
    if (value === null) window[store].removeItem(key)
    else window[store].setItem(key, JSON.stringify(value))
  } catch {
    // The store is full, or forbidden, as in some private windows.
  }
}
