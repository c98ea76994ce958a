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

// Before any other script hears of a second sending, and after all have heard of the first.
addEventListener("submit", (event) => {
  if (!isUnderWay(event.target)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}, { capture: true })

addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event
  if (event.defaultPrevented || form.method !== "post" || form.target) return
  end(form)
  begin(form, button)
})

addEventListener("pageshow", () => {
  for (const form of [...busy.keys()]) end(form)
})

/** Back brings words into a form that was fetched anew: it is still the form that they were typed into. */
const key = document.querySelector('form input[name="idempotency_key"]')
const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward"
const earlier = isBack && history.state?.idempotency_key

const isRestored = (form) => [...form.elements].some((field) => field.type !== "hidden" && isChanged(field))
const isChanged = ({ defaultValue, value }) => defaultValue !== undefined && value !== defaultValue
const remember = () => history.replaceState({ ...history.state, idempotency_key: key.value }, "")

if (key && !earlier) remember()

// Browsers put the words back at any time until the page is shown.
if (key && earlier) {
  addEventListener("pageshow", () => {
    if (isRestored(key.form)) key.value = earlier
    else remember()
  })
}
