/** The least that is a picture of each kind. */

import { png } from './png.ts'

const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
const webp = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA='

/** A file's first box: what it can be read as. */
function brands(...names: string[]): Buffer {
  const [first = '', ...others] = names
  const box = Buffer.from(`\0\0\0\0ftyp${first}\0\0\0\0${others.join('')}`, 'latin1')
  box.writeUInt32BE(box.length)
  return box
}

/** Kind → bytes. Of AVIF and JPEG only the first bytes are here, which is what is looked at. */
export const pictures: Readonly<Record<string, Buffer>> = {
  '.avif': Buffer.concat([brands('mif1', 'miaf', 'avif'), Buffer.from('rest')]),
  '.gif': Buffer.from(gif, 'base64'),
  '.jpg': Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  '.png': Buffer.from(png(2, 2)),
  '.webp': Buffer.from(webp, 'base64'),
}

/** What is none, whatever it is called. */
export const noPictures: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'a page': Buffer.from('<!doctype html><script>window.__pwn = 1</script>'),
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="window.__pwn = 1"/>'),
  'an SVG behind a declaration': Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  ),
  'the start of a PNG': pictures['.png']!.subarray(0, 6),
  'a PNG that was sent as text': Buffer.from('\u0089PNG\n\u001A\n', 'latin1'),
  'a sound': Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'),
  'a film': Buffer.concat([brands('isom', 'mp42'), Buffer.from('avif')]),
  'a box that is longer than the file': Buffer.from('\xff\xff\xff\xffftypmp42\0\0\0\0', 'latin1'),
  'a program': Buffer.from('7f454c4602010100', 'hex'),
}
