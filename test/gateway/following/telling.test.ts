import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TellingParts } from '../../../gateway/following/attend.ts'
import { tellOne } from '../../../gateway/following/keep-telling.ts'
import { openLiveStreams } from '../../../gateway/following/live-streams.ts'
import { openFollowingRoom } from '../../../gateway/following/open-following-room.ts'
import { createSealing, type Sealing } from '../../../gateway/sealing/sealing.ts'
import { londonMinute } from '../../../policies/quiet-hours.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { Requester } from '../../../schema/model/requester.ts'
import { exchangeNamed, testPatient } from '../state/state-examples.ts'
import { CLINICIAN, openFollowingWorld, permitOf } from './following-world.ts'

// What a patient asked to be told of, while an exchange is away and records are kept from them: looked at one look after the other.
const HOUR_MS = 3_600_000

let world: Awaited<ReturnType<typeof openFollowingWorld>>
let patient: NhsNumber
let people = 0
const sent: string[] = []
const failures: unknown[] = []

beforeAll(async () => {
  world = await openFollowingWorld(() => wait(2), 'two exchanges')
  world.turned.holds = Array.from({ length: 30 }, (_, n) => String(n))
}, 120_000)
afterAll(() => world?.close())
beforeEach(async () => {
  patient = testPatient(7_000 + ++people)
  world.turned.down.clear()
  world.turned.missed = 0
  world.turned.kept.clear()
  sent.length = 0
  failures.length = 0
})

const parts = (sealing = world.room.sealing): TellingParts => ({
  room: { ...world.room, sealing },
  write: {
    contact: async () => ({ state: 'KNOWN', contact: { email: 'someone@example.org', mobile: undefined } }),
    send: async ({ reference }) => {
      sent.push(reference)
      return 'SENT'
    },
    signIn: undefined,
  },
  pauseMs: HOUR_MS,
  report: { sent: () => {}, givenUp: () => {}, failed: (error) => void failures.push(error) },
})
const themselves = (): Requester => ({
  userId: `person-${patient}`,
  issuer: 'https://login.example',
  role: 'patient',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: patient,
  system: undefined,
})
const life = (sealing = world.room.sealing) => openFollowingRoom({ ...world.room, sealing })(themselves())
const WISH = { recordTypes: ['ALLERGY'], outward: true } as const
/** They want to be told, and whoever tells looks at once. */
const want = (outward: boolean) => life().setChangeWish(patient, { ...WISH, outward })
const never = () => false
/** Attends to all that is due. */
const look = async (given = parts()): Promise<void> => {
  while (await tellOne(given, never)) {}
}
const pending = async () => {
  const { issuer, userId } = themselves()
  return (await world.state.changeNotices.pending({ issuer, userId, organisation: undefined }, 100)).length
}
const told = async (sealing = world.room.sealing) =>
  (await life(sealing).changesTold(patient, 50)).changes.map(({ number }) => number)
/** The exchange tells that these have changed. */
const changes = async (...records: readonly string[]): Promise<void> => {
  for (const record of records) await world.tells(patient, record)
}

test('a message waits for an exchange that is away, and goes when it is back', async () => {
  await want(false)
  await changes('17')
  await look()
  expect(await told()).toEqual([1])
  world.turned.down.add('EALING')
  await want(true)
  await look()
  expect(sent).toEqual([])
  world.turned.down.clear()
  await want(true)
  await look()
  expect(sent).toHaveLength(1)
  expect(failures).toEqual([])
})

test('what may not be told any more when a message is due is no message, and holds the next back for no time', async () => {
  await want(false)
  await changes('17')
  await look()
  world.turned.kept.add('17')
  await want(true)
  await look()
  expect([sent, await told()]).toEqual([[], []])
  await changes('18')
  await look()
  expect([sent.length, await told()]).toEqual([1, [2]])
  await changes('19')
  await look()
  expect([sent.length, await told()]).toEqual([1, [3, 2]])
})

test('what is kept from them between the look at it and the message about it is no message', async () => {
  await want(true)
  await changes('17')
  const given = parts()
  const { changeWishes } = world.state
  const message: typeof changeWishes.message = async (...asked) => {
    const due = await changeWishes.message(...asked)
    world.turned.kept.add('17')
    return due
  }
  const state = { ...world.state, changeWishes: { ...changeWishes, message } }
  await look({ ...given, room: { ...given.room, state } })
  expect([sent, await told()]).toEqual([[], []])
})

test('what one node has no key for waits for one that has it, and nothing of it is thrown away', async () => {
  const [key, next] = [world.key, new Uint8Array(32).fill(9)]
  const [before, after] = [world.room.sealing, createSealing([next, key])]
  const nameOf = async () => {
    const { issuer, userId } = themselves()
    return (await world.state.changeWishes.of({ issuer, userId, organisation: undefined }, patient))?.sealed.keyId
  }
  const wantAt = (sealing: Sealing) => life(sealing).setChangeWish(patient, WISH)
  // Sealed anew where exchanges are asked again, and whenever it is set.
  await wantAt(before)
  await look(parts(after))
  expect(await nameOf()).toBe(after.seal('', '').keyId)
  await wantAt(before)
  expect(await nameOf()).toBe(before.seal('', '').keyId)

  // A node with the old key alone, and a wish that is sealed with the new one.
  await wantAt(after)
  await world.tells(patient, '17')
  await look(parts(before))
  expect([failures.length, sent.length, await nameOf()]).toEqual([1, 0, after.seal('', '').keyId])
  await wantAt(after)
  await look(parts(after))
  expect([failures.length, sent.length]).toEqual([1, 1])

  // And an event.
  await wantAt(before)
  await world.tells(patient, '18', { seal: after })
  await look(parts(before))
  expect([failures.length, await told()]).toEqual([2, [1]])
  await wantAt(before)
  await look(parts(after))
  expect([failures.length, await told(after)]).toEqual([2, [2, 1]])
})

test('an exchange that is away is asked once in a look, and what others tell after it is told', async () => {
  const HARROW = exchangeNamed('HARROW')
  await want(true)
  world.turned.down.add('EALING')
  for (let n = 0; n < 25; n++) await world.tells(patient, '17')
  await world.tells(patient, '18', { from: HARROW })
  await look()
  expect([await told(), await pending(), sent.length, world.turned.missed]).toEqual([[1], 25, 1, 1])
  // And it is another's turn when much is told, also in one look of one node that is stopped.
  world.turned.down.clear()
  await want(true)
  for (let n = 0; n < 25; n++) await world.tells(patient, String(n), { from: HARROW })
  expect([await tellOne(parts(), () => true), await pending()]).toEqual([true, 50])
  expect([await tellOne(parts(), never), await pending()]).toEqual([true, 30])
  expect([await tellOne(parts(), never), await pending()]).toEqual([true, 10])
  expect([await tellOne(parts(), never), await pending()]).toEqual([true, 0])
  expect([await tellOne(parts(), never), failures]).toEqual([false, []])
})

test('there is news while something that was told may be told, and no longer', async () => {
  const isNews = async () => (await life().changeWish(patient)).isNews()
  await want(false)
  expect(await isNews()).toBe(false)
  await changes('17', '18')
  await look()
  expect(await isNews()).toBe(true)
  world.turned.kept.add('18')
  expect(await isNews()).toBe(true)
  world.turned.kept.add('17')
  expect([await isNews(), await told()]).toEqual([false, []])
  await changes('19')
  await look()
  expect(await isNews()).toBe(true)
  await life().markChangesSeen(patient, [3])
  expect(await isNews()).toBe(false)
})

test('with no pause between messages whoever was written to rests', async () => {
  await want(true)
  await changes('17')
  const given = { ...parts(), pauseMs: 0 }
  for (const left of [true, false]) expect([await tellOne(given, never), left]).toEqual([left, left])
  await changes('18')
  await look(given)
  expect([sent.length, await told()]).toEqual([2, [2, 1]])
})

test('a page of many is judged a few at a time', async () => {
  await want(false)
  await changes(...Array.from({ length: 12 }, (_, n) => String(n)))
  await look()
  world.turned.most = 0
  expect(await told()).toHaveLength(12)
  expect(world.turned.most).toBeLessThanOrEqual(4)
})

test('exchanges, which tell for seven days, are asked again in the last of them', async () => {
  const days: number[] = []
  const { changeWishes } = world.state
  const renewed: typeof changeWishes.renewed = (wish, sealed, againMs) => {
    days.push(againMs / (24 * HOUR_MS))
    return changeWishes.renewed(wish, sealed, againMs)
  }
  const given = parts()
  await want(false)
  await look({
    ...given,
    room: { ...given.room, state: { ...world.state, changeWishes: { ...changeWishes, renewed } } },
  })
  expect(days).toEqual([6])
})

test('in quiet hours what is urgent is told, on the page and on a stream, though more than a page of other changes waits before it', async () => {
  const clinician = { ...CLINICIAN, userId: `clinician-of-${patient}` }
  const desk = openFollowingRoom(world.room)(clinician)
  await world.state.directives.record(permitOf(patient, `permit-${patient}`))
  await desk.follow({
    patient,
    purpose: 'TREAT',
    careContext: 'Ward 4',
    hours: undefined,
    team: undefined,
    idempotencyKey: `follow-${patient}`,
  })
  const minute = londonMinute(await world.state.now())
  const about = (minutes: number) => (minute + minutes + 1_440) % 1_440
  await desk.setQuietHours({ quiet: { from: about(-60), until: about(60) }, urgentPasses: true })
  const others = 55
  for (let n = 0; n < others; n++) await world.tells(patient, '17', { type: 'CONDITION' })
  await world.tells(patient, '17')
  const streams = await openLiveStreams({
    state: world.state,
    subscribe: async () => async () => {},
    pollMs: 20,
    lookOverMs: HOUR_MS,
  })
  const going = new AbortController()
  const stream = streams.open({
    follower: await desk.follower(),
    after: 0,
    resolve: async (event) => {
      const notice = await desk.notice(event)
      return notice && { number: notice.number, payload: `${notice.number} ${notice.recordType}` }
    },
    lookOver: async () => {},
    signal: going.signal,
  })
  expect((await stream.next()).value).toBe('1 ALLERGY')
  going.abort()
  await world.tells(patient, '18')
  const waiting = await desk.waiting(0, 20)
  expect(waiting.map(({ number, recordType }) => `${number} ${recordType}`)).toEqual(['1 ALLERGY', '2 ALLERGY'])
  await streams.close()
})
