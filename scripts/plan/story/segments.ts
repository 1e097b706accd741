/**
 * The text of a passage → segments: what is in the talk as a whole or not at all.
 *
 * ```text
 *   a point                        one
 *   `There are two kinds:` + list  one; of a long list the items that matter most: `5 of 12`
 *   a sentence, the code it announces    one
 *   a sentence, its formula, `where …`   one
 * ```
 */

import { toString } from 'mdast-util-to-string'
import type { Flow, Lang, Role } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import type { ContentUnit, ItemUnit } from '../content/unit.ts'
import { blocksOf } from '../content/unit-blocks.ts'
import { isLeadIn } from '../content/unit.ts'
import { loadOf } from '../timing/reading-load.ts'
import type { Passage } from '../paginate/passage.ts'
import { contentSeconds } from './pace.ts'

/** What is in the talk as a whole or not at all. */
export interface Segment {
  entries: readonly ContentUnit[]
  passage: Passage
  /** A slide that was made already. */
  made?: Draft
  /** Number of the main section that it stands in. */
  main: number
  /** LayoutCandidate within the article. */
  at: number
  seconds: number
  /** How much of the list it is. */
  share?: Share
}

/** How much of something is shown: items, lines, rows. */
export interface Share {
  shown: number
  total: number
}

/** An audience follows a list of so many items. */
const mostItems = 6

/** Of a longer list so many are shown. */
const fewItems = 5

/** Of what a slide can hold, a list takes no more. */
const mostLoad = 0.9

/** Begins what says what the letters of a formula are. */
const where = /^(?:where|here|with)\b|^(?:其中|式中|这里)/iu

/** Names a figure or a table by its number, as its caption does. */
export const namesFigure = /^(?:[图表]|fig(?:ure|\.)?|table)\s?\d/iu

/** Says what stands above it, code or an image. */
const looksBack =
  /^(?:in )?the (?:(?:above|preceding|previous) (?:code|command|diagram|example|figure|image|listing|snippet|table)|(?:code|command|diagram|example|figure|image|listing|snippet|table) above)\b|^(?:上面|上述|以上)的?(?:代码|命令|例子|示例|图|表)|^上[图表](?![层册])/iu

/**
 * @param entries Of one passage, in order.
 * @returns Entries that belong together, in order.
 */
export function bundles(entries: readonly ContentUnit[]): ContentUnit[][] {
  const result: ContentUnit[][] = []
  /** The list that the last bundle is, without code between its items. */
  let open: Flow | undefined
  for (const [index, entry] of entries.entries()) {
    const last = result.at(-1)
    const before = entries[index - 1]
    const list = entry.kind === 'item' && entry.group !== 'prose' ? entry.group : undefined
    const joins =
      last !== undefined &&
      (isLeadIn(before) ||
        (entry.kind === 'item' && entry.head !== undefined) ||
        (list !== undefined && list === open && !breaks(entries, list)) ||
        (entry.kind === 'standalone' && isSentence(before) && !namesFigure.test(textOf(before))) ||
        (isFormula(entry) && (isSentence(before) || isFormula(before))) ||
        (isFormula(before) && isSentence(entry) && where.test(textOf(entry))) ||
        (before?.kind === 'standalone' && isSentence(entry) && looksBack.test(textOf(entry))))
    if (joins) last.push(entry)
    else result.push([entry])
    open = list ?? (entry.kind === 'item' && entry.head ? open : undefined)
  }
  return result
}

/** Whether code or a picture stands between the items of a list. */
function breaks(entries: readonly ContentUnit[], list: Flow): boolean {
  const own = entries.flatMap((entry, index) =>
    entry.kind === 'item' && entry.group === list ? [index] : [],
  )
  return own.some(
    (place, index) =>
      index > 0 && entries.slice(own[index - 1], place).some(({ kind }) => kind === 'standalone'),
  )
}

function isSentence(entry: ContentUnit | undefined): entry is ItemUnit {
  return entry?.kind === 'item' && entry.group === 'prose'
}

function isFormula(entry: ContentUnit | undefined): boolean {
  return entry?.kind === 'block' && entry.block.type === 'math'
}

/** @returns The words of an entry. */
export function textOf(entry: ContentUnit): string {
  return entry.kind === 'item' ? toString(entry.item) : toString(entry.block)
}

/**
 * @param place Where in the article it stands.
 * @returns A segment of entries; of a list that is too long, the items that matter most.
 */
export function segmentOf(
  all: readonly ContentUnit[],
  passage: Passage,
  main: number,
  at: number,
  lang: Lang,
): Segment {
  const items = all.filter((entry): entry is ItemUnit => entry.kind === 'item' && !isSentence(entry))
  const shown =
    items.length > 1 && items.length === all.filter(({ kind }) => kind === 'item').length
      ? best(items)
      : items
  const entries = all.filter((entry) => entry.kind !== 'item' || isSentence(entry) || shown.includes(entry))
  return {
    entries,
    passage,
    main,
    at,
    seconds: contentSeconds(blocksOf(entries), lang),
    ...(shown.length < items.length ? { share: { shown: shown.length, total: items.length } } : {}),
  }
}

/** The items of a list that are shown, in order: all that a slide holds, else those that matter most. */
function best(items: readonly ItemUnit[]): readonly ItemUnit[] {
  const isShort = loadOf(blocksOf(items)) <= mostLoad
  if (items.length <= mostItems && isShort) return items
  const ranked = items.toSorted((a, b) => (b.item.data?.salience ?? 0.5) - (a.item.data?.salience ?? 0.5))
  const kept: ItemUnit[] = []
  for (const entry of ranked.filter(({ head }) => !head)) {
    if (kept.length === fewItems) break
    if (kept.length > 0 && loadOf(blocksOf([...kept, entry])) > mostLoad) continue
    kept.push(entry)
  }
  return items.filter((entry) => kept.includes(entry))
}

/** What sections are for the reader at home: exercises, where to go on. */
const aside =
  /^(?:exercises?|challenges?|quiz|homework|problems?(?! (?:and|definition|description|formulation|setting|setup|statement))|further reading|see also|learn more|next steps?|what['’]s next|resources|contributing|references|appendix|footnotes|faqs?)\b|^(?:习题|练习|课后|作业|思考题?|参考|延伸|扩展阅读|拓展|附录|下一步|推荐阅读|(?:额外|其他|相关|学习)资[源料]$)/iu

/** What they are for nobody in a talk: thanks, rights, links around the text. */
const imprint =
  /^(?:related (?:articles?|posts?|resources?|links)|acknowledge?ments?|attributions?|thanks|thank you|credits?$|contributors?|get(?:ting)? (?:involved|in touch)|join us|feedback$|support(?: us)?$|contact(?: us)?$|subscribe|comments?$|more (?:posts|articles|reading|resources|information)|recommended (?:posts|articles|reading)|sponsors$|(?:[\w-]+ )?links$|questions\??$|change ?log|licen[cs]e|about the authors?)(?:\b|$)|^(?:相关(?:阅读|文章|链接)|致谢|鸣谢|贡献者|更新日志|许可|关于(?:作者|我们?)|版权|声明$|联系(?:我们?|作者|方式)|(?:订阅|反馈|链接)$|加入我们|往[年期]|更多(?:资源|阅读|文章|内容|信息))/iu

/** What journals want to be told, and nobody hears in a talk. */
const declaration =
  /^(?:(?:author|credit)\b.* (?:contributions?|statement)|(?:declaration of |statement of )?(?:competing|conflicts? of) interests?|(?:data|code|software)(?: (?:and|&) (?:data|code|software|materials?))? availability|availability of (?:data|code)|funding|ethics (?:statement|approval)|supporting information|supplementary (?:materials?|information))\b|^(?:利益冲突|基金项目|作者贡献|数据可用性)/iu

/** How much sections matter by what they do. */
const weights: Partial<Record<Role, number>> = {
  // Of a paper, this is for who reads it.
  appendix: 0,
  conclusion: 1.2,
  contribution: 1.4,
  definition: 1.15,
  example: 0.85,
  limitation: 1.1,
  method: 1.1,
  question: 0.5,
  references: 0.1,
  related: 0.5,
  result: 1.2,
}

/** @returns How much what a passage says matters for the talk, about 1. */
export function weightOf({ part, title }: Passage): number {
  if (declaration.test(title) || imprint.test(title)) return 0
  return (part ? (weights[part] ?? 1) : 1) * (aside.test(title) ? 0.15 : 1)
}
