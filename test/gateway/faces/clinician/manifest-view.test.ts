import { describe, expect, test } from 'vitest'
import { type Entry, manifestView } from '../../../../gateway/faces/clinician/manifest-view.ts'

const entry = (id: string, type: Entry['type'], over: Partial<Entry> = {}): Entry => ({
  exchange: { id, name: id },
  type,
  state: 'ANSWERED',
  notAskedReason: null,
  released: 1,
  partlyWithheld: false,
  incomplete: false,
  identityWarning: null,
  ...over,
})

const both = (id: string, over: Partial<Entry> = {}): readonly Entry[] => [
  entry(id, 'ALLERGY', over),
  entry(id, 'DOCUMENT', over),
]

describe('what every exchange did, in words', () => {
  test('counts who answered and names the others, each with why', () => {
    const { sentence, isWhole } = manifestView([
      ...both('Barnet'),
      ...both('Brent', { state: 'EMPTY', released: 0 }),
      ...both('Croydon', { state: 'TIMED_OUT', released: 0 }),
      ...both('Sutton', { state: 'WITHHELD_BY_CHOICE', released: null }),
    ])
    expect(sentence).toBe(
      '2 of 4 exchanges answered; Croydon timed out; Sutton withheld by the patient’s choice, or because none is recorded',
    )
    expect(isWhole).toBe(false)
  })

  test('who answered for one kind and shared nothing of another has answered, and the kind is named', () => {
    const view = manifestView([
      entry('Barnet', 'ALLERGY'),
      entry('Barnet', 'DOCUMENT', { state: 'WITHHELD_BY_AGREEMENT', released: null }),
    ])
    expect(view.answered).toBe(1)
    expect(view.isWhole).toBe(false)
    expect(view.groups).toEqual([
      expect.objectContaining({ fate: 'WITHHELD_BY_AGREEMENT', who: 'Barnet', types: 'Documents and letters' }),
    ])
  })

  test.each(['TIMED_OUT', 'FAILED', 'QUARANTINED', 'REFUSED_BY_EXCHANGE'] as const)(
    '%s for one kind is no answer, whatever came for another',
    (state) => {
      const view = manifestView([entry('Barnet', 'ALLERGY'), entry('Barnet', 'DOCUMENT', { state, released: 0 })])
      expect([view.answered, view.total]).toEqual([0, 1])
      expect(view.groups[0]).toMatchObject({ fate: state, who: 'Barnet' })
    },
  )

  test('who cannot hold what was asked is not counted; who was not asked is, and is named', () => {
    const view = manifestView([
      ...both('Barnet'),
      ...both('Bexley', { state: 'NOT_ASKED', notAskedReason: 'TYPE_NOT_OFFERED', released: null }),
      ...both('Brent', { state: 'NOT_ASKED', notAskedReason: 'BREAKER_OPEN', released: null }),
    ])
    expect(view.sentence).toBe('1 of 2 exchanges answered; Brent not asked: it failed too often lately')
  })

  test('who is still being asked is said to be, and never to have timed out', () => {
    const manifest = [...both('Barnet'), ...both('Croydon', { state: 'TIMED_OUT', released: 0 })]
    expect(manifestView(manifest, new Set(['Croydon'])).sentence).toBe(
      '1 of 2 exchanges answered; Croydon still being asked',
    )
  })

  test('many that fared alike are counted in one line, and named below', () => {
    const names = ['A1', 'B1', 'C1', 'D1', 'E1']
    const { groups, rows } = manifestView(names.flatMap((id) => both(id, { state: 'TIMED_OUT', released: 0 })))
    expect(groups).toEqual([expect.objectContaining({ who: '5 exchanges', names })])
    expect(rows.map(({ name }) => name)).toEqual(names)
  })

  test('what an answer left out, and what was kept out before asking, are told apart from a whole answer', () => {
    const view = manifestView([
      ...both('Barnet', { incomplete: true }),
      ...both('Brent', { partlyWithheld: true }),
      ...both('Camden'),
    ])
    expect([view.answered, view.limited, view.isWhole]).toEqual([3, 1, false])
    expect(view.sentence).toContain('Barnet answered, and said that something was left out')
  })

  test('a doubt about who it is stands by itself', () => {
    const view = manifestView([
      ...both('Barnet', { identityWarning: 'BIRTH_DATE_DIFFERS' }),
      ...both('Brent', { identityWarning: 'UNVERIFIED' }),
    ])
    expect(view.warnings).toEqual([{ name: 'Barnet', warning: 'gives another date of birth' }])
  })
})
