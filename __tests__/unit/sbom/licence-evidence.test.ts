import { describe, expect, it } from '@jest/globals'
import { LICENCE_FILE, licenceEvidence } from '../../../src/sbom/licence-evidence.ts'

const ids = (...texts: readonly string[]): readonly string[] => licenceEvidence(texts).ids

const GRANT = `Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in the Software`
const NOTICE = 'The above copyright notice and this permission notice shall be included'
const BSD = `Redistributions of source code must retain the above notice.
* Redistributions in binary form must reproduce the above notice.`
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted`

describe('the text of a licence', () => {
  it.each([
    ['MIT', `${GRANT}. ${NOTICE}`],
    ['MIT-0', GRANT],
    [
      'BSD-3-Clause',
      `${BSD} … may be used to endorse or promote products derived from this software`,
    ],
    ['BSD-2-Clause', BSD],
    ['ISC', `${ISC}, provided that the above copyright notice and this permission notice appear`],
    ['0BSD', ISC],
    ['Unlicense', 'This is free and unencumbered software released into the public domain.'],
    ['BSL-1.0', 'Boost Software License - Version 1.0 - August 17th, 2003'],
    ['CC0-1.0', 'CC0 1.0 Universal'],
    ['Unicode-3.0', 'UNICODE LICENSE V3'],
    [
      'Zlib',
      'The origin of this software must not be misrepresented; … Altered source versions must be plainly marked as such',
    ],
    [
      'Apache-2.0',
      'Apache License\n   Version 2.0, January 2004\nTERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION',
    ],
    ['Apache-2.0', '// Licensed under the Apache License,\n// Version 2.0 (the "License")'],
    ['MPL-2.0', 'Mozilla Public License Version 2.0 … "Covered Software"'],
  ])('bears out %s', (id, text) => {
    expect(ids(text)).toEqual([id])
    expect(ids(text.toUpperCase().replaceAll(' ', '\n  '))).toEqual([id])
  })

  it('of a GNU licence leaves open whether later versions are allowed', () => {
    const text = 'GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007'
    expect(ids(text)).toEqual(['GPL-3.0-only', 'GPL-3.0-or-later'])
  })

  it('that nobody knows, or that is only named, bears out nothing', () => {
    expect(ids('Do as you like.', 'This is MIT licensed.', '')).toEqual([])
  })

  it('counts in every file', () => {
    expect(ids(`${GRANT} ${NOTICE}`, 'Boost Software License Version 1.0')).toEqual([
      'BSL-1.0',
      'MIT',
    ])
  })
})

it('copyright lines are those of people, not of sentences and templates', () => {
  const text = `Copyright (c) 2014  The Authors
 Copyright 2020-2024 Somebody <x@example.org>
Copyright [yyyy] [name of copyright owner]
copyright notice shall be included
Copyright (c) 2014 The Authors`
  expect(licenceEvidence([text]).copyright).toEqual([
    'Copyright (c) 2014 The Authors',
    'Copyright 2020-2024 Somebody <x@example.org>',
  ])
})

it.each([
  ['LICENSE', true],
  ['LICENCE.md', true],
  ['license-apache', true],
  ['LICENSE_MIT.txt', true],
  ['COPYING', true],
  ['UNLICENSE', true],
  ['licensing.rs', false],
  ['README.md', false],
])('%s may hold a licence: %s', (name, expected) => {
  expect(LICENCE_FILE.test(name)).toBe(expected)
})
