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

function note(what) {
  appendFileSync(process.env.WATCH_LOG, `${what} (${process.argv.slice(1, 3).join(' ')})\n`)
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second }
  const local = typeof options.path === 'string' || typeof options.port === 'string'
  const host = typeof options.host === 'string' ? options.host : 'localhost'
  if (!local && !near.test(host)) {
    note(`connects to ${host}:${options.port}`)
    queueMicrotask(() => this.destroy(new Error(`Watched: ${host}`)))
    return this
  }
  return connect.apply(this, args)
}

const { listen } = net.Server.prototype
net.Server.prototype.listen = function (...args) {
  const [first, second] = args
  const options =
    typeof first === 'object' && first !== null
      ? first
      : { port: first, host: typeof second === 'string' ? second : undefined }
  if (options.port !== undefined && typeof options.path !== 'string' && !near.test(options.host ?? ''))
    // Slidev tries for a moment whether a port is free.
    setTimeout(() => this.listening && note(`listens on ${options.host ?? 'all addresses'}`), moment).unref()
  return listen.apply(this, args)
}

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function (...args) {
  note('sends a datagram')
  return send.apply(this, args)
}

for (const module of [dns, dns.promises]) {
  for (const name of Object.keys(module).filter((key) => /^(?:lookup$|resolve|reverse)/.test(key))) {
    const original = module[name]
    module[name] = function (host, ...rest) {
      if (!near.test(String(host)) && net.isIP(String(host)) === 0) note(`asks for the name ${host}`)
      return original.call(this, host, ...rest)
    }
  }
}
note('watched')
