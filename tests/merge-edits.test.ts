/**
 * An edit stays with its content, whatever slides the article has it on later: each edit of a list that
 * goes on over slides × each change of the article in front of it.
 */

import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { loadTemplate, merge, pipeline } from '../scripts/index.ts'
import { deckOf, slidesOf, type SlideText } from '../scripts/merge/slides.ts'

const { template } = loadTemplate('seminar')
const generate = async (value: string, full: boolean) => {
  const { plan, write } = await pipeline(new VFile({ path: 'a.md', value }), {
    template,
    theme: 'none',
    full,
  })
  return { tree: plan!, text: write! }
}

const words = {
  en: [
    'copper kettle boils quickly over dry birch wood while guests wait outside',
    'iron pan keeps its heat long after somebody has put the fire out',
    'wooden spoon never scratches what a careful cook has seasoned for years',
    'glass jar shows at once which of the berries began to ferment',
    'stone mortar grinds cumin finer than the mill from the market does',
    'linen cloth covers rising dough and lets its moisture escape slowly',
    'clay pot cooks beans through the night beside the last embers',
    'bamboo steamer stacks three dishes above one single bowl of water',
    'paper bag ripens green pears faster than the open shelf does',
    'salt barrel preserves cabbage until the first warm days of spring',
    'cellar door stays shut so that potatoes keep sleeping in darkness',
    'window sill dries thyme within a week of steady summer weather',
    'brass scale weighs saffron that costs more than silver per gram',
    'rolling pin flattens cold butter between two folded sheets of pastry',
    'cast grill marks the fish when its bars are hot and oiled',
    'enamel bowl holds marinade that acid would draw out of metal',
    'oak board drains juice of the roast into a groove along its edge',
    'hand whisk beats egg whites stiffer when its bowl has been chilled',
    'tea towel wraps bread which would otherwise turn hard by morning',
    'pepper mill opens aromas that ground pepper lost months before',
  ],
  zh: [
    '铜壶在干桦木上很快就烧开了水，客人们还等在门外面',
    '铁锅在炉火熄灭之后仍然能够把热量保持很长一段时间',
    '木勺从来不会刮伤细心的厨师多年养护出来的锅底',
    '玻璃罐一眼就能看出里面哪些浆果已经开始发酵变酸',
    '石臼研磨出来的孜然比市场上买来的磨粉还要细腻',
    '亚麻布盖住正在发酵的面团，让湿气慢慢地散发出去',
    '陶罐放在最后的余烬旁边，用整整一夜把豆子炖得软烂',
    '竹蒸笼叠起三层菜肴，下面却只需要烧开一碗清水',
    '纸袋让青涩的梨子成熟得比放在敞开的架子上更快',
    '盐桶把卷心菜一直保存到来年春天最初暖和的日子',
    '地窖的门总是关着，好让土豆在黑暗里继续沉睡下去',
    '窗台在夏季稳定的天气里一个星期就能晒干百里香',
    '黄铜秤称量藏红花，每一克的价钱都比白银还要贵',
    '擀面杖在两层折叠的酥皮之间把冷黄油压得又薄又平',
    '铸铁烤架在烧热并且抹油之后才会给鱼烙上花纹',
    '搪瓷碗盛着腌料，酸液不会从它表面溶出任何金属',
    '橡木板把烤肉流出的汁水引到边缘的一圈凹槽里面',
    '打蛋器在冰镇过的碗里能把蛋白打发得更加坚挺',
    '茶巾包裹着面包，不然第二天早晨它就会变得很硬',
    '胡椒磨释放出来的香气是磨好的胡椒粉早已失去的',
  ],
}
type Language = keyof typeof words
const added = {
  en: ['sugar tongs', 'cheese wire', 'melon baller', 'apple corer'].map(
    (n) => `${n} waits in a drawer since nobody recalls its purpose`,
  ),
  zh: ['糖夹子', '奶酪线', '挖球器', '去核刀'].map(
    (n) => `${n}一直躺在抽屉里，没有人还记得它究竟是做什么用的`,
  ),
}
const rest = {
  en: {
    title: 'Kitchen',
    lead: 'A kitchen is made of things.',
    heading: 'Tools',
    other: 'Garden',
    tail: 'The garden begins behind the kitchen door and ends at the brook.',
    quote: 'Whoever cooks for others must taste alone, said the old cook.',
    own: 'My own remark about this',
    reworded: 'and that is why I bought one',
  },
  zh: {
    title: '厨房',
    lead: '厨房由许多东西组成。',
    heading: '工具',
    other: '园子',
    tail: '园子从厨房的门后面开始，一直延伸到小溪边上。',
    quote: '老厨师说，为别人做饭的人必须独自品尝味道。',
    own: '我自己对这一点的看法',
    reworded: '，所以我也买了一件',
  },
}

interface Article {
  items: string[]
  before: string
  code: boolean
}

function articleOf(lang: Language, { items, before, code }: Article): string {
  const r = rest[lang]
  const list = items.map((item) => `- ${item}`).join('\n')
  const listing = code ? '```js\nconst kettle = boil(3)\nserve(kettle)\n```\n\n' : ''
  return `# ${r.title}\n\n${r.lead}\n\n${before}## ${r.heading}\n\n${list}\n\n${listing}> ${r.quote}\n\n## ${r.other}\n\n${r.tail}\n`
}

/** What the article becomes. */
const changes: Record<string, (article: Article, lang: Language, deleted: number) => Article> = {
  'one added in front': (a, lang) => ({ ...a, items: [added[lang][0]!, ...a.items] }),
  'three added in front': (a, lang) => ({ ...a, items: [...added[lang].slice(0, 3), ...a.items] }),
  'one added within': (a, lang) => ({ ...a, items: a.items.toSpliced(3, 0, added[lang][1]!) }),
  'first deleted': (a) => ({ ...a, items: a.items.slice(1) }),
  'three deleted': (a) => ({ ...a, items: a.items.slice(3) }),
  'one deleted, two added': (a, lang) => ({ ...a, items: [...added[lang].slice(0, 2), ...a.items.slice(1)] }),
  'section of the same name before': (a, lang) => ({
    ...a,
    before: `## ${rest[lang].heading}\n\n- ${added[lang].join('\n- ')}\n\n`,
  }),
  'code before the quotation': (a) => ({ ...a, code: true }),
}

interface Edited {
  slides: SlideText[]
  /** What is on a slide, and on none, for good. */
  own: string[]
  deleted: string[]
  /** Items that read otherwise: as in the article → as by hand. */
  reworded: Map<string, string>
}

const itemsOf = (text: string): string[] =>
  [...text.replaceAll(/<!--[^]*?-->/g, '').matchAll(/^[-*] (.*)$/gm)].map(([, item]) => item!)

/** What a person does to one slide. */
const edits: Record<string, (edited: Edited, page: number, item: number, lang: Language) => void> = {
  reword: (e, page, item, lang) => {
    const was = itemsOf(e.slides[page]!.text)[item]!
    e.reworded.set(was, `${was}${lang === 'en' ? ' ' : ''}${rest[lang].reworded}`)
    change(e, page, (text) => text.replace(was, e.reworded.get(was)!))
  },
  'reword as a whole': (e, page, item, lang) => {
    const was = itemsOf(e.slides[page]!.text)[item]!
    e.reworded.set(was, rest[lang].own)
    change(e, page, (text) => text.replace(was, rest[lang].own))
  },
  'add a point': (e, page, item, lang) => {
    const was = itemsOf(e.slides[page]!.text)[item]!
    e.own.push(rest[lang].own)
    change(e, page, (text) =>
      text.replace(new RegExp(`^([-*] )(${escaped(was)})$`, 'm'), `$1$2\n$1${rest[lang].own}`),
    )
  },
  'clicks around the list': (e, page) => {
    change(e, page, (text) => text.replace(/((?:^[-*] .*\n)+)/m, '<v-clicks>\n\n$1\n</v-clicks>\n'))
  },
  delete: (e, page, item) => {
    const was = itemsOf(e.slides[page]!.text)[item]!
    e.deleted.push(was)
    change(e, page, (text) => text.replace(new RegExp(`^[-*] ${escaped(was)}\n`, 'm'), ''))
  },
  reorder: (e, page, item) => {
    const items = itemsOf(e.slides[page]!.text)
    const [one, two] = [items[item]!, items[(item + 1) % items.length]!]
    change(e, page, (text) => text.replace(one, '\u0000').replace(two, one).replace('\u0000', two))
  },
  'move to the slide before': (e, page, item) => {
    const was = itemsOf(e.slides[page]!.text)[item]!
    const before = e.slides[page - 1]!
    if (before.id === 'takeaways' || itemsOf(before.text).length === 0) return
    const line = new RegExp(`^[-*] ${escaped(was)}\n`, 'm')
    change(e, page, (text) => text.replace(line, ''))
    change(e, page - 1, (text) =>
      text.replace(/^[-*] .*\n/m, (first) => `${first}${first.slice(0, 2)}${was}\n`),
    )
  },
  'delete the slide': (e, page) => {
    e.deleted.push(...itemsOf(e.slides[page]!.text))
    e.slides.splice(page, 1)
  },
}

function change(edited: Edited, page: number, by: (text: string) => string): void {
  const slide = edited.slides[page]!
  const text = by(slide.text)
  expect(text).not.toBe(slide.text)
  edited.slides[page] = { ...slide, text }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** How often each text is an item of a slide that shows the list: in the talk, or behind its end. */
function countsOf(deck: string, part: 'all' | 'talk' | 'behind' = 'all'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id, text } of slidesOf(deck)!) {
    if (id === 'takeaways' || part === (isBehind(text) ? 'talk' : 'behind')) continue
    for (const item of itemsOf(text)) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return counts
}

function isBehind(slide: string): boolean {
  return /^layout: "?backup"?$/m.test(slide)
}

test.each([
  ['all in the talk', true],
  ['the rest behind its end', false],
])(
  'of each item there is one, and none that was deleted, after every merge: %s',
  { timeout: 400_000 },
  async (_, full) => {
    const faults = {
      none: [] as string[],
      twice: [] as string[],
      back: [] as string[],
      truncated: [] as string[],
      unstable: [] as string[],
    }
    let merges = 0
    for (const lang of ['en', 'zh'] as const) {
      const before: Article = { items: words[lang], before: '', code: false }
      const base = await generate(articleOf(lang, before), full)
      const generated = slidesOf(base.text)!
      const pages = [...generated.keys()].filter(
        (at) => itemsOf(generated[at]!.text).length >= 3 && generated[at]!.id !== 'takeaways',
      )
      expect(pages.length).toBeGreaterThanOrEqual(4)
      for (const [what, becomes] of Object.entries(changes)) {
        const article = becomes(before, lang, 0)
        const theirs = await generate(articleOf(lang, article), full)
        for (const [how, edit] of Object.entries(edits))
          for (const page of pages.slice(1, 3))
            for (const item of [0, 2]) {
              const edited: Edited = { slides: [...generated], own: [], deleted: [], reworded: new Map() }
              edit(edited, page, item, lang)
              const merged = merge(
                { base: base.text, deck: deckOf(edited.slides) },
                theirs.text,
                theirs.tree,
                new VFile(),
              )
              if ('reason' in merged) throw new Error(merged.reason)
              merges++
              const name = `${lang}, ${what}, ${how}, ${page}.${item}`
              const counts = countsOf(merged.text)
              const shown = countsOf(theirs.text)
              const isShown = new Set(shown.keys())
              // An item of the talk is behind its end, too, where not all are in the talk: an edit is of one of them.
              const copies = full ? 1 : 2
              for (const text of [...edited.own, ...edited.reworded.values()]) {
                if (!counts.has(text)) faults.none.push(`${name}: ${text}`)
                if (counts.get(text)! > 1) faults.twice.push(`${name}: ${text}`)
              }
              for (const [text, times] of shown) {
                const own = edited.deleted.includes(text) || edited.reworded.has(text) ? 1 : 0
                const found = counts.get(text) ?? 0
                if (found < times - own) faults.none.push(`${name}: ${text} ${found} of ${times}`)
                if (found > times - (copies === 1 ? own : 0))
                  faults.twice.push(`${name}: ${text} ${found} of ${times}`)
              }
              for (const text of countsOf(base.text).keys())
                if (counts.has(text) && !isShown.has(text)) faults.back.push(`${name}: ${text}`)
              if (
                how.startsWith('clicks') &&
                !/<v-clicks>\n\n(?:[-*] .*\n)+\n<\/v-clicks>\n/.test(merged.text)
              )
                faults.truncated.push(name)
              const again = merge(
                { base: merged.base, deck: merged.text },
                theirs.text,
                theirs.tree,
                new VFile(),
              )
              if ('reason' in again || again.text !== merged.text || again.base !== merged.base)
                faults.unstable.push(name)
            }
      }
    }
    console.log(
      `${merges} merges: ${faults.none.length} items on no slide, ${faults.twice.length} twice, ${faults.back.length} back, ${faults.unstable.length} not stable`,
    )
    expect(merges).toBeGreaterThanOrEqual(400)
    expect(faults).toEqual({ none: [], twice: [], back: [], truncated: [], unstable: [] })
  },
)
