export const id = 530;
export const ids = [530];
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
    for (const { claim, bundle } of signed)
        options.check?.(claim, bundle);
    const results = await (0,concurrent/* settleAll */.j3)(signed, AT_ONCE, async (one) => {
        const { claim, bundle } = one;
        if (options.storedThere?.(claim) ?? true)
            return store(one, ports);
        return { claim, bundle, attestationId: undefined, attestationUrl: undefined };
    });
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


/***/ }),

/***/ 78875:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ consumerCommands),
/* harmony export */   RB: () => (/* binding */ workflowPath),
/* harmony export */   UE: () => (/* binding */ repositoryArgument),
/* harmony export */   cW: () => (/* binding */ hostFlags),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   mv: () => (/* binding */ signerOption)
/* harmony export */ });
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31444);
/* harmony import */ var _plan_signature_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68541);
/** The commands a consumer runs to check a release: true for this very run, never a template. */


/** In the order in which one would run them. */
function consumerCommands(facts) {
    const verify = (file, signer, ...more) => ['gh attestation verify', quote(file), ...source(facts, signer), ...more].join(' ');
    return [
        {
            purpose: 'Download',
            command: `gh release download ${quote(facts.tag)} --repo ${repositoryArgument(facts)} ${patterns(facts)}`,
        },
        { purpose: 'Who built it, from what', command: verify(facts.file, facts.signer) },
        {
            purpose: 'The same, for this very commit and workflow',
            command: [
                'gh attestation verify',
                quote(facts.file),
                ...hostFlags(facts),
                `--repo ${quote(facts.repository)}`,
                `--signer-workflow ${quote(workflowPath(facts.signer))}`,
                `--source-ref ${quote(facts.sourceRef)}`,
                `--source-digest ${facts.commit}`,
                '--deny-self-hosted-runners',
            ].join(' '),
        },
        ...(facts.archive === undefined ? [] : unpacking(facts, facts.archive, verify)),
        ...(facts.sbomFile === undefined
            ? []
            : [
                {
                    purpose: 'What is in it (the signed SBOM)',
                    command: verify(facts.file, facts.signer, `--predicate-type ${(0,_attest_predicate_js__WEBPACK_IMPORTED_MODULE_0__/* .sbomPredicateType */ .h2)(facts.sbomFile)}`),
                },
                { purpose: 'The SBOM file', command: verify(facts.sbomFile, facts.ownSigner) },
            ]),
        { purpose: 'The checksums file', command: verify(facts.checksums, facts.ownSigner) },
        {
            purpose: 'Checksums of what was downloaded',
            command: `shasum -a 256 --ignore-missing -c ${quote(facts.checksums)}`,
        },
        ...(facts.signed
            ? [
                {
                    purpose: "The maintainer's OpenPGP signature (import the key from a place you trust)",
                    command: `gpg --verify ${quote((0,_plan_signature_name_js__WEBPACK_IMPORTED_MODULE_1__/* .signatureName */ .S1)(facts.file))} ${quote(facts.file)}`,
                },
            ]
            : []),
    ];
}
/** What the other commands need is downloaded. */
function patterns({ file, sbomFile, checksums, signed }) {
    return [
        file,
        ...(sbomFile === undefined ? [] : [sbomFile]),
        checksums,
        ...(signed ? [(0,_plan_signature_name_js__WEBPACK_IMPORTED_MODULE_1__/* .signatureName */ .S1)(file)] : []),
    ]
        .map(name => `--pattern ${quote(name)}`)
        .join(' ');
}
/** The binary inside has attestations of its own. */
function unpacking({ file, signer }, { format, binary }, verify) {
    const unpack = format === 'zip' ? 'unzip -q' : 'tar -xzf';
    return [
        { purpose: 'Unpack what was verified', command: `${unpack} ${quote(file)}` },
        { purpose: 'The binary inside, on its own', command: verify(binary, signer) },
    ];
}
/** `--repo` alone accepts signers of the repository itself; one from elsewhere must be named. */
function source(facts, signer) {
    return [
        ...hostFlags(facts),
        `--repo ${quote(facts.repository)}${signerOption(facts.repository, signer)}`,
    ];
}
/** ` --signer-workflow …`, where gh needs it. */
function signerOption(repository, signer) {
    const local = signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
    return local ? '' : ` --signer-workflow ${quote(workflowPath(signer))}`;
}
/** `--hostname` where it is not github.com. */
function hostFlags(facts) {
    const name = hostName(facts);
    return name === 'github.com' ? [] : [`--hostname ${name}`];
}
/** For the commands of gh that have no `--hostname`. */
function repositoryArgument(facts) {
    const name = hostName(facts);
    return quote(name === 'github.com' ? facts.repository : `${name}/${facts.repository}`);
}
function hostName(facts) {
    return facts.serverUrl.replace(/^https:\/\//, '');
}
/** `owner/repo/path@ref` → `owner/repo/path` */
function workflowPath(signer) {
    const at = signer.indexOf('@');
    return at === -1 ? signer : signer.slice(0, at);
}
/** For a POSIX shell: tags and workflow paths may hold what a shell would read. */
function quote(text) {
    return /^[A-Za-z0-9._+@%:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ })

};
