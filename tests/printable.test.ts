/** What is printed is plain, whatever way a text comes in. */

import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as fc from 'fast-check'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printable, printableLine } from '#message/printable.ts'
import { say } from '#message/say.ts'
import { fetchArticle } from '../scripts/command/fetch/index.ts'
import { messagesText } from '../scripts/command/report.ts'

const unprintable =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\v-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u

/** Sets the title of a terminal, clears it, turns its text round. */
const signs = '\u001B]0;owned\u0007\u001B[2J\u009B31m\u202Etxt\u2066\u2028\u{E0041}\r'

test('characters that do something are shown', () => {
  expect(printable('a\u001B[31m\tb\n\u202Ec\u{E0041}')).toBe(
    String.raw`a\u001b[31m` + '\tb\n' + String.raw`\u202ec\udb40\udc41`,
  )
  expect(printableLine('one\n  two\r')).toBe(String.raw`one two\u000d`)
})

test('any text becomes printable, plain text stays, and JSON keeps its value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const made = printable(text)
      expect(made).not.toMatch(unprintable)
      expect(printable(made)).toBe(made)
      if (!unprintable.test(text)) expect(made).toBe(text)
      expect(JSON.parse(printable(JSON.stringify(text)))).toBe(text)
    }),
    { seed: 20_261_130, numRuns: 2000 },
  )
})

test('messages are on one line and printable, their causes and files too', () => {
  const file = new VFile({ path: `a${signs}.md`, value: 'x' })
  const place = { line: 1, column: 1 }
  say(file, 'plan:layout', `Unexpected \`${signs}\`\nerror`, place, { cause: { message: signs, place } })
  const [message] = file.messages
  expect(message!.reason).not.toMatch(unprintable)
  expect(message!.reason).not.toContain('\n')
  expect((message!.cause as Error).message).not.toMatch(unprintable)
  // Colours are the reporter's own.
  // oxlint-disable-next-line no-control-regex
  expect(messagesText(file, true).replace(/\u001B\[\d+m/g, '')).not.toMatch(unprintable)
})

const root = path.resolve(import.meta.dirname, '..')
const yaml = JSON.stringify(signs).slice(1, -1)
const references = Array.from(signs, (sign) => `&#${sign.codePointAt(0)};`).join('')
const body = 'The first part is short.\n\n## Two\n\nThe second part is short too.\n'

/** JSON as notebooks have it. */
const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x7F-\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Each way by which a text of others comes in, as an article. */
const articles: Record<string, string> = {
  'front-matter.md': `---\ntitle: "A ${yaml} title"\nauthor: "B ${yaml}"\ndate: "${yaml}"\nlang: "${yaml}"\nthemeConfig: {"${yaml}": "${yaml}"}\n${yaml.replaceAll('\\', '')}: 1\n---\n\n${body}`,
  'heading.md': `# A ${references} title\n\n${body}\n## ${references}\n\n${body}`,
  'raw.md': `# A ${signs} title\n\n${body}\n\n## ${signs}\n\n- ${signs}\n\n\`\`\`${signs}\nx\n\`\`\`\n`,
  'pictures.md': `# Title\n\n${body}\n\n![${signs}](${signs}.png)\n\n![](<a%1B%5D0;x%07${references}.png>)\n\n![x](https://127.0.0.1/%1B.png)\n`,
  'page.html': `<title>${references}</title><meta name="author" content="${references}"><h1>T ${references}</h1><p>${body}</p><img src="${references}.png" alt="${references}">`,
  'notebook.ipynb': ascii({
    cells: [
      { cell_type: 'markdown', metadata: {}, source: [`# T ${signs}\n`, '\n', body] },
      {
        cell_type: 'code',
        execution_count: 1,
        source: ['x'],
        metadata: {},
        outputs: [{ output_type: 'error', ename: signs, evalue: signs, traceback: [signs] }],
      },
    ],
    metadata: { kernelspec: { language: signs, name: signs } },
    nbformat: 4,
    nbformat_minor: 5,
  }),
  'text.txt': `A ${signs} title\n\n${body}`,
}

describe('the command', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-cli-'))
    for (const [name, text] of Object.entries(articles)) writeFileSync(path.join(folder, name), text)
    writeFileSync(path.join(folder, `name \u001B[31m\u202E.md`), `# T\n\n${body}`)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function printed(...args: string[]): string {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/lectern.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stdout + stderr, args.join(' ')).not.toMatch(unprintable)
    expect(stdout + stderr).not.toBe('')
    return stdout
  }

  test.each([...Object.keys(articles), `name \u001B[31m\u202E.md`])('article %j', (name) => {
    printed('plan', name, '--verbose')
    printed('build', name, '--verbose', '--fetch-images', '-o', 'out')
    const report = JSON.parse(printed('build', name, '--json', '--force', '-o', 'out')) as { title: string }
    expect(report.title).toBeTypeOf('string')
    for (const stage of ['read', 'analyze', 'write']) printed('build', name, '--until', stage)
  })

  const wrong = [
    [signs],
    ['build', signs],
    ['build', `--${signs}`],
    ['build', 'text.txt', '--template', signs],
    ['build', 'text.txt', '--until', signs],
    ['plan', `https://127.0.0.1/${signs}`],
    ['plan', `${signs}://x`],
    ['export', signs],
    ['check', `${signs}/slides.md`],
    ['template', 'eject', signs, signs],
  ]
  test.each(wrong)('arguments %j %j', (...args) => void printed(...args.filter((each) => each !== undefined)))
})

test('the name of an article from the web has no control characters', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/a') response.writeHead(302, { location: '/x%1B%5D0;owned%07%E2%80%AE' }).end()
    else response.writeHead(200, { 'content-type': 'text/markdown' }).end('# T')
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const file = await fetchArticle(`http://127.0.0.1:${port}/a`, { allowPrivate: true })
  server.close()
  expect(file.path).toBe('x-]0;owned--.md')
})
