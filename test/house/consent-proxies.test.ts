import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { choicesOf, codeOf, faultsIn } from './choices-of.ts'
import { type LondonHouse, openLondonHouse, question } from './london-house.ts'
import { proxyRight } from './proxy-right.ts'
import { shownSources, WHOLE } from './whole-view.ts'

let it: LondonHouse
beforeAll(async () => {
  it = await openLondonHouse()
})
afterAll(() => it?.close())

const { choices, read, make } = choicesOf(() => it)
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
