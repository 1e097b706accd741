/** Where a command speaks: the product on `out`, talk on `err`. */
export interface Io {
  out(text: string): void
  err(text: string): void
  /** Whether people read along (colours, progress). */
  terminal: boolean
}
