// Starts the demo on a fresh clone: installs what is missing, then hands over to the Node that is installed with it.
// Plain JavaScript without dependencies, because this part runs under whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major = '0'] = process.versions.node.split('.')

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) throw error
  return status ?? 1
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

if (Number(major) < 20) {
  console.error(`The demo needs Node 20 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

// npm writes this file at the end of an installation.
const installed = modified(join(root, 'node_modules', '.package-lock.json'))
if (installed < modified(join(root, 'package-lock.json'))) {
  console.log('Installing dependencies (npm ci) ...')
  const status = run('npm', ['ci', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status)
}

const bundled = join(root, 'node_modules', '.bin', 'node')
const node = existsSync(bundled) ? bundled : Number(major) >= 24 ? process.execPath : undefined
if (node === undefined) {
  console.error('The demo needs Node 24: there is none among the dependencies for this platform.')
  process.exit(1)
}
process.exit(
  run(node, [join(root, 'scripts', 'demo.ts'), ...process.argv.slice(2)], { cwd: process.cwd() }),
)
