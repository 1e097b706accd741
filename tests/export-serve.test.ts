import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFolder, type Served } from '#system/static-server.ts'

let served: Served

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const site = join(root, 'site')
  mkdirSync(join(site, 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(site, 'index.html'), '<p>index')
  writeFileSync(join(site, 'assets', '图 1.js'), 'export {}')
  symlinkSync(join(root, 'secret.txt'), join(site, 'link.txt'))
  served = await serveFolder(site)
})

afterAll(() => served.close())

/** Ask without the tidying that `fetch` does to paths. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  { origin }: Served = served,
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(origin)
    get({ hostname, port, path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += String(chunk)))
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), text }),
      )
    }).on('error', fail)
  })
}

test('files come with their types', async () => {
  expect(await ask('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', text: '<p>index' })
  const script = await ask(`/assets/${encodeURIComponent('图 1.js')}?v=1`)
  expect(script).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8', text: 'export {}' })
})

test('routes of the application get its page, missing files do not', async () => {
  expect(await ask('/print?print=true')).toMatchObject({ status: 200, text: '<p>index' })
  expect(await ask('/assets/missing.js')).toMatchObject({ status: 404 })
})

test.for([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '//../secret.txt',
  '/link.txt',
  '/%00',
  '/%zz.txt',
])('nothing outside the folder is served: %s', async (path) => {
  const { status, text } = await ask(path)
  expect(text).not.toContain('secret')
  expect(status).toBe(404)
})

test('other names for this machine are refused', async () => {
  expect((await ask('/', { host: 'evil.example' })).status).toBe(403)
})

test('it listens on this machine alone and closes at once', async () => {
  const other = await serveFolder(mkdtempSync(join(tmpdir(), 'lectern-test-')))
  expect(new URL(other.origin).hostname).toBe('127.0.0.1')
  await other.close()
  await expect(fetch(other.origin)).rejects.toThrow()
})

test('a site that is still being built is served as far as it is known, and what is missing waits', async () => {
  const root = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const [site, folder] = [join(root, 'site'), join(root, 'player')]
  mkdirSync(site)
  mkdirSync(folder)
  writeFileSync(join(folder, 'main.js'), 'player')
  symlinkSync(join(root, 'site'), join(folder, 'link'))
  const built = Promise.withResolvers<void>()
  const other = await serveFolder(site, 0, { page: '<p>soon', folder, until: built.promise })
  expect(await ask('/main.js', {}, other)).toMatchObject({ status: 200, text: 'player' })
  expect(await ask('/print?print=true', {}, other)).toMatchObject({ status: 200, text: '<p>soon' })
  let answered = 0
  const waiting = ['/slides.js', '/missing.js', '/../player/main.js'].map(async (path) => {
    const answer = await ask(path, {}, other)
    answered++
    return answer
  })
  await ask('/main.js', {}, other)
  expect(answered).toBe(0)
  for (const [name, text] of Object.entries({
    'slides.js': 'slides',
    'main.js': 'site',
    'index.html': '<p>now',
  }))
    writeFileSync(join(site, name), text)
  built.resolve()
  expect((await Promise.all(waiting)).map(({ status, text }) => `${status} ${text}`)).toEqual([
    '200 slides',
    '404 Not found',
    '404 Not found',
  ])
  expect(await ask('/main.js', {}, other)).toMatchObject({ text: 'site' })
  expect(await ask('/print', {}, other)).toMatchObject({ text: '<p>now' })
  await other.close()
})

test('a site that cannot be built leaves nobody waiting', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const built = Promise.withResolvers<void>()
  const other = await serveFolder(folder, 0, { page: '', folder, until: built.promise })
  const waiting = ask('/slides.js', {}, other)
  built.reject(new Error('No deck'))
  expect((await waiting).status).toBeGreaterThanOrEqual(400)
  expect(await ask('/slides.js', {}, other)).toMatchObject({ status: 404 })
  await other.close()
})
