#!/usr/bin/env bash
# Slidev's parser ends front matter at `---` inside a quoted value
#
# Version:   @slidev/parser 53.0.0
# Behaviour: in `title: "Plan --- and act"` the first `---` closes the front matter, although it stands
#            inside a quoted YAML scalar. The title becomes `Plan`, the rest of the value and the real
#            closing line become text of the first slide, and `errors` stays empty.
# Expected:  that quoting protects a value, as for every YAML parser.
# Who:       anybody who writes head matter from data (titles, subtitles and authors with a typed em dash).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error @slidev/parser@53.0.0 yaml@2.9.1 >/dev/null
cat > try.mjs <<'JS'
import { parseSync } from '@slidev/parser'
import { parse } from 'yaml'
const head = 'title: "Plan --- and act"\n'
const deck = parseSync(`---\n${head}---\n\n# First slide\n\nIts text.\n`, 'deck.md')
const [slide] = deck.slides
console.log('YAML alone: ', JSON.stringify(parse(head)))
console.log('Slidev:     ', JSON.stringify(slide.frontmatter), 'errors:', deck.errors?.length ?? 0)
console.log('first slide:', JSON.stringify(slide.content))
process.exit(slide.frontmatter.title === 'Plan' && slide.content.startsWith('and act"') ? 0 : 1)
JS
echo '@slidev/parser 53.0.0: front matter ends inside a quoted value'
node try.mjs
