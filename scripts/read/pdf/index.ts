/** PDF with text in it, as TeX and word processors make it: papers in one column and in two. */

import type { ListItem, Root, RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { stringify } from 'yaml'
import { say } from '#message/say.ts'
import { type Block, blocksOf, bodyOf } from './blocks.ts'
import { boxOf, type Float, floatsOf } from './crops.ts'
import { type Box, extract, mostPages, type Page } from './extract.ts'
import { frontOf } from './front.ts'
import { type Line, linesOf } from './lines.ts'
import { withoutNoise } from './noise.ts'
import { joinerOf, wholeParagraphs } from './text.ts'

declare module 'vfile' {
  interface DataMap {
    /** Where in the text each page of the article begins, offsets in order. */
    pages: { number: number; offset: number }[]
  }
}

/** A page has hundreds of letters; one of images alone has next to none. */
const fewestLetters = 40

/**
 * Read a PDF.
 *
 * @param file Bytes; its value becomes the text that was read, a block a paragraph.
 */
export async function pdf(file: VFile): Promise<Root> {
  const bytes = file.value instanceof Uint8Array ? file.value : new TextEncoder().encode(file.value ?? '')
  const found = await extract(bytes).catch((error: Error) => error)
  if (found instanceof Error) return refuse(file, ...fault(found))
  const { pages, count } = found
  const letters = pages.reduce((sum, { runs }) => sum + lettersIn(runs), 0)
  if (letters < fewestLetters * pages.length)
    return refuse(
      file,
      'a PDF without text, of images alone',
      'Recognise its text first: `ocrmypdf FILE.pdf FILE.pdf`.',
    )
  if (count > mostPages) say(file, 'read:limit', `Read the first ${mostPages} of ${count} pages`)
  file.data.pdf = bytes
  const all = withoutNoise(linesOf(pages), pages)
  const body = bodyOf(all)
  const front = frontOf(
    all.filter(({ page }) => page === 1),
    body,
    pages[0]?.height ?? 800,
  )
  const text = all.filter((line) => !front.used.has(line))
  const floats = floatsOf(text, pages, body)
  const inside = new Set(floats.flatMap(({ lines }) => lines))
  const blocks = wholeParagraphs(
    blocksOf(
      text.filter((line) => !inside.has(line)),
      body,
    ),
  )
  const written = new Writer(file, floats, joinerOf(text))
  for (const block of blocks) written.block(block)
  file.value = written.value
  file.data.pages = written.pages
  if (blocks.some((block) => block.kind === 'reference' || isAbstract(block))) file.data.paper = true
  const cut = written.cut + lettersIn([...inside])
  const share = Math.round((100 * (letters - cut)) / letters)
  say(
    file,
    'read:pdf',
    `Read ${pages.length} pages: ${Math.max(0, share)} % of the letters are in headings, paragraphs, lists, captions, notes and references, the others are in images that are cut from the pages${unmapped(pages)}`,
  )
  const fields = {
    ...(front.title ? { title: front.title } : {}),
    ...(front.authors.length > 0 ? { authors: front.authors } : {}),
    ...(front.affiliations.length > 0 ? { affiliations: front.affiliations } : {}),
    ...(front.date ? { date: front.date } : {}),
  }
  const children: Root['children'] =
    Object.keys(fields).length > 0
      ? [{ type: 'yaml', value: stringify(fields, { lineWidth: 0 }).trimEnd() }]
      : []
  return { type: 'root', children: [...children, ...written.finished()] }
}

/** Papers alone have an abstract. */
function isAbstract({ lines: [first] }: Block): boolean {
  return /^(?:abstract|摘\s*要)(?:\s*[—–:：.-]|\s*$)/i.test(first?.text ?? '')
}

function lettersIn(some: readonly { text: string }[]): number {
  return some.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0)
}

/** Letters of fonts that do not say what they mean. */
function unmapped(pages: readonly Page[]): string {
  const count = pages
    .flatMap(({ runs }) => runs)
    .reduce((sum, { text }) => sum + (text.match(/[\uE000-\uF8FF\uFFFD]/g)?.length ?? 0), 0)
  return count > 0 ? `; ${count} letters are of fonts that do not say which they are` : ''
}

function fault(error: Error): [string, string] {
  if (error.name === 'PasswordException')
    return [
      'an encrypted PDF',
      'Remove its password first: `qpdf --decrypt --password=PASSWORD FILE.pdf FILE-open.pdf`.',
    ]
  return [
    'a damaged PDF',
    'Open it in a viewer and print it to a new PDF, or run `qpdf FILE.pdf FILE-whole.pdf`.',
  ]
}

function refuse(file: VFile, name: string, advice: string): Root {
  say(
    file,
    'read:unsupported',
    `Unexpected ${name}, expected an article. ${advice.replaceAll('FILE', file.stem && /^[\w.-]+$/.test(file.stem) ? file.stem : 'FILE')}`,
  )
  file.value = ''
  return { type: 'root', children: [] }
}

/** Writes the blocks one under the other, and knows the place of each. */
class Writer {
  value = ''
  pages: { number: number; offset: number }[] = []
  /** Letters that are in images alone. */
  cut = 0
  readonly #children: RootContent[] = []
  readonly #file: VFile
  readonly #floats: readonly Float[]
  readonly #join: (lines: readonly Line[]) => string
  #line = 1
  #footnotes = 0

  constructor(file: VFile, floats: readonly Float[], join: (lines: readonly Line[]) => string) {
    this.#file = file
    this.#floats = floats
    this.#join = join
  }

  finished(): RootContent[] {
    return this.#children
  }

  block({ kind, lines, depth, number }: Block): void {
    const page = lines[0]?.page ?? 1
    if (this.pages.at(-1)?.number !== page) this.pages.push({ number: page, offset: this.value.length })
    const text = this.#join(lines)
    if (kind === 'formula') return this.#formula(lines, text)
    if (kind === 'caption') return this.#caption(lines, text)
    if (kind === 'row') return this.#rows(lines)
    const position = this.#write(text)
    if (kind === 'heading') {
      const words = number ? text.replace(/^(?:appendix\s+)?\S+\s+/i, '') : text
      this.#children.push({
        type: 'heading',
        depth: (depth ?? 2) as 2,
        children: [{ type: 'text', value: words, position }],
        ...(number ? { data: { number } } : {}),
        position: structuredClone(position),
      })
    } else if (kind === 'item' || kind === 'reference') this.#item(kind, text, position)
    else if (kind === 'footnote') {
      const identifier = String(++this.#footnotes)
      const paragraph = {
        type: 'paragraph' as const,
        children: [{ type: 'text' as const, value: text, position }],
        position: structuredClone(position),
      }
      this.#children.push({
        type: 'footnoteDefinition',
        identifier,
        label: identifier,
        children: [paragraph],
        position: structuredClone(position),
      })
    } else this.#paragraph(text, position)
  }

  #paragraph(text: string, position: Position): void {
    const abstract = /^(abstract|摘\s*要)\s*[—–:：.-]+\s*(?=\S)/i.exec(text)
    if (!abstract) {
      this.#children.push({
        type: 'paragraph',
        children: [{ type: 'text', value: text, position }],
        position: structuredClone(position),
      })
      return
    }
    const value = abstract[1]?.replace(/\s/g, '') ?? ''
    const name = /^[a-z]/i.test(value) ? value.charAt(0).toUpperCase() + value.slice(1).toLowerCase() : value
    this.#children.push({
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value: name, position }],
      position: structuredClone(position),
    })
    this.#children.push({
      type: 'paragraph',
      children: [
        { type: 'text', value: text.slice(abstract[0].length), position: structuredClone(position) },
      ],
      position: structuredClone(position),
    })
  }

  #item(kind: 'item' | 'reference', text: string, position: Position): void {
    const ordered = kind === 'item' && /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s/.test(text)
    const words =
      kind === 'item'
        ? text.replace(/^(?:[\p{Cc}\p{Co}•▪◦‣·∙●○■–*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).])\s+/u, '')
        : text.replace(/^(?:\[\d+\]|\d{1,3}\.)\s*/, '')
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [
        {
          type: 'paragraph',
          children: [{ type: 'text', value: words, position }],
          position: structuredClone(position),
        },
      ],
      position: structuredClone(position),
    }
    const last = this.#children.at(-1)
    if (last?.type === 'list' && last.ordered === ordered) {
      last.children.push(item)
      if (last.position) last.position.end = position.end
    } else
      this.#children.push({
        type: 'list',
        ordered,
        start: ordered ? 1 : null,
        spread: false,
        children: [item],
        position: structuredClone(position),
      })
  }

  #caption(lines: Line[], text: string): void {
    const float = this.#floats.find(({ caption }) => lines.includes(caption))
    const isTable = float?.kind === 'table'
    const paragraph = (): void => {
      const position = this.#write(text)
      this.#children.push({
        type: 'paragraph',
        children: [{ type: 'text', value: text, position }],
        data: { caption: true },
        position: structuredClone(position),
      })
    }
    if (isTable) paragraph()
    if (float) this.#image(float.page, float.box, text)
    if (!isTable) paragraph()
  }

  #formula(lines: Line[], text: string): void {
    this.cut += lettersIn(lines)
    this.#image(lines[0]?.page ?? 1, boxOf(lines), text, false)
  }

  /** Rows of a table without a caption. */
  #rows(lines: Line[]): void {
    if (lines.length < 2) {
      const text = this.#join(lines)
      this.#paragraph(text, this.#write(text))
      return
    }
    this.cut += lettersIn(lines)
    this.#image(lines[0]?.page ?? 1, boxOf(lines), this.#join(lines), false)
  }

  #image(page: number, box: Box, alt: string, captioned = true): void {
    const crops = (this.#file.data.crops ??= {})
    const url = `attachment:page-${page}-${[box.left, box.top, box.right, box.bottom].map(Math.round).join('-')}.png`
    crops[url] = { page, box }
    const position = this.#write(`[${alt}]`)
    this.#children.push({
      type: 'paragraph',
      children: [{ type: 'image', url, alt, title: null, position }],
      ...(captioned ? {} : { data: { uncaptioned: true } }),
      position: structuredClone(position),
    })
  }

  #write(text: string): Position {
    const start: Point = { line: this.#line, column: 1, offset: this.value.length }
    this.value += `${text}\n\n`
    this.#line += 2
    return {
      start,
      end: { line: start.line, column: text.length + 1, offset: (start.offset ?? 0) + text.length },
    }
  }
}
