#!/usr/bin/env bash
# pptxgenjs writes a vertical tab into the XML of a slide, which no XML parser takes
#
# Version:   pptxgenjs 4.0.1, read back with saxes 6.0.0
# Behaviour: `&`, `<` and quotes are escaped, C0 control characters are not: U+000B, which PowerPoint itself
#            puts on the clipboard for a line break, is written as it is. XML 1.0 has no way to write that
#            sign, so the slide is not well-formed and the file cannot be opened without a repair.
# Expected:  that a library which escapes text drops the characters that its format forbids.
# Who:       decks made from text that was copied out of slides or PDFs.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --loglevel=error pptxgenjs@4.0.1 fflate@0.8.3 saxes@6.0.0 >/dev/null
cat > try.mjs <<'JS'
import Pptx from 'pptxgenjs'
import saxes from 'saxes'
import { strFromU8, unzipSync } from 'fflate'
const parse = async (text) => {
  const deck = new Pptx()
  deck.addSlide().addText(text, { x: 1, y: 1, w: 8, h: 1 })
  const files = unzipSync(new Uint8Array(await deck.write({ outputType: 'arraybuffer' })))
  const faults = []
  const parser = new saxes.SaxesParser()
  parser.on('error', (error) => faults.push(error.message))
  parser.write(strFromU8(files['ppt/slides/slide1.xml'])).close()
  return faults
}
const escaped = await parse('Rates & "words" <below>')
const broken = await parse('First line\u000bsecond line')
console.log('markup characters:', escaped.length, 'faults')
console.log('a vertical tab:   ', broken.length, 'faults:', broken[0])
process.exit(escaped.length === 0 && broken.length > 0 ? 0 : 1)
JS
echo 'pptxgenjs 4.0.1: control characters'
node try.mjs
