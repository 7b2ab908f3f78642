export const id = 298;
export const ids = [298];
export const modules = {

/***/ 38754:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseDigestList)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28429);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
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
        const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSha256 */ .tz)(digest);
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
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', {
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
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseSha256 */ .tz)(first) === undefined ? [first, second] : [second, first];
    });
}
function jsonEntries(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', { message: 'digests is not JSON', cause: error });
    }
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value)) {
        return Object.entries(value).map(([name, digest]) => [name, (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(digest)]);
    }
    const list = Array.isArray(value) ? value : [];
    return list.map((entry) => {
        const { name, digest, sha256 } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(entry) ? entry : {};
        return [typeof name === 'string' ? name : '', (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(digest ?? sha256)];
    });
}


/***/ }),

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

/***/ 72234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ binaryOf),
  D: () => (/* binding */ collectStaged)
});

// EXTERNAL MODULE: ./src/attest/digest-list.ts
var digest_list = __webpack_require__(38754);
// EXTERNAL MODULE: ./src/attest/stage-record.ts
var stage_record = __webpack_require__(7365);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
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
        checkDigests(staged, (0,digest_list/* parseDigestList */.o)(digests));
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
    const fault = await files.compareArchive(file, archive, { entry, to });
    if (fault !== undefined) {
        throw new release_error/* VerificationError */.mk('ARCHIVE_DIFFERS', {
            message: `${file.name} is not what its stage.json records: ${fault}`,
        });
    }
    const inner = { ...(await files.measure(to)), name: entry };
    const recorded = archive.entries.find(({ path }) => path === entry)?.sha256;
    if (inner.sha256 !== recorded)
        throw mismatch(entry, recorded ?? 'an entry', inner.sha256);
    return inner;
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
    for (const { planned, file, sbom } of staged) {
        files.set(file.name, file);
        if (sbom !== null)
            files.set(sbom.name, sbom);
        // What cargo built has an SBOM that is made again and compared; nothing else vouches for the SBOM of other files.
        const needed = [file, ...(sbom === null || (0,release_plan/* isArtifact */.vw)(planned) ? [] : [sbom])];
        const absent = needed.find(({ name }) => !digests.has(name));
        if (absent === undefined)
            continue;
        throw mismatch(absent.name, 'an entry in digests', 'none', {
            remedy: 'Hand `subject-name` and `subject-digest` of every `stage` step on as `digests`: each file, and the SBOM of each extra file.',
        });
    }
    for (const [name, sha256] of digests) {
        const actual = files.get(name)?.sha256;
        if (actual !== sha256)
            throw mismatch(name, sha256, actual ?? 'no such file');
    }
}
function mismatch(name, expected, actual, more = {}) {
    return new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
        message: `${name} is not what its build job staged`,
        expected,
        actual,
        ...more,
    });
}
function content(message, expected, actual) {
    return new release_error/* PolicyError */.pn('STAGED_CONTENT', {
        message,
        ...(expected === undefined || actual === undefined ? {} : { expected, actual }),
    });
}


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

/***/ 29428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ movableCallText),
/* harmony export */   W: () => (/* binding */ levelText)
/* harmony export */ });
/* harmony import */ var _attest_slsa_level_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37745);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54285);
/** The level that the evidence of a run supports, for job summaries; docs/slsa.md says more. */


/** One paragraph. */
function levelText(facts) {
    const { level, reason } = (0,_attest_slsa_level_js__WEBPACK_IMPORTED_MODULE_0__/* .slsaLevel */ .uq)(facts);
    // Of a signing job that may have been given anything to sign, only its own half can be said.
    const half = level === 2 && facts.builtThere !== true;
    return `**SLSA Build Level ${level}${half ? ', and what Level 3 asks of the signing job' : ''}**: ${reason}`;
}
/** A warning for a caller that names our workflow by something that can be moved. */
function movableCallText(signer, signerCommit, repository) {
    const ref = (0,_attest_slsa_level_js__WEBPACK_IMPORTED_MODULE_0__/* .movableCall */ .ZU)(signer, repository);
    if (ref === undefined)
        return undefined;
    return `⚠️ **The workflow that signs was called by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(ref)}**, which can be moved to other code. Call it by its commit: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`uses: ${signer.split('@', 1).join()}@${signerCommit}`)}.`;
}


/***/ }),

/***/ 96410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attestStep: () => (/* binding */ attestStep)
/* harmony export */ });
/* harmony import */ var _commands_attest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73969);
/* harmony import */ var _io_expand_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22227);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);



/** `attest` over the real world: no project code runs in this job. */
async function attestStep(inputs, environment) {
    const local = (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .localWorld */ .W_)(environment, 'refused');
    const github = (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .githubWorld */ .WF)(environment);
    const { resolveTag } = github.refs;
    return (0,_commands_attest_js__WEBPACK_IMPORTED_MODULE_0__/* .runAttest */ .nU)(inputs, {
        ...(0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .signingWorld */ .Mx)(environment, github, local),
        ...local,
        resolveTag,
        expand: (0,_io_expand_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .createExpand */ .n)(environment.context.workspace),
    });
}


/***/ })

};
