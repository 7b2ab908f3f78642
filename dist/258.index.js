export const id = 258;
export const ids = [258];
export const modules = {

/***/ 35404:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseBundleFile)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42991);
/** Bundle files: one bundle, an array of them, or one on each line, as `gh attestation download` writes them. */


const LINE_FEED = 0x0a;
/**
 * Bytes → bundles; anything in them that is no JSON object is refused (BUNDLE_INVALID): evidence is not guessed at. Of
 * a file of lines the bytes are kept, and nothing else: text would take as much again.
 */
function parseBundleFile(bytes, source) {
    const bundles = documents(bytes, source);
    if (bundles.length > 0 && bundles.every(isReader))
        return bundles;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('BUNDLE_INVALID', { message: `${source} holds no bundles` });
}
const isReader = (read) => (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(read());
function documents(bytes, source) {
    const lines = linesOf(bytes);
    const [first, second] = lines;
    // One document may have many lines. A file of lines has a whole one on its first.
    if (first !== undefined && (second === undefined || !isJson(textOf(first)))) {
        const whole = wholeDocument(textOf(bytes), source);
        if (whole !== undefined)
            return whole;
    }
    return lines.map((line, index) => {
        parseLine(textOf(line), `${source}, line ${index + 1}`);
        return () => JSON.parse(textOf(line));
    });
}
function wholeDocument(text, source) {
    if (!isJson(text))
        return undefined;
    refuseRepeatedKey(text, source);
    const value = JSON.parse(text);
    const values = Array.isArray(value) ? value : [value];
    return values.map(one => () => one);
}
/** The lines that are not blank, as views of the bytes. */
function linesOf(bytes) {
    const lines = [];
    for (let start = 0; start < bytes.length;) {
        const end = bytes.indexOf(LINE_FEED, start);
        const line = bytes.subarray(start, end === -1 ? bytes.length : end);
        if (textOf(line).trim() !== '')
            lines.push(line);
        start += line.length + 1;
    }
    return lines;
}
// A byte order mark is kept: it is not JSON, and other readers refuse it too.
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });
const textOf = (bytes) => UTF_8.decode(bytes);
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function parseLine(line, where) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('BUNDLE_INVALID', { message: `${where}: not JSON`, cause: error });
    }
    refuseRepeatedKey(line, where);
    return value;
}
/** Two readers of one bundle would read two bundles. */
function refuseRepeatedKey(text, where) {
    const repeated = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .repeatedKey */ .m$)(text);
    if (repeated === undefined)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('BUNDLE_INVALID', {
        message: `${where}: the key ${JSON.stringify(repeated.slice(0, 100))} stands there twice`,
    });
}


/***/ }),

/***/ 10664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ judgeFetched),
/* harmony export */   e: () => (/* binding */ fetchAttestations)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14441);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51753);
/** Reading attestations back. What was stored a moment ago may not be listed yet, and the store answers 404 for that. */



const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/** All attestations of a digest; waits, within the deadline, until the asked predicate types are among them. */
async function fetchAttestations(digest, predicateTypes, ports, options) {
    const deadline = ports.clock() + options.deadlineMs;
    const enough = options.enough ?? (records => isComplete(records, predicateTypes, options.expected));
    for (let round = 0;; round += 1) {
        const found = (await ports.store.list(digest, ports.repository))
            // GitHub attests releases by itself; that is its word about a release, not ours about a file.
            .filter(({ initiator }) => initiator === 'user');
        const records = found.flatMap((one) => 'bundle' in one ? [{ source: 'store', bundle: one.bundle }] : []);
        const unreadable = found.flatMap(one => ('bundle' in one ? [] : [one.unreadable]));
        const pause = pauseOf(round, digest);
        // The verdict on what is there at the end belongs to verification: here absence is only waited for.
        if (enough(records) || ports.clock() + pause > deadline)
            return { records, unreadable };
        const what = `the attestations of ${(0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestName */ .su)(digest).slice(0, 19)}…`;
        ports.log.info(records.length === 0
            ? `waiting for ${what} to be listed`
            : `${what} that are listed (${records.length}) do not suffice: waiting for another`);
        await ports.sleep(pause);
    }
}
/** The verdict, unless it is a refusal that a bundle which could not be read might have averted: then that is told. */
function judgeFetched({ unreadable }, verdict) {
    try {
        return verdict();
    }
    catch (thrown) {
        const [lost] = unreadable;
        throw lost ?? (0,_errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toReleaseError */ .Tp)(thrown);
    }
}
/** Milliseconds; twice as long each time, and different for each file, so that many do not ask at once. */
function pauseOf(round, digest) {
    const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** round);
    const spread = Number.parseInt(digest.slice(0, 8), 16) / 2 ** 32;
    return most / 2 + (most / 2) * spread;
}
function isComplete(records, predicateTypes, expected = predicateTypes.length) {
    const found = records.map(({ bundle }) => (0,_attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_1__/* .peekStatement */ .JB)(bundle)?.predicateType);
    const asked = found.filter(type => type !== undefined && predicateTypes.includes(type));
    return asked.length >= expected && predicateTypes.every(type => found.includes(type));
}


/***/ }),

/***/ 84098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ policyOf)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
// EXTERNAL MODULE: ./src/verify/signer-expression.ts
var signer_expression = __webpack_require__(5590);
;// CONCATENATED MODULE: ./src/verify/signer-choice.ts
/** What a consumer says about the source and the signer beyond a repository and a workflow. */



/** The same policy with the signer that was chosen; without a choice, as it was. */
function chooseSigner(policy, choice) {
    const { signerDigest } = choice;
    const chosen = { ...policy, ...signerPart(policy, choice) };
    return signerDigest === undefined ? chosen : { ...chosen, signerDigest: { equal: signerDigest } };
}
function signerPart({ serverUrl }, { signerRepo, certIdentity, certIdentityRegex }) {
    if (certIdentity !== undefined) {
        return {
            ...(0,policies/* signerDemands */.nD)(certIdentity, serverUrl, 'cert-identity gives no ref'),
            signerName: { equal: certIdentity },
            signerOfSource: false,
        };
    }
    if (certIdentityRegex !== undefined) {
        const open = { open: 'cert-identity-regex alone decides' };
        return {
            signerRepository: open,
            signerWorkflow: open,
            signerRef: open,
            signerName: { matches: compile(certIdentityRegex) },
            signerOfSource: false,
        };
    }
    if (signerRepo === undefined)
        return {};
    const open = { open: 'signer-repo is set: any workflow of that repository' };
    return {
        signerRepository: { equal: signerRepo },
        signerWorkflow: open,
        signerRef: open,
        signerOfSource: false,
    };
}
function compile(text) {
    const expression = (0,signer_expression/* signerExpression */.f)(text);
    if (typeof expression !== 'string')
        return expression;
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `cert-identity-regex: ${expression}` });
}
/** Any repository of the owner; a workflow of the source repository itself signs, unless another signer is chosen. */
function anyRepository(policy, named) {
    const open = { open: 'owner is set: any of his repositories' };
    const opened = { ...policy, repository: open, repositoryId: open };
    return named
        ? opened
        : {
            ...opened,
            signerOfSource: true,
            signerRepository: { open: 'any that is the source repository too' },
        };
}
/** The certificate's name alone decides. */
function anySource(policy) {
    const open = { open: 'a cert-identity… alone is given' };
    return {
        ...policy,
        repository: open,
        repositoryId: open,
        owner: open,
        ownerId: open,
        refusedTriggers: [],
    };
}

// EXTERNAL MODULE: ./src/verify/workflow-uri.ts
var workflow_uri = __webpack_require__(26943);
;// CONCATENATED MODULE: ./src/commands/verify-policy.ts
/** Whom `verify` believes, from its inputs, this run and one look-up. */




/** The policy; what the inputs do not say is left open, and named. */
async function policyOf(inputs, ports) {
    const { repo, owner } = inputs;
    refuseContradictions(inputs);
    const ids = await idsOf(inputs, ports);
    const base = (0,policies/* consumerPolicy */.vE)({
        serverUrl: ports.context.serverUrl,
        issuer: inputs.certOidcIssuer ?? ports.tokenIssuer,
        // Opened again below where it is not known.
        repository: repo ?? `${owner ?? ''}/`,
        repositoryId: inputs.repoId ?? ids.repositoryId,
        ownerId: inputs.ownerId ?? ids.ownerId,
        signerWorkflow: inputs.signerWorkflow,
        sourceRef: inputs.sourceRef ?? tagRef(inputs),
        sourceDigest: inputs.sourceDigest,
        runId: inputs.runId,
        denySelfHostedRunners: inputs.denySelfHostedRunners,
    });
    const named = inputs.signerWorkflow !== undefined;
    if (repo !== undefined)
        return chooseSigner(base, inputs);
    const opened = owner === undefined ? anySource(base) : anyRepository(base, named);
    return chooseSigner(opened, inputs);
}
function refuseContradictions(inputs) {
    const { repo, owner, certIdentity, certIdentityRegex, runId } = inputs;
    const invalid = (message) => new release_error/* ReleaseError */.K2('INPUT_INVALID', { message });
    if ((repo ?? owner ?? certIdentity ?? certIdentityRegex) === undefined) {
        throw invalid('repo, owner or a cert-identity… is required: whose file is it?');
    }
    if (repo !== undefined && owner !== undefined)
        throw invalid('owner contradicts repo');
    if (repo === undefined && runId !== undefined)
        throw invalid('run-id needs repo');
    const tag = tagRef(inputs);
    if (tag !== undefined && inputs.sourceRef !== undefined && tag !== inputs.sourceRef) {
        throw invalid(`tag and source-ref contradict each other: ${tag}, ${inputs.sourceRef}`);
    }
}
function tagRef({ tag }) {
    return tag === undefined ? undefined : `refs/tags/${tag}`;
}
async function idsOf(inputs, { context, repositoryIds, ownerId }) {
    const { repo, owner } = inputs;
    if (repo !== undefined && (0,workflow_uri/* sameName */.q)(repo, context.repository))
        return context;
    if (owner !== undefined && (0,workflow_uri/* sameName */.q)(owner, context.repository.split('/')[0] ?? '')) {
        return { ownerId: context.ownerId };
    }
    // With bundle files nothing is fetched; what is not known then, the report names.
    if (inputs.bundles.length > 0)
        return {};
    if (repo !== undefined) {
        const given = inputs.repoId !== undefined && inputs.ownerId !== undefined;
        return given ? {} : ((await repositoryIds(repo)) ?? {});
    }
    if (owner === undefined || inputs.ownerId !== undefined)
        return {};
    const id = await ownerId(owner);
    return id === undefined ? {} : { ownerId: id };
}


/***/ }),

/***/ 6544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ keepHeapSmallForLong),
/* harmony export */   p: () => (/* binding */ keepHeapSmall)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_v8__WEBPACK_IMPORTED_MODULE_0__);
/** How the garbage of a long verification is dealt with. */

/**
 * Keeps the heap near what is alive. Verifying makes short-lived buffers by the hundred thousand; left alone, V8 lets
 * its young generation grow with the number of files, although no more is alive at the end than at the start.
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags: at any time, but here before there is much of a heap.
 */
function keepHeapSmall() {
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--optimize-for-size');
}
/**
 * The same for a command that runs for minutes: the old generation, too, is collected as soon as it is a little larger
 * than what is alive. It costs some processor time, and memory does not grow with the number of releases.
 */
function keepHeapSmallForLong() {
    keepHeapSmall();
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--heap-growing-percent=10');
}


/***/ }),

/***/ 41373:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ idIn),
/* harmony export */   di: () => (/* binding */ createRepositoryIds),
/* harmony export */   pw: () => (/* binding */ createOwnerId)
/* harmony export */ });
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63829);
/** Numeric ids of a repository and its owner. https://docs.github.com/rest/repos/repos#get-a-repository */



/** One look-up for each repository; undefined where the token cannot see it. */
function createRepositoryIds(client) {
    return async (repository) => {
        const [owner = '', repo = ''] = repository.split('/');
        const found = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callGitHubOrAbsent */ .yn)({ what: 'look up a repository', permission: 'metadata: read' }, () => client.rest.repos.get({ owner, repo }));
        if (found === undefined)
            return undefined;
        return {
            repositoryId: idIn(found.data, 'id'),
            ownerId: idIn(found.data, 'owner', 'id'),
        };
    };
}
/** One look-up of an owner, be it a user or an organisation. https://docs.github.com/rest/users/users#get-a-user */
function createOwnerId(client) {
    return async (owner) => {
        const found = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callGitHubOrAbsent */ .yn)({ what: 'look up an owner', permission: 'metadata: read' }, () => client.rest.users.getByUsername({ username: owner }));
        return found === undefined ? undefined : idIn(found.data, 'id');
    };
}
/** A numeric id in an answer; RESPONSE_INVALID where there is none. */
function idIn(answer, ...path) {
    const id = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer, ...path);
    if (Number.isSafeInteger(id))
        return String(id);
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
        message: `GitHub's answer has no numeric ${path.join('.')}`,
    });
}


/***/ }),

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

/***/ 99258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyStep: () => (/* binding */ verifyStep)
});

// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/verify/each-bundle-once.ts
var each_bundle_once = __webpack_require__(69955);
// EXTERNAL MODULE: ./src/verify/without-public-good.ts
var without_public_good = __webpack_require__(84329);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/strict-json.ts
var strict_json = __webpack_require__(94055);
// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
;// CONCATENATED MODULE: ./src/oci/cosign-layers.ts
/**
 * What cosign before version 3 left in a registry: signature, certificate and log entry stand in the annotations of a
 * layer. Here they become a Sigstore bundle, so that one verifier judges all. The annotations are believed in nothing:
 * each of them is part of the proof, and holds or does not.
 * https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */





const SIGNATURE = 'dev.cosignproject.cosign/signature';
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const LOG_ENTRY = 'dev.sigstore.cosign/bundle';
const TIME_STAMP = 'dev.sigstore.cosign/rfc3161timestamp';
/** A layer of `.sig` → a bundle with a plain signature over its bytes (BUNDLE_INVALID where it cannot be one). */
function signatureBundle({ annotations, bytes }) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('base64');
    return {
        ...material(annotations),
        messageSignature: {
            messageDigest: { algorithm: 'SHA2_256', digest },
            signature: annotations[SIGNATURE] ?? '',
        },
    };
}
/** A layer of `.att` → a bundle with its envelope. */
function envelopeBundle({ annotations, bytes }) {
    const envelope = parseJson(bytes);
    const signatures = (0,json.at)(envelope, 'signatures');
    if (!Array.isArray(signatures))
        throw invalid('an envelope without signatures');
    return {
        ...material(annotations),
        dsseEnvelope: {
            payload: (0,json.at)(envelope, 'payload'),
            payloadType: (0,json.at)(envelope, 'payloadType'),
            signatures: signatures.map(one => ({ sig: (0,json.at)(one, 'sig') })),
        },
    };
}
/** Version 0.1 of the format: the one that takes a log's promise without a proof of inclusion. */
function material(annotations) {
    const stamp = parsed(annotations[TIME_STAMP]);
    const signedTimestamp = (0,json.at)(stamp, 'SignedRFC3161Timestamp');
    return {
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
            x509CertificateChain: { certificates: [{ rawBytes: certificateOf(annotations) }] },
            tlogEntries: logEntries(parsed(annotations[LOG_ENTRY])),
            ...(typeof signedTimestamp === 'string' && {
                timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp }] },
            }),
        },
    };
}
/** DER in base64. */
function certificateOf(annotations) {
    const pem = annotations[CERTIFICATE];
    if (pem === undefined)
        throw invalid('a signature without a certificate: by a key, and not by a workflow');
    try {
        return new external_node_crypto_.X509Certificate(pem).raw.toString('base64');
    }
    catch (error) {
        throw invalid('a certificate that cannot be read', error);
    }
}
function logEntries(entry) {
    const body = (0,json.at)(entry, 'Payload', 'body');
    if (typeof body !== 'string')
        return [];
    const canonical = parsed(Buffer.from(body, 'base64').toString());
    const keyId = Buffer.from(cosign_layers_text((0,json.at)(entry, 'Payload', 'logID')), 'hex').toString('base64');
    return [
        {
            logIndex: cosign_layers_text((0,json.at)(entry, 'Payload', 'logIndex')),
            logId: { keyId },
            kindVersion: {
                kind: cosign_layers_text((0,json.at)(canonical, 'kind')),
                version: cosign_layers_text((0,json.at)(canonical, 'apiVersion')),
            },
            integratedTime: cosign_layers_text((0,json.at)(entry, 'Payload', 'integratedTime')),
            inclusionPromise: { signedEntryTimestamp: (0,json.at)(entry, 'SignedEntryTimestamp') },
            canonicalizedBody: body,
        },
    ];
}
/** Whatever is neither text nor a number becomes what no proof can hold with. */
function cosign_layers_text(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
function parsed(text) {
    return text === undefined ? undefined : parseJson(Buffer.from(text));
}
function parseJson(bytes) {
    return (0,strict_json/* parseStrictJson */.R)(bytes, (fault, cause) => invalid(`what ${fault}`, cause));
}
/**
 * The digest of the image that a signed payload is about (SUBJECT_MISMATCH, BUNDLE_INVALID). Its reference says how
 * the image was called when it was signed, and nobody checked that.
 * https://github.com/containers/image/blob/main/docs/containers-signature.5.md
 */
function signedImage(bytes) {
    const payload = parseJson(bytes);
    const type = (0,json.at)(payload, 'critical', 'type');
    if (!(0,json/* isJsonObject */.OW)(payload) || type !== 'cosign container image signature') {
        throw invalid('a payload that is no signature of an image');
    }
    const sha256 = (0,oci_reference/* parseDigest */.m)((0,json.at)(payload, 'critical', 'image', 'docker-manifest-digest'));
    if (sha256 === undefined)
        throw invalid('a payload that names no sha256 digest of an image');
    return sha256;
}
function invalid(what, cause) {
    return new release_error/* VerificationError */.mk('BUNDLE_INVALID', {
        message: `a layer of cosign holds ${what}`,
        check: 'bundle.form',
        ...(cause === undefined ? {} : { cause }),
    });
}

// EXTERNAL MODULE: ./src/errors/catalog.ts + 11 modules
var catalog = __webpack_require__(10197);
// EXTERNAL MODULE: ./src/verify/deep-freeze.ts
var deep_freeze = __webpack_require__(78643);
// EXTERNAL MODULE: ./src/verify/policy.ts
var verify_policy = __webpack_require__(26607);
// EXTERNAL MODULE: ./src/verify/policy-check.ts + 7 modules
var policy_check = __webpack_require__(58869);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
;// CONCATENATED MODULE: ./src/verify/file-signatures.ts






/** Judges every bundle; one good signature is enough, and the bad ones are listed. */
function judgeSignatures(file, verifier, policy) {
    const accepted = [];
    const refused = [];
    for (const record of file.signatures) {
        const outcome = judgeOne(record, file.bytes, { verifier, policy });
        if ('code' in outcome)
            refused.push(outcome);
        else
            accepted.push(outcome);
    }
    const failure = accepted.length > 0 ? undefined : refuse(file.label, refused);
    return { ...(0,deep_freeze/* deepFreeze */.o)({ accepted, refused }), failure };
}
function judgeOne({ source, bundle }, bytes, judge) {
    let signed;
    try {
        signed = judge.verifier.verifyBlob(bundle, bytes);
    }
    catch (error) {
        const { check = null, code, message, expected, actual, remedy } = (0,release_error/* toReleaseError */.Tp)(error);
        return (0,verified_artifact/* refusedAs */.xb)({ source, check, code, message, expected, actual, remedy });
    }
    const reasons = (0,policy_check/* checkIdentity */.Z)(signed.signer, judge.policy);
    const [first] = reasons;
    if (first === undefined)
        return { ...signed, source, open: (0,verify_policy/* openDimensions */.E)(judge.policy) };
    const message = reasons.map(reason => `${reason.code}: ${reason.message}`).join('; ');
    return (0,verified_artifact/* refusedAs */.xb)({ ...first, source, message });
}
/** The reason that tells most, and all the others in the message. */
function refuse(label, refused) {
    const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('');
    // A bundle file may hold the signatures of many files: one of another is no evidence of foul play.
    const telling = refused.filter(one => one.code !== 'SUBJECT_MISMATCH');
    const reasons = telling.length > 0 ? telling : refused;
    const worst = reasons.find(one => catalog/* ERROR_CATALOG */.N[one.code].class === 'security') ?? reasons[0];
    return new release_error/* ReleaseError */.K2(worst?.code ?? 'ATTESTATION_NOT_FOUND', {
        ...(worst && { remedy: worst.remedy }),
        message: `no signature over ${label} is acceptable:${list === '' ? ' there is none' : list}`,
    });
}

;// CONCATENATED MODULE: ./src/verify/image-signatures.ts





/** Judges every signature; one good one is enough, and the bad ones are listed. */
function judgeImageSignatures(image, verifier, policy) {
    const statements = judgeStatements(image, verifier, policy);
    const payloads = image.payloads.map(one => judgePayload(one, image, { verifier, policy }));
    const signatures = payloads.flatMap(one => one.accepted);
    const refused = [...statements.refused, ...payloads.flatMap(one => one.refused)];
    const good = statements.accepted.length + signatures.length > 0;
    const failures = [statements.failure, ...payloads.map(one => one.failure)].filter(one => one !== undefined);
    return {
        accepted: statements.accepted,
        signatures,
        refused,
        failure: good ? undefined : worstOf(failures, image),
    };
}
/** https://github.com/sigstore/cosign/blob/main/specs/COSIGN_PREDICATE_SPEC.md */
function judgeStatements({ label, sha256, bundles }, verifier, policy) {
    const requirements = [{ predicateType: predicate/* COSIGN_SIGNATURE */.P8, policy }];
    try {
        const subject = { name: null, label, sha256, requirements, attestations: bundles };
        const { accepted, refused } = (0,verified_artifact/* verifyAttestations */.rm)(subject, verifier);
        return { accepted, refused: refused.filter(isSignature), failure: undefined };
    }
    catch (thrown) {
        const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
        return { accepted: [], refused: (0,verified_artifact/* refusalsOf */.he)(failure).filter(isSignature), failure };
    }
}
/** The image's attestations lie beside its signatures; that they are none is no news. */
function isSignature({ code }) {
    return code !== 'PREDICATE_TYPE_MISMATCH';
}
function judgePayload(payload, { label, sha256 }, { verifier, policy }) {
    const { source } = payload;
    try {
        if ('fault' in payload)
            throw payload.fault;
        const { bytes, bundle } = payload;
        checkImage(signedImage(bytes), sha256);
        const file = { label, bytes, signatures: [{ source, bundle }] };
        return judgeSignatures(file, verifier, policy);
    }
    catch (thrown) {
        const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
        const { check = null, code, message, expected, actual, remedy } = failure;
        const refused = (0,verified_artifact/* refusedAs */.xb)({ source, check, code, message, expected, actual, remedy });
        return { accepted: [], refused: [refused], failure };
    }
}
/** The signature is over the payload: whose it is stands in there, and nowhere else. */
function checkImage(named, expected) {
    if (named === expected)
        return;
    throw new release_error/* VerificationError */.mk('SUBJECT_MISMATCH', {
        message: 'the signature is over another image',
        check: 'statement.subject',
        expected: `sha256:${expected}`,
        actual: `sha256:${named}`,
    });
}
const ABSENT = new Set(['ATTESTATION_NOT_FOUND', 'PREDICATE_TYPE_NOT_FOUND']);
function worstOf(failures, { label, sha256 }) {
    const telling = failures.filter(({ code }) => !ABSENT.has(code));
    const [first] = telling;
    const worst = telling.find(one => one.class === 'security') ?? first;
    return (worst ??
        new release_error/* ReleaseError */.K2('SIGNATURE_NOT_FOUND', {
            message: `no keyless signature of ${label} is there`,
            expected: `one of sha256:${sha256}`,
            check: 'statement.predicate-type',
        }));
}

// EXTERNAL MODULE: ./src/commands/concurrent.ts
var concurrent = __webpack_require__(53021);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/report/verification-report.ts

const VERIFICATION_REPORT_SCHEMA = 'attested-release/verification-report/v1';
/**
 * The document, in three pieces, so that it can be written while it is made; docs/schemas/verification-report.v1.json
 * describes it. The verdict on everything stands last, since it is known last.
 */
function reportStart(whose) {
    const head = {
        schema: VERIFICATION_REPORT_SCHEMA,
        repository: whose.repo ?? null,
        owner: whose.owner ?? null,
    };
    return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "subjects": [`;
}
/** `index`: how many subjects stand before it. */
function reportOfSubject(verdict, index) {
    const text = JSON.stringify({
        subject: verdict.subject,
        digest: verdict.digest,
        ...(verdict.image && { image: imageEntry(verdict.image) }),
        verified: verdict.failure === undefined,
        failure: verdict.failure === undefined ? null : describeFailure(verdict.failure),
        open: verdict.open,
        attestations: verdict.accepted.map(ghEntry),
        signatures: verdict.signatures.map(signatureEntry),
        refusals: verdict.refused.map(one => ({ ...one, class: catalog/* ERROR_CATALOG */.N[one.code].class })),
    }, null, 2);
    // JSON keeps no line break inside a string.
    return `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`;
}
function imageEntry({ name, tag, index, platform }) {
    return {
        registry: name.registry,
        repository: name.repository,
        tag: tag ?? null,
        index: index === undefined ? null : `sha256:${index}`,
        platform: platform ?? null,
    };
}
/** `verified`: there are subjects, and each of them is. */
function reportEnd(verified) {
    return `\n  ],\n  "verified": ${verified}\n}\n`;
}
function describeFailure({ code, class: failureClass, message, remedy }) {
    return { code, class: failureClass, message, remedy };
}
/** One entry of gh's JSON. https://cli.github.com/manual/gh_attestation_verify */
function ghEntry(attestation) {
    return {
        attestation: { bundle: attestation.bundle, bundle_url: '', initiator: '' },
        verificationResult: {
            mediaType: 'application/vnd.dev.sigstore.verificationresult+json;version=0.1',
            statement: attestation.statement,
            ...signatureResult(attestation),
        },
    };
}
/** The same of a plain signature, which has no statement. */
function signatureEntry(signature) {
    const mediaType = 'application/vnd.dev.sigstore.verificationresult+json;version=0.1';
    return {
        signature: { bundle: signature.bundle },
        verificationResult: { mediaType, ...signatureResult(signature) },
    };
}
function signatureResult({ signer, timestamps, }) {
    return {
        signature: { certificate: certificate(signer) },
        verifiedTimestamps: timestamps,
        verifiedIdentity: {
            subjectAlternativeName: { subjectAlternativeName: signer.subjectAlternativeName },
            issuer: { issuer: signer.issuer },
        },
    };
}
function certificate(signer) {
    const fields = {
        certificateIssuer: signer.certificateIssuer,
        subjectAlternativeName: signer.subjectAlternativeName,
        issuer: signer.issuer,
        githubWorkflowTrigger: signer.githubWorkflowTrigger,
        githubWorkflowSHA: signer.githubWorkflowSha,
        githubWorkflowName: signer.githubWorkflowName,
        githubWorkflowRepository: signer.githubWorkflowRepository,
        githubWorkflowRef: signer.githubWorkflowRef,
        buildSignerURI: signer.buildSignerUri,
        buildSignerDigest: signer.buildSignerDigest,
        runnerEnvironment: signer.runnerEnvironment,
        sourceRepositoryURI: signer.sourceRepositoryUri,
        sourceRepositoryDigest: signer.sourceRepositoryDigest,
        sourceRepositoryRef: signer.sourceRepositoryRef,
        sourceRepositoryIdentifier: signer.sourceRepositoryIdentifier,
        sourceRepositoryOwnerURI: signer.sourceRepositoryOwnerUri,
        sourceRepositoryOwnerIdentifier: signer.sourceRepositoryOwnerIdentifier,
        buildConfigURI: signer.buildConfigUri,
        buildConfigDigest: signer.buildConfigDigest,
        buildTrigger: signer.buildTrigger,
        runInvocationURI: signer.runInvocationUri,
        sourceRepositoryVisibilityAtSigning: signer.sourceRepositoryVisibilityAtSigning,
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

// EXTERNAL MODULE: ./src/report/error-page.ts
var error_page = __webpack_require__(54214);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/verify-summary.ts
/** The job summary of `verify`. */



/** The verdict on each subject, every refusal, and what was not looked at. */
function verifySummary(whose, verdicts) {
    const good = verdicts.every(({ failure }) => failure === undefined);
    return [
        `## Verification against ${(0,markdown/* escapeMarkdown */.FV)(whose)}: ${good ? 'passed' : 'refused'}`,
        (0,markdown/* table */.tp)(['Subject', 'Digest', 'Verdict'], verdicts.map(verdictRow)),
        ...acceptedTable(verdicts),
        ...refusals(verdicts),
        ...remedies(verdicts),
        ...openDimensions(verdicts),
    ].join('\n\n');
}
function verdictRow({ subject, digest, failure, image }) {
    // Whoever deploys by the tag deploys what it names then.
    const resolved = image?.tag === undefined ? '' : ` (tag ${(0,markdown/* code */.aY)(image.tag)}, resolved once)`;
    return [
        `${(0,markdown/* code */.aY)(subject)}${resolved}`,
        (0,markdown/* code */.aY)(digest),
        failure === undefined ? '✅ verified' : `❌ ${(0,error_page/* linkedCode */.n)(failure.code)}`,
    ];
}
const KINDS = {
    [predicate/* PROVENANCE_V1 */.A0]: 'provenance',
    [predicate/* CYCLONEDX_BOM */.fm]: 'SBOM',
    [predicate/* VULNERABILITIES */.VK]: 'vulnerability report',
    [predicate/* COSIGN_SIGNATURE */.P8]: 'image signature: who signed, not how it was built',
};
// Ten times as many files would make a summary that GitHub cuts off (1 MiB); the report has them all.
const MAX_ROWS = 500;
function acceptedTable(verdicts) {
    const rows = verdicts.flatMap(({ subject, accepted, signatures }) => [
        ...accepted.map(one => [(0,markdown/* code */.aY)(subject), saysOf(one), ...signerCells(one)]),
        ...signatures.map(one => [(0,markdown/* code */.aY)(subject), PLAIN_SIGNATURE, ...signerCells(one)]),
    ]);
    if (rows.length === 0)
        return [];
    const header = ['Subject', 'Says', 'Signed by', 'Commit', 'Run', 'Signed at'];
    const more = rows.length - MAX_ROWS;
    return [
        '### Accepted attestations',
        (0,markdown/* table */.tp)(header, rows.slice(0, MAX_ROWS)),
        ...(more > 0 ? [`${more} more are in the report.`] : []),
    ];
}
const PLAIN_SIGNATURE = 'plain signature: who signed, not how it was built';
function saysOf({ predicateType, assembled }) {
    if (assembled)
        return 'provenance of a file that another tool made: assembled, not built';
    return KINDS[predicateType] ?? (0,markdown/* code */.aY)(predicateType);
}
function signerCells({ signer, timestamps, logIndices, }) {
    const [first] = timestamps;
    const time = first === undefined ? '' : (0,markdown/* code */.aY)(first.timestamp);
    const run = /\/runs\/(\d+)\/attempts\/(\d+)$/.exec(signer.runInvocationUri);
    return [
        (0,markdown/* code */.aY)(signer.buildSignerUri),
        (0,markdown/* link */.nf)((0,markdown/* code */.aY)(signer.sourceRepositoryDigest.slice(0, 12)), `${signer.sourceRepositoryUri}/commit/${signer.sourceRepositoryDigest}`),
        run === null
            ? (0,markdown/* code */.aY)(signer.runInvocationUri)
            : (0,markdown/* link */.nf)(`${run[1]}, attempt ${run[2]}`, signer.runInvocationUri),
        logIndices.length === 0
            ? time
            : `${time} ${logIndices.map(index => (0,markdown/* link */.nf)(`log entry ${(0,markdown/* escapeMarkdown */.FV)(index)}`, logAddress(index))).join(' ')}`,
    ];
}
function logAddress(index) {
    return `https://search.sigstore.dev/?logIndex=${encodeURIComponent(index)}`;
}
function refusals(verdicts) {
    const rows = verdicts.flatMap(({ subject, refused, failure }) => refused.length > 0
        ? refused.map(one => [
            (0,markdown/* code */.aY)(subject),
            (0,error_page/* linkedCode */.n)(one.code),
            one.check === null ? '' : (0,markdown/* code */.aY)(one.check),
            (0,markdown/* escapeMarkdown */.FV)(one.message),
        ])
        : failure === undefined
            ? []
            : [[(0,markdown/* code */.aY)(subject), (0,error_page/* linkedCode */.n)(failure.code), '', (0,markdown/* escapeMarkdown */.FV)(failure.message)]]);
    if (rows.length === 0)
        return [];
    const more = rows.length - MAX_ROWS;
    return [
        '### Refused',
        (0,markdown/* table */.tp)(['Subject', 'Code', 'Check', 'Why'], rows.slice(0, MAX_ROWS)),
        ...(more > 0 ? [`${more} more are in the report.`] : []),
    ];
}
/** What to do, once for each reason. */
function remedies(verdicts) {
    const texts = new Map(verdicts.flatMap(({ failure }) => failure === undefined ? [] : [[failure.remedy, failure.code]]));
    if (texts.size === 0)
        return [];
    return [
        '### What to do',
        ...[...texts].map(([remedy, reason]) => `**${reason}**\n\n${(0,markdown/* block */.om)('text', remedy)}`),
    ];
}
function openDimensions(verdicts) {
    const open = new Map(verdicts.flatMap(verdict => verdict.open).map(one => [one.dimension, one.reason]));
    if (open.size === 0)
        return [];
    const rows = [...open].map(([dimension, reason]) => [
        (0,markdown/* escapeMarkdown */.FV)(dimension),
        (0,markdown/* escapeMarkdown */.FV)(reason),
    ]);
    return ['### Not looked at', (0,markdown/* table */.tp)(['Dimension', 'Because'], rows)];
}

;// CONCATENATED MODULE: ./src/commands/verify/conclusion.ts
/** The end of `verify`: verdict by verdict into the report, so that no bundle is held longer than its file needs it. */



/** Up to so many subjects each verdict has a line in the log; of more the refusals, and how far it is. */
const MOST_LINES = 50;
/** Starts the report of `total` subjects. */
async function startConclusion({ repo, owner }, total, { files, log }) {
    const path = (0,external_node_path_.resolve)(await files.keptFolder('verify'), 'verification-report.json');
    await files.writeText(path, reportStart({ repo, owner }));
    const outcomes = [];
    return {
        async add(verdict) {
            await files.appendText(path, reportOfSubject(verdict, outcomes.length));
            outcomes.push(withoutEvidence(verdict));
            tell(verdict, { done: outcomes.length, total }, log);
        },
        async end() {
            const worst = conclusion_worstOf(outcomes);
            await files.appendText(path, reportEnd(outcomes.length > 0 && worst === undefined));
            return {
                outputs: { verified: String(worst === undefined), 'report-path': path },
                summary: verifySummary(repo ?? owner ?? 'the name in the certificate', outcomes),
                ...(worst === undefined ? {} : { failure: worst }),
            };
        },
    };
}
function withoutEvidence(verdict) {
    return {
        ...verdict,
        accepted: verdict.accepted.map(one => ({ ...one, bundle: undefined, statement: undefined })),
        signatures: verdict.signatures.map(one => ({ ...one, bundle: undefined })),
    };
}
function conclusion_worstOf(outcomes) {
    const failures = outcomes.flatMap(({ failure }) => failure ?? []);
    return failures.find(failure => failure.class === 'security') ?? failures[0];
}
function tell({ subject, failure }, { done, total }, log) {
    if (failure !== undefined)
        log.info(`${subject}: ${failure.message}`);
    else if (total <= MOST_LINES)
        log.info(`${subject}: verified`);
    const tenth = Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total);
    if (total > MOST_LINES && tenth)
        log.info(`${done} of ${total} judged`);
}

// EXTERNAL MODULE: ./src/attest/bundle-file.ts
var bundle_file = __webpack_require__(35404);
// EXTERNAL MODULE: ./src/verify/records-by-subject.ts
var records_by_subject = __webpack_require__(21876);
// EXTERNAL MODULE: ./src/verify/workflow-uri.ts
var workflow_uri = __webpack_require__(26943);
// EXTERNAL MODULE: ./src/commands/fetch-attestations.ts
var fetch_attestations = __webpack_require__(10664);
;// CONCATENATED MODULE: ./src/commands/verify/evidence.ts
/** Where the attestations of each subject come from: bundle files, read once, or the store, asked as little as possible. */







// In a job after the one that signed, the store may still lag.
const OWN_DEADLINE = 20_000;
const MAX_BUNDLE_FILE = 256 * 1024 * 1024;
/** Opens the evidence that the inputs name; nothing is fetched where bundles are given. */
async function openEvidence(inputs, ports) {
    if (inputs.bundles.length > 0) {
        const about = (0,records_by_subject/* recordsBySubject */.i)(await readBundles(inputs.bundles, ports));
        return () => async (subject) => ({
            records: about(hexOf(subject), subject.label),
            unreadable: [],
        });
    }
    if (inputs.bundleFromOci)
        return () => async (subject) => inRegistry(subject, ports);
    const repository = inputs.repo ?? inputs.owner;
    if (repository === undefined) {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
            message: 'without repo and owner there is no store to ask: give the bundle',
        });
    }
    return subjects => fromStore(subjects, inputs.predicateTypes, { ...ports, repository });
}
async function inRegistry({ label, digest, image }, { registryEvidence }) {
    if (image !== undefined)
        return registryEvidence(image.name, digest.sha256);
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
        message: `bundle-from-oci: ${label} is no image; a registry keeps nothing about it`,
    });
}
/**
 * A record that holds the text of its bundle alone once nobody looks at it and memory is needed. Until then the bundle
 * is one object, for all subjects that it names.
 */
function lazily(source, read) {
    let kept;
    return {
        source,
        get bundle() {
            const known = kept?.deref();
            if (known !== undefined)
                return known;
            const bundle = read();
            kept = new WeakRef(bundle);
            return bundle;
        },
    };
}
/** The bundles of files, each with the name of its file. */
async function readBundles(paths, { expand, files }) {
    const records = [];
    for (const path of await expand(paths)) {
        const source = (0,external_node_path_.basename)(path);
        const bundles = (0,bundle_file/* parseBundleFile */.E)(await files.readBytes(path, MAX_BUNDLE_FILE), source);
        for (const read of bundles)
            records.push(lazily(source, read));
    }
    return records;
}
/** What is wrong with the store or the token is wrong for every file: it is not found out a thousand times. */
const CONCERNS_ALL = new Set([
    'SERVICE_UNAVAILABLE',
    'RATE_LIMITED',
    'PERMISSION_MISSING',
    'REPOSITORY_NOT_VISIBLE',
]);
function fromStore(subjects, predicateTypes, ports) {
    // One deadline for all: a thousand files that nobody attested must not be waited for one after the other.
    const own = (0,workflow_uri/* sameName */.q)(ports.repository, ports.context.repository);
    const deadline = ports.clock() + (own ? OWN_DEADLINE : 0);
    let trouble;
    const whetherVisible = once(async () => whyNothing(ports));
    const ask = async (digest) => {
        if (trouble !== undefined)
            return { records: [], unreadable: [trouble] };
        try {
            const deadlineMs = Math.max(0, deadline - ports.clock());
            const found = await (0,fetch_attestations/* fetchAttestations */.e)(digest, predicateTypes, ports, { deadlineMs });
            const reason = found.records.length === 0 ? await whetherVisible() : undefined;
            if (reason !== undefined)
                throw reason;
            return found;
        }
        catch (thrown) {
            const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (CONCERNS_ALL.has(failure.code))
                trouble ??= failure;
            return { records: [], unreadable: [failure] };
        }
    };
    return eachDigestOnce(subjects, ask);
}
/** Files of the same bytes share one answer; it is let go with the last of them. */
function eachDigestOnce(subjects, ask) {
    const left = new Map();
    for (const digest of subjects.map(hexOf))
        left.set(digest, (left.get(digest) ?? 0) + 1);
    const answers = new Map();
    return async (subject) => {
        const digest = hexOf(subject);
        const answer = answers.get(digest) ?? ask(digest);
        const others = (left.get(digest) ?? 0) - 1;
        left.set(digest, others);
        if (others > 0)
            answers.set(digest, answer);
        else
            answers.delete(digest);
        return answer;
    };
}
function hexOf({ digest }) {
    const [, hex] = (0,attest_digest/* algorithmAndHex */.SO)(digest);
    return hex;
}
/** The store says 404 for "no attestation" as for "no such repository, or not for you": one look-up tells them apart. */
async function whyNothing({ repository, repositoryIds, ownerId, }) {
    const isOwner = !repository.includes('/');
    const found = isOwner ? await ownerId(repository) : await repositoryIds(repository);
    if (found !== undefined)
        return undefined;
    return new release_error/* ReleaseError */.K2('REPOSITORY_NOT_VISIBLE', {
        message: `GitHub shows this token no ${isOwner ? 'owner' : 'repository'} ${repository}`,
    });
}
function once(work) {
    let answer;
    return async () => (answer ??= work());
}

// EXTERNAL MODULE: ./src/oci/manifest.ts
var manifest = __webpack_require__(32060);
;// CONCATENATED MODULE: ./src/commands/verify/images.ts



/** An index of indexes has no use beyond this; without an end it would be a trap. */
const DEEPEST = 3;
const MAX_CHILDREN = 1000;
/** The image itself and, with `images: all`, every child of an index. */
async function readImage(label, { images }, ports) {
    const reference = (0,oci_reference/* parseImageReference */.o_)(label);
    if (typeof reference === 'string') {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `subject: ${label}: ${reference}` });
    }
    const { digest, tag } = await resolve(reference, label, ports);
    const name = { registry: reference.registry, repository: reference.repository };
    const image = { name, tag, index: undefined, platform: undefined };
    const whole = { label, digest: { sha256: digest }, image };
    if (images === 'index')
        return [whole];
    const manifest = await required(name, { digest }, ports);
    if (manifest.kind === 'image')
        return [whole];
    const children = await childrenOf(manifest, name, ports);
    return [whole, ...children];
}
/** The digest; of a tag that the registry names now, once for everything that follows. */
async function resolve(reference, label, ports) {
    if (reference.digest !== undefined)
        return { digest: reference.digest, tag: undefined };
    const tag = reference.tag ?? 'latest';
    const { digest } = await required(reference, { tag }, ports);
    ports.log.info(`${label}: the tag ${tag} names sha256:${digest}`);
    return { digest, tag };
}
async function required(name, reference, { registry }) {
    const manifest = await registry.manifest(name, reference);
    if (manifest !== undefined)
        return manifest;
    throw new release_error/* ReleaseError */.K2('IMAGE_NOT_FOUND', {
        message: 'tag' in reference
            ? `the registry has no ${(0,oci_reference/* imageName */.tO)(name)}:${reference.tag}`
            : `the registry has no ${(0,oci_reference/* imageByDigest */.jq)(name, reference.digest)}`,
    });
}
async function childrenOf(index, name, ports) {
    const found = new Map();
    let level = [index];
    for (let depth = 1; level.length > 0; depth += 1) {
        const deeper = [];
        for (const { digest: parent, manifests } of level) {
            for (const { digest, platform } of manifests) {
                if (found.has(digest) || digest === index.digest)
                    continue;
                if (found.size === MAX_CHILDREN || depth > DEEPEST)
                    throw tooLarge(index, name);
                const child = await required(name, { digest }, ports);
                if (child.kind === 'image' && (0,manifest/* holdsStatementsAlone */.i3)(child)) {
                    ports.log.info(`sha256:${digest} holds statements of BuildKit and no image: not asked about`);
                    continue;
                }
                const suffix = platform === undefined ? '' : ` (${platform})`;
                found.set(digest, {
                    label: `${(0,oci_reference/* imageByDigest */.jq)(name, digest)}${suffix}`,
                    digest: { sha256: digest },
                    image: { name, tag: undefined, index: parent, platform },
                });
                if (child.kind === 'index')
                    deeper.push(child);
            }
        }
        level = deeper;
    }
    return [...found.values()];
}
function tooLarge({ digest }, name) {
    return new release_error/* VerificationError */.mk('IMAGE_TOO_LARGE', {
        message: `the index ${(0,oci_reference/* imageByDigest */.jq)(name, digest)} holds more than is looked at`,
        expected: `at most ${MAX_CHILDREN} manifests, indexes nested at most ${DEEPEST} deep`,
        actual: 'more',
    });
}
/** Refuses a tag that names another image than at the beginning (IMAGE_TAG_MOVED); a digest cannot move. */
async function checkTagStays({ digest, image: { name, tag } }, { registry }) {
    if (tag === undefined)
        return;
    const now = await registry.manifest(name, { tag });
    if (now?.digest === digest.sha256)
        return;
    throw new release_error/* PolicyError */.pn('IMAGE_TAG_MOVED', {
        message: `the tag ${(0,oci_reference/* imageName */.tO)(name)}:${tag} was moved while it was verified`,
        expected: `sha256:${digest.sha256}`,
        actual: now === undefined ? 'no image' : `sha256:${now.digest}`,
    });
}

// EXTERNAL MODULE: ./src/commands/verify-policy.ts + 1 modules
var commands_verify_policy = __webpack_require__(84098);
;// CONCATENATED MODULE: ./src/commands/verify/subjects.ts
/** What `verify` is asked about: files, digests and images. */





// Hashing uses the pool of four threads that reading files does.
const FILES_AT_ONCE = 4;
/** Files first, then digests and images; none at all is refused. */
async function readSubjects(inputs, ports) {
    const { subjectPaths, subjects, digestAlg } = inputs;
    const { expand, files } = ports;
    const paths = subjectPaths.length > 0 ? await expand(subjectPaths) : [];
    const measured = await (0,concurrent/* mapAll */.gJ)(paths, FILES_AT_ONCE, async (path) => ({
        label: (0,external_node_path_.basename)(path),
        digest: await measure(path, digestAlg, files),
    }));
    const named = await (0,concurrent/* mapAll */.gJ)(subjects, FILES_AT_ONCE, async (label) => label.startsWith('oci://') ? readImage(label, inputs, ports) : [readDigest(label)]);
    const found = [...measured, ...named.flat()];
    if (found.length > 0)
        return found;
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: 'there is nothing to verify' });
}
async function measure(path, algorithm, files) {
    if (algorithm === 'sha512')
        return { sha512: await files.measureSha512(path) };
    const { sha256 } = await files.measure(path);
    return { sha256 };
}
/** `ALGORITHM:HEX` */
function readDigest(label) {
    const digest = (0,attest_digest/* parseSubjectDigest */.Ky)(label);
    if (digest !== undefined)
        return { label, digest };
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
        message: 'a subject is no digest',
        expected: 'sha256:HEX or sha512:HEX',
        actual: label,
    });
}
/** A signature is checked over the bytes, all at once: files of GitHub's largest size have no place in memory. */
const MAX_SIGNED_FILE = 1024 * 1024 * 1024;
/** The files whose bytes are to be judged; a digest has none. */
async function filesOf({ subjectPaths, subjects }, { expand }) {
    if (subjectPaths.length === 0 || subjects.length > 0) {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
            message: 'a plain signature is checked over the bytes of a file, not over a digest',
            expected: 'subject-path',
        });
    }
    return expand(subjectPaths);
}
/** One of them, in memory. */
async function readSubjectBytes(path, { digestAlg }, { files }) {
    const bytes = await files.readBytes(path, MAX_SIGNED_FILE);
    return { label: (0,external_node_path_.basename)(path), digest: (0,attest_digest/* digestOf */.ol)(bytes, digestAlg), bytes };
}

;// CONCATENATED MODULE: ./src/commands/verify/plain-signatures.ts
/** `verify` of plain signatures: over the bytes, from bundle files alone, since GitHub's store keeps attestations only. */







/** One file after the other, so that only one of them is in memory. */
async function verifySignatures(inputs, verifier, ports) {
    const paths = await filesOf(inputs, ports);
    const policy = await (0,commands_verify_policy/* policyOf */.U)(inputs, ports);
    const signatures = inputs.bundles.length > 0 ? await readBundles(inputs.bundles, ports) : [];
    const conclusion = await startConclusion(inputs, paths.length, ports);
    for (const path of paths) {
        const { label, digest, bytes } = await readSubjectBytes(path, inputs, ports);
        const file = { label, bytes, signatures };
        const { accepted, ...verdict } = judgeSignatures(file, verifier, policy);
        const base = { subject: label, digest: (0,attest_digest/* digestName */.su)(digest), open: (0,verify_policy/* openDimensions */.E)(policy) };
        await conclusion.add({ ...base, ...verdict, accepted: [], signatures: accepted });
    }
    return conclusion.end();
}

// EXTERNAL MODULE: ./src/oci/referrers.ts
var oci_referrers = __webpack_require__(50961);
;// CONCATENATED MODULE: ./src/commands/verify/registry-evidence.ts






const AT_ONCE = 8;
/** A predicate of 16 MiB in base64, its envelope and its proof. */
const MAX_LAYER = 32 * 1024 * 1024;
/** Reads each image's evidence once for all of its readers, attestations and signatures, and lets go of it then. */
function createReadRegistry(registry, readers) {
    const reading = new Map();
    return async (image, digest) => {
        const key = (0,oci_reference/* imageByDigest */.jq)(image, digest);
        const one = reading.get(key) ?? {
            left: readers,
            found: evidenceInRegistry(image, digest, registry),
        };
        one.left -= 1;
        if (one.left > 0)
            reading.set(key, one);
        else
            reading.delete(key);
        return one.found;
    };
}
/** All of it; never rejects. */
async function evidenceInRegistry(image, digest, registry) {
    const unreadable = [];
    const each = async (items, work) => {
        const settled = await (0,concurrent/* settleAll */.j3)(items, AT_ONCE, work);
        return settled.flatMap(result => {
            if (result.status === 'fulfilled')
                return [result.value];
            unreadable.push((0,release_error/* toReleaseError */.Tp)(result.reason));
            return [];
        });
    };
    const byTag = async (tag) => registry.manifest(image, { tag });
    const lists = await each([
        async () => registry.referrers(image, digest),
        async () => present(byTag((0,oci_referrers/* fallbackTag */.fH)(digest))),
    ], async (list) => list());
    const referrers = (0,oci_referrers/* candidates */.Xi)(lists.flat());
    if (referrers.length > oci_referrers/* MAX_REFERRERS */.OB) {
        const failure = new release_error/* VerificationError */.mk('IMAGE_TOO_LARGE', {
            message: `more documents refer to ${(0,oci_reference/* imageByDigest */.jq)(image, digest)} than are opened`,
            expected: `at most ${oci_referrers/* MAX_REFERRERS */.OB}`,
            actual: String(referrers.length),
        });
        return { records: [], payloads: [], unreadable: [failure] };
    }
    const opened = await each(referrers, async (one) => registry_evidence_required(image, one.digest, registry));
    const older = await each((0,oci_referrers/* cosignTags */.FJ)(digest), byTag);
    const documents = [...opened, ...older].filter(isImage);
    const layers = documents.flatMap(document => (0,oci_referrers/* evidenceLayers */.gk)(document).map(layer => ({ ...layer, source: sourceOf(document) })));
    const read = await each(layers, async (one) => readLayer(one, image, registry));
    return {
        records: read.flatMap(one => ('record' in one ? [one.record] : [])),
        payloads: read.flatMap(one => ('payload' in one ? [one.payload] : [])),
        unreadable,
    };
}
async function present(list) {
    const found = await list;
    return found === undefined ? [] : [found];
}
async function registry_evidence_required(image, digest, registry) {
    const manifest = await registry.manifest(image, { digest });
    if (manifest !== undefined)
        return manifest;
    throw new release_error/* ReleaseError */.K2('BUNDLE_UNREADABLE', {
        message: `the registry lists ${(0,oci_reference/* imageByDigest */.jq)(image, digest)} and does not have it`,
    });
}
function isImage(manifest) {
    return manifest?.kind === 'image';
}
function sourceOf({ digest }) {
    return `registry, sha256:${digest.slice(0, 12)}…`;
}
async function readLayer({ kind, layer, source }, image, registry) {
    if (layer.size > MAX_LAYER) {
        throw new release_error/* ReleaseError */.K2('RESPONSE_TOO_LARGE', {
            message: `a layer of ${source}`,
            expected: `at most ${MAX_LAYER} bytes`,
            actual: `${layer.size} bytes`,
        });
    }
    const bytes = await registry.blob(image, layer.digest, layer.size);
    const { annotations } = layer;
    if (kind === 'signed-payload') {
        try {
            return { payload: { source, bytes, bundle: signatureBundle({ annotations, bytes }) } };
        }
        catch (thrown) {
            return { payload: { source, fault: (0,release_error/* toReleaseError */.Tp)(thrown) } };
        }
    }
    try {
        const bundle = kind === 'envelope' ? envelopeBundle({ annotations, bytes }) : readBundle(bytes, source);
        return { record: { source, bundle } };
    }
    catch {
        // Evidence that cannot be read is none; the verifier says so of what is not there.
        return { record: { source, bundle: null } };
    }
}
function readBundle(bytes, source) {
    const [read, ...others] = (0,bundle_file/* parseBundleFile */.E)(bytes, source);
    if (read !== undefined && others.length === 0)
        return read();
    throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', { message: `${source} holds more than one bundle` });
}

;// CONCATENATED MODULE: ./src/commands/verify.ts
/** `verify`: files, digests or images against their attestations, fail-closed, online or offline. */
















/** Subjects whose bundles are fetched while others are judged. */
const FILES_AHEAD = 8;
/** The command. A refusal is a failure of the step, beside the report that explains it. */
async function runVerify(inputs, ports) {
    if (inputs.bundleContent === 'attestation')
        return verifySubjects(inputs, ports);
    return verifySignatures(inputs, accepting(inputs, await ports.loadVerifier()), ports);
}
function accepting({ noPublicGood }, verifier) {
    return noPublicGood ? (0,without_public_good/* withoutPublicGood */.L)(verifier) : verifier;
}
async function verifySubjects(inputs, world) {
    const ports = {
        ...world,
        registryEvidence: createReadRegistry(world.registry, readersOf(inputs)),
    };
    const [subjects, policy, evidenceOf, loaded] = await (0,concurrent/* sideBySide */.Qp)(readSubjects(inputs, ports), (0,commands_verify_policy/* policyOf */.U)(inputs, ports), openEvidence(inputs, ports), ports.loadVerifier());
    const accepted = accepting(inputs, loaded);
    const verifier = { ...accepted, ...(0,each_bundle_once/* eachBundleOnce */.r)(accepted) };
    const conclusion = await startConclusion(inputs, subjects.length, ports);
    const evidence = evidenceOf(subjects);
    const fetched = (0,concurrent/* inOrder */.al)(subjects, FILES_AHEAD, async (subject) => ({
        subject,
        found: await evidence(subject),
        signed: await signaturesOf(subject, inputs, { ...ports, evidence }),
    }));
    for await (const { subject, found, signed } of fetched) {
        const judging = { verifier, policy, inputs };
        const verdict = judge(subject, found, judging);
        await conclusion.add(subject.image === undefined
            ? verdict
            : await judgeImage(verdict, { subject, signed }, judging, world));
    }
    return conclusion.end();
}
/** Who reads what a registry keeps of an image. */
function readersOf({ bundleFromOci, requireSignature, bundles }) {
    return Number(bundleFromOci) + Number(requireSignature && bundles.length === 0);
}
/** Where the signatures of an image are: in its registry, or in the bundles that were given instead. */
async function signaturesOf(subject, { requireSignature, bundles }, ports) {
    if (!requireSignature || subject.image === undefined)
        return undefined;
    if (bundles.length > 0)
        return { ...(await ports.evidence(subject)), payloads: [] };
    return ports.registryEvidence(subject.image.name, subject.digest.sha256);
}
/** The same verdict with all else that is demanded of an image: its signature, and that its tag stays. */
async function judgeImage(verdict, image, { verifier, policy }, ports) {
    const { subject, signed } = image;
    const { label, digest } = subject;
    const signature = signed && signatureVerdict({ label, sha256: digest.sha256, signed }, verifier, policy);
    const failure = worse(verdict.failure, signature?.failure);
    return {
        ...verdict,
        image: subject.image,
        accepted: [...verdict.accepted, ...(signature?.accepted ?? [])],
        signatures: signature?.signatures ?? [],
        refused: [...verdict.refused, ...(signature?.refused ?? [])],
        failure: failure ?? (await failureOf(checkTagStays(subject, ports))),
    };
}
function signatureVerdict(image, verifier, policy) {
    const { signed, ...known } = image;
    const { records: bundles, payloads, unreadable } = signed;
    const verdict = judgeImageSignatures({ ...known, bundles, payloads }, verifier, policy);
    const [lost] = unreadable;
    return verdict.failure === undefined || lost === undefined
        ? verdict
        : { ...verdict, failure: lost };
}
function worse(one, other) {
    return one?.class === 'security' ? one : other?.class === 'security' ? other : (one ?? other);
}
async function failureOf(work) {
    try {
        await work;
        return undefined;
    }
    catch (thrown) {
        return (0,release_error/* toReleaseError */.Tp)(thrown);
    }
}
function judge({ label, digest }, { records: attestations, unreadable }, { verifier, policy, inputs }) {
    const open = (0,verify_policy/* openDimensions */.E)(policy);
    const base = { subject: label, digest: (0,attest_digest/* digestName */.su)(digest), signatures: [], open };
    try {
        const requirements = requirementsOf(inputs.predicateTypes, policy);
        // Who downloads a file may rename it: here the digest alone decides.
        const artifact = { ...digest, name: null, label, requirements, attestations };
        const { accepted, refused } = (0,verified_artifact/* verifyAttestations */.rm)(artifact, verifier);
        return { ...base, accepted, refused, failure: undefined };
    }
    catch (thrown) {
        const refusal = (0,release_error/* toReleaseError */.Tp)(thrown);
        // What could not be read might have been what is missing: then that is the news, and the refusals stay beside it.
        const [failure = refusal] = unreadable;
        return { ...base, accepted: [], refused: (0,verified_artifact/* refusalsOf */.he)(refusal), failure };
    }
}
function requirementsOf(types, policy) {
    const [first, ...others] = types.map((predicateType) => ({
        predicateType,
        policy,
        // What is claimed of a file that another tool made, report and summary say.
        buildTypes: [predicate/* WORKFLOW_BUILD_TYPE */.gf, predicate/* ASSEMBLED_BUILD_TYPE */.Hf],
    }));
    if (first !== undefined)
        return [first, ...others];
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: 'no predicate type is required' });
}

// EXTERNAL MODULE: ./src/io/attestation-store.ts
var attestation_store = __webpack_require__(22586);
// EXTERNAL MODULE: ./src/io/expand-paths.ts
var expand_paths = __webpack_require__(22227);
// EXTERNAL MODULE: ./src/io/files.ts + 12 modules
var files = __webpack_require__(63700);
// EXTERNAL MODULE: ./src/io/heap.ts
var heap = __webpack_require__(6544);
// EXTERNAL MODULE: ./src/io/oidc.ts
var oidc = __webpack_require__(53171);
// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/io/repository-ids.ts
var repository_ids = __webpack_require__(41373);
// EXTERNAL MODULE: ./src/steps/trust.ts + 4 modules
var trust = __webpack_require__(61093);
// EXTERNAL MODULE: ./src/steps/world.ts + 18 modules
var world = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/steps/verify.ts










/** `verify` over the real world: reads only. */
async function verifyStep(inputs, environment) {
    (0,heap/* keepHeapSmall */.p)();
    const { context, githubToken: token, log } = environment;
    const { apiUrl, repository, serverUrl, workspace, temporary } = context;
    const { http, client } = (0,world/* githubWorld */.WF)(environment);
    return runVerify(inputs, {
        context,
        log,
        sleep: world/* sleep */.yy,
        clock: Date.now,
        files: (0,files/* createFiles */.q)(temporary),
        store: (0,attestation_store/* createAttestationStore */.i5)({ http, token, apiUrl, repository }),
        registry: (0,world/* imageRegistry */.bl)(environment),
        expand: (0,expand_paths/* createExpand */.n)(workspace),
        repositoryIds: (0,repository_ids/* createRepositoryIds */.di)(client),
        ownerId: (0,repository_ids/* createOwnerId */.pw)(client),
        tokenIssuer: (0,oidc/* tokenIssuer */.fH)(serverUrl),
        loadVerifier: async () => (0,trust/* loadVerifier */.VH)(inputs, { context, log, http, trustDomain: (0,trust_domain/* createTrustDomain */.d)(client) }, 
        // Then images alone are asked about, and cosign may have attested them.
        inputs.bundleFromOci ? 'v0.1 too' : 'v1'),
    });
}


/***/ }),

/***/ 69955:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ eachBundleOnce)
/* harmony export */ });
/**
 * The same verifier, which remembers its answers, refusals included. A bundle is known by its identity and not by its
 * content; whoever passes one must not change it afterwards. An answer is let go when memory is needed: then the bundle
 * is checked again, and the answer is the same.
 */
function eachBundleOnce(verifier) {
    const answers = new WeakMap();
    return {
        verify(bundle) {
            if (typeof bundle !== 'object' || bundle === null)
                return verifier.verify(bundle);
            const known = answers.get(bundle)?.deref() ?? ask(verifier, bundle);
            answers.set(bundle, new WeakRef(known));
            if ('signed' in known)
                return known.signed;
            throw known.refusal;
        },
    };
}
function ask(verifier, bundle) {
    try {
        return { signed: verifier.verify(bundle) };
    }
    catch (refusal) {
        return { refusal };
    }
}


/***/ }),

/***/ 21876:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ recordsBySubject)
/* harmony export */ });
/* harmony import */ var _attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14441);
/** Many files, one evidence file: which of its bundles are worth judging for which file. */

/** Of bundles that are all about other files so many are judged, so that the refusal can say what there is. */
const MOST_STRANGERS = 32;
/**
 * For a digest, the records whose statement names it, or cannot be read. Nothing is believed here and nothing let
 * through: each record is judged by whoever gets it, and one that is left out could only have been refused. Where no
 * statement names the digest, some others are given, those of the same name first.
 */
function recordsBySubject(records) {
    const byDigest = new Map();
    const byName = new Map();
    const unclear = [];
    for (const record of records) {
        const subjects = (0,_attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_0__/* .peekStatement */ .JB)(record.bundle)?.subject;
        if (subjects === undefined)
            unclear.push(record);
        const digests = (subjects ?? []).flatMap(subject => Object.values(subject.digest));
        for (const digest of new Set(digests))
            put(byDigest, digest, record);
        for (const { name } of new Map((subjects ?? []).map(one => [one.name, one])).values()) {
            put(byName, name, record);
        }
    }
    return (hex, name) => {
        const about = byDigest.get(hex);
        if (about !== undefined)
            return [...about, ...unclear];
        const strangers = new Set([...(byName.get(name) ?? []), ...records]);
        return [...strangers].slice(0, MOST_STRANGERS);
    };
}
function put(map, key, value) {
    const values = map.get(key);
    if (values === undefined)
        map.set(key, [value]);
    else
        values.push(value);
}


/***/ }),

/***/ 84329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withoutPublicGood)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);

/** The same verifier, that refuses what the public-good instance certified (INSTANCE_REFUSED). */
function withoutPublicGood(verifier) {
    return {
        verify: bundle => refusePublicGood(verifier.verify(bundle)),
        verifyBlob: (bundle, blob) => refusePublicGood(verifier.verifyBlob(bundle, blob)),
    };
}
function refusePublicGood(signed) {
    if (signed.instance !== 'public-good')
        return signed;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('INSTANCE_REFUSED', {
        message: 'Sigstore instance',
        expected: 'GitHub’s own',
        actual: 'public-good',
        check: 'root.instance',
    });
}


/***/ })

};
