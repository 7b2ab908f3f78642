export const id = 857;
export const ids = [857];
export const modules = {

/***/ 73939:
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
// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 2 modules
var collect_staged = __webpack_require__(13090);
// EXTERNAL MODULE: ./src/commands/plan.ts + 6 modules
var commands_plan = __webpack_require__(65356);
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
            plan,
            instance: attested.instance,
            attestations: attested.stored,
            claims: attested.claims,
            stagedHere: await wasStagedHere(ports),
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
/* unused harmony export level */
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31444);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);



/** What was signed, where it can be looked at, and what it is worth. */
function attestSummary(report) {
    const { claims, attestations, instance, plan, repository } = report;
    const rows = claims.map(({ subject, predicateType, predicate }, index) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(subject.name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`sha256:${subject.sha256}`),
        predicateType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_1__/* .PROVENANCE_V1 */ .A0 ? provenanceText(predicate) : 'SBOM',
        attestations === undefined ? 'not signed' : link(attestations[index]?.attestationUrl),
    ]);
    return [
        `## ${attestations === undefined ? 'Rehearsed attestations' : 'Attestations'}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(plan.name)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(plan.version)}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', 'Digest', 'Says', 'Attestation'], rows),
        attestations === undefined
            ? '**A rehearsal**: everything was checked, and nothing was signed or stored.'
            : `Signed at ${instance === 'github' ? "GitHub's own Sigstore instance" : 'the public-good Sigstore instance, with an entry in its public log'}.`,
        level(report.stagedHere),
        ...(plan.extras.some(({ made }) => made === 'assembled')
            ? [
                'Neither level is claimed of the prebuilt files: their provenance says that this run received and released them.',
            ]
            : []),
        ...(attestations === undefined
            ? []
            : ['To check one:', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .block */ .om)('sh', `gh attestation verify FILE --repo ${repository}`)]),
    ].join('\n\n');
}
function provenanceText(predicate) {
    const buildType = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(predicate, 'buildDefinition', 'buildType');
    return buildType === _attest_predicate_js__WEBPACK_IMPORTED_MODULE_1__/* .ASSEMBLED_BUILD_TYPE */ .Hf
        ? 'provenance: assembled by another tool, not built here'
        : 'provenance';
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

/***/ 40857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allStep: () => (/* binding */ allStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plan/include.ts
var plan_include = __webpack_require__(77403);
// EXTERNAL MODULE: ./src/commands/stage/extras.ts
var stage_extras = __webpack_require__(82140);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/commands/attest.ts + 3 modules
var attest = __webpack_require__(73939);
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
var commands_plan = __webpack_require__(65356);
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
    const extras = plan.extras.flatMap(({ path, sbomPath }) => [path, sbomPath ?? undefined]);
    const given = [cargoMessages, notesFile, subjectPath, trustedRoot, ...tufRoots, ...extras];
    const changed = (0,checkout/* withoutInputs */.i$)(await git.changedPaths(), given, context.workspace);
    // Completions and man pages are products of the build; what the commit has must be as it has it.
    const packed = await packedFiles(plan, ports);
    const modified = await git.modifiedPaths();
    (0,checkout/* checkTreeClean */.sD)(changed.filter(path => modified.includes(path) || !packed.includes(path)));
    const built = await log.group('Stage', async () => {
        const staged = [
            ...(plan.artifacts.length === 0
                ? []
                : await (0,stage/* stageArtifacts */.mc)({ ...inputs, platform: undefined }, plan, ports)),
            ...(await (0,stage_extras/* stageExtras */.E)(plan.extras, plan, ports)),
        ];
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
/** Paths in the checkout of what `include` names, with forward slashes. */
async function packedFiles({ include }, { files, context: { workspace } }) {
    const found = [];
    for (const { pattern } of (0,plan_include/* parseIncludes */.P)(include)) {
        const paths = await files.find(workspace, pattern);
        found.push(...paths.map(path => (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/')));
    }
    return found;
}
function details(title, text) {
    return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

// EXTERNAL MODULE: ./src/steps/release.ts + 5 modules
var steps_release = __webpack_require__(76073);
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
