// `npm run verify`: the checks that do not depend on each other side by side, then the tests, whose output is shown
// as it comes; at the end the output of each that failed.

import { runStep } from './step.js'

/** @param {string} script of package.json */
const run = async (script, args = [], options = {}) => {
  const step = await runStep(script, ['npm', 'run', '--silent', script, ...args], options)
  console.error(`${step.failed ? 'FAILED' : 'passed'}  ${script}`)
  return step
}

const checks = await Promise.all(['format:check', 'lint', 'types', 'unused'].map((script) => run(script)))
const tests = await run('test', ['--', '--reporter=default', '--reporter=./.ci/running-tests.js'], {
  echo: (text) => process.stderr.write(text),
})
const failed = [...checks, tests].filter((step) => step.failed)
for (const { name, output } of failed) console.error(`\n── ${name} ──\n${output}`)
process.exitCode = failed.length > 0 ? 1 : 0
