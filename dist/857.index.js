export const id = 857;
export const ids = [857];
export const modules = {

/***/ 61303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mc: () => (/* binding */ attestOutputs),
  MC: () => (/* binding */ attestStaged),
  nU: () => (/* binding */ runAttest)
});

// UNUSED EXPORTS: evidenceName

// EXTERNAL MODULE: ./src/attest/instance.ts
var attest_instance = __webpack_require__(72646);
// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
// EXTERNAL MODULE: ./src/attest/store-limits.ts
var store_limits = __webpack_require__(46633);
// EXTERNAL MODULE: ./src/attest/limits.ts
var limits = __webpack_require__(23453);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/plan/artifact-name.ts
var artifact_name = __webpack_require__(81933);
// EXTERNAL MODULE: ./src/release/sbom-file.ts
var sbom_file = __webpack_require__(94019);
// EXTERNAL MODULE: ./src/sbom/own-document.ts
var own_document = __webpack_require__(81711);
// EXTERNAL MODULE: ./src/report/attest-summary.ts
var attest_summary = __webpack_require__(2468);
// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 2 modules
var collect_staged = __webpack_require__(13090);
// EXTERNAL MODULE: ./src/commands/plan.ts + 6 modules
var commands_plan = __webpack_require__(12718);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
// EXTERNAL MODULE: ./src/plan/platform.ts
var platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/sbom/cyclonedx.ts + 13 modules
var cyclonedx = __webpack_require__(90044);
// EXTERNAL MODULE: ./src/sbom/order.ts
var order = __webpack_require__(70197);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/plan/fields.ts
var fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/sbom/differences.ts
/** Where two documents differ, in words that lead to the cause. */



/** Texts of two SBOM files → the places where the second is not the first; empty: they are one document. */
function sbomDifferences(made, staged) {
    const [ours, theirs] = [made, staged].map(text => parts(text));
    if (ours === undefined || theirs === undefined)
        return ['the staged SBOM is no JSON document'];
    const places = (0,order/* distinct */.dM)([...ours.keys(), ...theirs.keys()]);
    const differing = places.flatMap(place => {
        if (!theirs.has(place))
            return [`${place}: missing`];
        if (!ours.has(place))
            return [`${place}: does not follow from the sources`];
        return (0,json/* sameJson */.Vk)(ours.get(place), theirs.get(place)) ? [] : [`${place}: another content`];
    });
    // Equal values in another order or spelling are another file all the same.
    return differing.length === 0 && made !== staged
        ? ['the same document, written another way']
        : differing;
}
/** Components and dependencies one by one, everything else by its field; the serial number follows from the rest. */
function parts(text) {
    const document = parse(text);
    if (!(0,fields/* isRecord */.u4)(document))
        return undefined;
    const found = new Map();
    for (const [key, value] of Object.entries(document)) {
        if (key === 'serialNumber')
            continue;
        if (Array.isArray(value) && (key === 'components' || key === 'dependencies')) {
            for (const item of value)
                found.set(`${key} ${nameOf(item)}`, item);
        }
        else if ((0,fields/* isRecord */.u4)(value)) {
            for (const [inner, field] of Object.entries(value))
                found.set(`${key}.${inner}`, field);
        }
        else
            found.set(key, value);
    }
    return found;
}
function nameOf(item) {
    return (0,fields/* isRecord */.u4)(item) ? String(item['bom-ref'] ?? item['ref']) : '?';
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/commands/stage/find-build.ts + 1 modules
var find_build = __webpack_require__(302);
// EXTERNAL MODULE: ./src/commands/sbom/auditable-binary.ts + 2 modules
var auditable_binary = __webpack_require__(32211);
// EXTERNAL MODULE: ./src/commands/sbom/own-sbom.ts
var own_sbom = __webpack_require__(42278);
// EXTERNAL MODULE: ./src/commands/sbom/sources.ts + 3 modules
var sources = __webpack_require__(66492);
;// CONCATENATED MODULE: ./src/commands/sbom/remake-sboms.ts
/**
 * Every staged SBOM, made again in a job that runs no code of the project: from lock file, tree, metadata and the
 * packages' own files, with nothing from the build job but what only it can know. The result must be the staged file.
 */












/** SBOM_NOT_REPRODUCED names the first staged SBOM that is not what its sources make. */
async function remakeSboms(request, ports) {
    const { plan, staged } = request;
    const sources = new Map();
    for (const item of staged) {
        if (item.sbom === null)
            continue;
        const text = plan.sbomPath === null
            ? await remake(request, item, sources, ports)
            : await (0,own_sbom/* ownSbom */.S)(plan.sbomPath, ports);
        check(item, text, await ports.files.readText(item.sbom.path, store_limits/* MAX_PREDICATE_BYTES */.p));
        ports.log.info(`${item.sbom.name}: made again, the same`);
    }
}
async function remake({ manifestPath, plan }, { planned, record, file }, known, ports) {
    const facts = record.build;
    if (facts === null)
        throw notReproduced(planned.name, ['stage.json does not say how it was made']);
    const targets = (0,platform/* architecturesOf */.mb)(planned.target);
    const { packages, features, allFeatures, noDefaultFeatures, cfgs, bsi } = facts;
    const flags = { features, allFeatures, noDefaultFeatures };
    const path = (0,external_node_path_.resolve)(ports.context.workspace, manifestPath);
    const query = { manifestPath: path, targets, packages, cfgs, bsi, ...flags, builtHere: false };
    // Binaries of one build have their sources in common.
    const { host } = facts.toolchain;
    const key = JSON.stringify([query, host]);
    const asked = known.get(key) ?? gather(query, host, ports);
    known.set(key, asked);
    const sources = await asked;
    checkFacts(facts, targets, planned.name);
    const embedded = await auditable_binary/* checkAuditable */.k.read(file.path, ports.files);
    const sbom = (0,cyclonedx/* makeSbom */.w)({
        ...sources,
        bin: planned.bin,
        package: (0,find_build/* packageNamed */.O)(sources.metadata, planned.package),
        file: { name: file.name, sha256: file.sha256, sha512: await ports.files.sha512(file.path) },
        tag: plan.tag,
        facts: { ...facts, auditable: embedded !== undefined },
        heard: { messages: undefined, told: facts },
    });
    if (embedded !== undefined)
        auditable_binary/* checkAuditable */.k.compare(planned.name, embedded, sbom, ports.log);
    return (0,cyclonedx/* formatSbom */.V)(sbom.document);
}
async function gather(query, host, ports) {
    const { manifestPath } = query;
    // What the build job tells of its machine is looked up among the packages for that machine.
    const targets = (0,order/* distinct */.dM)([...query.targets, host]);
    const metadata = (0,cargo_metadata/* parseCargoMetadata */.z)(await ports.cargo.metadata({ manifestPath, dependencies: true, targets, features: query }));
    return (0,sources/* gatherSources */.E)(query, metadata, ports);
}
function checkFacts({ toolchain }, targets, name) {
    const described = toolchain.standardLibraries.map(({ target }) => target);
    if (described.join() === [...targets].sort().join())
        return;
    throw notReproduced(name, [`a standard library for ${described.join(', ')}`]);
}
function check({ planned }, made, staged) {
    const differences = sbomDifferences(made, staged);
    if (differences.length > 0)
        throw notReproduced(planned.name, differences);
}
function notReproduced(name, differences) {
    const more = differences.length > 20 ? `\nand ${differences.length - 20} more` : '';
    return new release_error/* PolicyError */.pn('SBOM_NOT_REPRODUCED', {
        message: `the SBOM of ${name} does not follow from the commit:\n${differences.slice(0, 20).join('\n')}${more}`,
    });
}

;// CONCATENATED MODULE: ./src/commands/attest.ts
/** `attest`: signs what the build jobs staged, in a job that runs no code of the project. */















/** The command. */
async function runAttest(inputs, ports) {
    const { context, git } = ports;
    (0,run_identity/* refuseTrigger */.DQ)(context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(context, identity);
    (0,run_identity/* refuseTrigger */.DQ)(identity.eventName);
    (0,checkout/* checkHead */.Xj)(await git.headCommit(), context.sha);
    const { artifactsPath, digests, platform } = inputs;
    (0,checkout/* checkTreeClean */.sD)((0,checkout/* withoutInputs */.i$)(await git.changedPaths(), [artifactsPath], context.workspace));
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const staged = await (0,collect_staged/* collectStaged */.D)({ plan, platform, artifactsPath, digests }, ports);
    await remakeSboms({ manifestPath: inputs.manifestPath, plan, staged }, ports);
    const attested = await attestStaged({ plan, identity, staged, options: inputs }, ports);
    return {
        outputs: attestOutputs(attested),
        summary: (0,attest_summary/* attestSummary */.g)({
            repository: context.repository,
            plan,
            instance: attested.instance,
            attestations: attested.stored,
            claims: attested.claims,
            stagedHere: await wasStagedHere(ports),
        }),
    };
}
/** Provenance and SBOM of every staged file; `all` comes here too. */
async function attestStaged(request, ports) {
    const { plan, identity, staged, options } = request;
    const instance = (0,attest_instance/* chooseInstance */.N)(options.sigstore, identity, options.disclosePrivate);
    const claims = await claimsOf(staged, ports);
    const { maxEnvelope } = options;
    if ((plan.tag === null || options.dryRun) && !options.signRehearsal) {
        (0,limits/* checkLimits */.J5)(claims, { instance, maxEnvelope });
        ports.log.notice('a rehearsal: everything was checked, nothing is signed or stored');
        return { instance, claims, stored: undefined, bundlePath: undefined };
    }
    const evidenceArtifact = evidenceName(plan, staged, ports.context.runAttempt);
    const stored = await (0,attest_subjects/* attestSubjects */.Z)(claims, { instance, maxEnvelope, evidenceArtifact }, ports);
    const bundlePath = `${await ports.files.keptFolder('bundles')}/attestations.jsonl`;
    await ports.files.writeText(bundlePath, (0,kept_bundles/* bundleLines */.cZ)(stored.map(one => one.bundle)));
    return { instance, claims, stored, bundlePath };
}
async function claimsOf(staged, { signer, files }) {
    const provenance = await signer.provenancePredicate();
    const claims = [];
    for (const { file, sbom } of staged) {
        const subject = { name: file.name, sha256: file.sha256 };
        claims.push({ subject, ...provenance });
        if (sbom === null)
            continue;
        const text = await files.readText(sbom.path, store_limits/* MAX_PREDICATE_BYTES */.p);
        const format = (0,artifact_name/* sbomFormat */.$2)(sbom.name);
        const { predicateType, predicate } = (0,own_document/* parseSbomDocument */.U)(text, format, sbom.name);
        (0,sbom_file/* checkRootHash */.TE)(predicate, file.sha256, sbom.name);
        claims.push({ subject, predicateType, predicate });
    }
    return claims;
}
/** One name for the whole plan; jobs that attest a part of it each have a name of their own. */
function evidenceName(plan, staged, attempt) {
    const names = staged.map(({ planned }) => planned.name).sort();
    const part = names.length === plan.artifacts.length ? '' : `.${(0,digest/* sha256Of */.Bj)(names.join('\n')).slice(0, 8)}`;
    return `attested-release-evidence${part}--${attempt}`;
}
/** The step's outputs; lists are comma-separated. */
function attestOutputs({ claims, stored, bundlePath }) {
    const subjects = new Map(claims.map(({ subject }) => [subject.name, subject.sha256]));
    const present = (values) => values.filter(value => value !== undefined).join(',');
    return {
        'subject-name': [...subjects.keys()].join(','),
        'subject-digest': [...subjects.values()].map(sha256 => `sha256:${sha256}`).join(','),
        'bundle-path': bundlePath ?? '',
        'attestation-id': present((stored ?? []).map(one => one.attestationId)),
        'attestation-url': present((stored ?? []).map(one => one.attestationUrl)),
    };
}
/** `stage` leaves its folder in RUNNER_TEMP, which is the job's own: then built and signed in one job. */
async function wasStagedHere({ files, context }) {
    const names = await files.list(context.temporary);
    return names.some(name => name.startsWith('attested-release-stage-'));
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

/***/ 2468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ attestSummary)
/* harmony export */ });
/* unused harmony export level */
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31444);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);


/** What was signed, where it can be looked at, and what it is worth. */
function attestSummary(report) {
    const { claims, attestations, instance, plan, repository } = report;
    const rows = claims.map(({ subject, predicateType }, index) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(subject.name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`sha256:${subject.sha256}`),
        predicateType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_1__/* .PROVENANCE_V1 */ .A0 ? 'provenance' : 'SBOM',
        attestations === undefined ? 'not signed' : link(attestations[index]?.attestationUrl),
    ]);
    return [
        `## ${attestations === undefined ? 'Rehearsed attestations' : 'Attestations'}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(plan.name)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(plan.version)}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', 'Digest', 'Says', 'Attestation'], rows),
        attestations === undefined
            ? '**A rehearsal**: everything was checked, and nothing was signed or stored.'
            : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}.`,
        level(report.stagedHere),
        ...(attestations === undefined
            ? []
            : ['To check one:', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .block */ .om)('sh', `gh attestation verify FILE --repo ${repository}`)]),
    ].join('\n\n');
}
function link(url) {
    return url === undefined
        ? 'stored before'
        : `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(url.replace(/^.*\//, ''))}](${url})`;
}
/** https://slsa.dev/spec/v1.0/levels#build-l3 */
function level(stagedHere) {
    return stagedHere
        ? '**SLSA Build Level 2**: the files were built in the job that signs, so a build script could have used the signing identity. Build in jobs of their own, without `id-token: write`, and sign in another.'
        : '**SLSA Build Level 2, and what Level 3 asks of the signing job**: it ran no code of the project. Level 3 holds if no build job has `id-token: write`.';
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

/***/ 40857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allStep: () => (/* binding */ allStep)
});

// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/commands/attest.ts + 2 modules
var attest = __webpack_require__(61303);
// EXTERNAL MODULE: ./src/report/attest-summary.ts
var attest_summary = __webpack_require__(2468);
// EXTERNAL MODULE: ./src/report/plan-summary.ts
var plan_summary = __webpack_require__(76130);
// EXTERNAL MODULE: ./src/report/stage-summary.ts
var stage_summary = __webpack_require__(14265);
// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 2 modules
var collect_staged = __webpack_require__(13090);
// EXTERNAL MODULE: ./src/commands/plan.ts + 6 modules
var commands_plan = __webpack_require__(12718);
// EXTERNAL MODULE: ./src/commands/release.ts + 29 modules
var release = __webpack_require__(64978);
// EXTERNAL MODULE: ./src/commands/release/sign-with-gpg.ts
var sign_with_gpg = __webpack_require__(61041);
// EXTERNAL MODULE: ./src/commands/stage.ts + 3 modules
var stage = __webpack_require__(17457);
;// CONCATENATED MODULE: ./src/commands/all.ts
/**
 * `all`: plan, stage, attest, verify and release in one job, by the code of the five. Nothing is believed because this
 * very step has just made it: the attestations are read back from the store and verified like anybody else's.
 */











/** The command. */
async function runAll(inputs, ports) {
    const { context, log, git } = ports;
    (0,run_identity/* refuseTrigger */.DQ)(context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(context, identity);
    const plan = await (0,commands_plan/* makePlan */.Cs)(inputs, ports, { hostPlatformOnly: true, features: inputs });
    await log.group('Plan', async () => {
        (0,commands_plan/* logPlan */.uH)(plan, log);
    });
    await (0,sign_with_gpg/* tryKey */.DJ)(plan, inputs, ports);
    const { cargoMessages, notesFile, subjectPath, trustedRoot, tufMirrors } = inputs;
    const tufRoots = tufMirrors.map(({ rootPath }) => rootPath);
    const given = [cargoMessages, notesFile, subjectPath, trustedRoot, ...tufRoots];
    (0,checkout/* checkTreeClean */.sD)((0,checkout/* withoutInputs */.i$)(await git.changedPaths(), given, context.workspace));
    const built = await log.group('Stage', async () => {
        const staged = await (0,stage/* stageArtifacts */.mc)({ ...inputs, platform: undefined }, plan, ports);
        await (0,stage/* uploadStaged */.CJ)(staged, ports);
        return staged;
    });
    // From here on what counts is what the run's own store of workflow artifacts holds, as in a job of its own.
    const staged = await (0,collect_staged/* collectStaged */.D)({ plan }, ports);
    const attested = await log.group('Attest', async () => (0,attest/* attestStaged */.MC)({ plan, identity, staged, options: inputs }, ports));
    const released = await log.group('Verify and release', async () => (0,release/* releaseStaged */.q)({ plan, identity, staged, options: inputs }, ports));
    return {
        ...released,
        outputs: {
            ...(0,commands_plan/* planOutputs */.iS)(plan),
            ...(0,stage/* stageOutputs */.Tp)(built),
            ...(0,attest/* attestOutputs */.Mc)(attested),
            ...released.outputs,
        },
        summary: [
            released.summary,
            (0,attest_summary/* attestSummary */.g)({
                repository: context.repository,
                plan,
                instance: attested.instance,
                attestations: attested.stored,
                claims: attested.claims,
                stagedHere: true,
            }),
            details('Plan and staged files', `${(0,plan_summary/* planSummary */.M)(plan)}\n\n${(0,stage_summary/* stageSummary */.J)(built.map(({ record }) => record), 'same step')}`),
        ].join('\n\n'),
    };
}
function details(title, text) {
    return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

// EXTERNAL MODULE: ./src/steps/release.ts + 6 modules
var steps_release = __webpack_require__(25436);
;// CONCATENATED MODULE: ./src/steps/all.ts


/**
 * `all` over the real world. This job has built the project, so the repository's cargo configuration counts; the
 * summary says what that means for the level of the evidence.
 */
async function allStep(inputs, environment) {
    return runAll(inputs, (0,steps_release/* releasePorts */.c)(environment, inputs, 'allowed'));
}


/***/ })

};
