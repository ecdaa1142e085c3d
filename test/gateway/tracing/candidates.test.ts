import { expect, test } from 'vitest'
import type { TracedPerson } from '../../../adapters/pds-r4/search-demographics.ts'
import { candidatesOf, checkedNumber } from '../../../gateway/tracing/candidates.ts'
import type { Demographics } from '../../../schema/model/demographics.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { nhsNumbersFrom } from '../../london/generator/nhs-numbers.ts'

const numbers = nhsNumbersFrom(700)
const demographics = (more: Partial<Demographics> = {}): Demographics => ({
  nhsNumber: numbers.next().value,
  superseded: [],
  birthDate: '1961-04-17',
  family: "O'Neill",
  given: ['Ada'],
  gender: null,
  restricted: false,
  address: '1 Rowan Road, London, SW1A 9ZZ',
  generalPractice: null,
  ...more,
})
const somebody = (more: Partial<Demographics> = {}): TracedPerson => ({
  demographics: demographics(more),
  postcode: 'SW1A 9ZZ',
  score: 1,
})
const some = (count: number, restricted = false): readonly TracedPerson[] =>
  Array.from({ length: count }, () => somebody({ restricted }))
const outcomeOf = (people: readonly TracedPerson[]) => {
  const { outcome, candidates } = candidatesOf({ state: 'FOUND', people })
  return [outcome, candidates.length]
}

test('five are shown, and of six none: no matter how many restricted people are among them', () => {
  expect(outcomeOf(some(5))).toEqual(['FOUND', 5])
  expect(outcomeOf(some(6))).toEqual(['TOO_MANY_MATCHES', 0])
  expect(outcomeOf([...some(5), ...some(40, true)])).toEqual(['FOUND', 5])
  expect(outcomeOf([...some(40, true), ...some(6)])).toEqual(['TOO_MANY_MATCHES', 0])
})

test('with a restricted person and without, the answer is the same', () => {
  const open = some(2)
  expect(candidatesOf({ state: 'FOUND', people: [...some(1, true), ...open] })).toEqual(
    candidatesOf({ state: 'FOUND', people: open }),
  )
  expect(candidatesOf({ state: 'FOUND', people: some(1, true) })).toEqual(candidatesOf({ state: 'FOUND', people: [] }))
})

test.each([
  ['TOO_MANY', 'TOO_MANY_MATCHES'],
  ['REFUSED', 'NOT_SEARCHED'],
  ['UNAVAILABLE', 'UNAVAILABLE'],
] as const)('the service’s %s is told as %s', (state, outcome) => {
  expect(candidatesOf({ state })).toEqual({ outcome, candidates: [], faults: [] })
})

test.each([
  ['SW1A 9ZZ', 'SW1A'],
  ['n1 9zz', 'N1'],
  ['EC1A1BB', 'EC1A'],
  ['Leeds', null],
  [undefined, null],
])('of the postcode %s no more than %s is shown', (postcode, district) => {
  const { candidates } = candidatesOf({ state: 'FOUND', people: [{ ...somebody(), postcode }] })
  expect(candidates[0]?.postcodeDistrict).toBe(district)
})

test('a number is told to be theirs only with their family name and birth date, and to nobody of a restricted person', () => {
  const known = demographics()
  const check = { nhsNumber: known.nhsNumber, family: 'ONEILL', birthDate: '1961-04-17' }
  const answered = (more: Partial<Demographics> = {}, asked: Partial<typeof check> = {}) =>
    checkedNumber({ state: 'FOUND', demographics: { ...known, ...more } }, { ...check, ...asked })
  expect(answered()).toMatchObject({ outcome: 'FOUND', candidates: [{ supersedesAsked: false, name: "Ada O'Neill" }] })
  expect(answered({}, { nhsNumber: '9990000018' as NhsNumber })).toMatchObject({
    candidates: [{ nhsNumber: known.nhsNumber, supersedesAsked: true, postcodeDistrict: 'SW1A' }],
  })
  const nobody = checkedNumber({ state: 'NOT_FOUND' }, check)
  expect(nobody).toEqual({ outcome: 'NOBODY', candidates: [], faults: [] })
  for (const [more, asked] of [
    [{ restricted: true }, {}],
    [{ family: null }, {}],
    [{}, { family: 'Neill' }],
    [{}, { birthDate: '1961-04-18' }],
  ] as const)
    expect(answered(more, asked)).toEqual(nobody)
  expect(checkedNumber({ state: 'UNAVAILABLE' }, check)).toMatchObject({ outcome: 'UNAVAILABLE' })
})
