/** Words typed for a photograph that was just taken in go to the library, where it has none. */

import { WORDS } from "./rows.js"

const PATIENCE = 10_000

export async function describe(card, words) {
  const fresh = WORDS.filter((name) => words[name] && isLacking(card, name))
  if (!fresh.length) return
  const body = new FormData()
  for (const name of fresh) body.set(name, words[name])
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  const signal = AbortSignal.timeout(PATIENCE)
  const answer = await fetch(card.dataset.describe, { method: "POST", body, headers, signal }).catch(() => null)
  // Otherwise they stay the words of this use, and nothing is lost.
  if (answer?.status === 204) for (const name of fresh) card.dataset[name] = words[name]
}

/** Whether the library takes this word from whoever has just uploaded the photograph. */
export const isLacking = (card, name) => Boolean(card.dataset.describe) && !card.dataset[name]
