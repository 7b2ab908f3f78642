// Unmodified @actions/attest in a process of its own, as an action on a runner would use it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { attest, buildSLSAProvenancePredicate } from '@actions/attest'
import { setOutput, summary } from '@actions/core'

const sigstore = process.env['INPUT_SIGSTORE']
const count = Number(process.env['INPUT_COUNT'] ?? '1')
const predicate = await buildSLSAProvenancePredicate()
const bundles = []
for (let index = 0; index < count; index += 1) {
  const { bundle } = await attest({
    subjects: [{ name: `widget-${index}`, digest: { sha256: process.env['INPUT_DIGEST'] } }],
    predicateType: predicate.type,
    predicate: predicate.params,
    sigstore,
    token: 'unused',
    skipWrite: true,
  })
  bundles.push(bundle)
}
const file = join(process.env['RUNNER_TEMP'], `${sigstore}-${process.pid}.jsonl`)
writeFileSync(file, bundles.map(bundle => `${JSON.stringify(bundle)}\n`).join(''))
setOutput('bundles', file)
setOutput('lines', 'one\ntwo')
await summary.addRaw('attested').write()
