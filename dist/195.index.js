export const id = 195;
export const ids = [195];
export const modules = {

/***/ 72646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ chooseInstance)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** Which Sigstore instance signs. */

/**
 * The instance for this repository. `auto` follows the visibility in the signed token: event payloads may lack it,
 * and a guess in the wrong direction writes private names into a public log. A tenant of ghe.com has GitHub's instance
 * alone: the public one does not know its token service (INPUT_INVALID where it is asked for).
 */
function chooseInstance(choice, identity, disclosePrivate) {
    if (new URL(identity.issuer).hostname.endsWith('.ghe.com'))
        return tenantInstance(choice);
    const isPublic = identity.visibility === 'public';
    if (choice === 'auto')
        return isPublic ? 'public-good' : 'github';
    if (choice === 'public-good' && !isPublic && !disclosePrivate) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('PRIVATE_DISCLOSURE', {
            message: `${identity.repository} is ${identity.visibility}, and the public-good log is public`,
        });
    }
    return choice;
}
function tenantInstance(choice) {
    if (choice !== 'public-good')
        return 'github';
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', {
        message: 'sigstore: the public-good instance signs nothing for a tenant of ghe.com',
        expected: 'auto or github',
        actual: choice,
    });
}


/***/ }),

/***/ 23453:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J5: () => (/* binding */ checkLimits),
/* harmony export */   pB: () => (/* reexport safe */ _store_limits_js__WEBPACK_IMPORTED_MODULE_2__.p)
/* harmony export */ });
/* unused harmony exports DEFAULT_MAX_ENVELOPE, envelopeBytes */
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31444);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60872);
/* harmony import */ var _store_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46633);
/** What is refused before anything is signed: a signature in a public log cannot be taken back. */





/** The public-good log sits behind a load balancer that refuses a few MB (sigstore/rekor#2915). */
const DEFAULT_MAX_ENVELOPE = (/* unused pure expression or super */ null && (2 * 1024 * 1024));
// A DER signature of P-256 is 72 bytes at most, 96 in base64.
const SIGNATURE_PLACEHOLDER = 'x'.repeat(96);
/** Bytes of the DSSE envelope that signing this claim would send. */
function envelopeBytes(claim) {
    const payload = Buffer.from(JSON.stringify((0,_statement_js__WEBPACK_IMPORTED_MODULE_1__/* .statementOf */ .T)(claim))).toString('base64');
    const envelope = {
        payload,
        payloadType: _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .IN_TOTO_PAYLOAD_TYPE */ .T4,
        signatures: [{ sig: SIGNATURE_PLACEHOLDER, keyid: '' }],
    };
    return Buffer.byteLength(JSON.stringify(envelope));
}
/** Refuses claims that would be refused only after some of them were signed. */
function checkLimits(claims, options) {
    checkSubjects(claims);
    for (const claim of claims) {
        const what = `${claim.predicateType} of ${claim.subject.name}`;
        const size = Buffer.byteLength(JSON.stringify(claim.predicate));
        if (size > _store_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PREDICATE_BYTES */ .p) {
            throw tooLarge('PREDICATE_TOO_LARGE', `the predicate ${what}`, _store_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PREDICATE_BYTES */ .p, size);
        }
        const envelope = envelopeBytes(claim);
        if (options.instance === 'public-good' && envelope > options.maxEnvelope) {
            throw tooLarge('ENVELOPE_TOO_LARGE', `the envelope for ${what}`, options.maxEnvelope, envelope);
        }
    }
}
function checkSubjects(claims) {
    const names = new Set(claims.map(claim => claim.subject.name));
    if (names.size > _store_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_SUBJECTS */ .V) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TOO_MANY_SUBJECTS', {
            message: 'too many files to attest',
            expected: `at most ${_store_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_SUBJECTS */ .V}`,
            actual: String(names.size),
        });
    }
    const seen = new Set();
    for (const { subject, predicateType } of claims) {
        const key = `${predicateType}\n${subject.name}`;
        if (subject.name === '' || seen.has(key)) {
            throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('SUBJECT_INVALID', {
                message: `a subject of ${predicateType} has no name of its own: ${JSON.stringify(subject.name)}`,
            });
        }
        seen.add(key);
    }
}
function tooLarge(code, what, limit, size) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2(code, {
        message: `${what} is too large`,
        expected: `at most ${limit} bytes`,
        actual: `${size} bytes`,
    });
}


/***/ }),

/***/ 43669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ attestSubjects)
});

// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
// EXTERNAL MODULE: ./src/attest/limits.ts
var limits = __webpack_require__(23453);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/commands/concurrent.ts
var concurrent = __webpack_require__(53021);
// EXTERNAL MODULE: ./src/commands/kept-evidence.ts
var kept_evidence = __webpack_require__(40768);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/commands/store-bundle.ts
/** Storing one bundle, at most once. */


const ATTEMPTS = 4;
const PAUSE = 5_000;
/**
 * Stores a bundle and returns its id; undefined where it was there already. After an answer that leaves it open
 * whether the store took it, the store is asked before anything is sent again: it would keep both.
 */
async function storeBundle(bundle, { sha256, reused }, ports) {
    if (reused && (await isStored(bundle, sha256, ports)))
        return undefined;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await ports.store.create(bundle);
        }
        catch (error) {
            const failure = (0,release_error/* toReleaseError */.Tp)(error);
            if (failure.code !== 'SERVICE_UNAVAILABLE' || attempt === ATTEMPTS)
                throw error;
            ports.log.warning(`${failure.message}; asking the store whether it took the attestation`);
            await ports.sleep(PAUSE * attempt);
            if (await isStored(bundle, sha256, ports))
                return undefined;
        }
    }
}
async function isStored(bundle, sha256, ports) {
    const signature = signatureOf(bundle);
    const stored = await ports.store.list(sha256, ports.context.repository);
    if (stored.some(one => 'bundle' in one && signatureOf(one.bundle) === signature))
        return true;
    // It might be this very bundle.
    for (const one of stored)
        if ('unreadable' in one)
            throw one.unreadable;
    return false;
}
/** An ECDSA signature is random: it names its bundle. */
function signatureOf(bundle) {
    return (0,json.at)(bundle, 'dsseEnvelope', 'signatures', 0, 'sig') ?? bundle;
}

;// CONCATENATED MODULE: ./src/commands/attest-subjects.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/**
 * Claims → signed, kept and stored attestations. The order is the point: limits before the first signature, bundles
 * kept as a workflow artifact before they are stored, so that a re-run signs nothing twice.
 */






// Enough to hide the latency, few enough for the secondary rate limits of the store.
const AT_ONCE = 4;
/** Attests every claim, one statement each; results in the order of the claims. */
async function attestSubjects(claims, options, ports) {
    (0,limits/* checkLimits */.J5)(claims, options);
    const kept = await keptBundles(options.evidenceArtifact, ports);
    const signed = await signAll(claims, kept, options, ports);
    const results = await (0,concurrent/* settleAll */.j3)(signed, AT_ONCE, async (one) => store(one, ports));
    return results.map(unwrap);
}
async function signAll(claims, kept, options, ports) {
    const results = await (0,concurrent/* settleAll */.j3)(claims, AT_ONCE, async (claim) => {
        const bundle = (0,kept_bundles/* findKept */.Qm)(claim, kept);
        if (bundle !== undefined) {
            ports.log.info(`kept by an earlier attempt: ${describe(claim)}`);
            return { claim, bundle, reused: true };
        }
        const made = await ports.signer.sign(claim, options.instance);
        ports.log.info(`signed (${options.instance}): ${describe(claim)}`);
        return { claim, bundle: made, reused: false };
    });
    const signed = results.filter(result => result.status === 'fulfilled').map(one => one.value);
    // What was signed is kept even when another signature failed: the next attempt goes on from here.
    if (signed.length > 0)
        await keep(signed, options.evidenceArtifact, ports);
    return results.map(unwrap);
}
function describe({ subject, predicateType }) {
    return `${subject.name} sha256:${subject.sha256.slice(0, 12)}… ${predicateType}`;
}
function unwrap(result) {
    if (result.status === 'fulfilled')
        return result.value;
    throw result.reason instanceof Error
        ? result.reason
        : new release_error/* ReleaseError */.K2('INTERNAL', { message: 'a step failed oddly', cause: result.reason });
}
async function keep(signed, name, { files, artifacts, log }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const folder = __addDisposableResource(env_1, await files.temporaryFolder('evidence'), true);
        const path = `${folder.path}/${kept_evidence/* EVIDENCE_FILE */.f}`;
        await files.writeText(path, (0,kept_bundles/* bundleLines */.cZ)(signed.map(one => one.bundle)));
        await artifacts.upload(name, [path], folder.path);
        log.info(`kept ${signed.length} bundles as the workflow artifact ${name}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Bundles of earlier attempts, the newest first. */
async function keptBundles(name, ports) {
    const own = (0,kept_bundles/* parseAttemptName */.Gl)(name);
    // In the first attempt there is nothing to find.
    if (own === undefined || own.attempt === 1)
        return [];
    return (0,kept_evidence/* readKeptEvidence */.k)(({ base, attempt }) => base === own.base && attempt < own.attempt, ports);
}
async function store({ claim, bundle, reused }, ports) {
    const { serverUrl, repository } = ports.context;
    const attestationId = await storeBundle(bundle, { sha256: claim.subject.sha256, reused }, ports);
    ports.log.info(`stored ${attestationId ?? '(already there)'}: ${describe(claim)}`);
    const attestationUrl = attestationId === undefined
        ? undefined
        : `${serverUrl}/${repository}/attestations/${attestationId}`;
    return { claim, bundle, attestationId, attestationUrl };
}


/***/ }),

/***/ 13090:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ binaryOf),
  D: () => (/* binding */ collectStaged)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/attest/digest-list.ts
/** The `digests` input: what the build jobs said, through job outputs, which no other job can write. */



/**
 * Lines (or comma-separated entries) of name and digest in either order, or JSON: `{"name": "sha256:HEX"}` or
 * `[{"name": …, "digest": …}]`. INPUT_INVALID names every bad entry.
 */
function parseDigestList(text) {
    const trimmed = text.trim();
    const entries = /^[[{]/.test(trimmed) ? jsonEntries(trimmed) : textEntries(trimmed);
    const digests = new Map();
    const problems = [];
    for (const [name, digest] of entries) {
        const sha256 = (0,attest_digest/* parseSha256 */.tz)(digest);
        if (name === '' || sha256 === undefined)
            problems.push(`no name and SHA-256: ${name} ${digest}`);
        else if (digests.has(name))
            problems.push(`twice: ${name}`);
        else
            digests.set(name, sha256);
    }
    if (digests.size === 0 && problems.length === 0)
        problems.push('it is empty');
    if (problems.length === 0)
        return digests;
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
        message: `the input digests cannot be read:\n${problems.join('\n')}`,
    });
}
function textEntries(text) {
    return text
        .split(/[\n,]/)
        .map(line => line.trim())
        .filter(line => line !== '')
        .map((line) => {
        const [first = '', second = ''] = line.split(/\s+\*?/, 2);
        return (0,attest_digest/* parseSha256 */.tz)(first) === undefined ? [first, second] : [second, first];
    });
}
function jsonEntries(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: 'digests is not JSON', cause: error });
    }
    if ((0,json/* isJsonObject */.OW)(value)) {
        return Object.entries(value).map(([name, digest]) => [name, String(digest)]);
    }
    const list = Array.isArray(value) ? value : [];
    return list.map((entry) => {
        const { name, digest, sha256 } = (0,json/* isJsonObject */.OW)(entry) ? entry : {};
        return [typeof name === 'string' ? name : '', String(digest ?? sha256)];
    });
}

// EXTERNAL MODULE: ./src/attest/stage-record.ts
var stage_record = __webpack_require__(7365);
// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
;// CONCATENATED MODULE: ./src/attest/staged-set.ts
/** Exactly the plan: which files must have been staged, and what each must say of itself. */


/** The planned files that were staged; FILES_UNEXPECTED and FILES_MISSING name every difference. */
function checkStagedNames(plan, staged) {
    const all = (0,release_plan/* stagedFiles */.KB)(plan);
    const unexpected = staged.filter(name => !all.some(planned => planned.name === name));
    if (unexpected.length > 0) {
        throw new release_error/* PolicyError */.pn('FILES_UNEXPECTED', {
            message: `staged, but not planned: ${unexpected.join(', ')}`,
        });
    }
    const extras = plan.extras.map(({ name }) => name).filter(name => !staged.includes(name));
    const ofPlatforms = plan.platforms.flatMap(platform => {
        const planned = plan.artifacts.filter(artifact => artifact.platform === platform.name);
        const absent = planned.filter(artifact => !staged.includes(artifact.name));
        // An optional platform comes whole or not at all.
        const allowed = platform.optional && absent.length === planned.length;
        return allowed ? [] : absent.map(({ name }) => `${name} (${platform.name})`);
    });
    const missing = [...ofPlatforms, ...extras];
    if (missing.length > 0 || staged.length === 0) {
        throw new release_error/* ReleaseError */.K2('FILES_MISSING', {
            message: `planned, but not staged: ${missing.length > 0 ? missing.join(', ') : 'everything'}`,
        });
    }
    return all.filter(planned => staged.includes(planned.name));
}
/** The record must be of this plan, this commit and this run (STAGED_CONTENT lists every difference). */
function checkStageRecord(record, planned, { plan, context, attempt }) {
    const cargo = (0,release_plan/* isArtifact */.vw)(planned) ? planned : undefined;
    const inside = record.archive?.entries.filter(({ path }) => path === cargo?.archive?.binary);
    const pairs = [
        ['file', planned.name, record.file.name],
        ['SBOM', planned.sbom, record.sbom?.name ?? null],
        ['bin', cargo?.bin ?? null, record.bin],
        ['package', cargo?.package ?? null, record.package],
        ['platform', cargo?.platform ?? null, record.platform],
        ['target', cargo?.target ?? null, record.target],
        ['archive', cargo?.archive?.format ?? null, record.archive?.format ?? null],
        ['binary in the archive', cargo?.archive?.binary, inside?.map(({ path }) => path).join()],
        ['mode of that binary', record.archive === null ? undefined : true, inside?.[0]?.executable],
        ['version', plan.version, record.version],
        ['commit', plan.commit, record.commit],
        ['ref', plan.ref, record.ref],
        ['repository', plan.repository, record.repository],
        ['run id', context.runId, record.runId],
        ['run attempt', attempt, record.runAttempt],
    ];
    const differences = pairs
        .filter(([, expected, actual]) => expected !== actual)
        .map(([what, expected, actual]) => `${what}: expected ${String(expected)}, got ${String(actual)}`);
    if (differences.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('STAGED_CONTENT', {
        message: `stage.json of ${planned.name} does not fit:\n${differences.join('\n')}`,
    });
}

// EXTERNAL MODULE: ./src/plan/staging.ts
var staging = __webpack_require__(694);
;// CONCATENATED MODULE: ./src/commands/collect-staged.ts






/** What the SBOM of a file is about: the binary, whether it is packed or not. */
function binaryOf({ file, inner }) {
    return inner ?? file;
}
/** The staged files, exactly those of the plan, in its order. Anything else is refused by name. */
async function collectStaged(request, ports) {
    const { plan, platform, artifactsPath, digests } = request;
    const sources = artifactsPath === undefined ? await fromRun(ports) : await fromFolder(artifactsPath, ports);
    const planned = checkPlanned(plan, platform, [...sources.keys()]);
    const staged = [];
    for (const artifact of planned) {
        const source = sources.get(artifact.name);
        if (source !== undefined)
            staged.push(await collectOne(artifact, source, plan, ports));
    }
    if (digests !== undefined)
        checkDigests(staged, parseDigestList(digests));
    return staged;
}
/** With a platform, the other jobs' files are planned as well, but theirs to sign. */
function checkPlanned(plan, platform, staged) {
    if (platform === undefined)
        return checkStagedNames(plan, staged);
    const elsewhere = [
        ...plan.artifacts.filter(artifact => artifact.platform !== platform),
        ...plan.extras,
    ];
    const here = staged.filter(name => !elsewhere.some(planned => planned.name === name));
    return checkStagedNames((0,staging/* planOfPlatform */.K4)(plan, platform), here);
}
async function fromRun(ports) {
    const { artifacts, files, context } = ports;
    const found = new Map();
    for (const artifact of await artifacts.list()) {
        const parsed = (0,stage_record/* parseStagedArtifactName */.nI)(artifact.name);
        // Other workflow artifacts are the project's own business.
        if (parsed === undefined || parsed.runAttempt > context.runAttempt)
            continue;
        const { file, runAttempt: attempt } = parsed;
        const other = found.get(file);
        if (other?.attempt === attempt) {
            throw content(`two workflow artifacts are named ${(0,stage_record/* stagedArtifactName */.QC)(file, attempt)}`);
        }
        if (other === undefined || other.attempt < attempt)
            found.set(file, { attempt, artifact });
    }
    const fetch = async (artifact) => {
        const folder = await files.keptFolder('staged');
        await artifacts.download(artifact, folder);
        return folder;
    };
    return new Map([...found].map(([file, { attempt, artifact }]) => [
        file,
        { attempt, fetch: async () => fetch(artifact) },
    ]));
}
async function fromFolder(root, { files, context }) {
    const names = await files.list(root);
    const sources = new Map();
    // actions/download-artifact puts a single artifact into the folder itself.
    if (names.includes(stage_record/* STAGE_FILE */.iu)) {
        const record = await readRecord(root, files);
        const attempt = record.runAttempt;
        if (attempt <= context.runAttempt) {
            sources.set(record.file.name, { attempt, fetch: async () => root });
        }
        return sources;
    }
    for (const name of names) {
        const parsed = (0,stage_record/* parseStagedArtifactName */.nI)(name);
        // A folder with everything the run uploaded holds other things too.
        if (parsed === undefined)
            continue;
        const { file, runAttempt: attempt } = parsed;
        if (attempt > context.runAttempt || attempt <= (sources.get(file)?.attempt ?? 0))
            continue;
        sources.set(file, { attempt, fetch: async () => `${root}/${name}` });
    }
    return sources;
}
async function collectOne(planned, source, plan, ports) {
    const { files, context, log } = ports;
    const folder = await source.fetch();
    const wanted = [planned.name, ...(planned.sbom === null ? [] : [planned.sbom]), stage_record/* STAGE_FILE */.iu].sort();
    const found = [...(await files.list(folder))].sort();
    if (found.join('\n') !== wanted.join('\n')) {
        throw content(`the workflow artifact of ${planned.name} holds something else`, wanted.join(', '), found.join(', '));
    }
    const record = await readRecord(folder, files);
    checkStageRecord(record, planned, { plan, context, attempt: source.attempt });
    const file = await measureAs(folder, record.file, files);
    const sbom = record.sbom === null ? null : await measureAs(folder, record.sbom, files);
    const inner = await openArchive(planned, record, file, files);
    log.info(`${file.name} sha256:${file.sha256} (attempt ${source.attempt})`);
    return { planned, record, file, sbom, inner };
}
/**
 * Every byte of an archive follows from its record, or it is refused (ARCHIVE_DIFFERS): what is not looked at could be
 * anything. Only the binary is written to disk, into a folder of ours and under a name that the plan gives.
 */
async function openArchive(planned, { archive }, file, files) {
    const entry = (0,release_plan/* isArtifact */.vw)(planned) ? planned.archive?.binary : undefined;
    if (archive === null || entry === undefined)
        return null;
    const to = `${await files.keptFolder('inner')}/${entry.slice(entry.lastIndexOf('/') + 1)}`;
    const fault = await files.compareArchive(file.path, archive, { entry, to });
    if (fault !== undefined) {
        throw new release_error/* VerificationError */.mk('ARCHIVE_DIFFERS', {
            message: `${file.name} is not what its stage.json records: ${fault}`,
        });
    }
    return { ...(await files.measure(to)), name: entry };
}
async function readRecord(folder, files) {
    const path = `${folder}/${stage_record/* STAGE_FILE */.iu}`;
    return (0,stage_record/* parseStageRecord */.$C)(await files.readText(path, stage_record/* STAGE_RECORD_MAX_BYTES */.YM), path);
}
async function measureAs(folder, recorded, files) {
    const file = await files.measure(`${folder}/${recorded.name}`);
    if (file.sha256 === recorded.sha256 && file.size === recorded.size)
        return file;
    throw mismatch(recorded.name, recorded.sha256, file.sha256);
}
function checkDigests(staged, digests) {
    const files = new Map();
    for (const { file, sbom } of staged) {
        files.set(file.name, file);
        if (sbom !== null)
            files.set(sbom.name, sbom);
        if (!digests.has(file.name))
            throw mismatch(file.name, 'an entry in digests', 'none');
    }
    for (const [name, sha256] of digests) {
        const actual = files.get(name)?.sha256;
        if (actual !== sha256)
            throw mismatch(name, sha256, actual ?? 'no such file');
    }
}
function mismatch(name, expected, actual) {
    return new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
        message: `${name} is not what its build job staged`,
        expected,
        actual,
    });
}
function content(message, expected, actual) {
    return new release_error/* PolicyError */.pn('STAGED_CONTENT', {
        message,
        ...(expected === undefined || actual === undefined ? {} : { expected, actual }),
    });
}


/***/ }),

/***/ 40768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ EVIDENCE_FILE),
/* harmony export */   k: () => (/* binding */ readKeptEvidence)
/* harmony export */ });
/* harmony import */ var _attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14441);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The bundles that jobs of this run keep as workflow artifacts, before they store them. */

/** The one file of an evidence artifact: JSON lines. */
const EVIDENCE_FILE = 'attestations.jsonl';
const MAX_EVIDENCE_BYTES = 256 * 1024 * 1024;
/** The bundles of the selected artifacts, the newest attempt first. Nothing of them is verified here. */
async function readKeptEvidence(select, ports) {
    const selected = (await ports.artifacts.list())
        .flatMap(artifact => {
        const name = (0,_attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAttemptName */ .Gl)(artifact.name);
        return name !== undefined && select(name) ? [{ artifact, ...name }] : [];
    })
        .toSorted((a, b) => b.attempt - a.attempt);
    const found = [];
    for (const { artifact } of selected)
        found.push(...(await readKept(artifact, ports)));
    return found;
}
async function readKept(artifact, { files, artifacts }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const folder = __addDisposableResource(env_1, await files.temporaryFolder('kept'), true);
        await artifacts.download(artifact, folder.path);
        const names = await files.list(folder.path);
        if (!names.includes(EVIDENCE_FILE))
            return [];
        return (0,_attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_0__/* .parseKeptBundles */ .RI)(await files.readText(`${folder.path}/${EVIDENCE_FILE}`, MAX_EVIDENCE_BYTES));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ })

};
