/** The maintainer's own SBOM, taken from the checkout. */
import { join } from 'node:path'
import { MAX_PREDICATE_BYTES } from '../../attest/store-limits.ts'
import { sbomFormat } from '../../plan/artifact-name.ts'
import { sbomText } from '../../release/sbom-file.ts'
import type { RunContext } from '../../run/run-context.ts'
import { parseSbomDocument } from '../../sbom/own-document.ts'
import type { Files } from '../ports.ts'

/** The text that is released: the same document, written as a signed predicate is written. */
export async function ownSbom(
  path: string,
  { context, files }: { readonly context: RunContext; readonly files: Files },
): Promise<string> {
  const text = await files.readText(join(context.workspace, path), MAX_PREDICATE_BYTES)
  return sbomText(parseSbomDocument(text, sbomFormat(path), path).predicate)
}
