export const id = 614;
export const ids = [614];
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

/***/ 14441:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gl: () => (/* binding */ parseAttemptName),
/* harmony export */   JB: () => (/* binding */ peekStatement),
/* harmony export */   Qm: () => (/* binding */ findKept),
/* harmony export */   RI: () => (/* binding */ parseKeptBundles),
/* harmony export */   cZ: () => (/* binding */ bundleLines)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42991);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31444);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60872);
/**
 * Bundles that an earlier attempt of this run signed and kept: they are stored again, not signed again. Each line of
 * the file is one bundle.
 */



/** `attested-release-evidence--2` → its name without the attempt, and the attempt. */
function parseAttemptName(name) {
    const [, base, attempt] = /^(.+)--([1-9][0-9]{0,5})$/.exec(name) ?? [];
    return base === undefined ? undefined : { base, attempt: Number(attempt) };
}
/** One bundle a line; a line that is no bundle is passed over: it only costs another signature. */
function parseKeptBundles(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const bundle = JSON.parse(line);
            return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(bundle) ? [bundle] : [];
        }
        catch {
            return [];
        }
    });
}
/** Bundles as text: one on each line, the last one ended too, since gh drops a last line without an end. */
function bundleLines(bundles) {
    return bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join('');
}
/** The kept bundle that says exactly what the claim says. Whether its signature holds, verification finds out. */
function findKept(claim, kept) {
    return kept.find(bundle => {
        const statement = peekStatement(bundle);
        return statement !== undefined && saysSame(statement, claim);
    });
}
/** The statement inside a bundle, not verified. */
function peekStatement(bundle) {
    const payload = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(bundle, 'dsseEnvelope', 'payload');
    if (typeof payload !== 'string')
        return undefined;
    try {
        return (0,_statement_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStatement */ .B)(Buffer.from(payload, 'base64'));
    }
    catch {
        return undefined;
    }
}
function saysSame(statement, { subject, predicateType, predicate }) {
    const subjects = [{ name: subject.name, digest: { sha256: subject.sha256 } }];
    return (statement.predicateType === predicateType &&
        (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sameJson */ .Vk)(statement.subject, subjects) &&
        (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sameJson */ .Vk)(withoutAttempt(predicateType, statement.predicate), 
        // Through JSON, since that is how the signer sends it.
        withoutAttempt(predicateType, JSON.parse(JSON.stringify(predicate)))));
}
/** The provenance of two attempts of one run differs in the attempt alone; verification accepts both. */
function withoutAttempt(predicateType, predicate) {
    const invocation = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(predicate, 'runDetails', 'metadata', 'invocationId');
    if (predicateType !== _predicate_js__WEBPACK_IMPORTED_MODULE_2__/* .PROVENANCE_V1 */ .A0 || typeof invocation !== 'string')
        return predicate;
    const copy = structuredClone(predicate);
    copy.runDetails.metadata.invocationId = invocation.replace(/\/attempts\/[0-9]+$/, '');
    return copy;
}


/***/ }),

/***/ 60872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseStatement),
/* harmony export */   T: () => (/* binding */ statementOf)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _json_shape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92283);
/* harmony import */ var _store_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46633);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31444);
/** The in-toto statement, version 1. https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */





// The subjects and the frame around a predicate of full size.
const MAX_PAYLOAD_BYTES = _store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_PREDICATE_BYTES */ .p + 1024 * 1024;
const MAX_NAME_LENGTH = 4096;
const MAX_DIGESTS = 32;
/** Signed bytes → Statement; anything ambiguous or oversized is refused (STATEMENT_INVALID). */
function parseStatement(payload) {
    const value = parseJson(payload);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        throw invalid('is not an object');
    const { _type, subject, predicateType, predicate } = value;
    if (_type !== _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om)
        throw invalid(`has the type ${show(_type)}, not ${_predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om}`);
    if (typeof predicateType !== 'string' || predicateType === '') {
        throw invalid(`has the predicateType ${show(predicateType)}`);
    }
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(predicate))
        throw invalid('has no predicate');
    if (!Array.isArray(subject) || subject.length === 0 || subject.length > _store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_SUBJECTS */ .V) {
        throw invalid(`does not have 1 to ${_store_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_SUBJECTS */ .V} subjects`);
    }
    return { _type, subject: subject.map(parseSubject), predicateType, predicate };
}
function parseJson(payload) {
    if (payload.length > MAX_PAYLOAD_BYTES)
        throw invalid(`has ${payload.length} bytes`);
    let text;
    let value;
    try {
        // ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it.
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
        value = JSON.parse(text);
    }
    catch (error) {
        throw invalid('is not UTF-8 JSON', error);
    }
    const fault = (0,_json_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .depthFault */ .S)(value);
    if (fault !== undefined)
        throw invalid(`cannot be read: ${fault}`);
    const repeated = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatedKey */ .m$)(text);
    if (repeated !== undefined)
        throw invalid(`has the key ${show(repeated)} twice`);
    return value;
}
function parseSubject(value, index) {
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? (value['name'] ?? '') : undefined;
    const digest = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? value['digest'] : undefined;
    if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH || !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(digest)) {
        throw invalid(`has no name and digest in subject ${index}`);
    }
    const digests = Object.entries(digest);
    const wellFormed = digests.every(([, hex]) => typeof hex === 'string' && /^[0-9a-f]{40,128}$/.test(hex));
    if (digests.length === 0 || digests.length > MAX_DIGESTS || !wellFormed) {
        throw invalid(`has a malformed digest in subject ${index}`);
    }
    return { name, digest: digest };
}
function show(value) {
    return JSON.stringify(value ?? null).slice(0, 100);
}
function invalid(what, cause) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .VerificationError */ .mk('STATEMENT_INVALID', {
        message: `the signed payload ${what}`,
        check: 'statement.form',
        ...(cause === undefined ? {} : { cause }),
    });
}
/** The statement of one claim, with its keys in the order in which @actions/attest writes them. */
function statementOf({ subject, predicateType, predicate }) {
    return {
        _type: _predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .STATEMENT_V1 */ .om,
        subject: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
        predicateType,
        predicate,
    };
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

/***/ 96410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attestStep: () => (/* binding */ attestStep)
/* harmony export */ });
/* harmony import */ var _commands_attest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73939);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72577);


/** `attest` over the real world: no project code runs in this job. */
async function attestStep(inputs, environment) {
    const local = (0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .localWorld */ .W_)(environment, 'refused');
    const github = (0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .githubWorld */ .WF)(environment);
    const { resolveTag } = github.refs;
    return (0,_commands_attest_js__WEBPACK_IMPORTED_MODULE_0__/* .runAttest */ .nU)(inputs, { ...(0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .signingWorld */ .Mx)(environment, github, local), ...local, resolveTag });
}


/***/ })

};
