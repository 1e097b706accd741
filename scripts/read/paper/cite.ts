/** Works that a paper cites, by author and year: a number says nothing on a slide. */

/** What a citation shows of a work. */
export interface Work {
  /** Family names, in order. */
  names: readonly string[]
  year: string
}

/** More works in one citation than this are cut short; the list of references has them all. */
const mostWorks = 3

/**
 * ```text
 *   {names: ['Hale', 'Ito'], year: '2011'}   →   Hale & Ito, 2011
 * ```
 */
export function workLabel({ names, year }: Work): string {
  const [first = '', second = ''] = names
  const han = /\p{Script=Han}/u.test(first)
  const who = names.length > 2 ? `${first}${han ? '等' : ' et al.'}` : second ? `${first} & ${second}` : first
  return [who, year].filter(Boolean).join(', ')
}

/** @returns Labels of works within one pair of brackets. */
export function citation(labels: readonly string[]): string {
  const shown = labels.length > mostWorks ? [...labels.slice(0, mostWorks - 1), '…'] : labels
  return `(${shown.join('; ')})`
}

const year = /\b(1[89]\d\d|20\d\d)[a-z]?\b/g

/**
 * What an entry of a list of references says in its usual forms.
 *
 * ```text
 *   R. Hale and K. Ito. Orders of service. Journal of Office Systems, 2011.
 *      ^^^^        ^^^                                                ^^^^
 *   Hale, R., & Ito, K. (2011). Orders of service.
 *   ^^^^        ^^^      ^^^^
 * ```
 *
 * @returns Nothing where no name or no year is found.
 */
export function workOf(entry: string): Work | undefined {
  const text = entry.replace(/\s+/g, ' ').trim()
  const years = [...text.matchAll(year)]
  const stated = /\((1[89]\d\d|20\d\d)[a-z]?\)/.exec(text)?.[1] ?? years.at(-1)?.[1]
  const names = namesOf(text)
  return stated && names.length > 0 ? { names, year: stated } : undefined
}

/** `R. Hale`, `Ruth Hale`, `Hale, R.` and `Hale R` name the same person. */
function namesOf(text: string): string[] {
  // What comes before the title: up to a year in brackets, a quotation mark, or a stop after a word.
  const end =
    /\s\(?(?:1[89]\d\d|20\d\d)[a-z]?\)?[.,:]|[“"‘「《]|(?<=\p{L}{3})\.(?=\s)|(?<=\bal)\.(?=\s)|(?<=\p{L}{2}):\s/u.exec(
      text,
    )
  const head = text.slice(0, end?.index ?? 200).replace(/\bet al$/, '')
  if (/\p{Script=Han}/u.test(head))
    return head
      .split(/[、，,;；]|和/)
      .map((name) => name.trim())
      .filter((name) => /^\p{Script=Han}{2,4}$/u.test(name))
  const parts = head
    .split(/\s*(?:,|;|\band\b|&)\s*/)
    .map((part) => part.trim())
    .filter(Boolean)
  const isInitials = (part: string): boolean =>
    /^(?:\p{Lu}\p{Ll}?[.\s-]*){1,4}$/u.test(part) && part.length < 12 && /[.]|^\p{Lu}{1,2}$/u.test(part)
  const reversed = parts.length > 1 && parts.some(isInitials)
  const names = reversed
    ? parts.filter((part) => !isInitials(part) && part !== 'others')
    : parts.map((part) => part.split(' ').findLast((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word)) ?? '')
  const found = names.filter((name) => /^[\p{L}][\p{L} '’-]{1,30}$/u.test(name))
  return /\bet al\b/.test(text.slice(0, (end?.index ?? 200) + 4)) && found.length < 3
    ? [...found, '', '', ''].slice(0, 3)
    : found
}
