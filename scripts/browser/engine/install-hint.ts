import { existsSync, readFileSync } from 'node:fs'

/**
 * @param env the environment, `process.env` as a rule
 * @returns the command that installs a browser on this system
 */
export function browserCommand(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome'
  if (process.platform === 'win32') return 'winget install Google.Chrome'
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const ids = [...system.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)].map((match) => match[1]).join(' ')
  const sudo = process.getuid?.() === 0 || env['USER'] === 'root' ? '' : 'sudo '
  // Ubuntu has Chromium only as a snap, which cannot read temporary folders.
  if (/\bubuntu\b/.test(ids)) return 'npx playwright install --with-deps --only-shell chromium'
  if (/\bdebian\b/.test(ids)) return `${sudo}apt-get install chromium-headless-shell`
  if (/\b(fedora|rhel|centos)\b/.test(ids)) return `${sudo}dnf install chromium-headless`
  if (/\barch\b/.test(ids)) return `${sudo}pacman -S chromium`
  if (/\balpine\b/.test(ids)) return `${sudo}apk add chromium`
  if (/\bsuse\b/.test(ids)) return `${sudo}zypper install chromium`
  return 'npx playwright install --with-deps --only-shell chromium'
}

/**
 * @param env the environment, `process.env` as a rule
 * @returns two sentences for people: how to install a browser, how to name one
 */
export function browserAdvice(env: NodeJS.ProcessEnv): string {
  return `Run \`${browserCommand(env)}\`, or name a Chrome, Chromium or Edge with \`--browser PATH\` or \`LECTERN_BROWSER=PATH\``
}
