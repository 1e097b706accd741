import type { KatexSetup } from '@slidev/types'

export default (() => ({
  // A wrong formula is shown in red instead of ending the build.
  throwOnError: false,
  trust: false,
})) satisfies KatexSetup
