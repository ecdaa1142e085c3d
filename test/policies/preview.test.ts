import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { decide } from '../../policies/decide.ts'
import type { Question } from '../../policies/facts.ts'
import { previewOf } from '../../policies/preview.ts'
import { anyWorld, TYPES, type World } from './random-worlds.ts'
import {
  agreement,
  ask,
  CROYDON,
  deny,
  EALING,
  factsOf,
  HARINGEY,
  NORTH_WEST,
  permit,
  requesterOf,
  SOUTH_WEST,
} from './world.ts'

const linesOf = ({ view, facts, agreements, exchanges }: World) =>
  previewOf(view, TYPES, exchanges, facts, compileAgreements(agreements))

/** The controllers that the engine itself would permit something of, one real question after another. */
const permittedBy = ({ view, facts, agreements, exchanges }: World, recordType: Question['recordType']) =>
  exchanges.flatMap(({ id, members }) =>
    members.filter(
      (controller) =>
        decide({ ...view, recordType, controller, exchange: id, record: 'some' }, facts, agreements).outcome ===
        'permit',
    ),
  )

describe('the preview', () => {
  test("equals the engine's real decisions, in 10,000 random worlds", () => {
    const met = new Map<string, number>()
    fc.assert(
      fc.property(anyWorld, (world) => {
        const everything = { purposes: [world.view.purpose], actions: [world.view.action] }
        const willing = { ...world, facts: { ...world.facts, directives: [permit(everything)] } }
        for (const { recordType, seen, others, ownOnly } of linesOf(world)) {
          const [real, possible] = [permittedBy(world, recordType), permittedBy(willing, recordType)]
          const [now, most] = [real.length, possible.length]
          const isOther = (controller: string) => controller !== world.view.organisation
          const [realOthers, possibleOthers] = [real.filter(isOther).length, possible.filter(isOther).length]
          if (others !== realOthers || ownOnly !== (now > 0 && realOthers === 0 && possibleOthers > 0)) return false
          if (ownOnly) met.set('ownOnly', (met.get('ownOnly') ?? 0) + 1)
          // To share everything is the most there is: no choice ever gives more.
          if (now > most) return false
          const expected =
            now === 0 ? (most === 0 ? 'NONE_BY_AGREEMENT' : 'NONE_BY_CHOICE') : now === most ? 'ALL' : 'SOME'
          if (seen !== expected) return false
          met.set(seen, (met.get(seen) ?? 0) + 1)
        }
        return true
      }),
      { numRuns: 10_000, seed: 22 },
    )
    for (const seen of ['ALL', 'SOME', 'NONE_BY_CHOICE', 'NONE_BY_AGREEMENT', 'ownOnly'])
      expect(met.get(seen), seen).toBeGreaterThan(100)
    // Two decisions a world and coverage counted: on a machine that others use it takes minutes.
  }, 600_000)

  test('says that only some dates are shared, of the types and the view that the choice speaks of', () => {
    const lines = (scope: Parameters<typeof deny>[0]) =>
      previewOf(
        ask(),
        ['ALLERGY', 'DOCUMENT'],
        [{ id: NORTH_WEST, members: [HARINGEY, EALING] }],
        factsOf({ directives: [permit(), deny(scope)] }),
        compileAgreements([agreement()]),
      ).map(({ datesLimited }) => datesLimited)
    const recordDates = { from: '2010-01-01', to: '2015-12-31' }
    expect(lines({ recordDates })).toEqual([true, true])
    expect(lines({ recordDates, recordTypes: ['DOCUMENT'] })).toEqual([false, true])
    expect(lines({ recordDates, recipients: [CROYDON] })).toEqual([false, false])
    expect(lines({ recordDates, classes: ['HIV'] })).toEqual([false, false])
    expect(lines({ recordTypes: ['DOCUMENT'] })).toEqual([false, false])
  })

  test('tells the records that the organisation holds itself from those of others, and how far it reaches', () => {
    const seenBy = (directives: readonly ReturnType<typeof deny>[]) =>
      previewOf(
        ask(),
        ['ALLERGY'],
        [
          { id: NORTH_WEST, members: [HARINGEY, EALING] },
          { id: SOUTH_WEST, members: [HARINGEY] },
        ],
        factsOf({ directives }),
        compileAgreements([agreement()]),
      ).map(({ seen, sources, ownOnly }) => [seen, sources, ownOnly])
    expect(seenBy([permit()])).toEqual([['ALL', 3, false]])
    expect(seenBy([permit(), deny({ recipients: [HARINGEY] })])).toEqual([['SOME', 2, true]])
    expect(seenBy([permit(), deny({ controllers: [EALING] })])).toEqual([['SOME', 2, true]])
    const stranger = ask({ organisation: undefined })
    const [line] = previewOf(
      stranger,
      ['ALLERGY'],
      [{ id: NORTH_WEST, members: [HARINGEY, EALING] }],
      factsOf({ directives: [permit()] }),
      compileAgreements([agreement()]),
    )
    expect([line?.sources, line?.ownOnly]).toEqual([0, false])
  })

  test('a role that may not ask sees nothing, whatever is chosen', () => {
    const view = ask({ requester: requesterOf({ role: 'operator' }) })
    const exchanges = [{ id: NORTH_WEST, members: [HARINGEY, EALING] }]
    const facts = factsOf({ directives: [permit()] })
    const [line] = previewOf(view, ['ALLERGY'], exchanges, facts, compileAgreements([agreement()]))
    expect(line?.seen).toBe('NONE_BY_AGREEMENT')
  })
})
