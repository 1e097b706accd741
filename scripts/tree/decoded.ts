/** Addresses as people read them. */

/** @returns Text without percent signs for letters; as it is where one of them is broken. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
