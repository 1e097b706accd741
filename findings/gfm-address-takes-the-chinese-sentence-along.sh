#!/usr/bin/env bash
# A bare address in Chinese text takes the rest of the sentence along in GFM
#
# Version:   remark-gfm 4.0.1 (micromark-extension-gfm-autolink-literal), remark-parse 11.0.0
# Behaviour: a literal address ends at white space, `<` or trailing ASCII punctuation. The marks 。，）
#            are none of these and Chinese has no spaces, so that the link runs to the end of the line.
#            (It is what the specification says; the link of the sentence leads nowhere.)
# Expected:  that a full stop ends an address, in Chinese as in English.
# Who:       every Chinese article with an address typed into a sentence.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 >/dev/null
cat > try.mjs <<'JS'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
const processor = unified().use(remarkParse).use(remarkGfm)
const address = (text) => processor.parse(text).children[0].children.find(({ type }) => type === 'link').url
const english = address('See https://example.com/queue. The rest follows.')
const chinese = address('请看 https://example.com/queue。后面是下一句，它也在里面。')
console.log('English:', english)
console.log('Chinese:', chinese)
process.exit(english.endsWith('/queue') && chinese.endsWith('它也在里面。') ? 0 : 1)
JS
echo 'remark-gfm 4.0.1: where a bare address ends'
node try.mjs
