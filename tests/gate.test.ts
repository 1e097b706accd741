/** A step of the gate ends with its program, and one that does not end says what runs. */

import process from 'node:process'
import { expect, test } from 'vitest'

interface Step {
  name: string
  output: string
  failed: boolean
}
type RunStep = (
  name: string,
  command: string[],
  options?: { limit?: number; echo?: (text: string) => void },
) => Promise<Step>

// No type-checked code: it runs before anything is installed but Node.
const module = '../.ci/step.js'
const { runStep } = (await import(module)) as { runStep: RunStep }

const node = (script: string): string[] => [process.execPath, '-e', script]

const child = (script: string, options: string): string =>
  `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}], ${options})`

const waits = 'setTimeout(() => {}, 15_000)'

test('a step gives all of its output and whether it failed', async () => {
  const heard: string[] = []
  const well = await runStep('well', node('console.log("a".repeat(200_000)); console.error("b")'), {
    echo: (text) => heard.push(text),
  })
  expect([well.failed, well.output.length]).toEqual([false, 200_003])
  expect(heard.join('')).toBe(well.output)
  expect(await runStep('ill', node('process.exit(3)'))).toMatchObject({ failed: true, output: '' })
  expect((await runStep('none', ['/nowhere/program'])).failed).toBe(true)
})

test(
  'a process that is left behind with the output does not hold the step',
  { timeout: 20_000 },
  async () => {
    const left = node(`${child(waits, "{ stdio: 'inherit', detached: true }")}.unref(); console.log('over')`)
    expect(await runStep('left', left)).toMatchObject({ failed: false, output: 'over\n' })
  },
)

test('a step that does not end fails with its last lines and what runs', { timeout: 30_000 }, async () => {
  const lines = 'for (let line = 0; line < 200; line++) console.log(`line ${line}`)'
  const endless = node(
    `${lines}; ${child(`process.on('SIGTERM', () => {}); ${waits}`, "{ stdio: 'inherit' }")}`,
  )
  const { failed, output } = await runStep('endless', endless, { limit: 1500 })
  expect(failed).toBe(true)
  expect(output).toMatch(/^line 1\d\d\n/)
  expect(output).toContain('line 199\n')
  expect(output).toContain('Not at its end after 1.5 s')
  expect(output.match(/^\d+ .* -e /gm)).toHaveLength(process.platform === 'win32' ? 0 : 2)
})
