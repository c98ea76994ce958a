/** Offers words that were typed into this form and never saved: here, or on another machine. */

import { formatDate, gettext, interpolate } from "../i18n.js"
import { discard, formatTime } from "./draft.js"
import { addresses, ask } from "./server.js"
import { fillFields, forgetCopy, isSame, isTyping, listCopies, nameCopies, readServedFields, rememberSent } from "./words.js"

/** Ask for the copies of the form of `draft`, and show the newest. */
export async function offerCopies(draft) {
  const opened = readServedFields(draft.form)
  const name = nameCopies(draft.mark.dataset.person, draft.address)
  const here = listCopies(name).filter(({ window }) => window !== draft.window)
  const { copies, saved } = await askServer(draft.mark.dataset.autosave, here)
  const each = join(here.filter((copy) => !(copy.isSent && saved.has(keyOf(copy))) || forgetCopy(copy.key)), copies)
  const unsaved = each.filter((copy) => !isSame(copy.fields, opened) || drop(draft, copy))
  if (unsaved.length) show(draft, unsaved)
}

/** What the server has, and which of those that were sent from here it has carried out. */
async function askServer(form, here) {
  const asked = new URLSearchParams([["form", form], ...here.filter(({ isSent }) => isSent).map((copy) => ["key", keyOf(copy)])])
  try {
    const { status, said } = await ask(`${addresses.keep}?${asked}`)
    if (status === 200) return { copies: said.copies, saved: new Set(said.carried_out) }
  } catch {
    // Without the server, what this browser has is offered.
  }
  return { copies: [], saved: new Set() }
}

const keyOf = ({ fields }) => fields.find(([name]) => name === "idempotency_key")?.[1] ?? ""

/** One copy for each opened form, the newer state of it; the newest first. */
function join(here, there) {
  const known = new Map(here.map((copy) => [copy.window, copy]))
  for (const copy of there) {
    const mine = known.get(copy.window)
    known.set(copy.window, mine && mine.at >= copy.at - 1000 ? mine : { ...copy, key: mine?.key })
  }
  return [...known.values()].sort((one, other) => other.at - one.at)
}

function drop(draft, { key, window }) {
  if (key) forgetCopy(key)
  discard(draft.mark.dataset.autosave, window)
}

/** Shows the first; what is thrown away gives way to the one before it. */
function show(draft, copies) {
  const { box, head, restore, throwAway } = makeBox()
  const describe = () => (head.textContent = describeMoment(new Date(copies[0].at)))
  ;(draft.form.querySelector(".alerts") ?? draft.form).prepend(box)
  restore.addEventListener("click", () => {
    bringBack(draft, copies[0])
    box.remove()
  })
  throwAway.addEventListener("click", () => {
    drop(draft, copies.shift())
    if (copies.length) return describe(), head.focus()
    box.remove()
    draft.form.querySelector(":is(input, textarea, select):not([type=hidden])")?.focus()
  })
  describe()
  if (!isTyping(document.activeElement)) head.focus()
}

function makeBox() {
  const box = Object.assign(document.createElement("section"), { className: "unsaved-copy" })
  const head = Object.assign(document.createElement("h2"), { id: "unsaved-heading", tabIndex: -1 })
  const words = Object.assign(document.createElement("p"), { textContent: gettext("They were kept for you. What the form shows below is what was saved last.") })
  const buttons = document.createElement("p")
  const restore = makeButton(gettext("Bring them back"), "button")
  const throwAway = makeButton(gettext("Throw them away"), "button quiet")
  box.setAttribute("aria-labelledby", head.id)
  buttons.append(restore, " ", throwAway)
  box.append(head, words, buttons)
  return { box, head, restore, throwAway }
}

const makeButton = (textContent, className) => Object.assign(document.createElement("button"), { type: "button", textContent, className })

const formatDay = (date) => formatDate(date, { day: "numeric", month: "long" })

/** With the day where it was another one. */
function describeMoment(date) {
  const [time, day] = [formatTime(date), formatDay(date)]
  if (day === formatDay(new Date())) return interpolate(gettext("Words typed at %(time)s were not saved."), { time })
  return interpolate(gettext("Words typed on %(day)s at %(time)s were not saved."), { day, time })
}

/** A plain form is filled here; one with an editor and rows asks the server for itself with these words in it. */
function bringBack(draft, { window, fields }) {
  draft.window = draft.field.value = window
  if (!("restore" in draft.mark.dataset)) {
    fillFields(draft.form, fields)
    draft.form.querySelector("textarea, [type=text]")?.focus()
    return
  }
  rememberSent(window)
  draft.isSent = true
  const token = draft.form.elements.csrfmiddlewaretoken.value
  const form = Object.assign(document.createElement("form"), { method: "post", action: location.href, hidden: true })
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_bring_back", "1"]]) {
    // A text input would strip the line breaks of its value.
    form.append(Object.assign(document.createElement("textarea"), { name, value }))
  }
  document.body.append(form)
  // Saves nothing, so it needs no key of its own.
  form.submit()
}
