export const id = 700;
export const ids = [700];
export const modules = {

/***/ 42991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   Vk: () => (/* binding */ sameJson),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   b6: () => (/* binding */ textOf),
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
/** A JSON value as text: as `String` for what is no object, whose own `toString` must not be asked. */
function textOf(value) {
    if (value === undefined)
        return 'undefined';
    return typeof value === 'string' ? value : JSON.stringify(value);
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
const compareFile = async (file, contents, { entry: wanted, to }) => withFile(file.path, async (handle) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { size } = await handle.stat();
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for await (const piece of chunks(handle))
            hash.update(piece);
        // What is looked into must be what was measured, and not what has taken its place since.
        if (hash.digest('hex') !== file.sha256)
            return 'it changed after it was measured';
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


/***/ })

};
