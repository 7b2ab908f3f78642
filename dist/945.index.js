export const id = 945;
export const ids = [945];
export const modules = {

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

/***/ 57389:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageStep: () => (/* binding */ stageStep)
/* harmony export */ });
/* harmony import */ var _commands_stage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17457);
/* harmony import */ var _io_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60684);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7067);



/** `stage` over the real world. The job has built the project, so the repository's cargo configuration counts. */
async function stageStep(inputs, environment) {
    const { context, log } = environment;
    return (0,_commands_stage_js__WEBPACK_IMPORTED_MODULE_0__/* .runStage */ .Si)(inputs, {
        context,
        log,
        resolveTag: (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .githubWorld */ .WF)(environment).refs.resolveTag,
        artifacts: (0,_io_artifact_store_js__WEBPACK_IMPORTED_MODULE_1__/* .createWorkflowArtifacts */ .L)(),
        ...(0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .localWorld */ .W_)(environment, 'allowed'),
    });
}


/***/ })

};
