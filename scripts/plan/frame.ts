/** The slides around the article: cover, agenda, takeaways, source. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Article, Flow, Section, Takeaways } from '#tree/nodes.ts'
import type { TemplateSlot } from '#template'
import { draft, type Draft } from './draft.ts'
import { fits } from './fit.ts'
import type { Labels } from './labels.ts'
import { entriesOf } from './entries.ts'
import { pack } from './pack.ts'
import { sectionSlides, type Setting } from './passage.ts'
import { sectionsIn, unread } from './findings.ts'
import { bullets } from './points.ts'
import { titleOf } from './title.ts'

/** References are small print; more on a page nobody can copy down. */
const perPage = 8

/** The places of the metadata, as a node to patch from. */
function said(article: Article): Node {
  return { type: 'metadata', data: { origin: article.data?.origin ?? [] } }
}

/** @returns Title, subtitle, authors and date. */
export function cover(article: Article, notes: Flow[]): Draft {
  const { title, subtitle, date } = article
  const content = subtitle ? [patch(said(article), paragraph(subtitle))] : []
  return draft('cover', 'cover', title, content, {
    // The authors stand in the head matter of the deck, which the cover reads too.
    fields: date ? { date } : {},
    from: [said(article)],
    notes,
    salience: 1,
  })
}

/** @returns The main sections, in order; no slide where there are fewer than two. */
export function agenda(sections: readonly Section[], labels: Labels, notes: Flow[]): Draft[] {
  if (sections.length < 2) return []
  const items = sections.map(({ children: [head] }) => {
    return patch(head, listItem([patch(head, paragraph(titleOf(toString(head))))]))
  })
  return [draft('agenda', 'agenda', labels.agenda, [patch(items, list(items, true))], { notes, salience: 1 })]
}

/** @returns What to take home, with the passage that concludes as notes. */
export function closing(
  found: Takeaways,
  heading: string | undefined,
  from: Node[],
  labels: Labels,
  notes: Flow[],
  slot: TemplateSlot,
): Draft {
  // The least of them go until all fit: what to take home stands on one slide.
  let points = found.children
  while (points.length > 1 && !fits([bullets(points)], slot)) {
    const least = points.toSorted((a, b) => (a.data?.salience ?? 0) - (b.data?.salience ?? 0))[0]
    points = points.filter((point) => point !== least)
  }
  return draft('takeaways', 'takeaways', labels.takeaways, [bullets(points)], {
    fields: heading && heading !== labels.takeaways ? { section: heading } : {},
    from,
    notes,
    salience: 1,
  })
}

/** @returns The article itself as an entry, then the references that it names. */
export function sources(
  article: Article,
  section: Section | undefined,
  labels: Labels,
  setting: Setting,
): Draft[] {
  const entry = patch(said(article), listItem([paragraph(citation(article))]))
  const blocks =
    section?.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading') ?? []
  const items = blocks.flatMap((node): ListItem[] => {
    if (node.type === 'list') return node.children
    return node.type === 'paragraph' ? [listItem([node])] : []
  })
  const head = section?.children[0]
  const title = head ? titleOf(toString(head)) : labels.source
  const own = section ? blocks.filter((node) => node.type !== 'list' && node.type !== 'paragraph') : []
  // An article that names no author, date or source has nothing to cite but itself.
  const named = article.authors.length > 0 || article.date !== undefined || article.source !== undefined
  if (!named && !section) return []
  const pages = chunks(named ? [entry, ...items] : items, perPage).filter((page) => page.length > 0)
  const shown = entriesOf(own, unread)
  return [
    ...pages.map((page, index) =>
      draft('references', 'source', title, [list(page)], {
        fields: pages.length > 1 ? { continued: `${index + 1}/${pages.length}` } : {},
        from: head ? [head] : [],
        // Notes below the text, where nothing else of the section is shown.
        notes: index === 0 && shown.length === 0 ? own : [],
        salience: 1,
      }),
    ),
    ...pack(shown, { id: 'references', title, fields: {}, from: head ? [head] : [], place: setting.place }),
    ...(section
      ? sectionsIn(section).flatMap((child) => sectionSlides(child, head, undefined, setting))
      : []),
  ]
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(values.length / size))
  // Even pages: eleven entries are six and five, not ten and one.
  const even = Math.ceil(values.length / count)
  return Array.from({ length: count }, (_, index) => values.slice(index * even, (index + 1) * even))
}

/** `Author: Title – subtitle, date. Source` with the marks of the language. */
function citation({ title, subtitle, authors, date, source, lang }: Article): string {
  const zh = lang === 'zh'
  const name = subtitle ? `${title}${zh ? '：' : ': '}${subtitle}` : title
  const who = authors.join(zh ? '、' : ', ')
  const work = zh ? `${who ? `${who}：` : ''}《${name}》` : `${who ? `${who}: ` : ''}“${name}”`
  return [work, date, source].filter((part) => part !== undefined).join(zh ? '，' : ', ')
}
