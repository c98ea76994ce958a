/** Loses no word: keeps what is typed in this browser, and offers what was never saved. */

import { arrived, find, forget, keep, send, tidy } from "./copy.js"
import { isSame, snapshot } from "./typed.js"

const PAUSE = 1000
const box = document.querySelector("#article_form [data-copy]")
if (box) watch(box, box.closest("form"), box.dataset.copy)

function watch(box, form, name) {
  if (document.querySelector(".messagelist .saved")) arrived()
  tidy()
  const opened = snapshot(form)
  const isAnswer = form.querySelector(".errornote") !== null
  const copy = isAnswer ? null : find(name)
  if (copy && !isSame(copy.fields, opened)) offer(box, copy, name)
  else if (copy) forget(name)

  let pause = 0
  const store = () => {
    clearTimeout(pause)
    const typed = snapshot(form)
    if (!box.hidden || (!isAnswer && isSame(typed, opened))) return
    if (!keep(name, typed)) form.querySelector(".not-saved").textContent = "Not saved, and this browser keeps no copy."
  }
  const later = () => {
    clearTimeout(pause)
    pause = setTimeout(store, PAUSE)
  }
  for (const kind of ["input", "change"]) form.addEventListener(kind, later)
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, later)
  addEventListener("pagehide", store)
  form.addEventListener("submit", () => {
    store()
    // A copy about which nothing was decided is offered again.
    send(box.hidden ? name : "")
  })
}

function offer(box, copy, name) {
  const when = box.querySelector(".when")
  when.textContent = moment(new Date(copy.at))
  box.querySelector("[data-act=restore]").addEventListener("click", () => bringBack(copy))
  box.querySelector("[data-act=discard]").addEventListener("click", () => {
    forget(name)
    box.hidden = true
    document.querySelector("#id_headline").focus()
  })
  box.hidden = false
  box.querySelector("h2").focus()
}

/** “at 14:10”, with the day where it was another one. */
function moment(date) {
  const language = document.documentElement.lang
  const time = date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const day = date.toLocaleDateString(language, { day: "numeric", month: "long" })
  return date.toDateString() === new Date().toDateString() ? `at ${time}` : `on ${day} at ${time}`
}

/** Ask the server for the form with these words in it; that saves nothing. */
function bringBack({ fields }) {
  const form = Object.assign(document.createElement("form"), { method: "post", action: location.href, hidden: true })
  const token = new FormData(document.getElementById("article_form")).get("csrfmiddlewaretoken")
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_bring_back", "1"]]) {
    const field = Object.assign(document.createElement("textarea"), { name, value })
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
