/** No command leaves this machine: neither Node, in any process or thread, nor the browser. */

import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'

const place = mkdtempSync(path.join(tmpdir(), 'offline-'))
afterAll(() => rmSync(place, { recursive: true }))
const lectern = path.resolve(import.meta.dirname, '../../scripts/lectern.js')
const log = path.join(place, 'node.log')

/** An article that names other machines in every way. */
const article = `---
title: 从一处到另一处 to elsewhere
author: https://author.example/
---

# 从一处到另一处 to elsewhere

Pictures ![one](https://pictures.example/one.png) and ![two](//pictures.example/two.svg), a bare
https://addresses.example/x, [a link](https://links.example/ "title"), \`<Tweet id="1" />\`, and 😀 $x^2$.

## 图

数据先进入编码器，再经过适配层，最后进入语言模型。

\`\`\`mermaid
flowchart LR
  a["<img src='https://mermaid.example/x.png'>"] --> b
\`\`\`

\`\`\`plantuml
Alice -> Bob: https://plantuml.example
\`\`\`

## Style

<style>@import url(https://styles.example/x.css);</style>
<script src="https://scripts.example/x.js"></script>
<iframe src="https://frames.example/"></iframe>

bg-[url(https://unocss.example/u.png)] stands in the text.
`

/** The browser that commands find, which writes down what it asks the network for. */
async function watchedBrowser(): Promise<string> {
  const { path: real } = await findBrowser()
  const file = path.join(place, 'browser.sh')
  const nets = path.join(place, 'net-$$.json')
  writeFileSync(file, `#!/bin/sh\nexec "${real}" --log-net-log="${nets}" "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

const env = async (): Promise<NodeJS.ProcessEnv> => ({
  ...process.env,
  NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'watch.ts')}`,
  WATCH_LOG: log,
  LECTERN_BROWSER: await watchedBrowser(),
})

interface Ran {
  code: number | null
  talk: string
}

/** Run a command; `speaks` hears what it says and may end it. */
async function run(args: string[], speaks?: (talk: string, stop: () => void) => void): Promise<Ran> {
  const child = spawn(process.execPath, [lectern, ...args], { cwd: place, env: await env() })
  let talk = ''
  const hear = (chunk: Buffer): void => {
    talk += String(chunk)
    speaks?.(talk, () => child.kill('SIGINT'))
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((done) => child.once('close', (code) => done({ code, talk })))
}

/** What Node noted since the last time. */
function noted(): { watched: number; left: string[] } {
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  writeFileSync(log, '')
  const left = lines.filter((line) => !line.startsWith('watched'))
  return { watched: lines.length - left.length, left }
}

/** What browsers asked for: addresses of pages, and names of machines. */
function asked(): { files: number; outside: string[] } {
  const files = readdirSync(place).filter((name) => /^net-\d+\.json$/.test(name))
  const outside = files.flatMap((name) => {
    const text = readFileSync(path.join(place, name), 'utf8')
    return Array.from(
      text.matchAll(/"(?:url|host)":"((?:https?|wss?):\/\/[^"]*)"/g),
      ([, url]) => url!,
    ).filter((url) => !/^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost)(?::|\/|$)/.test(url))
  })
  for (const name of files) rmSync(path.join(place, name))
  return { files: files.length, outside }
}

writeFileSync(path.join(place, 'article.md'), article)

/** Commands in the order in which a person uses them; whether they start a browser. */
const commands: [args: string, browser: boolean][] = [
  ['build article.md -o deck', false],
  ['plan article.md --json', false],
  ['export deck -o deck.pdf', true],
  ['export deck --format pptx,html,site,webp,notes,handout -o exports', true],
  ['check deck', true],
  ['build article.md -o alone --standalone --export pdf', true],
  ['template list', false],
  ['template new mine', false],
  ['template check night', true],
  ['template eject paper cover -o deck', false],
  ['doctor', true],
]

test.each(commands)('lectern %s', async (args, browser) => {
  const { code, talk } = await run(args.split(' '))
  const { watched, left } = noted()
  const { files, outside } = asked()
  // A template that has faults was checked all the same: here it is told what it asked for, no more.
  expect(args.startsWith('template check') && code === 1 ? 0 : code, talk).toBe(0)
  expect(watched).toBeGreaterThan(0)
  expect(left).toEqual([])
  expect(files > 0, 'a browser was watched').toBe(browser)
  expect(outside).toEqual([])
})

test.each(['', ' --edit'])('lectern present deck%s', async (edit) => {
  let visited: Promise<string[]> | undefined
  const { talk } = await run(`present deck --no-open${edit}`.split(' '), (stderr, stop) => {
    const addresses = [...stderr.matchAll(/http:\/\/[\w.]+:\d+\/\S*/g)].map(([address]) => address)
    if (addresses.length < 2 || visited) return
    visited = visit(addresses).finally(stop)
    visited.catch(() => undefined)
  })
  expect(visited, talk).toBeDefined()
  expect(await visited).toEqual([])
  const { watched, left } = noted()
  expect(watched).toBeGreaterThan(1)
  expect(left).toEqual([])
})

/** Open pages as an audience does, and tell what they ask for elsewhere. */
async function visit(addresses: readonly string[]): Promise<string[]> {
  const running = await launch(await findBrowser())
  try {
    const outside: string[] = []
    for (const address of addresses) {
      const page = await running.newPage()
      page.on('request', (request) => {
        if (!/^(?:(?:http|ws):\/\/(?:127\.0\.0\.1|localhost):|data:|blob:)/.test(request.url()))
          outside.push(request.url())
      })
      // The browser that we start knows no names, not even that one.
      await page.goto(address.replace('localhost', '127.0.0.1'), { waitUntil: 'load' })
      await page.waitForSelector('.slidev-layout')
      for (let slide = 0; slide < 4; slide++) await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(500)
    }
    return outside
  } finally {
    await running.close()
  }
}

test('only pictures are asked for with --fetch-images', async () => {
  const { code, talk } = await run('build article.md -o fetched --fetch-images --verbose'.split(' '))
  expect(code, talk).toBe(0)
  expect(talk).toMatch(/write:refused-image +lectern/)
  const { left } = noted()
  expect(left.map((line) => line.replace(/ \(.*/, ''))).toContain('connects to pictures.example:443')
  expect(left.filter((line) => !line.includes('pictures.example'))).toEqual([])
})

test('a command that would leave is seen', async () => {
  const child = spawn(process.execPath, ['-e', 'fetch("https://example.com/").catch(() => 0)'], {
    env: await env(),
  })
  await new Promise((done) => child.once('close', done))
  expect(noted().left).not.toEqual([])
})
