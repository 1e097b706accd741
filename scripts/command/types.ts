/** Where a command speaks: the product on `out`, talk on `err`. */
export interface Io {
  out(text: string): void
  /** @param styled Whether the text is printable already, and has colours. */
  err(text: string, styled?: boolean): void
  /** Say on a line of a terminal what is being done; it takes the place of the line before. */
  status?(text: string): void
  /** Whether people read along (colours, progress). */
  terminal: boolean
}
