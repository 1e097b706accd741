/** Where a browser comes from. */
export type BrowserKind = 'chosen' | 'headless-shell' | 'embedded' | 'system'

/** A browser that may or may not start. */
export interface Candidate {
  /** Absolute path of the program. */
  path: string
  kind: BrowserKind
  /** Variables to start it with, on top of the environment. */
  env: Record<string, string>
}

/** A browser that has been started once. */
export interface Browser extends Candidate {
  /** Arguments to start it with. */
  args: string[]
  /** As it says itself, for example `153.0.8010.0`. */
  version: string
}
