/** What the benchmarks are reported with. */

import { parseSync } from '@slidev/parser/core'
import { describe, expect, test } from 'vitest'
import { forMarp, forSlidev } from './bench/cut.ts'
import { replaced } from './bench/results.ts'
import { dialects, talk } from './bench/talk.ts'
import { processorSeconds, run } from './bench/process.ts'
import { percent, percentile, table } from './bench/table.ts'
import { inTurn } from './bench/timing.ts'

describe('results', () => {
  const first = replaced('', 'words', '| a |\n| --- |\n')

  test('have a section for each benchmark, in the order of the names', () => {
    const both = replaced(first, 'fit', 'Nothing overflows.')
    expect([...both.matchAll(/^#+ .*/gm)].map(String)).toEqual([
      '# Results of the benchmarks',
      '## fit',
      '## words',
    ])
    expect(both).toContain('## words\n\n| a |\n| --- |\n')
  })

  test('replace the section of a benchmark that is run again, and no other', () => {
    const both = replaced(first, 'fit', 'old\n\n### zh\n\nold too')
    expect(replaced(both, 'fit', 'new')).toBe(replaced(first, 'fit', 'new'))
  })
})

describe('tables', () => {
  test('set numbers flush right and keep what would end a cell', () => {
    expect(
      table(
        ['tool', 'slides', 'share'],
        [
          ['a|b', 3, '2.0 %'],
          ['c', 1200, '–'],
        ],
      ),
    ).toBe('| tool | slides | share |\n| --- | ---: | ---: |\n| a\\|b | 3 | 2.0 % |\n| c | 1200 | – |\n')
  })
})

test('percentiles are values of the list, but for the median of an even count', () => {
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(percentile([9, 1, 5], 0.5)).toBe(5)
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
  expect(percentile([7], 0.9)).toBe(7)
  expect(percent(1, 8)).toBe('12.5 %')
  expect(percent(0, 0)).toBe('–')
})

describe('articles cut for other tools', () => {
  test('gain the settings of Marp in their own front matter', () => {
    expect(forMarp('---\ntitle: A\n---\n\n# A\n')).toBe(
      '---\nmarp: true\nheadingDivider: 2\ntitle: A\n---\n\n# A\n',
    )
    expect(forMarp('# A\n\ntext\n\n---\n')).toBe(
      '---\nmarp: true\nheadingDivider: 2\n---\n\n# A\n\ntext\n\n---\n',
    )
  })

  test('are cut for Slidev before headings, and not within code', () => {
    const code = '~~~md\n## no heading\n~~~'
    expect(forSlidev(`# A\n\n## B\n\n${code}\n\n## C\n\n### D`)).toBe(
      `# A\n\n---\n\n## B\n\n${code}\n\n---\n\n## C\n\n### D`,
    )
  })
})

test.each([10, 50, 150])('talks of %i slides have five diagrams, and one word that changes', (count) => {
  const slidev = dialects.slidev('default')
  const text = talk(count, slidev)
  expect(parseSync(text, 'slides.md').slides).toHaveLength(count)
  expect(text.match(/^```mermaid$/gm)).toHaveLength(5)
  expect(talk(count, dialects.marp()).match(/^!\[\]/gm)).toHaveLength(5)
  expect(text).toMatch(/^\$\$$/m)
  const lines = text.split('\n')
  expect(
    talk(count, slidev, 1)
      .split('\n')
      .filter((line, index) => line !== lines[index]),
  ).toHaveLength(1)
})

test('a side that fails is counted, and does not stop the others', async () => {
  let tried = 0
  const sides = [
    { name: 'broken', run: () => Promise.reject(new Error('no browser')) },
    { name: 'sound', run: () => ++tried },
  ]
  const stated: string[] = []
  const [broken, sound] = await inTurn(sides, 3, (text) => void stated.push(text))
  expect(broken).toEqual({ name: 'broken', runs: 1, failures: 1 })
  expect(sound).toMatchObject({
    name: 'sound',
    runs: 3,
    failures: 0,
    seconds: expect.any(Number),
    processor: 3,
  })
  expect(tried).toBe(4)
  expect(stated).toEqual(['  broken failed: no browser'])
})

test('processor time is that of a program and of what it started, and no other', () => {
  expect(processorSeconds('0m0.01s 0m0.02s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75)
  expect(() => processorSeconds('')).toThrow('Unexpected output of `times`')
  const busy = 'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);'
  const idle = 'setTimeout(() => {}, 1000)'
  const started = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`
  const cwd = import.meta.dirname
  const waited = run(process.execPath, ['-e', idle], { cwd })
  expect(run(process.execPath, ['-e', started], { cwd })).toBeGreaterThan(0.3)
  expect(waited).toBeLessThan(0.9)
})

test('a program that fails says so with its end', () => {
  expect(() =>
    run(process.execPath, ['-e', 'console.error("gone"); process.exit(3)'], { cwd: import.meta.dirname }),
  ).toThrow('exit code 3: gone')
})
