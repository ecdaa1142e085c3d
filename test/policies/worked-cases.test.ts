import { describe, expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { decide } from '../../policies/decide.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Facts, Question, RecordFacts } from '../../policies/facts.ts'
import { specifiedRules } from '../../policies/specified-rules.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import {
  agreement,
  ask,
  askAsPatient,
  CROYDON,
  deny,
  factsOf,
  HARINGEY,
  HOUR,
  NOW,
  outcomes,
  permit,
  pointOfCare,
  recordOf,
  requesterOf,
  version,
} from './world.ts'

const ALL = ['TREAT', 'ETREAT', 'BTG'] as const

/** Decides one question both ways: the reference and the compiled sets must say the same. */
const judged = (question: Question, facts: Partial<Facts>, agreements: readonly Agreement[]) => {
  const { recordType, controller, exchange, record, ...view } = question
  const world = factsOf(facts)
  const decision = decide(question, world, agreements)
  const sets = decideSets(
    view,
    [recordType],
    [{ id: exchange, members: [controller] }],
    world,
    compileAgreements(agreements),
  )
  const permitted =
    record === 'some'
      ? sets.of(exchange, recordType).permitted.has(controller)
      : sets.judge(exchange, recordType, controller, record)
  expect(permitted).toBe(decision.outcome === 'permit')
  return decision
}

const isPermitted = (question: Question, facts: Partial<Facts>, agreements: readonly Agreement[] = [agreement()]) =>
  expect(outcomes(judged(question, facts, agreements).findings)).toEqual([])

const isDenied = (
  question: Question,
  facts: Partial<Facts>,
  by: readonly string[],
  agreements: readonly Agreement[] = [agreement()],
) => expect(outcomes(judged(question, facts, agreements).findings)).toEqual(by)

const NO_CONSENT = ['choice not-met']
const DISSENT = ['choice not-met', 'patient-dissent forbids']
const covering = (...purposes: Agreement['versions'][number]['terms']['purposes'][number][]) => [
  agreement({ purposes }),
]
const holding = (record: Partial<RecordFacts>) => recordOf(record)

describe('POLICY §7', () => {
  test('1: an agreement for TREAT and allergies, and the patient permits all: permit', () => {
    isPermitted(ask(), { directives: [permit()] })
  })

  test('2: as 1 without a directive, default explicit: deny, no consent recorded', () => {
    const decision = judged(ask(), {}, [agreement()])
    expect(outcomes(decision.findings)).toEqual(NO_CONSENT)
    expect(decision.findings.at(-1)?.reason).toContain('no consent recorded')
  })

  test('3a: as 2, the agreement covers BTG, break-glass with a reason: permit; tell the patient, open a review', () => {
    const decision = judged(ask({ purpose: 'BTG' }), {}, covering('TREAT', 'BTG'))
    expect(decision.outcome).toBe('permit')
    expect(decision.obligations).toEqual(['audit', 'tell-patient', 'open-review'])
  })

  test('3b: as 2, break-glass with a reason: deny by sharing', () => {
    isDenied(ask({ purpose: 'BTG' }), {}, ['sharing not-met'])
  })

  test('4: both signed version 1, one of them not version 2: permit under version 1', () => {
    const both = agreement({}, { versions: [version(1), version(2, {}, { haringey: undefined })] })
    const decision = judged(ask(), { directives: [permit()] }, [both])
    expect(decision.findings[0]?.clause).toEqual({ agreement: 'AG-1', version: 1, recordType: 'ALLERGY' })
  })

  test('5: permit all and deny Haringey: deny by dissent', () => {
    isDenied(ask(), { directives: [permit(), deny({ recipients: [HARINGEY] })] }, DISSENT)
  })

  test('6: deny all and permit Haringey: permit', () => {
    isPermitted(ask(), { directives: [deny(), permit({ recipients: [HARINGEY] })] })
  })

  test('7: permit and deny Haringey with the same scopes, the permit newer: deny', () => {
    const newer = { recordedBy: { how: 'PATIENT', userId: 'patient', at: NOW } } as const
    const scope = { recipients: [HARINGEY] }
    isDenied(ask(), { directives: [permit(scope, newer), deny(scope)] }, DISSENT)
  })

  test('8: deny documents and permit Haringey, the agreement covers documents: permit', () => {
    const directives = [deny({ recordTypes: ['DOCUMENT'] }), permit({ recipients: [HARINGEY] })]
    isPermitted(ask({ recordType: 'DOCUMENT' }), { directives }, [agreement({ recordTypes: { DOCUMENT: [] } })])
  })

  test('9: the agreement ends at 10:00: permit at 09:59:59.999, deny at 10:00:00.000', () => {
    const ending = [agreement({ period: { start: undefined, end: NOW } })]
    isPermitted(ask(), { directives: [permit()], now: NOW - 1 }, ending)
    isDenied(ask(), { directives: [permit()], now: NOW }, ['sharing not-met'], ending)
  })

  test('10: an allergy labelled STD is not released', () => {
    isDenied(ask({ record: holding({ classes: ['STD'] }) }), { directives: [permit()] }, [
      'sharing not-met',
      'choice not-met',
    ])
  })

  test('11: deny all that refuses break-glass, the agreement covers BTG: deny', () => {
    isDenied(ask({ purpose: 'BTG' }), { directives: [deny()] }, DISSENT, covering('TREAT', 'BTG'))
  })

  test('12: no agreement at all, the patient permits all: deny by sharing', () => {
    isDenied(ask(), { directives: [permit()] }, ['sharing not-met'], [])
  })

  test('13: opted out, permit all naming HRESCH and TREAT, agreements for both: analyst denied, clinician permitted', () => {
    const facts = { optOut: 'opted-out', directives: [permit({ purposes: ['HRESCH', 'TREAT'] })] } as const
    const analyst = ask({ requester: requesterOf({ role: 'analyst' }), purpose: 'HRESCH' })
    isDenied(analyst, facts, ['national-data-opt-out forbids'], covering('HRESCH', 'TREAT'))
    isPermitted(analyst, { ...facts, optOut: 'not-opted-out' }, covering('HRESCH', 'TREAT'))
    isPermitted(ask(), facts, covering('HRESCH', 'TREAT'))
  })

  test('14: the patient asks, a record is labelled NOPAT: that record is not released', () => {
    isDenied(askAsPatient({ record: holding({ notForPatient: true }) }), {}, ['withheld-from-patient forbids'])
    isPermitted(askAsPatient({ record: holding({}) }), {})
  })

  test("15: the clinician's own trust is the controller, no agreement, no directive or deny all: permit", () => {
    isPermitted(ask({ controller: HARINGEY }), {}, [])
    isPermitted(ask({ controller: HARINGEY }), { directives: [deny()] }, [])
  })

  test('16: point-of-care permission over a standing deny of that trust: deny', () => {
    isDenied(ask(), { directives: [pointOfCare(), deny({ recipients: [HARINGEY] })] }, DISSENT)
  })

  test('17: a rule throws: deny, error in the findings', () => {
    const rules = specifiedRules.map((rule) => ({
      ...rule,
      find: () => {
        throw new Error('broken')
      },
    }))
    for (const broken of rules) {
      const list = specifiedRules.map((rule) => (rule.name === broken.name ? broken : rule))
      const decision = decide(ask(), factsOf({ directives: [permit()] }), [agreement()], list)
      expect(decision.outcome).toBe('deny')
      expect(outcomes(decision.findings)).toEqual([`${broken.name} error`])
    }
  })

  test('18: deny all and a point-of-care permission for Haringey: deny', () => {
    isDenied(ask(), { directives: [pointOfCare(), deny()] }, DISSENT)
  })

  test('19: deny scoped TREAT that refuses break-glass, the agreement covers all three: ETREAT and BTG denied', () => {
    const directives = [deny({ purposes: ['TREAT'] })]
    isDenied(ask({ purpose: 'ETREAT' }), { directives }, DISSENT, covering(...ALL))
    isDenied(ask({ purpose: 'BTG' }), { directives }, DISSENT, covering(...ALL))
  })

  test('20: deny Haringey that may be lifted and deny all that may not: BTG denied', () => {
    const directives = [deny({ recipients: [HARINGEY] }, { breakGlassMayLift: true }), deny()]
    isDenied(ask({ purpose: 'BTG' }), { directives }, DISSENT, covering(...ALL))
    isPermitted(ask({ purpose: 'BTG' }), { directives: directives.slice(0, 1) }, covering(...ALL))
  })

  test('21: a record of HIV and PSY, permit Haringey naming HIV, general permit, the agreement says all: not released', () => {
    const all = [agreement({ recordTypes: { ALLERGY: 'all' } })]
    const directives = [permit({ recipients: [HARINGEY], classes: ['HIV'] }), permit()]
    isDenied(ask({ record: holding({ classes: ['HIV', 'PSY'] }) }), { directives }, NO_CONSENT, all)
    isPermitted(ask({ record: holding({ classes: ['HIV'] }) }), { directives }, all)
  })

  test('22: permit all, deny for records dated 2010 to 2015: of 2018 permitted; of 2012 and undated denied', () => {
    const directives = [permit(), deny({ recordDates: { from: '2010-01-01', to: '2015-12-31' } })]
    isPermitted(ask({ record: holding({ dates: ['2018'] }) }), { directives })
    isDenied(ask({ record: holding({ dates: ['2012-03'] }) }), { directives }, DISSENT)
    isDenied(ask({ record: holding({ dates: [] }) }), { directives }, DISSENT)
    expect(judged(ask(), { directives }, [agreement()])).toMatchObject({ outcome: 'permit', conditional: true })
  })

  test('23: version 2 begins next month: permit under version 1 today, under version 2 only next month', () => {
    const nextMonth = NOW + 720 * HOUR
    const two = [
      agreement({}, { versions: [version(2, { period: { start: nextMonth, end: undefined } }), version(1)] }),
    ]
    const clauseAt = (now: number) => judged(ask(), { directives: [permit()], now }, two).findings[0]?.clause?.version
    expect([clauseAt(NOW), clauseAt(nextMonth - 1), clauseAt(nextMonth)]).toEqual([1, 1, 2])
    const narrower = { recordTypes: { DOCUMENT: [] }, period: { start: nextMonth, end: undefined } } as const
    const narrowed = [agreement({}, { versions: [version(1), version(2, narrower)] })]
    isDenied(ask(), { directives: [permit()], now: nextMonth }, ['sharing not-met'], narrowed)
  })

  test("24: the deny names the trust, the clinician's token one of its sites: deny", () => {
    const atSite = ask({ requester: requesterOf({ organisation: CROYDON }), organisation: HARINGEY })
    isDenied(atSite, { directives: [permit(), deny({ recipients: [HARINGEY] })] }, DISSENT)
  })

  test('25: permit all, an agreement to view only, edit is asked: deny by sharing', () => {
    const directives = [permit({ actions: ['view', 'edit'] })]
    isDenied(ask({ action: 'edit' }), { directives }, ['sharing not-met'])
    isPermitted(ask({ action: 'edit' }), { directives }, [agreement({ actions: ['view', 'edit'] })])
  })

  test('26: a patient flagged sensitive, own-controller clinician: TREAT denied, BTG permitted, address not shown', () => {
    const facts = { demographicsFlag: 'restricted' } as const
    isDenied(ask({ controller: HARINGEY }), facts, ['restricted-demographics forbids'], [])
    const decision = judged(ask({ controller: HARINGEY, purpose: 'BTG' }), facts, [])
    expect(decision).toMatchObject({ outcome: 'permit', conditional: true })
    expect(decision.obligations).toContain('hide-address')
  })
})
