/** Random decks whose every text is made of the hazards, for properties. */

import * as fc from 'fast-check'
import type { PhrasingContent } from 'mdast'
import { deck, notes, slide, slot } from '#tree/build.ts'
import type { Deck, Flow } from '#tree/nodes.ts'
import { formula } from '../scripts/slidev/write/blocks/math.ts'
import { collapse } from './sandbox-check-helper.ts'

/** What Slidev reads as something else than text, and what lies around it. */
const tokens = String.raw`
  {{ }} { <!-- --> --- -- - $ $$ ::x:: :: <<< <<<@/a TICK TICKTICK TICKTICKTICK TICKTICKTICKTICK <T> </div> < >
  <img/src=x> v-drag V-Drag vdrag <v-drag> __DEV__ __ _ * ** *** ~~ ~ ~~~ <Tweet <BlueSky/> | |-| |- \ \\ \| [ ]
  [x](y) [x]:/y ![ ! ^[ [^1] [!NOTE] [click] ( ) (c) (TM) .. ... ,, ???? !!!! +- # ## > = === :-- :-: & &lt; &#123;
  &copy; ; http:// //evil.example https://a.b/%7B%7B www.a.b a@b.co @ % %MODE% $& @click="x" :prop {.red} " ' 0 1 5
  bg-[url(/etc/passwd)] [background:url(https://evil.example/u)] w-[theme('x')] [a:b{] n-(k) selector-[body]:hidden
  1. 1) + / . , ? a word a'b true 中文 中 。 ， 😀 👩‍👩‍👧
`
  .replaceAll('TICK', '\x60')
  .trim()
  .split(/\s+/)

/** The same, where spaces and ends of line matter. */
const spaced =
  '- |+ |1. |1) |## |> |[ ]|{{ x }}|<v-drag |<script setup>|<img src=x onerror="window.__pwn=1">|hover:(a b)|{{ "".constructor.constructor("window.__pwn=2")() }}|<p v-html="window.__pwn=3">|```ts {monaco}|foo bar|    |  | '
    .split('|')
    .concat(Array.from('\n\t\r\u00A0\u3000\u200B\u2028\u202E\0\uFEFF'), '\n\n', '\uD800')

/** Text of a few tokens. */
const soup = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...tokens) },
      { weight: 2, arbitrary: fc.constantFrom(...spaced) },
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

const text = soup.map((value): PhrasingContent => ({ type: 'text', value }))

const phrasing = fc.oneof<fc.MaybeWeightedArbitrary<PhrasingContent>[]>(
  { weight: 4, arbitrary: text },
  soup.map((value) => ({ type: 'inlineCode', value }) as const),
  text.map((child) => ({ type: 'strong', children: [child] })),
  text.map((child) => ({ type: 'emphasis', children: [child] }) as const),
  text.map((child) => ({ type: 'delete', children: [child] }) as const),
  fc
    .tuple(text, text)
    .map(([a, b]) => ({ type: 'strong', children: [a, { type: 'emphasis', children: [b] }] }) as const),
  fc
    .tuple(
      text,
      fc.constantFrom('https://e.x/', 'https://e.x/?', 'javascript:', '/', '#', 'mailto:', ''),
      soup,
    )
    .map(
      ([child, start, end]) => ({ type: 'link', url: start + end, title: end, children: [child] }) as const,
    ),
  soup.map((value) => ({ type: 'image', url: value, alt: `alt${value}.` }) as const),
  soup.map((value) => ({ type: 'html', value }) as const),
  fc.constant({ type: 'break' } as const),
  fc
    .constantFrom('x^2', 'a<b', String.raw`\frac{1}{2}`, '{{a}}', String.raw`\undefined`, '|x|', 'a % b')
    .map((value) => ({ type: 'inlineMath', value }) as const),
)

const line = fc.array(phrasing, { minLength: 1, maxLength: 4 })

const { block } = fc.letrec<{ block: Flow }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: line.map((children) => ({ type: 'paragraph', children }) as const) },
    line.map((children) => ({ type: 'heading', depth: 2, children }) as const),
    fc.tuple(soup, soup).map(([value, lang]) => ({ type: 'code', value, lang, meta: lang }) as const),
    fc
      .array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows): Flow => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({ type: 'tableCell', children })),
        })),
      })),
    fc
      .record({
        ordered: fc.boolean(),
        spread: fc.boolean(),
        start: fc.integer({ min: 0, max: 12 }),
        items: fc.array(
          fc.tuple(fc.constantFrom(null, null, true, false), fc.array(tie('block'), { maxLength: 2 })),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      })
      .map(({ items, ...list }): Flow => ({
        type: 'list',
        ...list,
        children: items.map(([checked, children]) => ({
          type: 'listItem',
          checked,
          children: children as never,
        })),
      })),
    fc
      .array(tie('block'), { maxLength: 3 })
      .map((children): Flow => ({ type: 'blockquote', children: children as never })),
    fc.array(tie('block'), { maxLength: 2 }).map((children): Flow => ({
      type: 'footnoteDefinition',
      identifier: '1',
      children: children as never,
    })),
    fc.constantFrom<Flow>(
      { type: 'thematicBreak' },
      { type: 'html', value: '<script setup>x</script>' },
      { type: 'definition', identifier: 'x', url: '/y' },
      { type: 'math', value: 'a\n---\nb' },
      { type: 'math', value: '\\begin{aligned}\na &= b \\\\\nc &< d\n\\end{aligned}' },
    ),
  ),
}))

const blocks = fc.array(block, { maxLength: 4 })

/** A deck of one to three slides with two slots and notes each. */
export const decks: fc.Arbitrary<Deck> = fc
  .tuple(soup, fc.array(fc.tuple(soup, blocks, blocks, blocks, soup), { minLength: 1, maxLength: 3 }))
  .map(([title, slides]) =>
    deck(
      { title: `t${title}`, authors: [title], lang: 'zh' },
      5,
      slides.map(([name, first, second, spoken, field], index) =>
        slide(
          {
            id: `s${index}`,
            layout: 'default',
            role: 'points',
            title: `t ${name}`,
            fields: { section: field },
          },
          [slot(first), slot(second, 'right'), notes(spoken)],
        ),
      ),
    ),
  )

/** @returns How many blocks stand in a deck, those within lists and quotations not counted. */
export function countBlocks({ children }: Deck): number {
  return children.flatMap((slide) => slide.children.flatMap((part): Flow[] => part.children)).length
}

/** @returns The text of a slide, by its own walk over the tree, white space collapsed. */
export function expectedText(slide: Deck['children'][number]): string {
  const parts = slide.children.flatMap((child) => (child.type === 'slot' ? child.children.map(flowText) : []))
  return readable([slide.title, ...parts].join(' '))
}

/** @returns The title that Slidev shows: the first slide has the one of the deck. */
export function shownTitle(deck: Deck, index: number): string {
  return readable(index === 0 ? deck.title : deck.children[index]!.title)
}

function flowText(node: Flow): string {
  if (node.type === 'footnoteDefinition')
    return `[^${node.identifier}]: ${node.children.map(flowText).join(' ')}`
  if (node.type === 'code') return node.value
  if (node.type === 'math') return formula(node.value, { block: true }) ?? node.value
  if (node.type === 'paragraph' || node.type === 'heading') return phrasingText(node.children, false)
  if (node.type === 'table') {
    return node.children
      .flatMap((row) => row.children.map((cell) => phrasingText(cell.children, true)))
      .join(' ')
  }
  if (node.type === 'list') {
    return node.children
      .map(
        (item) =>
          (typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : '') +
          item.children.map(flowText).join(' '),
      )
      .join(' ')
  }
  return node.type === 'blockquote' ? node.children.map(flowText).join(' ') : ''
}

function phrasingText(nodes: readonly PhrasingContent[], cell: boolean): string {
  return nodes
    .map((node): string => {
      if (node.type === 'html') return ''
      if (node.type === 'break') return ' '
      if (node.type === 'inlineMath') return formula(node.value, { block: false, cell }) ?? node.value
      if (node.type === 'footnoteReference') return `[^${node.label ?? node.identifier}]`
      // A picture that is not there: its text, or else the name of its file.
      if (node.type === 'image') return node.alt?.trim() || pictureName(node.url)
      if ('children' in node) return phrasingText(node.children, cell)
      return 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : ''
    })
    .join('')
}

/** What of a text can be seen: line ends that only some parsers know are line ends, the rest of the invisible goes. */
function readable(value: string): string {
  const lines = value.replace(/[\r\u2028]/g, '\n').toWellFormed()
  return collapse(lines.replace(/(?!\s)\p{Cc}|[\uFEFF\u202E]/gu, ''))
}

/** The name of a file, or the site where the name is a hash or a number. */
function pictureName(url: string): string {
  const file = url.split(/[?#]/)[0]!.split('/').at(-1) ?? ''
  const stem = file.replace(/\.\w+$/, '')
  const telling =
    (/[\p{L}]{3}/u.test(stem) || /\p{Script=Han}/u.test(stem)) && !/[0-9a-f]{12}|\d{8}/i.test(file)
  return telling || !/^(?:https?:)?\/\//.test(url) ? file : new URL(url, 'https://x').hostname
}
