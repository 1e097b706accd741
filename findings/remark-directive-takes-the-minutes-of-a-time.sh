#!/usr/bin/env bash
# remark-directive takes the minutes of `10:30` for a directive
#
# Version:   remark-directive 4.0.0, remark-parse 11.0.0
# Behaviour: a colon with a letter or a digit behind it is a text directive, also inside a word. `10:30`
#            is the text `10` and an empty directive called `30`; what prints text of the tree prints `10`.
# Expected:  that a directive's name begins with a letter, or that one needs `[` or `{` behind it.
# Who:       whoever adds the plugin for `:::note` containers to articles with times, ratios or verses.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error unified@11.0.5 remark-parse@11.0.0 remark-directive@4.0.0 mdast-util-to-string@4.0.0 >/dev/null
cat > try.mjs <<'JS'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkDirective from 'remark-directive'
import { toString } from 'mdast-util-to-string'
const text = 'Doors open at 10:30 and close at 12:00.'
const tree = unified().use(remarkParse).use(remarkDirective).parse(text)
const kinds = tree.children[0].children.map(({ type, name, value }) => name ? `${type} ${name}` : value)
console.log('nodes:', JSON.stringify(kinds))
console.log('text: ', toString(tree))
process.exit(toString(tree) === 'Doors open at 10 and close at 12.' ? 0 : 1)
JS
echo 'remark-directive 4.0.0: times of day'
node try.mjs
