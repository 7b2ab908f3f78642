import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const root = dirname(dirname(import.meta.dirname))
const dist = join(root, 'dist')

/** The bundler marks each module that it merges into a chunk with the path it comes from. */
const MERGED = /^;\/\/ (?:CONCATENATED MODULE: )?\.\/node_modules\/((?:.*\/node_modules\/)?(?:@[^/\n]+\/)?[^/\n]+)\//gm

const mergedPackages = (): string[] => {
  const chunks = readdirSync(dist).filter(file => file.endsWith('.js'))
  const texts = chunks.map(file => readFileSync(join(dist, file), 'utf8'))
  const folders = texts.flatMap(text => [...text.matchAll(MERGED)].map(match => match[1] ?? ''))
  return [...new Set(folders)].sort()
}

const idOf = (folder: string): string => {
  const path = join(root, 'node_modules', folder, 'package.json')
  const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  return `${name ?? ''}@${version ?? ''}`
}

describe('dist/licenses.txt', () => {
  const licensed = new Set(
    [...readFileSync(join(dist, 'licenses.txt'), 'utf8').matchAll(/^-{80}\n(.+)$/gm)].map(match => match[1]),
  )

  it('covers every package that is merged into a chunk', () => {
    const bundled = mergedPackages()
    expect(bundled).toContain('@actions/core')
    expect(bundled.map(idOf).filter(id => !licensed.has(id))).toEqual([])
  })

  it('covers the packages that are bundled as they are, and the loader', () => {
    const names = new Set([...licensed].map(id => id?.replace(/@[^@]+$/, '')))
    for (const name of ['@sigstore/verify', '@sigstore/protobuf-specs', 'undici', '@vercel/ncc']) {
      expect(names).toContain(name)
    }
  })
})
