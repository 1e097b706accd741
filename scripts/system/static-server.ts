import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { mediaType } from './media-type.ts'

/** A running server. */
export interface Served {
  /** For example `http://127.0.0.1:40123`, without a slash at its end. */
  origin: string
  close(): Promise<void>
}

/** What can be served of a site before it is there. */
export interface BeforeSite {
  /** Stands for every address that names no file. */
  page: string
  /** Folder with some of the files. */
  folder: string
  /** Settles when the site is there; what is asked for meanwhile waits for it. */
  until: Promise<unknown>
}

/**
 * Serve a folder to this machine alone.
 *
 * Addresses without a file extension that name no file get `index.html`, as an application with
 * its own router wants it. Nothing outside the folder is served, not over links either.
 *
 * @param folder path of the site
 * @param port 0 takes a free one
 * @param before what is served while the folder is being filled
 * @returns the address and how to stop it
 * @throws {Error} when the folder is missing or the port is taken
 */
export async function serveFolder(folder: string, port = 0, before?: BeforeSite): Promise<Served> {
  const root = await realpath(folder)
  const early = before && { ...before, folder: await realpath(before.folder) }
  let waiting = early !== undefined
  const end = (): void => void (waiting = false)
  before?.until.then(end, end)
  const server = createServer((request, response) => {
    answer(root, waiting ? early : undefined, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  root: string,
  early: BeforeSite | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  // A foreign page that has its own name point here must not read the talk.
  const host = request.headers.host ?? ''
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) {
    response.writeHead(403).end()
    return
  }
  const name = nameOf(request.url ?? '/')
  const place = name !== undefined && early && (await plainFile(early.folder, join(early.folder, name)))
  if (early && !place) {
    if (name !== undefined && extname(name) === '') {
      response.writeHead(200, { ...plainHeaders, 'content-type': mediaType('index.html') }).end(early.page)
      return
    }
    await early.until
  }
  const file = place || (name === undefined ? undefined : await locate(root, name))
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    return
  }
  response.writeHead(200, {
    ...plainHeaders,
    'content-type': mediaType(file.path),
    'content-length': file.size,
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
}

const plainHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** @returns The path that an address names, unless it leads out of the site. */
function nameOf(url: string): string | undefined {
  try {
    const name = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    return name.includes('\0') || name.split(/[/\\]/).includes('..') ? undefined : name
  } catch {
    return undefined
  }
}

async function locate(root: string, name: string): Promise<{ path: string; size: number } | undefined> {
  const found = await plainFile(root, join(root, name))
  return found ?? (extname(name) === '' ? plainFile(root, join(root, 'index.html')) : undefined)
}

async function plainFile(root: string, path: string): Promise<{ path: string; size: number } | undefined> {
  try {
    const real = await realpath(path)
    if (!real.startsWith(root + sep)) return undefined
    const entry = await stat(real)
    return entry.isFile() ? { path: real, size: entry.size } : undefined
  } catch {
    return undefined
  }
}
