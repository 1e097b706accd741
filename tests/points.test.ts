/** What is true of every point: it is a piece of one sentence of the article, and says no more and nothing else. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toString } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { type Article, clean, type Point, read, type Section, analyze } from '../scripts/index.ts'

const fixtures = path.join(import.meta.dirname, 'fixtures')

async function articleOf(value: string): Promise<Article> {
  const file = new VFile({ path: 'input.md', value })
  return analyze(clean(await read(file), file), file)
}

/** The points of the digests of an article and its sections, and its takeaways. */
function pointsOf(part: Article | Section): Point[] {
  return [
    ...part.annotations.flatMap((found) =>
      found.type === 'keyPoints' || found.type === 'takeaways' ? found.children : [],
    ),
    ...part.children.flatMap((node) => (node.type === 'section' ? pointsOf(node) : [])),
  ]
}

async function stated(value: string): Promise<string[]> {
  return pointsOf(await articleOf(value)).map((point) => toString(point))
}

describe('every point of a fixture is a piece of its article', () => {
  for (const stage of ['plan', 'analyze']) {
    for (const name of readdirSync(path.join(fixtures, stage))) {
      const folder = path.join(fixtures, stage, name)
      if (!readdirSync(folder).includes('input.md')) continue
      test(`${stage}/${name}`, async () => {
        const article = await articleOf(readFileSync(path.join(folder, 'input.md'), 'utf8'))
        // A capital may open a point; breaks of lines are spaces.
        const plain = (value: string): string => value.replaceAll(/\s+/g, ' ').toLowerCase()
        const whole = plain(toString(article))
        for (const point of pointsOf(article)) {
          expect(whole).toContain(withoutOuterMarks(plain(toString(point)), whole))
          expect(point.data?.salience).toBeGreaterThanOrEqual(0)
          expect(point.data?.salience).toBeLessThanOrEqual(1)
        }
      })
    }
  }
})

/** Of a quotation of several sentences, a point has the marks that stand before and behind them all. */
function withoutOuterMarks(point: string, whole: string): string {
  if (whole.includes(point)) return point
  const opens = /^[“「『"]/.exec(point)?.[0] ?? ''
  const closes = /[”」』"]$/.exec(point)?.[0] ?? ''
  const pieces = [point.slice(opens.length), point.slice(0, point.length - closes.length)]
  const piece = [...pieces, pieces[0]!.slice(0, pieces[0]!.length - closes.length)].find((one) =>
    whole.includes(one),
  )
  if (piece === undefined) return point
  const at = whole.indexOf(piece)
  const before = point.startsWith(piece) || whole.slice(0, at).includes(opens)
  const after = point.endsWith(piece) || whole.slice(at + piece.length).includes(closes)
  return before && after ? piece : point
}

/** A paragraph that leads to code. */
function leading(text: string): string {
  return `# A\n\n${text}\n\n~~~js\nrun()\n~~~\n`
}

describe('beside code, a negation, a hedge and a belief keep the one who has them', () => {
  test.each([
    'We cannot use the layer without a model',
    'We may still see a small number',
    'Now we could run the model on one device',
    'We will not train this model again',
    'We believe that the model learns from its errors',
    'We can only guess how many layers are needed',
    '我们不能省略这个参数',
    '我们可能需要更多的数据',
    '我们认为这个模型已经足够好',
    '我们需要更多的训练数据',
  ])('%s', async (sentence) => {
    const stop = /\p{Script=Han}/u.test(sentence) ? '。' : '.'
    expect(await stated(leading(`${sentence}${stop}`))).toEqual([sentence])
  })
})

describe('a word that only begins as a lead-in does stays', () => {
  test.each([
    'So far, the team has moved half of its modules to the new compiler',
    'So many modules were moved that the old compiler is gone',
    'As a result of the move, the tests run in half the time',
    'Hence the name of the module that reads the articles',
    'Besides the compiler, the team moved the tests of the readers',
    'Overall latency is lower than it was in the last release',
    'Still images are shown where the player cannot be loaded',
    'Yet another format is read since the last release',
    '可见性问题往往出现在多个线程之间',
    '相反数之和总是等于零',
    '但凡改动接口的提交都要写明原因',
    '不过是把旧的写法换成了新的写法',
  ])('%s', async (sentence) => {
    const stop = /\p{Script=Han}/u.test(sentence) ? '。' : '.'
    expect(await stated(`# A\n\n${sentence}${stop}\n`)).toEqual([sentence])
  })

  test.each([
    ['So, the tests run in half the time now.', 'The tests run in half the time now'],
    ['Still, the tests run in half the time now.', 'The tests run in half the time now'],
    ['相反，两次读取之间的改动不会丢失。', '两次读取之间的改动不会丢失'],
    ['可见，两次读取之间的改动不会丢失。', '两次读取之间的改动不会丢失'],
  ])('%s loses it', async (sentence, point) => {
    expect(await stated(`# A\n\n${sentence}\n`)).toEqual([point])
  })
})

test('a question is taken home from no conclusion', async () => {
  const { annotations: findings } = await articleOf('# 甲\n\n## 小结\n\n这种攻击为什么很难消除？\n')
  expect(findings.filter(({ type }) => type === 'takeaways')).toEqual([])
})

test('a paragraph of marks alone has no point', async () => {
  expect(await stated('# A\n\n……\n')).toEqual([])
})

test('a wide full stop ends a sentence, a decimal point does not', async () => {
  expect(await stated('# 甲\n\n圆周率约为３．１４，是一个无理数．它很有名．\n')).toEqual([
    '圆周率约为３．１４，是一个无理数',
  ])
})
