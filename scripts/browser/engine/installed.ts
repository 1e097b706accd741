import { existsSync, openSync, readdirSync, readSync, closeSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Candidate } from './candidate.ts'

type Environment = NodeJS.ProcessEnv

/** Names under which Linux distributions install the browser without a window. */
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macPaths = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPaths = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * @param env the environment, `process.env` as a rule
 * @returns the headless shells of the system and of Playwright's cache, newest first
 */
export function headlessShells(env: Environment): Candidate[] {
  return [...onPath(shellNames, env), ...playwrightShells(env)].map((path) => ({
    path,
    kind: 'headless-shell',
    env: {},
  }))
}

/**
 * @param env the environment, `process.env` as a rule
 * @returns Chrome, Chromium and Edge as installed on this system
 */
export function systemBrowsers(env: Environment): Candidate[] {
  const paths =
    process.platform === 'darwin'
      ? ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
          macPaths.map((path) => join(folder, path)),
        )
      : process.platform === 'win32'
        ? [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((folder) =>
            folder ? windowsPaths.map((path) => join(folder, path)) : [],
          )
        : [...onPath(linuxNames, env), '/opt/google/chrome/chrome', '/snap/bin/chromium']
  return [...new Set(paths)]
    .filter((path) => existsSync(path) && !isSnapStub(path))
    .map((path) => ({ path, kind: 'system', env: {} }))
}

function onPath(names: string[], env: Environment): string[] {
  if (process.platform === 'win32') return []
  const folders = new Set([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'])
  return names.flatMap((name) =>
    [...folders]
      .filter(Boolean)
      .map((folder) => join(folder, name))
      .filter((path) => existsSync(path))
      .slice(0, 1),
  )
}

/**
 * Ubuntu's `chromium-browser` is a script that only tells to install the snap.
 *
 * @param path of an existing file
 * @returns whether it is that script
 */
export function isSnapStub(path: string): boolean {
  const head = Buffer.alloc(4096)
  const file = openSync(path, 'r')
  try {
    const text = head.toString('latin1', 0, readSync(file, head))
    return text.startsWith('#!') && /\bsnap\b/.test(text)
  } finally {
    closeSync(file)
  }
}

/** `ms-playwright/chromium_headless_shell-1208/chrome-headless-shell-linux64/chrome-headless-shell`. */
function playwrightShells(env: Environment): string[] {
  const cache =
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.platform === 'win32'
        ? (env['LOCALAPPDATA'] ?? '')
        : (env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'))
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] || join(cache, 'ms-playwright')
  const end = process.platform === 'win32' ? '.exe' : ''
  return list(root)
    .filter((name) => name.startsWith('chromium_headless_shell-'))
    .toSorted((one, two) => Number(two.split('-')[1]) - Number(one.split('-')[1]))
    .flatMap((name) => list(join(root, name)).map((inner) => join(root, name, inner)))
    .flatMap((folder) => shellNames.map((name) => join(folder, name + end)))
    .filter((path) => existsSync(path))
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
