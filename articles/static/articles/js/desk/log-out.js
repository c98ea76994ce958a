/** Logging out: what this browser alone has goes to the server first, and is then gone from here. */

import { gettext } from "../i18n.js"
import { LoggedOut, addresses, ask, makeBody } from "./server.js"
import { forgetCopy, listCopies, nameCopies } from "./words.js"

/** Hand over every copy of this person; false where the server cannot be reached. */
async function handOverCopies() {
  for (const { key, form, window, fields } of listCopies(nameCopies(addresses.person))) {
    try {
      const { status } = await ask(addresses.keep, { body: makeBody({ form, window, fields: JSON.stringify(fields) }) })
      // What the server refuses to keep (too long, no longer theirs) stays in this browser.
      if (status === 200) forgetCopy(key)
    } catch (error) {
      if (error instanceof LoggedOut) return true
      return false
    }
  }
  return true
}

/** `form` logs out. */
export async function logOut(form) {
  document.dispatchEvent(new Event("desk:logging-out"))
  if (await handOverCopies()) {
    document.dispatchEvent(new Event("desk:logged-out"))
    // Its own `submit` asks no listener.
    return form.submit()
  }
  showTrouble(gettext("You are still logged in: the server cannot be reached, and what you typed is in this browser alone. Try again in a moment."))
}

function showTrouble(words) {
  const place = document.getElementById("log-out-trouble") ?? Object.assign(document.createElement("p"), { id: "log-out-trouble", className: "errornote" })
  place.setAttribute("role", "alert")
  place.textContent = words
  document.getElementById("content").prepend(place)
}
