import { standingOf } from '../../policies/agreement-standing.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import { AGREEMENT_STANDINGS, type AgreementStanding } from '../../schema/model/agreement-notice.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AgreementsAsked, AgreementsPage } from './agreement-life.ts'
import { wordsOf } from './words-of.ts'

type Row = {
  readonly agreement: Agreement
  readonly standing: AgreementStanding
  readonly rank: number
  readonly end: number
}

const newestTitle = ({ versions }: Agreement): string =>
  versions.reduce<Agreement['versions'][number] | undefined>(
    (a, b) => (a !== undefined && a.version > b.version ? a : b),
    undefined,
  )?.terms.title ?? ''

/** When all of it is over; an open end is after every other. */
const endOf = ({ versions }: Agreement): number =>
  versions.reduce((last, { terms }) => Math.max(last, terms.period.end ?? Number.MAX_SAFE_INTEGER), 0)

/** Words of the title by their beginnings, or the id as a whole: any one part of an id begins like a word by chance. */
const holds = (search: string, agreement: Agreement): boolean => {
  const words = wordsOf(search)
  if (words.length === 0 || search.trim().toLowerCase() === agreement.id.toLowerCase()) return true
  const title = wordsOf(newestTitle(agreement))
  return words.every((word) => title.some((own) => own.startsWith(word)))
}

type Place = readonly [rank: number, end: number, id: string]

const placeOf = ({ rank, end, agreement }: Row): Place => [rank, end, agreement.id]

const compare = (a: Place, b: Place): number => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]))

const cursorOf = (row: Row): string => Buffer.from(JSON.stringify(placeOf(row))).toString('base64url')

const parseCursor = (text: string): Place => {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(place)) throw new Error('no place')
    const [rank, end, id, ...rest] = place as readonly unknown[]
    if (typeof rank === 'number' && typeof end === 'number' && typeof id === 'string' && rest.length === 0)
      return [rank, end, id]
    throw new Error('no place')
  } catch {
    throw new HouseError('INPUT_INVALID')
  }
}

/**
 * One page of an organisation's agreements: what waits for it first, then by when they end. A cursor holds the place, so that a page goes on
 * where it left off though an agreement has changed its standing meanwhile. Throws `INPUT_INVALID` for a cursor that is none.
 */
export const pageOfMine = (
  agreements: readonly Agreement[],
  organisation: OdsCode,
  { standing, search, first, after }: AgreementsAsked,
  now: Instant,
): AgreementsPage => {
  const from = after === undefined ? undefined : parseCursor(after)
  const rows = agreements.flatMap((agreement): readonly Row[] => {
    if (!holds(search ?? '', agreement)) return []
    const found = standingOf(agreement, organisation, now)
    if (found === undefined) return []
    return [{ agreement, standing: found, rank: AGREEMENT_STANDINGS.indexOf(found), end: endOf(agreement) }]
  })
  const asked = rows
    .filter((row) => standing === undefined || row.standing === standing)
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
  const rest = from === undefined ? asked : asked.filter((row) => compare(placeOf(row), from) > 0)
  const page = rest.slice(0, first)
  const last = page.at(-1)
  return {
    items: page.map(({ agreement }) => agreement),
    totalCount: asked.length,
    counts: AGREEMENT_STANDINGS.map((each) => ({
      standing: each,
      count: rows.filter((row) => row.standing === each).length,
    })),
    endCursor: last === undefined ? undefined : cursorOf(last),
    hasNextPage: page.length < rest.length,
  }
}
