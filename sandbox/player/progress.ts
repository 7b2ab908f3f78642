/** Prints what happens, as it happens. */
import type { Listener, PlayerEvent } from './observers.ts'
import type { Annotation } from './workflow-commands.ts'

const SIGNS: Readonly<Record<string, string>> = {
  success: 'ok  ',
  failure: 'FAIL',
  skipped: 'skip',
  cancelled: 'stop',
}

/** Seconds with one digit. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** A listener that prints jobs, steps and annotations; with `verbose`, every line as well. */
export function progress(verbose: boolean, print: (line: string) => void): Listener {
  return event => {
    for (const line of linesOf(event, verbose)) print(line)
  }
}

/** An annotation as text: level and title, then the message without its empty lines. */
export function annotationLines(annotation: Annotation, indent: string): readonly string[] {
  const { level, message, properties } = annotation
  const title = properties['title']
  const lines = message.split('\n').filter(line => line.trim() !== '')
  const heads = title === undefined ? [] : [`${indent}${level}: ${title}`]
  const prefix = title === undefined ? `${indent}${level}: ` : `${indent}  `
  return [...heads, ...lines.map(line => prefix + line)]
}

function linesOf(event: PlayerEvent, verbose: boolean): readonly string[] {
  switch (event.kind) {
    case 'job-started':
      return ['', event.name]
    case 'step-started':
      return verbose ? [`  .... ${event.step}`] : []
    case 'step-finished': {
      const { result } = event
      const messages = result.annotations.flatMap(one => annotationLines(one, '         '))
      return [
        `  ${SIGNS[result.conclusion] ?? '    '} ${result.name} (${seconds(result.durationMs)})`,
        ...messages,
      ]
    }
    case 'job-finished': {
      const { name, conclusion, reason } = event.result
      return reason === undefined ? [] : ['', name, `  ${SIGNS[conclusion] ?? '    '} ${reason}`]
    }
    case 'line':
      return verbose ? [`       | ${event.text}`] : []
  }
}
