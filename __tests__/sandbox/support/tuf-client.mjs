// Unmodified @sigstore/tuf in a process of its own: prints the targets that it was asked for, or what it refused.
import { initTUF } from '@sigstore/tuf'

const [mirrorURL, rootPath, cachePath, names] = JSON.parse(process.env['TUF_CLIENT'])

/** Some of its errors hold their cause, some hold its text. */
function textOf(error) {
  return error === undefined ? '' : `${error.name}: ${error.message} ${textOf(error.cause)}`.trim()
}

try {
  const client = await initTUF({ mirrorURL, rootPath, cachePath, retry: false })
  const targets = {}
  for (const name of names) targets[name] = await client.getTarget(name)
  process.stdout.write(JSON.stringify({ targets }))
} catch (error) {
  process.stdout.write(JSON.stringify({ refused: textOf(error) }))
}
