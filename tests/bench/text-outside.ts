/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** How the slides of all tools are judged alike: by where their texts and pictures are drawn. */

/** Edges of letters are soft, and a line box is a little taller than its letters, px. */
export const tolerance = 2

/**
 * Runs inside the page of any tool.
 *
 * ```text
 *   ┌ slide ─────────┐
 *   │ text, pictures │
 *   └─tables, code───┘ ← outside: nobody sees it
 * ```
 *
 * @param options `slides`: selector of the slides; `window`: the window is what is shown of a slide,
 *   and not its own box; `tolerance` in px.
 * @returns For each slide that is shown, whether a rectangle of its text, a picture, a table or a
 *   listing is outside of what is shown.
 */
export function textOutside(options: { slides: string; window: boolean; tolerance: number }): boolean[] {
  /** What is there for machines, or for the speaker. */
  const unseen = 'script, style, noscript, template, aside.notes, .katex-mathml, mjx-assistive-mml'
  const boxes = (root: Node): DOMRect[] =>
    [...root.childNodes].flatMap((node) => {
      if (node instanceof Text) {
        if (node.data.trim() === '') return []
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()]
      }
      if (!(node instanceof Element) || node.matches(unseen)) return []
      if (!node.checkVisibility({ visibilityProperty: true })) return []
      const whole = node.matches('img, pre, svg, table, video, canvas')
      return [
        ...(whole ? [node.getBoundingClientRect()] : []),
        ...boxes(node),
        ...(node.shadowRoot ? boxes(node.shadowRoot) : []),
      ]
    })
  return [...document.querySelectorAll(options.slides)].map((slide) => {
    const shown = options.window
      ? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
      : slide.getBoundingClientRect()
    return boxes(slide).some(
      ({ left, top, right, bottom, width, height }) =>
        width > 0 &&
        height > 0 &&
        (left < shown.left - options.tolerance ||
          top < shown.top - options.tolerance ||
          right > shown.right + options.tolerance ||
          bottom > shown.bottom + options.tolerance),
    )
  })
}
