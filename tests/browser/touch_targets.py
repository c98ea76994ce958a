"""Controls that a finger misses: WCAG 2.5.8, with its exceptions for lines of text and for spacing."""

# Small controls count unless they stand in a line of text, or a circle of 24 pixels around their middle meets
# no other control. A box to tick counts with its label, which is the same target.
SMALL = """
() => {
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
  const MAIN = [
    '.submit-row :is(input, button, a)', '.desk-navigation a', '.main-button', '.breaking-button',
    '#result_list th a',
  ].join()
  const HIDDEN = '.visually-hidden, .skip, .skip-to-content-link, [aria-hidden=true], [inert]'
  const SEEN = { visibilityProperty: true, opacityProperty: true }

  function isShown(element) {
    const box = element.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && element.checkVisibility(SEEN) && !element.closest(HIDDEN)
  }

  function isOfText(element) {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
    const around = element.parentElement
    const words = around.textContent.replace(element.textContent, '').trim()
    return words.length > 0 || getComputedStyle(around).display === 'inline'
  }

  function findBox(element) {
    const box = element.getBoundingClientRect()
    const label = /^(checkbox|radio|file)$/.test(element.type) && element.labels?.[0]
    if (!label) return box
    const other = label.getBoundingClientRect()
    const left = Math.min(box.left, other.left), top = Math.min(box.top, other.top)
    const right = Math.max(box.right, other.right), bottom = Math.max(box.bottom, other.bottom)
    return new DOMRect(left, top, right - left, bottom - top)
  }

  const all = [...document.querySelectorAll(CONTROLS)]
    .filter(isShown)
    .map(element => ({ element, box: findBox(element) }))

  function isSpaced(one) {
    const x = one.box.left + one.box.width / 2, y = one.box.top + one.box.height / 2
    return all.every(({ element, box }) => {
      if (element.contains(one.element) || one.element.contains(element)) return true
      const across = Math.max(box.left - x, 0, x - box.right)
      const along = Math.max(box.top - y, 0, y - box.bottom)
      return Math.hypot(across, along) >= 12
    })
  }

  function name({ element, box }) {
    const words = (element.textContent || element.value || element.name || '').trim().slice(0, 30)
    const size = `${Math.round(box.width)}×${Math.round(box.height)}`
    return `${element.tagName.toLowerCase()}.${element.className} “${words}” ${size}`
  }

  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5
  const small = all.filter(one => isSmall(one) && !isOfText(one.element) && !isSpaced(one))
  const low = all.filter(one => one.element.matches(MAIN) && one.box.height < 43.5)
  const wide = document.documentElement.scrollWidth > innerWidth
  return { small: small.map(name), low: low.map(name), wide }
}
"""
