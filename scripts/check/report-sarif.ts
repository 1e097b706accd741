/** Findings → SARIF 2.1.0, which editors and code hosts show at the line. */

import { catalogue, type Level } from '#message/catalogue.ts'
import type { Finding } from './finding.ts'

const levels: Record<Level, string> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * Write findings as a SARIF log.
 *
 * @param findings of a check
 * @param version of this program
 * @param address path of a file → its address in the log, relative to the project with `/`
 * @returns the log, to be printed as JSON
 */
export function findingsSarif(
  findings: readonly Finding[],
  version: string,
  address: (file: string) => string,
): object {
  const ids = [...new Set(findings.map(({ id }) => id))].toSorted()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'lectern check',
            version,
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: id },
              help: { text: catalogue[id].help },
              defaultConfiguration: { level: levels[catalogue[id].level] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, ids, address)),
      },
    ],
  }
}

function result(finding: Finding, ids: readonly string[], address: (file: string) => string): object {
  const { id, level, reason, slide, title, element, amount, file, line, origin, variant } = finding
  const place = (uri: string, startLine: number): object => ({
    physicalLocation: { artifactLocation: { uri }, region: { startLine } },
    ...(slide === undefined
      ? {}
      : { logicalLocations: [{ name: `slide ${slide}`, ...(title ? { fullyQualifiedName: title } : {}) }] }),
  })
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: levels[level],
    message: { text: reason },
    ...(file === undefined ? {} : { locations: [place(address(file), line ?? 1)] }),
    ...(origin?.file === undefined ? {} : { relatedLocations: [place(address(origin.file), origin.line)] }),
    properties: {
      ...(slide === undefined ? {} : { slide }),
      ...(element === undefined ? {} : { element }),
      ...(amount === undefined ? {} : { amount }),
      ...(variant === undefined ? {} : { variant }),
    },
  }
}
