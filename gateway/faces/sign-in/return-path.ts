/** A link from another system is the longest there is: it is kept, sealed, in a cookie while its reader signs in. */
const LONGEST = 2_500
const NOWHERE = 'http://nowhere.invalid'

const isPrintable = (text: string): boolean => {
  for (const letter of text) if (letter <= ' ' || letter === '\\' || letter === '\u007f') return false
  return true
}

/** The path to return to after sign-in: a path of this service and nothing else, else `home`. Browsers read `//`, `\` and control characters as other places. */
export const returnPath = (asked: unknown, home: string): string => {
  if (typeof asked !== 'string' || asked.length > LONGEST || !asked.startsWith('/') || !isPrintable(asked)) return home
  if (asked.startsWith('//') || asked.startsWith('/sign-in') || asked.startsWith('/sign-out')) return home
  const url = URL.parse(asked, NOWHERE)
  return url === null || url.origin !== NOWHERE || url.pathname.startsWith('//') ? home : `${url.pathname}${url.search}`
}
