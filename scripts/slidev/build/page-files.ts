/*
 * The files of a site that its scripts show: pictures, films, sounds. In a site they are asked for by
 * their address; in a single file the page has them in `globalThis.lecternFiles`, by their names.
 */

import { posix } from 'node:path'

/** What Vite says about the place where an address is put. */
interface AddressPlace {
  /** The file that it is put into. */
  hostId: string
  hostType: 'css' | 'html' | 'js'
}

/**
 * @param name of a file of the site
 * @param place where it is named
 * @returns the address, as Vite's `experimental.renderBuiltUrl` wants it
 */
export function fileAddress(
  name: string,
  { hostId, hostType }: AddressPlace,
): { relative: true } | { runtime: string } {
  if (hostType !== 'js') return { relative: true }
  const path = JSON.stringify(encodeURI(posix.relative(posix.dirname(hostId), name)))
  return { runtime: `(${kept(JSON.stringify(name))}??new URL(${path},import.meta.url).href)` }
}

/** Slidev's function for addresses in head matters, and what it makes of them. */
const asked = 'import.meta.env.BASE_URL + url.slice(1)'

/** The plugin for Vite that lets head matters name files of the page. */
export const headMatterFiles = {
  name: 'lectern:head-matter-files',
  transform: {
    filter: { id: /\/layoutHelper\.ts$/ },
    handler(this: { error(message: string): never }, code: string): string {
      if (!code.includes(asked)) this.error(`Unexpected \`layoutHelper.ts\` of Slidev, expected \`${asked}\``)
      return code.replace(asked, () => `(${kept('url.slice(1)')} ?? ${asked})`)
    },
  },
}

/** @param name an expression */
function kept(name: string): string {
  return `globalThis.lecternFiles?.[${name}]`
}
