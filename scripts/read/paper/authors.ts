/** Authors and where they work, from the lines below the title of a paper. */

/** The people of a paper. */
export interface People {
  authors: string[]
  affiliations: string[]
}

/** What no name of a person holds. */
const institution =
  /universit|institut|department|dept\b|laborator|\blab\b|\blabs\b|school|college|centre|center|research|academy|faculty|hospital|\binc\b|\bltd\b|gmbh|\bcorp|google|microsoft|nvidia|facebook|deepmind|openai|amazon|technolog|engineering|science|\b(?:usa|uk|china|germany|france|canada|india|japan)\b|大学|学院|研究|公司|实验室|中心|系$/i
/** Titles and ranks beside a name. */
const ranks =
  /,?\s*(?:(?:student |senior |graduate )?(?:member|fellow)(?:, IEEE)?|IEEE|Ph\.?\s?D\.?|M\.?D\.?|Jr\.?)(?=,|$|\s)/gi
/** Marks of footnotes and affiliations behind a name. */
const marks = /[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶∗⋆★✉♠♣♢♡♦⊥#∥]+(?:,\s?[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶∗⋆]+)*|\([^)]*\)|\[[^\]]*\]/g

/**
 * ```text
 *   Mira Aldous¹, Tomás Brandt²
 *   ^^^^^^^^^^^^  ^^^^^^^^^^^^^ authors
 *   ¹University of Norwick  ²Institute of Queues
 *    ^^^^^^^^^^^^^^^^^^^^^^ an affiliation
 * ```
 *
 * @param lines Of one person, or of several; the first names somebody.
 */
export function peopleIn(lines: readonly string[]): People {
  const authors: string[] = []
  const affiliations: string[] = []
  let names = true
  for (const [index, line] of lines.map(tidy).filter(Boolean).entries()) {
    const found = names && (index === 0 || isNames(line)) ? namesIn(line) : []
    if (found.length > 0) authors.push(...found)
    else {
      names &&= index === 0 || /[,，、&]$/.test(line)
      const place = tidy(line.replace(/^[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§¶∗⋆,\s]+/, ''))
      if (/\p{L}{3}/u.test(place) && !/@|https?:/.test(place)) affiliations.push(place)
    }
  }
  return { authors, affiliations }
}

function isNames(line: string): boolean {
  return (
    !institution.test(line) &&
    !line.includes('@') &&
    namesIn(line).length > 0 &&
    namesIn(line).every((name) => /\s|\p{Script=Han}/u.test(name))
  )
}

/** @returns The names of people in a line. */
function namesIn(line: string): string[] {
  return line
    .replace(ranks, '')
    .replace(marks, ' ')
    .split(/\s*(?:,|;|\band\b|&|、|，|\s{2,}|·|•)\s*/)
    .map((name) => tidy(name))
    .filter(
      (name) =>
        /^[\p{L}][\p{L}\p{M}.’'`\- ]+$/u.test(name) &&
        /\p{Lu}|\p{Script=Han}/u.test(name) &&
        name.length <= 60 &&
        !institution.test(name),
    )
}

/** @returns People of several groups of lines, each once. */
export function joinPeople(all: readonly People[]): People {
  return {
    authors: [...new Set(all.flatMap(({ authors }) => authors))],
    affiliations: [...new Set(all.flatMap(({ affiliations }) => affiliations))],
  }
}

function tidy(text: string): string {
  return text.replace(/[\s\u00A0]+/g, ' ').trim()
}
