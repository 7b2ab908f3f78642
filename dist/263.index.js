export const id = 263;
export const ids = [263];
export const modules = {

/***/ 92283:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ depthFault),
/* harmony export */   l: () => (/* binding */ sigstoreFault)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42991);
/** Shapes of JSON that libraries choke on. */

/** Whoever walks a deeper document by recursion overflows the stack; bundles and SBOMs stay below 20. */
const MAX_DEPTH = 100;
/** Why a document is not even to be looked at: too deep. Walks without recursion. */
function depthFault(document) {
    return findFault(document, () => undefined);
}
/**
 * The same for a Sigstore document, in which no field is called `length`. Protobuf's JSON readers hand a field of
 * bytes to `Buffer.from`, which takes `{"length": 4000000000}` for an array and allocates it.
 */
function sigstoreFault(document) {
    return findFault(document, value => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && Object.hasOwn(value, 'length')
        ? 'an object pretends to be an array'
        : undefined);
}
function findFault(document, faultOf) {
    let level = [document];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth > MAX_DEPTH)
            return `it is nested more than ${MAX_DEPTH} levels deep`;
        const next = [];
        for (const value of level) {
            if (typeof value !== 'object' || value === null)
                continue;
            const fault = faultOf(value);
            if (fault !== undefined)
                return fault;
            for (const inner of Object.values(value))
                next.push(inner);
        }
        level = next;
    }
    return undefined;
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

// EXTERNAL MODULE: ./src/report/stage-summary.ts
var stage_summary = __webpack_require__(14265);
// EXTERNAL MODULE: ./src/commands/plan.ts + 6 modules
var commands_plan = __webpack_require__(12718);
// EXTERNAL MODULE: ./src/commands/stage/find-build.ts + 1 modules
var find_build = __webpack_require__(302);
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
    return async (artifact, file, path) => {
        const embedded = await auditable_binary/* checkAuditable */.k.read(path, ports.files);
        const facts = { ...shared, auditable: embedded !== undefined };
        const sbom = (0,cyclonedx/* makeSbom */.w)({
            ...sources,
            bin: artifact.bin,
            package: (0,find_build/* packageNamed */.O)(build.metadata, artifact.package),
            file,
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










/** Each asset of a release holds less than 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3 - 1;
/** The command: stages every planned file of this platform and uploads one workflow artifact for each. */
async function runStage(inputs, ports) {
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const staged = await stageArtifacts(inputs, plan, ports);
    if (inputs.uploadArtifact)
        await uploadStaged(staged, ports);
    return {
        outputs: stageOutputs(staged),
        summary: (0,stage_summary/* stageSummary */.J)(staged.map(({ record }) => record), inputs.uploadArtifact ? 'uploaded' : 'kept'),
    };
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
async function stageOne(artifact, source, staging, { context, files }) {
    await checkBinary(artifact, source, files);
    const before = await files.measure(source);
    const folder = await files.keptFolder('stage');
    const filePath = (0,external_node_path_.join)(folder, artifact.name);
    await files.copy(source, filePath);
    const file = await files.measure(filePath);
    checkSameBytes(before, file);
    let sbom;
    let build = null;
    if (artifact.sbom !== null && staging.makeSbom !== undefined) {
        const sbomPath = (0,external_node_path_.join)(folder, artifact.sbom);
        const released = { ...file, sha512: await files.sha512(filePath) };
        const made = await staging.makeSbom(artifact, released, filePath);
        await files.writeText(sbomPath, made.text);
        sbom = await files.measure(sbomPath);
        build = made.facts;
    }
    const record = makeRecord(artifact, { file, sbom, build }, staging, context);
    const recordPath = (0,external_node_path_.join)(folder, stage_record/* STAGE_FILE */.iu);
    await files.writeText(recordPath, (0,stage_record/* formatStageRecord */.bV)(record));
    return { artifact, record, folder, filePath, sbomPath: sbom?.path, recordPath };
}
async function checkBinary({ name, bin, target }, path, files) {
    const { size } = await measureBinary(bin, path, files);
    if (size === 0)
        throw new release_error/* ReleaseError */.K2('BINARY_EMPTY', { message: `${path} is empty` });
    if (size > MOST_BYTES) {
        throw new release_error/* ReleaseError */.K2('FILE_TOO_LARGE', {
            message: `${path} is too large for a release`,
            expected: `at most ${MOST_BYTES} bytes`,
            actual: `${size} bytes`,
        });
    }
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
// The copy was made from a file that this job's other processes can write.
function checkSameBytes(before, copy) {
    if (before.sha256 === copy.sha256)
        return;
    throw new release_error/* ReleaseError */.K2('DIGEST_MISMATCH', {
        message: `${before.path} changed while it was staged`,
        expected: `sha256 ${before.sha256}`,
        actual: `sha256 ${copy.sha256}`,
    });
}
function makeRecord(artifact, measured, { plan }, context) {
    return {
        schema: stage_record/* STAGE_SCHEMA */.J4,
        file: stagedFile(measured.file),
        sbom: measured.sbom === undefined ? null : stagedFile(measured.sbom),
        build: measured.build,
        bin: artifact.bin,
        package: artifact.package,
        version: plan.version,
        platform: artifact.platform,
        target: artifact.target,
        repository: context.repository,
        commit: context.sha,
        ref: context.ref,
        runId: context.runId,
        runAttempt: context.runAttempt,
    };
}
function stagedFile({ name, sha256, size }) {
    return { name, sha256, size };
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
    const all = (text) => staged.map(text).join(',');
    return {
        'subject-name': all(({ record }) => record.file.name),
        'subject-digest': all(({ record }) => `sha256:${record.file.sha256}`),
        'artifact-path': all(({ filePath }) => filePath),
        'sbom-path': staged.flatMap(({ sbomPath }) => sbomPath ?? []).join(','),
    };
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
    const rows = records.map(({ file, sbom, platform, target }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.name),
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(platform)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(target)})`,
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


/***/ }),

/***/ 57389:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageStep: () => (/* binding */ stageStep)
/* harmony export */ });
/* harmony import */ var _commands_stage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17457);
/* harmony import */ var _io_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60684);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26201);



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
