/** Gives a list that is searched the name of its field: by itself it says only what is chosen. */

function labelSelects(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`)
    const shown = select.parentElement.querySelector(".select2-selection")
    const chosen = shown?.querySelector(".select2-selection__rendered")
    if (!label || !chosen) continue
    label.id = `${select.id}_label`
    shown.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`)
    chosen.setAttribute("aria-labelledby", label.id)
  }
}

// After Django's own script, which makes these lists as soon as the page is there.
window.django?.jQuery(() => labelSelects(document))
document.addEventListener("formset:added", ({ target }) => setTimeout(() => labelSelects(target)))
