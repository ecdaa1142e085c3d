import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { NewDelay } from '../../../gateway/state/delay-store.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { ods, testPatient } from './state-examples.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CROYDON = ods('RJ6')
const FIRST = { issuer: 'https://identity.example', userId: 'officer-1', name: 'ILUNGA Therese Ms' }
const SECOND = { issuer: 'https://identity.example', userId: 'officer-2', name: undefined }

/** What the stores of emergencies must do, whichever database stands behind them. */
export const emergencyContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`emergencies on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    let people = 900
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, {
        patientKey: new Uint8Array(32).fill(7),
        sealing: createSealing([new Uint8Array(32).fill(8)]),
      })
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })
    const somebody = (): NhsNumber => testPatient(++people)

    describe('delays', () => {
      let ids = 0
      const delay = async (patient: NhsNumber, more: Partial<NewDelay> = {}): Promise<string> => {
        const id = `delay-${++ids}`
        const base = { id, patientKey: state.patientKeyOf(patient), receipt: undefined, organisation: CROYDON }
        const rest = { ground: 'POLICE', words: 'An investigation', until: (await state.now()) + 30 * DAY } as const
        await state.delays.record({ ...base, ...rest, renews: undefined, by: FIRST, ...more })
        return id
      }
      const holdingOf = async (patient: NhsNumber, after = 0) =>
        state.delays.holding(state.patientKeyOf(patient), (await state.now()) + after)

      test('holds at once, and for a day at most until a second officer approves it', async () => {
        const patient = somebody()
        const id = await delay(patient)
        expect(await holdingOf(patient)).toEqual([
          {
            id,
            patientKey: state.patientKeyOf(patient),
            receipt: undefined,
            organisation: CROYDON,
            ground: 'POLICE',
            from: expect.any(Number),
            until: expect.any(Number),
          },
        ])
        expect(await holdingOf(patient, 23 * HOUR)).toHaveLength(1)
        expect(await holdingOf(patient, DAY)).toEqual([])
        expect(await state.delays.find(id)).toMatchObject({ state: 'WAITING', recorded: FIRST, approved: undefined })

        expect(await state.delays.approve(id, 1, FIRST)).toBe('NOT_ALLOWED')
        expect(await state.delays.approve(id, 2, SECOND)).toBe('CONFLICT')
        expect(await state.delays.approve('nothing', 1, SECOND)).toBe('NOT_FOUND')
        expect(await holdingOf(patient, DAY)).toEqual([])
        expect(await state.delays.approve(id, 1, SECOND)).toBe('DONE')
        expect(await state.delays.approve(id, 2, SECOND)).toBe('NOT_ALLOWED')
        expect(await holdingOf(patient, 29 * DAY)).toHaveLength(1)
        expect(await holdingOf(patient, 30 * DAY)).toEqual([])
        expect(await state.delays.find(id)).toMatchObject({ state: 'HOLDING', approved: SECOND })
      })

      test('ended, it holds nothing any more; it cannot be approved then', async () => {
        const patient = somebody()
        const id = await delay(patient)
        expect(await state.delays.end(id, 1, SECOND)).toBe('DONE')
        expect(await holdingOf(patient)).toEqual([])
        expect(await state.delays.find(id)).toMatchObject({ state: 'OVER', ended: SECOND })
        expect(await state.delays.approve(id, 2, SECOND)).toBe('NOT_ALLOWED')
        expect(await state.delays.end(id, 2, SECOND)).toBe('NOT_ALLOWED')
      })

      test('holds for one patient, and is listed for one organisation, newest first, page by page', async () => {
        const patient = somebody()
        const other = ods('RAP')
        const first = await delay(patient, { organisation: other })
        const second = await delay(patient, { organisation: other, receipt: 'a-receipt' })
        expect(await holdingOf(somebody())).toEqual([])
        expect((await holdingOf(patient)).map(({ receipt }) => receipt)).toEqual([undefined, 'a-receipt'])
        const page = await state.delays.ofOrganisation(other, { limit: 1, after: undefined })
        expect(page.map(({ id }) => id)).toEqual([second])
        const next = await state.delays.ofOrganisation(other, { limit: 9, after: second })
        expect(next.map(({ id }) => id)).toEqual([first])
        expect(await state.delays.ofOrganisation(ods('E85001'), { limit: 9, after: undefined })).toEqual([])
      })

      test('the database itself refuses one that its recorder approves, that ends before it begins, or on another ground', async () => {
        const id = await delay(somebody())
        await expect(
          sql`update delays set approved_at = 1, approved_issuer = recorded_issuer, approved_by = recorded_by where id = ${id}`.execute(
            door.db,
          ),
        ).rejects.toThrow()
        await expect(delay(somebody(), { until: 1 })).rejects.toThrow()
        await expect(sql`update delays set ground = 'CONVENIENCE' where id = ${id}`.execute(door.db)).rejects.toThrow()
      })

      test('an access is found by its receipt with whose it was; what is not there is not', async () => {
        expect(await state.delays.access('3f2a91c4-7d1e-4b7a-9a40-5c1d2e3f4a5b')).toBeUndefined()
      })
    })

    describe('break-glass, its notice and its review', () => {
      const USER = { issuer: 'https://identity.example', userId: 'user-1' }
      let keys = 0
      const opened = async (patient: NhsNumber, user = USER) => {
        keys++
        const names = { id: `opening-${keys}`, receipt: `begun-${keys}`, askedAs: `key-${keys}`, asked: 'asked' }
        const rest = { organisation: CROYDON, careContext: 'Attendance 1', lastsMs: 900_000 }
        return state.breakGlass.open({ patient, user, ...names, ...rest })
      }
      const granted = async (patient: NhsNumber, words = 'Unconscious') => {
        const opening = await opened(patient)
        const n = keys
        const grant = await state.breakGlass.grant({
          patient,
          user: USER,
          id: `grant-${n}`,
          receipt: `granted-${n}`,
          asked: 'asked',
          opening,
          name: 'A Person',
          role: 'clinician',
          code: '5',
          words,
          lastsMs: HOUR,
          tellWithinMs: 60_000,
          reviewWithinMs: 5 * DAY,
        })
        if (grant === undefined) throw new Error('no grant')
        return grant
      }
      const grantsOf = async (patient: NhsNumber, user = USER) =>
        (await state.factsFor({ patient, proxy: undefined, user })).grants

      test('a grant is a fact for its user and patient until it ends; words keep no NHS number', async () => {
        const patient = somebody()
        const grant = await granted(patient, `Mother of ${patient}`)
        const [fact] = await grantsOf(patient)
        expect(fact).toMatchObject({ id: grant.id, organisation: CROYDON, ...USER, patient, code: '5' })
        expect(fact?.words).toBe('Mother of [an NHS number]')
        expect(await grantsOf(somebody())).toEqual([])
        expect(await grantsOf(patient, { ...USER, userId: 'user-2' })).toEqual([])
        expect(await state.breakGlass.end({ patient, user: { ...USER, userId: 'user-2' } }, grant.id)).toBeUndefined()
        expect((await state.breakGlass.end({ patient, user: USER }, grant.id))?.endedAt).toEqual(expect.any(Number))
        expect(await grantsOf(patient)).toEqual([])
      })

      test('one’s own grants of a patient for an organisation, newest first, each with whether it stands', async () => {
        const patient = somebody()
        const whose = { patient, user: USER }
        const ended = await granted(patient)
        await state.breakGlass.end(whose, ended.id)
        const over = await granted(patient)
        await sql`update break_glass_grants set begun_at = begun_at - ${2 * HOUR}::bigint, ends_at = ends_at - ${2 * HOUR}::bigint
          where id = ${over.id}`.execute(door.db)
        const stands = await granted(patient)
        const own = await state.breakGlass.ofUser(whose, CROYDON, 9)
        expect(own.map(({ id, inForce }) => [id, inForce])).toEqual([
          [stands.id, true],
          [ended.id, false],
          [over.id, false],
        ])
        expect(await state.breakGlass.ofUser(whose, CROYDON, 1)).toEqual([stands])
        await sql`update break_glass_grants set begun_at = begun_at - ${HOUR / 2}::bigint where id = ${stands.id}`.execute(
          door.db,
        )
        await state.breakGlass.end(whose, (await granted(patient)).id)
        expect((await state.breakGlass.ofUser(whose, CROYDON, 1)).map(({ id }) => id)).toEqual([stands.id])
        expect(await state.breakGlass.ofUser(whose, ods('RAP'), 9)).toEqual([])
        expect(await state.breakGlass.ofUser({ patient: somebody(), user: USER }, CROYDON, 9)).toEqual([])
        const another = { ...USER, userId: 'user-2' }
        expect(await state.breakGlass.ofUser({ patient, user: another }, CROYDON, 9)).toEqual([])
      })

      test('whatever stands of one’s own for a patient, for whichever organisation', async () => {
        const patient = somebody()
        const whose = { patient, user: USER }
        const [here, elsewhere, over] = [await granted(patient), await granted(patient), await granted(patient)]
        await sql`update break_glass_grants set organisation = 'RAP' where id = ${elsewhere.id}`.execute(door.db)
        await state.breakGlass.end(whose, over.id)
        const standing = await state.breakGlass.standing(whose)
        expect(standing.map(({ id }) => id).sort()).toEqual([here.id, elsewhere.id].sort())
        expect(await state.breakGlass.standing({ patient, user: { ...USER, userId: 'user-2' } })).toEqual([])
        expect(await state.breakGlass.standing({ patient: somebody(), user: USER })).toEqual([])
      })

      test('one opening gives one grant and one of each obligation; one that ran out gives none', async () => {
        const patient = somebody()
        const grant = await granted(patient)
        const again = await state.breakGlass.granted({ patient, user: USER }, grant.opening)
        expect(again).toEqual(grant)
        const owed = await sql<{
          count: number
        }>`select count(*) as count from obligations where receipt = ${grant.receipt}`.execute(door.db)
        expect(Number(owed.rows[0]?.count)).toBe(2)
        await sql`update break_glass_openings set at = 0, expires_at = 1 where id = ${grant.opening}`.execute(door.db)
        expect(await state.breakGlass.opening({ patient, user: USER }, grant.opening)).toMatchObject({ expired: true })
      })

      test('a notice is read newest first, is sent once by each way, and is not there while it is held back', async () => {
        const patient = somebody()
        const grant = await granted(patient)
        const page = { limit: 9, after: undefined }
        expect(await state.notices.ofPatient(patient, page)).toMatchObject([
          { receipt: grant.receipt, words: 'Unconscious' },
        ])
        const mine = async () =>
          (await state.notices.claim(['notify', 'webhook'], 100, 60_000)).filter((one) => one.patient === patient)
        const claimed = await mine()
        expect(claimed.map(({ way, attempts }) => [way, attempts]).sort()).toEqual([
          ['notify', 1],
          ['webhook', 1],
        ])
        // Taken on a lease: nobody else is given it.
        expect(await mine()).toEqual([])
        for (const { id, way } of claimed)
          await (way === 'notify' ? state.notices.sent(id, 'SENT') : state.notices.failed(id, { afterMs: 0 }))
        await state.notices.settle(['notify', 'webhook'])
        const [again] = await mine()
        expect(again).toMatchObject({
          way: 'webhook',
          attempts: 2,
          id: claimed.find(({ way }) => way === 'webhook')?.id,
        })
        const dead = await state.notices.dead()
        await state.notices.failed(again?.id ?? '', 'NEVER')
        expect(await state.notices.dead()).toBe(dead + 1)
        expect(await mine()).toEqual([])

        const held = somebody()
        const hidden = await granted(held)
        await state.delays.record({
          id: 'holds-a-notice',
          patientKey: state.patientKeyOf(held),
          receipt: hidden.receipt,
          organisation: CROYDON,
          ground: 'POLICE',
          words: 'An investigation',
          until: (await state.now()) + DAY,
          renews: undefined,
          by: FIRST,
        })
        expect(await state.notices.ofPatient(held, page)).toEqual([])
        const due = await state.notices.claim(['notify', 'webhook'], 100, 60_000)
        expect(due.filter((one) => one.patient === held)).toEqual([])
        await state.delays.end('holds-a-notice', 1, SECOND)
        expect(await state.notices.ofPatient(held, page)).toHaveLength(1)
        expect((await state.notices.claim(['notify'], 100, 60_000)).map((one) => one.patient)).toContain(held)
      })

      test('a review is listed soonest due first, counted, escalated by the clock, and settled once', async () => {
        const first = await granted(somebody())
        const queue = { organisation: CROYDON, escalatedOnly: false }
        const all = await state.reviews.list({ ...queue, state: 'OPEN' }, { limit: 99, after: undefined })
        const review = all.find(({ receipt }) => receipt === first.receipt)
        if (review === undefined) throw new Error('no review')
        expect(review).toMatchObject({ kind: 'open-review', isOverdue: false, isEscalated: false, settled: undefined })
        expect((await state.reviews.counts(queue)).open).toBe(all.length)
        const escalated = { organisation: CROYDON, escalatedOnly: true }
        expect(await state.reviews.list({ ...escalated, state: 'OPEN' }, { limit: 99, after: undefined })).toEqual([])

        await sql`update obligations set due_at = 1 where id = ${review.id}`.execute(door.db)
        const [overdue] = await state.reviews.list({ ...escalated, state: 'OPEN' }, { limit: 99, after: undefined })
        expect(overdue).toMatchObject({ id: review.id, isOverdue: true, isEscalated: true })
        expect((await state.notices.claim(['webhook'], 100, 60_000)).map(({ event }) => event)).toContain(
          'review-overdue',
        )

        const by = { userId: 'officer-1', name: 'An Officer', words: 'It was right' }
        expect(await state.reviews.settle(review.id, 7, 'APPROPRIATE', by)).toBe('CONFLICT')
        expect(await state.reviews.settle(999_999, 1, 'APPROPRIATE', by)).toBe('NOT_FOUND')
        expect(await state.reviews.escalate(review.id, 1, by)).toBe('DONE')
        expect(await state.reviews.settle(review.id, 2, 'INAPPROPRIATE', by)).toBe('DONE')
        expect(await state.reviews.settle(review.id, 3, 'APPROPRIATE', by)).toBe('CONFLICT')
        const settled = await state.reviews.list({ ...queue, state: 'SETTLED' }, { limit: 9, after: undefined })
        expect(settled[0]?.settled).toMatchObject({ outcome: 'INAPPROPRIATE', words: 'It was right', by: 'An Officer' })
      })
    })
  })
}
