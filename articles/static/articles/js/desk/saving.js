/** Saves a form in place: the page stays, with its cursor, its scroll and what can be undone. */

import { applyAnswer } from "./answer.js"
import { sentences } from "./draft.js"
import { showErrors } from "./errors.js"
import { renewLogin } from "./login.js"
import { LoggedOut, Unreachable, ask, askSession, isMine, pauseAfter, renewToken, waitForConnection } from "./server.js"
import { isSame, readFields } from "./words.js"

const MOST_ATTEMPTS = 40

export class Saver {
  constructor({ form, draft, line, button }, leave) {
    Object.assign(this, { form, draft, line, button, leave, isBusy: false, isWanted: false })
  }

  async save() {
    // A second press while the first is under way saves only what was typed since.
    if (this.isBusy) return void (this.isWanted = true)
    this.isBusy = true
    this.button.setAttribute("aria-busy", "true")
    try {
      await this.draft.keeping?.catch(() => {})
      this.draft.store()
      await this.carryOut()
    } finally {
      this.isBusy = false
      this.button.removeAttribute("aria-busy")
    }
    const isWanted = this.isWanted && this.draft.opened === null
    this.isWanted = false
    if (isWanted) await this.save()
  }

  /** The same words are sent until there is an answer: their key has them carried out once. */
  async carryOut() {
    const sent = readFields(this.form)
    const body = new FormData(this.form)
    body.append(this.button.name, this.button.value)
    this.line.say(sentences.saving())
    const answer = await this.send(body)
    if (answer === null) return
    const { status, said } = answer
    if (status === 422 && said) return this.refuse(said)
    if (status !== 200 || !said) return this.line.say(sentences.refused())
    if (!said.key) return this.goTo(said.address)
    const isUnchanged = isSame(readFields(this.form), sent)
    const { key } = this.draft
    applyAnswer(this.form, this.draft.mark, said, sent)
    this.line.say([sentences.saved(), ...said.warnings.map(readWords)].join(". "))
    this.draft.settle(isUnchanged, key)
  }

  /** What was stored is more than this page shows. */
  goTo(address) {
    this.draft.send()
    if (new URL(address, location.href).pathname !== location.pathname) return location.assign(address)
    // An address that differs in its anchor alone would load nothing.
    history.replaceState(history.state, "", address)
    location.reload()
  }

  refuse(said) {
    // A photograph whose place was taken moves, in the text too, while the page is made.
    if (Object.keys(said.errors).some((name) => this.form.elements[name]?.closest?.("[data-placements] .field-position"))) return this.leave()
    this.draft.mark.value = said.key
    applyAnswer(this.form, this.draft.mark, { fragments: said.fragments }, [])
    this.line.say(sentences.changed())
    showErrors(this.form, said.errors)
  }

  /** The answer; null where nothing was sent, and the line says why. */
  async send(body) {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      try {
        body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value)
        const answer = await ask(this.form.getAttribute("action") || location.href, { body })
        if (answer.status !== 403 || attempt) return answer
        // The page's token may be older than the log-in.
        if (!(await this.meetSession())) return null
      } catch (error) {
        if (error instanceof LoggedOut) {
          if (!(await renewLogin())) return this.line.say(sentences.loggedOut()), null
        } else if (error instanceof Unreachable) {
          this.line.say(sentences.here())
          await waitForConnection(pauseAfter(attempt))
        } else throw error
      }
    }
    return this.line.say(sentences.unreachable()), null
  }

  /** Whether the one who typed is logged in; gives the page the token of the present log-in. */
  async meetSession() {
    const session = await askSession()
    if (isMine(session)) return renewToken(session.token), true
    return this.line.say(sentences.somebodyElse()), false
  }
}

/** The words of a message, which may hold a link. */
const readWords = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent
