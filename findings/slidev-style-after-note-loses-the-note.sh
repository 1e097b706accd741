#!/usr/bin/env bash
# A style block behind the speaker note makes Slidev lose the note
#
# Version:   @slidev/parser 53.0.0
# Behaviour: the note of a slide is its last HTML comment only where nothing stands behind it. With a
#            `<style>` block of the slide after the comment, `note` is undefined and the presenter is empty.
# Expected:  that the order of two blocks which are both invisible does not matter.
# Who:       presenters who add a style at the end of a slide that has notes.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error @slidev/parser@53.0.0 >/dev/null
cat > try.mjs <<'JS'
import { parseSync } from '@slidev/parser'
const note = '<!--\nBegin with the question.\n-->'
const style = '<style>\nh1 { letter-spacing: 0 }\n</style>'
const of = (...blocks) => parseSync(['# Slide', 'Text.', ...blocks].join('\n\n'), 'deck.md').slides[0].note
console.log('style, then note:', JSON.stringify(of(style, note)))
console.log('note, then style:', JSON.stringify(of(note, style)))
process.exit(of(style, note) === 'Begin with the question.' && of(note, style) === undefined ? 0 : 1)
JS
echo '@slidev/parser 53.0.0: a note with a style behind it'
node try.mjs
