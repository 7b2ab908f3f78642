export const id = 220;
export const ids = [220];
export const modules = {

/***/ 14970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ MOST_ENTRIES),
/* harmony export */   x: () => (/* binding */ readArchiveContents)
/* harmony export */ });
/* harmony import */ var _plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58217);
/* harmony import */ var _plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8744);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/** What a build job packed into an archive: the part of stage.json from which the archive's every byte can be judged. */



/** Far more than programs bring along; a record with so many still fits its limit. */
const MOST_ENTRIES = 1000;
/** Reads what {@link ArchiveContents} says; problems go where `fields` puts them. */
function readArchiveContents(fields) {
    fields.only(['format', 'mtime', 'entries']);
    const format = _plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHIVE_FORMATS */ .Oz.find(one => one === fields.raw('format'));
    if (format === undefined)
        fields.problem('format', `expected ${_plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHIVE_FORMATS */ .Oz.join(' or ')}`);
    const entries = fields.objects('entries').map(readEntry);
    const paths = entries.map(({ path }) => path);
    if (entries.length === 0 || entries.length > MOST_ENTRIES) {
        fields.problem('entries', `expected 1 to ${MOST_ENTRIES} entries, got ${entries.length}`);
    }
    if (paths.join('\n') !== [...paths].sort().join('\n')) {
        fields.problem('entries', 'not in the order of their paths');
    }
    for (const path of (0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__/* .collidingPaths */ .U)(paths))
        fields.problem('entries', `${path}: there twice`);
    if (new Set(paths.map(path => path.split('/')[0])).size > 1) {
        fields.problem('entries', 'not in one folder');
    }
    return { format: format ?? 'tar.gz', mtime: fields.count('mtime'), entries };
}
function readEntry(fields) {
    fields.only(['path', 'size', 'sha256', 'executable']);
    const path = fields.text('path');
    const problem = (0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPathProblem */ .hR)(path);
    if (problem !== undefined)
        fields.problem('path', problem);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(fields.raw('sha256'));
    if (sha256 === undefined)
        fields.problem('sha256', 'expected 64 lower-case hex digits');
    return {
        path,
        size: fields.count('size'),
        // The stand-in is never seen: a problem was recorded, so the parser throws.
        sha256: sha256 ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(''),
        executable: fields.flag('executable'),
    };
}


/***/ }),

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
/* harmony import */ var _plan_fields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20934);
/* harmony import */ var _archive_contents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14970);
/* harmony import */ var _build_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25851);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28429);
/** stage.json: what a build job says it staged. It travels beside the file, in the same workflow artifact. */







const STAGE_SCHEMA = 'attested-release/stage/v2';
/** Name of the record inside a workflow artifact. */
const STAGE_FILE = 'stage.json';
/** Far more than a record needs, an archive of a thousand entries included. */
const STAGE_RECORD_MAX_BYTES = 512 * 1024;
/** The record as the file's text. */
function formatStageRecord(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
const KEYS = [
    'schema',
    'file',
    'sbom',
    'build',
    'archive',
    'bin',
    'package',
    'platform',
    'target',
    'version',
    'repository',
    'commit',
    'ref',
    'runId',
    'runAttempt',
];
/** Text of a stage.json → StageRecord; STAGE_RECORD_INVALID names `source` and every problem. */
function parseStageRecord(text, source) {
    const problems = [];
    const fields = new _plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .Fields */ .C8((0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(text), STAGE_FILE, problems);
    fields.only(KEYS);
    if (fields.raw('schema') !== STAGE_SCHEMA) {
        fields.problem('schema', `expected ${STAGE_SCHEMA}, got ${(0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .excerpt */ .Kb)(fields.raw('schema'))}`);
    }
    const record = {
        schema: STAGE_SCHEMA,
        file: readStagedFile(fields.object('file')),
        sbom: fields.raw('sbom') === null ? null : readStagedFile(fields.object('sbom')),
        build: fields.raw('build') === null ? null : (0,_build_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildFacts */ .Cl)(fields.object('build')),
        archive: fields.raw('archive') === null ? null : (0,_archive_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readArchiveContents */ .x)(fields.object('archive')),
        bin: textOrNull(fields, 'bin'),
        package: textOrNull(fields, 'package'),
        platform: textOrNull(fields, 'platform'),
        target: textOrNull(fields, 'target'),
        version: fields.text('version'),
        repository: fields.text('repository', /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, 'owner/name'),
        commit: fields.text('commit', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit'),
        ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
        runId: fields.text('runId', /^[1-9][0-9]*$/, 'a decimal id'),
        runAttempt: fields.count('runAttempt', 1),
    };
    const sbomNames = _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FORMATS */ .zu.map(format => (0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomName */ .HK)(record.file.name, format));
    if (record.sbom !== null && !sbomNames.includes(record.sbom.name)) {
        fields.problem('sbom.name', `expected ${sbomNames.join(' or ')}, got ${record.sbom.name}`);
    }
    if (record.build !== null && record.sbom === null)
        fields.problem('build', 'there is no SBOM');
    if (problems.length === 0)
        return record;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('STAGE_RECORD_INVALID', {
        message: `${source} cannot be used:\n${problems.join('\n')}`,
    });
}
/** An absent key is a mistake, and so is an empty text. */
function textOrNull(fields, key) {
    return fields.raw(key) === null ? null : fields.text(key);
}
function readStagedFile(fields) {
    fields.only(['name', 'sha256', 'size']);
    const name = fields.text('name');
    const problem = name === '' ? undefined : (0,_plan_asset_name_js__WEBPACK_IMPORTED_MODULE_2__/* .assetNameProblem */ .pr)(name);
    if (problem !== undefined)
        fields.problem('name', problem);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSha256 */ .tz)(fields.raw('sha256'));
    if (sha256 === undefined)
        fields.problem('sha256', 'expected 64 lower-case hex digits');
    // The stand-in is never seen: a problem was recorded, so the parser throws.
    return { name, sha256: sha256 ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(''), size: fields.count('size', 1) };
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
    const artifacts = plan.artifacts.filter(one => one.platform === name);
    return { ...plan, platforms, artifacts, extras: [] };
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

/***/ 94019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ checkSbomFile),
/* harmony export */   TE: () => (/* binding */ checkRootHash),
/* harmony export */   zA: () => (/* binding */ sbomText)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31444);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/** The SBOM file and the SBOM that was signed must be one document. */




/** SBOM_DIFFERS when a CycloneDX document gives its root another digest than the binary's. */
function checkRootHash(document, sha256, name) {
    const hashes = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(document, 'metadata', 'component', 'hashes');
    const list = Array.isArray(hashes) ? hashes : [];
    const found = list.filter(hash => (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(hash, 'alg') === 'SHA-256').map(hash => (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(hash, 'content'));
    if (found.every(content => content === sha256))
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('SBOM_DIFFERS', {
        message: `${name} is about another file`,
        expected: `sha256 ${sha256}`,
        actual: `sha256 ${found.map(String).join(', ')}`,
    });
}
/** The bytes of the file that a signed predicate stands for. */
function sbomText(predicate) {
    return `${JSON.stringify(predicate, null, 2)}\n`;
}
/** Refuses an SBOM file that no accepted SBOM attestation of its binary equals byte for byte (SBOM_DIFFERS). */
function checkSbomFile(binary, file) {
    const signed = binary.accepted
        .filter(accepted => accepted.predicateType === (0,_attest_predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .sbomPredicateType */ .h2)(file.name))
        .map(({ statement: { predicate } }) => ({ predicate, sha256: (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(sbomText(predicate)) }));
    const same = signed.find(one => one.sha256 === file.sha256);
    if (same !== undefined) {
        // The SBOM of an archive is about the binary inside.
        checkRootHash(same.predicate, (binary.contains ?? binary).sha256, file.name);
        return;
    }
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('SBOM_DIFFERS', {
        message: `${file.name} is not the SBOM that was signed for ${binary.name ?? 'its binary'}`,
        expected: signed.length === 0
            ? 'a signed SBOM'
            : `sha256 ${signed.map(one => one.sha256).join(' or ')}`,
        actual: `sha256 ${file.sha256}`,
    });
}


/***/ })

};
