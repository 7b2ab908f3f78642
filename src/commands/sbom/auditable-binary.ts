/** What a binary says of itself, against what its SBOM says. */
import { PolicyError } from '../../errors/release-error.ts'
import { embeddedCrates, type EmbeddedCrate } from '../../sbom/auditable.ts'
import type { Sbom } from '../../sbom/cyclonedx.ts'
import type { Log } from '../ports.ts'
import type { StageFiles } from '../stage-files.ts'

async function read(
  path: string,
  files: StageFiles,
): Promise<readonly EmbeddedCrate[] | undefined> {
  return embeddedCrates(async (position, bytes) => files.readAt(path, position, bytes))
}

/** SBOM_OMITS_CRATE unless every crate that the binary names is in its SBOM. */
function compare(
  name: string,
  embedded: readonly EmbeddedCrate[],
  { document }: Sbom,
  log: Log,
): void {
  const { component } = document.metadata
  const packageName = component.properties?.find(one => one.name === 'cargo:package')?.value
  const listed = new Set([
    `${packageName ?? component.name} ${component.version ?? ''}`,
    ...document.components.map(item => `${item.name} ${item.version ?? ''}`),
  ])
  const missing = embedded
    .map(crate => `${crate.name} ${crate.version}`)
    .filter(crate => !listed.has(crate))
  if (missing.length === 0) {
    log.info(`${name}: its SBOM has all ${embedded.length} crates that the binary itself names`)
    return
  }
  throw new PolicyError('SBOM_OMITS_CRATE', {
    message: `${name} says that it holds crates which its SBOM does not have`,
    expected: 'every crate of the list in the binary (cargo-auditable)',
    actual: missing.slice(0, 20).join(', '),
  })
}

export const checkAuditable = { read, compare }
