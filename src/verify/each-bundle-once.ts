/** Many files, one evidence file: each bundle's signature is checked once and not once for every file. */
import type { BundleVerifier, SignedStatement } from './bundle-verifier.ts'

type Answer = { readonly signed: SignedStatement } | { readonly refusal: unknown }

/**
 * The same verifier, which remembers its answers, refusals included. A bundle is known by its identity and not by its
 * content; whoever passes one must not change it afterwards. An answer is let go when memory is needed: then the bundle
 * is checked again, and the answer is the same.
 */
export function eachBundleOnce(verifier: BundleVerifier): BundleVerifier {
  const answers = new WeakMap<object, WeakRef<Answer>>()
  return {
    verify(bundle) {
      if (typeof bundle !== 'object' || bundle === null) return verifier.verify(bundle)
      const known = answers.get(bundle)?.deref() ?? ask(verifier, bundle)
      answers.set(bundle, new WeakRef(known))
      if ('signed' in known) return known.signed
      throw known.refusal
    },
  }
}

function ask(verifier: BundleVerifier, bundle: object): Answer {
  try {
    return { signed: verifier.verify(bundle) }
  } catch (refusal) {
    return { refusal }
  }
}
