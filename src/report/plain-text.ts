/** Text from outside for the log of a step: certificates, statements, file names and answers are not to be obeyed. */

// C0 and C1 but for tab and line feed: carriage returns, terminal escapes, bells. And what reorders text on a screen.
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * The same text without control characters, and with every workflow command broken: the runner obeys a line that
 * begins with `::`, and `##[` anywhere in a line. https://docs.github.com/actions/reference/workflow-commands
 */
export function plainText(text: string): string {
  return text
    .replaceAll(CONTROLS, '\uFFFD')
    .replaceAll(/^(\s*):(?=:)/gm, '$1:\u200B')
    .replaceAll('##[', '##\u200B[')
}
