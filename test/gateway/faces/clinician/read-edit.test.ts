import { describe, expect, test } from 'vitest'
import { sizeWords } from '../../../../gateway/faces/clinician/document.ts'
import { type FormKind, shownFields } from '../../../../gateway/faces/clinician/edit-fields.ts'
import { londonMoment } from '../../../../gateway/faces/clinician/london-moment.ts'
import { readEdit } from '../../../../gateway/faces/clinician/read-edit.ts'
import type { Told } from '../../../../gateway/faces/clinician/told.ts'
import { typedSince } from '../../../../gateway/faces/clinician/typed-since.ts'

const read = (deed: 'ADD' | 'AMEND', sent: Readonly<Record<string, string>>) => {
  const { data, error } = readEdit(deed).safeParse({ custodian: 'RJ6', ...sent })
  return data ?? error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
}

/** What the form shows of a record, under the names of its fields. */
const shown = (kind: FormKind, told: Partial<Told>) => {
  const nothing = { concept: { text: null, codings: [] }, status: null, date: null, endDate: null, recordedDate: null }
  return Object.fromEntries(shownFields(kind, { ...nothing, ...told } as Told).map(({ name, now }) => [name, now]))
}

/** What a browser sends of that form where nothing was touched. */
const untouched = (kind: FormKind, told: Partial<Told>): Readonly<Record<string, string>> => {
  const fields = shown(kind, told)
  const boxes = Object.entries(fields).flatMap(([name, now = '']): readonly (readonly [string, string])[] => {
    if (!['at', 'onset', 'abatement', 'start', 'end'].includes(name)) return [[name, now]]
    const [year = '', month = '', day = ''] = now.split('-')
    return [
      [`${name}-day`, day],
      [`${name}-month`, month],
      [`${name}-year`, year],
    ]
  })
  const was = Object.entries(fields).map(([name, now = '']) => [`was-${name}`, now] as const)
  return { kind, ...Object.fromEntries([...was, ...boxes]) }
}

const amount = (comparator: string | null): Partial<Told> => ({
  value: { quantity: { value: 5, unit: 'mmol/L', comparator }, concept: null, text: null },
})

describe('a correction of an observation', () => {
  const late = { date: '2026-07-27T23:30:00Z', ...amount(null) }

  test('shows the day and the time in London, whatever offset its source wrote', () => {
    expect(shown('OBSERVATION', late)).toMatchObject({ at: '2026-07-28', clock: '00:30' })
    expect(shown('OBSERVATION', { date: '2026-01-27T23:30:05-02:00' })).toMatchObject({
      at: '2026-01-28',
      clock: '01:30:05',
    })
    expect(shown('OBSERVATION', { date: '2026-01' })).toMatchObject({ at: '2026-01', clock: '' })
    expect(shown('CONDITION', { date: '2026-07-27T23:30:00Z', endDate: '2026-08-01T23:30:00Z' })).toMatchObject({
      onset: '2026-07-28',
      abatement: '2026-08-02',
    })
  })

  test('of its day keeps its time, of its time its day, and of neither touches none', () => {
    const sent = untouched('OBSERVATION', late)
    expect(read('AMEND', sent)).toEqual(['what: Change something, or go back to the record'])
    expect(read('AMEND', { ...sent, 'at-day': '29' })).toMatchObject({
      says: { observation: { at: '2026-07-29T00:30:00+01:00' } },
      lines: [{ before: '28 July 2026', after: '29 July 2026' }],
    })
    expect(read('AMEND', { ...sent, clock: '09:00' })).toMatchObject({
      says: { observation: { at: '2026-07-28T09:00:00+01:00' } },
      lines: [{ label: 'Time', before: '00:30', after: '09:00' }],
    })
    expect(read('AMEND', { ...sent, status: 'final' })).toEqual({
      kind: 'OBSERVATION',
      says: { observation: { status: 'final' } },
      lines: [expect.anything()],
    })
    expect(
      read('AMEND', { ...untouched('OBSERVATION', { date: '2026-01-27T14:30:05Z' }), 'at-day': '26' }),
    ).toMatchObject({ says: { observation: { at: '2026-01-26T14:30:05+00:00' } } })
  })

  test('of its time may leave the day alone, and says so', () => {
    expect(read('AMEND', { ...untouched('OBSERVATION', late), clock: '' })).toEqual({
      kind: 'OBSERVATION',
      says: { observation: { at: '2026-07-28' } },
      lines: [{ label: 'Time', before: '00:30', after: '' }],
    })
  })

  test('is not offered of what would be lost with it: more than a moment, and an amount that is only a bound', () => {
    expect(Object.keys(shown('OBSERVATION', late))).toEqual(
      expect.arrayContaining(['at', 'clock', 'value', 'unit', 'words']),
    )
    const lasting = Object.keys(shown('OBSERVATION', { ...late, endDate: '2026-07-29' }))
    expect(lasting).not.toContain('at')
    expect(lasting).not.toContain('clock')
    const bound = Object.keys(shown('OBSERVATION', amount('<')))
    for (const name of ['value', 'unit', 'words']) expect(bound).not.toContain(name)
  })
})

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

  const called = (text: string): Partial<Told> => ({ concept: { text, codings: [] } })

  test('of a record that says more than the form could, or says it in several lines, judges only what was changed', () => {
    const long = untouched('CONDITION', called('a'.repeat(301)))
    const ofTwo = untouched('CONDITION', called('Asthma\r\nsince childhood'))
    for (const sent of [long, { ...ofTwo, 'was-code': 'SNOMED CT 195967001: Asthma' }])
      expect(read('AMEND', { ...sent, status: 'resolved' })).toEqual({
        kind: 'CONDITION',
        says: { condition: { status: 'resolved' } },
        lines: [{ label: 'Status', before: '', after: 'Resolved' }],
      })
    expect(ofTwo['what']).toBe('Asthma since childhood')
    // As a browser sends what was shown in two lines.
    const joined = { ...ofTwo, 'was-what': 'Asthma\r\nsince childhood', what: 'Asthmasince childhood' }
    expect(read('AMEND', joined)).toEqual(['what: Change something, or go back to the record'])
    expect(read('AMEND', { ...long, what: 'b'.repeat(301) })).toEqual(['what: Use 300 characters or fewer'])
    // A code is written with its words, and so they are said anew.
    const coded = { system: 'http://snomed.info/sct', code: '195967001' }
    expect(read('AMEND', { ...long, ...coded })).toEqual(['what: Use 300 characters or fewer'])
  })

  test('of an observation judges neither the amount nor the day that was left as its source wrote it', () => {
    const odd = untouched('OBSERVATION', {
      date: '2024-02-31',
      value: { quantity: { value: 1e21, unit: null, comparator: null }, concept: null, text: null },
    })
    expect(read('AMEND', { ...odd, status: 'final' })).toMatchObject({ says: { observation: { status: 'final' } } })
    expect(read('AMEND', { ...odd, unit: 'kg' })).toEqual(['value: Enter a number, such as 71.5'])
    expect(read('AMEND', { ...odd, clock: '09:00' })).toEqual(['at-day: Enter a real date, such as 27 3 2024'])
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

test('a form about what was changed meanwhile keeps what was typed, and nothing of what it showed before', () => {
  const seen = untouched('CONDITION', { concept: { text: 'Asthma', codings: [] }, status: 'active', date: '2019-03' })
  const typed = typedSince('CONDITION', { ...seen, what: 'Wheeze', 'abatement-year': '2024', code: '1' })
  for (const [name, now, shows] of [
    ['what', 'Asthma of childhood', 'Wheeze'],
    ['status', 'resolved', 'resolved'],
    ['onset-month', 5, 5],
    ['onset-year', '2018', '2018'],
    ['abatement-month', 4, ''],
    ['abatement-year', '2023', '2024'],
    ['note', undefined, ''],
    ['code', '', '1'],
    ['system', '', ''],
  ] as const)
    expect(typed(name, now), name).toBe(shows)
})

describe('a new record', () => {
  test.each([
    [
      'a day that is none',
      { 'onset-day': '31', 'onset-month': '2', 'onset-year': '2024' },
      'onset-day: Enter a real date',
    ],
    ['a day without its year', { 'onset-month': '2024' }, 'onset-day: Enter a real date'],
    ['a day in one box', { 'onset-month': '03-27', 'onset-year': '2024' }, 'onset-day: Enter a real date'],
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
    ['with its seconds', '2026-07-27', '09:00:05', '2026-07-27T09:00:05+01:00'],
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
