import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanTemplate, TemplateError, templateSchema } from '../scripts/index.ts'
import { loadTemplate, ownTemplates, templateNames } from '../scripts/template/load.ts'

/** What stands in the file, loosely typed: the tests break it on purpose. */
interface Raw {
  [key: string]: Raw & string[] & number
}

const raw = (): Raw =>
  JSON.parse(readFileSync(path.join(ownTemplates, 'seminar', 'template.json'), 'utf8')) as Raw

const measures = (): unknown =>
  JSON.parse(readFileSync(path.join(ownTemplates, 'seminar', 'capacity.json'), 'utf8'))

describe('the contract', () => {
  test('takes our own', () => {
    expect(templateNames()).toContain('seminar')
    for (const name of templateNames()) expect(loadTemplate(name).template.name).toBe(name)
  })

  test.each<[string, (template: Raw) => unknown, string]>([
    ['an unknown key', (template) => Object.assign(template, { colour: 'red' }), 'colour'],
    [
      'a role with a layout that is not there',
      (template) => Object.assign(template['roles']!, { code: ['listing'] }),
      'roles.code',
    ],
    ['an unknown role', (template) => Object.assign(template['roles']!, { hero: ['cover'] }), 'roles'],
    [
      'a template without points',
      (template) => Reflect.deleteProperty(template['roles']!, 'points'),
      'points',
    ],
    ['a size that is none', (template) => Object.assign(template['canvas']!, { width: 0 }), 'canvas.width'],
    [
      'a slot that takes what there is not',
      (template) => template['layouts']!['code']!['slots']!['default']!['accepts']!.push('video'),
      'layouts.code.slots.default.accepts',
    ],
    [
      'a layout without slots',
      (template) => Object.assign(template['layouts']!['code']!, { slots: {} }),
      'layouts.code.slots',
    ],
  ])('refuses %s, and says where', (_, breakIt, where) => {
    const template = raw()
    breakIt(template)
    expect(() => cleanTemplate(template, measures())).toThrow(TemplateError)
    expect(() => cleanTemplate(template, measures())).toThrow(where)
  })
})

describe('templates on disk', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lectern-template-'))
    mkdirSync(path.join(folder, 'broken'))
    writeFileSync(path.join(folder, 'broken', 'template.json'), '{')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('an unknown name says which there are', () => {
    expect(() => loadTemplate('nosuch')).toThrow('`seminar`')
  })
  test('a folder without a contract says what is missing', () => {
    expect(() => loadTemplate(folder)).toThrow('expected a folder with a `template.json`')
  })
  test('a contract that is no JSON says so', () => {
    expect(() => loadTemplate(path.join(folder, 'broken'))).toThrow('expected JSON')
  })
  test('a folder can be a template', () => {
    expect(loadTemplate(path.join(ownTemplates, 'seminar')).template.name).toBe('seminar')
  })
})

test('the JSON schema for editors is that of the contract', async () => {
  await expect(`${JSON.stringify(templateSchema(), null, 2)}\n`).toMatchFileSnapshot(
    path.join(ownTemplates, 'template.schema.json'),
  )
})
