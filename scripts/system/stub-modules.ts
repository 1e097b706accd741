/** Packages bring more than is asked of them, and what they bring takes longer to load than an article to plan. */

import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { types } from 'node:util'
import { scriptFile } from './program.ts'

/** What a package imports → the names that it takes from there. */
export type Imports = Readonly<Record<string, readonly string[]>>

/** Packages by name → some of their imports. */
type ByPackage = Readonly<Record<string, Imports>>

/** Where what stands in the place of a module finds `loadNow`. */
const address = pathToFileURL(scriptFile('system/stub-modules')).href

const outScheme = 'left-out:'
const laterScheme = 'later:'

/** Whatever is asked of it, it is nothing again; no promise, so that it can be awaited. */
const nothing = `const nothing = new Proxy(function () {}, {
  get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
})`

/**
 * Load nothing in the place of what packages import and nobody asks of them; in this thread, for
 * what is loaded from now on.
 *
 * ```text
 *   budoux ─┬─ its parser     as it is
 *           └─ linkedom       nothing
 * ```
 *
 * @param packages By name; a package that takes another name than those fails to load.
 */
export function stubModules(packages: ByPackage): void {
  instead(packages, outScheme, (names) => {
    return `${nothing}\nexport { ${names.map((name) => `nothing as ${name}`).join(', ')} }`
  })
}

/**
 * Load what packages import when it is first asked for, and never where it is not; in this thread,
 * for what is loaded from now on.
 *
 * ```text
 *   @vitejs/plugin-vue-jsx ─── @babel/core     with the first component in JSX
 * ```
 *
 * @param packages By name; functions and objects only, and a package that takes another name than
 *   those fails to load.
 */
export function lazyModules(packages: ByPackage): void {
  instead(packages, laterScheme, (names, specifier, parent) => {
    const lines = names.map((name, index) => {
      return `const value${index} = of(${JSON.stringify(name)})\nexport { value${index} as ${name} }`
    })
    return `import { loadNow } from ${JSON.stringify(address)}
let loaded
const load = () => (loaded ??= loadNow(${JSON.stringify(specifier)}, ${JSON.stringify(parent)}))
const of = (name) =>
  new Proxy(function () {}, {
    get: (_target, key) => load()[name][key],
    apply: (_target, _self, given) => load()[name](...given),
    construct: (_target, given) => new (load()[name])(...given),
  })
${lines.join('\n')}`
  })
}

/** Whether what was put off is being loaded: then nothing stands in its place. */
let isLoading = false

/**
 * @param specifier what a package imports
 * @param parent address of the file that imports it
 * @returns the module's exports by their names; of CommonJS, the whole is the default
 * @public asked for by what stands in its place
 */
export function loadNow(specifier: string, parent: string): object {
  isLoading = true
  try {
    const loaded = createRequire(parent)(specifier) as object
    const isNamed = types.isModuleNamespaceObject(loaded) || '__esModule' in loaded
    return isNamed ? loaded : { ...loaded, default: loaded }
  } finally {
    isLoading = false
  }
}

/** Let other source stand in the place of what packages import. */
function instead(
  packages: ByPackage,
  scheme: string,
  source: (names: readonly string[], specifier: string, parent: string) => string,
): void {
  const rows = Object.entries(packages).map(([name, imports]) => [`/node_modules/${name}/`, imports] as const)
  registerHooks({
    resolve(specifier, context, next) {
      const parent = context.parentURL ?? ''
      const imports = rows.find(([folder]) => parent.includes(folder))?.[1]
      if (isLoading || !imports || !Object.hasOwn(imports, specifier)) return next(specifier, context)
      const url = `${scheme}${JSON.stringify([specifier, parent])}`
      return { url, format: 'module', shortCircuit: true }
    },
    load(url, context, next) {
      if (!url.startsWith(scheme)) return next(url, context)
      const [specifier, parent] = JSON.parse(url.slice(scheme.length)) as [string, string]
      const names = rows.find(([folder]) => parent.includes(folder))?.[1][specifier] ?? []
      return { format: 'module', source: source(names, specifier, parent), shortCircuit: true }
    },
  })
}
