/** Click-to-load: puts the frame of another site into a story once a reader asks for it, and not before. */

for (const figure of document.querySelectorAll("figure.embed[data-frame]")) {
  const card = figure.querySelector(".embed-card")
  const link = figure.querySelector(".embed-link")
  const provider = figure.querySelector(".embed-provider").textContent
  const button = document.createElement("button")
  button.type = "button"
  button.className = "button embed-load"
  button.textContent = figure.dataset.load
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe")
    frame.src = figure.dataset.frame
    frame.title = figure.querySelector("figcaption")?.textContent || provider
    frame.allowFullscreen = true
    frame.referrerPolicy = "strict-origin-when-cross-origin"
    // Without allow-top-navigation, the frame cannot lead the reader away from the page.
    frame.sandbox = "allow-scripts allow-same-origin allow-presentation allow-popups"
    card.replaceWith(frame)
    // The button that had the focus is gone, and a keyboard would begin again at the top of the page.
    frame.focus()
  })
  link.parentElement.prepend(button, " ")
}
