import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDeck, type CheckResult } from '../../scripts/check/index.ts'
import { build } from '../../scripts/command/build/index.ts'
import { parseArguments } from '../../scripts/command/arguments.ts'
import { type Planned, verify } from '../../scripts/command/build/verify.ts'
import { pipeline, type Template } from '../../scripts/index.ts'
import type { Corrections } from '../../scripts/plan/fit/corrections.ts'
import { loadTemplate } from '../../scripts/template/load.ts'

/** Several builds and a browser on a loaded machine. */
const slow = 300_000

const project = path.resolve(import.meta.dirname, '../..')
let folder: string

beforeAll(() => {
  mkdirSync(path.join(project, 'slides'), { recursive: true })
  // Within the project, so that the theme finds its packages.
  folder = mkdtempSync(path.join(project, 'slides', '.verify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sentence =
  'This item has words enough to take all of one line of the slide, and then some more of the next.'
const article = `# A deck that runs over

## Full

\`\`\`js
${Array.from({ length: 24 }, (_, index) => `step(${index + 1})`).join('\n')}
\`\`\`

## Short

It works.

- one
- two
`

/** A template that says that there is more room than there is. */
function lying({ layouts, ...template }: Template, factor: number): Template {
  const larger = Object.entries(layouts).map(([name, { slots, ...layout }]) => [
    name,
    {
      ...layout,
      slots: Object.fromEntries(
        Object.entries(slots).map(([slot, box]) => [slot, { ...box, height: box.height * factor }]),
      ),
    },
  ])
  return { ...template, layouts: Object.fromEntries(larger) as Template['layouts'] }
}

describe('verify', () => {
  test('what the estimate took for smaller is planned again until it fits', { timeout: slow }, async () => {
    const template = lying(loadTemplate('seminar').template, 1.9)
    const slides = path.join(folder, 'slides.md')
    const planned = async (corrections?: Corrections): Promise<Planned> => {
      const file = new VFile({ path: 'article.md', value: article })
      const result = await pipeline(file, {
        template,
        theme: '../../templates/seminar',
        corrections,
        full: true,
      })
      writeFileSync(slides, result.write!)
      return { deck: result.plan!, file, slides }
    }
    const first = await planned()
    const verified = await verify(first, { template, again: planned })
    await verified.built.dispose()
    expect(verified.overflowing).toEqual([])
    expect(verified.repaired).not.toEqual([])
    expect(verified.rounds).toBeGreaterThan(0)
    expect(verified.rounds).toBeLessThanOrEqual(3)
    expect(verified.measured).toBe(verified.planned.deck.children.length)
    // The deck on the disk is the one that was measured, and the check says the same of it.
    const { findings } = await checkDeck(slides)
    expect(findings.filter(({ id }) => id === 'check:overflow' || id === 'check:scaled')).toEqual([])
  })

  test(
    'a deck that cannot be mended is written, with a message that names it',
    { timeout: slow },
    async () => {
      const source = path.join(folder, 'root.md')
      const terms = Array.from({ length: 90 }, (_, index) => `x_{${index}}`).join('')
      writeFileSync(source, `# A formula\n\n## Root\n\n$$\n\\sqrt{${terms}}\n$$\n`)
      const stderr: string[] = []
      const io = { out: (text: string) => void stderr.push(text), err: () => {}, terminal: false }
      const { code } = await build(
        parseArguments(['build', source, '--verify', '--json', '-o', path.join(folder, 'root')]),
        io,
      )
      const report = JSON.parse(stderr.join('')) as {
        verified: { rounds: number; overflowing: string[] }
        messages: { id: string; line: number }[]
      }
      expect(code).toBe(0)
      expect(report.verified.overflowing).toEqual(['Root'])
      expect(report.messages.find(({ id }) => id === 'verify:overflow')?.line).toBe(5)
      expect(readFileSync(path.join(folder, 'root', 'slides.md'), 'utf8')).toContain('sqrt')
    },
  )
})

describe('the net', () => {
  let result: CheckResult

  beforeAll(async () => {
    const slides = path.join(folder, 'edited.md')
    const items = (count: number): string => Array.from({ length: count }, () => `- ${sentence}`).join('\n')
    writeFileSync(
      slides,
      [
        '---\ntheme: ../../templates/seminar\ntitle: Edited\nfonts: {provider: none}\nlayout: points\n---\n\n# It fits\n\n- one\n- two',
        `---\nlayout: points\n---\n\n# A little too tall\n\n${items(5)}`,
        `---\nlayout: points\n---\n\n# Far too tall\n\n${items(14)}`,
        `---\nlayout: points\nsize: 0.83\n---\n\n# A smaller step\n\n${items(3)}`,
        `---\nlayout: comparison\n---\n\n# Two sides\n\n::left::\n\n## One\n\n${items(3)}\n\n::right::\n\n## Two\n\n- short`,
      ].join('\n\n'),
    )
    result = await checkDeck(slides)
  }, slow)

  const of = (slide: number, id: string): string[] =>
    result.findings.filter((one) => one.slide === slide && one.id === id).map(({ reason }) => reason)
  const sizes = (slide: number): number[] =>
    result.measurement.slides[slide - 1]!.blocks.filter(({ kind }) => kind === 'item').map(
      ({ font }) => font!.size,
    )

  test('does nothing where content fits', () => {
    expect(result.measurement.slides[0]!.scale).toBeUndefined()
    expect(sizes(1)).toEqual([24, 24])
  })

  test('keeps on its slide what is a little too tall, and the check says so', () => {
    const { scale } = result.measurement.slides[1]!
    expect(scale).toBeLessThan(1)
    expect(scale).toBeGreaterThanOrEqual(0.8)
    expect(of(2, 'check:overflow')).toEqual([])
    expect(of(2, 'check:scaled')).toEqual([expect.stringContaining(`to ${Math.round(scale! * 100)} %`)])
    expect(sizes(2)[0]).toBeCloseTo(24 * scale!, 1)
  })

  test('goes no further than four fifths: the rest is named', () => {
    expect(result.measurement.slides[2]!.scale).toBe(0.8)
    expect(of(3, 'check:overflow')).not.toEqual([])
  })

  test('a slide may ask for a smaller step of the type scale', () => {
    expect(result.measurement.slides[3]!.scale).toBeUndefined()
    expect(sizes(4)[0]).toBeCloseTo(24 * 0.83, 1)
    expect(of(4, 'check:overflow')).toEqual([])
  })

  test('a side is scaled by itself', () => {
    const [left, ...others] = sizes(5)
    expect(left).toBeLessThan(22)
    expect(others.at(-1)).toBe(22)
    expect(of(5, 'check:overflow')).toEqual([])
  })
})
