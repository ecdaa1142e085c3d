import type { TraceAnswer, TracedPerson } from '../../adapters/pds-r4/search-demographics.ts'
import type { Demographics, DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NumberCheck, TraceCandidate, TraceResult } from '../../schema/model/trace.ts'
import { plainName } from '../disclosure/given-names.ts'

/** So many may be looked through to find one; more is a phone book. */
const MOST_CANDIDATES = 5

const DISTRICT = /^([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}$/i

const districtOf = (postcode: string | undefined): string | null =>
  DISTRICT.exec(postcode?.trim() ?? '')?.[1]?.toUpperCase() ?? null

const nameOf = ({ given, family }: Demographics): string | null => {
  const name = [...given, family ?? ''].filter((part) => part !== '').join(' ')
  return name === '' ? null : name
}

const shown = (
  { demographics, postcode, score }: TracedPerson,
  more: Pick<TraceCandidate, 'supersedesAsked'>,
): TraceCandidate => ({
  nhsNumber: demographics.nhsNumber,
  ...more,
  name: nameOf(demographics),
  birthDate: demographics.birthDate,
  postcodeDistrict: districtOf(postcode),
  generalPractice: demographics.generalPractice,
  agreesInFull: score === 1,
})

const nothing = (outcome: Exclude<TraceResult['outcome'], 'FOUND'>): TraceResult => ({
  outcome,
  candidates: [],
  faults: [],
})

const listed = (candidates: readonly TraceCandidate[]): TraceResult => {
  if (candidates.length === 0) return nothing('NOBODY')
  if (candidates.length > MOST_CANDIDATES) return nothing('TOO_MANY_MATCHES')
  return { outcome: 'FOUND', candidates, faults: [] }
}

/**
 * Who may be shown of those that a search found. A person who is restricted, or of whom it is not said that they are not, is not there: not in the list, not
 * in how many are too many. The service counts up to fifty and we up to five, so that they tip neither.
 */
export const candidatesOf = (answer: TraceAnswer): TraceResult => {
  switch (answer.state) {
    case 'FOUND':
      return listed(
        answer.people
          .filter(({ demographics }) => !demographics.restricted)
          .map((person) => shown(person, { supersedesAsked: false })),
      )
    case 'TOO_MANY':
      return nothing('TOO_MANY_MATCHES')
    case 'REFUSED':
      return nothing('NOT_SEARCHED')
    case 'UNAVAILABLE':
      return nothing('UNAVAILABLE')
  }
}

const agrees = ({ family, birthDate, restricted }: Demographics, check: NumberCheck): boolean =>
  !restricted && family !== null && plainName(family) === plainName(check.family) && birthDate === check.birthDate

/**
 * Whether a number is the one of somebody of that name and birth date. One that has been superseded is answered with the one that took its place. Nobody,
 * a restricted person, an invalidated record and somebody else are told alike.
 */
export const checkedNumber = (answer: DemographicsAnswer, check: NumberCheck): TraceResult => {
  if (answer.state === 'UNAVAILABLE') return nothing('UNAVAILABLE')
  if (answer.state === 'NOT_FOUND' || !agrees(answer.demographics, check)) return nothing('NOBODY')
  const { demographics } = answer
  const postcode = demographics.address?.split(', ').at(-1)
  const supersedesAsked = demographics.nhsNumber !== check.nhsNumber
  return listed([shown({ demographics, postcode, score: 1 }, { supersedesAsked })])
}
