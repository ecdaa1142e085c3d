import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Message } from '../../../adapters/notify/notify.ts'
import type { Sent } from '../../../adapters/notify/sent.ts'
import type { WebhookEvent } from '../../../adapters/notify/webhook.ts'
import { openCounting } from '../../../gateway/scorecards/counting.ts'
import { keepScores } from '../../../gateway/scorecards/keep-scores.ts'
import { tellOperators } from '../../../gateway/scorecards/tell-operators.ts'
import type { Alert, ScoreStore } from '../../../gateway/state/score-store.ts'
import type { Exchange } from '../../../schema/model/exchange.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import type { Tally } from '../../../schema/model/scorecard.ts'

const EALING = parseExchangeId('EALING')
if (EALING === undefined) throw new Error('the test is written wrongly')
const LEVEL = { availability: 0.99, p95Ms: 60_000 }
/** The longest that `SCORES_EVERY_MS` may be, and what it is unless said. */
const SLOWEST_MS = 30_000
const USUAL_MS = 10_000
const PROMISED_MS = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** The tables, as far as one breach of one exchange needs them, on the clock of the test. */
const inMemory = (): ScoreStore => {
  let tally: Tally | undefined
  let alert: (Alert & { readonly from: number }) | undefined
  return {
    add: async (tallies) => {
      tally = tallies.get(EALING) ?? tally
    },
    read: async () => ({
      now: Date.now(),
      steps: tally === undefined ? [] : [{ exchange: EALING, at: Date.now(), tally }],
    }),
    roll: async () => undefined,
    begin: async (breach) => {
      if (alert !== undefined) return false
      const began = { ...breach, id: 'b1', beganAt: Date.now(), endedAt: undefined }
      alert = { breach: began, part: 'BEGAN', attempts: 0, from: Date.now() }
      return true
    },
    end: async () => false,
    breaches: async () => (alert === undefined ? [] : [alert.breach]),
    claim: async () => {
      if (alert === undefined || alert.from > Date.now()) return []
      alert = { ...alert, attempts: alert.attempts + 1 }
      return [alert]
    },
    told: async (_, outcome) => {
      if (alert !== undefined)
        alert = { ...alert, from: outcome === 'TOLD' ? Number.POSITIVE_INFINITY : Date.now() + outcome.againInMs }
    },
  }
}

/** How long after its breach an exchange's operator is told, in milliseconds of the test's clock, at the worst: it is breached just after a look. */
const toldAfter = async (everyMs: number, answers: readonly Sent[]): Promise<number> => {
  const counting = openCounting()
  const posted: { readonly event: WebhookEvent; readonly at: number; readonly sent: Sent }[] = []
  const stop = keepScores({
    counting,
    scores: inMemory(),
    exchanges: () => [{ id: EALING, sla: LEVEL } as Exchange],
    tell: async (event) => {
      const sent = answers[posted.length] ?? 'SENT'
      posted.push({ event, at: Date.now(), sent })
      return sent
    },
    everyMs,
    report: { breach: () => undefined, givenUp: () => undefined, failed: (error) => expect(error).toBeUndefined() },
  })
  await vi.advanceTimersByTimeAsync(everyMs + 1)
  const breachedAt = Date.now()
  for (let nth = 0; nth < 20; nth++)
    counting.answered({
      exchange: EALING,
      tookMs: 10,
      answered: false,
      empty: false,
      mismatched: false,
      newestAt: undefined,
    })
  await vi.advanceTimersByTimeAsync(10 * PROMISED_MS)
  await stop()
  const arrived = posted.filter(({ sent }) => sent === 'SENT')
  expect(arrived.map(({ event }) => [event.type, event.data['measure']])).toEqual([
    ['exchange.sla.breached', 'AVAILABILITY'],
  ])
  expect(new Set(posted.map(({ event }) => event.id)).size).toBe(1)
  return (arrived[0]?.at ?? Number.NaN) - breachedAt
}

test('the operator is told within a minute of a breach, however seldom scores are kept', async () => {
  expect(await toldAfter(SLOWEST_MS, [])).toBeLessThanOrEqual(PROMISED_MS)
})

test('within a minute, too, where the operator’s own side was away at first', async () => {
  expect(await toldAfter(USUAL_MS, ['TRY_AGAIN', 'TRY_AGAIN'])).toBeLessThanOrEqual(PROMISED_MS)
})

test('later than that where scores are kept more seldom than they may be: the promise is the clock’s', async () => {
  expect(await toldAfter(2.5 * SLOWEST_MS, [])).toBeGreaterThan(PROMISED_MS)
})

describe('the ways of telling operators', () => {
  const event: WebhookEvent = { id: 'b1-began', type: 'exchange.sla.breached', data: { exchange: 'EALING' } }
  const waysThat = (posted: Sent | undefined, written: Sent | undefined) => {
    const sent: string[] = []
    const heard =
      <What>(outcome: Sent, inWords: (what: What, again?: boolean) => string) =>
      async (what: What, again?: boolean): Promise<Sent> => {
        sent.push(inWords(what, again))
        return outcome
      }
    const tell = tellOperators({
      post: posted && heard(posted, ({ id }: WebhookEvent) => `webhook ${id}`),
      email: written && {
        template: 't',
        to: [
          { address: 'a@b.example', exchanges: [EALING] },
          { address: 'c@b.example', exchanges: [] },
        ],
        send: heard(
          written,
          ({ to, reference }: Message, again?: boolean) => `${JSON.stringify(to)} ${reference} ${again}`,
        ),
      },
      sending: () => undefined,
    })
    return { sent, tell }
  }

  test.each([
    ['SENT', 'TRY_AGAIN', 'TRY_AGAIN'],
    ['TRY_AGAIN', 'SENT', 'TRY_AGAIN'],
    ['REFUSED', 'SENT', 'SENT'],
    ['SENT', 'REFUSED', 'SENT'],
    ['REFUSED', 'REFUSED', 'REFUSED'],
    [undefined, 'SENT', 'SENT'],
    ['SENT', undefined, 'SENT'],
  ] as const)('webhook %s and e-mail %s come to %s', async (posted, written, together) => {
    expect(await waysThat(posted, written).tell?.(event, false)).toBe(together)
  })

  test('each is told under a reference that stays, and the second time it is asked whether it went', async () => {
    const { sent, tell } = waysThat('SENT', 'TRY_AGAIN')
    await tell?.(event, false)
    await tell?.(event, true)
    expect(sent).toEqual([
      'webhook b1-began',
      '{"email":"a@b.example"} b1-began-1 false',
      'webhook b1-began',
      '{"email":"a@b.example"} b1-began-1 true',
    ])
  })

  test('without any way nobody is told', () => {
    expect(waysThat(undefined, undefined).tell).toBeUndefined()
  })
})
