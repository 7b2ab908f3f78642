/**
 * Expressions for the signer's name. Ours are anchored at both ends, and refused where they would let anybody in or
 * could run for ever: a signer chooses the names of his branches, so the text that is matched is an attacker's.
 */

const MAX_LENGTH = 256
const MAX_UNBOUNDED = 3
const MAX_CHOICES = 12

// Names that no sensible expression accepts.
const ANYBODY = [
  '',
  'x',
  'https://example.com/',
  'https://github.com/zq0-nobody/zq0-nothing/.github/workflows/zq0.yml@refs/heads/zq0',
]

/** The expression, anchored; or what is wrong with it. */
export function signerExpression(text: string): RegExp | string {
  if (text.length > MAX_LENGTH) return `expected at most ${MAX_LENGTH} characters`
  const danger = dangerOf(text)
  if (danger !== undefined) return danger
  let expression: RegExp
  try {
    // Alone first, so that no unbalanced bracket can close the group around it.
    RegExp(text, 'u')
    expression = new RegExp(`^(?:${text})$`, 'u')
  } catch {
    return 'expected an expression of ECMAScript with the flag u'
  }
  if (ANYBODY.some(name => expression.test(name))) return 'it matches everybody'
  return expression
}

/** Without repeated groups, back-references and look-around the time is a small power of the length. */
function dangerOf(text: string): string | undefined {
  if (/\\[1-9k]/.test(text)) return 'back-references are not taken'
  const skeleton = text.replaceAll(/\\./gsu, 'x').replaceAll(/\[[^\]]*\]/gu, 'x')
  if (/\(\?(?!:)/.test(skeleton)) return 'of groups that begin with (? only (?:…) is taken'
  if (/\)[*+{]/.test(skeleton)) return 'a group may not be repeated'
  if (count(skeleton, /[*+{]/g) > MAX_UNBOUNDED)
    return `at most ${MAX_UNBOUNDED} of * + { are taken`
  if (count(skeleton, /[?|]/g) > MAX_CHOICES) return `at most ${MAX_CHOICES} of ? | are taken`
  return undefined
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}
