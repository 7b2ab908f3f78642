/** Who speaks: in user agents, SBOMs and drafts. A test compares the version with package.json. */

export const TOOL_NAME = 'attested-release'

export const TOOL_VERSION = '0.1.0'

/** crates.io and GitHub ask every client to identify itself. */
export const USER_AGENT = `${TOOL_NAME}/${TOOL_VERSION}`

/** For registries: who asks, and where that can be looked up. */
export const REGISTRY_USER_AGENT = `${USER_AGENT} (https://github.com/${TOOL_NAME}/${TOOL_NAME})`
