/** Programs run to their end, with the memory of all that they start. */

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** How often memory is looked at, ms: an export takes seconds. */
const interval = 250

/** What came of a program. */
export interface Watched {
  code: number | null
  seconds: number
  /** Resident memory of it and all that it started, at the most, bytes; 0 where the system does not say. */
  memory: number
  /** How many of the processes run still. */
  running: () => number
}

/**
 * @param args of Node
 * @param env Variables on top of the environment.
 * @returns What came of it.
 */
export async function watched(args: readonly string[], env: Record<string, string> = {}): Promise<Watched> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
  const known = new Set<number>()
  let memory = 0
  const watch = setInterval(() => {
    const sum = family(child.pid!, known).reduce((all, one) => all + one.memory, 0)
    memory = Math.max(memory, sum)
  }, interval)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  clearInterval(watch)
  return {
    code,
    seconds: (performance.now() - start) / 1000,
    memory,
    running: () => processes().filter(({ pid }) => known.has(pid)).length,
  }
}

interface Process {
  pid: number
  parent: number
  /** Resident memory in bytes. */
  memory: number
}

/** Linux says all of it in files; elsewhere nothing is known. */
function processes(): Process[] {
  let names: string[] = []
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
  return names.flatMap((name) => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const pages = Number(readFileSync(`/proc/${name}/statm`, 'utf8').split(' ')[1])
      return [{ pid: Number(name), parent: Number(fields[1]), memory: pages * 4096 }]
    } catch {
      return []
    }
  })
}

/** A process and all that it started, over parents. */
function family(root: number, known: Set<number>): Process[] {
  const all = processes()
  known.add(root)
  for (let before = 0; before !== known.size;) {
    before = known.size
    for (const { pid, parent } of all) if (known.has(parent)) known.add(pid)
  }
  return all.filter(({ pid }) => known.has(pid))
}
