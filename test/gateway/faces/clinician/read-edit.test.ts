import { describe, expect, test } from 'vitest'
import { sizeWords } from '../../../../gateway/faces/clinician/document.ts'
import { type FormKind, shownFields } from '../../../../gateway/faces/clinician/edit-fields.ts'
import { rowsFor } from '../../../../gateway/faces/clinician/edit-rows.ts'
import { londonMoment } from '../../../../gateway/faces/clinician/london-moment.ts'
import { readEdit } from '../../../../gateway/faces/clinician/read-edit.ts'
import type { Told } from '../../../../gateway/faces/clinician/told.ts'
import { notKeptSince, typedSince } from '../../../../gateway/faces/clinician/typed-since.ts'

const read = (deed: 'ADD' | 'AMEND', sent: Readonly<Record<string, string>>) => {
  const { data, error } = readEdit(deed).safeParse({ custodian: 'RJ6', ...sent })
  return data ?? error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
}

const NOTHING = { concept: { text: null, codings: [] }, status: null, date: null, endDate: null, recordedDate: null }

const toldRows = ({ reactions = [], dosages = [] }: Partial<Told>): number => reactions.length + dosages.length

const fieldsShown = (kind: FormKind, told: Partial<Told>, more = 1) =>
  shownFields(kind, { ...NOTHING, ...told } as Told, toldRows(told) + more)

/** What the form shows of a record, under the names of its fields. */
const shown = (kind: FormKind, told: Partial<Told>) =>
  Object.fromEntries(fieldsShown(kind, told).map(({ name, now }) => [name, now]))

/** What a browser sends of that form where nothing was touched. */
const untouched = (kind: FormKind, told: Partial<Told>): Readonly<Record<string, string>> => {
  const fields = fieldsShown(kind, told)
  const boxes = fields.flatMap(({ name, as, now }): readonly (readonly [string, string])[] => {
    if (as !== 'day') return [[name, now.replaceAll('\n', '\r\n')]]
    const [year = '', month = '', day = ''] = now.split('-')
    return [
      [`${name}-day`, day],
      [`${name}-month`, month],
      [`${name}-year`, year],
    ]
  })
  const hidden = fields.flatMap(
    ({ name, now, time, coded, beside, judged }): readonly (readonly [string, string])[] => [
      [`was-${name}`, now.replaceAll('\n', '\r\n')],
      ...(time === '' ? [] : [[`time-${name}`, time] as const]),
      ...(beside === '' ? [] : [[`beside-${name}`, beside] as const]),
      ...(judged === '' ? [] : [[`judged-${name}`, judged] as const]),
      ...(coded === '' ? [] : [[`coded-${name}`, coded.replaceAll('\n', '\r\n')] as const]),
    ],
  )
  const rows = { rows: String(toldRows(told) + 1), 'told-rows': String(toldRows(told)) }
  return { kind, ...rows, ...Object.fromEntries([...hidden, ...boxes]) }
}

const amount = (comparator: string | null): Partial<Told> => ({
  value: { quantity: { value: 5, unit: 'mmol/L', comparator }, concept: null, text: null },
})

describe('a correction of an observation', () => {
  const late = { date: '2026-07-27T23:30:00Z', ...amount(null) }

  test('says that what its source made of the amount goes with it, and not with the day', () => {
    const high = { ...late, interpretations: [{ text: 'High', codings: [] }] }
    const lines = (typed: object) =>
      (read('AMEND', { ...untouched('OBSERVATION', high), ...typed }) as { lines: readonly object[] }).lines
    const goes = { label: 'The source says it is', before: 'High', after: '' }
    expect(lines({ value: '4' })).toContainEqual(goes)
    expect(lines({ value: '', unit: '', words: 'haemolysed' })).toContainEqual(goes)
    expect(lines({ 'at-day': '26' })).not.toContainEqual(goes)
    const plain = read('AMEND', { ...untouched('OBSERVATION', late), value: '4' }) as { lines: readonly object[] }
    expect(plain.lines).toHaveLength(1)
  })

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

  test('that changes nothing is none, and what a record must say is not emptied', () => {
    expect(read('AMEND', was)).toEqual(['what: Change something, or go back to the record'])
    for (const name of ['what', 'status'])
      expect(read('AMEND', { ...was, [name]: '' })).toEqual([expect.stringContaining('cannot be emptied from here')])
  })

  test('takes out what is optional and was emptied, and says so', () => {
    const over = untouched('CONDITION', { date: '2019-03', endDate: '2020-01-02' })
    const noEnd = { 'abatement-day': '', 'abatement-month': '', 'abatement-year': '' }
    expect(read('AMEND', { ...over, ...noEnd })).toEqual({
      kind: 'CONDITION',
      says: { condition: { takenOut: ['abatement'] } },
      lines: [{ label: 'When it ended', before: '2 January 2020', after: '' }],
    })
    expect(read('AMEND', { ...untouched('ALLERGY', { criticality: 'high' }), criticality: '' })).toEqual({
      kind: 'ALLERGY',
      says: { allergy: { takenOut: ['criticality'] } },
      lines: [{ label: 'Danger of another exposure', before: 'High', after: '' }],
    })
    for (const kind of ['MEDICATION', 'ALERT'] as const)
      expect(read('AMEND', { ...untouched(kind, { date: '2019', endDate: '2020' }), 'end-year': '' })).toMatchObject({
        says: { [kind.toLowerCase()]: { takenOut: ['end'] } },
      })
  })

  const late = { date: '2026-07-27T23:30:00Z', endDate: '2026-08-01T09:00:05+01:00' }

  test('of a day keeps the time of day that its source wrote, and touches none that was left', () => {
    expect(read('AMEND', { ...untouched('CONDITION', late), 'onset-day': '29' })).toEqual({
      kind: 'CONDITION',
      says: { condition: { onset: '2026-07-29T00:30:00+01:00' } },
      lines: [{ label: 'When it began', before: '28 July 2026, 00:30', after: '29 July 2026, 00:30' }],
    })
    expect(read('AMEND', { ...untouched('MEDICATION', late), 'end-month': '12' })).toMatchObject({
      says: { medication: { end: '2026-12-01T09:00:05+00:00' } },
    })
  })

  test('shows a day also where it was written down at that very moment, and so keeps that time too', () => {
    const both = { date: late.date, recordedDate: late.date }
    expect(read('AMEND', { ...untouched('CONDITION', both), 'onset-day': '29' })).toMatchObject({
      says: { condition: { onset: '2026-07-29T00:30:00+01:00' } },
      lines: [{ before: '28 July 2026, 00:30' }],
    })
  })

  test('of a day to what can have no such time says that the time goes', () => {
    const gone = { label: 'When it began: time of day', before: '00:30', after: '' }
    expect(read('AMEND', { ...untouched('CONDITION', late), 'onset-day': '' })).toEqual({
      kind: 'CONDITION',
      says: { condition: { onset: '2026-07' } },
      lines: [{ label: 'When it began', before: '28 July 2026, 00:30', after: 'July 2026' }, gone],
    })
    const early = { date: '2026-07-28T01:30:00+01:00' }
    const spring = { 'onset-day': '29', 'onset-month': '3' }
    expect(read('AMEND', { ...untouched('CONDITION', early), ...spring })).toMatchObject({
      says: { condition: { onset: '2026-03-29' } },
      lines: [{ after: '29 March 2026' }, { ...gone, before: '01:30' }],
    })
    const none = { 'onset-day': '', 'onset-month': '', 'onset-year': '' }
    expect(read('AMEND', { ...untouched('CONDITION', late), ...none })).toMatchObject({
      lines: [{ before: '28 July 2026, 00:30', after: '' }],
    })
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

describe('a correction of the reactions of an allergy', () => {
  const named = (text: string, code?: string) => ({
    text,
    codings: code === undefined ? [] : [{ system: 'http://snomed.info/sct', code, display: null }],
  })
  const told: Partial<Told> = {
    reactions: [
      { manifestations: [named('Rash', '271807003'), named('Hives')], severity: 'mild', onset: '2019-03' },
      { manifestations: [named('Swelling')], severity: null, onset: null },
    ],
  }
  const [first, second] = told.reactions ?? []
  if (first === undefined || second === undefined) throw new Error('Two reactions are told')
  const sent = untouched('ALLERGY', told)
  const says = (typed: Readonly<Record<string, string>>) => read('AMEND', { ...sent, ...typed })

  test('touches none that was left as it is', () => {
    expect(says({})).toEqual(['what: Change something, or go back to the record'])
    expect(says({ 'reaction-1-severity': 'severe' })).toEqual({
      kind: 'ALLERGY',
      says: { allergy: { reactions: [{ place: 1, severity: 'severe' }] } },
      lines: [{ label: 'Reaction 1: how bad', before: 'Mild', after: 'Severe' }],
    })
  })

  test('says how it shows in lines, and which code goes with words that are replaced', () => {
    expect(says({ 'reaction-1': 'Hives\r\n\r\nFever' })).toEqual({
      kind: 'ALLERGY',
      says: { allergy: { reactions: [{ place: 1, manifestations: [{ text: 'Hives' }, { text: 'Fever' }] }] } },
      lines: [
        { label: 'Reaction 1: what happens', before: 'Rash, Hives', after: 'Hives, Fever' },
        { label: 'Reaction 1: code', before: 'SNOMED CT 271807003', after: '' },
      ],
    })
  })

  test('adds one more, and takes one out whole, or one part of it', () => {
    expect(says({ 'reaction-3': 'Fever', 'reaction-3-onset-year': '2024' })).toMatchObject({
      says: { allergy: { reactions: [{ manifestations: [{ text: 'Fever' }], onset: '2024' }] } },
    })
    expect(says({ 'reaction-2': '' })).toEqual({
      kind: 'ALLERGY',
      says: { allergy: { reactions: [{ place: 2, isTakenOut: true }] } },
      lines: [
        { label: 'Reaction 2: what happens', before: 'Swelling', after: '' },
        { label: 'Reaction 2: all else', before: expect.any(String), after: '' },
      ],
    })
    expect(
      says({ 'reaction-1-severity': '', 'reaction-1-onset-month': '', 'reaction-1-onset-year': '' }),
    ).toMatchObject({
      says: { allergy: { reactions: [{ place: 1, takenOut: ['severity', 'onset'] }] } },
    })
  })

  test('of one that does not say how it shows takes out the part that was emptied, and never the whole', () => {
    const silent = untouched('ALLERGY', { reactions: [{ manifestations: [], severity: 'severe', onset: '2019' }] })
    expect(read('AMEND', { ...silent, 'reaction-1-severity': '' })).toMatchObject({
      says: { allergy: { reactions: [{ place: 1, takenOut: ['severity'] }] } },
    })
    expect(read('AMEND', { ...silent, 'reaction-1-severity': '', 'reaction-1-onset-year': '' })).toEqual({
      kind: 'ALLERGY',
      says: { allergy: { reactions: [{ place: 1, takenOut: ['severity', 'onset'] }] } },
      lines: [
        { label: 'Reaction 1: how bad', before: 'Severe', after: '' },
        { label: 'Reaction 1: when', before: '2019', after: '' },
      ],
    })
  })

  test('does not ask how one shows that does not say it readably, shows what its source says of it, and takes no answer', () => {
    const silent = { manifestations: [], severity: 'severe', onset: null }
    const nameless = { manifestations: [{ text: null, codings: [] }], severity: null, onset: null }
    const mute: Partial<Told> = {
      reactions: [silent, nameless, first],
      reactionDescriptions: ['Collapsed\nat once', null, null],
    }
    const fields = fieldsShown('ALLERGY', mute)
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['reaction-3', 'reaction-4']))
    for (const name of ['reaction-1', 'reaction-2']) expect(fields.map((one) => one.name)).not.toContain(name)
    expect(fields.flatMap(({ row, instead }) => (instead === '' ? [] : [[row, instead]]))).toEqual([
      [1, 'Collapsed at once'],
      [2, 'Its source does not say it in a way that can be read here'],
    ])
    expect(fields.filter(({ beginsGroup }) => beginsGroup).map(({ name }) => name)).toEqual([
      'reaction-1-severity',
      'reaction-2-severity',
      'reaction-3',
      'reaction-4',
    ])
    const sent = untouched('ALLERGY', mute)
    expect(read('AMEND', { ...sent, 'reaction-1': 'Fever' })).toEqual([
      'reaction-1: What this reaction was cannot be corrected here. Add what happened as another reaction',
    ])
    expect(read('AMEND', { ...sent, 'reaction-1-severity': 'mild', 'reaction-4': 'Fever' })).toMatchObject({
      says: { allergy: { reactions: [{ place: 1, severity: 'mild' }, { manifestations: [{ text: 'Fever' }] }] } },
    })
  })

  test('tells that what its source says of it in its own words stays', () => {
    const described = untouched('ALLERGY', { ...told, reactionDescriptions: ['Rash within the hour', null] })
    const label = 'Reaction 1: its source’s own description, which stays'
    expect(read('AMEND', { ...described, 'reaction-1': 'Hives', 'reaction-2': 'Fever' })).toMatchObject({
      lines: [
        { after: 'Hives' },
        { label: 'Reaction 1: code' },
        { label, before: 'Rash within the hour', after: 'Rash within the hour' },
        { after: 'Fever' },
      ],
    })
  })

  test('of two in the same words names the code of the one that goes', () => {
    const twice = { manifestations: [named('Rash', '1'), named('Rash', '2')], severity: null, onset: null }
    const sent = untouched('ALLERGY', { reactions: [twice] })
    expect(read('AMEND', { ...sent, 'reaction-1': 'Rash' })).toMatchObject({
      lines: [{ after: 'Rash' }, { label: 'Reaction 1: code', before: 'SNOMED CT 2', after: '' }],
    })
    expect(read('AMEND', { ...sent, 'reaction-1': 'Rash\nRash\nFever' })).toMatchObject({ lines: [expect.anything()] })
  })

  test('is sent back at the box for all that would be refused when it is sent', () => {
    const long = 'a'.repeat(301)
    expect(says({ 'reaction-3': `Fever\n${long}` })).toEqual(['reaction-3: Use 300 characters or fewer in each line'])
    expect(says({ 'reaction-3': 'Fe\tver' })).toEqual(['reaction-3: Leave out tabs and signs that cannot be seen'])
    expect(says({ 'reaction-3': 'Fever\n'.repeat(21) })).toEqual(['reaction-3: Use 20 lines or fewer'])
    expect(says({ 'reaction-3': 'Fever\n'.repeat(20) })).toMatchObject({ kind: 'ALLERGY' })
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`reaction-${index + 3}`, 'Fever']))
    expect(says({ ...many(21), rows: '23' })).toEqual([
      'reaction-23: Change 20 or fewer at once, and send the others by themselves',
    ])
    expect(says({ ...many(20), rows: '23' })).toMatchObject({ kind: 'ALLERGY' })
    const dose = untouched('MEDICATION', { dosages: ['One'] })
    expect(read('AMEND', { ...dose, 'dosage-1': 'One\tat night' })).toEqual([
      'dosage-1: Leave out tabs and signs that cannot be seen',
    ])
  })

  test('is sent back where a reaction does not say what happens', () => {
    const fault = (row: number) => `reaction-${row}: Enter what happens. To take the reaction out, empty all of it`
    expect(says({ 'reaction-1': '' })).toEqual([fault(1)])
    expect(says({ 'reaction-3-severity': 'mild' })).toEqual([fault(3)])
    expect(says({ 'reaction-1-severity': 'fatal' })).toEqual(['reaction-1-severity: Choose from the list'])
  })

  const since = (typed: Readonly<Record<string, string>>, now: NonNullable<Told['reactions']>) => {
    const shown = fieldsShown('ALLERGY', { reactions: now }, 2)
    return { kind: 'ALLERGY' as const, sent: { ...sent, ...typed }, shown, told: now.length }
  }
  const third = { manifestations: [named('Cough')], severity: null, onset: null }

  test('shown again after the record was changed, puts nothing typed at another place, and says what is not kept', () => {
    const typed = { 'reaction-2': 'Fever', 'reaction-2-severity': 'mild', criticality: 'high' }
    const same = since(typed, [first, second])
    const stays = typedSince(same)
    expect([stays('reaction-2', 'Swelling'), stays('criticality', '')]).toEqual(['Fever', 'high'])
    expect(notKeptSince(same)).toEqual(new Map())
    const fewer = since(typed, [first])
    const goes = typedSince(fewer)
    expect([goes('reaction-2', ''), goes('criticality', '')]).toEqual(['', 'high'])
    expect(notKeptSince(fewer)).toEqual(
      new Map([[2, ['Reaction 2: what happens: “Fever”', 'Reaction 2: how bad: “Mild”']]]),
    )
    const other = since({ ...typed, 'reaction-1-severity': '' }, [{ ...first, severity: 'severe' }, second])
    expect([typedSince(other)('reaction-1-severity', 'severe'), typedSince(other)('reaction-2', '')]).toEqual([
      'severe',
      'Fever',
    ])
    expect(notKeptSince(other)).toEqual(new Map([[1, ['Reaction 1: how bad: emptied']]]))
  })

  test('shown again after somebody else changed what is written together, puts nothing typed beside it', () => {
    const told = { value: { quantity: { value: 70, unit: 'kg', comparator: null }, concept: null, text: null } }
    const now = { value: { quantity: { value: 150, unit: 'lb', comparator: null }, concept: null, text: null } }
    const typed = { ...untouched('OBSERVATION', told), value: '71', note: 'Weighed again' }
    const of = (shown: Partial<Told>) =>
      ({ kind: 'OBSERVATION', sent: typed, shown: fieldsShown('OBSERVATION', shown, 0), told: 0 }) as const
    const stays = typedSince(of(told))
    expect([stays('value', '70'), stays('unit', 'kg'), stays('note', '')]).toEqual(['71', 'kg', 'Weighed again'])
    const goes = typedSince(of(now))
    expect([goes('value', '150'), goes('unit', 'lb'), goes('note', '')]).toEqual(['150', 'lb', 'Weighed again'])
    expect(notKeptSince(of(now)).get(0)).toEqual(['Amount: “71”'])

    const weight = { concept: { text: 'Body weight', codings: [] } }
    const coded = { ...untouched('OBSERVATION', weight), system: 'http://snomed.info/sct', code: '27113001' }
    const others = { ...of({ concept: { text: 'Blood pressure', codings: [] } }), sent: coded }
    expect([typedSince(others)('code', ''), typedSince(others)('system', '')]).toEqual(['', ''])
    expect(notKeptSince(others).get(0)).toEqual(['Code: “27113001”'])
    expect(typedSince({ ...of(weight), sent: coded })('code', '')).toBe('27113001')
  })

  test('a result that is a code is not asked in other words', () => {
    const coded = { value: { quantity: null, concept: named('Positive'), text: null } }
    const asked = fieldsShown('OBSERVATION', coded, 0).map(({ name }) => name)
    expect(asked.filter((name) => ['value', 'unit', 'words'].includes(name))).toEqual([])
  })

  test('shown again after one was added or taken out by another, still adds what was typed as one more', () => {
    const typed = { 'reaction-3': 'Fever', 'reaction-3-onset-year': '2024' }
    const more = typedSince(since(typed, [first, second, third]))
    expect([more('reaction-3', 'Cough'), more('reaction-3-onset-year', '')]).toEqual(['Cough', ''])
    expect([more('reaction-4', ''), more('reaction-4-onset-year', ''), more('reaction-5', '')]).toEqual([
      'Fever',
      '2024',
      '',
    ])
    const nameless = { manifestations: [], severity: null, onset: null }
    const bad = typedSince(since({ ...typed, 'reaction-3-severity': 'mild' }, [first, second, nameless]))
    expect([bad('reaction-3-severity', ''), bad('reaction-4-severity', '')]).toEqual(['', 'mild'])
    const fewer = typedSince(since(typed, [first]))
    expect([fewer('reaction-2', ''), fewer('reaction-2-onset-year', ''), fewer('reaction-3', '')]).toEqual([
      'Fever',
      '2024',
      '',
    ])
    expect(notKeptSince(since(typed, [first]))).toEqual(new Map())
    expect([rowsFor(3, sent), rowsFor(1, sent), rowsFor(1, { ...sent, more: 'yes' })]).toEqual([4, 2, 3])
  })
})

test('a correction of the doses of a medicine says one otherwise, adds one and takes one out, and names what goes along', () => {
  const sent = untouched('MEDICATION', {
    dosages: ['One in the morning', 'Two\nat noon', 'One at night'],
    dosageParts: [['dose', 'as needed'], [], ['timing']],
  })
  expect(read('AMEND', { ...sent, 'dosage-2': 'Two at midday' })).toMatchObject({
    lines: [{ label: 'How it is taken: dose 2', before: 'Two at noon', after: 'Two at midday' }],
  })
  expect(read('AMEND', { ...sent, 'dosage-1': 'Two in the morning', 'dosage-3': '', 'dosage-4': 'As needed' })).toEqual(
    {
      kind: 'MEDICATION',
      says: {
        medication: {
          dosages: [{ place: 1, text: 'Two in the morning' }, { place: 3, isTakenOut: true }, { text: 'As needed' }],
        },
      },
      lines: [
        { label: 'How it is taken', before: 'One in the morning', after: 'Two in the morning' },
        { label: 'Dose 1: stated in parts', before: 'dose, as needed', after: '' },
        { label: 'How it is taken: dose 3', before: 'One at night', after: '' },
        { label: 'Dose 3: all else', before: expect.any(String), after: '' },
        { label: 'How it is taken: dose 4', before: '', after: 'As needed' },
      ],
    },
  )
})

test('a form about what was changed meanwhile keeps what was typed, and nothing of what it showed before', () => {
  const seen = untouched('CONDITION', { concept: { text: 'Asthma', codings: [] }, status: 'active', date: '2019-03' })
  const typed = typedSince({
    kind: 'CONDITION',
    sent: { ...seen, what: 'Wheeze', 'abatement-year': '2024', code: '1' },
    shown: fieldsShown('CONDITION', {}),
    told: 0,
  })
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
