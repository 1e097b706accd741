#!/usr/bin/env bash
# @unified-latex/unified-latex-util-parse 1.8.4
#
# The position of a macro ends behind its name: the arguments that the parser attached
# to it lie outside, and the brackets around them in no position at all. One would guess
# that a node reaches over its children, as unist says of parents: what cuts the source by
# the position of `\section{Model}` gets `\section`, and a message about a long
# `\caption{…}` points at its first word.
#
# Whoever maps LaTeX to another tree with its places, for messages or coverage, meets it.
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
const source = String.raw`\section{How the level rises}`
const [macro] = getParser().parse(source).content
const cut = source.slice(macro.position.start.offset, macro.position.end.offset)
const words = macro.args.at(-1).content.filter((node) => node.type === 'string').map((node) => node.content)
console.log(`source:                ${source}`)
console.log(`cut by its position:   ${cut}`)
console.log(`words it has attached: ${words.join(' ')}`)
if (cut !== '\\section' || words.join(' ') !== 'How the level rises') {
  console.error('The behaviour changed.')
  process.exit(1)
}
JS
node parse.mjs
