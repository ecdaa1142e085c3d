import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { FollowedEvent, Settling } from '../../../gateway/state/change-notice-store.ts'
import type { LeasedWish, NewWish } from '../../../gateway/state/change-wish-store.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import type { NewFollow } from '../../../gateway/state/follow-store.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { Follower, Told } from '../../../schema/model/follow.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { exchangeNamed, ods, testPatient } from './state-examples.ts'

const HOUR = 3_600_000
const CROYDON = ods('RJ6')
const EALING = exchangeNamed('EALING')
const SEALED = { keyId: 'key', sealed: 'sealed' }

/** What the stores of following must do, whichever database stands behind them. */
export const followingContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`following on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    let ids = 0
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
    const somebody = (): NhsNumber => testPatient(3_000 + ++ids)
    const somebodyElse = (): Follower => ({
      issuer: 'https://identity.example',
      userId: `user-${++ids}`,
      organisation: CROYDON,
    })
    const follow = async (follower: Follower, patient: NhsNumber, more: Partial<NewFollow> = {}) => {
      const id = `follow-${++ids}`
      const stored = await state.follows.open({
        id,
        patient,
        sealed: SEALED,
        follower,
        name: 'SETHI Rohan Dr',
        purpose: 'TREAT',
        team: undefined,
        lastsMs: HOUR,
        deed: id,
        asked: 'asked',
        ...more,
      })
      return stored?.id
    }
    const idsOf = async (follower: Follower) => (await state.follows.ofFollower(follower)).map(({ id }) => id)
    /** A subscription that the exchange knows under this id. */
    const subscribed = async (patient: NhsNumber): Promise<string> => {
      const id = `subscription-${++ids}`
      await state.subscriptions.want(patient, [{ id, exchange: EALING, sealed: SEALED }], (await state.now()) + HOUR)
      await state.subscriptions.asked(id, `remote-${id}`, HOUR)
      return id
    }
    const events = (...numbers: readonly number[]) =>
      numbers.map((number) => ({ number, at: undefined, sealed: SEALED }))
    const heard = (id: string, count: number, ...numbers: readonly number[]) =>
      state.subscriptions.heard(id, { count, isActive: true, events: events(...numbers) }, HOUR)

    describe('follows', () => {
      test('one stands under one key, is its follower’s alone, and is forgotten of when it is closed', async () => {
        const [follower, patient] = [somebodyElse(), somebody()]
        const id = await follow(follower, patient, { deed: 'once' })
        expect(await follow(follower, patient, { deed: 'once' })).toBe(id)
        expect(await idsOf(follower)).toEqual([id])
        expect(await idsOf({ ...follower, organisation: ods('RAP') })).toEqual([])
        expect(await idsOf(somebodyElse())).toEqual([])
        await state.follows.close(id ?? '', 'UNFOLLOWED')
        expect(await idsOf(follower)).toEqual([])
        expect((await state.follows.under('once'))?.sealed).toBeUndefined()
      })

      test('ends by itself', async () => {
        const follower = somebodyElse()
        await follow(follower, somebody(), { lastsMs: 0 })
        expect(await idsOf(follower)).toEqual([])
      })

      test('a team is told together, of one organisation, and who left it is not', async () => {
        const [first, second, patient] = [somebodyElse(), somebodyElse(), somebody()]
        expect(await state.follows.openTeam('ward', 'Ward 4', first, 'First')).toBe('ward')
        expect(await state.follows.openTeam('other', 'Ward 4', second, undefined)).toBeUndefined()
        expect(await state.follows.join('ward', { ...second, organisation: ods('RAP') }, undefined)).toBe(false)
        expect(await follow(second, patient, { team: 'ward' })).toBeUndefined()
        expect(await state.follows.join('ward', second, undefined)).toBe(true)
        const id = await follow(second, patient, { team: 'ward' })
        expect(await idsOf(first)).toEqual([id])
        expect((await state.follows.teams(CROYDON)).find((team) => team.id === 'ward')?.members).toHaveLength(2)
        expect(await state.follows.leave('ward', first)).toBe(true)
        expect(await state.follows.leave('ward', first)).toBe(false)
        expect(await idsOf(first)).toEqual([])
      })

      test('quiet hours are kept', async () => {
        const follower = somebodyElse()
        expect(await state.follows.quietHours(follower)).toEqual({ quiet: undefined, urgentPasses: true })
        const hours = { quiet: { from: 1320, until: 420 }, urgentPasses: false }
        await state.follows.setQuietHours(follower, hours)
        expect(await state.follows.quietHours(follower)).toEqual(hours)
      })
    })

    describe('what exchanges tell', () => {
      test('an event is kept once, and a number that is missing is known until it is healed', async () => {
        const patient = somebody()
        const id = await subscribed(patient)
        expect(await heard(id, 1, 1)).toEqual({ isNew: true, isMissing: false })
        expect(await heard(id, 1, 1)).toEqual({ isNew: false, isMissing: false })
        expect(await heard(id, 4, 4)).toEqual({ isNew: true, isMissing: true })
        const due = await state.subscriptions.claim(HOUR)
        expect([due?.id, due?.lastEvent, due?.knownEvents, due?.remote]).toEqual([id, 1, 4, `remote-${id}`])
        expect(await state.subscriptions.claim(HOUR)).toBeUndefined()
        const found = { count: 4, isActive: true, events: events(2, 4) }
        // The third is not known to the exchange any more.
        expect(await state.subscriptions.healed(id, found, 4, HOUR, HOUR)).toMatchObject({ isNew: true })
        expect((await state.subscriptions.find(EALING, `remote-${id}`))?.lastEvent).toBe(4)
        expect(await state.subscriptions.claim(HOUR)).toBeUndefined()
      })

      test('a heartbeat shows what is missing, and silence is due', async () => {
        const id = await subscribed(somebody())
        expect(await heard(id, 2)).toEqual({ isNew: false, isMissing: true })
        expect((await state.subscriptions.claim(HOUR))?.id).toBe(id)
        await state.subscriptions.failed(id, 0)
        expect((await state.subscriptions.claim(HOUR))?.attempts).toBe(2)
        await state.subscriptions.healed(id, { count: 2, isActive: true, events: events(1, 2) }, 2, 0, HOUR)
        expect((await state.subscriptions.claim(HOUR))?.id).toBe(id)
      })

      test('what goes on missing is asked for less and less often, whatever is heard meanwhile, until it is given up', async () => {
        const id = await subscribed(somebody())
        expect(await heard(id, 5, 1)).toEqual({ isNew: true, isMissing: true })
        expect((await state.subscriptions.claim(HOUR))?.attempts).toBe(1)
        // It tells of fewer than it said before: nothing came of it, and it is left in peace for a while.
        const fewer = { count: 1, isActive: true, events: [] }
        await state.subscriptions.healed(id, fewer, 1, HOUR, HOUR)
        expect(await heard(id, 5)).toEqual({ isNew: false, isMissing: true })
        expect(await heard(id, 6)).toEqual({ isNew: false, isMissing: true })
        expect(await state.subscriptions.claim(HOUR)).toBeUndefined()
        await state.subscriptions.failed(id, 0)
        expect(await state.subscriptions.claim(HOUR)).toMatchObject({ id, attempts: 2, lastEvent: 1, knownEvents: 6 })
        // What is heard while it is asked takes nobody's turn away.
        expect(await heard(id, 6)).toEqual({ isNew: false, isMissing: true })
        expect(await state.subscriptions.claim(HOUR)).toBeUndefined()
        await state.subscriptions.healed(id, fewer, 6, 0, HOUR)
        expect(await state.subscriptions.claim(HOUR)).toMatchObject({ id, attempts: 1, lastEvent: 6 })
        // How often it was asked in vain while nothing was missing says nothing of what is missing now.
        await state.subscriptions.failed(id, 0)
        expect(await state.subscriptions.claim(HOUR)).toMatchObject({ attempts: 2 })
        await state.subscriptions.failed(id, HOUR)
        expect(await heard(id, 8, 8)).toEqual({ isNew: true, isMissing: true })
        expect(await state.subscriptions.claim(HOUR)).toMatchObject({ id, attempts: 1, lastEvent: 6, knownEvents: 8 })
      })

      test('an exchange that says that it has told of more than anybody could count costs no more than one that tells of two', async () => {
        const id = await subscribed(somebody())
        expect(await heard(id, 999_999_999_999_999, 1, 2, 4)).toEqual({ isNew: true, isMissing: true })
        const due = await state.subscriptions.claim(HOUR)
        expect([due?.id, due?.lastEvent, due?.knownEvents]).toEqual([id, 2, 999_999_999_999_999])
        // What is far behind a mark that was moved does not move it back, and the mark goes over what was told beyond it.
        await state.subscriptions.healed(id, { count: 4, isActive: true, events: events(3) }, 3, HOUR, HOUR)
        expect((await state.subscriptions.find(EALING, `remote-${id}`))?.lastEvent).toBe(4)
        await state.subscriptions.healed(id, { count: 4, isActive: true, events: [] }, 999_999_999_999_999, HOUR, HOUR)
        expect(await heard(id, 3, 3)).toEqual({ isNew: false, isMissing: false })
      })

      test('one that lasts long enough is not asked for again; one that ended is no more', async () => {
        const patient = somebody()
        await subscribed(patient)
        const until = (await state.now()) + HOUR
        await state.subscriptions.want(patient, [{ id: 'shorter', exchange: EALING, sealed: SEALED }], until - 60_000)
        expect(await state.subscriptions.claim(HOUR)).toBeUndefined()
        await state.subscriptions.want(patient, [{ id: 'longer', exchange: EALING, sealed: SEALED }], until + HOUR)
        expect((await state.subscriptions.claim(HOUR))?.id).toBe('longer')
        await state.subscriptions.want(somebody(), [{ id: 'over', exchange: EALING, sealed: SEALED }], 1)
        await state.subscriptions.asked('over', 'remote-over', HOUR)
        expect(await state.subscriptions.find(EALING, 'remote-over')).toBeUndefined()
        expect(await state.subscriptions.find(exchangeNamed('CROYDON'), 'remote-longer')).toBeUndefined()
      })

      test('a signature is taken once by each exchange', async () => {
        expect(await state.subscriptions.take(EALING, 'token', HOUR)).toBe(true)
        expect(await state.subscriptions.take(EALING, 'token', HOUR)).toBe(false)
        expect(await state.subscriptions.take(exchangeNamed('CROYDON'), 'token', HOUR)).toBe(true)
      })
    })

    describe('notices', () => {
      const released = async ({ patientKey }: FollowedEvent, more: Partial<Settling> = {}): Promise<Settling> =>
        ({
          state: 'RELEASED',
          recordType: 'ALLERGY',
          change: { fact: 'fact', said: ['active', ''], source: 'source', content: `content-${++ids}` },
          stamp: await state.changeNotices.stamp(patientKey),
          sameAs: () => undefined,
          ...more,
        }) as Settling
      const staged = async (count: number) => {
        const [follower, patient] = [somebodyElse(), somebody()]
        const id = await subscribed(patient)
        await heard(id, 1, 1)
        const followed = await follow(follower, patient)
        await heard(id, 1 + count, ...Array.from({ length: count }, (_, n) => n + 2))
        return { follower, patient, followed: followed ?? '', pending: await state.changeNotices.pending(follower, 10) }
      }
      const first = (found: readonly FollowedEvent[]): FollowedEvent => {
        const [one] = found
        if (one === undefined) throw new Error('An event waits.')
        return one
      }

      test('are of what came after the follow; each is numbered once, and waits until it is acknowledged', async () => {
        const { follower, pending } = await staged(2)
        expect(pending).toHaveLength(2)
        const [one, two] = [first(pending), first(pending.slice(1))]
        expect(await state.changeNotices.settle(follower, one, await released(one))).toEqual({ number: 1 })
        expect(await state.changeNotices.settle(follower, one, await released(one))).toEqual({ number: 1 })
        expect(await state.changeNotices.settle(follower, two, { state: 'DROPPED' })).toBe('NOTHING')
        expect(await state.changeNotices.pending(follower, 10)).toEqual([])
        expect((await state.changeNotices.waiting(follower, 0, 10)).map(({ told }) => told?.number)).toEqual([1])
        expect(await state.changeNotices.waiting(follower, 1, 10)).toEqual([])
        expect(await state.changeNotices.acknowledge(somebodyElse(), [1])).toBe(0)
        expect(await state.changeNotices.acknowledge(follower, [1, 1, 2])).toBe(1)
        expect(await state.changeNotices.waiting(follower, 0, 10)).toEqual([])
      })

      test('are not given by what has changed since it was judged', async () => {
        const { follower, patient, pending } = await staged(1)
        const event = first(pending)
        const settling = await released(event)
        await state.directives.record({
          id: `deny-${patient}`,
          patient,
          effect: 'deny',
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
        expect(await state.changeNotices.settle(follower, event, settling)).toBe('CHANGED')
        expect(await state.changeNotices.settle(follower, event, await released(event))).toEqual({ number: 1 })
      })

      test('nor once the follow is closed', async () => {
        const { follower, followed, pending } = await staged(1)
        const event = first(pending)
        await state.follows.close(followed, 'WITHDRAWN')
        expect(await state.changeNotices.settle(follower, event, await released(event))).toBe('NOTHING')
        expect(await state.changeNotices.find(follower, event.event)).toBeUndefined()
      })

      test('what is the same as one that was told gets no number, and what is taken back is told no more', async () => {
        const { follower, pending } = await staged(2)
        const [one, two] = [first(pending), first(pending.slice(1))]
        await state.changeNotices.settle(follower, one, await released(one))
        let seen: readonly { readonly said: readonly string[] }[] = []
        const same = await released(two, {
          sameAs: (earlier) => {
            seen = earlier
            return earlier[0]?.notice
          },
        } as Partial<Settling>)
        expect(await state.changeNotices.settle(follower, two, same)).toBe('NOTHING')
        expect(seen.map(({ said }) => said)).toEqual([['active', '']])
        const [waiting] = await state.changeNotices.waiting(follower, 0, 10)
        await state.changeNotices.takeBack(waiting?.told?.id ?? '')
        expect(await state.changeNotices.waiting(follower, 0, 10)).toEqual([])
      })

      test('of a team are acknowledged by one for all, each under numbers of their own', async () => {
        const [one, two, patient] = [somebodyElse(), somebodyElse(), somebody()]
        const team = `team-${++ids}`
        await state.follows.openTeam(team, team, one, undefined)
        await state.follows.join(team, two, undefined)
        const id = await subscribed(patient)
        await follow(one, patient, { team })
        await heard(id, 2, 1, 2)
        for (const event of await state.changeNotices.pending(one, 10))
          await state.changeNotices.settle(one, event, await released(event))
        expect(await state.changeNotices.pending(two, 10)).toHaveLength(2)
        await state.changeNotices.acknowledge(one, [1])
        const [left, ...others] = await state.changeNotices.pending(two, 10)
        expect(others).toEqual([])
        if (left !== undefined)
          expect(await state.changeNotices.settle(two, left, await released(left))).toEqual({ number: 1 })
      })

      test('many at once are numbered without a gap', async () => {
        const { follower, pending } = await staged(8)
        const settled = await Promise.all(
          pending.map(async (event) => state.changeNotices.settle(follower, event, await released(event))),
        )
        const numbers = settled.map((one) => (typeof one === 'object' ? one.number : 0))
        expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      })

      test('are forgotten with the follow, and events with the subscription', async () => {
        const { follower, followed } = await staged(1)
        await state.follows.close(followed, 'UNFOLLOWED')
        await state.follows.expire((await state.now()) + 1)
        expect(await state.follows.under(followed)).toBeUndefined()
        await state.subscriptions.expire((await state.now()) + 3 * HOUR, 0)
        expect(await state.changeNotices.pending(follower, 10)).toEqual([])
      })
    })

    describe('what people ask to be told of for themselves', () => {
      const person = (): Told => ({
        issuer: 'https://login.example',
        userId: `person-${++ids}`,
        organisation: undefined,
      })
      const wish = (told: Told, patient: NhsNumber, more: Partial<NewWish> = {}) =>
        state.changeWishes.set({
          id: `wish-${++ids}`,
          seal: (id) => ({ keyId: 'first', sealed: `sealed for ${id}` }),
          recordTypes: ['ALLERGY'],
          outward: true,
          patient,
          told,
          lastsMs: HOUR,
          ...more,
        })
      /** Those that are due, one after the other: no other test leaves any. */
      const claimed = () => state.changeWishes.claim(HOUR)
      /** That one, which is the one that is due. */
      const taken = async (id: string, leaseMs = HOUR) => {
        const due = await state.changeWishes.claim(leaseMs)
        if (due?.id !== id) throw new Error(`Another is due: ${due?.id}`)
        return due
      }
      const messageOf = async (held: LeasedWish, pauseMs = 0) => {
        const due = await state.changeWishes.message(held, pauseMs, 20)
        return due.state === 'DUE' ? due.message : undefined
      }
      const tell = async (told: Told, follow: string, numbers: number) => {
        const events = await state.changeNotices.pending(told, 50, { follow, after: 0 })
        for (const event of events.slice(0, numbers)) {
          const change = { fact: `fact ${event.event}`, said: [], source: 'source', content: 'content' }
          const stamp = await state.changeNotices.stamp(event.patientKey)
          const settling = { state: 'RELEASED', recordType: 'ALLERGY', change, stamp, sameAs: () => undefined } as const
          await state.changeNotices.settle(told, event, settling)
        }
      }

      test('one stands for one person and patient, whatever is set; another’s is another’s, and it ends at once', async () => {
        const [told, patient] = [person(), somebody()]
        expect(await state.changeWishes.of(told, patient)).toBeUndefined()
        const first = await wish(told, patient)
        const second = await wish(told, patient, { recordTypes: ['RESULT', 'ALERT'], outward: false })
        expect([second.id, second.recordTypes, second.outward]).toEqual([first.id, ['RESULT', 'ALERT'], false])
        // Sealed anew, for the id that it stands under.
        const anew = await wish(told, patient, { seal: (id) => ({ keyId: 'second', sealed: `anew for ${id}` }) })
        expect([anew.id, anew.sealed]).toEqual([first.id, { keyId: 'second', sealed: `anew for ${first.id}` }])
        const due = await taken(first.id)
        await state.changeWishes.renewed(due, SEALED, 0)
        expect((await state.changeWishes.of(told, patient))?.sealed).toEqual(SEALED)
        expect(await state.changeWishes.of(told, somebody())).toBeUndefined()
        expect(await state.changeWishes.of(person(), patient)).toBeUndefined()
        await state.changeWishes.rest(due, 0, true)
        const held = await taken(first.id)
        await state.follows.close(first.id, 'UNFOLLOWED')
        expect(await state.changeWishes.of(told, patient)).toBeUndefined()
        await state.changeWishes.renewed(held, SEALED, HOUR)
        expect((await state.follows.under(first.id))?.sealed).toBeUndefined()
        expect(await claimed()).toBeUndefined()
        const again = await wish(told, patient)
        expect(again.id).not.toBe(first.id)
        await state.follows.close(again.id, 'UNFOLLOWED')
      })

      test('is attended to by one node at a time, at once when something comes, also while it is attended to', async () => {
        const [told, patient] = [person(), somebody()]
        const { id } = await wish(told, patient)
        const due = await taken(id)
        expect([due.isRenewalDue, due.told]).toEqual([true, told])
        expect(await claimed()).toBeUndefined()
        await state.changeWishes.renewed(due, SEALED, HOUR)
        await state.changeWishes.rest(due, HOUR, true)
        expect(await claimed()).toBeUndefined()
        const subscription = await subscribed(patient)
        await heard(subscription, 1, 1)
        const next = await claimed()
        expect([next?.id, next?.isRenewalDue]).toEqual([id, false])
        // What comes meanwhile is due as soon as it is laid down.
        await heard(subscription, 2, 2)
        if (next !== undefined) await state.changeWishes.rest(next, HOUR, true)
        expect((await claimed())?.id).toBe(id)
        await state.follows.close(id, 'UNFOLLOWED')
      })

      test('whose lease another has meanwhile writes nothing any more', async () => {
        const [told, patient] = [person(), somebody()]
        const { id } = await wish(told, patient)
        const subscription = await subscribed(patient)
        await heard(subscription, 1, 1)
        await tell(told, id, 1)
        const late = await taken(id, 0)
        const message = await messageOf(late)
        const now = await taken(id)
        await state.changeWishes.renewed(late, { keyId: 'late', sealed: 'late' }, HOUR)
        await state.changeWishes.messaged(late, message?.id ?? '', true)
        await state.changeWishes.rest(late, 0, true)
        expect(await messageOf(late)).toBeUndefined()
        expect((await state.changeWishes.of(told, patient))?.sealed.keyId).not.toBe('late')
        expect(await claimed()).toBeUndefined()
        expect(await messageOf(now)).toMatchObject({ id: message?.id, attempts: 2 })
        await state.follows.close(id, 'UNFOLLOWED')
      })

      test('one message covers what was told when it was begun, keeps its reference, and another waits its time', async () => {
        const [told, patient] = [person(), somebody()]
        const { id } = await wish(told, patient)
        const subscription = await subscribed(patient)
        const due = await taken(id)
        expect(await state.changeWishes.message(due, 0, 20)).toEqual({ state: 'NONE' })
        await heard(subscription, 3, 1, 2, 3)
        await tell(told, id, 2)
        const message = await messageOf(due, HOUR)
        expect([message?.attempts, message?.events.length]).toEqual([1, 2])
        // It may have gone: what is told meanwhile is for another.
        await tell(told, id, 1)
        const tried = await messageOf(due, HOUR)
        expect(tried).toEqual({ ...message, attempts: 2 })
        await state.changeWishes.messaged(due, message?.id ?? '', true)
        const held = await state.changeWishes.message(due, HOUR, 20)
        expect(held).toEqual({ state: 'HELD_BACK', forMs: expect.any(Number) })
        const next = await messageOf(due)
        expect([next?.id === message?.id, next?.attempts, next?.events.length]).toEqual([false, 1, 1])
        // Where nothing of what it covers is left, the next has a reference of its own.
        await state.changeNotices.acknowledge(told, [1, 2, 3])
        await heard(subscription, 4, 4)
        await tell(told, id, 1)
        const last = await messageOf(due)
        expect([last?.id === next?.id, last?.attempts, last?.events.length]).toEqual([false, 1, 1])
        // What there was no reason to write of holds the next back for no time.
        await state.changeWishes.messaged(due, last?.id ?? '', false)
        await heard(subscription, 25, ...Array.from({ length: 21 }, (_, n) => n + 5))
        await tell(told, id, 21)
        const many = await messageOf(due)
        const unseen = await state.changeNotices.unseen(told, id, RECORD_TYPES, 50)
        expect(many?.events).toEqual(unseen.slice(0, 20).map(({ event }) => event))
        // What was told of a kind that is not asked for any more stands before nothing that is.
        const [type] = new Set(unseen.map((one) => one.told?.recordType))
        const others = RECORD_TYPES.filter((one) => one !== type)
        expect(await state.changeNotices.unseen(told, id, others, 50)).toEqual([])
        // Who has seen all of it is not written to.
        await state.changeNotices.acknowledge(
          told,
          unseen.map(({ told: one }) => one?.number ?? 0),
        )
        expect(await state.changeWishes.message(due, 0, 20)).toEqual({ state: 'NONE' })
        await state.follows.close(id, 'UNFOLLOWED')
      })

      test('exchanges are let go with the last who follows; what was told and not seen is kept until its time', async () => {
        const [told, patient] = [person(), somebody()]
        const { id } = await wish(told, patient)
        const subscription = await subscribed(patient)
        await heard(subscription, 1, 1)
        await tell(told, id, 1)
        const isAsked = async (one: string) => (await state.subscriptions.find(EALING, `remote-${one}`)) !== undefined
        const other = await follow(somebodyElse(), patient)
        await state.follows.close(other ?? '', 'UNFOLLOWED')
        expect(await isAsked(subscription)).toBe(true)
        const later = (await state.now()) + 3 * HOUR
        await state.subscriptions.expire(later, 0)
        expect(await state.changeNotices.unseen(told, id, RECORD_TYPES, 10)).toHaveLength(1)
        await state.subscriptions.expire(later, later)
        expect(await state.changeNotices.unseen(told, id, RECORD_TYPES, 10)).toEqual([])
        const last = await subscribed(patient)
        await state.follows.close(id, 'WITHDRAWN')
        expect(await isAsked(last)).toBe(false)
        // Whoever asks after that asks anew; and what ends by its time lets go too.
        await follow(somebodyElse(), patient, { lastsMs: 0 })
        const again = await subscribed(patient)
        expect(await isAsked(again)).toBe(true)
        await state.follows.expire(0)
        expect(await isAsked(again)).toBe(false)
      })
    })
  })
}
