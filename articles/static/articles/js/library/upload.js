/** Takes a file into the library: by the file field or dropped, with its progress, or with the reason why not. */

import { untouched } from "./replace-list.js"

const LOST = "The upload did not arrive. Try again; if you were logged out, log in in another window."
let request
let isWaiting = () => true

export function prepareUpload(dialog) {
  const form = dialog.querySelector("[data-upload]")
  if (!form) return
  form.elements.file.addEventListener("change", () => receive(dialog, form.elements.file.files[0]))
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("click", ({ target }) => {
    if ("use" in target.dataset) chosen(dialog, form)
    if (!("dismiss" in target.dataset)) return
    forget(form)
    form.elements.file.focus()
  })
  dialog.addEventListener("dragover", (event) => event.preventDefault())
  dialog.addEventListener("drop", (event) => {
    event.preventDefault()
    receive(dialog, event.dataTransfer.files[0])
  })
  // An answer that comes later would put its photograph in the place of another one's words.
  dialog.addEventListener("library:chosen", () => forget(form))
  // The browser tells of a closed dialog later, when it may be open again.
  dialog.addEventListener("close", () => dialog.open || forget(form))
}

/** Leave nothing of an earlier upload. */
function forget(form) {
  request?.abort()
  form.querySelector("progress").hidden = true
  refuse(form, "")
  form.reset()
  form.querySelector("[data-taken]").replaceChildren()
}

/** Take a file: one that was chosen here, dropped, or pasted into the text. */
export function receive(dialog, file) {
  const form = dialog.querySelector("[data-upload]")
  if (!file || !form) return
  forget(form)
  isWaiting = untouched(dialog)
  const limit = Number(form.dataset.limit)
  if (file.size > limit) {
    return refuse(form, `This file has more than ${limit / 1024 ** 2} MB. Export it smaller, then upload it again.`)
  }
  const data = new FormData(form)
  data.set("file", file)
  request = new XMLHttpRequest()
  const progress = form.querySelector("progress")
  progress.hidden = false
  request.upload.addEventListener("progress", ({ loaded, total }) => (progress.value = loaded / total))
  for (const end of ["load", "error"]) request.addEventListener(end, () => answered(dialog, form, request))
  request.open("POST", form.action)
  request.send(data)
}

function answered(dialog, form, { status, response }) {
  form.querySelector("progress").hidden = true
  const answer = new DOMParser().parseFromString(response, "text/html").body
  const full = status === 503 && answer.querySelector("main p")?.textContent
  if (![200, 201, 422].includes(status)) return refuse(form, full || LOST)
  if (status === 422) return refuse(form, answer.textContent.trim())
  form.querySelector("[data-taken]").replaceChildren(...answer.childNodes)
  if (!isWaiting()) return
  if (status === 201) chosen(dialog, form)
  else form.querySelector("[data-taken] button").focus()
}

function chosen(dialog, form) {
  const card = form.querySelector("[data-taken] [data-photo]")
  dialog.dispatchEvent(new CustomEvent("library:chosen", { detail: { card } }))
}

function refuse(form, words) {
  form.querySelector("[data-refused]").textContent = words
}
