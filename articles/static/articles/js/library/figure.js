/** A placed photograph as the desk shows it: picture, words as printed, and what is wrong with it. */

import { group } from "./rows.js"

export function template(name) {
  return group().querySelector(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true)
}

/** Fill a figure from its row. */
export function paint(figure, row) {
  const picture = row.card.querySelector("img")
  const image = figure.querySelector("img")
  for (const name of ["src", "srcset", "width", "height"]) {
    if (image.getAttribute(name) !== picture.getAttribute(name)) {
      image.setAttribute(name, picture.getAttribute(name))
    }
  }
  image.alt = row.printed.alt
  for (const name of ["caption", "credit"]) figure.querySelector(`.${name}`).textContent = row.printed[name]
  const trouble = figure.querySelector(".trouble")
  trouble.textContent = troubles(row).join(" ")
  trouble.hidden = !trouble.textContent
}

function troubles(row) {
  const { caption, credit, alt } = row.printed
  return [
    ...[...row.element.querySelectorAll(".errorlist li")].map((line) => line.textContent),
    row.element.dataset.gaveWay,
    "ended" in row.card.dataset && "The rights to it have ended: choose another before you publish.",
    !caption && "It has no caption.",
    !credit && "It has no credit.",
    !alt && "Nobody has said what it shows (alternative text).",
  ].filter(Boolean)
}
