export const id = 371;
export const ids = [371];
export const modules = {

/***/ 37745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ levelName),
/* harmony export */   ZU: () => (/* binding */ movableCall),
/* harmony export */   uq: () => (/* binding */ slsaLevel)
/* harmony export */ });
/* unused harmony export RELEASE_WORKFLOW */
/**
 * What the evidence of a build supports, and why no more: https://slsa.dev/spec/v1.0/levels. Nothing is claimed that
 * neither the certificate nor this job can know.
 */
/** This workflow builds by itself, on hosted runners alone, in jobs that hold nothing to sign with. */
const RELEASE_WORKFLOW = 'attested-release/attested-release/.github/workflows/release.yml';
/** The highest level that these facts support, with the reason. */
function slsaLevel({ signer, runnerEnvironment, builtThere }) {
    if (runnerEnvironment !== 'github-hosted') {
        return {
            level: 1,
            reason: 'the signing job ran on a self-hosted runner, whose owner could have used the signing identity. Level 2 asks for a hosted platform.',
        };
    }
    if (builtThere === true) {
        return {
            level: 2,
            reason: 'the files were built in the job that signs, so a build script could have used the signing identity. Build in jobs of their own, without `id-token: write`, and sign in another.',
        };
    }
    if (workflowOf(signer) === RELEASE_WORKFLOW) {
        return {
            level: 3,
            reason: 'the called workflow built the files by itself, on hosted runners, in jobs that hold nothing to sign with; it handed their digests on as job outputs, and signed in a job that ran no code of the project.',
        };
    }
    return {
        level: 2,
        reason: 'it ran no code of the project. Level 3 holds if no build job has `id-token: write`, which the evidence cannot tell.',
    };
}
/** The level as a verification summary names it: https://slsa.dev/spec/v1.0/verification_summary#slsaresult-string */
function levelName(level) {
    return `SLSA_BUILD_LEVEL_${level}`;
}
function workflowOf(signer) {
    return signer.split('@', 1).join();
}
const COMMIT = /@(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/**
 * The ref by which a workflow of another repository was called, where that is no commit: whoever moves it decides what
 * signs. Undefined where nothing can be moved, or the workflow is the repository's own, whose ref is the run's.
 */
function movableCall(signer, repository) {
    const own = signer.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
    return own || COMMIT.test(signer) ? undefined : signer.slice(signer.indexOf('@') + 1);
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

/***/ 6176:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ makeOwnEvidence),
  e: () => (/* binding */ verifyOwn)
});

// EXTERNAL MODULE: ./src/attest/predicate.ts
var attest_predicate = __webpack_require__(31444);
;// CONCATENATED MODULE: ./src/release/evidence.ts
/**
 * In the order of the files' names, then of the predicate types, then of the bundles' text. Ends with a new line,
 * since readers of JSONL skip a last line without one.
 */
function evidenceText(files) {
    const all = files.flatMap(file => (file.contains === null ? [file] : [file, file.contains]));
    const lines = all.flatMap(file => file.accepted.map(accepted => ({
        name: file.name ?? '',
        type: accepted.predicateType,
        line: JSON.stringify(accepted.bundle),
    })));
    const ordered = lines.toSorted((a, b) => order(a.name, b.name) ?? order(a.type, b.type) ?? order(a.line, b.line) ?? 0);
    return [...new Set(ordered.map(({ line }) => line))].map(line => `${line}\n`).join('');
}
/** By code unit: no locale has a say in the bytes of the file. */
function order(a, b) {
    if (a === b)
        return undefined;
    return a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/slsa-level.ts
var slsa_level = __webpack_require__(37745);
// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
;// CONCATENATED MODULE: ./src/release/verification-summary.ts
/**
 * The verdict about one file as a signed statement: https://slsa.dev/spec/v1.0/verification_summary. It says what was
 * verified, by whom, from which attestations, and which level they support; no more than this run could know.
 */







/** The rules by which this action judges, in words. */
const POLICY = `https://github.com/${tool/* TOOL_NAME */.lH}/${tool/* TOOL_NAME */.lH}/blob/v${tool/* TOOL_VERSION */.wr}/docs/verification.md`;
/** What is claimed about a verified file. */
function summaryClaim(file, facts) {
    const { serverUrl, repository, tag, verifier, time, builtThere } = facts;
    const name = file.name ?? '';
    const levels = file.accepted.map(({ signer }) => (0,slsa_level/* slsaLevel */.uq)({
        signer: signer.buildSignerUri.slice(`${serverUrl}/`.length),
        runnerEnvironment: signer.runnerEnvironment,
        builtThere,
    }));
    // The weakest proof decides.
    const weakest = levels.map(({ level }) => level).toSorted((one, other) => one - other)[0] ?? 1;
    // How something was built that this run only received, nobody here can say.
    const assembled = buildTypesOf(file).some(type => type !== attest_predicate/* WORKFLOW_BUILD_TYPE */.gf);
    return {
        subject: { name, sha256: file.sha256 },
        predicateType: attest_predicate/* VERIFICATION_SUMMARY_V1 */.V3,
        predicate: {
            verifier: {
                id: `${serverUrl}/${verifier}`,
                version: { [tool/* TOOL_NAME */.lH]: tool/* TOOL_VERSION */.wr },
            },
            timeVerified: (0,unix_time/* rfc3339 */.a)(Math.floor(time / 1000)),
            resourceUri: `${serverUrl}/${repository}/releases/download/${encodeURIComponent(tag)}/${encodeURIComponent(name)}`,
            policy: { uri: POLICY },
            inputAttestations: file.accepted.map(accepted => inputOf(accepted)),
            verificationResult: 'PASSED',
            verifiedLevels: [assembled ? 'SLSA_BUILD_LEVEL_UNEVALUATED' : (0,slsa_level/* levelName */.C1)(weakest)],
            slsaVersion: '1.0',
        },
    };
}
/** What the accepted provenance says of how the file came to be. */
function buildTypesOf(file) {
    const claimed = file.accepted
        .filter(({ predicateType }) => predicateType === attest_predicate/* PROVENANCE_V1 */.A0)
        .map(({ statement }) => (0,json/* textOf */.b6)((0,json.at)(statement.predicate, 'buildDefinition', 'buildType')));
    return [...new Set(claimed)];
}
/** An attestation by the line that holds it in the evidence file: its SHA-256, without the line's end. */
function inputOf({ bundle }) {
    const line = JSON.stringify(bundle);
    return { digest: { sha256: (0,external_node_crypto_.createHash)('sha256').update(line).digest('hex') } };
}
/** The summary that was read back must say what this job has found; when it was written does not count. */
function checkSummary(file, { predicate }) {
    const wanted = withoutTime(predicate);
    const found = file.accepted.filter(one => one.predicateType === attest_predicate/* VERIFICATION_SUMMARY_V1 */.V3);
    if (found.some(({ statement }) => (0,json/* sameJson */.Vk)(withoutTime(statement.predicate), wanted)))
        return;
    throw new release_error/* PolicyError */.pn('SUMMARY_DIFFERS', {
        message: `no verification summary of ${file.name ?? 'a file'} in the store says what was verified`,
    });
}
function withoutTime(predicate) {
    const copy = JSON.parse(JSON.stringify(predicate));
    delete copy['timeVerified'];
    return copy;
}

// EXTERNAL MODULE: ./src/commands/release/verify-from-store.ts
var verify_from_store = __webpack_require__(72532);
;// CONCATENATED MODULE: ./src/commands/release/summaries.ts




/** Signs and stores a summary of each file; then verifies each file anew, with its summary as one thing more. */
async function summarise(judged, { summaries, instance, maxEnvelope, runAttempt, judge, what, lagMs }, ports) {
    const facts = { ...summaries, time: ports.clock() };
    const items = judged.map(one => ({ ...one, claim: summaryClaim(one.file, facts) }));
    await (0,attest_subjects/* attestSubjects */.Z)(items.map(({ claim }) => claim), {
        instance,
        maxEnvelope,
        evidenceArtifact: `attested-release-evidence-release-${what}--${runAttempt}`,
    }, ports);
    const verified = [];
    for (const { file, policy, claim } of items) {
        const summary = { predicateType: attest_predicate/* VERIFICATION_SUMMARY_V1 */.V3, policy: judge.policy };
        const again = await (0,verify_from_store/* verifyFromStore */.H)({
            name: file.name,
            sha256: file.sha256,
            requirements: [summary, ...requirementsOf(file, policy)],
            ...(file.contains === null ? {} : { contains: file.contains }),
        }, judge.verifier, ports, lagMs);
        checkSummary(again, claim);
        verified.push(again);
    }
    return verified;
}
/** What the file was verified for already. */
function requirementsOf(file, policy) {
    const types = [...new Set(file.accepted.map(({ predicateType }) => predicateType))];
    const [first, ...more] = buildTypesOf(file);
    return types.map(predicateType => predicateType === attest_predicate/* PROVENANCE_V1 */.A0 && first !== undefined
        ? { predicateType, policy, buildTypes: [first, ...more] }
        : { predicateType, policy });
}

;// CONCATENATED MODULE: ./src/commands/release/own-evidence.ts





/** For what was stored a moment ago; the store's lag has no documented bound. */
const LAG_MS = 120_000;
/**
 * Attests and verifies SBOM files and checksums, and where it was asked for summarises what was verified; then writes
 * the evidence file, attests and verifies that. Its own bundles cannot be in it: they live in the store alone.
 */
async function makeOwnEvidence(payload, own, signing, ports) {
    const { plan, folder, judge, summaries } = signing;
    const verified = await attestAndVerify(own, 'files', signing, ports);
    const files = summaries === undefined
        ? [...payload, ...verified]
        : await summarise([
            ...payload.map(file => ({ file, policy: summaries.buildPolicy })),
            ...verified.map(file => ({ file, policy: judge.policy })),
        ], { ...signing, summaries, what: 'summaries', lagMs: LAG_MS }, ports);
    const path = `${folder}/${plan.evidence}`;
    await ports.files.writeText(path, evidenceText(files));
    const evidence = await ports.files.measure(path);
    const last = await attestAndVerify([evidence], 'evidence', signing, ports);
    const rest = summaries === undefined
        ? last
        : await summarise(last.map(file => ({ file, policy: judge.policy })), { ...signing, summaries, what: 'evidence-summary', lagMs: LAG_MS }, ports);
    return { files: [...files, ...rest], evidence };
}
async function attestAndVerify(files, what, signing, ports) {
    const { predicateType, predicate } = await ports.signer.provenancePredicate();
    await (0,attest_subjects/* attestSubjects */.Z)(files.map(({ name, sha256 }) => ({ subject: { name, sha256 }, predicateType, predicate })), {
        instance: signing.instance,
        maxEnvelope: signing.maxEnvelope,
        evidenceArtifact: `attested-release-evidence-release-${what}--${signing.runAttempt}`,
    }, ports);
    const verified = [];
    for (const file of files)
        verified.push(await verifyOwn(file, signing.judge, ports, LAG_MS));
    return verified;
}
/** A file of the release job, against the store. */
async function verifyOwn({ name, sha256 }, { verifier, policy }, ports, deadlineMs) {
    const requirements = [{ predicateType: attest_predicate/* PROVENANCE_V1 */.A0, policy }];
    return (0,verify_from_store/* verifyFromStore */.H)({ name, sha256, requirements }, verifier, ports, deadlineMs);
}


/***/ }),

/***/ 72532:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ verifyFromStore)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _verify_verified_artifact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45064);
/* harmony import */ var _fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10664);
/** A file and the attestations that the store holds about it: the one way of this command to a VerifiedArtifact. */



/**
 * Fetches and verifies. Anybody who may write to the store can list an attestation of the same bytes, an older run as
 * well as a stranger, and it may be listed before the one that counts: what is refused is asked for again until it
 * passes or the deadline is over, and then the verdict is final.
 */
async function verifyFromStore(artifact, verifier, ports, deadlineMs) {
    const verify = (attestations) => _verify_verified_artifact_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifiedArtifact */ .Xu.verify({ ...artifact, attestations }, verifier);
    const types = artifact.requirements.map(({ predicateType }) => predicateType);
    const found = await (0,_fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchAttestations */ .e)(artifact.sha256, types, ports, {
        deadlineMs,
        enough: records => passes(() => verify(records)),
    });
    return (0,_fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeFetched */ .b)(found, () => verify(found.records));
}
function passes(verify) {
    try {
        verify();
        return true;
    }
    catch (thrown) {
        // Only for the question whether to wait: the verdict itself is thrown by the caller. What is no refusal is a fault.
        if (thrown instanceof _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2)
            return false;
        throw thrown;
    }
}


/***/ }),

/***/ 43521:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ binTargets),
/* harmony export */   z: () => (/* binding */ parseCargoMetadata)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20934);
/** The answer of `cargo metadata`: https://doc.rust-lang.org/cargo/commands/cargo-metadata.html */


/** cargo's JSON → CargoMetadata; CARGO_OUTPUT_INVALID names every field that is not as documented. */
function parseCargoMetadata(text) {
    const problems = [];
    const fields = new _fields_js__WEBPACK_IMPORTED_MODULE_1__/* .Fields */ .C8((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text), 'cargo metadata', problems);
    const packages = fields.objects('packages').map(item => parsePackage(item));
    const workspaceRoot = fields.text('workspace_root');
    const byId = new Map(packages.map(item => [item.id, item]));
    const resolve = (key) => fields.texts(key).flatMap(id => {
        const found = byId.get(id);
        if (found === undefined)
            fields.problem(key, `no package has the id ${id}`);
        return found ?? [];
    });
    const members = resolve('workspace_members');
    const metadata = {
        packages,
        members,
        defaultMembers: resolve('workspace_default_members'),
        rootPackage: members.find(item => isRootManifest(item.manifestPath, workspaceRoot)),
        workspaceRoot,
        targetDirectory: fields.text('target_directory'),
        metadata: fields.raw('metadata'),
    };
    if (problems.length === 0)
        return metadata;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('CARGO_OUTPUT_INVALID', {
        message: `cargo metadata answered something else than documented:\n${problems.slice(0, 20).join('\n')}`,
    });
}
function isRootManifest(manifestPath, workspaceRoot) {
    const root = workspaceRoot.replace(/[/\\]+$/, '');
    return manifestPath === `${root}/Cargo.toml` || manifestPath === `${root}\\Cargo.toml`;
}
function parsePackage(fields) {
    return {
        id: fields.text('id'),
        name: fields.text('name'),
        version: fields.text('version'),
        source: fields.optionalText('source'),
        manifestPath: fields.text('manifest_path'),
        license: fields.optionalText('license'),
        licenseFile: fields.optionalText('license_file'),
        authors: fields.texts('authors'),
        description: fields.optionalText('description'),
        repository: fields.optionalText('repository'),
        homepage: fields.optionalText('homepage'),
        documentation: fields.optionalText('documentation'),
        links: fields.optionalText('links'),
        publish: (fields.raw('publish') ?? null) === null ? null : fields.texts('publish'),
        targets: fields.objects('targets').map(target => ({
            name: target.text('name'),
            kind: target.texts('kind'),
            requiredFeatures: target.raw('required-features') === undefined ? [] : target.texts('required-features'),
        })),
        features: parseFeatures(fields),
        metadata: fields.raw('metadata'),
    };
}
function parseFeatures(fields) {
    const raw = fields.raw('features');
    const features = fields.object('features');
    return Object.fromEntries(Object.keys((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(raw) ? raw : {}).map(name => [name, features.texts(name)]));
}
/** The binaries that a package defines. */
function binTargets(item) {
    return item.targets.filter(target => target.kind.includes('bin'));
}


/***/ }),

/***/ 75967:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xj: () => (/* binding */ checkHead),
/* harmony export */   i$: () => (/* binding */ withoutInputs),
/* harmony export */   oh: () => (/* binding */ checkManifestsClean),
/* harmony export */   sD: () => (/* binding */ checkTreeClean),
/* harmony export */   yw: () => (/* binding */ checkTagCommit)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** What is checked out must be what the run was started for. */

/** COMMIT_MISMATCH unless HEAD is GITHUB_SHA. */
function checkHead(head, sha) {
    if (head === sha)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('COMMIT_MISMATCH', {
        message: 'another commit is checked out than the one this run is about',
        expected: sha,
        actual: head,
    });
}
/**
 * Changed paths but those that an input names, files or folders: what was downloaded or written there to be handed to
 * this step is no change of the source.
 */
function withoutInputs(changed, given, workspace) {
    const prefixes = given.flatMap(path => {
        if (path === undefined)
            return [];
        const relative = path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path;
        return [`${relative.replace(/^\.\//, '').replace(/\/+$/, '')}/`];
    });
    return changed.filter(path => !prefixes.some(prefix => `${path}/`.startsWith(prefix)));
}
/** TREE_DIRTY if any path differs from HEAD. */
function checkTreeClean(changed) {
    if (changed.length === 0)
        return;
    const listed = changed.slice(0, 10).join(', ');
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TREE_DIRTY', {
        message: 'the checkout is not the commit',
        expected: 'no file that differs from HEAD',
        actual: changed.length > 10 ? `${listed} and ${changed.length - 10} more` : listed,
    });
}
/**
 * TREE_DIRTY if a manifest or the lock file differs: name, version and dependencies come from them. Other paths may
 * differ here, since earlier steps of a job leave their products in the checkout.
 */
function checkManifestsClean(changed) {
    checkTreeClean(changed.filter(path => /(?:^|\/)Cargo\.(?:toml|lock)$/.test(path)));
}
/** TAG_NOT_FOUND or TAG_COMMIT_MISMATCH unless the tag on GitHub is this commit. */
function checkTagCommit(tag, found, sha) {
    if (found === sha)
        return;
    if (found === undefined) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TAG_NOT_FOUND', { message: `GitHub has no tag ${tag}` });
    }
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TAG_COMMIT_MISMATCH', {
        message: `the tag ${tag} is not of this commit`,
        expected: sha,
        actual: found,
    });
}


/***/ }),

/***/ 85007:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S6: () => (/* binding */ commonVersion),
  BZ: () => (/* binding */ selectBins),
  AP: () => (/* binding */ selectPackages)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
;// CONCATENATED MODULE: ./src/plan/features.ts
const DEFAULT_FEATURES = {
    features: [],
    allFeatures: false,
    noDefaultFeatures: false,
};
/** Every feature that the selection switches on, the transitive ones included. */
function enabledFeatures(item, selection) {
    const pending = [
        ...(selection.allFeatures ? Object.keys(item.features) : []),
        ...(selection.noDefaultFeatures ? [] : ['default']),
        ...selection.features.flatMap(name => ownFeature(item.name, name)),
    ];
    const enabled = new Set();
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        if (enabled.has(name))
            continue;
        enabled.add(name);
        pending.push(...(Object.hasOwn(item.features, name) ? (item.features[name] ?? []) : []));
    }
    return enabled;
}
// `pkg/feature` on the command line is about that package alone.
function ownFeature(packageName, name) {
    return name.startsWith(`${packageName}/`) ? [name.slice(packageName.length + 1)] : [name];
}
/** The `required-features` of a binary that the selection leaves off. */
function missingFeatures(item, target, selection) {
    const enabled = enabledFeatures(item, selection);
    return target.requiredFeatures.filter(name => !enabled.has(name));
}

// EXTERNAL MODULE: ./src/plan/tag.ts
var plan_tag = __webpack_require__(67075);
;// CONCATENATED MODULE: ./src/plan/selection.ts
/** Which packages and binaries of the workspace are released. */




/** The packages asked for, else the one that the tag names, else the workspace's default members. */
function selectPackages(metadata, { packages, tag }) {
    if (packages === undefined)
        return packageOfTag(metadata, tag) ?? metadata.defaultMembers;
    const unknown = packages.filter(name => !metadata.members.some(item => item.name === name));
    if (unknown.length > 0) {
        throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
            message: `the workspace has no package ${unknown.join(', ')}`,
            expected: `some of ${names(metadata.members)}`,
            actual: packages.join(', '),
        });
    }
    const without = metadata.members.filter(item => packages.includes(item.name) && (0,cargo_metadata/* binTargets */.Q)(item).length === 0);
    if (without.length > 0) {
        throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
            message: `the package(s) ${names(without)} have no binary to release`,
        });
    }
    return metadata.members.filter(item => packages.includes(item.name));
}
// A workspace whose packages have versions of their own tags them `package-v1.2.3`.
function packageOfTag({ members }, tag) {
    const name = tag === null ? undefined : (0,plan_tag/* parseTag */.ED)(tag)?.package;
    const found = members.filter(item => item.name === name && (0,cargo_metadata/* binTargets */.Q)(item).length > 0);
    return found.length > 0 ? found : undefined;
}
/** The binaries asked for, else all that the features allow; SELECTION_INVALID lists every problem. */
function selectBins(packages, { bins, features }) {
    const all = packages.flatMap(item => (0,cargo_metadata/* binTargets */.Q)(item).map(target => ({
        bin: target.name,
        package: item,
        missing: missingFeatures(item, target, features ?? DEFAULT_FEATURES),
    })));
    const chosen = all.filter(({ bin, missing }) => bins?.includes(bin) ?? missing.length === 0);
    const problems = [
        ...(bins ?? [])
            .filter(name => !all.some(({ bin }) => bin === name))
            .map(name => `${name}: no binary of ${names(packages)}`),
        // Asked for by name where the features are not known yet, the build job is taken at its word.
        ...(features === undefined ? [] : chosen)
            .filter(({ missing }) => missing.length > 0)
            .map(({ bin, missing }) => `${bin}: needs the feature(s) ${missing.join(', ')}`),
    ];
    if (problems.length === 0 && chosen.length === 0)
        problems.push(nothingLeft(all));
    if (problems.length > 0) {
        throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
            message: `the binaries to release cannot be determined:\n${problems.join('\n')}`,
            expected: all.length === 0
                ? 'a package with a binary'
                : `some of ${all.map(({ bin }) => bin).join(', ')}`,
        });
    }
    return chosen.map(({ bin, package: item }) => ({ bin, package: item }));
}
function nothingLeft(all) {
    if (all.length === 0)
        return 'the selected packages have no binaries';
    return all
        .map(({ bin, missing }) => `${bin}: needs the feature(s) ${missing.join(', ')}`)
        .join('\n');
}
/** The one version of all selected packages; VERSION_DISAGREEMENT lists them where they differ. */
function commonVersion(packages) {
    const [version, ...others] = new Set(packages.map(item => item.version));
    if (version !== undefined && others.length === 0)
        return version;
    throw new release_error/* ReleaseError */.K2('VERSION_DISAGREEMENT', {
        message: 'one release has one version, but the selected packages have several',
        actual: packages.map(item => `${item.name} ${item.version}`).join(', '),
    });
}
function names(packages) {
    return packages.map(item => item.name).join(', ');
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

/***/ 67075:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   FQ: () => (/* binding */ acceptedTags),
/* harmony export */   u6: () => (/* binding */ chooseTag)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** Tags: which forms are understood, and whether a tag says what Cargo.toml says. */

const SEMVER = /(?<version>(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)/;
const PLAIN = new RegExp(`^v?${SEMVER.source}$`);
const WITH_PACKAGE = new RegExp(`^(?<package>[A-Za-z0-9_-]+?)(?:-|/)v${SEMVER.source}$`);
/** A tag of one of the known forms; undefined: it has none of them. */
function parseTag(tag) {
    const groups = (PLAIN.exec(tag) ?? WITH_PACKAGE.exec(tag))?.groups;
    const version = groups?.['version'];
    return version === undefined ? undefined : { package: groups?.['package'], version };
}
/** Every tag under which these packages of this version may be released. */
function acceptedTags(packages, version) {
    return [
        `v${version}`,
        ...packages.flatMap(name => [`${name}-v${version}`, `${name}/v${version}`]),
        version,
    ];
}
/** TAG_VERSION_MISMATCH or TAG_FORM_UNKNOWN unless the tag is one of {@link acceptedTags}. */
function checkTag(tag, packages, version) {
    const accepted = acceptedTags(packages, version);
    if (accepted.includes(tag))
        return;
    const parsed = parseTag(tag);
    const foreign = parsed?.package !== undefined && !packages.includes(parsed.package);
    if (parsed === undefined || foreign) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TAG_FORM_UNKNOWN', {
            message: 'the tag does not name what is to be released',
            expected: accepted.join(' or '),
            actual: tag,
        });
    }
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TAG_VERSION_MISMATCH', {
        message: 'the tag and Cargo.toml disagree about the version',
        expected: accepted.join(' or '),
        actual: tag,
    });
}
const TAG_REF = 'refs/tags/';
/** The tag of this release, null for a rehearsal: the pushed tag, or the one given to a branch run. */
function chooseTag(ref, given, allowBranchRef) {
    const pushed = ref.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined;
    const wanted = given?.startsWith(TAG_REF) === true ? given.slice(TAG_REF.length) : given;
    if (wanted === undefined)
        return pushed ?? null;
    if (wanted === pushed)
        return wanted;
    if (allowBranchRef && pushed === undefined)
        return wanted;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('BRANCH_REF_REFUSED', {
        message: `the tag ${wanted} is to be released by a run of another ref`,
        expected: `${TAG_REF}${wanted}`,
        actual: ref,
    });
}


/***/ }),

/***/ 5143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  crateStep: () => (/* binding */ crateStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/attest/instance.ts
var attest_instance = __webpack_require__(72646);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/crate/registry.ts
var crate_registry = __webpack_require__(48688);
// EXTERNAL MODULE: ./src/report/consumer-commands.ts
var consumer_commands = __webpack_require__(78875);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/crate-summary.ts



const TITLES = {
    attested: 'Crates attested as they are served',
    unchanged: 'Crates: attested before, unchanged',
    rehearsed: 'Crates: a rehearsal',
};
/** What was compared with what, what was attested, and how a consumer checks it. */
function crateSummary(report) {
    const { state, registry, packaged, served, unpublished, remark } = report;
    const yanked = served.filter(({ index }) => index.yanked).map(({ crate }) => (0,markdown/* code */.aY)(crate.file));
    const open = openDimensions(report);
    return [
        `## ${TITLES[state]}`,
        `Registry: ${(0,markdown/* escapeMarkdown */.FV)(registry.indexUrl)}`,
        (0,markdown/* table */.tp)(['Crate', 'Bytes', 'SHA-256', 'Packaged', 'Found equal', 'Attestation'], packaged.map(crate => row(crate, report))),
        ...(registry.kind === 'other'
            ? ['This registry has no documented API that tells a checksum: three sources were compared.']
            : []),
        ...(unpublished.length === 0
            ? []
            : [`**Not published yet**: ${unpublished.map(({ file }) => (0,markdown/* code */.aY)(file)).join(', ')}`]),
        ...(yanked.length === 0 ? [] : [`**Yanked**: ${yanked.join(', ')}`]),
        ...(remark === undefined ? [] : [`**A release would be refused**: ${(0,markdown/* escapeMarkdown */.FV)(remark)}`]),
        ...(open.length === 0
            ? []
            : [
                `**Left open by the policy**\n\n${open.map(one => `- ${(0,markdown/* escapeMarkdown */.FV)(one)}`).join('\n')}`,
            ]),
        ...(state === 'rehearsed' ? [] : [commands(report)]),
    ].join('\n\n');
}
function row(crate, { served, attested }) {
    const found = served.find(one => one.crate.file === crate.file);
    const evidence = attested.find(one => one.served.crate.file === crate.file);
    return [
        (0,markdown/* code */.aY)(crate.file),
        String(crate.size),
        (0,markdown/* code */.aY)(crate.sha256),
        crate.packaged.origin === 'given' ? 'before publishing' : 'again, in this job',
        found === undefined
            ? 'no'
            : found.sources.map(({ source }) => (0,markdown/* escapeMarkdown */.FV)(source)).join('<br>'),
        attestationCell(evidence),
    ];
}
function attestationCell(evidence) {
    if (evidence === undefined)
        return 'none';
    const instance = evidence.verified.accepted.map(one => (0,markdown/* escapeMarkdown */.FV)(one.instance)).join(', ');
    const url = evidence.attestation?.attestationUrl;
    if (url === undefined)
        return `✅ verified (${instance}), stored before`;
    return `✅ [verified](${url}) (${instance})`;
}
function openDimensions({ attested }) {
    const remarks = attested.flatMap(({ verified }) => verified.accepted.flatMap(({ open }) => open.map(({ dimension, reason }) => `${dimension}: ${reason}`)));
    return [...new Set(remarks)];
}
function commands({ registry, identity, serverUrl, packaged }) {
    const host = serverUrl.replace(/^https:\/\//, '');
    const signer = identity.jobWorkflowRef;
    const local = signer.toLowerCase().startsWith(`${identity.repository.toLowerCase()}/`);
    const policy = [
        ...(host === 'github.com' ? [] : [`--hostname ${host}`]),
        `--repo ${(0,consumer_commands/* quote */.hD)(identity.repository)}`,
        ...(local ? [] : [`--signer-workflow ${(0,consumer_commands/* quote */.hD)((0,consumer_commands/* workflowPath */.RB)(signer))}`]),
        `--source-digest ${identity.sha}`,
    ].join(' ');
    const lines = packaged.flatMap(({ id, file }) => [
        ...(registry.kind === 'crates-io'
            ? [
                // crates.io refuses programs that do not say who they are.
                `curl -fsS -A "$USER (checking provenance)" -o ${(0,consumer_commands/* quote */.hD)(file)} ${(0,consumer_commands/* quote */.hD)((0,crate_registry/* downloadUrls */.x3)(registry, undefined, id, '')[0] ?? '')}`,
            ]
            : []),
        `gh attestation verify ${(0,consumer_commands/* quote */.hD)(file)} ${policy}`,
    ]);
    return `#### What a consumer runs\n\n${(0,markdown/* block */.om)('sh', lines.join('\n'))}`;
}

// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
// EXTERNAL MODULE: ./src/attest/limits.ts
var limits = __webpack_require__(23453);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/plan/fields.ts
var fields = __webpack_require__(20934);
// EXTERNAL MODULE: ./src/crate/crate-name.ts
var crate_name = __webpack_require__(74510);
;// CONCATENATED MODULE: ./src/crate/origin.ts
/** Where a package says it comes from, and who published it. */





/**
 * CRATE_ARCHIVE_INVALID for an archive that cargo would not write, CRATE_ORIGIN_MISMATCH with everything in it that
 * does not speak of this commit. `.cargo_vcs_info.json` is cargo's word about the checkout it packaged:
 * https://doc.rust-lang.org/cargo/commands/cargo-package.html
 */
function checkArchiveOrigin(archive, expected) {
    const file = (0,crate_name/* crateFileName */.lE)(expected.crate);
    refuseFaults(archive, file);
    const problems = [
        ...manifestProblems(archive.texts.get('Cargo.toml'), expected.crate),
        ...vcsProblems(archive.texts.get('.cargo_vcs_info.json'), expected),
    ];
    if (problems.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('CRATE_ORIGIN_MISMATCH', {
        message: `${file} does not come from this commit:\n${problems.join('\n')}`,
    });
}
/** CRATE_ARCHIVE_INVALID lists what is wrong with an archive. */
function refuseFaults({ faults }, file) {
    if (faults.length === 0)
        return;
    const listed = faults.slice(0, 20);
    const more = faults.length - listed.length;
    throw new release_error/* VerificationError */.mk('CRATE_ARCHIVE_INVALID', {
        message: `${file} is no archive that cargo writes:\n${[
            ...listed,
            ...(more > 0 ? [`and ${more} more`] : []),
        ].join('\n')}`,
    });
}
function manifestProblems(text, { name, version }) {
    if (text === undefined)
        return ['Cargo.toml: missing'];
    const manifest = parseToml(text);
    return [
        ['name', name],
        ['version', version],
    ].flatMap(([key, wanted]) => {
        const found = (0,json.at)(manifest, 'package', key);
        return found === wanted
            ? []
            : [`Cargo.toml, package.${key}: expected ${wanted}, got ${(0,fields/* excerpt */.Kb)(found)}`];
    });
}
function parseToml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        // No manifest has no name: reported as such.
        return undefined;
    }
}
function vcsProblems(text, { commit, folder }) {
    if (text === undefined)
        return ['.cargo_vcs_info.json: missing, so it was not packaged from git'];
    const info = (0,fields/* parseJson */.qF)(text);
    const git = (0,json.at)(info, 'git');
    if (!(0,json/* isJsonObject */.OW)(git))
        return [`.cargo_vcs_info.json: names no commit: ${(0,fields/* excerpt */.Kb)(info)}`];
    // Absent in what cargo before 1.57 wrote.
    const path = (0,json.at)(info, 'path_in_vcs') ?? '';
    const dirty = git['dirty'] ?? false;
    return [
        ...(git['sha1'] === commit
            ? []
            : [`.cargo_vcs_info.json, git.sha1: expected ${commit}, got ${(0,fields/* excerpt */.Kb)(git['sha1'])}`]),
        ...(dirty === false ? [] : ['.cargo_vcs_info.json: the checkout was dirty']),
        ...(path === folder
            ? []
            : [`.cargo_vcs_info.json, path_in_vcs: expected ${(0,fields/* excerpt */.Kb)(folder)}, got ${(0,fields/* excerpt */.Kb)(path)}`]),
    ];
}
/**
 * The registry's word about who published: repository and commit must be this run's (CRATE_ORIGIN_MISMATCH). Another
 * run of them is returned by its id: only what that run attested itself can count then.
 */
function checkPublisher(crate, publisher, identity) {
    if (publisher === undefined)
        return undefined;
    const pairs = [
        // GitHub's names are case-insensitive.
        ['repository', identity.repository.toLowerCase(), publisher.repository.toLowerCase()],
        ['commit', identity.sha, publisher.sha],
    ];
    const problems = pairs
        .filter(([, expected, actual]) => expected !== actual)
        .map(([what, expected, actual]) => `${what}: expected ${expected}, got ${actual}`);
    if (problems.length > 0)
        throw foreignPublisher(crate, problems);
    return publisher.runId === identity.runId ? undefined : publisher.runId;
}
/** The refusal of a publisher that is not this run. */
function foreignPublisher(crate, problems) {
    return new release_error/* PolicyError */.pn('CRATE_ORIGIN_MISMATCH', {
        message: `${(0,crate_name/* crateFileName */.lE)(crate)} was published by somebody else, by the registry's word:\n${problems.join('\n')}`,
    });
}

// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
// EXTERNAL MODULE: ./src/commands/fetch-attestations.ts
var fetch_attestations = __webpack_require__(10664);
// EXTERNAL MODULE: ./src/commands/release/own-evidence.ts + 3 modules
var own_evidence = __webpack_require__(6176);
;// CONCATENATED MODULE: ./src/commands/crate/attested.ts










/** For what was stored a moment ago; the store's lag has no documented bound. */
const LAG_MS = 120_000;
/** A run id alone does not bound the attempts; GitHub allows far fewer. */
const ANY_ATTEMPT = 999_999;
/** Everything that this workflow has not attested yet is attested; all of it is verified from the store. */
async function attestServed(served, signing, ports) {
    const fetching = { ...ports, repository: ports.context.repository };
    const before = new Map();
    for (const one of served) {
        const verified = await attestedBefore(one, signing, fetching);
        if (verified !== undefined)
            before.set(one, verified);
    }
    const due = served.filter(one => !before.has(one));
    const stored = due.length === 0 ? [] : await attest(due, signing, ports);
    const attested = [];
    for (const one of served) {
        const attestation = stored[due.indexOf(one)];
        const verified = before.get(one) ?? (await (0,own_evidence/* verifyOwn */.e)(subjectOf(one), signing.judge, fetching, LAG_MS));
        attested.push({ served: one, verified, attestation });
    }
    return attested;
}
/** The claims of a rehearsal are measured, and go nowhere. */
async function measureClaims(served, { instance, maxEnvelope }, ports) {
    (0,limits/* checkLimits */.J5)(await claimsOf(served, ports), { instance, maxEnvelope });
}
async function attest(due, { instance, maxEnvelope }, ports) {
    const names = due.map(({ crate }) => crate.file).sort();
    // Jobs that attest different crates of one run must not take each other's name.
    const part = (0,attest_digest/* sha256Of */.Bj)(names.join('\n')).slice(0, 8);
    const evidenceArtifact = `attested-release-evidence-crate.${part}--${ports.context.runAttempt}`;
    const claims = await claimsOf(due, ports);
    return (0,attest_subjects/* attestSubjects */.Z)(claims, { instance, maxEnvelope, evidenceArtifact }, ports);
}
async function claimsOf(served, { signer }) {
    const provenance = await signer.provenancePredicate();
    return served.map(one => ({ subject: subjectOf(one), ...provenance }));
}
function subjectOf({ crate }) {
    return { name: crate.file, sha256: crate.sha256 };
}
/**
 * Provenance that this workflow made for this commit before, verified. Where the registry names the publishing run, it
 * must be that run's; a crate that another run published and did not attest is nothing that this run can vouch for.
 */
async function attestedBefore(one, { identity, judge }, ports) {
    const { crate, api } = one;
    const publisher = api === 'no API' ? undefined : api.publisher;
    const otherRun = checkPublisher(crate.id, publisher, identity);
    const { repository } = identity;
    const run = publisher === undefined
        ? { open: 'the registry names no run that published it' }
        : { equal: { repository, runId: publisher.runId, maxAttempt: ANY_ATTEMPT } };
    const found = await (0,fetch_attestations/* fetchAttestations */.e)(crate.sha256, [predicate/* PROVENANCE_V1 */.A0], ports, { deadlineMs: 0 });
    const policy = (0,policies/* ofEarlierRun */.l)(judge.policy, run);
    const requirements = [{ predicateType: predicate/* PROVENANCE_V1 */.A0, policy }];
    try {
        return (0,fetch_attestations/* judgeFetched */.b)(found, () => {
            const artifact = { ...subjectOf(one), requirements, attestations: found.records };
            return verified_artifact/* VerifiedArtifact */.Xu.verify(artifact, judge.verifier);
        });
    }
    catch (thrown) {
        // What could not be read may be the very evidence that would be made a second time.
        if (found.unreadable.length > 0)
            throw thrown;
        // Other attestations of the same bytes do no harm, and prove nothing of this run.
        if (found.records.length > 0)
            ports.log.info(`${crate.file}: ${(0,release_error/* toReleaseError */.Tp)(thrown).message}`);
    }
    if (otherRun === undefined)
        return undefined;
    throw foreignPublisher(crate.id, [
        `run: expected ${identity.runId}, got ${otherRun}, which has not attested it; re-run that run's job`,
    ]);
}

// EXTERNAL MODULE: ./src/plan/selection.ts + 1 modules
var selection = __webpack_require__(85007);
// EXTERNAL MODULE: ./src/plan/tag.ts
var plan_tag = __webpack_require__(67075);
;// CONCATENATED MODULE: ./src/crate/publication.ts
/** Which packages of a workspace are published, where, and in which order. */




/** The packages, those first that others depend on; the tag must name them all (see checkTag). */
function choosePublished(metadata, request) {
    const { tag, packages } = request;
    const asked = packages ?? packageOfTag(metadata, tag);
    const unknown = (asked ?? []).filter(name => !metadata.members.some(one => one.name === name));
    if (unknown.length > 0) {
        throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
            message: `the workspace has no package ${unknown.join(', ')}`,
            expected: `some of ${names(metadata.members)}`,
        });
    }
    const candidates = metadata.members.filter(one => asked?.includes(one.name) ?? true);
    const chosen = candidates.filter(one => mayPublish(one, request));
    const refused = candidates.filter(one => !chosen.includes(one));
    if (chosen.length === 0 || (asked !== undefined && refused.length > 0)) {
        throw new release_error/* ReleaseError */.K2('CRATE_NOT_PUBLISHABLE', {
            message: `not to be published to ${request.registry.indexUrl}: ${refused.map(describe).join(', ')}`,
        });
    }
    const version = (0,selection/* commonVersion */.S6)(chosen);
    if (tag !== null)
        (0,plan_tag/* checkTag */.Bs)(tag, chosen.map(one => one.name), version);
    return chosen;
}
function packageOfTag({ members }, tag) {
    const name = tag === null ? undefined : (0,plan_tag/* parseTag */.ED)(tag)?.package;
    return members.some(one => one.name === name) && name !== undefined ? [name] : undefined;
}
/** https://doc.rust-lang.org/cargo/reference/manifest.html#the-publish-field */
function mayPublish({ publish }, { registry, registryNames }) {
    if (publish === null)
        return true;
    if (registry.kind === 'crates-io')
        return publish.includes('crates-io');
    if (registryNames.length > 0)
        return publish.some(name => registryNames.includes(name));
    return publish.some(name => name !== 'crates-io');
}
function describe({ name, publish }) {
    const where = publish === null || publish.length === 0
        ? 'publish = false'
        : `publish = ${JSON.stringify(publish)}`;
    return `${name} (${where})`;
}
function names(packages) {
    return packages.map(one => one.name).join(', ');
}
/**
 * Sorted so that every package comes after those it depends on, as cargo publishes them. `text` is the answer of
 * `cargo metadata`; dev-dependencies without a version do not count, since cargo drops them. What depends on each
 * other keeps the workspace's order.
 */
function inDependencyOrder(packages, text) {
    const dependencies = localDependencies(text);
    const sorted = [];
    const visited = new Set();
    const visit = (one) => {
        if (visited.has(one))
            return;
        visited.add(one);
        const folders = dependencies.get(one.id) ?? [];
        packages.filter(other => folders.includes(folderOf(other.manifestPath))).forEach(visit);
        sorted.push(one);
    };
    packages.forEach(visit);
    return sorted;
}
/** By package id: the folders of path dependencies. */
function localDependencies(text) {
    const problems = [];
    const packages = new fields/* Fields */.C8((0,fields/* parseJson */.qF)(text), 'cargo metadata', problems).objects('packages');
    const found = new Map(packages.map(one => [
        one.text('id'),
        one.objects('dependencies').flatMap(dependency => {
            const path = dependency.optionalText('path');
            const dropped = dependency.optionalText('kind') === 'dev' && dependency.optionalText('req') === '*';
            return path === null || dropped ? [] : [path.replaceAll('\\', '/')];
        }),
    ]));
    if (problems.length === 0)
        return found;
    throw new release_error/* ReleaseError */.K2('CARGO_OUTPUT_INVALID', {
        message: `cargo metadata answered something else than documented:\n${problems.slice(0, 20).join('\n')}`,
    });
}
function folderOf(manifestPath) {
    return manifestPath.replaceAll('\\', '/').replace(/\/Cargo\.toml$/, '');
}

// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
;// CONCATENATED MODULE: ./src/commands/crate/packaged.ts
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
/** The packages as they were before publishing: handed over, or made again from this commit. */









/** crates.io takes 10 MiB, and more for those who ask; nobody packages this much by intention. */
const MOST_CRATE_BYTES = 512 * 1024 * 1024;
/** What is published, in the order in which it is: the checkout, the tag and `publish` are checked. */
async function planPublication(inputs, ports) {
    const { context, cargo, git } = ports;
    (0,checkout/* checkHead */.Xj)(await git.headCommit(), context.sha);
    const given = inputs.cratePaths.length > 0 ? await ports.expand(inputs.cratePaths) : [];
    (0,checkout/* checkTreeClean */.sD)((0,checkout/* withoutInputs */.i$)(await git.changedPaths(), given, context.workspace));
    const manifestPath = (0,external_node_path_.resolve)(context.workspace, inputs.manifestPath);
    const text = await cargo.metadata({ manifestPath, dependencies: false });
    const metadata = (0,cargo_metadata/* parseCargoMetadata */.z)(text);
    const tag = (0,plan_tag/* chooseTag */.u6)(context.ref, inputs.tag, inputs.allowBranchRef);
    const chosen = choosePublished(metadata, {
        packages: inputs.packages,
        tag,
        registry: inputs.registry,
        registryNames: ports.registryNames(inputs.registry),
    });
    if (tag !== null)
        (0,checkout/* checkTagCommit */.yw)(tag, await ports.resolveTag(tag), context.sha);
    const packages = inDependencyOrder(chosen, text);
    return { tag, packages, workspaceRoot: metadata.workspaceRoot, manifestPath, given };
}
/** Reads every package and checks that it comes from this commit. */
async function readPackaged(publication, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { given } = publication;
        if (given.length > 0)
            return readAll(publication, 'given', given, ports);
        await demandCommittedLock(publication, ports);
        const folder = __addDisposableResource(env_1, await ports.files.temporaryFolder('package'), true);
        await ports.cargo.packageCrates({
            manifestPath: publication.manifestPath,
            packages: publication.packages.map(({ name }) => name),
            targetFolder: folder.path,
        });
        const made = (0,external_node_path_.join)(folder.path, 'package');
        const names = (await ports.files.list(made)).filter(name => name.endsWith('.crate'));
        return await readAll(publication, 'fresh', names.map(name => (0,external_node_path_.join)(made, name)), ports);
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
async function demandCommittedLock({ workspaceRoot }, { git }) {
    if (await git.isTracked((0,external_node_path_.join)(workspaceRoot, 'Cargo.lock')))
        return;
    throw new release_error/* ReleaseError */.K2('CRATE_LOCKFILE_UNCOMMITTED', {
        message: 'there is no Cargo.lock in the commit, and no crate-path is given',
    });
}
async function readAll({ packages }, origin, paths, ports) {
    const wanted = packages.map(crate_name/* crateFileName */.lE);
    const names = paths.map(path => (0,external_node_path_.basename)(path));
    if (wanted.length !== names.length || wanted.some(name => !names.includes(name))) {
        throw new release_error/* ReleaseError */.K2('CRATE_FILE_MISSING', {
            message: 'the packaged files are not those that are published',
            expected: wanted.join(', '),
            actual: names.length === 0 ? 'none' : names.join(', '),
        });
    }
    const read = [];
    for (const one of packages) {
        const path = paths[names.indexOf((0,crate_name/* crateFileName */.lE)(one))] ?? '';
        read.push(await readOne(one, origin, path, ports));
    }
    return read;
}
async function readOne({ name, version, manifestPath }, origin, path, { files, git, context, readArchive, log }) {
    const id = { name, version };
    const bytes = await files.readBytes(path, MOST_CRATE_BYTES);
    const archive = await readArchive(bytes, (0,crate_name/* crateRoot */.Ck)(id));
    const folder = (await git.prefix((0,external_node_path_.dirname)(manifestPath))).replace(/\/$/, '');
    checkArchiveOrigin(archive, { crate: id, commit: context.sha, folder });
    const sha256 = (0,attest_digest/* sha256Of */.Bj)(bytes);
    log.info(`${(0,crate_name/* crateFileName */.lE)(id)}: ${origin === 'given' ? 'packaged before' : 'packaged again'}, ${bytes.length} bytes, sha256:${sha256}`);
    const file = (0,crate_name/* crateFileName */.lE)(id);
    return { id, file, sha256, size: bytes.length, packaged: { origin, archive } };
}

;// CONCATENATED MODULE: ./src/crate/archive-difference.ts
/** Differences of content and of everything else that an entry says; empty: the same entries in the same order. */
function archiveDifferences(expected, actual) {
    const before = byPath(expected.entries);
    const after = byPath(actual.entries);
    const differences = [
        ...[...before].flatMap(([path, entry]) => {
            const other = after.get(path);
            return other === undefined
                ? [{ path, what: `missing (${archive_difference_describe(entry)})` }]
                : changes(entry, other).map(what => ({ path, what }));
        }),
        ...[...after].flatMap(([path, entry]) => before.has(path) ? [] : [{ path, what: `added (${archive_difference_describe(entry)})` }]),
    ];
    if (differences.length > 0 || sameOrder(expected.entries, actual.entries))
        return differences;
    return [{ path: '', what: 'the same entries in another order' }];
}
// Of repeated paths the number is part of the name, so that none is lost.
function byPath(entries) {
    const found = new Map();
    for (const entry of entries) {
        const bare = entry.path.replace(/^[^/]*\//, '');
        let path = bare;
        for (let count = 2; found.has(path); count += 1)
            path = `${bare} (${count})`;
        found.set(path, entry);
    }
    return found;
}
function archive_difference_describe({ size, sha256, type }) {
    return `${type === 'file' ? '' : `${type}, `}${size} bytes, sha256:${sha256}`;
}
function changes(expected, actual) {
    const content = expected.sha256 === actual.sha256 && expected.type === actual.type
        ? []
        : [`expected ${archive_difference_describe(expected)}, got ${archive_difference_describe(actual)}`];
    const mode = (entry) => entry.mode.toString(8);
    const pairs = [
        ['mode', mode(expected), mode(actual)],
        ['time', String(expected.mtime), String(actual.mtime)],
        ['owner', expected.owner, actual.owner],
        ['link', expected.linkTarget, actual.linkTarget],
        ['root folder', rootOf(expected), rootOf(actual)],
    ];
    return [
        ...content,
        ...pairs
            .filter(([, before, after]) => before !== after)
            .map(([what, before, after]) => `${what}: expected ${before}, got ${after}`),
    ];
}
function rootOf({ path }) {
    return path.split('/', 1)[0] ?? '';
}
function sameOrder(a, b) {
    return a.every((entry, index) => entry.path === b[index]?.path);
}

;// CONCATENATED MODULE: ./src/crate/comparison.ts



/** What the packaged bytes are called among the sources. */
const PACKAGED = 'packaged';
const MOST_LINES = 40;
/** Whether the sources name one and the same digest. */
function isOneDigest(sources) {
    return new Set(sources.map(({ sha256 }) => sha256)).size === 1;
}
/** Throws unless every source names one and the same digest: then that is what the registry serves. */
function demandOneDigest(comparison) {
    const { crate, packaged, sources, served } = comparison;
    if (isOneDigest(sources))
        return;
    const innocent = packaged.origin === 'fresh' ? remade(comparison) : undefined;
    const details = {
        message: `${(0,crate_name/* crateFileName */.lE)(crate)} is not one and the same everywhere:\n${[
            ...sources.map(({ source, sha256 }) => `${source}: sha256:${sha256}`),
            ...(served === undefined ? [] : describeDifferences(packaged.archive, served)),
        ].join('\n')}`,
    };
    if (innocent !== undefined)
        throw new release_error/* ReleaseError */.K2(innocent, details);
    throw new release_error/* VerificationError */.mk('CRATE_MISMATCH', details);
}
/**
 * A package made again may differ for reasons that are nobody's fault; they prove nothing either. Only where the
 * registry itself says one thing, and serves a sound archive.
 */
function remade({ packaged, sources, served, }) {
    const registry = sources.filter(({ source }) => source !== PACKAGED);
    if (served === undefined || served.faults.length > 0 || !isOneDigest(registry))
        return undefined;
    const differences = archiveDifferences(packaged.archive, served);
    if (differences.length === 0)
        return 'CRATE_ENCODING_DIFFERS';
    return differences.every(({ path }) => path === 'Cargo.lock')
        ? 'CRATE_LOCKFILE_DIFFERS'
        : undefined;
}
function describeDifferences(packaged, served) {
    const faults = served.faults.slice(0, MOST_LINES).map(fault => `the served archive: ${fault}`);
    const differences = archiveDifferences(packaged, served);
    if (differences.length === 0) {
        return [...faults, 'inside the archive: the same entries, encoded differently'];
    }
    const lines = differences.slice(0, MOST_LINES).map(({ path, what }) => `${path}: ${what}`);
    const more = differences.length - lines.length;
    return [
        ...faults,
        'inside the archive, packaged against served:',
        ...lines,
        ...(more > 0 ? [`and ${more} more`] : []),
    ];
}

;// CONCATENATED MODULE: ./src/commands/crate/served.ts
/** What the registry says and serves, waited for, and compared with what was packaged. */




/** Beyond the packaged size, so that a larger file can still be named and compared. */
const SURPLUS_BYTES = 64 * 1024 * 1024;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
/**
 * Asks until every crate is in the index, in the API and at every address, or until the time is over. A difference
 * ends the waiting at once (CRATE_MISMATCH): it does not mend itself.
 */
async function awaitServed(crates, registry, waitTimeout, ports) {
    const deadline = ports.clock() + waitTimeout;
    const watches = crates.map(crate => new Watch(crate, registry));
    for (let pause = FIRST_PAUSE;; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
        for (const watch of watches)
            await watch.look(ports);
        const waiting = watches.filter(watch => watch.missing.length > 0);
        const over = ports.clock() + pause > deadline;
        if (waiting.length === 0 || over) {
            // A service that is down says nothing about the crate: its own failure is what there is to say.
            const down = waiting.find(watch => watch.failure !== undefined);
            if (down?.failure !== undefined)
                throw down.failure;
            return conclude(watches);
        }
        for (const watch of waiting) {
            ports.log.info(`${watch.crate.file}: waiting for ${watch.missing.join(', ')}`);
        }
        await ports.sleep(pause);
    }
}
function conclude(watches) {
    return {
        served: watches.flatMap(watch => watch.complete() ?? []),
        unpublished: watches.filter(watch => watch.isNowhere()).map(({ crate }) => crate),
        partly: watches
            .filter(watch => !watch.isNowhere() && watch.complete() === undefined)
            .map(({ crate }) => crate),
    };
}
/** CRATE_NOT_SERVED for everything that is not served everywhere. */
function demandAllServed({ unpublished, partly }, registry) {
    if (unpublished.length + partly.length === 0)
        return;
    const list = (crates) => crates.map(({ file }) => file).join(', ');
    throw new release_error/* ReleaseError */.K2('CRATE_NOT_SERVED', {
        message: `${registry} does not serve every crate:\n${[
            ...(unpublished.length === 0 ? [] : [`not published: ${list(unpublished)}`]),
            ...(partly.length === 0 ? [] : [`not everywhere yet: ${list(partly)}`]),
        ].join('\n')}`,
    });
}
/** One crate, and what was seen of it so far. */
class Watch {
    crate;
    #registry;
    #index;
    #api;
    #bytes = new Map();
    missing = ['everything'];
    /** A service that did not answer at the last look. */
    failure;
    constructor(crate, registry) {
        this.crate = crate;
        this.#registry = registry;
    }
    isNowhere() {
        const unseen = this.#index === undefined && this.#bytes.size === 0;
        return unseen && (this.#api === undefined || this.#api === 'no API');
    }
    complete() {
        const [bytes] = this.#bytes.values();
        if (this.missing.length > 0 || bytes === undefined)
            return undefined;
        if (this.#index === undefined || this.#api === undefined)
            return undefined;
        const { crate } = this;
        return { crate, sources: this.#sources(), index: this.#index, api: this.#api, bytes };
    }
    /** Asks for what is missing, and compares what is there. */
    async look(ports) {
        if (this.missing.length === 0)
            return;
        this.failure = undefined;
        const { id } = this.crate;
        const registry = this.#registry;
        const missing = [];
        this.#index ??= await this.#ask(async () => registry.index(id));
        if (this.#index === undefined)
            missing.push('the index');
        missing.push(...(await this.#download()));
        this.#api ??= await this.#ask(async () => registry.version(id));
        if (this.#api === undefined)
            missing.push('the API');
        this.missing = missing;
        await this.#compare(ports);
    }
    async #download() {
        const registry = this.#registry;
        const cksum = this.#index?.cksum;
        // Other registries may have the checksum in their addresses.
        if (registry.registry.kind === 'other' && cksum === undefined)
            return ['its file'];
        const urls = await this.#ask(async () => registry.addresses(this.crate.id, cksum ?? ''));
        if (urls === undefined)
            return ['its file'];
        const missing = [];
        for (const url of urls) {
            const known = this.#bytes.get(url);
            const maxBytes = this.crate.size + SURPLUS_BYTES;
            const bytes = known ?? (await this.#ask(async () => registry.download(url, maxBytes)));
            if (bytes === undefined)
                missing.push(url);
            else
                this.#bytes.set(url, bytes);
        }
        return missing;
    }
    // Retries are spent by then; whether to go on is a question of the time that is left.
    async #ask(question) {
        try {
            return await question();
        }
        catch (thrown) {
            const error = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (error.code !== 'SERVICE_UNAVAILABLE' && error.code !== 'RATE_LIMITED')
                throw error;
            this.failure = error;
            return undefined;
        }
    }
    #sources() {
        return [
            { source: PACKAGED, sha256: this.crate.sha256 },
            ...(this.#index === undefined ? [] : [{ source: 'index cksum', sha256: this.#index.cksum }]),
            ...(this.#api === undefined || this.#api === 'no API'
                ? []
                : [{ source: 'API checksum', sha256: this.#api.checksum }]),
            ...[...this.#bytes].map(([url, bytes]) => ({ source: url, sha256: (0,attest_digest/* sha256Of */.Bj)(bytes) })),
        ];
    }
    async #compare({ readArchive }) {
        const { id, sha256, packaged } = this.crate;
        const all = [...this.#bytes.values()];
        const other = all.find(bytes => (0,attest_digest/* sha256Of */.Bj)(bytes) !== sha256);
        const served = other !== undefined
            ? await readArchive(other, (0,crate_name/* crateRoot */.Ck)(id))
            : all.length > 0
                ? packaged.archive
                : undefined;
        demandOneDigest({ crate: id, packaged, sources: this.#sources(), served });
    }
}

;// CONCATENATED MODULE: ./src/commands/crate.ts
/** `crate`: what the registry really serves, compared with what was packaged, attested and verified. */









/** The command. Nothing is signed before every crate is compared. */
async function runCrate(inputs, ports) {
    const { context, log } = ports;
    (0,run_identity/* refuseTrigger */.DQ)(context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(context, identity);
    (0,run_identity/* refuseTrigger */.DQ)(identity.eventName);
    const publication = await planPublication(inputs, ports);
    const packaged = await readPackaged(publication, ports);
    const instance = (0,attest_instance/* chooseInstance */.N)(inputs.sigstore, identity, inputs.disclosePrivate);
    const rehearsal = publication.tag === null || inputs.dryRun;
    const registry = ports.openRegistry(inputs.registry);
    const base = { registry: inputs.registry, identity, serverUrl: context.serverUrl, packaged };
    const { maxEnvelope } = inputs;
    if (rehearsal && !inputs.signRehearsal) {
        const found = await rehearseServed(packaged, publication.tag, () => awaitServed(packaged, registry, 0, ports));
        await measureClaims(found.served, { instance, maxEnvelope }, ports);
        log.notice('a rehearsal: everything was checked, nothing is signed or stored');
        const { served, unpublished, remark } = found;
        const summary = crateSummary({
            ...base,
            state: 'rehearsed',
            served,
            attested: [],
            unpublished,
            remark,
        });
        return { outputs: outputsOf('rehearsed', [], [], unpublished), summary };
    }
    const found = await awaitServed(packaged, registry, inputs.waitTimeout, ports);
    demandAllServed(found, inputs.registry.indexUrl);
    sayYanked(found.served, ports);
    const verifier = await ports.loadVerifier();
    const judge = { verifier, policy: (0,policies/* ownPolicy */.jV)(identity, context.serverUrl) };
    const attested = await attestServed(found.served, { identity, instance, maxEnvelope, judge }, ports);
    const paths = await keepServed(attested, ports);
    const state = attested.every(({ attestation }) => attestation === undefined)
        ? 'unchanged'
        : 'attested';
    return {
        outputs: outputsOf(state, attested, paths, []),
        summary: crateSummary({
            ...base,
            state,
            served: found.served,
            attested,
            unpublished: [],
            remark: undefined,
        }),
    };
}
/**
 * Between two releases the version in Cargo.toml is the last one's, published from another commit: without a tag that is
 * worth a remark and no failure. With a tag it is a refusal.
 */
async function rehearseServed(packaged, tag, look) {
    try {
        return { ...(await look()), remark: undefined };
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (tag !== null || !error.code.startsWith('CRATE_'))
            throw error;
        return {
            served: [],
            unpublished: [],
            partly: packaged,
            remark: `${error.code}: ${error.message}`,
        };
    }
}
function sayYanked(served, { log }) {
    for (const { crate, index, api } of served) {
        if (!index.yanked && !(api !== 'no API' && api.yanked))
            continue;
        log.warning(`${crate.file} is yanked: nobody new will depend on it`);
    }
}
/** The bytes that were compared, for later steps of the job. */
async function keepServed(attested, { files }) {
    const folder = await files.keptFolder('crate');
    const paths = [];
    for (const { served } of attested) {
        const path = (0,external_node_path_.join)(folder, served.crate.file);
        await files.writeBytes(path, served.bytes);
        paths.push(path);
    }
    return paths;
}
function outputsOf(state, attested, paths, unpublished) {
    return {
        'crate-path': paths.join(','),
        'crate-digest': attested.map(({ verified }) => `sha256:${verified.sha256}`).join(','),
        'attestation-url': attested
            .flatMap(({ attestation }) => attestation?.attestationUrl ?? [])
            .join(','),
        unpublished: unpublished.map(({ id }) => id.name).join(','),
        state,
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/crate/archive.ts
/** What is read as text, and up to how many bytes. */
const KEPT_FILES = new Map([
    ['.cargo_vcs_info.json', 64 * 1024],
    ['Cargo.toml', 4 * 1024 * 1024],
]);
/** Bounds of one archive, unpacked; neither crates.io nor cargo takes more than 512 MiB. */
const ARCHIVE_LIMITS = { bytes: 512 * 1024 * 1024, entries: 100_000, longName: 64 * 1024 };
// Control characters could hide a path from whoever reads a report.
const ODD_CHARACTERS = /[\\\u0000-\u001f\u007f\ufffd]/;
/** What is wrong with an entry's path or kind; undefined: nothing. */
function entryFault(entry, root) {
    const { path, type } = entry;
    const shown = JSON.stringify(path);
    if (type !== 'file' && type !== 'directory') {
        const leads = entry.linkTarget === '' ? '' : ` to ${JSON.stringify(entry.linkTarget)}`;
        return `${shown} is no file (${type}${leads})`;
    }
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
        return `${shown} is an absolute path`;
    const parts = path.replace(/\/$/, '').split('/');
    const odd = parts.some(part => part === '' || part === '.' || part === '..');
    if (odd || ODD_CHARACTERS.test(path))
        return `${shown} is no plain path`;
    if (parts[0] !== root)
        return `${shown} lies outside ${root}/`;
    return undefined;
}
/** Paths that occur twice; those that say where the package comes from not even in another case. */
function repeatedPaths(entries, root) {
    const special = [...KEPT_FILES.keys(), 'Cargo.lock'].map(name => `${root}/${name}`.toLowerCase());
    const seen = new Set();
    return entries.flatMap(({ path }) => {
        const bare = path.replace(/\/$/, '');
        const key = special.includes(bare.toLowerCase()) ? bare.toLowerCase() : bare;
        if (seen.has(key))
            return [`${JSON.stringify(path)} is there twice`];
        seen.add(key);
        return [];
    });
}

;// CONCATENATED MODULE: ./src/crate/gzip-member.ts
/**
 * The frame of a gzip member (RFC 1952). A .crate is exactly one member: cargo reads the first and ignores what
 * follows, other programs join several, and an older, larger file under a new one leaves its end behind
 * (rust-lang/cargo#16713).
 */
/** Checksum and size, behind the compressed data. */
const GZIP_TRAILER = 8;
const FIXED_HEADER = 10;
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };
/** Length of the header; undefined: the bytes begin no gzip member of deflate. */
function gzipHeaderLength(bytes) {
    const [first, second, method, flags] = bytes;
    if (bytes.length < FIXED_HEADER || first !== 0x1f || second !== 0x8b || method !== 8) {
        return undefined;
    }
    if (flags === undefined || (flags & FLAG.reserved) !== 0)
        return undefined;
    let end = FIXED_HEADER;
    if ((flags & FLAG.extra) !== 0) {
        const [low, high] = [bytes[end], bytes[end + 1]];
        if (low === undefined || high === undefined)
            return undefined;
        end += 2 + low + high * 256;
    }
    for (const field of [FLAG.name, FLAG.comment]) {
        if ((flags & field) === 0)
            continue;
        const zero = bytes.indexOf(0, end);
        if (zero === -1)
            return undefined;
        end = zero + 1;
    }
    if ((flags & FLAG.headerCrc) !== 0)
        end += 2;
    return end <= bytes.length ? end : undefined;
}
/** What stands behind the compressed data, against what came out of it; a text for each fault. */
function trailerFaults(rest, content) {
    if (rest.length < GZIP_TRAILER)
        return ['it ends before its checksum'];
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    const surplus = rest.length - GZIP_TRAILER;
    return [
        ...(view.getUint32(0, true) === content.crc32 ? [] : ['its checksum is wrong']),
        ...(view.getUint32(4, true) === content.size % 2 ** 32 ? [] : ['its size is wrong']),
        ...(surplus === 0 ? [] : [`${surplus} bytes follow behind its end`]),
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/crate/tar-header.ts
/** Headers of tar archives: ustar and GNU, as the Rust crate `tar` writes them. */
const TAR_BLOCK = 512;
/** One block of 512 bytes → header; undefined: its checksum is wrong or a number is none. */
function parseTarHeader(block) {
    const field = (from, length) => textOf(block.subarray(from, from + length));
    const numbers = {
        mode: octal(field(100, 8)),
        uid: octal(field(108, 8)),
        gid: octal(field(116, 8)),
        size: octal(field(124, 12)),
        mtime: octal(field(136, 12)),
    };
    const { mode, uid, gid, size, mtime } = numbers;
    if (octal(field(148, 8)) !== sumOf(block) || [mode, uid, gid, size, mtime].includes(undefined)) {
        return undefined;
    }
    // Only POSIX headers have a prefix; GNU keeps other things in its place.
    const prefix = field(257, 6) === 'ustar' && field(263, 2) === '00' ? field(345, 155) : '';
    const name = field(0, 100);
    return {
        path: prefix === '' ? name : `${prefix}/${name}`,
        typeflag: String.fromCharCode(block[156] ?? 0).replace('\0', '0'),
        mode: mode ?? 0,
        uid: uid ?? 0,
        gid: gid ?? 0,
        size: size ?? 0,
        mtime: mtime ?? 0,
        linkTarget: field(157, 100),
        owner: field(265, 32),
        group: field(297, 32),
    };
}
/** Up to the first zero byte; what is no UTF-8 becomes a replacement character and is refused as a path. */
function textOf(bytes) {
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
}
// Eleven octal digits reach 8 GiB; the binary form for more is not for crates.
function octal(text) {
    const digits = text.trim();
    if (digits === '')
        return 0;
    return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}
/** Sum of all bytes, the checksum's own counted as blanks. */
function sumOf(block) {
    return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
/** What an entry is, by its flag. */
function tarEntryType(typeflag) {
    const types = {
        '0': 'file',
        '1': 'hard link',
        '2': 'symbolic link',
        '5': 'directory',
    };
    return types[typeflag] ?? 'other';
}

;// CONCATENATED MODULE: ./src/crate/tar-reader.ts
/**
 * Reads a tar archive piece by piece, as it is decompressed: contents are hashed, not kept, so that a bomb costs time
 * up to a limit and no memory.
 */




/** `L` and `K` are GNU's long names, `x` and `g` POSIX records. */
const EXTENSIONS = ['L', 'K', 'x', 'g'];
/** Takes an archive in pieces of any size; see io/crate-archive.ts. */
class TarReader {
    #root;
    #entries = [];
    #texts = new Map();
    #faults = [];
    #pending = new Uint8Array();
    #content;
    #longPath;
    #longLink;
    #zeroBlocks = 0;
    #stopped = false;
    /** `root`: the one folder that everything must lie in. */
    constructor(root) {
        this.#root = root;
    }
    /** Whether nothing more needs to be read: a fault made the rest meaningless. */
    get stopped() {
        return this.#stopped;
    }
    push(piece) {
        let rest = piece;
        while (rest.length > 0 && !this.#stopped) {
            rest = this.#content === undefined ? this.#takeHeader(rest) : this.#takeContent(rest);
        }
    }
    /** To be called once, after the last piece. */
    end() {
        if (!this.#stopped) {
            const whole = this.#content === undefined && this.#pending.length === 0;
            if (!whole || this.#zeroBlocks < 2)
                this.#stop('the archive ends before its end mark');
        }
        const faults = [
            ...this.#faults,
            ...this.#entries.flatMap(entry => entryFault(entry, this.#root) ?? []),
            ...repeatedPaths(this.#entries, this.#root),
        ];
        return { entries: this.#entries, texts: this.#texts, faults };
    }
    #stop(fault) {
        this.#faults.push(fault);
        this.#stopped = true;
    }
    #takeHeader(piece) {
        // Behind the end mark there may be padding, and in a bomb gigabytes of it: not one block at a time.
        if (this.#zeroBlocks > 1 && this.#pending.length === 0 && isZero(piece)) {
            this.#pending = new Uint8Array(piece.length % TAR_BLOCK);
            return piece.subarray(piece.length);
        }
        const wanted = TAR_BLOCK - this.#pending.length;
        this.#pending = join([this.#pending, piece.subarray(0, wanted)]);
        if (this.#pending.length === TAR_BLOCK) {
            const block = this.#pending;
            this.#pending = new Uint8Array();
            this.#begin(block);
        }
        return piece.subarray(wanted);
    }
    #begin(block) {
        if (isZero(block)) {
            this.#zeroBlocks += 1;
            return;
        }
        const header = parseTarHeader(block);
        if (this.#zeroBlocks > 0)
            this.#stop('something follows behind the end mark');
        else if (header === undefined)
            this.#stop('a header is damaged');
        else if (this.#entries.length === ARCHIVE_LIMITS.entries) {
            this.#stop(`it has more than ${ARCHIVE_LIMITS.entries} entries`);
        }
        else
            this.#open(header);
    }
    #open(header) {
        const extension = EXTENSIONS.includes(header.typeflag);
        if (extension && header.size > ARCHIVE_LIMITS.longName) {
            this.#stop('a name is too long');
            return;
        }
        const path = this.#longPath ?? header.path;
        const limit = KEPT_FILES.get(path.slice(this.#root.length + 1)) ?? 0;
        this.#content = {
            header,
            hash: (0,external_node_crypto_.createHash)('sha256'),
            kept: extension || header.size <= limit ? [] : undefined,
            left: header.size,
            padding: (TAR_BLOCK - (header.size % TAR_BLOCK)) % TAR_BLOCK,
        };
        if (header.size === 0)
            this.#close(this.#content);
    }
    #takeContent(piece) {
        const content = this.#content;
        if (content === undefined)
            return piece;
        const bytes = piece.subarray(0, content.left);
        content.hash.update(bytes);
        content.kept?.push(bytes.slice());
        content.left -= bytes.length;
        const padding = Math.min(content.left === 0 ? content.padding : 0, piece.length - bytes.length);
        content.padding -= padding;
        if (content.left === 0 && content.padding === 0)
            this.#close(content);
        return piece.subarray(bytes.length + padding);
    }
    #close({ header, hash, kept }) {
        this.#content = undefined;
        const text = kept === undefined ? undefined : join(kept);
        if (EXTENSIONS.includes(header.typeflag)) {
            this.#extend(header.typeflag, text ?? new Uint8Array());
            return;
        }
        const sha256 = (0,attest_digest/* parseSha256 */.tz)(hash.digest('hex'));
        if (sha256 === undefined)
            throw new TypeError('SHA-256 has 64 hexadecimal digits');
        const path = this.#longPath ?? header.path;
        const type = tarEntryType(header.typeflag);
        this.#entries.push({
            path,
            type,
            size: header.size,
            sha256,
            mode: header.mode,
            mtime: header.mtime,
            owner: `${header.uid}:${header.gid} ${header.owner}:${header.group}`,
            linkTarget: this.#longLink ?? header.linkTarget,
        });
        const name = path.slice(this.#root.length + 1);
        if (text !== undefined && type === 'file' && path === `${this.#root}/${name}`) {
            // Of two of one name the fault is reported; the first one is what cargo's own look-up finds.
            if (!this.#texts.has(name))
                this.#texts.set(name, new TextDecoder().decode(text));
        }
        this.#longPath = undefined;
        this.#longLink = undefined;
    }
    #extend(typeflag, content) {
        if (typeflag === 'L')
            this.#longPath = textOf(content);
        else if (typeflag === 'K')
            this.#longLink = textOf(content);
        // cargo writes none: their meaning (another path, another size) need not be known to be refused.
        else
            this.#stop('it has POSIX records, which cargo does not write');
    }
}
const ZEROS = new Uint8Array(256 * 1024);
function isZero(bytes) {
    for (let at = 0; at < bytes.length; at += ZEROS.length) {
        const part = bytes.subarray(at, at + ZEROS.length);
        if (Buffer.compare(part, ZEROS.subarray(0, part.length)) !== 0)
            return false;
    }
    return true;
}
function join(parts) {
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

;// CONCATENATED MODULE: ./src/io/crate-archive.ts
/** Reads a .crate in memory and in pieces: nothing is unpacked to disk, and a bomb stops at a limit. */




const CHUNK_BYTES = 256 * 1024;
/** Bytes of a .crate → what is in it; what is damaged or odd is among its faults, never thrown. */
const readCrateArchive = async (bytes, root) => {
    const header = gzipHeaderLength(bytes);
    if (header === undefined)
        return unreadable('it is no gzip file');
    const reader = new TarReader(root);
    const body = bytes.subarray(header);
    const content = await inflate(body, reader);
    if (typeof content === 'string') {
        const { entries, texts, faults } = reader.end();
        return { entries, texts, faults: [content, ...faults] };
    }
    const { entries, texts, faults } = reader.end();
    return {
        entries,
        texts,
        faults: [...faults, ...trailerFaults(body.subarray(content.consumed), content)],
    };
};
function unreadable(fault) {
    return { entries: [], texts: new Map(), faults: [fault] };
}
// Raw deflate, since zlib's own gzip reader joins members and passes over what follows them.
async function inflate(body, reader) {
    const stream = (0,external_node_zlib_.createInflateRaw)({ chunkSize: CHUNK_BYTES });
    stream.end(body);
    let size = 0;
    let checksum = 0;
    try {
        for await (const chunk of stream) {
            size += chunk.length;
            if (size > ARCHIVE_LIMITS.bytes) {
                return `it unpacks to more than ${ARCHIVE_LIMITS.bytes} bytes`;
            }
            checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
            reader.push(chunk);
            // Its contents mean nothing any more, but the rest of the frame could hide behind that.
            if (reader.stopped)
                return 'what it compresses is not read to its end';
        }
    }
    catch (error) {
        return `it cannot be decompressed (${error instanceof Error ? error.message : 'unknown'})`;
    }
    return { consumed: stream.bytesWritten, size, crc32: checksum };
}

;// CONCATENATED MODULE: ./src/crate/api-version.ts
/** `GET /api/v1/crates/{name}/{version}` of crates.io: https://crates.io/docs */




/** The API's answer; RESPONSE_INVALID for one that is not about this crate or lacks what is compared. */
function parseApiVersion(text, crate) {
    const version = (0,json.at)((0,fields/* parseJson */.qF)(text), 'version');
    const problems = [];
    const expect = (field, found, holds) => {
        if (!holds)
            problems.push(`${field}: ${(0,fields/* excerpt */.Kb)(found)}`);
    };
    const [name, num] = [(0,json.at)(version, 'crate'), (0,json.at)(version, 'num')];
    expect('crate', name, name === crate.name);
    expect('num', num, num === crate.version);
    const checksum = (0,attest_digest/* parseSha256 */.tz)((0,json.at)(version, 'checksum'));
    expect('checksum', (0,json.at)(version, 'checksum'), checksum !== undefined);
    const yanked = (0,json.at)(version, 'yanked');
    expect('yanked', yanked, typeof yanked === 'boolean');
    const data = (0,json.at)(version, 'trustpub_data') ?? null;
    const publisher = data === null ? undefined : parsePublisher(data);
    expect('trustpub_data', data, data === null || publisher !== undefined);
    if (checksum !== undefined && problems.length === 0) {
        return { checksum, yanked: yanked === true, publisher };
    }
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the registry's answer about ${crate.name} ${crate.version} is not as documented: ${problems.join('; ')}`,
    });
}
// Another provider than GitHub cannot be this run, and must not pass for an absent one.
function parsePublisher(data) {
    const [repository, runId, sha] = ['repository', 'run_id', 'sha'].map(key => (0,json.at)(data, key));
    if (typeof repository !== 'string' || typeof runId !== 'string' || typeof sha !== 'string') {
        return undefined;
    }
    const provider = (0,json.at)(data, 'provider');
    if (typeof provider !== 'string')
        return undefined;
    return provider === 'github'
        ? { repository, runId, sha }
        : { repository: `${provider}:${repository}`, runId, sha };
}

;// CONCATENATED MODULE: ./src/crate/index-line.ts
/** The sparse index: one JSON line a version. https://doc.rust-lang.org/cargo/reference/registry-index.html */





/**
 * The line of a version; undefined: not there (yet). CRATE_VERSION_TAKEN where another version stands in its place;
 * RESPONSE_INVALID for lines that contradict each other or are none.
 */
function findIndexEntry(text, crate) {
    const entries = text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => parseLine(line, crate));
    const [entry, ...more] = entries.filter(one => one.vers === crate.version);
    if (more.length > 0)
        throw invalid(crate, `lists ${crate.version} ${more.length + 1} times`);
    if (entry !== undefined)
        return checked(entry, crate);
    const twin = entries.find(one => (0,crate_name/* withoutBuild */.DD)(one.vers) === (0,crate_name/* withoutBuild */.DD)(crate.version));
    if (twin === undefined)
        return undefined;
    throw new release_error/* ReleaseError */.K2('CRATE_VERSION_TAKEN', {
        message: `${crate.name} is published in this version with other build metadata`,
        expected: crate.version,
        actual: twin.vers,
    });
}
function parseLine(line, crate) {
    const value = (0,fields/* parseJson */.qF)(line);
    if ((0,json/* isJsonObject */.OW)(value) && typeof value['vers'] === 'string') {
        return {
            name: value['name'],
            vers: value['vers'],
            cksum: value['cksum'],
            yanked: value['yanked'] ?? false,
        };
    }
    throw invalid(crate, `has a line that describes no version: ${(0,fields/* excerpt */.Kb)(line)}`);
}
function checked({ name, cksum, yanked }, crate) {
    const digest = (0,attest_digest/* parseSha256 */.tz)(cksum);
    if (name !== crate.name)
        throw invalid(crate, `spells the crate ${(0,fields/* excerpt */.Kb)(name)}`);
    if (digest === undefined)
        throw invalid(crate, `gives no SHA-256 as cksum: ${(0,fields/* excerpt */.Kb)(cksum)}`);
    if (typeof yanked !== 'boolean')
        throw invalid(crate, `says yanked: ${(0,fields/* excerpt */.Kb)(yanked)}`);
    return { cksum: digest, yanked };
}
function invalid({ name, version }, what) {
    return new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the index entry of ${name} ${version} ${what}`,
    });
}

;// CONCATENATED MODULE: ./src/io/crate-registry.ts





const MIB = 1024 * 1024;
/** Thousands of versions with all their dependencies. */
const MAX_INDEX = 64 * MIB;
const MAX_ANSWER = 4 * MIB;
const DOWNLOAD_TIMEOUT = 180_000;
/** What stands for "no such crate" in a sparse index; a CDN in front of a bucket says 403 (rust-lang/cargo#13614). */
const ABSENT_INDEX = [404, 410, 451];
const ABSENT_FILE = [403, 404];
/** The adapter of the port {@link CrateRegistry}. */
function createCrateRegistry(http, registry) {
    let template;
    return {
        registry,
        index: async (crate) => {
            const url = `${registry.indexUrl}${(0,crate_name/* indexPath */.AV)(crate.name)}`;
            const text = await ask(http, url, ABSENT_INDEX, MAX_INDEX);
            return text === undefined ? undefined : findIndexEntry(text, crate);
        },
        version: async (crate) => {
            if (registry.kind !== 'crates-io')
                return 'no API';
            const text = await ask(http, apiUrl(crate), [404], MAX_ANSWER);
            return text === undefined ? undefined : parseApiVersion(text, crate);
        },
        addresses: async (crate, cksum) => {
            if (registry.kind === 'crates-io')
                return (0,crate_registry/* downloadUrls */.x3)(registry, undefined, crate, cksum);
            return (0,crate_registry/* downloadUrls */.x3)(registry, await (template ??= readTemplate(http, registry)), crate, cksum);
        },
        download: async (url, maxBytes) => {
            const response = await http.send({ method: 'GET', url, maxBytes, timeout: DOWNLOAD_TIMEOUT });
            if (ABSENT_FILE.includes(response.status))
                return undefined;
            return accept(response, url).body;
        },
    };
}
function apiUrl({ name, version }) {
    return `${crate_registry/* CRATES_IO_API */.N0}/${name}/${(0,crate_name/* encodeVersion */.Hh)(version)}`;
}
async function readTemplate(http, registry) {
    const text = await ask(http, `${registry.indexUrl}config.json`, ABSENT_INDEX, MAX_ANSWER);
    return (0,crate_registry/* parseRegistryConfig */.XF)(text ?? '', registry);
}
async function ask(http, url, absent, maxBytes) {
    const headers = { accept: 'application/json, text/plain', 'cache-control': 'no-cache' };
    const response = await http.send({ method: 'GET', url, headers, maxBytes });
    if (absent.includes(response.status))
        return undefined;
    return new TextDecoder().decode(accept(response, url).body);
}
function accept(response, url) {
    if (response.status === 200)
        return response;
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the registry does not answer as documented at ${url}`,
        expected: 'HTTP 200',
        actual: `HTTP ${response.status}`,
    });
}

// EXTERNAL MODULE: ./src/io/expand-paths.ts
var expand_paths = __webpack_require__(22227);
// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
// EXTERNAL MODULE: ./src/steps/trust.ts + 4 modules
var trust = __webpack_require__(61093);
// EXTERNAL MODULE: ./src/steps/world.ts + 18 modules
var world = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/steps/crate.ts









/** `crate` over the real world: no project code runs in this job, and no registry gets a token. */
async function crateStep(inputs, environment) {
    const { context, log, variables } = environment;
    const local = (0,world/* localWorld */.W_)(environment, 'refused');
    const github = (0,world/* githubWorld */.WF)(environment);
    const http = (0,world/* tokenlessHttp */.FJ)(tool/* REGISTRY_USER_AGENT */.mL);
    return runCrate(inputs, {
        ...(0,world/* signingWorld */.Mx)(environment, github, local),
        ...local,
        resolveTag: github.refs.resolveTag,
        expand: (0,expand_paths/* createExpand */.n)(context.workspace),
        openRegistry: registry => createCrateRegistry(http, registry),
        registryNames: registry => registryNames(variables, registry),
        readArchive: readCrateArchive,
        loadVerifier: async () => (0,trust/* loadVerifier */.VH)(inputs, {
            ...{ context, log, http: github.http },
            trustDomain: (0,trust_domain/* createTrustDomain */.d)(github.client),
        }),
    });
}
/** https://doc.rust-lang.org/cargo/reference/config.html#registriesnameindex */
function registryNames(variables, { indexUrl }) {
    return Object.entries(variables).flatMap(([variable, value]) => {
        const name = /^CARGO_REGISTRIES_([A-Z0-9_]+)_INDEX$/.exec(variable)?.[1];
        const same = (0,crate_registry/* parseRegistryUrl */.I7)(value ?? '')?.indexUrl === indexUrl;
        return name !== undefined && same ? [name.toLowerCase().replaceAll('_', '-')] : [];
    });
}


/***/ })

};
