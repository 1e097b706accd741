import path from 'node:path'

/**
 * @param file a path
 * @returns it as seen from the working folder; outside of that folder the absolute path
 */
export function shortPath(file: string): string {
  const short = path.relative(process.cwd(), file)
  return short.startsWith('..') ? path.resolve(file) : short || '.'
}
