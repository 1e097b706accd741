#!/usr/bin/env bash
# `<!--` in a code span makes one slide of all that follow in Slidev
#
# Version:   @slidev/parser 53.0.0
# Behaviour: a code span that shows the opening mark of an HTML comment opens a comment for the cutting
#            of slides: no `---` behind it counts until a closing mark comes. Three slides are one.
# Expected:  that a code span is text, as CommonMark has it, and three slides stay three.
# Who:       talks about HTML, Vue, JSX or templates, which name the mark in a sentence.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error @slidev/parser@53.0.0 >/dev/null
cat > try.mjs <<'JS'
import { parseSync } from '@slidev/parser'
const deck = (span) => `# One\n\nA remark opens with \`${span}\` there.\n\n---\n\n# Two\n\n---\n\n# Three\n`
const count = (span) => parseSync(deck(span), 'deck.md').slides.length
console.log('slides with `<b>`: ', count('<b>'))
console.log('slides with `<!--`:', count('<!--'))
process.exit(count('<b>') === 3 && count('<!--') === 1 ? 0 : 1)
JS
echo '@slidev/parser 53.0.0: a comment mark in a code span'
node try.mjs
