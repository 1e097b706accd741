import process from 'node:process'
import { expect, test } from 'vitest'
import { startNode } from '../scripts/system/child-process.ts'

/** A program that starts another, which keeps the output for a while, and ends. */
const leaves = (detached: boolean): string =>
  `const { spawn } = require('node:child_process')
   const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)'], { stdio: 'inherit', detached: ${detached} })
   left.unref()
   console.log(left.pid)`

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([false, true])(
  'a program ends with its process, whatever holds its output: in a group of its own %s',
  { timeout: 15_000 },
  async (detached) => {
    const child = startNode(['-e', leaves(detached)], { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.process.stdout!.on('data', (data) => (output += data))
    expect(await child.ended).toEqual({ code: 0, signal: null })
    const left = Number(output)
    expect(left).toBeGreaterThan(0)
    if (detached) process.kill(left)
    else if (process.platform !== 'win32')
      await expect.poll(() => runs(left), { timeout: 10_000 }).toBe(false)
  },
)
