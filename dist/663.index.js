export const id = 663;
export const ids = [663];
export const modules = {

/***/ 33663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pinCheckStep: () => (/* binding */ pinCheckStep)
});

// EXTERNAL MODULE: ./src/errors/release-error.ts
var release_error = __webpack_require__(51753);
// EXTERNAL MODULE: ./src/pins/allow-list.ts
var allow_list = __webpack_require__(29530);
;// CONCATENATED MODULE: ./src/pins/reference.ts
/**
 * What a `uses:` names, and whether that can change behind its back.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */
// SHA-1, or SHA-256 in a repository of that format; never a shortened one, which a branch may bear as its name.
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const DIGEST = /@(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+)(?:\/[^@\s]+)?@(\S+)$/;
const HEX = /^[0-9a-f]{7,}$/i;
/** Reads the value of a `uses:`. What is not of a known form counts as moving. */
function readReference(text) {
    if (text.includes('${{'))
        return moving('an expression decides what runs');
    if (text.startsWith('docker://')) {
        return DIGEST.test(text)
            ? { kind: 'digest' }
            : moving('an image has to be named by its digest, @sha256:…');
    }
    if (text.startsWith('./')) {
        const path = localPath(text);
        return path === undefined ? moving('the path leaves the checkout') : { kind: 'local', path };
    }
    if (text.startsWith('$/')) {
        return localPath(text) === undefined
            ? moving('the path leaves the repository')
            : { kind: 'own' };
    }
    const [, repository, ref = ''] = REPOSITORY.exec(text) ?? [];
    if (repository === undefined)
        return moving('expected owner/repository@commit');
    if (COMMIT.test(ref))
        return { kind: 'commit', repository };
    const reason = HEX.test(ref)
        ? 'a shortened commit: all 40 (or 64) digits are needed'
        : 'a branch or a tag can be moved to other code';
    return { kind: 'moving', repository, reason };
}
function moving(reason) {
    return { kind: 'moving', repository: undefined, reason };
}
/** `./a/b` → `a/b`; undefined when it climbs out. */
function localPath(text) {
    const parts = text
        .slice(2)
        .split(/[\\/]/)
        .filter(part => part !== '' && part !== '.');
    return parts.includes('..') ? undefined : parts.join('/');
}
const VERSION = /(?:^|[\s@=:/-])v?[0-9]+(?:\.[0-9A-Za-z+-]+)*(?=[\s,;)]|$)/;
/**
 * Whether the rest of the line behind a `uses:` says which version the commit is, as `# v7.0.1`. People compare it, and
 * the tools that raise pins write it.
 */
function namesVersion(restOfLine) {
    const comment = /(?:^|\s)#(.*)$/.exec(restOfLine)?.[1];
    return comment !== undefined && VERSION.test(comment);
}

;// CONCATENATED MODULE: ./src/pins/pin-report.ts
/** What was found in all files together. */


/** Judges one file. */
function pinsOf(file, { uses }, allow) {
    return uses.map(use => {
        const reference = readReference(use.text);
        const entry = reference.kind === 'moving' ? (0,allow_list/* allowedBy */.Q)(allow, use.text, reference.repository) : undefined;
        const unpinned = reference.kind === 'moving' && entry === undefined;
        return {
            ...use,
            file,
            reference,
            verdict: unpinned ? 'unpinned' : entry === undefined ? 'pinned' : 'allowed',
            allowedBy: entry,
            versionMissing: reference.kind === 'commit' && !namesVersion(use.restOfLine),
        };
    });
}
/** `path:line: owner/repository@ref` */
function placeOf({ file, line, text }) {
    return `${file}:${line}: ${text}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/pins/yaml-view.ts
/**
 * A YAML document as GitHub reads it: aliases followed, merged mappings taken together, positions kept. Everything that
 * two readers could understand differently is a problem: repeated keys, several documents, unknown aliases.
 */

/** Mappings that merge mappings that merge …: deeper is nobody's workflow. */
const DEEPEST_MERGE = 16;
/** Pairs that are looked at in one file, each time that an alias brings them in again. */
const MOST_PAIRS = 20_000;
/** One document, and what is wrong with it. */
class YamlView {
    problems = [];
    #text;
    #lines = new dist/* LineCounter */.HN();
    #targets = new Map();
    #pairs = 0;
    root;
    constructor(text) {
        this.#text = text;
        this.root = this.#parse(text);
    }
    #parse(text) {
        const parsed = (0,dist/* parseAllDocuments */.hR)(text, { lineCounter: this.#lines, prettyErrors: false });
        const documents = 'empty' in parsed ? [] : parsed;
        for (const { errors, warnings } of documents) {
            for (const { pos, message } of [...errors, ...warnings]) {
                this.problems.push({ ...this.#at(pos[0]), message });
            }
        }
        const [root, second] = documents.map(({ contents }) => contents ?? undefined);
        if (documents.length > 1)
            this.problem(second, 'a second YAML document, which GitHub does not read');
        if (root === undefined) {
            this.problem(undefined, 'the file is empty');
            return undefined;
        }
        this.#followAliases(root);
        return root;
    }
    /** An alias means the last node before it that bears the anchor. */
    #followAliases(root) {
        const anchors = new Map();
        (0,dist/* visit */.YR)(root, {
            Alias: (_key, alias) => {
                const target = anchors.get(alias.source);
                if (target === undefined)
                    this.problem(alias, `no anchor &${alias.source} precedes this alias`);
                else
                    this.#targets.set(alias, target);
            },
            Value: (_key, node) => {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
            },
        });
    }
    problem(node, message) {
        this.problems.push({ ...this.position(node), message });
    }
    /** Where a node begins. */
    position(node) {
        return this.#at(offsetOf(node));
    }
    #at(offset) {
        const { line, col } = this.#lines.linePos(offset);
        // linePos gives 0 for what it cannot place.
        return { line: Math.max(line, 1), column: Math.max(col, 1) };
    }
    /** What stands on the line behind a scalar's value, comments included. */
    restOfLine(node) {
        const end = node.range?.[1];
        return this.#text.slice(end).split('\n', 1).join();
    }
    /** The node itself, or what its alias stands for. */
    resolve(node) {
        return (0,dist/* isAlias */.Vj)(node) ? this.#targets.get(node) : node;
    }
    /** The elements of a list; a problem, and none, for anything else. */
    list(node, what) {
        const list = this.resolve(node);
        if ((0,dist/* isSeq */.oP)(list))
            return list.items.map(item => item);
        this.problem(node, `${what} is not a list`);
        return [];
    }
    /**
     * The pairs of a mapping, with those that `<<` brings in; none, with a problem, for anything else. GitHub
     * refuses merge keys today: what they would bring is looked at all the same.
     */
    entries(node, what) {
        const map = this.resolve(node);
        if (!(0,dist/* isMap */.jh)(map)) {
            this.problem(node, `${what} is not a mapping`);
            return [];
        }
        return this.#entriesOf(map, DEEPEST_MERGE);
    }
    #entriesOf(node, depth) {
        const found = [];
        if (!(0,dist/* isMap */.jh)(node)) {
            this.problem(node, 'only a mapping can be merged');
            return found;
        }
        for (const pair of node.items) {
            this.#pairs += 1;
            if (depth === 0 || this.#pairs > MOST_PAIRS) {
                // Said once: what follows would be said of every mapping.
                if (depth === 0 || this.#pairs === MOST_PAIRS + 1) {
                    this.problem(node, 'too much is merged into this mapping');
                }
                return [];
            }
            const key = this.#keyOf(pair.key);
            const value = (pair.value ?? undefined);
            if (key === '<<')
                found.push(...this.#merged(value, depth - 1));
            else
                found.push({ key, value });
        }
        return found;
    }
    #merged(node, depth) {
        const value = this.resolve(node);
        const sources = (0,dist/* isSeq */.oP)(value) ? value.items.map(item => this.resolve(item)) : [value];
        return sources.flatMap(source => (source === undefined ? [] : this.#entriesOf(source, depth)));
    }
    #keyOf(key) {
        const scalar = this.resolve(key);
        if ((0,dist/* isScalar */.jn)(scalar))
            return String(scalar.value);
        this.problem(key, 'a key is not a plain value');
        return '';
    }
}
/** Characters before a node that was parsed; nodes that were not have no place. */
function offsetOf(node) {
    return node?.range?.[0] ?? 0;
}

;// CONCATENATED MODULE: ./src/pins/uses-of.ts
/** Every `uses:` of a workflow or of an action, with its place in the file. */


/** Reads a file. One that is neither workflow nor action has a problem, and no `uses:` that could be believed. */
function usesOf(text, kind) {
    const reader = new Reader(new YamlView(text));
    return reader.read(kind);
}
class Reader {
    #yaml;
    #found = new Map();
    constructor(yaml) {
        this.#yaml = yaml;
    }
    read(kind) {
        if (this.#yaml.root !== undefined)
            this.#file(this.#yaml.root, kind);
        const uses = [...this.#found.values()].sort((one, other) => one.offset - other.offset);
        return { uses, problems: this.#yaml.problems };
    }
    #file(root, kind) {
        const entries = this.#yaml.entries(root, 'the file');
        const jobs = valuesOf(entries, 'jobs');
        const runs = valuesOf(entries, 'runs');
        for (const value of jobs)
            this.#jobs(value);
        for (const value of runs)
            this.#runs(value);
        const expected = { workflow: [jobs], action: [runs], either: [jobs, runs] }[kind];
        if (expected.every(values => values.length === 0)) {
            const names = { workflow: 'jobs', action: 'runs', either: 'jobs or runs' }[kind];
            this.#yaml.problem(root, `the file has no ${names}`);
        }
    }
    #jobs(node) {
        for (const { key, value } of this.#yaml.entries(node, 'jobs')) {
            const job = this.#yaml.entries(value, `jobs.${key}`);
            this.#uses(job);
            this.#steps(job, `jobs.${key}.steps`);
        }
    }
    #runs(node) {
        this.#steps(this.#yaml.entries(node, 'runs'), 'runs.steps');
    }
    #steps(parent, what) {
        for (const steps of valuesOf(parent, 'steps')) {
            for (const step of this.#yaml.list(steps, what)) {
                this.#uses(this.#yaml.entries(step, `a step of ${what}`));
            }
        }
    }
    #uses(entries) {
        for (const value of valuesOf(entries, 'uses')) {
            const scalar = this.#yaml.resolve(value);
            if (!(0,dist/* isScalar */.jn)(scalar) || typeof scalar.value !== 'string' || scalar.value.trim() === '') {
                this.#yaml.problem(scalar ?? value, 'uses is not a text');
                continue;
            }
            const offset = offsetOf(scalar);
            // By its place: a step that several aliases stand for is reported once.
            this.#found.set(offset, {
                ...this.#yaml.position(scalar),
                offset,
                text: scalar.value.trim(),
                restOfLine: this.#yaml.restOfLine(scalar),
            });
        }
    }
}
// A key in other letters is one that GitHub refuses; looked at all the same.
function valuesOf(entries, key) {
    return entries.filter(entry => entry.key.toLowerCase() === key).map(({ value }) => value);
}

// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/pin-summary.ts

/** What needs a look comes first; what is pinned is only counted. */
function pinSummary({ files, pins, problems, absent, idle }) {
    const of = (verdict) => pins.filter(pin => pin.verdict === verdict);
    const [unpinned, allowed] = [of('unpinned'), of('allowed')];
    const unnamed = pins.filter(pin => pin.versionMissing);
    const good = unpinned.length === 0 && problems.length === 0;
    const uses = `${pins.length} \`uses:\` in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
    return [
        `## ${good ? '✅' : '❌'} Pins`,
        good
            ? `${uses}: ${allowed.length === 0 ? 'all are pinned' : 'all are pinned or allowed'}.`
            : `${uses}: ${unpinned.length} not pinned${problems.length === 0 ? '' : `, and not all can be read`}.`,
        ...section('Cannot be read', problems.map(({ file, line, message }) => [(0,markdown/* code */.aY)(`${file}:${line}`), (0,markdown/* escapeMarkdown */.FV)(message)]), 'Why'),
        ...section('Not pinned', unpinned.map(withReason), 'Uses', 'Why'),
        ...section('Allowed to stay unpinned', allowed.map(pin => [...row(pin), (0,markdown/* escapeMarkdown */.FV)(pin.allowedBy ?? '')]), 'Uses', 'Allowed by'),
        ...section('Not in this checkout, so not read', absent.map(row), 'Uses'),
        ...section('Pinned, without a version behind it', unnamed.map(row), 'Uses'),
        ...(idle.length === 0
            ? []
            : [`Entries of \`allow\` that nothing needs: ${idle.map(entry => (0,markdown/* code */.aY)(entry)).join(', ')}.`]),
    ].join('\n\n');
}
function section(title, rows, ...columns) {
    return rows.length === 0 ? [] : [`**${title}**`, (0,markdown/* table */.tp)(['Where', ...columns], rows)];
}
function row({ file, line, text }) {
    return [(0,markdown/* code */.aY)(`${file}:${line}`), (0,markdown/* code */.aY)(text)];
}
function withReason(pin) {
    const { reference } = pin;
    return [...row(pin), (0,markdown/* escapeMarkdown */.FV)(reference.kind === 'moving' ? reference.reason : '')];
}

;// CONCATENATED MODULE: ./src/commands/pin-check.ts
/** `pin-check`: every `uses:` of workflows and composite actions names something that cannot change. Reads only. */




/** GitHub's own limit is lower; what is larger is nobody's workflow. */
const MOST_BYTES = 512 * 1024;
/** The command. Everything is reported before it fails: what is unpinned, and what cannot be read. */
async function runPinCheck(inputs, ports) {
    const report = await readAll(inputs, ports);
    annotateAll(report, ports);
    const unpinned = report.pins.filter(({ verdict }) => verdict === 'unpinned');
    const failure = failureOf(report, unpinned);
    return {
        outputs: { unpinned: unpinned.map(pin => placeOf(pin)).join(',') },
        summary: pinSummary(report),
        ...(failure === undefined ? {} : { failure }),
    };
}
async function readAll({ paths, allow }, { files }) {
    const queue = await selected(paths, files);
    const report = {
        files: [],
        pins: [],
        problems: [],
        absent: [],
    };
    const seen = new Set();
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { file, kind } = next;
        if (seen.has(file))
            continue;
        seen.add(file);
        report.files.push(file);
        const found = usesOf(await files.read(file, MOST_BYTES), kind);
        const pins = pinsOf(file, found, allow);
        report.pins.push(...pins);
        report.problems.push(...found.problems.map(problem => ({ ...problem, file })));
        // What a local action or workflow uses runs as well.
        for (const pin of pins) {
            if (pin.reference.kind !== 'local')
                continue;
            const called = await files.local(pin.reference.path, file);
            if (called === undefined)
                report.absent.push(pin);
            else
                queue.push(...called);
        }
    }
    const used = new Set(report.pins.map(pin => pin.allowedBy));
    return { ...report, idle: allow.filter(entry => !used.has(entry)) };
}
async function selected(paths, files) {
    const found = [];
    const empty = [];
    for (const path of paths) {
        const under = (await files.under(path)) ?? [];
        if (under.length === 0)
            empty.push(path);
        found.push(...under);
    }
    if (empty.length === 0)
        return found;
    throw new release_error/* ReleaseError */.K2('WORKFLOWS_NOT_FOUND', {
        message: `no workflow and no action is under ${empty.join(', ')}`,
        expected: 'files such as .github/workflows/NAME.yml or action.yml',
    });
}
function annotateAll(report, { annotate, log }) {
    const at = ({ file, line, column }, title) => {
        return { file, line, column, title };
    };
    for (const pin of report.pins) {
        const { reference, verdict, text, versionMissing } = pin;
        if (reference.kind === 'moving' && verdict === 'unpinned') {
            annotate('error', `${text} is not pinned: ${reference.reason}`, at(pin, 'USES_UNPINNED'));
        }
        else if (verdict === 'allowed') {
            annotate('notice', `${text} may stay unpinned, as \`allow\` says`, at(pin, 'Allowed'));
        }
        else if (versionMissing) {
            const message = `${text} is pinned, but nothing says which version that is: add a comment such as # v1.2.3`;
            annotate('warning', message, at(pin, 'No version'));
        }
    }
    for (const pin of report.absent) {
        const message = `${pin.text} is not in this checkout: what it uses is not known`;
        annotate('warning', message, at(pin, 'Not read'));
    }
    for (const { file, line, column, message } of report.problems) {
        annotate('error', message, { file, line, column, title: 'WORKFLOW_UNREADABLE' });
    }
    for (const entry of report.idle)
        log.warning(`allow: nothing unpinned needs ${entry}`);
    log.info(`${report.pins.length} uses: in ${report.files.length} files`);
}
function failureOf({ problems }, unpinned) {
    const places = unpinned.map(pin => `- ${placeOf(pin)}`);
    if (problems.length > 0) {
        const lines = problems.map(({ file, line, message }) => `- ${file}:${line}: ${message}`);
        const more = places.length === 0 ? '' : `\nand these uses: are not pinned:\n${places.join('\n')}`;
        return new release_error/* ReleaseError */.K2('WORKFLOW_UNREADABLE', {
            message: `what these files use cannot be told:\n${lines.join('\n')}${more}`,
        });
    }
    if (places.length === 0)
        return undefined;
    return new release_error/* ReleaseError */.K2('USES_UNPINNED', {
        message: `these uses: are not pinned:\n${places.join('\n')}`,
    });
}

// EXTERNAL MODULE: ./src/io/files.ts + 12 modules
var io_files = __webpack_require__(63700);
// EXTERNAL MODULE: ./src/io/workflow.ts
var workflow = __webpack_require__(35119);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/io/workflow-files.ts
/** The workflows and actions of a checkout. */



const MAX_ENTRIES = 100_000;
/** GitHub reads workflows from `workflows` alone; an organisation's templates become workflows as they are. */
const WORKFLOW_FOLDERS = ['workflows', 'workflow-templates'];
const YAML = /\.ya?ml$/i;
const ACTION = /^action\.ya?ml$/i;
/** Not the project's own: git's records, and what packages bring. */
const LEFT_OUT = ['.git', 'node_modules'];
/** Paths are those of the workspace where they lie in it. */
function createWorkflowFiles(workspace, readText) {
    const shown = (path) => {
        const inside = (0,external_node_path_.relative)(workspace, path);
        const outside = inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside);
        return (outside ? path : inside).split(external_node_path_.sep).join('/');
    };
    return {
        under: async (path) => {
            const start = (0,external_node_path_.resolve)(workspace, path);
            const kind = await kindOfEntry(start);
            if (kind === undefined)
                return undefined;
            if (kind === 'other')
                return [{ file: shown(start), kind: 'either' }];
            const files = (await allBelow(start)).filter(isWorkflowOrAction);
            return files.sort().map((file) => {
                return { file: shown(file), kind: ACTION.test((0,external_node_path_.basename)(file)) ? 'action' : 'workflow' };
            });
        },
        local: async (path, usedBy) => {
            const target = (0,external_node_path_.join)(rootOf((0,external_node_path_.resolve)(workspace, usedBy), workspace), path);
            if (YAML.test(path)) {
                return (await kindOfEntry(target)) === undefined
                    ? undefined
                    : [{ file: shown(target), kind: 'either' }];
            }
            return localAction(target, shown);
        },
        read: async (file, maxBytes) => readText((0,external_node_path_.resolve)(workspace, file), maxBytes),
    };
}
async function localAction(folder, shown) {
    for (const name of ['action.yml', 'action.yaml']) {
        const file = (0,external_node_path_.join)(folder, name);
        if ((await kindOfEntry(file)) !== undefined)
            return [{ file: shown(file), kind: 'action' }];
    }
    return (await kindOfEntry((0,external_node_path_.join)(folder, 'Dockerfile'))) === undefined ? undefined : [];
}
/** The checkout that a file belongs to: the folder above its last `.github`, else the workspace. */
function rootOf(file, workspace) {
    for (let folder = (0,external_node_path_.dirname)(file); folder !== (0,external_node_path_.dirname)(folder); folder = (0,external_node_path_.dirname)(folder)) {
        if ((0,external_node_path_.basename)(folder) === '.github')
            return (0,external_node_path_.dirname)(folder);
    }
    return workspace;
}
function isWorkflowOrAction(file) {
    const folder = (0,external_node_path_.basename)((0,external_node_path_.dirname)(file));
    return (ACTION.test((0,external_node_path_.basename)(file)) || (WORKFLOW_FOLDERS.includes(folder) && YAML.test((0,external_node_path_.basename)(file))));
}
/** Files and links; a link is refused when it is read. */
async function allBelow(folder) {
    const files = [];
    const folders = [folder];
    let count = 0;
    for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
        for (const entry of await (0,promises_.readdir)(next, { withFileTypes: true })) {
            count += 1;
            if (entry.isDirectory()) {
                if (!LEFT_OUT.includes(entry.name))
                    folders.push((0,external_node_path_.join)(next, entry.name));
            }
            else
                files.push((0,external_node_path_.join)(next, entry.name));
        }
        if (count > MAX_ENTRIES) {
            throw new release_error/* ReleaseError */.K2('INPUT_INVALID', {
                message: `${folder} holds more than ${MAX_ENTRIES} files: name the folders with workflows in path`,
            });
        }
    }
    return files;
}
async function kindOfEntry(path) {
    try {
        return (await (0,promises_.lstat)(path)).isDirectory() ? 'folder' : 'other';
    }
    catch (cause) {
        const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new release_error/* ReleaseError */.K2('FILE_UNREADABLE', { message: `${path} cannot be read`, cause });
    }
}

;// CONCATENATED MODULE: ./src/steps/pin-check.ts




/** `pin-check` over the checkout. Asks nobody. */
async function pinCheckStep(inputs, { context, log }) {
    const local = (0,io_files/* createFiles */.q)(context.temporary);
    const files = createWorkflowFiles(context.workspace, async (path, maxBytes) => local.readText(path, maxBytes));
    return runPinCheck(inputs, { files, annotate: workflow/* annotate */.fz, log });
}


/***/ })

};
