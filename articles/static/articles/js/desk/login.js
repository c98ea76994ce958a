/**
 * A log-in that has ended is renewed in a dialog over the page.
 *
 * The dialog shows the form of the log-in page and sends it there: the same limits, the same sentences.
 */

import { gettext, interpolate } from "../i18n.js"
import { addresses, isMine, renewToken } from "./server.js"

let open = null

/** Whether the person for whom the page was made is logged in again; false where the dialog was closed. */
export function renewLogin() {
  open ??= showDialog().finally(() => (open = null))
  return open
}

async function showDialog() {
  const before = document.activeElement
  const { dialog, place, status } = makeDialog()
  document.body.append(dialog)
  dialog.showModal()
  const renewed = await new Promise((end) => {
    dialog.addEventListener("close", () => end(false))
    talk({ place, status, end })
  })
  dialog.remove()
  before?.focus({ preventScroll: true })
  return renewed
}

function makeDialog() {
  const dialog = Object.assign(document.createElement("dialog"), { className: "login-dialog" })
  const head = Object.assign(document.createElement("h2"), { textContent: gettext("Your log-in has ended"), id: "login-dialog-head" })
  const words = Object.assign(document.createElement("p"), {
    textContent: gettext("Log in again, and it goes on. What you typed stays as it is."),
  })
  const status = Object.assign(document.createElement("p"), { className: "login-dialog-status" })
  const place = document.createElement("div")
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: gettext("Not now") })
  status.setAttribute("role", "alert")
  dialog.setAttribute("aria-labelledby", head.id)
  close.addEventListener("click", () => dialog.close())
  dialog.append(head, words, status, place, close)
  return { dialog, place, status }
}

/** Fetch the log-in's form, send it, and show what the page answers, until somebody is logged in. */
async function talk({ place, status, end }) {
  const take = async (answer) => {
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) return arrive(await answer.json(), { status, end })
    showForm(place, status, await answer.text(), (body) => send(body))
  }
  const send = async (body) => {
    try {
      await take(await fetch(`${addresses.login}?next=${encodeURIComponent(addresses.session)}`, body && { method: "POST", body }))
    } catch {
      status.textContent = gettext("The server cannot be reached. Try again in a moment.")
    }
  }
  await send()
}

/** Somebody is logged in: the page goes on only for the one who typed. */
function arrive(session, { status, end }) {
  if (session.token && isMine(session)) {
    renewToken(session.token)
    return end(true)
  }
  const sentence = gettext("%(name)s is logged in now, but %(other)s typed this. Nothing was sent. Log in as %(other)s in another window, then press the button again.")
  const names = { name: session.name ?? gettext("Somebody else"), other: addresses.name }
  status.textContent = session.token ? interpolate(sentence, names) : gettext("This account has no desk.")
}

/** Put the form of a log-in page into the dialog, with its sentences. */
function showForm(place, status, html, send) {
  const page = new DOMParser().parseFromString(html, "text/html")
  const form = page.querySelector("form.door-form")
  if (!form) {
    status.textContent = page.querySelector("main")?.textContent.trim().replace(/\s+/g, " ") ?? ""
    return
  }
  const typed = place.querySelector("[name=login]")?.value
  status.textContent = [...form.querySelectorAll(".errorlist li")].map((line) => line.textContent).join(" ")
  for (const list of form.querySelectorAll(".errorlist")) list.remove()
  place.replaceChildren(document.adoptNode(form))
  const login = form.querySelector("[name=login]")
  login.value ||= typed || addresses.username
  form.querySelector(login.value ? "[name=password]" : "[name=login]").focus()
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const button = form.querySelector("[type=submit]")
    if (button.getAttribute("aria-busy") === "true") return
    button.setAttribute("aria-busy", "true")
    await send(new FormData(form))
    button.removeAttribute("aria-busy")
  })
}
