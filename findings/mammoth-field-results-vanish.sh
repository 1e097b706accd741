#!/usr/bin/env bash
# mammoth 1.13.0 leaves out what stands in a simple field (`w:fldSimple`): the number of a caption,
# a date, a name. LibreOffice and many generators write fields this way; Word writes the long form
# (`w:fldChar`), whose result mammoth keeps; only its messages name the element. One would guess that both forms, which mean the same
# (ISO/IEC 29500-1, 17.16.4), give the same text; a caption "Figure 1: Wait" becomes "Figure : Wait".
# Who meets it: everybody who turns Word documents into HTML or Markdown and refers to figures by number.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-save --no-audit --no-fund --silent mammoth@1.13.0 jszip@3.10.1
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import JSZip from 'jszip'
import mammoth from 'mammoth'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const mark = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const simple = `<w:fldSimple w:instr=" SEQ Figure ">${run('1')}</w:fldSimple>`
const long = `${mark('begin')}<w:r><w:instrText> SEQ Figure </w:instrText></w:r>${mark('separate')}${run('1')}${mark('end')}`

async function convert(field) {
  const zip = new JSZip()
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
  zip.file('_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
  zip.file('word/document.xml', `<w:document xmlns:w="${main}"><w:body><w:p>${run('Figure ')}${field}${run(': Wait')}</w:p></w:body></w:document>`)
  const { value, messages } = await mammoth.convertToHtml({ buffer: await zip.generateAsync({ type: 'nodebuffer' }) })
  return { value, messages: messages.map(({ message }) => message) }
}

const { version } = JSON.parse(readFileSync('node_modules/mammoth/package.json', 'utf8'))
const results = { long: await convert(long), simple: await convert(simple) }
console.log(`mammoth ${version}`)
console.log('the result of a simple field is left out, that of a long one is kept')
console.log(JSON.stringify(results, null, 2))
const same = results.long.value === '<p>Figure 1: Wait</p>' && results.simple.value === '<p>Figure : Wait</p>'
if (!same) process.exit(1)
JS
node run.mjs
