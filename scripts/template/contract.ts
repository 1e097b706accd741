/**
 * The contract between planner and template: `template.json`, raw → clean.
 *
 * Unknown keys are refused, so that a typing error is a message and not a
 * silent default.
 */

import type { SlideRole } from '#tree/nodes.ts'

/** What a slot can hold. */
export const contents = [
  'blockquote', 'code', 'diagram', 'heading', 'image', 'list', 'math', 'paragraph', 'table',
] as const
export type Content = (typeof contents)[number]

/** A place of a layout: its inner box below a title of one line. */
export interface TemplateSlot {
  accepts: Content[]
  /** px on the canvas. */
  width: number
  /** px on the canvas. */
  height: number
  /** Size of the body text, px. */
  size: number
  /** Line height, as a multiple of the size. */
  leading: number
  /** Space between blocks, px. */
  gap: number
  /** How many columns the content is set in. */
  columns: number
}

/** The place of a title. */
export interface TemplateTitle {
  /** px on the canvas. */
  width: number
  /** px. */
  size: number
  /** Line height, as a multiple of the size. */
  leading: number
  /** The most lines that it may have. */
  lines: number
}

/** One layout of a template. */
export interface TemplateLayout {
  slots: Record<string, TemplateSlot>
  title: TemplateTitle
}

/** A template, as the planner sees it. */
export interface Template {
  name: string
  description: { en: string; zh: string }
  /** px. */
  canvas: { width: number; height: number }
  /** The smallest sizes that may be used, px. */
  minimums: { text: number; code: number; diagram: number }
  /** For each role the layouts that can show it, best first. */
  roles: Record<SlideRole, string[]>
  layouts: Record<string, TemplateLayout>
}
