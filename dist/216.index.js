export const id = 216;
export const ids = [216];
export const modules = {

/***/ 14441:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ parseAttemptName),
/* harmony export */   JB: () => (/* binding */ peekStatement),
/* harmony export */   Qm: () => (/* binding */ findKept),
/* harmony export */   RI: () => (/* binding */ parseKeptBundles),
/* harmony export */   cZ: () => (/* binding */ bundleLines)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42991);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31444);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60872);
/**
 * Bundles that an earlier attempt of this run signed and kept: they are stored again, not signed again. Each line of
 * the file is one bundle.
 */



/** `attested-release-evidence--2` → its name without the attempt, and the attempt. */
function parseAttemptName(name) {
    const [, base, attempt] = /^(.+)--([1-9][0-9]{0,5})$/.exec(name) ?? [];
    return base === undefined ? undefined : { base, attempt: Number(attempt) };
}
/** One bundle a line; a line that is no bundle is passed over: it only costs another signature. */
function parseKeptBundles(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const bundle = JSON.parse(line);
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(bundle) ? [bundle] : [];
        }
        catch {
            return [];
        }
    });
}
/** Bundles as text: one on each line, the last one ended too, since gh drops a last line without an end. */
function bundleLines(bundles) {
    return bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join('');
}
/** The kept bundle that says exactly what the claim says. Whether its signature holds, verification finds out. */
function findKept(claim, kept) {
    return kept.find(bundle => {
        const statement = peekStatement(bundle);
        return statement !== undefined && saysSame(statement, claim);
    });
}
/** The statement inside a bundle, not verified. */
function peekStatement(bundle) {
    const payload = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(bundle, 'dsseEnvelope', 'payload');
    if (typeof payload !== 'string')
        return undefined;
    try {
        return (0,_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStatement */ .B)(Buffer.from(payload, 'base64'));
    }
    catch {
        return undefined;
    }
}
function saysSame(statement, { subject, predicateType, predicate }) {
    const subjects = [{ name: subject.name, digest: { sha256: subject.sha256 } }];
    return (statement.predicateType === predicateType &&
        (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sameJson */ .Vk)(statement.subject, subjects) &&
        (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sameJson */ .Vk)(withoutAttempt(predicateType, statement.predicate), 
        // Through JSON, since that is how the signer sends it.
        withoutAttempt(predicateType, JSON.parse(JSON.stringify(predicate)))));
}
/**
 * The provenance of two attempts of one run differs in the attempt alone, a verification summary in its time alone;
 * verification accepts both.
 */
function withoutAttempt(predicateType, predicate) {
    if (predicateType === _predicate_js__WEBPACK_IMPORTED_MODULE_2__/* .VERIFICATION_SUMMARY_V1 */ .V3 && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(predicate)) {
        return { ...predicate, timeVerified: null };
    }
    const invocation = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(predicate, 'runDetails', 'metadata', 'invocationId');
    if (predicateType !== _predicate_js__WEBPACK_IMPORTED_MODULE_2__/* .PROVENANCE_V1 */ .A0 || typeof invocation !== 'string')
        return predicate;
    const copy = structuredClone(predicate);
    copy.runDetails.metadata.invocationId = invocation.replace(/\/attempts\/[0-9]+$/, '');
    return copy;
}


/***/ }),

/***/ 60872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseStatement),
/* harmony export */   T: () => (/* binding */ statementOf)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _store_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46633);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31444);
/* harmony import */ var _strict_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94055);
/** The in-toto statement, version 1. https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */





// The subjects and the frame around a predicate of full size.
const MAX_PAYLOAD_BYTES = _store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_PREDICATE_BYTES */ .p + 1024 * 1024;
const MAX_NAME_LENGTH = 4096;
const MAX_DIGESTS = 32;
/** Signed bytes → Statement; anything ambiguous or oversized is refused (STATEMENT_INVALID). */
function parseStatement(payload, versions = 'v1') {
    const value = parseJson(payload);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        throw invalid('is not an object');
    const { _type, subject, predicateType, predicate } = value;
    const isKnown = _type === _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om || (_type === _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V01 */ .K4 && versions === 'v0.1 too');
    if (!isKnown)
        throw invalid(`has the type ${show(_type)}, not ${_predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om}`);
    if (typeof predicateType !== 'string' || predicateType === '') {
        throw invalid(`has the predicateType ${show(predicateType)}`);
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(predicate))
        throw invalid('has no predicate');
    if (!Array.isArray(subject) || subject.length === 0 || subject.length > _store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_SUBJECTS */ .V) {
        throw invalid(`does not have 1 to ${_store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_SUBJECTS */ .V} subjects`);
    }
    return { _type, subject: subject.map(parseSubject), predicateType, predicate };
}
function parseJson(payload) {
    if (payload.length > MAX_PAYLOAD_BYTES)
        throw invalid(`has ${payload.length} bytes`);
    return (0,_strict_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseStrictJson */ .R)(payload, invalid);
}
function parseSubject(value, index) {
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? (value['name'] ?? '') : undefined;
    const digest = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value['digest'] : undefined;
    if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(digest)) {
        throw invalid(`has no name and digest in subject ${index}`);
    }
    const digests = Object.entries(digest);
    const wellFormed = digests.every(([, hex]) => typeof hex === 'string' && /^[0-9a-f]{40,128}$/.test(hex));
    if (digests.length === 0 || digests.length > MAX_DIGESTS || !wellFormed) {
        throw invalid(`has a malformed digest in subject ${index}`);
    }
    return { name, digest: digest };
}
function show(value) {
    return JSON.stringify(value ?? null).slice(0, 100);
}
function invalid(what, cause) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('STATEMENT_INVALID', {
        message: `the signed payload ${what}`,
        check: 'statement.form',
        ...(cause === undefined ? {} : { cause }),
    });
}
/** The statement of one claim, with its keys in the order in which @actions/attest writes them. */
function statementOf({ subject, predicateType, predicate }) {
    return {
        _type: _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om,
        subject: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
        predicateType,
        predicate,
    };
}


/***/ }),

/***/ 46633:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ MAX_SUBJECTS),
/* harmony export */   p: () => (/* binding */ MAX_PREDICATE_BYTES)
/* harmony export */ });
/** What GitHub's attestation store takes. https://github.com/actions/attest#attestation-limits */
/** Subjects of one statement. */
const MAX_SUBJECTS = 1024;
/** Bytes of a predicate. */
const MAX_PREDICATE_BYTES = 16 * 1024 * 1024;


/***/ }),

/***/ 53021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qp: () => (/* binding */ sideBySide),
/* harmony export */   _7: () => (/* binding */ eachUntilFailure),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   gJ: () => (/* binding */ mapAll),
/* harmony export */   j3: () => (/* binding */ settleAll)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);

/** Runs `work` on every item, a few at a time; results in the items' order, failures included. */
async function settleAll(items, limit, work) {
    const results = [];
    let next = 0;
    const worker = async () => {
        for (let index = next++; index < items.length; index = next++) {
            const [result] = await Promise.allSettled(items.slice(index, index + 1).map(work));
            if (result !== undefined)
                results[index] = result;
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}
/** The same where every item must succeed: of several failures the first in the items' order is thrown. */
async function mapAll(items, limit, work) {
    return (await settleAll(items, limit, work)).map(valueOf);
}
/**
 * Works ahead of whoever reads, by at most `limit` items, and hands the results over in the items' order: what was
 * made for one item can be let go before that of a much later one is fetched.
 */
async function* inOrder(items, limit, work) {
    const ahead = [];
    let next = 0;
    const start = () => {
        const item = items.slice(next, next + 1);
        next += 1;
        // Settled, since nobody may be waiting for it yet when it fails.
        if (item.length > 0)
            ahead.push(Promise.allSettled(item.map(work)));
    };
    for (let started = 0; started < limit; started += 1)
        start();
    for (let current = ahead.shift(); current !== undefined; current = ahead.shift()) {
        const results = await current;
        start();
        yield* results.map(valueOf);
    }
}
/** Side by side; of several failures the first in order is thrown, whichever came first in time. */
async function sideBySide(...work) {
    const [first, second, third, fourth] = await Promise.allSettled(work);
    return [valueOf(first), valueOf(second), valueOf(third), valueOf(fourth)];
}
function valueOf(result) {
    if (result.status === 'fulfilled')
        return result.value;
    throw result.reason;
}
/**
 * Runs `work` on the items, a few at a time, until one fails: what was begun is awaited, nothing more is begun. Of
 * several failures a `security` one is thrown, since it decides what becomes of the whole.
 */
async function eachUntilFailure(items, limit, work) {
    const failures = [];
    await settleAll(items, limit, async (item) => {
        if (failures.length > 0)
            return;
        try {
            await work(item);
        }
        catch (thrown) {
            failures.push(thrown);
        }
    });
    if (failures.length === 0)
        return;
    throw failures.find(thrown => (0,_errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .toReleaseError */ .Tp)(thrown).class === 'security') ?? failures[0];
}


/***/ }),

/***/ 85527:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createTrustDomain)
/* harmony export */ });
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63829);
/** Under which name GitHub's mirror publishes the trust root of a tenant. https://docs.github.com/rest/meta/meta */



// It becomes a part of a file's name, and of an address.
const TRUST_DOMAIN = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i;
/** One look-up; undefined where the server names none, as github.com does (RESPONSE_INVALID for no such name). */
function createTrustDomain(client) {
    return async () => {
        const { data } = await (0,_github_client_js__WEBPACK_IMPORTED_MODULE_1__/* .callGitHub */ .ur)({ what: 'name its trust domain', permission: 'metadata: read' }, () => client.rest.meta.get());
        const domain = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(data, 'domains', 'artifact_attestations', 'trust_domain');
        if (domain === undefined || domain === null || domain === '')
            return undefined;
        if (typeof domain === 'string' && TRUST_DOMAIN.test(domain))
            return domain;
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
            message: 'the trust domain that GET /meta names is none',
            expected: 'letters, digits, dots, hyphens and underscores',
            actual: JSON.stringify(domain).slice(0, 100),
        });
    };
}


/***/ }),

/***/ 61093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Uk: () => (/* binding */ loadReleaseAttestationVerifier),
  Vc: () => (/* binding */ loadTrust),
  VH: () => (/* binding */ loadVerifier)
});

// UNUSED EXPORTS: verifierOfMirrors

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/verify/trust.ts
var trust = __webpack_require__(92751);
;// CONCATENATED MODULE: ./src/io/trust-root.ts
/** Reads the trust root that the user gave. */



// Both public roots together are about 40 kB.
const MAX_BYTES = 4 * 1024 * 1024;
/** The trust roots in a file (TRUST_ROOT_MISSING where it does not exist). */
async function readTrustRoots(path) {
    return (0,trust/* parseTrustRoots */.dH)(await readRootFile(path));
}
/** The text of a trust root, or of a mirror's first root, that the user gave as a file. */
async function readRootFile(path) {
    let file;
    try {
        file = await (0,promises_.open)(path);
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('TRUST_ROOT_MISSING', {
            message: `the trust root ${path} cannot be read`,
            cause: error,
        });
    }
    try {
        const { size } = await file.stat();
        if (size > MAX_BYTES) {
            throw new release_error/* ReleaseError */.K2('TRUST_ROOT_INVALID', {
                message: `the trust root ${path} is too large`,
                expected: `at most ${MAX_BYTES} bytes`,
                actual: String(size),
            });
        }
        return await file.readFile('utf8');
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/io/tuf-trust-root.ts
/**
 * Trust roots from TUF mirrors. A mirror is believed because its metadata descend, root by root, from a first root
 * that we already hold: https://theupdateframework.github.io/specification/latest/
 */






/** What is asked when the user names nothing: the mirrors of the two instances. */
const PUBLIC_MIRRORS = [
    {
        url: 'https://tuf-repo-cdn.sigstore.dev',
        firstRoot: { kind: 'seed' },
        organization: 'sigstore.dev',
    },
    {
        url: 'https://tuf-repo.github.com',
        // Version 3, which gh starts from too. It has expired; that does not matter for a first root, whose only use is to
        // check the next one.
        firstRoot: {
            kind: 'pinned',
            name: '3.root.json',
            sha256: '98cba97be9075bc98b2322de3de85fbd1b70ec7392991dfd2f53d215bede1a8d',
        },
        organization: 'GitHub, Inc.',
    },
];
/** What a mirror of one instance publishes. */
const TARGET = 'trusted_root.json';
/** What GitHub's mirror publishes beside it for a tenant of ghe.com. */
const tenantTarget = (trustDomain) => `${trustDomain}.${TARGET}`;
const MAX_ROOT_BYTES = 512 * 1024;
const TIMEOUT = 10_000;
const RETRY = { retries: 2, minTimeout: 500 };
/** The newest trusted root of a mirror. An older copy is never taken instead (TRUST_ROOT_UNAVAILABLE). */
async function readMirroredRoot(mirror, options) {
    await (0,promises_.mkdir)(options.temporary, { recursive: true });
    // A new folder each time: the client believes the root.json that it finds in its cache, whoever wrote it there.
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(options.temporary, 'attested-release-tuf-'));
    try {
        const rootPath = await firstRootFile(mirror, folder, options.http);
        return await refresh(mirror, { folder, rootPath, targets: options.targets });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function refresh(mirror, { folder, rootPath, targets }) {
    // Loaded here: most commands need no trust root, and many steps are given one as a file.
    const { initTUF } = await __webpack_require__.e(/* import() */ 694).then(__webpack_require__.bind(__webpack_require__, 84423));
    try {
        const client = await initTUF({
            mirrorURL: mirror.url,
            cachePath: (0,external_node_path_.join)(folder, 'cache'),
            forceInit: true,
            forceCache: false,
            timeout: TIMEOUT,
            retry: RETRY,
            ...(rootPath === undefined ? {} : { rootPath }),
        });
        return await firstListed(client, targets);
    }
    catch (error) {
        throw unavailable(mirror, error);
    }
}
/** The mirror's signed list decides; any other failure than not standing there is one. */
async function firstListed(client, targets) {
    const missing = [];
    for (const target of targets) {
        try {
            return { target, text: await client.getTarget(target) };
        }
        catch (error) {
            if ((0,json.at)(error, 'code') !== 'TUF_FIND_TARGET_ERROR')
                throw error;
            missing.push(error);
        }
    }
    throw missing.length === 1 ? missing[0] : new AggregateError(missing, 'not found');
}
async function firstRootFile(mirror, folder, http) {
    const { firstRoot } = mirror;
    if (firstRoot.kind === 'seed')
        return undefined;
    // The very bytes that were checked are what the client gets to see.
    const copy = (0,external_node_path_.join)(folder, 'first-root.json');
    const content = firstRoot.kind === 'file'
        ? await readRootFile(firstRoot.path)
        : await download(mirror, firstRoot, http);
    await (0,promises_.writeFile)(copy, content);
    return copy;
}
async function download(mirror, { name, sha256 }, http) {
    const url = `${mirror.url}/${name}`;
    let answer;
    try {
        answer = await http.send({ method: 'GET', url, maxBytes: MAX_ROOT_BYTES });
    }
    catch (error) {
        throw (0,release_error/* toReleaseError */.Tp)(error).class === 'security' ? error : unavailable(mirror, error);
    }
    const { status, body } = answer;
    if (status !== 200)
        throw unavailable(mirror, new Error(`HTTP ${status} for ${url}`));
    const actual = (0,digest/* sha256Of */.Bj)(body);
    if (actual !== sha256) {
        throw new release_error/* ReleaseError */.K2('TRUST_ROOT_FORGED', {
            message: `${url} is not the file that it was`,
            expected: `sha256:${sha256}`,
            actual: `sha256:${actual}`,
        });
    }
    return body;
}
function unavailable({ url }, cause) {
    return new release_error/* ReleaseError */.K2('TRUST_ROOT_UNAVAILABLE', {
        message: `the mirror ${url} gave no trust root that can be believed today`,
        cause,
    });
}

;// CONCATENATED MODULE: ./src/verify/absent-roots.ts

/** The same verifier. Where it knows no issuer because a root is absent, it says why the root is. */
function explainAbsentRoots(verifier, absent) {
    const explained = (verify) => {
        try {
            return verify();
        }
        catch (error) {
            throw reasonFor(error, absent) ?? error;
        }
    };
    return {
        verify: bundle => explained(() => verifier.verify(bundle)),
        verifyBlob: (bundle, blob) => explained(() => verifier.verifyBlob(bundle, blob)),
    };
}
const NO_ROOT = ['TRUST_ROOT_UNKNOWN_ISSUER', 'INSTANCE_WITHOUT_ROOT'];
function reasonFor(error, absent) {
    if (!(error instanceof release_error/* ReleaseError */.K2) || !NO_ROOT.includes(error.code))
        return undefined;
    return absent.find(({ organization }) => organization === undefined || organization === error.actual)?.reason;
}

// EXTERNAL MODULE: ./src/verify/bundle-verifier.ts + 5 modules
var bundle_verifier = __webpack_require__(60659);
// EXTERNAL MODULE: ./src/verify/release-attestation.ts
var release_attestation = __webpack_require__(491);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(61040);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(54187);
// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
// EXTERNAL MODULE: ./src/verify/certificate.ts
var certificate = __webpack_require__(1866);
;// CONCATENATED MODULE: ./src/verify/root-age.ts
/**
 * A trust root that the user keeps as a file grows old: the services get new keys and certificates, and it does not
 * hear of them. What it cannot vouch for stays refused; the refusal says why.
 */





/** The parts of a trust root of which even the newest had ended before the bundle's times. */
function endedParts(root, times) {
    const candidates = [
        {
            part: 'certificate authorities',
            ends: root.certificateAuthorities.map(endOfAuthority),
            needed: [times.certified],
        },
        {
            part: 'logs',
            ends: root.tlogs.map(log => seconds(log.validFor.end)),
            needed: times.logged,
        },
        {
            part: 'time-stamp authorities',
            ends: root.timestampAuthorities.map(endOfAuthority),
            needed: times.stamped,
        },
    ];
    return candidates.flatMap(({ part, ends, needed }) => {
        if (ends.length === 0 || needed.length === 0)
            return [];
        const [end, earliest] = [Math.max(...ends), Math.min(...needed)];
        return end < earliest ? [{ part, end, needed: earliest }] : [];
    });
}
const seconds = (date) => Math.floor(date.getTime() / 1000);
/** An authority ends with the first certificate of its chain that does, whatever the document says. */
function endOfAuthority({ certChain, validFor }) {
    return Math.min(...[validFor.end, ...certChain.map(({ notAfter }) => notAfter)].map(seconds));
}
/** The same verifier. Where a proof does not hold because the root is older than the bundle, it says so. */
function explainRootAge(verifier, roots) {
    const explained = (bundle, verify) => {
        try {
            return verify();
        }
        catch (error) {
            throw tooOld(error, bundle, roots) ?? error;
        }
    };
    return {
        verify: bundle => explained(bundle, () => verifier.verify(bundle)),
        verifyBlob: (bundle, blob) => explained(bundle, () => verifier.verifyBlob(bundle, blob)),
    };
}
/** What the root had to vouch with, by the refusal that follows when it cannot. */
const VOUCHERS = new Map([
    ['CERTIFICATE_UNTRUSTED', 'certificate authorities'],
    ['LOG_ENTRY_INVALID', 'logs'],
    ['TIMESTAMP_INVALID', 'time-stamp authorities'],
]);
function tooOld(error, bundle, roots) {
    const part = error instanceof release_error/* ReleaseError */.K2 ? VOUCHERS.get(error.code) : undefined;
    if (part === undefined)
        return undefined;
    const read = readTimes(bundle);
    const root = read === undefined ? undefined : roots.get(read.issuer);
    if (read === undefined || root === undefined)
        return undefined;
    const ended = endedParts(root.material, read.times).find(one => one.part === part);
    if (ended === undefined)
        return undefined;
    // Still of the class `security`: whoever forges a bundle chooses its times.
    return new release_error/* VerificationError */.mk('TRUST_ROOT_TOO_OLD', {
        message: `the ${part} of the trust root of ${root.organization} ended before the bundle was made`,
        expected: `at most ${(0,unix_time/* rfc3339 */.a)(ended.end)}`,
        actual: (0,unix_time/* rfc3339 */.a)(ended.needed),
        cause: error,
    });
}
/** undefined for what cannot be read: that was refused for its own reason. */
function readTimes(json) {
    try {
        const bundle = (0,dist/* bundleFromJSON */.vw)(json);
        const { key, timestamps } = (0,verify_dist/* toSignedEntity */.DC)(bundle);
        if (key.$case !== 'certificate')
            return undefined;
        const { issuerOrganization: issuer } = (0,certificate/* readCertificate */.w)(key.certificate.root.toDER());
        if (issuer === undefined)
            return undefined;
        // Entries of the second log bear no time of their own.
        const logged = bundle.verificationMaterial.tlogEntries
            .map(({ integratedTime }) => Number(integratedTime))
            .filter(time => Number.isSafeInteger(time) && time > 0);
        const stamped = timestamps.flatMap(one => one.$case === 'timestamp-authority' ? [seconds(one.timestamp.signingTime)] : []);
        return { issuer, times: { certified: seconds(key.certificate.notBefore), logged, stamped } };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/steps/trust.ts









/**
 * The trust roots of a step: from the given file, else from the given mirrors, else from those of the public
 * instances. Paths are relative to the workspace, wherever the action is started.
 */
async function loadTrust({ trustedRoot, tufMirrors }, world, versions = 'v1') {
    const { workspace } = world.context;
    if (trustedRoot !== undefined) {
        const roots = await readTrustRoots((0,external_node_path_.resolve)(workspace, trustedRoot));
        return { roots, verifier: explainRootAge((0,bundle_verifier/* createBundleVerifier */.B)(roots, versions), roots) };
    }
    return trustOfMirrors(mirrorsOf(tufMirrors, workspace), world, versions);
}
/** The verifier alone. */
async function loadVerifier(trust, world, versions = 'v1') {
    return (await loadTrust(trust, world, versions)).verifier;
}
/** The verifier of GitHub's attestations of releases, for the same trust roots. */
async function loadReleaseAttestationVerifier({ trustedRoot, tufMirrors }, world) {
    const { workspace, serverUrl } = world.context;
    const roots = trustedRoot === undefined
        ? (0,trust/* joinTrustRoots */.Kv)((await rootsOfMirrors(mirrorsOf(tufMirrors, workspace), world)).found)
        : await readTrustRoots((0,external_node_path_.resolve)(workspace, trustedRoot));
    return (0,release_attestation/* createReleaseAttestationVerifier */.k)(roots, serverUrl);
}
function mirrorsOf(tufMirrors, workspace) {
    if (tufMirrors.length === 0)
        return PUBLIC_MIRRORS;
    return tufMirrors.map(({ url, rootPath }) => ({
        url,
        firstRoot: { kind: 'file', path: (0,external_node_path_.resolve)(workspace, rootPath) },
        organization: undefined,
    }));
}
/** A tenant of ghe.com signs with keys of its own: the name of its root on GitHub's mirror, else undefined. */
async function tenantRoot({ context, trustDomain }) {
    const { host } = new URL(context.serverUrl);
    if (host === 'github.com')
        return undefined;
    const domain = await trustDomain();
    if (domain !== undefined)
        return tenantTarget(domain);
    throw new release_error/* ReleaseError */.K2('TRUST_ROOT_MISSING', {
        message: `${host} does not say under which name its trust root is published`,
        remedy: `Pass the trust roots as a file:\n\ngh attestation trusted-root --hostname ${host} > trusted_root.jsonl\n\nwith:\n  trusted-root: trusted_root.jsonl`,
    });
}
/** One mirror that is down stops only those who need its root; all of them down stop everybody. */
async function verifierOfMirrors(mirrors, world, versions = 'v1') {
    return (await trustOfMirrors(mirrors, world, versions)).verifier;
}
async function trustOfMirrors(mirrors, world, versions) {
    const { found, absent } = await rootsOfMirrors(mirrors, world);
    for (const { reason } of absent)
        world.log.warning(`${reason.code}: ${reason.message}`);
    const roots = (0,trust/* joinTrustRoots */.Kv)(found);
    return { roots, verifier: explainAbsentRoots((0,bundle_verifier/* createBundleVerifier */.B)(roots, versions), absent) };
}
async function rootsOfMirrors(mirrors, world) {
    const tenant = await tenantRoot(world);
    const found = [];
    const absent = [];
    for (const outcome of await Promise.all(mirrors.map(async (mirror) => attempt(mirror, tenant, world)))) {
        if ('reason' in outcome)
            absent.push(outcome);
        else
            found.push(outcome);
    }
    // A mirror in foreign hands is nobody's everyday: it stops even those who would not have needed it.
    const forged = absent.find(({ reason }) => reason.class === 'security');
    const stop = forged ?? (found.length === 0 ? absent[0] : undefined);
    if (stop !== undefined)
        throw stop.reason;
    return { found, absent };
}
async function attempt(mirror, tenant, { http, context }) {
    try {
        const { temporary } = context;
        const targets = targetsOf(mirror, tenant);
        const { target, text } = await readMirroredRoot(mirror, { http, temporary, targets });
        const roots = (0,trust/* parseTrustRoots */.dH)(text);
        checkOrganizations(mirror, [...roots.keys()]);
        if (tenant !== undefined && target !== tenant)
            refuseDotcom(mirror, roots, tenant);
        return roots;
    }
    catch (error) {
        return { organization: mirror.organization, reason: (0,release_error/* toReleaseError */.Tp)(error) };
    }
}
/** Which file of a mirror is wanted; of whom a mirror of the user is shows only in what it serves. */
function targetsOf({ organization }, tenant) {
    if (tenant === undefined || organization === 'sigstore.dev')
        return [TARGET];
    return organization === undefined ? [tenant, TARGET] : [tenant];
}
/** GitHub's keys for github.com vouch for nobody on a tenant. */
function refuseDotcom({ url }, roots, tenant) {
    if (!roots.has('GitHub, Inc.'))
        return;
    throw new release_error/* ReleaseError */.K2('TRUST_ROOT_INVALID', {
        message: `the mirror ${url} has GitHub's trust root for github.com alone`,
        expected: tenant,
        actual: TARGET,
    });
}
/** The keys of one instance must not be able to speak for the other, whose thresholds are lower. */
function checkOrganizations({ url, organization }, served) {
    if (served.length === 1 && (organization ?? served[0]) === served[0])
        return;
    throw new release_error/* ReleaseError */.K2('TRUST_ROOT_INVALID', {
        message: `the mirror ${url} serves trust roots of others`,
        expected: organization ?? 'one organization',
        actual: served.join(', '),
    });
}


/***/ }),

/***/ 60659:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ checkSignature),
  B: () => (/* binding */ createBundleVerifier)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(61040);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(54187);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/attest/statement.ts
var attest_statement = __webpack_require__(60872);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/attest/json.ts
var attest_json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/json-shape.ts
var json_shape = __webpack_require__(92283);
;// CONCATENATED MODULE: ./src/verify/bundle-format.ts
/**
 * The form of a Sigstore bundle: what each version must hold, and how much of it is looked at.
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */




/**
 * Media type → where the certificate stands. Version 0.1 demands the log's promise of each log entry, the later ones a
 * proof of inclusion with its checkpoint: `bundleFromJSON` sees to that.
 */
const MEDIA_TYPES = new Map([
    ['application/vnd.dev.sigstore.bundle+json;version=0.1', 'x509CertificateChain'],
    ['application/vnd.dev.sigstore.bundle+json;version=0.2', 'x509CertificateChain'],
    ['application/vnd.dev.sigstore.bundle+json;version=0.3', 'certificate'],
    ['application/vnd.dev.sigstore.bundle.v0.3+json', 'certificate'],
]);
const CONTENTS = ['dsseEnvelope', 'messageSignature'];
const SIGNERS = ['certificate', 'x509CertificateChain', 'publicKey'];
/** Each of them costs a signature check, and all of them are compared with each other. */
const MAX_PROOFS = 32;
/** Read before its signature is checked; the public logs' have a few hundred characters. */
const MAX_CHECKPOINT = 16 * 1024;
/** JSON → bundle of a known version, its lists bounded; anything else is refused (BUNDLE_INVALID). */
function parseBundle(json) {
    const fault = (0,json_shape/* sigstoreFault */.l)(json);
    if (fault !== undefined) {
        throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', {
            message: `the attestation cannot be read: ${fault}`,
            check: 'bundle.form',
        });
    }
    checkAlternatives(json, 'content', CONTENTS);
    checkAlternatives((0,attest_json.at)(json, 'verificationMaterial'), 'signer', SIGNERS);
    // Verified is the first signature only: of a second one nobody would know whose it is.
    const signatures = (0,attest_json.at)(json, 'dsseEnvelope', 'signatures');
    if (Array.isArray(signatures)) {
        demand('bundle.one-signature', 'number of signatures', '1', String(signatures.length));
    }
    let bundle;
    try {
        bundle = (0,dist/* bundleFromJSON */.vw)(json);
    }
    catch (error) {
        throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', {
            message: 'the attestation is not a Sigstore bundle',
            check: 'bundle.form',
            cause: error,
        });
    }
    const signer = MEDIA_TYPES.get(bundle.mediaType);
    if (signer === undefined) {
        throw invalidBundle('bundle.form', 'media type', [...MEDIA_TYPES.keys()].join(' or '), bundle.mediaType);
    }
    const { content } = bundle.verificationMaterial;
    demand('bundle.certificate', `signer (media type ${bundle.mediaType})`, signer, content.$case);
    checkProofs(bundle);
    return bundle;
}
/** Of alternatives the library takes the first, another reader the last: two of them are refused. */
function checkAlternatives(json, what, names) {
    const given = names.filter(name => ((0,attest_json.at)(json, name) ?? null) !== null);
    if (given.length > 1)
        throw invalidBundle('bundle.form', what, `one of ${names.join(', ')}`, given.join(', '));
}
function checkProofs({ verificationMaterial }) {
    const { content, tlogEntries, timestampVerificationData } = verificationMaterial;
    const certificates = content.$case === 'x509CertificateChain' ? content.x509CertificateChain.certificates.length : 1;
    const stamps = timestampVerificationData?.rfc3161Timestamps.length ?? 0;
    const most = Math.max(certificates, tlogEntries.length, stamps);
    if (most > MAX_PROOFS) {
        const what = 'number of certificates, of log entries or of time stamps';
        throw invalidBundle('bundle.form', what, `at most ${MAX_PROOFS}`, String(most));
    }
    for (const { inclusionProof } of tlogEntries) {
        const checkpoint = inclusionProof?.checkpoint?.envelope.length;
        if (inclusionProof === undefined || (checkpoint ?? Infinity) <= MAX_CHECKPOINT)
            continue;
        const actual = checkpoint === undefined ? 'none' : `${checkpoint} characters`;
        throw invalidBundle('bundle.form', 'checkpoint of a log entry', `at most ${MAX_CHECKPOINT} characters`, actual);
    }
}
/** The signer's certificate, DER. */
function leafOf({ verificationMaterial: { content } }) {
    if (content.$case === 'certificate')
        return content.certificate.rawBytes;
    const leaf = content.$case === 'x509CertificateChain'
        ? content.x509CertificateChain.certificates[0]
        : undefined;
    if (leaf === undefined)
        throw invalidBundle('bundle.certificate', 'signer', 'a certificate', content.$case);
    return leaf.rawBytes;
}
/** Refuses the bundle unless both are equal (BUNDLE_INVALID). */
function demand(check, what, expected, actual) {
    if (actual !== expected)
        throw invalidBundle(check, what, expected, actual);
}
/** `the WHAT of the bundle: expected …, got …`. */
function invalidBundle(check, what, expected, actual) {
    return new release_error/* VerificationError */.mk('BUNDLE_INVALID', {
        message: `the ${what} of the bundle`,
        expected,
        actual,
        check,
    });
}

// EXTERNAL MODULE: ./src/verify/certificate.ts
var verify_certificate = __webpack_require__(1866);
// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
// EXTERNAL MODULE: ./src/verify/deep-freeze.ts
var deep_freeze = __webpack_require__(78643);
;// CONCATENATED MODULE: ./src/verify/log-agreement.ts



const SIGNATURE_V002 = ['verifier', 'x509Certificate', 'rawBytes'];
/** Kind and version → where an entry names the signer. https://github.com/sigstore/rekor/tree/main/pkg/types */
const KINDS = {
    'dsse 0.0.1': {
        of: ['dsseEnvelope'],
        certificate: ['spec', 'signatures', 0, 'verifier'],
        encoding: 'pem',
    },
    'intoto 0.0.2': {
        of: ['dsseEnvelope'],
        certificate: ['spec', 'content', 'envelope', 'signatures', 0, 'publicKey'],
        encoding: 'pem',
    },
    'hashedrekord 0.0.1': {
        of: ['messageSignature'],
        certificate: ['spec', 'signature', 'publicKey', 'content'],
        encoding: 'pem',
    },
    // Rekor v2. https://github.com/sigstore/rekor-tiles/tree/main/api/proto/rekor/v2
    'dsse 0.0.2': {
        of: ['dsseEnvelope'],
        certificate: ['spec', 'dsseV002', 'signatures', 0, ...SIGNATURE_V002],
        encoding: 'der',
    },
    'hashedrekord 0.0.2': {
        of: ['dsseEnvelope', 'messageSignature'],
        certificate: ['spec', 'hashedRekordV002', 'signature', ...SIGNATURE_V002],
        encoding: 'der',
    },
};
/** Refuses a bundle with a log entry of another kind of content, or of another certificate (LOG_ENTRY_INVALID). */
function checkLogAgreement(bundle) {
    const leaf = leafOf(bundle);
    for (const { kindVersion, canonicalizedBody } of bundle.verificationMaterial.tlogEntries) {
        const name = `${kindVersion.kind} ${kindVersion.version}`;
        const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
        if (kind?.of.includes(bundle.content.$case) !== true) {
            throw disagreement(`a log entry is of the kind ${name}, for ${bundle.content.$case}`);
        }
        const logged = certificateIn(canonicalizedBody, kind);
        if (logged?.equals(leaf) !== true) {
            throw disagreement('a log entry names another certificate than the bundle');
        }
    }
}
/**
 * The time that a log promised lies within the validity of its key, or the library refuses it. Of an entry without a
 * promise nobody but the time stamps tells the time, and they must lie there, too (LOG_ENTRY_INVALID).
 */
function checkLogValidity({ verificationMaterial: { tlogEntries } }, { timestamps }, logs) {
    const times = timestamps.flatMap(one => one.$case === 'timestamp-authority' ? [one.timestamp.signingTime] : []);
    for (const { logId, inclusionPromise } of tlogEntries) {
        if (inclusionPromise !== undefined)
            continue;
        const valid = logs.some(({ logID, validFor: { start, end } }) => logID.equals(logId.keyId) && times.every(time => start <= time && time <= end));
        if (!valid)
            throw disagreement('a time stamp lies outside the validity of the log’s key');
    }
}
function certificateIn(body, kind) {
    // It was parsed when the entry was verified.
    const entry = JSON.parse(Buffer.from(body).toString('utf8'));
    const value = (0,attest_json.at)(entry, ...kind.certificate);
    if (typeof value !== 'string')
        return undefined;
    const bytes = Buffer.from(value, 'base64');
    if (kind.encoding === 'der')
        return bytes;
    // Of a chain the signer comes first.
    const [, base64] = /^-----BEGIN CERTIFICATE-----\s([^-]+)-----END CERTIFICATE-----/.exec(bytes.toString()) ?? [];
    return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}
function disagreement(message) {
    return new release_error/* VerificationError */.mk('LOG_ENTRY_INVALID', { message, check: 'log.entry' });
}

;// CONCATENATED MODULE: ./src/verify/proof-fault.ts
/**
 * Why a proof does not hold. The library's own verdict stands; what it calls by one name for several causes is told
 * apart here, so that each has its code.
 */


/** The error for what the library threw. */
function proofFault(cause, facts) {
    if (!facts.signatureHolds)
        return signatureInvalid(cause);
    const missing = missingProof(facts);
    if (missing !== undefined)
        return missing;
    const outside = facts.times.find(time => time < facts.notBefore || time > facts.notAfter);
    const [code, check, message] = faultOf(cause, outside !== undefined);
    return new release_error/* VerificationError */.mk(code, {
        message,
        check,
        cause,
        ...(code === 'CERTIFICATE_EXPIRED' && outside !== undefined
            ? {
                expected: `a time from ${(0,unix_time/* rfc3339 */.a)(facts.notBefore)} to ${(0,unix_time/* rfc3339 */.a)(facts.notAfter)}`,
                actual: (0,unix_time/* rfc3339 */.a)(outside),
            }
            : {}),
    });
}
function signatureInvalid(cause) {
    const message = 'the signature of the attestation does not hold';
    return new release_error/* VerificationError */.mk('SIGNATURE_INVALID', { message, check: 'signature', cause });
}
/** What an instance always offers, and this bundle does not. */
function missingProof({ thresholds, logEntries, times, }) {
    if (logEntries < thresholds.tlogThreshold) {
        return new release_error/* VerificationError */.mk('LOG_ENTRY_MISSING', {
            message: 'the attestation has no entry of the transparency log',
            expected: `${thresholds.tlogThreshold}`,
            actual: `${logEntries}`,
            check: 'log.entry',
        });
    }
    if (times.length < thresholds.timestampThreshold) {
        return new release_error/* VerificationError */.mk('TIMESTAMP_MISSING', {
            message: 'nothing proves when the attestation was signed',
            expected: `${thresholds.timestampThreshold} time stamp`,
            actual: `${times.length}`,
            check: 'time.stamp',
        });
    }
    return undefined;
}
/** https://github.com/sigstore/sigstore-js/blob/main/packages/verify/src/error.ts */
const SIGNATURE_VERDICTS = ['SIGNATURE_ERROR', 'PUBLIC_KEY_ERROR', 'UNTRUSTED_SIGNER_ERROR'];
function faultOf(cause, outside) {
    const kind = codeOf(cause);
    if (kind.startsWith('TLOG')) {
        return ['LOG_ENTRY_INVALID', 'log.entry', 'the entry of the transparency log does not hold'];
    }
    if (kind === 'TIMESTAMP_ERROR') {
        return ['TIMESTAMP_INVALID', 'time.stamp', 'the time stamp of the signature does not hold'];
    }
    if (SIGNATURE_VERDICTS.includes(kind)) {
        return ['SIGNATURE_INVALID', 'signature', 'the signature of the attestation does not hold'];
    }
    // The library has a code for each of its verdicts. Any other is of something that stumbled over the proof.
    if (kind !== 'CERTIFICATE_ERROR') {
        return ['BUNDLE_INVALID', 'bundle.form', 'a proof in the bundle cannot be read'];
    }
    if (outside) {
        return [
            'CERTIFICATE_EXPIRED',
            'certificate.time',
            'the certificate was not valid when the attestation was signed',
        ];
    }
    // The library has one code for the chain and for the certificate log, and a name for the log's stamps alone.
    if (cause instanceof Error && /\bSCTs?\b/.test(cause.message)) {
        return [
            'CERTIFICATE_UNLOGGED',
            'certificate.log',
            'no certificate log of the trust root vouches for the certificate',
        ];
    }
    return [
        'CERTIFICATE_UNTRUSTED',
        'certificate.chain',
        'the certificate does not chain to an authority of the trust root that was valid then',
    ];
}
function codeOf(cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return typeof code === 'string' ? code : '';
}

// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var protobuf_specs_dist = __webpack_require__(19654);
;// CONCATENATED MODULE: ./src/verify/signed-blob.ts
/**
 * A plain signature over a file, as `cosign sign-blob` makes it. It says who held the file and nothing of how the file
 * came to be: there is no statement, and nothing of what is here makes a VerifiedArtifact.
 */




// The digest that is named is the digest that is signed.
const ALGORITHMS = new Map([
    [protobuf_specs_dist.HashAlgorithm.SHA2_256, 'sha256'],
    [protobuf_specs_dist.HashAlgorithm.SHA2_384, 'sha384'],
    [protobuf_specs_dist.HashAlgorithm.SHA2_512, 'sha512'],
]);
/** The digest in the bundle is copied from no signature: it must be that of the bytes (SUBJECT_MISMATCH). */
function checkMessageDigest({ content: { messageSignature } }, blob) {
    const { algorithm, digest } = messageSignature.messageDigest;
    const name = ALGORITHMS.get(algorithm);
    if (name === undefined) {
        const known = [...ALGORITHMS.values()].join(', ');
        throw invalidBundle('bundle.form', 'digest algorithm', known, String(algorithm));
    }
    const actual = (0,external_node_crypto_.createHash)(name).update(blob).digest('hex');
    const claimed = digest.toString('hex');
    if (claimed === actual)
        return;
    throw new release_error/* VerificationError */.mk('SUBJECT_MISMATCH', {
        message: 'the signature is over another file',
        check: 'statement.subject',
        expected: `${name}:${actual}`,
        actual: `${name}:${claimed.slice(0, 128)}`,
    });
}

// EXTERNAL MODULE: ./src/verify/der.ts
var der = __webpack_require__(92806);
;// CONCATENATED MODULE: ./src/verify/signer-identity.ts
/**
 * Who signed: the extensions that Fulcio writes into the certificate of a GitHub Actions job.
 * https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */



const FULCIO = '1.3.6.1.4.1.57264.1';
/** Certificate → identity; every extension that a job's certificate has must be there (EXTENSION_MISSING). */
function readSignerIdentity(certificate) {
    const missing = [];
    const extension = (arc) => certificate.extensions.get(`${FULCIO}.${arc}`);
    const optional = (arc) => {
        const value = extension(arc);
        return value === undefined ? null : (0,der/* decodeUtf8 */._6)((0,der/* readDer */.SU)(value, der/* TAG */.Dk.utf8String).content);
    };
    const required = (arc) => {
        const value = optional(arc);
        if (value === null || value === '')
            missing.push(`.${arc}`);
        return value ?? '';
    };
    // .1 to .6 hold the bare string, without the DER around it.
    const bare = (arc) => {
        const value = extension(arc);
        return value === undefined ? null : (0,der/* decodeUtf8 */._6)(value);
    };
    const name = (0,verify_certificate/* readUriName */.c)(certificate);
    if (name === undefined)
        missing.push('subjectAltName');
    const identity = {
        subjectAlternativeName: name ?? '',
        certificateIssuer: certificate.issuerName,
        issuer: required(8),
        buildSignerUri: required(9),
        buildSignerDigest: required(10),
        runnerEnvironment: required(11),
        sourceRepositoryUri: required(12),
        sourceRepositoryDigest: required(13),
        sourceRepositoryRef: required(14),
        sourceRepositoryIdentifier: required(15),
        sourceRepositoryOwnerUri: required(16),
        sourceRepositoryOwnerIdentifier: required(17),
        buildConfigUri: required(18),
        buildConfigDigest: required(19),
        buildTrigger: required(20),
        runInvocationUri: required(21),
        sourceRepositoryVisibilityAtSigning: required(22),
        deploymentEnvironment: optional(23),
        tokenSubject: optional(24),
        githubWorkflowTrigger: bare(2),
        githubWorkflowSha: bare(3),
        githubWorkflowName: bare(4),
        githubWorkflowRepository: bare(5),
        githubWorkflowRef: bare(6),
    };
    if (missing.length === 0)
        return identity;
    throw new release_error/* VerificationError */.mk('EXTENSION_MISSING', {
        check: 'identity.extensions',
        message: `the certificate of ${name ?? 'somebody'} is not one of a GitHub Actions job; it lacks ${missing.join(', ')}`,
    });
}

// EXTERNAL MODULE: ./src/verify/trust.ts
var trust = __webpack_require__(92751);
;// CONCATENATED MODULE: ./src/verify/bundle-verifier.ts
/**
 * The cryptography, and nothing else: does the bundle prove that the holder of this certificate signed this
 * statement? Whom to believe is policy-check.ts.
 */















/** A verifier for these trust roots, each bundle judged by the root of its own issuer alone. */
function createBundleVerifier(roots, versions = 'v1') {
    const judges = judgesOf(roots);
    const prove = (bundle, blob) => proofOf(bundle, blob, judges);
    return {
        verify(json) {
            const bundle = withEnvelope(parseBundle(json));
            const { certificate, ...proven } = prove(bundle);
            const statement = (0,attest_statement/* parseStatement */.B)(bundle.content.dsseEnvelope.payload, versions);
            const signer = readSignerIdentity(certificate);
            return (0,deep_freeze/* frozenCopy */.u)({ statement, signer, ...proven, bundle: json });
        },
        verifyBlob(json, blob) {
            const bundle = parseBundle(json);
            if (!(0,dist/* isBundleWithMessageSignature */.QU)(bundle)) {
                throw invalidBundle('bundle.content', 'content', 'a plain signature', 'a DSSE envelope');
            }
            checkMessageDigest(bundle, blob);
            const { certificate, ...proven } = prove(bundle, blob);
            return (0,deep_freeze/* frozenCopy */.u)({ signer: readSignerIdentity(certificate), ...proven, bundle: json });
        },
    };
}
/** Signature and proof of time alone, for what is not signed by a workflow. */
function checkSignature(json, roots) {
    const bundle = withEnvelope(parseBundle(json));
    const { certificate } = proofOf(bundle, undefined, judgesOf(roots));
    return { statement: (0,attest_statement/* parseStatement */.B)(bundle.content.dsseEnvelope.payload), certificate };
}
function judgesOf(roots) {
    return new Map([...roots].map(([organization, root]) => [
        organization,
        { root, verifier: new verify_dist/* Verifier */.BL(root.material, root.thresholds) },
    ]));
}
function proofOf(bundle, blob, judges) {
    const certificate = (0,verify_certificate/* readCertificate */.w)(leafOf(bundle));
    const judge = (0,trust/* selectByIssuer */.Z7)(judges, certificate.issuerOrganization);
    const entity = checkProof(bundle, blob, judge, certificate);
    checkLogAgreement(bundle);
    const { root } = judge;
    checkLogValidity(bundle, entity, root.material.tlogs);
    return {
        certificate,
        timestamps: timestampsOf(entity, root),
        logIndices: logIndicesOf(entity),
        instance: root.instance,
    };
}
function withEnvelope(bundle) {
    if (!(0,dist/* isBundleWithDsseEnvelope */.Km)(bundle)) {
        throw invalidBundle('bundle.content', 'content', 'a DSSE envelope', 'a plain signature');
    }
    const { payloadType } = bundle.content.dsseEnvelope;
    demand('bundle.content', 'payload type', predicate/* IN_TOTO_PAYLOAD_TYPE */.T4, payloadType);
    return bundle;
}
function checkProof(bundle, blob, { verifier, root: { thresholds } }, { notBefore, notAfter }) {
    let entity;
    try {
        entity = (0,verify_dist/* toSignedEntity */.DC)(bundle, blob && Buffer.from(blob));
    }
    catch (error) {
        throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', {
            message: 'the proof in the bundle cannot be read',
            check: 'bundle.form',
            cause: error,
        });
    }
    try {
        verifier.verify(entity);
        return entity;
    }
    catch (error) {
        throw proofFault(error, {
            thresholds,
            signatureHolds: signatureHolds(entity, leafOf(bundle)),
            logEntries: entity.tlogEntries.length,
            times: timesOf(entity),
            notBefore,
            notAfter,
        });
    }
}
// The year 9999. Beyond it, and for what is no number, there is no time.
const MAX_TIME = 253_402_300_800;
/** For the diagnosis: the library looks at signatures last, and may have stopped before. */
function signatureHolds(entity, leaf) {
    try {
        return entity.signature.verifySignature(new external_node_crypto_.X509Certificate(leaf).publicKey);
    }
    catch {
        return false;
    }
}
/** Only the log's promise binds a time; an inclusion proof alone says nothing about it. */
function timesOf(entity) {
    return entity.timestamps
        .map(timestamp => {
        if (timestamp.$case === 'timestamp-authority') {
            return secondsOf(() => timestamp.timestamp.signingTime);
        }
        const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
        return inclusionPromise === undefined ? NaN : Number(integratedTime);
    })
        .filter(time => time >= 0 && time < MAX_TIME);
}
/** A stamp is taken apart only when it is asked for its time, and may then turn out to be none. */
function secondsOf(signingTime) {
    try {
        return signingTime().getTime() / 1000;
    }
    catch {
        return NaN;
    }
}
/** Entries with a promise are of the log that can be searched by index. */
function logIndicesOf({ tlogEntries }) {
    return tlogEntries.flatMap(({ inclusionPromise, logIndex }) => inclusionPromise === undefined ? [] : [logIndex]);
}
function timestampsOf(entity, root) {
    return entity.timestamps.flatMap((timestamp) => {
        if (timestamp.$case === 'timestamp-authority') {
            // Which of several authorities it was, the library does not tell.
            const uri = root.timestampUris.join(' ');
            const time = timestamp.timestamp.signingTime.toISOString();
            return [{ type: 'TimestampAuthority', uri, timestamp: time }];
        }
        const { logId, integratedTime, inclusionPromise } = timestamp.tlogEntry;
        // Only the log's promise binds the time; an inclusion proof alone says nothing about it.
        if (inclusionPromise === undefined)
            return [];
        const uri = root.logUris.get(logId.keyId.toString('hex')) ?? '';
        return [{ type: 'Tlog', uri, timestamp: (0,unix_time/* rfc3339 */.a)(Number(integratedTime)) }];
    });
}


/***/ }),

/***/ 1866:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readUriName),
/* harmony export */   w: () => (/* binding */ readCertificate)
/* harmony export */ });
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92806);
/* harmony import */ var _attest_unix_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97561);
/**
 * What a certificate says about itself, read from its bytes (RFC 5280, section 4.1). Whether it is to be believed is
 * the bundle verifier's business.
 */


const ORGANIZATION = '2.5.4.10';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const URI_NAME = 0x86;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
/** DER → content; malformed bytes and repeated extensions are refused (CERTIFICATE_INVALID). */
function readCertificate(der) {
    const [body] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readDer */ .SU)(der, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence));
    const fields = body === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(body);
    // version is a default value that a v1 certificate leaves out; those have no extensions either.
    const [version, , , issuer, validity, subject] = fields;
    if (version?.tag !== VERSION ||
        issuer === undefined ||
        validity === undefined ||
        subject === undefined) {
        throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)('not an X.509 v3 certificate');
    }
    const issuerAttributes = readName(issuer);
    const [notBefore, notAfter] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(validity);
    return {
        issuerOrganization: onlyOrganization(issuerAttributes),
        subjectOrganization: onlyOrganization(readName(subject)),
        issuerName: issuerAttributes.map(([oid, value]) => `${SHORT[oid] ?? oid}=${value}`).join(','),
        notBefore: readTime(notBefore),
        notAfter: readTime(notAfter),
        extensions: readExtensions(fields.find(field => field.tag === EXTENSIONS)),
    };
}
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const ISO_8601 = '$1-$2-$3T$4:$5:$6Z';
/** UTCTime until 2049, GeneralizedTime from then on, both to the second and in UTC (RFC 5280, section 4.1.2.5). */
function readTime(time) {
    const digits = time === undefined ? '' : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeUtf8 */ ._6)(time.content);
    const century = digits < '5' ? '20' : '19';
    const text = time?.tag === UTC_TIME ? `${century}${digits}` : digits;
    const parts = time?.tag === UTC_TIME || time?.tag === GENERALIZED_TIME ? TIME.exec(text) : null;
    const seconds = parts === null ? undefined : (0,_attest_unix_time_js__WEBPACK_IMPORTED_MODULE_1__/* .unixSeconds */ .Y)(text.replace(TIME, ISO_8601));
    if (seconds === undefined)
        throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)('a validity that is no time');
    return seconds;
}
const SHORT = { '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.10': 'O' };
function readName(name) {
    return (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(name).flatMap(set => (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(set).map(readAttribute));
}
function readAttribute(attribute) {
    const [oid, value] = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(attribute);
    if (oid === undefined || value === undefined)
        throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)('a name without a value');
    if (value.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.utf8String && value.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.printableString) {
        throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)(`a name of an unusual kind (0x${value.tag.toString(16)})`);
    }
    return [(0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObjectIdentifier */ .TO)(oid), (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeUtf8 */ ._6)(value.content)];
}
function onlyOrganization(attributes) {
    const found = attributes.filter(([oid]) => oid === ORGANIZATION);
    return found.length === 1 ? found[0]?.[1] : undefined;
}
function readExtensions(field) {
    const extensions = new Map();
    const members = field === undefined ? [] : (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readDer */ .SU)(field.content, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence));
    for (const member of members) {
        const parts = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)(member);
        const [oid] = parts;
        const value = parts.at(-1);
        if (oid === undefined || value?.tag !== _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.octetString)
            throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)('an empty extension');
        const name = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObjectIdentifier */ .TO)(oid);
        // Which of two is meant would be every reader's own guess.
        if (extensions.has(name))
            throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)(`extension ${name} twice`);
        extensions.set(name, value.content);
    }
    return extensions;
}
/** The one URI of subjectAltName; a certificate with other or more names has no such identity. */
function readUriName(certificate) {
    const value = certificate.extensions.get(SUBJECT_ALTERNATIVE_NAME);
    if (value === undefined)
        return undefined;
    const names = (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readMembers */ .mo)((0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .readDer */ .SU)(value, _der_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.sequence));
    const [name] = names;
    if (names.length !== 1 || name?.tag !== URI_NAME)
        return undefined;
    // An IA5String: what looks like a letter of the name and is none cannot be in it (RFC 5280, section 4.2.1.6).
    if (!name.content.every(byte => byte > 0x20 && byte < 0x7f))
        throw (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .malformed */ .Qm)('a name that is no URI');
    return (0,_der_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeUtf8 */ ._6)(name.content);
}


/***/ }),

/***/ 78643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ deepFreeze),
/* harmony export */   u: () => (/* binding */ frozenCopy)
/* harmony export */ });
/** Makes a JSON value unchangeable, all the way down. Values are copied first, so that nobody holds the original. */
function frozenCopy(value) {
    return deepFreeze(structuredClone(value));
}
/** Freezes a tree of plain objects and arrays in place. */
function deepFreeze(value) {
    // What is no object counts as frozen.
    if (!Object.isFrozen(value)) {
        Object.freeze(value);
        for (const member of Object.values(value))
            deepFreeze(member);
    }
    return value;
}


/***/ }),

/***/ 92806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   Qm: () => (/* binding */ malformed),
/* harmony export */   SU: () => (/* binding */ readDer),
/* harmony export */   TO: () => (/* binding */ decodeObjectIdentifier),
/* harmony export */   _6: () => (/* binding */ decodeUtf8),
/* harmony export */   mo: () => (/* binding */ readMembers)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/**
 * DER, as much of it as a certificate's names and extensions need. Strict: lengths in their shortest form, nothing
 * left over. https://www.itu.int/rec/T-REC-X.690
 */

const TAG = {
    octetString: 0x04,
    objectIdentifier: 0x06,
    utf8String: 0x0c,
    printableString: 0x13,
    sequence: 0x30,
    set: 0x31,
};
/** Reads `bytes` as exactly one element, of the given tag where one is given. */
function readDer(bytes, tag) {
    const { element, end } = readAt(bytes, 0);
    if (end !== bytes.length)
        throw malformed(`${bytes.length - end} bytes after the end`);
    if (tag !== undefined && element.tag !== tag) {
        throw malformed(`tag 0x${element.tag.toString(16)} where 0x${tag.toString(16)} belongs`);
    }
    return element;
}
/** The elements inside a constructed one. */
function readMembers({ content }) {
    const members = [];
    let offset = 0;
    while (offset < content.length) {
        const { element, end } = readAt(content, offset);
        members.push(element);
        offset = end;
    }
    return members;
}
function readAt(bytes, start) {
    const tag = bytes[start];
    const first = bytes[start + 1];
    if (tag === undefined || first === undefined)
        throw malformed('truncated');
    if ((tag & 0x1f) === 0x1f)
        throw malformed('tag of several bytes');
    const extra = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || extra > 3)
        throw malformed('length of a form that is not used here');
    let size = extra === 0 ? first : 0;
    for (const byte of bytes.subarray(start + 2, start + 2 + extra))
        size = size * 256 + byte;
    const shortest = size < 0x80 ? 0 : size < 0x100 ? 1 : size < 0x10000 ? 2 : 3;
    if (extra !== shortest)
        throw malformed('length not in its shortest form');
    const end = start + 2 + extra + size;
    if (end > bytes.length)
        throw malformed('truncated');
    return { element: { tag, content: bytes.subarray(start + 2 + extra, end) }, end };
}
/** UTF-8, strictly. */
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw malformed('text that is not UTF-8', error);
    }
}
/** `1.3.6.1…` of an OBJECT IDENTIFIER's content. */
function decodeObjectIdentifier({ tag, content }) {
    if (tag !== TAG.objectIdentifier || content.length === 0)
        throw malformed('no object identifier');
    const arcs = [];
    let arc = 0;
    for (const [index, byte] of content.entries()) {
        if (arc === 0 && byte === 0x80)
            throw malformed('object identifier not in its shortest form');
        arc = arc * 128 + (byte & 0x7f);
        if (arc > 0xffffffff)
            throw malformed('object identifier with an oversized arc');
        if (byte >= 0x80) {
            if (index === content.length - 1)
                throw malformed('truncated object identifier');
            continue;
        }
        arcs.push(arc);
        arc = 0;
    }
    const [first = 0, ...rest] = arcs;
    const root = Math.min(2, Math.floor(first / 40));
    return [root, first - root * 40, ...rest].join('.');
}
/** The error of everything malformed in a certificate. */
function malformed(what, cause) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('CERTIFICATE_INVALID', {
        message: `malformed certificate: ${what}`,
        check: 'certificate.form',
        cause,
    });
}


/***/ }),

/***/ 25319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iI: () => (/* binding */ runPolicy),
/* harmony export */   jV: () => (/* binding */ ownPolicy),
/* harmony export */   l: () => (/* binding */ ofEarlierRun),
/* harmony export */   nD: () => (/* binding */ signerDemands),
/* harmony export */   vE: () => (/* binding */ consumerPolicy)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _run_run_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92071);
/* harmony import */ var _workflow_uri_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26943);
/** The policies that the commands apply. */



/** Evidence of this run: everything is demanded. */
function runPolicy(identity, options) {
    const { serverUrl, signerWorkflow } = options;
    const signer = signerWorkflow === undefined
        ? ownSigner(identity)
        : signerDemands(signerWorkflow, serverUrl, 'the signer-workflow input gives no ref');
    return {
        issuer: identity.issuer,
        serverUrl,
        repository: { equal: identity.repository },
        repositoryId: { equal: identity.repositoryId },
        owner: { equal: identity.owner },
        ownerId: { equal: identity.ownerId },
        ...NO_MORE_OF_SIGNER,
        ...signer,
        sourceRef: { equal: identity.ref },
        sourceDigest: { equal: identity.sha },
        configWorkflow: { equal: identity.workflowRef },
        configDigest: { equal: identity.workflowSha },
        run: {
            equal: {
                repository: identity.repository,
                runId: identity.runId,
                maxAttempt: identity.runAttempt,
            },
        },
        refusedTriggers: _run_run_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .REFUSED_TRIGGERS */ .LL,
        trigger: { equal: identity.eventName },
        visibility: { equal: identity.visibility },
        // A self-hosted verifier cannot demand better of the others than it is itself.
        runnerEnvironment: identity.runnerEnvironment === 'github-hosted'
            ? { equal: 'github-hosted' }
            : { open: 'this job itself runs on a self-hosted runner' },
    };
}
/** Evidence that this very job makes: it must bear the job's own identity, whatever signs the builds. */
function ownPolicy(identity, serverUrl) {
    return {
        ...runPolicy(identity, { serverUrl }),
        runnerEnvironment: { equal: identity.runnerEnvironment },
    };
}
/**
 * The same demands on evidence of an earlier run of the same workflow at the same commit: what differs from run to run
 * is left open, its event and the repository's visibility at that time. Refused events stay refused.
 */
function ofEarlierRun(policy, run) {
    const open = { open: 'of an earlier run' };
    return { ...policy, run, trigger: open, visibility: open };
}
// Where no commit of the signer is known, its ref stands for it; signer-choice.ts demands what a consumer asks for.
const NO_MORE_OF_SIGNER = {
    signerDigest: { open: 'signer-digest is not set' },
    signerName: { open: 'no cert-identity is set' },
    signerOfSource: false,
};
function ownSigner(identity) {
    const workflow = (0,_workflow_uri_js__WEBPACK_IMPORTED_MODULE_2__/* .parseWorkflowRef */ .QO)(identity.jobWorkflowRef);
    if (workflow === undefined) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('IDENTITY_MISMATCH', {
            message: `the token names no workflow: ${identity.jobWorkflowRef}`,
        });
    }
    return {
        signerRepository: { equal: workflow.repository },
        signerWorkflow: { equal: `${workflow.repository}/${workflow.path}` },
        signerRef: { equal: workflow.ref },
        signerDigest: { equal: identity.jobWorkflowSha },
    };
}
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SIGNER = /^([^/@]+\/[^/@]+)\/([^@]+?)(?:@(.+))?$/;
/** `[host/]owner/repo/path[@ref]` → demands; a signer without a ref leaves the ref open, with the given reason. */
function signerDemands(text, serverUrl, noRef) {
    const host = new URL(serverUrl).host;
    const bare = text.replace(/^https:\/\//, '');
    const [, repository, path, ref] = SIGNER.exec(bare.startsWith(`${host}/`) ? bare.slice(host.length + 1) : bare) ?? [];
    if (repository === undefined || path === undefined || !/\.ya?ml$/.test(path)) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', {
            message: 'signer-workflow names no workflow file',
            expected: 'owner/repo/.github/workflows/file.yml, perhaps with @ref',
            actual: text,
        });
    }
    return {
        signerRepository: { equal: repository },
        signerWorkflow: { equal: `${repository}/${path}` },
        signerRef: ref === undefined ? { open: noRef } : { equal: ref },
        // Who pins a commit means what the workflow said then.
        ...(ref !== undefined && COMMIT.test(ref) ? { signerDigest: { equal: ref } } : {}),
    };
}
// A run id alone does not bound the attempts; GitHub allows far fewer.
const ANY_ATTEMPT = 999_999;
/** Evidence that a consumer verifies: what he does not know stays open, and the report says so. */
function consumerPolicy(known) {
    const { serverUrl, repository, runId } = known;
    return {
        issuer: known.issuer,
        serverUrl,
        repository: { equal: repository },
        repositoryId: given(known.repositoryId, 'the id is not known here: set repo-id'),
        owner: { equal: repository.split('/')[0] ?? '' },
        ownerId: given(known.ownerId, 'the id is not known here: set owner-id'),
        ...NO_MORE_OF_SIGNER,
        ...consumerSigner(known),
        sourceRef: given(known.sourceRef, 'neither tag nor source-ref is set'),
        sourceDigest: given(known.sourceDigest, 'source-digest is not set'),
        configWorkflow: { open: 'known to the run alone' },
        configDigest: { open: 'known to the run alone' },
        run: runId === undefined
            ? { open: 'run-id is not set' }
            : { equal: { repository, runId, maxAttempt: ANY_ATTEMPT } },
        refusedTriggers: _run_run_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .REFUSED_TRIGGERS */ .LL,
        trigger: { open: 'known to the run alone' },
        visibility: { open: 'known to the run alone' },
        runnerEnvironment: known.denySelfHostedRunners
            ? { equal: 'github-hosted' }
            : { open: 'deny-self-hosted-runners is false' },
    };
}
function consumerSigner({ signerWorkflow, serverUrl, repository, }) {
    if (signerWorkflow !== undefined) {
        return signerDemands(signerWorkflow, serverUrl, 'the signer-workflow input gives no ref');
    }
    const reason = 'signer-workflow is not set: any workflow of the repository';
    return {
        signerRepository: { equal: repository },
        signerWorkflow: { open: reason },
        signerRef: { open: reason },
    };
}
function given(value, reason) {
    return value === undefined ? { open: reason } : { equal: value };
}


/***/ }),

/***/ 58869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ checkIdentity),
  h: () => (/* binding */ checkPolicy)
});

// EXTERNAL MODULE: ./src/attest/predicate.ts
var attest_predicate = __webpack_require__(31444);
;// CONCATENATED MODULE: ./src/verify/refusal.ts
/** `what: expected …, got …` under a code. */
function refusal({ check, code, what }, expected, actual) {
    return {
        check,
        code,
        message: `${what}: expected ${expected}, got ${actual}`,
        expected,
        actual,
    };
}
// What may stand in YAML and in a command as it is: names, paths and refs as all but attackers choose them.
const PLAIN = /^[\w.@:/+-]{1,400}$/;
/**
 * The input that would accept what was found, for those who know that it is right. The value comes from a certificate:
 * where it could mean more than itself in YAML, no input is proposed.
 */
function adviseInput(advice, input, value) {
    return PLAIN.test(value) ? `${advice}\n\nwith:\n  ${input}: ${value}` : undefined;
}

;// CONCATENATED MODULE: ./src/verify/comparison.ts

const exactly = (expected, actual) => expected === actual;
/** No refusal where the demand is met or left open. */
function demand(comparison, wanted, actual, same = exactly) {
    return 'open' in wanted ? [] : compare(comparison, wanted.equal, actual, same);
}
/** No refusal where both are the same. */
function compare(comparison, expected, actual, same = exactly) {
    return same(expected, actual) ? [] : [refusal(comparison, expected, actual)];
}

// EXTERNAL MODULE: ./src/verify/workflow-uri.ts
var workflow_uri = __webpack_require__(26943);
;// CONCATENATED MODULE: ./src/verify/check-run.ts
/** The run that signed: what started it, where it ran, and which one it was. */



/** Trigger, runner and run. */
function checkRun(signer, policy) {
    return [
        ...checkTrigger(signer.buildTrigger, policy),
        ...demand({ check: 'run.runner', code: 'RUNNER_REFUSED', what: 'runner environment' }, policy.runnerEnvironment, signer.runnerEnvironment),
        ...checkInvocation(signer.runInvocationUri, policy),
    ];
}
function checkTrigger(actual, { refusedTriggers }) {
    if (!refusedTriggers.includes(actual))
        return [];
    return [
        refusal({ check: 'run.trigger', code: 'TRIGGER_REFUSED', what: 'build trigger' }, `an event other than ${refusedTriggers.join(', ')}`, actual),
    ];
}
function checkInvocation(uri, { run, serverUrl }) {
    if ('open' in run)
        return [];
    const actual = (0,workflow_uri/* parseRunUri */.XB)(uri, serverUrl);
    if (actual !== undefined && sameRun(run.equal, actual))
        return [];
    const { repository, runId, maxAttempt } = run.equal;
    return [
        refusal({ check: 'run.invocation', code: 'RUN_MISMATCH', what: 'workflow run' }, `${repository} run ${runId}, attempt 1 to ${maxAttempt}`, uri),
    ];
}
function sameRun(expected, actual) {
    return ((0,workflow_uri/* sameName */.q)(expected.repository, actual.repository) &&
        expected.runId === actual.runId &&
        actual.attempt <= expected.maxAttempt);
}
/**
 * What else a token says: the top-level workflow, the event, the visibility. That the workflow is one of the source is
 * demanded of everybody, the rest of a run's own evidence.
 */
function checkTokenOfRun(signer, policy) {
    return [
        ...checkConfigOfSource(signer, policy),
        ...demand({ check: 'config.workflow', code: 'BUILD_CONFIG_MISMATCH', what: 'top-level workflow' }, policy.configWorkflow, signer.buildConfigUri, (expected, actual) => sameConfig(expected, actual, policy.serverUrl)),
        ...demand({
            check: 'config.commit',
            code: 'BUILD_CONFIG_MISMATCH',
            what: 'commit of the top-level workflow',
        }, policy.configDigest, signer.buildConfigDigest),
        ...demand({ check: 'run.trigger', code: 'TRIGGER_REFUSED', what: 'build trigger' }, policy.trigger, signer.buildTrigger),
        ...demand({ check: 'source.visibility', code: 'VISIBILITY_MISMATCH', what: 'visibility' }, policy.visibility, signer.sourceRepositoryVisibilityAtSigning),
    ];
}
function checkConfigOfSource(signer, { serverUrl }) {
    const config = (0,workflow_uri/* parseWorkflowUri */.BK)(signer.buildConfigUri, serverUrl);
    const agrees = config !== undefined &&
        (0,workflow_uri/* sameName */.q)(`${serverUrl}/${config.repository}`, signer.sourceRepositoryUri) &&
        config.ref === signer.sourceRepositoryRef;
    if (agrees)
        return [];
    return [
        refusal({ check: 'config.of-source', code: 'BUILD_CONFIG_MISMATCH', what: 'top-level workflow' }, `one of ${signer.sourceRepositoryUri} at ${signer.sourceRepositoryRef}`, signer.buildConfigUri),
    ];
}
function sameConfig(expected, actual, serverUrl) {
    const wanted = (0,workflow_uri/* parseWorkflowRef */.QO)(expected);
    const found = (0,workflow_uri/* parseWorkflowUri */.BK)(actual, serverUrl);
    if (wanted === undefined || found === undefined)
        return false;
    return ((0,workflow_uri/* sameName */.q)(wanted.repository, found.repository) &&
        wanted.path === found.path &&
        wanted.ref === found.ref);
}

;// CONCATENATED MODULE: ./src/verify/check-signer.ts
/** The workflow that signed. */



const MAX_SIGNER_NAME = 1024;
/** Its name, its repository, file, ref and commit. */
function checkSigner(signer, policy) {
    const name = signer.subjectAlternativeName;
    const workflow = (0,workflow_uri/* parseWorkflowUri */.BK)(signer.buildSignerUri, policy.serverUrl);
    if (workflow === undefined || name !== (0,workflow_uri/* uriNameOf */.Xc)(signer.buildSignerUri)) {
        const comparison = { check: 'signer.name', code: 'SIGNER_MISMATCH', what: 'signer' };
        const expected = `a workflow of ${policy.serverUrl}, named twice alike`;
        return [refusal(comparison, expected, `${name} and ${signer.buildSignerUri}`)];
    }
    return [
        ...checkName(name, policy),
        ...explainReusable(checkFile(workflow, signer, policy), workflow, signer, policy),
        ...demand({ check: 'signer.ref', code: 'SIGNER_REF_MISMATCH', what: 'ref of the signer workflow' }, policy.signerRef, workflow.ref),
        ...demand({
            check: 'signer.commit',
            code: 'SIGNER_DIGEST_MISMATCH',
            what: 'commit of the signer workflow',
        }, policy.signerDigest, signer.buildSignerDigest),
    ];
}
function checkName(name, { signerName }) {
    const comparison = { check: 'signer.name', code: 'SIGNER_MISMATCH', what: 'signer' };
    if (!('matches' in signerName))
        return demand(comparison, signerName, name);
    // A bound on what the expression reads bounds the time that it takes.
    if (name.length <= MAX_SIGNER_NAME && signerName.matches.test(name))
        return [];
    return [refusal(comparison, String(signerName.matches), name)];
}
function checkFile({ repository, path }, signer, policy) {
    const ofSigner = 'repository of the signer workflow';
    return [
        ...checkOfSource(repository, signer, policy),
        ...demand({ check: 'signer.repository', code: 'SIGNER_MISMATCH', what: ofSigner }, policy.signerRepository, repository, workflow_uri/* sameName */.q),
        ...demand({ check: 'signer.workflow', code: 'SIGNER_MISMATCH', what: 'signer workflow' }, policy.signerWorkflow, `${repository}/${path}`, sameWorkflow),
    ];
}
function checkOfSource(repository, { sourceRepositoryUri }, { signerOfSource, serverUrl }) {
    if (!signerOfSource || (0,workflow_uri/* sameName */.q)(`${serverUrl}/${repository}`, sourceRepositoryUri))
        return [];
    return [
        refusal({
            check: 'signer.of-source',
            code: 'SIGNER_MISMATCH',
            what: 'repository of the signer workflow',
        }, `the source repository, ${sourceRepositoryUri}`, repository),
    ];
}
/** Whom a workflow of the source called is another case than who has nothing to do with it. */
function explainReusable(refusals, { repository, path, ref }, signer, { serverUrl }) {
    const caller = (0,workflow_uri/* parseWorkflowUri */.BK)(signer.buildConfigUri, serverUrl);
    if (caller === undefined)
        return refusals;
    const ofSource = (0,workflow_uri/* sameName */.q)(`${serverUrl}/${caller.repository}`, signer.sourceRepositoryUri);
    const called = !sameWorkflow(`${caller.repository}/${caller.path}`, `${repository}/${path}`);
    if (!ofSource || !called)
        return refusals;
    const remedy = adviseInput('A reusable workflow signed. If you trust it, name it:', 'signer-workflow', `${repository}/${path}@${ref}`);
    return refusals.map(one => ({
        ...one,
        code: 'REUSABLE_SIGNER',
        message: `${one.message}, a reusable workflow called by ${caller.repository}/${caller.path}`,
        ...(remedy === undefined ? {} : { remedy }),
    }));
}
/** Owner and repository without regard to case, the path with. */
const sameWorkflow = (expected, actual) => (0,workflow_uri/* sameName */.q)(expected, actual) && pathOf(expected) === pathOf(actual);
/** Of `owner/repo/path`. */
function pathOf(workflow) {
    return workflow.slice(workflow.indexOf('/', workflow.indexOf('/') + 1));
}

;// CONCATENATED MODULE: ./src/verify/check-source.ts
/** The source that was built: who vouches for it, whose it is, and which state of it. */



/** Issuer, repository, owner, their ids, ref and commit. */
function checkSource(signer, policy) {
    const url = (name) => `${policy.serverUrl}/${name}`;
    const sameUrl = (expected, actual) => (0,workflow_uri/* sameName */.q)(url(expected), actual);
    return [
        ...checkIssuer(signer.issuer, policy.issuer),
        ...demand({ check: 'source.repository', code: 'REPOSITORY_MISMATCH', what: 'source repository' }, policy.repository, signer.sourceRepositoryUri, sameUrl),
        ...demand({ check: 'source.owner', code: 'OWNER_MISMATCH', what: 'source owner' }, policy.owner, signer.sourceRepositoryOwnerUri, sameUrl),
        ...demand({
            check: 'source.repository-id',
            code: 'REPOSITORY_ID_MISMATCH',
            what: 'source repository id',
        }, policy.repositoryId, signer.sourceRepositoryIdentifier),
        ...demand({ check: 'source.owner-id', code: 'OWNER_ID_MISMATCH', what: 'source owner id' }, policy.ownerId, signer.sourceRepositoryOwnerIdentifier),
        ...demand({ check: 'source.ref', code: 'REF_MISMATCH', what: 'source ref' }, policy.sourceRef, signer.sourceRepositoryRef),
        ...demand({ check: 'source.commit', code: 'COMMIT_MISMATCH_SIGNED', what: 'source commit' }, policy.sourceDigest, signer.sourceRepositoryDigest),
    ];
}
const SLUG = /^\/[A-Za-z0-9-]+$/;
function checkIssuer(actual, expected) {
    const ofEnterprise = actual.startsWith(expected) && SLUG.test(actual.slice(expected.length));
    const code = ofEnterprise ? 'ENTERPRISE_ISSUER' : 'ISSUER_MISMATCH';
    const remedy = ofEnterprise
        ? adviseInput('If the enterprise is yours, name its token service:', 'cert-oidc-issuer', actual)
        : undefined;
    return compare({ check: 'source.issuer', code, what: 'token issuer' }, expected, actual).map(one => (remedy === undefined ? one : { ...one, remedy }));
}

// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
;// CONCATENATED MODULE: ./src/verify/check-statement.ts
/** What the statement is about, and of which kind it is. */



/** Kind and subject. */
function checkStatement(statement, predicateType, subject) {
    return [
        ...compare({
            check: 'statement.predicate-type',
            code: 'PREDICATE_TYPE_MISMATCH',
            what: 'predicate type',
        }, predicateType, statement.predicateType),
        ...checkSubject(statement.subject, subject),
    ];
}
function checkSubject(subjects, expected) {
    const { name } = expected;
    // Under the algorithm that was asked for and no other: a digest of each algorithm stands for itself.
    const [algorithm, hex] = (0,digest/* algorithmAndHex */.SO)(expected);
    const same = subjects.filter(({ digest }) => Object.hasOwn(digest, algorithm) && digest[algorithm] === hex);
    if (same.some(subject => name === null || subject.name === name))
        return [];
    const known = name ?? expected.label;
    const wanted = `${known ?? '(any name)'} ${(0,digest/* digestName */.su)(expected)}`;
    const check = 'statement.subject';
    if (same.length > 0) {
        return [
            refusal({ check, code: 'SUBJECT_RENAMED', what: 'subject' }, wanted, list(same, algorithm)),
        ];
    }
    const namesakes = subjects.filter(({ name: its, digest }) => its === known && Object.hasOwn(digest, algorithm));
    if (namesakes.length > 0) {
        return [
            refusal({ check, code: 'SUBJECT_CHANGED', what: 'subject' }, wanted, list(namesakes, algorithm)),
        ];
    }
    const nearest = subjects.toSorted((a, b) => commonPrefix(b.name, known ?? '') - commonPrefix(a.name, known ?? ''));
    return [
        refusal({ check, code: 'SUBJECT_MISMATCH', what: 'subject' }, wanted, list(nearest, algorithm)),
    ];
}
const SHOWN = 3;
function list(subjects, algorithm) {
    const shown = subjects
        .slice(0, SHOWN)
        .map(({ name, digest }) => `${name} ${algorithm}:${digest[algorithm] ?? '?'}`);
    const more = subjects.length - shown.length;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
function commonPrefix(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}

// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/verify/provenance-agreement.ts
/**
 * The provenance against the certificate that signed it. Whoever holds the signing identity may write any predicate;
 * only the certificate is the token service's own word. https://actions.github.io/buildtypes/workflow/v1
 */




/** Every field that differs or is missing, each a PROVENANCE_CONTRADICTION. */
function provenanceContradictions(predicate, signer, serverUrl, buildTypes = [attest_predicate/* WORKFLOW_BUILD_TYPE */.gf]) {
    const buildType = (0,json.at)(predicate, ...BUILD_TYPE);
    const [expectedType] = buildTypes;
    // One of several is compared with itself, none of them with the first.
    const wanted = buildTypes.find(type => type === buildType) ?? expectedType;
    return expectations(signer, serverUrl, wanted).flatMap(([path, expected]) => {
        const actual = (0,json.at)(predicate, ...path);
        if (actual === expected && expected !== undefined)
            return [];
        return [
            refusal({
                check: 'provenance.agreement',
                code: 'PROVENANCE_CONTRADICTION',
                what: path.join('.'),
            }, expected ?? 'a workflow of this server', actual === undefined ? 'nothing' : JSON.stringify(actual).slice(0, 200)),
        ];
    });
}
const BUILD_TYPE = ['buildDefinition', 'buildType'];
function expectations(signer, serverUrl, buildType) {
    // The top-level workflow: its path; its ref is the run's own, which `sourceRepositoryRef` gives.
    const config = (0,workflow_uri/* parseWorkflowUri */.BK)(signer.buildConfigUri, serverUrl);
    const definition = 'buildDefinition';
    const workflow = [definition, 'externalParameters', 'workflow'];
    const github = [definition, 'internalParameters', 'github'];
    const source = [definition, 'resolvedDependencies', 0];
    return [
        [BUILD_TYPE, buildType],
        [[...workflow, 'repository'], signer.sourceRepositoryUri],
        [[...workflow, 'ref'], signer.sourceRepositoryRef],
        [[...workflow, 'path'], config?.path],
        [[...github, 'event_name'], signer.buildTrigger],
        [[...github, 'repository_id'], signer.sourceRepositoryIdentifier],
        [[...github, 'repository_owner_id'], signer.sourceRepositoryOwnerIdentifier],
        [[...github, 'runner_environment'], signer.runnerEnvironment],
        [[...source, 'uri'], `git+${signer.sourceRepositoryUri}@${signer.sourceRepositoryRef}`],
        [[...source, 'digest', 'gitCommit'], signer.sourceRepositoryDigest],
        [['runDetails', 'builder', 'id'], signer.buildSignerUri],
        [['runDetails', 'metadata', 'invocationId'], signer.runInvocationUri],
    ];
}

;// CONCATENATED MODULE: ./src/verify/policy-check.ts
/**
 * Identity and statement against the policy, by string equality: never a pattern, never a prefix. Names of owners and
 * repositories do not differ by case; refs, paths and everything else do. checks.ts lists every check.
 */






/** Every reason to refuse; none means that the attestation is accepted. */
function checkPolicy(signed, policy, predicateType, subject, buildTypes) {
    const { statement, signer } = signed;
    return [
        ...checkStatement(statement, predicateType, subject),
        ...checkSource(signer, policy),
        ...checkSigner(signer, policy),
        ...checkRun(signer, policy),
        ...(statement.predicateType === attest_predicate/* PROVENANCE_V1 */.A0
            ? provenanceContradictions(statement.predicate, signer, policy.serverUrl, buildTypes)
            : []),
        ...checkTokenOfRun(signer, policy),
    ];
}
/** What the policy says of the certificate alone: all of it, whatever was signed. */
function checkIdentity(signer, policy) {
    return [
        ...checkSource(signer, policy),
        ...checkSigner(signer, policy),
        ...checkRun(signer, policy),
        ...checkTokenOfRun(signer, policy),
    ];
}


/***/ }),

/***/ 26607:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ openDimensions)
/* harmony export */ });
/**
 * Whom we believe: every dimension of a signer's identity, each either demanded or expressly left open. No field is
 * optional, so that no caller can forget one, and what is open is named in the report.
 */
const DIMENSIONS = {
    repository: 'source repository',
    repositoryId: 'source repository id',
    owner: 'source owner',
    ownerId: 'source owner id',
    signerRepository: 'signer repository',
    signerWorkflow: 'signer workflow',
    signerRef: 'signer ref',
    sourceRef: 'source ref',
    sourceDigest: 'source commit',
    run: 'workflow run',
    runnerEnvironment: 'runner environment',
};
/** Every dimension that the policy leaves open. */
function openDimensions(policy) {
    const trigger = { dimension: 'build trigger', reason: 'any event is accepted' };
    return [...openDemands(policy), ...(policy.refusedTriggers.length === 0 ? [trigger] : [])];
}
function openDemands(policy) {
    const names = Object.keys(DIMENSIONS);
    return names.flatMap(name => {
        const demand = policy[name];
        return 'open' in demand ? [{ dimension: DIMENSIONS[name], reason: demand.open }] : [];
    });
}


/***/ }),

/***/ 491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createReleaseAttestationVerifier),
/* harmony export */   r: () => (/* binding */ checkReleaseStatement)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _bundle_verifier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60659);
/* harmony import */ var _certificate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1866);



/** Versions v0.1 and v0.2 are known; GitHub documents neither. */
const PREDICATE_FAMILY = 'https://in-toto.io/attestation/release/';
const GITHUB = 'GitHub, Inc.';
/** Only the root of GitHub's instance counts: releases are attested there, whatever signs the builds. */
function createReleaseAttestationVerifier(roots, serverUrl) {
    const root = roots.get(GITHUB);
    if (root === undefined) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TRUST_ROOT_MISSING', {
            message: `the trust root of ${GITHUB} is needed to verify its attestation of a release`,
        });
    }
    const only = new Map([[GITHUB, root]]);
    const signer = releaseSigner(serverUrl);
    return {
        verify(bundle) {
            const { statement, certificate } = (0,_bundle_verifier_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSignature */ .j)(bundle, only);
            const name = (0,_certificate_js__WEBPACK_IMPORTED_MODULE_2__/* .readUriName */ .c)(certificate) ?? 'no single name';
            if (name === signer)
                return statement;
            throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('SIGNER_MISMATCH', {
                message: 'the signer of the release attestation',
                expected: signer,
                actual: name,
            });
        },
    };
}
/** `https://dotcom.releases.github.com`; a tenant's name stands in its place. */
function releaseSigner(serverUrl) {
    const { host } = new URL(serverUrl);
    const domain = host === 'github.com' ? 'dotcom' : host.replace(/\.ghe\.com$/, '');
    return `https://${domain}.releases.github.com`;
}
/** The statement must be one of exactly this release (RELEASE_ATTESTATION_MISMATCH names every difference). */
function checkReleaseStatement(statement, release) {
    const { predicate, predicateType, subject } = statement;
    const named = subject.filter(({ digest }) => digest['sha256'] !== undefined);
    const faults = [
        ...(predicateType.startsWith(PREDICATE_FAMILY) ? [] : [`predicate type ${predicateType}`]),
        ...['tag', 'repository', 'repositoryId'].flatMap(field => {
            const found = predicate[field];
            const actual = typeof found === 'number' ? String(found) : found;
            return actual === release[field]
                ? []
                : [`${field}: expected ${release[field]}, got ${JSON.stringify(found ?? null)}`];
        }),
        ...(subject.some(({ digest }) => digest['sha1'] === release.object)
            ? []
            : [`no subject is the tag's object ${release.object}`]),
        ...fileFaults(named, release.files),
    ];
    if (faults.length === 0)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('RELEASE_ATTESTATION_MISMATCH', { message: faults.join('; ') });
}
function fileFaults(subjects, files) {
    const line = (name, sha256) => `${name} sha256:${sha256 ?? ''}`;
    const attested = new Set(subjects.map(({ name, digest }) => line(name, digest['sha256'])));
    const verified = new Set(files.map(({ name, sha256 }) => line(name, sha256)));
    return [
        ...[...verified].filter(one => !attested.has(one)).map(one => `${one}: not attested`),
        ...[...attested].filter(one => !verified.has(one)).map(one => `${one}: not verified by us`),
    ];
}


/***/ }),

/***/ 92751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kv: () => (/* binding */ joinTrustRoots),
/* harmony export */   Z7: () => (/* binding */ selectByIssuer),
/* harmony export */   dH: () => (/* binding */ parseTrustRoots)
/* harmony export */ });
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19654);
/* harmony import */ var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _sigstore_verify__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54187);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42991);
/* harmony import */ var _attest_json_shape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92283);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51753);
/* harmony import */ var _certificate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1866);
/**
 * Trust roots: one for each Sigstore instance, never merged. Merged, a certificate of the public-good instance could
 * pass under GitHub's lower thresholds, without log and without SCT.
 */






// What an instance offers is fixed here, by who it is, and never read off a bundle.
const INSTANCES = {
    'sigstore.dev': {
        instance: 'public-good',
        thresholds: { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 },
    },
    'GitHub, Inc.': {
        instance: 'github',
        thresholds: { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 },
    },
};
/** Roots that were read one by one, as one set; two of one organization are refused. */
function joinTrustRoots(parts) {
    const roots = new Map();
    for (const root of parts.flatMap(part => [...part.values()])) {
        if (roots.has(root.organization)) {
            throw invalid(`two trust roots of ${root.organization}: which one is meant is unclear`);
        }
        roots.set(root.organization, root);
    }
    if (roots.size === 0)
        throw invalid('the trust root is empty');
    return roots;
}
/** One trusted_root.json, or one on each line as `gh attestation trusted-root` prints them. */
function parseTrustRoots(text) {
    const roots = documents(text).map(document => parseTrustRoot(document));
    return joinTrustRoots(roots.map(root => new Map([[root.organization, root]])));
}
function documents(text) {
    try {
        return [JSON.parse(text)];
    }
    catch {
        const lines = text.split('\n').filter(line => line.trim() !== '');
        return lines.map((line, index) => {
            try {
                return JSON.parse(line);
            }
            catch (error) {
                throw invalid(`line ${index + 1} of the trust root is not JSON`, error);
            }
        });
    }
}
const MEDIA_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/;
function parseTrustRoot(document) {
    const fault = (0,_attest_json_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .sigstoreFault */ .l)(document);
    if (fault !== undefined)
        throw invalid(`the trust root cannot be read: ${fault}`);
    const type = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(document, 'mediaType');
    if (!(0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(document) || typeof type !== 'string' || !MEDIA_TYPE.test(type)) {
        throw invalid('a document of the trust root is not a trusted_root.json');
    }
    let root;
    let material;
    try {
        root = _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.TrustedRoot.fromJSON(document);
        material = (0,_sigstore_verify__WEBPACK_IMPORTED_MODULE_1__/* .toTrustMaterial */ .jO)(root);
    }
    catch (error) {
        throw invalid('the trust root cannot be read', error);
    }
    refuseEndlessLogs(root);
    for (const authority of [...material.certificateAuthorities, ...material.timestampAuthorities]) {
        checkChainOnce(authority.certChain);
    }
    const organization = organizationOf(root);
    const instance = Object.hasOwn(INSTANCES, organization) ? INSTANCES[organization] : undefined;
    if (instance === undefined)
        throw unknownIssuer(organization);
    return {
        ...instance,
        organization,
        material,
        logUris: new Map(root.tlogs.map(log => [log.logId?.keyId.toString('hex') ?? '', log.baseUrl])),
        timestampUris: [...new Set(root.timestampAuthorities.map(authority => authority.uri))],
    };
}
/**
 * The certificates above a signer's are the same for every bundle, and the library asks them about each other for every
 * bundle anew: two of three checks of a chain, and as often it writes them out to compare them. Each pair is asked once
 * and each certificate written once; certificates do not change.
 */
function checkChainOnce(chain) {
    for (const certificate of chain) {
        const der = certificate.root.toDER();
        certificate.root.toDER = () => der;
        const ask = certificate.verify.bind(certificate);
        const known = new Map();
        certificate.verify = issuer => {
            // Anything from outside the root is asked about each time.
            if (issuer !== undefined && !chain.includes(issuer))
                return ask(issuer);
            const answer = known.get(issuer) ?? ask(issuer);
            known.set(issuer, answer);
            return answer;
        };
    }
}
/** Without a start the library would believe a log's key for all times before its end. */
function refuseEndlessLogs({ tlogs, ctlogs }) {
    for (const log of [...tlogs, ...ctlogs]) {
        if (log.publicKey?.validFor?.start === undefined) {
            throw invalid(`the key of the log ${log.baseUrl} does not say from when on it is valid`);
        }
    }
}
/** The one organization that all certificates of all authorities bear; JSON's own `subject` is not signed. */
function organizationOf(root) {
    const certificates = root.certificateAuthorities.flatMap(authority => authority.certChain?.certificates ?? []);
    const found = new Set(certificates.map(({ rawBytes }) => (0,_certificate_js__WEBPACK_IMPORTED_MODULE_3__/* .readCertificate */ .w)(rawBytes).subjectOrganization));
    const [organization] = found;
    if (found.size !== 1 || organization === undefined) {
        throw invalid('the certificate authorities of a trust root are not of exactly one organization');
    }
    return organization;
}
/**
 * What belongs to the organization that issued a leaf; INSTANCE_WITHOUT_ROOT where it is one of the known instances and
 * its root was not given, else TRUST_ROOT_UNKNOWN_ISSUER.
 */
function selectByIssuer(roots, organization) {
    const root = organization === undefined ? undefined : roots.get(organization);
    if (root !== undefined)
        return root;
    if (organization !== undefined && Object.hasOwn(INSTANCES, organization)) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .VerificationError */ .mk('INSTANCE_WITHOUT_ROOT', {
            message: 'the trust roots hold none of the Sigstore instance that certified the signer',
            expected: [...roots.keys()].join(' or '),
            actual: organization,
            check: 'root.issuer',
        });
    }
    throw unknownIssuer(organization, [...roots.keys()]);
}
function unknownIssuer(organization, known = Object.keys(INSTANCES)) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .VerificationError */ .mk('TRUST_ROOT_UNKNOWN_ISSUER', {
        message: 'a certificate authority is unknown here',
        expected: known.join(' or '),
        actual: organization ?? 'no single organization',
        check: 'root.issuer',
    });
}
function invalid(message, cause) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('TRUST_ROOT_INVALID', { message, cause });
}


/***/ }),

/***/ 45064:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xu: () => (/* binding */ VerifiedArtifact),
/* harmony export */   he: () => (/* binding */ refusalsOf),
/* harmony export */   rm: () => (/* binding */ verifyAttestations),
/* harmony export */   xb: () => (/* binding */ refusedAs)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42991);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31444);
/* harmony import */ var _errors_catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10197);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51753);
/* harmony import */ var _deep_freeze_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(78643);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26607);
/* harmony import */ var _policy_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58869);
/** An artifact and the proof for it. The only way from files and bundles to a release leads through here. */








// Module-private: TypeScript's `private` is no wall at run time.
const SEAL = Symbol('VerifiedArtifact');
/** An artifact for which every requirement is met by an attestation. `verify` is the only way to make one. */
class VerifiedArtifact {
    #verified = true;
    name;
    sha256;
    /** At least one for each requirement. */
    accepted;
    refused;
    /** The verified binary inside; null: it is no archive of a binary. */
    contains;
    constructor(seal, artifact, verdict) {
        if (seal !== SEAL)
            throw new TypeError('a VerifiedArtifact is made by VerifiedArtifact.verify');
        this.name = artifact.name;
        this.sha256 = artifact.sha256;
        this.accepted = verdict.accepted;
        this.refused = verdict.refused;
        this.contains = artifact.contains ?? null;
        Object.freeze(this);
    }
    /** Throws unless every requirement has an attestation that passes everything. */
    static verify(artifact, verifier) {
        if (artifact.contains !== undefined && !VerifiedArtifact.is(artifact.contains)) {
            throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PolicyError */ .pn('NOT_VERIFIED', {
                message: `the binary in ${artifact.name ?? 'the archive'} was not made by verification`,
            });
        }
        return new VerifiedArtifact(SEAL, artifact, verifyAttestations(artifact, verifier));
    }
    /** Neither a copy nor a look-alike is one. */
    static is(value) {
        return typeof value === 'object' && value !== null && #verified in value && value.#verified;
    }
}
/** The verdict; throws unless every requirement has an attestation that passes everything. */
function verifyAttestations(artifact, verifier) {
    const verdict = judge(artifact, verifier);
    for (const { predicateType } of artifact.requirements) {
        const met = verdict.accepted.some(attestation => attestation.predicateType === predicateType);
        if (met)
            continue;
        const error = refuse(artifact, predicateType, verdict);
        REFUSALS.set(error, verdict.refused);
        throw error;
    }
    return verdict;
}
function judge(artifact, verifier) {
    const accepted = [];
    const refused = [];
    for (const record of artifact.attestations) {
        const outcome = judgeOne(record, artifact, verifier);
        if ('code' in outcome)
            refused.push(outcome);
        else
            accepted.push(outcome);
    }
    return (0,_deep_freeze_js__WEBPACK_IMPORTED_MODULE_5__/* .deepFreeze */ .o)({ accepted, refused });
}
function judgeOne({ source, bundle }, artifact, verifier) {
    let signed;
    try {
        signed = verifier.verify(bundle);
    }
    catch (error) {
        const { check = null, code, message, expected, actual, remedy } = (0,_errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toReleaseError */ .Tp)(error);
        return refusedAs({ source, check, code, message, expected, actual, remedy });
    }
    const { predicateType } = signed.statement;
    // One requirement for each predicate type; the first stands in where none fits, and gives the reason.
    const requirement = artifact.requirements.find(candidate => candidate.predicateType === predicateType) ??
        artifact.requirements[0];
    const { policy, buildTypes } = requirement;
    const [refusal, ...more] = (0,_policy_check_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPolicy */ .h)(signed, policy, requirement.predicateType, artifact, buildTypes);
    if (refusal === undefined) {
        const buildType = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_6__.at)(signed.statement.predicate, 'buildDefinition', 'buildType');
        const assembled = predicateType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_7__/* .PROVENANCE_V1 */ .A0 && buildType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_7__/* .ASSEMBLED_BUILD_TYPE */ .Hf;
        return { ...signed, predicateType, source, assembled, open: (0,_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .openDimensions */ .E)(policy) };
    }
    const message = [refusal, ...more].map(reason => `${reason.code}: ${reason.message}`).join('; ');
    return { ...refusedAs({ ...refusal, source, message }), predicateType };
}
/** A refusal as reports show it. */
function refusedAs(reason) {
    const { source, check, code, message, expected, actual, remedy } = reason;
    return {
        source,
        check,
        code,
        message,
        expected: expected ?? null,
        actual: actual ?? null,
        remedy: remedy ?? _errors_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .ERROR_CATALOG */ .N[code].remedy,
    };
}
const REFUSALS = new WeakMap();
/** What VerifiedArtifact.verify refused, one by one, for reports; empty for every other error. */
function refusalsOf(error) {
    return REFUSALS.get(error) ?? [];
}
/** The error for an unmet requirement: the reason that tells most, and all the others in the message. */
function refuse(artifact, predicateType, { accepted, refused }) {
    const what = `${artifact.name ?? artifact.label ?? 'the artifact'} (${(0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestName */ .su)(artifact)})`;
    const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('');
    const worst = mostTelling(predicateType, refused);
    if (worst === undefined)
        return absence(what, predicateType, accepted, refused);
    const Kind = PROOF_GROUPS.has(worst.check?.split('.')[0] ?? '') ? _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .VerificationError */ .mk : _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PolicyError */ .pn;
    return new Kind(worst.code, {
        message: `no attestation of ${predicateType} for ${what} is acceptable:${list}`,
        remedy: worst.remedy,
        ...(worst.check === null ? {} : { check: worst.check }),
    });
}
/** Groups of checks about the proof itself, not about whom it is for. */
const PROOF_GROUPS = new Set([
    'bundle',
    'certificate',
    'identity',
    'log',
    'root',
    'signature',
    'time',
]);
function mostTelling(predicateType, refused) {
    // An attestation of another kind is no evidence of foul play: it may serve another purpose.
    const own = refused.filter(one => (one.predicateType ?? predicateType) === predicateType);
    // Nor is one of another file: a release's evidence holds those of all its files.
    const about = own.filter(one => one.code !== 'SUBJECT_MISMATCH');
    const reasons = about.length > 0 ? about : own;
    return reasons.find(one => _errors_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .ERROR_CATALOG */ .N[one.code].class === 'security') ?? reasons[0];
}
function absence(what, predicateType, accepted, refused) {
    const list = refused.map(one => `\n- ${one.source}: ${one.message}`).join('');
    const kinds = new Set([...accepted, ...refused].flatMap(one => one.predicateType ?? []));
    const check = 'statement.predicate-type';
    if (kinds.size === 0) {
        const message = `no attestation of ${predicateType} for ${what}${list}`;
        return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('ATTESTATION_NOT_FOUND', { message, check });
    }
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('PREDICATE_TYPE_NOT_FOUND', {
        message: `no attestation of the required kind for ${what}`,
        expected: predicateType,
        actual: `${[...kinds].sort().join(', ')}${list}`,
        check,
    });
}


/***/ })

};
