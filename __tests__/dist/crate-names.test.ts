import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { attestedNames, crateScenario } from './support/crates.ts'

const projectOf = (name: string, version: string): Readonly<Record<string, string>> => ({
  'Cargo.toml': `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\nlicense = "MIT"\ndescription = "A widget"\n`,
  'Cargo.lock': `version = 4\n\n[[package]]\nname = "${name}"\nversion = "${version}"\n`,
})

describe('crate finds every name where the registry keeps it', () => {
  it.each([
    ['a', '1.2.3', '/1/a', '/crates/a/a-1.2.3.crate'],
    ['io', '1.2.3', '/2/io', '/crates/io/io-1.2.3.crate'],
    ['Abc', '1.2.3', '/3/a/abc', '/crates/Abc/Abc-1.2.3.crate'],
    ['my_Widget-x', '1.2.3', '/my/_w/my_widget-x', '/crates/my_Widget-x/my_Widget-x-1.2.3.crate'],
    ['widget', '1.2.3-rc.1', '/wi/dg/widget', '/crates/widget/widget-1.2.3-rc.1.crate'],
    ['widget', '1.2.3+x11.7', '/wi/dg/widget', '/crates/widget/widget-1.2.3%2Bx11.7.crate'],
  ])('%s %s', async (name, version, index, file) => {
    await using world = await crateScenario({ files: () => projectOf(name, version) })
    world.repository.setTag(`v${version}`, world.project.commit)
    await world.publish()
    const result = await world.crate({}, { ref: `refs/tags/v${version}` })
    expect(result.status).toBe(0)
    expect(attestedNames(world.sandbox)).toEqual([`${name}-${version}.crate`])
    const paths = world.sandbox.log.entries.map(({ host, path }) => `${host}${path}`)
    expect(paths).toContain(`index.crates.io${index}`)
    expect(paths).toContain(`static.crates.io${file}`)
    expect(world.sandbox.log.refused()).toEqual([])
  })

  it('and takes a crate of more than 10 MB', async () => {
    await using world = await crateScenario({
      files: () => ({ 'data.txt': randomBytes(12 * 1024 * 1024).toString('base64') }),
    })
    world.sandbox.crates.maxCrateBytes = 64 * 1024 * 1024
    await world.publish()
    const { content } = world.sandbox.crates.version('widget', '1.2.3')
    expect(content.length).toBeGreaterThan(10 * 1024 * 1024)
    const result = await world.crate()
    expect(result.status).toBe(0)
    expect(result.outputs['state']).toBe('attested')
  })
})
