/** The form of a photograph offers its caption's bracket as the credit while it is typed. */

import { offerCredit } from "./credit.js"

const caption = document.querySelector("[data-credit-offer]")

if (caption) {
  const form = caption.form.elements
  const place = document.createElement("div")
  place.setAttribute("role", "status")
  caption.closest(".form-row").append(place)
  offerCredit({
    caption,
    credit: form.namedItem("credit"),
    place,
    address: caption.dataset.creditOffer,
    onDecline: () => setValue(form.namedItem("bracket"), "leave"),
  })
}

/** What is left is not asked for again when the form is posted. */
function setValue(field, value) {
  if (field instanceof RadioNodeList) [...field].find((radio) => radio.value === value).checked = true
  else field.value = value
}
