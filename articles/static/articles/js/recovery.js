/** Loses no word: keeps what is typed in this browser, and offers what was never saved. */

import { arrived, copies, forget, keep, send, tidy, unused } from "./local-copy.js"
import { isSame, isTyping, served, snapshot } from "./form-values.js"

const PAUSE = 1000
const box = document.querySelector("#article_form [data-copy]")
if (box) watch(box, box.closest("form"), box.dataset.copy)

function watch(box, form, name) {
  const sent = arrived()
  if (sent && document.querySelector(".messagelist .saved")) forget(sent)
  tidy()
  const opened = served(form)
  const isAnswer = form.querySelector(".errornote") !== null
  const key = (isAnswer && sent) || unused(name)
  if (!isAnswer) offer(box, unsaved(name, opened))

  let pause = 0
  const store = () => {
    clearTimeout(pause)
    const typed = snapshot(form)
    if (!isAnswer && isSame(typed, opened)) forget(key)
    else if (!keep(key, typed)) form.querySelector(".not-saved").textContent = "Not saved, and this browser keeps no copy."
  }
  const later = () => {
    clearTimeout(pause)
    pause = setTimeout(store, PAUSE)
  }
  later()
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) document.addEventListener(kind, later)
  addEventListener("pagehide", store)
  form.addEventListener("submit", () => {
    store()
    send(key)
  })
}

/** The copies that say something else than what was saved; the others are forgotten. */
function unsaved(name, opened) {
  return copies(name).filter(({ key, fields }) => !isSame(fields, opened) || forget(key))
}

/** Offers the newest; what is thrown away gives way to the one before it. */
function offer(box, copies) {
  const show = () => {
    box.hidden = !copies.length
    if (box.hidden) return
    box.querySelector(".when").textContent = moment(new Date(copies[0].at))
    if (!isTyping(document.activeElement)) box.querySelector("h2").focus()
  }
  box.querySelector("[data-act=restore]").addEventListener("click", () => bringBack(copies[0]))
  box.querySelector("[data-act=discard]").addEventListener("click", () => {
    forget(copies.shift().key)
    show()
    if (box.hidden) document.querySelector("#id_headline").focus()
  })
  show()
}

/** “at 14:10”, with the day where it was another one. */
function moment(date) {
  const language = document.documentElement.lang
  const time = date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const day = date.toLocaleDateString(language, { day: "numeric", month: "long" })
  return date.toDateString() === new Date().toDateString() ? `at ${time}` : `on ${day} at ${time}`
}

/** Ask the server for the form with these words in it; that saves nothing. */
function bringBack({ key, fields }) {
  send(key)
  const form = Object.assign(document.createElement("form"), { method: "post", action: location.href, hidden: true })
  const token = new FormData(document.getElementById("article_form")).get("csrfmiddlewaretoken")
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_bring_back", "1"]]) {
    const field = Object.assign(document.createElement("textarea"), { name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
