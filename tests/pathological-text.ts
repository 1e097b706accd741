/** Text without meaning in two languages, as much of it as is asked for. */

/** Who fills the shapes of `pathological.ts`; all of them in characters. */
export interface Speaker {
  lang: 'en' | 'zh'
  /** Sentences of prose. */
  prose(length: number): string
  /** Text with the language's own gaps between words, and no mark of punctuation. */
  bare(length: number): string
  /** Text without a gap and without a mark of punctuation. */
  solid(length: number): string
  /** A few words that are different for each number. */
  name(number: number): string
}

const english =
  'the planner of a talk decides which part of the article becomes a slide and which part is only said because people cannot read long sentences while they listen to somebody'.split(
    ' ',
  )

const chinese =
  '规划者决定文章的哪些部分成为幻灯片哪些部分只由讲者口头说明因为听众无法一边听一边读很长的句子所以每页只留下要点'

/** Words in one sentence of English, and characters in one of Chinese: as articles have them. */
const sentence = { en: 17, zh: 24 }

/** As much of a text as is asked for, again and again from its beginning. */
function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

function englishProse(length: number): string {
  let text = ''
  for (let index = 0; text.length < length; index++) {
    const word = english[index % english.length]!
    const first = index % sentence.en === 0
    const last = index % sentence.en === sentence.en - 1
    text += `${first ? word[0]!.toUpperCase() + word.slice(1) : word}${last ? '.' : ''} `
  }
  return `${text.trim().replace(/\.$/, '')}.`
}

function chineseProse(length: number): string {
  const parts = []
  for (let from = 0; from < length; from += sentence.zh) {
    const text = repeated(chinese, from + sentence.zh).slice(from)
    parts.push(`${text.slice(0, 11)}，${text.slice(11)}。`)
  }
  return parts.join('')
}

/** English, then Chinese. */
export const speakers: readonly Speaker[] = [
  {
    lang: 'en',
    prose: englishProse,
    bare: (length) => repeated(`${english.join(' ')} `, length).trim(),
    solid: (length) => repeated(english.join(''), length),
    name: (number) => `Part ${number} of the ${english[number % english.length]!} article`,
  },
  {
    lang: 'zh',
    prose: chineseProse,
    bare: (length) => repeated(chinese, length),
    solid: (length) => repeated(chinese, length),
    name: (number) => `第${number}部分：${repeated(chinese, number + 6).slice(-6)}`,
  },
]
