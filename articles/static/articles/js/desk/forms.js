/**
 * Every form of the desk that carries an idempotency key: nothing typed is lost, and no press goes astray.
 *
 * What only some need is loaded when they do: the parts that save, when somebody begins to type.
 */

import { gettext, interpolate } from "../i18n.js"
import { Draft, makeLine, sentences } from "./draft.js"
import { LoggedOut, Unreachable, askSession, isMine, renewToken } from "./server.js"
import { forgetOldCopies } from "./words.js"

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

class OpenForm {
  constructor(mark) {
    this.form = mark.form
    this.line = makeLine(this.form)
    this.draft = mark.dataset.autosave ? new Draft(this.form, mark, this.line) : null
    if (this.draft && "inPlace" in mark.dataset) this.button = this.form.querySelector(".submit-row [name=_continue]")
    if (this.button) this.prepareKey()
    this.form.addEventListener("input", () => this.load().catch(() => {}), { once: true })
    this.form.addEventListener("submit", (event) => this.submit(event))
  }

  /** What saves and what renews the log-in: asked for while there is a connection. */
  async load() {
    const parts = [import("./saving.js"), import("./login.js"), import("./log-out.js")]
    const [{ Saver }, { renewLogin }] = await Promise.all(parts)
    this.saver ??= this.button && new Saver(this, () => this.leave())
    this.renewLogin = renewLogin
  }

  /** Ctrl+S; in the capture phase, before an editor can take it for something else. */
  prepareKey() {
    this.button.title = interpolate(gettext("Save without leaving (%(key)s)"), { key: isMac ? "⌘S" : gettext("Ctrl+S") })
    addEventListener("keydown", (event) => {
      const isSaveKey = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!isSaveKey || event.key.toLowerCase() !== "s") return
      event.preventDefault()
      if (!document.querySelector("dialog[open]")) this.button.click()
    })
  }

  /** A chosen file changes what the page shows, so that it is loaded anew. */
  isInPlace(button) {
    const hasFile = [...this.form.elements].some((field) => field.type === "file" && field.files.length)
    return Boolean(this.button) && button === this.button && !hasFile
  }

  submit(event) {
    if (event.defaultPrevented) return
    if (this.isReady) {
      this.isReady = false
      return void this.draft?.send()
    }
    event.preventDefault()
    const { submitter } = event
    if (this.isInPlace(submitter)) return void this.save()
    if (!this.isBusy && !this.saver?.isBusy) this.check(submitter)
  }

  /** Send it by the browser's own way: the page that answers is loaded anew. */
  leave() {
    this.isReady = true
    this.form.requestSubmit(this.button)
  }

  async save() {
    this.button.setAttribute("aria-busy", "true")
    this.draft.store()
    try {
      await this.load()
    } catch {
      this.button.removeAttribute("aria-busy")
      return this.line.say(sentences.unreachable())
    }
    await this.saver.save()
  }

  /** Ask first whether the server is there and the log-in lives: no press ends on the browser's error page. */
  async check(submitter) {
    this.isBusy = true
    submitter?.setAttribute("aria-busy", "true")
    this.draft?.store()
    this.isReady = await this.meetServer()
    this.isBusy = false
    submitter?.removeAttribute("aria-busy")
    // Fills in the button's name and value, and asks all other listeners once more.
    if (this.isReady) this.form.requestSubmit(submitter)
  }

  /** Whether the form can be sent now by the person for whom it was opened; the line says why not. */
  async meetServer() {
    try {
      const session = await askSession()
      if (!isMine(session)) return this.line.say(sentences.somebodyElse()), false
      return renewToken(session.token), true
    } catch (error) {
      if (error instanceof LoggedOut) return this.meetLoggedOut()
      if (!(error instanceof Unreachable)) throw error
      return this.line.say(sentences.unreachable()), false
    }
  }

  async meetLoggedOut() {
    await this.load()
    return (await this.renewLogin()) || (this.line.say(sentences.loggedOut()), false)
  }
}

forgetOldCopies()
for (const mark of document.querySelectorAll("form input[name=idempotency_key]")) {
  const { draft } = new OpenForm(mark)
  if (draft?.hasCopies) import("./offer.js").then(({ offerCopies }) => offerCopies(draft))
}
document.getElementById("logout-form")?.addEventListener("submit", async (event) => {
  event.preventDefault()
  const { logOut } = await import("./log-out.js")
  await logOut(event.target)
})
