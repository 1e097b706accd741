/** What a paper in TeX says of itself: title, authors, affiliations, date. */

import type * as Ast from '@unified-latex/unified-latex-types'
import { joinPeople, type People, peopleIn } from '../paper/authors.ts'
import type { Context } from './context.ts'
import { argumentOf, nameOf, walk } from './parse.ts'
import { plain } from './phrasing.ts'

/** The front of a paper. */
export interface Front extends People {
  title: string
  subtitle: string
  date: string
}

/** Commands within `\author` that name nobody. */
const dropped =
  /^(?:thanks|inst|textsuperscript|footnote|footnotemark|footnotetext|orcid|orcidID|orcidlink|IEEEmembership|email|texttt|url|href|corref|fnref|tnoteref|cortext|Letter|samethanks|eqcontrib|authornote|authornotemark|label|hspace|vspace)$/
const next = /^(?:and|And|AND|qquad|quad)$/
const breaks = /^(?:\\|newline|IEEEauthorblockA)$/
const transparent =
  /^(?:IEEEauthorblockN|textbf|textsc|textrm|textnormal|mbox|name|bf|emph|large|normalsize|makecell|texorpdfstring|IEEEcompsocitemizethanks)$/

/**
 * ```tex
 * > | \author{Mira Aldous\thanks{…} \\ University of Norwick \and Wei Chen}
 *             ^^^^^^^^^^^              ^^^^^^^^^^^^^^^^^^^^^      ^^^^^^^^
 * ```
 *
 * @param nodes All of the paper.
 */
export function frontOf(nodes: readonly Ast.Node[], context: Context): Front {
  const macros = [...walk(nodes)].filter((node): node is Ast.Macro => node.type === 'macro')
  const named = (...names: string[]): Ast.Macro[] =>
    macros.filter((node) => names.includes(node.content) && (node.args?.length ?? 0) > 0)
  const words = (node: Ast.Macro | undefined): string =>
    node
      ? plain(
          context.phrasing(
            argumentOf(node, -1).filter((one) => one.type !== 'macro' || !dropped.test(one.content)),
          ),
        )
          .replace(/\s+/g, ' ')
          .trim()
      : ''
  const people = named('author', 'icmlauthor').flatMap((node) =>
    chunks(argumentOf(node, node.content === 'icmlauthor' ? 0 : -1), context).map(peopleIn),
  )
  const places = named('affiliation', 'affil', 'institute', 'address', 'institution')
    .map(words)
    .filter((text) => /\p{L}{3}/u.test(text) && !text.includes('@'))
  const all = joinPeople(people)
  return {
    title: words(named('title', 'icmltitle', 'Title')[0]),
    subtitle: words(named('subtitle')[0]),
    authors: all.authors,
    affiliations: [...new Set([...all.affiliations, ...places])],
    date: words(named('date')[0]),
  }
}

/** The lines of each author. */
function chunks(nodes: readonly Ast.Node[], context: Context): string[][] {
  const all: string[][] = [['']]
  const add = (text: string): void => {
    const lines = all.at(-1) as string[]
    lines[lines.length - 1] += text
  }
  const read = (inner: readonly Ast.Node[]): void => {
    let run: Ast.Node[] = []
    const flush = (): void => {
      // Spaces at its ends keep names apart.
      if (run.length > 0) add(`${run[0]?.type === 'whitespace' ? ' ' : ''}${plain(context.phrasing(run))}`)
      run = []
    }
    for (const node of inner) {
      const name = nameOf(node)
      const cuts =
        node.type === 'macro' &&
        (breaks.test(name) || next.test(name) || dropped.test(name) || transparent.test(name))
      if (!cuts && !['inlinemath', 'parbreak', 'group', 'environment'].includes(node.type)) {
        run.push(node)
        continue
      }
      flush()
      if (node.type === 'group' || node.type === 'environment') read(node.content)
      else if (node.type === 'parbreak') all.at(-1)?.push('')
      else if (breaks.test(name)) {
        all.at(-1)?.push('')
        if (name === 'IEEEauthorblockA') read(argumentOf(node, -1))
      } else if (next.test(name)) all.push([''])
      else if (transparent.test(name)) read(argumentOf(node, -1))
      else add(' ')
    }
    flush()
  }
  read(nodes)
  return all
}
