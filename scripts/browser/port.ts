import { createServer } from 'node:net'
import { CannotGoOn } from './cannot.ts'

/** Where Slidev itself begins to look. */
const firstPort = 3030
const ports = 200

/**
 * Find a port to show a deck on.
 *
 * @param asked the one that the user wants; default: the first free one from 3030 on
 * @param host where it will be listened on
 * @returns a port that is free right now
 * @throws {CannotGoOn} when the one that is wanted is taken, or all are
 */
export async function portFor(asked: number | undefined, host: string): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked, host)) return asked
    throw new CannotGoOn(
      `Unexpected port \`${asked}\` in use, expected a free one; name another with \`--port\``,
    )
  }
  for (let port = firstPort; port < firstPort + ports; port++) if (await isFree(port, host)) return port
  throw new CannotGoOn(`Unexpected ports ${firstPort} to ${firstPort + ports} in use, expected a free one`)
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, host, () => probe.close(() => done(true)))
  })
}
