/** The part of CycloneDX 1.6 and 1.7 that is written here: https://cyclonedx.org/docs/1.6/json/ */
import type { SpecVersion } from '../attest/build-facts.ts'
import type { LicenceChoice } from './licence.ts'

export interface Property {
  readonly name: string
  readonly value: string
}

export interface Hash {
  readonly alg: 'SHA-256' | 'SHA-512'
  readonly content: string
}

export interface ExternalReference {
  readonly type: string
  readonly url: string
  readonly comment?: string
  readonly hashes?: readonly Hash[]
}

/** An organisation, or whoever stands behind a place on the web. */
export interface Entity {
  readonly name: string
  readonly url: readonly string[]
}

export interface Contact {
  readonly name: string
  readonly email?: string
}

/** What was found in the files of a package itself. */
export interface Evidence {
  readonly licenses?: readonly { readonly license: { readonly id: string } }[]
  readonly copyright?: readonly { readonly text: string }[]
}

export interface Component {
  readonly type: 'application' | 'library'
  readonly 'bom-ref': string
  readonly supplier?: Entity
  readonly manufacturer?: Entity
  readonly authors?: readonly Contact[]
  readonly name: string
  readonly version?: string
  readonly description?: string
  readonly scope?: 'required'
  readonly hashes?: readonly Hash[]
  readonly licenses?: readonly LicenceChoice[]
  readonly cpe?: string
  readonly purl?: string
  readonly swhid?: readonly string[]
  /** CycloneDX 1.7: used by the binary, not part of it. */
  readonly isExternal?: true
  readonly externalReferences?: readonly ExternalReference[]
  readonly components?: readonly Component[]
  readonly evidence?: Evidence
  readonly properties?: readonly Property[]
}

export interface Dependency {
  readonly ref: string
  readonly dependsOn: readonly string[]
}

/** How much is known about a part of the document: https://cyclonedx.org/docs/1.6/json/#compositions */
export interface Composition {
  readonly aggregate: 'complete' | 'incomplete' | 'unknown'
  readonly assemblies?: readonly string[]
  readonly dependencies?: readonly string[]
}

export interface Metadata {
  readonly timestamp: string
  readonly lifecycles: readonly { readonly phase: 'build' }[]
  readonly tools: { readonly components: readonly object[] }
  readonly authors: readonly Contact[]
  readonly component: Component
  readonly manufacturer: Entity
  readonly supplier: Entity
  readonly licenses: readonly LicenceChoice[]
  readonly properties: readonly Property[]
}

export interface BillOfMaterials {
  readonly $schema: string
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: SpecVersion
  readonly serialNumber: string
  readonly version: 1
  readonly metadata: Metadata
  readonly components: readonly Component[]
  readonly dependencies: readonly Dependency[]
  readonly compositions: readonly Composition[]
  readonly formulation?: readonly { readonly components: readonly Component[] }[]
}
