import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { londonDay } from '../../policies/london-day.ts'
import { choicesOf, codeOf, faultsIn } from './choices-of.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { proxyRight } from './proxy-right.ts'
import { type StagedDemographics, stageDemographics } from './staged-demographics.ts'
import { refusalOf, shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let demographics: StagedDemographics
beforeAll(async () => {
  demographics = await stageDemographics()
  it = await openLondonHouse({ databaseUrl: 'pglite:', environment: { DEMOGRAPHICS_URL: demographics.url } })
  demographics.over(it.london.addresses.demographics)
  await it.state.proxyRights.record(proxyRight(it, 'right-mother', 'teenager', 'proxy'))
})
afterAll(async () => {
  await it?.close()
  await demographics?.close()
})

const { ask, choices, read, send, make } = choicesOf(() => it)
const MOTHER = { as: 'proxy' } as const
/** Grace, signed in for herself, as another child's parent. */
const FATHER = { as: 'patient' } as const
const YOUNG = { as: 'patient', wish: { person: 'teenager' } } as const
const PRACTICE = { as: 'practice-staff' } as const

/** Born so many years before today in London, and so many days later. */
const born = (years: number, daysLater = 0): string => {
  const today = londonDay(Date.now())
  const day = new Date(`${Number(today.slice(0, 4)) - years}${today.slice(4)}T12:00:00Z`)
  return new Date(day.getTime() + daysLater * 86_400_000).toISOString().slice(0, 10)
}
const age = (name: string, birthDate: string) => demographics.says(it.patient(name), { birthDate })

const PERMIT = { effect: 'permit', purposes: ['HRESCH'] }
const DENY = { effect: 'deny', purposes: ['HRESCH'] }

describe('under 11', () => {
  test('the parent decides alone: records, changes and ends, permits and denials', async () => {
    const given = await make('giveDirective', 'twin-one', MOTHER, { choice: DENY })
    expect(given.faults).toEqual([])
    expect(given.recorded.recordedBy).toEqual({
      how: 'PROXY',
      at: expect.any(String),
      name: null,
      organisation: null,
    })
    const changed = await make('changeDirective', 'twin-one', MOTHER, {
      directive: given.recorded.id,
      choice: PERMIT,
    })
    expect(changed.faults).toEqual([])
    expect(faultsIn(await make('withdrawDirective', 'twin-one', MOTHER, { directive: changed.recorded.id }))).toEqual(
      [],
    )
  })

  test('the child does not, nor the practice for the child; somebody without a right has no part', async () => {
    age('teenager', born(10))
    demographics.says(it.patient('teenager'), { generalPractice: 'F86001' })
    for (const who of [YOUNG, PRACTICE]) {
      expect(faultsIn(await make('giveDirective', 'teenager', who, { choice: DENY }))).toEqual(['PROXY_DECIDES'])
      expect(faultsIn(await make('giveDirective', 'teenager', who, { choice: PERMIT }))).toEqual(['PROXY_DECIDES'])
    }
    expect(faultsIn(await make('endProxyView', 'teenager', YOUNG, { right: 'right-mother' }))).toEqual([
      'PROXY_DECIDES',
    ])
    expect((await choices('teenager', YOUNG)).stage).toBe('PROXY_DECIDES')
    expect(faultsIn(await make('giveDirective', 'twin-one', FATHER, { choice: DENY }))).toEqual(['NOT_A_PROXY'])
    expect(codeOf(await read('twin-one', FATHER))).toBe('FORBIDDEN')
  })

  test('turns 11 today: the parent alone widens no more; the day before, they do', async () => {
    age('teenager', born(11, 1))
    const given = await make('giveDirective', 'teenager', MOTHER, { choice: PERMIT })
    expect(given.recorded.effect).toBe('permit')
    age('teenager', born(11))
    const waits = await make('giveDirective', 'teenager', MOTHER, { choice: PERMIT })
    expect([waits.recorded, waits.proposal.state]).toEqual([null, 'OPEN'])
    await make('declineWidening', 'teenager', MOTHER, { proposal: waits.proposal.id })
    // Directives stand when an age passes; from 11 on either may end a permit.
    const ended = await make('withdrawDirective', 'teenager', YOUNG, { directive: given.recorded.id })
    expect(ended.faults).toEqual([])
  })
})

describe('from 11 to 15', () => {
  beforeAll(() => age('teenager', born(13)))

  test.each([
    ['the young person', YOUNG, MOTHER, 'PATIENT', 'PATIENT'],
    ['the parent', MOTHER, YOUNG, 'PROXY', 'PROXY'],
    ['the practice for the young person', PRACTICE, MOTHER, 'PATIENT', 'PRACTICE'],
  ] as const)('%s restricts at once; to widen waits for the other, who agrees', async (_, who, other, side, how) => {
    const denied = await make('giveDirective', 'teenager', who, { choice: DENY })
    expect(denied.recorded.effect).toBe('deny')

    const proposed = await make('withdrawDirective', 'teenager', who, { directive: denied.recorded.id })
    expect([proposed.faults, proposed.ended, proposed.receipts]).toEqual([[], null, []])
    expect(proposed.proposal).toMatchObject({ side, state: 'OPEN', ends: denied.recorded.id, records: null })

    // Visible to both, and it changes nothing yet.
    for (const reader of [who, other]) {
      const seen = await choices('teenager', reader)
      expect(seen.proposals[0]).toEqual(proposed.proposal)
      expect(seen.directives.find(({ id }: { id: string }) => id === denied.recorded.id).withdrawnAt).toBeNull()
    }
    expect((await choices('teenager', other)).notices[0]).toMatchObject({
      kind: 'WIDENING_PROPOSED',
      proposal: proposed.proposal.id,
    })
    // Nobody agrees with themself.
    expect(codeOf(await send('confirmWidening', 'teenager', who, { proposal: proposed.proposal.id }))).toBe(
      'CONFLICT_OF_STATE',
    )
    const agreed = await make('confirmWidening', 'teenager', other, { proposal: proposed.proposal.id })
    expect(agreed.faults).toEqual([])
    expect(agreed.ended).toMatchObject({ id: denied.recorded.id, withdrawnAt: expect.any(String) })
    expect(agreed.proposal.state).toBe('CONFIRMED')
    expect((await choices('teenager', who)).notices.map(({ kind }: { kind: string }) => kind)).toContain(
      'WIDENING_CONFIRMED',
    )

    const permit = await make('giveDirective', 'teenager', who, { choice: PERMIT })
    const both = await make('confirmWidening', 'teenager', other, { proposal: permit.proposal.id })
    expect(both.recorded).toMatchObject({ effect: 'permit', recordedBy: { how } })
    expect(codeOf(await send('confirmWidening', 'teenager', other, { proposal: permit.proposal.id }))).toBe(
      'CONFLICT_OF_STATE',
    )
    await make('withdrawDirective', 'teenager', other, { directive: both.recorded.id })
  })

  test('the other says no: nothing is widened, and who proposed is told', async () => {
    const proposed = await make('giveDirective', 'teenager', YOUNG, { choice: PERMIT })
    const before = (await choices('teenager', YOUNG)).directives
    const declined = await make('declineWidening', 'teenager', MOTHER, { proposal: proposed.proposal.id })
    expect(declined.proposal.state).toBe('DECLINED')
    const after = await choices('teenager', YOUNG)
    expect(after.directives).toEqual(before)
    expect(after.notices[0].kind).toBe('WIDENING_DECLINED')
  })

  test('a narrower denial in place of a wider one widens; one that says at least as much does not', async () => {
    const wide = await make('giveDirective', 'teenager', YOUNG, {
      choice: { ...DENY, recordTypes: ['DOCUMENT', 'ALERT'] },
    })
    const narrower = await make('changeDirective', 'teenager', YOUNG, {
      directive: wide.recorded.id,
      choice: { ...DENY, recordTypes: ['DOCUMENT'] },
    })
    expect([narrower.recorded, narrower.proposal.state]).toEqual([null, 'OPEN'])
    const wider = await make('changeDirective', 'teenager', YOUNG, {
      directive: wide.recorded.id,
      choice: { ...DENY, recordTypes: ['DOCUMENT', 'ALERT', 'CARE_PLAN'] },
    })
    expect(wider.recorded.scope.recordTypes).toHaveLength(3)
    // What the proposal would have ended is gone: it can no longer be agreed to by half.
    expect(faultsIn(await make('confirmWidening', 'teenager', MOTHER, { proposal: narrower.proposal.id }))).toEqual([
      'NOTHING_TO_END',
    ])
  })

  test('what the young person chose about sensitive records is not shown to the parent, nor theirs to end', async () => {
    const own = await make('giveDirective', 'teenager', YOUNG, { choice: { effect: 'deny', classes: ['SEX'] } })
    const shown = (seen: { directives: { id: string }[] }) => seen.directives.map(({ id }) => id)
    expect(shown(await choices('teenager', YOUNG))).toContain(own.recorded.id)
    expect(shown(await choices('teenager', MOTHER))).not.toContain(own.recorded.id)
    expect(faultsIn(await make('withdrawDirective', 'teenager', MOTHER, { directive: own.recorded.id }))).toEqual([
      'NOTHING_TO_END',
    ])
  })

  test('the young person ends the parent’s view: the record and the choices are seen no more, restricting stays', async () => {
    const asMother = () => it.ask(question(WHOLE), { as: 'proxy', variables: { patient: it.patient('teenager') } })
    expect(shownSources(await asMother()).length).toBeGreaterThan(0)
    const proxies = (await choices('teenager', YOUNG)).proxies
    expect(proxies).toEqual([expect.objectContaining({ id: 'right-mother', mayView: true })])
    const ended = await make('endProxyView', 'teenager', YOUNG, { right: 'right-mother' })
    expect(ended.choices.proxies).toEqual([expect.objectContaining({ id: 'right-mother', mayView: false })])
    expect(refusalOf(await asMother())).toBe('FORBIDDEN')
    const seen = await choices('teenager', MOTHER)
    expect(seen.notices[0].kind).toBe('PROXY_VIEW_ENDED')
    const restricted = await make('giveDirective', 'teenager', MOTHER, { choice: DENY })
    expect(restricted.faults).toEqual([])
    expect((await choices('teenager', MOTHER)).directives[0]).toEqual(restricted.recorded)
    const previewing =
      'query($patient: NHSNumber!) { consentPreview(patient: $patient, first: 1) { shown totalCount groups { name } } }'
    const previewed = async (who: typeof MOTHER | typeof YOUNG) =>
      (await ask(previewing, who, { patient: it.patient('teenager') })).body.data.consentPreview
    // What choices do tells what choices there are: who sees these no more is told whether a choice is fit to be made, and nothing else.
    expect(await previewed(MOTHER)).toEqual({ shown: false, totalCount: 0, groups: [] })
    expect(await previewed(YOUNG)).toMatchObject({ shown: true, groups: [{}] })
    expect(faultsIn(await make('endProxyView', 'teenager', MOTHER, { right: 'right-mother' }))).toEqual([
      'NOT_YOUR_ROLE',
    ])
    expect(faultsIn(await make('endProxyView', 'teenager', YOUNG, { right: 'no-such' }))).toEqual(['NOTHING_TO_END'])
  })
})

describe('at 16', () => {
  test('parental rights end that day: what waited can no longer be agreed to, and the young person decides alone', async () => {
    age('teenager', born(16, 1))
    const denied = await make('giveDirective', 'teenager', MOTHER, {
      choice: { effect: 'deny', purposes: ['PUBHLTH'] },
    })
    expect(denied.faults).toEqual([])
    const waits = await make('withdrawDirective', 'teenager', MOTHER, { directive: denied.recorded.id })
    expect(waits.proposal.state).toBe('OPEN')

    age('teenager', born(16))
    expect(codeOf(await read('teenager', MOTHER))).toBe('FORBIDDEN')
    expect(faultsIn(await make('giveDirective', 'teenager', MOTHER, { revision: 0, choice: DENY }))).toEqual([
      'NOT_A_PROXY',
    ])
    expect(faultsIn(await make('confirmWidening', 'teenager', YOUNG, { proposal: waits.proposal.id }))).toEqual([
      'OWN_AGE',
    ])
    // The parent's denial stands, and is now the young person's to end.
    const ended = await make('withdrawDirective', 'teenager', YOUNG, { directive: denied.recorded.id })
    expect([ended.faults, ended.ended.withdrawnAt]).toEqual([[], expect.any(String)])
    expect((await choices('teenager', YOUNG)).stage).toBe('OWN')
  })
})
