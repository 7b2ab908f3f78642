export const id = 457;
export const ids = [457];
export const modules = {

/***/ 17457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Si: () => (/* binding */ runStage),
  mc: () => (/* binding */ stageArtifacts),
  Tp: () => (/* binding */ stageOutputs),
  CJ: () => (/* binding */ uploadStaged)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/attest/stage-record.ts
var stage_record = __webpack_require__(7365);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/plan/platform.ts
var platform = __webpack_require__(34720);
;// CONCATENATED MODULE: ./src/plan/executable-format.ts
/** Whether a file is an executable for a target, by its first bytes. */


/** As many bytes as any of the headers needs; PE keeps the place of its header at 0x3c. */
const EXECUTABLE_HEAD_BYTES = 4096;
/**
 * Machine numbers by the first part of the target triple.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, mach/machine.h, and
 * https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types
 */
const MACHINES = {
    x86_64: { ELF: 62, 'Mach-O': 0x0100_0007, PE: 0x8664 },
    aarch64: { ELF: 183, 'Mach-O': 0x0100_000c, PE: 0xaa64 },
    i586: { ELF: 3, PE: 0x014c },
    i686: { ELF: 3, 'Mach-O': 7, PE: 0x014c },
    arm: { ELF: 40 },
    armv7: { ELF: 40, PE: 0x01c4 },
    loongarch64: { ELF: 258 },
    powerpc64: { ELF: 21 },
    powerpc64le: { ELF: 21 },
    riscv64gc: { ELF: 243 },
    s390x: { ELF: 22 },
};
/** WRONG_EXECUTABLE_FORMAT unless these first bytes of a file belong to an executable for the target. */
function checkExecutable(name, head, target) {
    const format = formatOf(target);
    const [architecture = ''] = target.split('-');
    const machine = Object.hasOwn(MACHINES, architecture)
        ? MACHINES[architecture]?.[format]
        : undefined;
    const found = identify(head);
    const wanted = machine ?? found?.machine;
    if (found?.format === format && found.machine === wanted)
        return;
    throw new release_error/* ReleaseError */.K2('WRONG_EXECUTABLE_FORMAT', {
        message: `${name} is not an executable for ${target}`,
        expected: describe(format, machine),
        actual: found === undefined ? 'no executable' : describe(found.format, found.machine),
    });
}
function formatOf(target) {
    if (target.includes('-windows'))
        return 'PE';
    if (target === platform/* UNIVERSAL_MACOS */.MD)
        return 'universal Mach-O';
    return target.includes('-apple-') ? 'Mach-O' : 'ELF';
}
function describe(format, machine) {
    return machine === undefined ? format : `${format} for machine 0x${machine.toString(16)}`;
}
function identify(head) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    return elf(view) ?? machO(view) ?? universalMachO(view) ?? portableExecutable(view);
}
function elf(view) {
    if (view.byteLength < 20 || view.getUint32(0) !== 0x7f45_4c46)
        return undefined;
    const littleEndian = view.getUint8(5) === 1;
    return { format: 'ELF', machine: view.getUint16(18, littleEndian) };
}
/** The architectures of `lipo`'s output; both must be there. */
function universalMachO(view) {
    if (view.byteLength < 48 || view.getUint32(0) !== 0xcafe_babe)
        return undefined;
    const machines = [8, 28].map(at => view.getUint32(at)).sort((a, b) => a - b);
    const both = view.getUint32(4) === 2 && machines.join() === BOTH.join();
    return both ? { format: 'universal Mach-O', machine: 0 } : undefined;
}
/** x86_64 and arm64 */
const BOTH = [0x0100_0007, 0x0100_000c];
function machO(view) {
    if (view.byteLength < 8)
        return undefined;
    const magic = view.getUint32(0, true);
    if (magic !== 0xfeed_facf && magic !== 0xfeed_face)
        return undefined;
    return { format: 'Mach-O', machine: view.getUint32(4, true) };
}
function portableExecutable(view) {
    if (view.byteLength < 64 || view.getUint16(0) !== 0x4d5a)
        return undefined;
    const at = view.getUint32(0x3c, true);
    if (at + 6 > view.byteLength || view.getUint32(at) !== 0x5045_0000)
        return undefined;
    return { format: 'PE', machine: view.getUint16(at + 4, true) };
}

// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
// EXTERNAL MODULE: ./src/report/stage-summary.ts
var stage_summary = __webpack_require__(14265);
// EXTERNAL MODULE: ./src/commands/plan.ts + 2 modules
var commands_plan = __webpack_require__(13971);
// EXTERNAL MODULE: ./src/commands/stage/extras.ts
var stage_extras = __webpack_require__(82140);
// EXTERNAL MODULE: ./src/commands/stage/find-build.ts + 1 modules
var find_build = __webpack_require__(302);
// EXTERNAL MODULE: ./src/commands/stage/released-file.ts
var released_file = __webpack_require__(79491);
// EXTERNAL MODULE: ./src/commands/stage/staged-artifact.ts
var staged_artifact = __webpack_require__(20268);
// EXTERNAL MODULE: ./src/commands/sbom/own-sbom.ts
var own_sbom = __webpack_require__(42278);
// EXTERNAL MODULE: ./src/attest/build-facts.ts
var build_facts = __webpack_require__(25851);
// EXTERNAL MODULE: ./src/sbom/compiled.ts
var sbom_compiled = __webpack_require__(99486);
// EXTERNAL MODULE: ./src/sbom/cyclonedx.ts + 13 modules
var cyclonedx = __webpack_require__(90044);
// EXTERNAL MODULE: ./src/sbom/order.ts
var order = __webpack_require__(70197);
// EXTERNAL MODULE: ./src/sbom/packages-of-tree.ts
var packages_of_tree = __webpack_require__(68845);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
;// CONCATENATED MODULE: ./src/sbom/toolchain.ts
/** The toolchain that built, by its own words: `cargo -V`, `rustc -vV`, and the manifest that rustup keeps. */





/** Texts → Toolchain; CARGO_OUTPUT_INVALID for a tool that does not say its version. */
function describeToolchain(texts, targets) {
    const { host, release } = (0,platform/* parseRustcVersion */.Zs)(texts.rustcVersion);
    const commit = /^commit-hash: ([0-9a-f]{40})$/m.exec(texts.rustcVersion)?.[1] ?? null;
    const cargo = /^cargo (\d+\.\d+\.\d+\S*)/m.exec(texts.cargoVersion)?.[1];
    if (cargo === undefined) {
        throw new release_error/* ReleaseError */.K2('CARGO_OUTPUT_INVALID', {
            message: '`cargo -V` does not say what it is',
            expected: 'cargo 1.2.3',
            actual: JSON.stringify(texts.cargoVersion.slice(0, 200)),
        });
    }
    const standardLibraries = targets
        .toSorted(order/* order */.fq)
        .map(target => ({ target, archive: archiveOf(target, texts.channelManifest) }));
    return { rustc: release, commit, cargo, host, standardLibraries };
}
/** The manifest is one megabyte of TOML: only the table that is needed is parsed. */
function archiveOf(target, manifest) {
    const start = manifest?.indexOf(`\n[pkg.rust-std.target.${target}]\n`) ?? -1;
    if (manifest === undefined || start < 0)
        return null;
    const end = manifest.indexOf('\n[', start + 2);
    const table = readTable(manifest.slice(start, end < 0 ? undefined : end));
    const url = table['xz_url'];
    const sha256 = (0,digest/* parseSha256 */.tz)(table['xz_hash']);
    // A manifest of a mirror names the mirror; the file is the same, and only the public place helps anybody.
    const path = typeof url === 'string' ? /\/dist\/[A-Za-z0-9._/+-]+$/.exec(url)?.[0] : undefined;
    if (path === undefined || sha256 === undefined)
        return null;
    return { url: `https://static.rust-lang.org${path}`, sha256 };
}
function readTable(text) {
    try {
        return (0,dist/* parse */.qg)(text.slice(text.indexOf(']') + 1));
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./src/commands/sbom/auditable-binary.ts + 2 modules
var auditable_binary = __webpack_require__(32211);
// EXTERNAL MODULE: ./src/commands/sbom/sources.ts + 3 modules
var sbom_sources = __webpack_require__(66492);
;// CONCATENATED MODULE: ./src/commands/sbom/stage-sbom.ts
/** The SBOMs of one build, in the job that built: checked against the build's own messages where there are any. */










/** Asks cargo for the tree of exactly this build, reads the lock file, the toolchain and the commit. */
async function sbomMaker(inputs, build, plan, ports) {
    const { cargo, log } = ports;
    const { targets } = build;
    const { features, allFeatures, noDefaultFeatures, bsi } = inputs;
    const manifestPath = (0,external_node_path_.resolve)(ports.context.workspace, inputs.manifestPath);
    const rustflags = await Promise.all(targets.map(async (target) => cargo.rustflags(manifestPath, target)));
    const cfgs = (0,order/* distinct */.dM)(rustflags.flatMap(conditionsOf));
    const flags = { features, allFeatures, noDefaultFeatures };
    const asked = {
        manifestPath,
        targets,
        packages: build.packages,
        cfgs,
        bsi,
        ...flags,
        builtHere: true,
    };
    const [texts, { query, sources }] = await Promise.all([
        cargo.toolchain(),
        gatherForBuild(asked, build, ports),
    ]);
    const shared = {
        spec: inputs.sbomSpecVersion,
        bsi,
        packages: query.packages,
        ...flags,
        profile: inputs.profile ?? 'release',
        cfgs,
        toolchain: describeToolchain(texts, targets),
    };
    return async (artifact, { file, archive, path }) => {
        const embedded = await auditable_binary/* checkAuditable */.k.read(path, ports.files);
        const facts = { ...shared, auditable: embedded !== undefined };
        const sbom = (0,cyclonedx/* makeSbom */.w)({
            ...sources,
            bin: artifact.bin,
            package: (0,find_build/* packageNamed */.O)(build.metadata, artifact.package),
            file,
            archive,
            tag: plan.tag,
            facts,
            heard: { messages: build.messages, told: undefined },
        });
        warn(artifact, sbom, ports);
        if (embedded !== undefined)
            auditable_binary/* checkAuditable */.k.compare(artifact.name, embedded, sbom, log);
        const { document, ...told } = sbom;
        return { text: (0,cyclonedx/* formatSbom */.V)(document), facts: { ...facts, ...told } };
    };
}
/** More members than were asked for may have been built, and then their features count: cargo is asked once more. */
async function gatherForBuild(query, build, ports) {
    const sources = await (0,sbom_sources/* gatherSources */.E)(query, build.metadata, ports);
    const others = membersBuiltBesides(build, sources);
    if (others.length === 0)
        return { query, sources };
    const named = query.packages.length > 0
        ? query.packages
        : build.metadata.defaultMembers.map(({ name }) => name);
    const wider = { ...query, packages: [...named, ...others] };
    return { query: wider, sources: await (0,sbom_sources/* gatherSources */.E)(wider, build.metadata, ports) };
}
function membersBuiltBesides({ messages, metadata, targets }, { trees }) {
    if (messages === undefined)
        return [];
    const compiled = [...(0,sbom_compiled/* compiledFor */.n)(targets, messages).packages.keys()].map(id => (0,packages_of_tree/* packageOfId */.F3)(id, metadata.packages).id);
    const shown = new Set(trees.flatMap(({ whole }) => [...(whole?.keys() ?? [])].map(label => (0,packages_of_tree/* packageOfLabel */.Si)(label, metadata.packages).id)));
    return metadata.members
        .filter(({ id }) => compiled.includes(id) && !shown.has(id))
        .map(({ name }) => name);
}
/** The conditions among the flags of rustc: they decide which dependencies there are. */
function conditionsOf(rustflags) {
    const words = rustflags.flatMap(flag => {
        const [whole, name, value] = /^(-C|--cfg)=?([^]+)$/.exec(flag) ?? [];
        return whole === undefined || name === undefined || value === undefined ? [flag] : [name, value];
    });
    return words
        .flatMap((word, at) => {
        const value = words[at + 1] ?? '';
        if (word === '--cfg')
            return [value];
        return word === '-C' && value.startsWith('target-feature=') ? [value] : [];
    })
        .filter(value => build_facts/* CFG */.Vo.test(value));
}
function warn(artifact, { native, disagreements }, { log }) {
    if (native === null) {
        log.warning(`${artifact.name}: without the messages of its build (cargo-messages) nobody can tell whether the SBOM is complete, and it says so`);
    }
    if (disagreements.length === 0)
        return;
    log.warning(`${artifact.name}: the build is not what these inputs describe; the SBOM follows the build and calls itself incomplete:\n${disagreements.slice(0, 20).join('\n')}`);
}

;// CONCATENATED MODULE: ./src/commands/stage.ts
/** `stage`: the built files under their planned names, with SBOM, digest and record. Signs nothing. */














/** The command: stages the files of this platform, or those it is told of, and uploads one workflow artifact for each. */
async function runStage(inputs, ports) {
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const staged = inputs.extraAssets === undefined && inputs.prebuilt === undefined
        ? await stageArtifacts(inputs, plan, ports)
        : await stageGiven(inputs, plan, ports);
    if (inputs.uploadArtifact)
        await uploadStaged(staged, ports);
    return {
        outputs: stageOutputs(staged),
        summary: (0,stage_summary/* stageSummary */.J)(staged.map(({ record }) => record), inputs.uploadArtifact ? 'uploaded' : 'kept'),
    };
}
async function stageGiven(inputs, plan, ports) {
    const extras = (0,stage_extras/* givenExtras */.pu)(plan, inputs);
    await (0,stage_extras/* checkCheckout */.jG)(extras, ports);
    return (0,stage_extras/* stageExtras */.E2)(extras, plan, ports);
}
/** Puts every planned file of the platform into a folder of its own, with SBOM and record. */
async function stageArtifacts(inputs, plan, ports) {
    const { context, git, log } = ports;
    (0,checkout/* checkHead */.Xj)(await git.headCommit(), context.sha);
    await checkTree(inputs, plan, ports);
    const build = await (0,find_build/* findBuild */.w)(inputs, plan, ports);
    const withSbom = build.binaries.some(({ artifact }) => artifact.sbom !== null);
    const makeSbom = withSbom ? await chooseMaker(inputs, build, plan, ports) : undefined;
    const staged = [];
    for (const { artifact, path } of build.binaries) {
        const item = await stageOne(artifact, path, { plan, makeSbom }, ports);
        log.info(`staged ${artifact.name}: ${item.record.file.size} bytes, sha256:${item.record.file.sha256}`);
        staged.push(item);
    }
    return staged;
}
/**
 * For a release, sources must be those of the commit, which the SBOM names. New files may lie about, products of
 * earlier steps; but not such as cargo would compile.
 */
async function checkTree({ cargoMessages, subjectPath }, { tag, sbomPath }, { git, context }) {
    const changed = await git.changedPaths();
    (0,checkout/* checkManifestsClean */.oh)(changed);
    if (tag === null)
        return;
    const given = [cargoMessages, subjectPath, sbomPath ?? undefined];
    const suspect = [...(await git.modifiedPaths()), ...changed.filter(path => path.endsWith('.rs'))];
    (0,checkout/* checkTreeClean */.sD)((0,checkout/* withoutInputs */.i$)([...new Set(suspect)], given, context.workspace));
}
async function chooseMaker(inputs, build, plan, ports) {
    if (plan.sbomPath === null)
        return sbomMaker(inputs, build, plan, ports);
    const text = await (0,own_sbom/* ownSbom */.S)(plan.sbomPath, ports);
    return async () => ({ text, facts: null });
}
async function stageOne(artifact, source, { plan, makeSbom }, ports) {
    const { files } = ports;
    await checkBinary(artifact, source, files);
    const folder = await files.keptFolder('stage');
    const { file, binary, archive } = await (0,released_file/* makeReleased */.If)(artifact, source, folder, plan, ports);
    let sbom;
    let build = null;
    if (artifact.sbom !== null && makeSbom !== undefined) {
        const sbomPath = (0,external_node_path_.join)(folder, artifact.sbom);
        const made = await makeSbom(artifact, {
            file: await withSha512(binary, files),
            archive: archive === null ? null : await withSha512(file, files),
            path: binary.path,
        });
        await files.writeText(sbomPath, made.text);
        sbom = await files.measure(sbomPath);
        build = made.facts;
    }
    return (0,staged_artifact/* recordStaged */.U)(artifact, folder, { file, sbom, build, archive }, plan, ports);
}
async function withSha512(file, files) {
    return { ...file, sha512: await files.sha512(file.path) };
}
async function checkBinary({ name, bin, target }, path, files) {
    const { size } = await measureBinary(bin, path, files);
    if (size === 0)
        throw new release_error/* ReleaseError */.K2('BINARY_EMPTY', { message: `${path} is empty` });
    (0,released_file/* checkSize */.C1)({ path, size });
    checkExecutable(name, await files.readHead(path, EXECUTABLE_HEAD_BYTES), target);
}
async function measureBinary(bin, path, files) {
    try {
        return await files.measure(path);
    }
    catch (cause) {
        if (!(cause instanceof release_error/* ReleaseError */.K2) || cause.code !== 'FILE_UNREADABLE')
            throw cause;
        throw new release_error/* ReleaseError */.K2('BINARY_NOT_FOUND', {
            message: `the binary ${bin} is not at ${path}`,
            cause,
        });
    }
}
/** One workflow artifact for each file, under a name that bears the attempt. */
async function uploadStaged(staged, { context, artifacts, log, }) {
    for (const { artifact, filePath, sbomPath, recordPath, folder } of staged) {
        const name = (0,stage_record/* stagedArtifactName */.QC)(artifact.name, context.runAttempt);
        const paths = [filePath, sbomPath, recordPath].filter(path => path !== undefined);
        await artifacts.upload(name, paths, folder);
        log.info(`uploaded the workflow artifact ${name}`);
    }
}
/** The outputs of `stage`. */
function stageOutputs(staged) {
    const subjects = staged.flatMap(({ artifact, record: { file, sbom } }) => 
    // The SBOM of what cargo did not build can be made by nobody else: its digest is handed on too.
    sbom === null || (0,release_plan/* isArtifact */.vw)(artifact) ? [file] : [file, sbom]);
    return {
        'subject-name': subjects.map(({ name }) => name).join(','),
        'subject-digest': subjects.map(({ sha256 }) => `sha256:${sha256}`).join(','),
        'artifact-path': staged.map(({ filePath }) => filePath).join(','),
        'sbom-path': staged.flatMap(({ sbomPath }) => sbomPath ?? []).join(','),
    };
}


/***/ }),

/***/ 82140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ stageExtras),
/* harmony export */   jG: () => (/* binding */ checkCheckout),
/* harmony export */   pu: () => (/* binding */ givenExtras)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _attest_store_limits_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(46633);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81933);
/* harmony import */ var _plan_checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75967);
/* harmony import */ var _plan_extra_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22160);
/* harmony import */ var _release_sbom_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94019);
/* harmony import */ var _sbom_own_document_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81711);
/* harmony import */ var _released_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79491);
/* harmony import */ var _staged_artifact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(20268);
/** Files that cargo did not make, under their planned names. */










/**
 * Where the job has a checkout, it is of this run's commit, and a file that the commit has is as the commit has it.
 * A job that only passes on what was made elsewhere has none.
 */
async function checkCheckout(extras, { context: { sha, workspace }, files, git }) {
    if (!(await files.list(workspace)).includes('.git'))
        return;
    (0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .checkHead */ .Xj)(await git.headCommit(), sha);
    const paths = extras.flatMap(({ path, sbomPath }) => [path, sbomPath ?? undefined]);
    const modified = await git.modifiedPaths();
    const others = (0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutInputs */ .i$)(modified, paths, workspace);
    (0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .checkTreeClean */ .sD)(modified.filter(path => !others.includes(path)));
}
/** What this job was told that it has: planned files alone, each with its SBOM where one is planned. */
function givenExtras(plan, given) {
    const files = [
        ...(0,_plan_extra_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseNamedFiles */ .g)(given.extraAssets ?? [], 'extra-assets').map(file => ({
            file,
            made: 'built',
        })),
        ...(0,_plan_extra_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseNamedFiles */ .g)(given.prebuilt ?? [], 'prebuilt').map(file => ({ file, made: 'assembled' })),
    ];
    const unplanned = files.filter(({ file: { name }, made }) => {
        const planned = plan.extras.find(extra => extra.name === name || extra.sbom === name);
        return planned?.made !== made;
    });
    if (unplanned.length > 0) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('FILES_UNEXPECTED', {
            message: `the plan has no such file: ${unplanned.map(({ file }) => file.name).join(', ')}`,
            expected: ['what cargo builds', ...plan.extras.map(describe)].join(', '),
            remedy: 'Name every file of the release to the plan job too, as extra-assets or as prebuilt, by the same name.',
        });
    }
    const pathOf = (wanted) => files.find(({ file: { name } }) => name === wanted)?.file.path;
    return plan.extras.flatMap(extra => {
        const path = pathOf(extra.name);
        const sbomPath = extra.sbom === null ? undefined : pathOf(extra.sbom);
        if (path === undefined && sbomPath === undefined)
            return [];
        if (path === undefined)
            throw halfGiven(extra.name, extra.sbom ?? '');
        if (extra.sbom !== null && sbomPath === undefined)
            throw halfGiven(extra.sbom, extra.name);
        return [{ ...extra, path, sbomPath: sbomPath ?? null }];
    });
}
function describe({ name, made }) {
    return `${name} (${made === 'built' ? 'extra-assets' : 'prebuilt'})`;
}
function halfGiven(missing, given) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('FILES_MISSING', {
        message: `${missing} belongs to ${given}, and one step stages both`,
        remedy: 'Name the file and its SBOM to the same `stage` step.',
    });
}
/** Each in a folder of its own, with its SBOM and its record. */
async function stageExtras(extras, plan, ports) {
    const staged = [];
    for (const extra of extras)
        staged.push(await stageExtra(extra, plan, ports));
    return staged;
}
async function stageExtra(extra, plan, ports) {
    const { context, files, log } = ports;
    const folder = await files.keptFolder('stage');
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.workspace, extra.path);
    const file = await (0,_released_file_js__WEBPACK_IMPORTED_MODULE_7__/* .copyFile */ .m3)(source, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, extra.name), ports);
    if (file.size === 0)
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('BINARY_EMPTY', { message: `${source} is empty` });
    (0,_released_file_js__WEBPACK_IMPORTED_MODULE_7__/* .checkSize */ .C1)({ path: source, size: file.size });
    const sbom = await stageSbom(extra, folder, ports);
    log.info(`staged ${extra.name}: ${file.size} bytes, sha256:${file.sha256}`);
    return (0,_staged_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .recordStaged */ .U)(extra, folder, { file, sbom, build: null, archive: null }, plan, ports);
}
/** The same document, written as a signed predicate is written. */
async function stageSbom({ sbom, sbomPath }, folder, { context, files }) {
    if (sbom === null || sbomPath === null)
        return undefined;
    const text = await files.readText((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(context.workspace, sbomPath), _attest_store_limits_js__WEBPACK_IMPORTED_MODULE_9__/* .MAX_PREDICATE_BYTES */ .p);
    const document = (0,_sbom_own_document_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSbomDocument */ .U)(text, (0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_2__/* .sbomFormat */ .$2)(sbom), sbomPath);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, sbom);
    await files.writeText(path, (0,_release_sbom_file_js__WEBPACK_IMPORTED_MODULE_5__/* .sbomText */ .zA)(document.predicate));
    return files.measure(path);
}


/***/ }),

/***/ 79491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkSize),
/* harmony export */   If: () => (/* binding */ makeReleased),
/* harmony export */   m3: () => (/* binding */ copyFile)
/* harmony export */ });
/* unused harmony export MOST_BYTES */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _attest_archive_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14970);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51753);
/* harmony import */ var _plan_archive_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58217);
/* harmony import */ var _plan_include_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77403);
/** The file that is released for a binary: a copy under its planned name, or the archive around it. */





/** Each asset of a release holds less than 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3 - 1;
/** Puts the file into `folder`. What was measured there is what is staged, whatever happens to its source. */
async function makeReleased(artifact, source, folder, plan, ports) {
    const { files } = ports;
    const { archive } = artifact;
    if (archive === null) {
        const file = await copyFile(source, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, artifact.name), ports);
        return { file, binary: file, archive: null };
    }
    const inner = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(await files.keptFolder('inner'), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(archive.binary));
    const binary = await copyFile(source, inner, ports);
    const sources = new Map([[archive.binary, binary]]);
    for (const [place, file] of await includedFiles(archive, plan, ports)) {
        if (sources.has(place))
            throw invalid([`${place}: several files lie there`]);
        sources.set(place, file);
    }
    const contents = await contentsOf(archive, sources, ports);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, artifact.name);
    await files.packArchive(contents, ({ path: entry }) => sources.get(entry)?.path ?? entry, path);
    const file = await files.measure(path);
    checkSize(file);
    return { file, binary, archive: contents };
}
/** FILE_TOO_LARGE for what GitHub would not take. */
function checkSize({ path, size }) {
    if (size <= MOST_BYTES)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('FILE_TOO_LARGE', {
        message: `${path} is too large for a release`,
        expected: `at most ${MOST_BYTES} bytes`,
        actual: `${size} bytes`,
    });
}
/** A copy of a file that this job's other processes can write (DIGEST_MISMATCH). */
async function copyFile(source, to, { files }) {
    const before = await files.measure(source);
    await files.copy(source, to);
    const copy = await files.measure(to);
    if (before.sha256 === copy.sha256)
        return copy;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .VerificationError */ .mk('DIGEST_MISMATCH', {
        message: `${before.path} changed while it was staged`,
        expected: `sha256 ${before.sha256}`,
        actual: `sha256 ${copy.sha256}`,
    });
}
/** By their places in the archive. */
async function includedFiles(archive, { include }, { files, context: { workspace } }) {
    const folder = archive.binary.slice(0, archive.binary.indexOf('/'));
    const found = [];
    for (const included of (0,_plan_include_js__WEBPACK_IMPORTED_MODULE_3__/* .parseIncludes */ .P)(include)) {
        for (const path of await files.find(workspace, included.pattern)) {
            const below = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, path).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
            found.push([`${folder}/${(0,_plan_include_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(included, below)}`, await files.measure(path)]);
        }
    }
    return found;
}
async function contentsOf({ format, binary }, sources, { git }) {
    const paths = [...sources.keys()].sort();
    const problems = [
        ...paths.flatMap(path => {
            const problem = (0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_4__/* .entryPathProblem */ .hR)(path);
            return problem === undefined ? [] : [`${JSON.stringify(path)}: ${problem}`];
        }),
        ...(0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_4__/* .collidingPaths */ .U)(paths).map(path => `${path}: collides with another file`),
        ...(paths.length > _attest_archive_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_ENTRIES */ .V ? [`${paths.length} files, at most ${_attest_archive_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_ENTRIES */ .V}`] : []),
    ];
    if (problems.length > 0)
        throw invalid(problems);
    const entries = paths.flatMap((path) => {
        const file = sources.get(path);
        if (file === undefined)
            return [];
        checkSize(file);
        return [{ path, size: file.size, sha256: file.sha256, executable: path === binary }];
    });
    return { format, mtime: await git.commitTime(), entries };
}
function invalid(problems) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('ARCHIVE_INVALID', {
        message: `the archive cannot be packed:\n${problems.slice(0, 20).join('\n')}`,
    });
}


/***/ }),

/***/ 20268:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ recordStaged)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _attest_stage_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7365);
/* harmony import */ var _plan_release_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8744);
/** One file with its SBOM and its record, ready to travel to the signing job. */



/** Writes the record beside the file and its SBOM. */
async function recordStaged(artifact, folder, { file, sbom, build, archive }, plan, { context, files }) {
    const made = (0,_plan_release_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .isArtifact */ .vw)(artifact) ? artifact : NOT_OF_CARGO;
    const record = {
        schema: _attest_stage_record_js__WEBPACK_IMPORTED_MODULE_1__/* .STAGE_SCHEMA */ .J4,
        file: stagedFile(file),
        sbom: sbom === undefined ? null : stagedFile(sbom),
        build,
        archive,
        bin: made.bin,
        package: made.package,
        platform: made.platform,
        target: made.target,
        version: plan.version,
        repository: context.repository,
        commit: context.sha,
        ref: context.ref,
        runId: context.runId,
        runAttempt: context.runAttempt,
    };
    const recordPath = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _attest_stage_record_js__WEBPACK_IMPORTED_MODULE_1__/* .STAGE_FILE */ .iu);
    await files.writeText(recordPath, (0,_attest_stage_record_js__WEBPACK_IMPORTED_MODULE_1__/* .formatStageRecord */ .bV)(record));
    return { artifact, record, folder, filePath: file.path, sbomPath: sbom?.path, recordPath };
}
const NOT_OF_CARGO = { bin: null, package: null, platform: null, target: null };
function stagedFile({ name, sha256, size }) {
    return { name, sha256, size };
}


/***/ }),

/***/ 14265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ stageSummary)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);

const UPLOADED = 'Each is in a workflow artifact of its own, with its SBOM and stage.json.';
const NEXT = {
    uploaded: `${UPLOADED} Nothing is signed yet: \`attest\` does that, in a job that runs no project code.`,
    kept: 'Nothing was uploaded (`upload-artifact: false`), and nothing is signed yet.',
    'same step': UPLOADED,
};
/** What was staged, with digests, and what comes next. */
function stageSummary(records, next) {
    const rows = records.map(({ file, sbom, platform, target, archive }) => [
        archive === null
            ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.name)
            : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.name), ...archive.entries.map(({ path }) => `↳ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path)}`)].join('<br>'),
        platform === null || target === null
            ? 'not built by cargo'
            : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(platform)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(target)})`,
        String(file.size),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`sha256:${file.sha256}`),
        sbom === null ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sbom.name),
    ]);
    return [
        '## Staged files',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', 'Platform', 'Bytes', 'Digest', 'SBOM'], rows),
        NEXT[next],
    ].join('\n\n');
}


/***/ })

};
