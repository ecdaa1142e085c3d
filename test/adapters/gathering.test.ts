import { expect, test } from 'vitest'
import { add, answerOf, startGathering } from '../../adapters/fhir/gathering.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { Telling } from '../../schema/model/record.ts'

const label = (code: string) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code, display: null })

const telling = (change: Partial<Telling> = {}, labels: readonly ReturnType<typeof label>[] = []): Telling => ({
  exchange: 'ONE' as ExchangeId,
  type: 'CONDITION',
  sourceId: 'Condition/1',
  version: '1',
  lastUpdated: null,
  custodian: 'RJ6',
  author: null,
  dates: ['2020-01-01'],
  codes: ['s|1'],
  original: { resourceType: 'Condition', id: '1' },
  content: {
    concept: { codings: [], text: 'One' },
    status: 'active',
    date: '2020-01-01',
    endDate: null,
    recordedDate: null,
    confidentiality: labels,
    notes: [],
    noneKnown: false,
    verificationStatus: null,
    categories: [],
    severity: null,
    bodySites: [],
  },
  ...change,
})

const gather = (...tellings: readonly Telling[]) => {
  const gathering = startGathering()
  for (const one of tellings)
    add(
      gathering,
      one,
      (telling) => telling,
      () => one,
      undefined,
    )
  return answerOf(gathering).tellings
}

test('a record told twice is one record', () => {
  expect(gather(telling(), telling())).toHaveLength(1)
})

test.each([
  ['first', [telling({}, [label('HIV')]), telling()]],
  ['last', [telling(), telling({}, [label('HIV')])]],
] as const)('a label counts, whether the telling that bears it comes %s', (_, tellings) => {
  expect(gather(...tellings)[0]?.content.confidentiality.map(({ code }) => code)).toEqual(['HIV'])
})

test('every code and date counts, and an undated telling makes the record undated', () => {
  expect(gather(telling(), telling({ codes: ['s|2'], dates: ['2012-01-01'] }))[0]).toMatchObject({
    codes: ['s|1', 's|2'],
    dates: ['2020-01-01', '2012-01-01'],
  })
  expect(gather(telling(), telling({ dates: [] }))[0]?.dates).toEqual([])
})

test('two custodians of one record are none', () => {
  expect(gather(telling(), telling({ custodian: 'RAX' }))[0]?.custodian).toBe('')
})
