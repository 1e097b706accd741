/** Addresses as people read them. */

/** @returns Text without percent signs for letters; as it is where one of them is broken. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** As much of an address as people read, characters; one that holds its picture has a million. */
const longest = 120

/** @returns An address as it stands in a message. */
export function shortened(address: string): string {
  return address.length > longest ? `${address.slice(0, longest - 1)}…` : address
}
