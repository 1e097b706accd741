/** Edges of letters are soft, and boxes of lines are rounded: one px of the canvas. */
const TOLERANCE = 1

/** Boxes in a slot that hold text of their own: cells of a grid cannot grow. */
const CELLS = '.layout-overview li'

/** What draws within itself, as large as it likes, and is measured as a whole. */
const WHOLE = '.katex, svg, .talk-diagram'

/** Whether something in a slot is outside of it, or of its cell. */
export function spills(slot: HTMLElement) {
  // A deck on stage is a canvas that is scaled as a whole.
  const slack = (TOLERANCE * slot.getBoundingClientRect().height) / slot.offsetHeight
  return [slot, ...slot.querySelectorAll<HTMLElement>(CELLS)].some((box) => spillsOver(box, slack))
}

function spillsOver(box: HTMLElement, slack: number) {
  const edge = box.getBoundingClientRect()
  for (const part of box.querySelectorAll<HTMLElement>('*')) {
    if (part.parentElement?.closest(WHOLE) && !part.matches('.katex-html > :is(.katex-base, .base)')) continue
    const { width, height } = part.getBoundingClientRect()
    if (width === 0 || height === 0 || !shows(part) || isFloating(part)) continue
    // Letters stand within the padding: cells and bands reach past the slot with theirs.
    const { paddingTop, paddingRight, paddingBottom, paddingLeft, whiteSpace, display } =
      getComputedStyle(part)
    const drawn = (padding: string) => Number.parseFloat(padding) * slack
    const isBeside = ({ left, right }: DOMRect) =>
      left + drawn(paddingLeft) < edge.left - slack || right - drawn(paddingRight) > edge.right + slack
    const isOutside = (rect: DOMRect) =>
      isBeside(rect) ||
      rect.top + drawn(paddingTop) < edge.top - slack ||
      rect.bottom - drawn(paddingBottom) > edge.bottom + slack
    // Where white space is kept, it hangs over the end of a line and draws nothing.
    const isKept = whiteSpace === 'pre-wrap'
    const boxes = isKept ? words(part) : [part.getBoundingClientRect()]
    // The box of a name or of code in prose is as high as its font, which may be more than the line.
    if (boxes.some(display === 'inline' && !isKept ? isBeside : isOutside)) return true
  }
  return false
}

/** Where the words of an element stand. */
function words(part: HTMLElement) {
  const texts = [...part.childNodes].filter((node): node is Text => node.nodeType === 3)
  return texts.flatMap((text) =>
    [...text.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      return [...range.getClientRects()]
    }),
  )
}

/** What people would miss: letters and pictures. A band may be wider than its slot by design. */
function shows(part: HTMLElement) {
  if (part.matches('img, svg, video, canvas, .talk-diagram, .katex-base, .base')) return true
  return [...part.childNodes].some(
    (node) => (node.nodeType === 3 || isInLine(node)) && node.textContent?.trim(),
  )
}

function isInLine(node: Node) {
  return node.nodeType === 1 && getComputedStyle(node as HTMLElement).display === 'inline'
}

/** What is placed on purpose, and lines that only screen readers read. */
function isFloating(part: HTMLElement) {
  // Slidev's button for copying comes with every piece of code.
  if (part.closest('.katex-mathml, .sr-only, button')) return true
  return /absolute|fixed/.test(getComputedStyle(part).position)
}
