/** What a registry asks for when it answers 401. RFC 9110, section 11; https://distribution.github.io/distribution/spec/auth/token/ */

/** One way to prove who asks. */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  readonly scheme: string
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>
}

const MAX_HEADER = 4096
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const SCHEME = new RegExp(`^[\\s,]*(${TOKEN})(?=[\\s,]|$)(?!\\s*=)`)
const PARAMETER = new RegExp(`^[\\s,]*(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))`)

/** `WWW-Authenticate` → challenges, in order; what cannot be read ends the list. A repeated parameter makes it unreadable. */
export function parseChallenges(header: string | null): readonly Challenge[] {
  let rest = (header ?? '').slice(0, MAX_HEADER)
  const challenges: Challenge[] = []
  for (let scheme = SCHEME.exec(rest); scheme !== null; scheme = SCHEME.exec(rest)) {
    rest = rest.slice(scheme[0].length)
    const parameters: Record<string, string> = {}
    for (let found = PARAMETER.exec(rest); found !== null; found = PARAMETER.exec(rest)) {
      const [whole, name = '', quoted, plain = ''] = found
      const key = name.toLowerCase()
      // Of two realms nobody would know which one is meant.
      if (Object.hasOwn(parameters, key)) return challenges
      parameters[key] = quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1')
      rest = rest.slice(whole.length)
    }
    challenges.push({ scheme: (scheme[1] ?? '').toLowerCase(), parameters })
  }
  return challenges
}

/** The challenge to be answered: a token is worth less to a thief than a password. */
export function chooseChallenge(challenges: readonly Challenge[]): Challenge | undefined {
  return (
    challenges.find(({ scheme, parameters }) => scheme === 'bearer' && 'realm' in parameters) ??
    challenges.find(({ scheme }) => scheme === 'basic')
  )
}
