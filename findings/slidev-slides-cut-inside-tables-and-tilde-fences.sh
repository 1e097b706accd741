#!/usr/bin/env bash
# Slidev cuts slides inside a table without outer pipes and inside a tilde fence
#
# Version:   @slidev/parser 53.0.0, beside remark-parse 11.0.0 with remark-gfm 4.0.1
# Behaviour: every line that begins with `---` outside a backtick fence is taken for a slide separator:
#            the delimiter row of a GFM table without a leading pipe, and a `---` line of a document
#            that is quoted in a `~~~` fence. The block is torn in two, and the deck has a slide more.
# Expected:  that a separator is found in parsed Markdown, where both lines belong to their block.
# Who:       anybody whose tables or listings of YAML come from another tool, which writes either form.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error @slidev/parser@53.0.0 unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 >/dev/null
cat > try.mjs <<'JS'
import { parseSync } from '@slidev/parser'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
const inputs = {
  table: '# Queues\n\nQueue | Length\n--- | ---\nfirst | 3\n',
  fence: '# Settings\n\n~~~yaml\nname: a\n---\nname: b\n~~~\n',
}
let same = true
for (const [name, text] of Object.entries(inputs)) {
  const blocks = unified().use(remarkParse).use(remarkGfm).parse(text).children.map(({ type }) => type)
  const shown = parseSync(text, 'deck.md').slides.map(({ content }) => content)
  console.log(`${name}: Markdown has ${blocks.join(' + ')}; Slidev shows ${JSON.stringify(shown)}`)
  same &&= blocks.length === 2 && shown.length === 2 && shown[1].startsWith('---')
}
process.exit(same ? 0 : 1)
JS
echo '@slidev/parser 53.0.0: separators inside blocks'
node try.mjs
