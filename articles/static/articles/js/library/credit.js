/** Offers a caption's closing bracket as the credit; nothing changes before the answer. */

const BRACKET = /[[(][^[\]()]+[\])]\s*\.?\s*$/
const PAUSE = 300

/** `place` is a live region for the offer; `address` knows which brackets name somebody. */
export function offerCredit({ caption, credit, place, address, onDecline = () => {} }) {
  let declined = ""
  let pause
  let asked = 0
  /** Takes the offer away, and one that is still on its way. */
  const clear = () => {
    asked += 1
    place.replaceChildren()
  }

  caption.addEventListener("input", () => {
    clearTimeout(pause)
    clear()
    const bracket = findBracket(caption)
    if (bracket && bracket !== declined) pause = setTimeout(() => offer(bracket), PAUSE)
  })

  place.addEventListener("click", ({ target }) => {
    if ("take" in target.dataset) accept(place.querySelector("[data-credit]").dataset.credit)
    if ("leave" in target.dataset) decline()
  })

  async function offer(bracket) {
    const number = asked
    const answer = await fetch(`${address}?${new URLSearchParams({ words: bracket })}`).catch(() => null)
    const html = answer?.status === 200 ? await answer.text().catch(() => "") : ""
    // Whoever typed on or declined meanwhile wants no offer of before.
    if (number === asked && findBracket(caption) === bracket) place.innerHTML = html
  }

  function accept(name) {
    caption.value = caption.value.replace(BRACKET, "").trimEnd()
    credit.value = name
    // A script that sets a value causes no event, and others listen to these fields.
    for (const field of [caption, credit]) field.dispatchEvent(new Event("input"))
    clear()
    credit.focus()
  }

  function decline() {
    declined = findBracket(caption)
    clear()
    onDecline()
    caption.focus()
  }
}

const findBracket = (caption) => caption.value.match(BRACKET)?.[0].trim() ?? ""
