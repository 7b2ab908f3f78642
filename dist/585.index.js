export const id = 585;
export const ids = [585];
export const modules = {

/***/ 50961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ EMPTY_CONFIG),
/* harmony export */   Dq: () => (/* binding */ referrerManifest),
/* harmony export */   FJ: () => (/* binding */ cosignTags),
/* harmony export */   Me: () => (/* binding */ withReferrer),
/* harmony export */   OB: () => (/* binding */ MAX_REFERRERS),
/* harmony export */   Xi: () => (/* binding */ candidates),
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   gk: () => (/* binding */ evidenceLayers)
/* harmony export */ });
/* unused harmony exports BUNDLE_LAYER, SIGNED_PAYLOAD_LAYER, ENVELOPE_LAYER */
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42991);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32060);


/** https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
const BUNDLE_LAYER = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
const SIGNED_PAYLOAD_LAYER = 'application/vnd.dev.cosign.simplesigning.v1+json';
const ENVELOPE_LAYER = 'application/vnd.dsse.envelope.v1+json';
const OLDER_BUNDLE_LAYER = /^application\/vnd\.dev\.sigstore\.bundle\+json;version=0\.[123]$/;
/** The tag under which registries without the API keep the list of what refers to an image. */
function fallbackTag(digest) {
    return `sha256-${digest}`;
}
/** The tags of cosign before version 3. */
function cosignTags(digest) {
    return [`sha256-${digest}.sig`, `sha256-${digest}.att`];
}
/** Enough for years of nightly scans of one digest; each of them is opened. */
const MAX_REFERRERS = 500;
/** From all lists of one image the documents that may hold evidence, each once. */
function candidates(lists) {
    const found = new Map();
    for (const list of lists) {
        if (list.kind !== 'index')
            continue;
        for (const one of list.manifests)
            if (one.mediaType === _manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .OCI_MANIFEST */ .EG)
                found.set(one.digest, one);
    }
    return [...found.values()];
}
/** The layers that are evidence; all others are somebody else's business. */
function evidenceLayers({ layers }) {
    return layers.flatMap((layer) => {
        const { mediaType } = layer;
        if (mediaType === BUNDLE_LAYER || OLDER_BUNDLE_LAYER.test(mediaType)) {
            return [{ kind: 'bundle', layer }];
        }
        if (mediaType === SIGNED_PAYLOAD_LAYER)
            return [{ kind: 'signed-payload', layer }];
        return mediaType === ENVELOPE_LAYER ? [{ kind: 'envelope', layer }] : [];
    });
}
const EMPTY_MEDIA_TYPE = 'application/vnd.oci.empty.v1+json';
/** The config of what is no image. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const EMPTY_CONFIG = '{}';
const EMPTY_DIGEST = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
/** The manifest that attaches a bundle to an image, as actions/attest and cosign 3 write it. */
function referrerManifest({ subject, bundle, predicateType, created }) {
    const descriptor = (mediaType, digest, size) => {
        return { mediaType, digest: `sha256:${digest}`, size };
    };
    return JSON.stringify({
        schemaVersion: 2,
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .OCI_MANIFEST */ .EG,
        artifactType: BUNDLE_LAYER,
        config: descriptor(EMPTY_MEDIA_TYPE, EMPTY_DIGEST, EMPTY_CONFIG.length),
        layers: [descriptor(BUNDLE_LAYER, bundle.digest, bundle.size)],
        subject: descriptor(subject.mediaType, subject.digest, subject.size),
        annotations: referrerAnnotations(predicateType, created),
    });
}
function referrerAnnotations(predicateType, created) {
    return {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': predicateType,
        'org.opencontainers.image.created': created,
    };
}
/**
 * The list under the fallback tag with one more entry. Those that it had stay as they are, unknown fields included:
 * they are others' work.
 */
function withReferrer(present, referrer) {
    const list = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(present, 'manifests');
    const { digest, size, predicateType, created } = referrer;
    const entry = {
        mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .OCI_MANIFEST */ .EG,
        digest: `sha256:${digest}`,
        size,
        artifactType: BUNDLE_LAYER,
        annotations: referrerAnnotations(predicateType, created),
    };
    const others = Array.isArray(list) ? list : [];
    return JSON.stringify({ schemaVersion: 2, mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .OCI_INDEX */ .$p, manifests: [...others, entry] });
}


/***/ }),

/***/ 68541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ signatureName),
/* harmony export */   ap: () => (/* binding */ isSignatureName),
/* harmony export */   iI: () => (/* binding */ plansSignatures)
/* harmony export */ });
/** Detached OpenPGP signatures lie beside their files, in ASCII armour. */
const ENDING = '.asc';
/** The signature's name. */
function signatureName(file) {
    return `${file}${ENDING}`;
}
/** Whether it is the name of a signature. */
function isSignatureName(file) {
    return file.endsWith(ENDING);
}
/** Whether the plan wants signatures: then the checksums file has one, as every file before it. */
function plansSignatures(plan) {
    return plan.files.includes(signatureName(plan.checksums));
}


/***/ }),

/***/ 95941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  attestImageStep: () => (/* binding */ attestImageStep)
});

// EXTERNAL MODULE: ./src/attest/limits.ts
var limits = __webpack_require__(23453);
// EXTERNAL MODULE: ./src/attest/instance.ts
var attest_instance = __webpack_require__(72646);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/strict-json.ts
var strict_json = __webpack_require__(94055);
// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
// EXTERNAL MODULE: ./src/report/consumer-commands.ts
var consumer_commands = __webpack_require__(78875);
;// CONCATENATED MODULE: ./src/report/image-commands.ts
/**
 * The commands with which anybody checks an image. A central signer signs for whoever calls it, so that its name alone
 * vouches for nobody: every command names the source repository, too.
 */


/** cosign's own names for predicate types; all others are given in full. */
const COSIGN_TYPES = {
    [predicate/* PROVENANCE_V1 */.A0]: 'slsaprovenance1',
    [predicate/* CYCLONEDX_BOM */.fm]: 'cyclonedx',
};
/** A line for each attestation, and one for the signature. */
function imageCommands(report) {
    const types = report.claims.map(one => one.predicateType);
    const gh = types.filter(type => type !== predicate/* COSIGN_SIGNATURE */.P8).map(type => ghLine(type, report));
    // cosign reads registries, and knows the public instance by itself.
    if (!report.pushed || report.instance === 'github')
        return gh;
    return [...gh, ...types.map(type => cosignLine(type, report))];
}
function ghLine(predicateType, { subject, identity, serverUrl, pushed }) {
    const host = new URL(serverUrl).host;
    return [
        `gh attestation verify ${(0,consumer_commands/* quote */.hD)(`oci://${subject.name}@sha256:${subject.sha256}`)}`,
        ...(host === 'github.com' ? [] : [`--hostname ${host}`]),
        `--repo ${(0,consumer_commands/* quote */.hD)(identity.repository)}`,
        `--signer-workflow ${(0,consumer_commands/* quote */.hD)((0,consumer_commands/* workflowPath */.RB)(identity.jobWorkflowRef))}`,
        ...(predicateType === predicate/* PROVENANCE_V1 */.A0 ? [] : [`--predicate-type ${(0,consumer_commands/* quote */.hD)(predicateType)}`]),
        ...(pushed ? ['--bundle-from-oci'] : []),
    ].join(' ');
}
function cosignLine(predicateType, { subject, identity, serverUrl }) {
    const command = predicateType === predicate/* COSIGN_SIGNATURE */.P8
        ? 'cosign verify'
        : `cosign verify-attestation --type ${(0,consumer_commands/* quote */.hD)(COSIGN_TYPES[predicateType] ?? predicateType)}`;
    return [
        `${command} ${(0,consumer_commands/* quote */.hD)(`${subject.name}@sha256:${subject.sha256}`)}`,
        `--certificate-identity ${(0,consumer_commands/* quote */.hD)(`${serverUrl}/${identity.jobWorkflowRef}`)}`,
        `--certificate-oidc-issuer ${(0,consumer_commands/* quote */.hD)(identity.issuer)}`,
        `--certificate-github-workflow-repository ${(0,consumer_commands/* quote */.hD)(identity.repository)}`,
    ].join(' ');
}

// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/attest-image-summary.ts



const KINDS = {
    [predicate/* PROVENANCE_V1 */.A0]: 'provenance',
    [predicate/* CYCLONEDX_BOM */.fm]: 'SBOM',
    [predicate/* VULNERABILITIES */.VK]: 'vulnerability report',
    [predicate/* COSIGN_SIGNATURE */.P8]: 'signature',
};
/** What was signed about which image, where it lies, and how anybody checks it. */
function attestImageSummary(report) {
    const { subject, claims, rehearsal, pushed, instance } = report;
    const rows = claims.map(({ predicateType, attestationUrl }) => [
        KINDS[predicateType] ?? (0,markdown/* code */.aY)(predicateType),
        rehearsal
            ? 'not signed'
            : attestationUrl === undefined
                ? ''
                : (0,markdown/* link */.nf)(attestationUrl.replace(/^.*\//, ''), attestationUrl),
        rehearsal || !pushed ? '' : 'beside the image',
    ]);
    return [
        `## ${rehearsal ? 'Rehearsed attestations' : 'Attestations'} of an image`,
        `${(0,markdown/* code */.aY)(subject.name)} ${(0,markdown/* code */.aY)(`sha256:${subject.sha256}`)}`,
        (0,markdown/* table */.tp)(['Says', 'In GitHub’s store', 'In the registry'], rows),
        rehearsal
            ? '**A rehearsal**: everything was checked, and nothing was signed, stored or pushed.'
            : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}, and verified at once.`,
        'The digest was handed to this step: that the image is what the sources say is as good as the job that built it.',
        ...(rehearsal ? [] : ['To check it:', (0,markdown/* block */.om)('sh', imageCommands(report).join('\n'))]),
    ].join('\n\n');
}

// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
// EXTERNAL MODULE: ./src/oci/referrers.ts
var referrers = __webpack_require__(50961);
;// CONCATENATED MODULE: ./src/commands/attach-bundle.ts
/**
 * A bundle beside its image in the registry. What was pushed is looked for afterwards: some registries answer the
 * referrers API and forget, others have none; then the list under the fallback tag is kept by us, as the specification
 * wants it. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */





/** Two jobs may write one list at a time, and registries have no lock: whoever lost writes again. */
const ROUNDS = 5;
const PAUSE = 1_000;
/** Pushes it and returns the digest of what refers to the image; it is listed there (REFERRER_LOST). */
async function attachBundle({ image, manifest, bundle, predicateType }, ports) {
    const { registry } = ports;
    const layer = new TextEncoder().encode(JSON.stringify(bundle));
    await registry.pushBlob(image, new TextEncoder().encode(referrers/* EMPTY_CONFIG */.$v));
    await registry.pushBlob(image, layer);
    const created = (0,unix_time/* rfc3339 */.a)(Math.floor(ports.clock() / 1000));
    const text = (0,referrers/* referrerManifest */.Dq)({
        subject: manifest,
        bundle: { digest: (0,attest_digest/* sha256Of */.Bj)(layer), size: layer.length },
        ...{ predicateType, created },
    });
    const digest = (0,attest_digest/* sha256Of */.Bj)(text);
    await registry.pushManifest(image, { digest }, text);
    if (lists(await registry.referrers(image, manifest.digest), digest))
        return digest;
    const size = new TextEncoder().encode(text).length;
    const tag = (0,referrers/* fallbackTag */.fH)(manifest.digest);
    for (let round = 1; round <= ROUNDS; round += 1) {
        const present = await registry.document(image, tag);
        const more = (0,referrers/* withReferrer */.Me)(present, { digest, size, predicateType, created });
        await registry.pushManifest(image, { tag }, more);
        // A write of another job between reading and writing shows only now.
        const list = await registry.manifest(image, { tag });
        if (list !== undefined && lists([list], digest))
            return digest;
        await ports.sleep(PAUSE * round);
    }
    throw new release_error/* ReleaseError */.K2('REFERRER_LOST', {
        message: `${(0,oci_reference/* imageByDigest */.jq)(image, manifest.digest)}: what refers to it was pushed, and is not listed`,
        expected: `sha256:${digest}`,
    });
}
function lists(pages, digest) {
    return pages.some(page => page.kind === 'index' && page.manifests.some(one => one.digest === digest));
}

// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
;// CONCATENATED MODULE: ./src/commands/attest-image.ts
/** `attest` of an image: provenance, a signature and any predicate about its digest, beside it in the registry. */















/** The command. Nothing of the image is run or unpacked; its digest is the caller's word, and the registry must have it. */
async function runAttestImage(inputs, ports) {
    const { context } = ports;
    (0,run_identity/* refuseTrigger */.DQ)(context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(context, identity);
    (0,run_identity/* refuseTrigger */.DQ)(identity.eventName);
    const { sigstore, disclosePrivate, maxEnvelope } = inputs;
    const instance = (0,attest_instance/* chooseInstance */.N)(sigstore, identity, disclosePrivate);
    const place = inputs.pushToRegistry ? await placeOf(inputs, ports) : undefined;
    const subject = { name: place?.name ?? inputs.subjectName, sha256: inputs.subjectDigest };
    const claims = await claimsOf(subject, inputs, ports);
    (0,limits/* checkLimits */.J5)(claims, { instance, maxEnvelope });
    if (inputs.dryRun && !inputs.signRehearsal) {
        ports.log.notice('a rehearsal: everything was checked, nothing is signed, stored or pushed');
        return resultOf({ subject, identity, instance, claims, place, attested: undefined }, ports);
    }
    const stored = await attest(claims, { identity, instance, maxEnvelope }, ports);
    const bundlePath = `${await ports.files.keptFolder('bundles')}/attestations.jsonl`;
    await ports.files.writeText(bundlePath, (0,kept_bundles/* bundleLines */.cZ)(stored.map(one => one.bundle)));
    if (place !== undefined) {
        for (const { claim, bundle } of stored) {
            await attach({ ...place, bundle, predicateType: claim.predicateType }, ports);
        }
    }
    const attested = { stored, bundlePath };
    return resultOf({ subject, identity, instance, claims, place, attested }, ports);
}
/** The image must be there before anything is signed. */
async function placeOf({ subjectName, subjectDigest }, { registry, log }) {
    const reference = (0,oci_reference/* parseImageReference */.o_)(subjectName);
    if (typeof reference === 'string') {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `subject-name: ${reference}` });
    }
    const { tag, digest, ...image } = reference;
    if (digest !== undefined && digest !== subjectDigest) {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
            message: 'subject-name names another digest than subject-digest',
            expected: `sha256:${subjectDigest}`,
            actual: `sha256:${digest}`,
        });
    }
    if (tag !== undefined)
        log.info(`the tag ${tag} of subject-name is left out: a tag can move`);
    const manifest = await registry.manifest(image, { digest: subjectDigest });
    if (manifest !== undefined)
        return { name: (0,oci_reference/* imageName */.tO)(image), image, manifest };
    throw new release_error/* ReleaseError */.K2('IMAGE_NOT_FOUND', {
        message: `the registry has no ${(0,oci_reference/* imageByDigest */.jq)(image, subjectDigest)}; nothing was signed`,
    });
}
async function claimsOf(subject, { predicates, sign }, { signer, files }) {
    const claims = [];
    for (const { predicateType, path } of predicates) {
        const text = await files.readText(path, limits/* MAX_PREDICATE_BYTES */.pB);
        claims.push({ subject, predicateType, predicate: parsePredicate(text, path) });
    }
    if (claims.length === 0)
        claims.push({ subject, ...(await signer.provenancePredicate()) });
    return sign ? [...claims, { subject, predicateType: predicate/* COSIGN_SIGNATURE */.P8, predicate: {} }] : claims;
}
function parsePredicate(text, path) {
    const invalid = (what, cause) => new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `predicate-path: ${path} ${what}`, cause });
    const value = (0,strict_json/* parseStrictJson */.R)(Buffer.from(text), invalid);
    if (!(0,json/* isJsonObject */.OW)(value))
        throw invalid('holds no object');
    return value;
}
/** Signed, verified as anybody would with this job's exact identity, and only then stored. */
async function attest(claims, signing, ports) {
    const { identity, instance, maxEnvelope } = signing;
    const { serverUrl, runAttempt } = ports.context;
    const verifier = await ports.loadVerifier();
    const policy = (0,policies/* ownPolicy */.jV)(identity, serverUrl);
    const what = claims.map(({ subject, predicateType }) => `${subject.sha256} ${predicateType}`);
    const part = (0,attest_digest/* sha256Of */.Bj)(what.join('\n')).slice(0, 8);
    return (0,attest_subjects/* attestSubjects */.Z)(claims, {
        ...{ instance, maxEnvelope },
        evidenceArtifact: `attested-release-evidence-image.${part}--${runAttempt}`,
        // A signature is for the registry; GitHub's store is for attestations.
        storedThere: ({ predicateType }) => predicateType !== predicate/* COSIGN_SIGNATURE */.P8,
        check: ({ subject, predicateType }, bundle) => {
            verified_artifact/* VerifiedArtifact */.Xu.verify({
                ...subject,
                requirements: [{ predicateType, policy }],
                attestations: [{ source: 'signed by this step', bundle }],
            }, verifier);
        },
    }, ports);
}
async function attach(what, ports) {
    const digest = await attachBundle(what, ports);
    ports.log.info(`${what.predicateType}: beside the image as ${(0,oci_reference/* imageByDigest */.jq)(what.image, digest)}`);
}
function resultOf(result, { context }) {
    const { subject, identity, instance, claims, place, attested } = result;
    const all = attested?.stored ?? [];
    return {
        outputs: {
            'subject-name': subject.name,
            'subject-digest': `sha256:${subject.sha256}`,
            'bundle-path': attested?.bundlePath ?? '',
            'attestation-id': all.flatMap(one => one.attestationId ?? []).join(','),
            'attestation-url': all.flatMap(one => one.attestationUrl ?? []).join(','),
        },
        summary: attestImageSummary({
            ...{ subject, identity, instance, serverUrl: context.serverUrl },
            pushed: place !== undefined,
            rehearsal: attested === undefined,
            claims: claims.map(({ predicateType }, index) => ({
                predicateType,
                attestationUrl: all[index]?.attestationUrl,
            })),
        }),
    };
}

// EXTERNAL MODULE: ./src/io/files.ts + 12 modules
var io_files = __webpack_require__(63700);
// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/steps/trust.ts + 4 modules
var trust = __webpack_require__(61093);
// EXTERNAL MODULE: ./src/steps/world.ts + 18 modules
var world = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/steps/attest-image.ts





/** `attest` of an image over the real world: nothing of the project or of the image runs in this job. */
async function attestImageStep(inputs, environment) {
    const { context, log } = environment;
    const github = (0,world/* githubWorld */.WF)(environment);
    const files = (0,io_files/* createFiles */.q)(context.temporary);
    return runAttestImage(inputs, {
        ...(0,world/* signingWorld */.Mx)(environment, github, { files }),
        registry: (0,world/* imageRegistry */.bl)(environment),
        loadVerifier: async () => (0,trust/* loadVerifier */.VH)(inputs, {
            ...{ context, log, http: github.http },
            trustDomain: (0,trust_domain/* createTrustDomain */.d)(github.client),
        }),
    });
}


/***/ })

};
