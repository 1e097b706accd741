import type { Rule } from '../finding.ts'
import { console } from './console.ts'
import { contrast } from './contrast.ts'
import { diagram } from './diagram.ts'
import { empty } from './empty.ts'
import { figure } from './figure.ts'
import { fill } from './fill.ts'
import { fontSize } from './font-size.ts'
import { fonts } from './fonts.ts'
import { margin } from './margin.ts'
import { outside } from './outside.ts'
import { overflow } from './overflow.ts'
import { overlap } from './overlap.ts'
import { image } from './image.ts'
import { repeatedTitle } from './repeated-title.ts'
import { scaled } from './scaled.ts'
import { singleItem } from './single-item.ts'
import { title } from './title.ts'
import { words } from './words.ts'

/** All rules by name, in the order in which a slide's findings are told. */
export const rules = {
  overflow,
  scaled,
  overlap,
  'font-size': fontSize,
  contrast,
  fonts,
  image,
  diagram,
  console,
  outside,
  empty,
  figure,
  fill,
  margin,
  title,
  'repeated-title': repeatedTitle,
  'single-item': singleItem,
  words,
} satisfies Record<string, Rule>
