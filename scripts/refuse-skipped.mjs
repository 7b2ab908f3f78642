/** A jest reporter: a test that is switched off is not a test that passed, and a run without tests proves nothing. */
export default class RefuseSkipped {
  #partial
  #refusal

  constructor({ testNamePattern }) {
    // `-t` leaves tests out on purpose; only a developer at a keyboard uses it.
    this.#partial = Boolean(testNamePattern)
  }

  onRunComplete(_contexts, { numPendingTests, numTodoTests, numPendingTestSuites, numTotalTests }) {
    if (this.#partial) return
    const skipped = numPendingTests + numTodoTests + numPendingTestSuites
    if (skipped > 0) this.#refusal = new Error(`${skipped} tests or suites are skipped or to do`)
    else if (numTotalTests === 0) this.#refusal = new Error('no test ran')
  }

  getLastError() {
    return this.#refusal
  }
}
