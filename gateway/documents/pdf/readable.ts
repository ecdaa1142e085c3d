/** Marks that turn the direction of text, hide in it or break its line; and control characters but the line break. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u

const named = (codePoint: number): string => `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`

/**
 * Text as it can be printed without deceiving: what is invisible, turns the direction of reading, or is not in the font is shown by its
 * code point, `[U+202E]`. Line breaks stay; a tab is a space.
 */
export const readable = (text: string, hasGlyph: (codePoint: number) => boolean): string => {
  let shown = ''
  for (const character of text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')) {
    const codePoint = character.codePointAt(0) ?? 0
    const isPlain = character === '\n' || (!UNSEEN.test(character) && hasGlyph(codePoint))
    shown += isPlain ? character : named(codePoint)
  }
  return shown
}
