/** What a benchmark is. */

import type { Browser } from '../../scripts/browser/engine/candidate.ts'

/** What one run of the benchmarks was asked for, and what it says of itself. */
export interface Setting {
  /** Folder of the articles: `corpus/`, `bench/` … lie in it. */
  shared: string
  /** Names of our templates to measure; empty for all. */
  templates: readonly string[]
  /** How many articles to take, evenly over all; all where it is missing. */
  articles?: number | undefined
  /** How often each time is taken. */
  runs: number
  /** The browser that all sides of a comparison print and measure with. */
  browser: () => Promise<Browser>
  /** Note the version of what was measured, for the line below the heading. */
  uses: (name: string, version: string) => void
  /** What is being done, for the person who waits. */
  log: (text: string) => void
}

/** A benchmark: one file of this folder, and a row in `run.ts`. */
export interface Bench {
  /** What is measured against what, in one line. */
  title: string
  /**
   * @returns Markdown: tables, and what there is to say about them.
   * @throws Missing where something is needed that is not there.
   */
  run(setting: Setting): Promise<string>
}

/** What a benchmark needs is not there; the others still run. */
export class Missing extends Error {}
