// One step of the gate: it ends when its program ends. What that program started may hold the output open for
// longer, and who waits for that waits for ever.

import { execFileSync, spawn } from 'node:child_process'
import process from 'node:process'

/** Output that is still on its way when the program has ended, in milliseconds. */
const onItsWay = 2000

/** From the request to end until it is made to, in milliseconds. */
const patience = 5000

/** Last lines of a step that are shown where it did not end. */
const lastLines = 60

const stops = ['SIGINT', 'SIGTERM', 'SIGHUP']
const windows = process.platform === 'win32'

/**
 * @param {string} name of the step
 * @param {string[]} command program and its arguments
 * @param {{ limit?: number, echo?: (text: string) => void }} [options] milliseconds after which the step fails
 *   (default: 45 minutes), and what gets the output as it comes
 * @returns {Promise<{ name: string, output: string, failed: boolean }>} after the limit with the last lines of the
 *   output, and with the processes that ran still
 */
export function runStep(name, [program, ...args], { limit = 45 * 60_000, echo = () => {} } = {}) {
  const child = spawn(program, args, {
    shell: windows,
    // A group of its own, so that nothing of it is left behind.
    detached: !windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const endAll = (running = []) => {
    if (child.pid === undefined) return
    for (const pid of windows ? [child.pid] : [-child.pid, ...running.map((one) => one.pid)])
      signal(pid, 'SIGKILL')
  }
  const interrupted = () => {
    endAll(startedBy(child.pid))
    process.exit(130)
  }
  for (const stop of stops) process.once(stop, interrupted)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
      echo(text)
    })
  let late = ''
  let sooner
  const later = setTimeout(() => {
    const running = startedBy(child.pid)
    late = `\nNot at its end after ${limit / 1000} s, while these ran (process, for how long, what):\n${running.map((one) => one.text).join('\n')}\n`
    echo(late)
    for (const { pid } of running) signal(pid, 'SIGTERM')
    sooner = setTimeout(() => endAll(running), patience)
  }, limit)
  return new Promise((done) => {
    const finish = (code) => {
      clearTimeout(later)
      clearTimeout(sooner)
      endAll()
      for (const stream of [child.stdout, child.stderr]) stream.destroy()
      for (const stop of stops) process.off(stop, interrupted)
      const last = output.split('\n').slice(-lastLines).join('\n')
      done({ name, output: late ? last + late : output, failed: code !== 0 || late !== '' })
    }
    child.once('error', (error) => {
      output += `${error}\n`
      finish(1)
    })
    child.once('exit', (code) => {
      const waited = setTimeout(() => finish(code), onItsWay)
      child.once('close', () => {
        clearTimeout(waited)
        finish(code)
      })
    })
  })
}

/** @returns The process and all that came of it, as far as their parents live: id, and a line for people. */
function startedBy(first) {
  if (windows || first === undefined) return []
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,etime=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, text]) => ({
      pid: Number(pid),
      parent: Number(parent),
      text: `${pid} ${text?.slice(0, 200)}`,
    }))
  const found = rows.filter((row) => row.pid === first)
  for (const { pid } of found) found.push(...rows.filter((row) => row.parent === pid))
  return found
}

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already.
  }
}
