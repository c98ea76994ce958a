/** The page as readers would get it, beside the form, with the words as they are typed; nothing is stored. */

import { gettext } from "./i18n.js"

const PAUSE = 700
const WIDTHS = { phone: 390, tablet: 820, desktop: 1280 }
const KEY = "article-preview"
const isWide = matchMedia("(min-width: 80rem)")
const form = document.getElementById("article_form")
const panel = document.getElementById("live-preview")
const [stage, status] = [".live-preview-stage", ".live-preview-status"].map((name) => panel.querySelector(name))
const frame = Object.assign(document.createElement("iframe"), { title: stage.dataset.title })
// No script of the page runs, and no form of it can be sent; its links open in a tab of their own.
frame.sandbox.add("allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox")
const button = () => form.querySelector("[data-preview]")
const chosen = { device: "phone", theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", ...read() }
let timer = 0
let asking = null
let shown = ""

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {}
  } catch {
    return {}
  }
}

function remember(values) {
  Object.assign(chosen, values)
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing asks anew each time.
  }
}

// --- Open and closed: beside the form where there is room, else over it

export function togglePreview() {
  panel.open ? closePreview() : openPreview()
}

export function openPreview({ takesFocus = true } = {}) {
  const before = document.activeElement
  if (!frame.isConnected) stage.append(frame)
  isWide.matches ? panel.show() : panel.showModal()
  // show() puts the focus into the panel; one that was open before leaves the writer where they are.
  if (!takesFocus) before?.focus()
  remember({ isOpen: true })
  mark()
  shown = ""
  refresh()
}

function closePreview() {
  panel.close()
}

panel.addEventListener("close", () => {
  asking?.abort()
  remember({ isOpen: false })
  button()?.focus()
})
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return
  event.preventDefault()
  closePreview()
})
isWide.addEventListener("change", () => {
  if (!panel.open) return
  const { isOpen } = chosen
  panel.close()
  if (isOpen) openPreview()
})

// --- Which screen, which colours

panel.addEventListener("click", ({ target }) => {
  const { device, theme } = target.dataset
  if (target.closest(".live-preview-close")) return closePreview()
  if (!device && !theme) return
  remember(device ? { device } : { theme })
  mark()
  if (theme) colour(frame.contentDocument)
})

function mark() {
  for (const each of panel.querySelectorAll("[data-device], [data-theme]")) {
    const { device, theme } = each.dataset
    each.setAttribute("aria-pressed", String(device === chosen.device || theme === chosen.theme))
  }
  fit()
}

/** The frame is as wide as that screen, and made smaller where the panel is not. */
function fit() {
  const width = WIDTHS[chosen.device]
  const scale = Math.min(1, stage.clientWidth / width)
  const isRightToLeft = getComputedStyle(stage).direction === "rtl"
  Object.assign(frame.style, {
    inlineSize: `${width}px`,
    blockSize: `${stage.clientHeight / scale}px`,
    transform: `scale(${scale})`,
    transformOrigin: isRightToLeft ? "100% 0" : "0 0",
    marginInlineStart: `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`,
  })
}

new ResizeObserver(fit).observe(stage)

function colour(page) {
  const sheet = page?.getElementById("colours")
  if (sheet) sheet.href = `${sheet.href.split("?")[0]}?theme=${chosen.theme}`
}

// --- What is typed, a moment after it was

form.addEventListener("input", wait)
form.addEventListener("change", wait)
document.addEventListener("formset:removed", wait)

function wait() {
  if (!panel.open) return
  clearTimeout(timer)
  timer = setTimeout(refresh, PAUSE)
}

async function refresh() {
  const body = new FormData(form)
  const words = JSON.stringify([...body].filter(([, value]) => typeof value === "string"))
  if (words === shown) return
  asking?.abort()
  asking = new AbortController()
  panel.setAttribute("aria-busy", "true")
  try {
    const answer = await fetch(button().formAction, { method: "POST", body, signal: asking.signal, redirect: "error" })
    if (!answer.ok) throw new Error(answer.statusText)
    show(await answer.text())
    shown = words
    status.textContent = ""
  } catch (error) {
    if (error.name === "AbortError") return
    status.textContent = gettext("The preview cannot be made just now. It is tried again when you type on.")
  }
  panel.removeAttribute("aria-busy")
}

/** The new page at the place to which the old one was scrolled. */
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  colour(page)
  // The sandbox runs none of them, and the browser would complain of each.
  for (const script of page.querySelectorAll("script")) script.remove()
  page.head.prepend(Object.assign(page.createElement("base"), { target: "_blank" }))
  const at = frame.contentWindow?.scrollY ?? 0
  const isOpen = frame.contentDocument?.querySelector(".channels")?.open ?? false
  page.querySelector(".channels")?.toggleAttribute("open", isOpen)
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, at), { once: true })
  frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`
}
