export const id = 971;
export const ids = [971];
export const modules = {

/***/ 13971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uH: () => (/* binding */ logPlan),
  Cs: () => (/* binding */ makePlan),
  iS: () => (/* binding */ planOutputs),
  yY: () => (/* binding */ resolvePlan),
  Fo: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/plan/make-plan.ts + 1 modules
var make_plan = __webpack_require__(97328);
;// CONCATENATED MODULE: ./src/plan/matrix.ts
/** For `strategy: matrix: ${{ fromJSON(needs.plan.outputs.matrix) }}`. */
function buildMatrix({ platforms }) {
    return { include: platforms.map(toEntry) };
}
function toEntry({ name, target, runner, optional }) {
    return { platform: name, target, runner, optional };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/fields.ts
var plan_fields = __webpack_require__(20934);
// EXTERNAL MODULE: ./src/plan/plan-json.ts + 1 modules
var plan_json = __webpack_require__(73390);
;// CONCATENATED MODULE: ./src/plan/packed-plan.ts
/**
 * A plan on its way from job to job. A step gets its inputs as environment variables, of which Windows takes 32,767
 * characters and Linux 131,071 bytes, so that the plan of a large release travels packed.
 */




const PACKED_PLAN_SCHEMA = 'attested-release/packed-plan/v1';
/** Characters of an environment variable on Windows, its name and `=` among them (Win32, SetEnvironmentVariable). */
const MOST_CHARACTERS = 32_767;
const VARIABLE = 'INPUT_PLAN=';
/** A plan of 1000 files with names of 255 characters is smaller; what inflates to more is none. */
const MOST_JSON_BYTES = 4 * 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** The output `plan`: the plan itself, or packed where that is too long to be handed on; one line of JSON. */
function handOnPlan(plan) {
    const text = (0,plan_json/* formatPlan */.nT)(plan);
    if (fits(text))
        return text;
    const packed = JSON.stringify({
        schema: PACKED_PLAN_SCHEMA,
        packages: plan.packages,
        deflated: (0,external_node_zlib_.deflateRawSync)(text, { level: 9 }).toString('base64'),
    });
    if (fits(packed))
        return packed;
    throw new release_error/* ReleaseError */.K2('PLAN_TOO_LARGE', {
        message: `the plan of ${plan.files.length} files cannot be handed to another job`,
        expected: `at most ${MOST_CHARACTERS - VARIABLE.length} characters`,
        actual: String(packed.length),
    });
}
/** The input `plan`, packed or not; PLAN_INVALID names every problem. */
function takePlan(text) {
    const value = (0,plan_fields/* parseJson */.qF)(text);
    if (!(0,plan_fields/* isRecord */.u4)(value) || value['schema'] !== PACKED_PLAN_SCHEMA)
        return (0,plan_json/* parsePlan */.vS)(text);
    const problems = [];
    const fields = new plan_fields/* Fields */.C8(value, 'packed plan', problems);
    fields.only(['schema', 'packages', 'deflated']);
    const packages = fields.texts('packages');
    const deflated = fields.text('deflated', BASE64, 'base64');
    const json = problems.length > 0 ? undefined : inflated(deflated, fields);
    const plan = json === undefined ? undefined : (0,plan_json/* parsePlan */.vS)(json);
    // Said twice, for workflows that read it: the two must be one.
    if (plan !== undefined && plan.packages.join() !== packages.join()) {
        fields.problem('packages', `expected ${plan.packages.join(', ')}, got ${packages.join(', ')}`);
    }
    if (plan !== undefined && problems.length === 0)
        return plan;
    throw new release_error/* ReleaseError */.K2('PLAN_INVALID', {
        message: `the plan cannot be used:\n${problems.join('\n')}`,
    });
}
function fits(text) {
    // All text of a plan is ASCII but for paths: characters on Windows, bytes on Linux, of which there are more.
    return VARIABLE.length + Buffer.byteLength(text) <= MOST_CHARACTERS;
}
/** undefined, and a problem: it is damaged. */
function inflated(deflated, fields) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(Buffer.from(deflated, 'base64'), {
            maxOutputLength: MOST_JSON_BYTES,
        }).toString();
    }
    catch {
        fields.problem('deflated', 'damaged, or more than a plan can be');
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/plan/platform.ts
var plan_platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/plan/tag.ts
var tag = __webpack_require__(67075);
// EXTERNAL MODULE: ./src/report/plan-summary.ts
var plan_summary = __webpack_require__(76130);
;// CONCATENATED MODULE: ./src/commands/plan.ts
/** `plan`: what will be released, under which tag, in which files. The first job of a release. */










/** The command: makes the plan and hands it on. */
async function runPlan(inputs, ports) {
    const plan = await makePlan(inputs, ports, { checkLock: true });
    logPlan(plan, ports.log);
    return { outputs: planOutputs(plan, handOnPlan(plan)), summary: (0,plan_summary/* planSummary */.M)(plan) };
}
/** Plans from Cargo.toml and the inputs; the tag, the commit and the manifests are checked. */
async function makePlan(inputs, ports, options = {}) {
    const { context, cargo, git } = ports;
    (0,checkout/* checkHead */.Xj)(await git.headCommit(), context.sha);
    const text = await cargo.metadata({
        manifestPath: (0,external_node_path_.resolve)(context.workspace, inputs.manifestPath),
        dependencies: options.checkLock === true,
    });
    const metadata = (0,cargo_metadata/* parseCargoMetadata */.z)(text);
    const plan = (0,make_plan/* planRelease */.F)({
        ...inputs,
        features: options.features,
        onlyPlatform: options.hostPlatformOnly === true && inputs.platforms === undefined
            ? (0,plan_platform/* hostPlatform */.ol)((0,plan_platform/* parseRustcVersion */.Zs)(await cargo.rustcVersion()).host)
            : undefined,
    }, metadata, context);
    (0,checkout/* checkManifestsClean */.oh)(await git.changedPaths());
    await checkTagOnGitHub(plan, ports);
    return plan;
}
async function checkTagOnGitHub({ tag, commit }, { resolveTag }) {
    if (tag === null || resolveTag === undefined)
        return;
    (0,checkout/* checkTagCommit */.yw)(tag, await resolveTag(tag), commit);
}
/**
 * The plan of the plan job, checked against this run, or the same plan made again. The inputs may repeat what the
 * plan says; they may not change it. With a plan given nothing is read from the checkout, so that a job which only
 * publishes needs none; commands that read it check its commit themselves.
 */
async function resolvePlan(inputs, ports) {
    if (inputs.plan === undefined) {
        return makePlan({
            name: undefined,
            assetName: undefined,
            sbom: undefined,
            gpg: undefined,
            archive: undefined,
            include: undefined,
            ...inputs,
            extraAssets: undefined,
            prebuilt: undefined,
        }, ports);
    }
    const { context } = ports;
    const plan = takePlan(inputs.plan);
    (0,plan_json/* checkPlanFits */.wH)(plan, context, {
        packages: inputs.packages,
        bins: inputs.bins,
        platforms: inputs.platforms === undefined ? undefined : (0,plan_platform/* parsePlatforms */.qA)(inputs.platforms),
        // A plan for a branch run names a tag that this run's ref does not: only then is the input needed to tell.
        tag: inputs.tag === undefined ? pushedTag(context.ref) : (0,tag/* chooseTag */.u6)(context.ref, inputs.tag, true),
    });
    await checkTagOnGitHub(plan, ports);
    return plan;
}
function pushedTag(ref) {
    return (0,tag/* chooseTag */.u6)(ref, undefined, false) ?? undefined;
}
/** The outputs of `plan`, of which `text` is the plan itself. */
function planOutputs(plan, text) {
    return {
        plan: text,
        name: plan.name,
        bin: plan.bins[0] ?? '',
        bins: plan.bins.join(','),
        version: plan.version,
        tag: plan.tag ?? '',
        publishable: String(plan.publishable),
        prerelease: String(plan.prerelease),
        matrix: JSON.stringify(buildMatrix(plan)),
        files: plan.files.join(','),
    };
}
/** What a person reads in the log of a step that planned. */
function logPlan(plan, log) {
    log.info(plan.tag === null
        ? `A rehearsal of ${plan.name} ${plan.version}: the run has no tag`
        : `${plan.name} ${plan.version}, tag ${plan.tag}, commit ${plan.commit}`);
    for (const platform of plan.platforms) {
        const floor = (0,plan_platform/* glibcFloor */.uq)(platform);
        const notes = [
            platform.optional ? 'optional' : undefined,
            floor === undefined ? undefined : `runs with glibc ${floor} or newer`,
        ].filter(note => note !== undefined);
        log.info(`  ${platform.name}: ${platform.target} on ${platform.runner}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`);
    }
    log.info(`Files of the release:\n${plan.files.map(file => `  ${file}`).join('\n')}`);
}


/***/ }),

/***/ 81933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ sbomFormat),
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   HK: () => (/* binding */ sbomName),
/* harmony export */   MG: () => (/* binding */ archiveFormat),
/* harmony export */   sI: () => (/* binding */ assetStem),
/* harmony export */   to: () => (/* binding */ DEFAULT_ASSET_NAME),
/* harmony export */   wZ: () => (/* binding */ releaseFileNames),
/* harmony export */   zu: () => (/* binding */ SBOM_FORMATS)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34720);
/** The one naming rule: a template makes the name of every released binary, or of the archive around it. */


const DEFAULT_ASSET_NAME = '{bin}-{version}-{platform}';
const PLACEHOLDERS = [
    'arch',
    'bin',
    'name',
    'os',
    'package',
    'platform',
    'tag',
    'target',
    'version',
];
/** Fills the template; an unknown placeholder is ASSET_NAME_REFUSED. */
function assetStem(template, parts) {
    const values = {
        ...parts,
        os: (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .systemName */ .N9)(parts.target),
        arch: (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .architectureName */ .l4)(parts.target),
        // Tags of packages have slashes, which no file name can hold.
        tag: (parts.tag ?? parts.version).replaceAll('/', '-'),
    };
    const unknown = [];
    const filled = template.replaceAll(/\{([^{}]*)\}/g, (whole, key) => {
        if (isPlaceholder(key))
            return values[key];
        unknown.push(whole);
        return whole;
    });
    if (unknown.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('ASSET_NAME_REFUSED', {
            message: `the template ${JSON.stringify(template)} has unknown placeholders`,
            expected: PLACEHOLDERS.map(name => `{${name}}`).join(', '),
            actual: unknown.join(', '),
        });
    }
    return filled;
}
/** The released file: the binary, with `.exe` on Windows, or the archive around it. */
function artifactName(stem, target, format) {
    return format === null ? `${stem}${(0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .executableSuffix */ .Yx)(target)}` : `${stem}.${format}`;
}
/** What people expect on a system: zip on Windows, tar.gz elsewhere. */
function archiveFormat(target) {
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .executableSuffix */ .Yx)(target) === '' ? 'tar.gz' : 'zip';
}
function isPlaceholder(key) {
    return PLACEHOLDERS.includes(key);
}
/** https://cyclonedx.org or https://spdx.dev, each in JSON. */
const SBOM_FORMATS = ['cyclonedx', 'spdx'];
const SBOM_SUFFIX = {
    cyclonedx: '.cdx.json',
    spdx: '.spdx.json',
};
/** The SBOM lies beside its file and is named after it. */
function sbomName(file, format) {
    return `${file}${SBOM_SUFFIX[format]}`;
}
/** By the name of the maintainer's own SBOM; whether its content is that is seen when it is staged. */
function sbomFormat(path) {
    return path?.endsWith(SBOM_SUFFIX.spdx) === true ? 'spdx' : 'cyclonedx';
}
/** The release's own files. */
function releaseFileNames(name, version) {
    return {
        checksums: `${name}-${version}-checksums.txt`,
        evidence: `${name}-${version}.intoto.jsonl`,
    };
}


/***/ }),

/***/ 90291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ checkAssetNames),
/* harmony export */   pr: () => (/* binding */ assetNameProblem)
/* harmony export */ });
/* unused harmony exports githubAssetName, collidingNames */
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** File names on a release. GitHub renames what it does not like; such names are refused before anything is built. */

const ALLOWED = /^[A-Za-z0-9._+@-]{1,255}$/;
/**
 * The name that GitHub would give an uploaded asset. It follows what GitHub's own command line client expects of
 * the service: https://github.com/cli/cli/blob/trunk/pkg/cmd/release/upload/upload.go (sanitizeFileName)
 */
function githubAssetName(name) {
    const plain = name.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
    const prefixed = plain.startsWith('.') ? `default${plain}` : plain;
    const dotted = prefixed.replaceAll(/[^a-z0-9\-_+@]+/gi, '.').replaceAll(/^\.|\.$/g, '');
    return dotted !== name && !dotted.includes('.') ? `default.${dotted}` : dotted;
}
/** Why a file may not have this name on a release; undefined: it may. */
function assetNameProblem(name) {
    if (!ALLOWED.test(name))
        return 'only A-Z a-z 0-9 . _ + @ - are allowed, 255 at most';
    const renamed = githubAssetName(name);
    return renamed === name ? undefined : `GitHub would rename it to ${JSON.stringify(renamed)}`;
}
/** Names that two files share; case counts as equal, since some file systems and people do not tell it apart. */
function collidingNames(names) {
    const groups = Map.groupBy(names, name => name.toLowerCase());
    return [...groups.values()]
        .filter(group => group.length > 1)
        .map(group => [...new Set(group)].join(' and '));
}
/** ASSET_NAME_REFUSED or ASSET_NAME_COLLISION, naming every file concerned. */
function checkAssetNames(names) {
    const refused = names.flatMap(name => {
        const problem = assetNameProblem(name);
        return problem === undefined ? [] : [`${JSON.stringify(name)}: ${problem}`];
    });
    if (refused.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('ASSET_NAME_REFUSED', {
            message: `files of the release have names that GitHub does not keep:\n${refused.join('\n')}`,
        });
    }
    const collisions = collidingNames(names);
    if (collisions.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('ASSET_NAME_COLLISION', {
            message: `several files of the release have one name:\n${collisions.join('\n')}`,
        });
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

/***/ 22160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ parseNamedFiles),
/* harmony export */   t: () => (/* binding */ planExtras)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _artifact_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81933);
/** Files of a release that are no binaries of cargo's: packages and installers, and what another tool has made. */



/** Entries `path[=name]`; SELECTION_INVALID names every one that is none. */
function parseNamedFiles(entries, input) {
    const problems = [];
    const files = entries.map(entry => {
        const [given = '', name, ...more] = entry.split('=');
        const path = given.replaceAll('\\', '/').replace(/^\.\//, '');
        if (path === '' || path.endsWith('/'))
            problems.push(`${JSON.stringify(entry)}: no file`);
        else if (/[*?[\]{}]/.test(path)) {
            problems.push(`${JSON.stringify(entry)}: a pattern, but a release knows its files by name`);
        }
        else if (name === '' || more.length > 0)
            problems.push(`${JSON.stringify(entry)}: no name`);
        return { path, name: name ?? node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path) };
    });
    if (problems.length === 0)
        return files;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('SELECTION_INVALID', {
        message: `${input} cannot be followed:\n${problems.join('\n')}`,
        expected: 'files, each perhaps with =name',
        remedy: `Correct the input \`${input}\`, for example:\n\nwith:\n  ${input}: target/debian/app_1.2.3_amd64.deb`,
    });
}
/** Sorted by name. A file that bears the name of another's SBOM is that, and no file of its own. */
function planExtras({ extraAssets, prebuilt }) {
    const files = [
        ...parseNamedFiles(extraAssets, 'extra-assets').map(file => ({
            ...file,
            made: 'built',
        })),
        ...parseNamedFiles(prebuilt, 'prebuilt').map(file => ({ ...file, made: 'assembled' })),
    ];
    const extras = files.map(({ name, path, made }) => {
        const names = _artifact_name_js__WEBPACK_IMPORTED_MODULE_2__/* .SBOM_FORMATS */ .zu.map(format => (0,_artifact_name_js__WEBPACK_IMPORTED_MODULE_2__/* .sbomName */ .HK)(name, format));
        const sboms = files.filter(other => names.includes(other.name));
        if (sboms.length > 1) {
            throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('SELECTION_INVALID', {
                message: `${name} has two SBOMs`,
                expected: `one of ${names.join(' and ')}`,
                remedy: 'Leave one of them out.',
            });
        }
        const [sbom] = sboms;
        return { name, path, made, sbom: sbom?.name ?? null, sbomPath: sbom?.path ?? null };
    });
    const taken = new Set(extras.map(({ sbom }) => sbom));
    // By code unit and never by locale: the order must not depend on the machine.
    return extras.filter(({ name }) => !taken.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}


/***/ }),

/***/ 77403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   P: () => (/* binding */ parseIncludes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _archive_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58217);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/** What an archive holds beside the binary: licences, completions, man pages, by pattern. */



/** Entries `pattern[=place]`; SELECTION_INVALID names every one that cannot be followed. */
function parseIncludes(entries) {
    const problems = [];
    const includes = entries.map(entry => {
        const [pattern = '', place, ...more] = entry.split('=');
        const problem = patternProblem(pattern) ?? placeProblem(place) ?? (more.length > 0 ? 'two =' : undefined);
        if (problem !== undefined)
            problems.push(`${JSON.stringify(entry)}: ${problem}`);
        return { pattern: pattern.replace(/^\.\//, ''), place: place ?? null };
    });
    if (problems.length === 0)
        return includes;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('SELECTION_INVALID', {
        message: `include cannot be followed:\n${problems.join('\n')}`,
        expected: 'files or globs below the checkout, each perhaps with =place or =folder/',
        remedy: 'Correct the input `include`, for example:\n\nwith:\n  include: LICENSE*, README.md, target/man/*=man/',
    });
}
function patternProblem(pattern) {
    const parts = pattern.split('/');
    if (pattern === '')
        return 'no pattern';
    if (pattern.includes('\\'))
        return 'paths have forward slashes';
    if (pattern.startsWith('/') || /^[A-Za-z]:/.test(pattern))
        return 'not below the checkout';
    return parts.includes('..') || parts.includes('') ? 'not a plain path' : undefined;
}
function placeProblem(place) {
    return place === undefined ? undefined : (0,_archive_path_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPathProblem */ .hR)(place.replace(/\/$/, ''));
}
/** The place of one found file below the archive's folder; `path` is its place in the checkout, with forward slashes. */
function placeOf({ place }, path) {
    if (place === null)
        return path;
    return place.endsWith('/') ? `${place}${node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path)}` : place;
}


/***/ }),

/***/ 97328:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ planFiles),
  F: () => (/* binding */ planRelease)
});

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/artifact-name.ts
var artifact_name = __webpack_require__(81933);
// EXTERNAL MODULE: ./src/plan/sbom-path.ts
var sbom_path = __webpack_require__(67736);
// EXTERNAL MODULE: ./src/plan/asset-name.ts
var asset_name = __webpack_require__(90291);
// EXTERNAL MODULE: ./src/plan/extra-file.ts
var extra_file = __webpack_require__(22160);
// EXTERNAL MODULE: ./src/plan/include.ts
var plan_include = __webpack_require__(77403);
// EXTERNAL MODULE: ./src/plan/platform.ts
var plan_platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
// EXTERNAL MODULE: ./src/plan/signature-name.ts
var signature_name = __webpack_require__(68541);
// EXTERNAL MODULE: ./src/plan/selection.ts + 1 modules
var selection = __webpack_require__(85007);
// EXTERNAL MODULE: ./src/plan/fields.ts
var fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/plan/settings.ts
/** The maintainer's settings in Cargo.toml: [package.metadata.attested-release] and the workspace's table. */


const TABLE = 'attested-release';
/** Each key as it is written in Cargo.toml; undefined: the value has the wrong type. */
const READERS = {
    package: value => asList(value, packages => ({ packages })),
    bin: value => asList(value, bins => ({ bins })),
    platforms: value => asList(value, platforms => ({ platforms })),
    name: value => (isText(value) ? { name: value } : undefined),
    'asset-name': value => (isText(value) ? { assetName: value } : undefined),
    sbom: value => typeof value === 'boolean' || (isText(value) && value.endsWith('.json'))
        ? { sbom: value }
        : undefined,
    gpg: value => (typeof value === 'boolean' ? { gpg: value } : undefined),
    archive: value => (value === 'auto' || value === 'none' ? { archive: value } : undefined),
    include: value => asList(value, include => ({ include })),
    'extra-assets': value => asList(value, extraAssets => ({ extraAssets })),
    prebuilt: value => asList(value, prebuilt => ({ prebuilt })),
};
/** The workspace's settings with the root package's over them. */
function workspaceSettings({ metadata, rootPackage }) {
    const problems = [];
    const settings = {
        ...readTable(metadata, 'workspace', problems),
        ...(rootPackage === undefined
            ? {}
            : readTable(rootPackage.metadata, rootPackage.name, problems)),
    };
    refuse(problems);
    return settings;
}
/**
 * The settings of a selected package that is not the workspace's root. One such package speaks for the whole
 * release; of several none can.
 */
function memberSettings(selected, rootPackage) {
    const problems = [];
    const tables = selected
        .filter(item => item.id !== rootPackage?.id)
        .map(item => [item.name, readTable(item.metadata, item.name, problems)])
        .filter(([, table]) => Object.keys(table).length > 0);
    for (const [name, table] of tables) {
        if (table.packages !== undefined) {
            problems.push(`${name}: package: only the workspace's root chooses packages`);
        }
    }
    if (tables.length > 0 && selected.length > 1) {
        problems.push(`${tables.map(([name]) => name).join(', ')}: several packages are released together; put the settings into [workspace.metadata.${TABLE}]`);
    }
    refuse(problems);
    return tables[0]?.[1] ?? {};
}
function readTable(metadata, owner, problems) {
    const table = (0,fields/* isRecord */.u4)(metadata) ? metadata[TABLE] : undefined;
    if (table === undefined)
        return {};
    if (!(0,fields/* isRecord */.u4)(table)) {
        problems.push(`${owner}: expected a table, got ${(0,fields/* excerpt */.Kb)(table)}`);
        return {};
    }
    return Object.entries(table).reduce((settings, [key, value]) => {
        const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
        const read = reader?.(value);
        if (reader === undefined)
            problems.push(`${owner}: ${key}: unknown key`);
        else if (read === undefined)
            problems.push(`${owner}: ${key}: wrong value ${(0,fields/* excerpt */.Kb)(value)}`);
        return { ...settings, ...read };
    }, {});
}
function refuse(problems) {
    if (problems.length === 0)
        return;
    throw new release_error/* ReleaseError */.K2('SETTINGS_INVALID', {
        message: `the settings [metadata.${TABLE}] are wrong:\n${problems.join('\n')}`,
        expected: `the keys ${Object.keys(READERS).join(', ')}`,
    });
}
// A list, or one text with commas as the inputs take it.
function asList(value, make) {
    const items = typeof value === 'string' ? value.split(/[,\n]/) : value;
    if (!Array.isArray(items))
        return undefined;
    const texts = items.filter(item => typeof item === 'string').map(item => item.trim());
    if (texts.length === 0 || texts.length !== items.length || texts.includes(''))
        return undefined;
    return make(texts);
}
function isText(value) {
    return typeof value === 'string' && value.trim() !== '';
}

// EXTERNAL MODULE: ./src/plan/tag.ts
var plan_tag = __webpack_require__(67075);
;// CONCATENATED MODULE: ./src/plan/make-plan.ts
/** The plan, from what cargo says and what the maintainer asks for. The same input makes the same plan, always. */













/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const MOST_ASSETS = 1000;
/** Decides everything that the release will be; throws what stands against it. */
function planRelease(request, metadata, context) {
    const outer = workspaceSettings(metadata);
    const tag = (0,plan_tag/* chooseTag */.u6)(context.ref, request.tag, request.allowBranchRef);
    const selected = (0,selection/* selectPackages */.AP)(metadata, { packages: request.packages ?? outer.packages, tag });
    const bins = (0,selection/* selectBins */.BZ)(selected, {
        bins: request.bins ?? outer.bins ?? memberBins(selected, metadata),
        features: request.features,
    });
    const packages = [...new Set(bins.map(item => item.package))];
    const cargoVersion = (0,selection/* commonVersion */.S6)(packages);
    if (tag !== null)
        (0,plan_tag/* checkTag */.Bs)(tag, packages.map(item => item.name), cargoVersion);
    const settings = { ...outer, ...memberSettings(packages, metadata.rootPackage) };
    const extras = (0,extra_file/* planExtras */.t)({
        extraAssets: request.extraAssets ?? settings.extraAssets ?? [],
        prebuilt: request.prebuilt ?? settings.prebuilt ?? [],
    });
    const platforms = choosePlatforms(request, settings, extras);
    const version = tag === null ? `${cargoVersion}-dev` : cargoVersion;
    const name = request.name ?? settings.name ?? defaultName(bins, metadata);
    const sbom = request.sbom ?? settings.sbom ?? true;
    const sbomPath = typeof sbom === 'string' ? (0,sbom_path/* checkSbomPath */.l)(sbom) : null;
    const archive = request.archive ?? settings.archive ?? 'none';
    const artifacts = planArtifacts(bins, platforms, {
        template: request.assetName ?? settings.assetName ?? artifact_name/* DEFAULT_ASSET_NAME */.to,
        archive,
        tag,
        sbom: sbom !== false,
        sbomPath,
        name,
        version,
    });
    const own = (0,artifact_name/* releaseFileNames */.wZ)(name, version);
    return {
        schema: release_plan/* PLAN_SCHEMA */.G0,
        name,
        bins: platforms.length === 0 ? [] : sorted(new Set(bins.map(item => item.bin))),
        packages: sorted(packages.map(item => item.name)),
        version,
        tag,
        prerelease: (0,semver.prerelease)(cargoVersion) !== null,
        publishable: packages.every(isPublishable),
        commit: context.sha,
        ref: context.ref,
        repository: context.repository,
        platforms,
        sbomPath,
        include: chooseInclude(request, settings, archive),
        artifacts,
        extras,
        ...own,
        files: planFiles({ artifacts, extras }, own, request.gpg ?? settings.gpg ?? false),
    };
}
// A lone package's own `bin` setting must be known before its binaries are chosen.
function memberBins(selected, { rootPackage }) {
    return selected.length === 1 ? memberSettings(selected, rootPackage).bins : undefined;
}
/** Files to be packed without an archive to pack them in are a mistake; but `archive: none` wins over Cargo.toml. */
function chooseInclude(request, settings, archive) {
    const include = request.include ?? (request.archive === 'none' ? undefined : settings.include) ?? [];
    (0,plan_include/* parseIncludes */.P)(include);
    if (archive === 'auto' || include.length === 0)
        return include;
    throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
        message: 'include names files that go into an archive, but nothing is packed',
        expected: 'archive: auto',
        actual: `archive: ${archive}`,
        remedy: 'Set `archive: auto`, or name files that are released on their own with `extra-assets`.',
    });
}
// What another tool has made is not made again, unless somebody asks for both.
function choosePlatforms(request, settings, extras) {
    const asked = request.platforms ?? settings.platforms;
    if (asked === undefined && extras.some(({ made }) => made === 'assembled'))
        return [];
    if (request.platforms !== undefined)
        return (0,plan_platform/* parsePlatforms */.qA)(request.platforms);
    if (request.onlyPlatform !== undefined)
        return [request.onlyPlatform];
    return (0,plan_platform/* parsePlatforms */.qA)(settings.platforms ?? plan_platform/* DEFAULT_PLATFORMS */.pu);
}
function defaultName(bins, { rootPackage }) {
    const [only, ...others] = new Set(bins.map(item => item.bin));
    const name = others.length === 0 ? only : rootPackage?.name;
    if (name !== undefined)
        return name;
    throw new release_error/* ReleaseError */.K2('NAME_REQUIRED', {
        message: 'the release needs a name of its own',
        actual: `${bins.length} binaries: ${bins.map(item => item.bin).join(', ')}`,
    });
}
function isPublishable({ publish }) {
    return publish === null || publish.includes('crates-io');
}
function planArtifacts(bins, platforms, naming) {
    const artifacts = bins.flatMap(item => platforms.map(({ name: platform, target, optional }) => {
        const { bin } = item;
        const packageName = item.package.name;
        const parts = { ...naming, bin, package: packageName, platform, target };
        const stem = (0,artifact_name/* assetStem */.sI)(naming.template, parts);
        const format = naming.archive === 'none' ? null : (0,artifact_name/* archiveFormat */.MG)(target);
        const name = (0,artifact_name/* artifactName */.Cs)(stem, target, format);
        const sbom = naming.sbom ? (0,artifact_name/* sbomName */.HK)(name, (0,artifact_name/* sbomFormat */.$2)(naming.sbomPath)) : null;
        const binary = `${stem}/${bin}${(0,plan_platform/* executableSuffix */.Yx)(target)}`;
        const archive = format === null ? null : { format, binary };
        return { name, bin, package: packageName, platform, target, optional, sbom, archive };
    }));
    // By code unit and never by locale, as sort() does: the order must not depend on the machine.
    return artifacts.sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** Every file of the release, sorted; refuses names that GitHub would change, collisions, and too many. */
function planFiles(planned, own, gpg = false) {
    const signed = [
        ...(0,release_plan/* stagedFiles */.KB)(planned).flatMap(({ name, sbom }) => (sbom === null ? [name] : [name, sbom])),
        own.checksums,
    ];
    const files = [...signed, ...(gpg ? signed.map(signature_name/* signatureName */.S1) : []), own.evidence];
    (0,asset_name/* checkAssetNames */.$Q)(files);
    if (files.length > MOST_ASSETS) {
        throw new release_error/* ReleaseError */.K2('SELECTION_INVALID', {
            message: 'GitHub does not take that many files on one release',
            expected: `at most ${MOST_ASSETS}`,
            actual: String(files.length),
        });
    }
    return sorted(files);
}
function sorted(texts) {
    return [...texts].sort();
}


/***/ }),

/***/ 73390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wH: () => (/* binding */ checkPlanFits),
  nT: () => (/* binding */ formatPlan),
  vS: () => (/* binding */ parsePlan)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/archive-path.ts
var archive_path = __webpack_require__(58217);
// EXTERNAL MODULE: ./src/plan/include.ts
var plan_include = __webpack_require__(77403);
// EXTERNAL MODULE: ./src/plan/artifact-name.ts
var artifact_name = __webpack_require__(81933);
// EXTERNAL MODULE: ./src/plan/make-plan.ts + 1 modules
var make_plan = __webpack_require__(97328);
// EXTERNAL MODULE: ./src/plan/platform.ts
var platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
// EXTERNAL MODULE: ./src/plan/signature-name.ts
var signature_name = __webpack_require__(68541);
// EXTERNAL MODULE: ./src/plan/tag.ts
var plan_tag = __webpack_require__(67075);
;// CONCATENATED MODULE: ./src/plan/plan-contradictions.ts
/** Where a plan contradicts itself. */






/** What is said twice must be said alike: a plan is the one word on what a release may hold. */
function contradictions(plan) {
    const own = (0,artifact_name/* releaseFileNames */.wZ)(plan.name, plan.version);
    return [
        ...((0,release_plan/* stagedFiles */.KB)(plan).length === 0 ? ['plan.artifacts: empty'] : []),
        ...plan.artifacts.flatMap(artifact => artifactContradictions(plan, artifact)),
        ...plan.extras.flatMap(extraContradictions),
        ...(plan.include.length > 0 && plan.artifacts.every(({ archive }) => archive === null)
            ? ['plan.include: nothing is packed']
            : []),
        ...differs('checksums', plan.checksums, own.checksums),
        ...differs('evidence', plan.evidence, own.evidence),
        ...differs('bins', plan.bins.join(), distinct(plan.artifacts.map(item => item.bin))),
        // A release of what another tool has made has a version and a tag, and those are of packages.
        ...(plan.artifacts.length === 0
            ? []
            : differs('packages', plan.packages.join(), distinct(plan.artifacts.map(item => item.package)))),
        ...differs('files', plan.files.join(), expectedFiles(plan)),
        ...tagContradictions(plan),
    ];
}
function artifactContradictions(plan, artifact) {
    const at = `artifacts: ${artifact.name}`;
    const platform = plan.platforms.find(({ name }) => name === artifact.platform);
    if (platform === undefined)
        return [`plan.${at}: no platform ${artifact.platform} is planned`];
    return [
        ...differs(`${at}: target`, artifact.target, platform.target),
        ...differs(`${at}: optional`, String(artifact.optional), String(platform.optional)),
        ...(artifact.sbom === null
            ? []
            : differs(`${at}: sbom`, artifact.sbom, (0,artifact_name/* sbomName */.HK)(artifact.name, (0,artifact_name/* sbomFormat */.$2)(plan.sbomPath)))),
        ...archiveContradictions(artifact, at),
    ];
}
/** The one folder of an archive is named after it, and the binary lies in it under its own name. */
function archiveContradictions({ name, bin, target, archive }, at) {
    if (archive === null)
        return [];
    const suffix = `.${archive.format}`;
    const stem = name.endsWith(suffix)
        ? name.slice(0, -suffix.length)
        : `(a name that ends in ${suffix})`;
    return [
        ...differs(`${at}: archive.format`, archive.format, (0,artifact_name/* archiveFormat */.MG)(target)),
        ...differs(`${at}: archive.binary`, archive.binary, `${stem}/${bin}${(0,platform/* executableSuffix */.Yx)(target)}`),
    ];
}
function extraContradictions({ name, sbom, sbomPath }) {
    const names = artifact_name/* SBOM_FORMATS */.zu.map(format => (0,artifact_name/* sbomName */.HK)(name, format));
    return [
        ...(sbom === null || names.includes(sbom)
            ? []
            : [`plan.extras: ${name}: sbom: expected ${names.join(' or ')}, got ${sbom}`]),
        ...differs(`extras: ${name}: sbomPath`, String(sbomPath !== null), String(sbom !== null)),
    ];
}
function tagContradictions({ tag, packages, version }) {
    if (tag === null) {
        return version.endsWith('-dev')
            ? []
            : ['plan.version: a rehearsal has a version that ends in -dev'];
    }
    const accepted = (0,plan_tag/* acceptedTags */.FQ)(packages, version);
    return accepted.includes(tag) ? [] : [`plan.tag: expected ${accepted.join(' or ')}, got ${tag}`];
}
// The names themselves may be refused, which is a problem of the plan here.
function expectedFiles(plan) {
    try {
        return (0,make_plan/* planFiles */.j)(plan, plan, (0,signature_name/* plansSignatures */.iI)(plan)).join();
    }
    catch (error) {
        return error instanceof Error ? error.message : '';
    }
}
/** One line where two texts are not the same, else none. */
function differs(path, actual, expected) {
    return actual === expected ? [] : [`plan.${path}: expected ${expected}, got ${actual}`];
}
/** The texts once each, sorted, as one text. */
function distinct(texts) {
    return [...new Set(texts)].sort().join();
}

// EXTERNAL MODULE: ./src/plan/sbom-path.ts
var sbom_path = __webpack_require__(67736);
// EXTERNAL MODULE: ./src/plan/fields.ts
var plan_fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/plan/plan-json.ts
/** A plan handed from one job to the next, as JSON: taken only when it is whole and does not contradict itself. */







const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REPOSITORY = /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;
/** The plan as one line, for an output. */
function formatPlan(plan) {
    return JSON.stringify(plan);
}
/** JSON → ReleasePlan; PLAN_INVALID names every problem. */
function parsePlan(text) {
    const problems = [];
    const plan = readPlan((0,plan_fields/* parseJson */.qF)(text), problems);
    if (problems.length === 0)
        problems.push(...contradictions(plan));
    if (problems.length === 0)
        return plan;
    throw new release_error/* ReleaseError */.K2('PLAN_INVALID', {
        message: `the plan cannot be used:\n${problems.slice(0, 20).join('\n')}`,
    });
}
const PLAN_KEYS = [
    'schema',
    'name',
    'bins',
    'packages',
    'version',
    'tag',
    'prerelease',
    'publishable',
    'commit',
    'ref',
    'repository',
    'platforms',
    'sbomPath',
    'include',
    'artifacts',
    'extras',
    'checksums',
    'evidence',
    'files',
];
function readPlan(value, problems) {
    const fields = new plan_fields/* Fields */.C8(value, 'plan', problems);
    fields.only(PLAN_KEYS);
    if (fields.raw('schema') !== release_plan/* PLAN_SCHEMA */.G0) {
        fields.problem('schema', `expected ${release_plan/* PLAN_SCHEMA */.G0}, got ${(0,plan_fields/* excerpt */.Kb)(fields.raw('schema'))}`);
    }
    return {
        schema: release_plan/* PLAN_SCHEMA */.G0,
        name: fields.text('name'),
        bins: fields.texts('bins'),
        packages: fields.texts('packages'),
        version: fields.text('version'),
        tag: fields.optionalText('tag'),
        prerelease: fields.flag('prerelease'),
        publishable: fields.flag('publishable'),
        commit: fields.text('commit', COMMIT, 'a commit'),
        ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
        repository: fields.text('repository', REPOSITORY, 'owner/name'),
        platforms: fields.objects('platforms').map(readPlatform),
        sbomPath: readSbomPath(fields),
        include: readInclude(fields),
        artifacts: fields.objects('artifacts').map(readArtifact),
        extras: fields.objects('extras').map(readExtra),
        checksums: fields.text('checksums'),
        evidence: fields.text('evidence'),
        files: fields.texts('files'),
    };
}
function readSbomPath(fields) {
    const path = fields.optionalText('sbomPath');
    if (fields.raw('sbomPath') === undefined) {
        fields.problem('sbomPath', 'expected a path or null, got nothing');
    }
    try {
        return path === null ? null : (0,sbom_path/* checkSbomPath */.l)(path);
    }
    catch {
        fields.problem('sbomPath', 'expected a path in the checkout');
        return null;
    }
}
function readPlatform(fields) {
    fields.only(['name', 'target', 'runner', 'optional']);
    return {
        name: fields.text('name'),
        target: fields.text('target'),
        runner: fields.text('runner'),
        optional: fields.flag('optional'),
    };
}
function readInclude(fields) {
    const include = fields.texts('include');
    try {
        (0,plan_include/* parseIncludes */.P)(include);
    }
    catch {
        fields.problem('include', 'expected patterns of files below the checkout');
    }
    return include;
}
function readExtra(fields) {
    fields.only(['name', 'path', 'made', 'sbom', 'sbomPath']);
    const made = fields.text('made', /^(?:built|assembled)$/, 'built or assembled');
    return {
        name: fields.text('name'),
        path: fields.text('path'),
        made: made === 'assembled' ? 'assembled' : 'built',
        sbom: fields.optionalText('sbom'),
        sbomPath: fields.optionalText('sbomPath'),
    };
}
function readArtifact(fields) {
    fields.only(['name', 'bin', 'package', 'platform', 'target', 'optional', 'sbom', 'archive']);
    return {
        name: fields.text('name'),
        bin: fields.text('bin'),
        package: fields.text('package'),
        platform: fields.text('platform'),
        target: fields.text('target'),
        optional: fields.flag('optional'),
        sbom: fields.optionalText('sbom'),
        archive: readArchive(fields),
    };
}
function readArchive(fields) {
    if (fields.raw('archive') === null)
        return null;
    const archive = fields.object('archive');
    archive.only(['format', 'binary']);
    const format = release_plan/* ARCHIVE_FORMATS */.Oz.find(one => one === archive.raw('format'));
    if (format === undefined)
        archive.problem('format', `expected ${release_plan/* ARCHIVE_FORMATS */.Oz.join(' or ')}`);
    const binary = archive.text('binary');
    const problem = (0,archive_path/* entryPathProblem */.hR)(binary);
    if (problem !== undefined)
        archive.problem('binary', problem);
    return { format: format ?? 'tar.gz', binary };
}
/** PLAN_DIFFERS unless the plan is this run's and agrees with the inputs given beside it. */
function checkPlanFits(plan, context, claims) {
    const differences = [
        ...differs('repository', plan.repository, context.repository),
        ...differs('commit', plan.commit, context.sha),
        ...differs('ref', plan.ref, context.ref),
        ...listDiffers('packages', plan.packages, claims.packages),
        ...listDiffers('bins', plan.bins, claims.bins),
        ...listDiffers('platforms', plan.platforms.map(platformText), claims.platforms?.map(platformText)),
        ...(claims.tag === undefined ? [] : differs('tag', String(plan.tag), String(claims.tag))),
    ];
    if (differences.length === 0)
        return;
    throw new release_error/* ReleaseError */.K2('PLAN_DIFFERS', {
        message: `the plan is not this run's, or the inputs beside it contradict it:\n${differences.join('\n')}`,
    });
}
function listDiffers(path, planned, claimed) {
    return claimed === undefined ? [] : differs(path, distinct(planned), distinct(claimed));
}
function platformText({ name, target, runner, optional }) {
    return `${name}=${target}@${runner}${optional ? '?' : ''}`;
}


/***/ }),

/***/ 34720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MD: () => (/* binding */ UNIVERSAL_MACOS),
/* harmony export */   N9: () => (/* binding */ systemName),
/* harmony export */   Yx: () => (/* binding */ executableSuffix),
/* harmony export */   Zs: () => (/* binding */ parseRustcVersion),
/* harmony export */   l4: () => (/* binding */ architectureName),
/* harmony export */   mb: () => (/* binding */ architecturesOf),
/* harmony export */   ol: () => (/* binding */ hostPlatform),
/* harmony export */   pu: () => (/* binding */ DEFAULT_PLATFORMS),
/* harmony export */   qA: () => (/* binding */ parsePlatforms),
/* harmony export */   uq: () => (/* binding */ glibcFloor)
/* harmony export */ });
/* unused harmony export KNOWN_PLATFORMS */
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** Platforms: a short name, the target triple it stands for, and the runner that builds it. */

/** Not a triple of rustc's: the binaries of both architectures, joined by `lipo`. */
const UNIVERSAL_MACOS = 'universal-apple-darwin';
/**
 * Linux runners are pinned by version, since the C library of the runner is the oldest one that the binary runs
 * with. macos-amd64 is cross-built on an arm64 runner; GitHub retires its Intel runners.
 */
const KNOWN = {
    'linux-amd64': { target: 'x86_64-unknown-linux-gnu', runner: 'ubuntu-24.04' },
    'linux-arm64': { target: 'aarch64-unknown-linux-gnu', runner: 'ubuntu-24.04-arm' },
    'linux-amd64-musl': { target: 'x86_64-unknown-linux-musl', runner: 'ubuntu-24.04' },
    'linux-arm64-musl': { target: 'aarch64-unknown-linux-musl', runner: 'ubuntu-24.04-arm' },
    'macos-arm64': { target: 'aarch64-apple-darwin', runner: 'macos-15' },
    'macos-amd64': { target: 'x86_64-apple-darwin', runner: 'macos-15' },
    'macos-universal': { target: UNIVERSAL_MACOS, runner: 'macos-15' },
    'windows-amd64': { target: 'x86_64-pc-windows-msvc', runner: 'windows-2025' },
    'windows-arm64': { target: 'aarch64-pc-windows-msvc', runner: 'windows-11-arm' },
    'freebsd-amd64': { target: 'x86_64-unknown-freebsd', runner: 'ubuntu-24.04' },
};
/** The names that stand for a target and a runner. */
const KNOWN_PLATFORMS = Object.keys(KNOWN);
/** What is planned when neither the inputs nor Cargo.toml say otherwise. */
const DEFAULT_PLATFORMS = [
    'linux-amd64',
    'linux-arm64',
    'macos-arm64',
    'macos-amd64',
    'windows-amd64',
];
const GLIBC_OF_RUNNER = {
    'ubuntu-22.04': '2.35',
    'ubuntu-22.04-arm': '2.35',
    'ubuntu-24.04': '2.39',
    'ubuntu-24.04-arm': '2.39',
};
/** `name=target@runner`: the name becomes part of file names, so it keeps to their alphabet. */
const CUSTOM = /^(?<name>[A-Za-z0-9][A-Za-z0-9._+-]*)=(?<target>[A-Za-z0-9][A-Za-z0-9_.-]*)@(?<runner>[A-Za-z0-9][A-Za-z0-9._/-]*)$/;
/** Input entries → platforms, in the given order; PLATFORM_UNKNOWN lists every bad entry. */
function parsePlatforms(entries) {
    const problems = [];
    const platforms = entries.flatMap(entry => {
        const platform = parsePlatform(entry);
        if (platform === undefined)
            problems.push(`${JSON.stringify(entry)}: unknown`);
        return platform ?? [];
    });
    if (entries.length === 0)
        problems.push('the list of platforms is empty');
    for (const [at, { name, target }] of platforms.entries()) {
        const earlier = platforms.slice(0, at);
        if (earlier.some(other => other.name === name))
            problems.push(`${name}: named twice`);
        else if (earlier.some(other => other.target === target))
            problems.push(`${target}: named twice`);
    }
    if (problems.length === 0)
        return platforms;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('PLATFORM_UNKNOWN', {
        message: `the list of platforms has ${problems.length} problem(s):\n${problems.join('\n')}`,
        remedy: `Use ${Object.keys(KNOWN).join(', ')}, or name=target-triple@runner-label; a trailing ? makes one optional.`,
    });
}
function parsePlatform(entry) {
    const optional = entry.endsWith('?');
    const text = optional ? entry.slice(0, -1) : entry;
    const known = Object.hasOwn(KNOWN, text) ? KNOWN[text] : undefined;
    if (known !== undefined)
        return { name: text, ...known, optional };
    const groups = CUSTOM.exec(text)?.groups;
    return groups && { ...groups, optional };
}
/** The platform of this very machine; a target without a short name goes by its triple. */
function hostPlatform(target) {
    const known = Object.entries(KNOWN).find(([, platform]) => platform.target === target);
    if (known === undefined)
        return { name: target, target, runner: 'self-hosted', optional: false };
    return { name: known[0], ...known[1], optional: false };
}
/** The triples that were given to cargo: one, or both architectures of a universal binary. */
function architecturesOf(target) {
    return target === UNIVERSAL_MACOS ? ['aarch64-apple-darwin', 'x86_64-apple-darwin'] : [target];
}
/** `.exe` where the system wants it. */
function executableSuffix(target) {
    return target.includes('-windows') ? '.exe' : '';
}
const ARCHITECTURES = { x86_64: 'amd64', aarch64: 'arm64' };
/** The processor as the names of platforms call it; of other targets the first part of the triple. */
function architectureName(target) {
    const first = target.replace(/-.*$/, '');
    return (Object.hasOwn(ARCHITECTURES, first) ? ARCHITECTURES[first] : undefined) ?? first;
}
/** The system as the names of platforms call it; of other targets the third part of the triple. */
function systemName(target) {
    const parts = target.split('-');
    if (parts.includes('windows'))
        return 'windows';
    if (parts.includes('darwin'))
        return 'macos';
    if (parts.includes('linux'))
        return 'linux';
    return parts[2] ?? target;
}
/** The oldest glibc that a binary built on this platform's runner needs, where that is known. */
function glibcFloor({ target, runner }) {
    if (!target.endsWith('-linux-gnu'))
        return undefined;
    return Object.hasOwn(GLIBC_OF_RUNNER, runner) ? GLIBC_OF_RUNNER[runner] : undefined;
}
/** The `host:` and `release:` lines of `rustc -vV`. */
function parseRustcVersion(text) {
    const line = (key) => new RegExp(`^${key}: ([A-Za-z0-9._+-]+)$`, 'm').exec(text)?.[1];
    const host = line('host');
    const release = line('release');
    if (host !== undefined && release !== undefined)
        return { host, release };
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('CARGO_OUTPUT_INVALID', {
        message: '`rustc -vV` does not say what it is',
        expected: 'the lines "host: …" and "release: …"',
        actual: JSON.stringify(text.slice(0, 200)),
    });
}


/***/ }),

/***/ 8744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ PLAN_SCHEMA),
/* harmony export */   KB: () => (/* binding */ stagedFiles),
/* harmony export */   Oz: () => (/* binding */ ARCHIVE_FORMATS),
/* harmony export */   vu: () => (/* binding */ isAssembled),
/* harmony export */   vw: () => (/* binding */ isArtifact)
/* harmony export */ });
/**
 * The release plan: the exact set of files a release will hold, fixed before anything is built. What the plan
 * fixes, no later step may change.
 */
const PLAN_SCHEMA = 'attested-release/plan/v2';
/** How a binary and its companions are packed. */
const ARCHIVE_FORMATS = ['tar.gz', 'zip'];
/** Whether cargo makes it. */
function isArtifact(planned) {
    return 'bin' in planned;
}
/** Whether another tool has made it, so that no build is claimed. */
function isAssembled(planned) {
    return !isArtifact(planned) && planned.made === 'assembled';
}
/** Everything that is staged and attested before the release, under its name. */
function stagedFiles({ artifacts, extras, }) {
    return [...artifacts, ...extras];
}


/***/ }),

/***/ 67736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ checkSbomPath)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** Where the maintainer's own SBOM lies: inside the checkout, so that every job finds the same file. */

/** The path with forward slashes; SELECTION_INVALID unless it is relative and stays in the checkout. */
function checkSbomPath(path) {
    const parts = path.replaceAll('\\', '/').replace(/^\.\//, '').split('/');
    const plain = parts.every(part => part !== '' && part !== '.' && part !== '..');
    if (plain && !/^[A-Za-z]:/.test(path) && path.endsWith('.json'))
        return parts.join('/');
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('SELECTION_INVALID', {
        message: 'the SBOM to be released cannot be taken from there',
        expected: 'true, false, or the path of a .json file in the checkout (.spdx.json where it is SPDX)',
        actual: JSON.stringify(path),
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

/***/ 76130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ planSummary)
/* harmony export */ });
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34720);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54285);
/** The job summary of `plan`. */


/** What will be released, and how to ask for exactly that from a build job. */
function planSummary(plan) {
    return [
        `## Release plan: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(plan.name)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(plan.version)}`,
        introduction(plan),
        plan.artifacts.length === 0
            ? undefined
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['File', 'Binary', 'Platform', 'SBOM'], plan.artifacts.map(artifact => artifactRow(artifact))),
        plan.platforms.length === 0
            ? undefined
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Platform', 'Target', 'Runner', 'Remarks'], plan.platforms.map(platform => platformRow(platform))),
        includeRemark(plan),
        extrasTable(plan),
        `Beside them: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.checksums)} and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.evidence)}; ${plan.files.length} files in all.`,
        sbomRemark(plan),
        ...(plan.platforms.length === 0
            ? []
            : ['The build jobs take their work from this plan:', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .block */ .om)('yaml', BUILD_JOB)]),
    ]
        .filter(part => part !== undefined)
        .join('\n\n');
}
const BUILD_JOB = `strategy:
  matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
runs-on: \${{ matrix.runner }}
continue-on-error: \${{ matrix.optional }}`;
function introduction(plan) {
    const commit = `commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.commit)} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(plan.repository)}`;
    if (plan.tag === null) {
        return `**A rehearsal**: the run is of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.ref)}, no tag, so nothing will be published. It is about ${commit}.`;
    }
    const branch = plan.ref === `refs/tags/${plan.tag}`
        ? ''
        : ` **The evidence will bear the ref ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.ref)}**, not the tag's.`;
    return `Tag ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(plan.tag)}${plan.prerelease ? ', a prerelease' : ''}, ${commit}.${branch}`;
}
function artifactRow({ name, bin, platform, sbom, archive }) {
    const binary = archive === null ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(bin) : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(archive.binary)}, inside`;
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name), binary, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(platform), sbom === null ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(sbom)];
}
function includeRemark({ include }) {
    if (include.length === 0)
        return undefined;
    return `Every archive holds besides: ${include.map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}.`;
}
const MADE = {
    built: 'by jobs of this run',
    assembled: 'by another tool: attested as assembled, not as built',
};
function extrasTable({ extras }) {
    if (extras.length === 0)
        return undefined;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Other file', 'Made', 'SBOM'], extras.map(({ name, made, sbom }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(name),
        MADE[made],
        sbom === null ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(sbom),
    ]));
}
function platformRow(platform) {
    const floor = (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .glibcFloor */ .uq)(platform);
    const remarks = [
        ...(platform.optional ? ['optional'] : []),
        ...(floor === undefined ? [] : [`needs glibc ${floor} or newer`]),
    ];
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(platform.name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(platform.target),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(platform.runner),
        remarks.join(', '),
    ];
}
function sbomRemark({ artifacts }) {
    if (artifacts.length === 0 || artifacts.some(({ sbom }) => sbom !== null))
        return undefined;
    return '**This release has no SBOMs**: `sbom` is false, so neither the files nor their attestations are required.';
}


/***/ })

};
