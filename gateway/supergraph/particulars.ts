/** Ten digits, with or without what may stand between the groups of an NHS number: spaces and hyphens, in a name underscores. */
const TEN_DIGITS = /\d(?:[\W_]*\d){9}/

/**
 * Whether the text of an operation may speak of somebody: it holds a string (which may be a name, a number, the words of break-glass) or ten
 * digits anywhere (a name, an alias, a comment). An operation whose particulars are all in its variables holds neither.
 */
export const holdsParticulars = (text: string): boolean => text.includes('"') || TEN_DIGITS.test(text)
