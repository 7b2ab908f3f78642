/** Child of the demo: exchanges a staged workflow artifact, as a hostile job of the same run could. */
import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { DefaultArtifactClient } from '@actions/artifact'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function adjustRecord(now: string, before: string): Promise<void> {
  const path = join(folder, 'stage.json')
  const record = await readFile(path, 'utf8')
  const sizes = new RegExp(`("size":\\s*)${Buffer.byteLength(before)}\\b`, 'g')
  const adjusted = record.replaceAll(sha256(before), sha256(now))
  await writeFile(path, adjusted.replaceAll(sizes, `$1${Buffer.byteLength(now)}`))
}

const [, , what = ''] = argv
const client = new DefaultArtifactClient()
const { artifacts } = await client.listArtifacts()
const staged = artifacts.find(one => one.name.startsWith('attested-release--'))
if (staged === undefined) throw new Error('nothing was staged')

const folder = await mkdtemp(join(env['RUNNER_TEMP'] ?? '.', 'tamper-'))
await client.downloadArtifact(staged.id, { path: folder })
const files = await readdir(folder)
const target = files.find(name =>
  what === 'sbom'
    ? name.endsWith('.cdx.json')
    : name !== 'stage.json' && !name.endsWith('.cdx.json'),
)
if (target === undefined) throw new Error(`there is no ${what} among ${files.join(', ')}`)
if (what === 'sbom') {
  // A component less: the kind of change that hides a vulnerable dependency.
  const original = await readFile(join(folder, target), 'utf8')
  const sbom = JSON.parse(original) as {
    components?: unknown[]
  }
  sbom.components?.pop()
  await writeFile(join(folder, target), JSON.stringify(sbom))
  // With a record that agrees, only what was signed can tell the difference.
  await adjustRecord(JSON.stringify(sbom), original)
} else {
  await appendFile(join(folder, target), 'something that cargo did not build')
}
await client.deleteArtifact(staged.name)
await client.uploadArtifact(
  staged.name,
  files.map(name => join(folder, name)),
  folder,
)
console.log(`exchanged ${target} in the workflow artifact ${staged.name}`)
