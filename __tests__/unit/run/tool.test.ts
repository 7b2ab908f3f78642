import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { TOOL_NAME, TOOL_VERSION, USER_AGENT } from '../../../src/run/tool.ts'

describe('the tool', () => {
  it('is the package of this repository', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
    expect({ name: TOOL_NAME, version: TOOL_VERSION }).toEqual({
      name: manifest['name'],
      version: manifest['version'],
    })
    expect(USER_AGENT).toBe(`${TOOL_NAME}/${TOOL_VERSION}`)
  })
})
