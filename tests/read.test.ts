/** Each folder of `fixtures/read` is a behaviour: an article and the tree that it is read as. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspectNoColor } from 'unist-util-inspect'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { read } from '../scripts/read/index.ts'

const root = fileURLToPath(new URL('fixtures/read/', import.meta.url))

describe('read', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      const folder = join(root, name)
      const input = readdirSync(folder).find((file) => file.startsWith('input.')) as string
      const file = new VFile({ path: input, value: readFileSync(join(folder, input)) })
      const tree = await read(file)
      const messages = file.messages.map((message) => `${String(message)} ${message.ruleId ?? ''}\n`).join('')
      await expect(`${inspectNoColor(tree)}\n${messages}`).toMatchFileSnapshot(join(folder, 'output.tree'))
    })
  }

  it('says that an empty article is empty', async () => {
    const file = new VFile({ path: 'empty.md', value: ' \n\u0000\n' })
    expect((await read(file)).children).toEqual([])
    expect(file.messages.map((message) => message.ruleId)).toEqual(['read:empty'])
  })

  it('reads the same from CRLF, CR and a byte order mark', async () => {
    const text = '# Title\n\nA line\nand another.\n\n- one\n- two\n'
    const plain = inspectNoColor(await read(new VFile({ path: 'a.md', value: text })))
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) {
      expect(inspectNoColor(await read(new VFile({ path: 'a.md', value: other })))).toBe(plain)
    }
  })

  it('decodes GB18030 and UTF-16', async () => {
    const gb = new VFile({ path: 'a.md', value: new Uint8Array([0x23, 0x20, 0xb1, 0xea, 0xcc, 0xe2, 0x0a]) })
    await read(gb)
    expect(gb.value).toBe('# 标题\n')
    const wide = new VFile({
      path: 'a.md',
      value: new Uint8Array([0xff, 0xfe, 0x23, 0, 0x20, 0, 0x07, 0x68]),
    })
    await read(wide)
    expect(wide.value).toBe('# 标')
  })

  it('takes the format that it is told', async () => {
    const file = new VFile({ path: 'a.md', value: '# Title\n\nText.\n' })
    expect((await read(file, { from: 'text' })).data?.scraped).toBe(true)
  })

  it('reads floods of markup in time', async () => {
    const floods = [
      '*a **a '.repeat(20_000),
      '['.repeat(20_000),
      '> '.repeat(5_000),
      `${'`'.repeat(3)}a\``.repeat(20_000),
      'a\n=\n'.repeat(5_000),
    ]
    for (const value of floods) {
      const start = process.cpuUsage()
      await read(new VFile({ path: 'flood.md', value }))
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(5_000)
    }
  })
})
