/** Whether a file is an executable for a target, by its first bytes. */
import { ReleaseError } from '../errors/release-error.ts'
import { UNIVERSAL_MACOS } from './platform.ts'

/** As many bytes as any of the headers needs; PE keeps the place of its header at 0x3c. */
export const EXECUTABLE_HEAD_BYTES = 4096

type Format = 'ELF' | 'Mach-O' | 'universal Mach-O' | 'PE'

interface Executable {
  readonly format: Format
  readonly machine: number
}

/**
 * Machine numbers by the first part of the target triple.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, mach/machine.h, and
 * https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types
 */
const MACHINES: Readonly<Record<string, Partial<Record<Format, number>>>> = {
  x86_64: { ELF: 62, 'Mach-O': 0x0100_0007, PE: 0x8664 },
  aarch64: { ELF: 183, 'Mach-O': 0x0100_000c, PE: 0xaa64 },
  i586: { ELF: 3, PE: 0x014c },
  i686: { ELF: 3, 'Mach-O': 7, PE: 0x014c },
  arm: { ELF: 40 },
  armv7: { ELF: 40, PE: 0x01c4 },
  loongarch64: { ELF: 258 },
  powerpc64: { ELF: 21 },
  powerpc64le: { ELF: 21 },
  riscv64gc: { ELF: 243 },
  s390x: { ELF: 22 },
}

/** WRONG_EXECUTABLE_FORMAT unless these first bytes of a file belong to an executable for the target. */
export function checkExecutable(name: string, head: Uint8Array, target: string): void {
  const format = formatOf(target)
  const [architecture = ''] = target.split('-')
  const machine = Object.hasOwn(MACHINES, architecture)
    ? MACHINES[architecture]?.[format]
    : undefined
  const found = identify(head)
  const wanted = machine ?? found?.machine
  if (found?.format === format && found.machine === wanted) return
  throw new ReleaseError('WRONG_EXECUTABLE_FORMAT', {
    message: `${name} is not an executable for ${target}`,
    expected: describe(format, machine),
    actual: found === undefined ? 'no executable' : describe(found.format, found.machine),
  })
}

function formatOf(target: string): Format {
  if (target.includes('-windows')) return 'PE'
  if (target === UNIVERSAL_MACOS) return 'universal Mach-O'
  return target.includes('-apple-') ? 'Mach-O' : 'ELF'
}

function describe(format: Format, machine: number | undefined): string {
  return machine === undefined ? format : `${format} for machine 0x${machine.toString(16)}`
}

function identify(head: Uint8Array): Executable | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return elf(view) ?? machO(view) ?? universalMachO(view) ?? portableExecutable(view)
}

function elf(view: DataView): Executable | undefined {
  if (view.byteLength < 20 || view.getUint32(0) !== 0x7f45_4c46) return undefined
  const littleEndian = view.getUint8(5) === 1
  return { format: 'ELF', machine: view.getUint16(18, littleEndian) }
}

/** The architectures of `lipo`'s output; both must be there. */
function universalMachO(view: DataView): Executable | undefined {
  if (view.byteLength < 48 || view.getUint32(0) !== 0xcafe_babe) return undefined
  const machines = [8, 28].map(at => view.getUint32(at)).sort((a, b) => a - b)
  const both = view.getUint32(4) === 2 && machines.join() === BOTH.join()
  return both ? { format: 'universal Mach-O', machine: 0 } : undefined
}

/** x86_64 and arm64 */
const BOTH = [0x0100_0007, 0x0100_000c]

function machO(view: DataView): Executable | undefined {
  if (view.byteLength < 8) return undefined
  const magic = view.getUint32(0, true)
  if (magic !== 0xfeed_facf && magic !== 0xfeed_face) return undefined
  return { format: 'Mach-O', machine: view.getUint32(4, true) }
}

function portableExecutable(view: DataView): Executable | undefined {
  if (view.byteLength < 64 || view.getUint16(0) !== 0x4d5a) return undefined
  const at = view.getUint32(0x3c, true)
  if (at + 6 > view.byteLength || view.getUint32(at) !== 0x5045_0000) return undefined
  return { format: 'PE', machine: view.getUint16(at + 4, true) }
}
