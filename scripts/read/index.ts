/** The first stage: any article becomes an mdast tree. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { decode } from './decode.ts'
import { markdown } from './markdown/index.ts'
import { diagrams } from './diagrams.ts'
import { normalise } from './normalise.ts'
import { isMessage, isPdf, isSources, isWord, recognise } from './recognise.ts'
import { plainText } from './text/index.ts'
import { type Unsupported, unsupportedBytes, unsupportedText } from './unsupported.ts'

export { mainOf } from './latex/sources.ts'

/** Each format with its reader. To add one: a file, a row, and a way to recognise it. */
const readers = {
  markdown,
  text: plainText,
  // A document model and an unpacker are 300 files, which no article in Markdown waits for.
  html: async (file) => (await import('./html/index.ts')).html(file),
  mail: async (file) => (await import('./mail.ts')).mail(file),
  subtitles: async (file) => (await import('./subtitles.ts')).subtitles(file),
  mhtml: async (file) => (await import('./html/mhtml.ts')).mhtml(file),
  docx: async (file) => (await import('./docx/index.ts')).docx(file),
  ipynb: async (file) => (await import('./ipynb/index.ts')).ipynb(file),
  latex: async (file) => (await import('./latex/index.ts')).latex(file),
  pdf: async (file) => (await import('./pdf/index.ts')).pdf(file),
  'latex-sources': async (file) => (await import('./latex/index.ts')).bundle(file),
} satisfies Record<string, (file: VFile) => Promise<Root> | Root>

/** The name of a format. */
export type Format = keyof typeof readers

/** The names of the formats. */
export const formats = Object.keys(readers) as Format[]

/** How to read. */
export interface ReadOptions {
  /** The format, when it should not be recognised by content and name. */
  from?: Format
}

/**
 * Read an article.
 *
 * `file.value` becomes the text that every position of the tree points into: the
 * normalised article, or for a format that is no text what it was made into.
 *
 * @param file The article.
 * @param options `from`: recognised by default.
 * @returns Its tree; without children when the article is empty or broken.
 */
export async function read(file: VFile, options?: ReadOptions | null): Promise<Root> {
  const bytes =
    options?.from ??
    (isWord(file)
      ? 'docx'
      : isPdf(file)
        ? 'pdf'
        : isMessage(file)
          ? 'mhtml'
          : (await isSources(file))
            ? 'latex-sources'
            : undefined)
  if (bytes === undefined || !ofBytes.has(bytes)) {
    const unsupported = await unsupportedBytes(file)
    if (unsupported) return refuse(file, unsupported)
    const { text, guessed, sure } = await decode(file.value, file.data.charset)
    if (guessed) sayGuess(file, guessed, sure === true)
    file.value = normalise(text)
    if (!file.value.trim()) {
      say(file, 'read:empty', 'Unexpected empty article, expected text')
      return { type: 'root', children: [] }
    }
  }
  const format = bytes ?? recognise(file)
  const unsupported = byShape.has(format) && !options?.from ? unsupportedText(file) : undefined
  if (unsupported) return refuse(file, unsupported)
  const tree = await readers[format](file)
  await diagrams(tree, file)
  const broken = file.messages.some(({ ruleId }) => ruleId === 'read:broken' || ruleId === 'read:unsupported')
  if (tree.children.length === 0 && !broken)
    say(file, 'read:empty', 'Unexpected article without content, expected text', tree)
  return tree
}

/** Readers that take the bytes as they came. */
const ofBytes: ReadonlySet<Format> = new Set<Format>(['docx', 'latex-sources', 'mhtml', 'pdf'])
/** Formats that any text has, so that other markup passes for them. */
const byShape: ReadonlySet<Format> = new Set<Format>(['markdown', 'text'])

function refuse(file: VFile, { name, advice }: Unsupported): Root {
  const { basename = '', stem = '' } = file
  // The command can be copied as it is.
  const way = /^[\w.-]+$/.test(basename)
    ? advice.replace(/FILE\.\w+/, () => basename).replaceAll('FILE', () => stem)
    : advice
  say(file, 'read:unsupported', `Unexpected ${name}, expected an article. ${way}`)
  file.value = ''
  return { type: 'root', children: [] }
}

function sayGuess(file: VFile, encoding: string, sure: boolean): void {
  if (sure) say(file, 'read:encoding', `Read as ${encoding}, which the bytes fit best`)
  else
    say(
      file,
      'read:encoding-guessed',
      `Read as ${encoding}, which is a guess: the bytes fit several encodings`,
    )
}
