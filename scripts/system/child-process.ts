import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { atExit } from './at-exit.ts'

/** A program that was started, together with everything it starts itself. */
export interface Child {
  process: ChildProcess
  /** Settles when it has ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** End it and everything it started. */
  kill(): void
}

export interface ChildOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  stdio: StdioOptions
  signal?: AbortSignal | undefined
}

/** How long a program may take to end by itself before it is made to, in milliseconds. */
const patience = 2000

/**
 * Start Node in a process group of its own, so that nothing of it is left behind.
 *
 * @param args arguments for Node: the script and its arguments
 * @param options folder, environment, streams, and the signal that ends it
 * @returns the running program
 */
export function startNode(args: string[], options: ChildOptions): Child {
  const group = process.platform !== 'win32'
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: options.stdio,
    detached: group,
    windowsHide: true,
  })
  const send = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return
    try {
      if (group) process.kill(-child.pid, name)
      else child.kill(name)
    } catch {
      // It has ended already.
    }
  }
  let later: NodeJS.Timeout | undefined
  const kill = (): void => {
    send('SIGTERM')
    later ??= setTimeout(() => send('SIGKILL'), patience)
  }
  const forget = atExit(() => send('SIGKILL'))
  options.signal?.addEventListener('abort', kill, { once: true })
  if (options.signal?.aborted) kill()
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      // Helpers that outlive their parent (esbuild, a language server) are in the same group.
      send('SIGKILL')
      // One that left the group may hold the output open for as long as it likes.
      const waited = setTimeout(() => {
        for (const stream of [child.stdout, child.stderr]) stream?.destroy()
      }, patience)
      child.once('close', () => {
        clearTimeout(waited)
        done({ code, signal })
      })
    })
  }).finally(() => {
    clearTimeout(later)
    forget()
    options.signal?.removeEventListener('abort', kill)
  })
  return { process: child, ended, kill }
}
