/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Box, CapacityLanguage, CapacitySlot, CapacityText } from '#template'

/** A slot to be measured, and the number of a slide that shows it. */
export interface WantedSlot {
  layout: string
  slot: string
  slide: number
  accepts: string[]
}

/** Our grids are drawn for up to fifteen items; a list of more than these is set as these are. */
export const mostItems = 16

/**
 * Runs inside the page. Each slot is emptied but for its title and filled with blocks of every kind
 * that it accepts, one after the other; where they come to stand is read off.
 *
 * @param input slots to be measured, the language that the page is said to be in, most items
 * @returns measures, with fonts as CSS writes them (`style weight family`)
 */
export function measureSlots(input: {
  wanted: WantedSlot[]
  lang: string
  mostItems: number
}): CapacityLanguage {
  document.documentElement.lang = input.lang
  const texts: CapacityText[] = []
  /** Words that fill more than a line of any slot. */
  const longest = 300
  const round = (value: number): number => Math.round(value * 100) / 100
  const px = (value: string): number => Number.parseFloat(value) || 0
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element)
  const boxOf = (element: Element): DOMRect => element.getBoundingClientRect()
  const kinds: Record<string, () => HTMLElement> = {
    paragraph: () => fill('p', 'x'),
    heading: () => fill('h2', 'x'),
    subheading: () => fill('h3', 'x'),
    list: () => listOf('ul', 2, 'x'),
    ordered: () => listOf('ol', 2, 'x'),
    blockquote: () => fill('blockquote', '<p>x</p>'),
    table: () => fill('table', tableRows(3, 3)),
    code: () => copyOf('.slidev-code-wrapper'),
    math: () => copyOf('.slidev-katex-wrapper', '.katex-display'),
    image: () => fill('p', '<img alt="" style="height: 40px">'),
    diagram: () => {
      const element = fill('div', '')
      element.className = 'talk-diagram'
      return element
    },
  }
  /** Kinds of a contract → kinds of blocks: a list may have numbers, a heading be of two ranks. */
  const also: Record<string, string[]> = { list: ['list', 'ordered'], heading: ['heading', 'subheading'] }

  const layouts: CapacityLanguage['layouts'] = {}
  for (const { layout, slot, slide, accepts } of input.wanted) {
    const element = document.querySelector<HTMLElement>(
      `.print-slide-container[id^="${String(slide).padStart(3, '0')}-"] [data-slot="${slot}"]`,
    )
    if (!element) continue
    const { title, measured } = slotOf(element, accepts)
    const row = (layouts[layout] ??= { title: { width: 1, text: 0 }, slots: {} })
    if (title) row.title = title
    row.slots[slot] = measured
  }
  return { texts, layouts }

  function fill(name: string, html: string): HTMLElement {
    const element = document.createElement(name)
    element.innerHTML = html
    return element
  }
  function listOf(name: string, count: number, html: string): HTMLElement {
    return fill(name, `<li>${html}</li>`.repeat(count))
  }
  function tableRows(columns: number, rows: number): string {
    const cells = (name: string): string => `<tr>${`<${name}>x</${name}>`.repeat(columns)}</tr>`
    return `<thead>${cells('th')}</thead><tbody>${cells('td').repeat(rows)}</tbody>`
  }
  /** The last of the page: it stands on the slide that is made for this. */
  function copyOf(...selectors: string[]): HTMLElement {
    const found = selectors
      .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
      .at(-1)
    return (found?.cloneNode(true) as HTMLElement | undefined) ?? fill('p', 'x')
  }

  function textOf(element: Element): number {
    const style = styleOf(element)
    const probe = fill('span', '<strong>x</strong><em>x</em><code>x</code>')
    element.append(probe)
    const fontOf = (from: Element): string => {
      const { fontStyle, fontWeight, fontFamily } = styleOf(from)
      return `${fontStyle} ${fontWeight} ${fontFamily}`
    }
    const [strong, emphasis, code] = [...probe.children] as [Element, Element, Element]
    const inCode = styleOf(code)
    const spacing = px(style.letterSpacing)
    const size = px(style.fontSize)
    const made: CapacityText = {
      font: fontOf(element),
      size: round(size),
      leading: round(style.lineHeight === 'normal' ? size * 1.2 : px(style.lineHeight)),
      ...(spacing === 0 ? {} : { spacing: Math.round(spacing * 10_000) / 10_000 }),
      strong: fontOf(strong),
      emphasis: fontOf(emphasis),
      code: {
        font: fontOf(code),
        size: round(px(inCode.fontSize)),
        padding: round(px(inCode.paddingLeft) + px(inCode.paddingRight)),
      },
    }
    probe.remove()
    const key = JSON.stringify(made)
    const at = texts.findIndex((one) => JSON.stringify(one) === key)
    return at === -1 ? texts.push(made) - 1 : at
  }

  function innerOf(element: Element): { left: number; right: number; top: number; bottom: number } {
    const box = boxOf(element)
    const style = styleOf(element)
    return {
      left: box.left + px(style.borderLeftWidth) + px(style.paddingLeft),
      right: box.right - px(style.borderRightWidth) - px(style.paddingRight),
      top: box.top + px(style.borderTopWidth) + px(style.paddingTop),
      bottom: box.bottom - px(style.borderBottomWidth) - px(style.paddingBottom),
    }
  }
  /** Whether two boxes differ in nothing but their distance to what stands before them. */
  function same(a: Box, b: Box): boolean {
    return JSON.stringify({ ...a, before: 0 }) === JSON.stringify({ ...b, before: 0 })
  }
  /** Where the next block may begin: the lower edge with its margin. */
  function endOf(element: Element): number {
    return boxOf(element).bottom + px(styleOf(element).marginBottom)
  }
  function frame(element: Element, from: number): Box {
    const style = styleOf(element)
    const inner = innerOf(element)
    const box = boxOf(element)
    return {
      before: round(box.top - from),
      above: round(inner.top - box.top),
      below: round(box.bottom - inner.bottom + px(style.marginBottom)),
      width: round(inner.right - inner.left),
    }
  }

  function blockOf(kind: string, element: HTMLElement, from: number, depth = 1): Box {
    const made = frame(element, from)
    if (kind === 'list' || kind === 'ordered') return listBox(element, made, depth)
    if (kind === 'table') return tableBox(element as HTMLTableElement, made)
    if (kind === 'blockquote') {
      return { ...made, children: flowOf(element, ['paragraph', 'list', 'ordered'], innerOf(element).top, 2) }
    }
    const lines = element.querySelector('code .line')
    if (kind === 'code' && lines?.parentElement) {
      const { parentElement } = lines
      const measure = (): Box => {
        const inner = innerOf(parentElement)
        const box = boxOf(element)
        return {
          before: made.before,
          above: round(inner.top - box.top),
          below: round(box.bottom - inner.bottom + px(styleOf(element).marginBottom)),
          width: round(inner.right - inner.left),
          text: textOf(lines),
        }
      }
      const plain = measure()
      // The class that Slidev gives to code with numbers before its lines.
      element.classList.add('slidev-code-line-numbers')
      const numbered = measure()
      element.classList.remove('slidev-code-line-numbers')
      return { ...plain, ...(same(plain, numbered) ? {} : { children: { numbered } }) }
    }
    const formula = kind === 'math' ? element.querySelector('.katex') : null
    if (formula) {
      const display = formula.closest('.katex-display') ?? formula
      const room = boxOf(element)
      const box = boxOf(display)
      return {
        ...made,
        above: round(box.top - room.top),
        below: round(room.bottom - box.bottom + px(styleOf(element).marginBottom)),
        text: textOf(display.parentElement ?? display),
        /** How large the formula is set. */
        gap: round(px(styleOf(formula).fontSize)),
      }
    }
    return { ...made, width: widthOf(element), text: textOf(element) }
  }
  /** How wide a line of text may be, also where a short one is set narrower. */
  function widthOf(element: HTMLElement): number {
    const kept = [...element.childNodes]
    element.textContent = 'x '.repeat(longest)
    const { left, right } = innerOf(element)
    element.replaceChildren(...kept)
    return round(right - left)
  }

  function listBox(list: HTMLElement, made: Box, depth: number): Box {
    const items = [...list.children] as HTMLElement[]
    const grid = styleOf(list).display.includes('grid')
    for (const item of items) {
      // Its own height, wherever the list spreads its items.
      Object.assign(item.style, {
        flex: 'none',
        height: 'fit-content',
        ...(grid ? { alignSelf: 'start' } : {}),
      })
    }
    const lefts = new Set(items.map((item) => Math.round(boxOf(item).left)))
    const tops = new Set(items.map((item) => Math.round(boxOf(item).top)))
    const narrow = items.reduce((a, b) => (boxOf(b).width < boxOf(a).width ? b : a))
    const [first, second] = items
    const between = first && second && lefts.size === 1 ? boxOf(second).top - endOf(first) : 0
    const gap = grid ? px(styleOf(list).rowGap) : between
    const item: Box = { ...frame(narrow, innerOf(list).top), before: 0, text: textOf(narrow) }
    narrow.innerHTML = '<p>x</p>'
    const inner = innerOf(narrow).top
    const [line] = narrow.children
    // What the theme draws above the first line belongs to the item.
    item.above = round(line ? boxOf(line).top - boxOf(narrow).top : item.above)
    const nested = depth < 2 ? ['paragraph', 'list', 'ordered'] : ['paragraph']
    item.children = flowOf(narrow, nested, line ? boxOf(line).top : inner, depth + 1)
    const columns = lefts.size > 1 ? { rows: tops.size, ...(areEven(items) ? { even: true } : {}) } : {}
    return { ...made, gap: round(gap), ...columns, children: { item } }
  }

  /** Whether all rows of a grid are as high as its highest one. */
  function areEven(items: readonly HTMLElement[]): boolean {
    const [first] = items
    const other = items.find((item) => boxOf(item).top > boxOf(first!).top)
    if (!first || !other) return false
    const kept = items.map(({ style }) => style.cssText)
    for (const { style } of items) Object.assign(style, { height: 'auto', alignSelf: 'stretch' })
    first.style.paddingBottom = `${boxOf(first).height}px`
    const even = Math.abs(boxOf(first).height - boxOf(other).height) < 1
    for (const [index, { style }] of items.entries()) style.cssText = kept[index]!
    return even
  }

  function tableBox(table: HTMLTableElement, made: Box): Box {
    const [head, ...rows] = [...table.rows]
    const cell = (element: Element): Box => {
      const style = styleOf(element)
      const sides = px(style.paddingLeft) + px(style.paddingRight)
      const rules = px(style.borderLeftWidth) + px(style.borderRightWidth)
      const above = px(style.paddingTop)
      const below = px(style.paddingBottom)
      return { before: 0, above, below, width: round(sides + rules), text: textOf(element) }
    }
    const [one, two] = rows
    const children: Record<string, Box> = {}
    const line = (name: string, cells: ArrayLike<Element>): void => {
      const list = Array.from(cells)
      children[name] = cell(list[1]!)
      for (const [place, element] of [
        ['first', list[0]],
        ['last', list.at(-1)],
      ] as const) {
        const found = cell(element!)
        if (JSON.stringify(found) !== JSON.stringify(children[name])) children[`${name}.${place}`] = found
      }
    }
    line('head', head?.cells ?? [])
    line('cell', one?.cells ?? [])
    const heightOf = ({ above, below, text }: Box): number => above + below + (texts[text ?? 0]?.leading ?? 0)
    const pitch = boxOf(two!).top - boxOf(one!).top
    const gap = pitch - heightOf(children['cell']!)
    const rest = boxOf(table).height - heightOf(children['head']!) - rows.length * pitch
    return {
      ...made,
      above: 0,
      below: round(rest + px(styleOf(table).marginBottom)),
      gap: round(gap),
      children,
    }
  }

  /** Blocks within a list item or a quotation, as they follow text. */
  function flowOf(host: HTMLElement, names: string[], from: number, depth: number): Record<string, Box> {
    const found: Record<string, Box> = {}
    for (const name of names) {
      const first = kinds['paragraph']!()
      const element = kinds[name]!()
      host.replaceChildren(first, element)
      found[`paragraph+${name}`] = blockOf(name, element, endOf(first), depth)
    }
    const alone = kinds['paragraph']!()
    host.replaceChildren(alone)
    found['paragraph'] = blockOf('paragraph', alone, from)
    host.textContent = 'x'
    return found
  }

  function slotOf(slot: HTMLElement, accepts: string[]) {
    const kept = [...slot.childNodes]
    const clauses = slot.querySelector('.talk-clause') !== null
    const heading = slot.querySelector<HTMLElement>(':scope > h1')
    const title = heading?.cloneNode() as HTMLElement | undefined
    if (title) title.textContent = 'x'
    const before = slot.getAttribute('style')
    Object.assign(slot.style, { justifyContent: 'flex-start' })
    const put = (...elements: HTMLElement[]): void => {
      slot.replaceChildren(...(title ? [title] : []), ...elements)
      for (const element of elements) {
        element.style.flex = 'none'
        const margins = element.computedStyleMap()
        if (String(margins.get('margin-top')) === 'auto') element.style.marginTop = '0'
        if (String(margins.get('margin-bottom')) === 'auto') element.style.marginBottom = '0'
      }
      if (title && String(title.computedStyleMap().get('margin-top')) === 'auto') title.style.marginTop = '0'
    }
    const start = (): number => (title ? boxOf(title).top : innerOf(slot).top)
    const names = accepts.flatMap((kind) => also[kind] ?? [kind]).filter((name) => kinds[name])
    const reference = kinds[names.includes('paragraph') ? 'paragraph' : (names[0] ?? 'paragraph')]!()
    put(reference)
    const offset = boxOf(reference).top - start()
    const made: CapacitySlot = {
      width: round(innerOf(slot).right - innerOf(slot).left),
      height: round(roomIn(slot, put, start) - offset),
      gaps: {},
      blocks: {},
      ...(clauses ? { clauses } : {}),
    }
    for (const name of names) {
      const base = names.includes('paragraph') ? 'paragraph' : name
      for (const previous of [base, '', ...names.filter((other) => other !== base)]) {
        const first = previous === '' ? undefined : kinds[previous]!()
        const element = kinds[name]!()
        put(...(first ? [first] : []), element)
        const box = blockOf(name, element, first ? endOf(first) : start() + offset)
        const known = made.blocks[name]
        const key = `${previous || 'title'}+${name}`
        if (!known || previous === base) made.blocks[name] = box
        else if (same(box, known)) {
          if (box.before !== (previous === '' ? 0 : known.before)) made.gaps[key] = box.before
        } else made.blocks[key] = box
      }
      if (name === 'list' || name === 'ordered') manyItems(name, made)
    }
    const found = title ? titleOf(title) : undefined
    slot.replaceChildren(...kept)
    if (before === null) slot.removeAttribute('style')
    else slot.setAttribute('style', before)
    return { title: found, measured: made }

    function manyItems(name: string, into: CapacitySlot): void {
      let last = into.blocks[name]
      for (let count = 1; count <= input.mostItems; count++) {
        const element = listOf(name === 'list' ? 'ul' : 'ol', count, 'x')
        put(element)
        const box = blockOf(name, element, start() + offset)
        if (count === 1) box.gap = last?.gap ?? 0
        if (last && !same(box, last)) into.blocks[`${name}*${count}`] = box
        last = box
      }
    }
    function titleOf(element: HTMLElement) {
      put()
      return { width: widthOf(element), text: textOf(element) }
    }
  }

  /** The most that fits into a slot, from the top of its title, px: a spacer grows until it does not. */
  function roomIn(slot: HTMLElement, put: (...elements: HTMLElement[]) => void, start: () => number): number {
    const spacer = fill('div', '')
    put(spacer)
    spacer.style.cssText = 'flex: none !important; min-height: 0; margin: 0; padding: 0; width: 10px'
    const heightFits = (height: number): boolean => {
      spacer.style.height = `${height}px`
      if (boxOf(spacer).bottom > innerOf(slot).bottom + 0.01) return false
      for (
        let at: HTMLElement = slot;
        !at.matches('.slidev-layout') && at.parentElement;
        at = at.parentElement
      ) {
        const outer = innerOf(at.parentElement)
        const box = boxOf(at)
        if (box.top < outer.top - 0.01 || box.bottom > outer.bottom + 0.01) return false
        for (const other of at.parentElement.children) {
          if (other === at || styleOf(other).position === 'absolute') continue
          const besideFirst = boxOf(other)
          if (besideFirst.top < outer.top - 0.01) return false
          const across = Math.min(box.right, besideFirst.right) - Math.max(box.left, besideFirst.left)
          const down = Math.min(box.bottom, besideFirst.bottom) - Math.max(box.top, besideFirst.top)
          if (across > 0.01 && down > 0.01) return false
        }
      }
      return true
    }
    let low = 0
    let high = 4096
    // Down to a 64th of a px, in which layouts are computed.
    while (high - low > 1 / 64) {
      const middle = (low + high) / 2
      if (heightFits(middle)) low = middle
      else high = middle
    }
    heightFits(low)
    return Math.round(boxOf(spacer).bottom - start())
  }
}
