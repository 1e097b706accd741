/** LaTeX: the sources of a paper. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { PhrasingContent, Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { stringify } from 'yaml'
import { normalise } from '../normalise.ts'
import { bibitems, bibtex, worksOf } from './bibliography.ts'
import { blocks } from './blocks.ts'
import type { Context, Entry } from './context.ts'
import { type Front, frontOf } from './front.ts'
import { expandMacros } from './macros.ts'
import { numbersOf, theoremsOf } from './numbers.ts'
import { nameOf, parse, type Source, walk } from './parse.ts'
import { phrasing } from './phrasing.ts'
import { pictures } from './pictures.ts'
import { protect } from './protect.ts'
import { unpack } from './bundle.ts'
import { bibliographyOf, decoded, mainOf, takeIn } from './sources.ts'

/**
 * Read a paper in TeX.
 *
 * ```tex
 * > | \documentclass{article} … \title{Short Queues} \begin{document} … \section{Model} …
 *                                      ^^^^^^^^^^^^                              ^^^^^ headings
 * ```
 *
 * @param file The main file; `data.beside` holds those that it takes in. Its value becomes
 *   the text with these and with the macros of the author in their places.
 * @returns Its tree; positions are in `file.value`.
 */
export function latex(file: VFile): Root {
  const name = file.data.main ?? ''
  const whole = takeIn(String(file), name, file)
  const { bbl, bib } = bibliographyOf(whole, name, file)
  const guarded = protect(`${stylesOf(whole, file)}${whole}`)
  const text = normalise(guarded.restore(expandMacros(guarded.text)))
  file.value = text
  const theorems = theoremsOf(text)
  const source = tried(() => parse(text, theorems.keys()))
  if (!source) {
    say(file, 'read:broken', 'Could not parse the article as LaTeX')
    return { type: 'root', children: [] }
  }
  const own = bibitems(text)
  const listed = own.length > 0 ? own : bbl ? bibitems(protect(bbl).text) : []
  const entries = listed.length > 0 ? listed : citedOnly(bibtex(bib), text)
  const context = contextOf(file, source, theorems, entries)
  const front = frontOf(source.root.content, context)
  context.footnotes.length = 0
  context.count.footnotes = 0
  const body = bodyOf(source.root)
  const children: Root['children'] = blocks(body, context)
  const yaml = frontMatter(front, file)
  if (yaml) children.unshift({ type: 'yaml', value: yaml })
  const tree: Root = { type: 'root', children }
  pictures(tree, file)
  file.data.paper = true
  return tree
}

/**
 * Read the sources of a paper in one file.
 *
 * @param file Bytes of an archive, or of the main file where `data.beside` holds the others.
 */
export function bundle(file: VFile): Root {
  try {
    if (!file.data.beside && file.value instanceof Uint8Array) file.data.beside = unpack(file.value)
  } catch (error) {
    return broken(file, `Could not unpack the archive: ${(error as Error).message.split('\n')[0]}`)
  }
  const files = file.data.beside ?? {}
  const main = file.data.main ?? mainOf(files)
  if (main === undefined)
    return broken(
      file,
      'Unexpected archive without a LaTeX document, expected a `.tex` file with `\\begin{document}`',
    )
  file.data.main = main
  file.value = normalise(decoded(files[main]))
  return latex(file)
}

function broken(file: VFile, reason: string): Root {
  say(file, 'read:broken', reason)
  file.value = ''
  return { type: 'root', children: [] }
}

declare module 'vfile' {
  interface DataMap {
    /** Whether the article is a scientific paper. */
    paper: boolean
    /** The name of the article below its folder, where that has several files. */
    main: string
  }
}

/** Packages of the author hold macros too. */
function stylesOf(text: string, file: VFile): string {
  const files = file.data.beside ?? {}
  const names = [...text.matchAll(/\\usepackage(?:\[[^\]]*\])?\{([^{}]+)\}/g)].flatMap(([, list = '']) =>
    list.split(','),
  )
  return (
    names
      .map((one) => `${one.trim()}.sty`)
      .filter((one) => Object.hasOwn(files, one))
      .map((one) => decoded(files[one]))
      // Those of journals lay pages out; macros of authors are short.
      .filter((style) => style.length < 30_000)
      .flatMap((style) =>
        style
          .split('\n')
          .filter((line) =>
            /^\s*\\(?:new|renew|provide)command|^\s*\\def\\[a-zA-Z]+\{|^\s*\\DeclareMathOperator|^\s*\\newtheorem/.test(
              line,
            ),
          ),
      )
      .map((line) => `${line}\n`)
      .join('')
  )
}

function bodyOf(root: Ast.Root): Ast.Node[] {
  const document = root.content.find((node) => nameOf(node) === 'document')
  if (document?.type !== 'environment') return root.content
  // Some classes have the abstract before the document.
  const before = root.content.filter((node) => nameOf(node) === 'abstract')
  return [...before, ...document.content]
}

function contextOf(file: VFile, source: Source, theorems: Context['theorems'], entries: Entry[]): Context {
  const context: Context = {
    file,
    source,
    theorems,
    numbers: numbersOf(source, theorems),
    works: worksOf(entries),
    entries: [...entries],
    footnotes: [],
    count: { footnotes: 0 },
    named: new Set(),
    phrasing: (nodes) => phrasing(nodes, context),
    blocks: (nodes) => blocks(nodes, context),
    plainTex: (tex) => plainTex(tex, context),
  }
  return context
}

/** Of a list of references that is data, what the paper cites. */
function citedOnly(entries: readonly Entry[], text: string): Entry[] {
  const cited = new Set(
    [...text.matchAll(/\\[a-zA-Z]*cite[a-zA-Z]*\*?\s*(?:\[[^\]]*\]\s*){0,2}\{([^{}]*)\}/g)].flatMap(
      ([, keys = '']) => keys.split(',').map((key) => key.trim()),
    ),
  )
  return cited.has('*') ? [...entries] : entries.filter(({ key }) => cited.has(key))
}

function plainTex(tex: string, context: Context): PhrasingContent[] {
  const source = parse(normalise(protectedText(tex)), [])
  const words = phrasing(source.root.content, {
    ...context,
    source,
    named: new Set([...context.named, ...commandsIn(source)]),
  })
  return withoutPlaces(words)
}

/** Styles of references define commands of their own, which say nothing about the paper. */
function commandsIn({ root }: Source): string[] {
  return [...walk(root.content)].map(nameOf)
}

function protectedText(tex: string): string {
  const guarded = protect(tex)
  return guarded.restore(guarded.text)
}

function withoutPlaces(nodes: PhrasingContent[]): PhrasingContent[] {
  for (const node of nodes) {
    delete node.position
    if ('children' in node) withoutPlaces(node.children)
  }
  return nodes
}

function tried<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    // The parser throws on input that it has no rule for.
    return undefined
  }
}

function frontMatter(
  { title, subtitle, authors, affiliations, date }: Front,
  file: VFile,
): string | undefined {
  const fields = {
    ...(title ? { title } : {}),
    ...(subtitle ? { subtitle } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(affiliations.length > 0 ? { affiliations } : {}),
    ...(date ? { date } : {}),
    ...(file.data.address ? { source: file.data.address } : {}),
  }
  return Object.keys(fields).length > 0 ? stringify(fields, { lineWidth: 0 }).trimEnd() : undefined
}
