export const id = 15;
export const ids = [15];
export const modules = {

/***/ 53015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyStep: () => (/* binding */ verifyStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/attest/bundle-file.ts
/** Bundle files: one bundle, an array of them, or one on each line, as `gh attestation download` writes them. */


/** Text → bundles; anything in it that is no JSON object is refused (BUNDLE_INVALID): evidence is not guessed at. */
function parseBundleFile(text, source) {
    const bundles = documents(text, source);
    if (bundles.length > 0 && bundles.every(json/* isJsonObject */.OW))
        return bundles;
    throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', { message: `${source} holds no bundles` });
}
function documents(text, source) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : [value];
    }
    catch {
        const lines = text.split('\n').filter(line => line.trim() !== '');
        return lines.map((line, index) => parseLine(line, `${source}, line ${index + 1}`));
    }
}
function parseLine(line, where) {
    try {
        return JSON.parse(line);
    }
    catch (error) {
        throw new release_error/* VerificationError */.mk('BUNDLE_INVALID', { message: `${where}: not JSON`, cause: error });
    }
}

// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/errors/catalog.ts + 7 modules
var catalog = __webpack_require__(15940);
;// CONCATENATED MODULE: ./src/report/verification-report.ts
/**
 * The report of a verification. Each accepted attestation has the shape that `gh attestation verify --format json`
 * gives it, so that what reads the one reads the other; refusals, and what the policy left open, stand beside.
 */

const VERIFICATION_REPORT_SCHEMA = 'attested-release/verification-report/v1';
/** The document; docs/schemas/verification-report.v1.json describes it. */
function verificationReport(whose, verdicts) {
    return {
        schema: VERIFICATION_REPORT_SCHEMA,
        verified: verdicts.length > 0 && verdicts.every(({ failure }) => failure === undefined),
        repository: whose.repo ?? null,
        owner: whose.owner ?? null,
        subjects: verdicts.map(verdict => ({
            subject: verdict.subject,
            digest: `sha256:${verdict.sha256}`,
            verified: verdict.failure === undefined,
            failure: verdict.failure === undefined ? null : describeFailure(verdict.failure),
            open: verdict.open,
            attestations: verdict.accepted.map(ghEntry),
            refusals: verdict.refused.map(one => ({ ...one, class: catalog/* ERROR_CATALOG */.N[one.code].class })),
        })),
    };
}
function describeFailure({ code, class: failureClass, message, remedy }) {
    return { code, class: failureClass, message, remedy };
}
/** One entry of gh's JSON. https://cli.github.com/manual/gh_attestation_verify */
function ghEntry(attestation) {
    return {
        attestation: { bundle: attestation.bundle, bundle_url: '', initiator: '' },
        verificationResult: {
            mediaType: 'application/vnd.dev.sigstore.verificationresult+json;version=0.1',
            statement: attestation.statement,
            signature: { certificate: certificate(attestation.signer) },
            verifiedTimestamps: attestation.timestamps,
            verifiedIdentity: {
                subjectAlternativeName: {
                    subjectAlternativeName: attestation.signer.subjectAlternativeName,
                },
                issuer: { issuer: attestation.signer.issuer },
            },
        },
    };
}
function certificate(signer) {
    const fields = {
        certificateIssuer: signer.certificateIssuer,
        subjectAlternativeName: signer.subjectAlternativeName,
        issuer: signer.issuer,
        githubWorkflowTrigger: signer.githubWorkflowTrigger,
        githubWorkflowSHA: signer.githubWorkflowSha,
        githubWorkflowName: signer.githubWorkflowName,
        githubWorkflowRepository: signer.githubWorkflowRepository,
        githubWorkflowRef: signer.githubWorkflowRef,
        buildSignerURI: signer.buildSignerUri,
        buildSignerDigest: signer.buildSignerDigest,
        runnerEnvironment: signer.runnerEnvironment,
        sourceRepositoryURI: signer.sourceRepositoryUri,
        sourceRepositoryDigest: signer.sourceRepositoryDigest,
        sourceRepositoryRef: signer.sourceRepositoryRef,
        sourceRepositoryIdentifier: signer.sourceRepositoryIdentifier,
        sourceRepositoryOwnerURI: signer.sourceRepositoryOwnerUri,
        sourceRepositoryOwnerIdentifier: signer.sourceRepositoryOwnerIdentifier,
        buildConfigURI: signer.buildConfigUri,
        buildConfigDigest: signer.buildConfigDigest,
        buildTrigger: signer.buildTrigger,
        runInvocationURI: signer.runInvocationUri,
        sourceRepositoryVisibilityAtSigning: signer.sourceRepositoryVisibilityAtSigning,
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/report/error-page.ts
var error_page = __webpack_require__(54214);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/verify-summary.ts
/** The job summary of `verify`. */



/** The verdict on each subject, every refusal, and what was not looked at. */
function verifySummary(whose, verdicts) {
    const good = verdicts.every(({ failure }) => failure === undefined);
    return [
        `## Verification against ${(0,markdown/* escapeMarkdown */.FV)(whose)}: ${good ? 'passed' : 'refused'}`,
        (0,markdown/* table */.tp)(['Subject', 'Digest', 'Verdict'], verdicts.map(verdictRow)),
        ...acceptedTable(verdicts),
        ...refusals(verdicts),
        ...remedies(verdicts),
        ...openDimensions(verdicts),
    ].join('\n\n');
}
function verdictRow({ subject, sha256, failure }) {
    return [
        (0,markdown/* code */.aY)(subject),
        (0,markdown/* code */.aY)(`sha256:${sha256}`),
        failure === undefined ? '✅ verified' : `❌ ${(0,error_page/* linkedCode */.n)(failure.code)}`,
    ];
}
const KINDS = {
    [predicate/* PROVENANCE_V1 */.A0]: 'provenance',
    [predicate/* CYCLONEDX_BOM */.fm]: 'SBOM',
};
// Ten times as many files would make a summary that GitHub cuts off (1 MiB); the report has them all.
const MAX_ROWS = 500;
function acceptedTable(verdicts) {
    const rows = verdicts.flatMap(({ subject, accepted }) => accepted.map(attestation => [(0,markdown/* code */.aY)(subject), ...attestationCells(attestation)]));
    if (rows.length === 0)
        return [];
    const header = ['Subject', 'Says', 'Signed by', 'Commit', 'Run', 'Signed at'];
    const more = rows.length - MAX_ROWS;
    return [
        '### Accepted attestations',
        (0,markdown/* table */.tp)(header, rows.slice(0, MAX_ROWS)),
        ...(more > 0 ? [`${more} more are in the report.`] : []),
    ];
}
function attestationCells({ predicateType, signer, timestamps, logIndices, }) {
    const [first] = timestamps;
    const time = first === undefined ? '' : (0,markdown/* code */.aY)(first.timestamp);
    const run = /\/runs\/(\d+)\/attempts\/(\d+)$/.exec(signer.runInvocationUri);
    return [
        KINDS[predicateType] ?? (0,markdown/* code */.aY)(predicateType),
        (0,markdown/* code */.aY)(signer.buildSignerUri),
        (0,markdown/* link */.nf)((0,markdown/* code */.aY)(signer.sourceRepositoryDigest.slice(0, 12)), `${signer.sourceRepositoryUri}/commit/${signer.sourceRepositoryDigest}`),
        run === null
            ? (0,markdown/* code */.aY)(signer.runInvocationUri)
            : (0,markdown/* link */.nf)(`${run[1]}, attempt ${run[2]}`, signer.runInvocationUri),
        logIndices.length === 0
            ? time
            : `${time} ${logIndices.map(index => (0,markdown/* link */.nf)(`log entry ${(0,markdown/* escapeMarkdown */.FV)(index)}`, logAddress(index))).join(' ')}`,
    ];
}
function logAddress(index) {
    return `https://search.sigstore.dev/?logIndex=${encodeURIComponent(index)}`;
}
function refusals(verdicts) {
    const rows = verdicts.flatMap(({ subject, refused, failure }) => refused.length > 0
        ? refused.map(one => [
            (0,markdown/* code */.aY)(subject),
            (0,error_page/* linkedCode */.n)(one.code),
            one.check === null ? '' : (0,markdown/* code */.aY)(one.check),
            (0,markdown/* escapeMarkdown */.FV)(one.message),
        ])
        : failure === undefined
            ? []
            : [[(0,markdown/* code */.aY)(subject), (0,error_page/* linkedCode */.n)(failure.code), '', (0,markdown/* escapeMarkdown */.FV)(failure.message)]]);
    if (rows.length === 0)
        return [];
    const more = rows.length - MAX_ROWS;
    return [
        '### Refused',
        (0,markdown/* table */.tp)(['Subject', 'Code', 'Check', 'Why'], rows.slice(0, MAX_ROWS)),
        ...(more > 0 ? [`${more} more are in the report.`] : []),
    ];
}
/** What to do, once for each reason. */
function remedies(verdicts) {
    const texts = new Map(verdicts.flatMap(({ failure }) => failure === undefined ? [] : [[failure.remedy, failure.code]]));
    if (texts.size === 0)
        return [];
    return [
        '### What to do',
        ...[...texts].map(([remedy, reason]) => `**${reason}**\n\n${(0,markdown/* block */.om)('text', remedy)}`),
    ];
}
function openDimensions(verdicts) {
    const open = new Map(verdicts.flatMap(verdict => verdict.open).map(one => [one.dimension, one.reason]));
    if (open.size === 0)
        return [];
    const rows = [...open].map(([dimension, reason]) => [
        (0,markdown/* escapeMarkdown */.FV)(dimension),
        (0,markdown/* escapeMarkdown */.FV)(reason),
    ]);
    return ['### Not looked at', (0,markdown/* table */.tp)(['Dimension', 'Because'], rows)];
}

;// CONCATENATED MODULE: ./src/verify/each-bundle-once.ts
/**
 * The same verifier, which remembers its answers, refusals included. A bundle is known by its identity and not by its
 * content; whoever passes one must not change it afterwards.
 */
function eachBundleOnce(verifier) {
    const answers = new WeakMap();
    return {
        verify(bundle) {
            if (typeof bundle !== 'object' || bundle === null)
                return verifier.verify(bundle);
            const known = answers.get(bundle) ?? ask(verifier, bundle);
            answers.set(bundle, known);
            if ('signed' in known)
                return known.signed;
            throw known.refusal;
        },
    };
}
function ask(verifier, bundle) {
    try {
        return { signed: verifier.verify(bundle) };
    }
    catch (refusal) {
        return { refusal };
    }
}

;// CONCATENATED MODULE: ./src/verify/without-public-good.ts
/** For those whose attestations are made by GitHub's own Sigstore instance alone: nobody else can get one there. */

/** The same verifier, that refuses what the public-good instance certified (INSTANCE_REFUSED). */
function withoutPublicGood(verifier) {
    return {
        verify(bundle) {
            const signed = verifier.verify(bundle);
            if (signed.instance !== 'public-good')
                return signed;
            throw new release_error/* PolicyError */.pn('INSTANCE_REFUSED', {
                message: 'Sigstore instance',
                expected: 'GitHub’s own',
                actual: 'public-good',
                check: 'root.instance',
            });
        },
    };
}

// EXTERNAL MODULE: ./src/verify/policy.ts
var verify_policy = __webpack_require__(26607);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts + 8 modules
var verified_artifact = __webpack_require__(84737);
// EXTERNAL MODULE: ./src/verify/workflow-uri.ts
var workflow_uri = __webpack_require__(26943);
// EXTERNAL MODULE: ./src/commands/fetch-attestations.ts
var fetch_attestations = __webpack_require__(10664);
// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
// EXTERNAL MODULE: ./src/verify/signer-expression.ts
var signer_expression = __webpack_require__(5590);
;// CONCATENATED MODULE: ./src/verify/signer-choice.ts
/** What a consumer says about the source and the signer beyond a repository and a workflow. */



/** The same policy with the signer that was chosen; without a choice, as it was. */
function chooseSigner(policy, choice) {
    const { signerDigest } = choice;
    const chosen = { ...policy, ...signerPart(policy, choice) };
    return signerDigest === undefined ? chosen : { ...chosen, signerDigest: { equal: signerDigest } };
}
function signerPart({ serverUrl }, { signerRepo, certIdentity, certIdentityRegex }) {
    if (certIdentity !== undefined) {
        return {
            ...(0,policies/* signerDemands */.nD)(certIdentity, serverUrl, 'cert-identity gives no ref'),
            signerName: { equal: certIdentity },
            signerOfSource: false,
        };
    }
    if (certIdentityRegex !== undefined) {
        const open = { open: 'cert-identity-regex alone decides' };
        return {
            signerRepository: open,
            signerWorkflow: open,
            signerRef: open,
            signerName: { matches: compile(certIdentityRegex) },
            signerOfSource: false,
        };
    }
    if (signerRepo === undefined)
        return {};
    const open = { open: 'signer-repo is set: any workflow of that repository' };
    return {
        signerRepository: { equal: signerRepo },
        signerWorkflow: open,
        signerRef: open,
        signerOfSource: false,
    };
}
function compile(text) {
    const expression = (0,signer_expression/* signerExpression */.f)(text);
    if (typeof expression !== 'string')
        return expression;
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `cert-identity-regex: ${expression}` });
}
/** Any repository of the owner; a workflow of the source repository itself signs, unless another signer is chosen. */
function anyRepository(policy, named) {
    const open = { open: 'owner is set: any of his repositories' };
    const opened = { ...policy, repository: open, repositoryId: open };
    return named
        ? opened
        : {
            ...opened,
            signerOfSource: true,
            signerRepository: { open: 'any that is the source repository too' },
        };
}
/** The certificate's name alone decides. */
function anySource(policy) {
    const open = { open: 'a cert-identity… alone is given' };
    return {
        ...policy,
        repository: open,
        repositoryId: open,
        owner: open,
        ownerId: open,
        refusedTriggers: [],
    };
}

;// CONCATENATED MODULE: ./src/commands/verify-policy.ts
/** Whom `verify` believes, from its inputs, this run and one look-up. */




/** The policy; what the inputs do not say is left open, and named. */
async function policyOf(inputs, ports) {
    const { repo, owner } = inputs;
    refuseContradictions(inputs);
    const ids = await idsOf(inputs, ports);
    const base = (0,policies/* consumerPolicy */.vE)({
        serverUrl: ports.context.serverUrl,
        issuer: inputs.certOidcIssuer ?? ports.tokenIssuer,
        // Opened again below where it is not known.
        repository: repo ?? `${owner ?? ''}/`,
        repositoryId: inputs.repoId ?? ids.repositoryId,
        ownerId: inputs.ownerId ?? ids.ownerId,
        signerWorkflow: inputs.signerWorkflow,
        sourceRef: inputs.sourceRef ?? tagRef(inputs),
        sourceDigest: inputs.sourceDigest,
        runId: inputs.runId,
        denySelfHostedRunners: inputs.denySelfHostedRunners,
    });
    const named = inputs.signerWorkflow !== undefined;
    if (repo !== undefined)
        return chooseSigner(base, inputs);
    const opened = owner === undefined ? anySource(base) : anyRepository(base, named);
    return chooseSigner(opened, inputs);
}
function refuseContradictions(inputs) {
    const { repo, owner, certIdentity, certIdentityRegex, runId } = inputs;
    const invalid = (message) => new release_error/* ReleaseError */.K2('INPUT_INVALID', { message });
    if ((repo ?? owner ?? certIdentity ?? certIdentityRegex) === undefined) {
        throw invalid('repo, owner or a cert-identity… is required: whose file is it?');
    }
    if (repo !== undefined && owner !== undefined)
        throw invalid('owner contradicts repo');
    if (repo === undefined && runId !== undefined)
        throw invalid('run-id needs repo');
    const tag = tagRef(inputs);
    if (tag !== undefined && inputs.sourceRef !== undefined && tag !== inputs.sourceRef) {
        throw invalid(`tag and source-ref contradict each other: ${tag}, ${inputs.sourceRef}`);
    }
}
function tagRef({ tag }) {
    return tag === undefined ? undefined : `refs/tags/${tag}`;
}
async function idsOf(inputs, { context, repositoryIds, ownerId }) {
    const { repo, owner } = inputs;
    if (repo !== undefined && (0,workflow_uri/* sameName */.q)(repo, context.repository))
        return context;
    if (owner !== undefined && (0,workflow_uri/* sameName */.q)(owner, context.repository.split('/')[0] ?? '')) {
        return { ownerId: context.ownerId };
    }
    // With bundle files nothing is fetched; what is not known then, the report names.
    if (inputs.bundles.length > 0)
        return {};
    if (repo !== undefined) {
        const given = inputs.repoId !== undefined && inputs.ownerId !== undefined;
        return given ? {} : ((await repositoryIds(repo)) ?? {});
    }
    if (owner === undefined || inputs.ownerId !== undefined)
        return {};
    const id = await ownerId(owner);
    return id === undefined ? {} : { ownerId: id };
}

;// CONCATENATED MODULE: ./src/commands/verify.ts
/** `verify`: files or digests against their attestations, fail-closed, online or offline. */













// In a job after the one that signed, the store may still lag.
const OWN_DEADLINE = 20_000;
const MAX_BUNDLE_FILE = 256 * 1024 * 1024;
/** The command. A refusal is a failure of the step, beside the report that explains it. */
async function runVerify(inputs, ports) {
    const subjects = await readSubjects(inputs, ports);
    const policy = await policyOf(inputs, ports);
    const offline = inputs.bundles.length > 0 ? await readBundles(inputs.bundles, ports) : undefined;
    const loaded = await ports.loadVerifier();
    const verifier = eachBundleOnce(inputs.noPublicGood ? withoutPublicGood(loaded) : loaded);
    const verdicts = [];
    for (const subject of subjects) {
        const records = offline ?? (await fetchFor(subject, inputs, ports));
        verdicts.push(judge(subject, records, { verifier, policy, inputs }));
    }
    return conclude(inputs, verdicts, ports);
}
async function readSubjects({ subjectPaths, subjects }, { expand, files }) {
    const found = [];
    for (const path of subjectPaths.length > 0 ? await expand(subjectPaths) : []) {
        const { name, sha256 } = await files.measure(path);
        found.push({ label: name, sha256 });
    }
    for (const text of subjects) {
        const sha256 = parseSubject(text);
        if (sha256 === undefined) {
            throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
                message: text.startsWith('oci://')
                    ? 'an image is verified by its digest; a tag can move'
                    : 'a subject is no digest',
                expected: text.startsWith('oci://') ? 'oci://host/name@sha256:HEX' : 'sha256:HEX',
                actual: text,
            });
        }
        found.push({ label: text, sha256 });
    }
    if (found.length > 0)
        return found;
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: 'there is nothing to verify' });
}
/** `sha256:HEX` or `oci://host/name@sha256:HEX`; the host is not asked: attestations of images are in GitHub's store. */
function parseSubject(text) {
    const digest = /^oci:\/\/[^\s@]+@(sha256:.*)$/.exec(text)?.[1] ?? text;
    return digest.startsWith('sha256:') ? (0,attest_digest/* parseSha256 */.t)(digest) : undefined;
}
async function readBundles(paths, { expand, files }) {
    const records = [];
    for (const path of await expand(paths)) {
        const source = (0,external_node_path_.basename)(path);
        const bundles = parseBundleFile(await files.readText(path, MAX_BUNDLE_FILE), source);
        records.push(...bundles.map(bundle => ({ source, bundle })));
    }
    return records;
}
async function fetchFor({ sha256 }, { repo, owner, predicateTypes }, ports) {
    const repository = repo ?? owner;
    if (repository === undefined) {
        throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
            message: 'without repo and owner there is no store to ask: give the bundle',
        });
    }
    const deadlineMs = (0,workflow_uri/* sameName */.q)(repository, ports.context.repository) ? OWN_DEADLINE : 0;
    return (0,fetch_attestations/* fetchAttestations */.e)(sha256, predicateTypes, { ...ports, repository }, { deadlineMs });
}
function judge({ label, sha256 }, attestations, { verifier, policy, inputs }) {
    const base = { subject: label, sha256, open: (0,verify_policy/* openDimensions */.E)(policy) };
    try {
        const requirements = requirementsOf(inputs.predicateTypes, policy);
        // Who downloads a file may rename it: here the digest alone decides.
        const artifact = { name: null, label, sha256, requirements, attestations };
        const { accepted, refused } = verified_artifact/* VerifiedArtifact */.X.verify(artifact, verifier);
        return { ...base, accepted, refused, failure: undefined };
    }
    catch (thrown) {
        const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
        return { ...base, accepted: [], refused: (0,verified_artifact/* refusalsOf */.h)(failure), failure };
    }
}
function requirementsOf(types, policy) {
    const [first, ...others] = types.map((predicateType) => ({ predicateType, policy }));
    if (first !== undefined)
        return [first, ...others];
    throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: 'no predicate type is required' });
}
async function conclude({ repo, owner }, verdicts, { files, log }) {
    for (const { subject, failure } of verdicts) {
        log.info(`${subject}: ${failure === undefined ? 'verified' : failure.message}`);
    }
    const path = (0,external_node_path_.resolve)(await files.keptFolder('verify'), 'verification-report.json');
    await files.writeText(path, `${JSON.stringify(verificationReport({ repo, owner }, verdicts), null, 2)}\n`);
    const failures = verdicts.flatMap(({ failure }) => failure ?? []);
    const worst = failures.find(failure => failure.class === 'security') ?? failures[0];
    return {
        outputs: { verified: String(worst === undefined), 'report-path': path },
        summary: verifySummary(repo ?? owner ?? 'the name in the certificate', verdicts),
        ...(worst === undefined ? {} : { failure: worst }),
    };
}

// EXTERNAL MODULE: ./src/io/attestation-store.ts
var attestation_store = __webpack_require__(22586);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/io/expand-paths.ts
/** Paths and patterns of an input → files. */



const MAX_FILES = 10_000;
/** Expands `*`, `**`, `?`, `[…]` and `{…}` below a folder; a pattern without a match is refused (INPUT_INVALID). */
function createExpand(folder) {
    return async (patterns) => {
        const found = new Set();
        for (const pattern of patterns) {
            const files = await expandOne(pattern, folder);
            if (files.length === 0) {
                throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `no file matches ${pattern}` });
            }
            for (const file of files)
                found.add(file);
            if (found.size > MAX_FILES) {
                throw new release_error/* ReleaseError */.K2('INPUT_INVALID', { message: `more than ${MAX_FILES} files match` });
            }
        }
        return [...found];
    };
}
async function expandOne(pattern, folder) {
    const literal = (0,external_node_path_.resolve)(folder, pattern);
    // A file may have brackets in its name.
    if (await isFile(literal))
        return [literal];
    const files = [];
    for await (const match of (0,promises_.glob)(pattern, { cwd: folder })) {
        const path = (0,external_node_path_.resolve)(folder, match);
        if (await isFile(path))
            files.push(path);
    }
    return files.sort();
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./src/io/files.ts
var files = __webpack_require__(33839);
// EXTERNAL MODULE: ./src/io/oidc.ts
var oidc = __webpack_require__(53171);
// EXTERNAL MODULE: ./src/io/github-client.ts
var github_client = __webpack_require__(63829);
;// CONCATENATED MODULE: ./src/io/repository-ids.ts

/** One look-up for each repository; undefined where the token cannot see it. */
function createRepositoryIds(client) {
    return async (repository) => {
        const [owner = '', repo = ''] = repository.split('/');
        const found = await (0,github_client/* callGitHubOrAbsent */.yn)({ what: 'look up a repository', permission: 'metadata: read' }, () => client.rest.repos.get({ owner, repo }));
        if (found === undefined)
            return undefined;
        return { repositoryId: String(found.data.id), ownerId: String(found.data.owner.id) };
    };
}
/** One look-up of an owner, be it a user or an organisation. https://docs.github.com/rest/users/users#get-a-user */
function createOwnerId(client) {
    return async (owner) => {
        const found = await (0,github_client/* callGitHubOrAbsent */.yn)({ what: 'look up an owner', permission: 'metadata: read' }, () => client.rest.users.getByUsername({ username: owner }));
        return found === undefined ? undefined : String(found.data.id);
    };
}

// EXTERNAL MODULE: ./src/steps/trust.ts + 9 modules
var trust = __webpack_require__(42535);
// EXTERNAL MODULE: ./src/steps/world.ts + 9 modules
var world = __webpack_require__(78806);
;// CONCATENATED MODULE: ./src/steps/verify.ts








/** `verify` over the real world: reads only. */
async function verifyStep(inputs, environment) {
    const { context, githubToken: token, log } = environment;
    const { apiUrl, repository, serverUrl, workspace, temporary } = context;
    const { http, client } = (0,world/* githubWorld */.WF)(environment);
    return runVerify(inputs, {
        context,
        log,
        sleep: world/* sleep */.yy,
        clock: Date.now,
        files: (0,files/* createFiles */.q)(temporary),
        store: (0,attestation_store/* createAttestationStore */.i)({ http, token, apiUrl, repository }),
        expand: createExpand(workspace),
        repositoryIds: createRepositoryIds(client),
        ownerId: createOwnerId(client),
        tokenIssuer: (0,oidc/* tokenIssuer */.fH)(serverUrl),
        loadVerifier: async () => (0,trust/* loadVerifier */.V)(inputs, { context, log, http }),
    });
}


/***/ })

};
