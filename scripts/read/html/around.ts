/** What stands around articles, and in them, without being text of theirs. */

import type { Element } from 'hast'
import { attribute, classes, elements, textOf } from '#hast/walk.ts'

/** Elements that lead elsewhere or ask for something. */
const leading = new Set(['button', 'datalist', 'dialog', 'form', 'nav', 'select', 'template', 'textarea'])
const roles =
  /^(?:alertdialog|banner|button|complementary|contentinfo|dialog|menu|menubar|navigation|search|toolbar)$/
/** Names that say it of whatever they are given to. */
const names = words(
  `ad ads adsense advert adverts advertisement advertising breadcrumb breadcrumbs comments consent cookie
   cookies disqus editsection gdpr login masthead modal navbar navbox newsletter noprint outbrain pager
   pagination paywall popup promo promotion share sharing signup skip social sponsor sponsored subscribe
   subscription taboola toc toolbar video-js vjs`,
)
/** Names that say it only of links and buttons. */
const weak = words(
  `author banner bio comment community extra footer header menu meta more nav navigation next popular prev
   previous recommend recommendation recommendations recommended related remark replies rss sidebar tags
   trending widget`,
)
/** What is written around such a name. */
const affix =
  /^(?:article|block|c|entry|js|l|mw|page|post|site|wp|widget)[-_]+|[-_]+(?:area|bar|block|box|btns?|buttons?|container|form|inner|icons?|items?|links?|list|module|panel|section|signup|slot|tools?|unit|widget|wrap|wrapper)$/gi
/** Classes of what only machines that read aloud say. */
const unseen = /^(?:sr-only|visually-?hidden|screen-reader-text|screenreader-only|assistive-text)$/i
/** All that such a part says, whatever it is called. */
const saying = /^(?:ad|ads|advertisement|advertorial|anzeige|sponsored|publicité|publicidad|广告|廣告)$/i
/** With more text than this outside its links it tells something, whatever it is called; characters. */
const hasText = 200
/** The share of links in a text that leads elsewhere. */
const linked = 0.5
/** The same for what stands beside the text anyway. */
const linkedAside = 0.25

/**
 * @param element A part of a page.
 * @param edge Whether it stands before or behind all of the article, where a class has more to say.
 * @returns Whether it is none of the article.
 */
export function isAround(element: Element, edge: boolean): boolean {
  const { tagName } = element
  if (leading.has(tagName) || isHidden(element) || roles.test(attribute(element, 'role'))) return true
  if (edge && /^(?:aside|footer|header)$/.test(tagName)) return true
  const own = classes(element)
  if (saying.test(textOf(element).trim())) return true
  if (tagName === 'aside' && isLinked(element, linkedAside)) return true
  if (own.length === 0) return false
  const whole = own.some((name) => names.has(name.replace(affix, '').toLowerCase()))
  const part = whole || own.some((name) => parts(name).some((word) => names.has(word) || weak.has(word)))
  if (!part) return false
  if (isLinked(element, linked) || hasControl(element)) return true
  const { text, links } = weight(element)
  return whole && (edge || text - links < hasText)
}

/** Whether nobody sees it. */
function isHidden(element: Element): boolean {
  const { properties } = element
  return (
    (properties['hidden'] !== undefined && properties['hidden'] !== null && properties['hidden'] !== false) ||
    (attribute(element, 'ariaHidden') === 'true' &&
      !/\bfallback-image\b/.test(attribute(element, 'className'))) ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style')) ||
    classes(element).some((name) => unseen.test(name))
  )
}

function isLinked(element: Element, share: number): boolean {
  const { text, links } = weight(element)
  return text === 0 || links / text >= share
}

function hasControl(element: Element): boolean {
  for (const { tagName } of elements(element)) if (/^(?:button|form|input|select)$/.test(tagName)) return true
  return false
}

/** Characters of all of it, and of its links. */
function weight(element: Element): { text: number; links: number } {
  let links = 0
  for (const inner of elements(element)) if (inner.tagName === 'a') links += size(textOf(inner))
  return { text: size(textOf(element)), links }
}

function size(text: string): number {
  return text.replace(/\s+/g, ' ').trim().length
}

/** `postMeta-inner` → `post`, `meta`, `inner`. */
function parts(name: string): string[] {
  return name
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .split(/[-_]+/)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
