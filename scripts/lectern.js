#!/usr/bin/env node
// Starts the program: bundled in an installed package, as written in a checkout. There an older Node starts
// the one that the checkout brings as a development dependency instead.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule, { createRequire } from 'node:module'

const installed = !existsSync(new URL('./cli.ts', import.meta.url))

/** Of a package: what Slidev and the browser need. Of a checkout: types are stripped, and `await using` is known. */
const needed = installed ? [22, 19] : [24, 0]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  // What is compiled is run: it is kept where this user alone can write, and not at all where there is no such place.
  const { cacheFolder } = await load('system/cache-folder')
  const folder =
    process.env.NODE_COMPILE_CACHE ?? (await cacheFolder('compile', process.env).catch(() => undefined))
  if (folder !== undefined) {
    nodeModule.enableCompileCache?.(folder)
    // Threads ask for it themselves.
    process.env.NODE_COMPILE_CACHE = folder
  }
  await load('cli')
} else {
  const node = installed ? undefined : bundled()
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
      `Unexpected Node ${process.versions.node}, expected ${needed.join('.')} or newer: ${
        installed
          ? 'install Node 24, or run `npm install node@24` in this folder'
          : 'run `npm ci`, which brings one, or install Node 24'
      }\n`,
    )
    process.exitCode = 2
  }
}

function load(name) {
  return import(installed ? `../dist/${name}.js` : `./${name}.ts`)
}

function bundled() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node')
  } catch {
    return undefined
  }
}
