export const id = 577;
export const ids = [577];
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

/***/ 28429:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   Ky: () => (/* binding */ parseSubjectDigest),
/* harmony export */   SO: () => (/* binding */ algorithmAndHex),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   su: () => (/* binding */ digestName),
/* harmony export */   tz: () => (/* binding */ parseSha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/** Digests of artifacts. A digest is parsed once, at the border, and is a type of its own from then on. */

/** `sha256:HEX` or bare hex, lower case → Sha256; anything else is undefined. */
function parseSha256(text) {
    if (typeof text !== 'string')
        return undefined;
    const hex = text.startsWith('sha256:') ? text.slice('sha256:'.length) : text;
    return /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}
/** `sha256:HEX` or `sha512:HEX`, lower case, of exactly its algorithm's length; anything else is undefined. */
function parseSubjectDigest(text) {
    const [, algorithm, hex] = /^(sha256|sha512):([0-9a-f]+)$/.exec(text) ?? [];
    if (algorithm === 'sha256' && hex?.length === 64)
        return { sha256: hex };
    if (algorithm === 'sha512' && hex?.length === 128)
        return { sha512: hex };
    return undefined;
}
/** The algorithm's name and the hex. Whatever else the object holds is not looked at. */
function algorithmAndHex(digest) {
    return 'sha256' in digest ? ['sha256', digest.sha256] : ['sha512', digest.sha512];
}
/** `sha256:HEX` or `sha512:HEX`. */
function digestName(digest) {
    if (typeof digest !== 'string')
        return algorithmAndHex(digest).join(':');
    return `${digest.length === 64 ? 'sha256' : 'sha512'}:${digest}`;
}
/** The digest of bytes in memory; files are hashed by streaming, in io/files.ts. */
function sha256Of(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
}
/** The same under a chosen algorithm. */
function digestOf(bytes, algorithm) {
    const hex = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex');
    return algorithm === 'sha256' ? { sha256: hex } : { sha512: hex };
}


/***/ }),

/***/ 42991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   Vk: () => (/* binding */ sameJson),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   m$: () => (/* binding */ repeatedKey)
/* harmony export */ });
/** JSON from outside: one meaning or none. */
/** An object that is not an array. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Walks down through objects and arrays; undefined where the path ends early. */
function at(value, ...path) {
    let current = value;
    for (const key of path) {
        if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
            return undefined;
        }
        current = current[key];
    }
    return current;
}
/** Structural equality of JSON values; the order of an object's keys does not count. */
function sameJson(a, b) {
    if (Array.isArray(a) && Array.isArray(b)) {
        return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
    }
    if (isJsonObject(a) && isJsonObject(b)) {
        const keys = Object.keys(a);
        return (keys.length === Object.keys(b).length &&
            keys.every(key => Object.hasOwn(b, key) && sameJson(a[key], b[key])));
    }
    return a === b;
}
/**
 * The first key that one object of the text has twice. JSON.parse takes the last one, other parsers the first, and
 * Go's ignores case: two readers of one signed payload would read different things.
 * The text must be valid JSON already.
 */
function repeatedKey(text) {
    const open = [];
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        if (character === '{')
            open.push(new Set());
        else if (character === '[')
            open.push(null);
        else if (character === '}' || character === ']')
            open.pop();
        else if (character === '"') {
            const end = endOfString(text, index);
            const keys = open.at(-1);
            if (keys && /^\s*:/.test(text.slice(end + 1, end + 80))) {
                const key = String(JSON.parse(text.slice(index, end + 1)));
                if (keys.has(key.toLowerCase()))
                    return key;
                keys.add(key.toLowerCase());
            }
            index = end;
        }
    }
    return undefined;
}
/** Index of the quotation mark that ends the string begun at `start`. */
function endOfString(text, start) {
    let end = start;
    do
        end = text.indexOf('"', end + 1);
    while (isEscaped(text, end));
    return end;
}
/** Whether an odd number of backslashes stands before the character. */
function isEscaped(text, index) {
    let before = index - 1;
    while (text[before] === '\\')
        before -= 1;
    return (index - before) % 2 === 0;
}


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
/* harmony import */ var _bundle_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1915);
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

/***/ 1915:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   nA: () => (/* binding */ createBundleBlobs)
/* harmony export */ });
/* unused harmony export decompress */
/* harmony import */ var snappyjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64528);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
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
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('BUNDLE_UNREADABLE', {
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
        return (0,snappyjs__WEBPACK_IMPORTED_MODULE_0__/* .uncompress */ .k)(Buffer.from(block), MAX_BUNDLE);
    }
    catch (error) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('BUNDLE_UNREADABLE', {
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
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ReleaseError */ .K2('BUNDLE_UNREADABLE', {
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

/***/ 22227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createExpand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51753);
/** Paths and patterns of an input → files. */



const MAX_FILES = 10_000;
/** Expands `*`, `**`, `?`, `[…]` and `{…}` below a folder; a pattern without a match is refused (INPUT_INVALID). */
function createExpand(folder) {
    return async (patterns) => {
        const found = new Set();
        for (const pattern of patterns) {
            const files = await expandOne(pattern, folder);
            if (files.length === 0) {
                throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('INPUT_INVALID', { message: `no file matches ${pattern}` });
            }
            for (const file of files)
                found.add(file);
            if (found.size > MAX_FILES) {
                throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ReleaseError */ .K2('INPUT_INVALID', { message: `more than ${MAX_FILES} files match` });
            }
        }
        return [...found];
    };
}
async function expandOne(pattern, folder) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, pattern);
    // A file may have brackets in its name.
    if (await isFile(literal))
        return [literal];
    const files = [];
    for await (const match of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.glob)(pattern, { cwd: folder })) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, match);
        if (await isFile(path))
            files.push(path);
    }
    return files.sort();
}
async function isFile(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 63700:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ createFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./src/attest/digest.ts
var attest_digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/archive/entry-content.ts
/** The content of one entry as it comes out of an archive, against what was recorded of it. */

/** Takes the content in pieces. */
class EntryContent {
    entry;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #size = 0;
    constructor(entry) {
        this.entry = entry;
    }
    /** Bytes that are still to come. */
    get left() {
        return this.entry.size - this.#size;
    }
    push(piece) {
        this.#hash.update(piece);
        this.#size += piece.length;
    }
    /** What is wrong with all that was pushed; undefined: nothing. */
    end() {
        const { path, size, sha256 } = this.entry;
        if (this.#size !== size)
            return `${path}: ${this.#size} bytes, recorded ${size}`;
        const actual = this.#hash.digest('hex');
        return actual === sha256 ? undefined : `${path}: sha256 ${actual}, recorded ${sha256}`;
    }
}

;// CONCATENATED MODULE: ./src/archive/gzip.ts
/** The frame of a gzip member (RFC 1952) that says nothing of who made it: no name, no time, no system. */
/** Deflate, no flags, no time, no extra flags, system unknown. */
const GZIP_HEADER = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const GZIP_TRAILER_BYTES = 8;
/** Checksum and size of what was compressed. */
function gzipTrailer(content) {
    const trailer = Buffer.alloc(GZIP_TRAILER_BYTES);
    trailer.writeUInt32LE(content.crc32, 0);
    trailer.writeUInt32LE(content.size % 2 ** 32, 4);
    return trailer;
}

;// CONCATENATED MODULE: ./src/archive/inflate.ts
/** Raw deflate data in a file, decompressed piece by piece. */

const CHUNK_BYTES = 256 * 1024;
/**
 * Yields what the data from `position` on decompress to, and returns how many bytes of the file they are; throws where
 * they are damaged. Nothing behind `end` is read.
 */
async function* inflateFrom(source, position, end) {
    const stream = (0,external_node_zlib_.createInflateRaw)({ chunkSize: CHUNK_BYTES });
    const feed = feeding(stream, source, position, end);
    feed.catch(() => stream.destroy());
    try {
        for await (const chunk of stream)
            yield chunk;
    }
    catch (error) {
        // A file that cannot be read is no damaged archive: its own error comes first.
        await feed;
        throw error;
    }
    return stream.bytesWritten;
}
async function feeding(stream, source, position, end) {
    // A write is never answered once the data turn out to be damaged.
    const closed = new Promise(resolve => stream.once('close', resolve));
    let at = position;
    // Behind the end of the compressed data nothing is taken any more.
    while (at < end && !stream.destroyed && stream.bytesWritten === at - position) {
        const piece = await source.readAt(at, Math.min(CHUNK_BYTES, end - at));
        if (piece.length === 0)
            break;
        at += piece.length;
        await Promise.race([closed, new Promise(resolve => stream.write(piece, () => resolve()))]);
    }
    stream.end();
}

// EXTERNAL MODULE: ./src/plan/archive-path.ts
var archive_path = __webpack_require__(58217);
;// CONCATENATED MODULE: ./src/archive/tar.ts

const TAR_BLOCK = 512;
/** Two empty blocks end an archive; nothing is put behind them. */
const TAR_END = new Uint8Array(2 * TAR_BLOCK);
/** The header of one regular file; `mtime` in seconds since the epoch. */
function tarHeader({ path, size, executable }, mtime) {
    const { prefix, name } = (0,archive_path/* splitPath */.Uf)(path) ?? tooLong(path);
    const block = Buffer.alloc(TAR_BLOCK);
    block.write(name, 0, 'ascii');
    block.write(octal(executable ? 0o755 : 0o644, 7), 100, 'ascii');
    block.write(octal(0, 7), 108, 'ascii');
    block.write(octal(0, 7), 116, 'ascii');
    block.write(octal(size, 11), 124, 'ascii');
    block.write(octal(mtime, 11), 136, 'ascii');
    // The checksum counts its own field as blanks.
    block.write(' '.repeat(8), 148, 'ascii');
    block.write('0', 156, 'ascii');
    block.write('ustar\u000000', 257, 'ascii');
    block.write(octal(0, 7), 329, 'ascii');
    block.write(octal(0, 7), 337, 'ascii');
    block.write(prefix, 345, 'ascii');
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${octal(sum, 6)}\u0000 `, 148, 'ascii');
    return block;
}
/** What fills the last block of a content. */
function tarPadding(size) {
    return new Uint8Array((TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK);
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, '0');
}
function tooLong(path) {
    throw new TypeError(`${path} does not fit into a ustar header`);
}

;// CONCATENATED MODULE: ./src/archive/compare-tar.ts
/** A gzip-compressed tar archive against its record. */





/** The first difference; undefined: there is none. */
async function compareTarGz(source, contents, take) {
    const head = await source.readAt(0, GZIP_HEADER.length);
    if (Buffer.compare(head, GZIP_HEADER) !== 0)
        return 'its gzip header is another';
    const tar = new TarComparison(contents);
    const total = { crc32: 0, size: 0 };
    const end = source.size - GZIP_TRAILER_BYTES;
    const inflated = inflateFrom(source, GZIP_HEADER.length, end);
    let step = await inflated.next();
    for (; step.done !== true; step = await inflated.next()) {
        total.crc32 = (0,external_node_zlib_.crc32)(step.value, total.crc32);
        total.size += step.value.length;
        const fault = await tar.push(step.value, take);
        if (fault !== undefined) {
            await inflated.return(0);
            return fault;
        }
    }
    const behind = GZIP_HEADER.length + step.value;
    if (!tar.complete)
        return 'it ends early';
    if (behind !== end)
        return `${end - behind} bytes follow behind its end`;
    const trailer = await source.readAt(end, GZIP_TRAILER_BYTES);
    return Buffer.compare(trailer, gzipTrailer(total)) === 0 ? undefined : 'its checksum is wrong';
}
function* partsOf({ entries, mtime }) {
    for (const entry of entries) {
        yield { kind: 'fixed', what: `the header of ${entry.path}`, bytes: tarHeader(entry, mtime) };
        yield { kind: 'content', entry };
        yield { kind: 'fixed', what: `the end of ${entry.path}`, bytes: tarPadding(entry.size) };
    }
    yield { kind: 'fixed', what: 'its end mark', bytes: TAR_END };
}
/** The tar stream, as it is decompressed. */
class TarComparison {
    #parts;
    #part;
    #content;
    #at = 0;
    constructor(contents) {
        this.#parts = partsOf(contents);
        this.#next();
    }
    get complete() {
        return this.#part === undefined;
    }
    async push(piece, take) {
        let rest = piece;
        while (rest.length > 0) {
            const part = this.#part;
            if (part === undefined)
                return 'something follows behind its end mark';
            const length = part.kind === 'fixed' ? part.bytes.length : part.entry.size;
            const taken = rest.subarray(0, length - this.#at);
            if (part.kind === 'fixed') {
                const expected = part.bytes.subarray(this.#at, this.#at + taken.length);
                if (Buffer.compare(taken, expected) !== 0)
                    return `${part.what} is another`;
            }
            else {
                this.#content ??= new EntryContent(part.entry);
                this.#content.push(taken);
                await take(part.entry, taken);
            }
            this.#at += taken.length;
            rest = rest.subarray(taken.length);
            const fault = this.#at === length ? this.#finish() : undefined;
            if (fault !== undefined)
                return fault;
        }
        return undefined;
    }
    /** Ends the part, and those behind it that have no bytes. */
    #finish() {
        const fault = this.#content?.end();
        this.#content = undefined;
        this.#next();
        return fault;
    }
    #next() {
        this.#at = 0;
        for (;;) {
            this.#part = this.#parts.next().value;
            const part = this.#part;
            if (part?.kind === 'fixed' && part.bytes.length === 0)
                continue;
            // An empty content has no bytes to wait for; its digest is compared all the same.
            if (part?.kind === 'content' && part.entry.size === 0 && isEmpty(part.entry))
                continue;
            return;
        }
    }
}
function isEmpty(entry) {
    return new EntryContent(entry).end() === undefined;
}

// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
;// CONCATENATED MODULE: ./src/archive/zip.ts

const ZIP_LOCAL_BYTES = 30;
const DEFLATE = 8;
// 2.0: deflate. Made by 3: modes of Unix, on whatever system this ran.
const VERSION_NEEDED = 20;
const MADE_BY = (3 << 8) | VERSION_NEEDED;
const REGULAR_FILE = 0o100000;
/** The header before an entry's content. */
function zipLocalHeader(entry, mtime) {
    const header = Buffer.alloc(ZIP_LOCAL_BYTES);
    header.writeUInt32LE(0x04034b50, 0);
    writeCommon(header, 4, entry, mtime);
    return Buffer.concat([header, Buffer.from(entry.path, 'ascii')]);
}
/**
 * The central directory, which begins at `begin`, and the record of its end; `offsets` say where each local header
 * begins.
 */
function zipDirectory(entries, begin, mtime) {
    const directory = Buffer.concat(entries.map(entry => directoryRecord(entry, mtime)));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(begin, 16);
    return Buffer.concat([directory, end]);
}
function directoryRecord(entry, mtime) {
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(MADE_BY, 4);
    writeCommon(record, 6, entry, mtime);
    record.writeUInt32LE(((REGULAR_FILE | (entry.executable ? 0o755 : 0o644)) << 16) >>> 0, 38);
    record.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([record, Buffer.from(entry.path, 'ascii')]);
}
/** The fields that both headers of an entry have in common: needed version to length of the extra field. */
function writeCommon(header, at, entry, mtime) {
    const { time, date } = dosTime(mtime);
    header.writeUInt16LE(VERSION_NEEDED, at);
    header.writeUInt16LE(DEFLATE, at + 4);
    header.writeUInt16LE(time, at + 6);
    header.writeUInt16LE(date, at + 8);
    header.writeUInt32LE(entry.crc32, at + 10);
    header.writeUInt32LE(entry.compressedSize, at + 14);
    header.writeUInt32LE(entry.size, at + 18);
    header.writeUInt16LE(entry.path.length, at + 22);
}
const EARLIEST = 315_532_800;
const LATEST = 4_354_819_198;
/** MS-DOS's two fields, in UTC and whole pairs of seconds; times it cannot hold become the nearest it can. */
function dosTime(seconds) {
    const text = (0,unix_time/* rfc3339 */.a)(Math.min(Math.max(seconds, EARLIEST), LATEST));
    const part = (at, length = 2) => Number(text.slice(at, at + length));
    return {
        time: (part(11) << 11) | (part(14) << 5) | (part(17) >> 1),
        date: ((part(0, 4) - 1980) << 9) | (part(5) << 5) | part(8),
    };
}

;// CONCATENATED MODULE: ./src/archive/compare-zip.ts
/** A ZIP archive against its record. */




/** The first difference; undefined: there is none. */
async function compareZip(source, { entries, mtime }, take) {
    const found = [];
    let offset = 0;
    for (const entry of entries) {
        const head = Buffer.from(await source.readAt(offset, ZIP_LOCAL_BYTES + entry.path.length));
        if (head.length < ZIP_LOCAL_BYTES)
            return `it ends before ${entry.path}`;
        // All else follows from the record; these two are checked against the content.
        const claimed = { crc32: head.readUInt32LE(14), compressedSize: head.readUInt32LE(18) };
        const zipped = { ...entry, ...claimed };
        if (Buffer.compare(head, zipLocalHeader(zipped, mtime)) !== 0) {
            return `the header of ${entry.path} is another`;
        }
        const begin = offset + head.length;
        const end = begin + claimed.compressedSize;
        const fault = await compareContent({ source, entry, begin, end, crc32: claimed.crc32 }, take);
        if (fault !== undefined)
            return fault;
        found.push({ ...zipped, offset });
        offset = end;
    }
    const directory = zipDirectory(found, offset, mtime);
    const rest = await source.readAt(offset, directory.length);
    if (Buffer.compare(rest, directory) !== 0)
        return 'its directory is another';
    const surplus = source.size - offset - directory.length;
    return surplus === 0 ? undefined : `${surplus} bytes follow behind its end`;
}
async function compareContent({ source, entry, begin, end, crc32: claimed }, take) {
    if (end > source.size)
        return `${entry.path}: it reaches beyond the end of the file`;
    const content = new EntryContent(entry);
    let sum = 0;
    const inflated = inflateFrom(source, begin, end);
    let step = await inflated.next();
    for (; step.done !== true; step = await inflated.next()) {
        if (step.value.length > content.left) {
            await inflated.return(0);
            return `${entry.path}: more than ${entry.size} bytes`;
        }
        content.push(step.value);
        sum = (0,external_node_zlib_.crc32)(step.value, sum);
        await take(entry, step.value);
    }
    if (begin + step.value !== end)
        return `${entry.path}: something follows behind its content`;
    const fault = content.end();
    if (fault !== undefined)
        return fault;
    return sum === claimed ? undefined : `${entry.path}: its checksum is wrong`;
}

;// CONCATENATED MODULE: ./src/archive/compare.ts



/** The first way in which the archive is not what was recorded; undefined: it is. */
async function compareArchive(source, contents, take) {
    try {
        return contents.format === 'zip'
            ? await compareZip(source, contents, take)
            : await compareTarGz(source, contents, take);
    }
    catch (error) {
        if (isDamage(error))
            return `it cannot be decompressed (${error.message})`;
        throw error;
    }
}
/** zlib's own errors. */
function isDamage(error) {
    return String((0,json.at)(error, 'code')).startsWith('Z_');
}

// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(51306);
;// CONCATENATED MODULE: ./src/archive/deflate.ts
/**
 * Deflate (RFC 1951) by one implementation, in JavaScript and part of this action. zlib writes other bytes from one
 * version and processor to the next, and an archive's bytes are what is signed.
 */

// Blocks begin where pushed pieces end: how a file happened to be read must not show.
const PIECE_BYTES = 64 * 1024;
/** The compressed form of what `content` yields, piece by piece. */
async function* deflate(content) {
    const ready = [];
    const stream = new esm/* Deflate */.Gy({ level: 9, mem: 8 }, piece => ready.push(piece));
    const buffer = new Uint8Array(PIECE_BYTES);
    let filled = 0;
    for await (const piece of content) {
        for (let at = 0; at < piece.length;) {
            const taken = piece.subarray(at, at + PIECE_BYTES - filled);
            buffer.set(taken, filled);
            filled += taken.length;
            at += taken.length;
            if (filled < PIECE_BYTES)
                continue;
            stream.push(buffer.slice());
            filled = 0;
            yield* ready.splice(0);
        }
    }
    stream.push(buffer.slice(0, filled), true);
    yield* ready.splice(0);
}

;// CONCATENATED MODULE: ./src/archive/pack.ts
/** An archive as a stream of bytes. The same entries and the same time give the same bytes, on any machine. */





/** The archive's bytes, in their order. */
function packArchive(contents, read) {
    return contents.format === 'zip' ? packZip(contents, read) : packTarGz(contents, read);
}
async function* packTarGz(contents, read) {
    const total = { crc32: 0, size: 0 };
    const measured = async function* () {
        for await (const piece of tarBytes(contents, read)) {
            total.crc32 = (0,external_node_zlib_.crc32)(piece, total.crc32);
            total.size += piece.length;
            yield piece;
        }
    };
    yield GZIP_HEADER;
    yield* deflate(measured());
    yield gzipTrailer(total);
}
async function* tarBytes({ entries, mtime }, read) {
    for (const entry of entries) {
        yield tarHeader(entry, mtime);
        yield* read(entry);
        yield tarPadding(entry.size);
    }
    yield TAR_END;
}
async function* packZip({ entries, mtime }, read) {
    const written = [];
    let offset = 0;
    for (const entry of entries) {
        // The header before the content says how long it became: one content at a time is held, compressed.
        const { pieces, ...sums } = await compress(read(entry));
        const zipped = { ...entry, ...sums };
        const header = zipLocalHeader(zipped, mtime);
        yield header;
        yield* pieces;
        written.push({ ...zipped, offset });
        offset += header.length + zipped.compressedSize;
    }
    yield zipDirectory(written, offset, mtime);
}
async function compress(content) {
    let sum = 0;
    const measured = async function* () {
        for await (const piece of content) {
            sum = (0,external_node_zlib_.crc32)(piece, sum);
            yield piece;
        }
    };
    const pieces = [];
    for await (const piece of deflate(measured()))
        pieces.push(piece);
    const compressedSize = pieces.reduce((size, piece) => size + piece.length, 0);
    return { pieces, crc32: sum, compressedSize };
}

;// CONCATENATED MODULE: ./src/io/regular-file.ts
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
/** Regular files: opened without following a link in the path's last part, read piece by piece. */



const regular_file_CHUNK_BYTES = 1024 * 1024;
/** What a buffer for a small file holds. */
const SMALLEST_CHUNK_BYTES = 4096;
/** Opens, works and closes (NOT_A_REGULAR_FILE, FILE_UNREADABLE). */
async function withFile(path, work) {
    return guard(path, async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await openRegular(path), true);
            return await work(handle);
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
    });
}
/** Opens without following a link, and looks at what was opened, not at what the path names a moment later. */
async function openRegular(path) {
    return guard(path, async () => {
        // Windows has no O_NOFOLLOW.
        if ((await (0,promises_.lstat)(path)).isSymbolicLink())
            throw notRegular(path);
        // O_NONBLOCK: opening a FIFO must not wait for a writer.
        const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
        const handle = await (0,promises_.open)(path, flags);
        if ((await handle.stat()).isFile())
            return handle;
        await handle.close();
        throw notRegular(path);
    });
}
/** The content, from the beginning. */
async function* chunks(handle) {
    // Hundreds of small files are read for one SBOM. What a file says of its size decides about the buffer alone.
    const { size } = await handle.stat();
    const length = Math.max(SMALLEST_CHUNK_BYTES, Math.min(regular_file_CHUNK_BYTES, size + 1));
    for (let position = 0;;) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
        if (bytesRead === 0)
            return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
}
/** Bytes from a place, fewer at the end of the file. */
async function readAt(handle, position, bytes) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, position);
    return buffer.subarray(0, bytesRead);
}
/** Failures of the file system as errors of ours, which name the path. */
async function guard(path, work) {
    try {
        return await work();
    }
    catch (cause) {
        if (cause instanceof release_error/* ReleaseError */.K2)
            throw cause;
        const code = errorCode(cause);
        // Opening a link fails with ELOOP (EMLINK on some BSDs), a socket with ENXIO.
        if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO')
            throw notRegular(path, cause);
        throw new release_error/* ReleaseError */.K2('FILE_UNREADABLE', {
            message: `${path} cannot be read or written (${code})`,
            cause,
        });
    }
}
function errorCode(cause) {
    const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause;
    return hasCode ? String(cause.code) : 'unknown';
}
function notRegular(path, cause) {
    return new release_error/* ReleaseError */.K2('NOT_A_REGULAR_FILE', {
        message: `${path} is not a regular file`,
        expected: 'a regular file, not a link to one',
        cause,
    });
}

;// CONCATENATED MODULE: ./src/io/archive-files.ts
var archive_files_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var archive_files_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
/** Archives on disk: packed from opened files, compared without being unpacked. */









/** Packs what the entries were measured from. */
const packFiles = async (contents, sourceOf, to) => {
    const read = (entry) => measured(entry, sourceOf(entry));
    await guard(to, async () => 
    // `wx`: a name that is taken already, by a link perhaps, is not written through.
    (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(packArchive(contents, read)), (0,external_node_fs_.createWriteStream)(to, { flags: 'wx' })));
};
/** The content, hashed again while it is packed: other processes of this job can write to the file. */
async function* measured(entry, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = archive_files_addDisposableResource(env_1, await openRegular(path), true);
        const hash = (0,external_node_crypto_.createHash)('sha256');
        let size = 0;
        for await (const piece of chunks(handle)) {
            hash.update(piece);
            size += piece.length;
            if (size > entry.size)
                break;
            yield piece;
        }
        const actual = hash.digest('hex');
        if (size === entry.size && actual === entry.sha256)
            return;
        throw new release_error/* VerificationError */.mk('DIGEST_MISMATCH', {
            message: `${path} changed while it was packed`,
            expected: `${entry.size} bytes, sha256 ${entry.sha256}`,
            actual: size > entry.size ? 'more bytes' : `${size} bytes, sha256 ${actual}`,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = archive_files_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Reads the archive once; what it compresses goes nowhere but for the one file that is asked for. */
const compareFile = async (path, contents, { entry: wanted, to }) => withFile(path, async (handle) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { size } = await handle.stat();
        const source = {
            size,
            readAt: async (position, bytes) => readAt(handle, position, bytes),
        };
        const target = archive_files_addDisposableResource(env_2, await guard(to, async () => (0,promises_.open)(to, 'wx', 0o600)), true);
        return await compareArchive(source, contents, async (entry, piece) => {
            if (entry.path === wanted)
                await guard(to, async () => target.writeFile(piece));
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = archive_files_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
});

// EXTERNAL MODULE: ./src/io/expand-paths.ts
var expand_paths = __webpack_require__(22227);
;// CONCATENATED MODULE: ./src/io/files.ts
/** Local files. Links are never followed in a path's last part; what is hashed is what is read. */










/** The adapter of the port Files and of those that extend it; `temporary` is RUNNER_TEMP, private to the job. */
function createFiles(temporary) {
    return {
        list: async (folder) => guard(folder, async () => (await (0,promises_.readdir)(folder)).sort()),
        measure: async (path) => withFile(path, async (handle) => measure(path, handle)),
        measureSha512: async (path) => withFile(path, measureSha512),
        readBytes: async (path, maxBytes) => withFile(path, async (handle) => readAll(path, handle, maxBytes)),
        readText: async (path, maxBytes) => (await withFile(path, async (handle) => readAll(path, handle, maxBytes))).toString('utf8'),
        readHead: async (path, bytes) => withFile(path, async (handle) => readAt(handle, 0, bytes)),
        readAt: async (path, position, bytes) => withFile(path, async (handle) => readAt(handle, position, bytes)),
        sha512: async (path) => withFile(path, sha512),
        writeBytes: async (path, bytes) => guard(path, async () => (0,promises_.writeFile)(path, bytes, { flag: 'wx' })),
        writeText: async (path, text) => guard(path, async () => (0,promises_.writeFile)(path, text, { flag: 'w' })),
        appendText: async (path, text) => guard(path, async () => (0,promises_.appendFile)(path, text)),
        packArchive: packFiles,
        compareArchive: compareFile,
        find: async (folder, pattern) => (0,expand_paths/* createExpand */.n)(folder)([pattern]),
        copy: async (from, to) => withFile(from, async (handle) => copy(handle, to)),
        temporaryFolder: async (label) => {
            const path = await makeFolder(temporary, label);
            return {
                path,
                [Symbol.asyncDispose]: async () => (0,promises_.rm)(path, { recursive: true, force: true }),
            };
        },
        keptFolder: async (label) => makeFolder(temporary, label),
    };
}
async function makeFolder(parent, label) {
    return guard(parent, async () => {
        await (0,promises_.mkdir)(parent, { recursive: true });
        return (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, `attested-release-${label}-`));
    });
}
async function measure(path, handle) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of chunks(handle)) {
        size += chunk.length;
        hash.update(chunk);
    }
    const sha256 = (0,attest_digest/* parseSha256 */.tz)(hash.digest('hex'));
    if (sha256 === undefined)
        throw new TypeError('SHA-256 has 64 hexadecimal digits');
    return { name: (0,external_node_path_.basename)(path), path, size, sha256 };
}
async function measureSha512(handle) {
    const hash = (0,external_node_crypto_.createHash)('sha512');
    for await (const chunk of chunks(handle))
        hash.update(chunk);
    const digest = (0,attest_digest/* parseSubjectDigest */.Ky)(`sha512:${hash.digest('hex')}`);
    if (digest === undefined || !('sha512' in digest)) {
        throw new TypeError('SHA-512 has 128 hexadecimal digits');
    }
    return digest.sha512;
}
async function readAll(path, handle, maxBytes) {
    const { size } = await handle.stat();
    // What it says of its size decides how often the buffer grows, and nothing else.
    let whole = Buffer.alloc(Math.max(SMALLEST_CHUNK_BYTES, Math.min(size, maxBytes) + 1));
    for (let filled = 0;;) {
        const { bytesRead } = await handle.read(whole, filled, whole.length - filled, filled);
        if (bytesRead === 0)
            return whole.subarray(0, filled);
        filled += bytesRead;
        if (filled > maxBytes) {
            throw new release_error/* ReleaseError */.K2('FILE_TOO_LARGE', {
                message: `${path} is too large to be read`,
                expected: `at most ${maxBytes} bytes`,
            });
        }
        if (filled === whole.length)
            whole = Buffer.concat([whole], Math.min(2 * filled, maxBytes + 1));
    }
}
async function sha512(handle) {
    const hash = (0,external_node_crypto_.createHash)('sha512');
    for await (const chunk of chunks(handle))
        hash.update(chunk);
    return hash.digest('hex');
}
// `wx`: a name that is taken already, by a link perhaps, is not written through.
async function copy(handle, to) {
    const { mode } = await handle.stat();
    await (0,external_node_stream_promises_.pipeline)(chunks(handle), (0,external_node_fs_.createWriteStream)(to, { flags: 'wx', mode: mode & 0o755 }));
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
        return await Promise.race([_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getIDToken */ .V9(AUDIENCE), deadline]);
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

/***/ 58217:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ collidingPaths),
/* harmony export */   Uf: () => (/* binding */ splitPath),
/* harmony export */   hR: () => (/* binding */ entryPathProblem)
/* harmony export */ });
/** Paths in an archive: plain ones alone, which every system unpacks to the same place. */
// What both formats and every file system keep as it is. ustar holds 155 + 1 + 100 bytes.
const SEGMENT = /^[A-Za-z0-9_+@(),=~#.-](?:[A-Za-z0-9_+@(),=~#. -]*[A-Za-z0-9_+@(),=~#-])?$/;
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** Why a path may not be in an archive; undefined: it may. */
function entryPathProblem(path) {
    const parts = path.split('/');
    const plain = parts.every(part => SEGMENT.test(part) && part !== '.' && part !== '..' && !WINDOWS_DEVICES.test(part));
    if (!plain)
        return 'not a plain path that every system keeps as it is';
    return splitPath(path) === undefined ? 'too long for a tar archive' : undefined;
}
/** A path as the two fields of a ustar header; undefined: it fits into neither. */
function splitPath(path) {
    if (path.length <= NAME_BYTES)
        return { prefix: '', name: path };
    const slash = path.indexOf('/', path.length - NAME_BYTES - 1);
    if (slash < 1 || slash > PREFIX_BYTES || slash === path.length - 1)
        return undefined;
    return { prefix: path.slice(0, slash), name: path.slice(slash + 1) };
}
/** Paths that two entries share, or of which one is a folder above the other; upper and lower case alike. */
function collidingPaths(paths) {
    const lower = paths.map(path => path.toLowerCase());
    const folders = new Set(lower.flatMap(foldersAbove));
    const collides = (path, at) => folders.has(path) || lower.indexOf(path) !== at;
    return paths.filter((path, at) => collides(path.toLowerCase(), at));
}
function foldersAbove(path) {
    const parts = path.split('/');
    return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
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

/***/ 72577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WF: () => (/* binding */ githubWorld),
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
            checkRequest(request, options.apiHosts);
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
        url = checkedUrl(next.href);
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
function checkRequest({ url, authorization }, apiHosts) {
    const { host } = new URL(checkedUrl(url));
    if (authorization === undefined || apiHosts.includes(host))
        return;
    throw new release_error/* ReleaseError */.K2('INTERNAL', { message: `a token was about to be sent to ${host}` });
}
function checkedUrl(url) {
    if (URL.canParse(url) && new URL(url).protocol === 'https:')
        return url;
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
