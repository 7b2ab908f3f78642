/** Detached OpenPGP signatures lie beside their files, in ASCII armour. */

const ENDING = '.asc'

/** The signature's name. */
export function signatureName(file: string): string {
  return `${file}${ENDING}`
}

/** Whether it is the name of a signature. */
export function isSignatureName(file: string): boolean {
  return file.endsWith(ENDING)
}

/** Whether the plan wants signatures: then the checksums file has one, as every file before it. */
export function plansSignatures(plan: {
  readonly checksums: string
  readonly files: readonly string[]
}): boolean {
  return plan.files.includes(signatureName(plan.checksums))
}
