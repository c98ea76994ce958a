/** Puts rows into order by buttons: up and down, within reach of the keyboard. */

for (const lines of document.querySelectorAll("#article_form .lines")) {
  const group = lines.closest(".inline-group")
  if (group.querySelector(".empty-form")) ordered(group, lines)
}

function ordered(group, lines) {
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" })
  said.setAttribute("role", "status")
  group.append(said)
  lines.classList.add("is-ordered")
  const end = group.querySelector(".empty-form")
  const rows = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")]

  function equip(row) {
    const up = button("Move up", "↑", () => move(row, -1))
    const down = button("Move down", "↓", () => move(row, 1))
    row.querySelector(".inline_label").after(up, down)
  }

  /** The neighbour moves, so that the button that was pressed keeps the focus. */
  function move(row, step) {
    const other = rows()[rows().indexOf(row) + step]
    if (other) step < 0 ? row.after(other) : row.before(other)
    rows().forEach((each, number) => (position(each).value = number + 1))
    position(row).dispatchEvent(new Event("change", { bubbles: true }))
    said.textContent = `${name(row)}: ${rows().indexOf(row) + 1} of ${rows().length}.`
  }

  /** Django numbers rows anew as they stand on the page: for that moment they stand as it knows them. */
  function asNumbered() {
    const shown = rows()
    end.before(...[...shown].sort((one, other) => number(one) - number(other)))
    setTimeout(() => end.before(...shown.filter((row) => row.isConnected)))
  }

  rows().forEach(equip)
  document.addEventListener("formset:added", ({ target }) => group.contains(target) && equip(target))
  group.addEventListener("click", ({ target }) => target.closest(".inline-deletelink") && asNumbered(), true)
}

function position(row) {
  return row.querySelector("input[name$=-position]")
}

function number(row) {
  return Number(row.id.split("-").at(-1))
}

/** What the row is called aloud. */
function name(row) {
  const chosen = row.querySelector("select option:checked")?.textContent.trim()
  return chosen || row.querySelector("input[data-lookup]")?.value || "This row"
}

function button(label, sign, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign })
  made.className = "move"
  made.setAttribute("aria-label", label)
  made.addEventListener("click", act)
  return made
}
