import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { choicesOf, codeOf, faultsIn } from './choices-of.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { proxyRight } from './proxy-right.ts'
import { type StagedDemographics, stageDemographics } from './staged-demographics.ts'
import { shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
let demographics: StagedDemographics
beforeAll(async () => {
  demographics = await stageDemographics()
  it = await openLondonHouse({ environment: { DEMOGRAPHICS_URL: demographics.url } })
  demographics.over(it.london.addresses.demographics)
})
afterAll(async () => {
  await it?.close()
  await demographics?.close()
})

const { choices, read, send, make } = choicesOf(() => it)
const MOTHER = { as: 'proxy' } as const
/** Grace, signed in for herself. */
const OTHER = { as: 'patient' } as const

const right = (id: string, patient: string, proxy: string, rest: Partial<ProxyRight> = {}): ProxyRight =>
  proxyRight(it, id, patient, proxy, rest)

const kinds = (seen: { notices: { kind: string }[] }) => seen.notices.map(({ kind }) => kind)
const viewed = async (name: string) =>
  shownSources(await it.ask(question(WHOLE), { variables: { patient: it.patient(name) } }))

describe('two proxies in conflict', () => {
  const choice = { effect: 'permit', recipients: ['RJ6'], purposes: ['TREAT'] }

  test('a denial of one beats a permit of the other, however it ranks, and both are told', async () => {
    await it.state.proxyRights.record(right('right-other', 'twin-two', 'default'))
    const before = await viewed('twin-two')
    const others = (sources: readonly string[]) => sources.filter((source) => !source.startsWith('CROYDON|'))
    expect(others(before).length).toBeGreaterThan(0)
    const permitted = await make('giveDirective', 'twin-two', MOTHER, { choice })
    expect(kinds(permitted.choices)).not.toContain('PROXIES_DISAGREE')
    const denied = await make('giveDirective', 'twin-two', OTHER, { choice: { effect: 'deny' } })
    expect(denied.faults).toEqual([])
    expect(others(await viewed('twin-two'))).toEqual([])
    const toldOf = async (who: typeof MOTHER | typeof OTHER) =>
      (await choices('twin-two', who)).notices
        .filter(({ kind }: { kind: string }) => kind === 'PROXIES_DISAGREE')
        .map(({ directives }: { directives: string[] }) => directives)
    expect(await toldOf(MOTHER)).toEqual([[denied.recorded.id, permitted.recorded.id]])
    // The permit that London begins with was a proxy's too.
    const standing = permitted.choices.directives.filter(({ effect }: { effect: string }) => effect === 'permit')
    expect(standing).toHaveLength(2)
    const [told, ...more] = await toldOf(OTHER)
    const disagreeing = [denied.recorded, ...standing].map(({ id }: { id: string }) => id)
    expect([told.toSorted(), more]).toEqual([disagreeing.sort(), []])
  })

  test('who permitted cannot end the denial of who denied; who denied can', async () => {
    const denial = (await choices('twin-two', MOTHER)).directives.find(
      ({ effect }: { effect: string }) => effect === 'deny',
    )
    expect(faultsIn(await make('withdrawDirective', 'twin-two', MOTHER, { directive: denial.id }))).toEqual([
      'OTHER_PROXY_DENIED',
    ])
    const narrowed = await make('changeDirective', 'twin-two', MOTHER, {
      directive: denial.id,
      choice: { effect: 'deny', recordTypes: ['ALERT'] },
    })
    expect(faultsIn(narrowed)).toEqual(['OTHER_PROXY_DENIED'])
    const ended = await make('withdrawDirective', 'twin-two', OTHER, { directive: denial.id })
    expect(ended.faults).toEqual([])
    expect((await viewed('twin-two')).length).toBeGreaterThan(0)
  })

  test('when the right of who denied is withdrawn, their denial stands, and the other may end it', async () => {
    const denied = await make('giveDirective', 'twin-two', OTHER, { choice: { effect: 'deny' } })
    await it.state.proxyRights.withdraw('right-other')
    expect((await viewed('twin-two')).filter((source) => !source.startsWith('CROYDON|'))).toEqual([])
    const ended = await make('withdrawDirective', 'twin-two', MOTHER, { directive: denied.recorded.id })
    expect(ended.faults).toEqual([])
  })
})

test('a withdrawn proxy acts no more: neither reads nor changes, from the next request on', async () => {
  const seen = await choices('twin-one', MOTHER)
  await it.state.proxyRights.withdraw('proxy-right-twin-one')
  expect(codeOf(await read('twin-one', MOTHER))).toBe('FORBIDDEN')
  const refused = await make('giveDirective', 'twin-one', MOTHER, {
    revision: seen.revision,
    choice: { effect: 'deny' },
  })
  expect([faultsIn(refused), refused.choices]).toEqual([['NOT_A_PROXY'], null])
  expect((await it.state.directives.ofPatient(it.patient('twin-one') as never)).length).toBe(seen.directives.length)
})

describe('attorneys and deputies', () => {
  const deny = { effect: 'deny', purposes: ['PUBHLTH'] }

  test.each(['ATTORNEY', 'DEPUTY'] as const)(
    '%s: acts for an adult recorded as lacking capacity, and for no other',
    async (ground) => {
      await it.state.proxyRights.record(
        right('right-adult', 'end-of-life', 'proxy', { ground, patientLacksCapacity: false }),
      )
      expect(faultsIn(await make('giveDirective', 'end-of-life', MOTHER, { choice: deny }))).toEqual(['NOT_A_PROXY'])
      await it.state.proxyRights.record(
        right('right-adult', 'end-of-life', 'proxy', { ground, patientLacksCapacity: true }),
      )
      const given = await make('giveDirective', 'end-of-life', MOTHER, { choice: deny })
      expect([given.faults, given.recorded.recordedBy.how]).toEqual([[], 'PROXY'])
      const ended = await make('withdrawDirective', 'end-of-life', MOTHER, { directive: given.recorded.id })
      expect(ended.faults).toEqual([])
      // Never for a young person, whatever is recorded.
      await it.state.proxyRights.record(
        right('right-young', 'teenager', 'proxy', { ground, patientLacksCapacity: true }),
      )
      expect(faultsIn(await make('giveDirective', 'teenager', MOTHER, { choice: deny }))).toEqual(['NOT_A_PROXY'])
    },
  )

  test('a parental right over an adult is none; nor is one whose time has not come or is over', async () => {
    await it.state.proxyRights.record(right('right-adult', 'end-of-life', 'proxy'))
    expect(faultsIn(await make('giveDirective', 'end-of-life', MOTHER, { choice: deny }))).toEqual(['NOT_A_PROXY'])
    for (const period of [
      { start: Date.now() + 60_000, end: undefined },
      { start: undefined, end: Date.now() - 1 },
    ]) {
      const given = right('right-adult', 'end-of-life', 'proxy', {
        ground: 'ATTORNEY',
        patientLacksCapacity: true,
        period,
      })
      await it.state.proxyRights.record(given)
      expect(faultsIn(await make('giveDirective', 'end-of-life', MOTHER, { choice: deny }))).toEqual(['NOT_A_PROXY'])
    }
  })
})

describe('the practice keeps the rights of proxies', () => {
  const PRACTICE = { as: 'practice-staff' } as const
  const YOUNG = { as: 'patient', wish: { person: 'teenager' } } as const
  const mother = (rest: object = {}) => ({
    right: {
      proxy: it.patient('proxy'),
      proxyFamilyName: 'Okafor',
      proxyBirthDate: '1991-02-19',
      ground: 'PARENTAL_RESPONSIBILITY',
      mayView: true,
      evidence: 'BIRTH_CERTIFICATE',
      ...rest,
    },
  })
  const father = (rest: object = {}) =>
    mother({ proxy: it.patient('default'), proxyFamilyName: 'ADEYEMI', proxyBirthDate: '1961-04-17', ...rest })
  const proxyView = (name: string, as: 'proxy' | 'patient') =>
    it.ask(question(WHOLE), {
      as,
      variables: { patient: it.patient(name), access: { purpose: 'PATRQT' } },
    })
  const registered = (name: string, birthDate?: string) =>
    demographics.says(it.patient(name), {
      generalPractice: 'F86001',
      ...(birthDate === undefined ? {} : { birthDate }),
    })

  test('not another practice, the parent, the young person or a clinician; and nobody learns who is who', async () => {
    for (const who of [PRACTICE, MOTHER, YOUNG, { as: 'clinician' }] as const) {
      const refused = await make('recordProxyRight', 'teenager', who, { revision: 0, ...mother() })
      const expected = who === PRACTICE ? 'NOT_THEIR_PRACTICE' : 'NOT_YOUR_ROLE'
      expect([faultsIn(refused), refused.choices === null || who === YOUNG]).toEqual([[expected], true])
    }
    const ending = await make('endProxyRight', 'twin-two', PRACTICE, { revision: 0, right: 'proxy-right-twin-two' })
    expect([faultsIn(ending), ending.choices]).toEqual([['NOT_THEIR_PRACTICE'], null])
    expect(codeOf(await read('twin-two', MOTHER))).toBeUndefined()
  })

  test('what is wrong is said at once, nothing is recorded, and the answer is the same for a stranger and for nobody', async () => {
    registered('teenager')
    const faults = async (rest: object) =>
      (await make('recordProxyRight', 'teenager', PRACTICE, mother(rest))).faults.map(
        ({ code, field }: { code: string; field: string }) => `${code} ${field}`,
      )
    const unmatched = ['PROXY_NOT_MATCHED proxy']
    expect(await faults({ proxyFamilyName: 'Adeyemi' })).toEqual(unmatched)
    expect(await faults({ proxy: '9990999902' })).toEqual(unmatched)
    expect(await faults({ proxyBirthDate: 'yesterday' })).toEqual(unmatched)
    expect(
      await faults({ proxy: it.patient('teenager'), proxyFamilyName: 'Campbell', proxyBirthDate: '2013-07-07' }),
    ).toEqual(['PROXY_IS_THE_PATIENT proxy'])
    expect(await faults({ ground: 'ATTORNEY', evidence: 'BIRTH_CERTIFICATE', lastDay: '2026-02-30' })).toEqual([
      'GROUND_NOT_FOR_AGE ground',
      'CAPACITY_NOT_RECORDED patientLacksCapacity',
      'EVIDENCE_NOT_FOR_GROUND evidence',
      'DAY_UNCLEAR lastDay',
    ])
    expect(await faults({ evidenceReference: it.patient('proxy') })).toEqual(['REFERENCE_UNCLEAR evidenceReference'])
    expect(await faults({ firstDay: '2027-05-02', lastDay: '2027-05-01' })).toEqual([
      'PERIOD_ENDS_BEFORE_IT_BEGINS period',
    ])
    expect((await choices('teenager', PRACTICE)).proxies).toEqual([])
    demographics.down(true)
    const down = await send('recordProxyRight', 'teenager', PRACTICE, { revision: 0, ...mother() })
    demographics.down(false)
    expect(faultsIn(down.body.data.recordProxyRight)).toEqual(['DEMOGRAPHICS_UNAVAILABLE'])
  })

  test('two are recorded, view, choose differently and are both told; one ended acts no more, and everybody is told', async () => {
    registered('teenager')
    const refusedView = await proxyView('teenager', 'proxy')
    const first = await make('recordProxyRight', 'teenager', PRACTICE, mother())
    expect(first.faults).toEqual([])
    expect(first.proxyRight).toMatchObject({
      evidence: 'BIRTH_CERTIFICATE',
      evidenceReference: null,
      recordedAt: expect.any(String),
    })
    expect(JSON.stringify(first)).not.toContain(it.patient('proxy'))
    expect(faultsIn(await make('recordProxyRight', 'teenager', PRACTICE, mother()))).toEqual(['ALREADY_A_PROXY'])
    const order = { evidence: 'COURT_ORDER', evidenceReference: 'ZE26P00123', mayView: false }
    const second = await make('recordProxyRight', 'teenager', PRACTICE, father(order))
    expect(second.faults).toEqual([])
    expect(second.choices.proxies).toHaveLength(2)
    expect(
      (await choices('teenager', YOUNG)).proxies.map((one: { evidenceReference: null }) => one.evidenceReference),
    ).toEqual([null, null])

    expect(shownSources(await proxyView('teenager', 'proxy')).length).toBeGreaterThan(0)
    expect((await proxyView('teenager', 'patient')).body.data?.patient ?? null).toEqual(
      refusedView.body.data?.patient ?? null,
    )
    expect(kinds(await choices('teenager', MOTHER))).toContain('PROXY_RIGHT_RECORDED')
    expect(kinds(await choices('teenager', YOUNG)).filter((kind) => kind === 'PROXY_RIGHT_RECORDED')).toHaveLength(2)

    // From 11 on a proxy restricts alone: the one denies what the other's side agreed to widen.
    const wide = await make('giveDirective', 'teenager', OTHER, { choice: { effect: 'permit', purposes: ['HRESCH'] } })
    await make('confirmWidening', 'teenager', YOUNG, { proposal: wide.proposal.id })
    const denied = await make('giveDirective', 'teenager', MOTHER, { choice: { effect: 'deny', purposes: ['HRESCH'] } })
    expect(denied.faults).toEqual([])
    for (const who of [MOTHER, OTHER]) expect(kinds(await choices('teenager', who))).toContain('PROXIES_DISAGREE')

    const key = { revision: (await choices('teenager', PRACTICE)).revision, idempotencyKey: 'ended-once-only' }
    const ended = await make('endProxyRight', 'teenager', PRACTICE, { ...key, right: first.proxyRight.id })
    expect([ended.faults, ended.proxyRight.id]).toEqual([[], first.proxyRight.id])
    const again = await make('endProxyRight', 'teenager', PRACTICE, { ...key, right: first.proxyRight.id })
    expect([again.faults, again.choices.revision]).toEqual([[], ended.choices.revision])
    const other = await send('endProxyRight', 'teenager', PRACTICE, { ...key, right: second.proxyRight.id })
    expect(codeOf(other)).toBe('CONFLICT_OF_STATE')
    const stale = await send('endProxyRight', 'teenager', PRACTICE, {
      revision: key.revision,
      right: second.proxyRight.id,
    })
    expect(codeOf(stale)).toBe('STALE_VERSION')
    expect(codeOf(await read('teenager', MOTHER))).toBe('FORBIDDEN')
    expect((await proxyView('teenager', 'proxy')).body.data?.patient ?? null).toEqual(
      refusedView.body.data?.patient ?? null,
    )
    for (const who of [OTHER, YOUNG]) expect(kinds(await choices('teenager', who))).toContain('PROXY_RIGHT_ENDED')
    const written = [...(await choices('teenager', YOUNG)).notices].map(({ sentence }) => sentence).join(' ')
    expect(written).not.toMatch(/\d{10}/)
  })

  test('at 16 a right recorded at 15 acts no more by itself, and stands among those that do not act', async () => {
    const today = new Date()
    const born = (years: number, days: number) =>
      new Date(Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate() + days, 12))
        .toISOString()
        .slice(0, 10)
    registered('teenager', born(16, 2))
    const recorded = await make('recordProxyRight', 'teenager', PRACTICE, mother())
    expect(recorded.faults).toEqual([])
    expect(shownSources(await proxyView('teenager', 'proxy')).length).toBeGreaterThan(0)
    registered('teenager', born(16, -1))
    expect(codeOf(await read('teenager', MOTHER))).toBe('FORBIDDEN')
    const seen = await choices('teenager', PRACTICE)
    expect(seen.proxies).toEqual([])
    expect(seen.idleProxies.map(({ id }: { id: string }) => id)).toContain(recorded.proxyRight.id)
    expect(
      faultsIn(await make('recordProxyRight', 'teenager', PRACTICE, mother({ proxyFamilyName: 'Okafor' }))),
    ).toEqual(['GROUND_NOT_FOR_AGE', 'ALREADY_A_PROXY'])
  })
})
