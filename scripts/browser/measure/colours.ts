/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Red, green and blue from 0 to 255, and how much covers what lies below, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** A colour and what lies below it, as they come to the screen: nothing shines through. */
export interface Shown {
  colour: Colour
  ground: Colour
}

/** What the functions that run inside the page share of colours. */
export interface ColourTools {
  /** A colour as CSS writes it. */
  parse: (css: string) => Colour
  /**
   * A colour that an element draws with, with the grounds of its ancestors below it; nothing where one of these is
   * a picture or a gradient, where it cannot be seen at all, or where no ground covers.
   */
  shownOn: (element: Element, colour: Colour) => Shown | undefined
  /** Contrast of WCAG 2, from 1 to 21, cut to two digits. */
  ratio: (shown: Shown) => number
  hex: (colour: Colour) => string
}

declare global {
  interface Window {
    lecternColours: ColourTools
  }
}

/** Runs inside the page, after `installTools`: puts the tools there. */
export function installColours(): void {
  const { parentOf } = window.lecternTools
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const parse = (css: string): Colour => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = css
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const over = (above: Colour, below: Colour): Colour => {
    const rest = below[3] * (1 - above[3])
    const alpha = above[3] + rest
    const mix = (at: 0 | 1 | 2): number =>
      alpha === 0 ? 0 : (above[at] * above[3] + below[at] * rest) / alpha
    return [mix(0), mix(1), mix(2), alpha]
  }
  const faded = ([red, green, blue, alpha]: Colour, by: number): Colour => [red, green, blue, alpha * by]
  const shownOn = (element: Element, own: Colour): Shown | undefined => {
    let shown: Shown = { colour: own, ground: [0, 0, 0, 0] }
    for (let at: Element | null = element; at; at = parentOf(at)) {
      const { backgroundImage, backgroundColor, opacity } = getComputedStyle(at)
      if (backgroundImage !== 'none') return undefined
      const background = parse(backgroundColor)
      const by = Number(opacity)
      shown = {
        colour: faded(over(shown.colour, background), by),
        ground: faded(over(shown.ground, background), by),
      }
      if (shown.colour[3] === 0) return undefined
      // A 255th is what a screen tells apart.
      if (shown.ground[3] > 1 - 1 / 255) return shown
    }
    return undefined
  }
  const luminance = (colour: Colour): number => {
    const [red, green, blue] = [colour[0], colour[1], colour[2]].map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  window.lecternColours = {
    parse,
    shownOn,
    ratio({ colour, ground }) {
      const [light, dark] = [luminance(colour), luminance(ground)].toSorted((a, b) => b - a)
      return Math.floor(((light! + 0.05) / (dark! + 0.05)) * 100) / 100
    },
    hex: ([red, green, blue]) =>
      `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`,
  }
}
