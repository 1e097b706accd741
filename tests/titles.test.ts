/** What a slide about a paragraph may be called. */

import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { type Article, clean, read, type Section, analyze } from '../scripts/index.ts'

/** `kind: value` of each candidate of the first paragraph of the first section. */
async function titlesOf(paragraph: string): Promise<string[]> {
  const file = new VFile({ path: 'input.md', value: `# T\n\n## S\n\n${paragraph}\n` })
  const article: Article = analyze(clean(await read(file), file), file)
  const titles = sections(article).flatMap(({ children }) =>
    children.flatMap((node) => (node.type === 'paragraph' ? (node.data?.titles ?? []) : [])),
  )
  for (const { data, position } of titles) {
    expect(position).toBeUndefined()
    expect(data?.origin?.length).toBeGreaterThan(0)
  }
  return titles.map(({ kind, value }) => `${kind}: ${value}`)
}

function sections(part: Article | Section): Section[] {
  return part.children.flatMap((node) => (node.type === 'section' ? [node, ...sections(node)] : []))
}

test.each([
  [
    'A **lock file** pins every version. It is written by the tool, and nobody edits it by hand.',
    ['claim: A lock file pins every version', 'strong: lock file'],
  ],
  [
    'A checksum is a short value that is computed from the bytes of a file, and it changes with any of them.',
    ['term: checksum'],
  ],
  ['However, small teams review their changes faster.', ['claim: Small teams review their changes faster']],
  ['锁文件固定每个依赖的版本。它由工具写成，不要手改。', ['claim: 锁文件固定每个依赖的版本']],
  ['校验和是指由文件的全部字节算出来的一个短数，文件改动一个字节，这个数就会变。', ['term: 校验和']],
])('%s', async (paragraph, titles) => {
  expect(await titlesOf(paragraph)).toEqual(titles)
})

test.each([
  'It pins every version of the tree.',
  'Therefore it pins every version.',
  'When this happens, the build stops.',
  'Which version is pinned in the file?',
  'See the guide for more details.',
  'If it is slow, nobody waits for the answer, and the tool is turned off by the next person who needs it.',
  '**not** everybody agrees with the plan, and nobody has to as long as the others know why that is so',
  '它固定每个依赖的版本。',
  '因此需要再读一次文件。',
  '锁文件固定了哪些版本？',
])('nothing: %s', async (paragraph) => {
  expect(await titlesOf(paragraph)).toEqual([])
})

const parts =
  'Tables of the tides were printed for two hundred years, and help a skipper to plan a day.\n\n# The problem\n\nThey know no wind.\n\n# The gauge\n\nIt knows.\n'

test.each([
  ['why-tide-tables-fail.md', parts, 'Why tide tables fail'],
  ['2019-04-02-why-tide-tables-fail.md', parts, 'Why tide tables fail'],
  ['README.md', parts, 'The problem'],
  ['why-tide-tables-fail.md', parts.replace(/^.*\n\n/, ''), 'The problem'],
  ['why-tide-tables-fail.md', parts.replace('# The gauge', '## The gauge'), 'The problem'],
])('headings with a text before them are parts: %s', async (name, value, title) => {
  const file = new VFile({ path: name, value })
  expect(analyze(clean(await read(file), file), file).title).toBe(title)
})
