export const id = 73;
export const ids = [73];
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

/***/ 33046:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ release),
  q: () => (/* reexport */ releaseStaged)
});

// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
;// CONCATENATED MODULE: ./src/release/draft-marker.ts
/**
 * How a draft says that it is ours: an HTML comment in its body. It decides only whether a draft may be resumed or
 * deleted; whoever may write it may write the draft as well, and every asset is compared before anything is published.
 */


const TOOL = 'attested-release';
const LAST_LINE = /(?:^|\n)<!-- attested-release (\{[^\n]*\}) -->\s*$/;
/** The digest of a plan, independent of the order of keys. */
function planDigest(plan) {
    return (0,digest/* sha256Of */.Bj)(JSON.stringify(sorted(plan)));
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]));
}
/** The marker of this plan and run. */
function draftMarker(plan, run) {
    return {
        tool: TOOL,
        plan: planDigest(plan),
        commit: plan.commit,
        run: `${run.runId}/${run.runAttempt}`,
    };
}
/** The comment that goes into the body. */
function formatMarker(marker, state = 'draft') {
    return `<!-- attested-release ${JSON.stringify({ ...marker, state })} -->`;
}
/**
 * Whether the body belongs to a draft that we made for the same plan and commit, in whichever run. Only the last line
 * counts: generated notes hold titles of pull requests, which anybody may write.
 */
function isMarkedAs(body, marker) {
    const found = markerIn(body);
    return ((0,json.at)(found, 'tool') === TOOL &&
        (0,json.at)(found, 'plan') === marker.plan &&
        (0,json.at)(found, 'commit') === marker.commit);
}
/** `RUN_ID/ATTEMPT` that the body names as its last writer; undefined where it bears no marker. */
function markedRun(body) {
    const run = (0,json.at)(markerIn(body), 'run');
    return typeof run === 'string' ? run : undefined;
}
/** Whether the body is that of a release which this action made public. */
function isMarkedPublished(body) {
    return (0,json.at)(markerIn(body), 'state') === 'published';
}
function markerIn(body) {
    return parse(LAST_LINE.exec(body)?.[1] ?? '');
}
function parse(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 1 modules
var collect_staged = __webpack_require__(72234);
// EXTERNAL MODULE: ./src/commands/plan.ts + 2 modules
var commands_plan = __webpack_require__(13971);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/release/release-state.ts
/**
 * What GitHub already holds for a tag, named from what is there and from nothing remembered. Each state has one
 * answer: docs/release-states.md.
 */


/** Judges the full list of releases, drafts included. The oldest of our drafts is the one that is resumed. */
function releaseState(releases, tag, marker) {
    const ofTag = releases.filter(release => release.tag === tag);
    const published = ofTag.find(release => !release.draft);
    if (published !== undefined)
        return { kind: 'published', release: published };
    const withdrawn = ofTag.find(wasPublic);
    if (withdrawn !== undefined)
        return { kind: 'withdrawn', draft: withdrawn };
    const foreign = ofTag.find(release => !isMarkedAs(release.body, marker));
    if (foreign !== undefined)
        return { kind: 'foreign-draft', draft: foreign };
    const [draft, ...spare] = ofTag.toSorted((a, b) => a.id - b.id);
    return draft === undefined ? { kind: 'none' } : { kind: 'our-draft', draft, spare };
}
/**
 * Whether a draft was public before: its tag was deleted, or it was taken back. People may have its bytes. GitHub's
 * date may be gone with the publication; our own mark stays.
 */
function wasPublic({ body, publishedAt }) {
    return publishedAt !== null || isMarkedPublished(body);
}
/** Whether it is a draft of this plan and commit that was never public: only such a one is changed or deleted. */
function isOurDraft(release, tag, marker) {
    return (release.draft && release.tag === tag && isMarkedAs(release.body, marker) && !wasPublic(release));
}
/** Somebody else's draft is neither used nor deleted (RELEASE_FOREIGN_DRAFT). */
function refuseForeignDraft(draft) {
    throw new release_error/* ReleaseError */.K2('RELEASE_FOREIGN_DRAFT', {
        message: `${draft.tag} has a draft that this action did not make for this commit and plan: ${draft.url}`,
    });
}
/** What was public once is not filled anew (RELEASE_WITHDRAWN). */
function refuseWithdrawn(draft) {
    throw new release_error/* PolicyError */.pn('RELEASE_WITHDRAWN', {
        message: `${draft.tag} was published before and is a draft again: ${draft.url}`,
    });
}
/** Published bytes never change (RELEASE_EXISTS). */
function refusePublished(release, faults) {
    const kind = release.immutable ? 'published and immutable,' : 'published';
    throw new release_error/* PolicyError */.pn('RELEASE_EXISTS', {
        message: `${release.tag} is ${kind} with other files (${release.url}):\n${faults.join('\n')}`,
    });
}
/** What differs in a draft from what this run wrote into it; empty: nobody touched it. */
function draftFaults(now, written) {
    return [
        ...(now.draft ? [] : ['it is no draft any more']),
        ...(now.tag === written.tag ? [] : [`its tag is ${now.tag}, expected ${written.tag}`]),
        ...(now.title === written.title ? [] : [`its title is ${JSON.stringify(now.title)}`]),
        ...(now.prerelease === written.prerelease ? [] : [`prerelease is ${String(now.prerelease)}`]),
        ...(now.body === written.body ? [] : ['its text was edited']),
    ];
}

;// CONCATENATED MODULE: ./src/commands/release/draft.ts
/** The draft: found or made, and held by this run alone. Nothing here is visible to the public. */



const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
/**
 * Another run that held the draft notices within this time that it does not any more: its last look at the draft and
 * its publication are two calls in a row.
 */
const GRACE_MS = 10_000;
/** Our draft of this tag: the one that is there, brought up to date, or a new one. */
async function openDraft(fields, marker, ports) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await openOnce(fields, marker, ports);
        }
        catch (thrown) {
            const error = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === ATTEMPTS)
                throw error;
            // What was asked for may have been done: every attempt looks first.
            ports.log.info(`${error.message}; looking again in ${(PAUSE_MS * attempt) / 1000} s`);
            await ports.sleep(PAUSE_MS * attempt);
        }
    }
}
async function openOnce(fields, marker, ports) {
    const state = releaseState(await ports.releases.list(), fields.tag, marker);
    switch (state.kind) {
        case 'none':
            return firstOf(await ports.releases.createDraft(fields), marker, ports);
        case 'our-draft': {
            const draft = await takeOver(state.draft, fields, marker, ports);
            for (const spare of state.spare)
                await ports.releases.remove(spare.id);
            return draft;
        }
        case 'foreign-draft':
            return refuseForeignDraft(state.draft);
        case 'withdrawn':
            return refuseWithdrawn(state.draft);
        case 'published':
            return refusePublished(state.release, ['it appeared while this run was at work']);
    }
}
/** GitHub takes several drafts of one tag: of two runs that made one at the same time, the second gives way. */
async function firstOf(created, marker, ports) {
    const ours = (await ports.releases.list()).filter(release => isOurDraft(release, created.tag, marker));
    const [first = created] = ours.toSorted((a, b) => a.id - b.id);
    if (first.id === created.id)
        return created;
    await ports.releases.remove(created.id);
    // Made by this very run, by a call whose answer was lost.
    if (markedRun(first.body) === marker.run)
        return first;
    return refuseConcurrent(first);
}
async function takeOver(found, fields, marker, ports) {
    ports.log.info(`resuming the draft ${found.url}`);
    const { title, body, prerelease } = fields;
    const taken = await ports.releases.update(found.id, { title, body, prerelease });
    // Attempts of one run follow each other; another run may still be at work.
    if (runId(markedRun(found.body)) === runId(marker.run))
        return taken;
    ports.log.info(`the draft is from run ${markedRun(found.body) ?? ''}; waiting ${GRACE_MS / 1000} s in case it is still at work`);
    await ports.sleep(GRACE_MS);
    const now = await ports.releases.get(taken.id);
    if (now === undefined || draftFaults(now, taken).length > 0)
        refuseConcurrent(now ?? taken);
    return taken;
}
function runId(run) {
    return run?.split('/')[0];
}
/** Another run holds the draft, or was faster (RELEASE_CONCURRENT). */
function refuseConcurrent(release) {
    const run = markedRun(release.body);
    const who = run === undefined ? 'somebody else' : `run ${run}`;
    throw new release_error/* ReleaseError */.K2('RELEASE_CONCURRENT', {
        message: `${who} works on the release of ${release.tag}: ${release.url}`,
    });
}
/** A `security` failure of the work deletes our draft of the tag; any failure is thrown on. */
async function discardingDraft(tag, marker, ports, work) {
    try {
        return await work();
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.class === 'security')
            await discardDraft(tag, marker, ports);
        throw error;
    }
}
/** Its own failure is only told: the first one counts. */
async function discardDraft(tag, marker, ports) {
    try {
        for (const release of await ports.releases.list()) {
            if (!isOurDraft(release, tag, marker))
                continue;
            await ports.releases.remove(release.id);
            ports.log.notice(`deleted our draft ${release.url}`);
        }
    }
    catch (thrown) {
        ports.log.warning(`our draft of ${tag} could not be deleted: ${(0,release_error/* toReleaseError */.Tp)(thrown).message}`);
    }
}

// EXTERNAL MODULE: ./src/attest/instance.ts
var attest_instance = __webpack_require__(72646);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
// EXTERNAL MODULE: ./src/plan/signature-name.ts
var signature_name = __webpack_require__(68541);
;// CONCATENATED MODULE: ./src/release/planned-set.ts

/** Every way in which these names are not what is planned, by name; empty: they are exactly the plan. */
function plannedSetFaults(plan, names) {
    const present = new Set(names);
    const planned = new Set(plan.files);
    const unexpected = [...present].filter(name => !planned.has(name));
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const signed = (0,signature_name/* plansSignatures */.iI)(plan);
    const platforms = Map.groupBy(plan.artifacts, artifact => artifact.platform);
    const missing = [...platforms.values()].flatMap(artifacts => missingOf(artifacts, signed, present));
    const always = [...plan.extras.flatMap(extra => artifactFiles(extra)), plan.checksums];
    const own = [...always, ...(signed ? always.map(signature_name/* signatureName */.S1) : []), plan.evidence].filter(name => !present.has(name));
    return [
        ...unexpected.map(name => `${name}: not in the plan`),
        ...twice.map(name => `${name}: there twice`),
        ...[...missing, ...own].map(name => `${name}: missing`),
    ].toSorted();
}
function missingOf(artifacts, signed, present) {
    const unsigned = artifacts.flatMap(artifact => artifactFiles(artifact));
    const files = signed ? unsigned.flatMap(name => [name, (0,signature_name/* signatureName */.S1)(name)]) : unsigned;
    const missing = files.filter(name => !present.has(name));
    const whollyAbsent = missing.length === files.length;
    return whollyAbsent && artifacts.every(artifact => artifact.optional) ? [] : missing;
}
/** The files that one planned file brings to the release, without their signatures. */
function artifactFiles(artifact) {
    return artifact.sbom === null ? [artifact.name] : [artifact.name, artifact.sbom];
}
/** Optional platforms that this release does without. */
function absentPlatforms(plan, names) {
    const present = new Set(plan.artifacts
        .filter(artifact => names.includes(artifact.name))
        .map(({ platform }) => platform));
    return plan.platforms.map(({ name }) => name).filter(name => !present.has(name));
}

;// CONCATENATED MODULE: ./src/release/verified-release.ts
/** A release that may be published: exactly the planned files, each of them verified. */






/** TypeScript's `private` is no wall at run time; a symbol that never leaves this module is one. */
const SEAL = Symbol('VerifiedRelease');
/** The only thing that `publish` takes. `of` is the only way to make one. */
class VerifiedRelease {
    #verified = true;
    plan;
    /** Sorted by name. */
    files;
    constructor(seal, plan, files) {
        if (seal !== SEAL)
            throw new TypeError('a VerifiedRelease is made only by VerifiedRelease.of');
        this.plan = plan;
        this.files = files;
        Object.freeze(this);
    }
    /**
     * Refuses anything but the planned names (RELEASE_INCOMPLETE), each a true VerifiedArtifact that was accepted for
     * the predicate types its kind of file must have, and for those that every file must have besides (NOT_VERIFIED).
     */
    static of(plan, files, besides = []) {
        const forged = files.filter(file => !verified_artifact/* VerifiedArtifact */.Xu.is(file));
        if (forged.length > 0) {
            throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
                message: `${forged.length} of ${files.length} files were not made by verification`,
            });
        }
        const named = files
            .map(file => ({ name: file.name ?? '(without a name)', file }))
            .toSorted((a, b) => (a.name < b.name ? -1 : 1));
        const faults = plannedSetFaults(plan, named.map(({ name }) => name));
        if (faults.length > 0) {
            throw new release_error/* ReleaseError */.K2('RELEASE_INCOMPLETE', {
                message: `the verified files are not the plan's:\n${faults.join('\n')}`,
            });
        }
        for (const { name, file } of named)
            demandPredicates(plan, name, file, besides);
        const sorted = named.map(({ file }) => file);
        return new VerifiedRelease(SEAL, plan, Object.freeze(sorted));
    }
    /** Whether the value was made by `of`, whatever its type claims. */
    static is(value) {
        return typeof value === 'object' && value !== null && #verified in value && value.#verified;
    }
}
function demandPredicates(plan, name, file, besides) {
    const planned = (0,release_plan/* stagedFiles */.KB)(plan).find(candidate => candidate.name === name);
    const sbom = planned?.sbom ?? null;
    const content = sbom === null ? [] : [(0,predicate/* sbomPredicateType */.h2)(sbom)];
    const required = [predicate/* PROVENANCE_V1 */.A0, ...content];
    const buildType = planned !== undefined && (0,release_plan/* isAssembled */.vu)(planned) ? predicate/* ASSEMBLED_BUILD_TYPE */.Hf : predicate/* WORKFLOW_BUILD_TYPE */.gf;
    demand(name, [...required, ...besides], buildType, file);
    const inside = planned !== undefined && (0,release_plan/* isArtifact */.vw)(planned) ? planned.archive?.binary : undefined;
    if (inside === undefined)
        return;
    const { contains } = file;
    if (contains !== null && verified_artifact/* VerifiedArtifact */.Xu.is(contains) && contains.name === inside) {
        demand(inside, required, buildType, contains);
        return;
    }
    throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
        message: `${name} was verified, but not the binary inside`,
        expected: inside,
        actual: contains?.name ?? 'nothing',
    });
}
function demand(name, required, buildType, file) {
    const accepted = file.accepted.map(({ predicateType }) => predicateType);
    const lacking = required.filter(type => !accepted.includes(type));
    if (lacking.length > 0) {
        throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
            message: `${name} was not verified for all that the plan requires`,
            expected: required.join(' and '),
            actual: accepted.join(' and '),
        });
    }
    const claimed = file.accepted
        .filter(({ predicateType }) => predicateType === predicate/* PROVENANCE_V1 */.A0)
        .map(({ statement }) => (0,json.at)(statement.predicate, 'buildDefinition', 'buildType'));
    if (claimed.includes(buildType))
        return;
    throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
        message: `the provenance of ${name} does not say what the plan says of how it came to be`,
        expected: buildType,
        actual: claimed.map(String).join(' and '),
    });
}

;// CONCATENATED MODULE: ./src/report/consumer-facts.ts
/** From what was verified to what a consumer must know. */


/** Takes the first planned file that is there as the example; its own certificate says who signed it. */
function consumerFacts(source) {
    const { plan, identity, tag, serverUrl, verified } = source;
    const planned = (0,release_plan/* stagedFiles */.KB)(plan);
    const present = planned.find(({ name }) => verified.some(file => file.name === name));
    const example = present ?? planned[0];
    const proof = verified.find(file => file.name === example?.name)?.accepted[0];
    const signer = proof?.signer.subjectAlternativeName.slice(`${serverUrl}/`.length);
    return {
        serverUrl,
        repository: identity.repository,
        tag,
        file: example?.name ?? plan.checksums,
        archive: example !== undefined && (0,release_plan/* isArtifact */.vw)(example) ? (example.archive ?? undefined) : undefined,
        signed: (0,signature_name/* plansSignatures */.iI)(plan),
        sbomFile: example?.sbom ?? undefined,
        checksums: plan.checksums,
        signer: signer ?? identity.jobWorkflowRef,
        ownSigner: identity.jobWorkflowRef,
        sourceRef: identity.ref,
        commit: identity.sha,
    };
}

// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
;// CONCATENATED MODULE: ./src/commands/release/burnt-tag.ts
/** A tag that an immutable release had is reserved for ever, even after the release was deleted. */



/**
 * What is left of such a release is GitHub's attestation of it, and that is asked for before anything is signed
 * (TAG_BURNT). It is not verified: it can only lead to a refusal, which GitHub's own answer would be in the end. Only
 * to be asked where the tag has no published release.
 */
async function refuseBurntTag(where, ports) {
    const object = (await ports.refs.tagObject(where.tag)) ?? where.commit;
    const ofThisTag = (await ports.releaseAttestations.ofObject(object)).filter(one => {
        if (one.initiator !== 'github' || !('bundle' in one))
            return false;
        return (0,json.at)((0,kept_bundles/* peekStatement */.JB)(one.bundle)?.predicate, 'tag') === where.tag;
    });
    if (ofThisTag.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('TAG_BURNT', {
        message: `GitHub attested a release of ${where.tag} that is not there any more: the tag was used by an immutable release`,
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/release/release-notes.ts
/** The text of the release. */


/** GitHub refuses a longer body with 422. */
const BODY_LIMIT = 125_000;
const SHORTENED = '\n\n_Generated notes shortened: the release text has a limit._';
const DRAFT_NOTICE = '> [!WARNING]\n> This is a draft. Its files were verified when they were uploaded, but a draft that a person publishes by hand is outside the guarantee: nothing compares its files again.';
/** Both texts; generated notes give way when it gets too long, the maintainer's do not (NOTES_TOO_LONG). */
function releaseBodies({ notes, generated, verification, marker, }) {
    const bare = join([
        DRAFT_NOTICE,
        notes,
        verification,
        // The longer one of the two.
        formatMarker(marker, 'published'),
    ]).length;
    if (bare > BODY_LIMIT) {
        throw new release_error/* ReleaseError */.K2('NOTES_TOO_LONG', {
            message: 'the text of the release is too long',
            expected: `at most ${BODY_LIMIT} characters`,
            actual: `${bare} with the section that this action adds`,
        });
    }
    const room = BODY_LIMIT - bare - '\n\n'.length;
    const text = [notes, shorten(generated, room), verification];
    return {
        draft: join([DRAFT_NOTICE, ...text, formatMarker(marker)]),
        published: join([...text, formatMarker(marker, 'published')]),
    };
}
function join(parts) {
    return parts.filter(part => part !== undefined && part.trim() !== '').join('\n\n');
}
function shorten(text, room) {
    if (text === undefined || text.length <= room)
        return text;
    const cut = text.slice(0, Math.max(0, room - SHORTENED.length));
    const wholeLines = cut.slice(0, Math.max(0, cut.lastIndexOf('\n')));
    return wholeLines === '' ? undefined : `${wholeLines}${SHORTENED}`;
}

// EXTERNAL MODULE: ./src/report/consumer-commands.ts
var consumer_commands = __webpack_require__(78875);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/release-summary.ts
/** The job summary of a release, and the section on verification in its notes. */


const HEADLINES = {
    published: '✅ Published and verified',
    draft: '📝 Draft filled and verified: it is not published',
    unchanged: '✅ Already published with the same bytes: nothing was changed',
    rehearsed: '🎭 Rehearsal: nothing was written, nothing was published',
};
const PREDICATES = {
    [predicate/* PROVENANCE_V1 */.A0]: 'provenance',
    [predicate/* CYCLONEDX_BOM */.fm]: 'SBOM',
    [predicate/* SPDX_2_3 */.Dz]: 'SBOM (SPDX)',
    [predicate/* VERIFICATION_SUMMARY_V1 */.V3]: 'verification summary',
};
/** What happened to which file, what it rests on, and what a consumer would run. */
function releaseSummary(report, commands, serverUrl, remarks = []) {
    const title = (0,markdown/* escapeMarkdown */.FV)(report.tag ?? report.version);
    const open = openRemarks(report);
    return [
        `### ${HEADLINES[report.state]}: ${report.release === null ? title : `[${title}](${report.release.url})`}`,
        `Commit ${(0,markdown/* code */.aY)(report.commit)}, ref ${(0,markdown/* code */.aY)(report.ref)}, workflow ${(0,markdown/* code */.aY)(report.run.workflow)}`,
        (0,markdown/* table */.tp)(['File', 'Bytes', 'SHA-256', 'Attestations', 'Verdict'], report.files.map(fileRow)),
        `[All attestations of this repository](${serverUrl}/${report.repository}/attestations)`,
        ...remarks,
        ...(report.absentPlatforms.length === 0
            ? []
            : [
                `**Not in this release** (optional platforms): ${report.absentPlatforms.map(markdown/* code */.aY).join(', ')}`,
            ]),
        ...outlookTable(report),
        ...list('Not checked', report.notChecked),
        ...list('Left open by the policy', open),
        ...list('Attestations that were refused (others were accepted)', refusals(report)),
        ...(commands.length === 0 ? [] : [`#### What a consumer runs\n\n${commandBlock(commands)}`]),
    ].join('\n\n');
}
const VERDICTS = { good: '✅', problem: '❌', advice: '💡', open: '❔' };
function outlookTable({ outlook }) {
    if (outlook.length === 0)
        return [];
    const rows = outlook.map(({ what, certainty, verdict, finding, remedy }) => [
        VERDICTS[verdict],
        (0,markdown/* escapeMarkdown */.FV)(what),
        certainty,
        (0,markdown/* escapeMarkdown */.FV)(finding),
        remedy === null ? '' : (0,markdown/* escapeMarkdown */.FV)(remedy).replaceAll('\n', '<br>'),
    ]);
    return [
        `#### What the release will meet\n\n${(0,markdown/* table */.tp)(['', 'Point', 'How it is known', 'Found', 'What to do'], rows)}`,
    ];
}
function fileRow(file) {
    const name = file.url === null ? (0,markdown/* code */.aY)(file.name) : `[${(0,markdown/* code */.aY)(file.name)}](${file.url})`;
    const linked = (attestation) => `[${release_summary_predicate(attestation)}](${attestation.run})`;
    const attestations = [
        ...file.attestations.map(linked),
        ...(file.contains?.attestations ?? []).map(one => `inside: ${linked(one)}`),
    ];
    return [
        file.contains === null
            ? name
            : `${name}<br>↳ ${(0,markdown/* code */.aY)(file.contains.name)} ${(0,markdown/* code */.aY)(`sha256:${file.contains.sha256}`)}`,
        String(file.size),
        (0,markdown/* code */.aY)(file.sha256),
        attestations.length === 0 ? 'none' : attestations.join('<br>'),
        file.verified ? '✅ verified' : 'not verified',
    ];
}
function release_summary_predicate({ predicateType, assembled, instance }) {
    const instanceName = (0,markdown/* escapeMarkdown */.FV)(instance);
    if (assembled)
        return `assembled by another tool, handed on (${instanceName})`;
    return `${PREDICATES[predicateType] ?? (0,markdown/* escapeMarkdown */.FV)(predicateType)} (${instanceName})`;
}
function openRemarks(report) {
    const remarks = report.files.flatMap(file => file.attestations.flatMap(attestation => attestation.open.map(({ dimension, reason }) => `${dimension}: ${reason}`)));
    return [...new Set(remarks)];
}
function refusals(report) {
    return report.files.flatMap(file => file.refused.map(({ source, code: why, message }) => `${file.name} (${source}): ${why}: ${message}`));
}
function list(title, items) {
    if (items.length === 0)
        return [];
    return [`**${title}**\n\n${items.map(item => `- ${(0,markdown/* escapeMarkdown */.FV)(item)}`).join('\n')}`];
}
/** The section "Verify this release" of the notes. */
function verificationSection(commands) {
    return `## Verify this release\n\nEvery file of this release was verified before it was published. Check it yourself:\n\n${commandBlock(commands)}`;
}
function commandBlock(commands) {
    return (0,markdown/* block */.om)('sh', commands.map(({ purpose, command }) => `# ${purpose}\n${command}`).join('\n'));
}

;// CONCATENATED MODULE: ./src/commands/release/compose-notes.ts
/** The text of the release: the maintainer's words, GitHub's notes, and how to verify. */




// Four bytes a character at most, of which GitHub takes 125,000.
const NOTES_FILE_LIMIT = 500_000;
/** Both texts of the release (NOTES_TOO_LONG). */
async function composeNotes({ options, facts, marker, workspace, generate }, ports) {
    const { notes, notesFile, generateNotes } = options;
    const own = notesFile === undefined
        ? notes
        : await ports.files.readText(absolute(workspace, notesFile), NOTES_FILE_LIMIT);
    const generated = generateNotes && generate
        ? await ports.releases.generateNotes(facts.tag, facts.commit)
        : undefined;
    return releaseBodies({
        notes: own,
        generated,
        verification: verificationSection((0,consumer_commands/* consumerCommands */.D4)(facts)),
        marker,
    });
}
function absolute(folder, path) {
    return (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(folder, path);
}

// EXTERNAL MODULE: ./src/commands/release/own-evidence.ts + 3 modules
var own_evidence = __webpack_require__(6176);
// EXTERNAL MODULE: ./src/release/file-lock.ts
var file_lock = __webpack_require__(83027);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
var semver_default = /*#__PURE__*/__webpack_require__.n(semver);
;// CONCATENATED MODULE: ./src/release/latest.ts
/** Which release is "latest": the highest version of its line of tags, so that a patch of an old branch never is. */

/**
 * Whether a release of this version becomes the latest one. Only tags of the same form (`v1.2.3`, `name-v1.2.3`)
 * are compared: the versions of another package say nothing about this one.
 */
function becomesLatest(release, existing) {
    if (release.prerelease || !release.tag.endsWith(release.version))
        return false;
    const prefix = release.tag.slice(0, -release.version.length);
    return existing
        .filter(other => !other.draft && !other.prerelease && other.tag.startsWith(prefix))
        .map(other => semver_default().parse(other.tag.slice(prefix.length)))
        .filter(version => version !== null && version.prerelease.length === 0)
        .every(version => version === null || semver_default().compareBuild(release.version, version) >= 0);
}

;// CONCATENATED MODULE: ./src/release/content-type.ts
/** The media type an asset is stored under. */
const TYPES = [
    ['.tar.gz', 'application/gzip'],
    ['.tgz', 'application/gzip'],
    ['.zip', 'application/zip'],
    ['.json', 'application/json'],
    ['.jsonl', 'application/jsonl'],
    ['.txt', 'text/plain; charset=utf-8'],
    ['.asc', 'application/pgp-signature'],
];
/** By the name's ending; anything else is a stream of bytes. */
function contentType(name) {
    return TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream';
}

// EXTERNAL MODULE: ./src/commands/concurrent.ts
var concurrent = __webpack_require__(53021);
;// CONCATENATED MODULE: ./src/commands/pace.ts
const MINUTE_MS = 60_000;
/** At most `perMinute` in any minute; the first ones do not wait. */
function createPace({ perMinute }, { clock, sleep, log }) {
    const begun = [];
    let turn = Promise.resolve();
    const wait = async () => {
        const oldest = begun.length < perMinute ? undefined : begun.shift();
        const pause = oldest === undefined ? 0 : oldest + MINUTE_MS - clock();
        if (pause > 0) {
            log.info(`waiting ${Math.ceil(pause / 1000)} s: GitHub takes ${perMinute} uploads a minute`);
            await sleep(pause);
        }
        begun.push(clock());
    };
    return async () => {
        turn = turn.then(wait);
        return turn;
    };
}

;// CONCATENATED MODULE: ./src/commands/release/fill-draft.ts





const UPLOAD_ATTEMPTS = 3;
const UPLOAD_PAUSE_MS = 2_000;
/** Enough to hide the latency of small files; a big one fills the line alone. */
const AT_ONCE = 4;
/**
 * "No more than 80 content-generating requests per minute": GitHub's secondary limit, below which we stay.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const UPLOADS_A_MINUTE = 75;
/** "… and no more than 500 content-generating requests per hour": same page. Whether uploads count, it does not say. */
const UPLOADS_AN_HOUR = 500;
/** Sends what is missing or wrong in the draft; what is right stays. */
async function fillDraft(draft, files, known, ports) {
    const wanted = new Map(files.map(file => [file.name, file]));
    const kept = new Set();
    for (const asset of await settledAssets(draft.id, ports, known)) {
        const file = wanted.get(asset.name);
        if (file !== undefined && !kept.has(file.name) && (0,file_lock/* assetFault */.hW)(asset, file) === undefined) {
            kept.add(asset.name);
        }
        else {
            ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`);
            await ports.releases.removeAsset(asset.id);
        }
    }
    const missing = files.filter(file => !kept.has(file.name));
    if (missing.length > UPLOADS_AN_HOUR) {
        ports.log.notice(`${missing.length} files are to be uploaded, and GitHub may take no more than ${UPLOADS_AN_HOUR} an hour. Should it refuse the rest, "Re-run failed jobs" an hour later goes on from there`);
    }
    const pace = createPace({ perMinute: UPLOADS_A_MINUTE }, ports);
    await (0,concurrent/* eachUntilFailure */._7)(missing, AT_ONCE, async (file) => uploadFile(draft, file, { known, pace }, ports));
}
async function uploadFile(draft, file, { known, pace }, ports) {
    for (let attempt = 1;; attempt += 1) {
        try {
            await pace();
            ports.log.info(`uploading ${file.name} (${file.size} bytes)`);
            refuseFault(await ports.releases.upload(draft, file, contentType(file.name)), file);
            return;
        }
        catch (thrown) {
            const error = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (!MAY_HAVE_ARRIVED.includes(error.code) || attempt === UPLOAD_ATTEMPTS)
                throw error;
            const pause = UPLOAD_PAUSE_MS * attempt;
            ports.log.info(`${file.name}: ${error.message}; looking again in ${pause / 1000} s`);
            await ports.sleep(pause);
            if (await arrivedAfterAll(draft, file, known, ports))
                return;
        }
    }
}
/** Failures after which the draft knows better than we do; RELEASE_FAILED is that of a name already taken. */
const MAY_HAVE_ARRIVED = [
    'SERVICE_UNAVAILABLE',
    'RESPONSE_INVALID',
    'RELEASE_FAILED',
];
/** A 502 from the uploads host may hide a success, or leave an empty `starter` that blocks the name. */
async function arrivedAfterAll(draft, file, known, ports) {
    for (const asset of await ports.releases.assets(draft.id)) {
        if (asset.name !== file.name)
            continue;
        const settled = await settle(asset, ports, known);
        if ((0,file_lock/* assetFault */.hW)(settled, file) === undefined)
            return true;
        ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`);
        await ports.releases.removeAsset(asset.id);
    }
    return false;
}
function refuseFault(asset, file) {
    // A digest that GitHub does not give is settled by downloading, once, when the whole draft is compared.
    const fault = (0,file_lock/* assetFault */.hW)({ ...asset, sha256: asset.sha256 ?? file.sha256 }, file);
    if (fault !== undefined)
        refuseAssets([fault]);
}
/** The draft must hold the files, all of them and nothing else (ASSET_MISMATCH). */
async function checkAssets(draft, files, known, ports) {
    const assets = await settledAssets(draft.id, ports, known);
    const faults = (0,file_lock/* assetFaults */.eh)(assets, files);
    if (faults.length > 0)
        refuseAssets(faults);
    return assets;
}
function refuseAssets(faults) {
    throw new release_error/* PolicyError */.pn('ASSET_MISMATCH', {
        message: `the draft does not hold what was verified:\n${faults.join('\n')}`,
    });
}
/** The assets with their digests; where GitHub gives none, the bytes are downloaded and hashed. */
async function settledAssets(releaseId, ports, known = new Map()) {
    const settled = [];
    for (const asset of await ports.releases.assets(releaseId)) {
        settled.push(await settle(asset, ports, known));
    }
    return settled;
}
async function settle(asset, ports, known) {
    if (asset.state !== 'uploaded' || asset.sha256 !== undefined)
        return asset;
    const sha256 = known.get(asset.id) ?? (await ports.releases.hashAsset(asset));
    known.set(asset.id, sha256);
    return { ...asset, sha256 };
}

// EXTERNAL MODULE: ./src/verify/release-attestation.ts
var release_attestation = __webpack_require__(491);
;// CONCATENATED MODULE: ./src/commands/release/release-attestation.ts
/** GitHub's own attestation of an immutable release, waited for and verified. */


/** GitHub gives no bound; others wait for a minute. */
const DEADLINE_MS = 120_000;
const release_attestation_PAUSE_MS = 5_000;
/**
 * There must be one, by GitHub, about this tag and exactly these files (RELEASE_ATTESTATION_MISSING after the
 * deadline, RELEASE_ATTESTATION_MISMATCH at once).
 */
async function verifyReleaseAttestation(release, files, where, ports) {
    const { log, clock, sleep, refs, releaseAttestations } = ports;
    const verifier = await releaseAttestations.loadVerifier();
    const object = (await refs.tagObject(where.tag)) ?? where.commit;
    const deadline = clock() + DEADLINE_MS;
    for (;;) {
        const found = (await releaseAttestations.ofObject(object)).filter(({ initiator }) => initiator === 'github');
        if (found.length > 0) {
            judge(found.map(one => ('bundle' in one ? one.bundle : undefined)));
            log.info(`GitHub's attestation of ${where.tag} names exactly these files`);
            return;
        }
        if (clock() + release_attestation_PAUSE_MS > deadline) {
            throw new release_error/* ReleaseError */.K2('RELEASE_ATTESTATION_MISSING', {
                message: `${release.url} is immutable, but GitHub lists no attestation of it after ${DEADLINE_MS / 1000} s`,
            });
        }
        log.info(`waiting ${release_attestation_PAUSE_MS / 1000} s for GitHub's attestation of ${where.tag} to be listed`);
        await sleep(release_attestation_PAUSE_MS);
    }
    function judge(bundles) {
        const faults = [];
        for (const bundle of bundles) {
            try {
                (0,release_attestation/* checkReleaseStatement */.r)(verifier.verify(bundle), { ...where, object, files });
                return;
            }
            catch (thrown) {
                faults.push((0,release_error/* toReleaseError */.Tp)(thrown).message);
            }
        }
        throw new release_error/* PolicyError */.pn('RELEASE_ATTESTATION_MISMATCH', {
            message: `GitHub's attestation of ${release.url} is not one of what was verified:\n${faults.join('\n')}`,
        });
    }
}

;// CONCATENATED MODULE: ./src/commands/release/where.ts
/** Where the release goes: the tag and the repository must be, to the end, what they were when it was built. */

/** The tag must resolve to the commit (TAG_NOT_FOUND, TAG_MOVED). */
async function checkTag(where, ports) {
    const commit = await ports.refs.resolveTag(where.tag);
    if (commit === undefined) {
        throw new release_error/* ReleaseError */.K2('TAG_NOT_FOUND', {
            message: `there is no tag ${where.tag}`,
            remedy: `Push the tag first:\n\ngit push origin ${where.tag}`,
        });
    }
    if (commit === where.commit)
        return;
    throw new release_error/* PolicyError */.pn('TAG_MOVED', {
        message: `${where.tag} does not point to the commit of this run`,
        expected: where.commit,
        actual: commit,
    });
}
/** The tag, and the repository by its numeric id (REPOSITORY_CHANGED). */
async function checkWhere(where, ports) {
    await checkTag(where, ports);
    const id = await ports.releases.repositoryId();
    if (id === where.repositoryId)
        return;
    throw new release_error/* PolicyError */.pn('REPOSITORY_CHANGED', {
        message: `${where.repository} is not the repository of this run`,
        expected: `id ${where.repositoryId}`,
        actual: `id ${id}`,
    });
}

;// CONCATENATED MODULE: ./src/commands/release/read-back.ts
/** What GitHub shows after the publication, compared with what was verified. */





const LAG_ATTEMPTS = 5;
const LAG_PAUSE_MS = 2_000;
/**
 * Reads the public release by id and by tag: what GitHub shows must be what was verified (PUBLISH_MISMATCH), and of an
 * immutable one GitHub's own attestation must say the same.
 */
async function readBack(draft, files, where, ports) {
    const release = await publicRelease(draft, ports);
    const assets = await settledAssets(draft.id, ports);
    const faults = [
        ...(release.draft ? ['it is a draft'] : []),
        ...(release.tag === where.tag ? [] : [`its tag is ${release.tag}`]),
        ...(await byTagFaults(release, where, ports)),
        ...(0,file_lock/* assetFaults */.eh)(assets, files),
        ...(await tagFaults(where, ports)),
    ];
    if (faults.length > 0) {
        const outcome = await withdraw(release, ports);
        throw new release_error/* PolicyError */.pn('PUBLISH_MISMATCH', {
            message: `${release.url} is not what was verified; ${outcome}:\n${faults.join('\n')}`,
        });
    }
    if (release.immutable)
        await verifyReleaseAttestation(release, files, where, ports);
    return { release, assets };
}
/** A replica may still show the draft for a moment. */
async function publicRelease(draft, ports) {
    for (let attempt = 1;; attempt += 1) {
        const release = await ports.releases.get(draft.id);
        if (release?.draft === false)
            return release;
        if (attempt === LAG_ATTEMPTS)
            return release ?? draft;
        await ports.sleep(LAG_PAUSE_MS);
    }
}
async function byTagFaults(release, where, ports) {
    for (let attempt = 1;; attempt += 1) {
        const found = await ports.releases.publishedByTag(where.tag);
        if (found?.id === release.id)
            return [];
        if (found !== undefined)
            return [`${where.tag} shows another release, ${found.url}`];
        if (attempt === LAG_ATTEMPTS)
            return [`${where.tag} shows no release`];
        await ports.sleep(LAG_PAUSE_MS);
    }
}
async function tagFaults(where, ports) {
    try {
        await checkTag(where, ports);
        return [];
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.code === 'TAG_MOVED' || error.code === 'TAG_NOT_FOUND')
            return [error.message];
        throw error;
    }
}
async function withdraw(release, ports) {
    if (release.immutable)
        return 'it is immutable and stays visible until somebody deletes it';
    if (release.draft)
        return 'it is a draft again, by another hand than ours';
    try {
        await ports.releases.update(release.id, { draft: true });
        return 'it was made a draft again';
    }
    catch (thrown) {
        return `it could NOT be made a draft again (${(0,release_error/* toReleaseError */.Tp)(thrown).message}): do it by hand now`;
    }
}

;// CONCATENATED MODULE: ./src/commands/release/publish.ts
/** From a verified release on disk to a published one, with every comparison on the way. */










/**
 * Publishes a verified release; takes nothing weaker. A security failure before the release is public deletes our
 * draft, an operational one leaves it for the next attempt.
 */
async function publish(release, measured, how, where, ports) {
    const files = lockFiles(release, measured);
    (0,file_lock/* checkUploadable */.Ym)(files);
    const ready = await discardingDraft(where.tag, how.marker, ports, async () => {
        const filled = await prepareDraft(files, how, where, ports);
        const assets = how.draftOnly
            ? await finalCheck(filled, how.marker, where, ports)
            : await makePublic(filled, how, where, ports);
        return { ...filled, assets };
    });
    if (how.draftOnly)
        return { state: 'draft', release: ready.draft, assets: ready.assets };
    return { state: 'published', ...(await readBack(ready.draft, files, where, ports)) };
}
async function prepareDraft(files, how, where, ports) {
    const fields = {
        tag: where.tag,
        title: how.title,
        body: how.bodies.draft,
        prerelease: how.prerelease,
        commit: where.commit,
    };
    const draft = await openDraft(fields, how.marker, ports);
    const known = new Map();
    await tellingThatItStays(draft, ports, async () => fillDraft(draft, files, known, ports));
    return { draft, files, known };
}
/**
 * The last look before the release is public: tag and repository, the draft itself, and all of its assets. Nothing may
 * come between this and the publication.
 */
async function finalCheck({ draft, files, known }, marker, where, ports) {
    // Where GitHub gives no digests this takes time: it is done before, so that nothing long comes after the rest.
    await settledAssets(draft.id, ports, known);
    await checkWhere(where, ports);
    const now = await ports.releases.get(draft.id);
    if (now === undefined)
        return refuseConcurrent(draft);
    const faults = draftFaults(now, draft);
    if (faults.length > 0) {
        // Another run of the same plan took the draft over, or it is public: that is no foul play.
        if (!now.draft || takenOver(now, marker))
            refuseConcurrent(now);
        throw new release_error/* PolicyError */.pn('DRAFT_CHANGED', {
            message: `the draft ${draft.url} was edited: ${faults.join('; ')}`,
        });
    }
    return checkAssets(draft, files, known, ports);
}
function takenOver(now, marker) {
    return isMarkedAs(now.body, marker) && markedRun(now.body) !== marker.run;
}
/** Says on an operational failure that the draft stays. */
async function tellingThatItStays(draft, ports, work) {
    try {
        return await work();
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.class === 'operational') {
            ports.log.notice(`the draft ${draft.url} stays; "Re-run failed jobs" goes on from there`);
        }
        throw error;
    }
}
/** The verified digests rule; the file on disk must still be what was measured. */
function lockFiles(release, measured) {
    if (!VerifiedRelease.is(release)) {
        throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
            message: 'what is to be published was not made by verification',
        });
    }
    const byName = new Map(measured.map(file => [file.name, file]));
    return release.files.map(file => {
        const found = byName.get(file.name ?? '');
        if (found?.sha256 === file.sha256)
            return found;
        throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
            message: `${file.name ?? ''}: the file at hand is not the verified one`,
            expected: file.sha256,
            actual: found?.sha256 ?? 'no file',
        });
    });
}
const PUBLISH_ATTEMPTS = 3;
const PUBLISH_PAUSE_MS = 3_000;
async function makePublic(filled, how, where, ports) {
    const { draft } = filled;
    return tellingThatItStays(draft, ports, async () => {
        const latest = how.makeLatest === 'auto'
            ? becomesLatest({ ...where, prerelease: how.prerelease }, await ports.releases.list())
            : how.makeLatest;
        const change = { draft: false, tag: where.tag, body: how.bodies.published, latest };
        for (let attempt = 1;; attempt += 1) {
            const assets = await finalCheck(filled, how.marker, where, ports);
            try {
                await ports.releases.update(draft.id, change);
                return assets;
            }
            catch (thrown) {
                const error = (0,release_error/* toReleaseError */.Tp)(thrown);
                if (await isPublicAfterAll(draft, where, error, ports))
                    return assets;
                if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === PUBLISH_ATTEMPTS) {
                    throw notPublished(draft, error);
                }
                const pause = PUBLISH_PAUSE_MS * attempt;
                ports.log.info(`${error.message}; it is still a draft; trying again in ${pause / 1000} s`);
                await ports.sleep(pause);
            }
        }
    });
}
/** The answer may have been lost on its way: what GitHub shows now decides. */
async function isPublicAfterAll(draft, { tag }, error, ports) {
    if (error.class === 'security')
        throw error;
    const now = await ports.releases.get(draft.id);
    if (now?.draft === false)
        return true;
    const other = await ports.releases.publishedByTag(tag);
    if (other === undefined)
        return false;
    // This very draft has no future: the tag has its release.
    await ports.releases.remove(draft.id);
    return refuseConcurrent(other);
}
/** A refusal that has a name of its own keeps it. */
function notPublished(draft, error) {
    if (error.code !== 'RESPONSE_INVALID')
        return error;
    return new release_error/* ReleaseError */.K2('RELEASE_FAILED', {
        message: `GitHub did not publish the draft ${draft.url}`,
        cause: error,
    });
}

// EXTERNAL MODULE: ./src/release/checksums.ts
var release_checksums = __webpack_require__(13349);
// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
;// CONCATENATED MODULE: ./src/commands/release/published.ts
/** A release that is published already: the same bytes are a success, others a refusal. Nothing is ever changed. */








/**
 * Compares before anything is signed. What is made of signatures cannot be made a second time with the same bytes:
 * the evidence file and the OpenPGP signatures that are published must be attested by this workflow for this commit,
 * in whichever run. The checksums name the signatures, and nothing else than they and the payload.
 */
async function comparePublished(release, payload, plan, judge, ports) {
    const assets = await settledAssets(release.id, ports);
    const signed = (0,signature_name/* plansSignatures */.iI)(plan) ? [...payload.map(({ name }) => name), plan.checksums] : [];
    const unrepeatable = [...signed.map(signature_name/* signatureName */.S1), plan.evidence];
    const made = assets.filter(({ name }) => unrepeatable.includes(name));
    const faults = [
        ...(0,file_lock/* assetFaults */.eh)(assets.filter(asset => !made.includes(asset)), [...payload, checksumsOf(plan, payload, made)]),
        ...unrepeatable.flatMap(name => unrepeatableFaults(name, made)),
    ];
    if (faults.length > 0)
        refusePublished(release, faults);
    const anyRun = { open: 'the release was published by an earlier run or attempt' };
    for (const { name, sha256 } of made) {
        if (sha256 === undefined)
            continue;
        await (0,own_evidence/* verifyOwn */.e)({ name, sha256 }, { ...judge, policy: (0,policies/* ofEarlierRun */.l)(judge.policy, anyRun) }, ports, 
        // It was stored before the release was published.
        0);
    }
    return assets;
}
function unrepeatableFaults(name, assets) {
    const [asset, ...more] = assets.filter(one => one.name === name);
    if (asset?.sha256 === undefined || asset.state !== 'uploaded')
        return [`${name}: missing`];
    return more.map(() => `${name}: there twice`);
}
/** The checksums file as it must be beside these very signatures. */
function checksumsOf(plan, payload, made) {
    const own = [plan.evidence, (0,signature_name/* signatureName */.S1)(plan.checksums)];
    const signatures = made.flatMap(({ name, sha256 }) => sha256 === undefined || own.includes(name) ? [] : [{ name, sha256 }]);
    const text = (0,release_checksums/* checksumsText */.c)([...payload, ...signatures]);
    return { name: plan.checksums, size: Buffer.byteLength(text), sha256: (0,digest/* sha256Of */.Bj)(text) };
}

// EXTERNAL MODULE: ./src/commands/kept-evidence.ts
var kept_evidence = __webpack_require__(40768);
;// CONCATENATED MODULE: ./src/commands/release/refuse-exchanged.ts
/** Files that were exchanged between `attest` and `release`. */




/** What `attest` keeps; the release job's own evidence has names of its own. */
const ATTESTED = /^attested-release-evidence(?:\.[0-9a-f]{8})?$/;
/**
 * A file that this run attested with other bytes is refused (DIGEST_MISMATCH). Verification would refuse it as well,
 * for want of an attestation; but that could be a slow store, and this can only be foul play or a broken workflow.
 */
async function refuseExchanged(staged, runAttempt, ports) {
    const ofThisRun = ({ base, attempt }) => ATTESTED.test(base) && attempt <= runAttempt;
    const subjects = (await (0,kept_evidence/* readKeptEvidence */.k)(ofThisRun, ports)).flatMap(bundle => (0,kept_bundles/* peekStatement */.JB)(bundle)?.subject ?? []);
    for (const { file } of staged) {
        const attested = subjects
            .filter(subject => subject.name === file.name)
            .flatMap(subject => (0,digest/* parseSha256 */.tz)(subject.digest['sha256']) ?? []);
        if (attested.length === 0 || attested.includes(file.sha256))
            continue;
        throw new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
            message: `${file.name} is not the file that this run attested`,
            expected: [...new Set(attested)].join(' or '),
            actual: file.sha256,
        });
    }
}

// EXTERNAL MODULE: ./src/commands/release/sign-with-gpg.ts
var sign_with_gpg = __webpack_require__(61041);
// EXTERNAL MODULE: ./src/release/sbom-file.ts
var sbom_file = __webpack_require__(94019);
// EXTERNAL MODULE: ./src/commands/release/verify-from-store.ts
var verify_from_store = __webpack_require__(72532);
;// CONCATENATED MODULE: ./src/commands/release/verify-payload.ts
/** What the build jobs made, against the evidence in the store: never against what this job still has in memory. */




/** The signing job ended before this one began; what it stored needs a moment at most. */
const verify_payload_DEADLINE_MS = 30_000;
/** Every staged file with its SBOM file, or the first refusal. */
async function verifyPayload(staged, judge, ports) {
    const verified = [];
    for (const item of staged)
        verified.push(await verifyStaged(item, judge, ports, verify_payload_DEADLINE_MS));
    return verified;
}
/** Where nothing was signed there is nothing to verify; what is there is verified all the same. */
async function rehearsePayload(staged, judge, ports) {
    const verified = [];
    const unsigned = [];
    for (const item of staged) {
        const listed = await ports.store.list(item.file.sha256, ports.repository);
        if (listed.length === 0)
            unsigned.push(item.file.name);
        else
            verified.push(await verifyStaged(item, judge, ports, 0));
    }
    return { verified, unsigned };
}
async function verifyStaged({ planned, file, sbom, inner }, { verifier, policy }, ports, deadlineMs) {
    const provenance = {
        predicateType: predicate/* PROVENANCE_V1 */.A0,
        policy,
        buildTypes: [(0,release_plan/* isAssembled */.vu)(planned) ? predicate/* ASSEMBLED_BUILD_TYPE */.Hf : predicate/* WORKFLOW_BUILD_TYPE */.gf],
    };
    const requirements = planned.sbom === null
        ? [provenance]
        : [provenance, { predicateType: (0,predicate/* sbomPredicateType */.h2)(planned.sbom), policy }];
    const verify = async ({ name, sha256 }, contains) => {
        const artifact = { name, sha256, requirements, ...contains };
        const verified = await (0,verify_from_store/* verifyFromStore */.H)(artifact, verifier, ports, deadlineMs);
        if (sbom !== null)
            (0,sbom_file/* checkSbomFile */.Gi)(verified, sbom);
        ports.log.info(`${name}: verified`);
        return verified;
    };
    return verify(file, inner === null ? {} : { contains: await verify(inner, {}) });
}

;// CONCATENATED MODULE: ./src/commands/release/carry-out.ts
/** The release itself: the order of its effects. */
















/** Verifies, attests what is this job's own, and publishes; or finds the same bytes published already. */
async function carryOut(job, where, keyring, ports) {
    const { marker } = job;
    const ready = await discardingDraft(where.tag, marker, ports, async () => {
        await checkWhere(where, ports);
        const state = await readState(job, where, ports);
        await refuseExchanged(job.staged, job.identity.runAttempt, ports);
        const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports));
        if (state.kind === 'published')
            return unchanged(job, where, state.release, verified, ports);
        return signRest(await (0,sign_with_gpg/* withSignatures */.mj)(job, keyring, ports), verified, ports);
    });
    if ('state' in ready)
        return ready;
    const bodies = await composeNotes({ ...notesSource(job, where, ready.release.files, ports), generate: true }, ports);
    const { state, release, assets } = await publish(ready.release, ready.files, {
        title: where.tag,
        bodies,
        marker,
        prerelease: job.prerelease,
        makeLatest: job.options.makeLatest,
        draftOnly: job.options.draft,
    }, where, ports);
    return { state, release, assets, ...contents(ready), notChecked: [], outlook: [] };
}
/** What is there for the tag; some of what may be there ends it: see docs/release-states.md. */
async function readState({ marker }, where, ports) {
    const state = releaseState(await ports.releases.list(), where.tag, marker);
    if (state.kind === 'foreign-draft')
        refuseForeignDraft(state.draft);
    if (state.kind === 'withdrawn')
        refuseWithdrawn(state.draft);
    if (state.kind !== 'published')
        await refuseBurntTag(where, ports);
    return state;
}
/** Attests and verifies what this job adds; the whole is then exactly the plan. */
async function signRest(job, payload, ports) {
    const { plan, identity, options } = job;
    const summarised = options.verificationSummary;
    const { files, evidence } = await (0,own_evidence/* makeOwnEvidence */.G)(payload, job.own, {
        plan,
        instance: (0,attest_instance/* chooseInstance */.N)(options.sigstore, identity, options.disclosePrivate),
        maxEnvelope: options.maxEnvelope,
        runAttempt: identity.runAttempt,
        judge: job.ownJudge,
        folder: job.folder,
        summaries: summarised ? summariesOf(job, ports) : undefined,
    }, { ...ports, repository: identity.repository });
    return {
        release: VerifiedRelease.of(plan, files, summarised ? [predicate/* VERIFICATION_SUMMARY_V1 */.V3] : []),
        files: [...job.payload, job.checksums, evidence],
        evidence,
    };
}
function summariesOf(job, { context }) {
    const { plan, identity, buildJudge, builtHere } = job;
    return {
        buildPolicy: buildJudge.policy,
        serverUrl: context.serverUrl,
        repository: identity.repository,
        tag: plan.tag ?? plan.version,
        verifier: identity.jobWorkflowRef,
        builtThere: builtHere,
    };
}
/** What there is to report of it. */
function contents({ release, files, evidence, }) {
    return { files, verified: release.files, evidence };
}
async function unchanged(job, where, release, verified, ports) {
    const files = [...job.payload, job.checksums];
    const assets = await comparePublished(release, job.payload, job.plan, job.ownJudge, {
        ...storePorts(job, ports),
        releases: ports.releases,
    });
    if (release.immutable)
        await verifyReleaseAttestation(release, lockedAssets(assets), where, ports);
    ports.log.notice(`${release.tag} is published with these very bytes; nothing was changed`);
    return {
        state: 'unchanged',
        release,
        assets,
        files,
        verified,
        evidence: undefined,
        notChecked: [],
        outlook: [],
    };
}
/** Compared a moment ago: each of them has a digest. */
function lockedAssets(assets) {
    return assets.flatMap(({ name, size, sha256 }) => sha256 === undefined ? [] : [{ name, size, sha256 }]);
}
/** What the text of the release is made from. */
function notesSource(job, { tag }, verified, ports) {
    const { workspace, serverUrl } = ports.context;
    return {
        options: job.options,
        facts: consumerFacts({ plan: job.plan, identity: job.identity, tag, serverUrl, verified }),
        marker: job.marker,
        workspace,
    };
}
/** The ports, with the repository whose store is read. */
function storePorts(job, ports) {
    return { ...ports, repository: job.identity.repository };
}

;// CONCATENATED MODULE: ./src/commands/release/job.ts
/** One release job: its files with their digests, where they go, and whom it believes. */







/** Checks what can be checked without looking outside, and writes the checksums file. */
async function prepareJob(request, ports) {
    const { plan, identity, staged, options } = request;
    const { serverUrl } = ports.context;
    (0,run_identity/* refuseTrigger */.DQ)(identity.eventName);
    checkPlanIsOfRun(plan, identity);
    const prerelease = options.prerelease === 'auto' ? plan.prerelease : options.prerelease;
    checkLatest(prerelease, options.makeLatest);
    const folder = await ports.files.keptFolder('release');
    const payload = staged.flatMap(({ file, sbom }) => (sbom === null ? [file] : [file, sbom]));
    const path = (0,external_node_path_.join)(folder, plan.checksums);
    await ports.files.writeText(path, (0,release_checksums/* checksumsText */.c)(payload));
    const checksums = await ports.files.measure(path);
    (0,file_lock/* checkUploadable */.Ym)([...payload, checksums]);
    const verifier = await ports.loadVerifier();
    const { signerWorkflow } = options;
    return {
        ...request,
        where: whereOf(plan, identity),
        marker: draftMarker(plan, identity),
        prerelease,
        folder,
        payload,
        own: [...staged.flatMap(({ sbom }) => (sbom === null ? [] : [sbom])), checksums],
        checksums,
        buildJudge: { verifier, policy: (0,policies/* runPolicy */.iI)(identity, { serverUrl, signerWorkflow }) },
        ownJudge: { verifier, policy: (0,policies/* ownPolicy */.jV)(identity, serverUrl) },
    };
}
/** The plan may have been handed over as text: it must be a plan for what the signed token says this run is. */
function checkPlanIsOfRun(plan, identity) {
    const pairs = [
        ['repository', plan.repository, identity.repository],
        ['commit', plan.commit, identity.sha],
        ['ref', plan.ref, identity.ref],
    ];
    const differences = pairs
        .filter(([, planned, actual]) => planned !== actual)
        .map(([what, planned, actual]) => `${what}: plan ${planned}, run ${actual}`);
    if (differences.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('IDENTITY_MISMATCH', {
        message: `the plan is not one for this run:\n${differences.join('\n')}`,
        remedy: 'Hand over the output of the plan command of this very run, or leave `plan` empty.',
    });
}
function checkLatest(prerelease, makeLatest) {
    if (!prerelease || makeLatest !== true)
        return;
    throw new release_error/* ReleaseError */.K2('METADATA_CONTRADICTORY', {
        message: 'a prerelease cannot become the latest release',
    });
}
function whereOf(plan, identity) {
    if (plan.tag === null)
        return undefined;
    return {
        tag: plan.tag,
        version: plan.version,
        commit: identity.sha,
        repository: identity.repository,
        repositoryId: identity.repositoryId,
    };
}

// EXTERNAL MODULE: ./src/attest/limits.ts
var limits = __webpack_require__(23453);
;// CONCATENATED MODULE: ./src/release/outlook.ts
/** Every point, in a fixed order. */
function outlook(facts) {
    return [
        point('OIDC token and its claims', 'checked', 'good', 'the job has an identity, and it is that of this run'),
        writing(facts),
        point('permission `attestations: write`', 'not knowable', 'open', 'it shows when the first attestation is stored'),
        support(facts),
        immutability(facts),
        tagRules(facts),
        version(facts),
        point('files against the plan, their names and sizes', 'checked', 'good', `${facts.files.length} files, all of them planned, the largest of ${Math.max(0, ...facts.files.map(({ size }) => size))} bytes`),
        sboms(facts),
        budget(facts),
        pins(facts),
    ];
}
function point(what, certainty, verdict, finding, remedy = null) {
    return { what, certainty, verdict, finding, remedy };
}
function writing({ mayWrite }) {
    const what = 'permission `contents: write`';
    if (mayWrite === undefined)
        return point(what, 'not knowable', 'open', 'GitHub did not say');
    if (mayWrite)
        return point(what, 'inferred', 'good', 'GitHub says that this token may push');
    // A rehearsal may well be run with less than the release will have.
    return point(what, 'inferred', 'advice', 'the token of this job may not write releases', 'Give the job that releases:\n\npermissions:\n  contents: write');
}
function support({ visibility, ownerType }) {
    const what = 'attestations for this repository';
    if (visibility === 'public')
        return point(what, 'checked', 'good', 'public repositories have them');
    if (ownerType === 'User') {
        return point(what, 'inferred', 'problem', `a ${visibility} repository of a user's own account has none`, 'Make the repository public, or move it to an organization on GitHub Enterprise Cloud.');
    }
    return point(what, 'not knowable', 'open', `a ${visibility} repository has them on GitHub Enterprise Cloud, and a token cannot read the plan`);
}
function immutability({ immutableSetting, releases }) {
    const what = 'immutable releases';
    const later = 'releases will be immutable: a fault found after publication needs a new tag';
    const advice = 'Switch on "Immutable releases" in the settings of the repository: then nobody can exchange files later.';
    if (immutableSetting === true)
        return point(what, 'checked', 'good', later);
    if (immutableSetting === false)
        return point(what, 'checked', 'advice', 'they are off', advice);
    const last = releases.find(release => !release.draft);
    if (last === undefined)
        return point(what, 'not knowable', 'open', 'there is no release yet to tell by');
    return last.immutable
        ? point(what, 'inferred', 'good', `${last.tag} is immutable, so ${later}`)
        : point(what, 'inferred', 'advice', `${last.tag} is not immutable`, advice);
}
function tagRules({ tagRulesets }) {
    const what = 'rules for tags';
    if (tagRulesets === undefined)
        return point(what, 'not knowable', 'open', 'GitHub did not say');
    return tagRulesets.length > 0
        ? point(what, 'checked', 'good', `rulesets: ${tagRulesets.join(', ')}`)
        : point(what, 'checked', 'advice', 'no ruleset protects tags: whoever may push can move one', 'Add a ruleset for tags `v*` that forbids updates and deletions.');
}
/** A rehearsal has no tag; what matters is whether one of the usual forms is taken. */
function version({ plan, releases }) {
    const what = 'the version is free';
    if (plan.tag !== null) {
        const finding = `what is there for ${plan.tag} was looked at`;
        return point(what, 'checked', 'good', finding);
    }
    const number = plan.version.replace(/-dev$/, '');
    const tags = [
        `v${number}`,
        number,
        ...[plan.name, ...plan.packages].flatMap(name => [`${name}-v${number}`, `${name}/v${number}`]),
    ];
    const taken = releases.find(release => !release.draft && tags.includes(release.tag));
    return taken === undefined
        ? point(what, 'checked', 'good', `no release has ${number}`)
        : point(what, 'checked', 'advice', `${taken.tag} is published`, 'Raise `version` in Cargo.toml before the next release.');
}
function sboms({ largeSboms, sbomLimit }) {
    const what = 'size of the SBOMs';
    return largeSboms.length === 0
        ? point(what, 'checked', 'good', `all below ${sbomLimit} bytes`)
        : point(what, 'checked', 'problem', `too large to be attested: ${largeSboms.join(', ')}`, 'Sign with `sigstore: github`, raise `max-envelope` if your log takes more, or set `sbom: false`.');
}
function budget({ rate, calls }) {
    const what = 'rate limit';
    if (rate === undefined)
        return point(what, 'not knowable', 'open', 'GitHub did not say');
    const finding = `${rate.remaining} of ${rate.limit} calls are left this hour, a release takes about ${calls}`;
    return rate.remaining > calls
        ? point(what, 'checked', 'good', finding)
        : point(what, 'checked', 'advice', finding, 'Release when less is going on in the repository.');
}
function pins({ workflow }) {
    const what = 'pinned actions in the calling workflow';
    if (workflow === undefined) {
        return point(what, 'not knowable', 'open', 'the workflow is not in this checkout', 'Check the repository out before this step.');
    }
    return workflow.unpinned.length === 0
        ? point(what, 'checked', 'good', `every \`uses:\` of ${workflow.path} names a full commit`)
        : point(what, 'checked', 'advice', `${workflow.path} uses ${workflow.unpinned.join(', ')}`, 'Name the full commit SHA in every `uses:`; a tag can be moved to other code.');
}
const USES = /^\s*(?:-\s+)?uses:\s*(["']?)([^"'#\s]+)\1/gm;
const PINNED = /^(?:\.\/|[^@]+@[0-9a-f]{40}$|docker:\/\/[^@]+@sha256:[0-9a-f]{64}$)/;
/** Whatever a workflow's `uses:` names by something that can be moved. */
function unpinnedUses(workflow) {
    const found = [...workflow.matchAll(USES)].map(match => match[2] ?? '');
    return [...new Set(found.filter(name => !PINNED.test(name)))];
}

;// CONCATENATED MODULE: ./src/commands/release/rehearse-outlook.ts
/** Asks GitHub, writing nothing, for what the next release will meet. */





const MAX_WORKFLOW_BYTES = 1024 * 1024;
/** State, final check, publication and read-back; and for each file two attestations, a listing, and an upload. */
const CALLS = 25;
const CALLS_A_FILE = 5;
/** Every point of the outlook; a service that is down makes a point unknown, it does not end the rehearsal. */
async function rehearseOutlook(job, ports) {
    const { plan, identity, options, payload, checksums, staged } = job;
    const { outlook: ask, releases, log } = ports;
    const files = [...payload, checksums];
    const instance = (0,attest_instance/* chooseInstance */.N)(options.sigstore, identity, options.disclosePrivate);
    // Base64 inside JSON, and the frame around the predicate.
    const envelope = Math.floor((options.maxEnvelope - 4096) * 0.75);
    const sbomLimit = instance === 'public-good' ? envelope : limits/* MAX_PREDICATE_BYTES */.pB;
    const facts = {
        plan,
        visibility: identity.visibility,
        mayWrite: await ask.mayWrite(),
        ownerType: await ask.ownerType(),
        immutableSetting: await ask.immutableReleases(),
        releases: await releases.list(),
        tagRulesets: await ask.tagRulesets(),
        rate: await ask.rateLimit(),
        // A binary in an archive is attested and asked for like a file of its own.
        calls: CALLS +
            CALLS_A_FILE * (files.length + 1 + staged.filter(({ inner }) => inner !== null).length),
        files,
        largeSboms: staged.flatMap(({ sbom }) => sbom !== null && sbom.size > sbomLimit ? [`${sbom.name} (${sbom.size} bytes)`] : []),
        sbomLimit,
        workflow: await callingWorkflow(job, ports),
    };
    const points = outlook(facts);
    for (const { what, certainty, verdict, finding } of points) {
        log.info(`${MARKS[verdict]} ${what} (${certainty}): ${finding}`);
    }
    return points;
}
const MARKS = { good: 'ok     ', problem: 'PROBLEM', advice: 'advice ', open: 'open   ' };
async function callingWorkflow({ identity }, { files, context }) {
    const [path = ''] = identity.workflowRef.slice(`${identity.repository}/`.length).split('@');
    try {
        const text = await files.readText((0,external_node_path_.join)(context.workspace, path), MAX_WORKFLOW_BYTES);
        return { path, unpinned: unpinnedUses(text) };
    }
    catch (thrown) {
        if ((0,release_error/* toReleaseError */.Tp)(thrown).code === 'FILE_UNREADABLE')
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./src/commands/release/rehearse.ts
/** A rehearsal: every step of the release up to the first one that writes. */








/** Everything that can be checked, and nothing written: no log, no store (unless asked to sign), no release. */
async function rehearse(job, keyring, ports) {
    const { where, options } = job;
    const state = where === undefined ? undefined : await rehearseOutside(job, where, ports);
    const outlook = await rehearseOutlook(job, ports);
    const base = { state: 'rehearsed', release: null, assets: [], outlook };
    if (options.signRehearsal) {
        const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports));
        const ready = await signRest(await (0,sign_with_gpg/* withSignatures */.mj)(job, keyring, ports), verified, ports);
        await rehearseNotes(job, ready.release.files, ports);
        return { ...base, ...contents(ready), notChecked: [NO_PUBLICATION] };
    }
    const { verified, unsigned } = await rehearsePayload(job.staged, job.buildJudge, storePorts(job, ports));
    if (state?.kind === 'published') {
        await comparePublished(state.release, job.payload, job.plan, job.ownJudge, {
            ...storePorts(job, ports),
            releases: ports.releases,
        });
    }
    await rehearseNotes(job, verified, ports);
    return {
        ...base,
        files: [...job.payload, job.checksums],
        verified,
        evidence: undefined,
        notChecked: [
            ...unsigned.map(name => `${name}: no attestation to verify, since a rehearsal signs nothing`),
            ...gpgRemarks(job, keyring),
            'The evidence file: it is made of signatures (sign-rehearsal: true would make some).',
            NO_PUBLICATION,
        ],
    };
}
function gpgRemarks({ plan }, keyring) {
    if (!(0,signature_name/* plansSignatures */.iI)(plan))
        return [];
    return keyring === undefined
        ? ['The OpenPGP signatures: gpg-private-key was not given to this run.']
        : ['The OpenPGP signatures: the key can sign, and a rehearsal signs nothing with it.'];
}
const NO_PUBLICATION = 'Whether GitHub will take the release: the right to write, rulesets on tags and immutability show only when something is written.';
async function rehearseOutside(job, where, ports) {
    await checkWhere(where, ports);
    return readState(job, where, ports);
}
async function rehearseNotes(job, verified, ports) {
    const where = job.where ?? { tag: job.plan.version };
    await composeNotes({ ...notesSource(job, where, verified, ports), generate: false }, ports);
}

// EXTERNAL MODULE: ./src/report/level.ts
var report_level = __webpack_require__(29428);
;// CONCATENATED MODULE: ./src/report/release-report.ts



const RELEASE_REPORT_SCHEMA = 'attested-release/report/v2';
/** Everything that was decided, and from what. */
function releaseReport(facts) {
    const { state, plan, identity, release } = facts;
    return {
        schema: RELEASE_REPORT_SCHEMA,
        state,
        repository: identity.repository,
        tag: plan.tag,
        version: plan.version,
        commit: plan.commit,
        ref: identity.ref,
        run: {
            id: identity.runId,
            attempt: identity.runAttempt,
            workflow: identity.jobWorkflowRef,
        },
        release: release === null ? null : { id: release.id, url: release.url },
        files: facts.files
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map(file => reportFile(file, facts)),
        absentPlatforms: absentPlatforms(plan, facts.files.map(({ name }) => name)),
        notChecked: facts.notChecked,
        outlook: facts.outlook,
    };
}
function reportFile(file, { plan, assets, verified }) {
    const verdict = verified.find(candidate => candidate.name === file.name);
    return {
        name: file.name,
        kind: kindOf(plan, file.name),
        size: file.size,
        sha256: file.sha256,
        url: assets.find(asset => asset.name === file.name)?.url ?? null,
        verified: verdict !== undefined,
        attestations: (verdict?.accepted ?? []).map(reportAttestation),
        refused: (verdict?.refused ?? []).map(({ source, code, message }) => ({
            source,
            code,
            message,
        })),
        contains: containsOf(verdict),
    };
}
function containsOf(verdict) {
    const inner = verdict?.contains ?? null;
    if (inner === null)
        return null;
    const { name, sha256, accepted } = inner;
    return { name: name ?? '', sha256, attestations: accepted.map(reportAttestation) };
}
function kindOf(plan, name) {
    if (name === plan.checksums)
        return 'checksums';
    if (name === plan.evidence)
        return 'evidence';
    if ((0,signature_name/* isSignatureName */.ap)(name))
        return 'signature';
    const planned = (0,release_plan/* stagedFiles */.KB)(plan).find(one => one.name === name);
    if (planned === undefined)
        return 'sbom';
    if ((0,release_plan/* isArtifact */.vw)(planned))
        return planned.archive === null ? 'binary' : 'archive';
    return planned.made === 'assembled' ? 'prebuilt' : 'extra';
}
function reportAttestation(attestation) {
    const { signer } = attestation;
    return {
        predicateType: attestation.predicateType,
        assembled: attestation.assembled,
        signer: signer.subjectAlternativeName,
        sourceRepository: signer.sourceRepositoryUri,
        sourceRef: signer.sourceRepositoryRef,
        sourceCommit: signer.sourceRepositoryDigest,
        run: signer.runInvocationUri,
        runner: signer.runnerEnvironment,
        instance: attestation.instance,
        timestamps: attestation.timestamps.map(({ timestamp }) => timestamp),
        open: attestation.open.map(({ dimension, reason }) => ({ dimension, reason })),
    };
}

// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
;// CONCATENATED MODULE: ./src/report/security-md.ts
/**
 * The section "Verifying a release" for a repository's SECURITY.md: the commands that hold for every release that this
 * workflow makes, with this one as the example. Nothing here is a template to be filled in: who signed is known.
 */




/** Markdown that ends with one line break. */
function securityMd(facts) {
    const { tag, signer, ownSigner, repository } = facts;
    const signers = [...new Set([signer, ownSigner].map(consumer_commands/* workflowPath */.RB))].map(markdown/* code */.aY).join(' and ');
    const parts = [
        '## Verifying a release',
        `Every file of a release of ${(0,markdown/* code */.aY)(repository)} is attested by ${signers}, and was verified before it was published. ` +
            'Verify what you downloaded before you use it; a file that does not pass is not ours.',
        (0,markdown/* block */.om)('sh', shellCommands(facts)),
        ...(facts.archive === undefined
            ? []
            : [
                `${(0,markdown/* code */.aY)(facts.file)} is an archive; the binary inside has attestations of its own and is verified by the same commands after unpacking: ${(0,markdown/* code */.aY)(facts.archive.binary)}.`,
            ]),
        ...(facts.hosted ? [] : ['The releases are signed on a self-hosted runner.']),
        ...branchRemark(facts),
        `In a workflow, with everything compared as a whole, the numeric ids of repository and owner too (pin ${(0,markdown/* code */.aY)(tool/* TOOL_NAME */.lH)} to the full commit SHA of a version that you looked at):`,
        (0,markdown/* block */.om)('yaml', workflowStep(facts)),
        `Without a network: ${(0,markdown/* code */.aY)(facts.evidence)} holds every attestation. Add ` +
            `${(0,markdown/* code */.aY)(`--bundle ${facts.evidence} --custom-trusted-root trusted_root.jsonl`)} to the commands above; ` +
            `${(0,markdown/* code */.aY)('gh attestation trusted-root > trusted_root.jsonl')} writes the second file while there is a network.`,
        `(Rendered for ${(0,markdown/* escapeMarkdown */.FV)(tag)} by ${tool/* TOOL_NAME */.lH} ${tool/* TOOL_VERSION */.wr}.)`,
    ];
    return `${parts.join('\n\n')}\n`;
}
function shellCommands(facts) {
    const { sbomFile, signer, ownSigner } = facts;
    const verify = (file, by, ...more) => [`gh attestation verify ${file}`, ...identityFlags(facts, by), ...more].join(' \\\n  ');
    return [
        `TAG=${(0,consumer_commands/* quote */.hD)(facts.tag)}  # the release`,
        `FILE=${(0,consumer_commands/* quote */.hD)(facts.file)}  # a file of it`,
        '',
        `gh release download "$TAG" --repo ${(0,consumer_commands/* repositoryArgument */.UE)(facts)}`,
        '# who built it, from what',
        verify('"$FILE"', signer),
        ...(sbomFile === undefined
            ? []
            : [
                '# what is in it',
                verify('"$FILE"', signer, `--predicate-type ${(0,predicate/* sbomPredicateType */.h2)(sbomFile)}`),
            ]),
        '# whether every download is whole',
        verify((0,consumer_commands/* quote */.hD)(facts.checksums), ownSigner),
        `shasum -a 256 -c ${(0,consumer_commands/* quote */.hD)(facts.checksums)}`,
        ...(facts.signed ? ['# the OpenPGP signature', 'gpg --verify "$FILE.asc" "$FILE"'] : []),
    ].join('\n');
}
function identityFlags(facts, signer) {
    return [
        ...(0,consumer_commands/* hostFlags */.cW)(facts),
        `--repo ${(0,consumer_commands/* quote */.hD)(facts.repository)}`,
        `--signer-workflow ${(0,consumer_commands/* quote */.hD)((0,consumer_commands/* workflowPath */.RB)(signer))}`,
        `--source-ref ${ofTag(facts) ? '"refs/tags/$TAG"' : (0,consumer_commands/* quote */.hD)(facts.sourceRef)}`,
        ...(facts.hosted ? ['--deny-self-hosted-runners'] : []),
    ];
}
const ofTag = ({ sourceRef, tag }) => sourceRef === `refs/tags/${tag}`;
function branchRemark(facts) {
    if (ofTag(facts))
        return [];
    return [
        `The evidence bears the ref ${(0,markdown/* code */.aY)(facts.sourceRef)}: the runs that release are started for it, and not for the tag.`,
    ];
}
function workflowStep(facts) {
    const types = [
        'https://slsa.dev/provenance/v1',
        ...(facts.sbomFile === undefined ? [] : [(0,predicate/* sbomPredicateType */.h2)(facts.sbomFile)]),
    ];
    const inputs = [
        ['command', 'verify'],
        ['subject-path', facts.file],
        ['repo', facts.repository],
        ['repo-id', facts.repositoryId],
        ['owner-id', facts.ownerId],
        ofTag(facts) ? ['tag', facts.tag] : ['source-ref', facts.sourceRef],
        ['signer-workflow', (0,consumer_commands/* workflowPath */.RB)(facts.signer)],
        ['predicate-type', types.join(', ')],
        ...(facts.hosted ? [] : [['deny-self-hosted-runners', 'false']]),
    ];
    return [
        `- uses: ${tool/* TOOL_NAME */.lH}/${tool/* TOOL_NAME */.lH}@v${tool/* TOOL_VERSION */.wr}`,
        '  with:',
        ...inputs.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/commands/release/security-md.ts
/** `docs: security-md`: the repository's own verification commands, as a file of the job. It goes nowhere by itself. */




/** Beside the report; nothing that is released has this name. */
const SECURITY_MD = 'SECURITY-verification.md';
/** Writes the file; undefined where it was not asked for. */
async function renderSecurityMd({ verified }, { plan, identity, options, folder }, { context, files }) {
    if (!options.docs.includes('security-md'))
        return undefined;
    const { serverUrl } = context;
    // What a rehearsal will be called is known but for the form of the tag.
    const tag = plan.tag ?? `v${plan.version}`;
    const facts = consumerFacts({ plan, identity, tag, serverUrl, verified });
    const signers = verified.flatMap(({ accepted }) => accepted.map(({ signer }) => signer));
    const text = securityMd({
        ...facts,
        ...(verified.length === 0 && { signer: options.signerWorkflow ?? facts.signer }),
        sourceRef: plan.tag === null ? `refs/tags/${tag}` : facts.sourceRef,
        repositoryId: identity.repositoryId,
        ownerId: identity.ownerId,
        evidence: plan.evidence,
        hosted: [identity, ...signers].every(one => one.runnerEnvironment === 'github-hosted'),
    });
    const path = (0,external_node_path_.join)(folder, SECURITY_MD);
    await files.writeText(path, text);
    return {
        outputs: { 'security-md-path': path },
        summary: `<details><summary>For SECURITY.md: how this repository's releases are verified</summary>\n\nWritten to ${(0,markdown/* code */.aY)(path)}; nothing was committed.\n\n${(0,markdown/* block */.om)('markdown', text)}\n\n</details>`,
    };
}

;// CONCATENATED MODULE: ./src/commands/release/result.ts
/** What the step hands on: report, outputs and summary. */








const REPORT_FILE = 'release-report.json';
/** Writes the report beside checksums and evidence. */
async function releaseResult(outcome, job, ports) {
    const { plan, identity } = job;
    const report = releaseReport({ ...outcome, plan, identity });
    const reportPath = (0,external_node_path_.join)(job.folder, REPORT_FILE);
    await ports.files.writeText(reportPath, `${JSON.stringify(report, null, 2)}\n`);
    const { serverUrl } = ports.context;
    const { release, assets, verified } = outcome;
    const securityMd = await renderSecurityMd(outcome, job, ports);
    // A rehearsal leaves nothing that a consumer could check.
    const commands = release === null || plan.tag === null
        ? []
        : (0,consumer_commands/* consumerCommands */.D4)(consumerFacts({ plan, identity, tag: plan.tag, serverUrl, verified }));
    const problems = outcome.outlook.filter(({ verdict, certainty }) => verdict === 'problem' && certainty === 'checked');
    return {
        ...(problems.length === 0 ? {} : { failure: rehearsalProblems(problems) }),
        outputs: {
            'release-id': release === null ? '' : String(release.id),
            'release-url': release?.url ?? '',
            assets: JSON.stringify(inOrderOfNames(assets).map(({ name, size, sha256, url }) => ({
                name,
                size,
                digest: sha256 === undefined ? null : `sha256:${sha256}`,
                url,
            }))),
            'checksums-path': job.checksums.path,
            'evidence-path': outcome.evidence?.path ?? '',
            'report-path': reportPath,
            state: outcome.state,
            ...securityMd?.outputs,
        },
        summary: [
            releaseSummary(report, commands, serverUrl, remarks(job, outcome, serverUrl)),
            ...(securityMd === undefined ? [] : [securityMd.summary]),
        ].join('\n\n'),
    };
}
/** What the evidence of the builds is worth, and whether somebody can move the workflow that signs. */
function remarks({ plan, identity, builtHere }, { verified }, serverUrl) {
    const { jobWorkflowRef, jobWorkflowSha, repository } = identity;
    const built = verified.find(({ name }) => plan.artifacts.some(planned => planned.name === name));
    const signer = built?.accepted[0]?.signer;
    const level = signer === undefined
        ? []
        : [
            (0,report_level/* levelText */.W)({
                signer: signer.buildSignerUri.slice(`${serverUrl}/`.length),
                runnerEnvironment: signer.runnerEnvironment,
                builtThere: builtHere,
            }),
        ];
    const movable = (0,report_level/* movableCallText */.M)(jobWorkflowRef, jobWorkflowSha, repository);
    return movable === undefined ? level : [...level, movable];
}
/** All of them at once, each with what to do about it. */
function rehearsalProblems(problems) {
    const lines = problems.map(({ what, finding, remedy }) => `${what}: ${finding}${remedy === null ? '' : `\n  ${remedy}`}`);
    return new release_error/* ReleaseError */.K2('REHEARSAL_PROBLEMS', {
        message: `the release would fail:\n${lines.join('\n')}`,
    });
}
/** GitHub lists them in the order in which they arrived, which is anybody's guess. */
function inOrderOfNames(assets) {
    return assets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

;// CONCATENATED MODULE: ./src/commands/release/release-staged.ts
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
 * Verifies each file against the store, attests and verifies the rest, publishes and reads back. A run without a tag,
 * or with `dry-run`, stops before the first write.
 */
async function releaseStaged(request, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const job = await prepareJob(request, ports);
        const { where } = job;
        const keyring = __addDisposableResource(env_1, await (0,sign_with_gpg/* openKeyring */.u$)(request.plan, request.options, ports), true);
        const outcome = where === undefined || request.options.dryRun
            ? await rehearse(job, keyring, ports)
            : await carryOut(job, where, keyring, ports);
        return await releaseResult(outcome, job, ports);
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

;// CONCATENATED MODULE: ./src/commands/release.ts
/** `release`: collect, verify everything, and only then publish. This file is the order of effects. */







/** The command. */
async function release(inputs, ports) {
    (0,run_identity/* refuseTrigger */.DQ)(ports.context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(ports.context, identity);
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const collect = async () => (0,collect_staged/* collectStaged */.D)({ plan, artifactsPath: inputs.artifactsPath }, ports);
    // What is wrong with the staged files condemns the draft that an earlier attempt made of them.
    const staged = plan.tag === null || inputs.dryRun
        ? await collect()
        : await discardingDraft(plan.tag, draftMarker(plan, identity), ports, collect);
    return releaseStaged({ plan, identity, staged, options: inputs }, ports);
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

/***/ 61041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ tryKey),
/* harmony export */   mj: () => (/* binding */ withSignatures),
/* harmony export */   u$: () => (/* binding */ openKeyring)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _plan_signature_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68541);
/* harmony import */ var _release_checksums_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13349);
/* harmony import */ var _release_file_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83027);
/** The OpenPGP layer: detached signatures beside what was verified, in the order of the contract. */





/** The key that the plan needs, tried before anything is written; undefined where the plan wants no signatures. */
async function openKeyring(plan, { gpgPrivateKey, gpgPassphrase, dryRun }, { gpg, log }) {
    const rehearsal = plan.tag === null || dryRun;
    if (!(0,_plan_signature_name_js__WEBPACK_IMPORTED_MODULE_3__/* .plansSignatures */ .iI)(plan)) {
        if (gpgPrivateKey === undefined)
            return undefined;
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('GPG_KEY_MISSING', {
            message: 'gpg-private-key is given, but the plan has no signatures',
            remedy: 'Set `gpg: true` where the release is planned, or leave the key out.',
        });
    }
    if (gpgPrivateKey === undefined) {
        if (rehearsal) {
            // Runs of pull requests have no secrets.
            log.warning('the release needs gpg-private-key, and this rehearsal was given none');
            return undefined;
        }
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('GPG_KEY_MISSING', {
            message: 'the plan has signatures, and gpg-private-key is not given',
        });
    }
    const keyring = await gpg.open(gpgPrivateKey, gpgPassphrase);
    log.info(`signing with the OpenPGP key ${keyring.key.fingerprint} (${keyring.key.userId})`);
    return keyring;
}
/** Opens and wipes: a step that signs other things first must know before them that the key is of use. */
async function tryKey(plan, options, ports) {
    await (await openKeyring(plan, options, ports))?.[Symbol.asyncDispose]();
}
/** The job with the signatures of its payload, checksums of both, and the checksums' own signature. */
async function withSignatures(job, keyring, { files }) {
    if (keyring === undefined)
        return job;
    const sign = async (file) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(job.folder, (0,_plan_signature_name_js__WEBPACK_IMPORTED_MODULE_3__/* .signatureName */ .S1)(file.name));
        await keyring.sign(file, path);
        return files.measure(path);
    };
    const signatures = [];
    for (const file of job.payload)
        signatures.push(await sign(file));
    const payload = [...job.payload, ...signatures];
    await files.writeText(job.checksums.path, (0,_release_checksums_js__WEBPACK_IMPORTED_MODULE_4__/* .checksumsText */ .c)(payload));
    const checksums = await files.measure(job.checksums.path);
    const last = await sign(checksums);
    (0,_release_file_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .checkUploadable */ .Ym)([...payload, checksums, last]);
    const sboms = job.own.filter(({ name }) => name !== checksums.name);
    return {
        ...job,
        payload: [...payload, last],
        own: [...sboms, ...signatures, checksums, last],
        checksums,
    };
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

/***/ 13349:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checksumsText)
/* harmony export */ });
/** Sorted by code unit, two spaces, LF. It lists neither itself nor the evidence file, which is made after it. */
function checksumsText(files) {
    return files
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(file => `${file.sha256}  ${file.name}\n`)
        .join('');
}


/***/ }),

/***/ 83027:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ym: () => (/* binding */ checkUploadable),
/* harmony export */   eh: () => (/* binding */ assetFaults),
/* harmony export */   hW: () => (/* binding */ assetFault)
/* harmony export */ });
/* unused harmony exports ASSET_SIZE_LIMIT, ASSET_COUNT_LIMIT */
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);

/** "Each file included in a release must be under 2 GiB", at most 1000 of them (GitHub Docs, About releases). */
const ASSET_SIZE_LIMIT = 2 * 1024 ** 3;
const ASSET_COUNT_LIMIT = 1000;
/** Refuses what GitHub would not take, before anything is sent (TOO_MANY_ASSETS, RELEASE_INCOMPLETE, FILE_TOO_LARGE). */
function checkUploadable(files) {
    if (files.length > ASSET_COUNT_LIMIT) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TOO_MANY_ASSETS', {
            message: 'the release would have too many assets',
            expected: `at most ${ASSET_COUNT_LIMIT}`,
            actual: String(files.length),
        });
    }
    const empty = files.filter(file => file.size === 0).map(file => file.name);
    if (empty.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('RELEASE_INCOMPLETE', { message: `empty files: ${empty.join(', ')}` });
    }
    const large = files.filter(file => file.size >= ASSET_SIZE_LIMIT);
    if (large.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('FILE_TOO_LARGE', {
            message: `too large: ${large.map(file => `${file.name} (${file.size} bytes)`).join(', ')}`,
            expected: 'less than 2 GiB each',
        });
    }
}
/** What is wrong with one asset; undefined: it is the file. A digest that GitHub does not give counts as a fault. */
function assetFault(asset, file) {
    if (asset.name !== file.name)
        return `${file.name}: GitHub renamed it to ${asset.name}`;
    if (asset.state !== 'uploaded')
        return `${file.name}: state ${asset.state}, expected uploaded`;
    if (asset.size !== file.size)
        return `${file.name}: ${asset.size} bytes, expected ${file.size}`;
    if (asset.sha256 === undefined)
        return `${file.name}: no digest, expected ${file.sha256}`;
    if (asset.sha256 !== file.sha256) {
        return `${file.name}: sha256 ${asset.sha256}, expected ${file.sha256}`;
    }
    return undefined;
}
/** Every difference between what GitHub holds and what was verified; empty: they are equal. */
function assetFaults(assets, files) {
    const wanted = new Map(files.map(file => [file.name, file]));
    const seen = new Set();
    const faults = [];
    for (const asset of assets) {
        const file = wanted.get(asset.name);
        if (file === undefined)
            faults.push(`${asset.name}: not in the plan`);
        else if (seen.has(asset.name))
            faults.push(`${asset.name}: there twice`);
        else
            faults.push(...[assetFault(asset, file)].filter(fault => fault !== undefined));
        seen.add(asset.name);
    }
    const missing = files.filter(file => !seen.has(file.name));
    return [...faults, ...missing.map(file => `${file.name}: missing`)].toSorted();
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

/***/ 76073:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ releasePorts),
  releaseStep: () => (/* binding */ releaseStep)
});

// EXTERNAL MODULE: ./src/commands/release.ts + 31 modules
var release = __webpack_require__(33046);
// EXTERNAL MODULE: ./src/io/attestation-store.ts
var attestation_store = __webpack_require__(22586);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/io/github-client.ts
var github_client = __webpack_require__(63829);
;// CONCATENATED MODULE: ./src/io/github-outlook.ts
/** What a rehearsal asks GitHub. A refusal (403, 404) is an answer here: this token is not told. */


const QUIET = [403, 404];
/** The adapter for one repository. */
function createGitHubOutlook(client, { owner, repo }) {
    const { rest } = client;
    return {
        mayWrite: async () => 
        // What GitHub says of the caller's rights; for a job's token that is close to its permissions, not the same.
        told(async () => (await rest.repos.get({ owner, repo })).data.permissions?.push),
        ownerType: async () => told(async () => (await rest.users.getByUsername({ username: owner })).data.type),
        async immutableReleases() {
            const path = 'GET /repos/{owner}/{repo}/immutable-releases';
            const answer = await told(async () => (await client.request(path, { owner, repo })).data);
            const enabled = (0,json.at)(answer, 'enabled');
            return typeof enabled === 'boolean' ? enabled : undefined;
        },
        tagRulesets: async () => told(async () => {
            const path = 'GET /repos/{owner}/{repo}/rulesets';
            const answer = (await client.request(path, { owner, repo, per_page: 100 })).data;
            const rulesets = Array.isArray(answer) ? answer : [];
            return rulesets
                .filter(one => (0,json.at)(one, 'target') === 'tag' && (0,json.at)(one, 'enforcement') === 'active')
                .map(one => (0,json/* textOf */.b6)((0,json.at)(one, 'name')));
        }),
        rateLimit: async () => told(async () => {
            const { remaining, limit } = (await rest.rateLimit.get()).data.resources.core;
            return { remaining, limit };
        }),
    };
}
async function told(call) {
    try {
        return await call();
    }
    catch (error) {
        const status = (0,github_client/* statusOf */.c2)(error);
        if (status !== undefined && QUIET.includes(status))
            return undefined;
        const failure = (0,github_client/* gitHubError */.Mj)(error, { what: 'look ahead', permission: 'contents: read' });
        if (failure.class === 'operational')
            return undefined;
        throw failure;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/release/gpg-key.ts
/**
 * The signing key as gpg lists it. https://github.com/gpg/gnupg/blob/master/doc/DETAILS
 */

const VALIDITIES = {
    e: 'it has expired',
    r: 'it was revoked',
    d: 'it is disabled',
    i: 'it is invalid',
    n: 'it is not valid',
};
/**
 * `gpg --with-colons --list-secret-keys` → the one key that signs. Anything else is refused (GPG_KEY_UNUSABLE): no key,
 * several, one that is expired or revoked, or one that cannot sign now.
 */
function readGpgKey(listing) {
    const lines = listing.split('\n').map(line => line.split(':'));
    const keys = lines.filter(([type]) => type === 'sec');
    const [key, ...more] = keys;
    if (key === undefined)
        throw unusable('it holds no secret key');
    if (more.length > 0)
        throw unusable(`it holds ${keys.length} keys, which one signs is unclear`);
    const [, validity = '', , , , , , , , , , capabilities = ''] = key;
    const trouble = VALIDITIES[validity];
    if (trouble !== undefined)
        throw unusable(trouble);
    // Capital letters: what the key with all its subkeys can do now, expired ones left out.
    if (capabilities.includes('D'))
        throw unusable('it is disabled');
    if (!capabilities.includes('S'))
        throw unusable('it cannot sign: no part of it that may is valid');
    const after = lines.slice(lines.indexOf(key));
    const fingerprint = after.find(([type]) => type === 'fpr')?.[9] ?? '';
    if (!/^[0-9A-F]{40,64}$/.test(fingerprint))
        throw unusable('gpg names no fingerprint');
    return { fingerprint, userId: after.find(([type]) => type === 'uid')?.[9] ?? '' };
}
function unusable(why) {
    return new release_error/* ReleaseError */.K2('GPG_KEY_UNUSABLE', { message: `gpg-private-key: ${why}` });
}

// EXTERNAL MODULE: ./src/io/child-environment.ts
var child_environment = __webpack_require__(94714);
// EXTERNAL MODULE: ./src/io/child.ts
var child = __webpack_require__(68774);
;// CONCATENATED MODULE: ./src/io/gpg.ts
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
 * gpg of the machine, in a private home: the key never reaches the user's own keyring, a command line, a log, or an
 * agent that outlives the step.
 */








const TIMEOUT_MS = 10 * 60_000;
const MAX_OUTPUT = 1024 * 1024;
const CHUNK = 1024 * 1024;
/** The adapter of the port Gpg. */
function createGpg(settings) {
    return {
        open: async (privateKey, passphrase) => {
            const folder = await settings.files.temporaryFolder('gpg');
            const home = new Home(folder, settings.environment);
            try {
                return await openKeyring(home, privateKey, passphrase);
            }
            catch (error) {
                await home[Symbol.asyncDispose]();
                throw error;
            }
        },
    };
}
async function openKeyring(home, privateKey, passphrase) {
    await home.prepare(passphrase);
    // A key without a final line break is none for gpg.
    const imported = await home.run(['--import'], `${privateKey.trim()}\n`);
    const listed = await home.run(['--with-colons', '--fixed-list-mode', '--list-secret-keys']);
    if (imported.failure !== undefined && listed.stdout === '') {
        throw new release_error/* ReleaseError */.K2('GPG_KEY_UNUSABLE', {
            message: 'gpg-private-key: gpg cannot import it',
            cause: new Error(imported.stderr),
        });
    }
    const key = readGpgKey(listed.stdout);
    const sign = async (content, output) => home.run([
        ...['--local-user', key.fingerprint, '--digest-algo', 'SHA512', '--armor', '--yes'],
        ...['--output', output, '--detach-sign', '-'],
    ], content);
    const tried = await sign('a word', (0,external_node_path_.join)(home.path, 'tried.asc'));
    if (tried.failure !== undefined) {
        throw new release_error/* ReleaseError */.K2('GPG_KEY_UNUSABLE', {
            message: 'gpg-private-key: a signature cannot be made with it and gpg-passphrase',
            cause: new Error(tried.stderr),
        });
    }
    return {
        key,
        async sign(file, signaturePath) {
            const bytes = lockedChunks(file);
            const made = await sign(bytes.chunks(), signaturePath);
            const changed = bytes.change();
            if (changed !== undefined)
                throw changed;
            if (made.failure !== undefined)
                throw failed(`sign ${file.name}`, made);
            // What was signed must be what lies there: a signature of anything else is of no use to anybody.
            const again = lockedChunks(file);
            const verified = await home.run(['--verify', signaturePath, '-'], again.chunks());
            if (verified.failure !== undefined)
                throw failed(`verify ${file.name}.asc`, verified);
        },
        [Symbol.asyncDispose]: async () => home[Symbol.asyncDispose](),
    };
}
/** The passphrase lies beside the key for these minutes: many rounds of hashing would only cost time. */
const AGENT = 'allow-loopback-pinentry\ns2k-count 1024\n';
/** GNUPGHOME: mode 700, gone with everything in it when disposed of, its agent ended before. */
class Home {
    path;
    #folder;
    #environment;
    constructor(folder, environment) {
        this.#folder = folder;
        this.path = folder.path;
        this.#environment = { ...(0,child_environment/* baseEnvironment */.P)(environment), LC_ALL: 'C', GNUPGHOME: folder.path };
    }
    /** The passphrase goes into a file of the home: arguments can be read by every process. */
    async prepare(passphrase) {
        await (0,promises_.chmod)(this.path, 0o700);
        await (0,promises_.writeFile)((0,external_node_path_.join)(this.path, 'passphrase'), passphrase ?? '', { mode: 0o600 });
        await (0,promises_.writeFile)((0,external_node_path_.join)(this.path, 'gpg-agent.conf'), AGENT, { mode: 0o600 });
    }
    async run(args, input) {
        const common = [
            ...['--batch', '--no-tty', '--no-options', '--no-auto-key-retrieve', '--quiet'],
            ...['--pinentry-mode', 'loopback', '--passphrase-file', (0,external_node_path_.join)(this.path, 'passphrase')],
        ];
        return this.#child('gpg', [...common, ...args], input);
    }
    async [Symbol.asyncDispose]() {
        // An agent that is not there is as good as one that was ended.
        await this.#child('gpgconf', ['--kill', 'all']).catch(() => undefined);
        await this.#folder[Symbol.asyncDispose]();
    }
    async #child(command, args, input) {
        try {
            return await (0,child/* runChild */.w)({
                command,
                args,
                cwd: this.path,
                environment: this.#environment,
                timeoutMs: TIMEOUT_MS,
                maxBytes: MAX_OUTPUT,
                ...(input === undefined ? {} : { input }),
            });
        }
        catch (cause) {
            throw new release_error/* ReleaseError */.K2('GPG_FAILED', {
                message: `${command} cannot be started`,
                remedy: 'Install GnuPG on the runner; GitHub-hosted runners have it.',
                cause,
            });
        }
    }
}
/** The file's bytes, hashed on their way: what is not what was measured is an error, and its signature is not used. */
function lockedChunks(file) {
    let change;
    return {
        change: () => change,
        async *chunks() {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
                const handle = __addDisposableResource(env_1, await (0,promises_.open)(file.path, flags), true);
                const hash = (0,external_node_crypto_.createHash)('sha256');
                for (let position = 0;;) {
                    const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
                    if (bytesRead === 0)
                        break;
                    position += bytesRead;
                    hash.update(buffer.subarray(0, bytesRead));
                    yield buffer.subarray(0, bytesRead);
                }
                const actual = hash.digest('hex');
                if (actual === file.sha256)
                    return;
                change = new release_error/* PolicyError */.pn('FILE_CHANGED', {
                    message: `${file.name} changed after it was verified`,
                    expected: `sha256 ${file.sha256}`,
                    actual: `sha256 ${actual}`,
                });
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
        },
    };
}
function failed(what, { failure, stderr }) {
    return new release_error/* ReleaseError */.K2('GPG_FAILED', {
        message: `gpg did not ${what} (${failure ?? ''})`,
        cause: new Error(stderr),
    });
}

// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/io/repository-ids.ts
var repository_ids = __webpack_require__(41373);
// EXTERNAL MODULE: ./src/io/release-json.ts
var release_json = __webpack_require__(11520);
;// CONCATENATED MODULE: ./src/io/release-upload.ts
var release_upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var release_upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
/** Sends one file to a release. The file is opened once, and what goes out is hashed on its way. */





const release_upload_CHUNK = 1024 * 1024;
const MEGABYTE = 1_000_000;
/** Bytes a second: slower than this an upload is given up. */
const SLOWEST = 100_000;
const MAX_ANSWER = 1024 * 1024;
/** GitHub may ask for more patience after many uploads than elsewhere: the draft half full is worth it. */
const LONGEST_WAIT = 15 * 60_000;
const PROGRESS_EVERY = 10_000;
/** Uploads; a file that is no longer what was verified is never sent whole (FILE_CHANGED). */
async function uploadAsset({ http, token, log, clock }, release, file, contentType) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = release_upload_addDisposableResource(env_1, await openLocked(file), true);
        let changed;
        const body = () => ReadableStream.from(withProgress(checkedChunks(handle, file, error => {
            changed = error;
        }), file, { log, clock }));
        let answer;
        try {
            answer = await http.send({
                method: 'POST',
                url: uploadUrl(release.uploadUrl, file.name),
                headers: { 'content-type': contentType, 'content-length': String(file.size) },
                authorization: `Bearer ${token}`,
                body,
                maxBytes: MAX_ANSWER,
                longestWait: LONGEST_WAIT,
                timeout: 60_000 + Math.ceil((file.size / SLOWEST) * 1000),
            });
        }
        catch (error) {
            throw changed ?? error;
        }
        if (changed !== undefined)
            throw changed;
        if (answer.status !== 201)
            throw refused(answer.status, answer.body, file.name);
        return (0,release_json/* readAsset */.f)(parse(answer.body));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = release_upload_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** No link is followed, and only the regular file of the right size is read. */
async function openLocked(file) {
    let handle;
    try {
        handle = await (0,promises_.open)(file.path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        throw fileChanged(file, 'a file that cannot be opened', error);
    }
    const stat = await handle.stat();
    if (stat.isFile() && stat.size === file.size)
        return handle;
    await handle.close();
    throw fileChanged(file, stat.isFile() ? `${stat.size} bytes` : 'something that is no file');
}
/** The last chunk is held back until the digest is known, so that changed bytes never make a whole asset. */
async function* checkedChunks(handle, file, onChange) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let position = 0;
    while (position < file.size) {
        const chunk = Buffer.alloc(Math.min(release_upload_CHUNK, file.size - position));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
        if (bytesRead === 0)
            break;
        position += bytesRead;
        hash.update(chunk.subarray(0, bytesRead));
        if (position === file.size) {
            const digest = hash.digest('hex');
            if (digest !== file.sha256)
                throw report(fileChanged(file, `sha256 ${digest}`), onChange);
        }
        yield chunk.subarray(0, bytesRead);
    }
    if (position < file.size)
        throw report(fileChanged(file, `${position} bytes`), onChange);
}
/** Says every ten seconds how far it is; what is done before says nothing. */
async function* withProgress(chunks, file, { log, clock }) {
    const start = clock();
    let told = start;
    let sent = 0;
    for await (const chunk of chunks) {
        yield chunk;
        sent += chunk.length;
        const now = clock();
        if (now - told < PROGRESS_EVERY)
            continue;
        told = now;
        const rate = sent / MEGABYTE / ((now - start) / 1000);
        log.info(`${file.name}: ${Math.floor((sent / file.size) * 100)} % of ${Math.ceil(file.size / MEGABYTE)} MB sent, ${rate.toFixed(1)} MB/s`);
    }
}
function report(error, onChange) {
    onChange(error);
    return error;
}
function fileChanged(file, actual, cause) {
    return new release_error/* PolicyError */.pn('FILE_CHANGED', {
        message: `${file.name} changed after it was verified`,
        expected: `${file.size} bytes with sha256 ${file.sha256}`,
        actual,
        cause,
    });
}
/** `upload_url` is a URI template: cut at `{`. `+` must be `%2B`, or the server reads a space. */
function uploadUrl(template, name) {
    return `${template.replace(/\{.*$/s, '')}?name=${encodeURIComponent(name)}`;
}
function parse(body) {
    try {
        return JSON.parse(new TextDecoder().decode(body));
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
            message: "the uploads host's answer is not JSON",
            cause: error,
        });
    }
}
function refused(status, body, name) {
    const cause = new Error(`HTTP ${status} ${new TextDecoder().decode(body.subarray(0, 500))}`);
    if (status === 401 || status === 403) {
        return new release_error/* ReleaseError */.K2('PERMISSION_MISSING', {
            message: `GitHub does not let this job upload ${name} (HTTP ${status})`,
            remedy: 'Add to the job:\n\npermissions:\n  contents: write',
            cause,
        });
    }
    return new release_error/* ReleaseError */.K2('RELEASE_FAILED', {
        message: `GitHub did not take ${name} (HTTP ${status})`,
        cause,
    });
}

;// CONCATENATED MODULE: ./src/io/github-releases.ts
/** Releases and their assets over GitHub's REST API. https://docs.github.com/rest/releases */







const READ = (what) => ({ what, permission: 'contents: read' });
const WRITE = (what) => ({ what, permission: 'contents: write' });
const PER_PAGE = 100;
/** A release holds at most 1000 assets; a repository's releases are read to a bound, and beyond it refused. */
const MAX_PAGES = 100;
/** Bytes a second: slower than this a download is given up. */
const github_releases_SLOWEST = 100_000;
/** The adapter for one repository. */
function createGitHubReleases(options) {
    const { rest } = options.client;
    const repository = { owner: options.owner, repo: options.repositoryName };
    return {
        async list() {
            const found = await allPages(READ('list releases'), page => rest.repos.listReleases({ ...repository, per_page: PER_PAGE, page }));
            return found.map(release_json/* readRelease */.i);
        },
        async get(id) {
            const answer = await (0,github_client/* callGitHubOrAbsent */.yn)(READ('read a release'), () => rest.repos.getRelease({ ...repository, release_id: id }));
            return answer === undefined ? undefined : (0,release_json/* readRelease */.i)(answer.data);
        },
        async publishedByTag(tag) {
            const answer = await (0,github_client/* callGitHubOrAbsent */.yn)(READ('read a release'), () => rest.repos.getReleaseByTag({ ...repository, tag }));
            return answer === undefined ? undefined : (0,release_json/* readRelease */.i)(answer.data);
        },
        createDraft: fields => createDraft(options, fields),
        async update(id, change) {
            const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('change a release'), async () => unlessBurnt(async () => rest.repos.updateRelease({ ...repository, release_id: id, ...changeFields(change) })));
            return (0,release_json/* readRelease */.i)(data);
        },
        async remove(id) {
            await (0,github_client/* callGitHubOrAbsent */.yn)(WRITE('delete a draft'), () => rest.repos.deleteRelease({ ...repository, release_id: id }));
        },
        async generateNotes(tag, commit) {
            const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('generate release notes'), () => rest.repos.generateReleaseNotes({
                ...repository,
                tag_name: tag,
                target_commitish: commit,
            }));
            return data.body;
        },
        async assets(releaseId) {
            const found = await allPages(READ('list assets'), page => rest.repos.listReleaseAssets({
                ...repository,
                release_id: releaseId,
                per_page: PER_PAGE,
                page,
            }));
            return found.map(release_json/* readAsset */.f);
        },
        upload: (release, file, type) => uploadAsset(options, release, file, type),
        async removeAsset(id) {
            await (0,github_client/* callGitHubOrAbsent */.yn)(WRITE('delete an asset'), () => rest.repos.deleteReleaseAsset({ ...repository, asset_id: id }));
        },
        hashAsset: asset => hashAsset(options, asset),
        async repositoryId() {
            const { data } = await (0,github_client/* callGitHub */.ur)(READ('read the repository'), () => rest.repos.get(repository));
            return (0,repository_ids/* idIn */.DG)(data, 'id');
        },
    };
}
async function createDraft({ client, owner, repositoryName }, fields) {
    const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('create a draft release'), async () => unlessBurnt(async () => client.rest.repos.createRelease({
        owner,
        repo: repositoryName,
        tag_name: fields.tag,
        target_commitish: fields.commit,
        name: fields.title,
        body: fields.body,
        draft: true,
        prerelease: fields.prerelease,
    })));
    return (0,release_json/* readRelease */.i)(data);
}
/** 422 about `tag_name` with these words: the tag is reserved for ever. */
const BURNT = 'used by an immutable release';
async function unlessBurnt(call) {
    try {
        return await call();
    }
    catch (error) {
        if ((0,github_client/* statusOf */.c2)(error) !== 422 || !(error instanceof Error) || !error.message.includes(BURNT)) {
            throw error;
        }
        throw new release_error/* PolicyError */.pn('TAG_BURNT', {
            message: 'the tag was used by an immutable release that was deleted',
            cause: error,
        });
    }
}
function changeFields(change) {
    const { draft, tag, title, body, prerelease, latest } = change;
    return {
        ...(draft === undefined ? {} : { draft }),
        ...(tag === undefined ? {} : { tag_name: tag }),
        ...(title === undefined ? {} : { name: title }),
        ...(body === undefined ? {} : { body }),
        ...(prerelease === undefined ? {} : { prerelease }),
        // A string in this API, not a boolean.
        ...(latest === undefined ? {} : { make_latest: latest ? 'true' : 'false' }),
    };
}
async function allPages(purpose, read) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { data } = await (0,github_client/* callGitHub */.ur)(purpose, () => read(page));
        found.push(...data);
        if (data.length < PER_PAGE)
            return found;
    }
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `GitHub's list does not end: could not ${purpose.what}`,
        expected: `at most ${MAX_PAGES * PER_PAGE} entries`,
        actual: 'more',
    });
}
/** The bytes that GitHub would hand out, hashed as they come; the redirect to the blob host bears no token. */
async function hashAsset(options, asset) {
    const { http, token, apiUrl, owner, repositoryName } = options;
    let hash = (0,external_node_crypto_.createHash)('sha256');
    const { status } = await http.send({
        method: 'GET',
        url: `${apiUrl}/repos/${owner}/${repositoryName}/releases/assets/${asset.id}`,
        headers: { accept: 'application/octet-stream' },
        authorization: `Bearer ${token}`,
        maxBytes: asset.size,
        timeout: 60_000 + Math.ceil((asset.size / github_releases_SLOWEST) * 1000),
        sink: () => {
            hash = (0,external_node_crypto_.createHash)('sha256');
            return chunk => {
                hash.update(chunk);
            };
        },
    });
    const sha256 = (0,digest/* parseSha256 */.tz)(hash.digest('hex'));
    if (status === 200 && sha256 !== undefined)
        return sha256;
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the asset ${asset.name} could not be downloaded`,
        expected: 'HTTP 200',
        actual: `HTTP ${status}`,
    });
}

// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/steps/trust.ts + 4 modules
var steps_trust = __webpack_require__(61093);
// EXTERNAL MODULE: ./src/steps/world.ts + 18 modules
var world = __webpack_require__(7067);
;// CONCATENATED MODULE: ./src/steps/release.ts








/** `release` over the real world: no project code runs in this job. */
async function releaseStep(inputs, environment) {
    return (0,release/* release */._)(inputs, releasePorts(environment, inputs, 'refused'));
}
/** Everything that a release needs; `all` needs the same. */
function releasePorts(environment, trust, projectCode) {
    const { context, githubToken: token } = environment;
    const { apiUrl, owner, repositoryName } = context;
    const local = (0,world/* localWorld */.W_)(environment, projectCode);
    const github = (0,world/* githubWorld */.WF)(environment);
    const { http, client, refs } = github;
    const trustWorld = {
        ...{ context, http },
        log: environment.log,
        trustDomain: (0,trust_domain/* createTrustDomain */.d)(client),
    };
    return {
        ...(0,world/* signingWorld */.Mx)(environment, github, local),
        ...local,
        refs,
        resolveTag: refs.resolveTag,
        releases: createGitHubReleases({
            client,
            http,
            log: environment.log,
            clock: Date.now,
            token,
            apiUrl,
            owner,
            repositoryName,
        }),
        gpg: createGpg({ environment: environment.variables, files: local.files }),
        outlook: createGitHubOutlook(client, { owner, repo: repositoryName }),
        releaseAttestations: {
            ofObject: async (sha1) => (0,attestation_store/* listReleaseAttestations */.JO)({ sha1, repository: context.repository }, { http, token, apiUrl }),
            loadVerifier: async () => (0,steps_trust/* loadReleaseAttestationVerifier */.Uk)(trust, trustWorld),
        },
        loadVerifier: async () => (0,steps_trust/* loadVerifier */.VH)(trust, trustWorld),
    };
}


/***/ })

};
