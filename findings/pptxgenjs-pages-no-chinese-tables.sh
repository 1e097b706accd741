#!/usr/bin/env bash
# pptxgenjs pages a table of English cells, and lets the same table in Chinese run off its slide
#
# Version:   pptxgenjs 4.0.1
# Behaviour: `autoPage` estimates the lines of a cell from words between spaces. A Chinese sentence is one
#            word, so that a cell of five lines counts as one: twelve rows stay on one slide and the last
#            ones stand below its edge. English cells of the same width are moved to a second slide.
# Expected:  that paging counts what fits, in any script, or says that it cannot.
# Who:       whoever exports Chinese or Japanese tables with `autoPage`.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error pptxgenjs@4.0.1 fflate@0.8.3 >/dev/null
cat > try.mjs <<'JS'
import Pptx from 'pptxgenjs'
import { strFromU8, unzipSync } from 'fflate'
const rowsPerSlide = async (text) => {
  const deck = new Pptx()
  const rows = Array.from({ length: 12 }, () => [{ text }, { text: '1' }])
  deck.addSlide().addTable(rows, { x: 0.5, y: 0.5, w: 9, colW: [2, 7], autoPage: true })
  const files = unzipSync(new Uint8Array(await deck.write({ outputType: 'arraybuffer' })))
  const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).sort()
  return slides.map((name) => strFromU8(files[name]).match(/<a:tr /g).length)
}
const english = await rowsPerSlide('a sentence that goes on over several lines of its narrow cell')
const chinese = await rowsPerSlide('这是一个中间没有空格的句子，在很窄的单元格里要折成好几行才能显示完')
console.log('rows a slide, English cells of 61 letters:', JSON.stringify(english))
console.log('rows a slide, Chinese cells of 34 letters:', JSON.stringify(chinese))
process.exit(english.length > 1 && chinese.length === 1 ? 0 : 1)
JS
echo 'pptxgenjs 4.0.1: paging of tables'
node try.mjs
