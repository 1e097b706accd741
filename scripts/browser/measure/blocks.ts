/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Block, DrawnSlide } from './page-tools.ts'
import type { BlockMeasurement, Box, Sized, SlideMeasurement } from './types.ts'

/** The part of a slide that is read off its boxes and styles. */
export type SlideBlocks = Pick<SlideMeasurement, 'blocks' | 'failure' | 'number' | 'scale' | 'slots'>

/**
 * Runs inside the page, after `installTools`.
 *
 * @returns slots and blocks of each slide
 */
export function measureBlocks(): SlideBlocks[] {
  const tools = window.lecternTools
  const { round, boxOf, innerOf, union, within, closest, parentOf, scaleOf, excerpt } = tools
  const px = (value: string): number => round(Number.parseFloat(value) || 0)

  const linesOf = (block: Block): Box[] => {
    const lines: Box[] = []
    const parts = block.items.flatMap((item) =>
      item.kind === 'text' || item.kind === 'math' ? item.ink : [],
    )
    for (const part of parts.toSorted((a, b) => a.y + a.height / 2 - b.y - b.height / 2)) {
      const middle = part.y + part.height / 2
      const line = lines.at(-1)
      // A subscript or a comma still has its middle within the line.
      if (line && middle < line.y + line.height + part.height / 4) Object.assign(line, union([line, part]))
      else lines.push({ ...part })
    }
    return lines
  }
  const smallest = (block: Block): { text?: Sized; code?: Sized } => {
    const found: { text?: Sized; code?: Sized } = {}
    for (const { element, kind, text } of block.items) {
      if (kind !== 'text' || closest(element, 'sup, sub, rt, rp')) continue
      const which = closest(element, 'pre, code, kbd, samp, table') ? 'code' : 'text'
      const size = round(Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element))
      if (size < (found[which]?.size ?? Infinity)) found[which] = { size, text: excerpt(text) }
    }
    return found
  }
  const fontOf = (block: Block): BlockMeasurement['font'] => {
    const lengths = new Map<Element, number>()
    for (const { element, kind, text } of block.items)
      if (kind === 'text') lengths.set(element, (lengths.get(element) ?? 0) + text.trim().length)
    const [main] = [...lengths].toSorted((a, b) => b[1] - a[1])[0] ?? []
    if (!main) return undefined
    const style = getComputedStyle(main)
    const scale = scaleOf(main)
    main.setAttribute('data-lectern-font', block.id)
    return {
      family: style.fontFamily,
      used: [],
      size: round(px(style.fontSize) * scale),
      weight: Number(style.fontWeight),
      leading: style.lineHeight === 'normal' ? 0 : round(px(style.lineHeight) * scale),
      color: style.color,
    }
  }
  /** A list item ends, for us, where the list within it begins. */
  const ownBox = (element: Element): Box => {
    const box = boxOf(element)
    const inner = element.localName === 'li' ? element.querySelector(':scope > ul, :scope > ol') : null
    if (inner) box.height = Math.max(0, boxOf(inner).y - px(getComputedStyle(inner).marginTop) - box.y)
    return box
  }
  const depthOf = ({ kind, element }: Block): number | undefined => {
    if (kind === 'heading') return Number(element.localName.slice(1))
    if (kind !== 'item') return undefined
    let depth = 0
    for (let at = element.closest('li'); at; at = at.parentElement?.closest('li') ?? null) depth++
    return depth
  }
  const written = (block: Block): string => {
    const label = (text: string): string => text.replace(/\s+/g, ' ')
    if (block.kind === 'code') return block.element.textContent ?? ''
    return block.items.map((item) => (item.kind === 'text' ? label(item.text) : ` ${item.text} `)).join('')
  }
  const insideOf = (block: Block, slide: DrawnSlide): string | undefined => {
    const others = new Map(slide.blocks.map(({ element, id }) => [element, id]))
    for (let at = parentOf(block.element); at && at !== slide.element; at = parentOf(at)) {
      const outer = others.get(at)
      if (outer !== undefined) return outer
    }
    return undefined
  }
  const blockOf = (block: Block, slide: DrawnSlide): BlockMeasurement => {
    const style = getComputedStyle(block.element)
    const text = written(block)
    const slot = closest(block.element, '[data-slot]')?.getAttribute('data-slot')
    const depth = depthOf(block)
    const font = fontOf(block)
    const read = block.items
      .filter(({ kind }) => kind === 'text')
      .map((item) => item.text)
      .join(' ')
    const small = smallest(block)
    const inside = insideOf(block, slide)
    const absolute = tools.floats(block.element, slide.element)
    return {
      id: block.id,
      kind: block.kind,
      ...(slot ? { slot } : {}),
      ...(depth === undefined ? {} : { depth }),
      text: excerpt(text),
      words: read.match(/[\p{Script=Latin}\p{N}]+(?:['’.-][\p{Script=Latin}\p{N}]+)*/gu)?.length ?? 0,
      han: read.match(/\p{Script=Han}/gu)?.length ?? 0,
      box: within(ownBox(block.element), slide),
      lines: linesOf(block).map((line) => within(line, slide)),
      margin: { top: px(style.marginTop), bottom: px(style.marginBottom) },
      padding: {
        top: px(style.paddingTop),
        right: px(style.paddingRight),
        bottom: px(style.paddingBottom),
        left: px(style.paddingLeft),
      },
      ...(font ? { font } : {}),
      ...(small.text || small.code ? { smallest: small } : {}),
      ...(inside === undefined ? {} : { inside }),
      ...(absolute ? { floating: true } : {}),
    }
  }
  const slotsOf = (slide: DrawnSlide): SlideMeasurement['slots'] =>
    [...slide.element.querySelectorAll('[data-slot]')].map((element) => ({
      name: element.getAttribute('data-slot') ?? '',
      box: within(boxOf(element), slide),
      inner: within(innerOf(element), slide),
    }))
  const scaledOf = (slide: DrawnSlide): Pick<SlideMeasurement, 'scale'> => {
    const scaled = [...slide.element.querySelectorAll('[data-scaled]')]
    const scales = scaled.map((element) => Number(element.getAttribute('data-scaled')))
    return scales.length > 0 ? { scale: Math.min(...scales) } : {}
  }
  const failureOf = (slide: DrawnSlide): string => {
    const content = slide.element.querySelector<HTMLElement>('[data-slidev-no]')
    const text = content?.innerText.trim() ?? ''
    return /^(An error occurred on this slide|Failed to fetch this slide)/.test(text)
      ? text.split('\n')[0]!
      : ''
  }
  return tools.slides.map((slide) => ({
    number: slide.number,
    slots: slotsOf(slide),
    ...scaledOf(slide),
    blocks: [...slide.blocks.map((block) => blockOf(block, slide)), ...tablesOf(slide)],
    failure: failureOf(slide),
  }))

  function tablesOf(slide: DrawnSlide): BlockMeasurement[] {
    return [...slide.element.querySelectorAll('[data-slidev-no] table')].map((element, index) =>
      blockOf({ id: `${slide.number}.t${index + 1}`, kind: 'table', element, items: [] }, slide),
    )
  }
}
