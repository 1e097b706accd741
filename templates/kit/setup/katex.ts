import { defineKatexSetup } from '@slidev/types'

export default defineKatexSetup(() => ({
  // A wrong formula is shown in red instead of ending the build.
  throwOnError: false,
  trust: false,
}))
