import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Sealing } from '../../../gateway/sealing/sealing.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import type { State } from '../../../gateway/state/open-state.ts'
import type { EditInHand, NewEdit } from '../../../gateway/state/record-edit-store.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { exchangeNamed, ods } from './state-examples.ts'

const DAY = 86_400_000
const PAGE = { first: 50, skip: 0 }

/** What the store of edits must do, whichever database stands behind it. */
export const editCases = (
  opened: () => { readonly state: State; readonly door: Door },
  sealing: Sealing,
  somebody: () => NhsNumber,
): void => {
  describe('edits', () => {
    beforeEach(() => sql`delete from record_edits`.execute(opened().door.db))

    const anEdit = (patient: NhsNumber, more: Partial<NewEdit> = {}): NewEdit => {
      const id = randomUUID()
      return {
        id,
        patientKey: opened().state.patientKeyOf(patient),
        receipt: randomUUID(),
        deed: 'ADD',
        recordType: 'ALLERGY',
        exchange: exchangeNamed('CROYDON'),
        custodian: ods('RJ6'),
        recordId: null,
        versionSeen: null,
        state: 'PROPOSED',
        ground: null,
        by: { issuer: 'i', userId: 'u' },
        authorName: 'Dr A',
        organisation: ods('RRV'),
        askedHash: 'asked',
        reason: sealing.seal(`record-edit-reason:${id}`, 'Because.'),
        content: sealing.seal(`record-edit:${id}`, 'Zaunkoenig'),
        expiresInMs: DAY,
        ...more,
      }
    }
    const open = async (made: NewEdit): Promise<EditInHand> => {
      const inHand = await opened().state.edits.open(made, 60_000)
      if (inHand === undefined || inHand === 'SETTLED') throw new Error('it was not opened')
      return inHand
    }
    const rowOf = async (id: string): Promise<string> =>
      (
        await sql<{ row: string }>`select row_to_json(e)::text as row from record_edits e where id = ${id}`.execute(
          opened().door.db,
        )
      ).rows[0]?.row ?? ''
    const leaseRunsOut = () => sql`update record_edits set leased_until = 0`.execute(opened().door.db)
    const settlement = ({ edit, lease }: EditInHand) => ({
      id: edit.id,
      lease,
      state: 'ACCEPTED' as const,
      ground: null,
      recordId: 'opaque',
      version: '1',
    })

    test('are opened once under one id, in hand of who opened them', async () => {
      const { state } = opened()
      const made = anEdit(somebody())
      const inHand = await open(made)
      expect(inHand).toMatchObject({ content: made.content, sendings: 0, isOver: false })
      expect(await state.edits.open(made, 60_000)).toBeUndefined()
      expect(await state.edits.claim(60_000)).toBeUndefined()
      const { content: _content, expiresInMs: _expires, ...kept } = made
      expect(await state.edits.find(made.id)).toMatchObject(kept)
      expect(await state.edits.find(randomUUID())).toBeUndefined()
    })

    test('pass to another node when the lease has run out, and the first can then do nothing', async () => {
      const { state } = opened()
      const first = await open(anEdit(somebody()))
      expect(await state.edits.sending(first.edit.id, first.lease)).toBe(true)
      await leaseRunsOut()
      expect(await state.edits.sending(first.edit.id, first.lease)).toBe(false)
      const second = await state.edits.claim(60_000)
      expect(second).toMatchObject({ edit: { id: first.edit.id }, sendings: 1, content: first.content })
      expect(await state.edits.settle(settlement(first))).toBe(false)
      expect(await state.edits.postpone(first.edit.id, first.lease, 0)).toBe(false)
      expect((await state.edits.find(first.edit.id))?.state).toBe('PROPOSED')
      expect(await state.edits.settle({ ...settlement(first), lease: second?.lease ?? '' })).toBe(true)
    })

    test('keep nothing of what they say once they are settled, and are settled once', async () => {
      const { state } = opened()
      const made = anEdit(somebody())
      const inHand = await open(made)
      expect(await rowOf(made.id)).toContain(made.content?.sealed ?? 'nothing')
      expect(await state.edits.settle(settlement(inHand))).toBe(true)
      expect(await rowOf(made.id)).not.toContain(made.content?.sealed ?? '')
      expect(await state.edits.find(made.id)).toMatchObject({
        state: 'ACCEPTED',
        version: '1',
        recordId: 'opaque',
        settledAt: expect.any(Number),
        reason: made.reason,
      })
      expect(await state.edits.settle(settlement(inHand))).toBe(false)
      expect(await state.edits.claim(60_000)).toBeUndefined()
    })

    test('that were sent and let go are unknown, and come back when they are due, or when their time is over', async () => {
      const { state, door } = opened()
      const unsent = await open(anEdit(somebody()))
      const sent = await open(anEdit(somebody()))
      expect(await state.edits.sending(sent.edit.id, sent.lease)).toBe(true)
      expect(await state.edits.postpone(unsent.edit.id, unsent.lease, DAY)).toBe(true)
      expect(await state.edits.postpone(sent.edit.id, sent.lease, 3 * DAY)).toBe(true)
      const states = await Promise.all([unsent, sent].map(({ edit }) => state.edits.find(edit.id)))
      expect(states.map((one) => one?.state)).toEqual(['PROPOSED', 'UNKNOWN'])
      expect(await state.edits.claim(60_000)).toBeUndefined()
      await sql`update record_edits set expires_at = expires_at - ${2 * DAY}::bigint, next_at = least(next_at, expires_at - ${2 * DAY}::bigint)`.execute(
        door.db,
      )
      const due = [await state.edits.claim(60_000), await state.edits.claim(60_000)]
      expect(due.map((one) => one?.isOver)).toEqual([true, true])
      expect(due.map((one) => one?.edit.id).sort()).toEqual([unsent.edit.id, sent.edit.id].sort())
    })

    test('that are over as they are written hold nothing of what they say', async () => {
      const { state } = opened()
      const made = anEdit(somebody(), { state: 'CONFLICT', ground: 'CHANGED_SINCE', content: undefined })
      expect(await state.edits.open(made, 60_000)).toBe('SETTLED')
      expect(await state.edits.find(made.id)).toMatchObject({ state: 'CONFLICT', settledAt: expect.any(Number) })
      expect(await state.edits.claim(60_000)).toBeUndefined()
    })

    test('are listed for the patient, who proposed, who holds and who carries, newest first', async () => {
      const { state } = opened()
      const [one, other] = [somebody(), somebody()]
      const first = await open(anEdit(one))
      const second = await open(anEdit(one, { organisation: ods('RAP'), custodian: ods('RAP') }))
      await sql`update record_edits set proposed_at = proposed_at - 1000 where id = ${first.edit.id}`.execute(
        opened().door.db,
      )
      await open(anEdit(other, { exchange: exchangeNamed('SUTTON') }))
      const key = state.patientKeyOf(one)
      const ids = async (page: ReturnType<typeof state.edits.ofPatient>) => {
        const { edits, total } = await page
        return [total, ...edits.map(({ id }) => id)]
      }
      expect(await ids(state.edits.ofPatient(key, PAGE))).toEqual([2, second.edit.id, first.edit.id])
      expect(await ids(state.edits.ofPatient(key, { first: 1, skip: 1 }))).toEqual([2, first.edit.id])
      expect(await ids(state.edits.proposedBy(key, ods('RAP'), PAGE))).toEqual([1, second.edit.id])
      expect(await ids(state.edits.ofCustodian(ods('RAP'), PAGE))).toEqual([1, second.edit.id])
      expect(await ids(state.edits.ofExchanges([exchangeNamed('CROYDON')], PAGE))).toEqual([
        2,
        second.edit.id,
        first.edit.id,
      ])
      expect(await ids(state.edits.ofExchanges([], PAGE))).toEqual([0])
    })

    test('are forgotten so long after they were settled, and never before', async () => {
      const { state, door } = opened()
      const kept = await open(anEdit(somebody()))
      const gone = await open(anEdit(somebody()))
      await state.edits.settle(settlement(gone))
      await sql`update record_edits set proposed_at = 0`.execute(door.db)
      await sql`update record_edits set settled_at = 1 where settled_at is not null`.execute(door.db)
      expect(await state.edits.expire(2)).toBe(1)
      expect([await state.edits.find(gone.edit.id), (await state.edits.find(kept.edit.id))?.id]).toEqual([
        undefined,
        kept.edit.id,
      ])
    })
  })
}
