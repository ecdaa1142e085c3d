import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AskOptions } from './london-house.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { requestsOf } from './requests-of.ts'
import { patientOf, refusalOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it?.close())

const BTG = {
  purpose: 'BTG',
  careContext: 'Emergency department attendance 17',
  breakGlass: { code: '5', words: 'Brought in unconscious, nobody to ask' },
}
const view = (name: string, access?: object, options: AskOptions = {}) =>
  it.ask(question(WHOLE), { ...options, variables: { patient: it.patient(name), ...(access ? { access } : {}) } })

type Entry = { readonly exchange: { readonly id: string }; readonly type: string; readonly state: string }
const stateOf = (answer: Awaited<ReturnType<typeof view>>, exchange: string, type = 'CONDITION') =>
  patientOf(answer).manifest.find((entry: Entry) => entry.exchange.id === exchange && entry.type === type)?.state

const waiting = async (receipt: string) => {
  const [notices, reviews] = await Promise.all([
    it.state.obligations.waiting('tell-patient'),
    it.state.obligations.waiting('open-review'),
  ])
  return [...notices, ...reviews].filter((one) => one.receipt === receipt)
}

describe('no consent recorded', () => {
  test('the choice is missing: only the own trust is asked, and break-glass is named as the next step', async () => {
    const seen = await view('no-choice')
    expect(stateOf(seen, 'EALING')).toBe('WITHHELD_BY_CHOICE')
    expect(shownSources(seen).every((source) => source.startsWith('CROYDON|'))).toBe(true)
    expect(patientOf(seen).explanation.join(' ')).toContain('break-glass may stand in')
  })

  test('break-glass stands in; the patient is to be told within a minute, and the own privacy officer to review', async () => {
    const seen = await view('no-choice', BTG)
    expect(stateOf(seen, 'EALING')).toBe('ANSWERED')
    expect(['ANSWERED', 'EMPTY']).toContain(stateOf(seen, 'HOUNSLOW'))
    const due = await waiting(patientOf(seen).receipt)
    expect(due.map(({ kind }) => kind).sort()).toEqual(['open-review', 'tell-patient'])
    for (const { kind, createdAt, dueAt, organisation } of due) {
      expect(dueAt - createdAt).toBe(kind === 'tell-patient' ? 60_000 : 5 * 86_400_000)
      expect(organisation).toBe(kind === 'tell-patient' ? undefined : 'RJ6')
    }
  })

  test('it never stands in for an agreement: types that the emergency agreement leaves out stay withheld', async () => {
    const seen = await view('no-choice', BTG)
    expect(stateOf(seen, 'HOUNSLOW', 'FAMILY_HISTORY')).toBe('WITHHELD_BY_AGREEMENT')
    expect(stateOf(seen, 'EALING', 'APPOINTMENT')).toBe('WITHHELD_BY_AGREEMENT')
  })

  test('an ordinary view owes nobody a notice', async () => {
    expect(await waiting(patientOf(await view('default')).receipt)).toEqual([])
  })
})

describe('everything denied', () => {
  test('liftable: withheld for treatment, released under break-glass', async () => {
    const denied = await view('deny-all-liftable')
    expect(stateOf(denied, 'LAMBETH')).toBe('WITHHELD_BY_CHOICE')
    const lifted = await view('deny-all-liftable', BTG)
    expect(stateOf(lifted, 'LAMBETH')).toBe('ANSWERED')
    expect(shownSources(lifted).length).toBeGreaterThan(shownSources(denied).length)
  })

  test('for good: nothing lifts it, and no exchange is asked, but the attempt is in the ledger', async () => {
    const seen = await view('deny-all-for-good', BTG)
    expect(shownSources(seen)).toEqual([])
    for (const id of ['BRENT', 'HARROW', 'CAMDEN']) expect(stateOf(seen, id)).toBe('WITHHELD_BY_CHOICE')
    const written = await it.state.ledger.byReceipt(patientOf(seen).receipt)
    expect(written.map(({ entry }) => entry.kind)).toEqual(['decision', 'disclosure'])
  })
})

describe('no record labelled very restricted is ever released to staff of another controller', () => {
  test('under break-glass neither', async () => {
    const veryRestricted = new Set(
      [...it.london.population.truth.tellings]
        .filter(([key, { labelled }]) => labelled.includes('V') && !key.startsWith('CROYDON|'))
        .map(([key]) => key),
    )
    expect(veryRestricted.size).toBeGreaterThan(0)
    const people = new Set([...veryRestricted].map((key) => it.london.population.truth.tellings.get(key)?.patient))
    for (const patient of people) {
      const seen = await it.ask(question(WHOLE), { variables: { patient, access: BTG } })
      expect(shownSources(seen).filter((source) => veryRestricted.has(source))).toEqual([])
    }
  })
})

describe('who may not', () => {
  test.each([
    ['no reason', { ...BTG, breakGlass: undefined }, 'BREAK_GLASS_REASON_REQUIRED'],
    [
      'a reason code that is none',
      { ...BTG, breakGlass: { code: '99', words: 'Urgent' } },
      'BREAK_GLASS_REASON_REQUIRED',
    ],
    ['no words', { ...BTG, breakGlass: { code: '5', words: '  ' } }, 'BREAK_GLASS_REASON_REQUIRED'],
    ['no care context', { ...BTG, careContext: undefined }, 'CARE_CONTEXT_REQUIRED'],
    ['a reason with another purpose', { ...BTG, purpose: 'TREAT' }, 'INPUT_INVALID'],
  ])('%s: refused, and nobody is asked', async (_, access, code) => {
    const before = await requestsOf(it.london)
    expect(refusalOf(await view('no-choice', access))).toBe(code)
    expect(await requestsOf(it.london)).toBe(before)
  })

  test.each(['practice-staff', 'ig-manager', 'operator', 'privacy-officer', 'analyst'] as const)(
    'a %s is refused, and nobody is asked',
    async (as) => {
      const before = await requestsOf(it.london)
      expect(refusalOf(await view('no-choice', BTG, { as }))).toBe('FORBIDDEN')
      expect(await requestsOf(it.london)).toBe(before)
    },
  )

  test('a dispatcher may', async () => {
    expect(stateOf(await view('no-choice', BTG, { as: 'dispatcher' }), 'EALING')).toBe('ANSWERED')
  })
})
