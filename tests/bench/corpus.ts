/** The real articles, beside the project. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { plan } from '../../scripts/index.ts'
import { clean, read, analyze } from '../../scripts/index.ts'
import type { Template } from '../../scripts/index.ts'
import type { Corrections } from '../../scripts/plan/fit/corrections.ts'
import type { Planned } from '../concurrent-export.ts'
import { Missing, type Setting } from './bench.ts'

/** An article as it lies there. */
export interface Source {
  name: string
  lang: 'en' | 'zh'
  /** Absolute path. */
  file: string
  text: string
}

/**
 * @param setting Folder of the articles, and how many to take.
 * @returns The articles by name, English ones first; every n-th where fewer are wanted.
 * @throws Missing where there is no corpus.
 */
export function corpus({ shared, articles }: Pick<Setting, 'articles' | 'shared'>): Source[] {
  const folder = path.join(shared, 'corpus')
  if (!existsSync(folder)) throw new Missing('there is no folder `corpus`; `--shared DIR` names another')
  const names = readdirSync(folder)
    .filter((name) => /^(?:en|zh)-.*\.mdx?$/.test(name))
    .toSorted()
  return sampleEvenly(names, articles).map((name) => {
    const file = path.join(folder, name)
    return { name, lang: name.startsWith('zh') ? 'zh' : 'en', file, text: readFileSync(file, 'utf8') }
  })
}

/** @returns Every n-th of a list, so that `count` of them are left; all where they are fewer. */
export function sampleEvenly<Item>(list: readonly Item[], count = list.length): Item[] {
  const step = Math.max(1, list.length / count)
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)]!)
}

/**
 * @param corrections What the browser measured of the article when it was planned before.
 * @returns The article as the planner has it, without a browser.
 */
export async function planned(
  { name, text }: Source,
  template: Template,
  corrections?: Corrections,
): Promise<Planned> {
  const file = new VFile({ path: name, value: text })
  const article = analyze(clean(await read(file), file), file)
  return { name, deck: plan(article, file, template, corrections ? { corrections } : {}) }
}
