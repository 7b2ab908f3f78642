export const id = 3;
export const ids = [3];
export const modules = {

/***/ 6095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ release),
  q: () => (/* reexport */ releaseStaged)
});

// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
;// CONCATENATED MODULE: ./src/release/draft-marker.ts
/**
 * How a draft says that it is ours: an HTML comment in its body. It decides only whether a draft may be resumed or
 * deleted; whoever may write it may write the draft as well, and every asset is compared before anything is published.
 */


const TOOL = 'attested-release';
const LAST_LINE = /(?:^|\n)<!-- attested-release (\{[^\n]*\}) -->\s*$/;
/** The digest of a plan, independent of the order of keys. */
function planDigest(plan) {
    return (0,digest/* sha256Of */.Bj)(JSON.stringify(sorted(plan)));
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]));
}
/** The marker of this plan and run. */
function draftMarker(plan, run) {
    return {
        tool: TOOL,
        plan: planDigest(plan),
        commit: plan.commit,
        run: `${run.runId}/${run.runAttempt}`,
    };
}
/** The comment that goes into the body. */
function formatMarker(marker) {
    return `<!-- attested-release ${JSON.stringify(marker)} -->`;
}
/**
 * Whether the body belongs to a draft that we made for the same plan and commit, in whichever run. Only the last line
 * counts: generated notes hold titles of pull requests, which anybody may write.
 */
function isMarkedAs(body, marker) {
    const found = parse(LAST_LINE.exec(body)?.[1] ?? '');
    return ((0,json.at)(found, 'tool') === TOOL &&
        (0,json.at)(found, 'plan') === marker.plan &&
        (0,json.at)(found, 'commit') === marker.commit);
}
function parse(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/run/run-identity.ts
var run_identity = __webpack_require__(92071);
// EXTERNAL MODULE: ./src/commands/collect-staged.ts + 2 modules
var collect_staged = __webpack_require__(13090);
// EXTERNAL MODULE: ./src/commands/plan.ts + 6 modules
var commands_plan = __webpack_require__(12718);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/release/file-lock.ts

/** "Each file included in a release must be under 2 GiB", at most 1000 of them (GitHub Docs, About releases). */
const ASSET_SIZE_LIMIT = 2 * 1024 ** 3;
const ASSET_COUNT_LIMIT = 1000;
/** Refuses what GitHub would not take, before anything is sent (TOO_MANY_ASSETS, RELEASE_INCOMPLETE, FILE_TOO_LARGE). */
function checkUploadable(files) {
    if (files.length > ASSET_COUNT_LIMIT) {
        throw new release_error/* ReleaseError */.K2('TOO_MANY_ASSETS', {
            message: 'the release would have too many assets',
            expected: `at most ${ASSET_COUNT_LIMIT}`,
            actual: String(files.length),
        });
    }
    const empty = files.filter(file => file.size === 0).map(file => file.name);
    if (empty.length > 0) {
        throw new release_error/* ReleaseError */.K2('RELEASE_INCOMPLETE', { message: `empty files: ${empty.join(', ')}` });
    }
    const large = files.filter(file => file.size >= ASSET_SIZE_LIMIT);
    if (large.length > 0) {
        throw new release_error/* ReleaseError */.K2('FILE_TOO_LARGE', {
            message: `too large: ${large.map(file => `${file.name} (${file.size} bytes)`).join(', ')}`,
            expected: 'less than 2 GiB each',
        });
    }
}
/** What is wrong with one asset; undefined: it is the file. A digest that GitHub does not give counts as a fault. */
function assetFault(asset, file) {
    if (asset.name !== file.name)
        return `${file.name}: GitHub renamed it to ${asset.name}`;
    if (asset.state !== 'uploaded')
        return `${file.name}: state ${asset.state}, expected uploaded`;
    if (asset.size !== file.size)
        return `${file.name}: ${asset.size} bytes, expected ${file.size}`;
    if (asset.sha256 === undefined)
        return `${file.name}: no digest, expected ${file.sha256}`;
    if (asset.sha256 !== file.sha256) {
        return `${file.name}: sha256 ${asset.sha256}, expected ${file.sha256}`;
    }
    return undefined;
}
/** Every difference between what GitHub holds and what was verified; empty: they are equal. */
function assetFaults(assets, files) {
    const wanted = new Map(files.map(file => [file.name, file]));
    const seen = new Set();
    const faults = [];
    for (const asset of assets) {
        const file = wanted.get(asset.name);
        if (file === undefined)
            faults.push(`${asset.name}: not in the plan`);
        else if (seen.has(asset.name))
            faults.push(`${asset.name}: there twice`);
        else
            faults.push(...[assetFault(asset, file)].filter(fault => fault !== undefined));
        seen.add(asset.name);
    }
    const missing = files.filter(file => !seen.has(file.name));
    return [...faults, ...missing.map(file => `${file.name}: missing`)].toSorted();
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
var semver_default = /*#__PURE__*/__webpack_require__.n(semver);
;// CONCATENATED MODULE: ./src/release/latest.ts
/** Which release is "latest": the highest version of its line of tags, so that a patch of an old branch never is. */

/**
 * Whether a release of this version becomes the latest one. Only tags of the same form (`v1.2.3`, `name-v1.2.3`)
 * are compared: the versions of another package say nothing about this one.
 */
function becomesLatest(release, existing) {
    if (release.prerelease || !release.tag.endsWith(release.version))
        return false;
    const prefix = release.tag.slice(0, -release.version.length);
    return existing
        .filter(other => !other.draft && !other.prerelease && other.tag.startsWith(prefix))
        .map(other => semver_default().parse(other.tag.slice(prefix.length)))
        .filter(version => version !== null && version.prerelease.length === 0)
        .every(version => version === null || semver_default().compareBuild(release.version, version) >= 0);
}

// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
// EXTERNAL MODULE: ./src/verify/verified-artifact.ts
var verified_artifact = __webpack_require__(45064);
;// CONCATENATED MODULE: ./src/release/planned-set.ts
/** Every way in which these names are not what is planned, by name; empty: they are exactly the plan. */
function plannedSetFaults(plan, names) {
    const present = new Set(names);
    const planned = new Set(plan.files);
    const unexpected = [...present].filter(name => !planned.has(name));
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const platforms = Map.groupBy(plan.artifacts, artifact => artifact.platform);
    const missing = [...platforms.values()].flatMap(artifacts => missingOf(artifacts, present));
    const own = [plan.checksums, plan.evidence].filter(name => !present.has(name));
    return [
        ...unexpected.map(name => `${name}: not in the plan`),
        ...twice.map(name => `${name}: there twice`),
        ...[...missing, ...own].map(name => `${name}: missing`),
    ].toSorted();
}
function missingOf(artifacts, present) {
    const files = artifacts.flatMap(artifact => artifactFiles(artifact));
    const missing = files.filter(name => !present.has(name));
    const whollyAbsent = missing.length === files.length;
    return whollyAbsent && artifacts.every(artifact => artifact.optional) ? [] : missing;
}
/** The files that one artifact brings to the release. */
function artifactFiles(artifact) {
    return artifact.sbom === null ? [artifact.name] : [artifact.name, artifact.sbom];
}
/** Optional platforms that this release does without. */
function absentPlatforms(plan, names) {
    const present = new Set(plan.artifacts
        .filter(artifact => names.includes(artifact.name))
        .map(({ platform }) => platform));
    return plan.platforms.map(({ name }) => name).filter(name => !present.has(name));
}

;// CONCATENATED MODULE: ./src/release/verified-release.ts
/** A release that may be published: exactly the planned files, each of them verified. */




/** TypeScript's `private` is no wall at run time; a symbol that never leaves this module is one. */
const SEAL = Symbol('VerifiedRelease');
/** The only thing that `publish` takes. `of` is the only way to make one. */
class VerifiedRelease {
    #verified = true;
    plan;
    /** Sorted by name. */
    files;
    constructor(seal, plan, files) {
        if (seal !== SEAL)
            throw new TypeError('a VerifiedRelease is made only by VerifiedRelease.of');
        this.plan = plan;
        this.files = files;
        Object.freeze(this);
    }
    /**
     * Refuses anything but the planned names (RELEASE_INCOMPLETE), each a true VerifiedArtifact that was accepted for
     * the predicate types its kind of file must have (NOT_VERIFIED).
     */
    static of(plan, files) {
        const forged = files.filter(file => !verified_artifact/* VerifiedArtifact */.Xu.is(file));
        if (forged.length > 0) {
            throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
                message: `${forged.length} of ${files.length} files were not made by verification`,
            });
        }
        const named = files
            .map(file => ({ name: file.name ?? '(without a name)', file }))
            .toSorted((a, b) => (a.name < b.name ? -1 : 1));
        const faults = plannedSetFaults(plan, named.map(({ name }) => name));
        if (faults.length > 0) {
            throw new release_error/* ReleaseError */.K2('RELEASE_INCOMPLETE', {
                message: `the verified files are not the plan's:\n${faults.join('\n')}`,
            });
        }
        for (const { name, file } of named)
            demandPredicates(plan, name, file);
        const sorted = named.map(({ file }) => file);
        return new VerifiedRelease(SEAL, plan, Object.freeze(sorted));
    }
    /** Whether the value was made by `of`, whatever its type claims. */
    static is(value) {
        return typeof value === 'object' && value !== null && #verified in value && value.#verified;
    }
}
function demandPredicates(plan, name, file) {
    const artifact = plan.artifacts.find(candidate => candidate.name === name);
    const sbom = artifact?.sbom ?? null;
    const required = sbom === null ? [predicate/* PROVENANCE_V1 */.A0] : [predicate/* PROVENANCE_V1 */.A0, (0,predicate/* sbomPredicateType */.h2)(sbom)];
    const accepted = file.accepted.map(({ predicateType }) => predicateType);
    const lacking = required.filter(type => !accepted.includes(type));
    if (lacking.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
        message: `${name} was not verified for all that the plan requires`,
        expected: required.join(' and '),
        actual: accepted.join(' and '),
    });
}

;// CONCATENATED MODULE: ./src/release/content-type.ts
/** The media type an asset is stored under. */
const TYPES = [
    ['.tar.gz', 'application/gzip'],
    ['.tgz', 'application/gzip'],
    ['.zip', 'application/zip'],
    ['.json', 'application/json'],
    ['.jsonl', 'application/jsonl'],
    ['.txt', 'text/plain; charset=utf-8'],
    ['.asc', 'application/pgp-signature'],
];
/** By the name's ending; anything else is a stream of bytes. */
function contentType(name) {
    return TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream';
}

;// CONCATENATED MODULE: ./src/release/release-state.ts
/** What GitHub already holds for a tag, named from what is there and from nothing remembered. */


/** Judges the full list of releases, drafts included. The oldest of our drafts is the one that is resumed. */
function releaseState(releases, tag, marker) {
    const ofTag = releases.filter(release => release.tag === tag);
    const published = ofTag.find(release => !release.draft);
    if (published !== undefined)
        return { kind: 'published', release: published };
    const foreign = ofTag.find(release => !isMarkedAs(release.body, marker));
    if (foreign !== undefined)
        return { kind: 'foreign-draft', draft: foreign };
    const [draft, ...spare] = ofTag.toSorted((a, b) => a.id - b.id);
    return draft === undefined ? { kind: 'none' } : { kind: 'our-draft', draft, spare };
}
/** Somebody else's draft is neither used nor deleted (RELEASE_FOREIGN_DRAFT). */
function refuseForeignDraft(draft) {
    throw new release_error/* ReleaseError */.K2('RELEASE_FOREIGN_DRAFT', {
        message: `${draft.tag} has a draft that this action did not make for this commit and plan: ${draft.url}`,
    });
}
/** Published bytes never change (RELEASE_EXISTS). */
function refusePublished(release, faults) {
    throw new release_error/* PolicyError */.pn('RELEASE_EXISTS', {
        message: `${release.tag} is published with other files (${release.url}):\n${faults.join('\n')}`,
    });
}

;// CONCATENATED MODULE: ./src/commands/release/draft.ts
/** The draft: found or made, filled, and compared. Nothing here is visible to the public. */





const UPLOAD_ATTEMPTS = 3;
const UPLOAD_PAUSE_MS = 2_000;
/** Our draft of this tag: the one that is there, brought up to date, or a new one. */
async function openDraft(fields, marker, ports) {
    const state = releaseState(await ports.releases.list(), fields.tag, marker);
    switch (state.kind) {
        case 'none':
            return ports.releases.createDraft(fields);
        case 'our-draft': {
            ports.log.info(`resuming the draft ${state.draft.url}`);
            for (const spare of state.spare)
                await ports.releases.remove(spare.id);
            const { title, body, prerelease } = fields;
            return ports.releases.update(state.draft.id, { title, body, prerelease });
        }
        case 'foreign-draft':
            return refuseForeignDraft(state.draft);
        case 'published':
            return refusePublished(state.release, ['it appeared while this run was at work']);
    }
}
/** Sends what is missing or wrong in the draft; what is right stays. */
async function fillDraft(draft, files, ports) {
    const wanted = new Map(files.map(file => [file.name, file]));
    const kept = new Set();
    for (const asset of await settledAssets(draft.id, ports)) {
        const file = wanted.get(asset.name);
        if (file !== undefined && !kept.has(file.name) && assetFault(asset, file) === undefined) {
            kept.add(asset.name);
        }
        else {
            ports.log.info(`removing ${asset.name} (${asset.state}) from the draft`);
            await ports.releases.removeAsset(asset.id);
        }
    }
    for (const file of files) {
        if (!kept.has(file.name))
            await uploadFile(draft, file, ports);
    }
}
async function uploadFile(draft, file, ports) {
    for (let attempt = 1;; attempt += 1) {
        try {
            ports.log.info(`uploading ${file.name} (${file.size} bytes)`);
            refuseFault(await ports.releases.upload(draft, file, contentType(file.name)), file);
            return;
        }
        catch (thrown) {
            const error = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (error.code !== 'SERVICE_UNAVAILABLE' || attempt === UPLOAD_ATTEMPTS)
                throw error;
            ports.log.info(`${file.name}: ${error.message}; trying again`);
            await ports.sleep(UPLOAD_PAUSE_MS * attempt);
            if (await arrivedAfterAll(draft, file, ports))
                return;
        }
    }
}
/** A 502 from the uploads host may hide a success, or leave an empty `starter` that blocks the name. */
async function arrivedAfterAll(draft, file, ports) {
    for (const asset of await settledAssets(draft.id, ports)) {
        if (asset.name !== file.name)
            continue;
        if (assetFault(asset, file) === undefined)
            return true;
        await ports.releases.removeAsset(asset.id);
    }
    return false;
}
function refuseFault(asset, file) {
    // A digest that GitHub does not give is settled by downloading, once, when the whole draft is compared.
    const fault = assetFault({ ...asset, sha256: asset.sha256 ?? file.sha256 }, file);
    if (fault !== undefined)
        refuseAssets([fault]);
}
/** The draft must hold the files, all of them and nothing else (ASSET_MISMATCH). */
async function checkDraft(draft, files, ports) {
    const assets = await settledAssets(draft.id, ports);
    const faults = assetFaults(assets, files);
    if (faults.length > 0)
        refuseAssets(faults);
    return assets;
}
function refuseAssets(faults) {
    throw new release_error/* PolicyError */.pn('ASSET_MISMATCH', {
        message: `the draft does not hold what was verified:\n${faults.join('\n')}`,
    });
}
/** The assets with their digests; where GitHub gives none, the bytes are downloaded and hashed. */
async function settledAssets(releaseId, ports) {
    const settled = [];
    for (const asset of await ports.releases.assets(releaseId)) {
        const unknown = asset.state === 'uploaded' && asset.sha256 === undefined;
        settled.push(unknown ? { ...asset, sha256: await ports.releases.hashAsset(asset) } : asset);
    }
    return settled;
}
/** Deletes our drafts of the tag after a security failure. Its own failure is only told: the first one counts. */
async function discardDraft(tag, marker, ports) {
    try {
        for (const release of await ports.releases.list()) {
            if (!release.draft || release.tag !== tag || !isMarkedAs(release.body, marker))
                continue;
            await ports.releases.remove(release.id);
            ports.log.notice(`deleted our draft ${release.url}`);
        }
    }
    catch (thrown) {
        ports.log.warning(`our draft of ${tag} could not be deleted: ${(0,release_error/* toReleaseError */.Tp)(thrown).message}`);
    }
}

;// CONCATENATED MODULE: ./src/commands/release/where.ts
/** Where the release goes: the tag and the repository must be, to the end, what they were when it was built. */

/** The tag must resolve to the commit (TAG_NOT_FOUND, TAG_MOVED). */
async function checkTag(where, ports) {
    const commit = await ports.refs.resolveTag(where.tag);
    if (commit === undefined) {
        throw new release_error/* ReleaseError */.K2('TAG_NOT_FOUND', {
            message: `there is no tag ${where.tag}`,
            remedy: `Push the tag first:\n\ngit push origin ${where.tag}`,
        });
    }
    if (commit === where.commit)
        return;
    throw new release_error/* PolicyError */.pn('TAG_MOVED', {
        message: `${where.tag} does not point to the commit of this run`,
        expected: where.commit,
        actual: commit,
    });
}
/** The tag, and the repository by its numeric id (REPOSITORY_CHANGED). */
async function checkWhere(where, ports) {
    await checkTag(where, ports);
    const id = await ports.releases.repositoryId();
    if (id === where.repositoryId)
        return;
    throw new release_error/* PolicyError */.pn('REPOSITORY_CHANGED', {
        message: `${where.repository} is not the repository of this run`,
        expected: `id ${where.repositoryId}`,
        actual: `id ${id}`,
    });
}

;// CONCATENATED MODULE: ./src/commands/release/publish.ts
/** From a verified release on disk to a published one, with every comparison on the way. */






/**
 * Publishes a verified release; takes nothing weaker. A security failure before the release is public deletes our
 * draft, an operational one leaves it for the next attempt.
 */
async function publish(release, measured, how, where, ports) {
    const files = lockFiles(release, measured);
    checkUploadable(files);
    const ready = await discardingDraft(where.tag, how.marker, ports, async () => prepareDraft(files, how, where, ports));
    if (how.draftOnly)
        return { state: 'draft', release: ready.draft, assets: ready.assets };
    await makePublic(ready, how, ports);
    return readBack(ready.draft, files, where, ports);
}
async function prepareDraft(files, how, where, ports) {
    const draft = await openDraft({
        tag: where.tag,
        title: how.title,
        body: how.bodies.draft,
        prerelease: how.prerelease,
        commit: where.commit,
    }, how.marker, ports);
    try {
        await fillDraft(draft, files, ports);
        const latest = how.makeLatest === 'auto'
            ? becomesLatest({ ...where, prerelease: how.prerelease }, await ports.releases.list())
            : how.makeLatest;
        // Nothing may come between these comparisons and the publication.
        await checkWhere(where, ports);
        return { draft, latest, assets: await checkDraft(draft, files, ports) };
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.class === 'operational') {
            ports.log.notice(`the draft ${draft.url} stays; "Re-run failed jobs" goes on from there`);
        }
        throw error;
    }
}
/** The verified digests rule; the file on disk must still be what was measured. */
function lockFiles(release, measured) {
    if (!VerifiedRelease.is(release)) {
        throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
            message: 'what is to be published was not made by verification',
        });
    }
    const byName = new Map(measured.map(file => [file.name, file]));
    return release.files.map(file => {
        const found = byName.get(file.name ?? '');
        if (found?.sha256 === file.sha256)
            return found;
        throw new release_error/* PolicyError */.pn('NOT_VERIFIED', {
            message: `${file.name ?? ''}: the file at hand is not the verified one`,
            expected: file.sha256,
            actual: found?.sha256 ?? 'no file',
        });
    });
}
/** A `security` failure of the work deletes our draft of the tag; any failure is thrown on. */
async function discardingDraft(tag, marker, ports, work) {
    try {
        return await work();
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.class === 'security')
            await discardDraft(tag, marker, ports);
        throw error;
    }
}
async function makePublic({ draft, latest }, how, ports) {
    try {
        await ports.releases.update(draft.id, { draft: false, body: how.bodies.published, latest });
    }
    catch (thrown) {
        // The answer may have been lost on its way: what GitHub shows now decides.
        const now = await ports.releases.get(draft.id);
        if (!now.draft)
            return;
        throw new release_error/* ReleaseError */.K2('RELEASE_FAILED', {
            message: `GitHub did not publish the draft ${draft.url}`,
            cause: thrown,
        });
    }
}
const LAG_ATTEMPTS = 5;
const LAG_PAUSE_MS = 2_000;
/** Reads the public release by id and by tag: what GitHub shows must be what was verified (PUBLISH_MISMATCH). */
async function readBack(draft, files, where, ports) {
    const release = await ports.releases.get(draft.id);
    const assets = await settledAssets(draft.id, ports);
    const faults = [
        ...(release.draft ? ['it is still a draft'] : []),
        ...(release.tag === where.tag ? [] : [`its tag is ${release.tag}`]),
        ...(await byTagFaults(release, where, ports)),
        ...assetFaults(assets, files),
        ...(await tagFaults(where, ports)),
    ];
    if (faults.length === 0)
        return { state: 'published', release, assets };
    const outcome = await withdraw(release, ports);
    throw new release_error/* PolicyError */.pn('PUBLISH_MISMATCH', {
        message: `${release.url} is not what was verified; ${outcome}:\n${faults.join('\n')}`,
    });
}
async function byTagFaults(release, where, ports) {
    for (let attempt = 1;; attempt += 1) {
        const found = await ports.releases.publishedByTag(where.tag);
        if (found?.id === release.id)
            return [];
        if (found !== undefined)
            return [`${where.tag} shows another release, ${found.url}`];
        if (attempt === LAG_ATTEMPTS)
            return [`${where.tag} shows no release`];
        await ports.sleep(LAG_PAUSE_MS);
    }
}
async function tagFaults(where, ports) {
    try {
        await checkTag(where, ports);
        return [];
    }
    catch (thrown) {
        const error = (0,release_error/* toReleaseError */.Tp)(thrown);
        if (error.code === 'TAG_MOVED' || error.code === 'TAG_NOT_FOUND')
            return [error.message];
        throw error;
    }
}
async function withdraw(release, ports) {
    if (release.immutable)
        return 'it is immutable and stays visible until somebody deletes it';
    try {
        await ports.releases.update(release.id, { draft: true });
        return 'it was made a draft again';
    }
    catch (thrown) {
        return `it could NOT be made a draft again (${(0,release_error/* toReleaseError */.Tp)(thrown).message}): do it by hand now`;
    }
}

// EXTERNAL MODULE: ./src/attest/instance.ts
var instance = __webpack_require__(72646);
;// CONCATENATED MODULE: ./src/report/consumer-facts.ts
/** Takes the first planned binary that is there as the example; its own certificate says who signed it. */
function consumerFacts(source) {
    const { plan, identity, tag, serverUrl, verified } = source;
    const artifact = plan.artifacts.find(({ name }) => verified.some(file => file.name === name));
    const example = artifact ?? plan.artifacts[0];
    const proof = verified.find(file => file.name === example?.name)?.accepted[0];
    const signer = proof?.signer.subjectAlternativeName.slice(`${serverUrl}/`.length);
    return {
        serverUrl,
        repository: identity.repository,
        tag,
        file: example?.name ?? plan.checksums,
        sbomFile: example?.sbom ?? undefined,
        checksums: plan.checksums,
        signer: signer ?? identity.jobWorkflowRef,
        ownSigner: identity.jobWorkflowRef,
        sourceRef: identity.ref,
        commit: identity.sha,
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/release/release-notes.ts
/** The text of the release. */


/** GitHub refuses a longer body with 422. */
const BODY_LIMIT = 125_000;
const SHORTENED = '\n\n_Generated notes shortened: the release text has a limit._';
const DRAFT_NOTICE = '> [!WARNING]\n> This is a draft. Its files were verified when they were uploaded, but a draft that a person publishes by hand is outside the guarantee: nothing compares its files again.';
/** Both texts; generated notes give way when it gets too long, the maintainer's do not (NOTES_TOO_LONG). */
function releaseBodies({ notes, generated, verification, marker, }) {
    const fixed = [verification, formatMarker(marker)];
    const bare = join([DRAFT_NOTICE, notes, ...fixed]).length;
    if (bare > BODY_LIMIT) {
        throw new release_error/* ReleaseError */.K2('NOTES_TOO_LONG', {
            message: 'the text of the release is too long',
            expected: `at most ${BODY_LIMIT} characters`,
            actual: `${bare} with the section that this action adds`,
        });
    }
    const room = BODY_LIMIT - bare - '\n\n'.length;
    const published = join([notes, shorten(generated, room), ...fixed]);
    return { draft: join([DRAFT_NOTICE, published]), published };
}
function join(parts) {
    return parts.filter(part => part !== undefined && part.trim() !== '').join('\n\n');
}
function shorten(text, room) {
    if (text === undefined || text.length <= room)
        return text;
    const cut = text.slice(0, Math.max(0, room - SHORTENED.length));
    const wholeLines = cut.slice(0, Math.max(0, cut.lastIndexOf('\n')));
    return wholeLines === '' ? undefined : `${wholeLines}${SHORTENED}`;
}

// EXTERNAL MODULE: ./src/report/consumer-commands.ts
var consumer_commands = __webpack_require__(78875);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/release-summary.ts
/** The job summary of a release, and the section on verification in its notes. */


const HEADLINES = {
    published: '✅ Published and verified',
    draft: '📝 Draft filled and verified: it is not published',
    unchanged: '✅ Already published with the same bytes: nothing was changed',
    rehearsed: '🎭 Rehearsal: nothing was written, nothing was published',
};
const PREDICATES = {
    [predicate/* PROVENANCE_V1 */.A0]: 'provenance',
    [predicate/* CYCLONEDX_BOM */.fm]: 'SBOM',
    [predicate/* SPDX_2_3 */.Dz]: 'SBOM (SPDX)',
};
/** What happened to which file, what it rests on, and what a consumer would run. */
function releaseSummary(report, commands, serverUrl) {
    const title = (0,markdown/* escapeMarkdown */.FV)(report.tag ?? report.version);
    const open = openRemarks(report);
    return [
        `### ${HEADLINES[report.state]}: ${report.release === null ? title : `[${title}](${report.release.url})`}`,
        `Commit ${(0,markdown/* code */.aY)(report.commit)}, ref ${(0,markdown/* code */.aY)(report.ref)}, workflow ${(0,markdown/* code */.aY)(report.run.workflow)}`,
        (0,markdown/* table */.tp)(['File', 'Bytes', 'SHA-256', 'Attestations', 'Verdict'], report.files.map(fileRow)),
        `[All attestations of this repository](${serverUrl}/${report.repository}/attestations)`,
        ...(report.absentPlatforms.length === 0
            ? []
            : [
                `**Not in this release** (optional platforms): ${report.absentPlatforms.map(markdown/* code */.aY).join(', ')}`,
            ]),
        ...list('Not checked', report.notChecked),
        ...list('Left open by the policy', open),
        ...list('Attestations that were refused (others were accepted)', refusals(report)),
        ...(commands.length === 0 ? [] : [`#### What a consumer runs\n\n${commandBlock(commands)}`]),
    ].join('\n\n');
}
function fileRow(file) {
    const name = file.url === null ? (0,markdown/* code */.aY)(file.name) : `[${(0,markdown/* code */.aY)(file.name)}](${file.url})`;
    const attestations = file.attestations.map(attestation => `[${release_summary_predicate(attestation)}](${attestation.run})`);
    return [
        name,
        String(file.size),
        (0,markdown/* code */.aY)(file.sha256),
        attestations.length === 0 ? 'none' : attestations.join('<br>'),
        file.verified ? '✅ verified' : 'not verified',
    ];
}
function release_summary_predicate({ predicateType, instance }) {
    return `${PREDICATES[predicateType] ?? (0,markdown/* escapeMarkdown */.FV)(predicateType)} (${(0,markdown/* escapeMarkdown */.FV)(instance)})`;
}
function openRemarks(report) {
    const remarks = report.files.flatMap(file => file.attestations.flatMap(attestation => attestation.open.map(({ dimension, reason }) => `${dimension}: ${reason}`)));
    return [...new Set(remarks)];
}
function refusals(report) {
    return report.files.flatMap(file => file.refused.map(({ source, code: why, message }) => `${file.name} (${source}): ${why}: ${message}`));
}
function list(title, items) {
    if (items.length === 0)
        return [];
    return [`**${title}**\n\n${items.map(item => `- ${(0,markdown/* escapeMarkdown */.FV)(item)}`).join('\n')}`];
}
/** The section "Verify this release" of the notes. */
function verificationSection(commands) {
    return `## Verify this release\n\nEvery file of this release was verified before it was published. Check it yourself:\n\n${commandBlock(commands)}`;
}
function commandBlock(commands) {
    return (0,markdown/* block */.om)('sh', commands.map(({ purpose, command }) => `# ${purpose}\n${command}`).join('\n'));
}

;// CONCATENATED MODULE: ./src/commands/release/compose-notes.ts
/** The text of the release: the maintainer's words, GitHub's notes, and how to verify. */




// Four bytes a character at most, of which GitHub takes 125,000.
const NOTES_FILE_LIMIT = 500_000;
/** Both texts of the release (NOTES_TOO_LONG). */
async function composeNotes({ options, facts, marker, workspace, generate }, ports) {
    const { notes, notesFile, generateNotes } = options;
    const own = notesFile === undefined
        ? notes
        : await ports.files.readText(absolute(workspace, notesFile), NOTES_FILE_LIMIT);
    const generated = generateNotes && generate
        ? await ports.releases.generateNotes(facts.tag, facts.commit)
        : undefined;
    return releaseBodies({
        notes: own,
        generated,
        verification: verificationSection((0,consumer_commands/* consumerCommands */.D4)(facts)),
        marker,
    });
}
function absolute(folder, path) {
    return (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(folder, path);
}

// EXTERNAL MODULE: ./src/commands/release/own-evidence.ts + 1 modules
var own_evidence = __webpack_require__(11104);
;// CONCATENATED MODULE: ./src/commands/release/published.ts




/**
 * Compares before anything is signed. The evidence file cannot be made a second time with the same bytes, since
 * signatures differ; the published one must be attested by this workflow for this commit, in whichever run.
 */
async function comparePublished(release, payload, plan, judge, ports) {
    const assets = await settledAssets(release.id, ports);
    const [evidence, ...more] = assets.filter(asset => asset.name === plan.evidence);
    const faults = [
        ...assetFaults(assets.filter(asset => asset.name !== plan.evidence), payload),
        ...more.map(asset => `${asset.name}: there twice`),
    ];
    if (evidence?.sha256 === undefined || evidence.state !== 'uploaded') {
        return refusePublished(release, [...faults, `${plan.evidence}: missing`]);
    }
    if (faults.length > 0)
        refusePublished(release, faults);
    const anyRun = { open: 'the release was published by an earlier run or attempt' };
    await (0,own_evidence/* verifyOwn */.e)({ name: evidence.name, sha256: evidence.sha256 }, { ...judge, policy: { ...judge.policy, run: anyRun } }, ports, 
    // It was stored before the release was published.
    0);
    return assets;
}

// EXTERNAL MODULE: ./src/attest/kept-bundles.ts
var kept_bundles = __webpack_require__(14441);
// EXTERNAL MODULE: ./src/commands/kept-evidence.ts
var kept_evidence = __webpack_require__(40768);
;// CONCATENATED MODULE: ./src/commands/release/refuse-exchanged.ts
/** Files that were exchanged between `attest` and `release`. */




/** What `attest` keeps; the release job's own evidence has names of its own. */
const ATTESTED = /^attested-release-evidence(?:\.[0-9a-f]{8})?$/;
/**
 * A file that this run attested with other bytes is refused (DIGEST_MISMATCH). Verification would refuse it as well,
 * for want of an attestation; but that could be a slow store, and this can only be foul play or a broken workflow.
 */
async function refuseExchanged(staged, runAttempt, ports) {
    const ofThisRun = ({ base, attempt }) => ATTESTED.test(base) && attempt <= runAttempt;
    const subjects = (await (0,kept_evidence/* readKeptEvidence */.k)(ofThisRun, ports)).flatMap(bundle => (0,kept_bundles/* peekStatement */.JB)(bundle)?.subject ?? []);
    for (const { file } of staged) {
        const attested = subjects
            .filter(subject => subject.name === file.name)
            .flatMap(subject => (0,digest/* parseSha256 */.tz)(subject.digest['sha256']) ?? []);
        if (attested.length === 0 || attested.includes(file.sha256))
            continue;
        throw new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
            message: `${file.name} is not the file that this run attested`,
            expected: [...new Set(attested)].join(' or '),
            actual: file.sha256,
        });
    }
}

// EXTERNAL MODULE: ./src/release/sbom-file.ts
var sbom_file = __webpack_require__(94019);
// EXTERNAL MODULE: ./src/commands/release/verify-from-store.ts
var verify_from_store = __webpack_require__(72532);
;// CONCATENATED MODULE: ./src/commands/release/verify-payload.ts
/** What the build jobs made, against the evidence in the store: never against what this job still has in memory. */



/** The signing job ended before this one began; what it stored needs a moment at most. */
const DEADLINE_MS = 30_000;
/** Every staged file with its SBOM file, or the first refusal. */
async function verifyPayload(staged, judge, ports) {
    const verified = [];
    for (const item of staged)
        verified.push(await verifyStaged(item, judge, ports, DEADLINE_MS));
    return verified;
}
/** Where nothing was signed there is nothing to verify; what is there is verified all the same. */
async function rehearsePayload(staged, judge, ports) {
    const verified = [];
    const unsigned = [];
    for (const item of staged) {
        const listed = await ports.store.list(item.file.sha256, ports.repository);
        if (listed.length === 0)
            unsigned.push(item.file.name);
        else
            verified.push(await verifyStaged(item, judge, ports, 0));
    }
    return { verified, unsigned };
}
async function verifyStaged({ planned, file, sbom }, { verifier, policy }, ports, deadlineMs) {
    const provenance = { predicateType: predicate/* PROVENANCE_V1 */.A0, policy };
    const verified = await (0,verify_from_store/* verifyFromStore */.H)({
        name: file.name,
        sha256: file.sha256,
        requirements: planned.sbom === null
            ? [provenance]
            : [provenance, { predicateType: (0,predicate/* sbomPredicateType */.h2)(planned.sbom), policy }],
    }, verifier, ports, deadlineMs);
    if (sbom !== null)
        (0,sbom_file/* checkSbomFile */.Gi)(verified, sbom);
    ports.log.info(`${file.name}: verified`);
    return verified;
}

;// CONCATENATED MODULE: ./src/commands/release/carry-out.ts
/** The release itself: the order of its effects. */











/** Verifies, attests what is this job's own, and publishes; or finds the same bytes published already. */
async function carryOut(job, where, ports) {
    const { marker } = job;
    const ready = await discardingDraft(where.tag, marker, ports, async () => {
        await checkWhere(where, ports);
        const state = await readState(job, where, ports);
        await refuseExchanged(job.staged, job.identity.runAttempt, ports);
        const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports));
        if (state.kind === 'published')
            return unchanged(job, state.release, verified, ports);
        return signRest(job, verified, ports);
    });
    if ('state' in ready)
        return ready;
    const bodies = await composeNotes({ ...notesSource(job, where, ready.release.files, ports), generate: true }, ports);
    const { state, release, assets } = await publish(ready.release, ready.files, {
        title: where.tag,
        bodies,
        marker,
        prerelease: job.prerelease,
        makeLatest: job.options.makeLatest,
        draftOnly: job.options.draft,
    }, where, ports);
    return { state, release, assets, ...contents(ready), notChecked: [] };
}
/** What is there for the tag; a draft of somebody else ends it (RELEASE_FOREIGN_DRAFT). */
async function readState({ marker }, { tag }, ports) {
    const state = releaseState(await ports.releases.list(), tag, marker);
    if (state.kind === 'foreign-draft')
        refuseForeignDraft(state.draft);
    return state;
}
/** Attests and verifies what this job adds; the whole is then exactly the plan. */
async function signRest(job, payload, ports) {
    const { plan, identity, options } = job;
    const { verified, evidence } = await (0,own_evidence/* makeOwnEvidence */.G)(payload, job.own, {
        plan,
        instance: (0,instance/* chooseInstance */.N)(options.sigstore, identity, options.disclosePrivate),
        maxEnvelope: options.maxEnvelope,
        runAttempt: identity.runAttempt,
        judge: job.ownJudge,
        folder: job.folder,
    }, { ...ports, repository: identity.repository });
    return {
        release: VerifiedRelease.of(plan, [...payload, ...verified]),
        files: [...job.payload, job.checksums, evidence],
        evidence,
    };
}
/** What there is to report of it. */
function contents({ release, files, evidence, }) {
    return { files, verified: release.files, evidence };
}
async function unchanged(job, release, verified, ports) {
    const files = [...job.payload, job.checksums];
    const assets = await comparePublished(release, files, job.plan, job.ownJudge, {
        ...storePorts(job, ports),
        releases: ports.releases,
    });
    ports.log.notice(`${release.tag} is published with these very bytes; nothing was changed`);
    return {
        state: 'unchanged',
        release,
        assets,
        files,
        verified,
        evidence: undefined,
        notChecked: [],
    };
}
/** What the text of the release is made from. */
function notesSource(job, { tag }, verified, ports) {
    const { workspace, serverUrl } = ports.context;
    return {
        options: job.options,
        facts: consumerFacts({ plan: job.plan, identity: job.identity, tag, serverUrl, verified }),
        marker: job.marker,
        workspace,
    };
}
/** The ports, with the repository whose store is read. */
function storePorts(job, ports) {
    return { ...ports, repository: job.identity.repository };
}

;// CONCATENATED MODULE: ./src/release/checksums.ts
/** Sorted by code unit, two spaces, LF. It lists neither itself nor the evidence file, which is made after it. */
function checksumsText(files) {
    return files
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(file => `${file.sha256}  ${file.name}\n`)
        .join('');
}

// EXTERNAL MODULE: ./src/verify/policies.ts
var policies = __webpack_require__(25319);
;// CONCATENATED MODULE: ./src/commands/release/job.ts
/** One release job: its files with their digests, where they go, and whom it believes. */







/** Checks what can be checked without looking outside, and writes the checksums file. */
async function prepareJob(request, ports) {
    const { plan, identity, staged, options } = request;
    const { serverUrl } = ports.context;
    (0,run_identity/* refuseTrigger */.DQ)(identity.eventName);
    checkPlanIsOfRun(plan, identity);
    const prerelease = options.prerelease === 'auto' ? plan.prerelease : options.prerelease;
    checkLatest(prerelease, options.makeLatest);
    const folder = await ports.files.keptFolder('release');
    const payload = staged.flatMap(({ file, sbom }) => (sbom === null ? [file] : [file, sbom]));
    const path = (0,external_node_path_.join)(folder, plan.checksums);
    await ports.files.writeText(path, checksumsText(payload));
    const checksums = await ports.files.measure(path);
    checkUploadable([...payload, checksums]);
    const verifier = await ports.loadVerifier();
    const { signerWorkflow } = options;
    return {
        ...request,
        where: whereOf(plan, identity),
        marker: draftMarker(plan, identity),
        prerelease,
        folder,
        payload,
        own: [...staged.flatMap(({ sbom }) => (sbom === null ? [] : [sbom])), checksums],
        checksums,
        buildJudge: { verifier, policy: (0,policies/* runPolicy */.iI)(identity, { serverUrl, signerWorkflow }) },
        ownJudge: { verifier, policy: (0,policies/* ownPolicy */.jV)(identity, serverUrl) },
    };
}
/** The plan may have been handed over as text: it must be a plan for what the signed token says this run is. */
function checkPlanIsOfRun(plan, identity) {
    const pairs = [
        ['repository', plan.repository, identity.repository],
        ['commit', plan.commit, identity.sha],
        ['ref', plan.ref, identity.ref],
    ];
    const differences = pairs
        .filter(([, planned, actual]) => planned !== actual)
        .map(([what, planned, actual]) => `${what}: plan ${planned}, run ${actual}`);
    if (differences.length === 0)
        return;
    throw new release_error/* PolicyError */.pn('IDENTITY_MISMATCH', {
        message: `the plan is not one for this run:\n${differences.join('\n')}`,
        remedy: 'Hand over the output of the plan command of this very run, or leave `plan` empty.',
    });
}
function checkLatest(prerelease, makeLatest) {
    if (!prerelease || makeLatest !== true)
        return;
    throw new release_error/* ReleaseError */.K2('METADATA_CONTRADICTORY', {
        message: 'a prerelease cannot become the latest release',
    });
}
function whereOf(plan, identity) {
    if (plan.tag === null)
        return undefined;
    return {
        tag: plan.tag,
        version: plan.version,
        commit: identity.sha,
        repository: identity.repository,
        repositoryId: identity.repositoryId,
    };
}

;// CONCATENATED MODULE: ./src/commands/release/rehearse.ts





/** Everything that can be checked, and nothing written: no log, no store (unless asked to sign), no release. */
async function rehearse(job, ports) {
    const { where, options } = job;
    const base = { state: 'rehearsed', release: null, assets: [] };
    const state = where === undefined ? undefined : await rehearseOutside(job, where, ports);
    if (options.signRehearsal) {
        const verified = await verifyPayload(job.staged, job.buildJudge, storePorts(job, ports));
        const ready = await signRest(job, verified, ports);
        await rehearseNotes(job, ready.release.files, ports);
        return { ...base, ...contents(ready), notChecked: [NO_PUBLICATION] };
    }
    const { verified, unsigned } = await rehearsePayload(job.staged, job.buildJudge, storePorts(job, ports));
    if (state?.kind === 'published') {
        await comparePublished(state.release, [...job.payload, job.checksums], job.plan, job.ownJudge, {
            ...storePorts(job, ports),
            releases: ports.releases,
        });
    }
    await rehearseNotes(job, verified, ports);
    return {
        ...base,
        files: [...job.payload, job.checksums],
        verified,
        evidence: undefined,
        notChecked: [
            ...unsigned.map(name => `${name}: no attestation to verify, since a rehearsal signs nothing`),
            'The evidence file: it is made of signatures (sign-rehearsal: true would make some).',
            NO_PUBLICATION,
        ],
    };
}
const NO_PUBLICATION = 'Whether GitHub will take the release: the right to write, rulesets on tags and immutability show only when something is written.';
async function rehearseOutside(job, where, ports) {
    await checkWhere(where, ports);
    return readState(job, where, ports);
}
async function rehearseNotes(job, verified, ports) {
    const where = job.where ?? { tag: job.plan.version };
    await composeNotes({ ...notesSource(job, where, verified, ports), generate: false }, ports);
}

;// CONCATENATED MODULE: ./src/report/release-report.ts

const RELEASE_REPORT_SCHEMA = 'attested-release/report/v1';
/** Everything that was decided, and from what. */
function releaseReport(facts) {
    const { state, plan, identity, release } = facts;
    return {
        schema: RELEASE_REPORT_SCHEMA,
        state,
        repository: identity.repository,
        tag: plan.tag,
        version: plan.version,
        commit: plan.commit,
        ref: identity.ref,
        run: {
            id: identity.runId,
            attempt: identity.runAttempt,
            workflow: identity.jobWorkflowRef,
        },
        release: release === null ? null : { id: release.id, url: release.url },
        files: facts.files
            .toSorted((a, b) => (a.name < b.name ? -1 : 1))
            .map(file => reportFile(file, facts)),
        absentPlatforms: absentPlatforms(plan, facts.files.map(({ name }) => name)),
        notChecked: facts.notChecked,
    };
}
function reportFile(file, { plan, assets, verified }) {
    const verdict = verified.find(candidate => candidate.name === file.name);
    return {
        name: file.name,
        kind: kindOf(plan, file.name),
        size: file.size,
        sha256: file.sha256,
        url: assets.find(asset => asset.name === file.name)?.url ?? null,
        verified: verdict !== undefined,
        attestations: (verdict?.accepted ?? []).map(reportAttestation),
        refused: (verdict?.refused ?? []).map(({ source, code, message }) => ({
            source,
            code,
            message,
        })),
    };
}
function kindOf(plan, name) {
    if (name === plan.checksums)
        return 'checksums';
    if (name === plan.evidence)
        return 'evidence';
    return plan.artifacts.some(artifact => artifact.sbom === name) ? 'sbom' : 'binary';
}
function reportAttestation(attestation) {
    const { signer } = attestation;
    return {
        predicateType: attestation.predicateType,
        signer: signer.subjectAlternativeName,
        sourceRepository: signer.sourceRepositoryUri,
        sourceRef: signer.sourceRepositoryRef,
        sourceCommit: signer.sourceRepositoryDigest,
        run: signer.runInvocationUri,
        runner: signer.runnerEnvironment,
        instance: attestation.instance,
        timestamps: attestation.timestamps.map(({ timestamp }) => timestamp),
        open: attestation.open.map(({ dimension, reason }) => ({ dimension, reason })),
    };
}

;// CONCATENATED MODULE: ./src/commands/release/result.ts
/** What the step hands on: report, outputs and summary. */





const REPORT_FILE = 'release-report.json';
/** Writes the report beside checksums and evidence. */
async function releaseResult(outcome, job, ports) {
    const { plan, identity } = job;
    const report = releaseReport({ ...outcome, plan, identity });
    const reportPath = (0,external_node_path_.join)(job.folder, REPORT_FILE);
    await ports.files.writeText(reportPath, `${JSON.stringify(report, null, 2)}\n`);
    const { serverUrl } = ports.context;
    const { release, assets, verified } = outcome;
    // A rehearsal leaves nothing that a consumer could check.
    const commands = release === null || plan.tag === null
        ? []
        : (0,consumer_commands/* consumerCommands */.D4)(consumerFacts({ plan, identity, tag: plan.tag, serverUrl, verified }));
    return {
        outputs: {
            'release-id': release === null ? '' : String(release.id),
            'release-url': release?.url ?? '',
            assets: JSON.stringify(assets.map(({ name, size, sha256, url }) => ({
                name,
                size,
                digest: sha256 === undefined ? null : `sha256:${sha256}`,
                url,
            }))),
            'checksums-path': job.checksums.path,
            'evidence-path': outcome.evidence?.path ?? '',
            'report-path': reportPath,
            state: outcome.state,
        },
        summary: releaseSummary(report, commands, serverUrl),
    };
}

;// CONCATENATED MODULE: ./src/commands/release/release-staged.ts




/**
 * Verifies each file against the store, attests and verifies the rest, publishes and reads back. A run without a tag,
 * or with `dry-run`, stops before the first write.
 */
async function releaseStaged(request, ports) {
    const job = await prepareJob(request, ports);
    const { where } = job;
    const outcome = where === undefined || request.options.dryRun
        ? await rehearse(job, ports)
        : await carryOut(job, where, ports);
    return releaseResult(outcome, job, ports);
}

;// CONCATENATED MODULE: ./src/commands/release.ts
/** `release`: collect, verify everything, and only then publish. This file is the order of effects. */







/** The command. */
async function release(inputs, ports) {
    (0,run_identity/* refuseTrigger */.DQ)(ports.context.eventName);
    const identity = await ports.readIdentity();
    (0,run_identity/* checkSameRun */.S1)(ports.context, identity);
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const collect = async () => (0,collect_staged/* collectStaged */.D)({ plan, artifactsPath: inputs.artifactsPath }, ports);
    // What is wrong with the staged files condemns the draft that an earlier attempt made of them.
    const staged = plan.tag === null || inputs.dryRun
        ? await collect()
        : await discardingDraft(plan.tag, draftMarker(plan, identity), ports, collect);
    return releaseStaged({ plan, identity, staged, options: inputs }, ports);
}


/***/ }),

/***/ 11104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ makeOwnEvidence),
  e: () => (/* binding */ verifyOwn)
});

// EXTERNAL MODULE: ./src/attest/predicate.ts
var predicate = __webpack_require__(31444);
;// CONCATENATED MODULE: ./src/release/evidence.ts
/**
 * In the order of the files' names, then of the predicate types, then of the bundles' text. Ends with a new line,
 * since readers of JSONL skip a last line without one.
 */
function evidenceText(files) {
    const lines = files.flatMap(file => file.accepted.map(accepted => ({
        name: file.name ?? '',
        type: accepted.predicateType,
        line: JSON.stringify(accepted.bundle),
    })));
    const ordered = lines.toSorted((a, b) => order(a.name, b.name) ?? order(a.type, b.type) ?? order(a.line, b.line) ?? 0);
    return [...new Set(ordered.map(({ line }) => line))].map(line => `${line}\n`).join('');
}
/** By code unit: no locale has a say in the bytes of the file. */
function order(a, b) {
    if (a === b)
        return undefined;
    return a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./src/commands/attest-subjects.ts + 1 modules
var attest_subjects = __webpack_require__(43669);
// EXTERNAL MODULE: ./src/commands/release/verify-from-store.ts
var verify_from_store = __webpack_require__(72532);
;// CONCATENATED MODULE: ./src/commands/release/own-evidence.ts




/** For what was stored a moment ago; the store's lag has no documented bound. */
const LAG_MS = 120_000;
/**
 * Attests and verifies SBOM files and checksums; then writes the evidence file, attests and verifies that. Its own
 * bundle cannot be in it: that one lives in the store alone.
 */
async function makeOwnEvidence(payload, own, signing, ports) {
    const verified = await attestAndVerify(own, 'files', signing, ports);
    const path = `${signing.folder}/${signing.plan.evidence}`;
    await ports.files.writeText(path, evidenceText([...payload, ...verified]));
    const evidence = await ports.files.measure(path);
    const last = await attestAndVerify([evidence], 'evidence', signing, ports);
    return { verified: [...verified, ...last], evidence };
}
async function attestAndVerify(files, what, signing, ports) {
    const { predicateType, predicate } = await ports.signer.provenancePredicate();
    await (0,attest_subjects/* attestSubjects */.Z)(files.map(({ name, sha256 }) => ({ subject: { name, sha256 }, predicateType, predicate })), {
        instance: signing.instance,
        maxEnvelope: signing.maxEnvelope,
        evidenceArtifact: `attested-release-evidence-release-${what}--${signing.runAttempt}`,
    }, ports);
    const verified = [];
    for (const file of files)
        verified.push(await verifyOwn(file, signing.judge, ports, LAG_MS));
    return verified;
}
/** A file of the release job, against the store. */
async function verifyOwn({ name, sha256 }, { verifier, policy }, ports, deadlineMs) {
    const requirements = [{ predicateType: predicate/* PROVENANCE_V1 */.A0, policy }];
    return (0,verify_from_store/* verifyFromStore */.H)({ name, sha256, requirements }, verifier, ports, deadlineMs);
}


/***/ }),

/***/ 72532:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ verifyFromStore)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _verify_verified_artifact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45064);
/* harmony import */ var _fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10664);



/** What an older attestation of the same bytes is refused for: the one that is waited for may still come. */
const MAY_BE_OLDER = [
    'ATTESTATION_NOT_FOUND',
    'PREDICATE_TYPE_NOT_FOUND',
    'RUN_MISMATCH',
    'REF_MISMATCH',
    'COMMIT_MISMATCH_SIGNED',
    'SIGNER_REF_MISMATCH',
    'SIGNER_DIGEST_MISMATCH',
];
/**
 * Fetches and verifies. The store may list an old attestation of the same bytes before it lists the new one: it is
 * asked until the answer can no longer change for the better or the deadline is over, and then the verdict is final.
 */
async function verifyFromStore(artifact, verifier, ports, deadlineMs) {
    const verify = (attestations) => _verify_verified_artifact_js__WEBPACK_IMPORTED_MODULE_1__/* .VerifiedArtifact */ .Xu.verify({ ...artifact, attestations }, verifier);
    const types = artifact.requirements.map(({ predicateType }) => predicateType);
    const found = await (0,_fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchAttestations */ .e)(artifact.sha256, types, ports, {
        deadlineMs,
        enough: records => isSettled(() => verify(records)),
    });
    return (0,_fetch_attestations_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeFetched */ .b)(found, () => verify(found.records));
}
function isSettled(verify) {
    try {
        verify();
        return true;
    }
    catch (thrown) {
        // Only for the question whether to wait: the verdict itself is thrown by the caller.
        return !MAY_BE_OLDER.includes((0,_errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .toReleaseError */ .Tp)(thrown).code);
    }
}


/***/ }),

/***/ 78875:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ consumerCommands),
/* harmony export */   RB: () => (/* binding */ workflowPath),
/* harmony export */   hD: () => (/* binding */ quote)
/* harmony export */ });
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31444);
/** The commands a consumer runs to check a release: true for this very run, never a template. */

/** In the order in which one would run them. */
function consumerCommands(facts) {
    const verify = (file, signer, ...more) => ['gh attestation verify', quote(file), ...source(facts, signer), ...more].join(' ');
    return [
        {
            purpose: 'Download',
            command: `gh release download ${quote(facts.tag)} --repo ${repositoryArgument(facts)} --pattern ${quote(facts.file)} --pattern ${quote(facts.checksums)}`,
        },
        { purpose: 'Who built it, from what', command: verify(facts.file, facts.signer) },
        {
            purpose: 'The same, for this very commit and workflow',
            command: [
                'gh attestation verify',
                quote(facts.file),
                ...host(facts),
                `--repo ${quote(facts.repository)}`,
                `--signer-workflow ${quote(workflowPath(facts.signer))}`,
                `--source-ref ${quote(facts.sourceRef)}`,
                `--source-digest ${facts.commit}`,
                '--deny-self-hosted-runners',
            ].join(' '),
        },
        ...(facts.sbomFile === undefined
            ? []
            : [
                {
                    purpose: 'What is in it (the signed SBOM)',
                    command: verify(facts.file, facts.signer, `--predicate-type ${(0,_attest_predicate_js__WEBPACK_IMPORTED_MODULE_0__/* .sbomPredicateType */ .h2)(facts.sbomFile)}`),
                },
                { purpose: 'The SBOM file', command: verify(facts.sbomFile, facts.ownSigner) },
            ]),
        { purpose: 'The checksums file', command: verify(facts.checksums, facts.ownSigner) },
        {
            purpose: 'Checksums of what was downloaded',
            command: `shasum -a 256 --ignore-missing -c ${quote(facts.checksums)}`,
        },
    ];
}
/** `--repo` alone accepts signers of the repository itself; one from elsewhere must be named. */
function source(facts, signer) {
    const local = signer.toLowerCase().startsWith(`${facts.repository.toLowerCase()}/`);
    return [
        ...host(facts),
        `--repo ${quote(facts.repository)}`,
        ...(local ? [] : [`--signer-workflow ${quote(workflowPath(signer))}`]),
    ];
}
function host(facts) {
    const name = hostName(facts);
    return name === 'github.com' ? [] : [`--hostname ${name}`];
}
function repositoryArgument(facts) {
    const name = hostName(facts);
    return quote(name === 'github.com' ? facts.repository : `${name}/${facts.repository}`);
}
function hostName(facts) {
    return facts.serverUrl.replace(/^https:\/\//, '');
}
/** `owner/repo/path@ref` → `owner/repo/path` */
function workflowPath(signer) {
    const at = signer.indexOf('@');
    return at === -1 ? signer : signer.slice(0, at);
}
/** For a POSIX shell: tags and workflow paths may hold what a shell would read. */
function quote(text) {
    return /^[A-Za-z0-9._+@%:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 6003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ releasePorts),
  releaseStep: () => (/* binding */ releaseStep)
});

// EXTERNAL MODULE: ./src/commands/release.ts + 24 modules
var release = __webpack_require__(6095);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/io/github-client.ts
var github_client = __webpack_require__(63829);
;// CONCATENATED MODULE: ./src/io/release-json.ts
/** GitHub's JSON of a release and of an asset → our types. */


/** https://docs.github.com/rest/releases/releases#get-a-release */
function readRelease(json) {
    const fields = objectOf(json);
    return {
        id: read(fields, 'id', isId),
        tag: read(fields, 'tag_name', isString),
        draft: read(fields, 'draft', isBoolean),
        prerelease: read(fields, 'prerelease', isBoolean),
        // Absent on servers that do not know immutable releases.
        immutable: fields['immutable'] === true,
        body: typeof fields['body'] === 'string' ? fields['body'] : '',
        url: read(fields, 'html_url', isString),
        uploadUrl: read(fields, 'upload_url', isString),
    };
}
/** https://docs.github.com/rest/releases/assets#get-a-release-asset */
function readAsset(json) {
    const fields = objectOf(json);
    return {
        id: read(fields, 'id', isId),
        name: read(fields, 'name', isString),
        size: read(fields, 'size', isSize),
        state: read(fields, 'state', isString),
        sha256: digestOf(fields['digest']),
        url: read(fields, 'browser_download_url', isString),
    };
}
/** null on old assets; anything but a sha256 is refused rather than overlooked. */
function digestOf(value) {
    if (value === null || value === undefined)
        return undefined;
    return (0,digest/* parseSha256 */.tz)(value) ?? refuse('digest', value);
}
function read(fields, name, is) {
    const value = fields[name];
    return is(value) ? value : refuse(name, value);
}
function refuse(field, value) {
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `GitHub's answer about a release has an odd ${field}`,
        actual: JSON.stringify(value),
    });
}
function objectOf(json) {
    return typeof json === 'object' && json !== null ? { ...json } : refuse('form', json);
}
const isString = (value) => typeof value === 'string';
const isBoolean = (value) => typeof value === 'boolean';
const isSize = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isId = (value) => isSize(value) && value > 0;

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/io/release-upload.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** Sends one file to a release. The file is opened once, and what goes out is hashed on its way. */





const CHUNK = 1024 * 1024;
/** Bytes a second: slower than this an upload is given up. */
const SLOWEST = 100_000;
const MAX_ANSWER = 1024 * 1024;
/** Uploads; a file that is no longer what was verified is never sent whole (FILE_CHANGED). */
async function uploadAsset({ http, token }, release, file, contentType) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await openLocked(file), true);
        let changed;
        const body = () => ReadableStream.from(checkedChunks(handle, file, error => {
            changed = error;
        }));
        let answer;
        try {
            answer = await http.send({
                method: 'POST',
                url: uploadUrl(release.uploadUrl, file.name),
                headers: { 'content-type': contentType, 'content-length': String(file.size) },
                authorization: `Bearer ${token}`,
                body,
                maxBytes: MAX_ANSWER,
                timeout: 60_000 + Math.ceil((file.size / SLOWEST) * 1000),
            });
        }
        catch (error) {
            throw changed ?? error;
        }
        if (changed !== undefined)
            throw changed;
        if (answer.status !== 201)
            throw refused(answer.status, answer.body, file.name);
        return readAsset(parse(answer.body));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** No link is followed, and only the regular file of the right size is read. */
async function openLocked(file) {
    let handle;
    try {
        handle = await (0,promises_.open)(file.path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        throw fileChanged(file, 'a file that cannot be opened', error);
    }
    const stat = await handle.stat();
    if (stat.isFile() && stat.size === file.size)
        return handle;
    await handle.close();
    throw fileChanged(file, stat.isFile() ? `${stat.size} bytes` : 'something that is no file');
}
/** The last chunk is held back until the digest is known, so that changed bytes never make a whole asset. */
async function* checkedChunks(handle, file, onChange) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let position = 0;
    while (position < file.size) {
        const chunk = Buffer.alloc(Math.min(CHUNK, file.size - position));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
        if (bytesRead === 0)
            break;
        position += bytesRead;
        hash.update(chunk.subarray(0, bytesRead));
        if (position === file.size) {
            const digest = hash.digest('hex');
            if (digest !== file.sha256)
                throw report(fileChanged(file, `sha256 ${digest}`), onChange);
        }
        yield chunk.subarray(0, bytesRead);
    }
    if (position < file.size)
        throw report(fileChanged(file, `${position} bytes`), onChange);
}
function report(error, onChange) {
    onChange(error);
    return error;
}
function fileChanged(file, actual, cause) {
    return new release_error/* PolicyError */.pn('FILE_CHANGED', {
        message: `${file.name} changed after it was verified`,
        expected: `${file.size} bytes with sha256 ${file.sha256}`,
        actual,
        cause,
    });
}
/** `upload_url` is a URI template: cut at `{`. `+` must be `%2B`, or the server reads a space. */
function uploadUrl(template, name) {
    return `${template.replace(/\{.*$/s, '')}?name=${encodeURIComponent(name)}`;
}
function parse(body) {
    try {
        return JSON.parse(new TextDecoder().decode(body));
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
            message: "the uploads host's answer is not JSON",
            cause: error,
        });
    }
}
function refused(status, body, name) {
    const cause = new Error(`HTTP ${status} ${new TextDecoder().decode(body.subarray(0, 500))}`);
    if (status === 401 || status === 403) {
        return new release_error/* ReleaseError */.K2('PERMISSION_MISSING', {
            message: `GitHub does not let this job upload ${name} (HTTP ${status})`,
            remedy: 'Add to the job:\n\npermissions:\n  contents: write',
            cause,
        });
    }
    return new release_error/* ReleaseError */.K2('RELEASE_FAILED', {
        message: `GitHub did not take ${name} (HTTP ${status})`,
        cause,
    });
}

;// CONCATENATED MODULE: ./src/io/github-releases.ts
/** Releases and their assets over GitHub's REST API. https://docs.github.com/rest/releases */






const READ = (what) => ({ what, permission: 'contents: read' });
const WRITE = (what) => ({ what, permission: 'contents: write' });
const PER_PAGE = 100;
/** A release holds at most 1000 assets; a repository's releases are read to a bound, and beyond it refused. */
const MAX_PAGES = 100;
/** Bytes a second: slower than this a download is given up. */
const github_releases_SLOWEST = 100_000;
/** The adapter for one repository. */
function createGitHubReleases(options) {
    const { rest } = options.client;
    const repository = { owner: options.owner, repo: options.repositoryName };
    return {
        async list() {
            const found = await allPages(READ('list releases'), page => rest.repos.listReleases({ ...repository, per_page: PER_PAGE, page }));
            return found.map(readRelease);
        },
        async get(id) {
            const { data } = await (0,github_client/* callGitHub */.ur)(READ('read a release'), () => rest.repos.getRelease({ ...repository, release_id: id }));
            return readRelease(data);
        },
        async publishedByTag(tag) {
            const answer = await (0,github_client/* callGitHubOrAbsent */.yn)(READ('read a release'), () => rest.repos.getReleaseByTag({ ...repository, tag }));
            return answer === undefined ? undefined : readRelease(answer.data);
        },
        createDraft: fields => createDraft(options, fields),
        async update(id, change) {
            const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('change a release'), () => rest.repos.updateRelease({ ...repository, release_id: id, ...changeFields(change) }));
            return readRelease(data);
        },
        async remove(id) {
            await (0,github_client/* callGitHubOrAbsent */.yn)(WRITE('delete a draft'), () => rest.repos.deleteRelease({ ...repository, release_id: id }));
        },
        async generateNotes(tag, commit) {
            const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('generate release notes'), () => rest.repos.generateReleaseNotes({
                ...repository,
                tag_name: tag,
                target_commitish: commit,
            }));
            return data.body;
        },
        async assets(releaseId) {
            const found = await allPages(READ('list assets'), page => rest.repos.listReleaseAssets({
                ...repository,
                release_id: releaseId,
                per_page: PER_PAGE,
                page,
            }));
            return found.map(readAsset);
        },
        upload: (release, file, type) => uploadAsset(options, release, file, type),
        async removeAsset(id) {
            await (0,github_client/* callGitHubOrAbsent */.yn)(WRITE('delete an asset'), () => rest.repos.deleteReleaseAsset({ ...repository, asset_id: id }));
        },
        hashAsset: asset => hashAsset(options, asset),
        async repositoryId() {
            const { data } = await (0,github_client/* callGitHub */.ur)(READ('read the repository'), () => rest.repos.get(repository));
            return String(data.id);
        },
    };
}
async function createDraft({ client, owner, repositoryName }, fields) {
    const { data } = await (0,github_client/* callGitHub */.ur)(WRITE('create a draft release'), () => client.rest.repos.createRelease({
        owner,
        repo: repositoryName,
        tag_name: fields.tag,
        target_commitish: fields.commit,
        name: fields.title,
        body: fields.body,
        draft: true,
        prerelease: fields.prerelease,
    }));
    return readRelease(data);
}
function changeFields(change) {
    const { draft, title, body, prerelease, latest } = change;
    return {
        ...(draft === undefined ? {} : { draft }),
        ...(title === undefined ? {} : { name: title }),
        ...(body === undefined ? {} : { body }),
        ...(prerelease === undefined ? {} : { prerelease }),
        // A string in this API, not a boolean.
        ...(latest === undefined ? {} : { make_latest: latest ? 'true' : 'false' }),
    };
}
async function allPages(purpose, read) {
    const found = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const { data } = await (0,github_client/* callGitHub */.ur)(purpose, () => read(page));
        found.push(...data);
        if (data.length < PER_PAGE)
            return found;
    }
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `GitHub's list does not end: could not ${purpose.what}`,
        expected: `at most ${MAX_PAGES * PER_PAGE} entries`,
        actual: 'more',
    });
}
/** The bytes that GitHub would hand out, hashed as they come; the redirect to the blob host bears no token. */
async function hashAsset(options, asset) {
    const { http, token, apiUrl, owner, repositoryName } = options;
    let hash = (0,external_node_crypto_.createHash)('sha256');
    const { status } = await http.send({
        method: 'GET',
        url: `${apiUrl}/repos/${owner}/${repositoryName}/releases/assets/${asset.id}`,
        headers: { accept: 'application/octet-stream' },
        authorization: `Bearer ${token}`,
        maxBytes: asset.size,
        timeout: 60_000 + Math.ceil((asset.size / github_releases_SLOWEST) * 1000),
        sink: () => {
            hash = (0,external_node_crypto_.createHash)('sha256');
            return chunk => {
                hash.update(chunk);
            };
        },
    });
    const sha256 = (0,digest/* parseSha256 */.tz)(hash.digest('hex'));
    if (status === 200 && sha256 !== undefined)
        return sha256;
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the asset ${asset.name} could not be downloaded`,
        expected: 'HTTP 200',
        actual: `HTTP ${status}`,
    });
}

// EXTERNAL MODULE: ./src/io/trust-domain.ts
var trust_domain = __webpack_require__(85527);
// EXTERNAL MODULE: ./src/steps/trust.ts + 13 modules
var steps_trust = __webpack_require__(35730);
// EXTERNAL MODULE: ./src/steps/world.ts + 12 modules
var world = __webpack_require__(90979);
;// CONCATENATED MODULE: ./src/steps/release.ts





/** `release` over the real world: no project code runs in this job. */
async function releaseStep(inputs, environment) {
    return (0,release/* release */._)(inputs, releasePorts(environment, inputs, 'refused'));
}
/** Everything that a release needs; `all` needs the same. */
function releasePorts(environment, trust, projectCode) {
    const { context, githubToken: token } = environment;
    const { apiUrl, owner, repositoryName } = context;
    const local = (0,world/* localWorld */.W_)(environment, projectCode);
    const github = (0,world/* githubWorld */.WF)(environment);
    const { http, client, refs } = github;
    return {
        ...(0,world/* signingWorld */.Mx)(environment, github, local),
        ...local,
        refs,
        resolveTag: refs.resolveTag,
        releases: createGitHubReleases({ client, http, token, apiUrl, owner, repositoryName }),
        loadVerifier: async () => (0,steps_trust/* loadVerifier */.V)(trust, {
            ...{ context, http },
            log: environment.log,
            trustDomain: (0,trust_domain/* createTrustDomain */.d)(client),
        }),
    };
}


/***/ })

};
