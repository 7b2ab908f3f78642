export const id = 838;
export const ids = [838];
export const modules = {

/***/ 29838:
/***/ ((module) => {

/**
 * The npm package `buffers` 0.1.1 states no licence, so its code must not be shipped. It is reached through
 * @actions/artifact → unzip-stream → binary, and unzip-stream only calls `binary.parse`, which never needs it.
 */
module.exports = function Buffers() {
  throw new Error('binary is used as a stream: that needs the package buffers, which is left out')
}


/***/ })

};
