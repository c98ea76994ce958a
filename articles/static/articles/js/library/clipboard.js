/** A place that is copied names its photograph: in another article its number means another one, or none. */

import { Plugin, pm } from "django-prose-editor/editor"

import { free, rowAt } from "./slots.js"

const photo = (slot) => rowAt(slot)?.card.dataset.photo ?? ""

export function named({ schema }) {
  const { nodes, marks } = pm.model.DOMSerializer.fromSchema(schema)
  const photoSlot = ({ attrs: { slot } }) => ["figure", { "data-slot": slot, "data-photo": photo(slot) }]
  const clipboardSerializer = new pm.model.DOMSerializer({ ...nodes, photoSlot }, marks)
  return new Plugin({ props: { clipboardSerializer, transformPastedHTML: renumbered } })
}

/** A place whose photograph is not this article's asks for one. */
function renumbered(html) {
  if (!html.includes("data-slot")) return html
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const given = []
  for (const figure of body.querySelectorAll("figure[data-slot]")) {
    const { slot, photo: meant } = figure.dataset
    if (meant && photo(slot) === meant) continue
    given.push(free(given))
    figure.dataset.slot = given.at(-1)
  }
  return body.innerHTML
}
