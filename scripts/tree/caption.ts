/** Pictures, and the lines below them: what they show, and whose they are. */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** @returns Whether a paragraph is a picture, or several, and no words. */
export function isFigure(node: Paragraph): boolean {
  return (
    node.children.some(({ type }) => type === 'image') &&
    toString(node.children.filter(({ type }) => type !== 'image')).trim() === ''
  )
}

/** Whose picture it is. */
const credit =
  /^\(?(?:(?:photo(?:graph)?|foto|credit)s?\s?(?:credits?\s?)?(?:[:：]|by\s|courtesy|via\s)|(?:image|picture|illustration|screenshot)s?\s(?:credits?|source|by|courtesy|via)\b)|^[（(]?(?:图片?来源|图源|供图|摄影者?|图片?(?:提供|作者))\s?[:：]|(?:\s|^\S{1,12})(?:(?<![拍航])摄|供图)[)）]?$/iu

/** Whom pictures are bought from: their name alone says it. */
const agency =
  /\b(?:getty images|shutterstock|istock|unsplash|ap photo|associated press|afp|reuters|bloomberg)\b|视觉中国|新华社发/i

/** A longer line says more than whose picture it is, characters. */
const longestCredit = 80

/** @returns Whether a line says nothing but whose picture it is. */
export function isCredit(text: string): boolean {
  return text.length <= longestCredit && (credit.test(text) || isAgency(text)) && !/[。！？!?]$/u.test(text)
}

/** Names between bars and slashes, and no verb: `Jane Doe | Agency | Getty Images`. */
function isAgency(text: string): boolean {
  return agency.test(text) && /^[^.,，。]*(?:[|/／]|via)[^.,，。]*$/u.test(text)
}

/** Characters of a line that names what a picture shows: longer ones tell. */
const longestName = { han: 36, other: 90 }

/** A line that ends as a sentence does and is no longer names a thing too. */
const longestStopped = 16

/** @returns Whether a line directly below a picture names what it shows: few words, and no sentence. */
export function namesImage(text: string): boolean {
  // `大涧学校。`: what is as short has no verb.
  // `4. What else is wrong` goes on with a count.
  if (/^\d+\s?[.、．)）]/.test(text)) return false
  const named = text.length <= longestStopped ? text.replace(/。$/, '') : text
  const most = /\p{Script=Han}/u.test(named) ? longestName.han : longestName.other
  return named.length <= most && /[\p{L}\p{N}"'“”‘’」』》)）]$/u.test(named) && !/[。！？!?；;]/u.test(named)
}
