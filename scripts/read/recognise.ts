/** Which format an article is in: weak signals together. */

import type { VFile } from 'vfile'
import { isMail } from './mail-headers.ts'
import { isSentence } from './text/lines.ts'
import { isSubtitles } from './subtitle-times.ts'

/** Syntax that only somebody who writes Markdown produces, with how much it says. */
const syntax: { pattern: RegExp; weight: number; reason: string }[] = [
  {
    pattern: /^ {0,3}#{1,6} +\S/gm,
    weight: 2,
    reason: 'An ATX heading; a shell comment looks alike, so one alone is not enough.',
  },
  { pattern: /^ {0,3}(?:```|~~~)/gm, weight: 3, reason: 'A fence.' },
  {
    pattern: /!?\[[^\]\n]{0,300}\]\([^)\s]{1,500}(?: "[^"\n]{0,200}")?\)/g,
    weight: 3,
    reason: 'A link or an image.',
  },
  { pattern: /^ {0,3}\[[^\]\n]{1,300}\]: +\S/gm, weight: 3, reason: 'A definition.' },
  { pattern: /\*\*[^\s*][^*\n]{0,200}\*\*/g, weight: 2, reason: 'Strong emphasis.' },
  { pattern: /^ {0,3}\|?[ :]*-{3,}[ :]*\|/gm, weight: 3, reason: 'The second line of a table.' },
  { pattern: /^ {0,3}> +\S/gm, weight: 1, reason: 'A block quote, or a quoted mail.' },
  { pattern: /(?<!`)`[^`\n]{1,100}`(?!`)/g, weight: 1, reason: 'Inline code; people type it in forums too.' },
  {
    pattern: /^.{1,200}\n(?:={3,}|-{3,}) *$/gm,
    weight: 1,
    reason: 'A setext heading, or a rule drawn in text.',
  },
  { pattern: /^(?:---|\+\+\+) *\n[^]{0,5000}?\n(?:---|\+\+\+) *$/g, weight: 4, reason: 'Front matter.' },
  {
    pattern: /<(?:img|br|p|div|table|details|sup|sub|kbd|h[1-6])\b[^>\n]{0,500}>/gi,
    weight: 1,
    reason: 'Raw HTML.',
  },
]

/** One sure sign, or two weak ones. */
const enough = 3
/** Of a `.md` file we believe its name, unless nothing in it is Markdown and its shape is a page's. */
const manyBareLines = 3

/** How a page begins: white space, comments and an XML declaration may stand before. */
const page = /^(?:\s|<!--[^]{0,5000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body)\b/i
/** Where a name says HTML, an element at its start is enough. */
const element = /^\s*<(?:[a-z][\w-]*|!--)/i

/** Names of files within a Word document, as its archive lists them. */
const wordPart = Buffer.from('word/document')

/** @returns Whether an article is a Word document: an archive that holds one, or says that it does. */
export function isWord({ value, path }: VFile): boolean {
  if (value === undefined || typeof value === 'string' || !zip.every((byte, at) => value[at] === byte))
    return false
  return /\.docx$/i.test(path) || Buffer.from(value.buffer, value.byteOffset, value.length).includes(wordPart)
}

/** The first bytes of a ZIP archive. */
const zip = [0x50, 0x4b, 0x03, 0x04]
const gzip = [0x1f, 0x8b]

/** @returns Whether an article is a PDF; some programs write a few bytes before its mark. */
export function isPdf({ value }: VFile): boolean {
  const start =
    typeof value === 'string'
      ? value.slice(0, 5)
      : Buffer.from(value?.subarray(0, 5) ?? []).toString('latin1')
  return start === '%PDF-'
}

/** How the sources of a paper begin; comments stand before. */
const paper =
  /^(?:\s|%[^\n]*\n|\\(?:RequirePackage|PassOptionsToPackage|pdfoutput|NeedsTeXFormat)[^\n]*\n)*\\document(?:class|style)\b/

/**
 * @returns Whether an article is the sources of a paper: files that were gathered, or an archive of
 *   such, whose files are in `data.beside` then.
 */
export async function isSources(file: VFile): Promise<boolean> {
  const { value, data } = file
  if (data.beside) return true
  if (value === undefined || typeof value === 'string') return false
  const tar = Buffer.from(value.subarray(257, 262)).toString()
  if (![zip, gzip].some((mark) => mark.every((byte, at) => value[at] === byte)) && tar !== 'ustar')
    return false
  const [{ unpack }, { mainOf }] = await Promise.all([
    import('./latex/bundle.ts'),
    import('./latex/sources.ts'),
  ])
  try {
    const files = unpack(value)
    if (mainOf(files) === undefined) return false
    data.beside = files
    return true
  } catch {
    // Damaged, or too large: it is refused as an archive.
    return false
  }
}

/** The headers of a message in parts, or with its text encoded. */
const encoded = /^content-type:\s*multipart\/|^content-transfer-encoding:\s*(?:base64|quoted-printable)/im

/** @returns Whether an article is a saved page with its pictures, or a saved mail. */
export function isMessage({ value }: VFile): boolean {
  if (value === undefined) return false
  const start =
    typeof value === 'string' ? value.slice(0, 4000) : Buffer.from(value.subarray(0, 4000)).toString('latin1')
  const head = start.split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^(?:[\w-]+:.*|[ \t].*)(?:\r?\n|$)/.test(head) && /^mime-version:/im.test(head) && encoded.test(head)
}

/**
 * Recognise a format by content and name.
 *
 * @param file The article, normalised.
 */
export function recognise(
  file: VFile,
): 'latex' | 'html' | 'ipynb' | 'mail' | 'markdown' | 'text' | 'subtitles' {
  const whole = String(file)
  const value = whole.slice(0, 200_000)
  const name = file.path ?? ''
  if (page.test(value) || (/\.x?html?$/i.test(name) && element.test(value))) return 'html'
  if (/\.ipynb$/i.test(name) || (/^\s*\{/.test(value) && /"nbformat"\s*:/.test(whole))) return 'ipynb'
  if (/\.(?:tex|latex|ltx)$/i.test(name) || paper.test(value)) return 'latex'
  if (/\.(?:srt|vtt)$/i.test(name) || isSubtitles(value)) return 'subtitles'
  if (/\.(?:txt|eml|text)$|^[^.]*$/i.test(name) && isMail(value)) return 'mail'
  let weight = 0
  for (const row of syntax) {
    // The same sign again says less: three suffice.
    weight += row.weight * Math.min(3, value.match(row.pattern)?.length ?? 0)
  }
  if (/\.(?:md|mdx|markdown|mkd|qmd|rmd)$/i.test(name)) {
    return weight === 0 && bareLines(value) >= manyBareLines ? 'text' : 'markdown'
  }
  return weight >= enough ? 'markdown' : 'text'
}

/** Short lines that stand alone before long ones: what headings become when a page is copied. */
function bareLines(value: string): number {
  const blocks = value.split(/\n[ \t]*\n/)
  return blocks.filter((block, index) => {
    const next = blocks[index + 1] ?? ''
    return (
      block.trim().length <= 40 &&
      !block.trim().includes('\n') &&
      !isSentence(block.trim()) &&
      next.length > 60
    )
  }).length
}
