import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { catalogue } from '../scripts/index.ts'
import { exitCode, messagesJson, messagesText } from '../scripts/command/report.ts'
import { say } from '../scripts/message/say.ts'

const root = import.meta.dirname
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|txt|tree|md)$/.test(name) && name !== 'messages.test.ts')
  .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }))

test.each(Object.keys(catalogue))('%s occurs in a fixture or a test', (id) => {
  expect(files.filter(({ text }) => text.includes(id)).map(({ name }) => name)).not.toEqual([])
})

test('a message has a place, a level by its id, and advice', () => {
  const file = new VFile({ path: 'a.md', value: 'x' })
  say(file, 'analyze:no-title', 'Unexpected x', {
    type: 'paragraph',
    position: { start: { line: 3, column: 2 }, end: { line: 3, column: 4 } },
  })
  expect(messagesJson(file)).toEqual([
    {
      id: 'analyze:no-title',
      level: 'warning',
      reason: 'Unexpected x',
      line: 3,
      column: 2,
      help: catalogue['analyze:no-title'].help,
    },
  ])
  expect(messagesText(file, false)).toContain('3:2')
  expect(messagesText(file, false)).toContain(catalogue['analyze:no-title'].help)
})

test('the exit code is 1 from the level on that was asked for', () => {
  const file = new VFile({ path: 'a.md' })
  say(file, 'plan:layout', 'Unexpected x')
  expect([
    exitCode(file),
    exitCode(file, 'error'),
    exitCode(file, 'warning'),
    exitCode(file, 'info'),
    exitCode(file, 'none'),
  ]).toEqual([0, 0, 1, 1, 0])
})

test('notes are only printed when they are asked for', () => {
  const file = new VFile({ path: 'a.md' })
  say(file, 'clean:dropped', 'Unexpected noise')
  expect(messagesText(file, false)).toBe('')
  expect(messagesText(file, true)).toContain('Unexpected noise')
})
