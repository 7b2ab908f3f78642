export const id = 911;
export const ids = [911];
export const modules = {

/***/ 50292:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Si: () => (/* binding */ runStage),
  mc: () => (/* binding */ stageArtifacts),
  Tp: () => (/* binding */ stageOutputs),
  CJ: () => (/* binding */ uploadStaged)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/attest/stage-record.ts
var stage_record = __webpack_require__(7365);
// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/plan/checkout.ts
var checkout = __webpack_require__(75967);
;// CONCATENATED MODULE: ./src/plan/executable-format.ts
/** Whether a file is an executable for a target, by its first bytes. */

/** As many bytes as any of the headers needs; PE keeps the place of its header at 0x3c. */
const EXECUTABLE_HEAD_BYTES = 4096;
/**
 * Machine numbers by the first part of the target triple.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, mach/machine.h, and
 * https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types
 */
const MACHINES = {
    x86_64: { ELF: 62, 'Mach-O': 0x0100_0007, PE: 0x8664 },
    aarch64: { ELF: 183, 'Mach-O': 0x0100_000c, PE: 0xaa64 },
    i586: { ELF: 3, PE: 0x014c },
    i686: { ELF: 3, 'Mach-O': 7, PE: 0x014c },
    arm: { ELF: 40 },
    armv7: { ELF: 40, PE: 0x01c4 },
    loongarch64: { ELF: 258 },
    powerpc64: { ELF: 21 },
    powerpc64le: { ELF: 21 },
    riscv64gc: { ELF: 243 },
    s390x: { ELF: 22 },
};
/** WRONG_EXECUTABLE_FORMAT unless these first bytes of a file belong to an executable for the target. */
function checkExecutable(name, head, target) {
    const format = formatOf(target);
    const [architecture = ''] = target.split('-');
    const machine = Object.hasOwn(MACHINES, architecture)
        ? MACHINES[architecture]?.[format]
        : undefined;
    const found = identify(head);
    if (found?.format === format && (machine === undefined || found.machine === machine))
        return;
    throw new release_error/* ReleaseError */.K2('WRONG_EXECUTABLE_FORMAT', {
        message: `${name} is not an executable for ${target}`,
        expected: describe(format, machine),
        actual: found === undefined ? 'no executable' : describe(found.format, found.machine),
    });
}
function formatOf(target) {
    if (target.includes('-windows'))
        return 'PE';
    return target.includes('-apple-') ? 'Mach-O' : 'ELF';
}
function describe(format, machine) {
    return machine === undefined ? format : `${format} for machine 0x${machine.toString(16)}`;
}
function identify(head) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    return elf(view) ?? machO(view) ?? portableExecutable(view);
}
function elf(view) {
    if (view.byteLength < 20 || view.getUint32(0) !== 0x7f45_4c46)
        return undefined;
    const littleEndian = view.getUint8(5) === 1;
    return { format: 'ELF', machine: view.getUint16(18, littleEndian) };
}
function machO(view) {
    if (view.byteLength < 8)
        return undefined;
    const magic = view.getUint32(0, true);
    if (magic !== 0xfeed_facf && magic !== 0xfeed_face)
        return undefined;
    return { format: 'Mach-O', machine: view.getUint32(4, true) };
}
function portableExecutable(view) {
    if (view.byteLength < 64 || view.getUint16(0) !== 0x4d5a)
        return undefined;
    const at = view.getUint32(0x3c, true);
    if (at + 6 > view.byteLength || view.getUint32(at) !== 0x5045_0000)
        return undefined;
    return { format: 'PE', machine: view.getUint16(at + 4, true) };
}

// EXTERNAL MODULE: ./src/run/tool.ts
var tool = __webpack_require__(37543);
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

;// CONCATENATED MODULE: ./src/sbom/licence.ts
/** Licences: what Cargo.toml declares → what CycloneDX wants. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
/** Nothing declared makes nothing here: a guess would be worse than silence. */
function licences(packageName, license, licenseFile) {
    const acknowledgement = 'declared';
    if (license === null || license.trim() === '') {
        if (licenseFile === null)
            return [];
        return [{ license: { name: `LicenseRef-${packageName}`, acknowledgement } }];
    }
    const expression = normaliseExpression(license);
    if (expression === undefined)
        return [{ license: { name: license.trim(), acknowledgement } }];
    return [{ expression, acknowledgement }];
}
/** GNU licences whose bare ids SPDX has deprecated, since they left open whether later versions count. */
const GNU = /^(?:A|L)?GPL-\d(?:\.\d)?$/;
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
function modern(id) {
    if (GNU.test(id))
        return `${id}-only`;
    return id.endsWith('+') && GNU.test(id.slice(0, -1)) ? `${id.slice(0, -1)}-or-later` : id;
}
const ID = /^(?:[A-Za-z0-9][A-Za-z0-9.-]*\+?|(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+)$/;
const OPERATORS = ['AND', 'OR'];
// Each reader returns the tokens that it leaves over; undefined: the grammar is broken.
function readExpression(tokens) {
    const rest = readTerm(tokens);
    const [operator, ...after] = rest ?? [];
    return operator !== undefined && OPERATORS.includes(operator) ? readExpression(after) : rest;
}
function readTerm(tokens) {
    const [token = '', ...after] = tokens;
    if (token === '(') {
        const rest = readExpression(after);
        return rest?.[0] === ')' ? rest.slice(1) : undefined;
    }
    if (!isId(token))
        return undefined;
    const [keyword, exception = '', ...end] = after;
    if (keyword !== 'WITH')
        return after;
    return isId(exception) ? end : undefined;
}
function isId(token) {
    return ID.test(token) && !OPERATORS.includes(token) && token !== 'WITH';
}

;// CONCATENATED MODULE: ./src/sbom/purl.ts
const CRATES_IO = [
    'registry+https://github.com/rust-lang/crates.io-index',
    'sparse+https://index.crates.io/',
];
/** Whether the package comes from crates.io. */
function isFromCratesIo({ source }) {
    return source !== null && CRATES_IO.includes(source);
}
/**
 * The purl of a package. Only packages of crates.io have the bare form: a package of this repository that bore it
 * would be taken for whatever crates.io has under its name. Undefined for a path outside the checkout.
 */
function cargoPurl(item, checkout) {
    const bare = `pkg:cargo/${encode(item.name)}@${encode(item.version)}`;
    if (isFromCratesIo(item))
        return bare;
    if (item.source === null) {
        const folder = checkout.folderOf(item);
        if (folder === undefined)
            return undefined;
        const place = folder === '' ? '' : `#${folder}`;
        return `${bare}?vcs_url=${encode(`git+${checkout.url}@${checkout.commit}${place}`)}`;
    }
    if (item.source.startsWith('git+'))
        return `${bare}?vcs_url=${encode(gitUrl(item.source))}`;
    return `${bare}?repository_url=${encode(item.source.replace(/^(?:registry|sparse)\+/, ''))}`;
}
// `git+URL?rev=…#COMMIT` → `git+URL@COMMIT`: the query is what was asked for, the commit is what was taken.
function gitUrl(source) {
    return source.replace(/(?:\?[^#]*)?#/, '@');
}
/** Percent-encoding as purl wants it: `+` is encoded, the colon is not. */
function encode(text) {
    return encodeURIComponent(text)
        .replaceAll(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%3A', ':');
}

;// CONCATENATED MODULE: ./src/sbom/component.ts


/** Reference of a package within the document: its purl, never cargo's id, which holds local paths. */
function packageRef(item, checkout) {
    return cargoPurl(item, checkout) ?? `path:${item.name}@${item.version}`;
}
/** A dependency that is compiled for the target and passed on towards the link. */
function libraryComponent(library, checkout) {
    const { package: item, features, checksum } = library;
    const hashes = checksum === undefined ? undefined : [sha256Hash(checksum)];
    return {
        type: 'library',
        'bom-ref': packageRef(item, checkout),
        ...(isFromCratesIo(item) ? { supplier: CRATES_IO_SUPPLIER } : {}),
        ...describePackage(item, checkout),
        name: item.name,
        version: item.version,
        scope: 'required',
        ...(hashes === undefined ? {} : { hashes }),
        ...listed('externalReferences', [...distribution(item, hashes), ...links(item)]),
        ...listed('properties', packageProperties(item, features)),
    };
}
const CRATES_IO_SUPPLIER = { name: 'crates.io', url: ['https://crates.io'] };
/** What a package says of itself. */
function describePackage(item, checkout) {
    const description = item.description?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const purl = cargoPurl(item, checkout);
    return {
        ...listed('authors', item.authors.map(parseAuthor).sort((a, b) => order(a.name, b.name))),
        ...(description === '' ? {} : { description }),
        ...listed('licenses', licences(item.name, item.license, item.licenseFile)),
        ...(purl === undefined ? {} : { purl }),
    };
}
/** Properties in cargo's namespace: what is switched on, and the licence exactly as it is written. */
function packageProperties(item, features) {
    return [
        ...[...features].sort(order).map(value => ({ name: 'cargo:feature', value })),
        ...(item.license === null ? [] : [{ name: 'cargo:license', value: item.license }]),
    ];
}
function sha256Hash(sha256) {
    return { alg: 'SHA-256', content: sha256 };
}
function distribution(item, hashes) {
    if (!isFromCratesIo(item))
        return [];
    const file = `${item.name}-${item.version}.crate`;
    const url = `https://static.crates.io/crates/${item.name}/${encodeURIComponent(file)}`;
    return [{ type: 'distribution', url, ...(hashes === undefined ? {} : { hashes }) }];
}
/** Links from Cargo.toml; a text that is no absolute web address would make the document invalid elsewhere. */
function links(item) {
    return [
        { type: 'documentation', url: item.documentation },
        { type: 'vcs', url: item.repository },
        { type: 'website', url: item.homepage },
    ].flatMap(({ type, url }) => (url !== null && isWebAddress(url) ? [{ type, url }] : []));
}
function isWebAddress(url) {
    return /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url) && URL.canParse(url);
}
function parseAuthor(text) {
    const { name, email } = /^(?<name>[^<]*?)\s*<(?<email>[^<>\s]+@[^<>\s]+)>$/.exec(text)?.groups ?? {};
    if (email === undefined)
        return { name: text };
    return { name: name === undefined || name === '' ? email : name, email };
}
/** A list as a field, or no field: CycloneDX tools stumble over empty ones. */
function listed(key, list) {
    return list.length === 0 ? {} : { [key]: list };
}
/** By code unit, never by locale: the order must not depend on the machine. */
function order(a, b) {
    return a < b ? -1 : Number(a > b);
}

;// CONCATENATED MODULE: ./src/sbom/packages-of-tree.ts
/** Joins cargo's two answers: the nodes of `cargo tree` and the packages of `cargo metadata`. */

/** The package that a label of `cargo tree` names; SBOM_INCOMPLETE when none or several do. */
function packageOfLabel(label, packages) {
    const { name, version, source } = /^(?<name>\S+) v(?<version>\S+)(?: \((?<source>.*)\))?$/.exec(label)?.groups ?? {};
    const candidates = packages.filter(item => item.name === name && item.version === version);
    const exact = candidates.filter(item => isSourceOf(item, source));
    const [found, ...others] = exact.length > 0 ? exact : candidates;
    if (found !== undefined && others.length === 0)
        return found;
    throw new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
        message: `cargo tree names ${JSON.stringify(label)}, which cargo metadata does not have exactly once`,
        actual: `${candidates.length} packages of this name and version`,
    });
}
// cargo prints nothing for crates.io, a folder for a path, the URL with a short commit for git, and the local
// name of any other registry, which no package knows: that one is found by elimination.
function isSourceOf(item, source) {
    if (source === undefined)
        return item.source?.includes('crates.io') === true;
    if (item.source === null)
        return item.manifestPath.replace(/[/\\]Cargo\.toml$/, '') === source;
    if (!item.source.startsWith('git+')) {
        return source.startsWith('registry ') && !item.source.includes('crates.io');
    }
    return item.source.replace(/^git\+/, '').replace(/(#[0-9a-f]{8})[0-9a-f]*$/, '$1') === source;
}
const LIBRARY_KINDS = ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib'];
/** A dependency without a library is printed by `cargo tree` and ignored by the build. */
function isLinkable({ targets }) {
    return targets.some(target => target.kind.some(kind => LIBRARY_KINDS.includes(kind)));
}
/** SBOM_INCOMPLETE unless the build really compiled every package that is going to be listed. */
function checkCompiled(listed, units) {
    const compiled = new Set(units.map(unit => unit.packageId));
    const missing = listed.filter(item => !compiled.has(item.id));
    if (missing.length === 0)
        return;
    throw new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
        message: 'cargo tree lists packages that the build did not compile',
        actual: missing
            .slice(0, 10)
            .map(item => `${item.name} ${item.version}`)
            .join(', '),
        remedy: 'Give this step exactly the packages, features and target of the build: inputs `package`, `features`, `all-features`, `no-default-features`, `target`.',
    });
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

// EXTERNAL MODULE: ./src/attest/unix-time.ts
var unix_time = __webpack_require__(97561);
;// CONCATENATED MODULE: ./src/sbom/cyclonedx.ts
/** The SBOM of one binary: what is compiled for its target and linked into it. No clock, no chance, no local path. */







/** Puts the document together; SBOM_INCOMPLETE where cargo's answers disagree. */
function makeSbom(request) {
    const nodes = nodesOf(request);
    const rootNode = nodes.find(node => node.package.id === request.package.id);
    const libraries = nodes.filter(node => node !== rootNode);
    if (request.units !== undefined) {
        checkCompiled(libraries.map(node => node.package), request.units);
    }
    const { checkout, rustcRelease } = request;
    const root = rootComponent(request, rootNode?.features ?? []);
    const standard = standardLibrary(rustcRelease);
    const components = libraries.map(({ package: item, features }) => libraryComponent({
        package: item,
        features,
        checksum: request.checksums(item.name, item.version, item.source),
    }, checkout));
    return finish({
        metadata: metadataOf(request, root),
        components: [...components, standard].sort((a, b) => order(a['bom-ref'], b['bom-ref'])),
        dependencies: dependenciesOf(nodes, root, standard, checkout),
    });
}
/** The bytes of the SBOM file: the signed predicate, written this way, is compared with them. */
function formatSbom(document) {
    return `${JSON.stringify(document, null, 2)}\n`;
}
function nodesOf({ tree, metadata, package: root }) {
    const packageOf = (label) => packageOfLabel(label, metadata.packages);
    const rootLabel = [...tree.keys()].find(label => packageOf(label).id === root.id);
    if (rootLabel === undefined) {
        throw new release_error/* ReleaseError */.K2('SBOM_INCOMPLETE', {
            message: `cargo tree does not show the package ${root.name}`,
        });
    }
    return [...reachable(tree, rootLabel)]
        .map(([label, { features, dependencies }]) => ({
        package: packageOf(label),
        features,
        dependencies: [...dependencies].map(packageOf).filter(isLinkable),
    }))
        .filter(node => node.package.id === root.id || isLinkable(node.package));
}
function rootComponent(request, features) {
    const { package: item, checkout, bin } = request;
    return {
        type: 'application',
        'bom-ref': packageRef(item, checkout),
        supplier: { name: request.owner, url: [request.ownerUrl] },
        ...describePackage(item, checkout),
        name: bin,
        version: item.version,
        hashes: [sha256Hash(request.sha256)],
        externalReferences: [
            { type: 'vcs', url: checkout.url, comment: `commit ${checkout.commit}` },
            ...links(item).filter(({ type }) => type !== 'vcs'),
        ],
        properties: [...packageProperties(item, features), { name: 'cargo:package', value: item.name }],
    };
}
/** Linked into every Rust program, and the part of the toolchain that security advisories are written about. */
function standardLibrary(release) {
    // Advisories name releases; a nightly goes by the release that it becomes.
    const version = release.replace(/-.*$/, '');
    return {
        type: 'library',
        'bom-ref': `pkg:generic/rust-std@${release}`,
        supplier: { name: 'The Rust Project', url: ['https://www.rust-lang.org'] },
        name: 'rust-std',
        version: release,
        scope: 'required',
        licenses: [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }],
        cpe: `cpe:2.3:a:rust-lang:rust:${version}:*:*:*:*:*:*:*`,
        purl: `pkg:generic/rust-std@${release}`,
    };
}
function metadataOf(request, root) {
    return {
        timestamp: (0,unix_time/* rfc3339 */.a)(request.commitTime),
        lifecycles: [{ phase: 'build' }],
        tools: {
            components: [
                { type: 'application', name: tool/* TOOL_NAME */.lH, version: tool/* TOOL_VERSION */.wr },
                { type: 'application', name: 'rustc', version: request.rustcRelease },
            ],
        },
        authors: [{ name: request.owner }],
        component: root,
        supplier: { name: request.owner, url: [request.ownerUrl] },
        licenses: [{ license: { id: 'CC0-1.0' } }],
        properties: [{ name: 'cdx:rustc:sbom:target:triple', value: request.target }],
    };
}
function dependenciesOf(nodes, root, standard, checkout) {
    const listed = nodes.map(node => {
        const ref = packageRef(node.package, checkout);
        const refs = node.dependencies.map(item => packageRef(item, checkout));
        const own = ref === root['bom-ref'] ? [...refs, standard['bom-ref']] : refs;
        return { ref, dependsOn: [...new Set(own)].sort(order) };
    });
    return [...listed, { ref: standard['bom-ref'], dependsOn: [] }].sort((a, b) => order(a.ref, b.ref));
}
function finish(parts) {
    const refs = parts.dependencies.map(({ ref }) => ref);
    const isStandard = (ref) => ref.startsWith('pkg:generic/rust-std@');
    const document = {
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: '',
        version: 1,
        ...parts,
        compositions: [
            // The standard library has dependencies of its own, which no stable tool lists.
            { aggregate: 'incomplete', dependencies: refs.filter(isStandard) },
            // Native code that build scripts link in is not known to cargo tree.
            { aggregate: 'unknown', dependencies: refs.filter(ref => !isStandard(ref)) },
        ],
    };
    return { ...document, serialNumber: serialNumber(JSON.stringify(document)) };
}

// EXTERNAL MODULE: ./src/report/stage-summary.ts
var stage_summary = __webpack_require__(14265);
// EXTERNAL MODULE: ./src/commands/plan.ts + 5 modules
var commands_plan = __webpack_require__(50176);
// EXTERNAL MODULE: ./src/plan/fields.ts
var plan_fields = __webpack_require__(20934);
;// CONCATENATED MODULE: ./src/plan/cargo-messages.ts
/** The messages of a build: https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages */


/** Standard output of cargo → the units built; CARGO_OUTPUT_INVALID for anything that is no message. */
function parseCargoMessages(text) {
    const problems = [];
    const units = text.split(/\r?\n/).flatMap((line, at) => {
        if (line.trim() === '')
            return [];
        const value = (0,plan_fields/* parseJson */.qF)(line);
        if (!(0,plan_fields/* isRecord */.u4)(value)) {
            problems.push(`line ${at + 1}: no JSON message`);
            return [];
        }
        return value['reason'] === 'compiler-artifact' ? [readUnit(value, at + 1, problems)] : [];
    });
    if (problems.length === 0)
        return units;
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
        executable: fields.optionalText('executable'),
        fresh: fields.flag('fresh'),
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
    const { host, release } = (0,plan_platform/* parseRustcVersion */.Zs)(await cargo.rustcVersion());
    const fileGiven = inputs.subjectPath !== undefined;
    const platform = (0,staging/* choosePlatform */.xV)(plan, { ...inputs, host, fileGiven });
    const artifacts = (0,staging/* artifactsOf */.Ns)(plan, platform, fileGiven);
    const manifestPath = (0,external_node_path_.resolve)(context.workspace, inputs.manifestPath);
    const metadata = (0,cargo_metadata/* parseCargoMetadata */.z)(await cargo.metadata({ manifestPath, dependencies: true }));
    const packages = inputs.packages ?? packagesOutsideDefault(plan, metadata);
    const common = { platform, packages, metadata, rustcRelease: release };
    if (inputs.subjectPath !== undefined) {
        const path = (0,external_node_path_.resolve)(context.workspace, inputs.subjectPath);
        return {
            ...common,
            units: undefined,
            binaries: artifacts.map(artifact => ({ artifact, path })),
        };
    }
    const units = inputs.cargoMessages === undefined
        ? await askCargo({ inputs, artifacts, packages, metadata, platform, manifestPath }, ports)
        : await readMessages((0,external_node_path_.resolve)(context.workspace, inputs.cargoMessages), ports);
    const binaries = artifacts.map(artifact => ({
        artifact,
        path: executableOf(units, packageNamed(metadata, artifact.package).id, artifact.bin),
    }));
    return { ...common, units, binaries };
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
async function readMessages(path, { files }) {
    return parseCargoMessages(await files.readText(path, MESSAGES_MAX_BYTES));
}
/**
 * The same build once more: it must find everything done. Even then cargo puts its own file back where an earlier
 * step has stripped or signed it, so that the likely places are looked at before and after.
 */
async function askCargo(question, ports) {
    const { inputs, artifacts, packages, manifestPath } = question;
    const before = await filesBefore(question, ports);
    const messages = await ports.cargo.build({
        manifestPath,
        target: inputs.target,
        packages,
        bins: artifacts.map(artifact => artifact.bin),
        profile: inputs.profile ?? 'release',
        features: inputs.features,
        allFeatures: inputs.allFeatures,
        noDefaultFeatures: inputs.noDefaultFeatures,
    });
    const units = parseCargoMessages(messages);
    checkFresh(units);
    for (const { path, sha256 } of before) {
        if ((await ports.files.measure(path)).sha256 === sha256)
            continue;
        throw new release_error/* ReleaseError */.K2('BUILD_NOT_FRESH', {
            message: `${path} was changed after cargo had built it, and cargo has put its own file back`,
            remedy: 'Let the step that strips or signs write its result elsewhere, and name that file:\n\nwith:\n  subject-path: dist/my-program',
        });
    }
    return units;
}
async function filesBefore({ artifacts, inputs, metadata, platform }, { files }) {
    const folder = (0,staging/* profileFolder */.ap)(inputs.profile ?? 'release');
    const places = [metadata.targetDirectory, (0,external_node_path_.join)(metadata.targetDirectory, platform.target)];
    const paths = artifacts.flatMap(({ bin, target }) => places.map(place => (0,external_node_path_.join)(place, folder, `${bin}${(0,plan_platform/* executableSuffix */.Yx)(target)}`)));
    const measured = await Promise.allSettled(paths.map(async (path) => files.measure(path)));
    return measured.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
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
        if (!(0,plan_fields/* isRecord */.u4)(item))
            continue;
        const checksum = (0,digest/* parseSha256 */.tz)(item['checksum']);
        if (checksum !== undefined) {
            found.set(key(String(item['name']), String(item['version']), String(item['source'])), checksum);
        }
    }
    for (const [entry, value] of Object.entries((0,plan_fields/* isRecord */.u4)(lock['metadata']) ? lock['metadata'] : {})) {
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

;// CONCATENATED MODULE: ./src/commands/stage/sbom-maker.ts
/** Gathers what the SBOMs of one build have in common, once for all its binaries. */





const LOCK_MAX_BYTES = 16 * 1024 * 1024;
/** Asks cargo for the tree of exactly this build, reads the lock file and the commit. */
async function sbomMaker(inputs, build, ports) {
    const { context, cargo, git, files } = ports;
    const { metadata, units, rustcRelease } = build;
    const { target } = build.platform;
    const tree = parseCargoTree(await cargo.tree({
        manifestPath: (0,external_node_path_.resolve)(context.workspace, inputs.manifestPath),
        target,
        packages: build.packages,
        features: inputs.features,
        allFeatures: inputs.allFeatures,
        noDefaultFeatures: inputs.noDefaultFeatures,
    }));
    const lock = await files.readText((0,external_node_path_.join)(metadata.workspaceRoot, 'Cargo.lock'), LOCK_MAX_BYTES);
    const common = {
        target,
        tree,
        metadata,
        units,
        rustcRelease,
        checksums: parseCargoLock(lock),
        checkout: await describeCheckout(build, ports),
        owner: context.owner,
        ownerUrl: `${context.serverUrl}/${context.owner}`,
        commitTime: await git.commitTime(),
    };
    return (artifact, sha256) => makeSbom({
        ...common,
        bin: artifact.bin,
        package: packageNamed(metadata, artifact.package),
        sha256,
    });
}
async function describeCheckout({ metadata }, { context, git }) {
    const prefix = await git.prefix(metadata.workspaceRoot);
    return {
        url: `${context.serverUrl}/${context.repository}`,
        commit: context.sha,
        folderOf: ({ manifestPath }) => {
            const below = (0,external_node_path_.relative)(metadata.workspaceRoot, (0,external_node_path_.join)(manifestPath, '..')).replaceAll(external_node_path_.sep, '/');
            const folder = external_node_path_.posix.normalize(`${prefix}${below}`).replace(/\/$/, '');
            if (/^\.\.(?:\/|$)/.test(folder) || external_node_path_.posix.isAbsolute(folder))
                return undefined;
            return folder === '.' ? '' : folder;
        },
    };
}

;// CONCATENATED MODULE: ./src/commands/stage.ts
/** `stage`: the built files under their planned names, with SBOM, digest and record. Signs nothing. */










/** Each asset of a release holds less than 2 GiB. */
const MOST_BYTES = 2 * 1024 ** 3 - 1;
/** The command: stages every planned file of this platform and uploads one workflow artifact for each. */
async function runStage(inputs, ports) {
    const plan = await (0,commands_plan/* resolvePlan */.yY)(inputs, ports);
    const staged = await stageArtifacts(inputs, plan, ports);
    if (inputs.uploadArtifact)
        await uploadStaged(staged, ports);
    return {
        outputs: stageOutputs(staged),
        summary: (0,stage_summary/* stageSummary */.J)(staged.map(({ record }) => record), inputs.uploadArtifact ? 'uploaded' : 'kept'),
    };
}
/** Puts every planned file of the platform into a folder of its own, with SBOM and record. */
async function stageArtifacts(inputs, plan, ports) {
    const { context, git, log } = ports;
    (0,checkout/* checkHead */.Xj)(await git.headCommit(), context.sha);
    (0,checkout/* checkManifestsClean */.oh)(await git.changedPaths());
    const build = await findBuild(inputs, plan, ports);
    const withSbom = build.binaries.some(({ artifact }) => artifact.sbom !== null);
    const makeSbomText = withSbom ? await sbomMaker(inputs, build, ports) : undefined;
    const staged = [];
    for (const { artifact, path } of build.binaries) {
        const item = await stageOne(artifact, path, { plan, build, makeSbomText }, ports);
        log.info(`staged ${artifact.name}: ${item.record.file.size} bytes, sha256:${item.record.file.sha256}`);
        staged.push(item);
    }
    return staged;
}
async function stageOne(artifact, source, staging, { context, files }) {
    await checkBinary(artifact, source, files);
    const before = await files.measure(source);
    const folder = await files.keptFolder('stage');
    const filePath = (0,external_node_path_.join)(folder, artifact.name);
    await files.copy(source, filePath);
    const file = await files.measure(filePath);
    checkSameBytes(before, file);
    let sbom;
    if (artifact.sbom !== null && staging.makeSbomText !== undefined) {
        const sbomPath = (0,external_node_path_.join)(folder, artifact.sbom);
        await files.writeText(sbomPath, formatSbom(staging.makeSbomText(artifact, file.sha256)));
        sbom = await files.measure(sbomPath);
    }
    const record = makeRecord(artifact, { file, sbom }, staging, context);
    const recordPath = (0,external_node_path_.join)(folder, stage_record/* STAGE_FILE */.iu);
    await files.writeText(recordPath, (0,stage_record/* formatStageRecord */.bV)(record));
    return { artifact, record, folder, filePath, sbomPath: sbom?.path, recordPath };
}
async function checkBinary({ name, bin, target }, path, files) {
    const { size } = await measureBinary(bin, path, files);
    if (size === 0)
        throw new release_error/* ReleaseError */.K2('BINARY_EMPTY', { message: `${path} is empty` });
    if (size > MOST_BYTES) {
        throw new release_error/* ReleaseError */.K2('FILE_TOO_LARGE', {
            message: `${path} is too large for a release`,
            expected: `at most ${MOST_BYTES} bytes`,
            actual: `${size} bytes`,
        });
    }
    checkExecutable(name, await files.readHead(path, EXECUTABLE_HEAD_BYTES), target);
}
async function measureBinary(bin, path, files) {
    try {
        return await files.measure(path);
    }
    catch (cause) {
        if (!(cause instanceof release_error/* ReleaseError */.K2) || cause.code !== 'FILE_UNREADABLE')
            throw cause;
        throw new release_error/* ReleaseError */.K2('BINARY_NOT_FOUND', {
            message: `the binary ${bin} is not at ${path}`,
            cause,
        });
    }
}
// The copy was made from a file that this job's other processes can write.
function checkSameBytes(before, copy) {
    if (before.sha256 === copy.sha256)
        return;
    throw new release_error/* ReleaseError */.K2('DIGEST_MISMATCH', {
        message: `${before.path} changed while it was staged`,
        expected: `sha256 ${before.sha256}`,
        actual: `sha256 ${copy.sha256}`,
    });
}
function makeRecord(artifact, measured, { plan }, context) {
    return {
        schema: stage_record/* STAGE_SCHEMA */.J4,
        file: stagedFile(measured.file),
        sbom: measured.sbom === undefined ? null : stagedFile(measured.sbom),
        bin: artifact.bin,
        package: artifact.package,
        version: plan.version,
        platform: artifact.platform,
        target: artifact.target,
        repository: context.repository,
        commit: context.sha,
        ref: context.ref,
        runId: context.runId,
        runAttempt: context.runAttempt,
    };
}
function stagedFile({ name, sha256, size }) {
    return { name, sha256, size };
}
/** One workflow artifact for each file, under a name that bears the attempt. */
async function uploadStaged(staged, { context, artifacts, log, }) {
    for (const { artifact, filePath, sbomPath, recordPath, folder } of staged) {
        const name = (0,stage_record/* stagedArtifactName */.QC)(artifact.name, context.runAttempt);
        const paths = [filePath, sbomPath, recordPath].filter(path => path !== undefined);
        await artifacts.upload(name, paths, folder);
        log.info(`uploaded the workflow artifact ${name}`);
    }
}
/** The outputs of `stage`. */
function stageOutputs(staged) {
    const all = (text) => staged.map(text).join(',');
    return {
        'subject-name': all(({ record }) => record.file.name),
        'subject-digest': all(({ record }) => `sha256:${record.file.sha256}`),
        'artifact-path': all(({ filePath }) => filePath),
        'sbom-path': staged.flatMap(({ sbomPath }) => sbomPath ?? []).join(','),
    };
}


/***/ }),

/***/ 14265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ stageSummary)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54285);

const UPLOADED = 'Each is in a workflow artifact of its own, with its SBOM and stage.json.';
const NEXT = {
    uploaded: `${UPLOADED} Nothing is signed yet: \`attest\` does that, in a job that runs no project code.`,
    kept: 'Nothing was uploaded (`upload-artifact: false`), and nothing is signed yet.',
    'same step': UPLOADED,
};
/** What was staged, with digests, and what comes next. */
function stageSummary(records, next) {
    const rows = records.map(({ file, sbom, platform, target }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.name),
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(platform)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(target)})`,
        String(file.size),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`sha256:${file.sha256}`),
        sbom === null ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sbom.name),
    ]);
    return [
        '## Staged files',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['File', 'Platform', 'Bytes', 'Digest', 'SBOM'], rows),
        NEXT[next],
    ].join('\n\n');
}


/***/ })

};
