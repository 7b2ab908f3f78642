/**
 * Which licences the files of a package really hold, by sentences that are each licence's own. A licence that is not
 * in the table is never found, so that it stays declared: an honest gap.
 */
import { distinct } from './order.ts'

export interface LicenceEvidence {
  /** SPDX ids, sorted. */
  readonly ids: readonly string[]
  /** Copyright lines, sorted. */
  readonly copyright: readonly string[]
}

export const NO_EVIDENCE: LicenceEvidence = { ids: [], copyright: [] }

interface Fingerprint {
  readonly ids: readonly string[]
  /** All of them must be there. */
  readonly has: readonly string[]
  /** None of them may be there. */
  readonly lacks?: readonly string[]
}

const MIT_GRANT =
  'permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files'
const MIT_NOTICE = 'the above copyright notice and this permission notice'
const BSD_SOURCE = 'redistributions of source code must retain'
const BSD_BINARY = 'redistributions in binary form must reproduce'
const BSD_NAMES = 'endorse or promote products derived from this software'
const ISC_GRANT = /permission to use, copy, modify, and (?:or )?distribute this software/
const ISC_NOTICE = 'provided that the above copyright notice'

// The text of a GNU licence does not say whether later versions are allowed; Cargo.toml does.
const gnu = (name: string, version: string, ...titles: readonly string[]): Fingerprint => ({
  ids: [`${name}-${version}-only`, `${name}-${version}-or-later`],
  has: titles,
})

const FINGERPRINTS: readonly Fingerprint[] = [
  { ids: ['MIT'], has: [MIT_GRANT, MIT_NOTICE], lacks: ['curl and libcurl'] },
  { ids: ['MIT-0'], has: [MIT_GRANT], lacks: [MIT_NOTICE] },
  {
    ids: ['Apache-2.0'],
    has: [
      'apache license',
      'version 2.0',
      'terms and conditions for use, reproduction, and distribution',
    ],
  },
  { ids: ['Apache-2.0'], has: ['licensed under the apache license, version 2.0'] },
  { ids: ['LLVM-exception'], has: ['llvm exceptions to the apache 2.0 license'] },
  {
    ids: ['BSD-3-Clause'],
    has: [BSD_SOURCE, BSD_BINARY, BSD_NAMES],
    lacks: ['all advertising materials'],
  },
  { ids: ['BSD-2-Clause'], has: [BSD_SOURCE, BSD_BINARY], lacks: [BSD_NAMES] },
  { ids: ['BSD-1-Clause'], has: [BSD_SOURCE], lacks: [BSD_BINARY] },
  {
    ids: ['Zlib'],
    has: [
      'altered source versions must be plainly marked',
      'the origin of this software must not be misrepresented',
    ],
  },
  {
    ids: ['Unlicense'],
    has: ['this is free and unencumbered software released into the public domain'],
  },
  { ids: ['MPL-2.0'], has: ['mozilla public license', '2.0', 'covered software'] },
  { ids: ['CC0-1.0'], has: ['cc0 1.0 universal'] },
  { ids: ['CC0-1.0'], has: ['creative commons legal code', 'cc0'] },
  { ids: ['BSL-1.0'], has: ['boost software license', 'version 1.0'] },
  { ids: ['Unicode-3.0'], has: ['unicode license v3'] },
  { ids: ['Unicode-DFS-2016'], has: ['unicode, inc. license agreement - data files and software'] },
  { ids: ['CDLA-Permissive-2.0'], has: ['community data license agreement', 'permissive', '2.0'] },
  { ids: ['WTFPL'], has: ['do what the fuck you want to public license'] },
  { ids: ['NCSA'], has: ['university of illinois/ncsa open source license'] },
  { ids: ['OpenSSL'], has: ['openssl license', 'all advertising materials'] },
  gnu('GPL', '2.0', 'gnu general public license version 2, june 1991'),
  gnu('GPL', '3.0', 'gnu general public license version 3, 29 june 2007'),
  gnu('AGPL', '3.0', 'gnu affero general public license version 3, 19 november 2007'),
  gnu('LGPL', '2.1', 'gnu lesser general public license version 2.1, february 1999'),
  gnu('LGPL', '3.0', 'gnu lesser general public license version 3, 29 june 2007'),
]

/** Base names of files that may hold a licence. */
export const LICENCE_FILE = /^(?:licen[cs]es?|copying|copyright|notice|unlicen[cs]e)(?:[-._].*)?$/i

/** Texts of a package's licence files → what they bear out. */
export function licenceEvidence(texts: readonly string[]): LicenceEvidence {
  const plain = texts.map(text => text.toLowerCase().replaceAll(/[\s"“”*#>/=;-]+/g, ' '))
  const found = plain.flatMap(text => [
    ...FINGERPRINTS.filter(print => matches(print, text)).flatMap(({ ids }) => ids),
    ...(ISC_GRANT.test(text) ? [text.includes(ISC_NOTICE) ? 'ISC' : '0BSD'] : []),
  ])
  return { ids: distinct(found), copyright: distinct(texts.flatMap(copyrightLines)).slice(0, 20) }
}

function matches({ has, lacks = [] }: Fingerprint, text: string): boolean {
  return (
    has.every(sentence => text.includes(plainer(sentence))) &&
    !lacks.some(sentence => text.includes(plainer(sentence)))
  )
}

// What was folded in the text must be folded in the sentence.
function plainer(sentence: string): string {
  return sentence.replaceAll(/[\s/-]+/g, ' ')
}

/** Lines that name a year or a sign, not the word in a sentence or a template. */
function copyrightLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.replaceAll(/\s+/g, ' ').trim())
    .filter(
      line =>
        /^copyright (?:\(c\)|©|\d{4}|[^a-z]*\d{4})/i.test(line) &&
        !/[[{<](?:yyyy|year|name)/i.test(line) &&
        line.length <= 200,
    )
}
