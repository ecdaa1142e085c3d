import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unify } from '../../../gateway/unify/unify.ts'
import type { CodedConcept } from '../../../schema/model/coded-concept.ts'
import type { ReleasedTelling, UnifiedRecord } from '../../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { coded, NOTHING, readableId, snomed, telling, words } from './tellings.ts'

// Few values, so that tellings meet, clash and chain as often as they can.
const product = (code: string, display: string, ...snomedCodes: readonly string[]): CodedConcept => ({
  codings: [
    { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display },
    ...snomedCodes.flatMap((each) => snomed(each).codings),
  ],
  text: null,
})
/** Products that SNOMED CT keeps apart in some tellings, and that are named alike in others. */
const products: readonly CodedConcept[] = [
  product('1', 'Peanut 5 MG'),
  product('1', 'Peanut 5 MG', '1'),
  product('2', 'peanut 5 mg'),
  product('2', 'peanut 5 mg', '2'),
  product('3', 'Peanut 5 MG [Brand]'),
  words('peanut 5 mg'),
]
const concepts: readonly CodedConcept[] = [
  snomed('1', 'Nut'),
  snomed('2', 'Nut'),
  snomed('3', 'Egg'),
  coded('http://snomed.info/sct|1', 'http://snomed.info/sct|2'),
  coded('http://snomed.info/sct|1', 'urn:x|A'),
  coded('http://snomed.info/sct|2', 'urn:x|A'),
  coded('http://loinc.org|1-1', 'urn:x|A'),
  coded('http://loinc.org|1-1', 'http://snomed.info/sct|3'),
  coded('urn:x|B'),
  ...products,
  words('nut'),
  words('egg'),
  NOTHING,
]
const dates = [
  null,
  '2015',
  '2015-03',
  '2015-03-02',
  '2015-03-02T10:00:00Z',
  '2015-03-02T10:00:01Z',
  '2015-03-01T23:30:00Z',
  '2015-04-02',
  '2015-07-01T00:00:00+01:00',
  '2016',
]
const value = (n: number | null) => ({
  quantity: n === null ? null : { value: n, unit: null, code: null, comparator: null },
  concept: null,
  text: null,
})

const saying = fc.record({
  concept: fc.constantFrom(...concepts),
  date: fc.constantFrom(...dates),
  status: fc.constantFrom(null, 'active', 'active', 'resolved', 'entered-in-error'),
  noneKnown: fc.constantFrom(false, false, true),
  verificationStatus: fc.constantFrom(null, 'confirmed', 'refuted'),
  criticality: fc.constantFrom(null, 'low', 'high'),
  kind: fc.constantFrom(null, 'STATEMENT', 'REQUEST'),
  endDate: fc.constantFrom(null, null, '2015-03-02', '2015-04', '2016-01-01'),
  intent: fc.constantFrom(null, 'order', 'plan'),
  dosages: fc.constantFrom([], ['one'], ['two']),
  lotNumber: fc.constantFrom(null, 'X', 'Y'),
  value: fc.constantFrom(value(null), value(5), value(6)),
  bodySites: fc.constantFrom([], [snomed('7')], [words('left')]),
  encounterClass: fc.constantFrom(null, { system: null, code: 'AMB', display: null }),
  conclusion: fc.constantFrom(null, 'normal', 'not normal'),
  title: fc.constantFrom(null, 'Letter', 'Report'),
  hash: fc.constantFrom(null, 'aaa=', 'bbb='),
  notes: fc.constantFrom([], ['n'], ['m', 'n']),
})
const teller = fc.record({
  exchange: fc.constantFrom('A1', 'B1', 'C1', 'D1', 'E1'),
  custodian: fc.constantFrom('RAL', 'RJ6'),
  lastUpdated: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01T01:00:00+01:00', '2024-02-01T00:00:00Z'),
  id: fc.constantFrom('1', '2', '3', '4'),
})

// Content that a type does not have is passed over by its sameness; `kind` means two things, so an allergy has its own.
const tellingsOf = (type: RecordType): fc.Arbitrary<readonly ReleasedTelling[]> =>
  fc
    .array(fc.tuple(teller, saying), { maxLength: 14 })
    .map((drawn) =>
      drawn.map(([by, { kind, ...said }]) => telling(type, by, type === 'MEDICATION' ? { ...said, kind } : said)),
    )
/** That say nothing but what they are of, each of another data controller or another thing, so that only that keeps them apart. */
const bareTellingsOf = (type: RecordType, about: readonly CodedConcept[]): fc.Arbitrary<readonly ReleasedTelling[]> =>
  fc
    .array(fc.tuple(fc.constantFrom('RA1', 'RA2', 'RA3', 'RA4', 'RA5'), fc.constantFrom(...about)), { maxLength: 6 })
    .map((drawn) => drawn.map(([custodian, concept], at) => telling(type, { custodian, id: String(at) }, { concept })))

const world = fc.constantFrom(...RECORD_TYPES).chain((type) =>
  tellingsOf(type).chain((tellings) =>
    fc.record({
      type: fc.constant(type),
      tellings: fc.constant(tellings),
      shuffled: fc.shuffledSubarray([...tellings], { minLength: tellings.length }),
    }),
  ),
)
const keysIn = (records: readonly UnifiedRecord[]): readonly string[] =>
  records.flatMap(({ provenance, dissenting }) => [...provenance.map(readableId), ...keysIn(dissenting)])

const RUNS = { numRuns: 6_000 }

describe('laws of merging, over worlds made to clash', () => {
  test('any order of arrival gives the same', () => {
    fc.assert(
      fc.property(world, ({ type, tellings, shuffled }) => {
        expect(unify(type, shuffled, readableId)).toEqual(unify(type, tellings, readableId))
      }),
      RUNS,
    )
  })

  test('every telling is in the provenance of one record or one dissenting, once', () => {
    fc.assert(
      fc.property(world, ({ type, tellings }) => {
        expect([...keysIn(unify(type, tellings, readableId))].sort()).toEqual(
          [...new Set(tellings.map(readableId))].sort(),
        )
      }),
      RUNS,
    )
  })

  test('ids are distinct, each that of the first telling that agrees', () => {
    fc.assert(
      fc.property(world, ({ type, tellings }) => {
        const records = unify(type, tellings, readableId).flatMap((record) => [record, ...record.dissenting])
        expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
        for (const { id, provenance } of records) expect(id).toBe([...provenance.map(readableId)].sort()[0])
      }),
      RUNS,
    )
  })

  test('each provenance has its own original, and a dissenting record no dissenting of its own', () => {
    fc.assert(
      fc.property(world, ({ type, tellings }) => {
        for (const record of unify(type, tellings, readableId).flatMap((each) => [each, ...each.dissenting])) {
          expect(record.original.map(readableId)).toEqual(record.provenance.map(readableId))
        }
        for (const { dissenting } of unify(type, tellings, readableId))
          for (const each of dissenting) expect(each.dissenting).toEqual([])
      }),
      RUNS,
    )
  })

  test.each(['ALLERGY', 'MEDICATION'] as const)(
    'no two SNOMED CT codes meet in one record of %s, whatever its products are named',
    (type) => {
      const snomedIn = ({ codings }: CodedConcept): readonly (string | null)[] =>
        codings.flatMap(({ system, code }) => (system?.includes('snomed') ? [code] : []))
      fc.assert(
        fc.property(bareTellingsOf(type, products), (tellings) => {
          const concepts = new Map(tellings.map((each) => [readableId(each), each.content.concept]))
          for (const record of unify(type, tellings, readableId)) {
            const codes = keysIn([record]).flatMap((key) => snomedIn(concepts.get(key) ?? NOTHING))
            expect(new Set(codes).size).toBeLessThan(2)
          }
        }),
        { numRuns: 2_000 },
      )
    },
  )

  test('no two whole days and no two SNOMED CT codes meet in one event', () => {
    fc.assert(
      fc.property(tellingsOf('PROCEDURE'), (drawn) => {
        const tellings = [...new Map(drawn.map((each) => [readableId(each), each])).values()]
        const content = new Map(tellings.map((each) => [readableId(each), each.content]))
        for (const record of unify('PROCEDURE', tellings as readonly ReleasedTelling<'PROCEDURE'>[], readableId)) {
          const told = keysIn([record]).map((key) => content.get(key))
          const single = told
            .map((each) => each?.concept.codings ?? [])
            .filter((codings) => codings.length === 1 && codings[0]?.system?.includes('snomed'))
          expect(new Set(single.map(([coding]) => coding?.code)).size).toBeLessThan(2)
          expect(new Set(told.map((each) => each?.date).filter((date) => date?.length === 10)).size).toBeLessThan(2)
        }
      }),
      RUNS,
    )
  })

  test('no two courses of a medicine that both ended meet, but through somebody who says that it is still taken or names no day', () => {
    fc.assert(
      fc.property(tellingsOf('MEDICATION'), (drawn) => {
        const tellings = [...new Map(drawn.map((each) => [readableId(each), each])).values()]
        const content = new Map(tellings.map((each) => [readableId(each), each.content]))
        for (const record of unify('MEDICATION', tellings as readonly ReleasedTelling<'MEDICATION'>[], readableId)) {
          const told = keysIn([record]).map((key) => content.get(key))
          if (told.some((each) => each?.status === 'active' && each.endDate === null)) continue
          // That none is taken is one statement, whenever it was made.
          const periods = told.flatMap((each) =>
            each !== undefined &&
            !('noneKnown' in each && each.noneKnown) &&
            each.date?.length === 10 &&
            each.endDate?.length === 10 &&
            each.date <= each.endDate
              ? [each]
              : [],
          )
          for (const one of periods)
            for (const other of periods) expect((one.endDate ?? '') < (other.date ?? '')).toBe(false)
        }
      }),
      RUNS,
    )
  })

  test('nothing that is given is changed', () => {
    fc.assert(
      fc.property(world, ({ type, tellings }) => {
        const before = JSON.stringify(tellings)
        unify(type, tellings, readableId)
        expect(JSON.stringify(tellings)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })
})
