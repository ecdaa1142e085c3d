import { describe, expect, test } from 'vitest'
import { NOT_UNDERSTOOD } from '../../../adapters/fhir/modifier-extension.ts'
import { factOf } from '../../../gateway/unify/fact.ts'
import { unify, unifyFacts } from '../../../gateway/unify/unify.ts'
import { coded, readableId, snomed, telling, told, unified, words } from './tellings.ts'

describe('one fact, told by several', () => {
  test('is one record with every provenance and every original, in one order', () => {
    const [record, ...others] = unified('CONDITION', telling('CONDITION', 'NWL', {}), telling('CONDITION', 'ELPR', {}))
    expect(others).toEqual([])
    expect(record).toMatchObject({
      id: 'ELPR CONDITION/1',
      recordType: 'CONDITION',
      provenance: [
        { exchange: 'ELPR', custodian: 'RAL', sourceId: 'CONDITION/1', version: '1' },
        { exchange: 'NWL', custodian: 'RAL', sourceId: 'CONDITION/1', version: '1' },
      ],
      original: [
        { exchange: 'ELPR', resource: { exchange: 'ELPR' } },
        { exchange: 'NWL', resource: { exchange: 'NWL' } },
      ],
      dissenting: [],
    })
  })

  test('takes from each what the others leave unsaid, and the most exact date', () => {
    const [record] = unified(
      'CONDITION',
      telling('CONDITION', 'A1', { date: '2015', severity: snomed('24484000'), notes: ['seen'] }),
      telling('CONDITION', 'B1', { date: '2015-03-02', status: 'active', notes: ['asked', 'seen'] }),
    )
    expect(record).toMatchObject({
      date: '2015-03-02',
      status: 'active',
      severity: snomed('24484000'),
      notes: ['seen', 'asked'],
    })
  })

  test('bears every security label that any of them bears', () => {
    const label = (code: string) => ({
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code,
      display: null,
    })
    const [record] = unified(
      'CONDITION',
      telling('CONDITION', 'A1', { confidentiality: [label('PSY')] }),
      telling('CONDITION', 'B1', { confidentiality: [label('HIV'), label('PSY')] }),
    )
    expect(record?.confidentiality.map(({ code }) => code)).toEqual(['PSY', 'HIV'])
  })

  test('bears every code that any of them bears, and the words of the best coded', () => {
    const [record] = unified(
      'CONDITION',
      telling('CONDITION', 'A1', { concept: words('asthma') }),
      telling('CONDITION', 'B1', {
        concept: { ...coded('http://snomed.info/sct|195967001', 'urn:x|A'), text: 'Asthma' },
      }),
      telling('CONDITION', 'C1', { concept: snomed('195967001', 'Asthma') }),
    )
    expect(record?.concept).toEqual({ ...coded('http://snomed.info/sct|195967001', 'urn:x|A'), text: 'Asthma' })
  })

  test('is in the words of somebody where the best coded has none: a bare code tells nobody anything', () => {
    const bare = telling('CONDITION', { exchange: 'A1', lastUpdated: '2026-01-01T00:00:00Z' } as object, {
      concept: snomed('195967001'),
    })
    const shown = telling('CONDITION', 'B1', { concept: snomed('195967001', 'Asthma') })
    for (const tellings of [[bare, shown] as const, [shown, bare] as const])
      expect(unified('CONDITION', ...tellings)[0]?.concept).toEqual({ ...snomed('195967001'), text: 'Asthma' })
  })

  test('a resource told twice by overlapping pages is one telling, the later version', () => {
    const earlier = telling('CONDITION', { lastUpdated: '2024-01-01T00:00:00Z' }, { status: 'active' })
    const later = telling('CONDITION', { lastUpdated: '2024-02-01T00:00:00Z' }, { status: 'resolved' })
    const [record, ...others] = unified('CONDITION', later, earlier)
    expect(others).toEqual([])
    expect(record).toMatchObject({
      status: 'resolved',
      provenance: [{ lastUpdated: '2024-02-01T00:00:00Z' }],
      dissenting: [],
    })
  })

  test('facts taken on arrival give the same', () => {
    const tellings = ['2015', '2015-03-02'].map((date, i) => telling('CONDITION', `E${i}`, { date }))
    expect(unifyFacts('CONDITION', tellings.map(factOf), readableId, ({ original }) => original)).toEqual(
      unify('CONDITION', tellings, readableId),
    )
  })
})

describe('disagreement', () => {
  test('keeps both, each with its own provenance, date and id', () => {
    const [record] = unified(
      'ALLERGY',
      telling('ALLERGY', { exchange: 'A1', lastUpdated: '2024-01-01T00:00:00Z' }, { criticality: 'low', date: '2019' }),
      telling(
        'ALLERGY',
        { exchange: 'B1', lastUpdated: '2023-01-01T00:00:00Z' },
        { criticality: 'high', date: '2019' },
      ),
    )
    expect(record).toMatchObject({
      id: 'B1 ALLERGY/1',
      criticality: 'high',
      dissenting: [
        {
          id: 'A1 ALLERGY/1',
          criticality: 'low',
          date: '2019',
          provenance: [{ exchange: 'A1', lastUpdated: '2024-01-01T00:00:00Z' }],
          dissenting: [],
        },
      ],
    })
  })

  test('shows what it would be less safe to overlook first', () => {
    const says = (exchange: string, status: string, verificationStatus = 'confirmed') =>
      telling(
        'ALLERGY',
        { exchange, lastUpdated: `2024-01-0${exchange.slice(1)}T00:00:00Z` },
        { status, verificationStatus },
      )
    expect(told(unified('ALLERGY', says('A3', 'resolved'), says('A2', 'active')))).toEqual(['A2|A3'])
    expect(told(unified('ALLERGY', says('A3', 'active', 'refuted'), says('A2', 'resolved')))).toEqual(['A2|A3'])
    expect(told(unified('ALLERGY', says('A3', 'entered-in-error'), says('A2', 'resolved')))).toEqual(['A2|A3'])
  })

  test('of equal weight shows the newest first, then by exchange', () => {
    const says = (exchange: string, lot: string, lastUpdated: string) =>
      telling('IMMUNISATION', { exchange, lastUpdated }, { date: '2021-02-03', lotNumber: lot })
    expect(
      told(
        unified('IMMUNISATION', says('A1', 'X', '2024-01-01T00:00:00Z'), says('B1', 'Y', '2024-01-01T01:00:00+02:00')),
      ),
    ).toEqual(['A1|B1'])
    expect(
      told(unified('IMMUNISATION', says('A1', 'X', '2024-01-01T00:00:00Z'), says('B1', 'Y', '2024-01-02T00:00:00Z'))),
    ).toEqual(['B1|A1'])
    expect(
      told(unified('IMMUNISATION', says('B1', 'X', '2024-01-01T00:00:00Z'), says('A1', 'Y', '2024-01-01T00:00:00Z'))),
    ).toEqual(['A1|B1'])
  })

  test('who is silent on what is disputed agrees with none of several sides', () => {
    const says = (exchange: string, criticality: string | null) => telling('ALLERGY', exchange, { criticality })
    expect(
      told(unified('ALLERGY', says('A1', 'low'), says('B1', 'high'), says('C1', null), says('D1', 'low'))),
    ).toEqual(['B1|A1+D1|C1'])
  })

  test('who is silent on one point sides with the one account that says all of theirs', () => {
    const says = (exchange: string, criticality: string | null, status: string) =>
      telling('ALLERGY', exchange, { criticality, status })
    expect(
      told(unified('ALLERGY', says('A1', 'high', 'active'), says('B1', 'low', 'resolved'), says('C1', null, 'active'))),
    ).toEqual(['A1+C1|B1'])
  })

  test('what an exchange says it entered in error is shown, and after what stands', () => {
    const records = unified(
      'CONDITION',
      telling('CONDITION', 'A1', { status: 'entered-in-error' }),
      telling('CONDITION', 'B1', { status: 'active' }),
    )
    expect(told(records)).toEqual(['B1|A1'])
    expect(told(unified('CONDITION', telling('CONDITION', 'A1', { status: 'entered-in-error' })))).toEqual(['A1'])
  })

  test('a record qualified by something not understood is merged with none', () => {
    expect(
      told(
        unified('CONDITION', telling('CONDITION', 'A1', { notes: [NOT_UNDERSTOOD] }), telling('CONDITION', 'B1', {})),
      ),
    ).toHaveLength(2)
  })

  test('an order not to give a medicine is merged with none to give it', () => {
    const order = { kind: 'REQUEST', date: '2024-01-01' } as const
    const not = { ...order, notes: ['Do not perform: this is an instruction that the medicine is not to be given.'] }
    expect(
      told(unified('MEDICATION', telling('MEDICATION', 'A1', order), telling('MEDICATION', 'B1', not))),
    ).toHaveLength(2)
  })
})

describe('order', () => {
  const dates = (...given: readonly (string | null)[]) =>
    unified(
      'CONDITION',
      ...given.map((date, i) => telling('CONDITION', `E${i}`, { date, concept: snomed(`${i}`) })),
    ).map(({ date }) => date)

  test('is newest first, a partial date at its beginning, the undated last', () => {
    expect(dates(null, '2015', '2016-02', '2015-03-02', '2015-03-02T10:00:00Z', '2015-03-02T10:30:00+01:00')).toEqual([
      '2016-02',
      '2015-03-02T10:00:00Z',
      '2015-03-02T10:30:00+01:00',
      '2015-03-02',
      '2015',
      null,
    ])
  })

  test('of two that begin together the more exact comes first, then by id', () => {
    expect(dates('2015', '2015-01-01', '2015-01')).toEqual(['2015-01-01', '2015-01', '2015'])
    const ids = ['B1', 'A1'].map((exchange, i) => telling('CONDITION', exchange, { concept: snomed(`${i}`) }))
    expect(unified('CONDITION', ...ids).map(({ id }) => id)).toEqual(['A1 CONDITION/1', 'B1 CONDITION/1'])
  })

  test('a contradicting statement that none is known is on top, however old', () => {
    const none = telling('ALLERGY', 'A1', { noneKnown: true, concept: snomed('716186003') })
    const some = telling('ALLERGY', 'B1', { date: '2024' })
    expect(told(unified('ALLERGY', some, none))).toEqual(['A1', 'B1'])
    const refuted = telling('ALLERGY', 'B1', { date: '2024', verificationStatus: 'refuted' })
    expect(told(unified('ALLERGY', refuted, none))).toEqual(['B1', 'A1'])
  })
})
