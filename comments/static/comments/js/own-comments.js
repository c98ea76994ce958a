/** What this browser has sent and nobody else sees: in the thread, until it is published or put away. */

import { recall, remember } from "./storage.js"
import { fetchFragment } from "./fetch-fragment.js"

const KEY = "own-comments"
const MONTH = 30 * 24 * 60 * 60 * 1000

function listSent() {
  const all = recall("localStorage", KEY)
  return Array.isArray(all) ? all.filter((one) => Date.now() - one.at < MONTH) : []
}

function write(all) {
  remember("localStorage", KEY, all.length ? all : null)
}

function listOthers(address) {
  return listSent().filter((one) => one.address !== address)
}

export function keep(sent) {
  const { own: address, thread, state } = sent.dataset
  if (state !== "visible") write([...listOthers(address), { address, thread, at: Date.now() }])
}

function findCopy(address) {
  return document.querySelector(`[data-own="${address}"]`)
}

/** Ask after each comment sent from this page: show what is not public or has changed, forget what is public. */
export async function revisit() {
  const here = document.getElementById("comments").dataset.desk
  for (const { address } of listSent().filter((one) => one.thread === here)) {
    const answer = await fetchFragment(address).catch(() => null)
    const sent = answer?.content.querySelector("[data-own]")
    const shown = findCopy(address)
    const state = sent?.dataset.state
    if (sent && state !== (shown?.dataset.state ?? "visible")) replace(shown, sent)
    if (state === "visible" || answer?.status === 404) write(listOthers(address))
  }
}

function replace(shown, sent) {
  const isHeld = shown?.contains(document.activeElement)
  insert(sent)
  // The focused element was replaced, and the focus would fall to the top of the page.
  if (isHeld) sent.focus()
}

/** Puts a comment where it would stand once published, in place of an earlier copy; returns it. */
export function insert(sent) {
  const item = document.createElement("li")
  const answered = document.getElementById(sent.dataset.answers)
  findCopy(sent.dataset.own)?.closest("li").remove()
  item.append(sent)
  if (answered) findList("replies", answered.closest(".conversation")).append(item)
  else findList("conversations", document.getElementById("comments")).prepend(item)
  if (!answered) item.className = "conversation"
  sent.querySelector("[data-forget]")?.addEventListener("click", () => {
    write(listOthers(sent.dataset.own))
    item.remove()
    document.querySelector("#comments a[data-write]")?.focus()
  })
  return sent
}

function findList(name, inside) {
  const found = inside.querySelector(`.${name}`)
  if (found) return found
  const made = document.createElement("ol")
  made.className = name
  const after = inside.querySelector(":scope > .comments-acts, :scope > .comment")
  if (after) after.after(made)
  else inside.append(made)
  return made
}
