/** The checkout these scripts work on, and how they read it. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the checkout. */
export const ROOT = dirname(import.meta.dirname)

/** Whether this module was started by `node file.ts` rather than imported. */
export const isMain = (meta: ImportMeta): boolean => fileURLToPath(meta.url) === process.argv[1]

/** Every file below a folder, as sorted paths relative to it with forward slashes. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
