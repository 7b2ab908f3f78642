/** File names on a release. GitHub renames what it does not like; such names are refused before anything is built. */
import { ReleaseError } from '../errors/release-error.ts'

const ALLOWED = /^[A-Za-z0-9._+@-]{1,255}$/

/**
 * The name that GitHub would give an uploaded asset. It follows what GitHub's own command line client expects of
 * the service: https://github.com/cli/cli/blob/trunk/pkg/cmd/release/upload/upload.go (sanitizeFileName)
 */
export function githubAssetName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{Mn}/gu, '')
  const prefixed = plain.startsWith('.') ? `default${plain}` : plain
  const dotted = prefixed.replaceAll(/[^a-z0-9\-_+@]+/gi, '.').replaceAll(/^\.|\.$/g, '')
  return dotted !== name && !dotted.includes('.') ? `default.${dotted}` : dotted
}

/** Why a file may not have this name on a release; undefined: it may. */
export function assetNameProblem(name: string): string | undefined {
  if (!ALLOWED.test(name)) return 'only A-Z a-z 0-9 . _ + @ - are allowed, 255 at most'
  const renamed = githubAssetName(name)
  return renamed === name ? undefined : `GitHub would rename it to ${JSON.stringify(renamed)}`
}

/** Names that two files share; case counts as equal, since some file systems and people do not tell it apart. */
export function collidingNames(names: readonly string[]): readonly string[] {
  const groups = Map.groupBy(names, name => name.toLowerCase())
  return [...groups.values()]
    .filter(group => group.length > 1)
    .map(group => [...new Set(group)].join(' and '))
}

/** ASSET_NAME_REFUSED or ASSET_NAME_COLLISION, naming every file concerned. */
export function checkAssetNames(names: readonly string[]): void {
  const refused = names.flatMap(name => {
    const problem = assetNameProblem(name)
    return problem === undefined ? [] : [`${JSON.stringify(name)}: ${problem}`]
  })
  if (refused.length > 0) {
    throw new ReleaseError('ASSET_NAME_REFUSED', {
      message: `files of the release have names that GitHub does not keep:\n${refused.join('\n')}`,
    })
  }
  const collisions = collidingNames(names)
  if (collisions.length > 0) {
    throw new ReleaseError('ASSET_NAME_COLLISION', {
      message: `several files of the release have one name:\n${collisions.join('\n')}`,
    })
  }
}
