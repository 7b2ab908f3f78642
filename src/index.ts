/** The entry: run, say by the exit status how it went, and end. */
import { runAction } from './action.ts'

const status = await runAction(process.env)
process.exitCode = status
// What a library still waits for after its deadline must not keep the job: everything has been said. Both streams are
// emptied first, since a pipe need not take all at once.
process.stdout.write('', () => {
  process.stderr.write('', () => {
    process.exit(status)
  })
})
