// Preloaded into a process: it is killed at the operation on files whose number `KILL_AT` holds, in
// the midst of it where it writes; without a number the operations are counted.

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import process from 'node:process'

const at = Number(process.env['KILL_AT'] ?? Infinity)
let count = 0

function moment() {
  if (++count === at) process.kill(process.pid, 'SIGKILL')
}

function wrap(object, name) {
  const real = object[name]
  object[name] = function (...all) {
    moment()
    const result = real.apply(this, all)
    if (typeof result?.then !== 'function') {
      moment()
      return result
    }
    return result.then((value) => {
      moment()
      return value
    })
  }
}

const handle = await fs.promises.open(process.execPath)
const proto = Object.getPrototypeOf(handle)
await handle.close()
const writeFile = proto.writeFile
proto.writeFile = async function (text) {
  moment()
  await this.write(text.slice(0, text.length / 2))
  moment()
  await writeFile.call(this, text.slice(text.length / 2))
  moment()
}
for (const name of ['sync', 'close']) wrap(proto, name)
for (const name of ['open', 'rename', 'rm', 'mkdir']) wrap(fs.promises, name)
for (const name of ['renameSync', 'rmSync']) wrap(fs, name)
syncBuiltinESMExports()
process.on('exit', () => process.stdout.write(`${count}\n`))
