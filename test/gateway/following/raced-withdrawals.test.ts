import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConsentDirective } from '../../../schema/model/consent-directive.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { testPatient } from '../state/state-examples.ts'
import { CLINICIAN, openFollowingWorld } from './following-world.ts'

// A choice is withdrawn while what it permits is being told: nothing gets its number after it is done. WITHDRAWALS says how many; 1,000 if it does not.
const WITHDRAWALS = Number(process.env['WITHDRAWALS'] ?? 1_000)

let world: Awaited<ReturnType<typeof openFollowingWorld>>
/** A machine that always draws the same lots. */
let lot = 7
const chance = (): number => {
  lot = (lot * 1_103_515_245 + 12_345) % 2 ** 31
  return lot / 2 ** 31
}

beforeAll(async () => {
  world = await openFollowingWorld(async () => {
    if (chance() < 0.3) await wait(chance() * 3)
  })
}, 240_000)
afterAll(() => world?.close())

const permitOf = (patient: NhsNumber, id: string): ConsentDirective => ({
  id,
  patient,
  effect: 'permit',
  scope: {
    recipients: undefined,
    controllers: undefined,
    recordTypes: undefined,
    classes: undefined,
    purposes: undefined,
    actions: undefined,
    recordDates: undefined,
  },
  period: { start: undefined, end: undefined },
  breakGlassMayLift: false,
  recordedBy: { how: 'PATIENT', userId: 'patient', at: 0 },
})

test(`${WITHDRAWALS} raced withdrawals: nothing is sent after any of them`, { timeout: 900_000 }, async () => {
  const life = world.following(CLINICIAN)
  const came = { told: 0, withheld: 0 }
  for (let round = 1; round <= WITHDRAWALS; round++) {
    const patient = testPatient(round)
    await world.state.directives.record(permitOf(patient, `permit-${round}`))
    const { id } = await life.follow({
      patient,
      purpose: 'TREAT',
      careContext: 'Ward 4',
      hours: 1,
      team: undefined,
      idempotencyKey: `follow-${round}`,
    })
    await world.tells(patient)
    const follower = await life.follower()
    const [event] = await world.state.changeNotices.pending(follower, 1)
    if (event === undefined) throw new Error('An event waits.')

    let withdrawn = false
    const withdrawing = (async () => {
      await wait(chance() * 16)
      expect(await world.state.directives.withdraw(`permit-${round}`)).toBe('DONE')
      withdrawn = true
    })()
    // A number may be given while the withdrawal is under way, and never once it is done.
    const telling = life.notice(event.event).then((notice) => ({ notice, late: withdrawn }))
    const [{ notice, late }] = await Promise.all([telling, withdrawing])
    if (notice === undefined) came.withheld++
    else {
      came.told++
      expect(late, `round ${round}`).toBe(false)
    }
    // And what was told is not told again.
    expect(await life.notice(event.event)).toBeUndefined()
    expect((await life.follows()).map((follow) => follow.id)).not.toContain(id)
  }
  process.stdout.write(`${JSON.stringify({ withdrawals: WITHDRAWALS, ...came })}\n`)
  // Both came to pass, or nothing was raced.
  expect(Math.min(came.told, came.withheld)).toBeGreaterThan(WITHDRAWALS / 20)
})
