import { describe, expect, test } from 'vitest'
import { agreementsThen } from '../../../gateway/oversight/agreements-then.ts'
import { coverageOf } from '../../../gateway/oversight/coverage.ts'
import { explainReceipt } from '../../../gateway/oversight/explain-receipt.ts'
import type { AlikeViews } from '../../../gateway/oversight/past-views.ts'
import { readersOf } from '../../../gateway/oversight/readers.ts'
import type { StoredDecision } from '../../../gateway/state/ledger/stored-entry.ts'
import type { PatientKey } from '../../../gateway/state/patient-key.ts'
import { compileAgreements } from '../../../policies/agreement-index.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { agreement, EALING, HARINGEY, HOUR, NORTH_WEST, NOW, requesterOf, version } from '../../policies/world.ts'
import { ods } from '../state/state-examples.ts'

const DAY = 24 * HOUR
const SPAN = { from: NOW - 30 * DAY, to: NOW }
const EXCHANGE = {
  id: NORTH_WEST,
  members: [EALING, HARINGEY],
  recordTypes: ['ALLERGY', 'DOCUMENT'],
  lifecycle: 'LIVE',
} as const
const registry = async () => [EXCHANGE]

const views = (given: Partial<AlikeViews> = {}): AlikeViews => ({
  organisation: HARINGEY,
  purpose: 'TREAT',
  types: ['ALLERGY', 'DOCUMENT'],
  registry: 1,
  asked: [],
  agreements: [],
  agreementsVersion: 1,
  turn: 0,
  count: 1,
  lastAt: NOW - 1,
  ...given,
})

const coverage = (party: typeof EALING, agreements: readonly Agreement[], seen: readonly AlikeViews[]) => {
  const history = agreementsThen(
    async () => [],
    async () => new Map(),
    { ofParty: () => agreements, index: compileAgreements(agreements) },
  )
  return coverageOf(party, agreements, seen, SPAN, history, registry)
}

const endingAt = (id: string, end: number | undefined, rest: Partial<Agreement> = {}) =>
  agreement({ period: { start: undefined, end } }, { id, ...rest })

describe('agreements about to end', () => {
  test('are told within 7, 30 and 90 days by their newest signed version, soonest first', async () => {
    const unsigned = version(2, { period: { start: undefined, end: NOW + DAY } }, { ealing: undefined })
    const { ending } = await coverage(
      EALING,
      [
        endingAt('in-90', NOW + 90 * DAY),
        endingAt('in-91', NOW + 91 * DAY),
        endingAt('in-7', NOW + 7 * DAY),
        endingAt('in-8', NOW + 8 * DAY),
        endingAt('ended', NOW),
        endingAt('open', undefined),
        endingAt('withdrawn', NOW + DAY, { withdrawn: [EALING] }),
        agreement({}, { id: 'newer-unsigned', versions: [unsigned, version(1)] }),
        agreement(
          {},
          { id: 'renewed', versions: [version(2), version(1, { period: { start: undefined, end: NOW + DAY } })] },
        ),
      ],
      [],
    )
    expect(ending.map(({ agreement: { id }, within }) => `${id} ${within}`)).toEqual(['in-7 7', 'in-8 30', 'in-90 90'])
  })
})

describe('agreements never used', () => {
  test('are those in force that no view rested on; one not in force is not among them', async () => {
    const { unused } = await coverage(
      EALING,
      [
        agreement(),
        agreement({}, { id: 'AG-2' }),
        endingAt('ended', NOW),
        agreement({}, { id: 'paused', suspended: [HARINGEY] }),
      ],
      [views({ agreements: ['AG-2'] })],
    )
    expect(unused.map(({ id }) => id)).toEqual(['AG-1'])
  })
})

describe('missing agreements', () => {
  test('are of what was asked, can be held and no agreement covered: to the asker and to the controller alike', async () => {
    const expected = {
      recipient: HARINGEY,
      provider: EALING,
      purpose: 'TREAT',
      recordTypes: ['DOCUMENT'],
      viewCount: 4,
    }
    const seen = [
      views(),
      views({ count: 3, types: ['DOCUMENT', 'CONDITION'] }),
      views({ organisation: undefined, purpose: 'PATRQT' }),
    ]
    expect((await coverage(HARINGEY, [agreement()], seen)).missing).toEqual([expected])
    expect((await coverage(EALING, [agreement()], seen)).missing).toEqual([expected])
    expect((await coverage(ods('RJ6'), [agreement()], seen)).missing).toEqual([])
  })

  test('are 200 at most, and neither side crowds out the other', async () => {
    const asking = Array.from({ length: 150 }, (_, n) => views({ organisation: ods(`X${100 + n}`), count: n + 1 }))
    const { missing } = await coverage(EALING, [], [...asking, views({ organisation: EALING })])
    expect(missing.length).toBe(151)
    expect(missing.slice(0, 2).map(({ viewCount }) => viewCount)).toEqual([150, 149])
    const many = Array.from({ length: 300 }, (_, n) => views({ organisation: ods(`X${100 + n}`), count: n + 2 }))
    const crowded = (await coverage(EALING, [], [...many, views({ organisation: EALING })])).missing
    expect(crowded.length).toBe(200)
    expect(crowded.filter(({ recipient }) => recipient === EALING).length).toBe(1)
  })
})

test('readers are counted where our own records were permitted, break-glass apart', async () => {
  // The lowest bit of the first byte is the first member, in ODS order.
  const ours = [{ exchange: NORTH_WEST, types: ['ALLERGY'] as const, members: 'AQ' }]
  const others = [{ exchange: NORTH_WEST, types: ['ALLERGY'] as const, members: 'Ag' }]
  const seen = [
    views({ asked: ours as never, count: 5 }),
    views({ asked: others as never, count: 7 }),
    views({ asked: ours as never, purpose: 'BTG', count: 2, lastAt: NOW - 5 }),
    views({ asked: ours as never, organisation: undefined, purpose: 'PATRQT' }),
  ]
  const { readers } = await readersOf(EALING, seen, SPAN, registry)
  expect(
    readers.map((each) => [each.organisation, each.purpose, each.viewCount, each.breakGlassCount, each.lastAt]),
  ).toEqual([
    [HARINGEY, 'TREAT', 5, 0, NOW - 1],
    [HARINGEY, 'BTG', 2, 2, NOW - 5],
    [undefined, 'PATRQT', 1, 0, NOW - 1],
  ])
})

describe('a decision whose facts are no longer all there', () => {
  const facts = {
    now: NOW,
    defaultChoice: 'implied',
    demographicsFlag: 'open',
    optOut: 'unknown',
    proxyRights: [],
    suspensions: [],
    unasked: [],
  } as const
  const entry = (given: Partial<StoredDecision> = {}): StoredDecision => {
    const { name: _n, roleCode: _r, system: _s, nhsNumber: _h, ...requester } = requesterOf()
    return {
      kind: 'decision',
      receipt: 'r',
      requester,
      organisation: HARINGEY,
      purpose: 'TREAT',
      types: ['ALLERGY'],
      versions: { agreements: 1, registry: 1, directives: [], policy: '1' },
      facts: { ...facts, proxyRights: [], suspensions: [], unasked: [] },
      asked: [{ exchange: NORTH_WEST, types: ['ALLERGY'], members: 'Aw' }],
      clauses: [],
      ...given,
    }
  }
  const agreementsAsOf = async () => [agreement()]
  const history = () =>
    agreementsThen(agreementsAsOf, async () => new Map([[HARINGEY, [2]]]), {
      ofParty: () => [],
      index: compileAgreements([]),
    })
  const explain = (
    given: Partial<StoredDecision>,
    listed: readonly [] | undefined = [],
    exchanges: typeof EXCHANGE | undefined = EXCHANGE,
  ) =>
    explainReceipt(
      { agreementsAsOf, history: history(), directives: { listed: async () => listed } },
      { at: NOW, patient: 'key' as PatientKey, entry: entry(given) },
      exchanges === undefined ? undefined : [exchanges],
      HARINGEY,
      { asOf: undefined, draft: undefined },
    )

  test('replays where they are', async () => {
    const { replays, outcomes } = await explain({})
    expect(replays).toBe(true)
    expect(outcomes.map(({ ground }) => ground)).toEqual(['AGREEMENT', 'OWN_CONTROLLER'])
  })

  test('is not explained where they are not: written before facts were kept, under another policy, a directive or the registry gone', async () => {
    const { facts: _facts, ...before } = entry()
    const nothing = { replays: null, outcomes: [], receipt: 'r', organisation: HARINGEY, role: 'clinician' }
    const archive = { agreementsAsOf, history: history(), directives: { listed: async () => [] } }
    const past = { at: NOW, patient: 'key' as PatientKey, entry: before }
    const own = { asOf: undefined, draft: undefined }
    expect(await explainReceipt(archive, past, [EXCHANGE], HARINGEY, own)).toMatchObject(nothing)
    expect(await explainReceipt(archive, { ...past, entry: entry() }, undefined, HARINGEY, own)).toMatchObject(nothing)
    const versions = { agreements: 1, registry: 1, directives: ['d'], policy: '1' }
    expect(await explain({ versions: { ...versions, policy: '0' } })).toMatchObject(nothing)
    const gone = { ...archive, directives: { listed: async () => undefined } }
    expect(
      await explainReceipt(gone, { ...past, entry: entry({ versions }) }, [EXCHANGE], HARINGEY, own),
    ).toMatchObject(nothing)
  })
})
