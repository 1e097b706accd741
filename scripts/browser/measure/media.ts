/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { DrawnSlide } from './page-tools.ts'
import type { Box, DiagramMeasurement, ImageMeasurement, Sized } from './types.ts'

/** The part of a slide that is drawn and not written. */
export interface SlideMedia {
  images: ImageMeasurement[]
  diagrams: DiagramMeasurement[]
  outside: string[]
}

/**
 * Runs inside the page, after `installTools`.
 *
 * @param wanted what draws a diagram; addresses that were refused; bound of the wait for one background, ms
 * @returns pictures and diagrams of each slide, and which of the refused addresses it names
 */
export async function measureMedia(wanted: {
  diagrams: string
  refused: string[]
  timeout: number
}): Promise<SlideMedia[]> {
  const { slides, boxOf, innerOf, union, within, children, closest, scaleOf, excerpt, round } =
    window.lecternTools

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

  const labelsOf = (host: Element): { smallest?: Sized; cut: string[] } => {
    let smallest: Sized | undefined
    const cut: string[] = []
    for (const element of all(host)) {
      if (closest(element, 'style, title, desc, script')) continue
      const own = [...element.childNodes].some((node) => node instanceof Text && /\S/.test(node.data))
      if (!own || boxOf(element).width === 0) continue
      const size = round(Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element))
      const text = excerpt(element.textContent ?? '')
      if (size < (smallest?.size ?? Infinity)) smallest = { size, text }
      const holder = closest(element, 'foreignObject')
      if (!holder) continue
      const range = document.createRange()
      range.selectNodeContents(element)
      const [written, room] = [range.getBoundingClientRect(), boxOf(holder)]
      // 2 px: Mermaid rounds the widths of its labels.
      if (written.width > room.width + 2 && getComputedStyle(holder).overflow !== 'visible') cut.push(text)
    }
    return { ...(smallest ? { smallest } : {}), cut }
  }
  /** What the slot leaves: its inner box without what stands above and below the diagram. */
  const roomOf = (host: Element, slide: DrawnSlide): Box => {
    const slot = closest(host, '[data-slot]') ?? closest(host, '.slidev-layout') ?? slide.element
    const room = innerOf(slot)
    const own = boxOf(host)
    let [top, bottom] = [room.y, room.y + room.height]
    for (const block of slide.blocks) {
      if (block.element === host || !slot.contains(block.element) || host.contains(block.element)) continue
      const { y, height, x, width } = boxOf(block.element)
      const beside = x >= own.x + own.width || x + width <= own.x
      if (beside || height === 0) continue
      if (y + height <= own.y + 1) top = Math.max(top, y + height)
      else if (y >= own.y + own.height - 1) bottom = Math.min(bottom, y)
    }
    return { x: room.x, y: top, width: room.width, height: Math.max(0, bottom - top) }
  }
  const diagramsOf = (slide: DrawnSlide): DiagramMeasurement[] => {
    const hosts = all(slide.element).filter((element) => element.matches(wanted.diagrams))
    const failed = [...slide.element.querySelectorAll('pre[border~="red"]')]
    return [
      ...hosts.filter((host) => !hosts.some((other) => other !== host && other.contains(host))),
      ...failed,
    ].map((host) => {
      const drawings = all(host).filter(
        (element) => element.localName === 'svg' && !closest(element.parentElement ?? host, 'svg'),
      )
      const ink = drawings.flatMap((svg) =>
        all(svg)
          .filter(
            (part) =>
              part instanceof SVGGeometryElement ||
              part.localName === 'foreignObject' ||
              part.localName === 'text',
          )
          .filter((part) => !closest(part, 'defs, marker, clipPath, mask, symbol, pattern'))
          .map(boxOf)
          .filter(({ width, height }) => width > 0 || height > 0),
      )
      const error = host.getAttribute('data-error') ?? (host.matches('pre') ? host.textContent : null)
      const { smallest, cut } = labelsOf(host)
      return {
        state: error ? 'error' : drawings.length > 0 ? 'ready' : 'waiting',
        ...(error ? { error: error.trim().split('\n').slice(0, 3).join(' ') } : {}),
        ...(smallest && !error ? { smallestLabel: smallest } : {}),
        cutLabels: cut,
        box: within(union(ink), slide),
        room: within(roomOf(host, slide), slide),
      }
    })
  }
  const named = (slide: DrawnSlide): string[] => {
    const html = slide.element.innerHTML.replaceAll('&amp;', '&')
    return wanted.refused.filter((url) => html.includes(url) || html.includes(url.replace(/\/$/, '')))
  }
  const result: SlideMedia[] = []
  for (const slide of slides)
    result.push({ images: await imagesOf(slide), diagrams: diagramsOf(slide), outside: named(slide) })
  return result
}
