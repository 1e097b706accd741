/** Packages bring more than is asked of them, and what they bring takes longer to load than an article to plan. */

import { registerHooks } from 'node:module'

/** What a package imports and nobody asks of it → the names that it takes from there. */
export type LeftOut = Readonly<Record<string, readonly string[]>>

const scheme = 'left-out:'

/** Whatever is asked of it, it is nothing again; no promise, so that it can be awaited. */
const nothing = `const nothing = new Proxy(function () {}, {
  get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
})`

/**
 * Load nothing in the place of what packages import; in this thread, for what is loaded from now on.
 *
 * ```text
 *   budoux ─┬─ its parser     as it is
 *           └─ linkedom       nothing
 * ```
 *
 * @param packages By name; a package that takes another name than those fails to load.
 */
export function leaveOut(packages: Readonly<Record<string, LeftOut>>): void {
  const rows = Object.entries(packages).map(([name, left]) => [`/node_modules/${name}/`, left] as const)
  registerHooks({
    resolve(specifier, context, next) {
      const left = rows.find(([folder]) => context.parentURL?.includes(folder))?.[1]
      if (!left || !Object.hasOwn(left, specifier)) return next(specifier, context)
      return { url: `${scheme}${left[specifier]!.join()}`, format: 'module', shortCircuit: true }
    },
    load(url, context, next) {
      if (!url.startsWith(scheme)) return next(url, context)
      const names = url.slice(scheme.length).split(',').filter(Boolean)
      const source = `${nothing}\nexport { ${names.map((name) => `nothing as ${name}`).join(', ')} }`
      return { format: 'module', source, shortCircuit: true }
    },
  })
}
