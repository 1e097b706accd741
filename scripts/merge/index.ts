/**
 * The last stage: a deck that is generated again, and what a person made of the one before.
 *
 * ```text
 *                       ┌─▶ slides.md, edited ─────────┐
 *   article ─▶ .base.md ┤                              ├─▶ slides.md
 *                       └─▶ article, changed ─▶ deck ──┘
 * ```
 */

import type { VFile } from 'vfile'
import type { Deck } from '#tree/nodes.ts'
import { arrange, type Row, sidesOf } from './arrange.ts'
import { compose, type Composed, withoutEmpty } from './compose.ts'
import { linksOf, type Links, type Pages } from './links.ts'
import { reportConflicts, reportDissolved, reportGone, reportLeftOut } from './report.ts'
import { deckOf, slidesOf, type SlideText } from './slides.ts'
import { isContent, type Page, pagesOf, rawOf, textOf, type Unit } from './units.ts'

/** A deck before it is generated again. */
export interface Previous {
  /** As it was generated. */
  base: string
  /** As it is now. */
  deck: string
}

/** What came of two decks. */
export interface MergeResult {
  /** The text of `slides.md`. */
  text: string
  /** The text of `.base.md`: what was generated, but for changes of the article that edits stand against. */
  base: string
  /** How many slides it has. */
  slides: number
  /** How many slides differ from what was generated: changed by hand, added, left out. */
  changed: number
  added: number
  leftOut: number
  /** `routeAlias` of those that were changed by hand. */
  byHand: string[]
  /** For each slide its `routeAlias` in the generated deck; none where a person added it. */
  generated: (string | undefined)[]
}

/** Two decks that stay apart. */
export interface NotMerged {
  /** Why, the end of a sentence about the deck that was edited. */
  reason: string
}

/**
 * Bring a generated deck and hand edits together, item by item.
 *
 * An item that only one side changed is taken from it, on whichever slide the article has it now; what
 * both changed stays as it was written by hand, and is reported at each build until the two are the
 * same. Slides that were added, deleted or moved by hand stay so.
 *
 * @param previous The deck as it was generated, and as it is.
 * @param generated The deck as it is generated now.
 * @param deck Its tree, for places in the article.
 * @param file The article; gains messages: `merge:conflict`, `merge:gone`, `merge:left-out`.
 * @param frozen `routeAlias` of slides that take no new text of the article.
 * @returns The new deck; or why there is none, where one of the decks cannot be taken apart, or
 *   another slide stands first in it, which has the head matter.
 */
export function merge(
  { base, deck: edited }: Previous,
  generated: string,
  deck: Deck,
  file: VFile,
  frozen: ReadonlySet<string> = new Set(),
): MergeResult | NotMerged {
  const sides = sidesOf(base, edited, generated)
  if (typeof sides === 'string') return { reason: sides }
  const [before, mine, theirs] = pagesOf([sides.before, sides.mine, sides.theirs])
  const pages: Pages = { before: before!, mine: mine!, theirs: theirs! }
  const links = linksOf(pages)
  const result: MergeResult = {
    text: '',
    base: generated,
    slides: 0,
    changed: 0,
    added: 0,
    leftOut: 0,
    byHand: [],
    generated: [],
  }
  const made = new Map<Row, { slide: SlideText; composed?: Composed }>()
  const bases: SlideText[] = []
  for (const [to, now] of sides.theirs.entries()) {
    const composed = compose(pages, links, to, now.id !== undefined && frozen.has(now.id))
    bases.push({ ...now, text: composed?.base ?? now.text })
    if (!composed) {
      result.leftOut++
      reportLeftOut(now, deck, file)
      continue
    }
    const at = links.minePage.get(to)
    const own = at === undefined ? now : sides.mine[at]!
    made.set(
      { before: links.wasPage.get(to), mine: at, theirs: to },
      { slide: { ...own, ...textFields(composed) }, composed },
    )
    if (composed.text === now.text) continue
    result.changed++
    if (own.id !== undefined) result.byHand.push(own.id)
  }
  const onMine = new Set(links.minePage.values())
  const wasOf = new Map([...links.kept].map(([before, at]) => [at, before]))
  for (const [at, own] of sides.mine.entries()) {
    if (onMine.has(at)) continue
    const before = wasOf.get(at)
    const text = before === undefined ? own.text : whatStays(pages, links, before, at)
    if (text === undefined) {
      if (isSetByHand(pages, before!, at)) reportDissolved(own, file)
      continue
    }
    result[before === undefined ? 'added' : 'changed']++
    made.set({ before, mine: at }, { slide: { ...own, text } })
  }
  const rows = arrange([...made.keys()])
  const slides = rows.map((row) => made.get(row)!.slide)
  const text = deckOf(slides)
  const lines = slidesOf(text)?.map(({ line }) => line)
  if (lines?.length !== slides.length)
    return { reason: 'where one slide of the two together ends and the next begins could not be told' }
  for (const [index, row] of rows.entries()) {
    const { slide, composed } = made.get(row)!
    if (composed) reportConflicts(composed, sides.theirs[row.theirs!]!, lines[index]!, deck, file)
    else if (row.before !== undefined) reportGone(slide, lines[index]!, file)
  }
  const same = bases.every((slide, at) => slide.text === sides.theirs[at]!.text)
  const names = rows.map(({ theirs }) => (theirs === undefined ? undefined : sides.theirs[theirs]!.id))
  return { ...result, slides: slides.length, text, base: same ? generated : deckOf(bases), generated: names }
}

function textFields({ text, matter }: Composed): Pick<SlideText, 'text' | 'matter'> {
  return { text, matter: matter !== '' }
}

/** The text of a slide whose passage is gone: what a person worked on; nothing where that went elsewhere. */
function whatStays({ before, mine }: Pages, links: Links, was: number, at: number): string | undefined {
  const own = mine[at]!
  if (own.slide.text === before[was]!.slide.text) return undefined
  const went = own.units.some((unit) => links.moves.has(unit))
  if (!went) return own.slide.text
  const follow = new Set([...links.moves.keys()].flatMap((unit) => [unit, ...links.followers.get(unit)!]))
  const left = own.units.filter((unit) => !isContent(unit) || (!follow.has(unit) && isOwn(unit, links)))
  const units = withoutEmpty(
    left.map((unit) => ({ unit })),
    own,
  ).map(({ unit }) => unit)
  const shown = units.some(
    (unit) =>
      isContent(unit) &&
      unit.section !== 'notes' &&
      /[\p{L}\p{N}]/u.test(rawOf(unit).replaceAll(/<[^>]*>/g, '')),
  )
  return shown ? textOf({ matter: own.matter, units }) : undefined
}

/** Whether a person wrote a unit, or put it where it is. */
function isOwn(unit: Unit, links: Links): boolean {
  const { before, theirs } = links.of(unit)
  return before?.content !== unit.content || theirs !== undefined
}

/** Whether a person changed front matter, or put tags around the text. */
function isSetByHand({ before, mine }: Pages, was: number, at: number): boolean {
  const tags = (page: Page): string =>
    [page.matter, ...page.units.filter(({ form }) => form === 'html').map(rawOf)].join('\n')
  return tags(before[was]!) !== tags(mine[at]!)
}
