/** Word documents. */

import mammoth from 'mammoth'
import type { Root, Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { stringify } from 'yaml'
import { say } from '#message/say.ts'
import { attach, isShown, lack } from '../ipynb/attachments.ts'
import { blocksOf } from './body.ts'
import type { Context } from './context.ts'
import { emit, numberingXml, styleMap, stylesXml } from './emit.ts'
import { type Front, frontOf } from './front.ts'
import { impliedHeadings } from './implied-headings.ts'
import { Numbering } from './numbering.ts'
import { type Package, packageOf } from './package.ts'
import { Pieces } from './pieces.ts'
import { stylesOf } from './styles.ts'
import { typedLists, withoutContents } from './typed.ts'
import { within, writeXml, type Xml } from './xml.ts'
import { html } from '../html/index.ts'
import { mostParagraphs, sayLimit } from '../limit.ts'
import { normalise } from '../normalise.ts'
import { pack, unpack } from './repack.ts'

/** Text of hundreds of books, or an archive that is made to fill the memory, bytes. */
const largest = 200 * 1024 * 1024

/**
 * Read a Word document: what mammoth knows nothing of is rewritten to what it knows (styles, lists
 * that go on, hidden text, formulas); mammoth makes HTML of it, which is read as such.
 *
 * @param file Bytes; its value becomes the HTML, a block a line.
 */
export async function docx(file: VFile): Promise<Root> {
  const bytes =
    typeof file.value === 'string' ? new TextEncoder().encode(file.value) : (file.value ?? new Uint8Array())
  try {
    const parts = packageOf(unpack(bytes, largest))
    const pieces = new Pieces(file)
    const { context, front } = rewrite(parts, pieces)
    const value = pieces.restore(await convert(parts, file, context))
    const comment = frontComment(front)
    file.value =
      comment.text +
      normalise(value.replace(/<\/(?:p(?!><\/t[dh])|h[1-6]|li|tr|table|ul|ol|pre|blockquote|div)>/g, '$&\n'))
    sayLeftOut(context, file)
    if (parts.isLimited()) sayLimit(file, 'paragraphs', mostParagraphs)
    const tree = html(file, { whole: true })
    if (comment.yaml) addFront(tree, comment.yaml)
    return tree
  } catch (error) {
    say(
      file,
      'read:broken',
      `Unexpected content, expected a Word document: ${(error as Error).message.split('\n')[0]}`,
    )
    file.value = ''
    return { type: 'root', children: [] }
  }
}

/** Make the document one that mammoth reads rightly; the files of the package are changed. */
function rewrite(parts: Package, pieces: Pieces): { context: Context; front: Front } {
  const context: Context = {
    parts,
    styles: stylesOf(parts.part('styles')),
    numbering: new Numbering(parts.part('numbering')),
    pieces,
    fields: [],
    blocks: (parent) => blocksOf(parent, context),
    emit: (blocks) => {
      typedLists(blocks)
      return emit(blocks, pieces)
    },
    hidden: 0,
    contents: 0,
    leftOut: new Set(),
  }
  const root = parts.read(parts.main)
  const body = within(root, 'w:body')
  if (!root || !body) throw new Error('it has no body')
  const blocks = withoutContents(blocksOf(body, context), (count) => void (context.contents += count))
  const front = frontOf(blocks)
  impliedHeadings(blocks)
  typedLists(blocks)
  write(parts, parts.main, { ...root, children: [{ ...body, children: emit(blocks, pieces) }] })
  for (const kind of ['footnotes', 'endnotes']) {
    const part = parts.part(kind)
    const name = parts.nameOf(kind)
    if (part && name !== undefined)
      write(parts, name, { ...part, children: part.children.map((note) => rewritten(note, context)) })
  }
  write(parts, parts.nameOf('styles') ?? 'word/styles.xml', stylesXml())
  write(parts, parts.nameOf('numbering') ?? 'word/numbering.xml', numberingXml())
  return { context, front }
}

function rewritten(note: Xml | string, context: Context): Xml | string {
  return typeof note === 'string' ? note : { ...note, children: context.emit(blocksOf(note, context, true)) }
}

function write({ files }: Package, name: string, xml: Xml): void {
  files.set(name, new TextEncoder().encode(writeXml(xml)))
}

async function convert({ files }: Package, file: VFile, context: Context): Promise<string> {
  const result = await mammoth.convertToHtml(
    { buffer: Buffer.from(pack(files)) },
    {
      styleMap,
      includeDefaultStyleMap: true,
      convertImage: mammoth.images.imgElement(async (image) => {
        if (isShown(image.contentType))
          return { src: attach(file, image.contentType, await image.readAsBase64String()) }
        return {
          src: lack(
            file,
            'picture',
            `Could not show a picture of type \`${image.contentType}\`, which no browser draws. Save it as PNG in the document`,
          ),
        }
      }),
    },
  )
  for (const { message } of result.messages)
    if (!/^Image of type|^Unrecognised (?:paragraph|run) style/.test(message)) context.leftOut.add(message)
  return withoutRepeated(result.value)
}

/** A note that is referred to twice is listed twice by mammoth, both with one id. */
function withoutRepeated(value: string): string {
  const known = new Set<string>()
  return value.replace(
    /<li id="((?:foot|end)note-[^"]+)">[^]*?<\/li>(?=<li id="(?:foot|end)note-|<\/ol>$)/g,
    (item, id: string) => {
      if (known.has(id)) return ''
      known.add(id)
      return item
    },
  )
}

function sayLeftOut({ hidden, contents, leftOut }: Context, file: VFile): void {
  if (hidden > 0) say(file, 'read:hidden', `Left out ${hidden} characters that the document hides`)
  if (contents > 0) say(file, 'read:contents', `Left out a table of contents of ${contents} lines`)
  for (const what of leftOut) say(file, 'read:left-out', `Left out of the Word document: ${what}`)
}

/** Beside the title, which a page may have from its only heading. */
function addFront(tree: Root, yaml: Yaml): void {
  const [first] = tree.children
  if (first?.type !== 'yaml') tree.children.unshift(yaml)
  else tree.children[0] = { ...yaml, value: `${first.value}\n${yaml.value}` }
}

/** What the cover says stands as front matter: in a comment, so that it has a place in the text. */
function frontComment({ subtitle, authors, date }: Front): { text: string; yaml?: Yaml } {
  const fields = {
    ...(subtitle ? { subtitle } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(date ? { date } : {}),
  }
  if (Object.keys(fields).length === 0) return { text: '' }
  const value = stringify(fields).trimEnd()
  const text = `<!--\n${value.replaceAll('--', '- -')}\n-->\n`
  const lines = text.split('\n').length
  const end = { line: lines - 1, column: 4, offset: text.length - 1 }
  return { text, yaml: { type: 'yaml', value, position: { start: { line: 1, column: 1, offset: 0 }, end } } }
}
