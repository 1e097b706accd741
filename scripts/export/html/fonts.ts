import { posix } from 'node:path'

/** A face that drew something, as the browser says. */
export interface LoadedFace {
  family: string
  weight: string
  style: string
  /** Whether it is for all characters and not for a part of them. */
  whole: boolean
}

export interface FontUse {
  faces: readonly LoadedFace[]
  /** All characters of the talk. */
  letters: ReadonlySet<string>
  /** A file as a `data:` address; nothing where there is no such file. */
  address(this: void, name: string): string | undefined
}

/**
 * Put into a style sheet the files that it names. Of fonts it keeps those that drew something, and
 * of a font in slices the slices that hold a character of the talk.
 *
 * @param css the style sheet
 * @param name its path in the site
 * @param use what the talk uses
 * @returns a style sheet that asks for nothing
 */
export function embedFonts(css: string, name: string, use: FontUse): string {
  const folder = posix.dirname(name)
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, (rule) => (isUsed(rule, use) ? rule : ''))
    .replace(/url\(\s*(["']?)([^"')]+)\1\s*\)/g, (all, _quote, path: string) => {
      if (/^(?:data:|#)/.test(path)) return all
      const data = use.address(posix.join(folder, decodeURI(path.replace(/[?#].*$/, ''))))
      return data === undefined ? all : `url("${data}")`
    })
}

function isUsed(rule: string, { faces, letters }: FontUse): boolean {
  const family = value(rule, 'font-family').replaceAll(/["']/g, '')
  const [weight, style] = [value(rule, 'font-weight') || '400', value(rule, 'font-style') || 'normal']
  const range = value(rule, 'unicode-range')
  const loaded = faces.filter(
    (face) => face.family === family && named(face.weight) === named(weight) && face.style === style,
  )
  if (range === '') return loaded.some(({ whole }) => whole)
  const spans = range.split(',').map(span)
  const covers = (letter: string): boolean => {
    const code = letter.codePointAt(0)!
    return spans.some(([from, to]) => code >= from && code <= to)
  }
  return loaded.length > 0 && [...letters].some(covers)
}

function value(rule: string, property: string): string {
  return new RegExp(`[{;\\s]${property}\\s*:\\s*([^;}]+)`).exec(rule)?.[1]?.trim() ?? ''
}

function named(weight: string): string {
  return weight === 'normal' ? '400' : weight === 'bold' ? '700' : weight
}

/** `U+4E00-9FFF`, `U+26` or `U+4??` as its first and last code point. */
function span(text: string): [number, number] {
  const [from = '', to] = text.trim().replace(/^U\+/i, '').split('-')
  const number = (digits: string, joker: string): number => Number.parseInt(digits.replaceAll('?', joker), 16)
  return to === undefined ? [number(from, '0'), number(from, 'F')] : [number(from, '0'), number(to, '0')]
}
