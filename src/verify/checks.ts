/**
 * Every check of a verification, with its id: reports name it, docs/verification.md explains it, a test bears its name.
 * The order is the order in which they are made.
 */

export interface Check {
  /** What must be so. */
  readonly demands: string
  /** Where that comes from: a section of a specification, the OID of an extension, or the threat. */
  readonly source: string
}

const FULCIO = (arc: number): string => `Fulcio OID 1.3.6.1.4.1.57264.1.${arc}`
const BUNDLE = 'Sigstore bundle format'
const CLIENT = 'Sigstore client specification'
const BUILD_TYPE = 'GitHub Actions build type v1'

export const CHECKS = {
  'bundle.form': {
    demands:
      'A JSON object within the limits of depth, size and length, that is a Sigstore bundle of a known media type.',
    source: `${BUNDLE}, media types 0.1 to 0.3`,
  },
  'bundle.content': {
    demands: 'One DSSE envelope of the payload type application/vnd.in-toto+json.',
    source: 'DSSE 1.0.2; in-toto attestation framework v1, envelope',
  },
  'bundle.one-signature': {
    demands: 'Exactly one signature: of a second one nobody would know whose it is.',
    source: `${BUNDLE}, dsse_envelope`,
  },
  'bundle.certificate': {
    demands: 'The signer is a certificate, never a bare key.',
    source: `${BUNDLE}, verification_material`,
  },
  'certificate.form': {
    demands:
      'An X.509 v3 certificate in strict DER, that says no extension twice and whose name is one URI of ASCII.',
    source: 'RFC 5280, sections 4.1, 4.2 and 4.2.1.6',
  },
  'root.issuer': {
    demands:
      'The organization of the certificate’s issuer names one trust root; that root alone judges, with the thresholds that are fixed for its instance.',
    source: 'threat: merged roots would let a certificate pass under another instance’s thresholds',
  },
  'log.entry': {
    demands:
      'Public-good: an entry in the transparency log, proven by promise or inclusion proof, whose body is this very signature and certificate; every entry that is present must hold.',
    source: `${CLIENT}, section 4.4`,
  },
  'time.stamp': {
    demands:
      'A time at which the signature existed, from the log’s promise or a time-stamp authority of the root; every stamp that is present must hold.',
    source: `${CLIENT}, section 4.1; RFC 3161`,
  },
  'certificate.time': {
    demands: 'Every such time lies within the validity of the certificate.',
    source: 'RFC 5280, section 4.1.2.5',
  },
  'certificate.chain': {
    demands:
      'The certificate chains to an authority of the root that was valid at every such time.',
    source: 'RFC 5280, section 6',
  },
  'certificate.log': {
    demands: 'Public-good: a time stamp of a certificate log of the root, over this certificate.',
    source: 'RFC 6962, section 3.2',
  },
  signature: {
    demands: 'The signature over the envelope holds, with the key of the certificate.',
    source: 'DSSE 1.0.2, protocol',
  },
  'statement.form': {
    demands:
      'An in-toto statement v1 (where `bundle-from-oci` reads, v0.1 too: `cosign attest` writes it) in UTF-8 JSON without repeated keys, of 1 to 1024 subjects, within the limits of size and depth.',
    source: 'in-toto attestation framework v1, statement',
  },
  'identity.extensions': {
    demands: 'The certificate has one name and all of .8 to .22, none of them empty.',
    source: 'Fulcio OID information: what a job of GitHub Actions gets',
  },
  'root.instance': {
    demands: 'The instance is one that is accepted (`no-public-good`).',
    source: 'input of the user',
  },
  'statement.predicate-type': {
    demands:
      'The signed predicate type is the required one; what a store was asked for does not count.',
    source: 'in-toto attestation framework v1, predicateType',
  },
  'statement.subject': {
    demands:
      'A subject has the digest of the file, and in a release its name. Names are not compared where a consumer may have renamed the file.',
    source: 'in-toto attestation framework v1, subject',
  },
  'source.issuer': {
    demands: 'The token service is the expected one.',
    source: FULCIO(8),
  },
  'source.repository': {
    demands: 'The source repository has the expected name; letters A to Z in either case.',
    source: FULCIO(12),
  },
  'source.owner': {
    demands: 'Its owner has the expected name.',
    source: FULCIO(16),
  },
  'source.repository-id': {
    demands: 'It has the expected id: a name can be registered again.',
    source: FULCIO(15),
  },
  'source.owner-id': {
    demands: 'Its owner has the expected id.',
    source: FULCIO(17),
  },
  'source.ref': {
    demands: 'It was built from the expected ref.',
    source: FULCIO(14),
  },
  'source.commit': {
    demands: 'It was built from the expected commit.',
    source: FULCIO(13),
  },
  'signer.name': {
    demands:
      'The name in the certificate is the workflow of .9 on this server, as a URI; and it is the expected one where a whole name, or an expression for it, is given.',
    source: `RFC 5280, section 4.2.1.6; ${FULCIO(9)}`,
  },
  'signer.of-source': {
    demands: 'Where no signer is named, it is a workflow of the source repository.',
    source: `${FULCIO(9)}, ${FULCIO(12)}`,
  },
  'signer.commit': {
    demands: 'The workflow that signed stood at the expected commit.',
    source: FULCIO(10),
  },
  'signer.repository': {
    demands: 'The workflow that signed is of the expected repository.',
    source: FULCIO(9),
  },
  'signer.workflow': {
    demands: 'It is the expected file: the whole path, never a prefix.',
    source: FULCIO(9),
  },
  'signer.ref': {
    demands: 'It was called at the expected ref.',
    source: FULCIO(9),
  },
  'run.trigger': {
    demands:
      'The event is none in which outsiders choose what a privileged run works on, and in a run the run’s own.',
    source: FULCIO(20),
  },
  'run.runner': {
    demands: 'The runner is hosted by GitHub, unless self-hosted ones are accepted.',
    source: FULCIO(11),
  },
  'run.invocation': {
    demands: 'The run is the expected one, in an attempt from the first to the current one.',
    source: FULCIO(21),
  },
  'provenance.agreement': {
    demands:
      'Build type, repository, ref, workflow path, event, ids, runner, source and commit, builder and invocation of the predicate are those of the certificate.',
    source: BUILD_TYPE,
  },
  'config.of-source': {
    demands: 'The top-level workflow is one of the source repository, at the ref that was built.',
    source: `${FULCIO(18)}, ${FULCIO(12)}, ${FULCIO(14)}`,
  },
  'config.workflow': {
    demands: 'In a run: it is this run’s own workflow.',
    source: FULCIO(18),
  },
  'config.commit': {
    demands: 'In a run: it stood at the commit that this run’s token names.',
    source: FULCIO(19),
  },
  'source.visibility': {
    demands: 'In a run: the repository had the visibility that this run’s token names.',
    source: FULCIO(22),
  },
} as const satisfies Record<string, Check>

/** `group.check` */
export type CheckId = keyof typeof CHECKS
