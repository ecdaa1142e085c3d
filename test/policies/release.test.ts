import { expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import { custodianOf, release } from '../../policies/release.ts'
import type { Coding } from '../../schema/model/coded-concept.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { AllergyContent, Telling } from '../../schema/model/record.ts'
import { agreement, ask, CROYDON, EALING, factsOf, HARINGEY, NORTH_WEST, permit } from './world.ts'

const resolution = new Map<string, OdsCode>([
  [EALING, EALING],
  ['E85001001', EALING],
  [CROYDON, CROYDON],
])
const exchange = { id: NORTH_WEST, members: [EALING, HARINGEY], defaultController: EALING }
const STD: Coding = { system: 'http://hl7.org/fhir/v3/ActCode', code: 'STD', display: null }

const content: AllergyContent = {
  concept: { codings: [], text: null },
  status: null,
  date: null,
  endDate: null,
  recordedDate: null,
  confidentiality: [],
  notes: [],
  noneKnown: false,
  verificationStatus: null,
  kind: null,
  categories: [],
  criticality: null,
  reactions: [],
  lastOccurrence: null,
}
const telling = (
  sourceId: string,
  custodian: string | undefined,
  confidentiality: readonly Coding[] = [],
): Telling<'ALLERGY'> => ({
  exchange: NORTH_WEST,
  type: 'ALLERGY',
  sourceId,
  version: null,
  lastUpdated: null,
  custodian,
  author: null,
  dates: [],
  codes: [],
  content: { ...content, confidentiality },
  original: {},
})
const view = decideSets(
  ask(),
  ['ALLERGY'],
  [exchange],
  factsOf({ directives: [permit()] }),
  compileAgreements([agreement()]),
)
const released = (...tellings: Telling<'ALLERGY'>[]) => release(view, exchange, tellings, resolution, new Map())

test('the custodian is the one stated, as it resolves, else the default; no member, none', () => {
  expect(custodianOf('E85001001', exchange, resolution)).toBe(EALING)
  expect(custodianOf(undefined, exchange, resolution)).toBe(EALING)
  expect(custodianOf('UNKNOWN', exchange, resolution)).toBeUndefined()
  expect(custodianOf(CROYDON, exchange, resolution)).toBeUndefined()
  expect(custodianOf(undefined, { ...exchange, defaultController: undefined }, resolution)).toBeUndefined()
})

test('releases what is permitted, in its order, with its custodian; what is unattributed is counted for the operator', () => {
  const answer = released(telling('1', EALING), telling('2', 'UNKNOWN'), telling('3', undefined))
  expect(answer.released.map(({ sourceId, custodian, unconditional }) => [sourceId, custodian, unconditional])).toEqual(
    [
      ['1', EALING, false],
      ['3', EALING, false],
    ],
  )
  expect(answer.unattributed).toBe(1)
})

test('an answer with records that are withheld is the answer without them', () => {
  const [one, two] = [telling('1', EALING), telling('3', EALING)]
  expect(released(one, telling('2', EALING, [STD]), two, telling('4', HARINGEY))).toEqual(
    released(one, two, telling('4', HARINGEY)),
  )
})

test('nothing is invented: every released telling is one that was given', () => {
  const given = [telling('1', EALING), telling('2', EALING, [STD])]
  for (const { custodian, unconditional, ...rest } of released(...given).released) {
    expect(given).toContainEqual({ ...rest, custodian })
    expect(unconditional).toBe(false)
  }
})
