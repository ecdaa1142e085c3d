/** Control characters other than the line break, and what turns the direction of text or hides in it: marks, overrides, isolates, the byte order mark. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/

/**
 * Whether text is fit to be kept: well-formed Unicode of at most `most` characters (code points) with no control character and nothing that
 * changes the direction in which other text is read (Unicode TR 36, bidirectional spoofing). Everything else is text, whatever it looks like.
 */
export const isPlainText = (text: string, most: number, lines: 'one' | 'many' = 'one'): boolean =>
  text.length <= most * 2 &&
  [...text].length <= most &&
  text.isWellFormed() &&
  !FORBIDDEN.test(text) &&
  (lines === 'many' || !text.includes('\n'))

/** One line of it that is fit to be looked for: what is forbidden is left out, and what follows the first `most` characters. */
export const plainWords = (text: string, most: number): string =>
  [...text.toWellFormed()]
    .filter((letter) => letter !== '\n' && !FORBIDDEN.test(letter))
    .slice(0, most)
    .join('')
    .trim()
