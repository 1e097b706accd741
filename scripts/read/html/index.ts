/** Pages: HTML as it stands on the web. */

import type { Element, Root as HastRoot } from 'hast'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { code } from '#hast/code.ts'
import { contentModel } from '#hast/content-model.ts'
import { elementHandlers, left } from '#hast/handlers.ts'
import { images } from '#hast/images.ts'
import { math } from '#hast/math.ts'
import { parseHtml } from '#hast/parse.ts'
import { span } from '#hast/span.ts'
import { attribute, elements, find } from '#hast/walk.ts'
import { say } from '#message/say.ts'
import { noteHandlers, notes } from '../latexml/notes.ts'
import { limitElements } from '../limit.ts'
import { latexml, latexmlHandlers, type Paper } from '../latexml/index.ts'
import { addresses } from './addresses.ts'
import { footnotes } from './footnotes.ts'
import { googleDocs } from './google-docs.ts'
import { permalinks } from './permalinks.ts'
import { maskInertElements } from './mask-inert-elements.ts'
import { frontMatter, type Head, headOf } from './head.ts'
import { hiddenLines } from './hidden-lines.ts'
import { joined, region, type Range } from './region.ts'
import { titleOf } from './title.ts'
import { wordLists } from './word-lists.ts'

declare module 'mdast' {
  interface RootData {
    /** Where in the text its article stands, as offsets; all else is what a page says around it. */
    article?: [from: number, to: number][]
  }
}

/** Elements that show something which no deck can: their places are named. */
const media = new Set(['applet', 'audio', 'canvas', 'embed', 'iframe', 'object', 'video'])
/** Formulas between delimiters are drawn by these. */
const draws = /mathjax|katex|x-mathjax-config/i

/**
 * Read a page.
 *
 * All of its body becomes nodes, so that nothing is lost here; `data.article`
 * says which of it is the article, and `clean` drops the rest by name.
 *
 * ```html
 * > | <head> … </head>                       front matter: title, authors, date, language, source
 *     ^^^^^^
 * > | <nav> … </nav><main><p>Text</p></main>
 *                         ^^^^^^^^^^^ article
 * ```
 *
 * @param file The page, normalised.
 * @param options `whole`: there is nothing around the article.
 * @returns Its tree; positions are in `file.value`.
 */
export function html(file: VFile, options?: { whole?: boolean } | null): Root {
  const source = limitElements(file)
  const hast = parseHtml(maskInertElements(source))
  const document = googleDocs(hast, source)
  const head = { ...headOf(hast), ...(document?.title ? document : {}) }
  permalinks(hast)
  const paper = latexml(hast, file)
  math(hast, draws.test(source))
  hiddenLines(hast, file)
  code(hast)
  images(hast)
  addresses(hast, file.data.address)
  if (paper) return paperTree(paper, head, file)
  const body = find(hast, ({ tagName }) => tagName === 'body') ?? hast
  const all: Range = [0, source.length]
  const found = options?.whole ? { fragments: [all], whole: all } : region(body)
  const title = titleOf(hast, head, found !== undefined)
  // A page may hold a part of a paper.
  if (body.type === 'element') notes(body)
  wordLists(body)
  footnotes(body)
  const tree = convert(body, noteHandlers)
  if (found) {
    const article = title ? [...found.fragments, title.place] : found.fragments
    tree.data = { ...tree.data, article: joined(article) }
    for (const element of left(body.type === 'root' ? body : { type: 'root', children: [body] }))
      if (media.has(element.tagName) && within(element, found.whole)) name(element, file)
  } else tree.data = { ...tree.data, scraped: true }
  const front = frontMatter({ ...head, title: title?.text ?? head.title }, file.data.address)
  if (front) tree.children.unshift(front)
  return tree
}

/** Of a paper all is article: there is nothing around it any more. */
function paperTree({ article, front }: Paper, head: Head, file: VFile): Root {
  file.data.paper = true
  const tree = convert(article, latexmlHandlers)
  for (const element of left({ type: 'root', children: [article] })) name(element, file)
  const stated = {
    ...head,
    ...front,
    title: front.title || head.title,
    date: front.date || head.date,
  }
  const yaml = frontMatter(stated, file.data.address)
  if (yaml) tree.children.unshift(yaml)
  return tree
}

function convert(body: Element | HastRoot, more: Record<string, Handle> = {}): Root {
  const hast: HastRoot = { type: 'root', children: body.children as HastRoot['children'] }
  if (body.position) hast.position = body.position
  const options = { handlers: { ...elementHandlers(), ...more }, nodeHandlers: { comment: () => undefined } }
  const tree = toMdast(hast, { ...options, document: true, newlines: true }) as Root
  contentModel(tree)
  for (const node of tree.children) span(node)
  return tree
}

function within({ position }: Element, [from, to]: Range): boolean {
  const start = position?.start.offset ?? -1
  return from <= start && start <= to
}

function name(element: Element, file: VFile): void {
  const inner = [element, ...elements(element)]
  const address = inner.map((part) => attribute(part, 'src') || attribute(part, 'data')).find(Boolean)
  say(
    file,
    'read:media',
    `Left out \`<${element.tagName}>\`${address ? ` of \`${address.slice(0, 100)}\`` : ''}: not text or an image`,
    element.position,
  )
}
