/** The entry: run, and say by the exit status how it went. */
import { runAction } from './action.ts'

process.exitCode = await runAction(process.env)
