/** What the documents say is true: files, commands and links exist, and the example comes out as printed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parseArguments } from '../scripts/command/arguments.ts'
import { pipeline } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const documents = [
  'README.md',
  'README.zh.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Lines of the blocks of commands. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^ *```sh\n([^]*?)^ *```$/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/\s#.*$/, '').trim())
      .filter(Boolean),
  )
}

test.each(documents)('the commands of %s can be run', (file) => {
  const commands = commandsOf(read(file))
  if (file.startsWith('README')) expect(commands.length).toBeGreaterThan(7)
  for (const command of commands) {
    const [program, name, ...rest] = command.split(/\s+/)
    if (program === 'npm') {
      const script = name === 'run' ? rest[0]! : name!
      if (script !== 'ci') expect(scripts, command).toHaveProperty(script)
    } else {
      expect([program, name], command).toEqual(['npx', 'lectern'])
      expect(() => parseArguments(rest), command).not.toThrow()
    }
  }
})

test('both READMEs have the same commands, and fit on a few screens', () => {
  expect(commandsOf(read('README.zh.md'))).toEqual(commandsOf(read('README.md')))
  for (const file of ['README.md', 'README.zh.md'])
    expect(read(file).split('\n').length, file).toBeLessThanOrEqual(131)
})

test.each(documents)('the links of %s lead to files and headings', (file) => {
  for (const [, target = ''] of read(file).matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)) {
    const [name = '', anchor] = target.split('#')
    const linked = path.join(path.dirname(file), name)
    expect(existsSync(path.join(root, linked)), target).toBe(true)
    if (anchor === undefined) continue
    const anchors = [...read(linked).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    )
    expect(anchors, target).toContain(anchor)
  }
})

test('each file and folder of "To add … touch …" exists', () => {
  const [, table = ''] = read('docs/architecture.md').split('## To add … touch …')
  const named = [...table.matchAll(/`((?:scripts|templates|tests)\/[^`]*)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(20)
  for (const name of named) expect(existsSync(path.join(root, name)), name).toBe(true)
})

test('the example of the architecture is planned as it says', async () => {
  const text = read('docs/architecture.md')
  const article = read('docs/example.md')
  expect(text).toContain(`\`\`\`markdown\n${article}\`\`\``)
  const { template, folder } = loadTemplate('seminar')
  const { plan } = await pipeline(new VFile({ path: 'example.md', value: article }), {
    template,
    theme: folder,
    until: 'plan',
  })
  const slides = plan!.children.map(
    ({ role, title }, index) => `${String(index + 1).padStart(3)}  ${role.padEnd(11)}  ${title}\n`,
  )
  expect(text).toContain(slides.join(''))
})
