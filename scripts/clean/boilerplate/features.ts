/** How much each sign in a block and around it says. */

import { soundsLegal } from './lexicon.ts'
import { isProse, type BlockFeatures } from './block-features.ts'

/**
 * Positive speaks for the article. The weights were fitted on labelled pages,
 * each as Markdown and as copied text, to the probability that the chain of
 * `region.ts` gives each block, weighted by its words; then rounded to 0.05.
 * Fitted on one half of the pages they were judged on the other, both ways. Only
 * that for doubled names was set by hand.
 */
const features: { name: string; weight: number; reason: string; value: (seen: BlockFeatures) => number }[] = [
  { name: 'bias', weight: -0.2, reason: 'Most blocks of a page are no article.', value: () => 1 },
  {
    name: 'running',
    weight: 0.2,
    reason: 'Sentences outside links.',
    value: ({ running }) => Math.min(5, Math.log2(1 + running)),
  },
  { name: 'linked', weight: -1.4, reason: 'Menus are links.', value: ({ block }) => block.linked },
  {
    name: 'commas',
    weight: 0.55,
    reason: 'Clauses are set off by commas.',
    value: ({ block }) => Math.min(3, block.text.slice(0, 2000).match(/[,，、;；]/g)?.length ?? 0),
  },
  {
    name: 'item',
    weight: 0.2,
    reason: 'Menus are lists.',
    value: ({ block }) => (block.kind === 'item' ? 1 : 0),
  },
  {
    name: 'code',
    weight: 0.8,
    reason: 'Menus have no code.',
    value: ({ block }) => (block.kind === 'code' ? 1 : 0),
  },
  {
    name: 'quote',
    weight: 0.15,
    reason: 'Quotes stand in articles and comments.',
    value: ({ block }) => (block.kind === 'quote' ? 1 : 0),
  },
  {
    name: 'noise',
    weight: -0.2,
    reason: 'The lexicon, in short blocks.',
    value: ({ noise, block }) => (block.size < 40 ? noise : 0),
  },
  {
    name: 'noiseLong',
    weight: -0.35,
    reason: 'The lexicon, in longer blocks.',
    value: ({ noise, block }) => (block.size >= 40 && block.size < 120 ? noise : 0),
  },
  {
    name: 'date',
    weight: -0.55,
    reason: 'A date in a short block is a list of news or a byline.',
    value: ({ block }) => (block.size < 25 && /(?:19|20)\d\d|\d{1,2}:\d\d/.test(block.text) ? 1 : 0),
  },
  {
    name: 'pipes',
    weight: -1.75,
    reason: 'Entries side by side.',
    value: ({ block }) => (/\s[|·•»>/]\s/.test(block.text) && block.size < 40 && !isProse(block) ? 1 : 0),
  },
  {
    name: 'bareAround',
    weight: -0.1,
    reason: 'Cards: names, descriptions and counters in turn.',
    value: ({ bareAround }) => bareAround,
  },
  {
    name: 'legal',
    weight: -2.05,
    reason: 'Two terms of the law in one block, and each further one.',
    value: ({ block }) => Math.max(0, Math.min(3, soundsLegal(block.text) - 1)),
  },
  {
    name: 'talkAround',
    weight: -2.3,
    reason: 'Comments: a name, how long ago, and votes, again and again.',
    value: ({ talkAround }) => Math.min(2, talkAround),
  },
  {
    name: 'doubled',
    weight: -2,
    reason: 'A name beside the alternative text of its picture: `nginxnginx`.',
    value: ({ block }) => (isDoubled(block.text) ? 1 : 0),
  },
  {
    name: 'longTwice',
    weight: -0.65,
    reason: 'Teasers are repeated, paragraphs are not.',
    value: ({ twice, block }) => (twice && block.size >= 12 ? 1 : 0),
  },
  {
    name: 'linkedAround',
    weight: 1.05,
    reason: 'A menu says it in each of its blocks; what stands among links once is more often text.',
    value: ({ linkedAround }) => linkedAround,
  },
  {
    name: 'truncated',
    weight: -0.9,
    reason: 'Teasers are cut.',
    value: ({ block }) => (/(?:…|\.{2,})\s*$/.test(block.text) ? 1 : 0),
  },
  {
    name: 'digits',
    weight: -0.35,
    reason: 'Counters and prices.',
    value: ({ block }) =>
      Math.min(1, (2 * (block.text.match(/\d/g)?.length ?? 0)) / Math.max(1, block.text.length)),
  },
  {
    name: 'beforeTitle',
    weight: -0.35,
    reason: 'The article begins with its title.',
    value: ({ beforeTitle }) => (beforeTitle ? 1 : 0),
  },
  {
    name: 'titleKin',
    weight: 0.3,
    reason: 'It speaks of what the title says.',
    value: ({ titleWords }) => titleWords,
  },
  {
    name: 'ended',
    weight: -0.7,
    reason: 'A line that ends articles stood before.',
    value: ({ ended }) => (ended ? 1 : 0),
  },
  {
    name: 'lateShare',
    weight: -0.2,
    reason: 'Nearly all running text of the page has passed.',
    value: ({ passed }) => (passed > 0.9 ? 1 : 0),
  },
]

/** How much speaks for the article, as log odds. */
export function score(seen: BlockFeatures): number {
  let total = 0
  for (const feature of features) total += feature.weight * feature.value(seen)
  return total
}

function isDoubled(text: string): boolean {
  const half = text.length / 2
  return (
    text.length >= 4 && text.length < 80 && Number.isInteger(half) && text.slice(0, half) === text.slice(half)
  )
}
