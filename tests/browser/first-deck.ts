/** Decks of our first article, made by the command. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** A folder for the decks of a test file, which goes away behind its tests. */
export function deckFolder(): { readonly path: string } {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lectern-templates-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    get path() {
      return folder
    },
  }
}

/** Run a command in the checkout; it has to end well. */
export function lectern(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/lectern.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}

/**
 * @param folder Where the deck gets a folder of its own.
 * @param article Name of a file in `content/`.
 * @param name Of the template.
 * @returns Path of its `slides.md`.
 */
export function deckOf(folder: string, article: string, name: string, ...more: string[]): string {
  const target = path.join(folder, `${name.replaceAll(/\W/g, '-')}-${article}`)
  lectern('build', path.join('content', `${article}.md`), '--template', name, '-o', target, ...more)
  return path.join(target, 'slides.md')
}
