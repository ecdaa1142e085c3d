import { describe, expect, test } from 'vitest'
import { sizeWords } from '../../../../gateway/faces/clinician/document.ts'
import { londonMoment } from '../../../../gateway/faces/clinician/london-moment.ts'
import { readEdit } from '../../../../gateway/faces/clinician/read-edit.ts'

const read = (deed: 'ADD' | 'AMEND', sent: Readonly<Record<string, string>>) => {
  const { data, error } = readEdit(deed).safeParse({ custodian: 'RJ6', ...sent })
  return data ?? error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
}

describe('a correction', () => {
  const was = { kind: 'CONDITION', 'was-what': 'Asthma', what: 'Asthma', 'was-status': 'active', status: 'active' }

  test('says only what differs, and what the record said before', () => {
    expect(read('AMEND', { ...was, status: 'resolved', 'abatement-month': '3', 'abatement-year': '2024' })).toEqual({
      kind: 'CONDITION',
      says: { condition: { status: 'resolved', abatement: '2024-03' } },
      lines: [
        { label: 'Status', before: 'Active', after: 'Resolved' },
        { label: 'When it ended', before: '', after: 'March 2024' },
      ],
    })
  })

  test('that changes nothing is none, and nothing is emptied', () => {
    expect(read('AMEND', was)).toEqual(['what: Change something, or go back to the record'])
    expect(read('AMEND', { ...was, what: '' })).toEqual([expect.stringContaining('cannot be emptied from here')])
  })

  test('of what is coded tells that other words take the place of the code', () => {
    expect(read('AMEND', { ...was, 'was-code': 'SNOMED CT 195967001: Asthma', what: 'Wheeze' })).toMatchObject({
      says: { condition: { concept: { text: 'Wheeze' } } },
      lines: [{ after: 'Wheeze' }, { label: 'Code', before: 'SNOMED CT 195967001: Asthma', after: '' }],
    })
  })

  test('of an amount carries its unit along, and words may take its place', () => {
    const weight = { kind: 'OBSERVATION', 'was-value': '71.5', 'was-unit': 'kg', unit: 'kg' }
    expect(read('AMEND', { ...weight, value: '72.50' })).toMatchObject({
      says: { observation: { value: '72.50', unit: 'kg' } },
    })
    expect(read('AMEND', { ...weight, value: '', unit: '', words: 'Not weighed' })).toMatchObject({
      says: { observation: { words: 'Not weighed' } },
    })
  })
})

describe('a new record', () => {
  test.each([
    [
      'a day that is none',
      { 'onset-day': '31', 'onset-month': '2', 'onset-year': '2024' },
      'onset-day: Enter a real date',
    ],
    ['a day without its month', { 'onset-day': '3', 'onset-year': '2024' }, 'onset-day: Enter a real date'],
    ['a code without its system', { code: '91935009' }, 'system: Choose the code system'],
    ['a code of a status that FHIR has not', { status: 'entered-in-error' }, 'status: Choose from the list'],
    ['nobody who holds it', { custodian: '' }, 'custodian: Choose which organisation'],
    ['a longer text than is kept', { what: 'a'.repeat(301) }, 'what: Use 300 characters'],
  ])('with %s is sent back', (_, sent, fault) => {
    expect(read('ADD', { kind: 'ALLERGY', what: 'Latex', ...sent })).toEqual([expect.stringContaining(fault)])
  })
})

describe('a time of day in London', () => {
  test.each([
    ['in winter', '2026-01-27', '14:30', '2026-01-27T14:30:00+00:00'],
    ['in summer', '2026-07-27', '09:00', '2026-07-27T09:00:00+01:00'],
    ['that comes twice', '2026-10-25', '01:30', '2026-10-25T01:30:00+00:00'],
    ['that never comes', '2026-03-29', '01:30', undefined],
    ['that is not stated', '2026-07', '', '2026-07'],
  ])('%s', (_, day, clock, moment) => {
    expect(londonMoment(day, clock)).toBe(moment)
  })
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_440_000, '1.4 MB'],
  [null, ''],
] as const)('a size of %s is "%s"', (size, words) => {
  expect(sizeWords(size)).toBe(words)
})
