/** Kinds of damage, each planted into a release of its own, with where an audit must find it and as what. */
import { fileDamages } from './damage-files.ts'
import { releaseDamages } from './damage-releases.ts'
import { signerDamages } from './damage-signers.ts'
import type { Damage } from './damage-tools.ts'

export type { Damage, Expected } from './damage-tools.ts'

export const DAMAGES: readonly Damage[] = [
  ...fileDamages(),
  ...signerDamages(),
  ...releaseDamages(),
]
