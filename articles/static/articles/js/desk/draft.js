/**
 * What is typed into one form and not saved: kept in this browser at once, on the server every few seconds
 * while it changes, and when the page is left.
 */

import { formatDate, gettext, interpolate } from "../i18n.js"
import { LoggedOut, Unreachable, addresses, ask, askSession, isMine, makeBody, pauseAfter, renewToken } from "./server.js"
import { forgetCopy, isSame, listCopies, nameCopies, readFields, readServedFields, rememberSent, storeCopy, takeSent } from "./words.js"

const AT_ONCE = 250
const EVERY = 4000
// Browsers send 64 KB at most from a page that is left; what is longer is in this browser.
const MOST_ON_LEAVING = 60_000
const EVENTS = ["input", "change", "formset:added", "formset:removed"]

export class Draft {
  /** `mark` is the form's field with its idempotency key, `line` says what has become of the words. */
  constructor(form, mark, line) {
    Object.assign(this, { form, mark, line, opened: readServedFields(form), isSent: false, attempt: 0, kept: "" })
    this.isAnswer = "answer" in mark.dataset
    this.window = (this.isAnswer && takeSent()) || makeUuid()
    this.field = Object.assign(document.createElement("input"), { type: "hidden", name: "autosave_window", value: this.window })
    mark.after(this.field)
    for (const kind of EVENTS) document.addEventListener(kind, ({ target }) => this.concerns(target) && this.change())
    addEventListener("pagehide", () => this.leave())
    document.addEventListener("visibilitychange", () => document.hidden && this.leave())
    // Back can show this very page again, with its variables as they were.
    addEventListener("pageshow", () => (this.isSent = false))
    addEventListener("beforeunload", (event) => !this.isSent && this.isDirty && event.preventDefault())
    // Before a log-out the server gets the words; then nothing of them stays in this browser.
    document.addEventListener("desk:logging-out", () => this.store())
    document.addEventListener("desk:logged-out", () => (this.isSent = true))
    // Words may have been typed before this script was loaded.
    this.change()
  }

  concerns(target) {
    return target === document || target.closest?.("form") === this.form || this.form.contains(target)
  }

  /** The address of the form, as the server signed it. */
  get address() {
    return this.mark.dataset.autosave.replace(/:[^:]*$/, "")
  }

  get key() {
    return nameCopies(this.mark.dataset.person, this.address) + this.window
  }

  /** Whether there may be words to offer: the server said so, or this browser has some. */
  get hasCopies() {
    const here = listCopies(nameCopies(this.mark.dataset.person, this.address))
    return !this.isAnswer && ("kept" in this.mark.dataset || here.some(({ window }) => window !== this.window))
  }

  get isDirty() {
    return this.opened === null || this.isAnswer || !isSame(readFields(this.form), this.opened)
  }

  change() {
    clearTimeout(this.soon)
    this.soon = setTimeout(() => this.store(), AT_ONCE)
  }

  /** Keep what stands in the form in this browser, and see to it that the server gets it. */
  store({ isSent = false } = {}) {
    clearTimeout(this.soon)
    if (!this.isDirty) return this.forget()
    const copy = { fields: readFields(this.form), form: this.mark.dataset.autosave, window: this.window, isSent }
    const isKept = storeCopy(this.key, copy)
    if (!isKept) this.line.say(sentences.nowhere())
    else if (["", this.saidSaved].includes(this.line.words)) this.line.say(sentences.changed())
    if (JSON.stringify(copy.fields) !== this.kept) this.later ??= setTimeout(() => this.keep(), EVERY)
  }

  /** What was typed and taken back, or saved, is nowhere kept. */
  forget() {
    forgetCopy(this.key)
    if (this.kept) discard(this.mark.dataset.autosave, this.window)
    this.kept = ""
    clearTimeout(this.later)
    this.later = null
    this.line.say(this.saidSaved ?? "")
  }

  /** Send what stands in the form to the server, now; it waits there for this person alone. */
  async keep() {
    clearTimeout(this.later)
    this.later = null
    if (this.isSent || !this.isDirty) return
    const fields = JSON.stringify(readFields(this.form))
    this.keeping = ask(addresses.keep, { body: this.makeBody(fields) })
    try {
      const { status, said } = await this.keeping
      this.attempt = 0
      if (status === 403) return this.meetRefusal()
      if (status !== 200) return this.line.say(said?.refusal ?? sentences.here())
      this.kept = fields
      this.line.say(sentences.kept())
    } catch (error) {
      this.fail(error)
    } finally {
      this.keeping = null
    }
  }

  fail(error) {
    if (error instanceof LoggedOut) return this.line.say(sentences.loggedOut())
    if (!(error instanceof Unreachable)) throw error
    this.line.say(sentences.here())
    this.later = setTimeout(() => this.keep(), Math.max(EVERY, pauseAfter(this.attempt++)))
  }

  /** The page's token may be older than the log-in. */
  async meetRefusal() {
    const session = await askSession()
    if (!isMine(session)) return this.line.say(sentences.somebodyElse())
    if (session.token === this.token) return this.line.say(sentences.refused())
    this.token = session.token
    renewToken(session.token)
    return this.keep()
  }

  makeBody(fields) {
    return makeBody({ form: this.mark.dataset.autosave, window: this.window, fields })
  }

  /** The page is hidden or left. */
  leave() {
    if (this.isSent) return
    this.store()
    const fields = JSON.stringify(readFields(this.form))
    if (!this.isDirty || fields === this.kept || new Blob([fields]).size > MOST_ON_LEAVING) return
    ask(addresses.keep, { body: this.makeBody(fields), keepalive: true }).then(() => (this.kept = fields), () => {})
  }

  /** The form goes to the server by the browser's own way, and another page answers. */
  send() {
    clearTimeout(this.later)
    this.store({ isSent: true })
    this.isSent = true
    rememberSent(this.window)
  }

  /** What was sent is saved, so the copy under the former `key` goes; `isUnchanged`: nothing was typed since. */
  settle(isUnchanged, key) {
    clearTimeout(this.later)
    forgetCopy(key)
    Object.assign(this, { later: null, isAnswer: false, kept: "", saidSaved: this.line.words })
    this.opened = isUnchanged ? readFields(this.form) : null
    if (!isUnchanged) this.store()
  }
}

/** Throw a copy on the server away. */
export function discard(form, window) {
  ask(addresses.discard, { body: makeBody({ form, window }) }).catch(() => {})
}

/** `crypto.randomUUID` is there on encrypted pages alone. */
function makeUuid() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"))
  bytes[6] = `4${bytes[6][1]}`
  bytes[8] = `a${bytes[8][1]}`
  return bytes.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}

// --- The quiet line beside the buttons: what is saved, and where the rest is

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
