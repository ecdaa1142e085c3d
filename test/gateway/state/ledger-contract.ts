import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import { aDecision, aDisclosure, testPatient } from './state-examples.ts'

const newKey = async (): Promise<JWK> => exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)

/** What the ledger must do on every database: write in groups, lose nothing, and show whatever was changed. */
export const ledgerContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`the ledger on ${name}`, () => {
    let door: Door
    let stop: () => Promise<void>
    let anchorKey: JWK
    const patient = testPatient(100)
    /** A process of its own: its first append opens a new chain. */
    const newWriter = (keys: { anchorKey?: JWK; earlierAnchorKeys?: readonly JWK[] } = { anchorKey }): Promise<State> =>
      openStateBehind(door, { patientKey: new Uint8Array(32), ...keys })
    /** What only someone with the database in their hands can do. */
    const tamper = (statement: RawBuilder<unknown>) =>
      door.db.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = 'replica'`.execute(trx)
        const { numAffectedRows } = await statement.execute(trx)
        return numAffectedRows
      })
    /** In this order: whoever writes of a patient first looks their name up, and others at the same time may come before. */
    const decide = async (state: State, count: number, from = 0): Promise<void> => {
      const one = (n: number) => state.ledger.append(aDecision(`r${from + n}`, patient))
      await one(0)
      await Promise.all(Array.from({ length: count - 1 }, (_, n) => one(n + 1)))
    }
    const writers = async () =>
      (
        await sql<{ writer: string; entries: number }>`
        select writer, count(*) as entries from ledger_entries group by writer order by min(at), writer`.execute(
          door.db,
        )
      ).rows

    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      anchorKey = await newKey()
      await newWriter()
    }, 120_000)
    beforeEach(() => tamper(sql`truncate ledger_entries, ledger_anchors`))
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    test('a receipt stays as it is though ten of its digits may be an NHS number', async () => {
      const { ledger } = await newWriter()
      const receipt = `00000000-0000-4000-8000-ab${testPatient(7)}`
      await ledger.append(aDecision(receipt, patient))
      expect((await ledger.byReceipt(receipt)).map(({ entry }) => entry.receipt)).toEqual([receipt])
    })

    test('many appends share few commits', async () => {
      const { ledger } = await newWriter()
      await Promise.all(Array.from({ length: 200 }, (_, n) => ledger.append(aDecision(`r${n}`, patient))))
      const { rows } = await sql<{ commits: number; entries: number }>`
        select count(distinct xmin::text) as commits, count(*) as entries from ledger_entries where kind = 'decision'`.execute(
        door.db,
      )
      expect(rows[0]?.entries).toBe(200)
      expect(rows[0]?.commits).toBeLessThanOrEqual(2)
    })

    test('an append that resolved can be read back by its receipt and by its patient', async () => {
      const { ledger, patientKeyOf } = await newWriter()
      const own = testPatient(101)
      await ledger.append(aDecision('seen', patient, own))
      await ledger.append(aDisclosure('seen', patient, 1_200))
      const [decision, disclosure] = await ledger.byReceipt('seen')
      const { patient: _patient, requester, ...rest } = aDecision('seen', patient, own)
      const { nhsNumber: _own, ...person } = requester
      expect(decision?.patientKey).toBe(patientKeyOf(patient))
      expect(decision?.entry).toEqual({ ...rest, requester: { ...person, patientKey: patientKeyOf(own) } })
      const { patient: _same, ...told } = aDisclosure('seen', patient, 1_200)
      expect(disclosure?.entry).toEqual(told)
      expect((await ledger.ofPatient(patient, { limit: 10 })).entries.map(({ entry }) => entry.kind)).toEqual([
        'disclosure',
        'decision',
      ])
      expect(await ledger.ofPatient(testPatient(102), { limit: 10 })).toEqual({ entries: [], next: undefined })
    })

    test('a patient’s entries come in pages, each once', async () => {
      const state = await newWriter()
      await decide(state, 7)
      const seen: string[] = []
      let next: string | undefined
      do {
        const page = await state.ledger.ofPatient(patient, { limit: 3, ...(next === undefined ? {} : { after: next }) })
        seen.push(...page.entries.map(({ entry }) => entry.receipt))
        next = page.next
      } while (next !== undefined)
      expect(seen.toSorted()).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'])
    })

    test('two processes write side by side, and a third records where they stand', async () => {
      const [first, second] = [await newWriter(), await newWriter()]
      await Promise.all([decide(first, 20), decide(second, 20, 100)])
      await Promise.all([decide(first, 20, 200), decide(second, 20, 300)])
      await decide(await newWriter(), 1, 400)
      expect((await writers()).map(({ entries }) => entries).toSorted()).toEqual([2, 41, 41])
      expect(await first.ledger.verify()).toEqual({ ok: true, entries: 84 })
    })

    describe('finds', () => {
      const changes: readonly (readonly [string, RawBuilder<unknown>])[] = [
        ['the time', sql`update ledger_entries set at = at + 1 where receipt = 'r3'`],
        ['the kind', sql`update ledger_entries set kind = 'refusal' where receipt = 'r3'`],
        ['the receipt', sql`update ledger_entries set receipt = 'r3x' where receipt = 'r3'`],
        [
          'the patient',
          sql`update ledger_entries set patient_key = 'x' || substr(patient_key, 2) where receipt = 'r3'`,
        ],
        ['the patient taken away', sql`update ledger_entries set patient_key = null where receipt = 'r3'`],
        [
          'one letter of the body',
          sql`update ledger_entries set body = replace(body, 'unconscious', 'unconsciouS') where receipt = 'r3'`,
        ],
        ['the hash', sql`update ledger_entries set hash = reverse(hash) where receipt = 'r3'`],
      ]
      test.each(changes)('a change of %s, and names the entry', async (_what, change) => {
        const state = await newWriter()
        await decide(state, 6)
        const [writer] = await writers()
        expect(await tamper(change)).toBe(1n)
        // The chain's own first entry is 1, so r3 is 5.
        expect(await state.ledger.verify()).toMatchObject({
          ok: false,
          writer: writer?.writer,
          sequence: 5,
          reason: 'the entry is not as it was written',
        })
      })

      test('an entry that is missing', async () => {
        const state = await newWriter()
        await decide(state, 6)
        await tamper(sql`delete from ledger_entries where receipt = 'r3'`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, sequence: 5, reason: 'the entry is missing' })
      })

      test('an entry moved to another chain or place', async () => {
        const state = await newWriter()
        await decide(state, 6)
        await tamper(sql`update ledger_entries set writer = 'other' where receipt = 'r3'`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false })
        await tamper(
          sql`update ledger_entries set writer = (select writer from ledger_entries where receipt = 'r2') where receipt = 'r3'`,
        )
        expect(await state.ledger.verify()).toMatchObject({ ok: true })
        await tamper(sql`update ledger_entries set sequence = 99 where receipt = 'r3'`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, sequence: 5 })
      })

      test('the first entries of a chain that are missing behind no anchor', async () => {
        const state = await newWriter()
        await decide(state, 3)
        await tamper(sql`delete from ledger_entries where sequence <= 2`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, sequence: 1, reason: 'the entry is missing' })
      })

      test('a whole chain that is missing, and a chain that lost its end', async () => {
        await decide(await newWriter(), 3)
        const [earlier] = await writers()
        const state = await newWriter()
        await decide(state, 3)
        await tamper(sql`delete from ledger_entries where writer = ${earlier?.writer} and sequence = 4`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, writer: earlier?.writer, sequence: 4 })
        await tamper(sql`delete from ledger_entries where writer = ${earlier?.writer}`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, writer: earlier?.writer, sequence: 4 })
      })

      test('one changed byte anywhere in an anchor', async () => {
        const state = await newWriter()
        await decide(state, 2)
        const { jws } = await state.ledger.anchor()
        expect(await state.ledger.verify()).toMatchObject({ ok: true })
        for (let place = 0; place < jws.length; place += 7) {
          const altered = `${jws.slice(0, place)}${jws[place] === 'A' ? 'B' : 'A'}${jws.slice(place + 1)}`
          await tamper(sql`update ledger_anchors set jws = ${altered}`)
          expect(await state.ledger.verify(), `byte ${place}`).toMatchObject({
            ok: false,
            writer: 'anchors',
            sequence: 1,
          })
        }
        for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.replace(jws.at(-1) ?? '', '')) {
          await tamper(sql`update ledger_anchors set jws = ${jws.slice(0, -1) + last}`)
          expect(await state.ledger.verify(), `last byte ${last}`).toMatchObject({
            ok: false,
            writer: 'anchors',
            sequence: 1,
          })
        }
        await tamper(sql`update ledger_anchors set jws = ${jws}, at = at + 1`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, writer: 'anchors', sequence: 1 })
        await tamper(sql`delete from ledger_anchors`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, writer: 'anchors', sequence: 1 })
      })

      test('entries taken away from a chain’s end after it was anchored', async () => {
        const state = await newWriter()
        await decide(state, 3)
        await state.ledger.anchor()
        await tamper(sql`delete from ledger_entries where sequence > 3`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, sequence: 4, reason: 'the entry is missing' })
      })
    })

    test('the database itself refuses to change, remove or empty', async () => {
      await decide(await newWriter(), 1)
      await expect(sql`update ledger_entries set body = 'x'`.execute(door.db)).rejects.toThrow('append-only')
      await expect(sql`delete from ledger_entries`.execute(door.db)).rejects.toThrow('append-only')
      await expect(sql`truncate ledger_entries`.execute(door.db)).rejects.toThrow('append-only')
    })

    describe('expiry', () => {
      /** A moment later than every entry so far and earlier than every entry to come. */
      const between = async (): Promise<number> => {
        const { rows } = await sql<{ last: number }>`select max(at) as last from ledger_entries`.execute(door.db)
        await new Promise((resolve) => setTimeout(resolve, 5))
        return (rows[0]?.last ?? 0) + 1
      }

      test('goes behind a signed anchor, and what remains still verifies', async () => {
        const [old, state] = [await newWriter(), await newWriter()]
        await decide(old, 5)
        await decide(state, 5, 10)
        await state.ledger.anchor()
        const moment = await between()
        await decide(state, 5, 20)
        expect(await state.ledger.expire(moment)).toMatchObject({ ok: true, entries: 13, anchor: { number: 2 } })
        expect(await state.ledger.byReceipt('r0')).toEqual([])
        expect(await state.ledger.byReceipt('r24')).toHaveLength(1)
        await decide(await newWriter(), 1, 30)
        expect(await state.ledger.verify()).toMatchObject({ ok: true, entries: 8 })
        await tamper(sql`delete from ledger_entries where receipt = 'r20'`)
        expect(await state.ledger.verify()).toMatchObject({ ok: false, sequence: 8, reason: 'the entry is missing' })
      })

      test('can go twice', async () => {
        const state = await newWriter()
        await decide(state, 3)
        await state.ledger.expire(await between())
        await decide(state, 3, 10)
        expect(await state.ledger.expire(await between())).toMatchObject({ ok: true, entries: 4 })
        expect(await state.ledger.verify()).toMatchObject({ ok: true, entries: 1 })
        expect(await state.ledger.expire(0)).toEqual({ ok: true, entries: 0, anchor: undefined })
      })

      test('refuses to carry away the proof of a change', async () => {
        const state = await newWriter()
        await decide(state, 3)
        await tamper(sql`update ledger_entries set body = body || ' ' where receipt = 'r1'`)
        expect(await state.ledger.expire(await between())).toMatchObject({ ok: false, sequence: 3 })
        expect(await state.ledger.byReceipt('r0')).toHaveLength(1)
      })

      test('follows the configured days', async () => {
        const state = await newWriter()
        await decide(state, 2)
        expect(await state.expire({ ledgerDays: 1, noticesDays: 1 })).toMatchObject({
          ledger: { ok: true, entries: 0 },
        })
        await between()
        expect(await state.expire({ ledgerDays: 0, noticesDays: 0 })).toMatchObject({
          ledger: { ok: true, entries: 3 },
        })
      })
    })

    test('anchors of an earlier key are known by it, and without it are not believed', async () => {
      const earlier = await newKey()
      const before = await newWriter({ anchorKey: earlier })
      await decide(before, 1)
      await before.ledger.anchor()
      const { d: _private, ...publicKey } = earlier
      expect(await (await newWriter({ anchorKey, earlierAnchorKeys: [publicKey] })).ledger.verify()).toMatchObject({
        ok: true,
      })
      expect(await (await newWriter({ anchorKey })).ledger.verify()).toMatchObject({ ok: false, writer: 'anchors' })
      expect(await (await newWriter({})).ledger.verify()).toMatchObject({ ok: false, writer: 'anchors' })
    })

    test('a group that the database refuses is refused whole, with its obligations, and the next one opens a new chain', async () => {
      const state = await newWriter()
      await decide(state, 2)
      const owed = [{ kind: 'refused' as 'tell-patient', organisation: undefined, dueInMs: 1 }]
      const both = await Promise.allSettled([
        state.ledger.append(aDecision('good', patient)),
        state.ledger.append(aDecision('bad', patient), owed),
      ])
      expect(both).toEqual(
        [1, 2].map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' }) })),
      )
      expect(await state.ledger.byReceipt('good')).toEqual([])
      await decide(state, 2, 10)
      expect((await writers()).map(({ entries }) => entries)).toEqual([3, 3])
      expect(await state.ledger.verify()).toEqual({ ok: true, entries: 6 })
    })

    test('an entry that cannot be written as JSON is refused alone', async () => {
      const state = await newWriter()
      const bad = { ...aDecision('bad', patient), versions: 1n as unknown as ReturnType<typeof aDecision>['versions'] }
      const both = await Promise.allSettled([state.ledger.append(bad), state.ledger.append(aDecision('good', patient))])
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    })
  })
}
