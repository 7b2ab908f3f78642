/** Which first bytes are an executable for which target: every machine, and every header that falls short. */
import { describe, expect, it } from '@jest/globals'
import { checkExecutable, EXECUTABLE_HEAD_BYTES } from '../../../src/plan/executable-format.ts'
import { thrownBy } from '../../support/thrown.ts'

/** Code, sentence, and what was expected and found. */
const told = (work: () => unknown): readonly unknown[] => {
  const { code, message, expected, actual } = thrownBy(work)
  return [code, message, expected, actual]
}
const full = (code: string, text: string, expected: string, actual: string): readonly string[] => [
  code,
  `${text}: expected ${expected}, got ${actual}`,
  expected,
  actual,
]

describe('an executable', () => {
  const elf = (machine: number, size = 20): Buffer => {
    const head = Buffer.alloc(size)
    head.set([0x7f, 0x45, 0x4c, 0x46, 2, 1].slice(0, size))
    if (size >= 20) head.writeUInt16LE(machine, 18)
    return head
  }
  const mach = (magic: number, machine: number): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt32LE(magic)
    head.writeUInt32LE(machine, 4)
    return head
  }
  const pe = (machine: number, at = 64, size = at + 6): Buffer => {
    const head = Buffer.alloc(size)
    head.write('MZ')
    head.writeUInt32LE(at, 0x3c)
    if (at + 6 <= size) {
      head.write('PE', at)
      head.writeUInt16LE(machine, at + 4)
    }
    return head
  }

  it('is looked at in its first bytes', () => {
    expect(EXECUTABLE_HEAD_BYTES).toBe(4096)
  })

  it.each([
    ['x86_64-unknown-linux-gnu', elf(62)],
    ['aarch64-unknown-linux-musl', elf(183)],
    ['i586-unknown-linux-gnu', elf(3)],
    ['i686-unknown-linux-gnu', elf(3)],
    ['arm-unknown-linux-gnueabihf', elf(40)],
    ['armv7-unknown-linux-gnueabihf', elf(40)],
    ['loongarch64-unknown-linux-gnu', elf(258)],
    ['powerpc64-unknown-linux-gnu', elf(21)],
    ['powerpc64le-unknown-linux-gnu', elf(21)],
    ['riscv64gc-unknown-linux-gnu', elf(243)],
    ['s390x-unknown-linux-gnu', elf(22)],
    ['x86_64-apple-darwin', mach(0xfeedfacf, 0x1000007)],
    ['aarch64-apple-darwin', mach(0xfeedfacf, 0x100000c)],
    ['i686-apple-darwin', mach(0xfeedface, 7)],
    ['x86_64-pc-windows-msvc', pe(0x8664)],
    ['aarch64-pc-windows-msvc', pe(0xaa64, 65)],
    ['i586-pc-windows-msvc', pe(0x14c)],
    ['i686-pc-windows-gnu', pe(0x14c)],
    ['armv7-pc-windows-msvc', pe(0x1c4)],
    ['sparc-unknown-linux-gnu', elf(9999)],
    ['toString-unknown-linux-gnu', elf(9999)],
  ])('for %s is known by its machine', (target, head) => {
    checkExecutable('b', head, target)
    const swapped = head[0] === 0x7f ? pe(1) : elf(1)
    expect(
      thrownBy(() => {
        checkExecutable('b', swapped, target)
      }).code,
    ).toBe('WRONG_EXECUTABLE_FORMAT')
  })

  it.each([
    ['x86_64-unknown-linux-gnu', elf(183), 'ELF for machine 0x3e', 'ELF for machine 0xb7'],
    ['x86_64-apple-darwin', elf(62), 'Mach-O for machine 0x1000007', 'ELF for machine 0x3e'],
    [
      'x86_64-pc-windows-msvc',
      mach(0xfeedface, 7),
      'PE for machine 0x8664',
      'Mach-O for machine 0x7',
    ],
    ['sparc-unknown-linux-gnu', pe(1), 'ELF', 'PE for machine 0x1'],
    ['sparc-x-linux', elf(1, 19), 'ELF', 'no executable'],
    ['sparc-x-linux', Buffer.alloc(0), 'ELF', 'no executable'],
    ['sparc-x-linux', Buffer.alloc(64), 'ELF', 'no executable'],
    ['sparc-apple-darwin', mach(0xfeedfacf, 1).subarray(0, 7), 'Mach-O', 'no executable'],
    ['sparc-pc-windows-x', pe(1, 64, 69), 'PE', 'no executable'],
    ['sparc-pc-windows-x', pe(1, 1000, 64), 'PE', 'no executable'],
    ['sparc-pc-windows-x', pe(1, 58).subarray(0, 63), 'PE', 'no executable'],
    ['sparc-pc-windows-x', pe(1).fill(0, 64, 66), 'PE', 'no executable'],
    ['sparc-pc-windows-x', pe(1).fill(0, 0, 2), 'PE', 'no executable'],
  ])('for %s is not %#', (target, head, expected, actual) => {
    expect(
      told(() => {
        checkExecutable('b', head, target)
      }),
    ).toEqual(
      full('WRONG_EXECUTABLE_FORMAT', `b is not an executable for ${target}`, expected, actual),
    )
  })

  it('may be of the big-endian kind', () => {
    const head = elf(0)
    head[5] = 2
    head.writeUInt16BE(22, 18)
    checkExecutable('b', head, 's390x-unknown-linux-gnu')
    // A header that lies within what was read, to its last byte.
    checkExecutable('b', pe(1, 64, 70), 'sparc-pc-windows-x')
    checkExecutable('b', pe(1, 32, 64), 'sparc-pc-windows-x')
  })
})
