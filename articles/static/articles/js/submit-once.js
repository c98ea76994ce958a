/**
 * A form that is on its way is not sent again: the pressed button is busy until the answer is there.
 *
 * The server makes the same of both anyway. After some seconds, or when the page comes back, the
 * form can be sent again.
 */

const PATIENCE = 8000
const busy = new Map()

function begin(form, button) {
  button?.setAttribute("aria-busy", "true")
  busy.set(form, { button, since: Date.now() })
}

function end(form) {
  busy.get(form)?.button?.removeAttribute("aria-busy")
  busy.delete(form)
}

function isUnderWay(form) {
  return busy.has(form) && Date.now() - busy.get(form).since < PATIENCE
}

// In the capture phase, before any other script can act on a second sending.
addEventListener("submit", (event) => {
  if (!isUnderWay(event.target)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}, { capture: true })

// In the bubbling phase, after all others: one of them may have prevented the sending.
addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event
  if (event.defaultPrevented || form.method !== "post" || form.target) return
  end(form)
  begin(form, button)
})

addEventListener("pageshow", () => {
  for (const form of [...busy.keys()]) end(form)
})

// After Back, browsers put the words into a form with a new key: the server would store them twice.
const key = document.querySelector('form input[name="idempotency_key"]')
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward"
const earlier = isBack && history.state?.idempotency_key

const isRestored = (form) => [...form.elements].some((field) => field.type !== "hidden" && isChanged(field))
const isChanged = ({ defaultValue, value }) => defaultValue !== undefined && value !== defaultValue
const remember = () => history.replaceState({ ...history.state, idempotency_key: key.value }, "")

if (key && !earlier) remember()

// Browsers restore the words at any time before `pageshow`, so earlier nothing can be compared.
if (key && earlier) {
  addEventListener("pageshow", () => {
    if (isRestored(key.form)) key.value = earlier
    else remember()
  })
}
