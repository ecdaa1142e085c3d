const ASCII = /^[\0-\x7f]*$/

const letters = (text: string): readonly string[] =>
  ASCII.test(text)
    ? text.toLowerCase().split(/[^a-z0-9]+/)
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)

/** The words of a text as people search for them: letters and digits, small, without accents; each once. */
export const wordsOf = (text: string): readonly string[] => [...new Set(letters(text).filter((word) => word !== ''))]
