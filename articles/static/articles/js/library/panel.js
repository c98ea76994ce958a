/** Lead photograph and gallery, drawn from the rows of the form, which stay hidden behind them. */

import { gettext } from "../i18n.js"
import { addRow, announceChange, cloneTemplate, fillFigure, getGroup, lastPlace, listRows, onChange } from "./rows.js"

/** The dialog is loaded when somebody first asks for it. */
const choosePhotograph = async ({ opener = document.activeElement, ...asked } = {}) =>
  (await import("./dialog.js")).choosePhotograph({ opener, ...asked })

const ANNOUNCEMENTS = {
  up: gettext("Moved up."),
  down: gettext("Moved down."),
  remove: gettext("Removed with the next save."),
  restore: gettext("Put back."),
}
const panel = getGroup()?.querySelector("[data-panel]")

function prepareSection(section, isLead) {
  const list = section.querySelector("[data-list]")
  const button = section.querySelector("[data-add]")
  const here = () => listRows().filter((row) => !row.standsInText && (row.place === 0) === isLead).sort(byPlace)
  const focus = (row, act) => {
    const entry = list.children[here().findIndex(({ element }) => element === row.element)]
    const usable = [...entry.querySelectorAll("button:not([hidden], :disabled)")]
    ;(usable.find((each) => each.dataset.act === act) ?? usable[0]).focus()
  }
  const draw = () => {
    list.replaceChildren(...here().map(makeItem))
    button.hidden = isLead && here().some((row) => !row.removed)
  }
  button.addEventListener("click", async () => {
    const chosen = await choosePhotograph()
    if (!chosen) return
    const [before] = isLead ? here() : []
    before?.use(chosen)
    focus(before ?? addRow({ place: isLead ? 0 : lastPlace(), ...chosen }), "edit")
  })
  list.addEventListener("click", async ({ target: { dataset }, target }) => {
    if (!dataset.act) return
    const all = here()
    const at = [...list.children].indexOf(target.closest("li"))
    await perform(dataset.act, all[at], all[at + (dataset.act === "up" ? -1 : 1)])
    panel.querySelector("[data-said]").textContent = ANNOUNCEMENTS[dataset.act] ?? ""
    focus(all[at], dataset.act)
  })
  onChange(draw)
  draw()
}

const byPlace = (one, other) => one.place - other.place

function makeItem(row, at, all) {
  const entry = document.createElement("li")
  entry.append(cloneTemplate(row.removed ? "removed" : "placed"))
  if (row.removed) {
    entry.querySelector(".caption").textContent = row.printedTexts.caption || gettext("This photograph")
    return entry
  }
  entry.dataset.place = row.place
  fillFigure(entry, row)
  entry.querySelector('[data-act="change"]').hidden = row.place !== 0
  for (const button of entry.querySelectorAll('[data-act="up"], [data-act="down"]')) {
    button.hidden = all.length === 1
    button.disabled = all[at + (button.dataset.act === "up" ? -1 : 1)] === undefined
  }
  return entry
}

async function perform(act, row, neighbour) {
  if (act === "edit" || act === "change") {
    const chosen = await choosePhotograph(act === "edit" ? { row } : {})
    if (chosen) row.use(chosen)
  }
  if (act === "remove" || act === "restore") row.removed = act === "remove"
  if (act === "up" || act === "down") [row.place, neighbour.place] = [neighbour.place, row.place]
  announceChange()
}

if (panel) {
  prepareSection(panel.querySelector("[data-lead]"), true)
  prepareSection(panel.querySelector("[data-gallery]"), false)
  getGroup().dataset.drawn = ""
  panel.hidden = false
}
