import { describe, expect, it } from '@jest/globals'
import { checkExecutable } from '../../../src/plan/executable-format.ts'
import { thrownBy } from '../../support/thrown.ts'

function elf(machine: number, bigEndian = false): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, bigEndian ? 2 : 1, 1])
  new DataView(bytes.buffer).setUint16(18, machine, !bigEndian)
  return bytes
}

function machO(machine: number, magic = 0xfeedfacf): Uint8Array {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, machine, true)
  return bytes
}

function pe(machine: number, at = 0x80): Uint8Array {
  const bytes = new Uint8Array(0x100)
  const view = new DataView(bytes.buffer)
  bytes.set([0x4d, 0x5a])
  view.setUint32(0x3c, at, true)
  if (at + 6 <= bytes.length) {
    bytes.set([0x50, 0x45, 0, 0], at)
    view.setUint16(at + 4, machine, true)
  }
  return bytes
}

/** What lipo makes: big-endian, whatever is inside. */
function fat(...machines: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + machines.length * 20)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0xcafebabe)
  view.setUint32(4, machines.length)
  machines.forEach((machine, at) => {
    view.setUint32(8 + at * 20, machine)
  })
  return bytes
}

const [INTEL, ARM] = [0x01000007, 0x0100000c]

describe('checkExecutable', () => {
  it.each([
    ['x86_64-unknown-linux-gnu', elf(62)],
    ['aarch64-unknown-linux-musl', elf(183)],
    ['i686-unknown-linux-gnu', elf(3)],
    ['armv7-unknown-linux-gnueabihf', elf(40)],
    ['riscv64gc-unknown-linux-gnu', elf(243)],
    ['powerpc64le-unknown-linux-gnu', elf(21)],
    ['s390x-unknown-linux-gnu', elf(22, true)],
    ['loongarch64-unknown-linux-gnu', elf(258)],
    ['x86_64-unknown-freebsd', elf(62)],
    ['mips-unknown-linux-gnu', elf(8)],
    ['x86_64-apple-darwin', machO(0x01000007)],
    ['aarch64-apple-darwin', machO(0x0100000c)],
    ['i686-apple-darwin', machO(7, 0xfeedface)],
    ['x86_64-pc-windows-msvc', pe(0x8664)],
    ['aarch64-pc-windows-msvc', pe(0xaa64)],
    ['i686-pc-windows-gnu', pe(0x014c)],
    ['universal-apple-darwin', fat(INTEL, ARM)],
    ['universal-apple-darwin', fat(ARM, INTEL)],
  ])('knows an executable for %s', (target, head) => {
    expect(() => checkExecutable('app', head, target)).not.toThrow()
  })

  it('reads a view into a larger buffer', () => {
    const buffer = new Uint8Array(128)
    buffer.set(elf(62), 40)
    const head = buffer.subarray(40, 104)
    expect(() => checkExecutable('app', head, 'x86_64-unknown-linux-gnu')).not.toThrow()
  })

  it.each<[string, string, Uint8Array]>([
    ['another machine', 'aarch64-unknown-linux-gnu', elf(62)],
    ['another system', 'x86_64-unknown-linux-gnu', machO(0x01000007)],
    ['Linux for Windows', 'x86_64-pc-windows-msvc', elf(62)],
    ['Windows for macOS', 'aarch64-apple-darwin', pe(0xaa64)],
    ['a script', 'x86_64-unknown-linux-gnu', Buffer.from('#!/bin/sh\necho pretending to be it\n')],
    ['one byte', 'x86_64-unknown-linux-gnu', Uint8Array.of(0x7f)],
    ['a universal file', 'x86_64-apple-darwin', machO(0x01000007, 0xbebafeca)],
    ['one architecture of two', 'universal-apple-darwin', machO(ARM)],
    ['one architecture twice', 'universal-apple-darwin', fat(ARM, ARM)],
    ['three architectures', 'universal-apple-darwin', fat(INTEL, ARM, 7)],
    ['both architectures', 'aarch64-apple-darwin', fat(INTEL, ARM)],
    ['a PE header that the end cuts off', 'x86_64-pc-windows-msvc', pe(0x8664, 0xfe)],
    [
      'what is like a universal file but for its first bytes',
      'universal-apple-darwin',
      new Uint8Array(fat(INTEL, ARM).map((byte, at) => (at === 0 ? 0 : byte))),
    ],
    ['a PE header out of reach', 'x86_64-pc-windows-msvc', pe(0x8664, 0xffff)],
    [
      'DOS',
      'x86_64-pc-windows-msvc',
      new Uint8Array(pe(0x8664).map((b, i) => (i === 0x80 ? 0 : b))),
    ],
    ['MZ alone', 'x86_64-pc-windows-msvc', Uint8Array.of(0x4d, 0x5a)],
    ['unknown machine, wrong format', 'mips-unknown-linux-gnu', pe(1)],
  ])('refuses %s', (_what, target, head) => {
    expect(thrownBy(() => checkExecutable('app', head, target)).code).toBe(
      'WRONG_EXECUTABLE_FORMAT',
    )
  })
})
