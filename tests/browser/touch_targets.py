"""Controls that a finger misses: WCAG 2.5.8, with its exceptions for lines of text, spacing and browsers."""

# Each control that can be seen, with its box. Left out, as the criterion does: links within a line of text,
# what a browser draws itself, and what is 24 pixels from the next (a circle of that size around its middle
# meets no other). A box to tick counts with its label, which is the same target.
SMALL = """
() => {
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
  const shown = element => {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !element.closest('.visually-hidden, .skip, .skip-to-content-link, [aria-hidden=true], [inert]')
  }
  const isOfText = element => {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
    const around = element.parentElement
    return around.textContent.replace(element.textContent, '').trim().length > 0
      || getComputedStyle(around).display === 'inline'
  }
  const target = element => {
    const box = element.getBoundingClientRect()
    const label = /^(checkbox|radio|file)$/.test(element.type) && element.labels?.[0]
    if (!label) return box
    const other = label.getBoundingClientRect()
    const [left, top] = [Math.min(box.left, other.left), Math.min(box.top, other.top)]
    return new DOMRect(left, top, Math.max(box.right, other.right) - left, Math.max(box.bottom, other.bottom) - top)
  }
  const all = [...document.querySelectorAll(CONTROLS)].filter(shown).map(element => ({ element, box: target(element) }))
  const middle = box => [box.left + box.width / 2, box.top + box.height / 2]
  const isSpaced = (one) => all.every(other => {
    if (other.element === one.element || other.element.contains(one.element) || one.element.contains(other.element)) return true
    const [x, y] = middle(one.box)
    const dx = Math.max(other.box.left - x, 0, x - other.box.right), dy = Math.max(other.box.top - y, 0, y - other.box.bottom)
    return Math.hypot(dx, dy) >= 12
  })
  const name = ({ element, box }) => `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent || element.value || element.name || '').trim().slice(0, 30)}” ${Math.round(box.width)}×${Math.round(box.height)}`
  const small = all.filter(one => (one.box.width < 23.5 || one.box.height < 23.5) && !isOfText(one.element) && !isSpaced(one))
  const MAIN = '.submit-row :is(input, button, a), .desk-navigation a, .main-button, .breaking-button, #result_list th a'
  const low = all.filter(one => one.element.matches(MAIN) && one.box.height < 43.5)
  return { small: small.map(name), low: low.map(name), wide: document.documentElement.scrollWidth > innerWidth }
}
"""
