export const id = 469;
export const ids = [469,220];
export const modules = {

/***/ 14970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ MOST_ENTRIES),
/* harmony export */   x: () => (/* binding */ readArchiveContents)
/* harmony export */ });
/* harmony import */ var _plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58217);
/* harmony import */ var _plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8744);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/** What a build job packed into an archive: the part of stage.json from which the archive's every byte can be judged. */



/** Far more than programs bring along; a record with so many still fits its limit. */
const MOST_ENTRIES = 1000;
/** Reads what {@link ArchiveContents} says; problems go where `fields` puts them. */
function readArchiveContents(fields) {
    fields.only(['format', 'mtime', 'entries']);
    const format = _plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHIVE_FORMATS */ .Oz.find(one => one === fields.raw('format'));
    if (format === undefined)
        fields.problem('format', `expected ${_plan_release_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .ARCHIVE_FORMATS */ .Oz.join(' or ')}`);
    const entries = fields.objects('entries').map(readEntry);
    const paths = entries.map(({ path }) => path);
    if (entries.length === 0 || entries.length > MOST_ENTRIES) {
        fields.problem('entries', `expected 1 to ${MOST_ENTRIES} entries, got ${entries.length}`);
    }
    if (paths.join('\n') !== [...paths].sort().join('\n')) {
        fields.problem('entries', 'not in the order of their paths');
    }
    for (const path of (0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__/* .collidingPaths */ .U)(paths))
        fields.problem('entries', `${path}: there twice`);
    if (new Set(paths.map(path => path.split('/')[0])).size > 1) {
        fields.problem('entries', 'not in one folder');
    }
    return { format: format ?? 'tar.gz', mtime: fields.count('mtime'), entries };
}
function readEntry(fields) {
    fields.only(['path', 'size', 'sha256', 'executable']);
    const path = fields.text('path');
    const problem = (0,_plan_archive_path_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPathProblem */ .hR)(path);
    if (problem !== undefined)
        fields.problem('path', problem);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSha256 */ .tz)(fields.raw('sha256'));
    if (sha256 === undefined)
        fields.problem('sha256', 'expected 64 lower-case hex digits');
    return {
        path,
        size: fields.count('size'),
        // The stand-in is never seen: a problem was recorded, so the parser throws.
        sha256: sha256 ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(''),
        executable: fields.flag('executable'),
    };
}


/***/ }),

/***/ 7365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ parseStageRecord),
/* harmony export */   J4: () => (/* binding */ STAGE_SCHEMA),
/* harmony export */   QC: () => (/* binding */ stagedArtifactName),
/* harmony export */   YM: () => (/* binding */ STAGE_RECORD_MAX_BYTES),
/* harmony export */   bV: () => (/* binding */ formatStageRecord),
/* harmony export */   iu: () => (/* binding */ STAGE_FILE),
/* harmony export */   nI: () => (/* binding */ parseStagedArtifactName)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81933);
/* harmony import */ var _plan_asset_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90291);
/* harmony import */ var _plan_fields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20934);
/* harmony import */ var _archive_contents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14970);
/* harmony import */ var _build_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25851);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28429);
/** stage.json: what a build job says it staged. It travels beside the file, in the same workflow artifact. */







const STAGE_SCHEMA = 'attested-release/stage/v2';
/** Name of the record inside a workflow artifact. */
const STAGE_FILE = 'stage.json';
/** Far more than a record needs, an archive of a thousand entries included. */
const STAGE_RECORD_MAX_BYTES = 512 * 1024;
/** The record as the file's text. */
function formatStageRecord(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}
const KEYS = [
    'schema',
    'file',
    'sbom',
    'build',
    'archive',
    'bin',
    'package',
    'platform',
    'target',
    'version',
    'repository',
    'commit',
    'ref',
    'runId',
    'runAttempt',
];
/** Text of a stage.json → StageRecord; STAGE_RECORD_INVALID names `source` and every problem. */
function parseStageRecord(text, source) {
    const problems = [];
    const fields = new _plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .Fields */ .C8((0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qF)(text), STAGE_FILE, problems);
    fields.only(KEYS);
    if (fields.raw('schema') !== STAGE_SCHEMA) {
        fields.problem('schema', `expected ${STAGE_SCHEMA}, got ${(0,_plan_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .excerpt */ .Kb)(fields.raw('schema'))}`);
    }
    const record = {
        schema: STAGE_SCHEMA,
        file: readStagedFile(fields.object('file')),
        sbom: fields.raw('sbom') === null ? null : readStagedFile(fields.object('sbom')),
        build: fields.raw('build') === null ? null : (0,_build_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .readBuildFacts */ .Cl)(fields.object('build')),
        archive: fields.raw('archive') === null ? null : (0,_archive_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readArchiveContents */ .x)(fields.object('archive')),
        bin: textOrNull(fields, 'bin'),
        package: textOrNull(fields, 'package'),
        platform: textOrNull(fields, 'platform'),
        target: textOrNull(fields, 'target'),
        version: fields.text('version'),
        repository: fields.text('repository', /^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, 'owner/name'),
        commit: fields.text('commit', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit'),
        ref: fields.text('ref', /^refs\/.+$/, 'a full ref'),
        runId: fields.text('runId', /^[1-9][0-9]*$/, 'a decimal id'),
        runAttempt: fields.count('runAttempt', 1),
    };
    const sbomNames = _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FORMATS */ .zu.map(format => (0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomName */ .HK)(record.file.name, format));
    if (record.sbom !== null && !sbomNames.includes(record.sbom.name)) {
        fields.problem('sbom.name', `expected ${sbomNames.join(' or ')}, got ${record.sbom.name}`);
    }
    if (record.build !== null && record.sbom === null)
        fields.problem('build', 'there is no SBOM');
    if (problems.length === 0)
        return record;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('STAGE_RECORD_INVALID', {
        message: `${source} cannot be used:\n${problems.join('\n')}`,
    });
}
/** An absent key is a mistake, and so is an empty text. */
function textOrNull(fields, key) {
    return fields.raw(key) === null ? null : fields.text(key);
}
function readStagedFile(fields) {
    fields.only(['name', 'sha256', 'size']);
    const name = fields.text('name');
    const problem = name === '' ? undefined : (0,_plan_asset_name_js__WEBPACK_IMPORTED_MODULE_2__/* .assetNameProblem */ .pr)(name);
    if (problem !== undefined)
        fields.problem('name', problem);
    const sha256 = (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseSha256 */ .tz)(fields.raw('sha256'));
    if (sha256 === undefined)
        fields.problem('sha256', 'expected 64 lower-case hex digits');
    // The stand-in is never seen: a problem was recorded, so the parser throws.
    return { name, sha256: sha256 ?? (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(''), size: fields.count('size', 1) };
}
const ARTIFACT_PREFIX = 'attested-release--';
/** Name of the workflow artifact that carries one staged file. */
function stagedArtifactName(file, runAttempt) {
    return `${ARTIFACT_PREFIX}${file}--${runAttempt}`;
}
/** The reverse of {@link stagedArtifactName}; undefined: not a workflow artifact of ours. */
function parseStagedArtifactName(name) {
    const groups = /^attested-release--(?<file>.+)--(?<attempt>[1-9][0-9]{0,8})$/.exec(name)?.groups;
    const file = groups?.['file'];
    return file === undefined ? undefined : { file, runAttempt: Number(groups?.['attempt']) };
}


/***/ }),

/***/ 32211:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ checkAuditable)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/plan/fields.ts
var plan_fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/sbom/executable-section.ts
/**
 * Where a named section lies in an executable: ELF, Mach-O (thin and universal) and PE.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html, mach-o/loader.h, mach-o/fat.h, and
 * https://learn.microsoft.com/windows/win32/debug/pe-format
 */
// More than any compiler writes; a file that claims more is not read any further.
const MAX_ENTRIES = 65_535;
const MAX_TABLE = 16 * 1024 * 1024;
/** Every section of this name, one for each architecture; empty: none, or no executable. */
async function findSection(read, name) {
    const head = view(await read(0, 64));
    if (head.byteLength < 64)
        return [];
    if (head.getUint32(0) === 0x7f45_4c46)
        return elf(read, head, name);
    if (head.getUint16(0) === 0x4d5a)
        return pe(read, head, name);
    if (head.getUint32(0) === 0xcafe_babe)
        return universal(read, head, name);
    return machO(read, 0, name);
}
function view(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
const DECODER = new TextDecoder('latin1');
/** A name of fixed width, or one that ends with a zero byte. */
function executable_section_text(bytes, at, most) {
    const width = Math.max(0, Math.min(most, bytes.byteLength - at));
    return (DECODER.decode(new Uint8Array(bytes.buffer, bytes.byteOffset + at, width)).split('\0')[0] ?? '');
}
/** Fixed-size entries of a table, each wholly there. */
async function table(read, position, count, size) {
    const bytes = Math.min(count, MAX_ENTRIES) * size;
    if (size <= 0 || bytes > MAX_TABLE)
        return [];
    const all = await read(position, bytes);
    const entries = [];
    for (let at = 0; at + size <= all.byteLength; at += size) {
        entries.push(view(all.subarray(at, at + size)));
    }
    return entries;
}
async function elf(read, head, name) {
    const little = head.getUint8(5) === 1;
    const wide = head.getUint8(4) === 2;
    const word = (bytes, at) => wide ? Number(bytes.getBigUint64(at, little)) : bytes.getUint32(at, little);
    const [entrySize, count, namesAt] = [0, 2, 4].map(at => head.getUint16((wide ? 0x3a : 0x2e) + at, little));
    if (entrySize === undefined || entrySize < (wide ? 64 : 40) || namesAt === undefined)
        return [];
    const headers = await table(read, word(head, wide ? 0x28 : 0x20), count ?? 0, entrySize);
    const sectionOf = (bytes) => ({
        position: word(bytes, wide ? 0x18 : 0x10),
        size: word(bytes, wide ? 0x20 : 0x14),
    });
    const strings = headers[namesAt];
    if (strings === undefined)
        return [];
    const { position, size } = sectionOf(strings);
    const names = view(await read(position, Math.min(size, MAX_TABLE)));
    return headers
        .filter(bytes => executable_section_text(names, bytes.getUint32(0, little), 256) === name)
        .map(sectionOf);
}
async function pe(read, head, name) {
    const at = head.getUint32(0x3c, true);
    const coff = view(await read(at, 24));
    if (coff.byteLength < 24 || coff.getUint32(0) !== 0x5045_0000)
        return [];
    const headers = await table(read, at + 24 + coff.getUint16(20, true), coff.getUint16(6, true), 40);
    return headers
        .filter(bytes => executable_section_text(bytes, 0, 8) === name)
        .map(bytes => ({
        position: bytes.getUint32(20, true),
        // On disk a section is padded; what is used of it is its virtual size.
        size: Math.min(bytes.getUint32(8, true), bytes.getUint32(16, true)),
    }));
}
const LC_SEGMENT = 1;
const LC_SEGMENT_64 = 0x19;
async function machO(read, start, name) {
    const head = view(await read(start, 32));
    if (head.byteLength < 32)
        return [];
    const magic = head.getUint32(0, true);
    if (magic !== 0xfeed_facf && magic !== 0xfeed_face)
        return [];
    const wide = magic === 0xfeed_facf;
    const commands = view(await read(start + (wide ? 32 : 28), Math.min(head.getUint32(20, true), MAX_TABLE)));
    const found = [];
    for (let at = 0; at + 8 <= commands.byteLength;) {
        const size = commands.getUint32(at + 4, true);
        if (size < 8 || at + size > commands.byteLength)
            break;
        const kind = commands.getUint32(at, true);
        if (kind === (wide ? LC_SEGMENT_64 : LC_SEGMENT)) {
            found.push(...segmentSections(commands, { at, size, wide, start, name }));
        }
        at += size;
    }
    return found;
}
function segmentSections(commands, segment) {
    const { at, size, wide, start, name } = segment;
    const [header, entry] = wide ? [72, 80] : [56, 68];
    const found = [];
    for (let one = at + header; one + entry <= at + size; one += entry) {
        if (executable_section_text(commands, one, 16) !== name)
            continue;
        found.push({
            position: start + commands.getUint32(one + (wide ? 48 : 40), true),
            size: wide
                ? Number(commands.getBigUint64(one + 40, true))
                : commands.getUint32(one + 36, true),
        });
    }
    return found;
}
async function universal(read, head, name) {
    const slices = await table(read, 8, head.getUint32(4), 20);
    const found = [];
    for (const slice of slices)
        found.push(...(await machO(read, slice.getUint32(8), name)));
    return found;
}

;// CONCATENATED MODULE: ./src/sbom/auditable.ts
/**
 * The list of crates that cargo-auditable puts into a binary: zlib-compressed JSON in a section of its own.
 * https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md
 */




/** `.dep-v0` in ELF and PE, `__DATA,.dep-v0` in Mach-O. */
const SECTION = '.dep-v0';
const MAX_COMPRESSED = 8 * 1024 * 1024;
const MAX_JSON = 64 * 1024 * 1024;
/** Crates of the binary; undefined: it holds no list. AUDITABLE_INVALID: it holds one that cannot be read. */
async function embeddedCrates(read) {
    const sections = await findSection(read, SECTION);
    if (sections.length === 0)
        return undefined;
    const crates = [];
    for (const { position, size } of sections) {
        if (size > MAX_COMPRESSED)
            throw invalid(`is too large (${size} bytes)`);
        crates.push(...parseList(inflate(await read(position, size))));
    }
    return crates;
}
function inflate(compressed) {
    try {
        // Sections are padded; what follows the stream is no part of it.
        return (0,external_node_zlib_.inflateSync)(compressed, { maxOutputLength: MAX_JSON }).toString('utf8');
    }
    catch (cause) {
        throw invalid('is not zlib', cause);
    }
}
function parseList(text) {
    const problems = [];
    const fields = new plan_fields/* Fields */.C8((0,plan_fields/* parseJson */.qF)(text), SECTION, problems);
    const crates = fields.objects('packages').flatMap(item => {
        const crate = { name: item.text('name'), version: item.text('version') };
        const kind = item.optionalText('kind') ?? 'runtime';
        return kind === 'build' ? [] : [crate];
    });
    if (problems.length > 0)
        throw invalid(`is not as documented: ${problems.slice(0, 5).join(', ')}`);
    return crates;
}
function invalid(what, cause) {
    return new release_error/* ReleaseError */.K2('AUDITABLE_INVALID', {
        message: `the list of crates in the binary ${what}`,
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./src/commands/sbom/auditable-binary.ts
/** What a binary says of itself, against what its SBOM says. */


async function read(path, files) {
    return embeddedCrates(async (position, bytes) => files.readAt(path, position, bytes));
}
/** SBOM_OMITS_CRATE unless every crate that the binary names is in its SBOM. */
function compare(name, embedded, { document }, log) {
    const { component } = document.metadata;
    const packageName = component.properties?.find(one => one.name === 'cargo:package')?.value;
    const listed = new Set([
        `${packageName ?? component.name} ${component.version ?? ''}`,
        ...document.components.map(item => `${item.name} ${item.version ?? ''}`),
    ]);
    const missing = embedded
        .map(crate => `${crate.name} ${crate.version}`)
        .filter(crate => !listed.has(crate));
    if (missing.length === 0) {
        log.info(`${name}: its SBOM has all ${embedded.length} crates that the binary itself names`);
        return;
    }
    throw new release_error/* PolicyError */.pn('SBOM_OMITS_CRATE', {
        message: `${name} says that it holds crates which its SBOM does not have`,
        expected: 'every crate of the list in the binary (cargo-auditable)',
        actual: missing.slice(0, 20).join(', '),
    });
}
const checkAuditable = { read, compare };


/***/ }),

/***/ 42278:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ownSbom)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _attest_store_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46633);
/* harmony import */ var _plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81933);
/* harmony import */ var _release_sbom_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94019);
/* harmony import */ var _sbom_own_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81711);
/** The maintainer's own SBOM, taken from the checkout. */





/** The text that is released: the same document, written as a signed predicate is written. */
async function ownSbom(path, { context, files }) {
    const text = await files.readText((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context.workspace, path), _attest_store_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MAX_PREDICATE_BYTES */ .p);
    return (0,_release_sbom_file_js__WEBPACK_IMPORTED_MODULE_2__/* .sbomText */ .zA)((0,_sbom_own_document_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSbomDocument */ .U)(text, (0,_plan_artifact_name_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomFormat */ .$2)(path), path).predicate);
}


/***/ }),

/***/ 66492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ gatherSources)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
// EXTERNAL MODULE: ./src/attest/json.ts
var json = __webpack_require__(42991);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/fields.ts
var fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/sbom/cargo-lock.ts
/** Checksums from Cargo.lock: https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html */





/**
 * Text of a Cargo.lock → checksums. Name and version are not enough for a key: two registries may each have a
 * package of one name and version. Lock files of version 1 keep the checksums in a table of their own.
 */
function parseCargoLock(text) {
    const lock = readToml(text);
    const found = new Map();
    const packages = lock['package'] ?? [];
    for (const item of Array.isArray(packages) ? packages : []) {
        if (!(0,fields/* isRecord */.u4)(item))
            continue;
        const checksum = (0,digest/* parseSha256 */.tz)(item['checksum']);
        if (checksum !== undefined) {
            found.set(key((0,json/* textOf */.b6)(item['name']), (0,json/* textOf */.b6)(item['version']), (0,json/* textOf */.b6)(item['source'])), checksum);
        }
    }
    for (const [entry, value] of Object.entries((0,fields/* isRecord */.u4)(lock['metadata']) ? lock['metadata'] : {})) {
        const checksum = (0,digest/* parseSha256 */.tz)(value);
        if (checksum !== undefined)
            found.set(entry.replace(/^checksum /, ''), checksum);
    }
    return (name, version, source) => found.get(key(name, version, source ?? ''));
}
function readToml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch (cause) {
        throw new release_error/* ReleaseError */.K2('CARGO_OUTPUT_INVALID', { message: 'Cargo.lock is not TOML', cause });
    }
}
// The form that version 1 writes out.
function key(name, version, source) {
    return `${name} ${version} (${source})`;
}

;// CONCATENATED MODULE: ./src/sbom/cargo-tree.ts
/**
 * The output of `cargo tree --edges normal,no-proc-macro --prefix depth --charset ascii --format '\t{p}\t{f}\t'`.
 * Unlike `cargo metadata` it uses the resolver that builds: features and edges are those of the given target, so
 * nothing is listed that is not compiled for it. https://doc.rust-lang.org/cargo/commands/cargo-tree.html
 */

const LINE = /^(?<depth>\d+)\t(?<label>[^\t]+)\t(?<features>[^\t]*)\t(?: \(\*\))?$/;
/** The whole output, all its roots in one graph; CARGO_OUTPUT_INVALID for a line that is not understood. */
function parseCargoTree(text) {
    const nodes = new Map();
    const stack = [];
    for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (line === '')
            continue;
        const { depth, label, features } = LINE.exec(line)?.groups ?? {};
        const level = Number(depth);
        if (label === undefined || features === undefined || level > stack.length) {
            throw new release_error/* ReleaseError */.K2('CARGO_OUTPUT_INVALID', {
                message: `line ${at + 1} of cargo tree is not understood`,
                actual: JSON.stringify(line),
            });
        }
        // A repeated node is printed without its dependencies, marked (*): the graph has them already.
        const node = nodes.get(label) ?? {
            features: features.split(',').filter(name => name !== ''),
            dependencies: new Set(),
        };
        nodes.set(label, node);
        stack.length = level;
        const parent = stack.at(-1);
        if (parent !== undefined)
            nodes.get(parent)?.dependencies.add(label);
        stack.push(label);
    }
    return nodes;
}
/** The part of the graph that can be reached from one node, which is in it. */
function reachable(tree, root) {
    const reached = new Map();
    const pending = [root];
    for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
        const node = tree.get(label);
        if (node === undefined || reached.has(label))
            continue;
        reached.set(label, node);
        pending.push(...node.dependencies);
    }
    return reached;
}

// EXTERNAL MODULE: ./src/commands/concurrent.ts
var concurrent = __webpack_require__(53021);
// EXTERNAL MODULE: ./src/sbom/licence-evidence.ts
var licence_evidence = __webpack_require__(44422);
;// CONCATENATED MODULE: ./src/commands/sbom/licence-texts.ts
/** The licence files of the packages, from their sources on this machine. */




const AT_ONCE = 16;
const MAX_BYTES = 256 * 1024;
/** Evidence by package id. The files at the top of the checkout speak for the checkout's own packages too. */
async function readEvidence({ packages }, top, files) {
    const shared = await textsIn(top, files);
    const results = await (0,concurrent/* settleAll */.j3)(packages, AT_ONCE, async (item) => {
        const own = await textsIn((0,external_node_path_.dirname)(item.manifestPath), files);
        return [item.id, (0,licence_evidence/* licenceEvidence */.hE)(isOwn(item) ? [...own, ...shared] : own)];
    });
    return new Map(results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : [])));
}
function isOwn({ source }) {
    return source === null;
}
// A file that cannot be read bears nothing out; the licence then stays declared.
async function textsIn(folder, files) {
    const names = (await orNothing(files.list(folder))) ?? [];
    const texts = [];
    for (const name of names.filter(one => licence_evidence/* LICENCE_FILE */.Z7.test(one))) {
        const text = await orNothing(files.readText((0,external_node_path_.join)(folder, name), MAX_BYTES));
        if (text !== undefined)
            texts.push(text);
    }
    return texts;
}
async function orNothing(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof release_error/* ReleaseError */.K2)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/commands/sbom/sources.ts
/** Asks cargo, git and the packages' own files for what an SBOM is made of: without the build, from a checkout alone. */





const LOCK_MAX_BYTES = 16 * 1024 * 1024;
const sources_AT_ONCE = 8;
/** Everything that does not depend on the file. */
async function gatherSources(query, metadata, ports) {
    const { context, git, files } = ports;
    const prefix = await git.prefix(metadata.workspaceRoot);
    const lockPath = (0,external_node_path_.join)(metadata.workspaceRoot, 'Cargo.lock');
    const [trees, lock, commitTime, evidence] = await Promise.all([
        askTrees(query, ports),
        files.readText(lockPath, LOCK_MAX_BYTES),
        git.commitTime(),
        readEvidence(metadata, topOf(metadata, prefix), files),
    ]);
    const checksums = parseCargoLock(lock);
    return {
        trees,
        metadata,
        checksums,
        commitTime,
        checkout: describeCheckout(metadata, prefix, context),
        owner: context.owner,
        ownerUrl: `${context.serverUrl}/${context.owner}`,
        evidenceOf: item => evidence.get(item.id),
        sha512: query.bsi ? await longDigests(metadata, checksums, ports) : undefined,
    };
}
async function askTrees(query, { cargo }) {
    const ask = async (target, edges) => parseCargoTree(await cargo.tree({ ...query, target, edges }));
    return Promise.all(query.targets.map(async (target) => {
        const [linked, whole] = await Promise.all([
            ask(target, 'linked'),
            query.builtHere ? ask(target, 'whole') : undefined,
        ]);
        return { target, linked, whole };
    }));
}
function topOf({ workspaceRoot }, prefix) {
    return (0,external_node_path_.resolve)(workspaceRoot, ...prefix.split('/').flatMap(part => (part === '' ? [] : ['..'])));
}
function describeCheckout({ workspaceRoot }, prefix, context) {
    return {
        url: `${context.serverUrl}/${context.repository}`,
        commit: context.sha,
        folderOf: ({ manifestPath }) => {
            const below = (0,external_node_path_.relative)(workspaceRoot, (0,external_node_path_.join)(manifestPath, '..')).replaceAll(external_node_path_.sep, '/');
            const folder = external_node_path_.posix.normalize(`${prefix}${below}`).replace(/\/$/, '');
            if (/^\.\.(?:\/|$)/.test(folder) || external_node_path_.posix.isAbsolute(folder))
                return undefined;
            return folder === '.' ? '' : folder;
        },
    };
}
/** All or none: which files a machine has kept must not decide what the document says. */
async function longDigests({ packages }, checksums, { cargo, log }) {
    const locked = packages.flatMap(item => {
        const sha256 = checksums(item.name, item.version, item.source);
        return sha256 === undefined ? [] : [{ item, sha256 }];
    });
    const results = await (0,concurrent/* settleAll */.j3)(locked, sources_AT_ONCE, async ({ item, sha256 }) => ({
        item,
        sha512: await cargo.crateSha512(item.name, item.version, sha256),
    }));
    const found = new Map();
    for (const result of results) {
        if (result.status !== 'fulfilled' || result.value.sha512 === undefined)
            continue;
        found.set(result.value.item, result.value.sha512);
    }
    if (found.size === locked.length)
        return item => found.get(item);
    log.warning(`bsi: ${locked.length - found.size} of ${locked.length} .crate files are not in cargo's cache (vendored sources have none); the SBOM gives SHA-512 for none of them`);
    return undefined;
}


/***/ }),

/***/ 302:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ findBuild),
  O: () => (/* binding */ packageNamed)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/fields.ts
var plan_fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/plan/cargo-messages.ts
/** The messages of a build: https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages */


/** Standard output of cargo → what was built; CARGO_OUTPUT_INVALID for anything that is no message. */
function parseCargoMessages(text) {
    const problems = [];
    const units = [];
    const scripts = [];
    for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const value = (0,plan_fields/* parseJson */.qF)(line);
        if (!(0,plan_fields/* isRecord */.u4)(value))
            problems.push(`line ${at + 1}: no JSON message`);
        else if (value['reason'] === 'compiler-artifact')
            units.push(readUnit(value, at + 1, problems));
        else if (value['reason'] === 'build-script-executed') {
            scripts.push(readScript(value, at + 1, problems));
        }
    }
    if (problems.length === 0)
        return { units, scripts };
    throw new release_error/* ReleaseError */.K2('CARGO_OUTPUT_INVALID', {
        message: `these are not the messages of a cargo build:\n${problems.slice(0, 10).join('\n')}`,
    });
}
function readUnit(value, line, problems) {
    const fields = new plan_fields/* Fields */.C8(value, `line ${line}`, problems);
    const target = fields.object('target');
    return {
        packageId: fields.text('package_id'),
        target: target.text('name'),
        kind: target.texts('kind'),
        features: fields.texts('features'),
        filenames: fields.texts('filenames'),
        executable: fields.optionalText('executable'),
        fresh: fields.flag('fresh'),
    };
}
function readScript(value, line, problems) {
    const fields = new plan_fields/* Fields */.C8(value, `line ${line}`, problems);
    return {
        packageId: fields.text('package_id'),
        linkedLibs: fields.texts('linked_libs'),
        outDir: fields.text('out_dir'),
    };
}
/** Where cargo put a binary; BINARY_NOT_FOUND when the build did not make it. */
function executableOf(units, packageId, bin) {
    const found = units.filter(unit => unit.packageId === packageId && unit.target === bin && unit.kind.includes('bin'));
    const paths = new Set(found.flatMap(unit => unit.executable ?? []));
    const [path, ...others] = paths;
    if (path !== undefined && others.length === 0)
        return path;
    throw new release_error/* ReleaseError */.K2('BINARY_NOT_FOUND', {
        message: `cargo's messages do not say where the binary ${bin} is`,
        expected: 'one executable',
        actual: paths.size === 0 ? 'none' : [...paths].join(', '),
    });
}
/** BUILD_NOT_FRESH if cargo had to build anything to answer. */
function checkFresh(units) {
    const built = units.filter(unit => !unit.fresh).map(unit => unit.target);
    if (built.length === 0)
        return;
    throw new release_error/* ReleaseError */.K2('BUILD_NOT_FRESH', {
        message: 'cargo built again what an earlier step should have built',
        actual: [...new Set(built)].slice(0, 10).join(', '),
    });
}

// EXTERNAL MODULE: ./src/plan/cargo-metadata.ts
var cargo_metadata = __webpack_require__(43521);
// EXTERNAL MODULE: ./src/plan/platform.ts
var plan_platform = __webpack_require__(34720);
// EXTERNAL MODULE: ./src/plan/staging.ts
var staging = __webpack_require__(694);
;// CONCATENATED MODULE: ./src/commands/stage/find-build.ts
/** Where the planned binaries lie: cargo's own answer, never a guess at `target/release`. */






const MESSAGES_MAX_BYTES = 64 * 1024 * 1024;
/** Finds every planned binary of the platform that this job has built. */
async function findBuild(inputs, plan, ports) {
    const { cargo, context } = ports;
    const { host } = (0,plan_platform/* parseRustcVersion */.Zs)(await cargo.rustcVersion());
    const fileGiven = inputs.subjectPath !== undefined;
    const platform = (0,staging/* choosePlatform */.xV)(plan, { ...inputs, host, fileGiven });
    const artifacts = (0,staging/* artifactsOf */.Ns)(plan, platform, fileGiven);
    const manifestPath = (0,external_node_path_.resolve)(context.workspace, inputs.manifestPath);
    const targets = (0,plan_platform/* architecturesOf */.mb)(platform.target);
    const metadata = (0,cargo_metadata/* parseCargoMetadata */.z)(
    // Build scripts and proc-macros are for this machine.
    await cargo.metadata({
        manifestPath,
        dependencies: true,
        targets: [...new Set([...targets, host])],
        features: inputs,
    }));
    const packages = inputs.packages ?? packagesOutsideDefault(plan, metadata);
    const common = { platform, targets, packages, metadata };
    if (inputs.subjectPath !== undefined) {
        const path = (0,external_node_path_.resolve)(context.workspace, inputs.subjectPath);
        return {
            ...common,
            messages: await givenMessages(inputs, ports),
            binaries: artifacts.map(artifact => ({ artifact, path })),
        };
    }
    const messages = (await givenMessages(inputs, ports)) ??
        (await askCargo({ inputs, artifacts, packages, metadata, platform, manifestPath }, ports));
    const { units } = messages;
    const binaries = artifacts.map(artifact => ({
        artifact,
        path: executableOf(units, packageNamed(metadata, artifact.package).id, artifact.bin),
    }));
    return { ...common, messages, binaries };
}
// `-p` changes which features are on, so it is given only where the plain command would not build the package.
function packagesOutsideDefault(plan, metadata) {
    const isDefault = (name) => metadata.defaultMembers.some(member => member.name === name);
    return plan.packages.every(isDefault) ? [] : plan.packages;
}
/** A member of the workspace; PLAN_DIFFERS when the plan names one that it does not have. */
function packageNamed(metadata, name) {
    const found = metadata.members.find(item => item.name === name);
    if (found !== undefined)
        return found;
    throw new release_error/* ReleaseError */.K2('PLAN_DIFFERS', {
        message: `the plan names the package ${name}, which this workspace does not have`,
    });
}
async function givenMessages({ cargoMessages }, { files, context }) {
    if (cargoMessages === undefined)
        return undefined;
    const path = (0,external_node_path_.resolve)(context.workspace, cargoMessages);
    return parseCargoMessages(await files.readText(path, MESSAGES_MAX_BYTES));
}
/**
 * The same build once more: it must find everything done. Even then cargo puts its own file back where an earlier
 * step has stripped or signed it, so that the likely places are looked at before and after.
 */
async function askCargo(question, ports) {
    const { inputs, artifacts, packages, manifestPath } = question;
    const before = await filesBefore(question, ports);
    const answer = await ports.cargo.build({
        manifestPath,
        target: inputs.target,
        packages,
        bins: artifacts.map(artifact => artifact.bin),
        profile: inputs.profile ?? 'release',
        features: inputs.features,
        allFeatures: inputs.allFeatures,
        noDefaultFeatures: inputs.noDefaultFeatures,
    });
    const messages = parseCargoMessages(answer);
    checkFresh(messages.units);
    for (const { path, sha256 } of before) {
        if ((await ports.files.measure(path)).sha256 === sha256)
            continue;
        throw new release_error/* ReleaseError */.K2('BUILD_NOT_FRESH', {
            message: `${path} was changed after cargo had built it, and cargo has put its own file back`,
            remedy: 'Let the step that strips or signs write its result elsewhere, and name that file:\n\nwith:\n  subject-path: dist/my-program',
        });
    }
    return messages;
}
async function filesBefore({ artifacts, inputs, metadata, platform }, { files }) {
    const folder = (0,staging/* profileFolder */.ap)(inputs.profile ?? 'release');
    const places = [metadata.targetDirectory, (0,external_node_path_.join)(metadata.targetDirectory, platform.target)];
    const paths = artifacts.flatMap(({ bin, target }) => places.map(place => (0,external_node_path_.join)(place, folder, `${bin}${(0,plan_platform/* executableSuffix */.Yx)(target)}`)));
    const measured = await Promise.allSettled(paths.map(async (path) => files.measure(path)));
    return measured.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
}


/***/ }),

/***/ 694:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K4: () => (/* binding */ planOfPlatform),
/* harmony export */   Ns: () => (/* binding */ artifactsOf),
/* harmony export */   ap: () => (/* binding */ profileFolder),
/* harmony export */   xV: () => (/* binding */ choosePlatform)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/** What a build job stages: which platform it is for, and how the build is asked about it. */

/** The planned platform of this job: the one named, else the one of the target, else the machine's. */
function choosePlatform(plan, request) {
    const { platform: name, target, host } = request;
    const wanted = target ?? host;
    const found = plan.platforms.find(platform => name === undefined ? platform.target === wanted : platform.name === name);
    if (found === undefined)
        throw unplanned(plan, name ?? wanted);
    const built = target ?? (request.fileGiven ? found.target : host);
    if (built === found.target)
        return found;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('TARGET_MISMATCH', {
        message: `the platform ${found.name} is planned for another target`,
        expected: found.target,
        actual: target ?? `${host}, the machine's own, since no target is given`,
    });
}
/** The planned files of one platform. A file given by path can be only one of them. */
function artifactsOf(plan, platform, fileGiven) {
    const artifacts = plan.artifacts.filter(artifact => artifact.platform === platform.name);
    if (fileGiven && artifacts.length !== 1) {
        throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('INPUT_INVALID', {
            message: 'subject-path names one file, but several are planned for this platform',
            expected: 'one planned binary',
            actual: artifacts.map(artifact => artifact.bin).join(', '),
        });
    }
    return artifacts;
}
/** The part of a plan that one platform is: for a job that signs what it has built itself. */
function planOfPlatform(plan, name) {
    const platforms = plan.platforms.filter(platform => platform.name === name);
    if (platforms.length === 0)
        throw unplanned(plan, name);
    const artifacts = plan.artifacts.filter(one => one.platform === name);
    return { ...plan, platforms, artifacts, extras: [] };
}
function unplanned(plan, actual) {
    return new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('PLATFORM_UNKNOWN', {
        message: 'the plan has no such platform',
        expected: plan.platforms.map(platform => `${platform.name} (${platform.target})`).join(', '),
        actual,
        remedy: 'Name a planned platform with `platform`, or plan this one in the plan job: `platforms: ...`.',
    });
}
/** Folder of a profile below the target folder: https://doc.rust-lang.org/cargo/guide/build-cache.html */
function profileFolder(profile) {
    if (profile === 'dev' || profile === 'test')
        return 'debug';
    return profile === 'bench' ? 'release' : profile;
}


/***/ }),

/***/ 94019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ checkSbomFile),
/* harmony export */   TE: () => (/* binding */ checkRootHash),
/* harmony export */   zA: () => (/* binding */ sbomText)
/* harmony export */ });
/* harmony import */ var _attest_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28429);
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31444);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51753);
/** The SBOM file and the SBOM that was signed must be one document. */




/** SBOM_DIFFERS when a CycloneDX document gives its root another digest than the binary's. */
function checkRootHash(document, sha256, name) {
    const hashes = (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(document, 'metadata', 'component', 'hashes');
    const list = Array.isArray(hashes) ? hashes : [];
    const found = list.filter(hash => (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(hash, 'alg') === 'SHA-256').map(hash => (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(hash, 'content'));
    if (found.every(content => content === sha256))
        return;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('SBOM_DIFFERS', {
        message: `${name} is about another file`,
        expected: `sha256 ${sha256}`,
        actual: `sha256 ${found.map(String).join(', ')}`,
    });
}
/** The bytes of the file that a signed predicate stands for. */
function sbomText(predicate) {
    return `${JSON.stringify(predicate, null, 2)}\n`;
}
/** Refuses an SBOM file that no accepted SBOM attestation of its binary equals byte for byte (SBOM_DIFFERS). */
function checkSbomFile(binary, file) {
    const signed = binary.accepted
        .filter(accepted => accepted.predicateType === (0,_attest_predicate_js__WEBPACK_IMPORTED_MODULE_3__/* .sbomPredicateType */ .h2)(file.name))
        .map(({ statement: { predicate } }) => ({ predicate, sha256: (0,_attest_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(sbomText(predicate)) }));
    const same = signed.find(one => one.sha256 === file.sha256);
    if (same !== undefined) {
        // The SBOM of an archive is about the binary inside.
        checkRootHash(same.predicate, (binary.contains ?? binary).sha256, file.name);
        return;
    }
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_1__/* .PolicyError */ .pn('SBOM_DIFFERS', {
        message: `${file.name} is not the SBOM that was signed for ${binary.name ?? 'its binary'}`,
        expected: signed.length === 0
            ? 'a signed SBOM'
            : `sha256 ${signed.map(one => one.sha256).join(' or ')}`,
        actual: `sha256 ${file.sha256}`,
    });
}


/***/ }),

/***/ 99486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ compiledFor)
/* harmony export */ });
/* harmony import */ var _packages_of_tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68845);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70197);


/** Messages → the packages of the target's side; where sides are not told apart, of both. */
function compiledFor(targets, { units, scripts }) {
    const isTargetPath = (path) => targets.some(target => liesUnder(path, target));
    const sidesKnown = units.some(({ filenames }) => filenames.some(isTargetPath));
    const packages = new Map();
    for (const unit of units) {
        const own = !sidesKnown || unit.filenames.some(isTargetPath);
        if (!own || !isLinkedKind(unit))
            continue;
        const before = packages.get(unit.packageId)?.featureSets ?? [];
        const { packageId } = unit;
        packages.set(packageId, { packageId, featureSets: [...before, (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)(unit.features)] });
    }
    const linkedLibs = new Map();
    for (const { packageId, linkedLibs: libs, outDir } of scripts) {
        if (sidesKnown && !isTargetPath(outDir))
            continue;
        linkedLibs.set(packageId, (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .distinct */ .dM)([...(linkedLibs.get(packageId) ?? []), ...libs]));
    }
    return { packages, linkedLibs, sidesKnown };
}
function isLinkedKind({ kind }) {
    return kind.some(one => one === 'bin' || _packages_of_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .LIBRARY_KINDS */ .gZ.includes(one));
}
/**
 * Whether a path is of the form `…/TARGET/PROFILE/(deps|build|examples|FILE)…`. The target folder may lie anywhere,
 * in a container too, and the checkout's own path may hold the triple: the last place counts.
 */
function liesUnder(path, target) {
    const parts = path.split(/[/\\]/);
    const at = parts.lastIndexOf(target);
    if (at < 0)
        return false;
    const [, inside, ...below] = parts.slice(at + 1);
    if (inside === undefined)
        return false;
    // Directly below the profile lies the binary itself; libraries and build scripts lie in folders of cargo's.
    return below.length === 0 || ['deps', 'build', 'examples'].includes(inside);
}


/***/ }),

/***/ 90044:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ formatSbom),
  w: () => (/* binding */ makeSbom)
});

// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
// EXTERNAL MODULE: ./src/run/tool.ts
var run_tool = __webpack_require__(37543);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
;// CONCATENATED MODULE: ./src/sbom/locked-package.ts
/** Packages by name, version and source: what the lock file knows, and what a build job may tell of. */

/** Without anything that belongs to one machine. */
function asLocked({ name, version, source }) {
    return { package: name, version, source };
}
/** Distinguishes every package of a lock file. */
function lockKey(item) {
    return `${item.package} ${item.version} ${item.source ?? ''}`;
}
/** The package that somebody tells of; SBOM_INCOMPLETE when this workspace does not have it. */
function lockedPackage(told, packages) {
    const found = packages.find(item => lockKey(asLocked(item)) === lockKey(told));
    if (found !== undefined)
        return found;
    throw new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
        message: 'the build job tells of a package that this workspace does not have',
        actual: lockKey(told),
    });
}

;// CONCATENATED MODULE: ./node_modules/spdx-exceptions/index.json
const spdx_exceptions_namespaceObject = /*#__PURE__*/JSON.parse('["389-exception","Asterisk-exception","Autoconf-exception-2.0","Autoconf-exception-3.0","Autoconf-exception-generic","Autoconf-exception-generic-3.0","Autoconf-exception-macro","Bison-exception-1.24","Bison-exception-2.2","Bootloader-exception","Classpath-exception-2.0","CLISP-exception-2.0","cryptsetup-OpenSSL-exception","DigiRule-FOSS-exception","eCos-exception-2.0","Fawkes-Runtime-exception","FLTK-exception","fmt-exception","Font-exception-2.0","freertos-exception-2.0","GCC-exception-2.0","GCC-exception-2.0-note","GCC-exception-3.1","Gmsh-exception","GNAT-exception","GNOME-examples-exception","GNU-compiler-exception","gnu-javamail-exception","GPL-3.0-interface-exception","GPL-3.0-linking-exception","GPL-3.0-linking-source-exception","GPL-CC-1.0","GStreamer-exception-2005","GStreamer-exception-2008","i2p-gpl-java-exception","KiCad-libraries-exception","LGPL-3.0-linking-exception","libpri-OpenH323-exception","Libtool-exception","Linux-syscall-note","LLGPL","LLVM-exception","LZMA-exception","mif-exception","OCaml-LGPL-linking-exception","OCCT-exception-1.0","OpenJDK-assembly-exception-1.0","openvpn-openssl-exception","PS-or-PDF-font-exception-20170817","QPL-1.0-INRIA-2004-exception","Qt-GPL-exception-1.0","Qt-LGPL-exception-1.1","Qwt-exception-1.0","SANE-exception","SHL-2.0","SHL-2.1","stunnel-exception","SWI-exception","Swift-exception","Texinfo-exception","u-boot-exception-2.0","UBDL-exception","Universal-FOSS-exception-1.0","vsftpd-openssl-exception","WxWindows-exception-3.1","x11vnc-openssl-exception"]');
;// CONCATENATED MODULE: ./node_modules/spdx-license-ids/index.json
const spdx_license_ids_namespaceObject = /*#__PURE__*/JSON.parse('["0BSD","3D-Slicer-1.0","AAL","ADSL","AFL-1.1","AFL-1.2","AFL-2.0","AFL-2.1","AFL-3.0","AGPL-1.0-only","AGPL-1.0-or-later","AGPL-3.0-only","AGPL-3.0-or-later","ALGLIB-Documentation","AMD-newlib","AMDPLPA","AML","AML-glslang","AMPAS","ANTLR-PD","ANTLR-PD-fallback","APAFML","APL-1.0","APSL-1.0","APSL-1.1","APSL-1.2","APSL-2.0","ASWF-Digital-Assets-1.0","ASWF-Digital-Assets-1.1","Abstyles","AdaCore-doc","Adobe-2006","Adobe-Display-PostScript","Adobe-Glyph","Adobe-Utopia","Advanced-Cryptics-Dictionary","Afmparse","Aladdin","Apache-1.0","Apache-1.1","Apache-2.0","App-s2p","Arphic-1999","Artistic-1.0","Artistic-1.0-Perl","Artistic-1.0-cl8","Artistic-2.0","Artistic-dist","Aspell-RU","BOLA-1.1","BSD-1-Clause","BSD-2-Clause","BSD-2-Clause-Darwin","BSD-2-Clause-Patent","BSD-2-Clause-Views","BSD-2-Clause-first-lines","BSD-2-Clause-pkgconf-disclaimer","BSD-2-Clause-pos-unchanged","BSD-3-Clause","BSD-3-Clause-Attribution","BSD-3-Clause-Clear","BSD-3-Clause-HP","BSD-3-Clause-LBNL","BSD-3-Clause-Modification","BSD-3-Clause-No-Military-License","BSD-3-Clause-No-Nuclear-License","BSD-3-Clause-No-Nuclear-License-2014","BSD-3-Clause-No-Nuclear-Warranty","BSD-3-Clause-Open-MPI","BSD-3-Clause-OpenWebUI","BSD-3-Clause-Sun","BSD-3-Clause-Tso","BSD-3-Clause-acpica","BSD-3-Clause-flex","BSD-4-Clause","BSD-4-Clause-Shortened","BSD-4-Clause-UC","BSD-4.3RENO","BSD-4.3TAHOE","BSD-Advertising-Acknowledgement","BSD-Attribution-HPND-disclaimer","BSD-Inferno-Nettverk","BSD-Mark-Modifications","BSD-Protection","BSD-Source-Code","BSD-Source-Code-no-disclaimer","BSD-Source-alt-GPL","BSD-Source-beginning-file","BSD-Systemics","BSD-Systemics-W3Works","BSD-ask-to-endorse","BSL-1.0","BUSL-1.1","Baekmuk","Bahyph","Barr","Beerware","BitTorrent-1.0","BitTorrent-1.1","Bitstream-Charter","Bitstream-Vera","BlueOak-1.0.0","Boehm-GC","Boehm-GC-without-fee","Borceux","Brian-Gladman-2-Clause","Brian-Gladman-3-Clause","Brian-Gladman-3-Clause-no-conversion","Buddy","Bugroff","C-UDA-1.0","CAL-1.0","CAL-1.0-Combined-Work-Exception","CAPEC-tou","CATOSL-1.1","CC-BY-1.0","CC-BY-2.0","CC-BY-2.5","CC-BY-2.5-AU","CC-BY-3.0","CC-BY-3.0-AT","CC-BY-3.0-AU","CC-BY-3.0-DE","CC-BY-3.0-IGO","CC-BY-3.0-NL","CC-BY-3.0-US","CC-BY-4.0","CC-BY-NC-1.0","CC-BY-NC-2.0","CC-BY-NC-2.5","CC-BY-NC-3.0","CC-BY-NC-3.0-DE","CC-BY-NC-3.0-IGO","CC-BY-NC-4.0","CC-BY-NC-ND-1.0","CC-BY-NC-ND-2.0","CC-BY-NC-ND-2.5","CC-BY-NC-ND-3.0","CC-BY-NC-ND-3.0-DE","CC-BY-NC-ND-3.0-IGO","CC-BY-NC-ND-4.0","CC-BY-NC-SA-1.0","CC-BY-NC-SA-2.0","CC-BY-NC-SA-2.0-DE","CC-BY-NC-SA-2.0-FR","CC-BY-NC-SA-2.0-UK","CC-BY-NC-SA-2.5","CC-BY-NC-SA-3.0","CC-BY-NC-SA-3.0-DE","CC-BY-NC-SA-3.0-IGO","CC-BY-NC-SA-4.0","CC-BY-ND-1.0","CC-BY-ND-2.0","CC-BY-ND-2.5","CC-BY-ND-3.0","CC-BY-ND-3.0-DE","CC-BY-ND-4.0","CC-BY-SA-1.0","CC-BY-SA-2.0","CC-BY-SA-2.0-UK","CC-BY-SA-2.1-JP","CC-BY-SA-2.5","CC-BY-SA-3.0","CC-BY-SA-3.0-AT","CC-BY-SA-3.0-DE","CC-BY-SA-3.0-IGO","CC-BY-SA-4.0","CC-PDDC","CC-PDM-1.0","CC-SA-1.0","CC0-1.0","CDDL-1.0","CDDL-1.1","CDL-1.0","CDLA-Permissive-1.0","CDLA-Permissive-2.0","CDLA-Sharing-1.0","CECILL-1.0","CECILL-1.1","CECILL-2.0","CECILL-2.1","CECILL-B","CECILL-C","CERN-OHL-1.1","CERN-OHL-1.2","CERN-OHL-P-2.0","CERN-OHL-S-2.0","CERN-OHL-W-2.0","CFITSIO","CMU-Mach","CMU-Mach-nodoc","CNRI-Jython","CNRI-Python","CNRI-Python-GPL-Compatible","COIL-1.0","CPAL-1.0","CPL-1.0","CPOL-1.02","CUA-OPL-1.0","Caldera","Caldera-no-preamble","Catharon","ClArtistic","Clips","Community-Spec-1.0","Condor-1.1","Cornell-Lossless-JPEG","Cronyx","Crossword","CryptoSwift","CrystalStacker","Cube","D-FSL-1.0","DEC-3-Clause","DL-DE-BY-2.0","DL-DE-ZERO-2.0","DOC","DRL-1.0","DRL-1.1","DSDP","DocBook-DTD","DocBook-Schema","DocBook-Stylesheet","DocBook-XML","Dotseqn","ECL-1.0","ECL-2.0","EFL-1.0","EFL-2.0","EPICS","EPL-1.0","EPL-2.0","ESA-PL-permissive-2.4","ESA-PL-strong-copyleft-2.4","ESA-PL-weak-copyleft-2.4","EUDatagrid","EUPL-1.0","EUPL-1.1","EUPL-1.2","Elastic-2.0","Entessa","ErlPL-1.1","Eurosym","FBM","FDK-AAC","FDK-MPEG-H","FSFAP","FSFAP-no-warranty-disclaimer","FSFUL","FSFULLR","FSFULLRSD","FSFULLRWD","FSL-1.1-ALv2","FSL-1.1-MIT","FTL","Fair","Ferguson-Twofish","Frameworx-1.0","FreeBSD-DOC","FreeImage","Furuseth","GCR-docs","GD","GFDL-1.1-invariants-only","GFDL-1.1-invariants-or-later","GFDL-1.1-no-invariants-only","GFDL-1.1-no-invariants-or-later","GFDL-1.1-only","GFDL-1.1-or-later","GFDL-1.2-invariants-only","GFDL-1.2-invariants-or-later","GFDL-1.2-no-invariants-only","GFDL-1.2-no-invariants-or-later","GFDL-1.2-only","GFDL-1.2-or-later","GFDL-1.3-invariants-only","GFDL-1.3-invariants-or-later","GFDL-1.3-no-invariants-only","GFDL-1.3-no-invariants-or-later","GFDL-1.3-only","GFDL-1.3-or-later","GL2PS","GLWTPL","GPL-1.0-only","GPL-1.0-or-later","GPL-2.0-only","GPL-2.0-or-later","GPL-3.0-only","GPL-3.0-or-later","Game-Programming-Gems","Giftware","Glide","Glulxe","Graphics-Gems","Gutmann","HDF5","HIDAPI","HP-1986","HP-1989","HPND","HPND-DEC","HPND-Fenneberg-Livingston","HPND-INRIA-IMAG","HPND-Intel","HPND-Kevlin-Henney","HPND-MIT-disclaimer","HPND-Markus-Kuhn","HPND-Netrek","HPND-Pbmplus","HPND-SMC","HPND-UC","HPND-UC-export-US","HPND-doc","HPND-doc-sell","HPND-export-US","HPND-export-US-acknowledgement","HPND-export-US-modify","HPND-export2-US","HPND-merchantability-variant","HPND-sell-MIT-disclaimer-xserver","HPND-sell-regexpr","HPND-sell-variant","HPND-sell-variant-MIT-disclaimer","HPND-sell-variant-MIT-disclaimer-rev","HPND-sell-variant-critical-systems","HTMLTIDY","HaskellReport","Hippocratic-2.1","Hippocratic-3.0-core","IBM-pibs","ICU","IEC-Code-Components-EULA","IJG","IJG-short","IPA","IPL-1.0","ISC","ISC-Veillard","ISO-permission","ImageMagick","Imlib2","Info-ZIP","Informatica","Inner-Net-2.0","InnoSetup","Intel","Intel-ACPI","Interbase-1.0","JPL-image","JPNIC","JSON","Jam","JasPer-2.0","Kastrup","Kazlib","Knuth-CTAN","LAL-1.2","LAL-1.3","LGPL-2.0-only","LGPL-2.0-or-later","LGPL-2.1-only","LGPL-2.1-or-later","LGPL-3.0-only","LGPL-3.0-or-later","LGPLLR","LOOP","LPD-document","LPL-1.0","LPL-1.02","LPPL-1.0","LPPL-1.1","LPPL-1.2","LPPL-1.3a","LPPL-1.3c","LZMA-SDK-9.11-to-9.20","LZMA-SDK-9.22","Latex2e","Latex2e-translated-notice","Leptonica","LiLiQ-P-1.1","LiLiQ-R-1.1","LiLiQ-Rplus-1.1","Libpng","Linux-OpenIB","Linux-man-pages-1-para","Linux-man-pages-copyleft","Linux-man-pages-copyleft-2-para","Linux-man-pages-copyleft-var","Lucida-Bitmap-Fonts","MIPS","MIT","MIT-0","MIT-CMU","MIT-Click","MIT-Festival","MIT-Khronos-old","MIT-Modern-Variant","MIT-STK","MIT-Wu","MIT-advertising","MIT-enna","MIT-feh","MIT-open-group","MIT-testregex","MITNFA","MMIXware","MMPL-1.0.1","MPEG-SSG","MPL-1.0","MPL-1.1","MPL-2.0","MPL-2.0-no-copyleft-exception","MS-LPL","MS-PL","MS-RL","MTLL","MVT-1.1","Mackerras-3-Clause","Mackerras-3-Clause-acknowledgment","MakeIndex","Martin-Birgmeier","McPhee-slideshow","Minpack","MirOS","Motosoto","MulanPSL-1.0","MulanPSL-2.0","Multics","Mup","NAIST-2003","NASA-1.3","NBPL-1.0","NCBI-PD","NCGL-UK-2.0","NCL","NCSA","NGPL","NICTA-1.0","NIST-PD","NIST-PD-TNT","NIST-PD-fallback","NIST-Software","NLOD-1.0","NLOD-2.0","NLPL","NOSL","NPL-1.0","NPL-1.1","NPOSL-3.0","NRL","NTIA-PD","NTP","NTP-0","Naumen","NetCDF","Newsletr","Nokia","Noweb","O-UDA-1.0","OAR","OCCT-PL","OCLC-2.0","ODC-By-1.0","ODbL-1.0","OFFIS","OFL-1.0","OFL-1.0-RFN","OFL-1.0-no-RFN","OFL-1.1","OFL-1.1-RFN","OFL-1.1-no-RFN","OGC-1.0","OGDL-Taiwan-1.0","OGL-Canada-2.0","OGL-UK-1.0","OGL-UK-2.0","OGL-UK-3.0","OGTSL","OLDAP-1.1","OLDAP-1.2","OLDAP-1.3","OLDAP-1.4","OLDAP-2.0","OLDAP-2.0.1","OLDAP-2.1","OLDAP-2.2","OLDAP-2.2.1","OLDAP-2.2.2","OLDAP-2.3","OLDAP-2.4","OLDAP-2.5","OLDAP-2.6","OLDAP-2.7","OLDAP-2.8","OLFL-1.3","OML","OPL-1.0","OPL-UK-3.0","OPUBL-1.0","OSC-1.0","OSET-PL-2.1","OSL-1.0","OSL-1.1","OSL-2.0","OSL-2.1","OSL-3.0","OSSP","OpenMDW-1.0","OpenPBS-2.3","OpenSSL","OpenSSL-standalone","OpenVision","PADL","PDDL-1.0","PHP-3.0","PHP-3.01","PPL","PSF-2.0","ParaType-Free-Font-1.3","Parity-6.0.0","Parity-7.0.0","Pixar","Plexus","PolyForm-Noncommercial-1.0.0","PolyForm-Small-Business-1.0.0","PostgreSQL","Python-2.0","Python-2.0.1","QPL-1.0","QPL-1.0-INRIA-2004","Qhull","RHeCos-1.1","RPL-1.1","RPL-1.5","RPSL-1.0","RSA-MD","RSCPL","Rdisc","Ruby","Ruby-pty","SAX-PD","SAX-PD-2.0","SCEA","SGI-B-1.0","SGI-B-1.1","SGI-B-2.0","SGI-OpenGL","SGMLUG-PM","SGP4","SHL-0.5","SHL-0.51","SISSL","SISSL-1.2","SL","SMAIL-GPL","SMLNJ","SMPPL","SNIA","SOFA","SPL-1.0","SSH-OpenSSH","SSH-short","SSLeay-standalone","SSPL-1.0","SUL-1.0","SWL","Saxpath","SchemeReport","Sendmail","Sendmail-8.23","Sendmail-Open-Source-1.1","SimPL-2.0","Sleepycat","Soundex","Spencer-86","Spencer-94","Spencer-99","SugarCRM-1.1.3","Sun-PPP","Sun-PPP-2000","SunPro","Symlinks","TAPR-OHL-1.0","TCL","TCP-wrappers","TGPPL-1.0","TMate","TORQUE-1.1","TOSL","TPDL","TPL-1.0","TTWL","TTYP0","TU-Berlin-1.0","TU-Berlin-2.0","TekHVC","TermReadKey","ThirdEye","TrustedQSL","UCAR","UCL-1.0","UMich-Merit","UPL-1.0","URT-RLE","Ubuntu-font-1.0","UnRAR","Unicode-3.0","Unicode-DFS-2015","Unicode-DFS-2016","Unicode-TOU","UnixCrypt","Unlicense","Unlicense-libtelnet","Unlicense-libwhirlpool","VOSTROM","VSL-1.0","Vim","Vixie-Cron","W3C","W3C-19980720","W3C-20150513","WTFNMFPL","WTFPL","Watcom-1.0","Widget-Workshop","WordNet","Wsuipa","X11","X11-distribute-modifications-variant","X11-no-permit-persons","X11-swapped","XFree86-1.1","XSkat","Xdebug-1.03","Xerox","Xfig","Xnet","YPL-1.0","YPL-1.1","ZPL-1.1","ZPL-2.0","ZPL-2.1","Zed","Zeeff","Zend-2.0","Zimbra-1.3","Zimbra-1.4","Zlib","any-OSI","any-OSI-perl-modules","atc-game","bcrypt-Solar-Designer","blessing","bzip2-1.0.6","check-cvs","checkmk","copyleft-next-0.3.0","copyleft-next-0.3.1","curl","cve-tou","diffmark","dtoa","dvipdfm","eGenix","etalab-2.0","fwlw","gSOAP-1.3b","generic-xts","gnuplot","gtkbook","hdparm","hyphen-bulgarian","iMatix","jove","libpng-1.6.35","libpng-2.0","libselinux-1.0","libtiff","libutil-David-Nugent","lsof","magaz","mailprio","man2html","metamail","mpi-permissive","mpich2","mplus","ngrep","pkgconf","pnmstitch","psfrag","psutils","python-ldap","radvd","snprintf","softSurfer","ssh-keyscan","swrule","threeparttable","ulem","w3m","wwl","xinetd","xkeyboard-config-Zinoviev","xlock","xpp","xzoom","zlib-acknowledgement"]');
;// CONCATENATED MODULE: ./node_modules/spdx-license-ids/deprecated.json
const deprecated_namespaceObject = /*#__PURE__*/JSON.parse('["AGPL-1.0","AGPL-3.0","BSD-2-Clause-FreeBSD","BSD-2-Clause-NetBSD","GFDL-1.1","GFDL-1.2","GFDL-1.3","GPL-1.0","GPL-2.0","GPL-2.0-with-GCC-exception","GPL-2.0-with-autoconf-exception","GPL-2.0-with-bison-exception","GPL-2.0-with-classpath-exception","GPL-2.0-with-font-exception","GPL-3.0","GPL-3.0-with-GCC-exception","GPL-3.0-with-autoconf-exception","LGPL-2.0","LGPL-2.1","LGPL-3.0","Net-SNMP","Nunit","StandardML-NJ","bzip2-1.0.5","eCos-2.0","wxWindows"]');
;// CONCATENATED MODULE: ./src/sbom/licence.ts
/** Licences: what Cargo.toml declares → what CycloneDX wants. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */



/**
 * Nothing declared makes nothing here: a guess would be worse than silence. CycloneDX 1.6 takes one expression, so
 * that one which the package's own texts bear out is called concluded; 1.7 takes both.
 */
function licences(item, evidenced, spec) {
    const license = item.license?.trim() ?? '';
    const acknowledgement = 'declared';
    if (license === '') {
        if (item.licenseFile === null)
            return [];
        return [{ license: { name: `LicenseRef-${item.name}`, acknowledgement } }];
    }
    const expression = normaliseExpression(license);
    if (expression === undefined)
        return [{ license: { name: license, acknowledgement } }];
    const declared = choiceOf(expression, 'declared');
    if (!idsOf(expression).every(id => evidenced.has(id)))
        return [declared];
    const concluded = choiceOf(expression, 'concluded');
    return spec === '1.6' ? [concluded] : [declared, concluded];
}
// One licence by its id, which more consumers understand than expressions.
function choiceOf(expression, acknowledgement) {
    return LICENCES.has(expression.toLowerCase())
        ? { license: { id: expression, acknowledgement } }
        : { expression, acknowledgement };
}
/** The licences and exceptions that a normalised expression names, each once. */
function idsOf(expression) {
    const words = expression.split(/[\s()]+/).filter(word => word !== '');
    return [...new Set(words.filter(word => !KEYWORDS.includes(word)))];
}
const KEYWORDS = ['AND', 'OR', 'WITH'];
const byLowerCase = (ids) => new Map(ids.map(id => [id.toLowerCase(), id]));
const LICENCES = byLowerCase([...spdx_license_ids_namespaceObject, ...deprecated_namespaceObject]);
const EXCEPTIONS = byLowerCase(spdx_exceptions_namespaceObject);
/** GNU licences whose bare ids SPDX has deprecated, since they left open whether later versions count. */
const GNU = /^(?:A|L)?GPL-\d(?:\.\d)?$/;
const REFERENCE = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/;
/** `MIT/Apache-2.0` and other habits → an SPDX expression; undefined when it cannot be read as one. */
function normaliseExpression(text) {
    const tokens = text
        .replaceAll('/', ' OR ')
        .replaceAll(/[()]/g, ' $& ')
        .split(/\s+/)
        .filter(token => token !== '')
        .map(token => (/^(?:and|or|with)$/i.test(token) ? token.toUpperCase() : modern(token)));
    const rest = readExpression(tokens);
    if (rest?.length !== 0)
        return undefined;
    return tokens.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}
/** The id as the SPDX list writes it; whatever is not on the list stays as it is. */
function modern(token) {
    const later = token.endsWith('+');
    const bare = later ? token.slice(0, -1) : token;
    const id = LICENCES.get(bare.toLowerCase()) ?? EXCEPTIONS.get(token.toLowerCase());
    if (id === undefined)
        return token;
    if (GNU.test(id))
        return later ? `${id}-or-later` : `${id}-only`;
    return later ? `${id}+` : id;
}
// Each reader returns the tokens that it leaves over; undefined: the grammar is broken.
function readExpression(tokens) {
    const rest = readTerm(tokens);
    const [operator, ...after] = rest ?? [];
    return operator === 'AND' || operator === 'OR' ? readExpression(after) : rest;
}
function readTerm(tokens) {
    const [token = '', ...after] = tokens;
    if (token === '(') {
        const rest = readExpression(after);
        return rest?.[0] === ')' ? rest.slice(1) : undefined;
    }
    if (!isLicence(token))
        return undefined;
    const [keyword, exception = '', ...end] = after;
    if (keyword !== 'WITH')
        return after;
    return EXCEPTIONS.has(exception.toLowerCase()) ? end : undefined;
}
function isLicence(token) {
    const id = token.replace(/\+$/, '');
    return LICENCES.get(id.toLowerCase()) === id || REFERENCE.test(token);
}

// EXTERNAL MODULE: ./src/sbom/licence-evidence.ts
var licence_evidence = __webpack_require__(44422);
// EXTERNAL MODULE: ./src/sbom/order.ts
var order = __webpack_require__(70197);
// EXTERNAL MODULE: ./src/sbom/purl.ts
var sbom_purl = __webpack_require__(74468);
;// CONCATENATED MODULE: ./src/sbom/component.ts




/** Reference of a package within the document: its purl, never cargo's id, which holds local paths. */
function packageRef(item, checkout) {
    return (0,sbom_purl/* cargoPurl */.q$)(item, checkout) ?? `path:${item.name}@${item.version}`;
}
/** A dependency that is compiled for the target and passed on towards the link. */
function libraryComponent(library, context) {
    const { package: item, features, hashes, native } = library;
    const git = (0,sbom_purl/* gitSource */.Ym)(item);
    const purl = (0,sbom_purl/* cargoPurl */.q$)(item, context.checkout);
    return {
        type: 'library',
        'bom-ref': packageRef(item, context.checkout),
        supplier: supplierOf(item, context),
        manufacturer: manufacturerOf(item, context),
        ...describePackage(item, context),
        name: item.name,
        version: item.version,
        scope: 'required',
        ...(0,order/* listed */.KE)('hashes', hashes),
        ...(purl === undefined ? {} : { purl }),
        ...(git === undefined ? {} : { swhid: [`swh:1:rev:${git.commit}`] }),
        ...(0,order/* listed */.KE)('externalReferences', [...distribution(item, hashes), ...links(item)]),
        ...(native === undefined ? {} : { components: [native] }),
        ...evidenceField(context.evidenceOf(item)),
        ...(0,order/* listed */.KE)('properties', [
            ...packageProperties(item, features),
            ...library.linkedLibs.map(value => ({ name: 'cargo:linked-lib', value })),
            ...(context.bsi ? bsiProperties(`${item.name}-${item.version}.crate`, CRATE_FILE) : []),
        ]),
    };
}
/** What a package says of itself. */
function describePackage(item, { evidenceOf, spec }) {
    const description = item.description?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const evidenced = new Set((evidenceOf(item) ?? licence_evidence/* NO_EVIDENCE */.kE).ids);
    return {
        ...(0,order/* listed */.KE)('authors', authorsOf(item)),
        ...(description === '' ? {} : { description }),
        ...(0,order/* listed */.KE)('licenses', licences(item, evidenced, spec)),
    };
}
/** Properties in cargo's namespace: what is switched on, and what Cargo.toml says as it says it. */
function packageProperties(item, features) {
    return [
        ...features.toSorted(order/* order */.fq).map(value => ({ name: 'cargo:feature', value })),
        ...(item.license === null ? [] : [{ name: 'cargo:license', value: item.license }]),
        ...(item.links === null ? [] : [{ name: 'cargo:links', value: item.links }]),
        { name: 'cargo:source', value: sourceKind(item) },
    ];
}
function sourceKind(item) {
    if (item.source === null)
        return 'path';
    if ((0,sbom_purl/* isFromCratesIo */.pm)(item))
        return 'crates.io';
    return (0,sbom_purl/* gitSource */.Ym)(item) === undefined ? 'registry' : 'git';
}
const CRATE_FILE = {
    executable: 'non-executable',
    archive: 'archive',
    structured: 'structured',
};
/** What TR-03183-2 wants to know of the file that a component is. */
function bsiProperties(filename, kind) {
    return [
        { name: 'bsi:component:archive', value: kind.archive },
        { name: 'bsi:component:executable', value: kind.executable },
        { name: 'bsi:component:filename', value: filename },
        { name: 'bsi:component:structured', value: kind.structured },
    ];
}
function sha256Hash(sha256) {
    return { alg: 'SHA-256', content: sha256 };
}
/** What the files of the package bear out. */
function evidenceField(found) {
    const { ids, copyright } = found ?? licence_evidence/* NO_EVIDENCE */.kE;
    if (ids.length + copyright.length === 0)
        return {};
    return {
        evidence: {
            ...(0,order/* listed */.KE)('licenses', ids.map(id => ({ license: { id } }))),
            ...(0,order/* listed */.KE)('copyright', copyright.map(text => ({ text }))),
        },
    };
}
function distribution(item, hashes) {
    if (!(0,sbom_purl/* isFromCratesIo */.pm)(item))
        return [];
    const file = `${item.name}-${item.version}.crate`;
    const url = `https://static.crates.io/crates/${item.name}/${encodeURIComponent(file)}`;
    return ['distribution', 'source-distribution'].map(type => ({
        type,
        url,
        ...(0,order/* listed */.KE)('hashes', hashes),
    }));
}
/** Links from Cargo.toml; a text that is no absolute web address would make the document invalid elsewhere. */
function links(item) {
    const git = (0,sbom_purl/* gitSource */.Ym)(item);
    return [
        { type: 'documentation', url: item.documentation },
        git === undefined
            ? { type: 'vcs', url: item.repository }
            : { type: 'vcs', url: git.url, comment: `commit ${git.commit}` },
        { type: 'website', url: item.homepage },
    ].flatMap(({ url, ...rest }) => (url !== null && isWebAddress(url) ? [{ ...rest, url }] : []));
}
function isWebAddress(url) {
    return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url) && URL.canParse(url);
}
const CRATES_IO = { name: 'crates.io', url: ['https://crates.io'] };
/** Where it was taken from. */
function supplierOf(item, { releaser }) {
    if ((0,sbom_purl/* isFromCratesIo */.pm)(item))
        return CRATES_IO;
    const place = (0,sbom_purl/* gitSource */.Ym)(item)?.url ?? (0,sbom_purl/* registryUrl */.NH)(item);
    return (place === undefined ? undefined : entityAt(place)) ?? releaser;
}
/** Who makes it: the owner of its repository, else its home page, else its page on crates.io. */
function manufacturerOf(item, { releaser }) {
    if (item.source === null)
        return releaser;
    const page = `https://crates.io/crates/${encodeURIComponent(item.name)}`;
    return (entityAt((0,sbom_purl/* gitSource */.Ym)(item)?.url ?? item.repository ?? '') ??
        entityAt(item.homepage ?? '') ?? { name: item.name, url: [page] });
}
/** `https://github.com/OWNER/…` → OWNER; any other address by its host. */
function entityAt(address) {
    if (!isWebAddress(address))
        return undefined;
    const { host, pathname } = new URL(address);
    const owner = pathname.split('/')[1] ?? '';
    const isForge = /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)$/.test(host);
    return isForge && owner !== ''
        ? { name: owner, url: [`https://${host}/${owner}`] }
        : { name: host, url: [`https://${host}`] };
}
function authorsOf(item) {
    return item.authors.map(parseAuthor).sort((a, b) => (0,order/* order */.fq)(a.name, b.name));
}
function parseAuthor(text) {
    const { name, email } = /^(?<name>[^<]*?)\s*<(?<email>[^<>\s]+@[^<>\s]+)>$/.exec(text)?.groups ?? {};
    if (email === undefined)
        return { name: text };
    // Not every text between angle brackets passes for an address where the schema is taken strictly.
    if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$/.test(email))
        return { name: text };
    return { name: name === undefined || name === '' ? email : name, email };
}

// EXTERNAL MODULE: ./src/sbom/packages-of-tree.ts
var packages_of_tree = __webpack_require__(68845);
;// CONCATENATED MODULE: ./src/sbom/build-time.ts




/** The field `formulation`, or none. */
function formulation(packages, hashesOf, context) {
    if (packages.length === 0)
        return {};
    const components = packages.map((item) => {
        const purl = (0,sbom_purl/* cargoPurl */.q$)(item, context.checkout);
        const { licenses } = describePackage(item, context);
        return {
            type: 'library',
            'bom-ref': `build:${packageRef(item, context.checkout)}`,
            name: item.name,
            version: item.version,
            ...(0,order/* listed */.KE)('hashes', hashesOf(item)),
            ...(licenses === undefined ? {} : { licenses }),
            ...(purl === undefined ? {} : { purl }),
            properties: [{ name: 'cargo:kind', value: (0,packages_of_tree/* isProcMacro */.fG)(item) ? 'proc-macro' : 'build' }],
        };
    });
    return {
        formulation: [{ components: components.sort((a, b) => (0,order/* order */.fq)(a['bom-ref'], b['bom-ref'])) }],
    };
}

;// CONCATENATED MODULE: ./src/sbom/native-library.ts


/** Build scripts' `linked_libs` of one package, or undefined when nobody has seen them. */
function nativeLibraries(item, libs, ref, spec) {
    if (libs === undefined) {
        return { bundled: undefined, external: [], unidentified: item.links !== null };
    }
    const parsed = libs.map(parseLib);
    const statics = (0,order/* distinct */.dM)(parsed.filter(({ kind }) => kind === 'static').map(({ name }) => name));
    const dynamics = (0,order/* distinct */.dM)(parsed.filter(({ kind }) => kind === 'dylib').map(({ name }) => name));
    const identified = statics.length === 0 ? undefined : bundledVersion(item, statics);
    return {
        bundled: identified === undefined ? undefined : bundledComponent(identified, ref),
        external: spec === '1.7' ? dynamics.map(externalComponent) : [],
        unidentified: statics.length > 0 && identified === undefined,
    };
}
/** `KIND[:MODIFIERS]=NAME[:RENAME]`, or a name alone, which the linker looks up as a dynamic library. */
function parseLib(text) {
    const { kind = 'dylib', name = text } = /^(?:(?<kind>[a-z-]+)(?::[^=]*)?=)?(?<name>[^:]+)(?::.*)?$/.exec(text)?.groups ?? {};
    return { kind, name };
}
/** SemVer build metadata `zstd.1.5.7` or `1.9.0`: the name and version of what the crate bundles. */
function bundledVersion(item, statics) {
    const build = item.version.split('+')[1] ?? '';
    const { name, version } = /^(?:(?<name>(?!v\d)[A-Za-z][A-Za-z0-9_-]*)[.-])?v?(?<version>\d+(?:\.\d+)+[A-Za-z0-9.-]*)$/.exec(build)?.groups ?? {};
    if (version === undefined)
        return undefined;
    return { name: name ?? item.links ?? statics[0] ?? item.name, version };
}
function bundledComponent({ name, version }, ref) {
    return {
        type: 'library',
        'bom-ref': `${ref}#native:${name}`,
        name,
        version,
        scope: 'required',
        purl: `pkg:generic/${(0,sbom_purl/* encode */.lF)(name)}@${(0,sbom_purl/* encode */.lF)(version)}`,
    };
}
function externalComponent(name) {
    return { type: 'library', 'bom-ref': `native:${name}`, name, isExternal: true };
}

;// CONCATENATED MODULE: ./src/sbom/graph.ts
/** The document's graph: who depends on whom, and how much of that is known. */





/** A node of the inventory as the document will name it. */
function describe(node, context, native) {
    const { package: item } = node;
    const ref = packageRef(item, context.checkout);
    const key = lockKey(asLocked(item));
    const libs = native?.find(one => lockKey(one) === key)?.libs;
    const seen = native === null ? undefined : (libs ?? []);
    return { node, ref, libs: libs ?? [], native: nativeLibraries(item, seen, ref, context.spec) };
}
/** Every reference has an entry, leaves too: the specification wants them. */
function dependenciesOf(described, standard, external, { checkout }) {
    const standardRefs = standard.map(item => item['bom-ref']);
    const leaf = (ref) => ({ ref, dependsOn: [] });
    const bundled = described.flatMap(({ native }) => native.bundled?.['bom-ref'] ?? []);
    return [
        ...described.map(({ node, ref, native }) => ({
            ref,
            dependsOn: (0,order/* distinct */.dM)([
                ...node.dependencies.map(item => packageRef(item, checkout)),
                ...standardRefs,
                ...(native.bundled === undefined ? [] : [native.bundled['bom-ref']]),
                ...native.external.map(item => item['bom-ref']),
            ]),
        })),
        ...[...standardRefs, ...external, ...bundled].map(leaf),
    ].sort((a, b) => (0,order/* order */.fq)(a.ref, b.ref));
}
/** What is complete, and what is not known. References do not cascade, so that each is listed. */
function compositionsOf(described, dependencies, standard, { native, disagreements }) {
    const standardRefs = standard.map(item => item['bom-ref']);
    const others = dependencies.map(({ ref }) => ref).filter(ref => !standardRefs.includes(ref));
    const unidentified = described.filter(one => one.native.unidentified).map(one => one.ref);
    const confirmed = native !== null && disagreements.length === 0;
    const aggregate = confirmed ? 'complete' : 'unknown';
    return [
        { aggregate, dependencies: others },
        // The standard library has dependencies of its own, which no stable tool lists.
        { aggregate: 'incomplete', dependencies: standardRefs },
        ...(unidentified.length === 0
            ? []
            : [{ aggregate: 'unknown', assemblies: (0,order/* distinct */.dM)(unidentified) }]),
        // Without any list: the inventory as a whole.
        { aggregate },
    ];
}
/** SBOM_INCOMPLETE when one reference stands for two packages. */
function checkUnique(refs) {
    const twice = refs.filter((ref, at) => refs.indexOf(ref) !== at);
    if (twice.length === 0)
        return;
    throw new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
        message: 'two packages of this binary cannot be told apart',
        actual: (0,order/* distinct */.dM)(twice).join(', '),
    });
}

// EXTERNAL MODULE: ./src/sbom/compiled.ts
var sbom_compiled = __webpack_require__(99486);
;// CONCATENATED MODULE: ./src/sbom/inventory.ts
/**
 * What one binary is made of: nodes by the build's own messages, edges by `cargo tree`. The two are compared; where
 * they disagree the messages are right, and the inventory says so instead of passing for exact.
 */




/** SBOM_INCOMPLETE where cargo's answers cannot be joined at all. */
function takeInventory(request) {
    const { package: item, trees, metadata, messages } = request;
    const nodes = mergeNodes(trees.map(({ linked }) => nodesOf(linked, item, metadata, packages_of_tree/* isLinkable */.n1)));
    const counts = (one) => (0,packages_of_tree/* isLinkable */.n1)(one) || (0,packages_of_tree/* isProcMacro */.fG)(one);
    const whole = mergeNodes(trees.flatMap(tree => tree.whole === undefined ? [] : [nodesOf(tree.whole, item, metadata, counts)]));
    const found = messages === undefined ? undefined : compiledPackages(request, messages);
    const { linked, disagreements } = found === undefined ? { linked: nodes, disagreements: [] } : correct(nodes, found, request);
    const buildTime = [...whole.values()]
        .map(node => node.package)
        .filter(({ id }) => !linked.has(id));
    const plain = [...linked.values()].map(node => ({
        package: node.package,
        features: (0,order/* distinct */.dM)(node.featureSets.flat()),
        dependencies: node.dependencies.filter(({ id }) => linked.has(id)),
    }));
    const root = plain.find(node => node.package.id === item.id);
    if (root === undefined)
        throw notShown(item);
    return {
        root,
        libraries: plain.filter(node => node !== root),
        buildTime,
        linkedLibs: found?.linkedLibs,
        disagreements,
    };
}
/** The part of a tree that can be reached from the root package through packages that count. */
function nodesOf(tree, root, { packages }, counts) {
    const byLabel = new Map([...tree.keys()].map(label => [label, (0,packages_of_tree/* packageOfLabel */.Si)(label, packages)]));
    const nodes = new Map();
    const pending = [...byLabel].filter(([, item]) => item.id === root.id).map(([label]) => label);
    if (pending.length === 0)
        throw notShown(root);
    for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
        const item = byLabel.get(label);
        const node = tree.get(label);
        if (item === undefined || node === undefined || nodes.has(item.id))
            continue;
        const below = [...node.dependencies].filter(one => counts(byLabel.get(one) ?? item));
        nodes.set(item.id, {
            package: item,
            featureSets: [(0,order/* distinct */.dM)(node.features)],
            dependencies: below.flatMap(one => byLabel.get(one) ?? []),
        });
        pending.push(...below);
    }
    return nodes;
}
function notShown({ name }) {
    return new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
        message: `cargo tree does not show the package ${name}`,
        remedy: 'Give this step the packages of the build with `package`, or plan the release with it.',
    });
}
// A binary of several architectures is made of all that any of them is made of.
function mergeNodes(graphs) {
    const merged = new Map();
    for (const node of graphs.flatMap(graph => [...graph.values()])) {
        const other = merged.get(node.package.id);
        const dependencies = [...(other?.dependencies ?? []), ...node.dependencies];
        merged.set(node.package.id, {
            package: node.package,
            featureSets: [...(other?.featureSets ?? []), ...node.featureSets],
            dependencies: [...new Map(dependencies.map(item => [item.id, item])).values()],
        });
    }
    return merged;
}
/** Compiled, with the ids that this checkout's metadata has. */
function compiledPackages({ trees, metadata }, messages) {
    const targets = trees.map(({ target }) => target);
    const compiled = (0,sbom_compiled/* compiledFor */.n)(targets, messages);
    const idOf = (id) => (0,packages_of_tree/* packageOfId */.F3)(id, metadata.packages).id;
    return {
        ...compiled,
        packages: new Map([...compiled.packages].map(([id, one]) => [idOf(id), one])),
        linkedLibs: new Map([...compiled.linkedLibs].map(([id, libs]) => [idOf(id), libs])),
    };
}
/** The nodes as the build really compiled them, and how that differs from the tree. */
function correct(nodes, { packages, sidesKnown }, { trees, metadata, package: root }) {
    const linked = new Map();
    const disagreements = [];
    for (const [id, node] of nodes) {
        const compiled = packages.get(id);
        if (compiled === undefined) {
            disagreements.push(`${nameOf(node.package)}: in the tree, not compiled`);
            if (id === root.id)
                linked.set(id, node);
            continue;
        }
        const { featureSets } = compiled;
        const agrees = sameSets(node.featureSets, featureSets, sidesKnown);
        if (!agrees) {
            const [tree, built] = [node.featureSets, featureSets].map(sets => keys(sets).join(' | '));
            disagreements.push(`${nameOf(node.package)}: features ${tree} in the tree, built with ${built}`);
        }
        linked.set(id, agrees ? node : { ...node, featureSets });
    }
    // Other packages of the same build are in the tree too, only not below this binary.
    const elsewhere = new Set(trees.flatMap(tree => [...tree.linked.keys(), ...(sidesKnown ? [] : (tree.whole?.keys() ?? []))].map(label => (0,packages_of_tree/* packageOfLabel */.Si)(label, metadata.packages).id)));
    for (const [id, { featureSets }] of packages) {
        if (linked.has(id) || elsewhere.has(id))
            continue;
        const item = (0,packages_of_tree/* packageOfId */.F3)(id, metadata.packages);
        disagreements.push(`${nameOf(item)}: compiled, not in the tree`);
        linked.set(id, { package: item, featureSets, dependencies: [] });
        const top = linked.get(root.id);
        // Who needs it is not known; below the root it is at least not lost.
        if (top !== undefined)
            linked.set(root.id, { ...top, dependencies: [...top.dependencies, item] });
    }
    return { linked, disagreements: (0,order/* distinct */.dM)(disagreements) };
}
// Where sides are not told apart, the messages hold what was compiled for this machine as well.
function sameSets(tree, built, exact) {
    const [wanted, found] = [keys(tree), keys(built)];
    return wanted.every(one => found.includes(one)) && (!exact || wanted.length === found.length);
}
function keys(featureSets) {
    return (0,order/* distinct */.dM)(featureSets.map(features => `[${features.join(',')}]`));
}
function nameOf({ name, version }) {
    return `${name} ${version}`;
}

;// CONCATENATED MODULE: ./src/sbom/root-component.ts


/** `metadata.component` */
function rootComponent(binary, context) {
    const { package: item, file, bin } = binary;
    const { checkout, releaser } = context;
    const purl = (0,sbom_purl/* cargoPurl */.q$)(item, checkout);
    const hashes = fileHashes(file);
    return {
        type: 'application',
        'bom-ref': packageRef(item, checkout),
        supplier: releaser,
        manufacturer: releaser,
        ...describePackage(item, context),
        name: bin,
        version: item.version,
        hashes,
        ...(purl === undefined ? {} : { purl }),
        swhid: [`swh:1:rev:${checkout.commit}`],
        externalReferences: [
            ...release(binary, checkout.url),
            { type: 'source-distribution', url: `${checkout.url}/archive/${checkout.commit}.tar.gz` },
            { type: 'vcs', url: checkout.url, comment: `commit ${checkout.commit}` },
            ...links(item).filter(({ type }) => type !== 'vcs'),
        ],
        ...evidenceField(context.evidenceOf(item)),
        properties: [
            ...packageProperties(item, binary.features),
            { name: 'cargo:package', value: item.name },
            { name: 'cargo:profile', value: binary.profile },
            ...(context.bsi
                ? bsiProperties(file.name, {
                    executable: 'executable',
                    archive: 'no archive',
                    structured: binary.auditable ? 'structured' : 'unstructured',
                })
                : []),
        ],
    };
}
function fileHashes({ sha256, sha512 }) {
    return [sha256Hash(sha256), { alg: 'SHA-512', content: sha512 }];
}
/** Where the file, or the archive around it, will be, once the release is out. */
function release({ file, archive, tag }, repository) {
    if (tag === null)
        return [];
    const download = archive ?? file;
    const place = tag.split('/').map(encodeURIComponent).join('/');
    return [
        {
            type: 'distribution',
            url: `${repository}/releases/download/${place}/${download.name}`,
            hashes: fileHashes(download),
        },
        { type: 'release-notes', url: `${repository}/releases/tag/${place}` },
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/attest/digest.ts
var digest = __webpack_require__(28429);
;// CONCATENATED MODULE: ./src/sbom/serial-number.ts
/** The serial number of a document that is made the same twice: a name-based UUID of its content (RFC 9562, 5.5). */


/** The namespace for URLs, RFC 9562 section 6.6. */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8';
/** `urn:uuid:…` of version 5, from the text of the document without its serial number. */
function serialNumber(text) {
    const name = `https://cyclonedx.org/bom?sha256=${(0,digest/* sha256Of */.Bj)(text)}`;
    const hash = (0,external_node_crypto_.createHash)('sha1').update(Buffer.from(URL_NAMESPACE, 'hex')).update(name).digest();
    hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
    hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = hash.toString('hex');
    const parts = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20, 32),
    ];
    return `urn:uuid:${parts.join('-')}`;
}

;// CONCATENATED MODULE: ./src/sbom/standard-library.ts



/** One component for each target whose archive is known; without any, one for the release. */
function standardLibraries(toolchain) {
    const components = toolchain.standardLibraries.map(library => component(toolchain, library));
    const byRef = new Map(components.map(item => [item['bom-ref'], item]));
    return [...byRef.values()].sort((a, b) => (0,order/* order */.fq)(a['bom-ref'], b['bom-ref']));
}
function component({ rustc, commit }, { target, archive }) {
    // Advisories name releases; a nightly goes by the release that it becomes.
    const version = rustc.replace(/-.*$/, '');
    const purl = `pkg:generic/rust-std@${(0,sbom_purl/* encode */.lF)(rustc)}${archive === null ? '' : `?checksum=sha256:${archive.sha256}&download_url=${(0,sbom_purl/* encode */.lF)(archive.url)}`}`;
    const hashes = archive === null ? [] : [sha256Hash(archive.sha256)];
    return {
        type: 'library',
        'bom-ref': purl,
        supplier: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
        manufacturer: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
        name: 'rust-std',
        version: rustc,
        scope: 'required',
        ...(archive === null ? {} : { hashes }),
        licenses: [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }],
        cpe: `cpe:2.3:a:rust-lang:rust:${version}:*:*:*:*:*:*:*`,
        purl,
        externalReferences: [
            ...(archive === null ? [] : [{ type: 'distribution', url: archive.url, hashes }]),
            {
                type: 'vcs',
                url: 'https://github.com/rust-lang/rust',
                ...(commit === null ? {} : { comment: `commit ${commit}` }),
            },
            { type: 'website', url: 'https://www.rust-lang.org' },
        ],
        ...(archive === null
            ? {}
            : { properties: [{ name: 'cdx:rustc:sbom:target:triple', value: target }] }),
    };
}

;// CONCATENATED MODULE: ./src/sbom/cyclonedx.ts
/** The SBOM of one binary: what is compiled for its target and linked into it. No clock, no chance, no local path. */











/** Puts the document together; SBOM_INCOMPLETE where cargo's answers cannot be joined. */
function makeSbom(request) {
    const { heard, metadata, trees, facts } = request;
    const checkout = { ...request.checkout, released: request.package.id };
    const taken = takeInventory({
        package: request.package,
        trees,
        metadata,
        messages: heard.messages,
    });
    const told = heard.messages === undefined ? heard.told : undefined;
    const buildTime = told === undefined
        ? taken.buildTime
        : told.buildTime.map(locked => lockedPackage(locked, metadata.packages));
    const inventory = { ...taken, buildTime };
    const native = nativeFacts(inventory, heard);
    const disagreements = told?.disagreements ?? inventory.disagreements;
    const releaser = { name: request.owner, url: [request.ownerUrl] };
    const context = {
        checkout,
        releaser,
        spec: facts.spec,
        bsi: facts.bsi,
        evidenceOf: item => request.evidenceOf(item),
    };
    const parts = { request, inventory, context, native, disagreements };
    return {
        document: compose(parts),
        buildTime: buildTime.map(asLocked).sort((a, b) => (0,order/* order */.fq)(lockKey(a), lockKey(b))),
        native,
        disagreements,
    };
}
/** The bytes of the SBOM file: the signed predicate, written this way, is compared with them. */
function formatSbom(document) {
    return `${JSON.stringify(document, null, 2)}\n`;
}
function nativeFacts({ root, libraries, linkedLibs }, heard) {
    if (heard.messages === undefined)
        return heard.told?.native ?? null;
    return [root, ...libraries]
        .map(({ package: item }) => ({ ...asLocked(item), libs: linkedLibs?.get(item.id) ?? [] }))
        .filter(({ libs }) => libs.length > 0)
        .sort((a, b) => (0,order/* order */.fq)(lockKey(a), lockKey(b)));
}
function compose(parts) {
    const { request, inventory, context } = parts;
    const { root, libraries } = inventory;
    const { spec } = context;
    const described = libraries.map(node => describe(node, context, parts.native));
    const standard = standardLibraries(request.facts.toolchain);
    const top = describe(root, context, parts.native);
    const external = new Map([top, ...described].flatMap(({ native }) => native.external.map(one => [one['bom-ref'], one])));
    const components = [
        ...described.map(({ node, libs, native }) => libraryComponent({
            package: node.package,
            features: node.features,
            hashes: hashesOf(node.package, request),
            linkedLibs: libs,
            native: native.bundled,
        }, context)),
        ...standard,
        ...external.values(),
    ].sort((a, b) => (0,order/* order */.fq)(a['bom-ref'], b['bom-ref']));
    const dependencies = dependenciesOf([top, ...described], standard, [...external.keys()], context);
    checkUnique([top.ref, ...components.map(item => item['bom-ref'])]);
    const component = rootComponent({
        ...request,
        features: root.features,
        profile: request.facts.profile,
        auditable: request.facts.auditable,
    }, context);
    const document = {
        $schema: `http://cyclonedx.org/schema/bom-${spec}.schema.json`,
        bomFormat: 'CycloneDX',
        specVersion: spec,
        serialNumber: '',
        version: 1,
        metadata: metadataOf(component, parts),
        components,
        dependencies,
        compositions: compositionsOf([top, ...described], dependencies, standard, parts),
        ...formulation(inventory.buildTime, item => hashesOf(item, request), context),
    };
    return { ...document, serialNumber: serialNumber(JSON.stringify(document)) };
}
function hashesOf(item, { checksums, sha512 }) {
    const checksum = checksums(item.name, item.version, item.source);
    if (checksum === undefined)
        return [];
    const longer = sha512?.(item);
    return [
        sha256Hash(checksum),
        ...(longer === undefined ? [] : [{ alg: 'SHA-512', content: longer }]),
    ];
}
function metadataOf(component, { request, context, disagreements }) {
    const { toolchain } = request.facts;
    const tool = (name, version) => ({ type: 'application', name, version });
    return {
        timestamp: (0,unix_time/* rfc3339 */.a)(request.commitTime),
        lifecycles: [{ phase: 'build' }],
        // Never the machine's own triple: it differs from runner to runner.
        tools: {
            components: [
                tool(run_tool/* TOOL_NAME */.lH, run_tool/* TOOL_VERSION */.wr),
                tool('cargo', toolchain.cargo),
                tool('rustc', toolchain.rustc),
            ],
        },
        authors: [{ name: request.owner }],
        component,
        manufacturer: context.releaser,
        supplier: context.releaser,
        licenses: [{ license: { id: 'CC0-1.0' } }],
        properties: [
            ...disagreements.map(value => ({ name: 'cargo:disagreement', value })),
            ...(0,order/* distinct */.dM)(request.trees.map(({ target }) => target)).map(value => ({
                name: 'cdx:rustc:sbom:target:triple',
                value,
            })),
        ],
    };
}


/***/ }),

/***/ 44422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z7: () => (/* binding */ LICENCE_FILE),
/* harmony export */   hE: () => (/* binding */ licenceEvidence),
/* harmony export */   kE: () => (/* binding */ NO_EVIDENCE)
/* harmony export */ });
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70197);
/**
 * Which licences the files of a package really hold, by sentences that are each licence's own. A licence that is not
 * in the table is never found, so that it stays declared: an honest gap.
 */

const NO_EVIDENCE = { ids: [], copyright: [] };
const MIT_GRANT = 'permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files';
const MIT_NOTICE = 'the above copyright notice and this permission notice';
const BSD_SOURCE = 'redistributions of source code must retain';
const BSD_BINARY = 'redistributions in binary form must reproduce';
const BSD_NAMES = 'endorse or promote products derived from this software';
const ISC_GRANT = /permission to use, copy, modify, and (?:or )?distribute this software/;
const ISC_NOTICE = 'provided that the above copyright notice';
// The text of a GNU licence does not say whether later versions are allowed; Cargo.toml does.
const gnu = (name, version, ...titles) => ({
    ids: [`${name}-${version}-only`, `${name}-${version}-or-later`],
    has: titles,
});
const FINGERPRINTS = [
    { ids: ['MIT'], has: [MIT_GRANT, MIT_NOTICE], lacks: ['curl and libcurl'] },
    { ids: ['MIT-0'], has: [MIT_GRANT], lacks: [MIT_NOTICE] },
    {
        ids: ['Apache-2.0'],
        has: [
            'apache license',
            'version 2.0',
            'terms and conditions for use, reproduction, and distribution',
        ],
    },
    { ids: ['Apache-2.0'], has: ['licensed under the apache license, version 2.0'] },
    { ids: ['LLVM-exception'], has: ['llvm exceptions to the apache 2.0 license'] },
    {
        ids: ['BSD-3-Clause'],
        has: [BSD_SOURCE, BSD_BINARY, BSD_NAMES],
        lacks: ['all advertising materials'],
    },
    { ids: ['BSD-2-Clause'], has: [BSD_SOURCE, BSD_BINARY], lacks: [BSD_NAMES] },
    { ids: ['BSD-1-Clause'], has: [BSD_SOURCE], lacks: [BSD_BINARY] },
    {
        ids: ['Zlib'],
        has: [
            'altered source versions must be plainly marked',
            'the origin of this software must not be misrepresented',
        ],
    },
    {
        ids: ['Unlicense'],
        has: ['this is free and unencumbered software released into the public domain'],
    },
    { ids: ['MPL-2.0'], has: ['mozilla public license', '2.0', 'covered software'] },
    { ids: ['CC0-1.0'], has: ['cc0 1.0 universal'] },
    { ids: ['CC0-1.0'], has: ['creative commons legal code', 'cc0'] },
    { ids: ['BSL-1.0'], has: ['boost software license', 'version 1.0'] },
    { ids: ['Unicode-3.0'], has: ['unicode license v3'] },
    { ids: ['Unicode-DFS-2016'], has: ['unicode, inc. license agreement - data files and software'] },
    { ids: ['CDLA-Permissive-2.0'], has: ['community data license agreement', 'permissive', '2.0'] },
    { ids: ['WTFPL'], has: ['do what the fuck you want to public license'] },
    { ids: ['NCSA'], has: ['university of illinois/ncsa open source license'] },
    { ids: ['OpenSSL'], has: ['openssl license', 'all advertising materials'] },
    gnu('GPL', '2.0', 'gnu general public license version 2, june 1991'),
    gnu('GPL', '3.0', 'gnu general public license version 3, 29 june 2007'),
    gnu('AGPL', '3.0', 'gnu affero general public license version 3, 19 november 2007'),
    gnu('LGPL', '2.1', 'gnu lesser general public license version 2.1, february 1999'),
    gnu('LGPL', '3.0', 'gnu lesser general public license version 3, 29 june 2007'),
];
/** Base names of files that may hold a licence. */
const LICENCE_FILE = /^(?:licen[cs]es?|copying|copyright|notice|unlicen[cs]e)(?:[-._].*)?$/i;
/** Texts of a package's licence files → what they bear out. */
function licenceEvidence(texts) {
    const plain = texts.map(text => text.toLowerCase().replaceAll(/[\s"“”*#>/=;-]+/g, ' '));
    const found = plain.flatMap(text => [
        ...FINGERPRINTS.filter(print => matches(print, text)).flatMap(({ ids }) => ids),
        ...(ISC_GRANT.test(text) ? [text.includes(ISC_NOTICE) ? 'ISC' : '0BSD'] : []),
    ]);
    return { ids: (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .distinct */ .dM)(found), copyright: (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .distinct */ .dM)(texts.flatMap(copyrightLines)).slice(0, 20) };
}
function matches({ has, lacks = [] }, text) {
    return (has.every(sentence => text.includes(plainer(sentence))) &&
        !lacks.some(sentence => text.includes(plainer(sentence))));
}
// What was folded in the text must be folded in the sentence.
function plainer(sentence) {
    return sentence.replaceAll(/[\s/-]+/g, ' ');
}
/** Lines that name a year or a sign, not the word in a sentence or a template. */
function copyrightLines(text) {
    return text
        .split(/\r?\n/)
        .map(line => line.replaceAll(/\s+/g, ' ').trim())
        .filter(line => /^copyright (?:\(c\)|©|\d{4}|[^a-z]*\d{4})/i.test(line) &&
        !/[[{<](?:yyyy|year|name)/i.test(line) &&
        line.length <= 200);
}


/***/ }),

/***/ 70197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   dM: () => (/* binding */ distinct),
/* harmony export */   fq: () => (/* binding */ order)
/* harmony export */ });
/** The order of everything in a document, and fields that are there only when they say something. */
/** By code unit, never by locale: the order must not depend on the machine. */
function order(a, b) {
    return a < b ? -1 : Number(a > b);
}
/** Sorted, each once. */
function distinct(texts) {
    return [...new Set(texts)].sort(order);
}
/** A list as a field, or no field: CycloneDX tools stumble over empty ones. */
function listed(key, list) {
    return list.length === 0 ? {} : { [key]: list };
}


/***/ }),

/***/ 81711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseSbomDocument)
/* harmony export */ });
/* harmony import */ var _attest_predicate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31444);
/* harmony import */ var _attest_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42991);
/* harmony import */ var _attest_json_shape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92283);
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _plan_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20934);
/** A maintainer's own SBOM, made by whatever tool: checked for what an attestation and its readers rely on. */





/** Text of an SBOM file → document; SBOM_INVALID names `source` and every problem. */
function parseSbomDocument(text, format, source) {
    const problems = [];
    const value = parse(text, problems);
    const fields = new _plan_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .Fields */ .C8(value, format, problems);
    const predicateType = format === 'cyclonedx' ? readCycloneDx(fields) : readSpdx(fields);
    if (problems.length === 0 && (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return { predicateType, predicate: value };
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('SBOM_INVALID', {
        message: `${source} cannot be released as an SBOM:\n${problems.slice(0, 20).join('\n')}`,
    });
}
function parse(text, problems) {
    try {
        const value = JSON.parse(text);
        const fault = (0,_attest_json_shape_js__WEBPACK_IMPORTED_MODULE_3__/* .depthFault */ .S)(value);
        const repeated = fault === undefined ? (0,_attest_json_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatedKey */ .m$)(text) : undefined;
        if (fault !== undefined)
            problems.push(`cannot be read: ${fault}`);
        if (repeated !== undefined)
            problems.push(`has the key ${JSON.stringify(repeated)} twice`);
        return fault === undefined ? value : undefined;
    }
    catch {
        problems.push('is not JSON');
        return undefined;
    }
}
const UUID = /^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const PACKAGE_KINDS = /^(?:application|framework|library|container|platform|operating-system|device|device-driver|firmware|file|machine-learning-model|data|cryptographic-asset)$/;
/** https://cyclonedx.org/docs/1.6/json/ */
function readCycloneDx(fields) {
    fields.text('bomFormat', /^CycloneDX$/, 'CycloneDX');
    fields.text('specVersion', /^1\.[4-7]$/, 'a version from 1.4 to 1.7');
    // GitHub's store takes no CycloneDX document without one.
    fields.text('serialNumber', UUID, 'urn:uuid: and a UUID in lower case');
    const metadata = fields.object('metadata');
    readComponent(metadata.object('component'));
    const components = fields.raw('components') === undefined ? [] : fields.objects('components');
    for (const component of components)
        readComponent(component);
    return _attest_predicate_js__WEBPACK_IMPORTED_MODULE_4__/* .CYCLONEDX_BOM */ .fm;
}
function readComponent(component) {
    component.text('type', PACKAGE_KINDS, 'a type of component');
    component.text('name');
}
/** https://spdx.github.io/spdx-spec/v2.3/ */
function readSpdx(fields) {
    fields.text('spdxVersion', /^SPDX-2\.3$/, 'SPDX-2.3');
    fields.text('SPDXID', /^SPDXRef-DOCUMENT$/, 'SPDXRef-DOCUMENT');
    fields.text('dataLicense', /^CC0-1\.0$/, 'CC0-1.0');
    fields.text('name');
    fields.text('documentNamespace', /^[A-Za-z][A-Za-z0-9+.-]*:[^\s#]+$/, 'an absolute URI');
    const creation = fields.object('creationInfo');
    creation.text('created', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a time in UTC');
    if (creation.texts('creators').length === 0)
        creation.problem('creators', 'empty');
    for (const item of fields.objects('packages')) {
        item.text('SPDXID', /^SPDXRef-[A-Za-z0-9.-]+$/, 'SPDXRef-…');
        item.text('name');
        item.text('downloadLocation');
    }
    return _attest_predicate_js__WEBPACK_IMPORTED_MODULE_4__/* .SPDX_2_3 */ .Dz;
}


/***/ }),

/***/ 68845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ packageOfId),
/* harmony export */   Si: () => (/* binding */ packageOfLabel),
/* harmony export */   fG: () => (/* binding */ isProcMacro),
/* harmony export */   gZ: () => (/* binding */ LIBRARY_KINDS),
/* harmony export */   n1: () => (/* binding */ isLinkable)
/* harmony export */ });
/* harmony import */ var _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51753);
/* harmony import */ var _purl_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74468);
/** Joins cargo's answers: the nodes of `cargo tree`, the ids in messages, and the packages of `cargo metadata`. */


const LABEL = /^(?<name>\S+) v(?<version>\S+)(?: \(proc-macro\))?(?: \((?<source>.*)\))?$/;
/** The package that a label of `cargo tree` names; SBOM_INCOMPLETE when none or several do. */
function packageOfLabel(label, packages) {
    const { name, version, source } = LABEL.exec(label)?.groups ?? {};
    const candidates = packages.filter(item => item.name === name && item.version === version);
    const exact = candidates.filter(item => isSourceOf(item, source));
    const [found, ...others] = exact.length > 0 ? exact : candidates;
    if (found !== undefined && others.length === 0)
        return found;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('SBOM_INCOMPLETE', {
        message: `cargo tree names ${JSON.stringify(label)}, which cargo metadata does not have exactly once`,
        actual: `${candidates.length} packages of this name and version`,
    });
}
// cargo prints nothing for crates.io, a folder for a path, the URL with a short commit for git, and the local
// name of any other registry, which no package knows: that one is found by elimination.
function isSourceOf(item, source) {
    if (source === undefined)
        return (0,_purl_js__WEBPACK_IMPORTED_MODULE_1__/* .isFromCratesIo */ .pm)(item);
    if (item.source === null)
        return item.manifestPath.replace(/[/\\]Cargo\.toml$/, '') === source;
    if (!item.source.startsWith('git+')) {
        return source.startsWith('registry ') && !(0,_purl_js__WEBPACK_IMPORTED_MODULE_1__/* .isFromCratesIo */ .pm)(item);
    }
    return item.source.replace(/^git\+/, '').replace(/(#[0-9a-f]{8})[0-9a-f]*$/, '$1') === source;
}
/**
 * The package that an id in a message names. A build in a container has other paths than this checkout: there a path
 * package is known by folder, name and version. SBOM_INCOMPLETE: the messages are of another workspace.
 */
function packageOfId(id, packages) {
    const exact = packages.find(item => item.id === id);
    if (exact !== undefined)
        return exact;
    const { folder, name, version } = /^path\+file:\/\/.*?(?<folder>[^/\\]*)#(?:(?<name>[^@]+)@)?(?<version>[^#@]+)$/.exec(id)
        ?.groups ?? {};
    const [found, ...others] = packages.filter(item => item.source === null && item.version === version && item.name === (name ?? folder));
    if (found !== undefined && others.length === 0)
        return found;
    throw new _errors_release_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ReleaseError */ .K2('SBOM_INCOMPLETE', {
        message: 'the build compiled a package that cargo metadata does not have',
        actual: id,
        remedy: 'Give this step the messages of the build of this very checkout, and its features and target. Builds with `-Zbuild-std` or artifact dependencies are not described yet: release them with `sbom: path` or `sbom: false`.',
    });
}
/** Kinds of targets whose code goes into what depends on them. */
const LIBRARY_KINDS = ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib'];
/** A dependency without a library is printed by `cargo tree` and ignored by the build. */
function isLinkable({ targets }) {
    return targets.some(target => target.kind.some(kind => LIBRARY_KINDS.includes(kind)));
}
/** Compiled for, and run on, the machine that builds. */
function isProcMacro({ targets }) {
    return targets.some(target => target.kind.includes('proc-macro'));
}


/***/ }),

/***/ 74468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ registryUrl),
/* harmony export */   Ym: () => (/* binding */ gitSource),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   pm: () => (/* binding */ isFromCratesIo),
/* harmony export */   q$: () => (/* binding */ cargoPurl)
/* harmony export */ });
const CRATES_IO = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io/',
];
/** Whether the package comes from crates.io. */
function isFromCratesIo({ source }) {
    return source !== null && CRATES_IO.includes(source);
}
/** Where a git dependency was taken from: `git+URL?rev=…#COMMIT` as cargo writes it; undefined: no git dependency. */
function gitSource({ source, }) {
    const { url, commit } = /^git\+(?<url>[^?#]+)(?:\?[^#]*)?#(?<commit>[0-9a-f]{40,64})$/.exec(source ?? '')?.groups ?? {};
    return url === undefined || commit === undefined ? undefined : { url, commit };
}
/** Address of the registry's index, without cargo's prefix. */
function registryUrl({ source }) {
    const { url } = /^(?:registry|sparse)\+(?<url>.+)$/.exec(source ?? '')?.groups ?? {};
    return url;
}
/**
 * The purl of a package. Only what comes from crates.io has the bare form. Packages of the repository do not even have
 * the type `cargo`: scanners drop qualifiers, and would take them for whatever crates.io has under their names. The one
 * that is released keeps it, unless it is never published there. Undefined for a path outside the checkout.
 */
function cargoPurl(item, checkout) {
    const bare = `pkg:cargo/${encode(item.name)}@${encode(item.version)}`;
    if (isFromCratesIo(item))
        return bare;
    if (item.source === null)
        return pathPurl(item, checkout, bare);
    const git = gitSource(item);
    if (git !== undefined) {
        return `${bare}?vcs_url=${encode(`git+${git.url}@${git.commit}${place(gitFolder(item, git.commit))}`)}`;
    }
    return `${bare}?repository_url=${encode(registryUrl(item) ?? item.source)}`;
}
function pathPurl(item, checkout, bare) {
    const folder = checkout.folderOf(item);
    if (folder === undefined)
        return undefined;
    const vcs = `vcs_url=${encode(`git+${checkout.url}@${checkout.commit}${place(folder)}`)}`;
    if (item.id === checkout.released && item.publish?.length !== 0)
        return `${bare}?${vcs}`;
    const { owner, name } = /^https:\/\/github\.com\/(?<owner>[^/]+)\/(?<name>[^/]+)$/.exec(checkout.url)?.groups ?? {};
    if (owner === undefined || name === undefined) {
        return `pkg:generic/${encode(item.name)}@${encode(item.version)}?${vcs}`;
    }
    const repository = `${encode(owner.toLowerCase())}/${encode(name.toLowerCase())}`;
    const subpath = folder === '' ? '' : `#${folder.split('/').map(encode).join('/')}`;
    return `pkg:github/${repository}@${checkout.commit}${subpath}`;
}
function place(folder) {
    return folder === '' ? '' : `#${folder}`;
}
/** cargo checks a git dependency out below `git/checkouts/NAME-HASH/SHORT-COMMIT/`. */
function gitFolder({ manifestPath }, commit) {
    const parts = manifestPath.split(/[/\\]/);
    const at = parts.lastIndexOf('checkouts');
    const short = parts[at + 2] ?? '';
    if (at < 0 || short === '' || !commit.startsWith(short))
        return '';
    return parts.slice(at + 3, -1).join('/');
}
/** Percent-encoding as purl wants it: `+` is encoded, the colon is not. */
function encode(text) {
    return encodeURIComponent(text)
        .replaceAll(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%3A', ':');
}


/***/ })

};
