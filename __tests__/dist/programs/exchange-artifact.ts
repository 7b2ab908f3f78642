/**
 * What a hostile job of the same run can do: it downloads a staged workflow artifact, changes a file in it and uploads
 * it under the same name. EXCHANGE names the file by its ending, EXCHANGE_OF the workflow artifact by a part of its
 * name; with CORRECT_RECORD the record is made to agree.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'

const { EXCHANGE = '', EXCHANGE_OF = '', CORRECT_RECORD, RUNNER_TEMP = '' } = process.env
const client = new DefaultArtifactClient()
const { artifacts } = await client.listArtifacts()
const staged = artifacts.find(
  ({ name }) => name.startsWith('attested-release--') && name.includes(EXCHANGE_OF),
)
if (staged === undefined) throw new Error('nothing is staged')

const folder = await mkdtemp(join(RUNNER_TEMP, 'exchange-'))
await client.downloadArtifact(staged.id, { path: folder })
const names = await readdir(folder)
const target = names.find(name =>
  EXCHANGE === 'binary' ? !name.endsWith('.json') : name.endsWith(EXCHANGE),
)
if (target === undefined) throw new Error(`no ${EXCHANGE} among ${names.join(', ')}`)
const before = await readFile(join(folder, target))
// The length stays: a size alone must not be what tells.
const after = Buffer.from(before)
const last = after.length - 2
after[last] = (after[last] ?? 0) ^ 1
await writeFile(join(folder, target), target.endsWith('.json') ? changedSbom(before) : after)
// An attack that changes nothing would pass for one that was not noticed, or the reverse.
if (before.equals(await readFile(join(folder, target)))) throw new Error(`${target} is as it was`)
if (CORRECT_RECORD !== undefined) {
  const path = join(folder, 'stage.json')
  const now = await readFile(join(folder, target))
  const record = await readFile(path, 'utf8')
  await writeFile(path, record.replaceAll(sha256(before), sha256(now)))
}
await client.deleteArtifact(staged.name)
await client.uploadArtifact(
  staged.name,
  names.map(name => join(folder, name)),
  folder,
)

/** Still the same document to the eye, and of the same length. */
function changedSbom(bytes: Buffer): string {
  return bytes.toString().replace(/"widget(?=["./])/, '"wedgit')
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
