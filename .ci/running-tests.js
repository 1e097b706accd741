// A reporter that names the tests which run, each minute in which none of them ended: a hang names its test.

/** Milliseconds. */
const quiet = 60_000

export default class RunningTests {
  /** Files that run and since when, by their ids. */
  running = new Map()
  timer

  onTestRunStart() {
    this.wait()
  }
  onTestModuleQueued(file) {
    this.running.set(file.id, { file, since: performance.now() })
  }
  onTestModuleCollected(file) {
    this.running.set(file.id, { file, since: performance.now() })
  }
  onTestCaseResult() {
    this.wait()
  }
  onTestModuleEnd(file) {
    this.running.delete(file.id)
    this.wait()
  }
  onTestRunEnd() {
    clearInterval(this.timer)
  }
  onProcessTimeout() {
    console.error('The tests are over, and something keeps their process alive')
  }

  wait() {
    clearInterval(this.timer)
    this.timer = setInterval(() => this.report(), quiet)
    this.timer.unref()
  }
  report() {
    const files = [...this.running.values()].map(({ file, since }) => {
      const tests = [...file.children.allTests()]
      // What a worker tells of the start of a test may come with its end: the next one is read off the list.
      const left = tests.filter((test) => test.result().state === 'pending')
      const next = left.length > 0 ? `, next: ${left[0].fullName}` : ''
      const seconds = Math.round((performance.now() - since) / 1000)
      return `  ${file.relativeModuleId} for ${seconds} s, ${tests.length - left.length} of ${tests.length} tests${next}`
    })
    console.error(['Running still:', ...files].join('\n'))
  }
}
