const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/g

/** A postcode and the numbers of house and flat; without a number what the house is called; without a postcode the whole. */
const householdOf = (address: string): string => {
  const text = address.toUpperCase()
  const found = [...text.matchAll(POSTCODE)].at(-1)
  if (found === undefined) return text.replaceAll(/[^A-Z\d]/g, '')
  const [whole, outward, inward] = found
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`
  const numbers = rest.match(/\b\d+[A-Z]?\b/g)
  const house = numbers === null ? rest.split(',')[0]?.replaceAll(/[^A-Z]/g, '') : numbers.join('/')
  return `${outward}${inward} ${house}`
}

/**
 * Whether two people live in one household by the addresses that demographics state: the same postcode and the same numbers of house and flat.
 * Undefined where an address is not stated, as of a restricted patient: then it is not known.
 */
export const isSameHousehold = (one: string | null, other: string | null): boolean | undefined => {
  if (one === null || other === null || one.trim() === '' || other.trim() === '') return undefined
  return householdOf(one) === householdOf(other)
}
