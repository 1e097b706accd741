/** A deck that can be sent away whole: its theme and the packages that the theme uses lie beside it. */

import path from 'node:path'
import type { LoadedTemplate } from '../../template/load.ts'
import { ownTheme } from '../../template/addresses.ts'
import { eject, ejectGuard } from './index.ts'
import { vendorPackages } from './vendor.ts'

/**
 * @param loaded The template.
 * @param deck Folder of the deck, which then runs with plain Slidev wherever it is.
 */
export async function makeStandalone({ folder }: LoadedTemplate, deck: string): Promise<void> {
  await eject(folder, deck, true)
  await ejectGuard(deck)
  vendorPackages(path.join(deck, ownTheme))
}
