/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Box, Cell, Paragraph, ReadSlide, Run, Shape } from './types.ts'

/**
 * Runs inside the page, so it can use nothing from outside its own body. Reads what stands on each
 * slide: what can be written is text, lists and tables; all else is a picture of its place.
 *
 * @returns the slides in the order in which they are drawn
 */
export function readSlides(): ReadSlide[] {
  const pictured =
    'img, svg, canvas, video, iframe, .katex-display, .mermaid, [data-diagram], [data-ready], [data-error]'
  const blocks = 'pre, table, img, svg, canvas, video, .katex-display'
  let origin = { x: 0, y: 0 }

  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x - origin.x, y: y - origin.y, width, height }
  }
  const board = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const pixel = (background: string, color: string): Uint8ClampedArray => {
    board.clearRect(0, 0, 1, 1)
    for (const layer of [background, color]) {
      board.fillStyle = layer
      board.fillRect(0, 0, 1, 1)
    }
    return board.getImageData(0, 0, 1, 1).data
  }
  const digits = (parts: Uint8ClampedArray): string =>
    Array.from(parts.slice(0, 3))
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()
  /** Any colour of CSS, laid over white where it is not opaque. */
  const hex = (color: string): string => digits(pixel('#fff', color))
  /** The colour of letters, and how much of the ground shines through them, of 100. */
  const inked = (element: Element): Pick<Run, 'clear' | 'color'> => {
    const parts = pixel('#0000', getComputedStyle(element).color)
    let opacity = parts[3]! / 255
    for (let at: Element | null = element; at && !at.matches('.print-slide-container'); at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity)
    const isTransparent = Math.round((1 - opacity) * 100)
    return { color: digits(parts), ...(isTransparent > 0 ? { clear: isTransparent } : {}) }
  }
  /** Families that have letters: one of marks alone stands first where marks are set otherwise. */
  const lettered = new Map<string, boolean>()
  for (const { family, unicodeRange } of document.fonts) {
    const letters = /U\+0*-|U\+(?:0|4[1-9]|4E[0-9A-F]{2})/i.test(unicodeRange)
    const name = family.replaceAll(/["']/g, '')
    lettered.set(name, letters || lettered.get(name) === true)
  }
  const fontOf = (families: string): string => {
    const names = families.split(',').map((name) => name.replaceAll(/["']/g, '').trim())
    return names.find((name) => lettered.get(name) !== false) ?? names[0]!
  }
  const isTransparent = (color: string): boolean => /^(?:transparent|rgba\(.*,\s*0\)|.*\/\s*0\))$/.test(color)
  const shown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const isInline = (element: Element): boolean =>
    /^(?:inline|contents|ruby)/.test(getComputedStyle(element).display) && !element.matches(pictured)

  const look = (element: Element): Omit<Run, 'text'> => {
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    const link = element.closest('a[href]')?.getAttribute('href') ?? undefined
    const shift = element.closest('sup') ? 'super' : element.closest('sub') ? 'sub' : undefined
    return {
      bold: Number(style.fontWeight) >= 600,
      italic: style.fontStyle !== 'normal',
      // Raised letters are made smaller once more by the one who shows them.
      size: shift ? size * 1.2 : size,
      ...inked(element),
      font: fontOf(style.fontFamily),
      ...(link ? { link } : {}),
      ...(shift ? { shift } : {}),
    }
  }
  const cased = (text: string, transform: string): string =>
    transform === 'uppercase' ? text.toUpperCase() : transform === 'lowercase' ? text.toLowerCase() : text

  /** The text of a block in pieces of one look each; blocks inside it are read by themselves. */
  const runsOf = (element: Element, skip: string): Run[] => {
    const runs: Run[] = []
    const read = (node: Node, parent: Element): void => {
      if (node.nodeType === Node.TEXT_NODE) {
        const style = getComputedStyle(parent)
        const kept = style.whiteSpaceCollapse === 'preserve' || style.whiteSpace.startsWith('pre')
        const value = node.nodeValue ?? ''
        const text = cased(kept ? value : value.replace(/[ \t\r\n]+/g, ' '), style.textTransform)
        const lines = kept ? text.split('\n') : [text]
        for (const [index, line] of lines.entries())
          if (line !== '' || index + 1 < lines.length)
            runs.push({ text: line, ...look(parent), ...(index + 1 < lines.length ? { break: true } : {}) })
        return
      }
      if (!(node instanceof Element) || !shown(node)) return
      if (node.localName === 'br') {
        runs.push({ text: '', ...look(node.parentElement!), break: true })
        return
      }
      if (node.matches('.katex')) {
        const source = node.querySelector('annotation')?.textContent ?? node.textContent ?? ''
        runs.push({ ...look(node), text: source.trim(), italic: true, font: 'Cambria Math' })
        return
      }
      if (node.matches(skip)) return
      for (const child of node.childNodes) read(child, node)
    }
    for (const child of element.childNodes) read(child, element)
    return tidy(runs)
  }
  /** Spaces at the ends and doubled ones go, as a browser leaves them out. */
  const tidy = (runs: Run[]): Run[] => {
    const kept: Run[] = []
    for (const run of runs) {
      const last = kept.at(-1)
      const begins = !last || last.break === true
      if (!run.break && run.text.trim() === '' && (begins || last.text.endsWith(' '))) continue
      const { text, ...like } = run
      const { text: before, ...lookBefore } = last ?? { text: '' }
      if (last && !last.break && !run.break && JSON.stringify(like) === JSON.stringify(lookBefore))
        last.text = before + text
      else kept.push(run)
    }
    while (kept.length > 0 && kept.at(-1)!.text.trim() === '') kept.pop()
    const last = kept.at(-1)
    if (last) delete last.break
    return kept
  }
  const trimmed = (runs: Run[]): Run[] => {
    if (runs[0]) runs[0] = { ...runs[0], text: runs[0].text.trimStart() }
    const last = runs.at(-1)
    if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() }
    return runs.filter((run) => run.text !== '' || run.break)
  }
  const paragraphOf = (element: Element, skip: string = pictured): Paragraph | undefined => {
    const code = element.matches('pre')
    const runs = code ? runsOf(element, pictured) : trimmed(runsOf(element, skip))
    if (runs.every(({ text }) => text.trim() === '')) return undefined
    const style = getComputedStyle(element)
    const size = Number.parseFloat(style.fontSize)
    const align = /center/.test(style.textAlign)
      ? 'center'
      : /right|end/.test(style.textAlign)
        ? 'right'
        : 'left'
    const { ink, line } = inkOf(element, code ? pictured : skip)
    return { runs, align, leading: Number.parseFloat(style.lineHeight) || size * 1.3, after: 0, ink, line }
  }
  /** Where the letters of a block stand, without those of the blocks in it. */
  const inkOf = (element: Element, skip: string): { ink: Box; line: number } => {
    const rects: DOMRect[] = []
    const read = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '') {
        const range = document.createRange()
        range.selectNodeContents(node)
        rects.push(...range.getClientRects())
      } else if (node instanceof Element && (node === element || (shown(node) && !node.matches(skip))))
        for (const child of node.childNodes) read(child)
    }
    read(element)
    const seen = rects.filter(({ width, height }) => width > 0 && height > 0)
    if (seen.length === 0) return { ink: boxOf(element), line: 0 }
    const [x, y] = [Math.min(...seen.map(({ left }) => left)), Math.min(...seen.map(({ top }) => top))]
    const [right, bottom] = [
      Math.max(...seen.map((rect) => rect.right)),
      Math.max(...seen.map((rect) => rect.bottom)),
    ]
    return {
      ink: { x: x - origin.x, y: y - origin.y, width: right - x, height: bottom - y },
      line: Math.max(...seen.map(({ height }) => height)),
    }
  }

  const listOf = (list: Element): Paragraph[] => {
    const paragraphs: Paragraph[] = []
    const read = (inner: Element, depth: number): void => {
      let index = (inner instanceof HTMLOListElement ? inner.start : 1) - 1
      for (const item of inner.children) {
        if (!shown(item)) continue
        if (item.localName !== 'li') {
          read(item, depth)
          continue
        }
        index++
        const paragraph = paragraphOf(item, `${pictured}, ${blocks}, ul, ol`)
        const { listStyleType } = getComputedStyle(item)
        const { content } = getComputedStyle(item, '::before')
        // A template draws its own marks, and may count what is no `ol`.
        const number = inner.localName === 'ol' || content.includes('counter(')
        if (paragraph)
          paragraphs.push({
            ...paragraph,
            ...(listStyleType === 'none' && content === 'none'
              ? {}
              : { bullet: { number, depth, from: index } }),
          })
        for (const nested of item.querySelectorAll('ul, ol'))
          if (nested.parentElement!.closest('li') === item) read(nested, depth + 1)
      }
    }
    read(list, 0)
    return paragraphs
  }

  /** A list whose items stand side by side, as cards do, is as many texts. */
  const flows = (paragraphs: Paragraph[]): Paragraph[][] => {
    const beside = paragraphs.some((paragraph, index) => {
      const next = paragraphs[index + 1]
      return next && next.ink.y < paragraph.ink.y + paragraph.ink.height - 1
    })
    if (!beside) return [paragraphs]
    // Their numbers and bullets, if any, are far from the words and part of the card.
    for (const paragraph of paragraphs) if (paragraph.bullet?.number !== true) delete paragraph.bullet
    return paragraphs.map((paragraph) => [paragraph])
  }

  const tableOf = (table: HTMLTableElement): Shape => {
    const rows = [...table.rows].filter(shown)
    const widest = rows.toSorted((a, b) => b.cells.length - a.cells.length)[0]
    const cells = rows.map((row) =>
      [...row.cells].map((cell): Cell => {
        const background = [cell, row]
          .map((element) => getComputedStyle(element).backgroundColor)
          .find((color) => !isTransparent(color))
        const below = [cell, row]
          .map((element) => getComputedStyle(element))
          .find((look) => look.borderBottomStyle !== 'none' && Number.parseFloat(look.borderBottomWidth) > 0)
        const paragraph = paragraphOf(cell)
        return {
          paragraphs: paragraph ? [paragraph] : [],
          columns: cell.colSpan,
          rows: cell.rowSpan,
          ...(background ? { fill: hex(background) } : {}),
          ...(below ? { below: hex(below.borderBottomColor) } : {}),
        }
      }),
    )
    return {
      kind: 'table',
      box: boxOf(table),
      rows: cells,
      widths: [...(widest?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width),
      heights: rows.map((row) => row.getBoundingClientRect().height),
    }
  }

  const altOf = (element: Element): string =>
    element.getAttribute('alt') ||
    element.getAttribute('aria-label') ||
    element.querySelector('annotation')?.textContent ||
    element.querySelector('title')?.textContent ||
    ''

  /** The box of a text begins where its letters do, and ends where its element has its last place. */
  const textShape = (element: Element, paragraphs: Paragraph[], apart: boolean): Shape => {
    for (const [index, paragraph] of paragraphs.entries()) {
      const next = paragraphs[index + 1]
      if (!next) continue
      const gap = next.ink.y - paragraph.ink.y - paragraph.ink.height
      paragraph.after = Math.max(
        0,
        gap - (paragraph.leading - paragraph.line) / 2 - (next.leading - next.line) / 2,
      )
    }
    const [first, last] = [paragraphs[0]!, paragraphs.at(-1)!]
    const style = getComputedStyle(element)
    const outer = boxOf(element)
    const edge = (side: string): number =>
      Number.parseFloat(style.getPropertyValue(`padding-${side}`)) +
      Number.parseFloat(style.getPropertyValue(`border-${side}-width`))
    const set = first.bullet && !apart ? first.ink.x - outer.x : 0
    const x = first.align === 'left' ? first.ink.x - set : outer.x + edge('left')
    const widest = Math.max(...paragraphs.map(({ ink }) => ink.x + ink.width))
    const right = apart ? widest : Math.max(outer.x + outer.width - edge('right'), widest)
    const y = first.ink.y - (first.leading - first.line) / 2
    const bottom = last.ink.y + last.ink.height + (last.leading - last.line) / 2
    return {
      kind: 'text',
      box: { x, y, width: right - x, height: bottom - y },
      paragraphs,
      oneLine: paragraphs.length === 1 && first.ink.height < first.line * 1.5,
    }
  }

  const shapesOf = (container: Element): Shape[] => {
    const shapes: Shape[] = []
    const text = (element: Element, paragraphs: (Paragraph | undefined)[], apart = false): void => {
      const written = paragraphs.filter((paragraph) => paragraph !== undefined)
      if (written.length > 0) shapes.push(textShape(element, written, apart))
    }
    const visit = (element: Element): void => {
      if (!shown(element)) return
      const { width, height } = element.getBoundingClientRect()
      if (element.matches(pictured)) {
        if (width > 1 && height > 1)
          shapes.push({ kind: 'picture', box: boxOf(element), alt: altOf(element) })
        return
      }
      if (element instanceof HTMLTableElement) shapes.push(tableOf(element))
      else if (element.localName === 'pre') text(element, [paragraphOf(element)])
      else if (element.matches('ul, ol')) {
        const parts = flows(listOf(element))
        for (const part of parts) text(element, part, parts.length > 1)
        for (const block of element.querySelectorAll(blocks))
          if (!block.parentElement!.closest(blocks) && !block.closest('.katex:not(.katex-display *)'))
            visit(block)
      } else if (isWritten(element)) {
        text(element, [paragraphOf(element)])
        for (const block of element.querySelectorAll('img, svg'))
          if (!block.parentElement!.closest(pictured) && !block.closest('.katex')) visit(block)
      } else for (const child of element.children) visit(child)
    }
    const isWritten = (element: Element): boolean =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
      ) ||
      (element.childElementCount > 0 &&
        [...element.children].every(isInline) &&
        (element.textContent ?? '').trim() !== '' &&
        !element.querySelector(blocks.replace(', svg', '')))
    for (const child of container.children) visit(child)
    return shapes
  }

  return [...document.querySelectorAll('.print-slide-container')].map((container, page) => {
    origin = container.getBoundingClientRect()
    return { number: Number(container.id.split('-')[0]), page, shapes: shapesOf(container) }
  })
}
