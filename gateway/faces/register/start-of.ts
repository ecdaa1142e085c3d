const GRAPHEMES = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The beginning of a text: at most so many characters as a reader counts them, on one line, with `…` where it goes on. */
export const startOf = (text: string, longest: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  let shown = ''
  let count = 0
  for (const { segment } of GRAPHEMES.segment(line)) {
    if (++count > longest) return `${shown.trimEnd()}…`
    shown += segment
  }
  return shown
}
