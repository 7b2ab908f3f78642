/** The actions the player has stand-ins for. Anything else is refused by name. */
import { cargoDeny } from './cargo-deny.ts'
import { checkout } from './checkout.ts'
import { cratesIoAuth } from './crates-io-auth.ts'
import { downloadArtifact, uploadArtifact } from './artifacts.ts'
import { rustToolchain } from './rust-toolchain.ts'
import type { StandIn } from './stand-in.ts'

export const STAND_INS: readonly StandIn[] = [
  checkout,
  uploadArtifact,
  downloadArtifact,
  rustToolchain,
  cratesIoAuth,
  cargoDeny,
]

/** The stand-in for an action; `undefined` when there is none. */
export function standInFor(repository: string): StandIn | undefined {
  return STAND_INS.find(standIn => standIn.action === repository)
}
