/** For verifications of files: a registry that is asked is a mistake. */
import type { ImageRegistry } from '../../../src/commands/image-ports.ts'

const asked = async (): Promise<never> => Promise.reject(new Error('a registry was asked'))

export const NO_REGISTRY: ImageRegistry = { manifest: asked, referrers: asked, blob: asked }
