/**
 * The contract between planner and template: `template.json`, raw → clean.
 *
 * Unknown keys are refused, so that a typing error is a message and not a
 * silent default. Sizes are px on the canvas.
 */

import { z } from 'zod'

/** What a slot can hold. */
const content = z.enum([
  'blockquote',
  'code',
  'diagram',
  'heading',
  'image',
  'list',
  'math',
  'paragraph',
  'table',
])

const px = z.number().positive()

const slot = z.strictObject({
  accepts: z.array(content).min(1),
  /** The inner box, below a title of one line. */
  width: px,
  height: px,
  /** Size of the body text. */
  size: px,
  /** Line height, as a multiple of the size. */
  leading: z.number().min(1).max(3),
  /** Space between blocks. */
  gap: z.number().min(0),
  /** How many columns the content is set in. */
  columns: z.number().int().min(1).default(1),
})

const title = z.strictObject({
  width: px,
  size: px,
  leading: z.number().min(1).max(3),
  /** The most lines that a title may have. */
  lines: z.number().int().min(1),
})

/** What a layout can show of the front matter, beside its slots. */
const field = z.enum(['author', 'continued', 'date', 'index', 'section', 'source', 'total'])

const layout = z.strictObject({
  /** What it shows of these; the planner writes the others into the slide where they must be seen. */
  fields: z.array(field).default(() => [...field.options]),
  slots: z.record(z.string(), slot).refine((slots) => Object.keys(slots).length > 0, 'a layout needs a slot'),
  title,
})

/** A setting of the template that a deck may change: `themeConfig` in the front matter. */
const token = z.strictObject({
  type: z.enum(['color', 'font', 'image', 'text']),
  description: z.strictObject({ en: z.string(), zh: z.string() }),
  /** Grounds that text in this colour stands on. */
  on: z.array(z.string()).default([]),
})

/** The roles that the planner gives to slides; a template maps each to its layouts. */
const role = z.enum([
  'agenda',
  'backup',
  'chart',
  'closing',
  'code',
  'comparison',
  'cover',
  'definition',
  'diagram',
  'figure',
  'figure-left',
  'figure-right',
  'overview',
  'points',
  'questions',
  'quote',
  'rationale',
  'references',
  'section',
  'statement',
  'table',
  'takeaways',
  'timeline',
])

const schema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().min(1),
    description: z.strictObject({ en: z.string(), zh: z.string() }),
    canvas: z.strictObject({ width: px, height: px }),
    /** The smallest sizes that may be used. */
    minimums: z.strictObject({
      text: px,
      code: px,
      diagram: px,
      /** Ratio of text to its ground (WCAG 2). */
      contrast: z.number().min(4.5).max(21).optional(),
    }),
    /** For each role the layouts that can show it, best first. */
    roles: z.partialRecord(role, z.array(z.string()).min(1)),
    layouts: z.record(z.string(), layout),
    /** By name; none means that any setting is let through. */
    tokens: z.record(z.string(), token).optional(),
  })
  .superRefine((template, context) => {
    for (const [name, layouts] of Object.entries(template.roles)) {
      for (const asked of layouts) {
        if (template.layouts[asked]) continue
        const message = `Unexpected layout \`${asked}\` of role \`${name}\`, expected one of \`layouts\``
        context.addIssue({ code: 'custom', path: ['roles', name], message })
      }
    }
    if (!template.roles.points) {
      context.addIssue({
        code: 'custom',
        path: ['roles'],
        message: 'Unexpected template without role `points`, expected one: every slide can fall back to it',
      })
    }
  })

/** A template, as the planner sees it. */
export type Template = z.infer<typeof schema>
export type TemplateLayout = z.infer<typeof layout>
export type TemplateSlot = z.infer<typeof slot>
export type TemplateTitle = z.infer<typeof title>

/** @returns The contract as JSON schema (draft 2020-12), for editors. */
export function templateSchema(): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input' })
}

/** What is wrong with a `template.json`, a line each with the path of the value. */
export class TemplateError extends Error {}

/**
 * @param raw What stands in a `template.json`.
 * @returns The template.
 * @throws TemplateError that names each wrong value by its path.
 */
export function cleanTemplate(raw: unknown): Template {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.') || '(root)'}: ${message}`)
  throw new TemplateError(`Unexpected \`template.json\`:\n${lines.join('\n')}`)
}
