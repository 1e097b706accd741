/** Slidev's server for editing, closed to everybody but the person who edits. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { narrowed, within } from './places.ts'

interface Config {
  base: string
  root: string
  publicDir: string
  server: { fs: { allow: string[] } }
}

interface Server {
  config: Config
  middlewares: {
    use(handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): void
  }
  ws: { send(message: object): void }
}

/** Starts an editor, lists folders, edits without asking who asks. */
const closed = ['/__mcp', '/__open-in-editor', '/@slidev-monaco-types']

/** What a page is made of; other files of the deck's folder are its author's. */
const partOfPage =
  /\.(?:avif|css|gif|html|ico|jpe?g|jsx?|less|m[jt]s|mp[34]|ogg|png|sass|scss|svg|[ct]s|tsx?|ttf|vue|webm|webp|woff2?)$/i

/** @returns The plugin for Vite. */
export function devServer() {
  return {
    name: 'deck-guard:dev-server',
    apply: 'serve' as const,
    enforce: 'pre' as const,
    configResolved(config: Config) {
      config.server.fs.allow = [...narrowed(config.server.fs.allow, config.root), ...packages()]
    },
    configureServer({ config, middlewares, ws }: Server) {
      // What is wrong with the article, from the process that started this one: an update takes it away again.
      process.on('message', ({ error }: { error?: string | null }) => {
        if (error === undefined) return
        ws.send(
          error === null
            ? { type: 'update', updates: [] }
            : { type: 'error', err: { message: error, stack: '' } },
        )
      })
      middlewares.use((request, response, next) => {
        const reason = refusal(request, config)
        if (reason === undefined) return next()
        response.writeHead(403, { 'content-type': 'text/plain' }).end(`Forbidden: ${reason}\n`)
      })
    },
  }
}

/** The packages beside which Slidev is installed: a deck may lie elsewhere, and the fonts of its template are among them. */
function packages(): string[] {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules')
    const client = path.join(installed, '@slidev/client')
    // Where packages are links, the others lie beside what it is a link to.
    if (existsSync(client)) return [installed, path.resolve(realpathSync(client), '../..')]
  }
  return []
}

/** @returns Why a request is refused; nothing where it is not. */
function refusal(request: IncomingMessage, config: Config): string | undefined {
  const name = nameOf(request.url ?? '/', config.base)
  if (name === undefined) return 'the address cannot be read'
  if (closed.some((place) => name === place || name.startsWith(`${place}/`))) return 'closed for this deck'
  const near = /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '')
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) {
    if (!sameSite(request)) return 'another site asks'
    // Whoever looks on from another machine does not edit.
    if (!near && name.startsWith('/__slidev/')) return 'another machine asks'
    return undefined
  }
  const files = name.startsWith('/@fs/')
    ? [name.slice('/@fs'.length)]
    : [path.join(config.root, name), path.join(config.publicDir, name)]
  // A link in the folder does not open what lies outside of it.
  if (files.some((file) => leadsOut(file, config))) return 'the file lies outside of the deck'
  const shown = path.extname(name) === '' || partOfPage.test(name) || existsSync(files[1] ?? '')
  return near || shown || !files.some((file) => existsSync(file)) ? undefined : 'another machine asks'
}

/** Packages are linked about by their managers; everything else that stands here is to be here. */
function leadsOut(file: string, { root, server }: Config): boolean {
  const inside = file.startsWith(root + path.sep) && !file.split(path.sep).includes('node_modules')
  return inside && !within(file, server.fs.allow)
}

/** The path of an address, decoded, without the base of the deck. */
function nameOf(url: string, base: string): string | undefined {
  try {
    const name = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    if (name.includes('\0')) return undefined
    const local = name.startsWith(base) ? `/${name.slice(base.length)}` : name
    return path.posix.normalize(local.replaceAll('\\', '/'))
  } catch {
    return undefined
  }
}

/** A page of another origin sends its own name along, or at least that it is another one. */
function sameSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = headers
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`
}
