/** Pictures. */

import type { Image } from 'mdast'
import { decoded } from '#tree/address.ts'
import { oneLine, plain } from '../characters.ts'
import { escape } from '../escape.ts'

/** Address in the article → name of the file that the tool put into `public/img/`. */
export type Images = Readonly<Record<string, string>>

/** Names that only the tool gives. No SVG: it can hold scripts and addresses. */
const name = /^[\w-]+(?:\.[\w-]+)*\.(?:avif|gif|jpe?g|png|webp)$/i

/**
 * Write a picture that the tool has copied.
 *
 * @param image Picture of the article.
 * @param images What was copied.
 * @returns Markdown; nothing where the tool has no such file: a missing file
 *   fails the build, and a path of the article would publish any file.
 */
export function imageMarkup(image: Image, images: Images): string | undefined {
  const file = Object.hasOwn(images, image.url) ? images[image.url] : undefined
  if (file === undefined || !name.test(file)) return undefined
  const alt = oneLine(placeholder(image))
  const place = { block: 'cell', label: true, note: false } as const
  return escape(alt, place, '[', ']') === alt
    ? `![${alt}](/img/${file})`
    : `<span>${imageTag(file, alt)}</span>`
}

/**
 * The tag of a picture: Slidev's parser drops what is escaped in the alternative text of Markdown.
 *
 * @param file Name below `/img/`.
 * @param alt Any text on one line.
 * @returns HTML in which no character is read as Markdown.
 */
function imageTag(file: string, alt: string): string {
  const encoded = alt.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)
  return `<img src="/img/${file}" alt="${encoded}">`
}

const tag = /^<img src="\/img\/[\w.-]+" alt="([^"<>]*)">$/

const wrapped = /^<span>(<img [^<>]*>)<\/span>$/

/**
 * @param line A written paragraph.
 * @returns The same; a picture that is alone in it is the only child of its paragraph.
 */
export function unwrapped(line: string): string {
  return line.replace(wrapped, '<p>$1</p>')
}

/**
 * @param html A tag, or a paragraph with one.
 * @returns The alternative text of a picture that was written as a tag; nothing for anything else.
 */
export function alternativeText(html: string): string | undefined {
  const inner = html.replace(/^<p>|<\/p>\n?$/g, '')
  return tag.exec(inner)?.[1]?.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

/** A name that a machine gave says nothing: a hash, a number. */
const hash = /[0-9a-f]{12,}|\d{8,}/i

/**
 * The words that stand for a picture that is not there.
 *
 * @param image Picture of the article.
 * @returns Its alternative text, or else the name of its file; where that is a machine's, the site
 *   that has the picture.
 */
export function placeholder(image: Pick<Image, 'alt' | 'url'>): string {
  const alt = plain(image.alt ?? '').trim()
  if (alt !== '') return alt
  const file = plain(decoded(/[^/?#]+(?=[?#]|$)/.exec(image.url)?.[0] ?? ''))
  const site = /^(?:https?:)?\/\/([^/?#:]+)/i.exec(image.url)?.[1]
  const named = /\p{L}{3}|\p{Script=Han}/u.test(file.replace(/\.\w+$/, '')) && !hash.test(file)
  return site === undefined || named ? file : plain(site)
}
