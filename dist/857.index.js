export const id = 857;
export const ids = [857];
export const modules = {

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
// EXTERNAL MODULE: ./src/commands/attest.ts + 4 modules
var attest = __webpack_require__(73969);
// EXTERNAL MODULE: ./src/report/attest-summary.ts
var attest_summary = __webpack_require__(2468);
// EXTERNAL MODULE: ./src/report/plan-summary.ts
var plan_summary = __webpack_require__(76130);
// EXTERNAL MODULE: ./src/report/stage-summary.ts
var stage_summary = __webpack_require__(14265);
// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 1 modules
var collect_staged = __webpack_require__(72234);
// EXTERNAL MODULE: ./src/plan/plan-json.ts + 1 modules
var plan_json = __webpack_require__(73390);
// EXTERNAL MODULE: ./src/commands/plan.ts + 2 modules
var commands_plan = __webpack_require__(13971);
// EXTERNAL MODULE: ./src/commands/release.ts + 31 modules
var release = __webpack_require__(33046);
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
    const changed = (0,checkout/* withoutInputs */.i$)(await git.changedPaths(), given, context.workspace);
    // Packages, completions and man pages are products of this run; what the commit has must be as it has it.
    const extras = plan.extras.flatMap(({ path, sbomPath }) => [path, sbomPath ?? undefined]);
    const packed = await packedFiles(plan, ports);
    const modified = await git.modifiedPaths();
    const others = (0,checkout/* withoutInputs */.i$)(changed, extras, context.workspace);
    (0,checkout/* checkTreeClean */.sD)(changed.filter(path => modified.includes(path) || (others.includes(path) && !packed.includes(path))));
    const built = await log.group('Stage', async () => {
        const staged = [
            ...(plan.artifacts.length === 0
                ? []
                : await (0,stage/* stageArtifacts */.mc)({ ...inputs, platform: undefined }, plan, ports)),
            ...(await (0,stage_extras/* stageExtras */.E2)(plan.extras, plan, ports)),
        ];
        await (0,stage/* uploadStaged */.CJ)(staged, ports);
        return staged;
    });
    // From here on what counts is what the run's own store of workflow artifacts holds, as in a job of its own.
    const staged = await (0,collect_staged/* collectStaged */.D)({ plan }, ports);
    const attested = await log.group('Attest', async () => (0,attest/* attestStaged */.MC)({ plan, identity, staged, options: inputs }, ports));
    const released = await log.group('Verify and release', async () => (0,release/* releaseStaged */.q)({ plan, identity, staged, options: inputs, builtHere: true }, ports));
    return {
        ...released,
        outputs: {
            // No step of another job needs it any more: it may be longer than such a step could take.
            ...(0,commands_plan/* planOutputs */.iS)(plan, (0,plan_json/* formatPlan */.nT)(plan)),
            ...(0,stage/* stageOutputs */.Tp)(built),
            ...(0,attest/* attestOutputs */.Mc)(attested),
            ...released.outputs,
        },
        summary: [
            released.summary,
            (0,attest_summary/* attestSummary */.g)({
                repository: context.repository,
                identity,
                plan,
                instance: attested.instance,
                attestations: attested.stored,
                claims: attested.claims,
                stagedHere: true,
                digestsGiven: false,
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
