/** Each folder of `fixtures/clean` is a behaviour: an article, what is left of it, and what was said. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspectNoColor } from 'unist-util-inspect'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { clean } from '../scripts/clean/index.ts'
import { read } from '../scripts/read/index.ts'

const root = fileURLToPath(new URL('fixtures/clean/', import.meta.url))

describe('clean', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      const folder = join(root, name)
      const input = readdirSync(folder).find((file) => file.startsWith('input.')) as string
      const file = new VFile({ path: input, value: readFileSync(join(folder, input)) })
      const tree = clean(await read(file), file)
      const messages = file.messages.map((message) => `${String(message)} ${message.ruleId ?? ''}\n`).join('')
      await expect(`${inspectNoColor(tree)}\n`).toMatchFileSnapshot(join(folder, 'output.tree'))
      await expect(messages).toMatchFileSnapshot(join(folder, 'messages.txt'))
    })
  }

  it('keeps noise when it is told to', async () => {
    const value = readFileSync(join(root, 'page-zh/input.txt'))
    const file = new VFile({ path: 'input.txt', value })
    const tree = clean(await read(file), file, { keepAll: true })
    expect(inspectNoColor(tree)).toContain('登录后查看全文')
    expect(file.messages).toEqual([])
  })

  it('does not overflow on deep nesting', async () => {
    for (const value of [
      '> '.repeat(500) + 'a',
      '<div>'.repeat(20_000) + 'a',
      `${'*a **b '.repeat(500)}${'c** d* '.repeat(500)}`,
    ]) {
      const file = new VFile({ path: 'deep.md', value })
      expect(inspectNoColor(clean(await read(file), file))).toContain('a')
    }
  })
})
