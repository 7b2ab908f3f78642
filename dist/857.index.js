export const id = 857;
export const ids = [857];
export const modules = {

/***/ 96917:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ attestStaged),
/* harmony export */   Mc: () => (/* binding */ attestOutputs),
/* harmony export */   nU: () => (/* binding */ runAttest)
/* harmony export */ });
/* unused harmony export evidenceName */
/* harmony import */ var _attest_instance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72646);
/* harmony import */ var _attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14441);
/* harmony import */ var _attest_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23453);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(42991);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31444);
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28429);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51753);
/* harmony import */ var _plan_checkout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75967);
/* harmony import */ var _report_attest_summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2468);
/* harmony import */ var _run_run_identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92071);
/* harmony import */ var _attest_subjects_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43669);
/* harmony import */ var _collect_staged_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(13090);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(50176);
/** `attest`: signs what the build jobs staged, in a job that runs no code of the project. */













/** The command. */
async function runAttest(inputs, ports) {
    const { context, git } = ports;
    (0,_run_run_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseTrigger */ .DQ)(context.eventName);
    const identity = await ports.readIdentity();
    (0,_run_run_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .checkSameRun */ .S1)(context, identity);
    (0,_run_run_identity_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseTrigger */ .DQ)(identity.eventName);
    (0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .checkHead */ .Xj)(await git.headCommit(), context.sha);
    const { artifactsPath, digests, platform } = inputs;
    (0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .checkTreeClean */ .sD)((0,_plan_checkout_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutInputs */ .i$)(await git.changedPaths(), [artifactsPath], context.workspace));
    const plan = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_9__/* .resolvePlan */ .yY)(inputs, ports);
    const staged = await (0,_collect_staged_js__WEBPACK_IMPORTED_MODULE_8__/* .collectStaged */ .D)({ plan, platform, artifactsPath, digests }, ports);
    const attested = await attestStaged({ plan, identity, staged, options: inputs }, ports);
    return {
        outputs: attestOutputs(attested),
        summary: (0,_report_attest_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .attestSummary */ .g)({
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
    const instance = (0,_attest_instance_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseInstance */ .N)(options.sigstore, identity, options.disclosePrivate);
    const claims = await claimsOf(staged, ports);
    const { maxEnvelope } = options;
    if ((plan.tag === null || options.dryRun) && !options.signRehearsal) {
        (0,_attest_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .checkLimits */ .J5)(claims, { instance, maxEnvelope });
        ports.log.notice('a rehearsal: everything was checked, nothing is signed or stored');
        return { instance, claims, stored: undefined, bundlePath: undefined };
    }
    const evidenceArtifact = evidenceName(plan, staged, ports.context.runAttempt);
    const stored = await (0,_attest_subjects_js__WEBPACK_IMPORTED_MODULE_7__/* .attestSubjects */ .Z)(claims, { instance, maxEnvelope, evidenceArtifact }, ports);
    const bundlePath = `${await ports.files.keptFolder('bundles')}/attestations.jsonl`;
    await ports.files.writeText(bundlePath, (0,_attest_kept_bundles_js__WEBPACK_IMPORTED_MODULE_1__/* .bundleLines */ .cZ)(stored.map(one => one.bundle)));
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
        const predicate = parseSbom(await files.readText(sbom.path, _attest_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PREDICATE_BYTES */ .pB), sbom.name);
        claims.push({ subject, predicateType: _attest_predicate_js__WEBPACK_IMPORTED_MODULE_11__/* .CYCLONEDX_BOM */ .fm, predicate });
    }
    return claims;
}
/** The predicate is the document itself. That it equals the file is checked again before a release. */
function parseSbom(text, name) {
    try {
        const value = JSON.parse(text);
        if ((0,_attest_json_js__WEBPACK_IMPORTED_MODULE_12__/* .isJsonObject */ .OW)(value) && value['bomFormat'] === 'CycloneDX')
            return value;
        throw new TypeError('no bomFormat');
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_4__/* .ReleaseError */ .K2('STAGED_CONTENT', {
            message: `${name} is not a CycloneDX document in JSON`,
            cause: error,
        });
    }
}
/** One name for the whole plan; jobs that attest a part of it each have a name of their own. */
function evidenceName(plan, staged, attempt) {
    const names = staged.map(({ planned }) => planned.name).sort();
    const part = names.length === plan.artifacts.length ? '' : `.${(0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256Of */ .Bj)(names.join('\n')).slice(0, 8)}`;
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

/***/ 40857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allStep: () => (/* binding */ allStep)
});

// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
// EXTERNAL MODULE: ./src/commands/attest.ts
var attest = __webpack_require__(96917);
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
// EXTERNAL MODULE: ./src/commands/plan.ts + 5 modules
var commands_plan = __webpack_require__(50176);
// EXTERNAL MODULE: ./src/commands/release.ts + 25 modules
var release = __webpack_require__(45728);
// EXTERNAL MODULE: ./src/commands/stage.ts + 12 modules
var stage = __webpack_require__(50292);
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

// EXTERNAL MODULE: ./src/steps/release.ts + 3 modules
var steps_release = __webpack_require__(6003);
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
