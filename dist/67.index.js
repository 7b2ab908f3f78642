export const id = 67;
export const ids = [67];
export const modules = {

/***/ 25851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ readBuildFacts),
/* harmony export */   Vo: () => (/* binding */ CFG)
/* harmony export */ });
/* unused harmony export SPEC_VERSIONS */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);

/** Versions of CycloneDX that are written. */
const SPEC_VERSIONS = ['1.6', '1.7'];
const KEYS = [
    'spec',
    'bsi',
    'packages',
    'features',
    'allFeatures',
    'noDefaultFeatures',
    'profile',
    'cfgs',
    'toolchain',
    'buildTime',
    'native',
    'disagreements',
    'auditable',
];
const RELEASE = /^\d+\.\d+\.\d+[A-Za-z0-9.+-]*$/;
const ARCHIVE = /^https:\/\/static\.rust-lang\.org\/[A-Za-z0-9._/+-]+$/;
/** What may follow `--cfg` or a target feature: nothing that could be taken for another flag. */
const CFG = /^(?:[A-Za-z_][A-Za-z0-9_]*(?:="[^"\\\n]*")?|target-feature=[A-Za-z0-9_.,+-]+)$/;
/** Reads what {@link BuildFacts} says; problems go where `fields` puts them. */
function readBuildFacts(fields) {
    fields.only(KEYS);
    const spec = SPEC_VERSIONS.find(version => version === fields.raw('spec'));
    if (spec === undefined)
        fields.problem('spec', `expected ${SPEC_VERSIONS.join(' or ')}`);
    const cfgs = fields.texts('cfgs');
    for (const cfg of cfgs) {
        if (!CFG.test(cfg))
            fields.problem('cfgs', `${JSON.stringify(cfg)} is no condition`);
    }
    return {
        spec: spec ?? '1.6',
        bsi: fields.flag('bsi'),
        packages: fields.texts('packages'),
        features: fields.texts('features'),
        allFeatures: fields.flag('allFeatures'),
        noDefaultFeatures: fields.flag('noDefaultFeatures'),
        profile: fields.text('profile', /^[A-Za-z0-9_-]+$/, 'a cargo profile'),
        cfgs,
        toolchain: readToolchain(fields.object('toolchain')),
        buildTime: fields.objects('buildTime').map(item => {
            item.only(['package', 'version', 'source']);
            return readLocked(item);
        }),
        native: fields.raw('native') === null ? null : fields.objects('native').map(readNative),
        disagreements: fields.texts('disagreements'),
        auditable: fields.flag('auditable'),
    };
}
function readToolchain(fields) {
    fields.only(['rustc', 'commit', 'cargo', 'host', 'standardLibraries']);
    return {
        rustc: fields.text('rustc', RELEASE, 'a release'),
        commit: fields.optionalText('commit'),
        cargo: fields.text('cargo', RELEASE, 'a release'),
        host: fields.text('host', /^[A-Za-z0-9_.-]+$/, 'a target triple'),
        standardLibraries: fields.objects('standardLibraries').map(readStandardLibrary),
    };
}
function readStandardLibrary(fields) {
    fields.only(['target', 'archive']);
    const target = fields.text('target');
    if (fields.raw('archive') === null)
        return { target, archive: null };
    const archive = fields.object('archive');
    archive.only(['url', 'sha256']);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(archive.raw('sha256'));
    const url = archive.text('url', ARCHIVE, 'an archive of static.rust-lang.org');
    if (sha256 === undefined)
        archive.problem('sha256', 'expected 64 lower-case hex digits');
    return { target, archive: sha256 === undefined ? null : { url, sha256 } };
}
function readNative(fields) {
    fields.only(['package', 'version', 'source', 'libs']);
    return { ...readLocked(fields), libs: fields.texts('libs') };
}
function readLocked(fields) {
    return {
        package: fields.text('package'),
        version: fields.text('version'),
        source: fields.optionalText('source'),
    };
}


/***/ }),

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

/***/ 94055:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseStrictJson)
/* harmony export */ });
/* harmony import */ var _json_shape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92283);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42991);
/** JSON of what is signed or addressed by its digest: one meaning for every reader, or none. */


/** UTF-8 without a byte order mark, no key twice, not deeper than anything honest; else what `refuse` makes is thrown. */
function parseStrictJson(bytes, refuse) {
    let text;
    let value;
    try {
        // ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it.
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        value = JSON.parse(text);
    }
    catch (error) {
        throw refuse('is not UTF-8 JSON', error);
    }
    const fault = (0,_json_shape_js__WEBPACK_IMPORTED_MODULE_0__/* .depthFault */ .S)(value);
    if (fault !== undefined)
        throw refuse(`cannot be read: ${fault}`);
    const repeated = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .repeatedKey */ .m$)(text);
    if (repeated === undefined)
        return value;
    throw refuse(`has the key ${JSON.stringify(repeated).slice(0, 100)} twice`);
}


/***/ }),

/***/ 60684:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ createWorkflowArtifacts)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);


/** The library retries by itself; this bounds all its attempts together. */
const DEADLINE_MS = 15 * 60_000;
/** Binaries compress well enough at a low level. */
const COMPRESSION_LEVEL = 3;
/** The adapter of the port WorkflowArtifacts. */
function createWorkflowArtifacts(load = loadClient, deadlineMs = DEADLINE_MS) {
    return {
        upload: async (name, files, rootFolder) => {
            const options = { compressionLevel: COMPRESSION_LEVEL };
            const { id, size, digest } = await attempt('ARTIFACT_UPLOAD_FAILED', `upload of ${name}`, deadlineMs, async () => (await load()).uploadArtifact(name, [...files], rootFolder, options));
            if (id === undefined) {
                throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('ARTIFACT_UPLOAD_FAILED', {
                    message: `the upload of ${name} has no id`,
                });
            }
            return { id, name, size: size ?? 0, digest: (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(digest) };
        },
        list: async () => {
            const { artifacts } = await attempt('SERVICE_UNAVAILABLE', 'list of workflow artifacts', deadlineMs, async () => (await load()).listArtifacts());
            return artifacts.map(({ id, name, size, digest }) => ({
                id,
                name,
                size,
                digest: (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(digest),
            }));
        },
        download: async (artifact, folder) => download(artifact, folder, load, deadlineMs),
    };
}
async function loadClient() {
    const library = await Promise.all(/* import() */[__webpack_require__.e(183), __webpack_require__.e(838)]).then(__webpack_require__.bind(__webpack_require__, 36183));
    return new library.DefaultArtifactClient();
}
async function download({ id, name, digest }, folder, load, deadlineMs) {
    // Without an expected hash the library would compare nothing.
    if (digest === undefined) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
            message: `the service gives no digest for the workflow artifact ${name}`,
        });
    }
    const { digestMismatch } = await attempt('SERVICE_UNAVAILABLE', `download of ${name}`, deadlineMs, async () => (await load()).downloadArtifact(id, { path: folder, expectedHash: `sha256:${digest}` }));
    // The library only mentions a difference, after it has unpacked everything.
    if (digestMismatch === true) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('DIGEST_MISMATCH', {
            message: `the workflow artifact ${name} is not what was uploaded`,
            expected: `sha256 ${digest}`,
        });
    }
}
async function attempt(code, what, deadlineMs, work) {
    const { promise: late, reject } = Promise.withResolvers();
    const timer = setTimeout(() => reject(new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('SERVICE_UNAVAILABLE', {
        message: `${what}: no end after ${deadlineMs / 1000} s`,
    })), deadlineMs);
    try {
        return await Promise.race([work(), late]);
    }
    catch (cause) {
        if (cause instanceof _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2)
            throw cause;
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2(code, { message: `${what} failed`, cause });
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 22586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FH: () => (/* binding */ api),
/* harmony export */   JO: () => (/* binding */ listReleaseAttestations),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   Zj: () => (/* binding */ nextPage),
/* harmony export */   i5: () => (/* binding */ createAttestationStore),
/* harmony export */   lT: () => (/* binding */ withoutBundle)
/* harmony export */ });
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42991);
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _bundle_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93262);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63829);
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55827);






const MIB = 1024 * 1024;
const MAX_PAGE = 64 * MIB;
// 1000 attestations of one digest, as many as gh reads at most.
const MAX_PAGES = 10;
/** GitHub's secondary limit stands at 100 requests at once, for everything that a token does. */
const MAX_REQUESTS = 16;
/** The store of one repository, to be written to; any repository can be read. */
function createAttestationStore(options) {
    const limit = (0,_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .createLimit */ .K)(MAX_REQUESTS);
    const http = { send: async (request) => limit(async () => options.http.send(request)) };
    const blobs = (0,_bundle_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .createBundleBlobs */ .nA)(http);
    return {
        create: async (bundle) => create(bundle, options),
        list: async (digest, repository) => {
            const query = { digest: (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestName */ .su)(digest), repository };
            const first = await list(query, { ...options, http }, blobs);
            if (first.every(entry => 'bundle' in entry))
                return first;
            // An address lives for minutes, and a blob host has its moments: a new list has new addresses. What has been
            // read is remembered, so that only the rest is asked for again.
            return list(query, { ...options, http }, blobs);
        },
    };
}
async function create(bundle, options) {
    const response = await options.http.send({
        method: 'POST',
        url: `${options.apiUrl}/repos/${options.repository}/attestations`,
        ...api(options),
        body: JSON.stringify({ bundle }),
        maxBytes: MIB,
        timeout: 60_000,
    });
    const purpose = { what: 'store an attestation', permission: 'attestations: write' };
    if (response.status !== 201 && response.status !== 200)
        throw refused(response, purpose);
    const id = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(parseAnswer(response.body, response.url), 'id');
    if (typeof id === 'number' || typeof id === 'string')
        return String(id);
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
        message: 'the store took an attestation without telling its id',
    });
}
/** GitHub's own attestations about a ref object. */
async function listReleaseAttestations(query, options) {
    const { sha1, repository } = query;
    return list({ digest: `sha1:${sha1}`, repository, predicateType: 'release' }, options, (0,_bundle_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .createBundleBlobs */ .nA)(options.http));
}
async function list({ digest, repository, predicateType }, options, blobs) {
    // gh asks the organisations' address for users, too. https://docs.github.com/rest/orgs/attestations
    const scope = repository.includes('/') ? `repos/${repository}` : `orgs/${repository}`;
    const entries = [];
    let url = `${options.apiUrl}/${scope}/attestations/${digest}?per_page=100${predicateType === undefined ? '' : `&predicate_type=${predicateType}`}`;
    for (let page = 1; url !== undefined; page += 1) {
        if (page > MAX_PAGES)
            throw tooMany(digest);
        const response = await options.http.send({
            method: 'GET',
            url,
            ...api(options),
            maxBytes: MAX_PAGE,
        });
        // 404 stands for no attestation, and for a repository that the token cannot see: whoever asks may find out which.
        if (response.status === 404)
            break;
        if (response.status !== 200)
            throw unreadable(response);
        entries.push(...entriesOf(response));
        url = nextPage(response.headers.get('link'), options.apiUrl);
    }
    return Promise.all(entries.map(async (entry) => readEntry(entry, blobs)));
}
/** The list in an answer, its entries unchecked. */
function entriesOf(response) {
    const entries = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(parseAnswer(response.body, response.url), 'attestations');
    if (Array.isArray(entries))
        return entries;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
        message: 'the attestation store answers without a list of attestations',
    });
}
/** Headers of every call. */
function api({ token }) {
    return {
        headers: {
            accept: 'application/vnd.github+json',
            'content-type': 'application/json',
            'x-github-api-version': '2022-11-28',
        },
        authorization: `token ${token}`,
    };
}
async function readEntry(entry, blobs) {
    const initiator = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(entry, 'initiator') === 'github' ? 'github' : 'user';
    const url = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(entry, 'bundle_url');
    const bundle = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(entry, 'bundle');
    const hasAddress = typeof url === 'string' && url !== '';
    if (!hasAddress && (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(bundle))
        return { initiator, bundle };
    try {
        if (!hasAddress)
            throw withoutBundle();
        return { initiator, bundle: await blobs.read(url) };
    }
    catch (error) {
        // One bundle that cannot be had does not hide the others; a host that is down or too busy stops everything.
        if (!(error instanceof _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2) || error.code !== 'BUNDLE_UNREADABLE')
            throw error;
        return { initiator, unreadable: error };
    }
}
/** An entry that names nothing to read. */
function withoutBundle() {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('BUNDLE_UNREADABLE', {
        message: 'the store lists an attestation without a bundle and without its address',
    });
}
/** An answer's JSON (RESPONSE_INVALID). */
function parseAnswer(body, url) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
            message: `the answer from ${new URL(url).host} is not JSON`,
            cause: error,
        });
    }
}
/** Where a list goes on, if it goes on at the API. */
function nextPage(link, apiUrl) {
    const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
    // The token goes along; a next page elsewhere is none of ours.
    return url?.startsWith(`${apiUrl}/`) === true ? url : undefined;
}
function refused(response, purpose) {
    return (0,_github_client_js__WEBPACK_IMPORTED_MODULE_3__/* .gitHubError */ .Mj)(answered(response), purpose);
}
function answered({ status, body }) {
    const text = new TextDecoder().decode(body.subarray(0, 500));
    return Object.assign(new Error(`HTTP ${status} ${text}`), { status });
}
/** Why a list was not handed out. */
function unreadable(response) {
    if (response.status !== 401) {
        return refused(response, { what: 'list attestations', permission: 'attestations: read' });
    }
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('PERMISSION_MISSING', {
        message: 'GitHub does not know the token: it is expired, revoked or mistyped (HTTP 401)',
        remedy: 'Leave the input github-token out, so that it is the token of the job, and let the job read:\n\npermissions:\n  attestations: read',
        cause: answered(response),
    });
}
function tooMany(digest) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_TOO_LARGE', {
        message: `the store lists more than ${MAX_PAGES * 100} attestations of ${digest}`,
    });
}


/***/ }),

/***/ 93262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PF: () => (/* binding */ blobName),
  nA: () => (/* binding */ createBundleBlobs)
});

// UNUSED EXPORTS: decompress

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/io/snappy-block.ts
/**
 * Snappy's block format: https://github.com/google/snappy/blob/main/format_description.txt
 * A decoder of our own, since what comes from a blob host must end for any bytes: every element is checked against what
 * is left to read and to write, and moves both on.
 */
const LITERAL = 0;
const SHORT_COPY = 1;
const COPY = 2;
/** Bytes of the lengths that follow a literal's tag, from tag value 60 on. */
const INLINE_LITERAL = 60;
/** The content; anything that is no block, or says to be of more than `maxBytes`, throws a RangeError. */
function uncompressBlock(block, maxBytes) {
    const input = new Reader(block);
    const size = input.varint();
    if (size > maxBytes)
        throw new RangeError(`a block of ${size} bytes, at most ${maxBytes} are taken`);
    const output = new Uint8Array(size);
    let written = 0;
    while (!input.atEnd) {
        const tag = input.integer(1);
        const kind = tag & 3;
        const { length, offset } = kind === LITERAL ? literal(tag, input) : copy(tag, kind, input);
        if (length > size - written)
            throw new RangeError('a block of more than it says');
        if (offset === 0)
            output.set(input.bytes(length), written);
        else
            repeat(output, { written, offset, length });
        written += length;
    }
    if (written !== size)
        throw new RangeError('a block of less than it says');
    return output;
}
function literal(tag, input) {
    const short = tag >> 2;
    const length = short < INLINE_LITERAL ? short : input.integer(short - INLINE_LITERAL + 1);
    return { length: length + 1, offset: 0 };
}
function copy(tag, kind, input) {
    const element = kind === SHORT_COPY
        ? { length: ((tag >> 2) & 7) + 4, offset: (tag >> 5) * 256 + input.integer(1) }
        : { length: (tag >> 2) + 1, offset: input.integer(kind === COPY ? 2 : 4) };
    if (element.offset === 0)
        throw new RangeError('a copy of what is not there');
    return element;
}
/** Byte by byte: a copy may reach into what it writes itself. */
function repeat(output, { written, offset, length }) {
    if (offset > written)
        throw new RangeError('a copy of what is not there');
    for (let at = written; at < written + length; at += 1)
        output[at] = output[at - offset] ?? 0;
}
class Reader {
    #block;
    #at = 0;
    constructor(block) {
        this.#block = block;
    }
    get atEnd() {
        return this.#at === this.#block.length;
    }
    bytes(count) {
        if (count > this.#block.length - this.#at)
            throw new RangeError('a block that was cut off');
        this.#at += count;
        return this.#block.subarray(this.#at - count, this.#at);
    }
    /** Little-endian. */
    integer(count) {
        return this.bytes(count).reduce((value, byte, index) => value + byte * 256 ** index, 0);
    }
    /** Seven bits a byte, the least significant first; at most 32 bits. */
    varint() {
        let value = 0;
        for (let index = 0; index < 5; index += 1) {
            const byte = this.integer(1);
            value += (byte & 0x7f) * 128 ** index;
            if (byte < 0x80)
                return value;
        }
        throw new RangeError('a length of more than 32 bits');
    }
}

;// CONCATENATED MODULE: ./src/io/bundle-blobs.ts
/**
 * The blob host behind the lists' `bundle_url`: presigned addresses, bundles in snappy's block format.
 * One bundle may have a thousand subjects: what was read a moment ago is not read again for the next of them.
 */


const MIB = 1024 * 1024;
/** A predicate of 16 MiB, in base64, inside the bundle's JSON. */
const MAX_BUNDLE = 32 * MIB;
/** Of JSON text, kept for subjects to come. */
const KEPT_BYTES = 8 * MIB;
/** Reads through `http`; remembers the last few MiB, or as many bytes as are given. */
function createBundleBlobs(http, keptBytes = KEPT_BYTES) {
    const known = new Map();
    const sizes = new Map();
    const forgetOldest = () => {
        let kept = [...sizes.values()].reduce((sum, size) => sum + size, 0);
        for (const [name, size] of sizes) {
            if (kept <= keptBytes)
                return;
            kept -= size;
            sizes.delete(name);
            known.delete(name);
        }
    };
    const fetchNew = async (name, url) => {
        try {
            const blob = await fetchBlob(url, http);
            sizes.set(name, blob.size);
            forgetOldest();
            return blob;
        }
        catch (error) {
            known.delete(name);
            throw error;
        }
    };
    return {
        async read(url) {
            const name = blobName(url);
            const blob = known.get(name) ?? fetchNew(name, url);
            // To the end of the line again: the least used is forgotten first.
            known.delete(name);
            known.set(name, blob);
            const size = sizes.get(name);
            if (size !== undefined && sizes.delete(name))
                sizes.set(name, size);
            return (await blob).bundle;
        },
    };
}
/**
 * What an address names, whenever it was signed: of a shared access signature the path alone says which blob it is.
 * https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 */
function blobName(url) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    return parsed?.searchParams.has('sig') === true ? `${parsed.origin}${parsed.pathname}` : url;
}
async function fetchBlob(url, http) {
    // Presigned: no token belongs here.
    const response = await http.send({ method: 'GET', url, maxBytes: MAX_BUNDLE });
    if (response.status !== 200) {
        throw new release_error/* ReleaseError */.K2('BUNDLE_UNREADABLE', {
            message: `the blob host does not hand out a bundle that the store lists (HTTP ${response.status})`,
        });
    }
    // The content type is no guide on every mirror; JSON begins with a brace, a snappy block of a bundle does not.
    const compressed = response.body[0] !== 0x7b;
    const json = compressed ? decompress(response.body) : response.body;
    return { bundle: parse(json), size: json.length };
}
/** Decodes a snappy block; the length in its header is checked before anything is allocated. */
function decompress(block) {
    try {
        return uncompressBlock(block, MAX_BUNDLE);
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('BUNDLE_UNREADABLE', {
            message: 'a bundle is not a snappy block, or of more than the largest size',
            cause: error,
        });
    }
}
function parse(json) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('BUNDLE_UNREADABLE', {
            message: 'what the blob host hands out as a bundle is not JSON',
            cause: error,
        });
    }
}


/***/ }),

/***/ 94714:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ buildEnvironment),
/* harmony export */   P: () => (/* binding */ baseEnvironment)
/* harmony export */ });
/**
 * The environment of child processes, chosen by name. The job's own holds the tokens of the runner and of GitHub
 * (ACTIONS_RUNTIME_TOKEN, ACTIONS_ID_TOKEN_REQUEST_TOKEN, GITHUB_TOKEN, INPUT_GITHUB-TOKEN): a child that has none
 * of them cannot leak or use them.
 */
/** What programs need to start, to find their homes, and to reach a registry through a proxy. */
const BASE = new Set([
    'PATH',
    'HOME',
    'USER',
    'USERPROFILE',
    'LOCALAPPDATA',
    'APPDATA',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'PROGRAMFILES(X86)',
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'TMPDIR',
    'TMP',
    'TEMP',
    'CARGO_HOME',
    'RUSTUP_HOME',
    'RUSTUP_AUTO_INSTALL',
    'CARGO_NET_OFFLINE',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'ALL_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'CARGO_HTTP_CAINFO',
    'CARGO_HTTP_PROXY',
    'CARGO_HTTP_CHECK_REVOKE',
]);
/**
 * What a build may depend on besides: a build that is to be found fresh must see what the first one saw. Values of
 * one's own that a build script reads are not among them; such builds hand over `cargo-messages`.
 */
const OF_BUILDS = /^(?:CARGO_.*|RUST.*|CC|CXX|AR|LD|LDFLAGS|CFLAGS|CXXFLAGS|(?:CC|CXX|AR|CFLAGS|CXXFLAGS|RANLIB)_.*|(?:HOST|TARGET)_(?:CC|CXX|AR|CFLAGS|CXXFLAGS)|PKG_CONFIG.*|CMAKE.*|BINDGEN_.*|LIBCLANG_PATH|LLVM_.*|OPENSSL_.*|PROTOC|SCCACHE_.*|SDKROOT|DEVELOPER_DIR|MACOSX_DEPLOYMENT_TARGET|SOURCE_DATE_EPOCH|LIB|LIBPATH|INCLUDE|VC.*|VISUALSTUDIOVERSION|WINDOWSSDK.*|UCRTVERSION|CI|LANG|LC_ALL|TZ|GITHUB_(?:ACTIONS|SHA|REF|REF_NAME|REF_TYPE|REPOSITORY|REPOSITORY_OWNER|RUN_ID|RUN_NUMBER|RUN_ATTEMPT|WORKSPACE|SERVER_URL|HEAD_REF|BASE_REF|EVENT_NAME|ACTOR|JOB|WORKFLOW)|RUNNER_(?:OS|ARCH|TEMP|TOOL_CACHE))$/;
const SECRET = /TOKEN|SECRET|PASSWORD|CREDENTIAL|PASSPHRASE|PRIVATE_KEY/;
/** Where a private registry is: without it cargo does not even read a manifest that names the registry. */
const INDEX = /^CARGO_REGISTRIES_[A-Z0-9_]+_INDEX$/;
/** For programs that must see nothing of the project. */
function baseEnvironment(environment) {
    return pick(environment, name => BASE.has(name) || INDEX.test(name));
}
/** For a build in a job that runs the project's code anyway; still without any token. */
function buildEnvironment(environment) {
    return pick(environment, name => BASE.has(name) || (OF_BUILDS.test(name) && !SECRET.test(name)));
}
// Windows has `Path`, and proxies are written in lower case too.
function pick(environment, allowed) {
    return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => value !== undefined && allowed(name.toUpperCase()) ? [[name, value]] : []));
}


/***/ }),

/***/ 68774:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ runChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_stream_promises__WEBPACK_IMPORTED_MODULE_2__);
/** Child processes: no shell, a chosen environment, a time-out, and a cap on what they may print. */



const STDERR_BYTES = 64 * 1024;
const STDERR_LINES = 30;
/** Runs a child to its end; rejects only when it cannot be started at all (ENOENT, EACCES). */
async function runChild(request) {
    return new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(request.command, request.args, {
            cwd: request.cwd,
            env: { ...request.environment },
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
        });
        const stdout = [];
        let size = 0;
        let stderr = Buffer.alloc(0);
        let stopped;
        const stop = (reason) => {
            stopped ??= reason;
            child.kill('SIGKILL');
            // Grandchildren may hold the pipes open; waiting for them would defeat the limit.
            child.stdout.destroy();
            child.stderr.destroy();
        };
        const timer = setTimeout(() => stop(`no answer within ${request.timeoutMs / 1000} s`), request.timeoutMs);
        child.stdout.on('data', (chunk) => {
            size += chunk.length;
            if (size > request.maxBytes)
                stop(`more than ${request.maxBytes} bytes of output`);
            else
                stdout.push(chunk);
        });
        child.stderr.on('data', (chunk) => {
            stderr = Buffer.concat([stderr, chunk]).subarray(-STDERR_BYTES);
        });
        // A child that ends before it has read everything has its own failure to tell.
        (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(request.input ?? []), child.stdin).catch(() => undefined);
        child.on('error', error => {
            clearTimeout(timer);
            reject(error);
        });
        child.on('close', (status, signal) => {
            clearTimeout(timer);
            resolve({
                stdout: Buffer.concat(stdout).toString('utf8'),
                stderr: lastLines(stderr.toString('utf8')),
                failure: stopped ?? exitFailure(status, signal),
            });
        });
    });
}
function exitFailure(status, signal) {
    if (status === 0)
        return undefined;
    return status === null ? `ended by ${signal ?? 'a signal'}` : `exit status ${status}`;
}
function lastLines(text) {
    return text.trimEnd().split('\n').slice(-STDERR_LINES).join('\n');
}


/***/ }),

/***/ 63829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LX: () => (/* binding */ createGitHubClient),
/* harmony export */   Mj: () => (/* binding */ gitHubError),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ur: () => (/* binding */ callGitHub),
/* harmony export */   yn: () => (/* binding */ callGitHubOrAbsent)
/* harmony export */ });
/* unused harmony export fetchThrough */
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61351);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _run_tool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37543);
/** The REST client of GitHub: octokit's endpoints over our own HTTP, and its failures in our own words. */



/** Lists with bodies of release notes, and inline bundles where a server still sends them. */
const MAX_ANSWER = 32 * 1024 * 1024;
/** A client whose every request goes through `http`: capped, timed, retried, its token bound to the API hosts. */
function createGitHubClient({ token, apiUrl, http }) {
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        userAgent: _run_tool_js__WEBPACK_IMPORTED_MODULE_2__/* .USER_AGENT */ ._O,
        request: { fetch: fetchThrough(http) },
    });
}
/** The part of fetch that octokit uses. */
function fetchThrough(http) {
    return async (url, { method, headers, body }) => {
        const { authorization, ...others } = headers;
        const answer = await http.send({
            method,
            url,
            headers: others,
            ...(authorization === undefined ? {} : { authorization }),
            ...(body === undefined ? {} : { body }),
            ...(isRepeatable(method, url) ? { repeatable: true } : {}),
            maxBytes: MAX_ANSWER,
        });
        const empty = answer.status === 204 || answer.status === 304;
        return new Response(empty ? null : answer.body, {
            status: answer.status,
            headers: answer.headers,
        });
    };
}
/** Deleting twice is deleting once (404 counts as done), and notes are made without keeping anything. */
function isRepeatable(method, url) {
    return method === 'DELETE' || url.endsWith('/releases/generate-notes');
}
/** Runs one call; its failures become errors with a code. A 404 is the caller's to judge: it stays RESPONSE_INVALID. */
async function callGitHub(purpose, call) {
    try {
        return await call();
    }
    catch (error) {
        throw gitHubError(error, purpose);
    }
}
/** The same, with undefined for what is not there. */
async function callGitHubOrAbsent(purpose, call) {
    try {
        return await call();
    }
    catch (error) {
        if (statusOf(error) === 404)
            return undefined;
        throw gitHubError(error, purpose);
    }
}
/** HTTP status of an octokit error. */
function statusOf(error) {
    const found = error instanceof Error && 'status' in error ? error.status : undefined;
    return typeof found === 'number' ? found : undefined;
}
/** What octokit threw, in our own words. */
function gitHubError(error, { what, permission }) {
    const own = ownError(error);
    if (own !== undefined)
        return own;
    const status = statusOf(error);
    if (status === 401 || status === 403) {
        return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('PERMISSION_MISSING', {
            message: `GitHub does not let this job ${what} (HTTP ${status})`,
            remedy: `Add to the job:\n\npermissions:\n  ${permission}`,
            cause: error,
        });
    }
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
        message: `GitHub would not ${what}${status === undefined ? '' : ` (HTTP ${status})`}`,
        cause: error,
    });
}
/** Octokit wraps what our fetch throws into an error of its own. */
function ownError(error) {
    if (error instanceof _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2)
        return error;
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2 ? cause : undefined;
}


/***/ }),

/***/ 55827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ createLimit)
/* harmony export */ });
/** A cap on how much of one kind of work is under way at once. */
/** A cap that everybody shares who is handed it. */
function createLimit(most) {
    const waiting = [];
    let free = most;
    const enter = async () => {
        if (free > 0)
            free -= 1;
        else
            await new Promise(resolve => waiting.push(resolve));
    };
    const leave = () => {
        const next = waiting.shift();
        // The place is handed on, and not given back in between.
        if (next === undefined)
            free += 1;
        else
            next();
    };
    return async (work) => {
        await enter();
        try {
            return await work();
        }
        finally {
            leave();
        }
    };
}


/***/ }),

/***/ 53171:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tc: () => (/* binding */ createReadIdentity),
/* harmony export */   fH: () => (/* binding */ tokenIssuer)
/* harmony export */ });
/* unused harmony export checkToken */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77094);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36687);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42991);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _run_run_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92071);
/**
 * The job's identity from GitHub's token service. The token's signature is checked: earlier steps of the job can set
 * ACTIONS_ID_TOKEN_REQUEST_URL, and an answer of their own making must not pass.
 */





const AUDIENCE = 'attested-release';
const MAX_DOCUMENT = 1024 * 1024;
const CLOCK_TOLERANCE = 60;
/** Where the tokens of this server's jobs come from. */
function tokenIssuer(serverUrl) {
    const { host } = new URL(serverUrl);
    return `https://token.actions.${host === 'github.com' ? 'githubusercontent.com' : host}`;
}
/** Reads and checks the identity once; needs `id-token: write`. */
function createReadIdentity(options) {
    const issuer = tokenIssuer(options.serverUrl);
    return async () => {
        const token = await requestToken();
        const keys = await fetchKeys(issuer, options.http);
        return (0,_run_run_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRunIdentity */ .Tu)(await checkToken(token, keys, issuer));
    };
}
/** The library retries ten times and has time-outs for none of them; an answer that is cut off it awaits for ever. */
const TOKEN_DEADLINE_MS = 120_000;
async function requestToken() {
    const { promise: deadline, reject } = Promise.withResolvers();
    const timer = setTimeout(() => {
        reject(new Error(`no end after ${TOKEN_DEADLINE_MS / 1000} s`));
    }, TOKEN_DEADLINE_MS);
    try {
        return await Promise.race([_actions_core__WEBPACK_IMPORTED_MODULE_0__.getIDToken(AUDIENCE), deadline]);
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('OIDC_UNAVAILABLE', {
            message: 'no OIDC token for this job',
            cause: error,
        });
    }
    finally {
        clearTimeout(timer);
    }
}
/** The claims of a token that one of these keys signed for us, from this issuer (IDENTITY_MISMATCH). */
async function checkToken(token, keys, issuer) {
    try {
        const { payload } = await (0,jose__WEBPACK_IMPORTED_MODULE_3__/* .jwtVerify */ .V)(token, (0,jose__WEBPACK_IMPORTED_MODULE_4__/* .createLocalJWKSet */ .w)(keys), {
            audience: AUDIENCE,
            algorithms: ['RS256', 'ES256', 'ES384'],
            clockTolerance: CLOCK_TOLERANCE,
            requiredClaims: ['iss', 'exp', 'iat'],
        });
        // An enterprise may have its slug appended, and nothing else.
        const { iss = '' } = payload;
        const slug = iss.startsWith(`${issuer}/`) && /^\/[A-Za-z0-9-]+$/.test(iss.slice(issuer.length));
        if (iss !== issuer && !slug)
            throw new Error(`issued by ${iss}`);
        return payload;
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('IDENTITY_MISMATCH', {
            message: `the OIDC token of this job is not one of ${issuer}`,
            cause: error,
        });
    }
}
async function fetchKeys(issuer, http) {
    const configuration = await getJson(`${issuer}/.well-known/openid-configuration`, http);
    const url = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(configuration, 'jwks_uri');
    if (typeof url !== 'string' || !url.startsWith(`${issuer}/`)) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
            message: `the keys of ${issuer} lie somewhere else`,
            actual: String(url),
        });
    }
    const keys = await getJson(url, http);
    if (!isJwks(keys))
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', { message: `no keys at ${url}` });
    return keys;
}
function isJwks(value) {
    const keys = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(value, 'keys');
    return Array.isArray(keys) && keys.every(_attest_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW);
}
async function getJson(url, http) {
    const { status, body } = await http.send({ method: 'GET', url, maxBytes: MAX_DOCUMENT });
    try {
        if (status !== 200)
            throw new Error(`HTTP ${status}`);
        return JSON.parse(new TextDecoder().decode(body));
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('RESPONSE_INVALID', { message: `no JSON at ${url}`, cause: error });
    }
}


/***/ }),

/***/ 32060:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   i3: () => (/* binding */ holdsStatementsAlone),
/* harmony export */   xZ: () => (/* binding */ MAX_MANIFEST)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42991);
/* harmony import */ var _attest_strict_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94055);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62148);
/**
 * Manifests of images and indexes of manifests: read by what they hold, under the digest that was asked for.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md, …/image-index.md
 */





const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json';
const KINDS = new Map([
    [OCI_MANIFEST, 'image'],
    [DOCKER_MANIFEST, 'image'],
    [OCI_INDEX, 'index'],
    [DOCKER_INDEX, 'index'],
]);
/** The media types of manifests, in the order in which they are asked for. */
const MANIFEST_TYPES = [
    OCI_INDEX,
    OCI_MANIFEST,
    DOCKER_INDEX,
    DOCKER_MANIFEST,
];
/** What the specification has registries accept at least. */
const MAX_MANIFEST = 4 * 1024 * 1024;
/** Of a layer of in-toto statements, as BuildKit adds them to an index beside the images. */
const IN_TOTO_LAYER = 'application/vnd.in-toto+json';
const MAX_ENTRIES = 1000;
/** Refuses bytes that are not those of the digest (IMAGE_DIGEST_MISMATCH). */
function checkDigest(bytes, expected, what) {
    const actual = (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(bytes);
    if (actual === expected)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .VerificationError */ .mk('IMAGE_DIGEST_MISMATCH', {
        message: `the registry serves another ${what} than the one that was asked for`,
        expected: `sha256:${expected}`,
        actual: `sha256:${actual}`,
    });
}
/**
 * Bytes → manifest, under their own digest. What two readers could take for different things is refused
 * (IMAGE_MANIFEST_INVALID): two media types, layers beside manifests, repeated keys.
 */
function parseManifest({ bytes, contentType }) {
    const digest = (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(bytes);
    const value = parseJson(bytes, digest);
    const mediaType = mediaTypeOf(value, contentType, digest);
    const kind = KINDS.get(mediaType);
    if (kind === undefined) {
        throw invalid(digest, `is of the media type ${JSON.stringify(mediaType.slice(0, 100))}`);
    }
    if (value['schemaVersion'] !== 2)
        throw invalid(digest, 'does not have schemaVersion 2');
    // CVE-2021-41190: what is both is an index to one reader and an image to another.
    const other = kind === 'index' ? ['layers', 'config', 'fsLayers'] : ['manifests', 'fsLayers'];
    const strange = other.find(name => Object.hasOwn(value, name));
    if (strange !== undefined)
        throw invalid(digest, `is an ${kind} and has ${strange}`);
    const base = { mediaType, digest, size: bytes.length };
    if (kind === 'index') {
        return { ...base, kind, manifests: descriptors(value['manifests'], 'manifests', digest) };
    }
    descriptor(value['config'], 'config', digest);
    return { ...base, kind, layers: descriptors(value['layers'], 'layers', digest) };
}
function parseJson(bytes, digest) {
    const value = (0,_attest_strict_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseStrictJson */ .R)(bytes, (fault, cause) => invalid(digest, fault, cause));
    if (!(0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(value))
        throw invalid(digest, 'is no object');
    return value;
}
/** The registry's word and the document's own: both where both are given, and then they must agree. */
function mediaTypeOf(value, contentType, digest) {
    const sent = (contentType ?? '').replace(/;.*$/s, '').trim().toLowerCase();
    const own = value['mediaType'];
    if (own === undefined)
        return sent;
    if (typeof own !== 'string')
        throw invalid(digest, 'has a media type that is no text');
    if (KINDS.has(sent) && sent !== own) {
        throw invalid(digest, `says that it is ${JSON.stringify(own.slice(0, 100))}, and the registry that it is ${sent}`);
    }
    return own;
}
function descriptors(value, what, digest) {
    // What a registry in Go makes of an empty list.
    if (value === null)
        return [];
    if (!Array.isArray(value) || value.length > MAX_ENTRIES) {
        throw invalid(digest, `has no list of at most ${MAX_ENTRIES} ${what}`);
    }
    return value.map((one, index) => descriptor(one, `${what}[${index}]`, digest));
}
function descriptor(value, what, digest) {
    const mediaType = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, 'mediaType');
    const size = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, 'size');
    const sha256 = (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDigest */ .m)((0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, 'digest'));
    if (typeof mediaType !== 'string' || sha256 === undefined || !isSize(size)) {
        throw invalid(digest, `has no media type, sha256 digest and size in ${what}`);
    }
    return {
        mediaType,
        digest: sha256,
        size,
        annotations: textsOf((0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, 'annotations')),
        platform: platformOf((0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, 'platform')),
    };
}
const isSize = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
function textsOf(value) {
    if (!(0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isJsonObject */ .OW)(value))
        return {};
    return Object.fromEntries(Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));
}
function platformOf(value) {
    const parts = ['os', 'architecture', 'variant'].map(name => (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, name));
    const text = parts.filter(part => typeof part === 'string' && part !== '').join('/');
    return text === '' ? undefined : text.slice(0, 100);
}
/**
 * Statements that BuildKit put into the index: nothing of it can be run, so that it needs no attestation of its own.
 * Its layers tell; an annotation that says so could stand on anything.
 */
function holdsStatementsAlone({ layers }) {
    return layers.length > 0 && layers.every(({ mediaType }) => mediaType === IN_TOTO_LAYER);
}
function invalid(digest, what, cause) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .VerificationError */ .mk('IMAGE_MANIFEST_INVALID', {
        message: `the manifest sha256:${digest} ${what}`,
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ }),

/***/ 92071:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ refuseTrigger),
/* harmony export */   LL: () => (/* binding */ REFUSED_TRIGGERS),
/* harmony export */   S1: () => (/* binding */ checkSameRun),
/* harmony export */   Tu: () => (/* binding */ parseRunIdentity)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/**
 * Who this job is, by the word of GitHub's token service: the claims of an OIDC token whose signature was checked.
 * The runner's environment says the same, but any earlier step may have had a hand in that.
 * https://docs.github.com/actions/reference/security/oidc
 */

/** Events in which an outsider chooses code or data that the privileged run works on. */
const REFUSED_TRIGGERS = [
    'pull_request_target',
    'workflow_run',
    'issue_comment',
];
/** Refuses a run that was started by an event of {@link REFUSED_TRIGGERS} (TRIGGER_REFUSED). */
function refuseTrigger(eventName) {
    if (!REFUSED_TRIGGERS.includes(eventName))
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('TRIGGER_REFUSED', {
        message: 'nothing is attested or released in a run of this kind',
        expected: `an event other than ${REFUSED_TRIGGERS.join(', ')}`,
        actual: eventName,
    });
}
const CLAIMS = [
    'iss',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'repository_visibility',
    'ref',
    'sha',
    'event_name',
    'run_id',
    'run_attempt',
    'runner_environment',
    'job_workflow_ref',
    'job_workflow_sha',
    'workflow_ref',
    'workflow_sha',
];
/** Checked claims → identity; a claim that is absent is a refusal (RESPONSE_INVALID names them all). */
function parseRunIdentity(claims) {
    const missing = CLAIMS.filter(name => typeof claims[name] !== 'string' || claims[name] === '');
    const visibility = claims['repository_visibility'];
    if (missing.length > 0 || !isVisibility(visibility)) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('RESPONSE_INVALID', {
            message: `the OIDC token lacks claims or has odd ones: ${[...missing, ...(isVisibility(visibility) ? [] : ['repository_visibility'])].join(', ')}`,
        });
    }
    const text = (name) => String(claims[name]);
    return {
        issuer: text('iss'),
        repository: text('repository'),
        repositoryId: text('repository_id'),
        owner: text('repository_owner'),
        ownerId: text('repository_owner_id'),
        visibility,
        ref: text('ref'),
        sha: text('sha'),
        eventName: text('event_name'),
        runId: text('run_id'),
        runAttempt: Number(text('run_attempt')),
        runnerEnvironment: text('runner_environment'),
        jobWorkflowRef: text('job_workflow_ref'),
        jobWorkflowSha: text('job_workflow_sha'),
        workflowRef: text('workflow_ref'),
        workflowSha: text('workflow_sha'),
    };
}
function isVisibility(value) {
    return value === 'public' || value === 'private' || value === 'internal';
}
/** The environment must say what the signed token says (IDENTITY_MISMATCH lists every difference). */
function checkSameRun(context, identity) {
    const pairs = [
        ['repository', identity.repository, context.repository],
        ['repository id', identity.repositoryId, context.repositoryId],
        ['owner id', identity.ownerId, context.ownerId],
        ['ref', identity.ref, context.ref],
        ['commit', identity.sha, context.sha],
        ['event', identity.eventName, context.eventName],
        ['run id', identity.runId, context.runId],
        ['run attempt', String(identity.runAttempt), String(context.runAttempt)],
    ];
    const differences = pairs
        .filter(([, token, environment]) => token !== environment)
        .map(([what, token, environment]) => `${what}: token ${token}, environment ${environment}`);
    if (differences.length === 0)
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .PolicyError */ .pn('IDENTITY_MISMATCH', {
        message: `the OIDC token and the environment name different runs:\n${differences.join('\n')}`,
    });
}


/***/ }),

/***/ 37543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _O: () => (/* binding */ USER_AGENT),
/* harmony export */   lH: () => (/* binding */ TOOL_NAME),
/* harmony export */   mL: () => (/* binding */ REGISTRY_USER_AGENT),
/* harmony export */   wr: () => (/* binding */ TOOL_VERSION)
/* harmony export */ });
/** Who speaks: in user agents, SBOMs and drafts. A test compares the version with package.json. */
const TOOL_NAME = 'attested-release';
const TOOL_VERSION = '0.1.0';
/** crates.io and GitHub ask every client to identify itself. */
const USER_AGENT = `${TOOL_NAME}/${TOOL_VERSION}`;
/** For registries: who asks, and where that can be looked up. */
const REGISTRY_USER_AGENT = `${USER_AGENT} (https://github.com/${TOOL_NAME}/${TOOL_NAME})`;


/***/ }),

/***/ 7067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WF: () => (/* binding */ githubWorld),
  bl: () => (/* binding */ imageRegistry),
  W_: () => (/* binding */ localWorld),
  Mx: () => (/* binding */ signingWorld),
  yy: () => (/* binding */ sleep),
  FJ: () => (/* binding */ tokenlessHttp)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/io/artifact-store.ts
var artifact_store = __webpack_require__(60684);
// EXTERNAL MODULE: ./src/io/attestation-store.ts
var attestation_store = __webpack_require__(22586);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/plan/cfg-expression.ts
/** `cfg(…)` as Cargo's configuration writes it: https://doc.rust-lang.org/reference/conditional-compilation.html */
const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|"([^"\\]*)"|([(),=]))/y;
/** Whether the expression holds where these conditions do, each as `rustc --print cfg` prints it; undefined: it is none. */
function cfgHolds(expression, conditions) {
    const tokens = tokensOf(expression);
    const reader = new Reader(tokens, conditions);
    const value = reader.read();
    return value?.outer === 'cfg' && reader.ended ? value.holds : undefined;
}
function tokensOf(expression) {
    const tokens = [];
    const pattern = new RegExp(TOKEN);
    while (pattern.lastIndex < expression.trimEnd().length) {
        const [, word, text, mark] = pattern.exec(expression) ?? [];
        if (word !== undefined)
            tokens.push({ word });
        else if (text !== undefined)
            tokens.push({ text });
        else if (mark !== undefined)
            tokens.push({ mark });
        else
            return [];
    }
    return tokens;
}
class Reader {
    #tokens;
    #conditions;
    #at = 0;
    constructor(tokens, conditions) {
        this.#tokens = tokens;
        this.#conditions = conditions;
    }
    get ended() {
        return this.#at === this.#tokens.length;
    }
    /** One operator or condition; undefined: what is there is neither. */
    read() {
        const token = this.#tokens[this.#at];
        if (token === undefined || !('word' in token))
            return undefined;
        this.#at += 1;
        if (this.#take('('))
            return this.#operator(token.word);
        if (!this.#take('='))
            return { holds: this.#holds(token.word), outer: null };
        const value = this.#tokens[this.#at];
        this.#at += 1;
        if (value === undefined || !('text' in value))
            return undefined;
        return { holds: this.#conditions.has(`${token.word}="${value.text}"`), outer: null };
    }
    #holds(word) {
        return word === 'true' || this.#conditions.has(word);
    }
    #operator(name) {
        const values = [];
        while (!this.#take(')')) {
            const value = this.read();
            if (value === undefined)
                return undefined;
            values.push(value.holds);
            if (this.#take(','))
                continue;
            if (!this.#take(')'))
                return undefined;
            break;
        }
        if (name === 'all')
            return { holds: values.every(Boolean), outer: name };
        if (name === 'any')
            return { holds: values.some(Boolean), outer: name };
        const [only, ...others] = values;
        if (only === undefined || others.length > 0)
            return undefined;
        if (name === 'not')
            return { holds: !only, outer: name };
        return name === 'cfg' ? { holds: only, outer: name } : undefined;
    }
    #take(mark) {
        const token = this.#tokens[this.#at];
        const found = token !== undefined && 'mark' in token && token.mark === mark;
        if (found)
            this.#at += 1;
        return found;
    }
}

// EXTERNAL MODULE: ./src/plan/fields.ts
var fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/plan/cargo-config.ts
/**
 * What a repository's `.cargo/config.toml` says about where packages come from, and which conditions it compiles with:
 * https://doc.rust-lang.org/cargo/reference/config.html. A job that may sign does not let cargo obey the file, which
 * can name programs to run; these few keys are read as data instead, and handed to cargo one by one.
 */




const REMOTE = /^(?:sparse\+|registry\+)?https:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~%/+-]*)?$/;
const NAME = /^[A-Za-z0-9_-]+$/;
const GIT_WORD = /^[A-Za-z0-9._/-]+$/;
/**
 * The files, the nearest first → arguments for `--config`. Registries by https and folders inside the checkout; what
 * else a file says is left out, and cargo then refuses what it cannot find.
 */
function registrySettings(files, checkout) {
    const settings = new Map();
    for (const { text, folder } of files) {
        const config = read(text);
        for (const [name, table] of tables(config['registries'])) {
            if (NAME.test(name))
                put(settings, ['registries', name, 'index'], remote(table['index']));
        }
        for (const [name, table] of tables(config['source'])) {
            for (const [key, value] of sourceSettings(table, folder, checkout)) {
                put(settings, ['source', name, key], value);
            }
        }
    }
    return [...settings].map(([key, value]) => `${key}=${JSON.stringify(value)}`);
}
function sourceSettings(table, folder, checkout) {
    const inside = (value) => {
        if (typeof value !== 'string' || (0,external_node_path_.isAbsolute)(value))
            return undefined;
        const path = (0,external_node_path_.resolve)(folder, value);
        return path.startsWith(`${(0,external_node_path_.normalize)(checkout)}${external_node_path_.sep}`) ? path : undefined;
    };
    return [
        ['registry', remote(table['registry'])],
        ['replace-with', matching(table['replace-with'], NAME)],
        ['directory', inside(table['directory'])],
        ['local-registry', inside(table['local-registry'])],
        ['git', remote(table['git'])],
        ['branch', matching(table['branch'], GIT_WORD)],
        ['tag', matching(table['tag'], GIT_WORD)],
        ['rev', matching(table['rev'], GIT_WORD)],
    ];
}
/**
 * Flags for rustc that hold for one target: those of all its tables, by triple and by `cfg(…)`, joined; else those of the
 * build. Of several files the nearest has the last word, as cargo joins them.
 */
function configuredRustflags(files, target) {
    const configs = files.map(({ text }) => read(text)).reverse();
    const ofTarget = configs.flatMap(config => tables(config['target']).flatMap(([key, table]) => key === target.triple || cfgHolds(key, target.conditions) === true
        ? flagsOf(table['rustflags'])
        : []));
    if (ofTarget.length > 0)
        return ofTarget;
    return configs.flatMap(config => flagsOf(step(config['build'], 'rustflags')));
}
function step(value, key) {
    return (0,fields/* isRecord */.u4)(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
function flagsOf(value) {
    if (typeof value === 'string')
        return value.split(/\s+/).filter(flag => flag !== '');
    const list = Array.isArray(value) ? value : [];
    return list.filter(flag => typeof flag === 'string');
}
// A file that cargo cannot read either is no configuration.
function read(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return {};
    }
}
function tables(value) {
    return Object.entries((0,fields/* isRecord */.u4)(value) ? value : {}).flatMap(([name, table]) => (0,fields/* isRecord */.u4)(table) ? [[name, table]] : []);
}
function remote(value) {
    return matching(value, REMOTE);
}
function matching(value, pattern) {
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
// The nearest file wins, as it does for cargo. A quoted TOML key takes the escapes of JSON.
function put(settings, path, value) {
    const key = path.map(part => (NAME.test(part) ? part : JSON.stringify(part))).join('.');
    if (value !== undefined && !settings.has(key))
        settings.set(key, value);
}

// EXTERNAL MODULE: ./src/attest/build-facts.ts
var build_facts = __webpack_require__(25851);
// EXTERNAL MODULE: ./src/io/child.ts
var child = __webpack_require__(68774);
// EXTERNAL MODULE: ./src/io/child-environment.ts
var child_environment = __webpack_require__(94714);
;// CONCATENATED MODULE: ./src/io/rust-toolchain.ts
/** The machine's own Rust toolchain, found without letting a repository choose it. */





const TIMEOUT_MS = 60_000;
const MAX_BYTES = 64 * 1024;
/**
 * The toolchain that rustup would use in `emptyFolder`, where no rust-toolchain.toml is found; without rustup the
 * programs on the PATH. Folders of the checkout are taken off the PATH: what lies there is project code.
 */
async function findToolchain(environment, checkout, emptyFolder) {
    const base = machineEnvironment(environment, checkout);
    const path = pathOutside(base['PATH'] ?? base['Path'] ?? '', checkout);
    const own = { ...base, PATH: path.join(external_node_path_.delimiter) };
    delete own['Path'];
    const rustup = await findProgram('rustup', path);
    if (rustup === undefined) {
        const programs = { cargo: await need('cargo', path), rustc: await need('rustc', path) };
        return { ...programs, environment: own };
    }
    // A name chosen by the job is the machine's choice; a path could lead into the checkout.
    const chosen = environment['RUSTUP_TOOLCHAIN'];
    if (chosen !== undefined && /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(chosen)) {
        own['RUSTUP_TOOLCHAIN'] = chosen;
    }
    const which = async (program) => askRustup(rustup, program, emptyFolder, own);
    const rustc = await which('rustc');
    return { cargo: await which('cargo'), rustc, environment: own };
}
// A workflow may keep cargo's home in the checkout, to cache it: its config.toml would then be the repository's.
function machineEnvironment(environment, checkout) {
    const homes = ['CARGO_HOME', 'RUSTUP_HOME', 'HOME', 'USERPROFILE'];
    return Object.fromEntries(Object.entries((0,child_environment/* baseEnvironment */.P)(environment)).filter(([name, value]) => !(homes.includes(name.toUpperCase()) && isInside(value, checkout))));
}
async function askRustup(rustup, program, cwd, environment) {
    const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
    const { stdout, stderr, failure } = await (0,child/* runChild */.w)({
        command: rustup,
        args: ['which', program],
        cwd,
        environment,
        ...limits,
    });
    const found = stdout.trim();
    if (failure === undefined && (0,external_node_path_.isAbsolute)(found))
        return found;
    throw new release_error/* ReleaseError */.K2('CARGO_NOT_FOUND', {
        message: `rustup has no ${program} outside the checkout (${failure ?? 'no path'})\n${stderr}`,
        remedy: 'Make a toolchain the default of the machine; rust-toolchain.toml has no say in a job that may sign:\n\n- run: rustup default stable',
    });
}
function pathOutside(path, checkout) {
    return path.split(external_node_path_.delimiter).filter(folder => (0,external_node_path_.isAbsolute)(folder) && !isInside(folder, checkout));
}
/** Whether a folder is the checkout or lies in it: then its content is project code. */
function isInside(folder, checkout) {
    const way = (0,external_node_path_.relative)(checkout, folder);
    // `..name` is a folder like any other.
    return !(way === '..' || way.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(way));
}
async function need(program, path) {
    const found = await findProgram(program, path);
    if (found !== undefined)
        return found;
    throw new release_error/* ReleaseError */.K2('CARGO_NOT_FOUND', { message: `${program} is not on the PATH` });
}
async function findProgram(program, path) {
    for (const folder of path) {
        for (const name of [program, `${program}.exe`]) {
            const candidate = (0,external_node_path_.join)(folder, name);
            if (await isExecutable(candidate))
                return candidate;
        }
    }
    return undefined;
}
async function isExecutable(path) {
    try {
        await (0,external_node_fs_promises_.access)(path, external_node_fs_promises_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/io/cargo-config-files.ts
/** The configuration files that cargo would find in a checkout, read as data. */



const cargo_config_files_MAX_BYTES = 1024 * 1024;
/** From the folder of the manifest up to the top of the checkout, the nearest first. */
async function cargoConfigFiles(manifestPath, checkout) {
    const found = [];
    for (let folder = (0,external_node_path_.dirname)(manifestPath); isInside(folder, checkout); folder = (0,external_node_path_.dirname)(folder)) {
        // cargo prefers the name without an extension, for what is older than the extension.
        for (const name of ['config', 'config.toml']) {
            const text = await cargo_config_files_read((0,external_node_path_.join)(folder, '.cargo', name));
            if (text === undefined)
                continue;
            found.push({ text, folder });
            break;
        }
        if (folder === (0,external_node_path_.dirname)(folder))
            break;
    }
    return found;
}
async function cargo_config_files_read(path) {
    try {
        const { size } = await (0,external_node_fs_promises_.lstat)(path);
        return size > cargo_config_files_MAX_BYTES ? undefined : await (0,external_node_fs_promises_.readFile)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/io/cargo-home.ts
/** Files that cargo and rustup keep, and the flags that a job gives to rustc. */



/** The manifest of the channel that rustup installed into this sysroot; undefined: it was not rustup. */
async function readManifest(sysroot) {
    try {
        return await (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(sysroot, 'lib/rustlib/multirust-channel-manifest.toml'), 'utf8');
    }
    catch {
        return undefined;
    }
}
/** https://doc.rust-lang.org/cargo/reference/config.html#buildrustflags */
function rustflagsOf(environment) {
    const encoded = environment['CARGO_ENCODED_RUSTFLAGS'] ?? '';
    const flags = encoded === '' ? (environment['RUSTFLAGS'] ?? '').split(/\s+/) : encoded.split('\u001f');
    return flags.filter(flag => flag !== '');
}
/**
 * Each registry has a folder of its own in the cache, and two of them may have files of one name: only the one with
 * the right digest counts.
 */
async function crateSha512(environment, file, sha256) {
    const cache = (0,external_node_path_.join)(cargoHome(environment), 'registry', 'cache');
    for (const registry of await entries(cache)) {
        const bytes = await contentOf((0,external_node_path_.join)(cache, registry, file));
        if (bytes !== undefined && (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') === sha256) {
            return (0,external_node_crypto_.createHash)('sha512').update(bytes).digest('hex');
        }
    }
    return undefined;
}
function cargoHome(environment) {
    const home = environment['HOME'] ?? environment['USERPROFILE'] ?? '';
    return environment['CARGO_HOME'] ?? (0,external_node_path_.join)(home, '.cargo');
}
async function entries(folder) {
    try {
        return (await (0,external_node_fs_promises_.readdir)(folder)).sort();
    }
    catch {
        return [];
    }
}
async function contentOf(path) {
    try {
        return await (0,external_node_fs_promises_.readFile)(path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/io/cargo.ts
/** cargo as a child process: https://doc.rust-lang.org/cargo/commands/ */










const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const METADATA_TIMEOUT_MS = 10 * 60_000;
const BUILD_TIMEOUT_MS = 60 * 60_000;
/** The adapter of the ports {@link Cargo} and {@link CratePackager}. Nothing is started before the first call. */
function createCargo(options) {
    let launch;
    const run = async (args, manifestPath, timeoutMs, more = {}) => {
        const { cargo, cwd, environment } = await (launch ??= prepare(options));
        const folder = cwd ?? (0,external_node_path_.dirname)(manifestPath);
        const told = cwd === undefined ? [] : await registries(manifestPath, options);
        const all = { ...environment, ...more };
        const result = await start(cargo, [...args, ...told], folder, all, timeoutMs);
        return accept(result, `cargo ${args[0] ?? ''}`);
    };
    const ask = async (program, ...args) => {
        const found = await (launch ??= prepare(options));
        const { cwd, environment } = found;
        const folder = cwd ?? options.workspace;
        const result = await start(found[program], args, folder, environment, METADATA_TIMEOUT_MS);
        return accept(result, `${program} ${args.join(' ')}`);
    };
    return {
        metadata: async ({ manifestPath, dependencies, targets = [], features }) => run([
            'metadata',
            ...common(manifestPath),
            '--format-version',
            '1',
            ...(dependencies ? [] : ['--no-deps']),
            ...targets.flatMap(target => ['--filter-platform', target]),
            ...(features === undefined ? [] : featureFlags(features)),
        ], manifestPath, METADATA_TIMEOUT_MS),
        tree: async (request) => run([
            'tree',
            ...common(request.manifestPath),
            ...selection(request),
            ...['--edges', EDGES[request.edges], '--prefix', 'depth', '--charset', 'ascii'],
            ...['--format', '\t{p}\t{f}\t'],
        ], request.manifestPath, METADATA_TIMEOUT_MS, options.projectCode === 'refused' ? conditions(request.cfgs) : {}),
        build: async (request) => {
            if (options.projectCode === 'refused') {
                throw new release_error/* ReleaseError */.K2('INTERNAL', { message: 'a job that may sign never builds' });
            }
            return run([
                'build',
                ...common(request.manifestPath),
                ...selection(request),
                ...['--profile', request.profile, '--message-format', 'json-render-diagnostics'],
                ...request.bins.flatMap(bin => ['--bin', bin]),
            ], request.manifestPath, BUILD_TIMEOUT_MS);
        },
        packageCrates: async ({ manifestPath, packages, targetFolder }) => {
            await run([
                'package',
                ...common(manifestPath),
                // Verification builds the package: that runs its build script.
                '--no-verify',
                ...['--target-dir', targetFolder],
                ...packages.flatMap(name => ['--package', name]),
            ], manifestPath, METADATA_TIMEOUT_MS);
        },
        rustcVersion: async () => ask('rustc', '-vV'),
        toolchain: async () => {
            const [cargoVersion, rustcVersion, sysroot] = await Promise.all([
                ask('cargo', '-V'),
                ask('rustc', '-vV'),
                ask('rustc', '--print', 'sysroot'),
            ]);
            return { cargoVersion, rustcVersion, channelManifest: await readManifest(sysroot.trim()) };
        },
        rustflags: async (manifestPath, target) => {
            const given = rustflagsOf(options.environment);
            if (given.length > 0)
                return given;
            const files = await cargoConfigFiles(manifestPath, options.workspace);
            if (files.length === 0)
                return [];
            const printed = await ask('rustc', '--print', 'cfg', '--target', target);
            const conditions = new Set(printed.split(/\r?\n/).filter(line => line !== ''));
            return configuredRustflags(files, { triple: target, conditions });
        },
        crateSha512: async (name, version, sha256) => {
            const { environment } = await (launch ??= prepare(options));
            return crateSha512(environment, `${name}-${version}.crate`, sha256);
        },
    };
}
/** Where no configuration of the repository counts, cargo is told where packages come from. */
async function registries(manifestPath, { workspace }) {
    const files = await cargoConfigFiles(manifestPath, workspace);
    return registrySettings(files, workspace).flatMap(setting => ['--config', setting]);
}
function common(manifestPath) {
    return ['--locked', '--manifest-path', manifestPath];
}
function selection(request) {
    return [
        ...request.packages.flatMap(name => ['--package', name]),
        ...(request.target === undefined ? [] : ['--target', request.target]),
        ...featureFlags(request),
    ];
}
function featureFlags(selected) {
    return [
        ...(selected.features.length > 0 ? ['--features', selected.features.join(',')] : []),
        ...(selected.allFeatures ? ['--all-features'] : []),
        ...(selected.noDefaultFeatures ? ['--no-default-features'] : []),
    ];
}
const EDGES = { linked: 'normal,no-proc-macro', whole: 'normal,build' };
/** As flags of rustc. They are conditions and nothing else: any other flag could make rustc load a program. */
function conditions(cfgs) {
    const flags = cfgs
        .filter(cfg => build_facts/* CFG */.Vo.test(cfg))
        .flatMap(cfg => (cfg.startsWith('target-feature=') ? ['-C', cfg] : ['--cfg', cfg]));
    return flags.length === 0 ? {} : { CARGO_ENCODED_RUSTFLAGS: flags.join('\u001f') };
}
const QUIET = { CARGO_TERM_COLOR: 'never', LC_ALL: 'C' };
async function prepare(options) {
    if (options.projectCode === 'allowed') {
        const environment = { ...(0,child_environment/* buildEnvironment */.A)(options.environment), ...QUIET };
        return { cargo: 'cargo', rustc: 'rustc', cwd: undefined, environment };
    }
    const cwd = await emptyFolder(options);
    const toolchain = await findToolchain(options.environment, options.workspace, cwd);
    return {
        ...toolchain,
        cwd,
        environment: {
            ...toolchain.environment,
            ...QUIET,
            RUSTC: toolchain.rustc,
            // Empty means none, and wins over any configuration file.
            RUSTC_WRAPPER: '',
            RUSTC_WORKSPACE_WRAPPER: '',
        },
    };
}
async function emptyFolder({ temporary, workspace }) {
    const folder = await (0,external_node_fs_promises_.realpath)(await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'attested-release-cargo-')));
    if (!isInside(folder, await (0,external_node_fs_promises_.realpath)(workspace)))
        return folder;
    // cargo looks for configuration in every folder above the one it is started in.
    throw new release_error/* ReleaseError */.K2('CONTEXT_INVALID', {
        message: 'the folder for temporary files lies in the checkout',
        expected: 'RUNNER_TEMP outside GITHUB_WORKSPACE',
        actual: temporary,
    });
}
async function start(command, args, cwd, environment, timeoutMs) {
    try {
        const limits = { timeoutMs, maxBytes: MAX_OUTPUT_BYTES };
        return await (0,child/* runChild */.w)({ command, args, cwd, environment, ...limits });
    }
    catch (cause) {
        throw new release_error/* ReleaseError */.K2('CARGO_NOT_FOUND', { message: `${command} cannot be started`, cause });
    }
}
function accept({ stdout, stderr, failure }, what) {
    if (failure === undefined)
        return stdout;
    if (/cannot (?:create|update) the lock file .* because --locked|needs to be updated but --locked/.test(stderr)) {
        throw new release_error/* ReleaseError */.K2('LOCKFILE_STALE', {
            message: `${what} refuses the lock file`,
            expected: 'a committed Cargo.lock that fits every Cargo.toml of the workspace',
            actual: stderr,
        });
    }
    if (/registry index was not found in any configuration|no index found for registry/.test(stderr)) {
        throw new release_error/* ReleaseError */.K2('REGISTRY_UNKNOWN', {
            message: `${what} does not know a registry of this workspace`,
            actual: stderr,
        });
    }
    throw new release_error/* ReleaseError */.K2('CARGO_FAILED', { message: `${what}: ${failure}\n${stderr}` });
}

// EXTERNAL MODULE: ./src/io/files.ts + 12 modules
var files = __webpack_require__(63700);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/io/git.ts
/** git as a child process, with no configuration but the one given here. */




const git_TIMEOUT_MS = 5 * 60_000;
const git_MAX_BYTES = 64 * 1024 * 1024;
/**
 * Settings of a repository that make git start programs. Filters (`filter.*.clean`) are the exception: their names
 * are free, so they are read first and switched off one by one. Files under such a filter (git-lfs) whose time
 * stamps changed since the checkout then count as changed, which errs to the safe side.
 */
const SWITCHED_OFF = [
    // The checkout of a container job belongs to another user.
    ['safe.directory', '*'],
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', external_node_os_.devNull],
    ['core.sshCommand', 'false'],
    ['core.pager', 'cat'],
    ['core.quotePath', 'false'],
    ['credential.helper', ''],
    ['diff.external', ''],
    ['protocol.allow', 'never'],
    ['status.submoduleSummary', 'false'],
];
/** The adapter of the ports Git, CheckoutGit and CrateGit. */
function createGit(options) {
    const git = async (args, settings = SWITCHED_OFF) => run(options, args, settings);
    const status = async () => {
        const settings = [...SWITCHED_OFF, ...(await filterSettings(git))];
        const args = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
        return (await git(args, settings)).split('\0').filter(entry => entry !== '');
    };
    return {
        headCommit: async () => (await git(['rev-parse', '--verify', 'HEAD^{commit}'])).trim(),
        changedPaths: async () => (await status()).map(entry => entry.slice('XY '.length)),
        modifiedPaths: async () => (await status())
            .filter(entry => !entry.startsWith('?? '))
            .map(entry => entry.slice('XY '.length)),
        // A plain object, not `git log`: that may start gpg to show signatures.
        commitTime: async () => parseCommitTime(await git(['cat-file', 'commit', 'HEAD'])),
        prefix: async (folder) => (await run({ ...options, folder }, ['rev-parse', '--show-prefix'], SWITCHED_OFF)).replace(/\r?\n$/, ''),
        // Of the commit, not of the index: what was only added may go away again.
        isTracked: async (path) => (await run({ ...options, folder: (0,external_node_path_.dirname)(path) }, ['ls-tree', '--name-only', '-z', 'HEAD', '--', (0,external_node_path_.basename)(path)], SWITCHED_OFF)) !== '',
    };
}
async function filterSettings(git) {
    const names = (await git(['config', '--list', '--name-only', '-z'])).split('\0');
    const filters = names.flatMap(name => /^filter\.(.+)\.[^.]+$/s.exec(name)?.[1] ?? []);
    return [...new Set(filters)].flatMap(filter => [
        [`filter.${filter}.clean`, ''],
        [`filter.${filter}.smudge`, ''],
        [`filter.${filter}.process`, ''],
        [`filter.${filter}.required`, 'false'],
    ]);
}
function parseCommitTime(commit) {
    const header = commit.split('\n\n', 1)[0] ?? '';
    const seconds = /^committer .*> (\d{1,12}) [+-]\d{4}$/m.exec(header)?.[1];
    if (seconds !== undefined)
        return Number(seconds);
    throw new release_error/* ReleaseError */.K2('FILE_UNREADABLE', { message: 'the commit HEAD has no committer date' });
}
const KEPT = ['PATH', 'Path', 'SYSTEMROOT', 'SystemRoot', 'TMPDIR', 'TMP', 'TEMP'];
function environmentOf(environment, settings) {
    const kept = KEPT.flatMap(name => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    });
    return {
        ...Object.fromEntries(kept),
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: external_node_os_.devNull,
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_CONFIG_COUNT: String(settings.length),
        ...Object.fromEntries(settings.flatMap(([key, value], at) => [
            [`GIT_CONFIG_KEY_${at}`, key],
            [`GIT_CONFIG_VALUE_${at}`, value],
        ])),
    };
}
async function run(options, args, settings) {
    const { stdout, stderr, failure } = await startGit(options, args, settings);
    if (failure === undefined)
        return stdout;
    throw new release_error/* ReleaseError */.K2('FILE_UNREADABLE', {
        message: `git ${args[0] ?? ''}: ${failure}\n${stderr}`,
        remedy: 'Check the repository out before this step:\n\n- uses: actions/checkout@…',
    });
}
async function startGit({ environment, folder }, args, settings) {
    try {
        return await (0,child/* runChild */.w)({
            command: 'git',
            args,
            cwd: folder,
            environment: environmentOf(environment, settings),
            timeoutMs: git_TIMEOUT_MS,
            maxBytes: git_MAX_BYTES,
        });
    }
    catch (cause) {
        throw new release_error/* ReleaseError */.K2('FILE_UNREADABLE', {
            message: 'git cannot be started',
            remedy: 'Install git on the runner.',
            cause,
        });
    }
}

// EXTERNAL MODULE: ./src/io/github-client.ts
var github_client = __webpack_require__(63829);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
;// CONCATENATED MODULE: ./src/io/github-refs.ts
/** Tags as GitHub has them now. https://docs.github.com/rest/git/refs */



// An annotated tag may point at another; nobody needs more than a few.
const MAX_DEPTH = 5;
/** Reads the refs of one repository. */
function createGitHubRefs(client, { owner, repo }) {
    const purpose = { what: 'read a tag', permission: 'contents: read' };
    const objectOf = async (tag) => {
        // git/ref answers one exact ref; a prefix of others is 404.
        const found = await (0,github_client/* callGitHubOrAbsent */.yn)(purpose, () => client.rest.git.getRef({ owner, repo, ref: `tags/${tag}` }));
        if (found === undefined)
            return undefined;
        const name = (0,json.at)(found.data, 'ref');
        // What is no answer about a ref (a proxy's page, say) is not the answer that there is none.
        if (typeof name !== 'string') {
            throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
                message: `GitHub's answer about the tag ${tag} names no ref`,
            });
        }
        return name === `refs/tags/${tag}` ? found.data.object : undefined;
    };
    return {
        tagObject: async (tag) => (await objectOf(tag))?.sha,
        async resolveTag(tag) {
            const object = await objectOf(tag);
            if (object === undefined)
                return undefined;
            let { type, sha } = object;
            for (let depth = 0; type === 'tag' && depth < MAX_DEPTH; depth += 1) {
                const tagSha = sha;
                const { data } = await (0,github_client/* callGitHub */.ur)(purpose, () => client.rest.git.getTag({ owner, repo, tag_sha: tagSha }));
                ({ type, sha } = data.object);
            }
            if (type === 'commit')
                return sha;
            throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
                message: `the tag ${tag} does not lead to a commit but to a ${type}`,
            });
        },
    };
}

// EXTERNAL MODULE: ./src/oci/reference.ts
var oci_reference = __webpack_require__(62148);
;// CONCATENATED MODULE: ./src/oci/docker-config.ts
/**
 * Credentials of registries from docker's configuration file. What is in the file itself is read; a credential helper
 * is a program, and none is started. https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */



const NO_DOCKER_CONFIG = {
    credentials: new Map(),
    helpers: new Map(),
    store: undefined,
};
/** The text of config.json → credentials; every entry that cannot be read is named (DOCKER_CONFIG_INVALID), no secret is. */
function parseDockerConfig(text, source) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // Its message would quote what stands there.
        throw invalid(source, 'not JSON');
    }
    if (!(0,json/* isJsonObject */.OW)(value))
        throw invalid(source, 'no object');
    const problems = [];
    const credentials = new Map();
    for (const [key, entry] of entriesOf(value['auths'])) {
        const credential = (0,json/* isJsonObject */.OW)(entry) ? credentialOf(entry) : undefined;
        if (credential === undefined)
            problems.push(`auths[${JSON.stringify(key)}] is no credential`);
        else if (credential !== 'none')
            credentials.set(hostOfKey(key), credential);
    }
    if (problems.length > 0)
        throw invalid(source, problems.join('; '));
    const helpers = entriesOf(value['credHelpers']).flatMap(([key, name]) => typeof name === 'string' ? [[hostOfKey(key), name]] : []);
    const store = value['credsStore'];
    return {
        credentials,
        helpers: new Map(helpers),
        store: typeof store === 'string' && store !== '' ? store : undefined,
    };
}
function entriesOf(value) {
    return (0,json/* isJsonObject */.OW)(value) ? Object.entries(value) : [];
}
/** An entry without anything in it says that a helper has the credential. */
function credentialOf(entry) {
    const text = (name) => {
        const value = entry[name];
        return typeof value === 'string' ? value : '';
    };
    if (text('registrytoken') !== '')
        return { kind: 'registry-token', token: text('registrytoken') };
    if (text('identitytoken') !== '')
        return { kind: 'refresh-token', token: text('identitytoken') };
    if (text('username') !== '' && text('password') !== '') {
        return { kind: 'password', username: text('username'), password: text('password') };
    }
    if (text('auth') === '')
        return 'none';
    const decoded = Buffer.from(text('auth'), 'base64').toString();
    const colon = decoded.indexOf(':');
    if (colon < 1)
        return undefined;
    // Docker itself pads with zero bytes.
    const password = decoded.slice(colon + 1).replace(/\0+$/, '');
    return { kind: 'password', username: decoded.slice(0, colon), password };
}
/** `https://index.docker.io/v1/`, `ghcr.io`, `registry.example:5000/v2/` → the host that the registry is asked under. */
function hostOfKey(key) {
    const host = key
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/s, '')
        .toLowerCase();
    return (0,oci_reference/* registryHost */.U$)(host === 'index.docker.io' ? 'docker.io' : host);
}
/** The helper that docker would have asked for a host's credential; undefined: none. */
function helperOf({ helpers, store, credentials }, host) {
    if (credentials.has(host))
        return undefined;
    return helpers.get(host) ?? store;
}
function invalid(source, what) {
    return new release_error/* ReleaseError */.K2('DOCKER_CONFIG_INVALID', {
        message: `docker's configuration ${source} cannot be read: ${what}`,
    });
}

;// CONCATENATED MODULE: ./src/io/docker-config-file.ts
/** docker's configuration, from where docker reads it: DOCKER_CONFIG, or `.docker` in the home of the user. */





const docker_config_file_MAX_BYTES = 1024 * 1024;
/** Reads it when it is first asked for, and once; a file that is not there holds no credentials. */
function createDockerConfig(environment) {
    let config;
    return async () => (config ??= docker_config_file_read(environment));
}
async function docker_config_file_read(environment) {
    const given = environment['DOCKER_CONFIG'] ?? '';
    const home = environment['HOME'] ?? environment['USERPROFILE'] ?? (0,external_node_os_.homedir)();
    const path = (0,external_node_path_.join)(given === '' ? (0,external_node_path_.join)(home, '.docker') : given, 'config.json');
    let text;
    try {
        const { size } = await (0,external_node_fs_promises_.stat)(path);
        if (size > docker_config_file_MAX_BYTES)
            throw new Error(`${size} bytes, more than ${docker_config_file_MAX_BYTES}`);
        text = await (0,external_node_fs_promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return NO_DOCKER_CONFIG;
        throw new release_error/* ReleaseError */.K2('DOCKER_CONFIG_INVALID', {
            message: `docker's configuration ${path} cannot be read`,
            cause: error,
        });
    }
    return parseDockerConfig(text, path);
}

;// CONCATENATED MODULE: ./src/io/retry-delay.ts
const BASE = 1000;
const LONGEST_OWN = 30_000;
/** GitHub's own advice for a secondary limit that names no time. */
const SECONDARY = 60_000;
/** Longer waits cost more than a re-run of the job does. */
const LONGEST_ASKED = 120_000;
/** Milliseconds: what the service asks for, else exponential with full jitter; `too long` if it asks too much. */
function retryDelay({ attempt, response, secondary, clock, random, longestAsked = LONGEST_ASKED, }) {
    const asked = (response && askedDelay(response.headers, clock)) ?? (secondary ? SECONDARY : undefined);
    // Jitter on top, so that the jobs of a matrix do not come back all at once.
    const jitter = random() * BASE;
    if (asked !== undefined)
        return asked > longestAsked ? 'too long' : asked + jitter;
    const most = Math.min(LONGEST_OWN, BASE * 2 ** attempt);
    return most / 2 + (random() * most) / 2;
}
function askedDelay(headers, clock) {
    const after = headers.get('retry-after');
    if (after !== null && /^\d+$/.test(after))
        return Number(after) * 1000;
    if (after !== null && !Number.isNaN(Date.parse(after)))
        return until(Date.parse(after), clock);
    const reset = headers.get('x-ratelimit-reset');
    if (headers.get('x-ratelimit-remaining') !== '0' || reset === null || !/^\d+$/.test(reset)) {
        return undefined;
    }
    return until(Number(reset) * 1000, clock);
}
function until(time, clock) {
    return Math.max(0, time - clock());
}

;// CONCATENATED MODULE: ./src/io/http.ts
/**
 * HTTP for our own clients: https alone, a time-out for each attempt, a cap on every answer, and retries that listen
 * to the service. A token goes to the API hosts and nowhere else, redirects included.
 */


const ATTEMPTS = 5;
const MAX_REDIRECTS = 5;
const DEFAULT_TIMEOUT = 30_000;
/** The one maker of HTTP requests outside libraries. */
function createHttp(options) {
    return {
        async send(request) {
            checkRequest(request, options);
            const causes = [];
            for (let attempt = 1;; attempt += 1) {
                const outcome = await attemptOnce(request, options);
                if ('response' in outcome && !mustWait(outcome.response))
                    return outcome.response;
                causes.push('error' in outcome ? outcome.error : answered(outcome.response));
                const response = 'response' in outcome ? outcome.response : undefined;
                const delay = retryDelay({
                    attempt,
                    response,
                    secondary: response !== undefined && isSecondary(response),
                    clock: options.clock,
                    random: options.random,
                    longestAsked: request.longestWait,
                });
                if (attempt === ATTEMPTS || delay === 'too long' || !mayRepeat(request, response)) {
                    throw giveUp(request, response, causes);
                }
                options.log?.info(`${request.method} ${withoutQuery(request.url)}: ${(0,release_error/* describeCauses */.wh)(causes.at(-1)).join(' <- ')}; attempt ${attempt + 1} of ${ATTEMPTS} in ${(delay / 1000).toFixed(1)} s`);
                await options.sleep(delay);
            }
        },
    };
}
async function attemptOnce(request, options) {
    try {
        return { response: await exchange(request, options) };
    }
    catch (error) {
        // What we refuse ourselves (a host, a size) another attempt would not mend.
        if (error instanceof release_error/* ReleaseError */.K2)
            throw error;
        return { error };
    }
}
/**
 * A time-out that is over with its attempt. AbortSignal.timeout would keep alive what listens to it, and with that the
 * answer, until its time has come: thousands of answers in a long verification.
 */
async function exchange(request, options) {
    const late = new AbortController();
    const milliseconds = request.timeout ?? options.timeout ?? DEFAULT_TIMEOUT;
    const timer = setTimeout(() => {
        const reason = `no complete answer within ${milliseconds / 1000} s`;
        late.abort(new DOMException(reason, 'TimeoutError'));
    }, milliseconds);
    try {
        return await follow(request, options, late.signal);
    }
    finally {
        clearTimeout(timer);
    }
}
async function follow(request, options, signal) {
    let url = request.url;
    let authorization = request.authorization;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
        const response = await (options.fetch ?? fetch)(url, {
            ...init(request, options.userAgent, authorization),
            signal,
        });
        const location = redirectOf(request, response);
        if (location === undefined)
            return receive(request, response, url);
        await response.body?.cancel();
        const next = new URL(location, url);
        // The blob and asset hosts behind a redirect have their own signatures; our token is none of their business.
        if (next.host !== new URL(url).host)
            authorization = undefined;
        url = checkedUrl(next.href, plainHostsOf(request, options));
    }
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `more than ${MAX_REDIRECTS} redirects from ${withoutQuery(request.url)}`,
    });
}
function init({ method, headers, body }, userAgent, authorization) {
    const content = typeof body === 'function' ? body() : body;
    return {
        method,
        // Any other combination makes fetch copy the body, so that it could send it again after a redirect: what is
        // streamed would be held in memory whole. A redirect of a streamed body is an error.
        ...(typeof body === 'function'
            ? { redirect: 'error', window: null }
            : { redirect: 'manual' }),
        headers: {
            ...headers,
            'user-agent': userAgent,
            ...(authorization === undefined ? {} : { authorization }),
        },
        ...(content === undefined ? {} : { body: content, duplex: 'half' }),
    };
}
function redirectOf(request, response) {
    if (![301, 302, 303, 307, 308].includes(response.status))
        return undefined;
    if (request.redirect === 'return')
        return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
        throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
            message: `${request.method} ${withoutQuery(request.url)} was redirected`,
        });
    }
    const location = response.headers.get('location');
    if (location === null) {
        throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
            message: `a redirect without a target from ${withoutQuery(request.url)}`,
        });
    }
    return location;
}
async function receive(request, response, url) {
    const chunks = [];
    const collect = (chunk) => {
        chunks.push(chunk);
    };
    const take = response.ok && request.sink !== undefined ? request.sink() : collect;
    const declared = Number(response.headers.get('content-length') ?? 0);
    if (declared > request.maxBytes)
        throw tooLarge(request);
    let size = 0;
    const stream = response.body;
    for await (const chunk of stream ?? []) {
        size += chunk.length;
        if (size > request.maxBytes)
            throw tooLarge(request);
        await take(chunk);
    }
    const { status, headers } = response;
    return { status, headers, body: Buffer.concat(chunks), url };
}
function tooLarge(request) {
    return new release_error/* ReleaseError */.K2('RESPONSE_TOO_LARGE', {
        message: `the answer to ${request.method} ${withoutQuery(request.url)} is too large`,
        expected: `at most ${request.maxBytes} bytes`,
        actual: 'more',
    });
}
function checkRequest(request, options) {
    const { host } = new URL(checkedUrl(request.url, plainHostsOf(request, options)));
    if (request.authorization === undefined || options.apiHosts.includes(host))
        return;
    throw new release_error/* ReleaseError */.K2('INTERNAL', { message: `a token was about to be sent to ${host}` });
}
/** From elsewhere nobody is led to a service of this machine. */
function plainHostsOf({ url }, { plainHosts = [] }) {
    return URL.canParse(url) && plainHosts.includes(new URL(url).host) ? plainHosts : [];
}
function checkedUrl(url, plainHosts) {
    if (URL.canParse(url)) {
        const { protocol, host } = new URL(url);
        if (protocol === 'https:' || (protocol === 'http:' && plainHosts.includes(host)))
            return url;
    }
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: 'an address is not https',
        actual: withoutQuery(url),
    });
}
/** Queries of presigned addresses are secrets for as long as they live. */
function withoutQuery(url) {
    return url.replace(/[?#].*$/s, '');
}
function mustWait(response) {
    return response.status >= 500 || isRateLimit(response);
}
/** GitHub's secondary limits answer 403 as well as 429; a plain 403 is a missing permission. */
function isRateLimit(response) {
    const { status, headers } = response;
    if (status === 429)
        return true;
    const exhausted = headers.get('x-ratelimit-remaining') === '0';
    return status === 403 && (headers.has('retry-after') || exhausted || isSecondary(response));
}
/** It may come without any header: then its own words are all there is. */
function isSecondary({ status, body }) {
    if (status !== 403 && status !== 429)
        return false;
    const text = new TextDecoder().decode(body.subarray(0, 1000));
    return /secondary rate limit|abuse detection/i.test(text);
}
function mayRepeat(request, response) {
    // A rate limit is refused before anything is done; after an error or a time-out nobody knows.
    if (response !== undefined && isRateLimit(response))
        return true;
    return request.repeatable ?? (request.method === 'GET' || request.method === 'HEAD');
}
function answered({ status, body }) {
    const text = new TextDecoder().decode(body.subarray(0, 300));
    return new Error(`HTTP ${status} ${text}`.trim());
}
function giveUp(request, response, causes) {
    const limited = response !== undefined && isRateLimit(response);
    const { host } = new URL(request.url);
    const last = (0,release_error/* describeCauses */.wh)(causes.at(-1)).join(' <- ');
    return new release_error/* ReleaseError */.K2(limited ? 'RATE_LIMITED' : 'SERVICE_UNAVAILABLE', {
        message: `${request.method} ${withoutQuery(request.url)} failed at ${host} after ${causes.length} attempts: ${last}`,
        cause: causes.length === 1 ? causes[0] : new AggregateError(causes, 'every attempt failed'),
    });
}

// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/oci/manifest.ts
var manifest = __webpack_require__(32060);
;// CONCATENATED MODULE: ./src/io/oci-push.ts
/** Writing to a registry. https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#push */




const MAX_ANSWER = 1024 * 1024;
const TIMEOUT = 120_000;
/** An upload that broke off is begun anew: its session is gone. */
const UPLOADS = 3;
/** Uploads a blob in one piece, unless the registry has it. */
async function pushBlob(image, bytes, send) {
    const digest = (0,attest_digest/* sha256Of */.Bj)(bytes);
    const present = await send(image, {
        method: 'HEAD',
        path: `/blobs/sha256:${digest}`,
        actions: 'pull,push',
        maxBytes: MAX_ANSWER,
    });
    if (present.status === 200)
        return;
    for (let attempt = 1;; attempt += 1) {
        try {
            await upload(image, bytes, digest, send);
            return;
        }
        catch (thrown) {
            const failure = (0,release_error/* toReleaseError */.Tp)(thrown);
            if (failure.code !== 'SERVICE_UNAVAILABLE' || attempt === UPLOADS)
                throw failure;
        }
    }
}
async function upload(image, bytes, digest, send) {
    const begun = await send(image, {
        method: 'POST',
        path: '/blobs/uploads/',
        headers: { 'content-length': '0' },
        actions: 'pull,push',
        maxBytes: MAX_ANSWER,
        repeatable: true,
    });
    const location = begun.headers.get('location');
    if (begun.status !== 202 || location === null || !URL.canParse(location, begun.url)) {
        throw refused(begun, `an upload to ${(0,oci_reference/* imageName */.tO)(image)}`, 'HTTP 202 and an address');
    }
    const address = new URL(location, begun.url);
    address.searchParams.set('digest', `sha256:${digest}`);
    const ended = await send(image, {
        method: 'PUT',
        path: address.href,
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes.slice(),
        actions: 'pull,push',
        maxBytes: MAX_ANSWER,
        timeout: TIMEOUT,
    });
    if (ended.status !== 201)
        throw refused(ended, `a blob of ${(0,oci_reference/* imageName */.tO)(image)}`, 'HTTP 201');
}
/** A manifest under its digest or a tag; the same one again changes nothing. */
async function pushManifest(image, reference, text, send) {
    const response = await send(image, {
        method: 'PUT',
        path: `/manifests/${(0,oci_reference/* referenceText */.n5)(reference)}`,
        headers: { 'content-type': String((0,json.at)(JSON.parse(text), 'mediaType')) },
        body: text,
        actions: 'pull,push',
        maxBytes: MAX_ANSWER,
        repeatable: true,
    });
    if (response.status === 201 || response.status === 200)
        return;
    throw refused(response, `a manifest of ${(0,oci_reference/* imageName */.tO)(image)}`, 'HTTP 201');
}
function refused({ status, body }, what, expected) {
    const text = new TextDecoder().decode(body.subarray(0, 300));
    return new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the registry does not take ${what}`,
        expected,
        actual: `HTTP ${status} ${text}`.trim(),
    });
}

;// CONCATENATED MODULE: ./src/oci/challenge.ts
/** What a registry asks for when it answers 401. RFC 9110, section 11; https://distribution.github.io/distribution/spec/auth/token/ */
const MAX_HEADER = 4096;
const challenge_TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const SCHEME = new RegExp(`^[\\s,]*(${challenge_TOKEN})(?=[\\s,]|$)(?!\\s*=)`);
const PARAMETER = new RegExp(`^[\\s,]*(${challenge_TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${challenge_TOKEN}))`);
/** `WWW-Authenticate` → challenges, in order; what cannot be read ends the list. A repeated parameter makes it unreadable. */
function parseChallenges(header) {
    let rest = (header ?? '').slice(0, MAX_HEADER);
    const challenges = [];
    for (let scheme = SCHEME.exec(rest); scheme !== null; scheme = SCHEME.exec(rest)) {
        rest = rest.slice(scheme[0].length);
        const parameters = {};
        for (let found = PARAMETER.exec(rest); found !== null; found = PARAMETER.exec(rest)) {
            const [whole, name = '', quoted, plain = ''] = found;
            const key = name.toLowerCase();
            // Of two realms nobody would know which one is meant.
            if (Object.hasOwn(parameters, key))
                return challenges;
            parameters[key] = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1');
            rest = rest.slice(whole.length);
        }
        challenges.push({ scheme: (scheme[1] ?? '').toLowerCase(), parameters });
    }
    return challenges;
}
/** The challenge to be answered: a token is worth less to a thief than a password. */
function chooseChallenge(challenges) {
    return (challenges.find(({ scheme, parameters }) => scheme === 'bearer' && 'realm' in parameters) ??
        challenges.find(({ scheme }) => scheme === 'basic'));
}

;// CONCATENATED MODULE: ./src/oci/realm.ts
/** Where the token of a registry is fetched, and whether the registry's credential may go there. */

/** Registries whose tokens are made under a name that is not theirs nor above theirs, and published as such. */
const PUBLISHED_REALMS = new Map([
    // https://docs.docker.com/reference/api/registry/auth/
    ['registry-1.docker.io', 'auth.docker.io'],
]);
/**
 * The realm of a challenge; undefined where it is no address that may be asked. The registry's own are its host under
 * the same port, the domains above it (whoever holds a domain decides about the names below it), and the published one
 * of Docker Hub. Everything else is foreign: a registry must not be able to have a credential sent wherever it likes.
 */
function realmOf(text, host) {
    if (!URL.canParse(text))
        return undefined;
    const url = new URL(text);
    const plain = url.protocol === 'http:' && (0,oci_reference/* isLoopback */.U9)(url.host) && (0,oci_reference/* isLoopback */.U9)(host);
    if (url.protocol !== 'https:' && !plain)
        return undefined;
    if (url.username !== '' || url.password !== '')
        return undefined;
    const own = url.host === host || PUBLISHED_REALMS.get(host) === url.host || isAbove(url.host, host);
    return { kind: own ? 'own' : 'foreign', url };
}
/** A domain of at least two labels, on the usual port. */
function isAbove(domain, host) {
    const name = host.replace(/:[0-9]+$/, '');
    return (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(domain) && name.endsWith(`.${domain}`));
}
/** The address that gives a token for some actions on one repository; the registry's own word on the scope is not asked. */
function tokenUrl({ url }, { service, scope }) {
    const address = new URL(url);
    if (service !== undefined)
        address.searchParams.set('service', service);
    address.searchParams.set('scope', scope);
    return address.href;
}

;// CONCATENATED MODULE: ./src/io/registry-access.ts
/**
 * Requests to one repository of one registry, and its credential: shown when the registry asks, to that registry and to
 * its own token service, and to nobody else. https://distribution.github.io/distribution/spec/auth/token/
 */






const MAX_TOKEN_ANSWER = 256 * 1024;
const registry_access_TOKEN = /^[A-Za-z0-9._~+/=-]{1,65536}$/;
const CLIENT = 'attested-release';
/** Access to the repository of an image. */
function createRegistryAccess(image, options) {
    const host = (0,oci_reference/* registryHost */.U$)(image.registry);
    const scheme = (0,oci_reference/* isLoopback */.U9)(host) ? 'http' : 'https';
    const http = options.httpFor([host], (0,oci_reference/* isLoopback */.U9)(host) ? [host] : []);
    const authorizations = new Map();
    return {
        base: `${scheme}://${host}/v2/${image.repository}`,
        async send({ actions, ...request }) {
            const send = async (authorization) => {
                // An upload may go on elsewhere: what is signed into that address is all that it needs.
                const here = new URL(request.url).host === host;
                return http.send(here && authorization !== undefined ? { ...request, authorization } : request);
            };
            const known = await authorizations.get(actions)?.catch(() => undefined);
            const first = await send(known);
            if (first.status !== 401)
                return first;
            // The first who is asked fetches a token for all; one that has expired is replaced.
            const current = authorizations.get(actions);
            if (current === undefined || (known !== undefined && (await current) === known)) {
                authorizations.set(actions, authorize(first, { image, host, actions }, options));
            }
            const authorization = await authorizations.get(actions);
            const second = authorization === undefined ? first : await send(authorization);
            if (second.status !== 401)
                return second;
            throw denied(await options.dockerConfig(), host, `HTTP 401 for ${image.repository}`);
        },
    };
}
/** The `Authorization` header that answers a 401; undefined: there is nothing to answer with. */
async function authorize({ headers }, asked, options) {
    const config = await options.dockerConfig();
    const credential = config.credentials.get(asked.host);
    const challenge = chooseChallenge(parseChallenges(headers.get('www-authenticate')));
    if (credential?.kind === 'registry-token')
        return `Bearer ${credential.token}`;
    if (challenge?.scheme === 'basic') {
        return credential?.kind === 'password' ? basic(credential) : undefined;
    }
    if (challenge === undefined)
        return undefined;
    const text = challenge.parameters['realm'] ?? '';
    const realm = realmOf(text, asked.host);
    if (realm === undefined) {
        throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
            message: `the registry ${asked.host} names a token service that cannot be asked: ${JSON.stringify(text.slice(0, 200))}`,
        });
    }
    const token = await fetchToken(realm, challenge.parameters['service'], asked, options);
    return `Bearer ${token}`;
}
async function fetchToken(realm, service, asked, options) {
    const config = await options.dockerConfig();
    const credential = credentialFor(realm, asked.host, config);
    const { host } = realm.url;
    const http = options.httpFor([host], (0,oci_reference/* isLoopback */.U9)(asked.host) ? [host] : []);
    const scope = `repository:${asked.image.repository}:${asked.actions}`;
    const response = await http.send({
        ...tokenRequest(realm, { service, scope }, credential),
        maxBytes: MAX_TOKEN_ANSWER,
        redirect: 'return',
        repeatable: true,
    });
    if ([400, 401, 403].includes(response.status)) {
        throw denied(config, asked.host, `HTTP ${response.status} of its token service ${host}`);
    }
    const answer = parse(response);
    const token = (0,json.at)(answer, 'token') ?? (0,json.at)(answer, 'access_token');
    if (response.status === 200 && typeof token === 'string' && registry_access_TOKEN.test(token))
        return token;
    throw new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the token service ${host} gives no token`,
        expected: 'HTTP 200 and a token',
        actual: `HTTP ${response.status}`,
    });
}
/** A service elsewhere gets what the configuration has for it by its own name, and nothing that is the registry's. */
function credentialFor(realm, host, config) {
    const credential = config.credentials.get(host);
    if (realm.kind === 'own')
        return credential;
    const named = config.credentials.get(realm.url.host);
    if (named === undefined && credential !== undefined) {
        throw new release_error/* PolicyError */.pn('REGISTRY_REALM_FOREIGN', {
            message: `the registry ${host} asks for its credential to be sent to another host`,
            expected: `${host}, or a domain above it`,
            actual: realm.url.host,
        });
    }
    return named;
}
function tokenRequest(realm, wanted, credential) {
    if (credential?.kind === 'refresh-token') {
        return {
            method: 'POST',
            url: realm.url.href,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            // https://distribution.github.io/distribution/spec/auth/oauth/
            body: new URLSearchParams({
                grant_type: 'refresh_token',
                service: wanted.service ?? '',
                client_id: CLIENT,
                scope: wanted.scope,
                refresh_token: credential.token,
            }).toString(),
        };
    }
    return {
        method: 'GET',
        url: tokenUrl(realm, wanted),
        ...(credential?.kind === 'password' && { authorization: basic(credential) }),
    };
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
function parse({ body }) {
    try {
        return JSON.parse(new TextDecoder().decode(body));
    }
    catch {
        // Its message would quote what may be a token.
        return undefined;
    }
}
/** REGISTRY_DENIED, which says whether a credential was there to be shown. */
function denied(config, host, reason) {
    const helper = helperOf(config, host);
    const shown = config.credentials.has(host)
        ? 'with the credential of the docker configuration'
        : helper === undefined
            ? 'without a credential, for the docker configuration has none for it'
            : `without a credential, for the docker configuration leaves it to the helper ${JSON.stringify(helper)}, and no helper is started`;
    return new release_error/* ReleaseError */.K2('REGISTRY_DENIED', {
        message: `the registry ${host} refuses this step, ${shown}: ${reason}`,
    });
}

;// CONCATENATED MODULE: ./src/io/oci-registry.ts






/** Pages of the referrers API; registries give hundreds of entries a page. */
const MAX_PAGES = 20;
const BLOB_TIMEOUT = 120_000;
const MAX_ERROR = 64 * 1024;
/** One for each step: what it was given as credentials it remembers. */
function createImageRegistry(options) {
    const known = new Map();
    const accessTo = (image) => {
        const name = (0,oci_reference/* imageName */.tO)(image);
        const access = known.get(name) ?? createRegistryAccess(image, options);
        known.set(name, access);
        return access;
    };
    const send = async (image, request) => {
        const access = accessTo(image);
        const { path, ...rest } = request;
        const response = await access.send({ ...rest, url: absolute(path, access) });
        if (response.status !== 403)
            return response;
        throw denied(await options.dockerConfig(), (0,oci_reference/* registryHost */.U$)(image.registry), `HTTP 403 for ${image.repository}`);
    };
    return {
        manifest: async (image, reference) => {
            const response = await manifestOf(image, reference, send);
            return response === undefined ? undefined : oci_registry_readManifest(response, reference);
        },
        referrers: async (image, digest) => referrers(image, digest, send),
        blob: async (image, digest, maxBytes) => {
            const response = await send(image, {
                method: 'GET',
                path: `/blobs/sha256:${digest}`,
                actions: 'pull',
                // Answers that are errors have a length of their own; the digest says what the blob is.
                maxBytes: Math.max(maxBytes, MAX_ERROR),
                timeout: BLOB_TIMEOUT,
            });
            if (response.status !== 200)
                throw unexpected(response, `a blob of ${(0,oci_reference/* imageName */.tO)(image)}`);
            (0,manifest/* checkDigest */.H2)(response.body, digest, 'blob');
            return response.body;
        },
        pushBlob: async (image, bytes) => pushBlob(image, bytes, send),
        pushManifest: async (image, reference, text) => pushManifest(image, reference, text, send),
        document: async (image, tag) => {
            const response = await manifestOf(image, { tag }, send);
            if (response === undefined)
                return undefined;
            // Refuses what is ambiguous before its text is written back.
            oci_registry_readManifest(response, { tag });
            return JSON.parse(new TextDecoder().decode(response.body));
        },
    };
}
function absolute(path, { base }) {
    return path.startsWith('/') ? `${base}${path}` : path;
}
async function manifestOf(image, reference, send) {
    const response = await send(image, {
        method: 'GET',
        path: `/manifests/${(0,oci_reference/* referenceText */.n5)(reference)}`,
        headers: { accept: manifest/* MANIFEST_TYPES */._P.join(', ') },
        actions: 'pull',
        maxBytes: manifest/* MAX_MANIFEST */.xZ,
    });
    if (response.status === 404)
        return undefined;
    if (response.status === 200)
        return response;
    throw unexpected(response, `the manifest of ${(0,oci_reference/* imageName */.tO)(image)} ${(0,oci_reference/* referenceText */.n5)(reference)}`);
}
function oci_registry_readManifest({ body, headers }, reference) {
    const bytes = body;
    if ('digest' in reference)
        (0,manifest/* checkDigest */.H2)(bytes, reference.digest, 'manifest');
    const named = headers.get('docker-content-digest');
    const digest = (0,attest_digest/* sha256Of */.Bj)(bytes);
    if (named?.startsWith('sha256:') === true && named !== `sha256:${digest}`) {
        throw new release_error/* VerificationError */.mk('IMAGE_DIGEST_MISMATCH', {
            message: `the registry names another digest than that of the manifest that it serves as ${(0,oci_reference/* referenceText */.n5)(reference)}`,
            expected: `sha256:${digest}`,
            actual: named.slice(0, 100),
        });
    }
    return (0,manifest/* parseManifest */.Ng)({ bytes, contentType: headers.get('content-type') });
}
/** Whoever answers anything but 200 and an index, a redirect to a web page for example, has no such API. */
async function referrers(image, digest, send) {
    const pages = [];
    let path = `/referrers/sha256:${digest}`;
    while (path !== undefined) {
        if (pages.length === MAX_PAGES) {
            throw new release_error/* VerificationError */.mk('IMAGE_TOO_LARGE', {
                message: `more pages of referrers of ${(0,oci_reference/* imageName */.tO)(image)}@sha256:${digest} than are read`,
                expected: `at most ${MAX_PAGES}`,
                actual: 'more',
            });
        }
        const response = await send(image, {
            method: 'GET',
            path,
            headers: { accept: manifest/* OCI_INDEX */.$p },
            actions: 'pull',
            maxBytes: manifest/* MAX_MANIFEST */.xZ,
            redirect: 'return',
        });
        const contentType = response.headers.get('content-type');
        if (response.status !== 200 || contentType?.startsWith(manifest/* OCI_INDEX */.$p) !== true)
            return pages;
        pages.push((0,manifest/* parseManifest */.Ng)({ bytes: response.body, contentType }));
        path = nextPage(response);
    }
    return pages;
}
/** Only on the same host: the credential goes along. */
function nextPage({ headers, url }) {
    const target = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
    if (target === undefined || !URL.canParse(target, url))
        return undefined;
    const next = new URL(target, url);
    return next.origin === new URL(url).origin ? next.href : undefined;
}
/** RESPONSE_INVALID, or IMAGE_NOT_FOUND for a 404. */
function unexpected({ status }, what) {
    if (status === 404) {
        return new release_error/* ReleaseError */.K2('IMAGE_NOT_FOUND', { message: `the registry does not have ${what}` });
    }
    return new release_error/* ReleaseError */.K2('RESPONSE_INVALID', {
        message: `the registry does not answer as specified when asked for ${what}`,
        expected: 'HTTP 200',
        actual: `HTTP ${status}`,
    });
}

// EXTERNAL MODULE: ./src/io/oidc.ts
var oidc = __webpack_require__(53171);
// EXTERNAL MODULE: ./node_modules/@actions/attest/lib/index.js + 40 modules
var lib = __webpack_require__(83079);
;// CONCATENATED MODULE: ./src/io/sigstore-signer.ts
/**
 * Signing through @actions/attest. Its objects stay behind this file: it brings other versions of the Sigstore
 * libraries than verification does, so that bundles cross as JSON alone.
 */


// Fulcio, log and time stamp each retry by themselves, 3 times 10 s at most.
const DEADLINE = 150_000;
/** A signer with the identity of this job. */
function createSigner({ token, issuer }) {
    return {
        async provenancePredicate() {
            const predicate = await bounded('build the provenance', (0,lib/* buildSLSAProvenancePredicate */.W6)(issuer));
            return { predicateType: predicate.type, predicate: predicate.params };
        },
        async sign({ subject, predicateType, predicate }, instance) {
            const attestation = await bounded(`sign ${predicateType} of ${subject.name} at ${instance}`, (0,lib/* attest */.st)({
                subjects: [{ name: subject.name, digest: { sha256: subject.sha256 } }],
                predicateType,
                predicate,
                token,
                sigstore: instance,
                skipWrite: true,
            }));
            return JSON.parse(JSON.stringify(attestation.bundle));
        },
    };
}
/** The library has time-outs for its calls, and none for all of them together. */
async function bounded(what, work) {
    const { promise: deadline, reject } = Promise.withResolvers();
    const timer = setTimeout(() => reject(new Error(`no end after ${DEADLINE} ms`)), DEADLINE);
    try {
        return await Promise.race([work, deadline]);
    }
    catch (error) {
        throw new release_error/* ReleaseError */.K2('SIGNING_FAILED', { message: `could not ${what}`, cause: error });
    }
    finally {
        clearTimeout(timer);
    }
}

// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
;// CONCATENATED MODULE: ./src/steps/world.ts
/** The adapters of io/, built from the step's environment. What no command of a step uses is not loaded. */














const sleep = async (milliseconds) => {
    await (0,promises_.setTimeout)(milliseconds);
};
/** Jitter of retries, and nothing else. */
const random = () => Math.random();
/** HTTP for hosts that no token may reach. */
function tokenlessHttp(userAgent) {
    return createHttp({ clock: Date.now, sleep, random, userAgent, apiHosts: [] });
}
/** Registries of images, each with what docker's configuration has for it. The job's own token goes to none of them. */
function imageRegistry({ variables, log }) {
    return createImageRegistry({
        httpFor: (apiHosts, plainHosts) => createHttp({
            clock: Date.now,
            sleep,
            random,
            userAgent: tool/* USER_AGENT */._O,
            log,
            apiHosts,
            plainHosts,
        }),
        dockerConfig: createDockerConfig(variables),
    });
}
/** The checkout and the tools that read it. */
function localWorld(environment, projectCode) {
    const { context, variables } = environment;
    const { workspace, temporary } = context;
    return {
        cargo: createCargo({ environment: variables, workspace, temporary, projectCode }),
        git: createGit({ environment: variables, folder: workspace }),
        files: (0,files/* createFiles */.q)(temporary),
    };
}
/** The API of this server. The token may go to its API and upload hosts, and nowhere else. */
function githubWorld({ context, githubToken, log }) {
    const { apiUrl, owner, repositoryName } = context;
    const api = new URL(apiUrl).host;
    const http = createHttp({
        clock: Date.now,
        sleep,
        random,
        userAgent: tool/* USER_AGENT */._O,
        log,
        apiHosts: [api, api.replace(/^api\./, 'uploads.')],
    });
    const client = (0,github_client/* createGitHubClient */.LX)({ token: githubToken, apiUrl, http });
    return { http, client, refs: createGitHubRefs(client, { owner, repo: repositoryName }) };
}
/** Identity, signer and the two places where bundles are kept. Needs `id-token: write`. */
function signingWorld(environment, { http }, { files }) {
    const { context, githubToken: token, log } = environment;
    const { serverUrl, apiUrl, repository } = context;
    return {
        context,
        files,
        log,
        clock: Date.now,
        sleep,
        signer: createSigner({ token, issuer: (0,oidc/* tokenIssuer */.fH)(serverUrl) }),
        store: (0,attestation_store/* createAttestationStore */.i5)({ http, token, apiUrl, repository }),
        artifacts: (0,artifact_store/* createWorkflowArtifacts */.L)(),
        readIdentity: (0,oidc/* createReadIdentity */.Tc)({ http, serverUrl }),
    };
}


/***/ })

};
