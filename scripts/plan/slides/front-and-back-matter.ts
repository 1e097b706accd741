/** The slides around the article: cover, agenda, takeaways. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph } from '#tree/build.ts'
import { byline } from '#tree/byline.ts'
import { patch } from '#tree/origin.ts'
import type { Article, Flow, Section, Takeaways } from '#tree/nodes.ts'
import { flowOf } from './concluding.ts'
import { draft, type Draft } from './draft.ts'
import type { Labels } from './labels.ts'
import { fitSlide } from '../paginate/overflow.ts'
import type { Setting } from './section-slides.ts'
import { balance } from '../paginate/balance.ts'
import { bullets } from '../content/bullets.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { shortTitle, titleOf } from './title.ts'

/** A name of more lines is a sentence; the slide of its section says it. */
const agendaLines = 2

/** @returns The places of the metadata, as a node to patch from. */
export function articleNode(article: Article): Node {
  return { type: 'metadata', data: { origin: article.data?.origin ?? [] } }
}

/** @returns Title, subtitle, authors and date; what a cover has no room for is said, and the abstract. */
export function cover(
  article: Article,
  abstracts: readonly Section[],
  notes: Flow[],
  { candidates }: Setting,
): Draft {
  const { title, subtitle, authors, lang, date } = article
  const candidate = candidates('cover', 'cover')[0]!
  const below = subtitle ? [patch(articleNode(article), paragraph(subtitle))] : []
  const fits = fitsSlide(below, candidate, shortTitle(title, candidate.title))
  const all = byline(authors, lang) === authors.join(lang === 'zh' ? '、' : ', ') ? [] : authors
  const names =
    all.length > 0 ? [patch(articleNode(article), paragraph(all.join(lang === 'zh' ? '、' : ', ')))] : []
  return draft('cover', 'cover', title, fits ? below : [], {
    // The authors stand in the head matter of the deck, which the cover reads too.
    fields: date ? { date } : {},
    from: [articleNode(article), ...abstracts.map(({ children: [head] }) => head)],
    notes: [...(fits ? [] : below), ...names, ...abstracts.flatMap(flowOf), ...notes],
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
  const candidate = setting.candidates('agenda', 'agenda')[0]!
  const { slot, title } = candidate
  const line = { ...title, width: slot.width, size: slot.size, lines: agendaLines }
  const items = sections.map(({ children: [head] }) => {
    return patch(head, listItem([patch(head, paragraph(shortTitle(titleOf(toString(head)), line)))]))
  })
  const fits = (page: readonly ListItem[]): boolean =>
    fitsSlide([list([...page], true)], candidate, labels.agenda)
  if (balance(items, fits).length > 1) {
    const reason = `Left out the agenda: ${items.length} main sections do not fit on one slide`
    setting.report('plan:agenda', reason, sections[0])
    return []
  }
  const made = draft('agenda', 'agenda', labels.agenda, [patch(items, list(items, true))], {
    notes,
    salience: 1,
  })
  return fitSlide(made, setting)
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
  const { candidates, report } = setting
  const candidate = candidates('takeaways', 'takeaways')[0]!
  // The least of them go until all fit: what to take home stands on one slide.
  let points = found.children
  while (points.length > 1 && !fitsSlide([bullets(points)], candidate, labels.takeaways)) {
    const least = points.toSorted((a, b) => (a.data?.salience ?? 0) - (b.data?.salience ?? 0))[0]
    points = points.filter((point) => point !== least)
  }
  if (points.length < found.children.length) {
    const reason = `Kept the ${points.length} most important of ${found.children.length} takeaways: more do not fit on a slide`
    report('plan:fewer', reason, found)
  }
  const made = draft('takeaways', 'takeaways', labels.takeaways, [bullets(points)], {
    fields: heading && heading !== labels.takeaways ? { section: heading } : {},
    from,
    notes,
    salience: 1,
  })
  return fitSlide(made, setting)
}
