/** Remembers which panels beside the text a person keeps open, in this browser. */

const KEY = "article-panels"
const panels = [...document.querySelectorAll("#article_form .beside > :is(fieldset, .inline-group) details")]

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {}
  }
}

function nameOf(panel) {
  return panel.querySelector("h2").textContent.trim()
}

const open = remembered()
for (const panel of panels) {
  panel.open = panel.open || open[nameOf(panel)] === true
  panel.addEventListener("toggle", () => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [nameOf(panel)]: panel.open }))
    } catch {
      // A browser that keeps nothing opens them as the page has them.
    }
  })
}
