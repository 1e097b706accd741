// Writes a deck that was edited by hand, as `lectern build` does: FOLDER, then a file with what came of it.

import { readFileSync } from 'node:fs'
import process from 'node:process'
import { previousOf, writeDeck } from '../scripts/command/build/write-deck.ts'

const [folder, file] = process.argv.slice(2)
const { generated, text, base } = JSON.parse(readFileSync(file, 'utf8'))
const previous = previousOf(folder)
const merged = previous && { text, base, previous }
try {
  await writeDeck(folder, generated, { merged })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
