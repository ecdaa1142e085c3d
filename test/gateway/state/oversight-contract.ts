import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import {
  aDecision,
  aDirective,
  aDisclosure,
  anAgreement,
  anExchange,
  aVersion,
  exchangeNamed,
  ods,
  testPatient,
} from './state-examples.ts'

/** What replay and oversight read again, whichever database it is kept in. */
export const oversightContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`the past on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, { patientKey: new Uint8Array(32).fill(7) })
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    const versionNow = async () => (await state.registry.load()).version

    test('exchanges are kept as of every version of the registry that changed them', async () => {
      expect(await state.registry.exchangesAt(await versionNow())).toBeUndefined()
      const first = anExchange('ELPR', ['RRV01', 'E85001'])
      await state.registry.saveExchange(first)
      const one = await versionNow()
      await state.registry.saveExchange({ ...first, members: [ods('E85001')], endpoint: 'http://127.0.0.1:2' })
      await state.registry.saveExchange(anExchange('NWL', ['RAP01']))
      const three = await versionNow()
      await state.registry.saveExchange({ ...anExchange('NWL', []), lifecycle: 'RETIRED' })
      const { id, recordTypes, lifecycle } = first
      expect(await state.registry.exchangesAt(one)).toEqual([
        { id, recordTypes, lifecycle, members: [ods('E85001'), ods('RRV01')] },
      ])
      const then = (await state.registry.exchangesAt(three)) ?? []
      expect(then.map((each) => `${each.id} ${each.members.join()} ${each.lifecycle}`)).toEqual([
        'ELPR E85001 LIVE',
        'NWL RAP01 LIVE',
      ])
      expect((await state.registry.exchangesAt(await versionNow()))?.map((each) => each.lifecycle)).toEqual([
        'LIVE',
        'RETIRED',
      ])
    })

    test('an exchange saved as it stood adds no row, and no row is ever changed', async () => {
      const rows = async () =>
        (await sql<{ count: number }>`select count(*)::int as count from exchange_history`.execute(door.db)).rows[0]
          ?.count
      const before = await rows()
      await state.registry.saveExchange({ ...anExchange('ELPR', ['E85001']), name: 'Another name' })
      expect(await rows()).toBe(before)
      await expect(sql`delete from exchange_history`.execute(door.db)).rejects.toThrow('append-only')
    })

    test('the directives that a decision lists are read again though withdrawn since; undefined when one is not there', async () => {
      const patient = testPatient(7)
      const key = state.patientKeyOf(patient)
      const withNumber = `d-${testPatient(8)}`
      for (const id of ['d-1', 'd-2', withNumber]) await state.directives.record(aDirective(id, patient))
      await state.directives.withdraw('d-1')
      const listed = await state.directives.listed(key, ['d-1', `d-[${state.patientKeyOf(testPatient(8))}]`])
      expect(listed).toEqual(
        ['d-1', withNumber].map((id) => expect.objectContaining({ ...aDirective(id, patient), patient: key })),
      )
      expect(await state.directives.listed(key, [])).toEqual([])
      expect(await state.directives.listed(key, ['d-1', 'd-9'])).toBeUndefined()
      expect(await state.directives.listed(state.patientKeyOf(testPatient(9)), ['d-1'])).toBeUndefined()
    })

    test('when anything changed for a party is read off the history of agreements', async () => {
      const version = async () => (await state.agreements.changedSince(0)).version
      await state.agreements.save(anAgreement('A1', aVersion(1, ['RRV01', 'E85001'])))
      const saved = await version()
      await state.agreements.save(anAgreement('A2', aVersion(1, ['RAP01', 'E85001'], 'Another')))
      await state.agreements.suspend('A1', ods('RRV01'))
      const suspended = await version()
      const changes = await state.agreementChanges([ods('RRV01'), ods('E85001'), ods('RJ601')], saved - 1)
      expect(changes).toEqual(
        new Map([
          [ods('RRV01'), [saved, suspended]],
          [ods('E85001'), [saved, saved + 1, suspended]],
        ]),
      )
      expect(await state.agreementChanges([ods('RRV01')], suspended)).toEqual(new Map())
    })

    test('views are counted by their kinds, each once, whoever wrote them and whoever counts', async () => {
      const patient = testPatient(20)
      const other = await openStateBehind(door, { patientKey: new Uint8Array(32).fill(7) })
      const entry = (n: number) => ({
        ...aDecision(`r${n}`, patient),
        ...(n % 3 === 0 ? { purpose: 'TREAT' as const } : {}),
        ...(n % 5 === 0 ? { versions: { agreements: 2, registry: 1, directives: [], policy: 'p1' } } : {}),
      })
      const write = (from: number, to: number) =>
        Promise.all(
          Array.from({ length: to - from }, (_, n) => (n % 2 === 0 ? state : other).ledger.append(entry(from + n))),
        )
      await write(0, 4_500)
      await state.ledger.append(aDisclosure('r1', patient))
      await Promise.all([state.viewTally.count(), other.viewTally.count()])
      await write(4_500, 6_000)
      await Promise.all([state.viewTally.count(), other.viewTally.count(), state.viewTally.count()])
      await state.viewTally.count()

      const tallied = await state.viewTally.since((await state.now()) - 3_600_000)
      const views = (purpose: string, version: number) =>
        tallied
          .filter((each) => each.kind.purpose === purpose && each.agreementsVersion === version)
          .reduce((sum, each) => sum + each.views, 0)
      expect(['TREAT', 'BTG'].flatMap((purpose) => [views(purpose, 1), views(purpose, 2)])).toEqual([
        1_600, 400, 3_200, 800,
      ])
      expect(new Set(tallied.map(({ kind }) => kind)).size).toBe(2)
      expect(tallied[0]?.kind).toMatchObject({
        organisation: ods('RRV01'),
        types: ['ALLERGY'],
        registry: 1,
        agreements: ['a1'],
        asked: [{ exchange: exchangeNamed('ELPR'), types: ['ALLERGY'], members: 'gA' }],
      })
      const kept = await sql<{ text: string }>`select string_agg(glance::text, '') as text from view_kinds`.execute(
        door.db,
      )
      for (const word of ['unconscious', 'Dr A', 'u1', 'encounter 7', 'd1'])
        expect(kept.rows[0]?.text).not.toContain(word)
      expect(Math.max(...tallied.map(({ lastAt }) => lastAt))).toBeLessThanOrEqual(await state.now())
      expect(await state.viewTally.since((await state.now()) + 48 * 3_600_000)).toEqual([])
    })

    test('what nobody may look back to any more is let go of, with the kinds that only it was of', async () => {
      await sql`update view_tallies set day = '2020-01-01'`.execute(door.db)
      await state.viewTally.count()
      const { rows } = await sql<{ kinds: number }>`select count(*)::int as kinds from view_kinds`.execute(door.db)
      expect(rows[0]?.kinds).toBe(0)
    })
  })
}
