/** Every form of the desk that carries an idempotency key: nothing typed is lost, and no press goes astray. */

import { forgetOldCopies } from "./copies.js"
import { Draft } from "./draft.js"
import { makeLine } from "./line.js"
import { guardLogOut } from "./log-out.js"
import { offerCopies } from "./offer.js"
import { Saver } from "./saving.js"
import { guardSubmission } from "./submission.js"

forgetOldCopies()
guardLogOut(document.getElementById("logout-form"))
for (const mark of document.querySelectorAll("form input[name=idempotency_key]")) {
  const { form } = mark
  const line = makeLine(form)
  const draft = mark.dataset.autosave ? new Draft(form, mark, line) : null
  const saver = draft && "inPlace" in mark.dataset ? new Saver(form, draft, line) : null
  guardSubmission(form, { saver, draft, line })
  if (draft && !draft.isAnswer) offerCopies(draft)
}
