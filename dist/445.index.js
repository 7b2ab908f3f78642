export const id = 445;
export const ids = [445];
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

/***/ 11520:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readAsset),
/* harmony export */   i: () => (/* binding */ readRelease)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/** GitHub's JSON of a release and of an asset → our types. */


/** https://docs.github.com/rest/releases/releases#get-a-release */
function readRelease(json) {
    const fields = objectOf(json);
    return {
        id: read(fields, 'id', isId),
        tag: read(fields, 'tag_name', isString),
        draft: read(fields, 'draft', isBoolean),
        prerelease: read(fields, 'prerelease', isBoolean),
        // Absent on servers that do not know immutable releases.
        immutable: fields['immutable'] === true,
        title: typeof fields['name'] === 'string' ? fields['name'] : '',
        body: typeof fields['body'] === 'string' ? fields['body'] : '',
        publishedAt: typeof fields['published_at'] === 'string' ? fields['published_at'] : null,
        url: read(fields, 'html_url', isString),
        uploadUrl: read(fields, 'upload_url', isString),
    };
}
/** https://docs.github.com/rest/releases/assets#get-a-release-asset */
function readAsset(json) {
    const fields = objectOf(json);
    return {
        id: read(fields, 'id', isId),
        name: read(fields, 'name', isString),
        size: read(fields, 'size', isSize),
        state: read(fields, 'state', isString),
        sha256: digestOf(fields['digest']),
        url: read(fields, 'browser_download_url', isString),
    };
}
/** null on old assets; anything but a sha256 is refused rather than overlooked. */
function digestOf(value) {
    if (value === null || value === undefined)
        return undefined;
    return (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(value) ?? refuse('digest', value);
}
function read(fields, name, is) {
    const value = fields[name];
    return is(value) ? value : refuse(name, value);
}
function refuse(field, value) {
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
        message: `GitHub's answer about a release has an odd ${field}`,
        actual: JSON.stringify(value),
    });
}
function objectOf(json) {
    return typeof json === 'object' && json !== null ? { ...json } : refuse('form', json);
}
const isString = (value) => typeof value === 'string';
const isBoolean = (value) => typeof value === 'boolean';
const isSize = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isId = (value) => isSize(value) && value > 0;


/***/ }),

/***/ 90445:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  auditStep: () => (/* binding */ auditStep)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
;// CONCATENATED MODULE: ./src/audit/fingerprint.ts
/**
 * What a verdict depends on, as one digest: whom the policy believes, the trust roots, and this version of the code.
 * What was verified under another fingerprint says nothing.
 */


/** Of the whole basis. */
function fingerprintOf(basis) {
    return (0,attest_digest/* sha256Of */.Bj)(stable({ ...basis, version: tool/* TOOL_VERSION */.wr }));
}
/** Of the keys themselves, whichever file or mirror they came from. */
function fingerprintOfRoots(roots) {
    const parts = [...roots.values()]
        .map(partsOf)
        .toSorted((a, b) => (stable(a) < stable(b) ? -1 : 1));
    return (0,attest_digest/* sha256Of */.Bj)(stable(parts));
}
function partsOf({ organization, instance, thresholds, material }) {
    const authorities = (list) => list.map(({ certChain, validFor }) => ({
        chain: certChain.map(certificate => certificate.root.toDER().toString('base64')),
        validFor: [validFor.start.getTime(), validFor.end.getTime()],
    }));
    const logs = (list) => list.map(({ logID, publicKey, validFor }) => ({
        id: logID.toString('hex'),
        key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        validFor: [validFor.start.getTime(), validFor.end.getTime()],
    }));
    return {
        ...{ organization, instance, thresholds },
        certificateAuthorities: authorities(material.certificateAuthorities),
        timestampAuthorities: authorities(material.timestampAuthorities),
        tlogs: logs(material.tlogs),
        ctlogs: logs(material.ctlogs),
    };
}
/** JSON with sorted keys; an expression is its source. */
function stable(value) {
    return JSON.stringify(value, (_key, inner) => {
        if (inner instanceof RegExp)
            return { expression: inner.source, flags: inner.flags };
        if (typeof inner !== 'object' || inner === null || Array.isArray(inner))
            return inner;
        return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    });
}

// EXTERNAL MODULE: ./src/audit/selection.ts
var selection = __webpack_require__(16865);
// EXTERNAL MODULE: ./src/errors/catalog.ts + 11 modules
var catalog = __webpack_require__(10197);
;// CONCATENATED MODULE: ./src/audit/verdict.ts
/** What an audit says about a file of a release: one verdict, by the gravest of its findings. */

/**
 * Gravest first. What bytes prove outranks what signatures say, and both outrank what could not be found out: an outage
 * hides no attack.
 */
const VERDICTS = {
    'digest-drift': {
        title: 'digest drift',
        meaning: 'The bytes under this name are not those that were attested under it.',
    },
    'wrong-signer': {
        title: 'wrong signer',
        meaning: 'There are attestations of these bytes, and none that the policy accepts.',
    },
    'checksum-drift': {
        title: 'checksum drift',
        meaning: 'A checksums file of the release says something else.',
    },
    'tag-moved': {
        title: 'tag moved',
        meaning: 'The tag names another commit than the one that was built.',
    },
    unattested: {
        title: 'unattested',
        meaning: 'Nothing attests these bytes, and no baseline knows them.',
    },
    'attestation-missing': {
        title: 'attestation missing from the store',
        meaning: 'They were attested, and the attestation is gone.',
    },
    unreadable: {
        title: 'unreadable',
        meaning: 'A service did not answer or answered nonsense: nothing is known.',
    },
    'evidence-only': {
        title: 'evidence only on the release',
        meaning: 'They verify by the evidence file on the release; the store has lost the attestation.',
    },
    baseline: {
        title: 'before attestations',
        meaning: 'Unattested, and unchanged since the baseline was reviewed.',
    },
    verified: {
        title: 'verified',
        meaning: 'Attested, by the right signer, for this tag and these bytes.',
    },
};
const VERDICT_NAMES = Object.keys(VERDICTS);
/** A code has one class, here as everywhere. */
function classOf({ code }) {
    return catalog/* ERROR_CATALOG */.N[code].class;
}
/** A finding in the audit's own words. */
function finding(verdict, code, message, compared = {}) {
    const { expected = null, actual = null } = compared;
    return { verdict, code, message, expected, actual, remedy: catalog/* ERROR_CATALOG */.N[code].remedy };
}
/** An error that was met on the way. */
function findingOf(verdict, error) {
    const { code, message, expected = null, actual = null, remedy } = error;
    return { verdict, code, message, expected, actual, remedy };
}
/** By the gravest finding; without any, what stands otherwise. */
function worst(findings, otherwise) {
    const met = new Set(findings.map(({ verdict }) => verdict));
    return VERDICT_NAMES.find(verdict => met.has(verdict)) ?? otherwise;
}
/** Gravest first; of one verdict in the order in which they were found. */
function ordered(findings) {
    return findings.toSorted((a, b) => VERDICT_NAMES.indexOf(a.verdict) - VERDICT_NAMES.indexOf(b.verdict));
}

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/audit/chain.ts
/** Only what the verifier sealed has a chain. */
function chainOf(artifact) {
    return artifact.accepted.map(linkOf);
}
function linkOf(attestation) {
    const { predicateType, source, instance, signer, timestamps, logIndices } = attestation;
    return {
        predicateType,
        source,
        instance,
        signer: signer.buildSignerUri,
        signerCommit: signer.buildSignerDigest,
        issuer: signer.issuer,
        repository: signer.sourceRepositoryUri,
        ref: signer.sourceRepositoryRef,
        commit: signer.sourceRepositoryDigest,
        trigger: signer.buildTrigger,
        runner: signer.runnerEnvironment,
        run: signer.runInvocationUri,
        timestamps: timestamps.map(({ type, uri, timestamp }) => ({ type, uri, timestamp })),
        logIndices: [...logIndices],
    };
}

// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
;// CONCATENATED MODULE: ./src/audit/proof.ts




/** The first policy that accepts; else the refusal under the first, for that is the one people know. */
function prove({ name, sha256 }, attestations, { policies, predicateTypes }, verifier) {
    const [first, ...formers] = policies;
    const attempt = (policy) => {
        try {
            const requirements = requirementsOf(predicateTypes, policy);
            const artifact = { name, sha256, requirements, attestations };
            return { artifact: verified_artifact/* VerifiedArtifact */.Xu.verify(artifact, verifier), policy };
        }
        catch (thrown) {
            const refusal = (0,release_error/* toReleaseError */.Tp)(thrown);
            return { refusal, refused: (0,verified_artifact/* refusalsOf */.he)(refusal) };
        }
    };
    const now = attempt(first);
    if ('artifact' in now)
        return now;
    for (const former of formers) {
        const before = attempt(former);
        if ('artifact' in before)
            return before;
    }
    return now;
}
function requirementsOf([first, ...others], policy) {
    return [
        { predicateType: first, policy },
        ...others.map(predicateType => ({ predicateType, policy })),
    ];
}
/** Whether a refusal says that something could not be judged at all: a trust root that is not to be had. */
function couldNotJudge(refused) {
    return refused.find(({ code }) => catalog/* ERROR_CATALOG */.N[code].class === 'operational');
}
/** Why an attestation of a kind that is not required is not accepted either; undefined: it is. */
function refusalOfOther({ name, sha256 }, record, policy, verifier) {
    const predicateType = (0,kept_bundles/* peekStatement */.JB)(record.bundle)?.predicateType ?? '';
    const requirements = [{ predicateType, policy }];
    try {
        (0,verified_artifact/* verifyAttestations */.rm)({ name, sha256, requirements, attestations: [record] }, verifier);
        return undefined;
    }
    catch (thrown) {
        return (0,verified_artifact/* refusalsOf */.he)((0,release_error/* toReleaseError */.Tp)(thrown))[0];
    }
}
/** The name in the certificate, where the proof holds. */
function signerOf(record, verifier) {
    try {
        return verifier.verify(record.bundle).signer.subjectAlternativeName;
    }
    catch {
        return null;
    }
}
/** Whether a bundle names these bytes; what cannot be read names nothing. */
function isAbout({ bundle }, sha256) {
    return (0,kept_bundles/* peekStatement */.JB)(bundle)?.subject.some(({ digest }) => digest['sha256'] === sha256) === true;
}
/** Other digests that bundles claim for a name. Claims: each is to be proven before it says anything. */
function digestsClaimedFor(name, sha256, records) {
    const claimed = records
        .flatMap(({ bundle }) => (0,kept_bundles/* peekStatement */.JB)(bundle)?.subject ?? [])
        .flatMap(subject => (subject.name === name ? (subject.digest['sha256'] ?? []) : []));
    return [...new Set(claimed)].filter(digest => digest !== sha256);
}

;// CONCATENATED MODULE: ./src/audit/others.ts
/** Attestations of a file's bytes that nobody asked for: an auditor wants to know of each. */



/** What releases carry: provenance and documents of what a file is made of. */
const isPlanned = (predicateType) => predicateType === predicate/* PROVENANCE_V1 */.A0 ||
    predicateType === predicate/* CYCLONEDX_BOM */.fm ||
    predicateType.startsWith('https://spdx.dev/Document');
/** Enough to see a pattern; the store may list a thousand. */
const MOST_OTHERS = 20;
/** Refused ones, and accepted ones of a kind that no release plans. */
function otherAttestations(file, records, required, policy, verifier) {
    const others = [];
    for (const record of records) {
        const predicateType = (0,kept_bundles/* peekStatement */.JB)(record.bundle)?.predicateType ?? '';
        const refusal = refusalOfOther(file, record, policy, verifier);
        if (refusal === undefined && (isPlanned(predicateType) || required.includes(predicateType))) {
            continue;
        }
        others.push({
            source: record.source,
            predicateType,
            signer: signerOf(record, verifier),
            code: refusal?.code ?? null,
            message: refusal?.message ?? 'signed by the right signer, and of a kind that nobody planned',
        });
        if (others.length === MOST_OTHERS)
            break;
    }
    return others;
}

;// CONCATENATED MODULE: ./src/audit/judge-asset.ts
/** The verdict on one file, from everything that was found out about it. Pure: the same facts, the same verdict. */






/** The verdict with everything that led to it. */
function judgeAsset(one, verifier) {
    const { asset, bytes, memory, compared } = one;
    const base = {
        name: asset.name,
        size: asset.size,
        url: asset.url,
        notes: [],
        checkedEarlier: null,
    };
    const { sha256 } = bytes;
    if (sha256 === undefined) {
        const findings = ordered([...bytes.findings, ...compared]);
        const verdict = worst([...findings, nothingKnown(asset.name)], 'verified');
        const told = findings.length > 0 ? findings : [nothingKnown(asset.name)];
        return {
            ...base,
            ...{ sha256: null, digestFrom: null, chain: [], others: [] },
            verdict,
            findings: told,
        };
    }
    const { chain, others, findings, isBaseline } = judgeEvidence({ ...one, sha256 }, verifier);
    const all = ordered([
        ...bytes.findings,
        ...compared,
        ...findings,
        ...replaced(asset.name, sha256, memory),
        ...movedTag(chain, one),
    ]);
    const verdict = worst(all, isBaseline ? 'baseline' : 'verified');
    return { ...base, sha256, digestFrom: bytes.from, verdict, findings: all, chain, others };
}
/** The same of a file whose proof an earlier audit checked: everything else is compared anew. */
function judgeKnownAsset(one, known) {
    const { asset, bytes, compared, memory, sha256 } = one;
    const { name, size, url } = asset;
    const findings = ordered([
        ...bytes.findings,
        ...compared,
        ...replaced(name, sha256, memory),
        ...movedTag(known.chain, one),
    ]);
    const verdict = worst(findings, 'verified');
    return { name, size, url, sha256, digestFrom: bytes.from, verdict, findings, notes: [], ...known };
}
function judgeEvidence(one, verifier) {
    const { asset, evidence, policy, sha256 } = one;
    const file = { name: asset.name, sha256 };
    const { stored, onRelease, unreadable } = evidence;
    const byStore = prove(file, stored, policy, verifier);
    // What the release says of other files is no evidence about this one, and no accusation either.
    const about = [...stored, ...onRelease.filter(record => isAbout(record, sha256))];
    const proof = 'artifact' in byStore ? byStore : prove(file, about, policy, verifier);
    if (!('artifact' in proof)) {
        const others = otherAttestations(file, stored, policy.predicateTypes, policy.policies[0], verifier);
        return { chain: [], others, ...absence(one, proof, verifier) };
    }
    const others = otherAttestations(file, stored, policy.predicateTypes, proof.policy, verifier);
    const lost = proof === byStore ? [] : lostFromStore(asset.name, unreadable, byStore);
    return { chain: chainOf(proof.artifact), others, findings: lost, isBaseline: false };
}
/** The release itself has the evidence: whether the store has lost it, only a store that answers can say. */
function lostFromStore(name, unreadable, byStore) {
    const [why] = unreadable;
    if (why !== undefined)
        return [findingOf('unreadable', why)];
    const refused = 'refused' in byStore ? byStore.refused : [];
    const unclear = couldNotJudge(refused);
    if (unclear !== undefined)
        return [finding('unreadable', unclear.code, unclear.message)];
    const message = `the attestation of ${name} is in the evidence file of its release, and not in the store`;
    return [finding('evidence-only', 'AUDIT_EVIDENCE_ONLY', message)];
}
function absence(one, { refusal, refused }, verifier) {
    const { asset, evidence, memory, sha256, policy } = one;
    const said = (...findings) => ({
        findings,
        isBaseline: false,
    });
    const drift = attestedOtherwise(one, verifier);
    if (drift !== undefined)
        return said(drift);
    // What could not be read, or not judged, might have been what is missing: then that is the news.
    const [lost] = evidence.unreadable;
    if (lost !== undefined)
        return said(findingOf('unreadable', lost));
    const unclear = couldNotJudge(refused);
    if (unclear !== undefined)
        return said(finding('unreadable', unclear.code, unclear.message));
    if (refusal.class === 'security')
        return said(findingOf('wrong-signer', refusal));
    const kinds = policy.predicateTypes.join(', ');
    const file = { name: asset.name, sha256 };
    const [current] = policy.policies;
    // Of the right signer: what a stranger attests is no sign that there was more.
    const hasOthers = evidence.stored.some(record => refusalOfOther(file, record, current, verifier) === undefined);
    if (memory.verifiedBefore || hasOthers) {
        const how = memory.verifiedBefore
            ? 'was verified by an earlier audit'
            : 'has other attestations';
        const message = `${asset.name} ${how}, and its attestation of ${kinds} is gone`;
        return said(finding('attestation-missing', 'AUDIT_ATTESTATION_LOST', message));
    }
    if (memory.baseline === sha256)
        return { findings: [], isBaseline: true };
    const message = `nothing attests ${asset.name} (sha256:${sha256})`;
    return said(finding('unattested', 'AUDIT_UNATTESTED', message));
}
/** These bytes under another name, or other bytes under this name: proven under the very policy, not claimed. */
function attestedOtherwise({ asset: { name }, evidence, sha256, policy }, verifier) {
    const records = [...evidence.stored, ...evidence.onRelease];
    const renamed = prove({ name: null, sha256 }, records, policy, verifier);
    if ('artifact' in renamed) {
        const names = renamed.artifact.accepted.flatMap(({ statement }) => statement.subject.flatMap(one => (one.digest['sha256'] === sha256 ? one.name : [])));
        return finding('digest-drift', 'AUDIT_DIGEST_DRIFT', 'these bytes were attested under another name', {
            expected: [...new Set(names)].join(', '),
            actual: name,
        });
    }
    for (const claimed of digestsClaimedFor(name, sha256, records)) {
        const digest = (0,attest_digest/* parseSha256 */.tz)(claimed);
        if (digest === undefined)
            continue;
        if ('artifact' in prove({ name, sha256: digest }, records, policy, verifier)) {
            return drifted(name, digest, sha256, 'the evidence of this release');
        }
    }
    return undefined;
}
function replaced(name, sha256, { earlierDigests, baseline }) {
    const other = earlierDigests.find(digest => digest !== sha256);
    return [
        ...(other === undefined ? [] : [drifted(name, other, sha256, 'an earlier audit')]),
        ...(baseline === undefined || baseline === sha256
            ? []
            : [drifted(name, baseline, sha256, 'the baseline')]),
    ];
}
function drifted(name, expected, actual, by) {
    return finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}, by ${by}`, {
        expected: `sha256:${expected}`,
        actual: `sha256:${actual}`,
    });
}
/** A tag that was moved after the build: what it names now is not what was built. */
function movedTag(chain, { commit, tag }) {
    const [first] = chain;
    if (first === undefined || commit === undefined)
        return [];
    const built = [...new Set(chain.map(link => link.commit))];
    if (built.length === 1 && built[0] === commit)
        return [];
    return [
        finding('tag-moved', 'TAG_MOVED', `the commit of ${tag}`, {
            expected: `the one that was built, ${built.join(' and ')}`,
            actual: commit ?? 'no such tag',
        }),
    ];
}
function nothingKnown(name) {
    return finding('unreadable', 'AUDIT_ASSET_UNREADABLE', `the digest of ${name} is not known`);
}
/** What became of reading the bytes: a finding under the code that tells of it. */
function unreadableBytes(name, thrown) {
    const error = (0,release_error/* toReleaseError */.Tp)(thrown);
    // More bytes than GitHub says the file has: that is no outage.
    if (error.class === 'security') {
        return finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}: ${error.message}`);
    }
    return findingOf('unreadable', error);
}

;// CONCATENATED MODULE: ./src/commands/audit/asset-bytes.ts


/** GitHub's digest where it gives one; downloaded and hashed where it gives none, or on request. */
async function bytesOf(asset, download, github) {
    const { name, state, sha256 } = asset;
    if (state !== 'uploaded') {
        const message = `the upload of ${name} was never finished (state ${state})`;
        const findings = [finding('unreadable', 'AUDIT_ASSET_UNREADABLE', message)];
        return { sha256: undefined, from: null, findings };
    }
    if (sha256 !== undefined && !download)
        return { sha256, from: 'github', findings: [] };
    try {
        const hashed = await github.hashAsset(asset);
        if (sha256 === undefined || sha256 === hashed) {
            return { sha256: hashed, from: 'download', findings: [] };
        }
        const compared = { expected: `sha256:${sha256}`, actual: `sha256:${hashed}` };
        const message = `the bytes of ${name}, by GitHub's own digest`;
        const drift = finding('digest-drift', 'AUDIT_DIGEST_DRIFT', message, compared);
        return { sha256: hashed, from: 'download', findings: [drift] };
    }
    catch (thrown) {
        const from = sha256 === undefined ? null : 'github';
        return { sha256, from, findings: [unreadableBytes(name, thrown)] };
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/verify/workflow-uri.ts
var workflow_uri = __webpack_require__(26943);
;// CONCATENATED MODULE: ./src/audit/baseline.ts
/**
 * What a release held before the repository attested its files: reviewed once by a person, named by digest. Such a file
 * counts as known, never as verified, and a change of its bytes is drift.
 */




const BASELINE_SCHEMA = 'attested-release/audit-baseline/v1';
const NO_BASELINE = () => undefined;
const placeOf = (tag, name) => JSON.stringify([tag, name]);
/** The file of the input `baseline` (AUDIT_BASELINE_INVALID). */
function parseBaseline(text, repository) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new release_error/* ReleaseError */.K2('AUDIT_BASELINE_INVALID', { message: 'the baseline is not JSON', cause });
    }
    const schema = (0,json.at)(value, 'schema');
    if (schema !== BASELINE_SCHEMA)
        throw invalid('the schema of the baseline', BASELINE_SCHEMA, schema);
    const whose = (0,json.at)(value, 'repository');
    if (typeof whose !== 'string' || !(0,workflow_uri/* sameName */.q)(whose, repository)) {
        throw invalid('the repository of the baseline', repository, whose);
    }
    const assets = (0,json.at)(value, 'assets');
    if (!Array.isArray(assets))
        throw invalid('the assets of the baseline', 'a list', assets);
    const digests = new Map();
    for (const [index, asset] of assets.entries()) {
        const [tag, name] = [(0,json.at)(asset, 'release'), (0,json.at)(asset, 'name')];
        const sha256 = (0,attest_digest/* parseSha256 */.tz)((0,json.at)(asset, 'digest'));
        if (typeof tag !== 'string' || typeof name !== 'string' || sha256 === undefined) {
            throw invalid(`asset ${index + 1} of the baseline`, 'release, name and digest (sha256:HEX)', asset);
        }
        digests.set(placeOf(tag, name), sha256);
    }
    return (tag, name) => digests.get(placeOf(tag, name));
}
function invalid(message, expected, actual) {
    const shown = JSON.stringify(actual ?? null).slice(0, 200);
    return new release_error/* ReleaseError */.K2('AUDIT_BASELINE_INVALID', { message, expected, actual: shown });
}
/** Files without any attestation, known or not: what a reviewed baseline would hold. */
function baselineAssets({ tag, assets }) {
    return assets.flatMap(({ name, sha256, verdict }) => sha256 !== null && (verdict === 'unattested' || verdict === 'baseline')
        ? [{ release: tag, name, digest: `sha256:${sha256}` }]
        : []);
}
/** The proposal, to be reviewed and committed. */
function baselineText(repository, assets) {
    return `${JSON.stringify({ schema: BASELINE_SCHEMA, repository, assets }, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./src/audit/state.ts
/**
 * What an audit remembers of verified files, one JSON line each: so that an audit that was cut short goes on, and the
 * next one need not check a million signatures again. Nothing here is authenticated: whoever can write the file can say
 * that bytes were verified. So it is believed only under the very fingerprint, for the very name, tag and digest, where
 * the store lists the very same bundles, and for a month (docs/audit.md says where to keep it).
 */


/** Seconds: longer ago, a proof is checked again. */
const LONGEST_TRUST = 30 * 24 * 3600;
/** Of a file under a policy and trust roots. */
function keyOf(fingerprint, { tag, name, sha256 }) {
    return (0,attest_digest/* sha256Of */.Bj)(JSON.stringify([fingerprint, tag, name, sha256]));
}
/** Lines that can be read; of a line that was cut off by a kill, or written by somebody else, nothing is taken. */
function parseState(text) {
    return text.split('\n').flatMap(line => {
        try {
            return readEntry(JSON.parse(line)) ?? [];
        }
        catch {
            return [];
        }
    });
}
/** One line, with its end. */
function stateLine(entry) {
    return `${JSON.stringify(entry)}\n`;
}
function readEntry(value) {
    const [tag, name, bundles, checkedAt, chain, others] = [
        ...['tag', 'name', 'bundles', 'checkedAt', 'chain', 'others'].map(field => (0,json.at)(value, field)),
    ];
    const sha256 = (0,attest_digest/* parseSha256 */.tz)((0,json.at)(value, 'sha256'));
    const key = (0,attest_digest/* parseSha256 */.tz)((0,json.at)(value, 'key'));
    if (sha256 === undefined ||
        key === undefined ||
        typeof tag !== 'string' ||
        typeof name !== 'string' ||
        typeof checkedAt !== 'number' ||
        !Number.isSafeInteger(checkedAt) ||
        !isList(bundles, (one) => typeof one === 'string') ||
        !isList(chain, isLink) ||
        !isList(others, isOther)) {
        return undefined;
    }
    return { tag, name, sha256, key, bundles, checkedAt, chain, others };
}
function isList(value, is) {
    return Array.isArray(value) && value.every(is);
}
const TEXTS = ['predicateType', 'source', 'instance', 'signer', 'signerCommit', 'issuer'];
const MORE_TEXTS = ['repository', 'ref', 'commit', 'trigger', 'runner', 'run'];
function isLink(value) {
    const isStamp = (one) => (0,json/* isJsonObject */.OW)(one) && hasTexts(one, ['type', 'uri', 'timestamp']);
    return ((0,json/* isJsonObject */.OW)(value) &&
        hasTexts(value, [...TEXTS, ...MORE_TEXTS]) &&
        isList(value['timestamps'], isStamp) &&
        isList(value['logIndices'], (one) => typeof one === 'string'));
}
function isOther(value) {
    if (!(0,json/* isJsonObject */.OW)(value) || !hasTexts(value, ['source', 'predicateType', 'message']))
        return false;
    const [signer, code] = [value['signer'], value['code']];
    return [signer, code].every(one => one === null || typeof one === 'string');
}
function hasTexts(value, names) {
    return names.every(name => typeof (0,json.at)(value, name) === 'string');
}
/** What earlier audits verified, to be asked file by file. */
class State {
    #byKey = new Map();
    #byPlace = new Map();
    constructor(entries) {
        for (const entry of entries) {
            this.#byKey.set(entry.key, entry);
            const names = this.#byPlace.get(entry.tag) ?? new Map();
            this.#byPlace.set(entry.tag, names);
            names.set(entry.name, (names.get(entry.name) ?? new Set()).add(entry.sha256));
        }
    }
    /** The entry of a file under this fingerprint, where it was checked within a month before `now` (seconds). */
    known(fingerprint, file, now) {
        const entry = this.#byKey.get(keyOf(fingerprint, file));
        const age = now - (entry?.checkedAt ?? 0);
        return age >= 0 && age <= LONGEST_TRUST ? entry : undefined;
    }
    /** Digests that a name of a release had when it was verified, under whichever policy. */
    digestsOf(tag, name) {
        return [...(this.#byPlace.get(tag)?.get(name) ?? [])];
    }
    /** Names of a release that were verified. */
    namesOf(tag) {
        return [...(this.#byPlace.get(tag)?.keys() ?? [])];
    }
}

// EXTERNAL MODULE: ./src/verify/each-bundle-once.ts
var each_bundle_once = __webpack_require__(69955);
// EXTERNAL MODULE: ./src/verify/without-public-good.ts
var without_public_good = __webpack_require__(84329);
// EXTERNAL MODULE: ./src/commands/concurrent.ts
var concurrent = __webpack_require__(53021);
// EXTERNAL MODULE: ./src/commands/verify-policy.ts + 1 modules
var verify_policy = __webpack_require__(84098);
;// CONCATENATED MODULE: ./src/commands/audit/basis.ts
/** What an audit judges by, found out once: repository, policy, keys, tags, baseline and what is remembered. */










const STATE_FILE = 'audit-state.jsonl';
const MAX_STATE = 256 * 1024 * 1024;
const MAX_BASELINE = 16 * 1024 * 1024;
/** Opens the audit; what is missing here ends it before it begins. */
async function openBasis(inputs, ports) {
    const { context, files } = ports;
    const repository = inputs.repo ?? context.repository;
    const facts = await factsOf(repository, ports);
    const github = ports.openGitHub(facts);
    const folder = await openFolder(inputs, ports);
    const [tags, policy, trust, remembered] = await (0,concurrent/* sideBySide */.Qp)(github.tags(), basePolicy(inputs, facts, ports), ports.loadTrust(), readState(folder, ports));
    const { formerRepositories: formers, predicateTypes, noPublicGood } = inputs;
    const accepting = noPublicGood ? (0,without_public_good/* withoutPublicGood */.L)(trust.verifier) : trust.verifier;
    const baseline = inputs.baseline === undefined
        ? NO_BASELINE
        : parseBaseline(await files.readText((0,external_node_path_.resolve)(context.workspace, inputs.baseline), MAX_BASELINE), facts.fullName);
    return {
        ...{ facts, github, tags, policy, trust, baseline, folder },
        store: ports.openStore(facts),
        verifier: (0,each_bundle_once/* eachBundleOnce */.r)(accepting),
        fingerprint: fingerprintOf({
            policy,
            formers,
            predicateTypes,
            noPublicGood,
            roots: trust.roots,
        }),
        state: new State(remembered),
    };
}
async function factsOf(repository, ports) {
    const facts = await ports.repositoryFacts(repository);
    if (facts === undefined) {
        throw new release_error/* ReleaseError */.K2('REPOSITORY_NOT_VISIBLE', {
            message: `GitHub shows this token no repository ${repository}`,
        });
    }
    if ((0,workflow_uri/* sameName */.q)(facts.fullName, repository))
        return facts;
    // A name that leads elsewhere is no name of what was asked for.
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
        message: `${repository} is called ${facts.fullName} now`,
        remedy: `Name the repository as it is now, and what it was called when its older releases were made, with the ids of that time (an owner's id is its id still):\n\nwith:\n  repo: ${facts.fullName}\n  former-repository: ${repository}:${facts.repositoryId}:OWNER_ID`,
    });
}
async function basePolicy(inputs, facts, ports) {
    const { repositoryId, ownerId } = facts;
    return (0,verify_policy/* policyOf */.U)({
        ...inputs,
        repo: facts.fullName,
        owner: undefined,
        subjectPaths: [],
        subjects: [],
        digestAlg: 'sha256',
        bundleContent: 'attestation',
        bundles: [],
        bundleFromOci: false,
        images: 'index',
        requireSignature: false,
        // Of each release its own: see audit/release-policy.ts.
        sourceRef: undefined,
        sourceDigest: undefined,
        runId: undefined,
        tag: undefined,
    }, {
        context: ports.context,
        tokenIssuer: ports.tokenIssuer,
        repositoryIds: async () => ({ repositoryId, ownerId }),
        ownerId: async () => ownerId,
    });
}
async function openFolder({ reportDir }, ports) {
    if (reportDir === undefined)
        return ports.files.keptFolder('audit');
    const folder = (0,external_node_path_.resolve)(ports.context.workspace, reportDir);
    await ports.files.ensureFolder(folder);
    return folder;
}
async function readState(folder, { files }) {
    if (!(await files.list(folder)).includes(STATE_FILE))
        return [];
    const path = (0,external_node_path_.resolve)(folder, STATE_FILE);
    const entries = parseState(await files.readText(path, MAX_STATE));
    // What was checked again stands there twice: the last line counts.
    const last = [...new Map(entries.map(entry => [entry.key, entry])).values()];
    if (last.length < entries.length)
        await files.writeText(path, last.map(stateLine).join(''));
    return last;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/plain-text.ts
var plain_text = __webpack_require__(6676);
;// CONCATENATED MODULE: ./src/audit/html-escape.ts
/** Text from outside inside a page: it can say anything and be nothing but text. */

const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
/** For element content and quoted attributes alike. */
function html(text) {
    return (0,plain_text/* plainText */.w)(text).replaceAll(/[&<>"'`]/g, character => ENTITIES[character] ?? '');
}
const PLAIN_ADDRESS = /^https:\/\/[A-Za-z0-9.-]+\/[A-Za-z0-9._~:/?#@&+=%-]*$/;
/** A link; the text alone where the address could mean more than itself. */
function html_escape_anchor(text, address) {
    if (!PLAIN_ADDRESS.test(address))
        return html(text);
    return `<a href="${html(address)}" rel="noreferrer">${html(text)}</a>`;
}

;// CONCATENATED MODULE: ./src/audit/html-look.ts
/** How the page looks and what it can do: fixed texts, so that its policy can name their digests. */
/** Light, dark and paper. No colour says anything that a word does not. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f4f6; --line: #8a919a; --quiet: #4d5560;
  --good: #0f6b35; --bad: #a4121f; --warn: #7a4a00; --known: #43507a; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #15181c; --soft: #22262c; --line: #79818c;
  --quiet: #b3bac3; --good: #6fd598; --bad: #ff9a9a; --warn: #f3c26b; --known: #aebdf0; --link: #8cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
h1, h2 { line-height: 1.2; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; background: var(--paper); padding: 0.5rem; z-index: 1; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; }
.counts li { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.3rem 0.7rem; background: var(--soft); }
.counts b { font-size: 1.2em; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.tools { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; margin: 1rem 0; }
.tools label { display: grid; gap: 0.2rem; }
.tools input, .tools select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 0.3rem; padding: 0.35rem 0.5rem; min-width: 14rem; max-width: 100%; }
.timeline { list-style: none; padding: 0; margin: 0; max-height: 24rem; overflow-y: auto; border: 1px solid var(--line);
  border-radius: 0.4rem; }
.timeline li { display: grid; grid-template-columns: 7rem minmax(6rem, 1fr) 12rem minmax(9rem, 1.2fr); gap: 0.8rem;
  align-items: center; padding: 0.25rem 0.7rem; }
.timeline li:nth-child(odd) { background: var(--soft); }
.timeline a { overflow-wrap: anywhere; }
.bar { width: 100%; height: 0.8rem; display: block; }
.bar rect { stroke: var(--paper); stroke-width: 0.4; }
.f-good { fill: var(--good); } .f-bad { fill: var(--bad); } .f-warn { fill: var(--warn); } .f-known { fill: var(--known); }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .known { color: var(--known); }
.badge { font-weight: 600; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th.file { width: 22%; } th.said { width: 38%; } th.digest { width: 12%; }
th .why { font-weight: 400; }
caption { text-align: left; color: var(--quiet); padding: 0.3rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); position: sticky; top: 0; }
th[scope=rowgroup] { background: var(--soft); padding-top: 0.8rem; }
th[scope=row] { font-weight: 400; overflow-wrap: anywhere; }
.why { margin: 0.2rem 0; overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: var(--link); }
.chain { margin: 0.4rem 0; padding-left: 1.2rem; }
.chain li { overflow-wrap: anywhere; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media (max-width: 48rem) {
  .timeline li { grid-template-columns: 1fr 1fr; }
  table, caption, thead, tbody, tr, th, td { display: block; width: 100% !important; }
  thead { position: absolute; left: -100rem; }
  tr { border-bottom: 2px solid var(--line); padding: 0.4rem 0; }
  td, th { border: 0; padding: 0.15rem 0.3rem; }
  dl.facts { grid-template-columns: 1fr; }
  .badge { white-space: normal; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #777; --quiet: #333; --good: #0f6b35;
    --bad: #a4121f; --warn: #7a4a00; --known: #43507a; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .tools, .skip { display: none; }
  .timeline { max-height: none; overflow: visible; }
  thead th { position: static; }
  thead { display: table-header-group; }
  tr, .timeline li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  details > summary { list-style: none; }
}
`;
/** Search and filter; without it the page is all there, in its whole length. */
const SCRIPT = `
'use strict';
const rows = [...document.querySelectorAll('#files tbody tr[data-verdict]')];
const groups = [...document.querySelectorAll('#files tbody')];
const search = document.getElementById('search');
const verdict = document.getElementById('verdict');
const shown = document.getElementById('shown');
const texts = new Map();
const textOf = row => {
  if (!texts.has(row)) {
    const group = row.parentElement.querySelector('th[scope=rowgroup]');
    texts.set(row, (row.textContent + ' ' + (group ? group.textContent : '')).toLowerCase());
  }
  return texts.get(row);
};
const apply = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(word => word !== '');
  const wanted = verdict.value;
  let count = 0;
  for (const row of rows) {
    const fits = wanted === '' || row.dataset.verdict === wanted ||
      (wanted === 'failed' && row.dataset.failed === 'yes');
    const visible = fits && (words.length === 0 || words.every(word => textOf(row).includes(word)));
    row.hidden = !visible;
    if (visible) count += 1;
  }
  const filtering = words.length > 0 || wanted !== '';
  for (const group of groups) {
    group.hidden = filtering && !group.querySelector('tr[data-verdict]:not([hidden])') &&
      !(wanted === 'failed' && words.length === 0 && group.dataset.findings === 'yes');
  }
  shown.textContent = count + ' of ' + rows.length + ' files shown';
};
search.addEventListener('input', apply);
verdict.addEventListener('change', apply);
document.querySelector('.tools').hidden = false;
for (const link of document.querySelectorAll('.timeline a')) {
  link.addEventListener('click', () => { search.value = ''; verdict.value = ''; apply(); });
}
let closed = [];
addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll('details:not([open])')];
  for (const one of closed) one.open = true;
});
addEventListener('afterprint', () => { for (const one of closed) one.open = false; });
apply();
`;

// EXTERNAL MODULE: ./src/report/error-page.ts
var error_page = __webpack_require__(54214);
;// CONCATENATED MODULE: ./src/audit/html-release.ts
/** The part of the page about one release: a row for each file, with the evidence behind its verdict. */



/** Which of four looks a verdict has; its words say the rest. */
function lookOf(verdict) {
    if (verdict === 'verified')
        return 'good';
    if (verdict === 'baseline')
        return 'known';
    return verdict === 'unreadable' || verdict === 'evidence-only' ? 'warn' : 'bad';
}
const SIGNS = { good: '✓', bad: '✗', warn: '⚠', known: '○' };
/** The verdict in words, with a sign that screen readers need not read. */
function badge(verdict) {
    const look = lookOf(verdict);
    return `<span class="badge ${look}"><span aria-hidden="true">${SIGNS[look]}</span> ${VERDICTS[verdict].title}</span>`;
}
/** `index`: the place of the release in the page. */
function htmlOfRelease(release, index) {
    const { tag, url, publishedAt, commit, findings, notes, assets, attestedByGitHub } = release;
    const facts = [
        publishedAt === null ? 'not published' : `published ${html(publishedAt.slice(0, 10))}`,
        ...(release.prerelease ? ['prerelease'] : []),
        ...(release.draft ? ['draft'] : []),
        ...(release.immutable ? ['immutable'] : []),
        ...(attestedByGitHub ? ['attested by GitHub'] : []),
        commit === null ? 'no such tag' : `tag at <code>${html(commit.slice(0, 12))}</code>`,
    ];
    return [
        `<tbody id="r${index}"${findings.length > 0 ? ' data-findings="yes"' : ''}>`,
        `<tr><th scope="rowgroup" colspan="4">${html_escape_anchor(tag, url)} · ${facts.join(' · ')}`,
        ...findings.map(why),
        ...notes.map(note => `<p class="why">${html(note)}</p>`),
        '</th></tr>',
        ...assets.map(rowOf),
        '</tbody>\n',
    ].join('');
}
function rowOf(asset) {
    const { name, url, verdict, findings, sha256, notes } = asset;
    const failed = verdict !== 'verified' && verdict !== 'baseline';
    return [
        `<tr data-verdict="${verdict}"${failed ? ' data-failed="yes"' : ''}>`,
        `<th scope="row">${html_escape_anchor(name, url)}</th>`,
        `<td>${badge(verdict)}${findings.map(why).join('')}${notes.map(note => `<p class="why">${html(note)}</p>`).join('')}</td>`,
        `<td><code>${sha256 === null ? 'unknown' : `${sha256.slice(0, 12)}…`}</code></td>`,
        `<td>${evidence(asset)}</td></tr>\n`,
    ].join('');
}
function why(finding) {
    const { code, message, expected, actual } = finding;
    const compared = [
        ...(expected === null || message.includes(expected) ? [] : [`expected ${expected}`]),
        ...(actual === null || message.includes(actual) ? [] : [`got ${actual}`]),
    ].join(', ');
    return `<p class="why">${html_escape_anchor(code, (0,error_page/* errorAddress */.t)(code))} (${classOf(finding)}): ${html(message)}${compared === '' ? '' : `: ${html(compared)}`}</p>`;
}
/** From the bytes to the commit, one step a line. */
function evidence(asset) {
    const { sha256, digestFrom, chain, others, checkedEarlier, size } = asset;
    const word = digestFrom === 'download' ? 'hashed as downloaded' : 'GitHub’s digest';
    const steps = [
        sha256 === null
            ? `<li>The digest of its ${size} bytes is not known.</li>`
            : `<li>${size} bytes: <code>sha256:${sha256}</code> (${word})</li>`,
        ...chain.map(html_release_linkOf),
        ...(chain.length === 0 ? ['<li>No attestation was accepted.</li>'] : []),
        ...(checkedEarlier === null
            ? []
            : [
                `<li>Signatures checked by an earlier audit, ${html(checkedEarlier)}, under the same policy and trust roots.</li>`,
            ]),
        ...others.map(otherOf),
    ];
    return `<details><summary>Evidence<span class="skip"> for ${html(asset.name)}</span></summary><ol class="chain">${steps.join('')}</ol></details>`;
}
function html_release_linkOf(link) {
    const [stamp] = link.timestamps;
    const time = stamp === undefined ? '' : `, signed at ${html(stamp.timestamp)}`;
    const entries = link.logIndices.map(index => `, ${html_escape_anchor(`log entry ${index}`, `https://search.sigstore.dev/?logIndex=${encodeURIComponent(index)}`)}`);
    return [
        `<li>Attested as <code>${html(link.predicateType)}</code>, from ${link.source === 'store' ? 'the store' : `<code>${html(link.source)}</code>`}`,
        `<ul><li>by <code>${html(link.signer)}</code> at <code>${html(link.signerCommit)}</code></li>`,
        `<li>certified by ${html(link.instance)} for ${html(link.issuer)}${time}${entries.join('')}</li>`,
        `<li>built from ${html_escape_anchor(link.repository, link.repository)} <code>${html(link.ref)}</code>, commit ${html_escape_anchor(link.commit, `${link.repository}/commit/${link.commit}`)}</li>`,
        `<li>in ${html_escape_anchor(link.run, link.run)}, on ${html(link.trigger)}, ${html(link.runner)}</li></ul></li>`,
    ].join('');
}
function otherOf({ predicateType, signer, code, message }) {
    const by = signer === null ? '' : ` by <code>${html(signer)}</code>`;
    return `<li><strong>Not asked for:</strong> <code>${html(predicateType)}</code>${by}: ${code === null ? '' : `${html(code)}: `}${html(message)}</li>`;
}

// EXTERNAL MODULE: ./src/verify/policy.ts
var src_verify_policy = __webpack_require__(26607);
;// CONCATENATED MODULE: ./src/audit/json-report.ts
/**
 * The report for machines, written while the audit goes on: docs/schemas/audit-report.v1.json describes it. Counts
 * stand last, since they are known last.
 */



const AUDIT_REPORT_SCHEMA = 'attested-release/audit-report/v1';
/** Of each release the ref is demanded, and the commit compared with what its tag names. */
const OF_EACH_RELEASE = ['source ref', 'source commit'];
/** What an audit under this policy does not look at. */
function openInAudit(policy) {
    return (0,src_verify_policy/* openDimensions */.E)(policy).filter(({ dimension }) => !OF_EACH_RELEASE.includes(dimension));
}
/** The head, up to the list of releases. */
function jsonStart(basis) {
    const { repository, repositoryId, startedAt, predicateTypes, fingerprint, roots } = basis;
    const head = {
        schema: AUDIT_REPORT_SCHEMA,
        tool: { name: tool/* TOOL_NAME */.lH, version: tool/* TOOL_VERSION */.wr },
        repository,
        repositoryId,
        formerRepositories: basis.formerRepositories.map(({ name }) => name),
        startedAt,
        predicateTypes,
        digests: basis.download ? 'download' : 'github',
        fingerprint: `sha256:${fingerprint}`,
        trustRoots: `sha256:${roots}`,
        open: openInAudit(basis.policy),
    };
    return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "releases": [`;
}
/** `index`: how many releases stand before it. */
function jsonOfRelease(release, index) {
    const text = JSON.stringify({
        ...release,
        findings: release.findings.map(withClass),
        assets: release.assets.map(asset => ({
            ...asset,
            sha256: undefined,
            digest: asset.sha256 === null ? null : `sha256:${asset.sha256}`,
            findings: asset.findings.map(withClass),
        })),
    }, null, 2);
    // JSON keeps no line break inside a string.
    return `${index === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`;
}
function withClass(finding) {
    return { ...finding, class: classOf(finding) };
}
/** The end: absent releases, counts, and how many findings there are of each class. */
function jsonEnd(totals) {
    const tail = {
        absent: totals.lines.filter(({ state }) => state === 'absent').map(({ tag }) => tag),
        totals: {
            releases: totals.lines.filter(({ state }) => state !== 'absent').length,
            assets: totals.files,
            verdicts: totals.counts,
            failed: totals.failed,
            checkedEarlier: totals.remembered,
            findings: {
                security: totals.counted('security'),
                operational: totals.counted('operational'),
            },
        },
    };
    return `\n  ],\n${JSON.stringify(tail, null, 2).slice(2)}\n`;
}

;// CONCATENATED MODULE: ./src/audit/html-page.ts
/**
 * The page that an auditor keeps: one file, which asks nobody for anything. Its policy names the digests of its own
 * style and script; whatever else should get into it would not run.
 */






function digest(text) {
    return `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}'`;
}
/** https://www.w3.org/TR/CSP3/ */
function contentPolicy() {
    return `default-src 'none'; img-src data:; style-src ${digest(STYLE)}; script-src ${digest(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}
/** Everything before the rows of the releases. */
function htmlStart(basis, totals) {
    const title = `Audit of ${basis.repository}`;
    return [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        `<meta http-equiv="Content-Security-Policy" content="${contentPolicy()}">\n`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        // Browsers ask for an icon unless the page has one.
        `<link rel="icon" href="data:,">\n<title>${html(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`,
        `<a class="skip" href="#files">Skip to the files</a>\n<header><h1>${html(title)}</h1>\n${outcome(totals)}\n</header>\n<main>\n`,
        `<section aria-labelledby="s"><h2 id="s">Summary</h2>\n${counts(totals)}${facts(basis, totals)}</section>\n`,
        `<section aria-labelledby="t"><h2 id="t">Timeline of releases</h2>\n${timeline(totals.lines)}</section>\n`,
        `<section aria-labelledby="f"><h2 id="f">Files</h2>\n${tools(totals)}`,
        '<table id="files"><caption>Every file of every release, with its verdict and the evidence behind it</caption>\n',
        '<thead><tr><th scope="col" class="file">File</th><th scope="col" class="said">Verdict</th><th scope="col" class="digest">SHA-256</th><th scope="col">Evidence</th></tr></thead>\n',
    ].join('');
}
/** Everything after them. */
function htmlEnd() {
    return `</table></section>\n</main>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}
function outcome(totals) {
    const [security, operational] = [totals.counted('security'), totals.counted('operational')];
    if (security + operational === 0)
        return '<p class="good">Nothing was found.</p>';
    return `<p class="${security > 0 ? 'bad' : 'warn'}">${security} findings of the class security, ${operational} operational.</p>`;
}
function counts(totals) {
    const items = VERDICT_NAMES.filter(name => totals.counts[name] > 0).map(name => `<li><b>${totals.counts[name]}</b> ${badge(name)}</li>`);
    return `<ul class="counts">${items.join('')}</ul>\n`;
}
function facts(basis, totals) {
    const { policy, formerRepositories } = basis;
    const open = openInAudit(policy);
    const rows = [
        ['Repository', `${html(basis.repository)} (id ${html(basis.repositoryId)})`],
        ...(formerRepositories.length === 0
            ? []
            : [['Formerly', formerRepositories.map(({ name }) => html(name)).join(', ')]]),
        ['Begun', html(basis.startedAt)],
        ['Required', basis.predicateTypes.map(type => `<code>${html(type)}</code>`).join(', ')],
        ['Source ref', 'the tag of each release'],
        [
            'Not looked at',
            open.length === 0
                ? 'nothing was left open'
                : open.map(({ dimension, reason }) => html(`${dimension} (${reason})`)).join('; '),
        ],
        ['Digests', basis.download ? 'of the bytes, downloaded' : 'as GitHub computed them'],
        ['Basis', `<code>sha256:${html(basis.fingerprint)}</code>`],
        ...(totals.remembered > 0
            ? [['Checked earlier', `the proofs of ${totals.remembered} files`]]
            : []),
    ];
    return `<dl class="facts">${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('\n')}</dl>\n${meanings()}`;
}
function meanings() {
    const items = VERDICT_NAMES.map(name => `<dt>${badge(name)}</dt><dd>${VERDICTS[name].meaning}</dd>`);
    return `<details><summary>What the verdicts mean</summary><dl class="facts">${items.join('')}</dl></details>\n`;
}
function timeline(lines) {
    // Absent releases have no rows to lead to.
    let index = 0;
    const items = lines.map(line => {
        const there = line.state !== 'absent';
        const name = there ? `<a href="#r${index}">${html(line.tag)}</a>` : html(line.tag);
        if (there)
            index += 1;
        const date = line.publishedAt === null ? line.state : html(line.publishedAt.slice(0, 10));
        return `<li><span>${date}</span>${name}<span>${badge(line.verdict)}</span><span>${bar(line)}${line.counts.verified} of ${line.files} verified</span></li>`;
    });
    return `<ol class="timeline">${items.join('\n')}</ol>\n`;
}
/** The same as the words beside it, for the eye. */
function bar({ counts: each, files }) {
    let x = 0;
    const parts = VERDICT_NAMES.toReversed().flatMap(name => {
        if (each[name] === 0)
            return [];
        const width = (each[name] / files) * 100;
        const part = `<rect class="f-${lookOf(name)}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
        x += width;
        return [part];
    });
    return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts.join('')}</svg>`;
}
function tools(totals) {
    const options = VERDICT_NAMES.filter(name => totals.counts[name] > 0).map(name => `<option value="${name}">${VERDICTS[name].title} (${totals.counts[name]})</option>`);
    return [
        '<div class="tools" role="search" hidden>',
        '<label>Search files, releases, digests, signers<input id="search" type="search" autocomplete="off"></label>',
        `<label>Verdict<select id="verdict"><option value="">every verdict</option><option value="failed">everything that failed</option>${options.join('')}</select></label>`,
        '<p id="shown" role="status"></p></div>\n',
    ].join('');
}

;// CONCATENATED MODULE: ./src/audit/sarif.ts
/**
 * The findings as SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * Its limits there: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */





const SARIF_SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const INFORMATION = `https://github.com/${tool/* TOOL_NAME */.lH}/${tool/* TOOL_NAME */.lH}`;
const PAGE = `${INFORMATION}/blob/main/docs/audit.md`;
/** Longer texts are cut off when they are shown. */
const MOST_CHARACTERS = 1000;
const RULES = VERDICT_NAMES.filter((name) => name !== 'verified' && name !== 'baseline');
/** One run, a rule for each verdict that fails, a result for each finding: at most as many as GitHub shows. */
function sarifText(totals) {
    const log = {
        $schema: SARIF_SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: `${tool/* TOOL_NAME */.lH} audit`,
                        version: tool/* TOOL_VERSION */.wr,
                        semanticVersion: tool/* TOOL_VERSION */.wr,
                        informationUri: INFORMATION,
                        rules: RULES.map(ruleOf),
                    },
                },
                // One category of its own, so that the results of others stay.
                automationDetails: { id: `${tool/* TOOL_NAME */.lH}/audit/` },
                columnKind: 'utf16CodeUnits',
                results: totals.findings.map(resultOf),
            },
        ],
    };
    return `${JSON.stringify(log, null, 1)}\n`;
}
const OPERATIONAL = ['unreadable', 'evidence-only'];
function ruleOf(verdict) {
    const { title, meaning } = VERDICTS[verdict];
    const operational = OPERATIONAL.includes(verdict);
    return {
        id: ruleId(verdict),
        name: title.replace(/(?:^|[ -])(\w)/g, (_match, letter) => letter.toUpperCase()),
        shortDescription: { text: `Release file: ${title}` },
        fullDescription: { text: meaning },
        help: {
            text: `${meaning} See ${PAGE}.`,
            markdown: `${meaning} See [the documentation](${PAGE}).`,
        },
        helpUri: PAGE,
        defaultConfiguration: { level: operational ? 'warning' : 'error' },
        properties: {
            tags: ['supply-chain', 'release', ...(operational ? [] : ['security'])],
            precision: 'very-high',
            ...(operational ? { 'problem.severity': 'warning' } : { 'security-severity': '9.0' }),
        },
    };
}
function ruleId(verdict) {
    return `audit/${verdict}`;
}
function resultOf(finding) {
    const { verdict, code, message, expected, actual, tag, asset, digest, remedy } = finding;
    const compared = [
        ...(expected === null ? [] : [`expected ${expected}`]),
        ...(actual === null ? [] : [`got ${actual}`]),
    ].join(', ');
    const path = ['releases', ...tag.split('/'), ...(asset === null ? [] : [asset])];
    const identity = (0,attest_digest/* sha256Of */.Bj)(JSON.stringify([tag, asset, verdict, code]));
    return {
        ruleId: ruleId(verdict),
        ruleIndex: RULES.indexOf(verdict),
        level: classOf(finding) === 'security' ? 'error' : 'warning',
        message: {
            text: shortened(`${code}: ${message}${message.includes(compared) ? '' : `: ${compared}`}`),
        },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: path.map(part => encodeURIComponent(part)).join('/') },
                    region: { startLine: 1 },
                },
                logicalLocations: [
                    { fullyQualifiedName: (0,plain_text/* plainText */.w)(`${tag}/${asset ?? ''}`), kind: 'resource' },
                ],
            },
        ],
        // The same finding of tomorrow is the same alert.
        partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 16)}:1` },
        properties: {
            ...{ code, class: classOf(finding), release: tag, asset, digest, expected, actual },
            remedy: shortened(remedy),
            explanation: (0,error_page/* errorAddress */.t)(code),
        },
    };
}
function shortened(text) {
    const plain = (0,plain_text/* plainText */.w)(text);
    return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS - 1)}…` : plain;
}

// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/audit/summary.ts
/** The audit for people: the job summary, and the same as a file. */





// GitHub cuts a summary off at 1 MiB; the reports have everything.
const MOST_ROWS = 200;
/** Counts, findings with what to do, the timeline, and what nobody asked for. */
function auditSummary(basis, totals) {
    const security = totals.counted('security');
    const operational = totals.counted('operational');
    const outcome = security > 0
        ? `❌ ${security} findings of the class security`
        : operational > 0
            ? `⚠️ ${operational} operational findings, none of the class security`
            : '✅ nothing found';
    return [
        `## Audit of ${(0,markdown/* escapeMarkdown */.FV)(basis.repository)}: ${outcome}`,
        `${totals.files} files of ${totals.lines.length} releases. Every one was demanded to be attested for the tag of its release.${totals.remembered > 0
            ? ` The proofs of ${totals.remembered} were checked by an earlier audit under the same policy and trust roots.`
            : ''}`,
        (0,markdown/* table */.tp)(['Verdict', 'Files', 'Meaning'], VERDICT_NAMES.filter(name => totals.counts[name] > 0 || name === 'verified').map(name => [
            VERDICTS[name].title,
            String(totals.counts[name]),
            VERDICTS[name].meaning,
        ])),
        ...findingsTable(totals.findings, security + operational),
        ...remedies(totals.findings),
        ...summary_timeline(totals.lines),
        ...others(totals),
        ...summary_open(basis),
        commands(basis, totals),
    ].join('\n\n');
}
function findingsTable(findings, total) {
    if (findings.length === 0)
        return [];
    const rows = findings
        .slice(0, MOST_ROWS)
        .map(one => [
        one.url === '' ? (0,markdown/* code */.aY)(one.tag) : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(one.tag), one.url),
        one.asset === null ? '(the release)' : (0,markdown/* code */.aY)(one.asset),
        VERDICTS[one.verdict].title,
        classOf(one),
        (0,error_page/* linkedCode */.n)(one.code),
        (0,markdown/* escapeMarkdown */.FV)([
            one.message,
            ...(one.expected === null || one.message.includes(one.expected)
                ? []
                : [`expected ${one.expected}, got ${one.actual ?? 'nothing'}`]),
        ].join(': ')),
    ]);
    return [
        '### Findings',
        (0,markdown/* table */.tp)(['Release', 'File', 'Verdict', 'Class', 'Code', 'Why'], rows),
        ...moreThan(total),
    ];
}
function moreThan(total) {
    return total > MOST_ROWS ? [`${total - MOST_ROWS} more are in the report.`] : [];
}
/** What to do, once for each code. */
function remedies(findings) {
    const codes = new Set(findings.map(one => one.code));
    if (codes.size === 0)
        return [];
    const texts = [...codes].map(one => `**${one}**\n\n${(0,markdown/* block */.om)('text', catalog/* ERROR_CATALOG */.N[one].remedy)}`);
    return ['### What to do', ...texts];
}
function summary_timeline(lines) {
    if (lines.length === 0)
        return [];
    const rows = lines
        .slice(0, MOST_ROWS)
        .map(({ tag, url, publishedAt, state, files, counts, verdict }) => [
        url === '' ? (0,markdown/* code */.aY)(tag) : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(tag), url),
        (0,markdown/* escapeMarkdown */.FV)(publishedAt?.slice(0, 10) ?? ''),
        state,
        `${counts.verified} of ${files}`,
        VERDICTS[verdict].title,
    ]);
    return [
        '### Releases',
        (0,markdown/* table */.tp)(['Release', 'Published', 'State', 'Verified', 'Gravest verdict'], rows),
        ...moreThan(lines.length),
    ];
}
function others({ others: found }) {
    if (found.length === 0)
        return [];
    const rows = found
        .slice(0, MOST_ROWS)
        .map(({ tag, asset, predicateType, signer, reason }) => [
        (0,markdown/* code */.aY)(tag),
        (0,markdown/* code */.aY)(asset),
        (0,markdown/* code */.aY)(predicateType),
        signer === null ? '' : (0,markdown/* code */.aY)(signer),
        (0,markdown/* escapeMarkdown */.FV)(reason),
    ]);
    return [
        '### Attestations that nobody asked for',
        'Of these very files: the store lists by digest, so what was signed about other bytes does not show here.',
        (0,markdown/* table */.tp)(['Release', 'File', 'Says', 'Signed by', 'Why it is listed'], rows),
    ];
}
function summary_open({ policy }) {
    const rows = openInAudit(policy).map(({ dimension, reason }) => [
        (0,markdown/* escapeMarkdown */.FV)(dimension),
        (0,markdown/* escapeMarkdown */.FV)(reason),
    ]);
    return rows.length === 0 ? [] : ['### Not looked at', (0,markdown/* table */.tp)(['Dimension', 'Because'], rows)];
}
function commands({ repository, policy }, { lines }) {
    const first = lines.find(({ files }) => files > 0)?.tag;
    // What could be more than a word in a shell is left for the reader to fill in.
    const tag = first !== undefined && /^[\w@%+=:,./-]+$/.test(first) ? first : 'TAG';
    // gh takes a workflow of the repository itself unless it is told another one.
    const { signerWorkflow } = policy;
    const signer = 'equal' in signerWorkflow ? ` --signer-workflow ${signerWorkflow.equal}` : '';
    const commandLines = [
        `gh release download ${tag} --repo ${repository}`,
        `gh attestation verify FILE --repo ${repository}${signer} --source-ref refs/tags/${tag}`,
    ];
    return ['### Look again yourself', (0,markdown/* block */.om)('sh', commandLines.join('\n'))].join('\n\n');
}

;// CONCATENATED MODULE: ./src/audit/totals.ts


/** GitHub shows no more results than these; a report for people needs fewer still. */
const MOST_FINDINGS = 5000;
const totals_MOST_OTHERS = 500;
/** Adds releases up. */
class Totals {
    #lines = [];
    #findings = { security: [], operational: [] };
    #counted = { security: 0, operational: 0 };
    #counts = { ...NO_COUNTS };
    #others = [];
    #remembered = { files: 0 };
    add(release) {
        const { tag, url, publishedAt, assets, findings } = release;
        const counts = { ...NO_COUNTS };
        for (const { verdict, checkedEarlier } of assets) {
            counts[verdict] += 1;
            this.#counts[verdict] += 1;
            if (checkedEarlier !== null)
                this.#remembered.files += 1;
        }
        for (const one of findings)
            this.#tell({ ...one, tag, asset: null, digest: null, url });
        for (const { name, sha256, url: download, findings: its, others } of assets) {
            const digest = sha256 === null ? null : `sha256:${sha256}`;
            for (const one of its)
                this.#tell({ ...one, tag, asset: name, digest, url: download });
            for (const { predicateType, signer, code, message } of others) {
                const reason = code === null ? message : `${code}: ${message}`;
                this.#others.push({ tag, asset: name, predicateType, signer, reason });
            }
        }
        this.#others.splice(totals_MOST_OTHERS);
        const verdict = VERDICT_NAMES.find(name => counts[name] > 0 || name === worst(findings, 'verified'));
        this.#lines.push({
            ...{ tag, url, publishedAt, counts, findings, files: assets.length },
            state: stateOf(release),
            verdict: verdict ?? 'verified',
        });
    }
    /** A release that was asked for by name and is not there. */
    addAbsent(tag, why) {
        this.#tell({ ...why, tag, asset: null, digest: null, url: '' });
        this.#lines.push({
            ...{ tag, url: '', publishedAt: null, counts: NO_COUNTS, findings: [why], files: 0 },
            ...{ state: 'absent', verdict: why.verdict },
        });
    }
    #tell(one) {
        const kind = classOf(one);
        this.#counted[kind] += 1;
        if (this.#findings[kind].length < MOST_FINDINGS)
            this.#findings[kind].push(one);
    }
    get lines() {
        return this.#lines;
    }
    get counts() {
        return this.#counts;
    }
    get others() {
        return this.#others;
    }
    get files() {
        return VERDICT_NAMES.reduce((sum, name) => sum + this.#counts[name], 0);
    }
    /** Files whose proof an earlier audit checked. */
    get remembered() {
        return this.#remembered.files;
    }
    /** Files that are neither verified nor known by the baseline, and releases with findings of their own. */
    get failed() {
        const { verified, baseline } = this.#counts;
        return (this.files - verified - baseline + this.#lines.filter(line => line.findings.length > 0).length);
    }
    /** How many findings there are of a class, the ones not kept included. */
    counted(kind) {
        return this.#counted[kind];
    }
    /** Security first, at most MOST_FINDINGS. */
    get findings() {
        const { security, operational } = this.#findings;
        return [...security, ...operational].slice(0, MOST_FINDINGS);
    }
}
const NO_COUNTS = {
    'digest-drift': 0,
    'wrong-signer': 0,
    'checksum-drift': 0,
    'tag-moved': 0,
    unattested: 0,
    'attestation-missing': 0,
    unreadable: 0,
    'evidence-only': 0,
    baseline: 0,
    verified: 0,
};
function stateOf({ draft, prerelease, immutable }) {
    const words = [
        ...(draft ? ['draft'] : []),
        ...(prerelease ? ['prerelease'] : []),
        ...(immutable ? ['immutable'] : []),
    ];
    return words.length === 0 ? 'published' : words.join(', ');
}
/** What the step ends with: nothing, or a failure of the gravest class that `failOn` asks for. */
function failureOf(totals, failOn) {
    if (failOn === 'none')
        return undefined;
    const security = totals.counted('security');
    if (security > 0)
        return new release_error/* ReleaseError */.K2('AUDIT_SECURITY', { message: sentence(totals, security) });
    const operational = totals.counted('operational');
    if (failOn === 'security' || operational === 0)
        return undefined;
    return new release_error/* ReleaseError */.K2('AUDIT_OPERATIONAL', { message: sentence(totals, operational) });
}
const SHOWN = 5;
function sentence({ findings }, count) {
    const shown = findings
        .slice(0, SHOWN)
        .map(({ tag, asset, code, message }) => `\n- ${tag}${asset === null ? '' : `/${asset}`}: ${code}: ${message}`);
    const more = count > SHOWN ? `\n- ${count - SHOWN} more in the report` : '';
    return `${count} findings:${shown.join('')}${more}`;
}

// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
;// CONCATENATED MODULE: ./src/commands/audit/conclusion.ts
/** The end of an audit: release by release into its reports, so that no evidence is held longer than its release. */











/** A line of progress for every so many releases. */
const PROGRESS = 10;
const MAX_PART = 64 * 1024 * 1024;
/** Starts the reports in the folder of the audit. */
async function startConclusion(inputs, basis, { files, log, clock }) {
    const { facts, policy, fingerprint, trust, folder } = basis;
    const about = {
        repository: facts.fullName,
        repositoryId: facts.repositoryId,
        startedAt: (0,unix_time/* rfc3339 */.a)(Math.floor(clock() / 1000)),
        policy,
        predicateTypes: inputs.predicateTypes,
        formerRepositories: inputs.formerRepositories,
        fingerprint,
        roots: trust.roots,
        download: inputs.download,
    };
    const at = (name) => (0,external_node_path_.resolve)(folder, name);
    const paths = { json: at('audit-report.json'), sarif: at('audit.sarif'), html: at('audit.html') };
    await files.writeText(paths.json, jsonStart(about));
    const totals = new Totals();
    const parts = await files.temporaryFolder('audit-page');
    // Put together by hand: the bundler takes a path with a known ending for a file that it should bring along.
    const partOf = (index) => [parts.path, `${index}.html`].join('/');
    let written = 0;
    const baseline = [];
    const remember = async (entries) => {
        const text = entries.map(stateLine).join('');
        if (text !== '')
            await files.appendText(at(STATE_FILE), text);
    };
    const tell = ({ tag, assets, findings }) => {
        for (const one of findings)
            log.info(`${tag}: ${one.code}: ${one.message}`);
        for (const asset of assets) {
            for (const one of asset.findings)
                log.info(`${tag}/${asset.name}: ${one.code}: ${one.message}`);
        }
        if (written % PROGRESS > 0)
            return;
        log.info(`${written} releases audited: ${totals.counts.verified} of ${totals.files} files verified`);
    };
    const writePage = async () => {
        await files.writeText(paths.html, htmlStart(about, totals));
        for (let index = 0; index < written; index += 1) {
            const part = await files.readText(partOf(index), MAX_PART);
            await files.appendText(paths.html, part);
        }
        await files.appendText(paths.html, htmlEnd());
    };
    return {
        async add(release, entries) {
            await files.appendText(paths.json, jsonOfRelease(release, written));
            await files.writeText(partOf(written), htmlOfRelease(release, written));
            written += 1;
            totals.add(release);
            baseline.push(...baselineAssets(release));
            await remember(entries);
            tell(release);
        },
        async addAbsent(tag, why) {
            totals.addAbsent(tag, why);
            log.info(`${tag}: ${why.code}: ${why.message}`);
        },
        async end() {
            await files.appendText(paths.json, jsonEnd(totals));
            await files.writeText(paths.sarif, sarifText(totals));
            await writePage();
            await parts[Symbol.asyncDispose]();
            const summary = auditSummary(about, totals);
            await files.writeText(at('audit.md'), `${summary}\n`);
            if (baseline.length > 0) {
                await files.writeText(at('audit-baseline.json'), baselineText(about.repository, baseline));
            }
            const failure = failureOf(totals, inputs.failOn);
            const findings = totals.counted('security') + totals.counted('operational');
            if (failure === undefined && findings > 0) {
                log.warning(`the audit has ${findings} findings, and fail-on: ${inputs.failOn} lets them pass`);
            }
            return {
                outputs: {
                    'report-path': paths.json,
                    'sarif-path': paths.sarif,
                    'html-path': paths.html,
                    verified: String(totals.counts.verified),
                    failed: String(totals.failed),
                },
                summary,
                ...(failure === undefined ? {} : { failure }),
            };
        },
    };
}

// EXTERNAL MODULE: ./src/attest/bundle-file.ts
var bundle_file = __webpack_require__(35404);
;// CONCATENATED MODULE: ./src/audit/release-statement.ts
/** GitHub's own attestation of an immutable release against what the release shows now, file by file. */


/** https://in-toto.io/attestation/release: GitHub's word about a release, never about a build. */
const RELEASE_PREDICATE = 'https://in-toto.io/attestation/release/';
/** Every difference, with the file that it is about. The repository is known by its id: its name may have changed. */
function compareReleaseStatement({ subject }, release) {
    const ofRelease = [];
    const ofAsset = new Map();
    const objects = subject.flatMap(({ digest }) => digest['sha1'] ?? []);
    if (release.object === null || !objects.includes(release.object)) {
        ofRelease.push(finding('tag-moved', 'TAG_MOVED', `what ${release.tag} names, by GitHub's attestation`, {
            expected: objects.join(', '),
            actual: release.object ?? 'no such tag',
        }));
    }
    const files = new Map(subject.flatMap(({ name, digest }) => digest['sha256'] === undefined ? [] : [[name, digest['sha256']]]));
    const shown = new Set(release.assets.map(({ name }) => name));
    for (const name of files.keys()) {
        if (shown.has(name))
            continue;
        const message = `GitHub attested ${name} when ${release.tag} was published, and it is gone`;
        ofRelease.push(finding('digest-drift', 'AUDIT_ASSET_REMOVED', message));
    }
    for (const { name, sha256 } of release.assets) {
        const expected = files.get(name);
        if (sha256 === undefined || expected === sha256)
            continue;
        ofAsset.set(name, [
            finding('digest-drift', 'AUDIT_DIGEST_DRIFT', `${name}, by GitHub's attestation`, {
                expected: expected === undefined ? 'not on the release' : `sha256:${expected}`,
                actual: `sha256:${sha256}`,
            }),
        ]);
    }
    return { ofRelease, ofAsset };
}
/** Whether a verified statement is one of this release; of another tag or repository it says nothing here. */
function isOfRelease({ predicate, predicateType }, { tag, repositoryId }) {
    return (predicateType.startsWith(RELEASE_PREDICATE) &&
        predicate['tag'] === tag &&
        (0,json/* textOf */.b6)(predicate['repositoryId']) === repositoryId);
}

// EXTERNAL MODULE: ./src/verify/records-by-subject.ts
var records_by_subject = __webpack_require__(21876);
;// CONCATENATED MODULE: ./src/commands/audit/evidence.ts






const AT_ONCE = 8;
/** What is wrong with a service is wrong for every file: it is not found out a thousand times. */
const CONCERNS_ALL = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'PERMISSION_MISSING']);
/** Once the host of the bundles is down, it is not asked again. */
function createAttestationReader() {
    let trouble;
    const readOne = async (entry) => {
        if (trouble !== undefined)
            return { unreadable: trouble };
        try {
            return await entry.read();
        }
        catch (thrown) {
            const unreadable = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (CONCERNS_ALL.has(unreadable.code))
                trouble ??= unreadable;
            return { unreadable };
        }
    };
    return {
        async read(listing) {
            if ('failed' in listing)
                return { records: [], ofGitHub: [], unreadable: [listing.failed] };
            const entries = 'entries' in listing ? listing.entries : [];
            const settled = await (0,concurrent/* settleAll */.j3)(entries, AT_ONCE, readOne);
            const answers = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
            const bundles = answers.flatMap(one => ('bundle' in one ? [one.bundle] : []));
            const unreadable = answers.flatMap(one => ('bundle' in one ? [] : [one.unreadable]));
            const ofGitHub = bundles.filter(evidence_isOfRelease);
            const records = bundles
                .filter(bundle => !evidence_isOfRelease(bundle))
                .map((bundle) => ({ source: 'store', bundle }));
            return { records, ofGitHub, unreadable };
        },
    };
}
/** Of many digests the store does not say who made an attestation; its kind does, and its signer is verified. */
function evidence_isOfRelease(bundle) {
    return (0,kept_bundles/* peekStatement */.JB)(bundle)?.predicateType.startsWith(RELEASE_PREDICATE) === true;
}
const EVIDENCE = /\.(?:intoto\.jsonl|sigstore\.jsonl?)$/;
const MAX_EVIDENCE = 64 * 1024 * 1024;
const MOST_FILES = 20;
/** Downloaded when the first file asks for it; what cannot be read is said and left out, for the store decides. */
function releaseEvidence(assets, github, log) {
    let found;
    const load = async () => {
        const files = assets.filter(({ name }) => EVIDENCE.test(name)).slice(0, MOST_FILES);
        const records = [];
        for (const file of files) {
            try {
                const content = await github.readAsset(file, MAX_EVIDENCE);
                const source = file.name;
                for (const read of (0,bundle_file/* parseBundleFile */.E)(content, source))
                    records.push({ source, bundle: read() });
            }
            catch (thrown) {
                log.info(`${file.name} was not read: ${(0,release_error/* toReleaseError */.Tp)(thrown).message}`);
            }
        }
        return (0,records_by_subject/* recordsBySubject */.i)(records);
    };
    return async (sha256, name) => {
        found ??= load();
        return (await found)(sha256, name);
    };
}

// EXTERNAL MODULE: ./src/audit/release-policy.ts
var release_policy = __webpack_require__(40793);
;// CONCATENATED MODULE: ./src/audit/checksums.ts
/** Checksums files on a release, ours and others': `shasum`, `sha256sum --binary`, BSD's, and one digest alone. */


/** Names under which people publish SHA-256 lists. */
const LIST = /(?:^|[._-])(?:sha256sums?|checksums?(?:[._-]sha256)?)(?:\.txt)?$/i;
const SINGLE = /^(.+)\.sha256(?:sum)?$/i;
/** Nobody's list of a thousand files is larger. */
const MAX_CHECKSUMS = 1024 * 1024;
/** Whether a file lists digests of others, by its name. */
function isChecksumsFile(name) {
    return LIST.test(name) || SINGLE.test(name);
}
const GNU = /^\\?([0-9a-f]{64}) [ *](.+)$/i;
const BSD = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i;
const ALONE = /^([0-9a-f]{64})\s*$/i;
/** The lines of a list; a text says which line is none. */
function parseChecksums(file, text) {
    const lines = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '' || line.startsWith('#'))
            continue;
        const read = readLine(line, SINGLE.exec(file)?.[1]);
        if (read === undefined)
            return `line ${index + 1} of ${file} is no checksum`;
        lines.push(read);
    }
    return lines.length > 0 ? lines : `${file} lists nothing`;
}
function readLine(line, only) {
    const gnu = GNU.exec(line);
    const bsd = BSD.exec(line);
    const alone = only === undefined ? null : ALONE.exec(line);
    const name = gnu?.[2] ?? bsd?.[1] ?? (alone === null ? undefined : only);
    const sha256 = (0,attest_digest/* parseSha256 */.tz)((gnu?.[1] ?? bsd?.[2] ?? alone?.[1] ?? '').toLowerCase());
    if (name === undefined || sha256 === undefined)
        return undefined;
    return { name: name.replace(/^.*\//, ''), sha256 };
}
/** Findings by the name of the file that they are about; of what is listed and gone, about the list. */
function compareChecksums(file, lines, assets) {
    const found = new Map();
    const tell = (name, one) => {
        found.set(name, [...(found.get(name) ?? []), one]);
    };
    const digests = new Map(assets.map(({ name, sha256 }) => [name, sha256]));
    for (const { name, sha256 } of lines) {
        const actual = digests.get(name);
        if (!digests.has(name)) {
            const message = `${file} lists ${name}, which is not on the release`;
            tell(file, finding('checksum-drift', 'AUDIT_CHECKSUM_DRIFT', message));
        }
        else if (actual !== undefined && actual !== sha256) {
            const compared = { expected: `sha256:${sha256}`, actual: `sha256:${actual}` };
            tell(name, finding('checksum-drift', 'AUDIT_CHECKSUM_DRIFT', `${file} about ${name}`, compared));
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./src/commands/audit/release-facts.ts
/** What a release says about its own files: its checksums files, and GitHub's attestation where it is immutable. */






const shownOf = (assets) => assets.map(({ asset: { name }, bytes: { sha256 } }) => ({ name, sha256 }));
/** Reads and compares every checksums file. */
async function checksumFindings(assets, { github }) {
    const found = new Map();
    const tell = (name, ...findings) => {
        found.set(name, [...(found.get(name) ?? []), ...findings]);
    };
    for (const { asset, bytes } of assets) {
        if (!isChecksumsFile(asset.name) || bytes.sha256 === undefined)
            continue;
        try {
            const content = await github.readAsset(asset, MAX_CHECKSUMS);
            const actual = (0,attest_digest/* sha256Of */.Bj)(content);
            if (actual !== bytes.sha256) {
                const compared = { expected: `sha256:${bytes.sha256}`, actual: `sha256:${actual}` };
                const message = `the bytes of ${asset.name}, by GitHub's own digest`;
                tell(asset.name, finding('digest-drift', 'AUDIT_DIGEST_DRIFT', message, compared));
            }
            const lines = parseChecksums(asset.name, new TextDecoder().decode(content));
            if (typeof lines === 'string') {
                tell(asset.name, finding('unreadable', 'AUDIT_ASSET_UNREADABLE', lines));
                continue;
            }
            for (const [name, findings] of compareChecksums(asset.name, lines, shownOf(assets))) {
                tell(name, ...findings);
            }
        }
        catch (thrown) {
            tell(asset.name, unreadableBytes(asset.name, thrown));
        }
    }
    return found;
}
/** Whether the attestation of a release is listed for its files shows with the first of them. */
const MOST_LISTINGS = 2;
const NONE = {
    ...{ attestedByGitHub: false, ofRelease: [], notes: [] },
    ofAsset: new Map(),
};
/** GitHub's own attestation of an immutable release; of a mutable one there is none to ask for. */
async function releaseAttestationFindings(release, assets, listings, basis, reader) {
    if (!release.immutable)
        return NONE;
    const { facts, tags, trust } = basis;
    const object = tags.get(release.tag)?.object ?? null;
    try {
        const verifier = trust.releaseVerifier();
        const faults = [];
        const lost = [];
        for await (const listing of candidates(object, listings, basis)) {
            const { ofGitHub, unreadable } = await reader.read(listing);
            lost.push(...unreadable);
            for (const bundle of ofGitHub) {
                try {
                    const statement = verifier.verify(bundle);
                    const shown = { tag: release.tag, repositoryId: facts.repositoryId, object };
                    if (!isOfRelease(statement, shown))
                        continue;
                    const compared = compareReleaseStatement(statement, { ...shown, assets: shownOf(assets) });
                    return { ...compared, attestedByGitHub: true, notes: [] };
                }
                catch (thrown) {
                    faults.push((0,release_error/* toReleaseError */.Tp)(thrown).message);
                }
            }
        }
        const [why] = lost;
        const without = why === undefined ? withoutAttestation(release, faults) : findingOf('unreadable', why);
        return { ...NONE, ofRelease: [without] };
    }
    catch (thrown) {
        const { code, message } = (0,release_error/* toReleaseError */.Tp)(thrown);
        // Who trusts the public-good instance alone cannot be told more than that.
        if (code === 'TRUST_ROOT_MISSING')
            return { ...NONE, notes: [message] };
        return { ...NONE, ofRelease: [findingOf('unreadable', (0,release_error/* toReleaseError */.Tp)(thrown))] };
    }
}
/** Its files list it, too: those were asked for anyway. Only then its tag is asked for by itself. */
async function* candidates(object, listings, { store }) {
    yield* listings.slice(0, MOST_LISTINGS);
    if (object !== null)
        yield store.ofRelease(object);
}
function withoutAttestation({ tag }, faults) {
    if (faults.length > 0) {
        const message = `what is stored as GitHub's attestation of ${tag} is none: ${faults.join('; ')}`;
        return finding('wrong-signer', 'RELEASE_ATTESTATION_MISMATCH', message);
    }
    const message = `${tag} is immutable, and GitHub lists no attestation of it`;
    return finding('unreadable', 'RELEASE_ATTESTATION_MISSING', message);
}

;// CONCATENATED MODULE: ./src/commands/audit/examine-release.ts
/** One release: everything about its files is fetched, judged, and let go. */










/** Files whose bundles are fetched while others are judged. */
const FILES_AHEAD = 4;
const SKIPPED = { skipped: true };
/** Judges every file of the release. */
async function examineRelease({ release, assets }, listings, examination) {
    const { inputs, basis, reader, log } = examination;
    const { tag } = release;
    const listingOf = ({ bytes }) => (bytes.sha256 === undefined ? undefined : listings.get(bytes.sha256)) ?? SKIPPED;
    const byChecksums = await checksumFindings(assets, basis);
    const listed = assets.map(listingOf);
    const facts = await releaseAttestationFindings(release, assets, listed, basis, reader);
    const one = {
        release,
        policy: (0,release_policy/* policyOfRelease */.R9)(basis.policy, inputs.formerRepositories, inputs.predicateTypes, tag),
        // A draft may have no tag yet; a published release always has.
        commit: basis.tags.get(tag)?.commit ?? (release.draft ? undefined : null),
        onRelease: releaseEvidence(assets.map(({ asset }) => asset), basis.github, log),
        compared: name => [...(byChecksums.get(name) ?? []), ...(facts.ofAsset.get(name) ?? [])],
    };
    const judged = [];
    const entries = [];
    const examined = (0,concurrent/* inOrder */.al)(assets, FILES_AHEAD, async (asset) => examineAsset(asset, listingOf(asset), one, examination));
    for await (const { audited, entry } of examined) {
        judged.push(audited);
        if (entry !== undefined)
            entries.push(entry);
    }
    const { title, url, publishedAt, draft, prerelease, immutable } = release;
    const audited = {
        ...{ tag, title, url, publishedAt, draft, prerelease, immutable },
        commit: basis.tags.get(tag)?.commit ?? null,
        attestedByGitHub: facts.attestedByGitHub,
        findings: [...facts.ofRelease, ...removedFiles(release, assets, basis)],
        notes: facts.notes,
        assets: judged,
    };
    return { audited, entries };
}
async function examineAsset({ asset, bytes }, listing, { release, policy, commit, onRelease, compared }, examination) {
    const { basis, reader, clock } = examination;
    const { name } = asset;
    const { tag } = release;
    const { sha256 } = bytes;
    const about = { asset, bytes, compared: compared(name), commit, tag };
    const now = Math.floor(clock() / 1000);
    if (sha256 === undefined) {
        const evidence = { stored: [], unreadable: [], onRelease: [] };
        const memory = memoryOf(basis, tag, name, undefined);
        const audited = judgeAsset({ ...about, memory, policy, evidence }, basis.verifier);
        return { audited, entry: undefined };
    }
    const memory = memoryOf(basis, tag, name, sha256);
    const file = { tag, name, sha256 };
    const known = basis.state.known(basis.fingerprint, file, now);
    if (known !== undefined && isAsBefore(known, listing)) {
        const { chain, others, checkedAt } = known;
        const checkedEarlier = (0,unix_time/* rfc3339 */.a)(checkedAt);
        const audited = judgeKnownAsset({ ...about, memory, sha256 }, { chain, others, checkedEarlier });
        return { audited, entry: undefined };
    }
    const found = await readStore(sha256, listing, memory, examination);
    const proof = prove({ name, sha256 }, found.records, policy, basis.verifier);
    const evidence = {
        stored: found.records,
        unreadable: found.unreadable,
        onRelease: 'artifact' in proof ? [] : await onRelease(sha256, name),
    };
    const audited = judgeAsset({ ...about, memory, policy, evidence }, basis.verifier);
    const complete = 'artifact' in proof && found.unreadable.length === 0 && 'entries' in listing;
    return { audited, entry: complete ? entryOf(audited, file, listing, basis, now) : undefined };
    async function readStore(digest, first, { baseline }, { confirmations }) {
        const read = await reader.read(first);
        const absent = read.records.length === 0 && read.unreadable.length === 0;
        if (!absent || baseline === digest || confirmations.left <= 0)
            return read;
        // An index of many digests may lag behind the store; before anybody is accused, the store itself is asked.
        confirmations.left -= 1;
        examination.log.info(`${tag}: asking once more for ${name} (${(0,attest_digest/* digestName */.su)(digest).slice(0, 19)}…)`);
        return reader.read(await basis.store.listOne(digest));
    }
}
/** Whether the store lists the very bundles that were read then. */
function isAsBefore(known, listing) {
    if ('skipped' in listing)
        return true;
    return 'entries' in listing && sameNames(known.bundles, namesOf(listing));
}
function namesOf(listing) {
    return listing.entries.map(({ name }) => name).toSorted();
}
function sameNames(a, b) {
    return a.length === b.length && a.every((name, index) => name === b[index]);
}
/** Only what the verifier accepted from the store is remembered, and no refusal ever. */
function entryOf({ chain, others }, file, listing, { fingerprint }, checkedAt) {
    const bundles = namesOf(listing);
    return { ...file, key: keyOf(fingerprint, file), bundles, checkedAt, chain, others };
}
function memoryOf({ state, baseline }, tag, name, sha256) {
    const earlierDigests = state.digestsOf(tag, name);
    return {
        earlierDigests,
        verifiedBefore: sha256 !== undefined && earlierDigests.includes(sha256),
        baseline: baseline(tag, name),
    };
}
function removedFiles({ tag }, assets, { state }) {
    const present = new Set(assets.map(({ asset }) => asset.name));
    return state
        .namesOf(tag)
        .filter(name => !present.has(name))
        .map(name => {
        const message = `an earlier audit verified ${name} of ${tag}, and it is gone`;
        return finding('digest-drift', 'AUDIT_ASSET_REMOVED', message);
    });
}

;// CONCATENATED MODULE: ./src/commands/audit.ts








/** GitHub's lists of attestations name no larger limit than that of a page. */
const DIGESTS_AT_ONCE = 100;
const FILES_AT_ONCE = 8;
/** A store that has nothing at all is not asked about everything twice. */
const MOST_CONFIRMATIONS = 50;
/** Seconds: where each digest costs a request, one that was checked so lately is not asked for again. */
const LATELY = 24 * 3600;
/** The command. Findings are told by `fail-on`; the reports hold all of them. */
async function runAudit(inputs, ports) {
    const basis = await openBasis(inputs, ports);
    const conclusion = await startConclusion(inputs, basis, ports);
    const examination = {
        ...{ inputs, basis, log: ports.log, clock: ports.clock },
        reader: createAttestationReader(),
        confirmations: { left: MOST_CONFIRMATIONS },
    };
    const chooser = new selection/* Chooser */.y(inputs.releases);
    for await (const batch of batches(basis, chooser, inputs.download)) {
        const now = Math.floor(ports.clock() / 1000);
        const listings = await basis.store.list(digestsOf(batch), digest => batch.every(release => wasCheckedLately(release, digest, basis, now)));
        for (const known of batch) {
            const { audited, entries } = await examineRelease(known, listings, examination);
            await conclusion.add(audited, entries);
        }
    }
    for (const tag of chooser.absent) {
        const message = `there is no release of the tag ${tag}`;
        await conclusion.addAbsent(tag, finding('unreadable', 'AUDIT_RELEASE_ABSENT', message));
    }
    return conclusion.end();
}
/** Releases of about a hundred files: as many as one request can ask for, and as few as memory holds easily. */
async function* batches(basis, chooser, download) {
    let batch = [];
    for await (const listed of basis.github.releases()) {
        if (chooser.takes(listed.release)) {
            const next = await withBytes(listed, basis, download);
            if (digestsOf([...batch, next]).length > DIGESTS_AT_ONCE && batch.length > 0) {
                yield batch;
                batch = [];
            }
            batch.push(next);
        }
        if (chooser.done)
            break;
    }
    if (batch.length > 0)
        yield batch;
}
async function withBytes({ release, assets }, { github }, download) {
    const known = await (0,concurrent/* mapAll */.gJ)(assets, FILES_AT_ONCE, async (asset) => ({
        asset,
        bytes: await bytesOf(asset, download, github),
    }));
    return { release, assets: known };
}
function digestsOf(batch) {
    const all = batch.flatMap(({ assets }) => assets.flatMap(({ bytes }) => bytes.sha256 ?? []));
    return [...new Set(all)];
}
function wasCheckedLately({ release: { tag }, assets }, sha256, { state, fingerprint }, now) {
    return assets
        .filter(({ bytes }) => bytes.sha256 === sha256)
        .every(({ asset: { name } }) => {
        const entry = state.known(fingerprint, { tag, name, sha256 }, now);
        return entry !== undefined && now - entry.checkedAt < LATELY;
    });
}

// EXTERNAL MODULE: ./src/io/attestation-store.ts
var attestation_store = __webpack_require__(22586);
// EXTERNAL MODULE: ./src/io/bundle-blobs.ts + 1 modules
var bundle_blobs = __webpack_require__(93262);
// EXTERNAL MODULE: ./src/io/limit.ts
var io_limit = __webpack_require__(55827);
;// CONCATENATED MODULE: ./src/io/attestation-lists.ts
/**
 * The attestation store for an audit: lists first, bundles when they are wanted, and many digests in one request where
 * the API allows it. https://docs.github.com/rest/orgs/attestations#list-attestations-by-bulk-subject-digests
 */







const MIB = 1024 * 1024;
const MAX_PAGE = 64 * MIB;
/** Of one request for many digests: 10,000 attestations. */
const MAX_PAGES = 100;
const MAX_REQUESTS = 16;
const attestation_lists_DIGESTS_AT_ONCE = 100;
/** Most bundles are about one file; those about a whole release are read for one file after the other. */
const KEPT_BYTES = MIB / 2;
/** What is wrong with the store is wrong for every digest. */
const attestation_lists_CONCERNS_ALL = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'PERMISSION_MISSING']);
/** The store of one repository, to be read by an audit. */
function createAttestationLists(options) {
    const limit = (0,io_limit/* createLimit */.K)(MAX_REQUESTS);
    const http = { send: async (request) => limit(async () => options.http.send(request)) };
    const lists = new Lists({ ...options, http });
    return {
        list: async (digests, dispensable) => lists.many(digests, dispensable),
        listOne: async (digest) => lists.one(`${(0,attest_digest/* digestName */.su)(digest)}?per_page=100`),
        ofRelease: async (object) => lists.one(`sha1:${object}?per_page=100&predicate_type=release`),
    };
}
class Lists {
    #options;
    #blobs;
    /** Whether many digests can be asked for at once; found out by the first request. */
    #bulk = true;
    #trouble;
    constructor(options) {
        this.#options = options;
        this.#blobs = (0,bundle_blobs/* createBundleBlobs */.nA)(options.http, KEPT_BYTES);
    }
    async many(digests, dispensable) {
        const found = new Map();
        for (let from = 0; from < digests.length; from += attestation_lists_DIGESTS_AT_ONCE) {
            const part = digests.slice(from, from + attestation_lists_DIGESTS_AT_ONCE);
            for (const [digest, listing] of await this.#part(part, dispensable))
                found.set(digest, listing);
        }
        return found;
    }
    async #part(digests, dispensable) {
        const { log } = this.#options;
        if (this.#bulk) {
            const listed = await this.#guarded(async () => this.#bulkList(digests));
            if (!(listed instanceof release_error/* ReleaseError */.K2)) {
                if (listed !== 'unsupported')
                    return listed;
                this.#bulk = false;
                log.info('the store takes no request for many digests here: each file costs a request');
            }
            else {
                return new Map(digests.map(digest => [digest, { failed: listed }]));
            }
        }
        const settled = await (0,concurrent/* settleAll */.j3)(digests, MAX_REQUESTS, async (digest) => {
            const skipped = { skipped: true };
            return dispensable(digest) ? skipped : this.one(`${(0,attest_digest/* digestName */.su)(digest)}?per_page=100`);
        });
        return new Map(digests.map((digest, index) => {
            const one = settled[index];
            const listing = one?.status === 'fulfilled' ? one.value : { failed: (0,release_error/* toReleaseError */.Tp)(one?.reason) };
            return [digest, listing];
        }));
    }
    /** Never rejects. */
    async one(query) {
        const listed = await this.#guarded(async () => this.#repositoryList(query));
        return listed instanceof release_error/* ReleaseError */.K2 ? { failed: listed } : { entries: listed };
    }
    async #guarded(work) {
        if (this.#trouble !== undefined)
            return this.#trouble;
        try {
            return await work();
        }
        catch (thrown) {
            const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (attestation_lists_CONCERNS_ALL.has(failure.code))
                this.#trouble ??= failure;
            return failure;
        }
    }
    async #bulkList(digests) {
        const { http, apiUrl, repository, ownerType } = this.#options;
        const [owner = ''] = repository.split('/');
        const scope = ownerType === 'User' ? 'users' : 'orgs';
        const url = `${apiUrl}/${scope}/${owner}/attestations/bulk-list?per_page=100`;
        const body = JSON.stringify({ subject_digests: digests.map(attest_digest/* digestName */.su) });
        const entries = new Map(digests.map((digest) => [digest, []]));
        let after = '';
        for (let page = 1;; page += 1) {
            if (page > MAX_PAGES)
                throw tooMany();
            const response = await http.send({
                method: 'POST',
                url: after === '' ? url : `${url}&after=${encodeURIComponent(after)}`,
                ...(0,attestation_store/* api */.FH)(this.#options),
                body,
                maxBytes: MAX_PAGE,
                // It reads, and only its body is too long for an address.
                repeatable: true,
            });
            // A server without it, or a token that may not look at the whole owner.
            if (page === 1 && [403, 404, 405].includes(response.status))
                return 'unsupported';
            if (response.status !== 200)
                throw (0,attestation_store/* unreadable */.O$)(response);
            const answer = (0,attestation_store/* parseAnswer */.Wp)(response.body, response.url);
            const byDigest = (0,json.at)(answer, 'attestations_subject_digests');
            if (!(0,json/* isJsonObject */.OW)(byDigest))
                throw without('lists by digest');
            for (const [digest, list] of entries) {
                const found = (0,json.at)(byDigest, (0,attest_digest/* digestName */.su)(digest)) ?? [];
                if (!Array.isArray(found))
                    throw without('a list for a digest');
                list.push(...found.map(one => this.#entry(one, digest)));
            }
            const next = (0,json.at)(answer, 'page_info', 'next');
            if ((0,json.at)(answer, 'page_info', 'has_next') !== true)
                break;
            // The same cursor again would never end.
            if (typeof next !== 'string' || next === '' || next === after)
                throw without('a next page');
            after = next;
        }
        return new Map([...entries].map(([digest, list]) => [digest, { entries: list }]));
    }
    async #repositoryList(query) {
        const { http, apiUrl, repository } = this.#options;
        const found = [];
        const digest = query.split('?')[0] ?? query;
        let url = `${apiUrl}/repos/${repository}/attestations/${query}`;
        for (let page = 1; url !== undefined; page += 1) {
            if (page > MAX_PAGES)
                throw tooMany();
            const response = await http.send({
                ...{ method: 'GET', url, maxBytes: MAX_PAGE },
                ...(0,attestation_store/* api */.FH)(this.#options),
            });
            // The repository itself was seen: here 404 means that there is none.
            if (response.status === 404)
                break;
            if (response.status !== 200)
                throw (0,attestation_store/* unreadable */.O$)(response);
            found.push(...(0,attestation_store/* entriesOf */.Mc)(response).map(one => this.#entry(one, digest)));
            url = (0,attestation_store/* nextPage */.Zj)(response.headers.get('link'), apiUrl);
        }
        return found;
    }
    /** What a list says of one attestation: an address, or in older versions of the API the bundle itself. */
    #entry(entry, digest) {
        const url = (0,json.at)(entry, 'bundle_url');
        const bundle = (0,json.at)(entry, 'bundle');
        if (typeof url === 'string' && url !== '') {
            return { name: (0,bundle_blobs/* blobName */.PF)(url), read: async () => this.#read(url, digest) };
        }
        if (!(0,json/* isJsonObject */.OW)(bundle)) {
            return { name: 'nothing', read: async () => ({ unreadable: (0,attestation_store/* withoutBundle */.lT)() }) };
        }
        return { name: `sha256:${(0,attest_digest/* sha256Of */.Bj)(JSON.stringify(bundle))}`, read: async () => ({ bundle }) };
    }
    async #read(url, digest) {
        const first = await this.#blob(url);
        if ('bundle' in first)
            return first;
        // An address lives for minutes: a new list has new ones.
        const name = (0,bundle_blobs/* blobName */.PF)(url);
        const { http, apiUrl, repository } = this.#options;
        const subject = digest.includes(':') ? digest : `sha256:${digest}`;
        const response = await http.send({
            method: 'GET',
            url: `${apiUrl}/repos/${repository}/attestations/${subject}?per_page=100`,
            ...(0,attestation_store/* api */.FH)(this.#options),
            maxBytes: MAX_PAGE,
        });
        if (response.status !== 200)
            return first;
        const again = (0,attestation_store/* entriesOf */.Mc)(response)
            .map(one => (0,json.at)(one, 'bundle_url'))
            .find(one => typeof one === 'string' && (0,bundle_blobs/* blobName */.PF)(one) === name);
        return typeof again === 'string' ? this.#blob(again) : first;
    }
    async #blob(url) {
        try {
            return { bundle: await this.#blobs.read(url) };
        }
        catch (error) {
            // One that cannot be had hides no other; a host that is down is the caller's to know.
            if (!(error instanceof release_error/* ReleaseError */.K2) || error.code !== 'BUNDLE_UNREADABLE')
                throw error;
            return { unreadable: error };
        }
    }
}
function without(what) {
    return new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the attestation store answers a request for many digests without ${what}`,
    });
}
function tooMany() {
    return new release_error/* ReleaseError */.K2('RESPONSE_TOO_LARGE', {
        message: `the store lists more than ${MAX_PAGES * 100} attestations in one answer`,
    });
}

// EXTERNAL MODULE: ./src/io/github-client.ts
var github_client = __webpack_require__(63829);
// EXTERNAL MODULE: ./src/io/release-json.ts
var release_json = __webpack_require__(11520);
;// CONCATENATED MODULE: ./src/io/audit-github.ts
/**
 * Releases and tags of any repository, for an audit: few requests, page by page.
 * https://docs.github.com/rest/releases/releases#list-releases
 */







const PER_PAGE = 100;
/** GitHub's usual page: a list of files inside a release that is shorter was not cut off. */
const USUAL_PAGE = 30;
const audit_github_MAX_PAGES = 1000;
const MAX_REFS = 64 * 1024 * 1024;
/** Bytes a second: slower than this a download is given up. */
const SLOWEST = 100_000;
const READ = (what) => ({
    what,
    permission: 'contents: read',
});
/** One look-up; undefined where the token cannot see it. */
async function readRepositoryFacts(client, repository) {
    const [owner = '', repo = ''] = repository.split('/');
    const found = await (0,github_client/* callGitHubOrAbsent */.yn)({ what: 'look up a repository', permission: 'metadata: read' }, () => client.rest.repos.get({ owner, repo }));
    if (found === undefined)
        return undefined;
    const { data } = found;
    return {
        fullName: data.full_name,
        repositoryId: String(data.id),
        ownerId: String(data.owner.id),
        ownerType: data.owner.type === 'User' ? 'User' : 'Organization',
        isPublic: !data.private,
    };
}
/** The adapter for one repository. */
function createAuditGitHub(facts, options) {
    const [owner = '', repo = ''] = facts.fullName.split('/');
    const repository = { owner, repo };
    const download = async (asset, maxBytes, sink) => {
        const apiAddress = `${options.apiUrl}/repos/${facts.fullName}/releases/assets/${asset.id}`;
        const timeout = 60_000 + Math.ceil((asset.size / SLOWEST) * 1000);
        const limits = { method: 'GET', maxBytes, timeout, sink };
        // What everybody downloads needs no token, and counts against no budget.
        if (facts.isPublic && isPublicAddress(asset.url, options.serverUrl)) {
            const { status } = await options.http.send({ ...limits, url: asset.url });
            if (status === 200)
                return;
        }
        const { status } = await options.http.send({
            ...limits,
            url: apiAddress,
            headers: { accept: 'application/octet-stream' },
            authorization: `Bearer ${options.token}`,
        });
        if (status !== 200)
            throw notDownloaded(asset, status);
    };
    return {
        releases: () => releases(options.client, repository),
        tags: async () => readTags(facts, options),
        async readAsset(asset, maxBytes) {
            let chunks = [];
            await download(asset, Math.min(asset.size, maxBytes), () => {
                chunks = [];
                return chunk => chunks.push(chunk);
            });
            return Buffer.concat(chunks);
        },
        async hashAsset(asset) {
            let hash = (0,external_node_crypto_.createHash)('sha256');
            await download(asset, asset.size, () => {
                hash = (0,external_node_crypto_.createHash)('sha256');
                return chunk => hash.update(chunk);
            });
            return (0,attest_digest/* parseSha256 */.tz)(hash.digest('hex')) ?? notHashed(asset);
        },
    };
}
/** A draft's files are for those who may write alone. */
function isPublicAddress(url, serverUrl) {
    return url.startsWith(`${serverUrl}/`) && !/\/untagged-[0-9a-f]+\//.test(url);
}
async function* releases(client, repository) {
    for (let page = 1; page <= audit_github_MAX_PAGES; page += 1) {
        const { data } = await (0,github_client/* callGitHub */.ur)(READ('list releases'), () => client.rest.repos.listReleases({ ...repository, per_page: PER_PAGE, page }));
        for (const json of data) {
            const release = (0,release_json/* readRelease */.i)(json);
            const embedded = Array.isArray(json.assets) ? json.assets : [];
            const cut = embedded.length >= USUAL_PAGE;
            const assets = cut ? await allAssets(client, repository, release.id) : embedded.map(release_json/* readAsset */.f);
            yield { release, assets };
        }
        if (data.length < PER_PAGE)
            return;
    }
    throw endless('releases', audit_github_MAX_PAGES);
}
async function allAssets(client, repository, releaseId) {
    const found = [];
    for (let page = 1; page <= audit_github_MAX_PAGES; page += 1) {
        const { data } = await (0,github_client/* callGitHub */.ur)(READ('list assets'), () => client.rest.repos.listReleaseAssets({
            ...repository,
            ...{ release_id: releaseId, per_page: PER_PAGE, page },
        }));
        found.push(...data.map(release_json/* readAsset */.f));
        if (data.length < PER_PAGE)
            return found;
    }
    throw endless('assets', audit_github_MAX_PAGES);
}
/**
 * All tags: what their refs name, and, where one of them is annotated, the commits behind them.
 * https://docs.github.com/rest/git/refs#list-matching-references, https://docs.github.com/rest/repos/repos#list-repository-tags
 */
async function readTags({ fullName }, options) {
    const base = `${options.apiUrl}/repos/${fullName}`;
    const refs = await allPages(`${base}/git/matching-refs/tags/?per_page=100`, options);
    const objects = refs.map(ref => ({
        tag: audit_github_text(ref, 'ref').replace(/^refs\/tags\//, ''),
        type: audit_github_text(ref, 'object', 'type'),
        object: audit_github_text(ref, 'object', 'sha'),
    }));
    const annotated = objects.some(({ type }) => type !== 'commit');
    const peeled = annotated ? await allPages(`${base}/tags?per_page=100`, options) : [];
    const commits = new Map(peeled.map(tag => [audit_github_text(tag, 'name'), audit_github_text(tag, 'commit', 'sha')]));
    return new Map(objects.flatMap(({ tag, type, object }) => {
        const commit = type === 'commit' ? object : commits.get(tag);
        return commit === undefined ? [] : [[tag, { object, commit }]];
    }));
}
async function allPages(first, { http, token, apiUrl }) {
    const found = [];
    let url = first;
    for (let page = 1; url !== undefined; page += 1) {
        if (page > audit_github_MAX_PAGES)
            throw endless('tags', audit_github_MAX_PAGES);
        const response = await http.send({
            ...{ method: 'GET', url, maxBytes: MAX_REFS },
            headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
            authorization: `token ${token}`,
        });
        if (response.status !== 200) {
            const answer = Object.assign(new Error(`HTTP ${response.status}`), {
                status: response.status,
            });
            throw (0,github_client/* gitHubError */.Mj)(answer, READ('list tags'));
        }
        const list = (0,attestation_store/* parseAnswer */.Wp)(response.body, response.url);
        if (!Array.isArray(list)) {
            throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
                message: 'GitHub answers without a list of tags',
            });
        }
        found.push(...list);
        url = (0,attestation_store/* nextPage */.Zj)(response.headers.get('link'), apiUrl);
    }
    return found;
}
function audit_github_text(value, ...path) {
    const found = (0,json.at)(value, ...path);
    if (typeof found === 'string')
        return found;
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `GitHub's answer about a tag has no ${path.join('.')}`,
    });
}
function endless(what, pages) {
    return new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `GitHub's list of ${what} does not end`,
        expected: `at most ${pages} pages`,
    });
}
function notDownloaded({ name }, status) {
    return new release_error/* ReleaseError */.K2('AUDIT_ASSET_UNREADABLE', {
        message: `${name} could not be downloaded`,
        expected: 'HTTP 200',
        actual: `HTTP ${status}`,
    });
}
function notHashed({ name }) {
    throw new TypeError(`SHA-256 of ${name} has 64 hexadecimal digits`);
}

// EXTERNAL MODULE: ./src/io/files.ts + 12 modules
var files = __webpack_require__(63700);
// EXTERNAL MODULE: ./src/io/heap.ts
var heap = __webpack_require__(6544);
// EXTERNAL MODULE: ./src/io/oidc.ts
var oidc = __webpack_require__(53171);
// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/verify/release-attestation.ts
var release_attestation = __webpack_require__(491);
// EXTERNAL MODULE: ./src/steps/trust.ts + 4 modules
var trust = __webpack_require__(61093);
// EXTERNAL MODULE: ./src/steps/world.ts + 18 modules
var world = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/steps/audit.ts












/** `audit` over the real world: reads only, but for its own reports. */
async function auditStep(inputs, environment) {
    (0,heap/* keepHeapSmallForLong */.k)();
    const { context, githubToken: token, log } = environment;
    const { apiUrl, serverUrl, temporary } = context;
    const { http, client } = (0,world/* githubWorld */.WF)(environment);
    return runAudit(inputs, {
        context,
        log,
        clock: Date.now,
        tokenIssuer: (0,oidc/* tokenIssuer */.fH)(serverUrl),
        files: {
            ...(0,files/* createFiles */.q)(temporary),
            ensureFolder: async (path) => {
                await (0,promises_.mkdir)(path, { recursive: true });
            },
        },
        repositoryFacts: async (repository) => readRepositoryFacts(client, repository),
        openGitHub: facts => createAuditGitHub(facts, { client, http, token, apiUrl, serverUrl }),
        openStore: ({ fullName: repository, ownerType }) => createAttestationLists({ http, token, apiUrl, repository, ownerType, log }),
        loadTrust: async () => {
            const { roots, verifier } = await (0,trust/* loadTrust */.Vc)(inputs, {
                ...{ context, log, http },
                trustDomain: (0,trust_domain/* createTrustDomain */.d)(client),
            });
            return {
                verifier,
                roots: fingerprintOfRoots(roots),
                releaseVerifier: () => (0,release_attestation/* createReleaseAttestationVerifier */.k)(roots, serverUrl),
            };
        },
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
