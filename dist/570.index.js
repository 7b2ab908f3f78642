export const id = 570;
export const ids = [570];
export const modules = {

/***/ 7365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ parseStageRecord),
/* harmony export */   J4: () => (/* binding */ STAGE_SCHEMA),
/* harmony export */   QC: () => (/* binding */ stagedArtifactName),
/* harmony export */   YM: () => (/* binding */ STAGE_RECORD_MAX_BYTES),
/* harmony export */   bV: () => (/* binding */ formatStageRecord),
/* harmony export */   iu: () => (/* binding */ STAGE_FILE),
/* harmony export */   nI: () => (/* binding */ parseStagedArtifactName)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81933);
/* harmony import */ var _plan_asset_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90291);
/* harmony import */ var _plan_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20934);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28429);
/** stage.json: what a build job says it staged. It travels beside the file, in the same workflow artifact. */





const STAGE_SCHEMA = 'attested-release/stage/v1';
/** Name of the record inside a workflow artifact. */
const STAGE_FILE = 'stage.json';
/** Far more than a record needs. */
const STAGE_RECORD_MAX_BYTES = 64 * 1024;
/** The record as the file's text. */
function formatStageRecord(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
const KEYS = [
    'schema',
    'file',
    'sbom',
    'bin',
    'package',
    'version',
    'platform',
    'target',
    'repository',
    'commit',
    'ref',
    'runId',
    'runAttempt',
];
/** Text of a stage.json → StageRecord; STAGE_RECORD_INVALID names `source` and every problem. */
function parseStageRecord(text, source) {
    const problems = [];
    const fields = new _plan_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .Fields */ .C8((0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text), STAGE_FILE, problems);
    fields.only(KEYS);
    if (fields.raw('schema') !== STAGE_SCHEMA) {
        fields.problem('schema', `expected ${STAGE_SCHEMA}, got ${(0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpt */ .Kb)(fields.raw('schema'))}`);
    }
    const record = {
        schema: STAGE_SCHEMA,
        file: readStagedFile(fields.object('file')),
        sbom: fields.raw('sbom') === null ? null : readStagedFile(fields.object('sbom')),
        bin: fields.text('bin'),
        package: fields.text('package'),
        version: fields.text('version'),
        platform: fields.text('platform'),
        target: fields.text('target'),
        repository: fields.text('repository', /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, 'owner/name'),
        commit: fields.text('commit', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit'),
        ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
        runId: fields.text('runId', /^[1-9][0-9]*$/, 'a decimal id'),
        runAttempt: fields.count('runAttempt', 1),
    };
    if (record.sbom !== null && record.sbom.name !== (0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomName */ .HK)(record.file.name)) {
        fields.problem('sbom.name', `expected ${(0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomName */ .HK)(record.file.name)}, got ${record.sbom.name}`);
    }
    if (problems.length === 0)
        return record;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('STAGE_RECORD_INVALID', {
        message: `${source} cannot be used:\n${problems.join('\n')}`,
    });
}
function readStagedFile(fields) {
    fields.only(['name', 'sha256', 'size']);
    const name = fields.text('name');
    const problem = name === '' ? undefined : (0,_plan_asset_name_js__WEBPACK_IMPORTED_MODULE_2__/* .assetNameProblem */ .pr)(name);
    if (problem !== undefined)
        fields.problem('name', problem);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSha256 */ .tz)(fields.raw('sha256'));
    if (sha256 === undefined)
        fields.problem('sha256', 'expected 64 lower-case hex digits');
    // The stand-in is never seen: a problem was recorded, so the parser throws.
    return { name, sha256: sha256 ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256Of */ .Bj)(''), size: fields.count('size', 1) };
}
const ARTIFACT_PREFIX = 'attested-release--';
/** Name of the workflow artifact that carries one staged file. */
function stagedArtifactName(file, runAttempt) {
    return `${ARTIFACT_PREFIX}${file}--${runAttempt}`;
}
/** The reverse of {@link stagedArtifactName}; undefined: not a workflow artifact of ours. */
function parseStagedArtifactName(name) {
    const groups = /^attested-release--(?<file>.+)--(?<attempt>[1-9][0-9]{0,8})$/.exec(name)?.groups;
    const file = groups?.['file'];
    return file === undefined ? undefined : { file, runAttempt: Number(groups?.['attempt']) };
}


/***/ }),

/***/ 97561:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ unixSeconds),
/* harmony export */   a: () => (/* binding */ rfc3339)
/* harmony export */ });
/** Times as RFC 3339: a calendar, not a clock, so that pure rooms need no Date. */
/** Seconds since the epoch → `2026-01-31T23:59:59Z`. */
function rfc3339(seconds) {
    const days = Math.floor(seconds / 86_400);
    const rest = seconds - days * 86_400;
    const time = [rest / 3600, (rest / 60) % 60, rest % 60].map(part => pad(Math.floor(part)));
    return `${civilDate(days)}T${time.join(':')}Z`;
}
const FIELDS = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/;
/** `2026-01-31T23:59:59Z` → seconds since the epoch; undefined for what is no time of the calendar. */
function unixSeconds(text) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (FIELDS.exec(text)?.slice(1) ?? []).map(Number);
    const seconds = daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    // What the calendar does not have comes back as something else.
    return rfc3339(seconds) === text ? seconds : undefined;
}
// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
function daysOf(civilYear, month, day) {
    const year = month <= 2 ? civilYear - 1 : civilYear;
    const era = Math.floor(year / 400);
    const yearOfEra = year - era * 400;
    const marchMonth = month > 2 ? month - 3 : month + 9;
    const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
}
// The calendar repeats every 400 years of 146097 days; years begin in March here, so that leap days come last.
// https://howardhinnant.github.io/date_algorithms.html#civil_from_days
function civilDate(days) {
    const shifted = days + 719_468;
    const era = Math.floor(shifted / 146_097);
    const dayOfEra = shifted - era * 146_097;
    const yearOfEra = Math.floor((dayOfEra -
        Math.floor(dayOfEra / 1460) +
        Math.floor(dayOfEra / 36_524) -
        Math.floor(dayOfEra / 146_096)) /
        365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
    const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
    const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}
function pad(part) {
    return String(part).padStart(2, '0');
}


/***/ }),

/***/ 694:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K4: () => (/* binding */ planOfPlatform),
/* harmony export */   Ns: () => (/* binding */ artifactsOf),
/* harmony export */   ap: () => (/* binding */ profileFolder),
/* harmony export */   xV: () => (/* binding */ choosePlatform)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** What a build job stages: which platform it is for, and how the build is asked about it. */

/** The planned platform of this job: the one named, else the one of the target, else the machine's. */
function choosePlatform(plan, request) {
    const { platform: name, target, host } = request;
    const wanted = target ?? host;
    const found = plan.platforms.find(platform => name === undefined ? platform.target === wanted : platform.name === name);
    if (found === undefined)
        throw unplanned(plan, name ?? wanted);
    const built = target ?? (request.fileGiven ? found.target : host);
    if (built === found.target)
        return found;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TARGET_MISMATCH', {
        message: `the platform ${found.name} is planned for another target`,
        expected: found.target,
        actual: target ?? `${host}, the machine's own, since no target is given`,
    });
}
/** The planned files of one platform. A file given by path can be only one of them. */
function artifactsOf(plan, platform, fileGiven) {
    const artifacts = plan.artifacts.filter(artifact => artifact.platform === platform.name);
    if (fileGiven && artifacts.length !== 1) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', {
            message: 'subject-path names one file, but several are planned for this platform',
            expected: 'one planned binary',
            actual: artifacts.map(artifact => artifact.bin).join(', '),
        });
    }
    return artifacts;
}
/** The part of a plan that one platform is: for a job that signs what it has built itself. */
function planOfPlatform(plan, name) {
    const platforms = plan.platforms.filter(platform => platform.name === name);
    if (platforms.length === 0)
        throw unplanned(plan, name);
    return { ...plan, platforms, artifacts: plan.artifacts.filter(one => one.platform === name) };
}
function unplanned(plan, actual) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('PLATFORM_UNKNOWN', {
        message: 'the plan has no such platform',
        expected: plan.platforms.map(platform => `${platform.name} (${platform.target})`).join(', '),
        actual,
        remedy: 'Name a planned platform with `platform`, or plan this one in the plan job: `platforms: ...`.',
    });
}
/** Folder of a profile below the target folder: https://doc.rust-lang.org/cargo/guide/build-cache.html */
function profileFolder(profile) {
    if (profile === 'dev' || profile === 'test')
        return 'debug';
    return profile === 'bench' ? 'release' : profile;
}


/***/ }),

/***/ 57389:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageStep: () => (/* binding */ stageStep)
/* harmony export */ });
/* harmony import */ var _commands_stage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50292);
/* harmony import */ var _io_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60684);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78806);



/** `stage` over the real world. The job has built the project, so the repository's cargo configuration counts. */
async function stageStep(inputs, environment) {
    const { context, log } = environment;
    return (0,_commands_stage_js__WEBPACK_IMPORTED_MODULE_0__/* .runStage */ .Si)(inputs, {
        context,
        log,
        resolveTag: (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .githubWorld */ .WF)(environment).refs.resolveTag,
        artifacts: (0,_io_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .createWorkflowArtifacts */ .L)(),
        ...(0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .localWorld */ .W_)(environment, 'allowed'),
    });
}


/***/ })

};
