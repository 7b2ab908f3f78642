/** A release of every kind of file: an archive with what is included, a package with its SBOM, a file of another tool. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Staged } from './pipeline.ts'
import { build } from './project.ts'
import { BUILDER, scenario, type Scenario } from './runner.ts'

const PACKAGE_SBOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:12345678-1234-4678-9234-123456789abc',
  metadata: { component: { type: 'application', name: 'widget.deb' } },
})

/** What earlier steps of the build job leave behind. */
const PRODUCTS: Readonly<Record<string, string>> = {
  'target/man/widget.1': '.TH WIDGET 1\n',
  'target/packages/widget.deb': 'a package',
  'target/packages/widget.deb.cdx.json': PACKAGE_SBOM,
  'target/distrib/installer.sh': '#!/bin/sh\n',
}

/** Inputs of `plan` and `all`. */
export const EVERY_KIND = {
  archive: 'auto',
  include: 'LICENSE*, target/man/*=man/',
  'extra-assets': 'target/packages/widget.deb, target/packages/widget.deb.cdx.json',
  prebuilt: 'target/distrib/installer.sh=widget-installer.sh',
} as const

/** A scenario whose project has what the archive includes. */
export async function scenarioOfEveryKind(): Promise<Scenario> {
  return scenario({ files: () => ({ LICENSE: 'MIT\n' }) })
}

/** Writes what is no part of the commit. */
export async function produce(workspace: string): Promise<void> {
  for (const [path, text] of Object.entries(PRODUCTS)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true })
    await writeFile(join(workspace, path), text)
  }
}

/** The platform of this machine, as a platform of one's own. */
export function ownPlatform({ host }: Scenario): string {
  return `${host.name}=${host.target}@${host.runner}`
}

/** Jobs 1 and 2: plan; build, make the rest, and stage in two steps. */
export async function planAndStageEveryKind(
  world: Scenario,
): Promise<Staged & { readonly workspace: string }> {
  const platforms = ownPlatform(world)
  const planned = await world.step(BUILDER, { command: 'plan', platforms, ...EVERY_KIND })
  const plan = planned.outputs['plan'] ?? ''
  const workspace = await world.checkout()
  await build(workspace)
  await produce(workspace)
  const binaries = await world.step(BUILDER, { command: 'stage', plan }, { workspace })
  const { 'extra-assets': extraAssets, prebuilt } = EVERY_KIND
  const extras = await world.step(
    BUILDER,
    { command: 'stage', plan, 'extra-assets': extraAssets, prebuilt },
    { workspace },
  )
  const results = [planned, binaries, extras]
  const failed = results.find(({ status }) => status !== 0)
  if (failed !== undefined) throw new Error(`a build job failed:\n${failed.stdout}`)
  const digests = [binaries, extras].map(({ outputs }) => {
    const names = outputs['subject-name']?.split(',') ?? []
    return (outputs['subject-digest']?.split(',') ?? [])
      .map((digest, at) => `${digest}  ${names[at] ?? ''}`)
      .join('\n')
  })
  return { plan, digests: digests.join('\n'), results, workspace }
}
