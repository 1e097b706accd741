/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { DrawnSlide } from './page-tools.ts'
import type { Box, ImageMeasurement } from './types.ts'

/** The part of a slide that is drawn and not written. */
export interface SlideMedia {
  images: ImageMeasurement[]
  outside: string[]
}

/**
 * Runs inside the page, after `installTools`.
 *
 * @param wanted addresses that were refused; bound of the wait for one background, ms
 * @returns pictures of each slide, and which of the refused addresses it names
 */
export async function measureMedia(wanted: { refused: string[]; timeout: number }): Promise<SlideMedia[]> {
  const { slides, boxOf, innerOf, within, children } = window.lecternTools

  const all = (root: Element): Element[] =>
    children(root).flatMap((node) => (node instanceof Element ? [node, ...all(node)] : []))

  /** The picture within its frame: `object-fit` leaves room, or cuts. */
  const fitted = (frame: Box, natural: { width: number; height: number }, fit: string): Box => {
    if (!(natural.width > 0) || !(natural.height > 0) || fit === 'fill' || fit === '100% 100%') return frame
    const [x, y] = [frame.width / natural.width, frame.height / natural.height]
    const scale = fit === 'cover' ? Math.max(x, y) : fit === 'none' || fit === 'auto' ? 1 : Math.min(x, y)
    const [width, height] = [natural.width * scale, natural.height * scale]
    return { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2, width, height }
  }
  const described = (
    source: string,
    loaded: boolean,
  ): Pick<ImageMeasurement, 'loaded' | 'outside' | 'source' | 'vector'> => {
    const url = new URL(source, location.href)
    const path = (): string => {
      try {
        return decodeURI(url.pathname)
      } catch {
        return url.pathname
      }
    }
    const local = url.origin === location.origin
    const data = url.protocol === 'data:' || url.protocol === 'blob:'
    return {
      source: data ? `${source.slice(0, 40)}…` : local ? path() : url.href,
      outside: !local && !data,
      vector: /\.svg$/i.test(url.pathname) || source.startsWith('data:image/svg'),
      loaded,
    }
  }
  const images = new Map<string, Promise<HTMLImageElement>>()
  const decode = (source: string): Promise<HTMLImageElement> => {
    const known = images.get(source)
    if (known) return known
    const image = new Image()
    image.src = source
    const late = new Promise<void>((done) => setTimeout(done, wanted.timeout))
    const loading = Promise.race([image.decode().catch(() => {}), late]).then(() => image)
    images.set(source, loading)
    return loading
  }
  const imagesOf = async (slide: DrawnSlide): Promise<ImageMeasurement[]> => {
    const found: ImageMeasurement[] = []
    for (const element of [slide.element, ...all(slide.element)]) {
      if (element instanceof HTMLImageElement) {
        const source = element.currentSrc || element.src
        if (source === '' || (element.complete && element.naturalWidth > 0 && boxOf(element).width === 0))
          continue
        const natural = { width: element.naturalWidth, height: element.naturalHeight }
        const shown = fitted(innerOf(element), natural, getComputedStyle(element).objectFit)
        found.push({
          ...described(source, element.naturalWidth > 0),
          background: false,
          natural,
          shown: within(shown, slide),
        })
        continue
      }
      const { backgroundImage, backgroundSize } = getComputedStyle(element)
      for (const [, source] of backgroundImage.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)) {
        const image = await decode(source!)
        const natural = { width: image.naturalWidth, height: image.naturalHeight }
        const shown = fitted(boxOf(element), natural, backgroundSize)
        found.push({
          ...described(source!, image.naturalWidth > 0),
          background: true,
          natural,
          shown: within(shown, slide),
        })
      }
    }
    return found
  }

  const named = (slide: DrawnSlide): string[] => {
    const html = slide.element.innerHTML.replaceAll('&amp;', '&')
    return wanted.refused.filter((url) => html.includes(url) || html.includes(url.replace(/\/$/, '')))
  }
  const result: SlideMedia[] = []
  for (const slide of slides) result.push({ images: await imagesOf(slide), outside: named(slide) })
  return result
}
