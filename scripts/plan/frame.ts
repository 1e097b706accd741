/** The slides around the article: cover, agenda, takeaways, source. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph } from '#tree/build.ts'
import { byline } from '#tree/byline.ts'
import { patch } from '#tree/origin.ts'
import type { Article, Flow, Section, Takeaways } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import type { Labels } from './labels.ts'
import { entriesOf } from './entries.ts'
import { settle } from './ladder.ts'
import { pack } from './pack.ts'
import { sectionSlides, type Setting } from './passage.ts'
import { sectionsIn, unread } from './findings.ts'
import { evenly } from './evenly.ts'
import { bullets } from './points.ts'
import { fitsIn } from './room.ts'
import { shortTitle, titleOf } from './title.ts'

/** A name of more lines is a sentence; the slide of its section says it. */
const agendaLines = 2

/** An agenda of more pages is read by nobody: the sections are numbered on their own slides. */
const agendaPages = 2

/** References are small print; more on a page nobody can copy down. */
const perPage = 8

/** Characters of a subtitle that names the article. */
const longestSubtitle = 120

/** The places of the metadata, as a node to patch from. */
function said(article: Article): Node {
  return { type: 'metadata', data: { origin: article.data?.origin ?? [] } }
}

/** @returns Title, subtitle, authors and date; what a cover has no room for is said. */
export function cover(article: Article, notes: Flow[], { places }: Setting): Draft {
  const { title, subtitle, authors, lang, date } = article
  const place = places('cover', 'cover')[0]!
  const below = subtitle ? [patch(said(article), paragraph(subtitle))] : []
  const fits = fitsIn(below, place, shortTitle(title, place.title))
  const all = byline(authors, lang) === authors.join(lang === 'zh' ? '、' : ', ') ? [] : authors
  const names = all.length > 0 ? [patch(said(article), paragraph(all.join(lang === 'zh' ? '、' : ', ')))] : []
  return draft('cover', 'cover', title, fits ? below : [], {
    // The authors stand in the head matter of the deck, which the cover reads too.
    fields: date ? { date } : {},
    from: [said(article)],
    notes: [...(fits ? [] : below), ...names, ...notes],
    salience: 1,
  })
}

/** @returns The main sections, in order; no slide where there are fewer than two, or too many to look at. */
export function agenda(
  sections: readonly Section[],
  labels: Labels,
  notes: Flow[],
  setting: Setting,
): Draft[] {
  if (sections.length < 2) return []
  const place = setting.places('agenda', 'agenda')[0]!
  const { slot, title } = place
  const line = { ...title, width: slot.width, size: slot.size, lines: agendaLines }
  const items = sections.map(({ children: [head] }) => {
    return patch(head, listItem([patch(head, paragraph(shortTitle(titleOf(toString(head)), line)))]))
  })
  const fits = (page: readonly ListItem[]): boolean => fitsIn([list([...page], true)], place, labels.agenda)
  if (evenly(items, fits).length > agendaPages) {
    const reason = `Unexpected ${items.length} main sections, more than an agenda of ${agendaPages} slides holds; there is none`
    setting.report('plan:agenda', reason, sections[0])
    return []
  }
  const made = draft('agenda', 'agenda', labels.agenda, [patch(items, list(items, true))], {
    notes,
    salience: 1,
  })
  return settle(made, setting)
}

/** @returns What to take home, with the passage that concludes as notes. */
export function closing(
  found: Takeaways,
  heading: string | undefined,
  from: Node[],
  labels: Labels,
  notes: Flow[],
  setting: Setting,
): Draft[] {
  const { places, report } = setting
  const place = places('takeaways', 'takeaways')[0]!
  // The least of them go until all fit: what to take home stands on one slide.
  let points = found.children
  while (points.length > 1 && !fitsIn([bullets(points)], place, labels.takeaways)) {
    const least = points.toSorted((a, b) => (a.data?.salience ?? 0) - (b.data?.salience ?? 0))[0]
    points = points.filter((point) => point !== least)
  }
  if (points.length < found.children.length) {
    const reason = `Unexpected ${found.children.length} takeaways, more than fit a slide; shown the ${points.length} that matter most`
    report('plan:fewer', reason, found)
  }
  const made = draft('takeaways', 'takeaways', labels.takeaways, [bullets(points)], {
    fields: heading && heading !== labels.takeaways ? { section: heading } : {},
    from,
    notes,
    salience: 1,
  })
  return settle(made, setting)
}

/** What names a work each, or several. */
const entries: readonly Flow['type'][] = ['footnoteDefinition', 'list', 'paragraph']

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
    if (node.type === 'footnoteDefinition') return [patch(node, listItem(node.children))]
    return node.type === 'paragraph' ? [listItem([node])] : []
  })
  const head = section?.children[0]
  const title = head ? titleOf(toString(head)) : labels.source
  const own = section ? blocks.filter(({ type }) => !entries.includes(type)) : []
  // An article that names no author, date or source has nothing to cite but itself.
  const named = article.authors.length > 0 || article.date !== undefined || article.source !== undefined
  if (!named && !section) return []
  const shown = entriesOf(own, unread)
  const from = head ? [head] : []
  const passage = {
    id: 'references',
    title,
    fields: {},
    from,
    places: setting.places,
    report: setting.report,
  }
  const pages = references(
    named ? [entry, ...items] : items,
    title,
    from,
    shown.length === 0 ? own : [],
    setting,
  )
  return [
    ...pages,
    ...pack(shown, passage),
    ...(section
      ? sectionsIn(section).flatMap((child) => sectionSlides(child, head, undefined, setting))
      : []),
  ]
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
  const place = setting.places('references', 'source')[0]!
  const fits = (page: readonly ListItem[]): boolean => fitsIn([list([...page])], place, title)
  const pages = evenly(items, (page) => page.length <= perPage && fits(page))
  return pages.flatMap((page, index) =>
    settle(
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
