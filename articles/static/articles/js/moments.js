/** Quick choices beside a picker of date and time: in an hour, tonight, tomorrow, as the newsroom's clock goes. */

import { gettext } from "./i18n.js"

const HOUR = 3_600_000

/** The newsroom's clock at an instant, as a picker takes it: 2026-11-28T18:00. */
function readClock(instant, timeZone) {
  const shape = { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
  const parts = new Intl.DateTimeFormat("en-GB", shape).formatToParts(instant)
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}`
}

/** What is offered now: { words, value }. */
function listChoices(timeZone) {
  const now = Date.now()
  const today = readClock(now, timeZone).slice(0, 10)
  // At noon in UTC, so that no change of clocks makes it another day.
  const tomorrow = new Date(Date.parse(`${today}T12:00Z`) + 24 * HOUR).toISOString().slice(0, 10)
  const choices = [
    { words: gettext("In 1 hour"), value: readClock(now + HOUR, timeZone) },
    { words: gettext("Tonight 18:00"), value: `${today}T18:00` },
    { words: gettext("Tomorrow 6:00"), value: `${tomorrow}T06:00` },
  ]
  return choices.filter(({ value }) => value > readClock(now, timeZone))
}

function offerMoments(place) {
  const picker = place.parentElement.querySelector("input[data-zone]")
  const draw = () => place.replaceChildren(...listChoices(picker.dataset.zone).map(({ words }) => makeButton(words)))
  const makeButton = (words) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words })
    button.addEventListener("click", () => choose(words))
    return button
  }
  const choose = (words) => {
    // A form stays open for hours, and meanwhile an evening may have passed.
    const chosen = listChoices(picker.dataset.zone).find((choice) => choice.words === words)
    if (!chosen) return draw()
    picker.value = chosen.value
    for (const kind of ["input", "change"]) picker.dispatchEvent(new Event(kind, { bubbles: true }))
    picker.focus()
  }
  try {
    draw()
  } catch (error) {
    // This browser does not know the zone: people type the time.
    if (error instanceof RangeError) return
    throw error
  }
  place.hidden = false
}

for (const place of document.querySelectorAll("[data-moments]")) offerMoments(place)
