#!/usr/bin/env bash
# A Mermaid pie keeps the first of two slices with one label, and tells nobody
#
# Version:   mermaid 12.0.0
# Behaviour: slices are kept by label. The value of a second slice of that name is dropped without an
#            error, so that the shares of all other slices are computed from a smaller total.
# Expected:  two slices, a sum, or an error.
# Who:       anybody who draws a pie out of a table, where two rows often have one name (`Other`).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error mermaid@12.0.0 >/dev/null
cat > try.mjs <<'JS'
import mermaid from 'mermaid'
const text = 'pie\n  "Reading" : 50\n  "Other" : 10\n  "Other" : 40\n'
await mermaid.parse(text)
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
const slices = [...db.getSections()]
const total = slices.reduce((sum, [, value]) => sum + value, 0)
console.log('given: Reading 50, Other 10, Other 40 (Reading is 50 %)')
console.log('kept: ', JSON.stringify(slices), `(Reading is ${Math.round(5000 / total)} %)`)
process.exit(JSON.stringify(slices) === '[["Reading",50],["Other",10]]' ? 0 : 1)
JS
echo 'mermaid 12.0.0: a pie with two slices of one label'
node try.mjs
