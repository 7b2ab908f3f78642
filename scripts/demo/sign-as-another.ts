/** Child of the demo: signs given statements with the identity of another workflow, and stores them. */
import { readFile } from 'node:fs/promises'
import { argv, env } from 'node:process'
import { attest } from '@actions/attest'

interface Statement {
  readonly subject: { name: string; digest: Record<string, string> }[]
  readonly predicateType: string
  readonly predicate: object
}

const [, , path = ''] = argv
const statements = JSON.parse(await readFile(path, 'utf8')) as readonly Statement[]
for (const { subject, predicateType, predicate } of statements) {
  const token = env['DEMO_TOKEN'] ?? ''
  await attest({ subjects: subject, predicateType, predicate, token, sigstore: 'public-good' })
}
console.log(
  `stored ${statements.length} attestations signed by ${env['GITHUB_WORKFLOW_REF'] ?? ''}`,
)
