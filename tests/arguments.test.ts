import { expect, test } from 'vitest'
import { parseArguments } from '../scripts/command/arguments.ts'

test.each([
  [['check', 'deck', '--pictures', 'out'], { screenshots: 'out' }, '`--pictures` is now `--screenshots`'],
  [['check', 'deck', '--pictures=out'], { screenshots: 'out' }, '`--pictures` is now `--screenshots`'],
  [['build', 'a.txt', '--from', 'scraped'], { from: 'text' }, '`--from scraped` is now `--from text`'],
  [
    ['build', 'a.md', '--until', 'understand'],
    { until: 'analyze' },
    '`--until understand` is now `--until analyze`',
  ],
])('an old spelling works, and one line names the new: %j', (argv, values, line) => {
  const args = parseArguments(argv)
  expect(args.values).toMatchObject(values)
  expect(args.renamed).toEqual([line])
})

test('a file that is called as an old option was, and the new spelling, give no line', () => {
  expect(parseArguments(['check', 'pictures', '--screenshots', 'scraped'])).toMatchObject({
    inputs: ['pictures'],
    values: { screenshots: 'scraped' },
    renamed: [],
  })
})
