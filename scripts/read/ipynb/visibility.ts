/** Which parts of a cell readers see: notebooks hide cells by tags, metadata and comments. */

/** What is shown of a cell. */
export interface Visibility {
  source: boolean
  outputs: boolean
}

/** Tags of Jupyter Book, nbconvert, MyST and Quarto; a dash may be an underscore. */
const tags: Record<string, Partial<Visibility>> = {
  'remove-cell': { source: false, outputs: false },
  'hide-cell': { source: false, outputs: false },
  'remove-input': { source: false },
  'hide-input': { source: false },
  'remove-output': { outputs: false },
  'remove-outputs': { outputs: false },
  'remove-stdout': { outputs: false },
  'hide-output': { outputs: false },
  'hide-outputs': { outputs: false },
  hide: { source: false, outputs: false },
  hidden: { source: false, outputs: false },
}

/** Comments at the start of a cell: `#| echo: false` of Quarto, `#hide` of nbdev and fastpages. */
const comments: { pattern: RegExp; shows: Partial<Visibility> }[] = [
  { pattern: /^#\|\s*include\s*:\s*false$/i, shows: { source: false, outputs: false } },
  { pattern: /^#\|\s*echo\s*:\s*false$/i, shows: { source: false } },
  { pattern: /^#\|\s*output\s*:\s*false$/i, shows: { outputs: false } },
  { pattern: /^#\s*\|?\s*hide$/i, shows: { source: false, outputs: false } },
  { pattern: /^#\s*\|?\s*(?:hide_input|hide-input)$/i, shows: { source: false } },
  { pattern: /^#\s*\|?\s*(?:hide_output|hide-output)$/i, shows: { outputs: false } },
  { pattern: /^%%capture\b/, shows: { outputs: false } },
]
/** Lines that only such programs read. */
const directive =
  /^#\||^%%capture\b|^#\s*(?:hide(?:_input|_output)?|export|exports?i?|default_exp\b.*|collapse(?:[-_]\w+)?)$|^#@(?:title|markdown)\b/i

/**
 * ```json
 * > | {"cell_type": "code", "metadata": {"tags": ["remove-cell"]}, …                   nothing
 * > | {"cell_type": "code", "metadata": {"jupyter": {"source_hidden": true}}, …        what it gave
 * > | {"cell_type": "code", "source": "#| echo: false\nplot()", …                      what it gave
 * ```
 */
export function visibilityOf(metadata: unknown, source: string): Visibility {
  const shown: Visibility = { source: true, outputs: true }
  const data = record(metadata)
  const list = Array.isArray(data['tags']) ? data['tags'] : []
  for (const tag of list)
    if (typeof tag === 'string') Object.assign(shown, tags[tag.replaceAll('_', '-').toLowerCase()])
  const jupyter = record(data['jupyter'])
  if (jupyter['source_hidden'] === true || data['hide_input'] === true || data['cellView'] === 'form')
    shown.source = false
  if (jupyter['outputs_hidden'] === true || data['hide_output'] === true) shown.outputs = false
  if (data['hidden'] === true) Object.assign(shown, { source: false, outputs: false })
  for (const line of heads(source))
    for (const { pattern, shows } of comments) if (pattern.test(line)) Object.assign(shown, shows)
  return shown
}

/** @returns The code without the comments that only programs read. */
export function withoutDirectives(source: string): string {
  const lines = source.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '' && !directive.test(line.trim()))
  return lines
    .slice(Math.max(0, first))
    .filter(() => first >= 0)
    .join('\n')
}

/** The comments and magics that a cell begins with. */
function heads(source: string): string[] {
  const lines = source.split('\n').map((line) => line.trim())
  const end = lines.findIndex((line) => line !== '' && !/^(?:#|%%)/.test(line))
  return lines.slice(0, end < 0 ? lines.length : end)
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
}
