import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path, { join } from 'node:path'
import { load } from '@slidev/parser/fs'
import { describe, expect, test } from 'vitest'
import type { BlockMeasurement, Measurement, SlideMeasurement } from '../scripts/browser/measure/index.ts'
import type { DiagramMeasurement } from '../scripts/browser/measure/types.ts'
import { blockHeights } from '../scripts/browser/measure/index.ts'
import type { Finding, Found } from '../scripts/check/finding.ts'
import { runRules } from '../scripts/check/run-rules.ts'
import { defaultLimits, templateLimits } from '../scripts/check/limits.ts'
import { findingsSarif } from '../scripts/check/report-sarif.ts'
import { findingsCode, findingsText } from '../scripts/check/report-text.ts'
import { rules } from '../scripts/check/rules/index.ts'
import { lineOf, readSources } from '../scripts/check/source.ts'
import { sourceFindings } from '../scripts/check/source-rules.ts'
import { reshape } from '../scripts/check/specimen.ts'
import { type RawTemplate, templateFaults } from '../scripts/check/template-faults.ts'
import { mergeVariants } from '../scripts/check/variants.ts'
import { ownTemplates } from '../scripts/template/load.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'check')
const none = { x: 0, y: 0, width: 0, height: 0 }

type Draft<T> = { [Key in keyof T]?: T[Key] }
type DiagramDraft = Omit<DiagramMeasurement, 'labels' | 'slices'> & Partial<DiagramMeasurement>
type SlideDraft = Draft<Omit<SlideMeasurement, 'blocks' | 'diagrams'>> & {
  blocks?: Draft<BlockMeasurement>[]
  diagrams?: DiagramDraft[]
}

/** What a fixture leaves out is as on a slide without faults. */
function whole(draft: Draft<Omit<Measurement, 'slides'>> & { slides: SlideDraft[] }): Measurement {
  const block = (part: Draft<BlockMeasurement>, id: string): BlockMeasurement => ({
    id,
    kind: 'paragraph',
    text: '',
    words: 0,
    han: 0,
    box: none,
    lines: [],
    margin: { top: 0, bottom: 0 },
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    ...part,
  })
  return {
    canvas: { width: 980, height: 552 },
    scheme: 'light',
    failedFonts: [],
    console: [],
    missingFiles: [],
    outside: [],
    late: [],
    ...draft,
    slides: draft.slides.map(({ blocks = [], diagrams = [], ...slide }, index) => ({
      number: index + 1,
      slots: [],
      overflows: [],
      images: [],
      diagrams: diagrams.map((diagram) => ({ labels: [], slices: [], ...diagram })),
      glyphs: { missing: '', borrowed: [] },
      contrasts: [],
      outside: [],
      failure: '',
      ...slide,
      blocks: blocks.map((part, at) => block(part, `${index + 1}.${at + 1}`)),
    })),
  }
}

const read = (rule: string): Measurement =>
  whole(JSON.parse(readFileSync(join(fixtures, rule, 'measurement.json'), 'utf8')) as Measurement)

const line = ({ slide, id, element, amount, reason }: Found): string =>
  `${slide ?? '-'} ${id} [${element ?? ''}] ${amount ?? ''}\n  ${reason}\n`

describe('rules', () => {
  test.each(Object.entries(rules))('%s', async (name, rule) => {
    const found = rule({ limits: defaultLimits }, read(name))
    await expect(found.map(line).join('')).toMatchFileSnapshot(join(fixtures, name, 'findings.txt'))
  })

  test('each has a fixture, and each fixture a rule', () => {
    expect(readdirSync(fixtures).toSorted()).toEqual(Object.keys(rules).toSorted())
  })

  test('sizes grow with the canvas', () => {
    const measurement = { ...read('font-size'), canvas: { width: 1960, height: 1104 } }
    const found = rules['font-size']({ limits: defaultLimits }, measurement)
    expect(found.find(({ reason }) => reason.includes(' text of 15.5 px'))?.reason).toContain(
      'at least 36 px',
    )
  })

  test('one slide in ten may hold more words, but not by half', () => {
    const slides = Array.from({ length: 10 }, (): SlideDraft => ({}))
    const found = (words: number): Found[] =>
      rules.words({ limits: defaultLimits }, whole({ slides: [...slides, { blocks: [{ words }] }] }))
    expect([found(120).length, found(121).length]).toEqual([0, 1])
  })

  test('a template can ask for more contrast', () => {
    const limits = templateLimits({ text: 18, code: 14, diagram: 16, contrast: 7 })
    const found = rules.contrast({ limits }, read('contrast'))
    expect(found.filter(({ slide }) => slide === 1).map(({ amount }) => amount)).toEqual([4.5, 3])
  })
})

const sources = [1, 2, 3, 4].map((number) => ({
  file: '/talk/slides.md',
  line: number * 10,
  layout: 'default',
  lines: ['---', 'layout: default', '---', '', '# Title', '', '- **c**: `x`, a [link](/b)'],
  expected: number === 2 ? ['check:overflow'] : [],
}))

describe('judge', () => {
  const measurement = read('overflow')
  measurement.slides[2]!.title = 'Third'

  test('gives each finding level, title, file and line, and leaves out what a slide expects', () => {
    const findings = runRules({ limits: defaultLimits }, measurement, sources)
    expect(findings.filter(({ id }) => id === 'check:overflow').map(({ slide }) => slide)).toEqual([3, 4, 4])
    expect(findings.find(({ slide }) => slide === 3)).toMatchObject({
      level: 'error',
      title: 'Third',
      file: '/talk/slides.md',
      line: 30,
    })
  })

  test('works without sources', () => {
    const findings = runRules({ limits: defaultLimits }, measurement, [])
    expect(findings.find(({ id }) => id === 'check:overflow')).toMatchObject({ slide: 2 })
    expect(findings.every(({ file }) => file === undefined)).toBe(true)
  })

  test('finds the line of an element through marks of Markdown', () => {
    expect(lineOf(sources[0]!, 'c: x, a link')).toBe(16)
    expect(lineOf(sources[0]!, 'nowhere to be found')).toBe(10)
    expect(lineOf(sources[0]!, undefined)).toBe(10)
  })
})

describe('sources', () => {
  const found = async (deck: string): Promise<[string, number | undefined, string | undefined][]> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lectern-sources-'))
    try {
      const file = path.join(folder, 'slides.md')
      writeFileSync(file, deck)
      const count = (await load({ userRoot: folder, roots: [folder] }, file)).slides.length
      const read = await readSources(file, count)
      return sourceFindings(read).map(({ id, slide, element }) => [id, slide, element])
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('names what Slidev takes for front matter', async () => {
    const deck = '---\ntitle: A\n---\n\n# A\n\n---\nStage | Rate\n--- | ---\nParse | 120\n'
    expect(await found(deck)).toEqual([['check:front-matter', 2, 'Stage | Rate']])
    const near = '---\ntitle: A\n---\n\n# A\n\n---\n\nStage | Rate\n--- | ---\nParse | 120\n'
    expect(await found(near)).toEqual([])
  })

  test('names settings that a formatter made text', async () => {
    const deck = '---\ntitle: A\n---\n\n# A\n\n---\n\nlayout: points\nrouteAlias: b\n\n---\n\n# B\n'
    expect(await found(deck)).toEqual([['check:settings-as-text', 2, 'layout: points']])
    const near =
      '---\ntitle: A\n---\n\n# A\n\n---\nlayout: points\n---\n\nThe entry `layout:` names it\n\nlayout: points\n'
    expect(await found(near)).toEqual([])
  })

  test('names an alias that two slides have', async () => {
    const slide = (alias: string): string => `---\nrouteAlias: ${alias}\n---\n\n# ${alias}\n\n`
    expect(await found(slide('a') + slide('b') + slide('a'))).toEqual([['check:alias', 3, 'a']])
    expect(await found(slide('a') + slide('b') + slide('c'))).toEqual([])
  })
})

const finding = (part: Partial<Finding>): Finding => ({
  id: 'check:overflow',
  level: 'error',
  reason: 'Unexpected 3 px',
  ...part,
})

describe('reports', () => {
  const findings = [
    finding({ id: 'check:console', reason: 'Unexpected error' }),
    finding({
      slide: 3,
      title: '安装',
      file: '/talk/slides.md',
      line: 31,
      element: 'x',
      amount: 3,
      origin: { line: 7 },
    }),
    finding({ slide: 3, title: '安装', id: 'check:title', level: 'warning', reason: 'Unexpected title' }),
    finding({ slide: 4, id: 'check:contrast-unknown', level: 'info', reason: 'Unexpected picture' }),
  ]

  test('text is grouped by slide, with counts and advice', () => {
    const text = findingsText(findings, 'slides.md', (file) => file.slice(1))
    expect(text).toMatch(
      /^the deck\n {2}error +console .*\n\nslide 3, 安装\n {2}error +overflow .*talk\/slides\.md:31.*article line 7\)\n {2}warning title/,
    )
    expect(text).toContain('slides.md: 2 errors, 1 warning\n')
    expect(text).not.toContain('slide 4')
    expect(findingsText(findings, 'slides.md', String, true)).toContain('1 note')
    expect(findingsText([findings[3]!], 'slides.md', String)).toBe('slides.md: nothing to mend\n')
  })

  test('SARIF names rules, places and levels', () => {
    expect(findingsSarif(findings, '1.2.3', (file) => file.slice(1))).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { version: '1.2.3', rules: [{ id: 'check:console' }, {}, { id: 'check:overflow' }, {}] },
          },
          results: [
            { ruleId: 'check:console', ruleIndex: 0, level: 'error' },
            {
              ruleIndex: 2,
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'talk/slides.md' },
                    region: { startLine: 31 },
                  },
                },
              ],
              properties: { slide: 3, element: 'x', amount: 3 },
            },
            { level: 'warning' },
            { level: 'note' },
          ],
        },
      ],
    })
  })

  test('the exit code is 1 from the level on that was asked for', () => {
    const [, , warning, info] = findings as [Finding, Finding, Finding, Finding]
    expect([
      findingsCode(findings),
      findingsCode([warning, info]),
      findingsCode([warning, info], 'warning'),
      findingsCode([info], 'info'),
      findingsCode(findings, 'none'),
    ]).toEqual([1, 0, 1, 1, 0])
  })
})

describe('a template', () => {
  const raw = JSON.parse(readFileSync(join(ownTemplates, 'seminar', 'template.json'), 'utf8')) as RawTemplate
  const measures: unknown = JSON.parse(readFileSync(join(ownTemplates, 'seminar', 'capacity.json'), 'utf8'))
  const names = Object.keys(raw.layouts ?? {})
  const files = names.map((name) => `${name}.vue`)
  const specimen = (skip = '', lost = ''): Measurement =>
    whole({
      slides: Object.entries(raw.layouts ?? {})
        .filter(([name]) => name !== skip)
        .map(([layout, { slots = {} }]) => ({
          layout,
          slots: Object.keys(slots)
            .filter((name) => `${layout}.${name}` !== lost)
            .map((name) => ({ name, box: none, inner: none })),
        })),
    })
  const reasons = (found: Found[]): string[] => found.map(({ id, reason }) => `${id} ${reason}`)

  test('that holds its contract has no faults', () => {
    expect(templateFaults(raw, files, specimen(), measures)).toEqual([])
  })

  test.each<[string, () => Found[], RegExp]>([
    [
      'a layout without a file',
      () =>
        templateFaults(
          raw,
          files.filter((name) => name !== 'quote.vue'),
          specimen(),
          measures,
        ),
      /layout `quote` without a file/,
    ],
    [
      'a role whose layouts are gone',
      () =>
        templateFaults({ ...raw, roles: { ...raw.roles, quote: ['quotes'] } }, files, specimen(), measures),
      /role `quote` without a layout/,
    ],
    [
      'a slot that the layout lacks',
      () => templateFaults(raw, files, specimen('', 'comparison.left'), measures),
      /slot `left` of the layout `comparison` on no slide/,
    ],
    [
      'a layout that the specimen lacks',
      () => templateFaults(raw, files, specimen('table'), measures),
      /without a slide in the layout `table`/,
    ],
    [
      'a key that the contract does not know',
      () => templateFaults({ ...raw, colour: 1 } as RawTemplate, files, specimen(), measures),
      /Unexpected `template\.json`: .*colour/,
    ],
  ])('with %s', (_, found, reports) => {
    const output = reasons(found())
    expect(
      output.filter((one) => reports.test(one)),
      output.join('\n'),
    ).toHaveLength(1)
    expect(output.every((one) => one.startsWith('check:template '))).toBe(true)
  })

  test('has its specimen drawn in its own theme and another shape', () => {
    const text = '---\ntheme: ../../other\naspectRatio: 16/9\ntitle: x\n---\n\n# A\n\n---\n\n# B\n'
    expect(reshape(text, './', '4/3')).toBe(
      '---\ntheme: "./"\naspectRatio: 4/3\ntitle: x\n---\n\n# A\n\n---\n\n# B\n',
    )
    expect(reshape(text, './')).toContain('aspectRatio: 16/9')
    expect(reshape('# A\n', './', '4/3')).toBe('---\ntheme: "./"\naspectRatio: 4/3\n---\n# A\n')
  })

  test('tells once what several renderings share, where it is worst', () => {
    const all = ['light 16:9', 'dark 16:9', 'light 4:3']
    const one = { slide: 2, element: 'x' }
    const found = mergeVariants(
      [
        ...all.map((variant, index) => finding({ ...one, variant, amount: index, reason: `${index} px` })),
        finding({ ...one, id: 'check:contrast', variant: 'dark 16:9', amount: 3 }),
        finding({ id: 'check:template', element: 'a', reason: 'one' }),
        finding({ id: 'check:template', element: 'a', reason: 'two' }),
      ],
      all,
    )
    expect(found.map(({ slide, reason, variant }) => [slide, reason, variant])).toEqual([
      [undefined, 'one', undefined],
      [undefined, 'two', undefined],
      [2, '2 px', undefined],
      [2, 'Unexpected 3 px', 'dark 16:9'],
    ])
  })
})

test('heights of blocks are a row each, without the frame', () => {
  const measurement = whole({
    slides: [
      {
        layout: 'points',
        blocks: [
          { kind: 'item', depth: 2, slot: 'default', lines: [none, none], box: { ...none, height: 70 } },
          { kind: 'frame' },
        ],
      },
    ],
  })
  expect(blockHeights(measurement)).toMatchObject([
    {
      slide: 1,
      layout: 'points',
      id: '1.1',
      kind: 'item',
      depth: 2,
      slot: 'default',
      count: 2,
      box: { height: 70 },
    },
  ])
})
