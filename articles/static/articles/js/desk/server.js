/** Asks the server as a script does: the answer is JSON, and what went wrong has a name. */

const PATIENCE = 40_000
const desk = document.querySelector("[data-desk]")?.dataset ?? {}

/** The addresses that the desk names on every page. */
export const addresses = desk

/** The server did not answer, or could not: worth trying again. */
export class Unreachable extends Error {}

/** Nobody is logged in any more. */
export class LoggedOut extends Error {}

/** The answer's status and what it says; `body` makes it a POST. Throws Unreachable and LoggedOut. */
export async function ask(address, { body, keepalive = false } = {}) {
  const headers = { Accept: "application/json" }
  const method = body ? "POST" : "GET"
  const signal = AbortSignal.timeout(PATIENCE)
  let answer
  try {
    answer = await fetch(address, { method, body, headers, keepalive, signal, cache: "no-store" })
  } catch {
    throw new Unreachable()
  }
  if (answer.status === 401) throw new LoggedOut()
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Unreachable()
  return { status: answer.status, said: await readJson(answer) }
}

/** What a JSON answer says; null for a page, as a refusal may be one. */
async function readJson(answer) {
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return null
  try {
    return await answer.json()
  } catch {
    throw new Unreachable()
  }
}

/** Who is logged in: {person, name, token}. Throws as `ask` does. */
export async function askSession() {
  const { said } = await ask(addresses.session)
  if (!said?.token) throw new Unreachable()
  return said
}

/** Whether this is the person for whom the page was made. */
export const isMine = ({ person }) => String(person) === addresses.person

/** Give the forms of this page the token of the present log-in. */
export function renewToken(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token
}

/** Form data for one of the addresses above. */
export function makeBody(values) {
  const body = new FormData()
  const csrfmiddlewaretoken = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? ""
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken, ...values })) body.append(name, value)
  return body
}

/** Wait so long, or until the browser says that it is online again. */
export function waitForConnection(milliseconds) {
  return new Promise((go) => {
    const end = () => (clearTimeout(timer), removeEventListener("online", end), go())
    const timer = setTimeout(end, milliseconds)
    addEventListener("online", end)
  })
}

/** How long to wait before the next attempt: twice as long each time, half a minute at most. */
export const pauseAfter = (attempt) => Math.min(1000 * 2 ** attempt, 30_000)
