import type { Browser as Running } from 'playwright-chromium'
import type { Browser } from './candidate.ts'

/** A browser on a loaded machine takes a few seconds to start; later than this it hangs. */
const startTimeout = 30_000

/**
 * Start a browser without a window.
 *
 * @param browser the program, its arguments and variables
 * @returns the running browser, to be closed by the caller
 * @throws {Error} when it does not start; the message holds what it printed
 */
export async function launch(browser: Pick<Browser, 'path' | 'args' | 'env'>): Promise<Running> {
  const { chromium } = await import('playwright-chromium')
  return chromium.launch({
    executablePath: browser.path,
    args: browser.args.filter((argument) => argument !== noSandbox),
    env: { ...process.env, ...browser.env },
    chromiumSandbox: !browser.args.includes(noSandbox),
    timeout: startTimeout,
    // The commands close it themselves, also when interrupted.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

export const noSandbox = '--no-sandbox'

/** Arguments for every browser. */
export const commonArguments = [
  // Lines break at the same places in every browser.
  '--font-render-hinting=none',
  // Nothing calls out by itself.
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-sync',
  '--disable-quic',
  // And nothing is found outside, whatever a deck asks for.
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]
