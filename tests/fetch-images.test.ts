/** Pictures of other machines, on servers that the test itself starts. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseArguments } from '../scripts/command/arguments.ts'
import { build } from '../scripts/command/build/index.ts'
import { fetchImages, type ImageOptions } from '../scripts/command/fetch/images.ts'
import { imageKind } from '../scripts/command/fetch/image-kind.ts'
import { noPictures, pictures } from './pictures.ts'
import { closeServers, serve } from './server.ts'

afterEach(closeServers)

const allowed = { allowPrivate: true }
const png = pictures['.png']!

/** What came of each picture: its kind, or why there is none. */
async function kinds(addresses: readonly string[], options: ImageOptions): Promise<string[]> {
  const found = await fetchImages(addresses, options)
  return addresses.map((address) => {
    const one = found.get(address)!
    return typeof one === 'string' ? one : one.extension
  })
}

describe('what a file is', () => {
  test.each(Object.entries(pictures))('%s', (extension, bytes) => {
    expect(imageKind(bytes)).toBe(extension)
  })
  test.each(Object.entries(noPictures))('%s is no picture', (_, bytes) => {
    expect(imageKind(bytes)).toBeUndefined()
  })
})

describe('a picture', () => {
  test('is what its bytes say, not its name nor its server', async () => {
    const address = await serve((request, response) => {
      response.setHeader('content-type', request.url === '/a.gif' ? 'text/html' : 'application/octet-stream')
      response.end(request.url === '/a.gif' ? png : pictures['.jpg'])
    })
    expect(await kinds([`${address}/a.gif`, `${address}/b`], allowed)).toEqual(['.png', '.jpg'])
  })

  test.each(Object.entries(noPictures))('is not %s', async (_, bytes) => {
    const address = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
    )
    expect(await kinds([`${address}/a.png`], allowed)).toEqual([
      `Unexpected content at \`${address}/a.png\`, expected an image: AVIF, GIF, JPEG, PNG or WebP`,
    ])
  })

  test('is not what the server calls an SVG, whose content is not even waited for', async () => {
    const address = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).write('<svg'),
    )
    expect(await kinds([address], { ...allowed, timeout: 2000 })).toEqual([
      `Unexpected SVG at \`${address}/\`, expected an image: AVIF, GIF, JPEG, PNG or WebP`,
    ])
  })

  test('may be behind redirects, but few, and none to another scheme', async () => {
    const address = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' })
      else if (left > 0) response.writeHead(302, { location: `/${left - 1}` })
      response.end(png)
    })
    expect(await kinds([`${address}/5`, `${address}/6`, `${address}/file`], allowed)).toEqual([
      '.png',
      expect.stringContaining('Unexpected 6 redirects'),
      expect.stringContaining('Unexpected scheme `file:`'),
    ])
  })

  test('may have an address that counts from that of the article', async () => {
    const asked: string[] = []
    const address = await serve((request, response) => void (asked.push(request.url!), response.end(png)))
    const options = { ...allowed, base: `${address}/blog/article.md` }
    expect(await kinds(['a.png', '/b.png', `//${new URL(address).host}/c.png`], options)).toEqual(
      Array.from({ length: 3 }, () => '.png'),
    )
    expect(asked.toSorted()).toEqual(['/b.png', '/blog/a.png', '/c.png'])
  })
})

describe('pictures are bounded', () => {
  const answer = (_: IncomingMessage, response: ServerResponse): unknown => response.end(png)

  test('in number: what is beyond is not asked for', async () => {
    let asked = 0
    const address = await serve((_, response) => {
      asked++
      response.end(png)
    })
    const addresses = Array.from({ length: 8 }, (_, index) => `${address}/${index}`)
    const found = await kinds(addresses, { ...allowed, most: 5 })
    const refused = 'Too many images on other machines: 8, expected at most 5'
    expect(found).toEqual([...Array.from({ length: 5 }, () => '.png'), refused, refused, refused])
    expect(asked).toBe(5)
  })

  test('in size, one and all together', async () => {
    const address = await serve(answer)
    expect(await kinds([address], { ...allowed, largest: png.length - 1 })).toEqual([
      expect.stringContaining('Unexpected size'),
    ])
    const addresses = ['a', 'b', 'c'].map((name) => `${address}/${name}`)
    expect(await kinds(addresses, { ...allowed, largestTotal: 2 * png.length })).toEqual([
      '.png',
      '.png',
      expect.stringContaining('Too large: all images so far'),
    ])
  })

  test('in time, one and all together', async () => {
    const address = await serve((request, response) => void (request.url === '/quick' && response.end(png)))
    expect(await kinds([`${address}/slow`, `${address}/quick`], { ...allowed, timeout: 200 })).toEqual([
      expect.stringContaining('expected an answer within 0.2 seconds'),
      '.png',
    ])
    const addresses = Array.from({ length: 7 }, (_, index) => `${address}/${index}`)
    const found = await kinds(addresses, { ...allowed, patience: 200 })
    expect(found[0]).toContain('Timed out waiting')
    expect(found.at(-1)).toContain('expected all within 0.2 seconds')
  })

  test('in place: this machine and this network are refused before anything is asked', async () => {
    let asked = 0
    const address = await serve((_, response) => {
      asked++
      response.end(png)
    })
    const { port } = new URL(address)
    const addresses = [
      address,
      `http://localhost:${port}/`,
      `//127.1:${port}/a.png`,
      'http://169.254.169.254/',
    ]
    for (const reason of await kinds(addresses, {})) expect(reason).toContain('--allow-private-network')
    expect(asked).toBe(0)
  })
})

describe('lectern build', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lectern-pictures-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Build as the command line does it. */
  async function run(
    article: string,
    ...args: string[]
  ): Promise<{ code: number; stderr: string; slides: string; files: string[] }> {
    let stderr = ''
    const io = { out: () => undefined, err: (text: string) => void (stderr += text), terminal: false }
    const deck = path.join(folder, 'deck')
    const call = parseArguments(['build', article, '--verbose', '-o', deck, ...args])
    const { code } = await build(call, io)
    const figures = path.join(deck, 'public/img')
    return {
      code,
      stderr,
      slides: readFileSync(path.join(deck, 'slides.md'), 'utf8'),
      files: existsSync(figures) ? readdirSync(figures).toSorted() : [],
    }
  }

  /** Two pictures that are there, one of them called twice, and one that is none. */
  async function article(): Promise<{ file: string; asked: string[]; address: string }> {
    const asked: string[] = []
    const address = await serve((request, response) => {
      asked.push(request.url!)
      const bytes: Record<string, Buffer> = { '/a.png': png, '/b?x=1': pictures['.gif']! }
      response.end(bytes[request.url!] ?? noPictures['a page'])
    })
    const file = path.join(folder, 'article.md')
    writeFileSync(
      file,
      [
        '# Pictures of other machines',
        `![first](${address}/a.png)`,
        '## More of them',
        `![second](${address}/b?x=1) and the first ![again](${address}/a.png)`,
        `![third](${address}/../../x%2F..%2F.png)`,
        '',
      ].join('\n\n'),
    )
    return { file, asked, address }
  }

  test('asks for nothing when it is not told to', async () => {
    const { file, asked } = await article()
    for (const args of [[], ['--allow-private-network']]) {
      const { code, stderr, files } = await run(file, ...args)
      expect(code).toBe(0)
      expect(stderr.match(/write:remote-image +lectern/g)).toHaveLength(3)
      expect(files).toEqual([])
    }
    expect(asked).toEqual([])
  })

  test('refuses this machine when it is told to fetch', async () => {
    const { file, asked } = await article()
    const { code, stderr, files } = await run(file, '--fetch-images')
    expect(code).toBe(0)
    expect(stderr.match(/--allow-private-network`\. +write:refused-image/g)).toHaveLength(3)
    expect(files).toEqual([])
    expect(asked).toEqual([])
  })

  test('puts pictures into the deck under names of their content, the same each time', async () => {
    const { file, asked, address } = await article()
    const first = await run(file, '--fetch-images', '--allow-private-network')
    expect(first.code).toBe(0)
    expect(first.files.map((name) => name.replace(/^\w{16}\./, '.')).toSorted()).toEqual(['.gif', '.png'])
    expect(asked.toSorted()).toEqual(['/a.png', '/b?x=1', '/x%2F..%2F.png'])
    const name = first.files.find((one) => one.endsWith('.png'))!
    expect(readFileSync(path.join(folder, 'deck/public/img', name))).toEqual(png)
    expect(first.slides).toContain(`![first](/img/${name})`)
    expect(first.slides).not.toContain(`](${address}/a.png)`)
    // What is none has its place, and its words on the slide.
    expect(first.stderr).toMatch(
      /9:1-9:\d+ +warning +Unexpected content at .* expected an image.* +write:refused-image/,
    )
    expect(first.slides).toContain('third')
    const second = await run(file, '--fetch-images', '--allow-private-network')
    expect(second).toEqual(first)
  })
})
