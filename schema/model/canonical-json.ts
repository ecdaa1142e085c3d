/** Strings and numbers as ECMAScript writes them, the names of every object in the order of their UTF-16 code units. */
const written = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return `[${value.map((part) => written(part) ?? 'null').join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, part]) => {
      const text = written(part)
      return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`]
    })
  return `{${members.join(',')}}`
}

/**
 * JSON in its canonical form (RFC 8785, JCS): the same value always gives the same text, whoever writes it. Absent and undefined are one.
 * Throws a `TypeError` for what JSON cannot say.
 */
export const canonicalJson = (value: unknown): string => {
  const text = written(value)
  if (text === undefined) throw new TypeError('JSON cannot say this.')
  return text
}
