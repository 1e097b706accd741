/** Words, and what each weighs in its article. */

/** Words without content; the lists are the usual function words of both languages. */
const stop = new Set(
  (
    'a an the and or but nor so yet if then else of in on at by for to from with without into onto over under about as is are was were be been being am do does did done has have had having can could may might must shall should will would it its this that these those there here he she they we you i me him her them us my your his our their who whom whose which what when where why how not no than too very just also more most such own same some any each all both few many other only up out off again once s t re ve ll d m ' +
    '的 了 和 是 在 我 有 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 它 他 她 们 与 及 或 而 但 并 等 其 中 为 以 对 从 被 把 将 让 使 于 由 向 则 所 之 这个 这些 那个 那些 可以 我们 你们 他们 因为 所以 如果 进行 通过 以及 还 能 能够 可能 这样 那么 什么 如何 一种 一些 已经 需要 时 后 前 里 个 种 次 更 最'
  ).split(' '),
)

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
}

/** @returns The content words of a text, small letters, in order. */
export function words(value: string): string[] {
  const segmenter = /\p{Script=Han}/u.test(value) ? segmenters.zh : segmenters.en
  const result: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(value)) {
    if (!isWordLike) continue
    const word = segment.toLowerCase()
    if (!stop.has(word)) result.push(word)
  }
  return result
}
