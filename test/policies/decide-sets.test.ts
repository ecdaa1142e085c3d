import { describe, expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { decide } from '../../policies/decide.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, RecordFacts } from '../../policies/facts.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import {
  agreement,
  ask,
  askAsPatient,
  CROYDON,
  deny,
  EALING,
  factsOf,
  HARINGEY,
  NORTH_WEST,
  permit,
  recordOf,
  requesterOf,
  SOUTH_WEST,
} from './world.ts'

const MEMBERS = [HARINGEY, EALING, CROYDON]
const view = (facts: Partial<Facts>, agreements: readonly Agreement[] = [agreement()], question = ask()) =>
  decideSets(
    question,
    ['ALLERGY', 'DOCUMENT'],
    [{ id: NORTH_WEST, members: MEMBERS }],
    factsOf(facts),
    compileAgreements(agreements),
  )
const setOf = (facts: Partial<Facts>, agreements?: readonly Agreement[]) =>
  view(facts, agreements).of(NORTH_WEST, 'ALLERGY')

describe('before asking', () => {
  test('asks for the permitted members alone, and says that some are not', () => {
    const set = setOf({ directives: [permit()] })
    expect(MEMBERS.map((member) => set.permitted.has(member))).toEqual([true, true, false])
    expect([set.outcome, set.partlyWithheld, set.conditional, set.failed, set.permitted.size]).toEqual([
      'ASK',
      true,
      true,
      false,
      2,
    ])
  })
  test('an agreement that says all and a permit naming every class there is: unconditional', () => {
    const classes = ['HIV', 'R', 'V']
    const all = agreement({ recordTypes: { ALLERGY: 'all' } })
    const listed = agreement({ recordTypes: { ALLERGY: classes } })
    const naming = [permit(), permit({ classes })]
    const always = (given: Agreement, facts: Partial<Facts>) =>
      view({ directives: naming, ...facts }, [given]).unconditional(NORTH_WEST, 'ALLERGY', EALING)
    expect([always(all, { classes }), always(listed, { classes })]).toEqual([true, true])
    expect([always(all, {}), always(listed, {})]).toEqual([false, false])
    expect(always(listed, { classes: [...classes, 'PSY'] })).toBe(false)
  })
  test('a deny of one class, or of some dates, leaves a conditional permit; so does a permit of some dates only', () => {
    for (const directives of [
      [permit(), deny({ classes: ['HIV'] })],
      [permit(), deny({ recordDates: { from: '2010', to: '2011' } })],
      [permit({ recordDates: { from: '2010', to: undefined } })],
      [permit({ recordDates: { from: undefined, to: '9999' } })],
    ]) {
      expect(setOf({ directives })).toMatchObject({ outcome: 'ASK', conditional: true })
    }
  })
  test('only a sensitive record may be released: asked where the agreement names the class', () => {
    const directives = [deny(), permit({ classes: ['HIV'] })]
    const naming = [agreement({ recordTypes: { ALLERGY: ['HIV'] } })]
    const asked = view({ directives }, naming)
    expect(asked.of(NORTH_WEST, 'ALLERGY').permitted.has(EALING)).toBe(true)
    expect(asked.clauses).toEqual([{ agreement: 'AG-1', version: 1, recordType: 'ALLERGY' }])
    expect(asked.judge(NORTH_WEST, 'ALLERGY', EALING, recordOf({ classes: ['HIV'] }))).toBe(true)
    expect(asked.judge(NORTH_WEST, 'ALLERGY', EALING, recordOf({}))).toBe(false)
    expect(view({ directives }).of(NORTH_WEST, 'ALLERGY').permitted.has(EALING)).toBe(false)
  })
  test('two dates together may be released where neither is alone: "some" knows it', () => {
    // Two permits of this organisation, neither naming the class, cut all time in two and outrank the one that names it.
    const half = (recordDates: { from: string | undefined; to: string | undefined }) =>
      permit({ recipients: [HARINGEY], recordDates })
    const directives = [
      permit({ classes: ['HIV'] }),
      deny(),
      half({ from: undefined, to: '2010-12-31' }),
      half({ from: '2011-01-01', to: undefined }),
    ]
    const naming = [agreement({ recordTypes: { ALLERGY: ['HIV'] } })]
    const across = recordOf({ classes: ['HIV'], dates: ['2010', '2012'] })
    expect(decide(ask({ record: across }), factsOf({ directives }), naming).outcome).toBe('permit')
    expect(decide(ask(), factsOf({ directives }), naming).outcome).toBe('permit')
  })
  test('withheld by choice where sharing is met, else by agreement; a pause counts as agreement', () => {
    const others = { members: [EALING, CROYDON] }
    const outcome = (facts: Partial<Facts>, agreements: readonly Agreement[]) =>
      decideSets(ask(), ['ALLERGY'], [{ id: SOUTH_WEST, ...others }], factsOf(facts), compileAgreements(agreements)).of(
        SOUTH_WEST,
        'ALLERGY',
      ).outcome
    expect(outcome({}, [agreement()])).toBe('WITHHELD_BY_CHOICE')
    expect(outcome({ directives: [permit()] }, [])).toBe('WITHHELD_BY_AGREEMENT')
    expect(
      outcome({ directives: [permit()], suspensions: [{ exchange: SOUTH_WEST, controller: undefined }] }, [
        agreement(),
      ]),
    ).toBe('WITHHELD_BY_AGREEMENT')
    expect(outcome({ directives: [permit()], demographicsFlag: 'unknown' }, [agreement()])).toBe('WITHHELD_BY_CHOICE')
  })
  test('an unresolved organisation is special nowhere, and gets nothing', () => {
    const set = view({ directives: [permit()] }, [agreement()], ask({ organisation: undefined })).of(
      NORTH_WEST,
      'ALLERGY',
    )
    expect([set.outcome, set.permitted.size]).toEqual(['WITHHELD_BY_AGREEMENT', 0])
  })
  test('a role outside the table refuses the whole request', () => {
    const refused = view({}, [], ask({ requester: requesterOf({ role: 'operator' }) }))
    expect(refused.refused?.findings.map(({ rule }) => rule)).toEqual(['role-and-purpose'])
    expect(refused.obligations).toEqual(['audit'])
    expect(view({}).refused).toBeUndefined()
  })
  test('a type or an exchange that is not in the view is withheld', () => {
    const asked = view({ directives: [permit()] })
    const nowhere = 'NOWHERE' as ExchangeId
    for (const set of [asked.of(nowhere, 'ALLERGY'), asked.of(NORTH_WEST, 'ALERT')]) {
      expect([set.outcome, set.permitted.has(EALING), set.permitted.toBitmap()]).toEqual([
        'WITHHELD_BY_AGREEMENT',
        false,
        '',
      ])
    }
    expect(asked.judge(nowhere, 'ALLERGY', EALING, recordOf({}))).toBe(false)
    expect(asked.judge(NORTH_WEST, 'ALLERGY', 'NONE1' as OdsCode, recordOf({}))).toBe(false)
    expect(asked.unconditional(nowhere, 'ALLERGY', EALING)).toBe(false)
  })
  test('the obligations are those of a permit, once something is permitted', () => {
    const broken = ask({ purpose: 'BTG', controller: HARINGEY })
    expect(view({ demographicsFlag: 'restricted' }, [], broken).obligations).toEqual([
      'audit',
      'tell-patient',
      'open-review',
      'hide-address',
    ])
  })
  test('a clause that serves two exchanges is named once', () => {
    const both = [NORTH_WEST, SOUTH_WEST].map((id) => ({ id, members: [EALING] }))
    const twice = decideSets(
      ask(),
      ['ALLERGY'],
      both,
      factsOf({ directives: [permit()] }),
      compileAgreements([agreement()]),
    )
    expect(twice.clauses).toHaveLength(1)
  })
})

describe('after answering', () => {
  const judged = (directives: Facts['directives'], ...records: readonly Partial<RecordFacts>[]) => {
    const asked = view({ directives })
    return records.map((record) => asked.judge(NORTH_WEST, 'ALLERGY', EALING, recordOf(record)))
  }
  test('a deny of some dates: records are told apart by it, the undated too, each time they are judged', () => {
    const [inside, outside, undated] = [{ dates: ['2012'] }, { dates: ['2018'] }, { dates: [] }]
    const directives = [permit(), deny({ recordDates: { from: '2010', to: '2015' } })]
    expect(judged(directives, inside, outside, undated, outside, inside, { dates: ['2018', '2012'] })).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
    ])
  })
  test('two limited directives are told apart', () => {
    const directives = [
      permit({ recordDates: { from: '2010', to: '2015' } }),
      permit({ recordDates: { from: '2014', to: '2019' } }),
      deny({ recordDates: { from: '2015', to: '2015' } }),
    ]
    expect(
      judged(directives, { dates: ['2012'] }, { dates: ['2015'] }, { dates: ['2018'] }, { dates: ['2020'] }),
    ).toEqual([true, false, true, false])
  })
  test('records of other classes are not judged alike', () => {
    const asked = view({ directives: [permit(), permit({ classes: ['HIV', 'STD'] })] }, [
      agreement({ recordTypes: { ALLERGY: ['HIV', 'STD'] } }),
    ])
    const of = (...classes: readonly string[]) => asked.judge(NORTH_WEST, 'ALLERGY', EALING, recordOf({ classes }))
    expect([of('HIV'), of('HIV', 'STD'), of('HIV', 'PSY'), of('HIV STD'), of(), of('HIV')]).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ])
  })
  test('a sensitive record of a controller that shares nothing is not released', () => {
    const asked = view({ directives: [permit(), permit({ classes: ['HIV'] })] })
    expect(asked.judge(NORTH_WEST, 'ALLERGY', CROYDON, recordOf({ classes: ['HIV'] }))).toBe(false)
  })
  test('what its author withheld from the patient is judged apart from what is not', () => {
    const asked = view({}, [], askAsPatient())
    const of = (notForPatient: boolean) => asked.judge(NORTH_WEST, 'ALLERGY', EALING, recordOf({ notForPatient }))
    expect([of(false), of(true), of(false)]).toEqual([true, false, true])
  })
})

test('a pause of one controller at one exchange is a pause of it alone, and there alone', () => {
  const paused = decideSets(
    ask(),
    ['ALLERGY'],
    [NORTH_WEST, SOUTH_WEST].map((id) => ({ id, members: MEMBERS })),
    factsOf({ directives: [permit()], suspensions: [{ exchange: NORTH_WEST, controller: EALING }] }),
    compileAgreements([agreement()]),
  )
  const permitted = (id: ExchangeId) => MEMBERS.filter((member) => paused.of(id, 'ALLERGY').permitted.has(member))
  expect([permitted(NORTH_WEST), permitted(SOUTH_WEST)]).toEqual([[HARINGEY], [HARINGEY, EALING]])
})

test('facts that cannot be read refuse everything, as a failure', () => {
  const broken = {
    ...permit(),
    get scope(): never {
      throw new Error('unreadable')
    },
  }
  const asked = view({ directives: [broken] })
  expect(asked.of(NORTH_WEST, 'ALLERGY')).toMatchObject({ failed: true, partlyWithheld: false })
  expect(asked.of(NORTH_WEST, 'ALLERGY').permitted.size).toBe(0)
  expect(decide(ask(), factsOf({ directives: [broken] }), [agreement()]).findings).toEqual([
    expect.objectContaining({ outcome: 'error' }),
  ])
})

test('without rules nothing is permitted', () => {
  expect(decide(ask({ controller: HARINGEY }), factsOf(), [], []).outcome).toBe('deny')
})

test('the decision of one controller is that of decide, its findings those nearest to a permit', () => {
  const naming = [agreement({ recordTypes: { ALLERGY: ['HIV'] } })]
  for (const directives of [
    [deny(), permit({ classes: ['HIV'] })],
    [permit({ classes: ['PSY'] }), deny({ controllers: [CROYDON] })],
    [deny({ recordDates: { from: '2010', to: '2011' } })],
  ]) {
    const facts = factsOf({
      directives,
      suspensions: [
        { exchange: SOUTH_WEST, controller: EALING },
        { exchange: undefined, controller: CROYDON },
      ],
    })
    const asked = view(facts, naming)
    for (const controller of MEMBERS) {
      expect(asked.decisionOf(NORTH_WEST, 'ALLERGY', controller)).toEqual(decide(ask({ controller }), facts, naming))
    }
  }
  const outside = decide(ask(), factsOf({ directives: [deny({ recordDates: { from: '2010', to: '2011' } })] }), naming)
  expect(outside.findings.filter(({ outcome }) => outcome !== 'met').map(({ rule }) => rule)).toEqual(['choice'])
})

describe('the bitmap', () => {
  test('is one bit a member in ODS order, lowest first, as base64url', () => {
    const codes = Array.from({ length: 25 }, (_, at) => `M${String(at).padStart(2, '0')}` as OdsCode)
    const directives = [permit({ controllers: codes.filter((_, at) => at % 3 === 0 || at > 15) })]
    const given = codes.map((organisation) => ({ organisation, provides: true, receives: false, signedAt: 0 }))
    const [one] = agreement().versions
    if (one === undefined) throw new Error('a version is needed')
    const agreements = [{ ...agreement(), versions: [{ ...one, parties: [...one.parties, ...given] }] }]
    for (const length of [25, 24, 23, 8, 1]) {
      const members = codes.slice(0, length).reverse()
      const set = decideSets(
        ask(),
        ['ALLERGY'],
        [{ id: NORTH_WEST, members }],
        factsOf({ directives }),
        compileAgreements(agreements),
      ).of(NORTH_WEST, 'ALLERGY')
      const bytes = Buffer.alloc(Math.ceil(length / 8))
      codes.slice(0, length).forEach((_, at) => {
        if (at % 3 === 0 || at > 15) bytes[at >> 3] = Number(bytes[at >> 3]) | (1 << (at & 7))
      })
      expect(set.permitted.toBitmap()).toBe(bytes.toString('base64url'))
    }
  })
})
