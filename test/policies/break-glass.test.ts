import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { couldOpen } from '../../policies/break-glass.ts'
import { decide } from '../../policies/decide.ts'
import type { Facts } from '../../policies/facts.ts'
import { mildest } from '../../policies/witnesses.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { anyWorld, TYPES } from './random-worlds.ts'
import {
  agreement,
  deny,
  EALING,
  factsOf,
  GRANT,
  HARINGEY,
  NORTH_WEST,
  PATIENT,
  permit,
  requesterOf,
  version,
} from './world.ts'

const EXCHANGES = [{ id: NORTH_WEST, members: [EALING, HARINGEY], recordTypes: ['ALLERGY', 'DOCUMENT'] as const }]
const CLASSES = ['HIV', 'PSY', 'V']
const WHO = { requester: requesterOf(), organisation: HARINGEY, patient: PATIENT }
const EMERGENCY = agreement({ purposes: ['TREAT', 'BTG'] })

const said = (
  directives: readonly ConsentDirective[],
  agreements: readonly Agreement[] = [EMERGENCY],
  facts: Partial<Facts> = {},
  who = WHO,
) => couldOpen(who, EXCHANGES, factsOf({ directives, grants: [], ...facts }), compileAgreements(agreements), ['HIV'])

describe('step one: whether something is restricted that break-glass could open', () => {
  test('a choice that is missing, and a deny that may be lifted', () => {
    expect(said([])).toBe(true)
    expect(said([deny({}, { breakGlassMayLift: true })])).toBe(true)
    expect(said([permit(), deny({ recordTypes: ['ALLERGY'] }, { breakGlassMayLift: true })])).toBe(true)
  })

  test('nothing where the patient permits it, or where a deny may not be lifted', () => {
    expect(said([permit()])).toBe(false)
    expect(said([deny()])).toBe(false)
    expect(said([deny({ recipients: [HARINGEY] }, { breakGlassMayLift: true }), deny()])).toBe(false)
  })

  test('never where it is an agreement that is missing', () => {
    expect(said([], [])).toBe(false)
    expect(said([], [agreement()])).toBe(false)
    expect(said([], [agreement({ purposes: ['BTG'], recordTypes: { CONDITION: [] } })])).toBe(false)
    expect(said([], [agreement({ purposes: ['BTG'] }, { suspendedByOperator: true })])).toBe(false)
    expect(said([], [EMERGENCY], { suspensions: [{ exchange: NORTH_WEST, controller: undefined }] })).toBe(false)
  })

  test('sensitive records that no choice names, where the agreement names them', () => {
    const naming = agreement({ purposes: ['TREAT', 'BTG'], recordTypes: { ALLERGY: ['HIV'] } })
    expect(said([permit()], [naming], { classes: ['HIV'] })).toBe(true)
    expect(said([permit(), permit({ classes: ['HIV'] })], [naming], { classes: ['HIV'] })).toBe(false)
  })

  test('a choice for one controller says nothing of another', () => {
    const other = 'F86001' as OdsCode
    const both = agreement({}, { versions: [version(1, { purposes: ['BTG'] })] })
    const parties = [
      ...(both.versions[0]?.parties ?? []),
      { organisation: other, provides: true, receives: false, signedAt: 0 },
    ]
    const wide = { ...both, versions: both.versions.map((one) => ({ ...one, parties })) }
    const exchanges = [{ ...EXCHANGES[0], id: NORTH_WEST, members: [EALING, other], recordTypes: ['ALLERGY'] as const }]
    const facts = factsOf({ directives: [permit({ controllers: [EALING] })], grants: [] })
    expect(couldOpen(WHO, exchanges, facts, compileAgreements([wide]), [])).toBe(true)
    const all = factsOf({ directives: [permit({ controllers: [EALING, other] })], grants: [] })
    expect(couldOpen(WHO, exchanges, all, compileAgreements([wide]), [])).toBe(false)
  })

  test('restricted demographics hold back the own records too', () => {
    expect(said([], [], { demographicsFlag: 'open' })).toBe(false)
    expect(said([], [], { demographicsFlag: 'restricted' })).toBe(true)
  })

  test('nothing for a role that may not break the glass, and a dispatcher is told by what a dispatcher may ask', () => {
    expect(said([], [EMERGENCY], {}, { ...WHO, requester: requesterOf({ role: 'ig-manager' }) })).toBe(false)
    const dispatcher = { ...WHO, requester: requesterOf({ role: 'dispatcher' }) }
    expect(said([permit({ purposes: ['TREAT'] })], [EMERGENCY], {}, dispatcher)).toBe(true)
    expect(said([permit({ purposes: ['TREAT'] })])).toBe(false)
  })

  test('property: it is so exactly where a grant would release what no purpose without one lets the choices release', () => {
    const told = { true: 0, false: 0 }
    fc.assert(
      fc.property(anyWorld, ({ view, facts, agreements, exchanges }) => {
        const { organisation } = view
        if (organisation === undefined) return
        const requester = { ...view.requester, role: 'clinician' as const, organisation }
        const who = { requester, organisation, patient: PATIENT }
        const grants = [{ ...GRANT, organisation }]
        const exists = exchanges.some(({ id: exchange, members }) =>
          members.some((controller) =>
            TYPES.some((recordType) => {
              // Sharing assumed: the agreement side must not matter to what counts as open already.
              const shared = agreement(
                { purposes: ['TREAT', 'ETREAT'], recordTypes: { [recordType]: 'all' } },
                {
                  versions: [
                    {
                      ...version(1, { purposes: ['TREAT', 'ETREAT'], recordTypes: { [recordType]: 'all' } }),
                      parties: [
                        {
                          organisation: controller,
                          provides: true,
                          receives: controller === organisation,
                          signedAt: 0,
                        },
                        { organisation, provides: true, receives: true, signedAt: 0 },
                      ],
                    },
                  ],
                },
              )
              const { plain, sensitive } = mildest({
                directives: [...facts.directives, permit({ classes: [...CLASSES, 'unnamed'] })],
              })
              return [...plain, ...sensitive.flatMap(([, records]) => records)].some((record) => {
                const question = { ...who, action: 'view' as const, recordType, controller, exchange, record }
                const under = (purpose: 'TREAT' | 'ETREAT' | 'BTG', having: readonly Agreement[]) =>
                  decide(
                    { ...question, purpose },
                    { ...facts, grants, suspensions: purpose === 'BTG' ? facts.suspensions : [] },
                    having,
                  ).outcome === 'permit'
                return under('BTG', agreements) && !under('TREAT', [shared]) && !under('ETREAT', [shared])
              })
            }),
          ),
        )
        const offered = exchanges.map((exchange) => ({ ...exchange, recordTypes: TYPES }))
        const answer = couldOpen(who, offered, { ...facts, grants: [] }, compileAgreements(agreements), CLASSES)
        told[`${answer}`]++
        expect(answer).toBe(exists)
      }),
      { numRuns: 500 },
    )
    expect(told.true).toBeGreaterThan(30)
    expect(told.false).toBeGreaterThan(30)
  })
})
