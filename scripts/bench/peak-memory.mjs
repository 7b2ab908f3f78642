// Loaded before the action: tells its largest resident set when it ends.
import { writeFileSync } from 'node:fs'
import process from 'node:process'

process.once('exit', () => {
  writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS))
})
