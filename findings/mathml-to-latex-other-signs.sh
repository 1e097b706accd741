#!/usr/bin/env bash
# mathml-to-latex writes other operators than the formula has
#
# Version:   mathml-to-latex 1.8.0, KaTeX 0.18.9
# Behaviour: ∓ becomes `+-`, ≲ becomes `\leq`, the binary ⊙ and ⊗ become the big operators, and ⋯ becomes
#            `\hdots`, which KaTeX does not know. The first four are drawn without an error: another formula.
# Expected:  `\mp`, `\lesssim`, `\odot`, `\otimes`, `\cdots`, or an error.
# Who:       whoever turns formulas of saved pages or Word (through MathML) into TeX.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error mathml-to-latex@1.8.0 katex@0.18.9 >/dev/null
cat > try.mjs <<'JS'
import { MathMLToLaTeX } from 'mathml-to-latex'
import katex from 'katex'
const seen = { '∓': 'a +- b', '≲': 'a \\leq b', '⊙': 'a \\bigodot b', '⊗': 'a \\bigotimes b', '⋯': 'a \\hdots b' }
let same = true
for (const [sign, expected] of Object.entries(seen)) {
  const tex = MathMLToLaTeX.convert(`<math><mi>a</mi><mo>${sign}</mo><mi>b</mi></math>`)
  let drawn = 'drawn'
  try {
    katex.renderToString(tex)
  } catch (error) {
    drawn = error.message.replace(/ at position.*/s, '')
  }
  console.log(`a ${sign} b → ${tex}   (${drawn})`)
  same &&= tex === expected
}
process.exit(same ? 0 : 1)
JS
echo 'mathml-to-latex 1.8.0: operators'
node try.mjs
