/** Articles from the web, on servers that the test itself starts. */

import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchArticle, isAddress } from '../scripts/command/fetch/index.ts'
import { isPrivate, lookupPublic } from '../scripts/command/fetch/lookup.ts'
import { closeServers, serve } from './server.ts'

afterEach(closeServers)

const allowed = { allowPrivate: true }

test('fetches a page, with its address and what the server says of it', async () => {
  const asked: string[] = []
  const address = await serve((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html; charset=gb2312')
    response.setHeader('content-encoding', 'gzip')
    response.end(gzipSync(Buffer.from([0x3c, 0x70, 0x3e, 0xb1, 0xea, 0xcc, 0xe2])))
  })
  const file = await fetchArticle(`${address}/blog/my-post/?a=1`, allowed)
  expect(asked).toEqual(['/blog/my-post/?a=1'])
  expect(file.path).toBe('my-post.html')
  expect(file.data).toEqual({ address: `${address}/blog/my-post/?a=1`, charset: 'gb2312' })
  expect(file.value).toEqual(Buffer.from([0x3c, 0x70, 0x3e, 0xb1, 0xea, 0xcc, 0xe2]))
})

test('of the page of an abstract the paper that it names on its own host is fetched', async () => {
  const paper = '<article class="ltx_document"><p class="ltx_p">The whole paper.</p></article>'
  const abstract = (...links: string[]): string =>
    `<html><head><meta name="citation_arxiv_id" content="2401.00001"/>${links.join('')}</head><p>An abstract.</p></html>`
  const html = '<a href="/html/2401.00001v2" class="abs-button" id="latexml-download-link">HTML</a>'
  const pages: Record<string, string> = {
    '/abs/1': abstract('<meta name="citation_pdf_url" content="/pdf/1"/>', html),
    '/abs/2': abstract('<meta name="citation_pdf_url" content="/html/2401.00001v2"/>'),
    '/abs/3': abstract(html.replace('/html', 'http://localhost:1/html')),
    '/blog': `<p>A post with a link.</p>${html}`,
    '/html/2401.00001v2': paper,
  }
  const address = await serve((request, response) =>
    response.setHeader('content-type', 'text/html').end(pages[request.url ?? ''] ?? ''),
  )
  const fetched = async (path: string) => String((await fetchArticle(address + path, allowed)).value)
  expect(await fetched('/abs/1')).toBe(paper)
  expect(await fetched('/abs/2')).toBe(paper)
  expect(await fetched('/abs/3')).toBe(pages['/abs/3'])
  expect(await fetched('/blog')).toBe(pages['/blog'])
})

test('follows redirects, and the last address is that of the article', async () => {
  const address = await serve((request, response) => {
    const left = Number(request.url?.slice(1))
    response.setHeader('content-type', 'text/markdown')
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` })
    response.end('# A')
  })
  const file = await fetchArticle(`${address}/5`, allowed)
  expect(file.data.address).toBe(`${address}/0`)
  expect(file.path).toBe('0.md')
  await expect(fetchArticle(`${address}/6`, allowed)).rejects.toThrow('Unexpected 6 redirects')
})

describe('what cannot be had', () => {
  test('a redirect without end', async () => {
    let asked = 0
    const address = await serve((_, response) => {
      asked++
      response.writeHead(301, { location: '/' }).end()
    })
    await expect(fetchArticle(address, allowed)).rejects.toThrow('expected at most 5')
    expect(asked).toBe(6)
  })

  test('a redirect to another scheme', async () => {
    const address = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    await expect(fetchArticle(address, allowed)).rejects.toThrow('Unexpected scheme `file:`')
  })

  test('a server that says nothing, and one that never ends', async () => {
    const silent = await serve(() => {})
    await expect(fetchArticle(silent, { ...allowed, timeout: 200 })).rejects.toThrow('within 0.2 seconds')
    const endless = await serve((_, response) => {
      response.setHeader('content-type', 'text/html')
      const timer = setInterval(() => response.write('<p>'), 20)
      response.on('close', () => clearInterval(timer))
    })
    await expect(fetchArticle(endless, { ...allowed, timeout: 300 })).rejects.toThrow('within 0.3 seconds')
  })

  test('too much, said or not, packed or not', async () => {
    const stderr = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '2000' })
        .end('x'.repeat(2000)),
    )
    await expect(fetchArticle(stderr, { ...allowed, largest: 1000 })).rejects.toThrow('Unexpected size')
    const packed = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('x'.repeat(100_000))),
    )
    await expect(fetchArticle(packed, { ...allowed, largest: 10_000 })).rejects.toThrow('Unexpected size')
  })

  test('an error, and what is no article', async () => {
    const missing = await serve((_, response) => response.writeHead(404).end())
    await expect(fetchArticle(missing, allowed)).rejects.toThrow('Unexpected answer `404`')
    const picture = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
    )
    await expect(fetchArticle(picture, allowed)).rejects.toThrow('Unexpected content of type `image/png`')
  })

  test('a server that is not there, a name that is none, a scheme that is not of the web', async () => {
    const address = await serve(() => {})
    closeServers()
    await expect(fetchArticle(address, allowed)).rejects.toThrow('nobody answers there')
    await expect(fetchArticle('ftp://example.com/a')).rejects.toThrow('Unexpected scheme `ftp:`')
    await expect(fetchArticle('https://')).rejects.toThrow('Unexpected address')
    await expect(fetchArticle('https://me:secret@example.com/')).rejects.toThrow('Unexpected user name')
  })
})

describe('addresses of this machine and this network', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fe80::1]',
    '[fc00::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[2002:7f00:1::]',
    '[64:ff9b::7f00:1]',
    '2130706433',
    '0x7f.1',
    '127.1',
    'localhost',
    'localhost.',
    'printer.local',
    'a.internal',
  ])('%s is refused, before anything is asked', async (host) => {
    await expect(fetchArticle(`http://${host}:9/a`)).rejects.toThrow('--allow-private-network')
  })

  test('so is a redirect to one, and a name that means one', async () => {
    await expect(
      new Promise((_, reject) =>
        lookupPublic('localhost', { all: false }, (error) => reject(error ?? new Error('none'))),
      ),
    ).rejects.toThrow('`localhost` is `')
    expect(isPrivate('example.com')).toBe(false)
    expect(isPrivate('93.184.216.34')).toBe(false)
    expect(isPrivate('[2606:4700::1111]')).toBe(false)
  })

  test.each([
    '[::127.0.0.1]',
    '[::7f00:1]',
    '[::a00:1]',
    '[64:ff9b::7f00:1]',
    '[0:0:0:1::1]',
    '[4000::1]',
    '[fec0::1]',
    '[5f00::1]',
  ])('%s is no address that was given out', (host) => expect(isPrivate(host)).toBe(true))
})

test('only what begins with a scheme is an address', () => {
  expect(['https://a.b', 'HTTP://a', 'ftp://a'].every(isAddress)).toBe(true)
  expect(['a.md', './https:/a', 'C:\\a.md', '-'].some(isAddress)).toBe(false)
})
