/** Lead photograph and gallery, drawn from the rows of the form, which stay hidden behind them. */

import { choose } from "./dialog.js"
import { paint, template } from "./figure.js"
import { last } from "./slots.js"
import { add, changed, group, onChange, rows } from "./rows.js"

const SAID = { up: "Moved up.", down: "Moved down.", remove: "Removed with the next save.", restore: "Put back." }
const panel = group()?.querySelector("[data-panel]")

function prepare(section, isLead) {
  const list = section.querySelector("[data-list]")
  const button = section.querySelector("[data-add]")
  const here = () => rows().filter((row) => !row.standsInText && (row.place === 0) === isLead).sort(inOrder)
  const focus = (row, act) => {
    const entry = list.children[here().findIndex(({ element }) => element === row.element)]
    const usable = [...entry.querySelectorAll("button:not([hidden], :disabled)")]
    ;(usable.find((each) => each.dataset.act === act) ?? usable[0]).focus()
  }
  const draw = () => {
    list.replaceChildren(...here().map(item))
    button.hidden = isLead && here().some((row) => !row.removed)
  }
  button.addEventListener("click", async () => {
    const chosen = await choose()
    if (!chosen) return
    const [before] = isLead ? here() : []
    before?.take(chosen)
    focus(before ?? add({ place: isLead ? 0 : last(), ...chosen }), "edit")
  })
  list.addEventListener("click", async ({ target: { dataset }, target }) => {
    if (!dataset.act) return
    const all = here()
    const at = [...list.children].indexOf(target.closest("li"))
    await perform(dataset.act, all[at], all[at + (dataset.act === "up" ? -1 : 1)])
    panel.querySelector("[data-said]").textContent = SAID[dataset.act] ?? ""
    focus(all[at], dataset.act)
  })
  onChange(draw)
  draw()
}

const inOrder = (one, other) => one.place - other.place

function item(row, at, all) {
  const entry = document.createElement("li")
  entry.append(template(row.removed ? "removed" : "placed"))
  if (row.removed) {
    entry.querySelector(".caption").textContent = row.printed.caption || "This photograph"
    return entry
  }
  paint(entry, row)
  entry.querySelector('[data-act="change"]').hidden = row.place !== 0
  for (const button of entry.querySelectorAll('[data-act="up"], [data-act="down"]')) {
    button.hidden = all.length === 1
    button.disabled = all[at + (button.dataset.act === "up" ? -1 : 1)] === undefined
  }
  return entry
}

async function perform(act, row, neighbour) {
  if (act === "edit" || act === "change") {
    const chosen = await choose(act === "edit" ? { row } : {})
    if (chosen) row.take(chosen)
  }
  if (act === "remove" || act === "restore") row.removed = act === "remove"
  if (act === "up" || act === "down") [row.place, neighbour.place] = [neighbour.place, row.place]
  changed()
}

if (panel) {
  prepare(panel.querySelector("[data-lead]"), true)
  prepare(panel.querySelector("[data-gallery]"), false)
  group().dataset.drawn = ""
  panel.hidden = false
}
