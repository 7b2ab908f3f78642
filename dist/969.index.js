export const id = 969;
export const ids = [969];
export const modules = {

/***/ 73969:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mc: () => (/* binding */ attestOutputs),
  MC: () => (/* binding */ attestStaged),
  nU: () => (/* binding */ runAttest)
});

// UNUSED EXPORTS: evidenceName

// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/predicate.ts
var attest_predicate = __webpack_require__(31444);
;// CONCATENATED MODULE: ./src/attest/assembled.ts
/** Provenance of what this run did not build. */


/** Who made the bytes, from what and how, is claimed of nothing here. */
const NOT_CLAIMED = 'The bytes were handed to this run by another tool. That they were built here, or from this commit, is not claimed.';
/** The provenance of a build → that of handing a finished file on. */
function assembledPredicate(predicate) {
    const definition = 'buildDefinition' in predicate ? predicate.buildDefinition : undefined;
    const build = (0,json/* isJsonObject */.OW)(definition) ? definition : {};
    const internal = (0,json/* isJsonObject */.OW)(build['internalParameters']) ? build['internalParameters'] : {};
    return {
        ...predicate,
        buildDefinition: {
            ...build,
            buildType: attest_predicate/* ASSEMBLED_BUILD_TYPE */.Hf,
            internalParameters: { ...internal, assembled: { notice: NOT_CLAIMED } },
        },
    };
}

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
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/plan/artifact-name.ts
var artifact_name = __webpack_require__(81933);
// EXTERNAL MODULE: ./src/plan/release-plan.ts
var release_plan = __webpack_require__(8744);
// EXTERNAL MODULE: ./src/release/sbom-file.ts
var sbom_file = __webpack_require__(94019);
// EXTERNAL MODULE: ./src/sbom/own-document.ts
var own_document = __webpack_require__(81711);
// EXTERNAL MODULE: ./src/report/attest-summary.ts
var attest_summary = __webpack_require__(2468);
// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/attest/digest-list.ts
var digest_list = __webpack_require__(38754);
// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
;// CONCATENATED MODULE: ./src/commands/attest-files.ts
/** `attest` with `subject-path`: provenance for files as they lie in this job, without a plan. */








/** One statement for each file, under its base name. A run of a branch is a rehearsal here as everywhere. */
async function attestFiles(inputs, identity, ports) {
    const { context, files, log } = ports;
    const { digests, maxEnvelope } = inputs;
    const instance = (0,attest_instance/* chooseInstance */.N)(inputs.sigstore, identity, inputs.disclosePrivate);
    const measured = [];
    for (const path of await ports.expand(inputs.subjectPaths)) {
        measured.push(await files.measure(path));
    }
    checkFiles(measured, digests);
    const provenance = await ports.signer.provenancePredicate();
    const claims = measured.map(({ name, sha256 }) => ({ subject: { name, sha256 }, ...provenance }));
    const tagged = identity.ref.startsWith('refs/tags/');
    const rehearsed = (!tagged || inputs.dryRun) && !inputs.signRehearsal;
    if (rehearsed) {
        (0,limits/* checkLimits */.J5)(claims, { instance, maxEnvelope });
        log.notice('a rehearsal: everything was checked, nothing is signed or stored');
    }
    const part = (0,digest/* sha256Of */.Bj)(measured.map(({ name }) => name).join('\n')).slice(0, 8);
    const evidenceArtifact = `attested-release-evidence.${part}--${context.runAttempt}`;
    const stored = rehearsed
        ? undefined
        : await (0,attest_subjects/* attestSubjects */.Z)(claims, { instance, maxEnvelope, evidenceArtifact }, ports);
    const bundlePath = stored === undefined ? '' : `${await files.keptFolder('bundles')}/attestations.jsonl`;
    if (stored !== undefined) {
        await files.writeText(bundlePath, (0,kept_bundles/* bundleLines */.cZ)(stored.map(({ bundle }) => bundle)));
    }
    const all = (values) => values.filter(value => value !== undefined).join(',');
    return {
        outputs: {
            'subject-name': all(measured.map(({ name }) => name)),
            'subject-digest': all(measured.map(({ sha256 }) => `sha256:${sha256}`)),
            'bundle-path': bundlePath,
            'attestation-id': all((stored ?? []).map(one => one.attestationId)),
            'attestation-url': all((stored ?? []).map(one => one.attestationUrl)),
        },
        summary: (0,attest_summary/* attestSummary */.g)({
            repository: context.repository,
            identity,
            plan: { name: context.repository, version: context.sha.slice(0, 12), extras: [] },
            instance,
            attestations: stored,
            claims,
            // They lie in this job: what made them may have run here too.
            stagedHere: true,
            digestsGiven: digests !== undefined,
        }),
    };
}
/** An empty file is nobody's product; what other jobs said of the files must be true of these. */
function checkFiles(measured, digests) {
    const empty = measured.find(({ size }) => size === 0);
    if (empty !== undefined) {
        throw new release_error/* ReleaseError */.K2('BINARY_EMPTY', { message: `${empty.path} is empty` });
    }
    if (digests === undefined)
        return;
    const expected = (0,digest_list/* parseDigestList */.o)(digests);
    for (const { name, sha256 } of measured) {
        if (expected.get(name) === sha256)
            continue;
        throw new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
            message: `${name} is not the file of the job that made it`,
            expected: expected.get(name) ?? 'a digest of it among `digests`',
            actual: `sha256 ${sha256}`,
        });
    }
    const absent = [...expected.keys()].filter(name => !measured.some(file => file.name === name));
    if (absent.length === 0)
        return;
    throw new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
        message: `\`digests\` names files that subject-path does not: ${absent.join(', ')}`,
        expected: 'the same files in both',
        actual: measured.map(({ name }) => name).join(', '),
    });
}

// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 1 modules
var collect_staged = __webpack_require__(72234);
// EXTERNAL MODULE: ./src/commands/plan.ts + 2 modules
var commands_plan = __webpack_require__(13971);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
// EXTERNAL MODULE: ./src/plan/platform.ts
var platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/sbom/cyclonedx.ts + 13 modules
var cyclonedx = __webpack_require__(90044);
// EXTERNAL MODULE: ./src/sbom/order.ts
var order = __webpack_require__(70197);
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
    return (0,fields/* isRecord */.u4)(item) ? (0,json/* textOf */.b6)(item['bom-ref'] ?? item['ref']) : '?';
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
        const { planned } = item;
        // The SBOM of a file that cargo did not make is its maker's own: nothing here could make it again.
        if (item.sbom === null || !(0,release_plan/* isArtifact */.vw)(planned))
            continue;
        const text = plan.sbomPath === null
            ? await remake(request, { ...item, planned }, sources, ports)
            : await (0,own_sbom/* ownSbom */.S)(plan.sbomPath, ports);
        check(item, text, await ports.files.readText(item.sbom.path, store_limits/* MAX_PREDICATE_BYTES */.p));
        ports.log.info(`${item.sbom.name}: made again, the same`);
    }
}
async function remake({ manifestPath, plan }, item, known, ports) {
    const { planned, record, file, inner } = item;
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
    const binary = (0,collect_staged/* binaryOf */.n)(item);
    const embedded = await auditable_binary/* checkAuditable */.k.read(binary.path, ports.files);
    const sbom = (0,cyclonedx/* makeSbom */.w)({
        ...sources,
        bin: planned.bin,
        package: (0,find_build/* packageNamed */.O)(sources.metadata, planned.package),
        file: await released(binary, ports),
        archive: inner === null ? null : await released(file, ports),
        tag: plan.tag,
        facts: { ...facts, auditable: embedded !== undefined },
        heard: { messages: undefined, told: facts },
    });
    if (embedded !== undefined)
        auditable_binary/* checkAuditable */.k.compare(planned.name, embedded, sbom, ports.log);
    return (0,cyclonedx/* formatSbom */.V)(sbom.document);
}
/** By its name in no folder: that is how it was staged. */
async function released({ name, path, sha256 }, { files }) {
    return { name: (0,external_node_path_.basename)(name), sha256, sha512: await files.sha512(path) };
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
    if (inputs.subjectPaths.length > 0) {
        // New files may lie about, the products themselves among them; what the commit has must be as it has it.
        (0,checkout/* checkTreeClean */.sD)(await git.modifiedPaths());
        return attestFiles(inputs, identity, ports);
    }
    const { artifactsPath, digests, platform } = inputs;
    (0,checkout/* checkTreeClean */.sD)((0,checkout/* withoutInputs */.i$)(await git.changedPaths(), [artifactsPath], context.workspace));
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const staged = await (0,collect_staged/* collectStaged */.D)({ plan, platform, artifactsPath, digests }, ports);
    await checkPackedTimes(staged, ports);
    await remakeSboms({ manifestPath: inputs.manifestPath, plan, staged }, ports);
    const attested = await attestStaged({ plan, identity, staged, options: inputs }, ports);
    return {
        outputs: attestOutputs(attested),
        summary: (0,attest_summary/* attestSummary */.g)({
            repository: context.repository,
            identity,
            plan,
            instance: attested.instance,
            attestations: attested.stored,
            claims: attested.claims,
            stagedHere: await wasStagedHere(ports),
            digestsGiven: digests !== undefined,
        }),
    };
}
/** What an archive says of times is the commit's, or its bytes would tell of the machine that packed it. */
async function checkPackedTimes(staged, { git }) {
    if (staged.every(({ record }) => record.archive === null))
        return;
    const expected = await git.commitTime();
    for (const { file, record } of staged) {
        if (record.archive === null || record.archive.mtime === expected)
            continue;
        throw new release_error/* VerificationError */.mk('ARCHIVE_DIFFERS', {
            message: `${file.name} has another time than its commit`,
            expected: String(expected),
            actual: String(record.archive.mtime),
        });
    }
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
    const built = await signer.provenancePredicate();
    const assembled = { ...built, predicate: assembledPredicate(built.predicate) };
    const claims = [];
    for (const item of staged) {
        const { planned, file, sbom, inner } = item;
        // An archive and the binary inside, each with statements of its own: whoever has one of them can ask for it.
        const subjects = [file, ...(inner === null ? [] : [inner])].map(({ name, sha256 }) => ({
            name,
            sha256,
        }));
        const provenance = (0,release_plan/* isAssembled */.vu)(planned) ? assembled : built;
        claims.push(...subjects.map(subject => ({ subject, ...provenance })));
        if (sbom === null)
            continue;
        const text = await files.readText(sbom.path, store_limits/* MAX_PREDICATE_BYTES */.p);
        const format = (0,artifact_name/* sbomFormat */.$2)(sbom.name);
        const { predicateType, predicate } = (0,own_document/* parseSbomDocument */.U)(text, format, sbom.name);
        (0,sbom_file/* checkRootHash */.TE)(predicate, (0,collect_staged/* binaryOf */.n)(item).sha256, sbom.name);
        claims.push(...subjects.map(subject => ({ subject, predicateType, predicate })));
    }
    return claims;
}
/** One name for the whole plan; jobs that attest a part of it each have a name of their own. */
function evidenceName(plan, staged, attempt) {
    const names = staged.map(({ planned }) => planned.name).sort();
    const part = names.length === (0,release_plan/* stagedFiles */.KB)(plan).length ? '' : `.${(0,digest/* sha256Of */.Bj)(names.join('\n')).slice(0, 8)}`;
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

/***/ 2468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ attestSummary)
/* harmony export */ });
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42991);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31444);
/* harmony import */ var _consumer_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78875);
/* harmony import */ var _level_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29428);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54285);





const WITHOUT_DIGESTS = 'The digests of the builds came in workflow artifacts, which every job of the run can write. Hand them over as job outputs (`digests`), which no other job can write.';
/** What was signed, where it can be looked at, and what it is worth. */
function attestSummary(report) {
    const { claims, attestations, instance, plan, repository, identity } = report;
    const { jobWorkflowRef: signer, jobWorkflowSha, runnerEnvironment } = identity;
    const movable = (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .movableCallText */ .M)(signer, jobWorkflowSha, repository);
    const rows = claims.map(({ subject, predicateType, predicate }, index) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(subject.name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`sha256:${subject.sha256}`),
        predicateType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_2__/* .PROVENANCE_V1 */ .A0 ? provenanceText(predicate) : 'SBOM',
        attestations === undefined ? 'not signed' : link(attestations[index]?.attestationUrl),
    ]);
    return [
        `## ${attestations === undefined ? 'Rehearsed attestations' : 'Attestations'}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(plan.name)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(plan.version)}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['File', 'Digest', 'Says', 'Attestation'], rows),
        attestations === undefined
            ? '**A rehearsal**: everything was checked, and nothing was signed or stored.'
            : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}.`,
        (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .levelText */ .W)({ signer, runnerEnvironment, builtThere: report.stagedHere }),
        ...(movable === undefined ? [] : [movable]),
        ...(report.stagedHere || report.digestsGiven ? [] : [WITHOUT_DIGESTS]),
        ...(plan.extras.some(({ made }) => made === 'assembled')
            ? [
                'Neither level is claimed of the prebuilt files: their provenance says that this run received and released them.',
            ]
            : []),
        ...(attestations === undefined
            ? []
            : [
                'To check one:',
                (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .block */ .om)('sh', `gh attestation verify FILE --repo ${repository}${(0,_consumer_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .signerOption */ .mv)(repository, signer)}`),
            ]),
    ].join('\n\n');
}
function provenanceText(predicate) {
    const buildType = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(predicate, 'buildDefinition', 'buildType');
    return buildType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_2__/* .ASSEMBLED_BUILD_TYPE */ .Hf
        ? 'provenance: assembled by another tool, not built here'
        : 'provenance';
}
function link(url) {
    return url === undefined
        ? 'stored before'
        : `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(url.replace(/^.*\//, ''))}](${url})`;
}


/***/ })

};
