#!/usr/bin/env bash
# @unified-latex/unified-latex-util-parse 1.8.4
#
# The name of an environment is a string in nodes of the types `environment` and
# `verbatim`, and a whole node of the type `string`, with a position, in `mathenv`.
# One would guess that `env` is a string in all three, as the types that the package
# publishes say: a comparison such as `node.env === 'equation'` never holds, and
# nothing warns.
#
# Whoever looks for the displayed formulas of a paper in its LaTeX sources meets it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-save --no-audit --no-fund --silent @unified-latex/unified-latex-util-parse@1.8.4

cat >parse.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { getParser } from '@unified-latex/unified-latex-util-parse'

const name = 'node_modules/@unified-latex/unified-latex-util-parse/package.json'
console.log(`unified-latex-util-parse ${JSON.parse(readFileSync(name, 'utf8')).version}`)
const source = String.raw`\begin{center}The level is\end{center}\begin{equation}h = 2\end{equation}`
const seen = getParser()
  .parse(source)
  .content.map((node) => `${node.type}: env is ${typeof node.env === 'string' ? `the string ${node.env}` : `a node of the type ${node.env.type}`}`)
console.log(seen.join('\n'))
const expected = ['environment: env is the string center', 'mathenv: env is a node of the type string']
if (seen.join() !== expected.join()) {
  console.error('The behaviour changed.')
  process.exit(1)
}
JS
node parse.mjs
