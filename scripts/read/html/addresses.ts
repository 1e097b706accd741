/** Addresses of a page. */

import type { Root } from 'hast'
import { attribute, elements } from '#hast/walk.ts'

declare module 'vfile' {
  interface DataMap {
    /** Where the article was fetched from. */
    address: string
  }
}

/**
 * Make addresses whole, where it is known what they begin at; take out those that run scripts.
 *
 * ```html
 * > | <base href="https://example.com/a/"> … <img src="b.png">
 *                                                      ^^^^^ https://example.com/a/b.png
 * ```
 *
 * @param root Changed in place.
 * @param address Where the page was fetched from, if it was.
 */
export function addresses(root: Root, address: string | undefined): void {
  const all = [...elements(root)]
  const baseElement = all.find(({ tagName, properties }) => tagName === 'base' && properties['href'])
  const base = resolve(baseElement ? attribute(baseElement, 'href') : '', address) ?? address
  for (const element of all) {
    for (const name of ['href', 'src', 'cite'] as const) {
      const value = attribute(element, name).trim()
      if (!value) continue
      if (/^javascript:/i.test(value)) delete element.properties[name]
      else if (!value.startsWith('#')) element.properties[name] = unwrapped(resolve(value, base) ?? value)
    }
  }
}

/** Editors lead to another site by way of their own: `https://www.google.com/url?q=…`. */
function unwrapped(value: string): string {
  const url = /^https?:\/\/(?:www\.google\.[a-z.]{2,6}\/url|link\.zhihu\.com\/|link\.juejin\.cn\/?)\?/.test(
    value,
  )
    ? URL.parse(value)
    : null
  const baseElement =
    url?.searchParams.get('q') ?? url?.searchParams.get('url') ?? url?.searchParams.get('target')
  return baseElement && /^https?:\/\//.test(baseElement) ? baseElement : value
}

function resolve(value: string, base: string | undefined): string | undefined {
  if (!value || (!base && !URL.canParse(value))) return undefined
  return URL.parse(value, base)?.href
}
