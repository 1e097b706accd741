/** Pictures that a page loads late, or in several sizes: one address each. */

import type { Element, ElementContent, Root } from 'hast'
import { attribute, classes, elements, find, rewrite } from './walk.ts'

/** Where scripts keep the address until the picture is scrolled to, as hast names the attributes. */
const late = [
  'dataSrc',
  'dataOriginal',
  'dataActualsrc',
  'dataLazySrc',
  'dataLazyload',
  'dataUrl',
  'dataOriginalSrc',
]
const lateSets = ['srcSet', 'dataSrcSet', 'dataSrcset', 'dataLazySrcset']
/** What stands there meanwhile. */
const placeholderAddress =
  /^$|^data:image\/(?:gif|svg\+xml)|(?:^|[/_-])(?:blank|spacer|placeholder|loading|lazy(?:load)?|transparent|pixel|1x1)[\w-]*\.(?:gif|png|svg|jpe?g)/i
/** A picture of so few pixels counts readers. */
const pixel = 2
/** One of so few stands for a letter or a word. */
const icon = 32
/** Letters that a site draws as pictures. */
const emoji = /^(?:emoji|emojione|twemoji|wp-smiley|g-emoji)$/i

/**
 * ```html
 * > | <img src="blank.gif" data-src="a.png">   <img srcset="s.png 400w, l.png 800w">
 *                                    ^^^^^                              ^^^^^
 * > | <picture><source srcset="a.webp"><img></picture>   <noscript><img src="a.png"></noscript>
 *                              ^^^^^^                                         ^^^^^
 * ```
 *
 * @param root Changed in place.
 */
export function images(root: Root): void {
  rewrite(root, (element, parent) => {
    if (element.tagName === 'noscript') return noscript(element, parent as Element)
    if (element.tagName === 'picture') {
      const image = find(element, ({ tagName }) => tagName === 'img' || tagName === 'amp-img')
      if (!image) return undefined
      const sources = [...elements(element)].filter(({ tagName }) => tagName === 'source')
      if (!address(image)) image.properties['src'] = sources.map(address).find(Boolean) ?? ''
      return resolveSources(image)
    }
    if (element.tagName === 'img' || element.tagName === 'amp-img') return resolveSources(element)
    return undefined
  })
}

/** A picture for readers without scripts repeats one that comes late. */
function noscript(element: Element, parent: Element): ElementContent[] | undefined {
  const image = find(element, ({ tagName }) => tagName === 'img')
  const children = element.children.filter((child) => child.type === 'element')
  if (!image || children.length !== 1) return []
  const siblings = parent.children.filter((child) => child.type === 'element')
  const at = siblings.indexOf(element)
  const before = pictureOf(siblings[at - 1])
  if (before && address(before)) return []
  const after = pictureOf(siblings[at + 1])
  return after && address(after) === address(image) ? [] : resolveSources(image)
}

function pictureOf(element: Element | undefined): Element | undefined {
  return element && (isImage(element) ? element : find(element, isImage))
}

function isImage({ tagName }: Element): boolean {
  return tagName === 'img'
}

function resolveSources(image: Element): ElementContent[] {
  const size = Math.min(pixels(image, 'width'), pixels(image, 'height'))
  if (size <= pixel) return []
  if (classes(image).some((name) => emoji.test(name)))
    return [{ type: 'text', value: attribute(image, 'alt') }]
  const url = address(image)
  if (!url) return []
  if (size <= icon) image.properties['dataIcon'] = true
  image.tagName = 'img'
  image.properties['src'] = url
  return [image]
}

/** How wide or high a picture is set; without a number it is as large as it is. */
function pixels(image: Element, name: 'height' | 'width'): number {
  const stated = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(attribute(image, name))?.[1]
  return stated === undefined ? Infinity : Number(stated)
}

function address(image: Element): string {
  const plain = attribute(image, 'src').trim()
  if (!placeholderAddress.test(plain)) return plain
  for (const name of late) {
    const value = attribute(image, name).trim()
    if (value && !placeholderAddress.test(value)) return value
  }
  for (const name of lateSets) {
    const value = largest(attribute(image, name))
    if (value) return value
  }
  return plain
}

/** `a.png 400w, b.png 2x` → the address with the largest number. */
function largest(set: string): string {
  let best = ''
  let most = -1
  for (const match of set.matchAll(/(\S+[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)) {
    const size = Number(match[2] ?? 0)
    if (size > most && !placeholderAddress.test(match[1] ?? '')) {
      most = size
      best = match[1] ?? ''
    }
  }
  return best
}
