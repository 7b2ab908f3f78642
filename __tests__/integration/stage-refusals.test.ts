/** Files that must not be staged. They are named by path, so that nothing is built here. */
import { copyFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseSha256 } from '../../src/attest/digest.ts'
import type { StageInputs } from '../../src/commands/command-inputs.ts'
import { makePlan } from '../../src/commands/plan.ts'
import { runStage, stageArtifacts } from '../../src/commands/stage.ts'
import { rejectionOf } from '../support/thrown.ts'
import { HOST, PLAN, STAGE, stagePorts } from './support/plan-stage-world.ts'
import { ONE_CRATE, rustWorkspace, write, type RustWorkspace } from './support/rust-workspace.ts'

describe('stage refuses', () => {
  const refusal = async (workspace: RustWorkspace, inputs: Partial<StageInputs>): Promise<string> =>
    (await rejectionOf(runStage({ ...STAGE, ...HOST, ...inputs }, stagePorts(workspace)))).code

  it('what is not the planned binary', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    const path = join(workspace.folder, 'subject')
    expect(await refusal(workspace, { subjectPath: path })).toBe('BINARY_NOT_FOUND')
    await writeFile(path, '')
    expect(await refusal(workspace, { subjectPath: path })).toBe('BINARY_EMPTY')
    await writeFile(path, '#!/bin/sh\n')
    expect(await refusal(workspace, { subjectPath: path })).toBe('WRONG_EXECUTABLE_FORMAT')
    await rm(path)
    await symlink('/bin/true', path)
    expect(await refusal(workspace, { subjectPath: path })).toBe('NOT_A_REGULAR_FILE')
    await write(workspace.folder, { 'messages.json': '{"reason":"build-finished"}\n' })
    const cargoMessages = join(workspace.folder, 'messages.json')
    expect(await refusal(workspace, { cargoMessages })).toBe('BINARY_NOT_FOUND')
  })

  it('bytes that change while they are copied, and files that are too large', async () => {
    await using workspace = await rustWorkspace(ONE_CRATE)
    await copyFile('/bin/true', join(workspace.folder, 'true'))
    const ports = stagePorts(workspace)
    const plan = await makePlan({ ...PLAN, ...HOST }, ports)
    const inputs = { ...STAGE, subjectPath: join(workspace.folder, 'true') }
    const changing = {
      ...ports.files,
      copy: async (from: string, to: string) => {
        await ports.files.copy(from, to)
        await writeFile(to, 'something else')
      },
    }
    const changed = await rejectionOf(stageArtifacts(inputs, plan, { ...ports, files: changing }))
    expect([changed.code, changed.class]).toEqual(['DIGEST_MISMATCH', 'security'])
    const huge = {
      ...ports.files,
      measure: async (path: string) => ({ ...(await ports.files.measure(path)), size: 2 ** 31 }),
    }
    const error = await rejectionOf(stageArtifacts(inputs, plan, { ...ports, files: huge }))
    expect(error.code).toBe('FILE_TOO_LARGE')
    expect(parseSha256(changed.expected?.replace('sha256 ', ''))).toBeDefined()
  })
})
