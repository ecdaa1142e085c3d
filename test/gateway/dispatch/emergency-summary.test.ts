import { describe, expect, test } from 'vitest'
import type { View } from '../../../gateway/disclosure/view.ts'
import { isComplete, isPartial, summarySentence, unanswered } from '../../../gateway/dispatch/emergency-summary.ts'

type Said = readonly [exchange: string, type: string, state: string, more?: object]

const viewOf = (entries: readonly Said[], { verified = true, complete = false } = {}): View =>
  ({
    verified,
    manifest: entries.map(([exchange, type, state, more]) => ({
      ...{ exchange, type, state, notAskedReason: null, incomplete: false, partlyWithheld: false },
      ...more,
    })),
    lists: new Map([['ALLERGY', { completeness: { complete } }]]),
  }) as unknown as View

const sentence = (view: View) => summarySentence(view, (id) => id.toLowerCase())
const notOffered = ['BARNET', 'ALERT', 'NOT_ASKED', { notAskedReason: 'TYPE_NOT_OFFERED' }] as const

describe('how complete a summary is, in one glance', () => {
  test('everybody answered, and nothing could have been kept back', () => {
    const view = viewOf([['BARNET', 'ALLERGY', 'ANSWERED'], notOffered, ['CAMDEN', 'ALLERGY', 'EMPTY']], {
      complete: true,
    })
    expect([isComplete(view), isPartial(view), unanswered(view)]).toEqual([true, false, []])
    expect(sentence(view)).toBe('Complete. 2 of 2 exchanges answered whole.')
  })

  test('everybody answered, and something may be kept back: not complete, and not called partial', () => {
    const conditional = viewOf([['BARNET', 'ALLERGY', 'ANSWERED']])
    expect([isComplete(conditional), isPartial(conditional)]).toEqual([false, false])
    expect(sentence(conditional)).toBe('Not complete. 1 of 1 exchange answered whole. Not everything may be shared.')
    const withheld = viewOf([
      ['BARNET', 'ALLERGY', 'ANSWERED'],
      ['CAMDEN', 'ALLERGY', 'WITHHELD_BY_CHOICE'],
    ])
    expect([isComplete(withheld), isPartial(withheld)]).toEqual([false, false])
    expect(sentence(withheld)).toBe(
      'Not complete. 1 of 2 exchanges answered whole. Not everything may be shared: something is kept back at 1 exchange.',
    )
  })

  test.each([
    ['TIMED_OUT', {}, 'did not answer in time'],
    ['FAILED', {}, 'failed to answer'],
    ['QUARANTINED', {}, 'answered of another person'],
    ['REFUSED_BY_EXCHANGE', {}, 'refused the question'],
    ['ANSWERED', { incomplete: true }, 'did not tell all'],
    ['NOT_ASKED', { notAskedReason: 'BREAKER_OPEN' }, 'failed so often lately that it is given a rest'],
    ['NOT_ASKED', { notAskedReason: 'MAINTENANCE' }, 'is down for maintenance'],
  ])('%s %o is partial, and says so by name', (state, more, why) => {
    const view = viewOf([
      ['BARNET', 'ALLERGY', 'ANSWERED'],
      ['CAMDEN', 'ALLERGY', state, more],
      ['CAMDEN', 'ALERT', 'EMPTY'],
    ])
    expect([isComplete(view), isPartial(view)]).toEqual([false, true])
    expect(unanswered(view)).toEqual([{ exchange: 'CAMDEN', why, types: ['ALLERGY'] }])
    expect(sentence(view)).toBe(`PARTIAL. 1 of 2 exchanges answered whole. There may be more: camden ${why}.`)
  })

  test('of many that are wanting the first are named, and how many more', () => {
    const view = viewOf(['A', 'B', 'C', 'D', 'E', 'F'].map((name): Said => [name, 'ALLERGY', 'TIMED_OUT']))
    expect(sentence(view)).toBe(
      'PARTIAL. 0 of 6 exchanges answered whole. There may be more: a did not answer in time, b did not answer in time, c did not answer in time, d did not answer in time, and 2 more.',
    )
  })

  test('whoever could not be confirmed has no complete summary', () => {
    const view = viewOf([['BARNET', 'ALLERGY', 'ANSWERED']], { verified: false, complete: true })
    expect([isComplete(view), isPartial(view)]).toEqual([false, true])
    expect(sentence(view)).toBe('PARTIAL. 1 of 1 exchange answered whole. Who this is could not be confirmed.')
  })

  test('nothing asked is not complete', () => {
    expect(isComplete({ ...viewOf([], { complete: true }), lists: new Map() })).toBe(false)
  })
})
