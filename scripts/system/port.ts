import { createServer } from 'node:net'
import { UserError } from './errors.ts'

/** Where Slidev itself begins to look. */
const firstPort = 3030
const ports = 200

/**
 * Find a port to show a deck on.
 *
 * @param asked the one that the user wants; default: the first free one from 3030 on
 * @param host where it will be listened on
 * @returns a port that is free right now
 * @throws {UserError} when the one that is wanted is taken, or all are
 */
export async function portFor(asked: number | undefined, host: string): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked, host)) return asked
    throw new UserError(`Port \`${asked}\` is in use, expected a free one; name another with \`--port\``)
  }
  for (let port = firstPort; port < firstPort + ports; port++) if (await isFree(port, host)) return port
  throw new UserError(`Ports ${firstPort} to ${firstPort + ports} are in use, expected a free one`)
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, host, () => probe.close(() => done(true)))
  })
}
