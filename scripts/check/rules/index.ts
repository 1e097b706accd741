import type { Rule } from '../finding.ts'
import { console } from './console.ts'
import { contrast } from './contrast.ts'
import { diagram } from './diagram.ts'
import { empty } from './empty.ts'
import { fontSize } from './font-size.ts'
import { fonts } from './fonts.ts'
import { outside } from './outside.ts'
import { overflow } from './overflow.ts'
import { overlap } from './overlap.ts'
import { image } from './image.ts'
import { scaled } from './scaled.ts'
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
  title,
  words,
} satisfies Record<string, Rule>
