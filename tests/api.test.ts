import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as api from '../scripts/index.ts'

const root = path.resolve(import.meta.dirname, '..')

test('what is public is this and nothing else', () => {
  expect(Object.keys(api).toSorted()).toEqual([
    'TemplateError',
    'analyze',
    'assertArticle',
    'assertDeck',
    'catalogue',
    'checkRoundTrip',
    'clean',
    'cleanTemplate',
    'deckJson',
    'deckOptions',
    'loadTemplate',
    'merge',
    'pipeline',
    'plan',
    'read',
    'stages',
    'templateSchema',
    'write',
  ])
})

test('no word of the first article stands in the program', () => {
  const words = /qwen|胡易黎|指令微调|能力完整性|训练稳定性|适配性|gitcode/i
  const files = api.stages.flatMap((stage) =>
    filesBelow(path.join(root, 'scripts', stage === 'write' ? 'slidev/write' : stage)),
  )
  expect(files.length).toBeGreaterThan(50)
  for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toMatch(words)
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))
}
