import type { ErrorEntry } from './catalog.ts'

/** Container images: what a registry serves, and whom it asks for a credential. */
export const IMAGE_CODES = {
  IMAGE_NOT_FOUND: {
    class: 'operational',
    meaning:
      'The registry has no such tag or manifest, or does not show it to this credential: registries say the same to both.',
    remedy: 'Compare registry, name and tag. Where the image is private, log in before this step.',
  },
  IMAGE_DIGEST_MISMATCH: {
    class: 'security',
    meaning:
      'A registry serves other bytes than those of the digest that was asked for, or names another digest for them.',
    remedy: 'Do not use the image, nor anything else from this registry before you know why.',
  },
  IMAGE_MANIFEST_INVALID: {
    class: 'security',
    meaning:
      'What a registry serves as the manifest of an image is none, or one that two programs would read differently.',
    remedy:
      'Do not use the image before you know who pushed it. Images of the first Docker format (schema 1) are not supported: push it again.',
  },
  IMAGE_TAG_MOVED: {
    class: 'security',
    meaning:
      'A tag named another image at the end of the verification than at its beginning: what was verified is not what the tag gives now.',
    remedy:
      'Verify and deploy by digest: the output of the job that pushed the image, as oci://registry/name@sha256:….',
  },
  IMAGE_TOO_LARGE: {
    class: 'security',
    meaning:
      'An index names more images, nested deeper, or an image has more documents that refer to it, than are looked at.',
    remedy:
      'Look at who may push to the repository; old signatures and reports can be deleted there.',
  },
  SIGNATURE_NOT_FOUND: {
    class: 'operational',
    meaning:
      'No keyless signature of the image is in its registry, where `require-signature` demands one. An attestation is no signature.',
    remedy:
      'Sign the image where it is attested:\n\nwith:\n  command: attest\n  push-to-registry: true\n  sign: true',
  },
  REGISTRY_DENIED: {
    class: 'operational',
    meaning:
      'A registry refuses to show or to take something, with the credential that it was given or without one.',
    remedy:
      'Log in to the registry in an earlier step of the job, so that the docker configuration has the credential, and give the job the permission:\n\npermissions:\n  packages: read # write, to push',
  },
  REGISTRY_REALM_FOREIGN: {
    class: 'security',
    meaning:
      'A registry asks that its credential be sent to a host that is neither its own nor above it in the domain.',
    remedy:
      'If that host really is the token service of the registry, say so by an entry of its own in the docker configuration (`docker login HOST`); otherwise do not use this registry.',
  },
  DOCKER_CONFIG_INVALID: {
    class: 'operational',
    meaning:
      'The docker configuration (config.json under DOCKER_CONFIG or ~/.docker) cannot be read.',
    remedy: 'Write it anew with `docker login`.',
  },
  REFERRER_LOST: {
    class: 'operational',
    meaning:
      'A registry took what refers to an image, and does not list it afterwards: neither by the referrers API nor under the fallback tag.',
    remedy:
      'Re-run the failed jobs. If it stays, the registry does not keep attestations: leave push-to-registry out; the attestation is in GitHub’s store and in `bundle-path`.',
  },
} as const satisfies Record<string, ErrorEntry>
