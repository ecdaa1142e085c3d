import { describe, expect, test } from 'vitest'
import type { CodedConcept, Quantity } from '../../../schema/model/coded-concept.ts'
import type { ContentOf, ObservedValue } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import {
  coded,
  NOTHING,
  type Outcome,
  outcomeOf,
  snomed,
  type Teller,
  telling,
  told,
  unified,
  words,
} from './tellings.ts'

const cases = <Type extends RecordType>(type: Type) => ({
  /** What becomes of two tellings by two exchanges (or by the tellers named). */
  expectThat: (
    sentence: string,
    outcome: Outcome,
    first: Partial<ContentOf[Type]>,
    second: Partial<ContentOf[Type]>,
    by: readonly [Teller, Teller] = [{ exchange: 'ELPR' }, { exchange: 'CROYDON', custodian: 'RJ6' }],
  ): void =>
    test(sentence, () => {
      const tellings = [telling(type, by[0], first), telling(type, by[1], second)]
      expect(outcomeOf(unified(type, ...tellings))).toBe(outcome)
      expect(unified(type, ...tellings.toReversed())).toEqual(unified(type, ...tellings))
    }),
})

const PENICILLIN = snomed('91936005', 'Allergy to penicillin')
const LEFT = snomed('7771000')
const RIGHT = snomed('24028007')
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const CVX = 'http://hl7.org/fhir/sid/cvx'
const named = (system: string, code: string, display: string): CodedConcept => ({
  codings: [{ system, code, display }],
  text: null,
})
const SAME_CUSTODIAN: readonly [Teller, Teller] = [{ id: '1' }, { id: '2' }]

const quantity = (value: number, unit: string | null = null, code: string | null = null): Quantity => ({
  value,
  unit,
  code,
  comparator: null,
})
const measured = (
  value: number,
  unit: string | null = null,
  code: string | null = null,
): { readonly value: ObservedValue } => ({
  value: { quantity: quantity(value, unit, code), concept: null, text: null },
})
const pressure = (
  systolic: number,
  names = [snomed('271649006'), snomed('271650006')],
): Partial<ContentOf['OBSERVATION']> => ({
  components: [systolic, 80].map((value, i) => ({
    concept: names[i] ?? NOTHING,
    ...measured(value),
    interpretations: [],
  })),
})

describe('what is the same concept', () => {
  const { expectThat } = cases('ALLERGY')
  expectThat('the same SNOMED CT code', 'one', { concept: snomed('91936005') }, { concept: PENICILLIN })
  expectThat(
    'another SNOMED CT code is another allergen',
    'two',
    { concept: PENICILLIN },
    { concept: snomed('294505008') },
  )
  expectThat(
    'dm+d issues SNOMED CT codes',
    'one',
    { concept: snomed('764146007') },
    { concept: coded('https://dmd.nhs.uk|764146007') },
  )
  expectThat(
    'a shared code beside others',
    'one',
    { concept: coded('http://read.info/ctv3|TJ00.', 'http://snomed.info/sct|91936005') },
    { concept: PENICILLIN },
  )
  expectThat(
    'a shared local code does not join two SNOMED CT codes',
    'two',
    { concept: coded('http://snomed.info/sct|1', 'urn:x|A') },
    { concept: coded('http://snomed.info/sct|2', 'urn:x|A') },
  )
  expectThat('a local code alone, shared', 'one', { concept: coded('urn:x|A') }, { concept: coded('urn:x|A') })
  expectThat('the same code of two systems is two', 'two', { concept: coded('urn:x|A') }, { concept: coded('urn:y|A') })
  expectThat(
    'a code without a system is only a word',
    'two',
    { concept: { codings: [{ system: null, code: '1', display: 'Egg' }], text: null } },
    { concept: { codings: [{ system: null, code: '1', display: 'Nut' }], text: null } },
  )
  expectThat(
    'words alone, however written',
    'one',
    { concept: words('Allergy to  Penicillin.') },
    { concept: words('allergy to penicillin') },
  )
  expectThat(
    'words alone join the code they are the words of',
    'one',
    { concept: words('Allergy to penicillin (disorder)') },
    { concept: PENICILLIN },
  )
  expectThat('different words', 'two', { concept: words('Egg') }, { concept: words('Nut') })
  expectThat(
    'words never outvote codes',
    'two',
    { concept: snomed('1', 'Penicillin') },
    { concept: snomed('2', 'Penicillin') },
  )
  expectThat('nothing said of what it is', 'two', { concept: NOTHING }, { concept: NOTHING })

  test('a local code joins the one SNOMED CT code it is told with, through a third telling', () => {
    const records = unified(
      'ALLERGY',
      telling('ALLERGY', 'ELPR', { concept: PENICILLIN }),
      telling('ALLERGY', 'CROYDON', { concept: coded('urn:x|A') }),
      telling('ALLERGY', 'NWL', { concept: coded('urn:x|A', 'http://snomed.info/sct|91936005') }),
    )
    expect(records).toHaveLength(1)
  })

  test('words that two codes share join neither', () => {
    const tellings = [snomed('1', 'Nut'), snomed('2', 'Nut'), words('Nut')].map((concept, i) =>
      telling('ALLERGY', `E${i}`, { concept }),
    )
    expect(unified('ALLERGY', ...tellings)).toHaveLength(3)
  })
})

describe('allergies', () => {
  const { expectThat } = cases('ALLERGY')
  expectThat(
    'whenever each wrote it down',
    'one',
    { date: '2015', recordedDate: '2015' },
    { date: '2019-02-01', recordedDate: '2019-02-01' },
  )
  expectThat('a partial onset fits a whole one', 'one', { date: '2015' }, { date: '2015-03-02' })
  expectThat('another onset is a dissent', 'dissent', { date: '2015' }, { date: '2016-03-02' })
  expectThat('active and resolved', 'dissent', { status: 'active' }, { status: 'resolved' })
  expectThat('silence about the status is none', 'one', { status: 'active' }, { status: null })
  expectThat('confirmed and refuted', 'dissent', { verificationStatus: 'confirmed' }, { verificationStatus: 'refuted' })
  expectThat('told and entered in error', 'dissent', { status: 'active' }, { status: 'entered-in-error' })
  expectThat('high and low criticality', 'dissent', { criticality: 'high' }, { criticality: 'low' })
  expectThat(
    'criticality that could not be assessed says nothing',
    'one',
    { criticality: 'high' },
    { criticality: 'unable-to-assess' },
  )
  expectThat('allergy and intolerance', 'dissent', { kind: 'allergy' }, { kind: 'intolerance' })
  expectThat(
    'rash and anaphylaxis',
    'dissent',
    { reactions: [{ manifestations: [snomed('271807003')], severity: null, onset: null }] },
    { reactions: [{ manifestations: [snomed('39579001')], severity: null, onset: null }] },
  )
  expectThat(
    'a reaction in words and by its code',
    'one',
    { reactions: [{ manifestations: [snomed('271807003', 'Rash')], severity: null, onset: null }] },
    { reactions: [{ manifestations: [words('rash')], severity: null, onset: null }] },
  )
  expectThat(
    'mild and severe',
    'dissent',
    { reactions: [{ manifestations: [], severity: 'mild', onset: null }] },
    { reactions: [{ manifestations: [], severity: 'severe', onset: null }] },
  )
  expectThat('none known is never the same as one that is', 'two', { noneKnown: true }, { noneKnown: false })
  expectThat('none known, twice', 'one', { noneKnown: true }, { noneKnown: true })
})

describe('conditions', () => {
  const { expectThat } = cases('CONDITION')
  expectThat('the same day', 'one', { date: '2015-03-02' }, { date: '2015-03-02T09:00:00Z' })
  expectThat('another day is another episode', 'two', { date: '2015-03-02' }, { date: '2015-03-03' })
  expectThat('a year and a day in it', 'one', { date: '2015' }, { date: '2015-03-02' })
  expectThat('undated and dated', 'one', { date: null }, { date: '2015-03-02' })
  expectThat('left and right', 'two', { bodySites: [LEFT] }, { bodySites: [RIGHT] })
  expectThat('a side and no side stated', 'one', { bodySites: [LEFT] }, { bodySites: [] })
  expectThat('active and resolved', 'dissent', { status: 'active' }, { status: 'resolved' })
  expectThat('confirmed and refuted', 'dissent', { verificationStatus: 'confirmed' }, { verificationStatus: 'refuted' })
  expectThat('mild and severe', 'dissent', { severity: snomed('255604002') }, { severity: snomed('24484000') })
  expectThat('ended on different days', 'dissent', { endDate: '2020-01-01' }, { endDate: '2020-01-02' })
  expectThat('no problems and a problem', 'two', { noneKnown: true }, { noneKnown: false })
  expectThat(
    'no problems, said on two days',
    'one',
    { noneKnown: true, date: '2015-03-02' },
    { noneKnown: true, date: '2019' },
  )
  const since = (date: string, more: Partial<ContentOf['CONDITION']> = {}): Partial<ContentOf['CONDITION']> => ({
    status: 'active',
    date,
    ...more,
  })
  expectThat(
    'what goes on goes on once: another beginning is a dissent',
    'dissent',
    since('2011-10-05'),
    since('2015-10-05'),
  )
  expectThat(
    'one that goes on and one that is over, of other days, are two',
    'two',
    since('2011-10-05'),
    since('2015-10-05', { status: 'resolved' }),
  )
  expectThat(
    'one that goes on and one that ended are two, though its status was left at active',
    'two',
    since('2011-10-05'),
    since('2015-10-05', { endDate: '2015-11-01' }),
  )
  expectThat(
    'going on at the left and at the right',
    'two',
    since('2011-10-05', { bodySites: [LEFT] }),
    since('2015-10-05', { bodySites: [RIGHT] }),
  )
  expectThat(
    'one that goes on and one that is refuted, of other days',
    'two',
    since('2011-10-05'),
    since('2015-10-05', { verificationStatus: 'refuted' }),
  )
  expectThat(
    'one controller that tells two beginnings tells two conditions',
    'two',
    since('2011-10-05'),
    since('2015-10-05'),
    SAME_CUSTODIAN,
  )

  test('where one controller tells two beginnings, nobody knows which of them a third one means: all stay apart', () => {
    const tellings = [
      telling('CONDITION', { exchange: 'ELPR', id: '1' }, since('2011-10-05')),
      telling('CONDITION', { exchange: 'ELPR', id: '2' }, since('2015-10-05')),
      telling('CONDITION', { exchange: 'CROYDON', custodian: 'RJ6' }, since('2018-01-01')),
    ]
    expect(unified('CONDITION', ...tellings)).toHaveLength(3)
    expect(unified('CONDITION', ...tellings.toReversed())).toEqual(unified('CONDITION', ...tellings))
  })

  test('a year between two whole dates in it chains them not: it stands apart', () => {
    const tellings = ['2015-03-02', '2015', '2015-09-09'].map((date, i) => telling('CONDITION', `E${i}`, { date }))
    expect(unified('CONDITION', ...tellings)).toHaveLength(3)
  })

  test('year, month and day of one date are one', () => {
    const tellings = ['2015-03-02', '2015', '2015-03'].map((date, i) => telling('CONDITION', `E${i}`, { date }))
    expect(unified('CONDITION', ...tellings)).toHaveLength(1)
  })
})

describe('allergies to a substance that has codes for each of its salts', () => {
  const { expectThat } = cases('ALLERGY')
  const salt = { concept: named(RXNORM, '7982', 'Penicillin G benzathine') }
  expectThat('named alike', 'dissent', salt, { concept: named(RXNORM, '7980', 'PENICILLIN G BENZATHINE') })
  expectThat('named otherwise', 'two', salt, { concept: named(RXNORM, '7980', 'Penicillin G') })
  expectThat(
    'named alike by codes of no terminology that has one for each',
    'two',
    { concept: named('urn:oid:1.2.3', '1', 'Other') },
    { concept: named('urn:oid:1.2.3', '2', 'Other') },
  )
})

describe.each(['ALLERGY', 'MEDICATION'] as const)('what names join of %s', (type) => {
  const name = 'Penicillin G benzathine 600 MG'
  const [one, other] = [named(RXNORM, '7982', name), named(RXNORM, '7980', name.toUpperCase())]
  const byBoth = (snomedCode: string, { codings }: CodedConcept): CodedConcept => ({
    codings: [{ system: 'http://snomed.info/sct', code: snomedCode, display: null }, ...codings],
    text: null,
  })
  const tell = (at: number, concept: CodedConcept, custodian = `RA${at}`) =>
    telling(type, { exchange: `E${at}`, custodian, id: String(at) }, { concept })
  const everyOrder = (tellings: readonly ReturnType<typeof tell>[]): readonly string[] => {
    const records = unified(type, ...tellings)
    expect(unified(type, ...tellings.toReversed())).toEqual(records)
    return told(records).toSorted()
  }

  test('two things that SNOMED CT keeps apart are not joined through tellings of their products alone', () => {
    const tellings = [tell(1, byBoth('1', one)), tell(2, byBoth('2', other)), tell(3, one), tell(4, other)]
    expect(everyOrder(tellings)).toEqual(['E1+E3', 'E2+E4'])
  })

  test('what SNOMED CT codes is not joined by the name of its product with another product', () => {
    expect(everyOrder([tell(1, byBoth('1', one)), tell(2, one), tell(3, other)])).toEqual(['E1+E2', 'E3'])
  })

  test('words that both are worded as join them, and whoever else is worded so keeps them away', () => {
    const three = [tell(1, one), tell(2, other), tell(3, words(name))]
    expect(everyOrder(three)).toEqual(['E1|E2|E3'])
    expect(everyOrder([...three, tell(4, snomed('1', name))])).toEqual(['E1|E2', 'E3', 'E4'])
  })

  test('words that both are worded as stay away where somebody tells both, and so knows of two', () => {
    const again = telling(type, { exchange: 'E2', custodian: 'RA2', id: '9' }, { concept: one })
    expect(everyOrder([tell(1, one), tell(2, other), again, tell(3, words(name))])).toEqual(['E1+E2', 'E2', 'E3'])
  })

  test('who tells one of them by its code and the other in words or by a local code tells two', () => {
    const local: CodedConcept = {
      codings: [{ system: 'urn:x', code: 'A', display: null }],
      text: null,
    }
    const beside: CodedConcept = { codings: [...other.codings, ...local.codings], text: 'Bicillin' }
    const both = [tell(1, one), tell(2, beside)]
    expect(everyOrder(both)).toEqual(['E1|E2'])
    for (const said of [local, words('bicillin')])
      expect(
        everyOrder([...both, telling(type, { exchange: 'E1', custodian: 'RA1', id: '9' }, { concept: said })]),
      ).toEqual(['E1', expect.stringMatching(/^E1.E2$|^E2.E1$/)])
  })
})

describe('medicines', () => {
  const { expectThat } = cases('MEDICATION')
  const order = { kind: 'REQUEST', intent: 'order', date: '2024-05-01' } as const
  expectThat('the same start', 'one', { date: '2024-05-01' }, { date: '2024-05-01' })
  expectThat('another start', 'two', { date: '2024-05-01' }, { date: '2024-06-01' })
  expectThat('a statement and an order', 'two', { date: '2024-05-01' }, order)
  expectThat('a plan and the order under it', 'two', order, { ...order, intent: 'plan' })
  expectThat('another dose', 'dissent', { dosages: ['One daily'] }, { dosages: ['Two daily'] })
  expectThat('the same dose, written otherwise', 'one', { dosages: ['One daily.'] }, { dosages: ['ONE  daily'] })
  expectThat('active and stopped', 'dissent', { status: 'active' }, { status: 'stopped' })
  expectThat(
    'two orders of one controller on one day are two',
    'two',
    { ...order, dosages: ['One daily'] },
    { ...order, dosages: ['Two daily'] },
    SAME_CUSTODIAN,
  )
  expectThat('undated statements of use', 'one', {}, {})
  expectThat('undated supplies cannot be told apart', 'two', { kind: 'DISPENSE' }, { kind: 'DISPENSE' })
  expectThat(
    'given twice on one day',
    'two',
    { kind: 'ADMINISTRATION', date: '2024-05-01T08:00:00Z' },
    { kind: 'ADMINISTRATION', date: '2024-05-01T20:00:00Z' },
  )
  expectThat('a strength is another product', 'two', { concept: snomed('1') }, { concept: snomed('2') })
  expectThat('no medicines and a medicine', 'two', { noneKnown: true }, { noneKnown: false })
  expectThat(
    'no medicines, said on two days',
    'one',
    { noneKnown: true, date: '2015-03-02' },
    { noneKnown: true, date: '2019-01-01' },
  )

  const taken = (
    date: string | null,
    more: Partial<ContentOf['MEDICATION']> = {},
  ): Partial<ContentOf['MEDICATION']> => ({
    status: 'active',
    date,
    ...more,
  })
  const over = (date: string | null, endDate: string | null, more: Partial<ContentOf['MEDICATION']> = {}) =>
    taken(date, { status: 'completed', endDate, ...more })
  expectThat('what is still taken is one, whenever it began', 'dissent', taken('2015-06-22'), taken('2017-07-28'))
  expectThat('still taken, undated, and still taken', 'one', taken(null), taken('2017-07-28'))
  expectThat('still taken, and a course within that', 'dissent', taken('2015-06-22'), over('2016-08-26', '2016-09-04'))
  expectThat('a course that ended before it began again', 'two', taken('2016-08-26'), over('2015-06-22', '2015-06-30'))
  expectThat(
    'a course that may have ended before the month in which it began again',
    'two',
    taken('2016-08'),
    over('2016-07-22', '2016-08-03'),
  )
  expectThat('two courses that are over', 'two', over('2015-06-22', '2015-06-30'), over('2016-06-22', '2016-06-30'))
  expectThat('over on a day unknown, and still taken since later', 'two', over('2015-06-22', null), taken('2016-08-26'))
  expectThat('over on a day unknown, begun while it is taken', 'dissent', over('2016-08-26', null), taken('2015-06-22'))
  expectThat('no beginning, and the end of another', 'one', over(null, '2015-06-30'), over('2015-06-22', '2015-06-30'))
  expectThat(
    'a beginning after its end is none',
    'dissent',
    over('2017-07-28', '2015-06-30'),
    over('2015-06-22', '2015-06-30'),
  )
  expectThat('no beginning, and another end', 'two', over('2017-07-28', '2015-06-29'), over('2015-06-22', '2015-06-30'))
  expectThat(
    'one controller that tells two beginnings tells two',
    'two',
    taken('2015-06-22'),
    taken('2017-07-28'),
    SAME_CUSTODIAN,
  )
  expectThat('a paused medicine goes on', 'dissent', taken('2015-06-22', { status: 'on-hold' }), taken('2017-07-28'))
  expectThat('still taken and not taken', 'two', taken('2015-06-22'), taken('2017-07-28', { notes: ['Not taken: x'] }))
  const listed = { kind: null } as const
  expectThat('listed with no word on what it is, and the order', 'one', { ...listed, date: '2024-05-01' }, order)
  expectThat('listed, and the order of another day', 'two', { ...listed, date: '2024-05-02' }, order)
  expectThat(
    'a day listed, and the month of an order',
    'one',
    { ...listed, date: '2024-05-01T09:00:00Z' },
    { ...order, date: '2024-05' },
  )
  expectThat(
    'listed, and a dose that was given',
    'two',
    { ...listed, date: '2024-05-01' },
    { ...order, kind: 'ADMINISTRATION' },
  )

  const tell = (at: number, said: Partial<ContentOf['MEDICATION']>, custodian = `RA${at}`) =>
    telling('MEDICATION', { exchange: `E${at}`, custodian, id: String(at) }, said)
  const everyOrder = (tellings: readonly ReturnType<typeof tell>[]): readonly string[] => {
    const records = unified('MEDICATION', ...tellings)
    expect(unified('MEDICATION', ...tellings.toReversed())).toEqual(records)
    return told(records)
  }

  test('who takes back what they said, or does not know, is not heard on whether it goes on', () => {
    const tellings = [
      tell(1, taken('2015-06-22')),
      tell(2, taken('2015-06-22', { status: 'entered-in-error', endDate: '2015-06-30' })),
      tell(3, taken('2015-06-22', { status: 'unknown' })),
      tell(4, taken('2017-07-28')),
    ]
    expect(everyOrder(tellings)).toHaveLength(1)
  })

  test('where most say that a course is over, a later one is another, though somebody never ended the first', () => {
    const first = over('2015-06-22', '2015-06-30')
    const tellings = [
      tell(1, first),
      tell(2, first),
      tell(3, taken('2015-06-22')),
      tell(4, over('2016-08-26', '2016-09-04')),
    ]
    expect(everyOrder(tellings)).toEqual(['E4', 'E3|E1+E2'])
  })

  test('two courses are not joined through a third that has no dates: it stands apart', () => {
    const tellings = [
      tell(1, over('2015-06-22', '2015-06-30')),
      tell(2, over('2016-08-26', '2016-09-04')),
      tell(3, over(null, null)),
    ]
    expect(everyOrder(tellings)).toHaveLength(3)
  })

  test('what one controller tells as two while another says that it never stopped stays two', () => {
    const tellings = [
      tell(1, taken('2015-06-22')),
      tell(2, over('2016-08-26', '2016-09-04')),
      telling('MEDICATION', { exchange: 'E2', custodian: 'RA2', id: '9' }, over('2017-08-26', '2017-09-04')),
    ]
    expect(everyOrder(tellings)).toHaveLength(3)
  })

  test('a list that may mean the statement or the order of its day means the statement', () => {
    const tellings = [tell(1, { date: '2024-05-01' }), tell(2, order), tell(3, { ...listed, date: '2024-05-01' })]
    expect(everyOrder(tellings).toSorted()).toEqual(['E1+E3', 'E2'])
  })

  const NDC = 'http://hl7.org/fhir/sid/ndc'
  expectThat(
    'one RxNorm code beside packages of two makers',
    'one',
    { concept: coded(`${RXNORM}|309090`, `${NDC}|00409733410`) },
    { concept: coded(`${RXNORM}|309090`, `${NDC}|66288610001`) },
  )
  expectThat(
    'a package that two RxNorm codes share does not join them',
    'two',
    { concept: coded(`${RXNORM}|731241`, `${NDC}|54868586700`) },
    { concept: coded(`${RXNORM}|731184`, `${NDC}|54868586700`) },
  )
  expectThat(
    'a SNOMED CT code outranks RxNorm',
    'two',
    { concept: coded(`${RXNORM}|1191`, 'http://snomed.info/sct|1') },
    { concept: coded(`${RXNORM}|1191`, 'http://snomed.info/sct|2') },
  )

  const brand = named(RXNORM, '731241', '1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]')
  const productNamed = (code: string, display: string): Partial<ContentOf['MEDICATION']> => ({
    concept: named(RXNORM, code, display),
  })
  const plain = productNamed('731184', '1 ML Darbepoetin Alfa 0.5 MG/ML Prefilled Syringe')
  expectThat('a brand, and what it is a brand of', 'dissent', { concept: brand }, plain)
  expectThat('one controller that tells both tells two', 'two', { concept: brand }, plain, SAME_CUSTODIAN)
  expectThat(
    'a substance with its strength, and a product of that',
    'dissent',
    productNamed('576586', 'Darbepoetin Alfa 0.5 MG/ML'),
    plain,
  )
  expectThat(
    'another strength',
    'two',
    productNamed('731186', '1 ML darbepoetin alfa 0.2 MG/ML Prefilled Syringe'),
    plain,
  )
  expectThat('a substance without a strength', 'two', productNamed('283838', 'darbepoetin alfa'), plain)
  expectThat(
    'a tablet, and one that works for longer',
    'two',
    productNamed('861007', 'metformin hydrochloride 500 MG Oral Tablet'),
    productNamed('860975', '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet'),
  )
  expectThat(
    'a substance, and its mixture with another of the same strength',
    'two',
    productNamed('329528', 'amlodipine 5 MG'),
    productNamed('898353', 'amlodipine 5 MG / benazepril 5 MG Oral Capsule'),
  )
  const NO_PRODUCT_OF: readonly (readonly [substance: string, other: string])[] = [
    ['calcium carbonate 500 MG', 'calcium carbonate 500 MG / cholecalciferol 400 IU Oral Tablet'],
    ['calcium carbonate 500 MG', 'calcium carbonate 500 MG / cholecalciferol Oral Tablet'],
    ['calcium carbonate 500 MG', 'calcium carbonate 500 MG / cholecalciferol 1000000 CFU'],
    ['salmeterol 50 MCG', 'salmeterol 50 MCG / fluticasone 100 µg inhaler'],
    ['amlodipine 5 MG', 'amlodipine 5 MG / benazepril Oral Capsule'],
    ['prednisolone 5 MG', 'prednisolone 5 MG Rectal Suppository'],
    ['0.4 ML enoxaparin sodium 100 MG/ML', '0.8 ML enoxaparin sodium 100 MG/ML Prefilled Syringe'],
    ['metformin 500 MG', 'metformin 500 MG Extended Release Oral Tablet'],
    ['metformin 500 MG', '24 HR metformin 500 MG Extended Release Oral Tablet'],
    ['metformin 500 MG', '24 HR metformin 500 MG Oral Tablet'],
    ['omeprazole 20 MG', 'omeprazole 20 MG Delayed Release Oral Capsule'],
    ['nifedipine 20 MG', 'nifedipine 20 mg MR tablets'],
  ]
  for (const [substance, other] of NO_PRODUCT_OF)
    expectThat(`${substance} is not ${other}`, 'two', productNamed('1', substance), productNamed('2', other))

  const PRODUCT_OF: readonly (readonly [substance: string, product: string])[] = [
    ['cholecalciferol 400 IU', 'Cholecalciferol 400 IU Oral Tablet'],
    ['fluticasone 100 MCG', 'fluticasone 100 µg inhaler'],
    ['fluticasone 100 μg', 'fluticasone 100mcg'],
    ['albuterol 0.09 MG/ACTUAT', '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler [Ventolin]'],
    ['ceftriaxone 100 MG/ML', 'Ceftriaxone 100 MG/ML Injectable Solution'],
    ['metformin 500 MG', 'metformin 500 MG Oral Tablet'],
  ]
  for (const [substance, product] of PRODUCT_OF)
    expectThat(`${product} is ${substance}`, 'dissent', productNamed('1', substance), productNamed('2', product))

  expectThat(
    'a dose is no name',
    'two',
    productNamed('1', '500 mg twice daily'),
    productNamed('2', '500 mg twice daily'),
  )
  expectThat(
    'one form and one unit, spelled otherwise',
    'dissent',
    productNamed('1', 'Clindamycin 300 MG Oral Capsule'),
    productNamed('2', 'clindamycin 300mg capsules'),
  )
  expectThat(
    'named alike, but SNOMED CT keeps them apart',
    'two',
    { concept: snomed('1', 'Clindamycin 300 mg capsule') },
    { concept: snomed('2', 'Clindamycin 300 mg capsule') },
  )

  test('a code that somebody names as lasting longer is not joined by the short name that another gives it', () => {
    const tellings = [
      tell(1, productNamed('1', 'metformin 500 MG')),
      tell(2, productNamed('1', '24 HR metformin 500 MG Extended Release Oral Tablet')),
      tell(3, productNamed('2', 'metformin 500 MG Oral Tablet')),
    ]
    expect(everyOrder(tellings)).toEqual(['E1+E2', 'E3'])
    // Nor by a short name that both codes are given.
    expect(everyOrder([...tellings, tell(4, productNamed('2', 'metformin 500 MG'))])).toEqual(['E1+E2', 'E3+E4'])
  })

  test('two products are not joined through a third that is named as either', () => {
    const said = (name: string, code: string) => ({ concept: named(RXNORM, code, name) })
    const tellings = [
      tell(1, said('metformin 500 mg tablet', '1')),
      tell(2, said('metformin 500 mg', '2')),
      tell(3, said('metformin 500 mg modified release tablet', '3')),
    ]
    expect(everyOrder(tellings)).toHaveLength(3)
  })
})

describe('immunisations', () => {
  const { expectThat } = cases('IMMUNISATION')
  const date = '2021-02-03'
  expectThat('the same day', 'one', { date }, { date: '2021-02-03T10:15:00Z' })
  expectThat('a month and a day in it', 'one', { date }, { date: '2021-02' })
  expectThat('another dose on another day', 'two', { date }, { date: '2021-05-03' })
  expectThat('undated, it may be any dose', 'two', { date }, {})
  expectThat('another lot', 'dissent', { date, lotNumber: 'AB 1' }, { date, lotNumber: 'AB2' })
  expectThat('the same lot, written otherwise', 'one', { date, lotNumber: 'AB 1' }, { date, lotNumber: 'ab1' })
  expectThat('another dose number', 'dissent', { date, doseNumber: '1' }, { date, doseNumber: '2' })
  expectThat('given and not given', 'dissent', { date, status: 'completed' }, { date, status: 'not-done' })
  const flu = (code: string) => ({ concept: coded(`${CVX}|${code}`) })
  expectThat('a vaccine, and its group, on one day', 'one', { date, ...flu('141') }, { date, ...flu('88') })
  expectThat('two products of one group on one day', 'dissent', { date, ...flu('141') }, { date, ...flu('166') })
  expectThat(
    'one controller that tells two products of a group tells two',
    'two',
    { date, ...flu('88') },
    { date, ...flu('166') },
    SAME_CUSTODIAN,
  )
  expectThat('its group on another day', 'two', { date, ...flu('88') }, { date: '2021-02-04', ...flu('141') })
  expectThat('two groups on one day', 'two', { date, ...flu('88') }, { date, ...flu('107') })
  for (const [full, short] of [
    ['08', '8'],
    ['03', '3'],
  ] as const) {
    const [one, other] = [
      { date, ...flu(full) },
      { date, ...flu(short) },
    ]
    expectThat(`${full}, and ${short} as some write it`, 'one', one, other)
    expectThat(`${full} and ${short}, told by one controller`, 'one', one, other, SAME_CUSTODIAN)
    expectThat(`${full} told in both spellings at once, and once`, 'one', one, {
      date,
      concept: coded(`${CVX}|${short}`, `${CVX}|${full}`),
    })
    expectThat(`${full}, and another terminology's ${short}`, 'two', one, { date, concept: coded(`urn:x|${short}`) })
  }
  expectThat('a code written short, and its group', 'one', { date, ...flu('8') }, { date, ...flu('45') })
  const refused = { status: 'not-done', date: null } as const
  expectThat('not given, on no day that is said', 'one', refused, refused)
  expectThat('not given on no day, and given', 'two', refused, { date })
})

describe('observations', () => {
  const { expectThat } = cases('OBSERVATION')
  const at = { date: '2024-01-02T10:30:00Z' }
  const day = { date: '2024-01-02' }
  expectThat('the same moment and value', 'one', { ...at, ...measured(5) }, { ...at, ...measured(5.0) })
  expectThat(
    'the same moment in two zones',
    'one',
    { date: '2024-07-02T10:30:00Z', ...measured(5) },
    { date: '2024-07-02T11:30:00+01:00', ...measured(5) },
  )
  expectThat('another value at the same moment', 'dissent', { ...at, ...measured(5) }, { ...at, ...measured(50) })
  expectThat(
    'two values of one controller at one moment',
    'two',
    { ...at, ...measured(5) },
    { ...at, ...measured(6) },
    SAME_CUSTODIAN,
  )
  expectThat('another value on the same day', 'two', { ...day, ...measured(5) }, { ...day, ...measured(6) })
  expectThat('the same value on the same day', 'one', { ...day, ...measured(5) }, { ...day, ...measured(5) })
  expectThat('a day and a moment in it, the same value', 'one', { ...day, ...measured(5) }, { ...at, ...measured(5) })
  expectThat('a day and a moment in it, another value', 'two', { ...day, ...measured(5) }, { ...at, ...measured(6) })
  expectThat(
    'a day and the midnight it was written as',
    'one',
    { ...day, ...measured(5) },
    { date: '2024-01-02T00:00:00Z', ...measured(5) },
  )
  expectThat(
    'the same value at another moment',
    'two',
    { ...at, ...measured(5) },
    { date: '2024-01-02T10:31:00Z', ...measured(5) },
  )
  expectThat('undated', 'two', measured(5), measured(5))
  expectThat(
    'one unit in two spellings',
    'one',
    { ...at, ...measured(120, 'mmHg') },
    { ...at, ...measured(120, 'mm Hg', 'mm[Hg]') },
  )
  expectThat('another unit', 'dissent', { ...at, ...measured(5, 'mmol/L') }, { ...at, ...measured(5, 'mg/dL') })
  expectThat('final and amended', 'one', { ...at, status: 'final' }, { ...at, status: 'amended' })
  expectThat('final and entered in error', 'dissent', { ...at, status: 'final' }, { ...at, status: 'entered-in-error' })
  expectThat('the same components', 'one', { ...at, ...pressure(120) }, { ...at, ...pressure(120) })
  expectThat('another component', 'dissent', { ...at, ...pressure(120) }, { ...at, ...pressure(130) })
  expectThat(
    'components exchanged',
    'dissent',
    { ...at, ...pressure(120) },
    { ...at, ...pressure(120, [snomed('271650006'), snomed('271649006')]) },
  )
  expectThat(
    'a value by code and another',
    'dissent',
    { ...at, value: { quantity: null, concept: snomed('1'), text: null } },
    { ...at, value: { quantity: null, concept: snomed('2'), text: null } },
  )
  expectThat('a value and none', 'one', { ...at, ...measured(5) }, { ...at, absentReason: words('unknown') })
})

describe('results', () => {
  const { expectThat } = cases('RESULT')
  const date = '2024-01-02T10:30:00Z'
  expectThat('the same moment', 'one', { date, status: 'final' }, { date, status: 'corrected' })
  expectThat('another moment', 'two', { date }, { date: '2024-01-02T11:30:00Z' })
  expectThat('a day and the one moment in it', 'one', { date }, { date: '2024-01-02' })
  expectThat('another conclusion', 'dissent', { date, conclusion: 'Normal' }, { date, conclusion: 'Abnormal' })
  expectThat('preliminary and final', 'dissent', { date, status: 'preliminary' }, { date, status: 'final' })
  expectThat('undated', 'two', {}, {})
})

describe('procedures', () => {
  const { expectThat } = cases('PROCEDURE')
  const date = '2018-06-01'
  expectThat('the same day', 'one', { date }, { date: '2018-06-01T14:00:00+01:00' })
  expectThat('a year and the one day in it', 'one', { date }, { date: '2018' })
  expectThat('another day', 'two', { date }, { date: '2018-06-02' })
  expectThat('left and right hip', 'two', { date, bodySites: [LEFT] }, { date, bodySites: [RIGHT] })
  expectThat('done and not done', 'dissent', { date, status: 'completed' }, { date, status: 'not-done' })
  expectThat(
    'another outcome',
    'dissent',
    { date, outcome: words('successful') },
    { date, outcome: words('unsuccessful') },
  )
  expectThat('undated, it may be another', 'two', { date }, {})
})

describe('encounters', () => {
  const { expectThat } = cases('ENCOUNTER')
  const date = '2024-03-04T09:00:00Z'
  const encounterClass = { system: null, code: 'AMB', display: null }
  expectThat('the same beginning and type', 'one', { date }, { date })
  expectThat('an untold type', 'one', { date }, { date, concept: NOTHING })
  expectThat('another type', 'two', { date }, { date, concept: snomed('2') })
  expectThat(
    'another class',
    'two',
    { date, encounterClass },
    { date, encounterClass: { ...encounterClass, code: 'IMP' } },
  )
  expectThat('an untold class', 'one', { date, encounterClass }, { date })
  expectThat('another beginning', 'two', { date }, { date: '2024-03-04T15:00:00Z' })
  expectThat('finished and cancelled', 'dissent', { date, status: 'finished' }, { date, status: 'cancelled' })
  expectThat('another end', 'dissent', { date, endDate: '2024-03-05' }, { date, endDate: '2024-03-07' })
})

describe('documents', () => {
  const { expectThat } = cases('DOCUMENT')
  const letter = { title: 'Discharge summary', date: '2024-03-04' }
  const here: readonly [Teller, Teller] = [{ exchange: 'ELPR' }, { exchange: 'CROYDON' }]
  expectThat(
    'the same bytes',
    'one',
    { ...letter, hash: 'aGFzaA==' },
    { title: 'Letter', date: '2024-03-04', hash: 'aGFzaA==' },
  )
  expectThat(
    'the same bytes, dated otherwise',
    'dissent',
    { ...letter, hash: 'aGFzaA==' },
    { ...letter, date: '2024-03-05', hash: 'aGFzaA==' },
  )
  expectThat('the same title, date and custodian', 'one', letter, { ...letter, concept: snomed('2') }, here)
  expectThat('one states the hash', 'one', letter, { ...letter, hash: 'aGFzaA==' }, here)
  expectThat('other bytes', 'two', { ...letter, hash: 'aGFzaA==' }, { ...letter, hash: 'b3RoZXI=' }, here)
  expectThat('another custodian', 'two', letter, letter)
  expectThat('another date', 'two', letter, { ...letter, date: '2024-03-05' }, here)
  expectThat('neither title nor hash', 'two', { date: '2024-03-04' }, { date: '2024-03-04' }, here)
  expectThat(
    'current and superseded',
    'dissent',
    { ...letter, status: 'current' },
    { ...letter, status: 'superseded' },
    here,
  )
})

describe('care plans', () => {
  const { expectThat } = cases('CARE_PLAN')
  expectThat('the same start', 'one', { date: '2024-01-01' }, { date: '2024-01-01' })
  expectThat('another start', 'two', { date: '2024-01-01' }, { date: '2024-02-01' })
  expectThat(
    'known by title alone',
    'one',
    { concept: NOTHING, title: 'Asthma plan' },
    { concept: NOTHING, title: 'Asthma plan' },
  )
  expectThat('active and revoked', 'dissent', { status: 'active' }, { status: 'revoked' })
  expectThat('other activities', 'dissent', { activities: ['Walk'] }, { activities: ['Rest'] })
})

describe('alerts', () => {
  const { expectThat } = cases('ALERT')
  expectThat('the same start', 'one', { date: '2024-01-01' }, { date: '2024-01-01' })
  expectThat(
    'another start is another decision',
    'two',
    { date: '2024-01-01', resuscitation: true },
    { date: '2025-01-01', resuscitation: true },
  )
  expectThat('for and not for resuscitation', 'two', { concept: snomed('450475007') }, { concept: snomed('450476008') })
  expectThat('active and inactive', 'dissent', { status: 'active' }, { status: 'inactive' })
  expectThat('no alerts and an alert', 'two', { noneKnown: true }, { noneKnown: false })
})

describe('appointments', () => {
  const { expectThat } = cases('APPOINTMENT')
  const date = '2026-12-04T09:00:00Z'
  expectThat('the same beginning', 'one', { date }, { date })
  expectThat('what for is untold', 'one', { date }, { date, concept: NOTHING })
  expectThat('another beginning', 'two', { date }, { date: '2026-12-04T09:10:00Z' })
  expectThat('booked and cancelled', 'dissent', { date, status: 'booked' }, { date, status: 'cancelled' })
})

describe('referrals', () => {
  const { expectThat } = cases('REFERRAL')
  const date = '2024-03-04'
  expectThat('the same day', 'one', { date }, { date })
  expectThat('another day', 'two', { date }, { date: '2024-04-04' })
  expectThat('another intent', 'two', { date, intent: 'order' }, { date, intent: 'proposal' })
  expectThat('urgent and routine', 'dissent', { date, priority: 'urgent' }, { date, priority: 'routine' })
  expectThat('undated', 'two', {}, {})
})

describe('family history', () => {
  const { expectThat } = cases('FAMILY_HISTORY')
  const had = (code: string, onset: string | null = null): Partial<ContentOf['FAMILY_HISTORY']> => ({
    concept: snomed(code),
    conditions: [{ concept: snomed(code), outcome: null, onset }],
  })
  expectThat(
    'the same relative and condition, whenever asked',
    'one',
    { ...had('254837009'), date: '2020' },
    { ...had('254837009'), date: '2024' },
  )
  expectThat('another relative', 'two', { ...had('254837009'), relationship: snomed('66839005') }, had('254837009'))
  expectThat('another condition', 'two', had('254837009'), had('44054006'))
  expectThat('another onset', 'dissent', had('254837009', 'aged 40 a'), had('254837009', 'aged 50 a'))
})
