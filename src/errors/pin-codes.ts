import type { ErrorEntry } from './catalog.ts'

/** `pin-check`: whether what workflows use can change behind their backs. */
export const PIN_CODES = {
  USES_UNPINNED: {
    class: 'operational',
    meaning:
      'A workflow or action uses something by a name that can be moved to other code: a branch, a tag, a shortened commit, an image without its digest.',
    remedy:
      'Name the full commit, with the version behind it for people; allow what must stay as it is by name:\n\nsteps:\n  - uses: OWNER/REPOSITORY@0123456789abcdef0123456789abcdef01234567 # v1.2.3',
  },
  WORKFLOW_UNREADABLE: {
    class: 'operational',
    meaning:
      'A workflow or action is no YAML that can be read in one way alone, or not what GitHub would run. What it uses is unknown.',
    remedy: 'Correct the lines that the message names; `actionlint` explains most of them.',
  },
  WORKFLOWS_NOT_FOUND: {
    class: 'operational',
    meaning: 'There is no workflow and no action under `path`, so nothing was checked.',
    remedy:
      'Check the repository out before this step, and name folders or files that hold workflows in `path`.',
  },
} as const satisfies Record<string, ErrorEntry>
