import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completenessSentence } from '../../../gateway/subgraphs/records/completeness-sentence.ts'
import { completenessOf } from '../../../gateway/unify/completeness-of.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { EXCHANGE_STATES, type ManifestEntry, NOT_ASKED_REASONS } from '../../../schema/model/manifest.ts'
import type { UnifiedRecord } from '../../../schema/model/record.ts'
import { telling, unified } from './tellings.ts'

const entry = (said: Partial<ManifestEntry> = {}): ManifestEntry => ({
  exchange: parseExchangeId('ELPR') ?? ('' as never),
  type: 'ALLERGY',
  state: 'EMPTY',
  notAskedReason: null,
  released: null,
  partlyWithheld: false,
  incomplete: false,
  identityWarning: null,
  ...said,
})
const answered = entry()
const notAsked = (notAskedReason: ManifestEntry['notAskedReason']): ManifestEntry =>
  entry({ state: 'NOT_ASKED', notAskedReason })

const some = telling('ALLERGY', 'A1', { status: 'active' })
const none = telling('ALLERGY', 'B1', { noneKnown: true })
const withdrawn = telling('ALLERGY', 'C1', { status: 'entered-in-error' })
const records = (...tellings: Parameters<typeof unified<'ALLERGY'>>[1][]): readonly UnifiedRecord[] =>
  unified('ALLERGY', ...tellings)

const expectState = (
  sentence: string,
  state: string,
  ...asked: Parameters<typeof completenessOf> extends [unknown, ...infer Rest] ? Rest : never
): void => test(sentence, () => expect(completenessOf('ALLERGY', ...asked).state).toBe(state))

describe('the word a list has for itself', () => {
  expectState('all answered, nothing there, every decision unconditional', 'NONE_KNOWN', [], [answered, answered], true)
  expectState(
    'a source stating that none is known changes nothing in that',
    'NONE_KNOWN',
    records(none),
    [answered, answered],
    true,
  )
  expectState('some decision was conditional', 'NONE_AMONG_WHAT_MAY_BE_SHARED', [], [answered, answered], false)
  expectState(
    'something was partly withheld',
    'NONE_AMONG_WHAT_MAY_BE_SHARED',
    [],
    [answered, entry({ partlyWithheld: true })],
    true,
  )
  expectState(
    'a source stating none is not enough where one has not answered',
    'NOT_KNOWN',
    records(none),
    [answered, entry({ state: 'TIMED_OUT' })],
    true,
  )
  expectState('a source warned that it left items out', 'NOT_KNOWN', [], [answered, entry({ incomplete: true })], true)
  expectState('restricted demographics', 'NOT_KNOWN', [], [answered], true, true)
  expectState('no exchange can hold the type', 'NOT_KNOWN', [], [notAsked('TYPE_NOT_OFFERED')], true)
  expectState('no exchange at all', 'NOT_KNOWN', [], [], true)
  expectState(
    'an exchange that cannot hold the type is not waited for',
    'NONE_KNOWN',
    [],
    [answered, notAsked('TYPE_NOT_OFFERED')],
    true,
  )
  expectState(
    'only the type asked counts',
    'NONE_KNOWN',
    [],
    [answered, entry({ type: 'ALERT', state: 'FAILED' })],
    true,
  )
  expectState('something is listed', 'PRESENT', records(some), [answered], true)
  expectState(
    'something is listed though others have not answered',
    'PRESENT',
    records(some),
    [answered, entry({ state: 'FAILED' })],
    true,
  )
  expectState('what was entered in error is listed too', 'PRESENT', records(withdrawn), [answered], true)
  expectState('one says none, another lists some', 'CONTRADICTORY', records(none, some), [answered], true)
  expectState(
    'a contradiction stands whoever has not answered',
    'CONTRADICTORY',
    records(none, some),
    [entry({ state: 'TIMED_OUT' })],
    false,
  )
  expectState('what was entered in error contradicts nobody', 'PRESENT', records(none, withdrawn), [answered], true)

  const silent = [
    ...(
      [
        'TIMED_OUT',
        'FAILED',
        'QUARANTINED',
        'REFUSED_BY_EXCHANGE',
        'WITHHELD_BY_CHOICE',
        'WITHHELD_BY_AGREEMENT',
      ] as const
    ).map((state) => entry({ state })),
    ...(['EXCLUDED_BY_READER', 'LOCATOR', 'MAINTENANCE', 'BREAKER_OPEN'] as const).map(notAsked),
  ]
  for (const each of silent) {
    expectState(`${each.notAskedReason ?? each.state} is no answer`, 'NOT_KNOWN', [], [answered, each], true)
    test(`${each.notAskedReason ?? each.state} counts among those that can hold the type`, () =>
      expect(completenessOf('ALLERGY', [], [answered, each], true)).toMatchObject({
        answered: 1,
        canHold: 2,
        complete: false,
      }))
  }
})

describe('completeness', () => {
  test('is claimed only when all answered whole and every decision was an unconditional permit', () => {
    expect(completenessOf('ALLERGY', records(some), [answered], true).complete).toBe(true)
    expect(completenessOf('ALLERGY', records(some), [answered], false).complete).toBe(false)
    expect(completenessOf('ALLERGY', records(some), [answered], true, true).complete).toBe(false)
    expect(completenessOf('ALLERGY', records(some), [entry({ incomplete: true })], true)).toMatchObject({
      complete: false,
      answered: 0,
    })
  })

  const anyEntry = fc
    .record({
      state: fc.constantFrom(...EXCHANGE_STATES),
      reason: fc.constantFrom(...NOT_ASKED_REASONS),
      partlyWithheld: fc.boolean(),
      incomplete: fc.boolean(),
    })
    .map(({ state, reason, partlyWithheld, incomplete }) =>
      entry({ state, notAskedReason: state === 'NOT_ASKED' ? reason : null, partlyWithheld, incomplete }),
    )

  test('words of absence need every exchange that can hold the type to have answered whole', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 5 }),
        fc.boolean(),
        fc.constantFrom([], [none]),
        (entries, unconditional, tellings) => {
          const completeness = completenessOf('ALLERGY', records(...tellings), entries, unconditional)
          const allAnswered = entries
            .filter(({ notAskedReason }) => notAskedReason !== 'TYPE_NOT_OFFERED')
            .every(({ state, incomplete }) => (state === 'ANSWERED' || state === 'EMPTY') && !incomplete)
          if (!allAnswered) expect(completeness.state).toBe('NOT_KNOWN')
          if (completeness.state === 'NONE_KNOWN')
            expect(
              unconditional && entries.every(({ partlyWithheld, state }) => !partlyWithheld || state === 'NOT_ASKED'),
            ).toBe(true)
          if (/^None /.test(completenessSentence(completeness))) expect(allAnswered).toBe(true)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
