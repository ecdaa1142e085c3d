import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
      state = await openStateBehind(door, { patientKey: new Uint8Array(32).fill(7) })
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
  })
}
