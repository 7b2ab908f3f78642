import { readFile } from 'node:fs/promises'

import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import type { Signer } from '@sigstore/verify'

export type InstanceName = 'public-good' | 'github'

const THRESHOLDS = {
  'public-good': { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 },
  github: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
} as const

export interface BundleJson {
  readonly dsseEnvelope: {
    readonly payload: string
    readonly payloadType: string
    readonly signatures: readonly [{ readonly sig: string }]
  }
  readonly verificationMaterial: {
    readonly certificate: { readonly rawBytes: string }
    readonly tlogEntries?: readonly {
      readonly logIndex: string
      readonly inclusionProof: { readonly treeSize: string }
    }[]
    readonly timestampVerificationData?: { readonly rfc3161Timestamps?: readonly object[] }
  }
}

/** Verifies with the published library, under the rules of the given instance. */
export async function verifyBundle(
  bundle: unknown,
  instance: InstanceName,
  trustedRootFile: string,
): Promise<Signer> {
  const root = TrustedRoot.fromJSON(JSON.parse(await readFile(trustedRootFile, 'utf8')))
  const verifier = new Verifier(toTrustMaterial(root), THRESHOLDS[instance])
  return verifier.verify(toSignedEntity(bundleFromJSON(bundle)))
}

/** The bundles of a JSONL file. */
export async function readBundles(file: string | undefined): Promise<readonly BundleJson[]> {
  const text = await readFile(file ?? '', 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as BundleJson)
}
