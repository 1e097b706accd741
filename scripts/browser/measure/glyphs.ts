/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Page } from 'playwright-chromium'
import type { SlideMeasurement } from './types.ts'

/** What the fonts of one slide cannot draw, and what drew its blocks. */
export interface SlideGlyphs {
  glyphs: SlideMeasurement['glyphs']
  /** Block → names of the fonts that drew its main text. */
  used: Record<string, string[]>
}

/** More elements than this are not asked for their fonts: the deck has then many and shows the same ones. */
const mostProbes = 3000

interface Probe {
  slide: number
  /** A block, for its main text. */
  block: string
  /** Characters that are seen here first. */
  text: string
  /** Whether the deck brings a font for this text. */
  own: boolean
}

/**
 * Find characters that no font draws, and the fonts that draw the others.
 *
 * @param page the print route, after `installTools` and `measureBlocks`
 * @returns one entry for each slide
 */
export async function measureGlyphs(page: Page): Promise<SlideGlyphs[]> {
  const { missing, probes } = await page.evaluate(probeGlyphs, mostProbes)
  const slides: SlideGlyphs[] = missing.map((text) => ({ glyphs: { missing: text, borrowed: [] }, used: {} }))
  const client = await page.context().newCDPSession(page)
  try {
    await client.send('DOM.enable')
    await client.send('CSS.enable')
    const { root } = await client.send('DOM.getDocument', { depth: 0 })
    const selector = '[data-lectern-probe]'
    const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
    const asked = nodeIds.map((nodeId) => client.send('CSS.getPlatformFontsForNode', { nodeId }))
    for (const [index, { fonts }] of (await Promise.all(asked)).entries()) {
      const probe = probes[index]
      const slide = probe && slides[probe.slide]
      if (!slide) continue
      const drawn = fonts.toSorted(
        (a, b) => b.glyphCount - a.glyphCount || (a.familyName < b.familyName ? -1 : 1),
      )
      if (probe.block !== '') slide.used[probe.block] = drawn.map(({ familyName }) => familyName)
      if (!probe.own) continue
      for (const { familyName, isCustomFont } of drawn) {
        const { borrowed } = slide.glyphs
        if (!isCustomFont && !borrowed.some(({ font }) => font === familyName))
          borrowed.push({ font: familyName, text: probe.text })
      }
    }
  } finally {
    await client.detach()
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('[data-lectern-probe]')) {
        element.removeAttribute('data-lectern-probe')
        element.removeAttribute('data-lectern-font')
      }
    })
  }
  return slides
}

/** Runs inside the page: draws each character once, and marks the elements to ask about. */
function probeGlyphs(mostProbes: number): { missing: string[]; probes: Probe[] } {
  const { slides, excerpt } = window.lecternTools
  const declared = new Set(
    [...document.fonts].map((font) => font.family.replaceAll(/["']/g, '').toLowerCase()),
  )
  const brings = (family: string): boolean =>
    family.split(',').some((name) => declared.has(name.trim().replaceAll(/["']/g, '').toLowerCase()))

  // Large enough to tell shapes apart, small enough for thousands of characters.
  const size = 20
  const cell = 28
  const canvas = document.createElement('canvas')
  canvas.width = cell
  canvas.height = cell
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const image = (font: string, text: string): string => {
    context.clearRect(0, 0, cell, cell)
    context.font = font
    context.fillText(text, 2, 22)
    return String.fromCharCode(...context.getImageData(0, 0, cell, cell).data.filter((_, at) => at % 4 === 3))
  }
  const boxes = new Map<string, string>()
  const drawn = new Map<string, boolean>()
  /** A character without a glyph looks as one that is kept unassigned for ever: a box, or nothing. */
  const draws = (font: string, character: string): boolean => {
    const key = `${font} ${character}`
    const known = drawn.get(key)
    if (known !== undefined) return known
    if (!boxes.has(font)) boxes.set(font, image(font, '\u{2FFFE}'))
    const result = image(font, character) !== boxes.get(font)
    drawn.set(key, result)
    return result
  }
  // Spaces, marks without a shape of their own, and boxes that are meant as boxes.
  const shapeless = /^[\s\p{Cc}\p{Cf}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0\u2800\u25A1\u25AF]+$/u
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

  const seen = new Set<string>()
  const probes = new Map<Element, Probe>()
  const missing = slides.map((slide, index) => {
    const lost = new Set<string>()
    for (const { items } of slide.blocks)
      for (const { element, kind, text } of items) {
        if (kind !== 'text') continue
        const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element)
        const font = `${fontStyle} ${fontWeight} ${size}px ${fontFamily}`
        let fresh = ''
        for (const { segment } of characters.segment(text)) {
          if (shapeless.test(segment)) continue
          const key = `${font} ${segment}`
          if (!seen.has(key)) fresh += segment
          seen.add(key)
          if (!draws(font, segment)) lost.add(segment)
        }
        const block = element.getAttribute('data-lectern-font') ?? ''
        if ((fresh === '' && block === '') || probes.size >= mostProbes) continue
        if (probes.has(element) || element.getRootNode() !== document) continue
        element.setAttribute('data-lectern-probe', '')
        probes.set(element, { slide: index, block, text: excerpt(fresh || text), own: brings(fontFamily) })
      }
    return [...lost].join('')
  })
  // The browser will answer in the order of the document.
  const marked = [...document.querySelectorAll('[data-lectern-probe]')]
  return { missing, probes: marked.flatMap((element) => probes.get(element) ?? []) }
}
