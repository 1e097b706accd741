/*
 * Loaded into every Node of a command (`NODE_OPTIONS=--import=…`): notes each connection that
 * would leave this machine, each name that would be asked for, each port open to others, and
 * refuses them.
 */
// oxlint-disable typescript/unbound-method -- what is replaced is called with its own object again
import { appendFileSync } from 'node:fs'
import dns from 'node:dns'
import dgram from 'node:dgram'
import net from 'node:net'

const near = /^(?:localhost|127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/

/** A port that is open for longer is meant to be, ms. */
const moment = 1000

/** What is said of a connection or a port, as far as it is looked at. */
interface Address {
  host?: unknown
  path?: unknown
  port?: unknown
}

/** Any function with its object: what is replaced has more signatures than one. */
type Replaced = (this: unknown, ...args: unknown[]) => unknown

function note(what: string): void {
  appendFileSync(process.env['WATCH_LOG']!, `${what} (${process.argv.slice(1, 3).join(' ')})\n`)
}

function replace(owner: object, name: string, make: (original: Replaced) => Replaced): void {
  const object = owner as Record<string, Replaced>
  object[name] = make(object[name]!)
}

function addressOf(first: unknown, second: unknown): Address {
  return typeof first === 'object' && first !== null ? first : { port: first, host: second }
}

replace(
  net.Socket.prototype,
  'connect',
  (connect) =>
    function (this: unknown, ...args) {
      const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
      const { host: named, path, port } = addressOf(first, second)
      const local = typeof path === 'string' || typeof port === 'string'
      const host = typeof named === 'string' ? named : 'localhost'
      if (!local && !near.test(host)) {
        note(`connects to ${host}:${String(port)}`)
        queueMicrotask(() => (this as net.Socket).destroy(new Error(`Watched: ${host}`)))
        return this
      }
      return connect.apply(this, args)
    },
)

replace(
  net.Server.prototype,
  'listen',
  (listen) =>
    function (this: unknown, ...args) {
      const [first, second] = args
      const { host, path, port } = addressOf(first, typeof second === 'string' ? second : undefined)
      const name = typeof host === 'string' ? host : ''
      // Slidev tries for a moment whether a port is free.
      const look = (): void =>
        void ((this as net.Server).listening && note(`listens on ${name || 'all addresses'}`))
      if (port !== undefined && typeof path !== 'string' && !near.test(name)) setTimeout(look, moment).unref()
      return listen.apply(this, args)
    },
)

replace(
  dgram.Socket.prototype,
  'send',
  (send) =>
    function (this: unknown, ...args) {
      note('sends a datagram')
      return send.apply(this, args)
    },
)

for (const module of [dns, dns.promises]) {
  for (const name of Object.keys(module).filter((key) => /^(?:lookup$|resolve|reverse)/.test(key))) {
    replace(
      module,
      name,
      (original) =>
        function (this: unknown, host, ...rest) {
          if (!near.test(String(host)) && net.isIP(String(host)) === 0)
            note(`asks for the name ${String(host)}`)
          return original.call(this, host, ...rest)
        },
    )
  }
}
note('watched')
