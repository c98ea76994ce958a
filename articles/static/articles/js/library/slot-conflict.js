/** A place that somebody has taken meanwhile: the photograph gets another number, in the text as well. */

const SAID = "Somebody has put another photograph into its place meanwhile: that one now stands after the text."

const refusal = (row) => row.element.querySelector(".field-position .errorlist")

export const isTaken = (row) => refusal(row) !== null

/** Before the editor opens: give a row the number `place`, and its place in the body (a field) too. */
export function giveWay(row, place, body) {
  const slot = (number) => `<figure data-slot="${number}">`
  const stood = body?.value.includes(slot(row.place))
  if (stood) body.value = body.value.replace(slot(row.place), slot(place))
  row.element.dataset.gaveWay = stood ? SAID : refusal(row).textContent.trim()
  row.place = place
  refusal(row).remove()
}
