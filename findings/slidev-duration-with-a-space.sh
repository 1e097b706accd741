#!/usr/bin/env bash
# Slidev's durations allow a space between parts, but none before a unit
#
# Version:   @slidev/parser 53.0.0
# Behaviour: `1h 30m` and `30min` are read, `30 min` and `30 minutes` throw `Unknown timestamp remaining`.
#            In a deck it is the presenter's clock that throws, while it runs: no build and no export
#            names the head matter's `duration: 30 min`.
# Expected:  that a parser which skips spaces between parts takes the usual way to write a duration.
# Who:       everybody who writes `duration:` by hand or from data.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error @slidev/parser@53.0.0 >/dev/null
cat > try.mjs <<'JS'
import { parseTimeString } from '@slidev/parser'
const read = (text) => {
  try {
    return `${parseTimeString(text).seconds} s`
  } catch (error) {
    return `throws: ${error.message}`
  }
}
const given = ['30min', '1h 30m', '30 min', '30 minutes']
for (const text of given) console.log(text.padEnd(11), read(text))
const [short, parts, ...spaced] = given.map(read)
process.exit(short === '1800 s' && parts === '5400 s' && spaced.every((one) => one.startsWith('throws')) ? 0 : 1)
JS
echo '@slidev/parser 53.0.0: durations'
node try.mjs
