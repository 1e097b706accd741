/// <reference lib="dom" />

import type { CapacityFont } from '#template'

/** Printable ASCII, letters of Western Europe, and the signs that articles use most. */
const latin = [...range(0x20, 0x7e), ...range(0xa1, 0xff)].join('')
const signs = '‐‑–—―‘’“”„…•·‰′″‹›€™←↑→↓↔⇒−×÷±≈≠≤≥∞√∑∈∂∆αβγδεθλμπρστφωΩ①②③④⑤✓'
/** What programs draw trees and tables of. */
const lines = [...range(0x2500, 0x257f), ...range(0x2580, 0x259f)].join('') + '■□▲△▶▷▼▽◀◁◆◇○●'
const wide = '，。、：；！？（）《》「」『』【】〈〉～'

/** What may be kerned, and what may share a square with its neighbour. */
export const fontSamples = {
  characters: `${latin}${signs}${lines}${wide}`,
  kerned: range(0x21, 0x7e).join('') + '’“”–',
  squeezed: `${wide}“”‘’…—`,
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
}

/**
 * Runs inside the page: the advance widths of a font as it is set on a slide.
 *
 * @param input font (`style weight family`), characters and pairs to be measured
 * @returns em
 */
export async function measureFont(input: {
  font: string
  lang: string
  samples: typeof fontSamples
}): Promise<CapacityFont> {
  const [, style = '', weight = '', family = ''] = /^(\S+) (\S+) (.*)$/s.exec(input.font) ?? []
  const { characters, kerned, squeezed } = input.samples
  const kerningStep = 0.005
  document.documentElement.lang = input.lang
  /** Large, so that a 64th of a px, the unit of layout, does not count. */
  const size = 400
  await document.fonts.load(`${style} ${weight} 20px ${family}`, `${characters}中文あ한🚀ж`)
  const host = document.createElement('div')
  host.className = 'slidev-layout talk'
  // Nothing else is laid out again with each text.
  const slides = document.querySelector<HTMLElement>('#app')
  if (slides) slides.style.display = 'none'
  host.style.cssText = `all: revert-layer; position: absolute; display: block; visibility: hidden; white-space: pre; font: ${style} ${weight} ${size}px/1 ${family}; letter-spacing: 0`
  document.body.append(host)
  /** Widths of many texts, in one layout. */
  const widthsOf = (texts: string[]): number[] => {
    host.replaceChildren(
      ...texts.map((text) => {
        const element = document.createElement('span')
        element.style.cssText = 'position: absolute'
        element.textContent = text
        return element
      }),
    )
    const widths = [...host.children].map((element) => element.getBoundingClientRect().width / size)
    host.replaceChildren()
    return widths
  }
  const round = (value: number): number => Math.round(value * 10_000) / 10_000
  const singles = [...new Set(characters)]
  const single = widthsOf(singles)
  const exact = new Map(singles.map((character, index) => [character, single[index] ?? 0]))
  const pairs: Record<string, string> = {}
  const compare = (texts: string[]): void => {
    const widths = widthsOf(texts)
    for (const [index, text] of texts.entries()) {
      const [a = '', b = ''] = text
      const less = (widths[index] ?? 0) - (exact.get(a) ?? 0) - (exact.get(b) ?? 0)
      // In steps that add up to no pixel in a line, so that many pairs have the same.
      const step = (Math.round(less / kerningStep) * kerningStep).toFixed(3)
      if (Number(step) !== 0) pairs[step] = (pairs[step] ?? '') + text
    }
  }
  for (const a of kerned) compare([...kerned].map((b) => a + b))
  for (const a of squeezed) compare([...squeezed].map((b) => a + b))
  const [han = 1, emoji = 1, joined = 0, letter = 0, other = 0.6] = widthsOf(['中', '🚀', '中n', 'n', 'ж'])
  host.remove()
  if (slides) slides.style.display = ''
  return {
    advances: Object.fromEntries([...exact].map(([character, width]) => [character, round(width)])),
    wide: round(han),
    emoji: round(emoji),
    other: round(other),
    pairs: Object.fromEntries(Object.entries(pairs).toSorted(([a], [b]) => Number(a) - Number(b))),
    autospace: round(joined - han - letter),
  }
}
