import type { Person } from '../generator/person.ts'
import { soundex } from './soundex.ts'

/** What a search comes to: people with their scores, best first; or the code of the service's refusal. */
export type Searched =
  | { readonly found: readonly { readonly person: Person; readonly score: number }[] }
  | { readonly refused: 'TOO_MANY_MATCHES' | 'MISSING_VALUE' | 'INVALID_VALUE' | 'INVALID_SEARCH_DATA' }

const KNOWN = new Set(
  '_exact-match _fuzzy-match _history _max-results family given gender birthdate death-date address-postalcode address-postcode general-practitioner email phone'.split(
    ' ',
  ),
)

const plain = (text: string): string => text.toLowerCase().trim()
const squeezed = (text: string): string => plain(text).replaceAll(' ', '')

/** Whether a name or postcode is what was asked, a `*` standing for any letters. */
const matches = (asked: string, has: string): boolean => {
  const pattern = asked.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.*')}$`, 'u').test(has)
}

const bornMatches = (asked: readonly string[], born: string): boolean =>
  asked.every((text) => {
    const [, prefix = 'eq', day = ''] = /^(eq|ge|le)?(.*)$/.exec(text) ?? []
    return prefix === 'ge' ? born >= day : prefix === 'le' ? born <= day : born === day
  })

const isDay = (text: string): boolean => /^(eq|ge|le)?\d{4}-\d{2}-\d{2}$/.test(text)

/** Searches people as PDS FHIR R4 does: which parameters it wants, wildcards, ranges, names that sound alike or changed places, restricted people never by their whereabouts. */
export const searchPeople = (people: readonly Person[], query: URLSearchParams): Searched => {
  if ([...query.keys()].some((key) => !KNOWN.has(key))) return { refused: 'INVALID_SEARCH_DATA' }
  const family = query.get('family')
  const given = query.getAll('given')
  const born = query.getAll('birthdate')
  const gender = query.get('gender')
  const postcode = query.get('address-postalcode') ?? query.get('address-postcode')
  const [fuzzy, exact] = [query.get('_fuzzy-match') === 'true', query.get('_exact-match') === 'true']
  const most = Number(query.get('_max-results') ?? 50)
  if (!born.every(isDay) || !Number.isInteger(most) || most < 1 || most > 50) return { refused: 'INVALID_VALUE' }
  const wild = [family ?? '', ...given, postcode ?? ''].filter((text) => text.includes('*'))
  if (wild.some((text) => text.indexOf('*') < 2) || (fuzzy && wild.length > 0))
    return { refused: 'INVALID_SEARCH_DATA' }
  const enough = fuzzy
    ? born.length > 0 &&
      ((family !== null && given.length > 0) ||
        ((family !== null || given.length > 0) && gender !== null && postcode !== null))
    : born.length > 0 && family !== null
  if (!enough) return { refused: 'MISSING_VALUE' }

  const named = (person: Person): number | undefined => {
    const isIt = (asked: string, has: string) => matches(plain(asked), plain(has))
    const all = (family === null || isIt(family, person.family)) && given.every((name) => isIt(name, person.given))
    if (all) return wild.length > 0 ? 0.9 : 1
    if (!fuzzy) return undefined
    const sounds = (asked: string | undefined, has: string) => asked === undefined || soundex(asked) === soundex(has)
    const first = given[0]
    if (sounds(family ?? undefined, person.family) && sounds(first, person.given)) return 0.75
    return sounds(family ?? undefined, person.given) && sounds(first, person.family) ? 0.7 : undefined
  }
  const found = people.flatMap((person) => {
    const score = named(person)
    if (score === undefined || (exact && score < 1)) return []
    if (!bornMatches(born, person.birthDate) || (gender !== null && gender !== person.gender)) return []
    if (postcode !== null && (person.restricted || !matches(squeezed(postcode), squeezed(person.address.postcode))))
      return []
    return [{ person, score }]
  })
  if (found.length > most) return { refused: 'TOO_MANY_MATCHES' }
  return { found: found.sort((a, b) => b.score - a.score) }
}
