/** The command line as people meet it: a process, its streams and its exit code. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commands } from '../scripts/command/arguments.ts'

const root = path.resolve(import.meta.dirname, '..')
const article = '# A title\n\n## One\n\nThe first part is short.\n\n## Two\n\nThe second part is short too.\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-cli-'))
  writeFileSync(path.join(folder, 'article.md'), article)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lectern(args: string[], input?: string): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/lectern.js'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      input: input ?? '',
    },
  )
  return { code: status, out: stdout, err: stderr }
}

describe('help', () => {
  test.each(['', ...Object.keys(commands)])('lectern %s --help', async (command) => {
    const { code, out, err } = lectern([...(command ? [command] : []), '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    await expect(out).toMatchFileSnapshot(
      path.join(root, 'tests/fixtures/cli', `help-${command || 'overview'}.txt`),
    )
  })

  test.each(Object.entries(commands))('%s: each option is in the help', (command, options) => {
    const { out } = lectern([command, '--help'])
    for (const name of Object.keys(options).filter(
      (option) => !['help', 'quiet', 'version'].includes(option),
    )) {
      expect(out).toContain(`--${name}`)
    }
  })

  test('--version prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(lectern(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})

test('-v and help COMMAND are what people type', () => {
  expect(lectern(['-v'])).toEqual(lectern(['--version']))
  expect(lectern(['build', '-v'])).toEqual(lectern(['--version']))
  expect(lectern(['help', 'check'])).toEqual(lectern(['check', '--help']))
})

describe('--quiet', () => {
  test('prints the result and nothing else', () => {
    writeFileSync(path.join(folder, 'article.md'), `${article}\n![A plan](missing.png)\n`)
    expect(lectern(['build', 'article.md']).err).toContain('write:no-image')
    expect(lectern(['build', 'article.md', '--quiet'])).toEqual({
      code: 0,
      out: 'slides/article/slides.md\n',
      err: '',
    })
  })

  test('prints what went wrong', () => {
    expect(lectern(['build', 'nosuch.md', '-q'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no such file'),
    })
    writeFileSync(path.join(folder, 'empty.md'), ' \n')
    const { code, err } = lectern(['build', 'empty.md', '-q'])
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('read:empty') })
  })
})

describe('several articles', () => {
  test('give a deck each, and one that fails does not stop the others', () => {
    writeFileSync(path.join(folder, 'later.md'), article.replace('A title', 'Later'))
    writeFileSync(path.join(folder, 'empty.md'), ' \n')
    const { code, out, err } = lectern([
      'build',
      'nosuch.md',
      'empty.md',
      'article.md',
      'later.md',
      '-o',
      'decks',
    ])
    expect(code).toBe(1)
    expect(out).toBe('decks/article/slides.md\ndecks/later/slides.md\n')
    expect(err).toContain('there is no such file')
    expect(err).toContain('empty.md: not built\n')
    expect(err).toMatch(/^article\.md: A title, \d+ slides, .*, 0 errors, 0 warnings$/m)
    expect(err).toMatch(/^2 of 4 articles have errors$/m)
    const alone = lectern(['build', 'later.md', '-o', 'alone'])
    expect(alone.code).toBe(0)
    // The paths of theme and addon count from the folder, which is one deeper.
    const deck = readFileSync(path.join(folder, 'alone/slides.md'), 'utf8')
    expect(readFileSync(path.join(folder, 'decks/later/slides.md'), 'utf8')).toBe(
      deck.replaceAll(/(?<=["/])(?:\.\.\/)+(?=\w)/g, '../$&'),
    )
  })

  test('a folder stands for the articles in it, also for one', () => {
    mkdirSync(path.join(folder, 'posts'))
    writeFileSync(path.join(folder, 'posts/one.md'), article)
    writeFileSync(path.join(folder, 'posts/data.csv'), 'a,b\n')
    expect(lectern(['build', 'posts'])).toMatchObject({ code: 0, out: 'slides/one/slides.md\n' })
    writeFileSync(path.join(folder, 'posts/two.md'), article)
    const { code, out } = lectern(['build', 'posts', 'article.md', '--json'])
    expect(code).toBe(0)
    expect(
      (JSON.parse(out) as { deck: string }[]).map(({ deck }) => path.basename(path.dirname(deck))),
    ).toEqual(['one', 'two', 'article'])
  })

  test('two of one name do not become one deck', () => {
    for (const name of ['a', 'b']) {
      mkdirSync(path.join(folder, name))
      writeFileSync(path.join(folder, name, 'post.md'), article.replace('A title', `Title ${name}`))
    }
    const { code, out, err } = lectern(['build', 'a/post.md', 'b/post.md'])
    expect({ code, out }).toEqual({ code: 1, out: 'slides/post/slides.md\n' })
    expect(err).toContain('b/post.md: The deck in `slides/post` is of')
  })
})

test('what packages tell the console is no talk to people', () => {
  const article = '---\nauthor: !x Bob\n---\n\n# Prices\n\nAll of it costs $€5$ in the end.\n'
  const { code, err } = lectern(['build', '-', '-o', path.join(folder, 'prices')], article)
  expect(code, err).toBe(0)
  expect(err).toBe('Prices\n  3 slides, 1 with speaker notes, about 1 minute\n  0 errors, 0 warnings\n')
})

describe('a call that cannot be understood: exit code 2, a sentence, no stack', () => {
  test.each<[string[], string]>([
    [[], ''],
    [['bild', 'article.md'], 'Unexpected command `bild`, did you mean `build`?'],
    [['make', 'article.md'], 'Unexpected command `make`, expected one of `build`'],
    [['help', 'exprot'], 'Unexpected command `exprot`, did you mean `export`?'],
    [['build'], 'expected a file, an address or `-`'],
    [['plan', 'article.md', 'other.md'], 'Unexpected argument `other.md`'],
    [['build', 'article.md', 'other.md', '--until', 'read'], 'Unexpected `--until` for several articles'],
    [['build', 'article.md', 'other.md', '-o', 'slides.md'], 'of several articles, expected a folder'],
    [['build', 'nosuch.md'], 'there is no such file'],
    [['build', 'nothing'], 'No article in the folder `nothing`'],
    [['plan', 'nothing'], 'it is a folder'],
    [['build', '/dev/zero'], 'Unexpected size of `/dev/zero`, expected at most 20 MB'],
    [
      ['build', 'article.md', '-o', 'talk.pdf'],
      'Unexpected file `talk.pdf` for `--output`, expected the folder',
    ],
    [
      ['build', 'article.md', '-o', 'article.md'],
      'Unexpected file `article.md` for `--output`, expected the folder',
    ],
    [['build', 'article.md', '--nosuch'], 'Unexpected option `--nosuch` of `build`\n'],
    [
      ['build', 'article.md', '--exprot', 'pdf'],
      'Unexpected option `--exprot` of `build`, did you mean `--export`?',
    ],
    [['check', 'deck', '--minutess', '3'], 'did you mean `--minutes`?'],
    [['build', 'article.md', '-x'], 'Unexpected option `-x` of `build`\n'],
    [['build', 'article.md', '--output'], 'Missing value of `--output`'],
    [['build', 'article.md', '-o', '--force'], 'Missing value of `--output`'],
    [['build', 'article.md', '--force=yes'], 'Unexpected value of `--force`, which takes none'],
    [['build', 'article.md', '--template', 'papr'], 'Unexpected template `papr`, did you mean `paper`?'],
    [['export', 'deck', '--format', 'pdx'], 'did you mean `pdf`?'],
    [['build', 'article.md', '--minutes', 'many'], 'expected a whole number from 1 to 600'],
    [['build', 'article.md', '--lang', 'no tag'], 'expected a tag of BCP 47'],
    [['build', 'article.md', '--export', 'gif'], 'expected one of `pdf`, `png`'],
    [['build', 'article.md', '--until', 'analyse'], 'did you mean `analyze`?'],
    [['build', 'article.md', '--until', 'never'], 'expected one of `read`, `clean`'],
    [['build', 'article.md', '--template', 'nosuch'], 'Unexpected template `nosuch`, expected one of'],
    [['export', 'nosuch'], 'nosuch'],
    [['export'], 'Missing deck for'],
  ])('%j', (args, reports) => {
    mkdirSync(path.join(folder, 'nothing'))
    const { code, err } = lectern(args)
    expect(code).toBe(2)
    expect(err).toContain(reports)
    expect(err).not.toMatch(/\n\s+at /)
    expect(existsSync(path.join(folder, 'slides'))).toBe(false)
  })
})

describe('build', () => {
  test('writes slides/NAME/slides.md, prints its path, and talks beside it', () => {
    const { code, out, err } = lectern(['build', 'article.md'])
    expect(code).toBe(0)
    expect(out).toBe('slides/article/slides.md\n')
    expect(err).toContain('slides, ')
    expect(readFileSync(path.join(folder, 'slides/article/slides.md'), 'utf8')).toContain('# A title')
  })

  test('takes standard input, and a folder to write to', () => {
    const { code, out } = lectern(['build', '-', '-o', 'deck'], article)
    expect({ code, out }).toEqual({ code: 0, out: 'deck/slides.md\n' })
  })

  test('takes the deck itself for its folder', () => {
    const { code, out } = lectern(['build', '-', '-o', 'talk/slides.md'], article)
    expect({ code, out }).toEqual({ code: 0, out: 'talk/slides.md\n' })
  })

  test('the same bytes again, and nothing else in the folder', () => {
    lectern(['build', 'article.md'])
    const first = readFileSync(path.join(folder, 'slides/article/slides.md'))
    expect(lectern(['build', 'article.md']).code).toBe(0)
    expect(readFileSync(path.join(folder, 'slides/article/slides.md')).equals(first)).toBe(true)
    expect(readdirSync(path.join(folder, 'slides/article')).toSorted()).toEqual([
      '.base.md',
      'report.json',
      'slides.md',
    ])
  })

  test('slides and notes are counted in the deck that was written', () => {
    const counts = (): unknown => {
      const { slides, notes } = JSON.parse(lectern(['build', 'article.md', '--json']).out) as Record<
        string,
        number
      >
      return { slides, notes }
    }
    const { slides, notes } = counts() as Record<'slides' | 'notes', number>
    const deck = path.join(folder, 'slides/article/slides.md')
    appendFileSync(
      deck,
      '\n---\n\n# My own slide\n\n<!-- Said -->\n\n---\n\n# Another\n\n<!-- Said too -->\n',
    )
    expect(counts()).toEqual({ slides: slides + 2, notes: notes + 2 })
  })

  test('keeps what was edited by hand, whatever the article becomes, and the deck before', () => {
    lectern(['build', 'article.md'])
    const deck = path.join(folder, 'slides/article/slides.md')
    const edited = `${readFileSync(deck, 'utf8')}\n---\n\n# My own slide\n\nMy own words\n`
    writeFileSync(deck, edited)
    const same = lectern(['build', 'article.md'])
    expect(same).toMatchObject({
      code: 0,
      err: expect.stringContaining('your edits are kept: 1 slide added'),
    })
    expect(same.err).not.toContain('.bak')
    expect(readFileSync(deck, 'utf8')).toBe(edited)
    expect(existsSync(`${deck}.bak`)).toBe(false)
    appendFileSync(path.join(folder, 'article.md'), '\n## A new part\n\nIt was written later.\n')
    const { out } = lectern(['build', 'article.md', '--json'])
    expect(JSON.parse(out)).toMatchObject({ merged: { changed: 0, added: 1, leftOut: 0 } })
    expect(readFileSync(deck, 'utf8')).toMatch(/It was written later[^]*My own words/)
    expect(readFileSync(`${deck}.bak`, 'utf8')).toBe(edited)
    const { out: printed } = lectern(['build', 'article.md', '--until', 'merge'])
    expect(printed).toBe(readFileSync(deck, 'utf8'))
  })

  test('writes over a deck that was edited by hand where it is told to', () => {
    lectern(['build', 'article.md'])
    const deck = path.join(folder, 'slides/article/slides.md')
    const edited = `${readFileSync(deck, 'utf8')}\nMy own words\n`
    writeFileSync(deck, edited)
    expect(lectern(['build', 'article.md', '--force']).code).toBe(0)
    expect(readFileSync(deck, 'utf8')).not.toContain('My own words')
    expect(readFileSync(`${deck}.bak`, 'utf8')).toBe(edited)
  })

  test('does not write over a deck that it did not generate', () => {
    const deck = path.join(folder, 'slides/article/slides.md')
    mkdirSync(path.dirname(deck), { recursive: true })
    writeFileSync(deck, '# By hand\n')
    const refused = lectern(['build', 'article.md'])
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('beside it is no `.base.md`') })
    expect(readdirSync(path.dirname(deck))).toEqual(['slides.md'])
    expect(readFileSync(deck, 'utf8')).toBe('# By hand\n')
  })

  test('says why it leaves a deck alone whose first slide is another', () => {
    lectern(['build', 'article.md'])
    const deck = path.join(folder, 'slides/article/slides.md')
    const edited = readFileSync(deck, 'utf8').replace(/^routeAlias: .*$/m, 'routeAlias: mine')
    writeFileSync(deck, edited)
    appendFileSync(path.join(folder, 'article.md'), '\n## A new part\n\nIt was written later.\n')
    expect(lectern(['build', 'article.md'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/its first slide, .* is `mine` now and was `cover`/),
    })
    expect(readFileSync(deck, 'utf8')).toBe(edited)
  })

  test('an empty article: a message, exit code 1, nothing written', () => {
    writeFileSync(path.join(folder, 'empty.md'), '\n \n')
    const { code, err } = lectern(['build', 'empty.md'])
    expect(code).toBe(1)
    expect(err).toContain('Unexpected empty article')
    expect(existsSync(path.join(folder, 'slides'))).toBe(false)
  })

  test('--json prints data and nothing else on standard output', () => {
    const { code, out } = lectern(['build', 'article.md', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ title: 'A title', warnings: 0, pdf: null, messages: [] })
  })

  test('--fail-on decides the exit code', () => {
    writeFileSync(path.join(folder, 'untitled.md'), 'Only a paragraph.\n')
    expect(lectern(['build', 'untitled.md']).code).toBe(0)
    expect(lectern(['build', 'untitled.md', '--fail-on', 'warning']).code).toBe(1)
  })

  test.each(['read', 'clean', 'analyze', 'plan'])(
    '--until %s prints the tree and writes nothing',
    (stage) => {
      const { code, out } = lectern(['build', 'article.md', '--until', stage])
      expect(code).toBe(0)
      expect(out).toMatch(/^(?:root|article|deck)/)
      expect(existsSync(path.join(folder, 'slides'))).toBe(false)
    },
  )

  test('figures beside the article are copied under names of their own; those outside are not', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    writeFileSync(path.join(folder, 'a picture.png'), png)
    writeFileSync(path.join(folder, '..', `${path.basename(folder)}.png`), png)
    writeFileSync(
      path.join(folder, 'figures.md'),
      `# Figures\n\n## Inside\n\n![seen](<a picture.png>)\n\n## Outside\n\n![hidden](../${path.basename(folder)}.png)\n\n![far](https://example.org/far.png)\n`,
    )
    const { code, err } = lectern(['build', 'figures.md', '--verbose'])
    expect(code).toBe(0)
    expect(err).toMatch(/9:1-9:\d+ +warning .*was not found in the folder of the article +write:no-image/)
    expect(err).toMatch(
      /11:1-11:\d+ +info .*far\.png` is on another machine and was not fetched +write:remote-image/,
    )
    expect(err).not.toContain('a picture.png')
    rmSync(path.join(folder, '..', `${path.basename(folder)}.png`))
    const files = readdirSync(path.join(folder, 'slides/figures/public/img'))
    expect(files).toHaveLength(1)
    const deck = readFileSync(path.join(folder, 'slides/figures/slides.md'), 'utf8')
    expect(deck).toContain(`![seen](/img/${files[0]})`)
    expect(deck).not.toContain('](..')
  })
})

describe('an article that is too large', () => {
  const large = 20 * 1024 * 1024

  test.each(['large.md', '-'])('%s is not read to its end, and nothing is written', (input) => {
    const text = `${article}${'x'.repeat(large)}`
    writeFileSync(path.join(folder, 'large.md'), text)
    const { code, out, err } = lectern(['build', input], text)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(
      `Unexpected size of \`${input}\`, expected at most 20 MB. Split it, and build a deck of each part.\n`,
    )
    expect(existsSync(path.join(folder, 'slides'))).toBe(false)
  })

  test('is one of more than a pipe holds, and nothing smaller', () => {
    const { code, out } = lectern(
      ['plan', '-'],
      `${article}\n${'A sentence of the article. '.repeat(10_000)}\n`,
    )
    expect(code).toBe(0)
    expect(out).toContain('cover')
  })
})

describe('plan', () => {
  test('a reader that has enough is no error', () => {
    const command = `"${process.execPath}" "${path.join(root, 'scripts/lectern.js')}" plan article.md | true`
    const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('prints a line for each slide, and writes nothing', () => {
    const { code, out } = lectern(['plan', 'article.md'])
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toMatch(/1\s+cover\s+A title/)
    expect(existsSync(path.join(folder, 'slides'))).toBe(false)
  })

  test('--json has the shape of the contract', () => {
    const { code, out } = lectern(['plan', 'article.md', '--json'])
    expect(code).toBe(0)
    const deck = JSON.parse(out) as Record<string, unknown> & { slides: Record<string, unknown>[] }
    expect(Object.keys(deck)).toEqual([
      'title',
      'subtitle',
      'authors',
      'date',
      'lang',
      'source',
      'minutes',
      'slides',
    ])
    // A talk of a minute has no agenda: the slide after the cover is the first of the article.
    expect(Object.keys(deck.slides[1]!)).toEqual([
      'id',
      'layout',
      'role',
      'title',
      'seconds',
      'points',
      'notes',
      'diagram',
    ])
    expect(deck.slides[1]).toMatchObject({
      role: 'statement',
      title: 'One',
      notes: 'The first part is short.',
      diagram: null,
      points: [
        {
          text: 'The first part is short',
          origin: [{ start: { line: 5, column: 1, offset: 19 }, end: { line: 5, column: 24, offset: 42 } }],
        },
      ],
    })
  })
})

describe('a Node that is too old', () => {
  const older = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' })"
  const asOlder = (args: string[], input: 'pipe' | 'ignore' = 'ignore'): ChildProcess =>
    spawn(
      process.execPath,
      [`--import=data:text/javascript,${older}`, path.join(root, 'scripts/lectern.js'), ...args],
      { cwd: folder, stdio: [input, 'pipe', 'pipe'] },
    )
  const ended = (child: ChildProcess): Promise<{ code: number | null; signal: string | null }> =>
    new Promise((done) => child.once('close', (code, signal) => done({ code, signal })))

  test('starts the one that the checkout brings', async () => {
    const child = asOlder(['plan', 'missing.md'])
    let talk = ''
    child.stderr!.on('data', (chunk: Buffer) => (talk += String(chunk)))
    expect(await ended(child)).toEqual({ code: 2, signal: null })
    expect(talk).toContain('missing.md')
  })

  test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind at %s', async (name) => {
    const child = asOlder(['plan', '-'], 'pipe')
    // Both have started by then; it reads, and is not told that this is all.
    child.stdin!.write('# A title\n')
    await sleep(1000)
    child.kill(name)
    // Its streams close when nobody holds them any more, the other Node neither.
    expect(await ended(child)).toEqual({ code: null, signal: name })
  })
})
