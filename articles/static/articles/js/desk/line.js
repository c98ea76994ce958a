/** The quiet line beside the buttons of a form: what of it is saved, and where the rest is. */

import { formatDate, gettext, interpolate } from "../i18n.js"

/** `say(words)` shows a sentence; screen readers hear it when it changes. */
export function makeLine(form) {
  const place = form.querySelector(".not-saved") ?? addPlace(form)
  return {
    get words() {
      return place.textContent
    },
    say(words) {
      if (place.textContent !== words) place.textContent = words
    },
  }
}

function addPlace(form) {
  const place = Object.assign(document.createElement("p"), { className: "not-saved" })
  place.setAttribute("role", "status")
  ;(form.querySelector(".submit-row") ?? form).append(place)
  return place
}

export const sentences = {
  changed: () => gettext("Not saved yet"),
  saving: () => gettext("Saving …"),
  saved: () => interpolate(gettext("Saved %(time)s"), { time: formatTime(new Date()) }),
  kept: () => interpolate(gettext("Kept %(time)s, not yet saved"), { time: formatTime(new Date()) }),
  here: () => gettext("Kept in this browser only; trying again"),
  nowhere: () => gettext("Not saved, and this browser keeps no copy."),
  loggedOut: () => gettext("Your log-in has ended. What you type is kept in this browser; press the button to log in again."),
  unreachable: () => gettext("The server cannot be reached, so nothing was sent. What you typed is kept in this browser: press the button again."),
  refused: () => gettext("You may not save this any more. What you typed is kept in this browser."),
  somebodyElse: () => gettext("Somebody else is logged in in this browser, so nothing was sent. What you typed is kept."),
}

/** Hours and minutes. */
export const formatTime = (date) => formatDate(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
