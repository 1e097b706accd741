import { basename } from 'node:path'
import { findingsCode } from '../../check/report-text.ts'
import { checkTemplate } from '../../check/template.ts'
import { report, type CheckOutcome, type ReportArguments } from '../check.ts'
import { templateFolder } from './folder.ts'
import { listeners } from '../status.ts'
import type { Io } from '../types.ts'

export interface TemplateCheckArguments extends ReportArguments {
  /** One of our own, or the path of a folder with a `template.json`. */
  template: string
  /** Path of the browser to use. */
  browser?: string | undefined
  /** Folder for pictures of the specimen, one folder in it for each rendering. */
  screenshots?: string | undefined
}

/**
 * `lectern template check NAME`
 *
 * @param options template, browser, form of the report, folder for pictures
 * @param io gets the report on `out`, progress (on a terminal only) on `err`
 * @returns the exit code, the findings and the pictures written
 * @throws {UserError} when there is no template, specimen or browser, or the specimen cannot be
 *   built
 */
export async function templateCheckCommand(options: TemplateCheckArguments, io: Io): Promise<CheckOutcome> {
  const folder = templateFolder(options.template)
  const name = basename(folder)
  try {
    const { findings, screenshots } = await checkTemplate(folder, {
      browser: options.browser,
      screenshots: options.screenshots,
      ...listeners(io, name),
    })
    io.status?.('')
    io.out(report(findings, name, options))
    return { code: findingsCode(findings, options.failOn), findings, screenshots }
  } finally {
    io.status?.('')
  }
}
