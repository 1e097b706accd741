import type { TransformersSetup } from '@slidev/types'
import lz from 'lz-string'

const MERMAID = /^mermaid\b/

// Slidev's own <Mermaid> stays at its natural size; ours fills its slot. The source
// travels compressed and in base64, out of the reach of Vue and UnoCSS.
export default (() => ({
  codeblocks: [
    ({ info, code }) =>
      MERMAID.test(info) ? `<Diagram source="${lz.compressToBase64(code.trim())}" />` : undefined,
  ],
})) satisfies TransformersSetup
