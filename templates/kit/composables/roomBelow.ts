/** Less than this is no diagram, px: it is drawn so high and hangs over instead. */
const MIN = 120

/** Height that an element without one may take in its slot, or on its slide, px of the canvas:
 *  all from its upper edge to the end, but for what follows it. */
export function roomBelow(element: HTMLElement) {
  const place = element.closest<HTMLElement>('[data-slot], .slidev-layout')
  if (!place) return MIN
  const { top, bottom, height } = place.getBoundingClientRect()
  // A deck on stage is a canvas that is scaled as a whole.
  const scale = height / place.offsetHeight || 1
  const padding = Number.parseFloat(getComputedStyle(place).paddingBottom) * scale
  const above = element.getBoundingClientRect().top - top
  const room = bottom - padding - top - above - heightOfRest(element, place, scale)
  return Math.max(MIN, Math.floor(room / scale))
}

/** Height of what follows an element, there or around it, without what stands beside it. */
function heightOfRest(element: HTMLElement, place: HTMLElement, scale: number) {
  const { left, right } = element.getBoundingClientRect()
  let rest = 0
  for (let part: Element = element; part !== place; part = part.parentElement!)
    for (let next = part.nextElementSibling; next; next = next.nextElementSibling) {
      const box = next.getBoundingClientRect()
      if (box.height === 0 || box.left >= right || box.right <= left) continue
      const { marginTop, marginBottom } = getComputedStyle(next)
      rest += box.height + (Number.parseFloat(marginTop) + Number.parseFloat(marginBottom)) * scale
    }
  return rest
}
