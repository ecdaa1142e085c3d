import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../schema/model/canonical-json.ts'
import { configurationHash, parseConformanceReport } from '../../schema/model/conformance-report.ts'

const REPORT = {
  iss: 'QKK',
  exchange: 'RIVERSIDE',
  configuration: 'a'.repeat(43),
  challenge: 'nonce',
  suite: '2026-11-28',
  started: '2026-11-28T09:00:00Z',
  ended: '2026-11-28T09:02:00+00:00',
  results: [{ id: 'A01', name: 'MUST answer', outcome: 'PASSED' }],
}

describe('canonical JSON', () => {
  test('orders names by their UTF-16 code units, numbers among them, as RFC 8785 does in its example', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
      '10': 8,
      '9': 9,
    }
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    )
  })

  test('says the same of the same value however it was built, and reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        const back: unknown = JSON.parse(text)
        expect(canonicalJson(back)).toBe(text)
        expect(JSON.stringify(back)).toHaveLength(JSON.stringify(value).length)
      }),
    )
  })

  test('says nothing of what is undefined, and refuses what is no value at all', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}')
    expect(() => canonicalJson(undefined)).toThrow(TypeError)
  })
})

describe('the configuration of a report', () => {
  const asked = {
    protocol: 'FHIR_R4',
    endpoint: 'https://fhir.example/r4',
    settings: { b: 1, a: 2 },
    recordTypes: ['CONDITION', 'ALLERGY'],
  } as const

  test('is the same in whatever order settings and record types are written', () => {
    const otherwise = { ...asked, settings: { a: 2, b: 1 }, recordTypes: ['ALLERGY', 'CONDITION'] } as const
    expect(configurationHash(otherwise)).toBe(configurationHash(asked))
    expect(configurationHash({ ...asked, settings: undefined })).toBe(configurationHash({ ...asked, settings: {} }))
  })

  test.each([
    { endpoint: 'https://fhir.example/r5' },
    { settings: { a: 2, b: 2 } },
    { recordTypes: ['ALLERGY'] as const },
  ])('is another when %j changes', (change) =>
    expect(configurationHash({ ...asked, ...change })).not.toBe(configurationHash(asked)),
  )
})

describe('a conformance report', () => {
  test('is read as it was written', () => expect(parseConformanceReport(REPORT)).toEqual(REPORT))

  test.each([
    { iss: 'not a code' },
    { exchange: 'riverside' },
    { configuration: 'short' },
    { started: 'yesterday' },
    { results: [] },
    { results: [{ id: 'A01', name: 'MUST answer', outcome: 'MAYBE' }] },
    { more: true },
  ])('is not read with %j', (change) => expect(parseConformanceReport({ ...REPORT, ...change })).toBeUndefined())
})
