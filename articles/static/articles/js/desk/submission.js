/**
 * A press of a button that leaves the page first asks whether the server is there and the log-in lives, so
 * that no press ends on the browser's error page or at a log-in that has lost the words.
 */

import { sentences } from "./line.js"
import { renewLogin } from "./login.js"
import { LoggedOut, Unreachable, askSession, isMine, renewToken } from "./server.js"

/** `saver` takes the buttons that save in place; `draft` is None where nothing of the form is kept. */
export function guardSubmission(form, { saver, draft, line }) {
  let isChecked = false
  let isBusy = false

  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return
    if (isChecked) {
      isChecked = false
      return void draft?.send()
    }
    event.preventDefault()
    const { submitter } = event
    if (saver?.takes(submitter)) return void saver.save()
    if (isBusy || saver?.isBusy) return
    isBusy = true
    submitter?.setAttribute("aria-busy", "true")
    draft?.store()
    isChecked = await isReady(line)
    isBusy = false
    submitter?.removeAttribute("aria-busy")
    // Fills in the button's name and value, and asks all other listeners once more.
    if (isChecked) form.requestSubmit(submitter)
  })
}

/** Whether the form can be sent now by the person for whom it was opened. */
async function isReady(line) {
  try {
    const session = await askSession()
    if (!isMine(session)) return line.say(sentences.somebodyElse()), false
    renewToken(session.token)
    return true
  } catch (error) {
    if (error instanceof LoggedOut) return (await renewLogin()) || (line.say(sentences.loggedOut()), false)
    if (!(error instanceof Unreachable)) throw error
    return line.say(sentences.unreachable()), false
  }
}
