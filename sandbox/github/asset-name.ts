/**
 * How GitHub renames uploaded files. Its documentation has one sentence on it ("GitHub renames asset filenames that
 * have special characters, non-alphanumeric characters, and leading or trailing periods"); the rules are
 * those its command line client expects: https://github.com/cli/cli/blob/trunk/pkg/cmd/release/upload/upload.go
 */

/** The name under which GitHub keeps a file uploaded as `name`. */
export function storedAssetName(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{Mn}/gu, '')
  const led = plain.startsWith('.') ? `default${plain}` : plain
  const dotted = led
    .replaceAll(/[^a-z0-9\-_+@]+/gi, '.')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^\.|\.$/g, '')
  return dotted !== name && !dotted.includes('.') ? `default.${dotted}` : dotted
}
