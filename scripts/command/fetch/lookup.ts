/** Which addresses are of the web. */

import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import ipaddr from 'ipaddr.js'

/** An address of this machine or of this network. */
export class PrivateAddressError extends Error {}

/**
 * @param host A name or an address, as it stands in a URL.
 * @returns Whether it is surely not of the web: an address in a reserved range,
 *   or a name that only this network knows. Other names are looked up first.
 */
export function isPrivate(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (!ipaddr.isValid(plain)) return /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/i.test(plain)
  // `::ffff:127.0.0.1` is the IPv4 address that it holds; 6to4 and Teredo are no `unicast` anyway.
  const address = ipaddr.process(plain)
  return address.range() !== 'unicast' || (address instanceof ipaddr.IPv6 && !address.match(global))
}

/** The only addresses of IPv6 that have been given out (IANA, RFC 4291). */
const global = ipaddr.IPv6.parseCIDR('2000::/3')

type Callback = (
  error: NodeJS.ErrnoException | null,
  address: LookupAddress[] | string,
  family?: number,
) => void

/**
 * Look a name up for a connection, and give on only what was checked: what is
 * connected to is what was looked at, whatever the name says a moment later.
 */
export function lookupPublic(host: string, options: LookupOptions, callback: Callback): void {
  lookup(host, { ...options, all: true }, (error, found) => {
    const hidden = found?.find(({ address }) => isPrivate(address))
    const [first] = found ?? []
    if (error) callback(error, '')
    else if (hidden) callback(new PrivateAddressError(`\`${host}\` is \`${hidden.address}\``), '')
    else if (options.all) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  })
}
