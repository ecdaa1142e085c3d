import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPatient } from '../state/state-examples.ts'
import { CLINICIAN, openFollowingWorld, permitOf, TRUST } from './following-world.ts'

// A choice, or the agreement, is withdrawn or suspended while what it permits is being told: nothing gets its number after it is done. WITHDRAWALS says how many; 1,000 if it does not.
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

/** What is withdrawn in this round, and how what it took along is given back. A choice, a suspension by the operator, an agreement for good, a party's suspension. */
const WAYS = ['choice', 'operator', 'agreement', 'party'] as const
let agreement = 'care'
/** How late it begins at the most, in milliseconds: drawn near where telling ends, however fast the machine is. */
const latest: Record<(typeof WAYS)[number], number> = { choice: 16, operator: 16, agreement: 16, party: 16 }
const withdraw = async (way: (typeof WAYS)[number], round: number): Promise<string> => {
  const { directives, agreements } = world.state
  switch (way) {
    case 'choice':
      return directives.withdraw(`permit-${round}`)
    case 'agreement':
      return agreements.withdraw(agreement, TRUST)
    case 'operator':
    case 'party':
      return agreements.suspend(agreement, way === 'party' ? TRUST : 'operator')
  }
}
const giveBack = async (way: (typeof WAYS)[number], round: number): Promise<void> => {
  if (way === 'agreement') {
    agreement = `care-${round}`
    await world.agree(agreement)
  } else if (way !== 'choice') await world.state.agreements.resume(agreement, way === 'party' ? TRUST : 'operator')
}

test(`${WITHDRAWALS} raced withdrawals: nothing is sent after any of them`, { timeout: 900_000 }, async () => {
  const life = world.following(CLINICIAN)
  const came = Object.fromEntries(WAYS.map((way) => [way, { told: 0, withheld: 0 }]))
  for (let round = 1; round <= WITHDRAWALS; round++) {
    const way = WAYS[round % WAYS.length] ?? 'choice'
    const counted = came[way] ?? { told: 0, withheld: 0 }
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
      await wait(chance() * latest[way])
      expect(await withdraw(way, round)).toBe('DONE')
      withdrawn = true
    })()
    // A number may be given while the withdrawal is under way, and never once it is done.
    const telling = life.notice(event.event).then((notice) => ({ notice, late: withdrawn }))
    const [{ notice, late }] = await Promise.all([telling, withdrawing])
    latest[way] = Math.min(5_000, Math.max(1, latest[way] * (notice === undefined ? 1.25 : 0.8)))
    if (notice === undefined) counted.withheld++
    else {
      counted.told++
      expect(late, `${way}, round ${round}`).toBe(false)
    }
    // And what was told is not told again.
    expect(await life.notice(event.event)).toBeUndefined()
    expect((await life.follows()).map((follow) => follow.id)).not.toContain(id)
    await giveBack(way, round)
  }
  process.stdout.write(`${JSON.stringify({ withdrawals: WITHDRAWALS, ...came })}\n`)
  // Both came to pass in each way, or nothing was raced.
  for (const [way, { told, withheld }] of Object.entries(came))
    expect([way, Math.min(told, withheld) > WITHDRAWALS / 80]).toEqual([way, true])
})
