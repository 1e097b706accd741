import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Image } from 'mdast'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { deck, diagram, diagramEdge, notes, paragraph, slide, slot, diagramNode } from '#tree/build.ts'
import { hazards } from '../scripts/slidev/write/hazards.ts'
import { checkRoundTrip, write } from '../scripts/slidev/write/index.ts'
import { languages } from '../scripts/slidev/write/blocks/languages.ts'
import { trivialDeck } from './write-deck.ts'
import { createGate } from './sandbox-check-helper.ts'

const folder = join(import.meta.dirname, 'fixtures/write')
const fixtures = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'input.md')))
const options = { theme: 'none' }

describe('write', () => {
  test.each(fixtures)('%s', async (name) => {
    const article = readFileSync(join(folder, name, 'input.md'), 'utf8')
    const file = new VFile()
    const tree = trivialDeck(article, { spoken: name === 'mustache' || name === 'code-refused' })
    const text = write(tree, file, options)
    // The head matter is the same in all: `head-matter` shows it.
    await expect(withoutHead(text)).toMatchFileSnapshot(join(folder, name, 'slides.md'))
    expect(file.messages.map(String)).toEqual([])
    expect(checkRoundTrip(text, tree)).toEqual([])
    expect(
      write(
        trivialDeck(article, { spoken: name === 'mustache' || name === 'code-refused' }),
        new VFile(),
        options,
      ),
    ).toBe(text)
    for (const compiled of await (await createGate())(text)) expect(compiled.active).toEqual([])
  })

  test('each hazard has a fixture of its name', () => {
    const names = hazards.map((hazard) => hazard.name)
    expect(names.filter((name) => !fixtures.includes(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  test('a hazard that is not escaped does not come through', () => {
    // Otherwise the test of the fixtures could not fail.
    const tree = trivialDeck('# A\n\nText \\*b\\* and C:\\\\\\*')
    const text = write(tree, new VFile(), options)
    expect(checkRoundTrip(text.replaceAll('\\*', '*'), tree)).not.toEqual([])
    expect(checkRoundTrip(text.replace('# A', '---\n\n# A'), tree)).toMatchObject([{ what: 'slides' }])
    expect(checkRoundTrip(text.replace('Text', '<div>Text'), tree)).toMatchObject([{ what: 'text' }])
    expect(checkRoundTrip(text.replace('layout: "default"', 'layout: iframe'), tree)).toMatchObject([
      { what: 'layout' },
    ])
  })

  test('every language that is written is one that Slidev highlights', async () => {
    const { bundledLanguages } = await import('shiki/langs')
    expect(languages.filter((name) => !(name in bundledLanguages))).toEqual([])
  })
})

describe('write: the whole text', () => {
  const whole = deck(
    { title: 'Cost: $& at %MODE% --- {{ x }}', authors: ['A. --- B', '王'], lang: 'zh' },
    12,
    [
      slide({ id: 'cover', layout: 'cover', role: 'cover', title: 'Cost: $& at %MODE% --- {{ x }}' }, [
        slot([paragraph('sub')]),
      ]),
      slide(
        {
          id: 'why',
          layout: 'two',
          role: 'points',
          title: '2024',
          fields: { section: 'no --- yes <Tweet id="1"> <BlueSky/> <!--', index: 2 },
        },
        [
          slot([paragraph('left')]),
          slot(
            [
              diagram(
                'flow',
                [diagramNode('end "a" [b]'), diagramNode('`c` {{d}} #5; <e>')],
                [diagramEdge(0, 1, '1|2')],
              ),
            ],
            'right',
          ),
          notes([paragraph('[click] --> {{ said }}')]),
        ],
      ),
    ],
  )

  test('head matter, fields, slots, diagram and notes', async () => {
    const file = new VFile()
    const text = write(whole, file, {
      theme: '../../templates/seminar',
      canvas: { width: 1280, height: 720 },
      themeConfig: { primary: '#123' },
    })
    await expect(text).toMatchFileSnapshot(join(folder, 'head-matter/slides.md'))
    expect(file.messages.map(String)).toEqual([])
    expect(checkRoundTrip(text, whole)).toEqual([])
  })
})

test('the alternative text of a picture comes through, whatever it is, alone and within a line', async () => {
  const alts = [
    'plain words, 中文',
    'if a <b then',
    'x[0] \\ y',
    '<img src=x onerror="y">',
    'costs $5 & *more*',
    '{{ x }} `y`',
    '&lt;',
  ]
  const image = (alt: string): Image => ({ type: 'image', url: 'x.png', alt })
  const tree = deck(
    { title: 'One', authors: [], lang: 'en' },
    1,
    alts.map((alt, index) =>
      slide(
        { id: `s${index}`, layout: 'default', role: 'points', title: index === 0 ? 'One' : `T${index}` },
        [
          slot([
            { type: 'paragraph', children: [image(alt)] },
            {
              type: 'paragraph',
              children: [{ type: 'text', value: 'See ' }, image(alt), { type: 'text', value: ' here.' }],
            },
            {
              type: 'paragraph',
              children: [image(alt), { type: 'break' }, { type: 'text', value: '<b>below</b>' }],
            },
          ]),
        ],
      ),
    ),
  )
  const text = write(tree, new VFile(), { theme: 'none', images: { 'x.png': 'x.png' } })
  expect(checkRoundTrip(text, tree)).toEqual([])
  const compiled = await (await createGate())(text)
  expect(compiled.flatMap(({ active }) => active)).toEqual([])
  expect(compiled.map(({ blocks }) => blocks)).toEqual(
    alts.map((alt, index) => [
      index === 0 ? 'One' : `T${index}`,
      alt,
      `See ${alt} here.`,
      `${alt} <b>below</b>`,
    ]),
  )
  expect(text.match(/<img /g)).toHaveLength(3 * (alts.length - 1))
})

function withoutHead(text: string): string {
  return [/^title: .*\n/m.exec(text)?.[0], text.slice(text.indexOf('\nlayout: ') + 1)].join('')
}
