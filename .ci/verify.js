// `npm run verify`: the checks that do not depend on each other side by side, then the tests; at the end
// the output of each that failed.

import { spawn } from 'node:child_process'

/** @param {string} script of package.json */
const run = (script) =>
  new Promise((done) => {
    const child = spawn('npm', ['run', '--silent', script], { shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
    child.on('close', (code) => {
      console.error(`${code === 0 ? 'passed' : 'FAILED'}  ${script}`)
      done({ script, output, failed: code !== 0 })
    })
  })

const checks = await Promise.all(['format:check', 'lint', 'types', 'unused'].map(run))
const failed = [...checks, await run('test')].filter((check) => check.failed)
for (const { script, output } of failed) console.error(`\n── ${script} ──\n${output}`)
process.exitCode = failed.length > 0 ? 1 : 0
