#!/usr/bin/env node
// Starts `cli.ts` on a Node that runs TypeScript as written. An older one starts
// the Node that the checkout brings as a development dependency instead.

import { spawn } from 'node:child_process'
import nodeModule, { createRequire } from 'node:module'

/** The first version that strips types without a flag. */
const needed = [22, 18]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  // What is compiled is run: it is kept where this user alone can write, and not at all where there is no such place.
  const { cacheFolder } = await import('./system/cache-folder.ts')
  const folder =
    process.env.NODE_COMPILE_CACHE ?? (await cacheFolder('compile', process.env).catch(() => undefined))
  if (folder !== undefined) nodeModule.enableCompileCache?.(folder)
  await import('./cli.ts')
} else {
  const node = bundled()
  if (node) {
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
    // A terminal tells both, whoever ends a program tells this one alone.
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
    child.once('close', (status, signal) => {
      process.exitCode = status ?? 2
      if (!signal) return
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  } else {
    process.stderr.write(
      `Unexpected Node ${process.versions.node}, expected ${needed.join('.')} or newer.\n` +
        'In a checkout `npm ci` brings one; elsewhere install Node 24.\n',
    )
    process.exitCode = 2
  }
}

function bundled() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node')
  } catch {
    return undefined
  }
}
