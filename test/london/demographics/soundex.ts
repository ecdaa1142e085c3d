const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 1)]),
  ),
)

/** The American Soundex of a name: a letter and three digits, the same for names that sound alike. */
export const soundex = (name: string): string => {
  const letters = [...name.normalize('NFKD').toUpperCase()].filter((letter) => /[A-Z]/.test(letter))
  let code = letters[0] ?? ''
  let last = CODES[code]
  for (const letter of letters.slice(1)) {
    const digit = CODES[letter]
    if (digit !== undefined && digit !== last) code += digit
    // H and W do not part two letters of one sound; vowels do.
    if (letter !== 'H' && letter !== 'W') last = digit
  }
  return code.slice(0, 4).padEnd(4, '0')
}
