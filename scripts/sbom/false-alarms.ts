/**
 * osv-scanner, offline, over SBOMs of one crate: advisories of our own against what is linked, and against what is not
 * (dev-only, build-only, other platforms, features that are off, crates of the repository that share a name).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { osvScanner } from './peers.ts'

/** A crate of the adversarial workspace and whether the Linux binary holds it as crates.io's. */
const ADVISORIES: Readonly<Record<string, string>> = {
  plain: 'linked',
  shared: 'linked',
  'zed-sys': 'linked',
  'opt-on': 'linked',
  'dev-help': 'dev-only',
  'build-help': 'build-only',
  'macro-help': 'of a proc-macro',
  'only-windows': 'other platform',
  'only-macos': 'other platform',
  'opt-off': 'feature off',
  'weak-opt': 'weak feature off',
  liba: 'of the repository, not of crates.io',
}

export interface Alarms {
  readonly found: number
  readonly linked: number
  readonly falseAlarms: readonly string[]
}

export const FALSE_KINDS = Object.values(ADVISORIES).filter(kind => kind !== 'linked').length

const advisory = (name: string): string =>
  JSON.stringify({
    schema_version: '1.6.0',
    id: `TEST-${name}`,
    modified: '2026-01-01T00:00:00Z',
    summary: `synthetic, against ${name}`,
    affected: [
      {
        package: { ecosystem: 'crates.io', name, purl: `pkg:cargo/${name}` },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
      },
    ],
  })

/** Stored, not compressed: enough for a scanner to read. */
const zip = (files: Readonly<Record<string, string>>): Buffer => {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), Buffer.from(text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, label, data])
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(offset, 12)
    central.push(Buffer.from('504b01021400', 'hex'), common, entry.subarray(2), label)
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  const count = Object.keys(files).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** What osv-scanner says of one SBOM. */
export const alarms = (sbom: string, folder: string): Alarms => {
  const database = (ecosystem: string, content: Readonly<Record<string, string>>): void => {
    mkdirSync(join(folder, 'osv-scalibr', ecosystem), { recursive: true })
    writeFileSync(join(folder, 'osv-scalibr', ecosystem, 'all.zip'), zip(content))
  }
  const files = Object.keys(ADVISORIES).map(name => [`TEST-${name}.json`, advisory(name)])
  database('crates.io', Object.fromEntries(files) as Record<string, string>)
  // Where the scanner looks purls of the type github up.
  database('GitHub Actions', {})
  const path = join(folder, 'bom.cdx.json')
  writeFileSync(path, sbom)
  const args = [
    'scan',
    'source',
    '--offline',
    '--local-db-path',
    folder,
    '--format',
    'json',
    '-L',
    path,
  ]
  const result = spawnSync(osvScanner(), args, {
    encoding: 'utf8',
    cwd: folder,
  })
  // 1: something was found, which is what is asked for.
  if (result.status !== 0 && result.status !== 1) {
    throw new Error(`osv-scanner: ${String(result.status)}\n${result.stderr}`)
  }
  const found = [...new Set(result.stdout.match(/"TEST-[a-z-]+"/g) ?? [])].map(id =>
    id.slice(6, -1),
  )
  return {
    found: found.length,
    linked: found.filter(name => ADVISORIES[name] === 'linked').length,
    falseAlarms: found.filter(name => ADVISORIES[name] !== 'linked').sort(),
  }
}

export const LINKED = Object.values(ADVISORIES).filter(kind => kind === 'linked').length
