/** Where a command speaks: the product on `out`, talk on `err`. */
export interface Io {
  out(this: void, text: string): void
  /**
   * @param styled Whether the text is printable already, and has colours.
   * @param needed Whether it is said with `--quiet` too: what went wrong, and what nobody could go on without.
   */
  err(this: void, text: string, styled?: boolean, needed?: boolean): void
  /** Whether `err` says only what is needed (`--quiet`). */
  quiet?: boolean
  /** Whether texts for people have colours. */
  color?: boolean
  /** Say on a line of a terminal what is being done; it takes the place of the line before. */
  status?(text: string): void
  /** Whether people read along (colours, progress). */
  terminal: boolean
}
