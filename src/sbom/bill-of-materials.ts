/** The part of CycloneDX 1.6 that is written here: https://cyclonedx.org/docs/1.6/json/ */
import type { LicenceChoice } from './licence.ts'

export interface Property {
  readonly name: string
  readonly value: string
}

export interface Hash {
  readonly alg: 'SHA-256'
  readonly content: string
}

export interface ExternalReference {
  readonly type: string
  readonly url: string
  readonly comment?: string
  readonly hashes?: readonly Hash[]
}

export interface Component {
  readonly type: 'application' | 'library'
  readonly 'bom-ref': string
  readonly supplier?: { readonly name: string; readonly url: readonly string[] }
  readonly authors?: readonly { readonly name: string; readonly email?: string }[]
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly scope?: 'required'
  readonly hashes?: readonly Hash[]
  readonly licenses?: readonly LicenceChoice[]
  readonly cpe?: string
  readonly purl?: string
  readonly externalReferences?: readonly ExternalReference[]
  readonly properties?: readonly Property[]
}

export interface Dependency {
  readonly ref: string
  readonly dependsOn: readonly string[]
}

export interface BillOfMaterials {
  readonly $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json'
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly serialNumber: string
  readonly version: 1
  readonly metadata: object
  readonly components: readonly Component[]
  readonly dependencies: readonly Dependency[]
  readonly compositions: readonly {
    readonly aggregate: 'incomplete' | 'unknown'
    readonly dependencies: readonly string[]
  }[]
}
