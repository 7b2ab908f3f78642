/** docker's configuration, from where docker reads it: DOCKER_CONFIG, or `.docker` in the home of the user. */
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ReleaseError } from '../errors/release-error.ts'
import { NO_DOCKER_CONFIG, parseDockerConfig, type DockerConfig } from '../oci/docker-config.ts'

const MAX_BYTES = 1024 * 1024

/** Reads it when it is first asked for, and once; a file that is not there holds no credentials. */
export function createDockerConfig(
  environment: Readonly<Record<string, string | undefined>>,
): () => Promise<DockerConfig> {
  let config: Promise<DockerConfig> | undefined
  return async () => (config ??= read(environment))
}

async function read(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DockerConfig> {
  const given = environment['DOCKER_CONFIG'] ?? ''
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? homedir()
  const path = join(given === '' ? join(home, '.docker') : given, 'config.json')
  let text: string
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES) throw new Error(`${size} bytes, more than ${MAX_BYTES}`)
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return NO_DOCKER_CONFIG
    throw new ReleaseError('DOCKER_CONFIG_INVALID', {
      message: `docker's configuration ${path} cannot be read`,
      cause: error,
    })
  }
  return parseDockerConfig(text, path)
}
