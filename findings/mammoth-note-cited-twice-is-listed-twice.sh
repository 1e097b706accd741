#!/usr/bin/env bash
# mammoth 1.13.0 lists a footnote once for each reference to it: a document that refers to one note
# twice (`w:footnoteReference` with the same `w:id`, as cross references to a note become when they
# are made plain) gets two items with the same `id`, numbers [1] and [2] for the same note, and its
# later notes are counted on from there. One would guess one item and the same number twice.
# Who meets it: everybody who makes footnotes of the HTML: ids are no keys, and numbers differ from Word's.
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

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const list = (rows) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`
const word = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const cite = (id) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const zip = new JSZip()
zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
zip.file('_rels/.rels', list(`<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`))
zip.file('word/_rels/document.xml.rels', list(`<Relationship Id="b" Type="${office}/footnotes" Target="footnotes.xml"/>`))
zip.file('word/footnotes.xml', `<w:footnotes ${space}><w:footnote w:id="7"><w:p>${word('Counted in spring.')}</w:p></w:footnote></w:footnotes>`)
zip.file('word/document.xml', `<w:document ${space}><w:body><w:p>${word('Bread')}${cite(7)}${word(' and milk')}${cite(7)}</w:p></w:body></w:document>`)

const { value } = await mammoth.convertToHtml({ buffer: await zip.generateAsync({ type: 'nodebuffer' }) })
const { version } = JSON.parse(readFileSync('node_modules/mammoth/package.json', 'utf8'))
const items = value.match(/<li id="footnote-7">/g)?.length ?? 0
const ids = value.match(/id="footnote-ref-7"/g)?.length ?? 0
console.log(`mammoth ${version}`)
console.log(`one note, cited twice: ${items} items with the id "footnote-7", ${ids} marks with the id "footnote-ref-7"`)
console.log(value)
if (items !== 2 || ids !== 2 || !value.includes('[1]') || !value.includes('[2]')) process.exit(1)
JS
node run.mjs
