/** `npm run build`: src/ and its dependencies → dist/, with the licences of everything in it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { licencesOf } from './licenses.ts'
import { ROOT } from './tree.ts'

const dist = join(ROOT, 'dist')
const packages = bundle(join(ROOT, 'src', 'index.ts'), dist)
// The loader that ncc puts round the modules comes from ncc itself.
const loader = join(ROOT, 'node_modules', '@vercel', 'ncc')
writeFileSync(join(dist, 'licenses.txt'), licencesOf([...packages, loader]))
console.log(`dist/ holds ${String(packages.length)} packages`)
