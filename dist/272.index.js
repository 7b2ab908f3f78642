export const id = 272;
export const ids = [272];
export const modules = {

/***/ 44272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planStep: () => (/* binding */ planStep)
/* harmony export */ });
/* harmony import */ var _commands_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13971);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);


/** `plan` over the real world. */
async function planStep(inputs, environment) {
    const { context, log } = environment;
    const { resolveTag } = (0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .githubWorld */ .WF)(environment).refs;
    return (0,_commands_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .runPlan */ .Fo)(inputs, { context, log, resolveTag, ...(0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .localWorld */ .W_)(environment, 'refused') });
}


/***/ })

};
