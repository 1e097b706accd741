/** `lectern.config.json` or `.yaml`: settings of a series of articles. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { nearest } from '#message/nearest.ts'
import { transitions } from '#tree/transitions.ts'
import { UserError, reason } from '#system/errors.ts'
import { isAddress } from './fetch/index.ts'

/** What a config may be called, the first that is there counts. */
export const configNames = ['lectern.config.json', 'lectern.config.yaml', 'lectern.config.yml']

/** Settings of a talk, in front matter and config alike. */
const settingsSchema = z.strictObject({
  template: z.string().optional().describe('One of ours, a Slidev theme that is installed, or a path'),
  minutes: z.int().min(1).max(600).optional().describe('How long the talk is to take'),
  pace: z.number().min(0.25).max(4).optional().describe('How fast you speak; 1 is a minute for a slide'),
  lang: z.string().optional().describe('Language of the article, a tag of BCP 47 as `en`, `zh-Hant`, `de`'),
  transition: z.enum(transitions).optional().describe('How one slide becomes the next'),
  themeConfig: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe('Settings of the template'),
})

const configSchema = settingsSchema.extend({ $schema: z.string().optional() })

/** The front matter of an article: our settings among whatever else stands there. */
const frontMatterSchema = settingsSchema
  .extend({
    title: z.string().optional(),
    subtitle: z.string().optional(),
    authors: z.union([z.string(), z.array(z.string())]).optional(),
    date: z.string().optional().describe('As in 2026-03-05'),
    source: z.string().optional().describe('Where the article stands'),
  })
  .loose()

/** @returns The schemas for editors, by the names of their files in `docs/`. */
export function schemas(): Record<string, object> {
  return {
    'config.schema.json': z.toJSONSchema(configSchema),
    'front-matter.schema.json': z.toJSONSchema(frontMatterSchema),
  }
}

export type Settings = z.infer<typeof settingsSchema>

/**
 * @param input path of an article; an address and `-` belong to the working folder
 * @returns the settings of the nearest config beside it or above, up to the root of its repository; none where there
 *   is no config. A path of a template counts from the config.
 * @throws UserError where it is no such config; the message names the key, and the nearest of ours
 */
export function configFor(input: string): Settings {
  const file = configPath(input)
  if (file === undefined) return {}
  const where = path.relative(process.cwd(), file)
  let data: unknown
  try {
    data = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UserError(`Unexpected \`${where}\`, expected JSON or YAML: ${reason(error)}`, { cause: error })
  }
  const { success, data: config, error } = configSchema.safeParse(data ?? {})
  if (!success) throw new UserError(`Unexpected \`${where}\`: ${error.issues.map(issueText).join('; ')}`)
  const { $schema: _, template, ...rest } = config
  if (template === undefined) return rest
  return {
    ...rest,
    template: template.startsWith('.') ? path.resolve(path.dirname(file), template) : template,
  }
}

/** @returns What is wrong, in a few words, with the nearest of the keys that there are. */
function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return `\`${issue.path.join('.')}\`: ${issue.message}`
  const known = Object.keys(settingsSchema.shape)
  return issue.keys
    .map((key) => {
      const meant = nearest(key, known)
      const expected = meant ? `did you mean \`${meant}\`?` : `expected one of ${known.join(', ')}`
      return `no setting \`${key}\`, ${expected}`
    })
    .join('; ')
}

/**
 * @param input path of an article, an address or `-`
 * @returns absolute path of the config that counts for it
 */
export function configPath(input: string): string | undefined {
  const inFolder = input === '-' || isAddress(input)
  return findConfig(inFolder ? process.cwd() : path.dirname(path.resolve(input)))
}

function findConfig(folder: string): string | undefined {
  const found = configNames.map((name) => path.join(folder, name)).find((file) => existsSync(file))
  const parent = path.dirname(folder)
  if (found !== undefined || existsSync(path.join(folder, '.git')) || parent === folder) return found
  return findConfig(parent)
}
