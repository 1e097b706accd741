/** The slides of what the article is and what it refers to. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph } from '#tree/build.ts'
import { byline } from '#tree/byline.ts'
import { patch } from '#tree/origin.ts'
import type { Article, Flow, Section } from '#tree/nodes.ts'
import { citedIn } from './cited.ts'
import { draft, type Draft } from './draft.ts'
import { articleNode } from './front-and-back-matter.ts'
import type { Labels } from './labels.ts'
import { unitsOf } from '../content/units.ts'
import { fitSlide } from '../paginate/overflow.ts'
import { paginate } from '../paginate/paginate.ts'
import { sectionSlides, type Setting } from './section-slides.ts'
import { sectionsIn, noAnnotations } from '../content/annotations.ts'
import { balance } from '../paginate/balance.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { titleOf } from './title.ts'

/** References are small print; more on a page nobody can copy down. */
const perPage = 8

/** Characters of a subtitle that names the article. */
const longestSubtitle = 120

/** What names a work each, or several. */
const agendaUnits: readonly Flow['type'][] = ['footnoteDefinition', 'list', 'paragraph']

/** The slides of the references: those of a talk, and those behind its end. */
export interface Sources {
  talk: Draft[]
  back: Draft[]
}

/**
 * The article itself as an entry, then the references that it names.
 *
 * @param shown What the slides of a talk say: of references that need more than one slide it has those
 *   that are cited there, on one slide, and the others stand behind its end; without it, all are in the talk.
 */
export function sources(
  article: Article,
  section: Section | undefined,
  labels: Labels,
  setting: Setting,
  shown?: string,
): Sources {
  const entry = patch(articleNode(article), listItem([paragraph(citation(article))]))
  const blocks =
    section?.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading') ?? []
  const items = blocks.flatMap((node): ListItem[] => {
    if (node.type === 'list') return node.children
    if (node.type === 'footnoteDefinition') return [patch(node, listItem(node.children))]
    return node.type === 'paragraph' ? [listItem([node])] : []
  })
  const head = section?.children[0]
  const title = head ? titleOf(toString(head)) : labels.source
  const own = section ? blocks.filter(({ type }) => !agendaUnits.includes(type)) : []
  // An article that names no author, date or source has nothing to cite but itself.
  const named = article.authors.length > 0 || article.date !== undefined || article.source !== undefined
  if (!named && !section) return { talk: [], back: [] }
  const units = unitsOf(own, noAnnotations)
  const from = head ? [head] : []
  const passage = {
    id: 'references',
    title,
    fields: {},
    from,
    candidates: setting.candidates,
    report: setting.report,
  }
  const first = named ? [entry] : []
  const spoken = units.length === 0 ? own : []
  const pages = references([...first, ...items], title, from, spoken, setting)
  const others = [
    ...paginate(units, passage),
    ...(section
      ? sectionsIn(section).flatMap((child) => sectionSlides(child, head, undefined, setting))
      : []),
  ]
  if (shown === undefined || pages.length <= 1) return { talk: [...pages, ...others], back: [] }
  let cited = citedIn(shown, items)
  let page = references([...first, ...cited], title, from, [], setting)
  while (page.length > 1 && cited.length > 0) {
    cited = cited.slice(0, -1)
    page = references([...first, ...cited], title, from, [], setting)
  }
  const left = items.filter((item) => !cited.includes(item))
  // A source of more than a slide goes on behind the end.
  const behind = [...page.slice(1), ...references(left, title, from, spoken, setting), ...others]
  return { talk: page.slice(0, 1), back: behind.map((made): Draft => ({ ...made, as: 'backup' })) }
}

/** Entries on as few pages as hold them. */
function references(
  items: readonly ListItem[],
  title: string,
  from: Node[],
  notes: Flow[],
  setting: Setting,
): Draft[] {
  if (items.length === 0) return []
  const candidate = setting.candidates('references', 'source')[0]!
  const fits = (page: readonly ListItem[]): boolean => fitsSlide([list([...page])], candidate, title)
  const pages = balance(items, (page) => page.length <= perPage && fits(page))
  return pages.flatMap((page, index) =>
    fitSlide(
      draft('references', 'source', title, [list(page)], {
        fields: pages.length > 1 ? { continued: `${index + 1}/${pages.length}` } : {},
        from,
        // Notes below the text, where nothing else of the section is shown.
        notes: index === 0 ? notes : [],
        salience: 1,
      }),
      setting,
    ),
  )
}

/** `Author: Title – subtitle, date. Source` with the marks of the language. */
function citation({ title, subtitle, authors, date, source, lang }: Article): string {
  const zh = lang === 'zh'
  // A subtitle that is a paragraph is said with the cover.
  const isName = subtitle !== undefined && subtitle.length <= longestSubtitle
  const name = isName ? `${title}${zh ? '：' : ': '}${subtitle}` : title
  const who = byline(authors, lang)
  const work = zh ? `${who ? `${who}：` : ''}《${name}》` : `${who ? `${who}: ` : ''}“${name}”`
  return [work, date, source].filter((part) => part !== undefined).join(zh ? '，' : ', ')
}
