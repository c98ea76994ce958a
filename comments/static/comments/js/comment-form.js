/** The form for a comment or a reply, in its place in the thread; sends it and never loses the words. */

import * as draft from "./draft.js"
import * as sentComments from "./own-comments.js"
import { fetchFragment } from "./fetch-fragment.js"

let holder, opener

export async function open(link) {
  if (opener !== link) {
    close()
    opener = link
    const answer = await fetchFragment(link.href).catch(() => null)
    // Another link was pressed, or the form closed, while the answer was on its way.
    if (opener !== link) return
    if (answer?.status !== 200) {
      close()
      // The page at that address says why there is no form.
      return location.assign(link.href)
    }
    holder = document.createElement("div")
    link.closest("p").after(holder)
    link.setAttribute("aria-expanded", "true")
    holder.append(answer.content)
    prepare(holder)
  }
  const { name, text } = holder?.querySelector("form")?.elements ?? {}
  if (text) (name.value ? text : name).focus()
}

function close() {
  holder?.remove()
  opener?.removeAttribute("aria-expanded")
  holder = opener = undefined
}

/** Look after the form inside `place`. */
export function prepare(place) {
  const form = place.querySelector("form")
  if (!form) return
  draft.restore(form)
  form.addEventListener("input", () => draft.keep(form))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    // A second press would send the comment twice.
    if (form.getAttribute("aria-busy") !== "true") send(form, place)
  })
  form.querySelector("[data-close]").addEventListener("click", (event) => {
    if (place !== holder) return
    event.preventDefault()
    opener.focus()
    close()
  })
}

async function send(form, place) {
  draft.lock(form, true)
  form.querySelector("[role=status]").textContent = form.dataset.sending
  handleAnswer(await fetchFragment(form.action, form).catch(() => null), form, place)
  draft.lock(form, false)
}

function handleAnswer(answer, form, place) {
  const sent = answer?.content.querySelector("[data-own]")
  const refused = answer?.content.querySelector("[data-writing]")
  if (sent) {
    draft.forget(form)
    sentComments.keep(sent)
    if (place.closest(".comment-page")) return location.assign(answer.address)
    if (place !== holder) return sentComments.insert(sent)
    close()
    sentComments.insert(sent).focus()
  } else if (refused && place.isConnected) {
    place.replaceChildren(answer.content)
    prepare(place)
    place.querySelector(".problems")?.focus()
  } else {
    const words = answer?.content.querySelector("main p")?.textContent ?? form.dataset.lost
    form.querySelector("[role=status]").textContent = words
  }
}
