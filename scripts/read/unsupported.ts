/** Files that are no article, known by their first bytes: each with the way out. */

import type { VFile } from 'vfile'
import { wideEncoding } from './decode.ts'

/** A format without a reader. */
export interface Unsupported {
  /** With its article: `a PDF`. */
  name: string
  /** What to do, as a sentence. */
  advice: string
}

/** How `file-type` names binary formats → what they are; the first row that matches counts. */
const binary: (Unsupported & { types: RegExp })[] = [
  {
    types: /^application\/epub\+zip$/,
    name: 'an EPUB book',
    advice: 'Convert the chapter that the talk is about: `pandoc FILE.epub -t gfm -o FILE.md`.',
  },
  {
    types: /opendocument\.text/,
    name: 'an OpenDocument text',
    advice: 'Save it as a Word document (`.docx`), or run `pandoc FILE.odt -t gfm -o FILE.md`.',
  },
  {
    types: /opendocument\.presentation|presentationml|ms-powerpoint/,
    name: 'a presentation',
    advice: 'It is a talk already. Give the article as Markdown, HTML or Word.',
  },
  {
    types: /opendocument\.spreadsheet|spreadsheetml|ms-excel/,
    name: 'a spreadsheet',
    advice: 'Put the table into an article as Markdown or Word.',
  },
  {
    types: /opendocument|visio|ms-publisher|vnd\.ms-/,
    name: 'an Office file that is no text',
    advice: 'Save its text as a Word document (`.docx`).',
  },
  {
    types: /^application\/x-cfb$/,
    name: 'an old or encrypted Office file (`.doc`)',
    advice: 'Open it in Word or LibreOffice, remove the password, and save it as `.docx`.',
  },
  {
    types: /^image\//,
    name: 'an image',
    advice: 'Give the article that it belongs to; text within an image has to be recognised (OCR) first.',
  },
  {
    types: /^(?:audio|video)\/|^application\/(?:ogg|mxf|x-shockwave-flash|vnd\.ms-asf)/,
    name: 'a recording',
    advice: 'Give its transcript as text.',
  },
  {
    types: /zip|tar|compress|rar|7z|bzip2|x-xz|lz|zstd|x-ar|x-cpio|x-unix-archive/,
    name: 'an archive',
    advice: 'Unpack it and give the article in it.',
  },
]

/** Formats of text: how they begin, within their first characters. */
const textual: (Unsupported & { extensions?: RegExp; begins?: RegExp })[] = [
  {
    begins: /^\{\\rtf/,
    name: 'an RTF document',
    advice: 'Save it as a Word document (`.docx`), or run `pandoc FILE.rtf -t gfm -o FILE.md`.',
  },
  {
    begins: /^%!PS/,
    name: 'a PostScript file',
    advice: 'Give the document that it was made from.',
  },
  {
    extensions: /\.(?:adoc|asciidoc)$/i,
    // A title, then an attribute of the document; or its name and a section.
    begins: /^(?:\/\/[^\n]*\n|\s)*= \S[^\n]*\n(?:[^\n]*\n){0,8}?(?::[\w-]+:|== \S)/,
    name: 'AsciiDoc',
    advice: 'Convert it: `asciidoctor FILE.adoc`, then give the HTML.',
  },
  {
    extensions: /\.(?:rst|rest)$/i,
    name: 'reStructuredText',
    advice: 'Convert it: `pandoc FILE.rst -t gfm -o FILE.md`.',
  },
  {
    extensions: /\.org$/i,
    begins: /^(?:\s*#\+(?:TITLE|AUTHOR|DATE|OPTIONS|STARTUP):[^\n]*\n){1,8}/i,
    name: 'an Org document',
    advice: 'Convert it: `pandoc FILE.org -t gfm -o FILE.md`.',
  },
  {
    extensions: /\.typ$/i,
    name: 'a Typst document',
    advice: 'Convert it: `pandoc FILE.typ -t gfm -o FILE.md`.',
  },
  {
    extensions: /\.(?:textile|wiki|mediawiki|muse|opml|fb2|pod|man)$/i,
    name: 'markup that is not read',
    advice: 'Convert it to Markdown with `pandoc -t gfm`.',
  },
  {
    begins: /^\s*(?:<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE svg[^>]*>|\s)*<svg\b(?![^]*<\/svg>\s*\S)/i,
    name: 'an image',
    advice: 'Give the article that it belongs to.',
  },
  {
    extensions: /\.(?:csv|tsv)$/i,
    name: 'a table of data',
    advice: 'Put the table into an article as Markdown or Word.',
  },
  {
    extensions: /\.(?:xml|rss|atom|fodt|dbk|nxml)$/i,
    begins:
      /^\s*<\?xml\b[^>]*>\s*(?:<!--[^]*?-->\s*|<!DOCTYPE (?!html)[^>]*>\s*)*<(?!html\b|body\b|!)[\w:]+/i,
    name: 'XML',
    advice: 'Save it as HTML or Markdown.',
  },
  {
    extensions: /\.(?:json|jsonl|ndjson|geojson)$/i,
    name: 'data as JSON',
    advice: 'Give an article, or a notebook (`.ipynb`).',
  },
  {
    extensions:
      /\.(?:ya?ml|toml|ini|cfg|conf|log|sql|bib|css|js|ts|tsx|jsx|py|rb|go|rs|c|cc|cpp|h|java|sh)$/i,
    name: 'source code or settings',
    advice: 'Give an article about it; name a format with `--from` if it is one.',
  },
]

/** Rows of reStructuredText in a file of another name. */
const directive = /^\.\. (?:[\w-]+::|_[^:\n]{1,80}:|\[[\w#*]+\] )/gm

/** Text formats are known by this much of their start, characters. */
const start = 20_000

/**
 * @param file The article as it came.
 * @returns What it is, where its bytes are no text and no reader takes them.
 */
export async function unsupportedBytes({ value }: VFile): Promise<Unsupported | undefined> {
  if (typeof value === 'string' || value === undefined || !isBinary(value)) return undefined
  const { fileTypeFromBuffer } = await import('file-type')
  // A cut archive makes it throw.
  const found = await fileTypeFromBuffer(value).catch(() => undefined)
  const row = found && binary.find(({ types }) => types.test(found.mime))
  if (row) return row
  return {
    name: found ? `a file of type \`${found.mime}\`` : 'a file of bytes that are no text',
    advice: 'Give an article as Markdown, HTML, Word, a notebook or plain text.',
  }
}

/**
 * @param file The article, normalised.
 * @returns What it is, where no reader knows its markup.
 */
export function unsupportedText(file: VFile): Unsupported | undefined {
  const name = file.path ?? ''
  const value = String(file).slice(0, start)
  const row = textual.find(({ extensions, begins }) => begins?.test(value) || extensions?.test(name))
  if (row) return row
  if ((value.match(directive)?.length ?? 0) >= 2 && !/^#{1,6} |^```/m.test(value))
    return textual.find(({ name: format }) => format === 'reStructuredText')
  return undefined
}

/** So many bytes are looked at. */
const sample = 8192
/** Text has next to none of these; a terminal's colours have escapes. */
const controls = 0.02
/** Bytes that are valid UTF-8 may have some that were pasted; files of zeros are valid too. */
const controlsOfUtf8 = 0.3

/** Whether bytes are no text in any encoding: NUL or many controls, and not as UTF-16 has them. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, sample)
  if (Buffer.from(head.subarray(0, 5)).equals(Buffer.from('%PDF-'))) return true
  let count = 0
  for (const byte of head) if (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) count++
  if (count <= head.length * controls || wideEncoding(head)) return false
  return count > head.length * controlsOfUtf8 || !isUtf8(head)
}

/** Whether this is the start of a text in UTF-8; its last character may be cut. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
