import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reachable } from '../../../gateway/fan-out/ask-exchanges.ts'
import { checkGroup } from '../../../gateway/relationship/check-group.ts'
import type { CheckerRoom } from '../../../gateway/relationship/room.ts'
import { openNumbers, sealNumbers } from '../../../gateway/relationship/sealed-numbers.ts'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { NewCase } from '../../../gateway/state/case-store.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { NewCheck } from '../../../gateway/state/relationship-store.ts'
import { openedCase } from '../../../policies/access-case.ts'
import { londonDay } from '../../../policies/london-day.ts'
import type { Finding } from '../../../policies/relationship.ts'
import type { DemographicsAnswer } from '../../../schema/model/demographics.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { editCases } from './edit-cases.ts'
import { aDecision, anExchange, ods, testPatient } from './state-examples.ts'

const TRUST = ods('RRV01')
const DAY = 86_400_000
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

/** What the stores of relationship checks and cases must do, and what an attempt at a check comes to, whichever database stands behind them. */
export const whoLookedContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`who looked, on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    let people = 700
    const sealing = createSealing([key(1)])
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, { patientKey: key(7) })
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    const somebody = (): NhsNumber => testPatient(++people)
    /** A view is written, and its check is due at once. */
    const viewed = async (
      patient: NhsNumber,
      more: Partial<NewCheck> & { readonly requester?: NhsNumber; readonly receipt?: string } = {},
    ): Promise<string> => {
      const { requester, receipt = randomUUID(), ...check } = more
      await state.ledger.append(aDecision(receipt, patient), [], {
        organisation: TRUST,
        ownRecord: false,
        sealed: sealNumbers(sealing, receipt, { patient, requester }),
        firstInMs: 0,
        giveUpInMs: 7 * DAY,
        ...check,
      })
      return receipt
    }
    const markOf = async (receipt: string) => (await state.relationships.marks([receipt])).get(receipt)
    const rowOf = async (receipt: string) =>
      (
        await sql<{
          row: string
        }>`select row_to_json(c)::text as row from relationship_checks c where receipt = ${receipt}`.execute(door.db)
      ).rows[0]?.row ?? ''
    /** As though a week had passed. */
    const weekLater = () =>
      sql`update relationship_checks set give_up_at = give_up_at - ${7 * DAY}::bigint, next_at = 0, lease = null, leased_until = null
        where next_at is not null`.execute(door.db)
    const reviewsOf = async (receipt: string) =>
      (
        await sql<{ kind: string }>`select kind from obligations where receipt = ${receipt} order by kind`.execute(
          door.db,
        )
      ).rows.map(({ kind }) => kind)

    editCases(() => ({ state, door }), sealing, somebody)

    describe('checks', () => {
      test('are written with the decision, and given to one node at a time until its lease runs out', async () => {
        const patient = somebody()
        const receipt = await viewed(patient)
        const group = await state.relationships.claim(60_000)
        expect(group?.checks).toEqual([
          {
            receipt,
            patientKey: state.patientKeyOf(patient),
            organisation: TRUST,
            viewedAt: expect.any(Number),
            giveUpAt: expect.any(Number),
            sealed: { sealed: expect.any(String), keyId: expect.any(String) },
            sameHousehold: undefined,
            relationship: 'PENDING',
          },
        ])
        expect(await state.relationships.claim(60_000)).toBeUndefined()
        await sql`update relationship_checks set leased_until = 0`.execute(door.db)
        const taken = await state.relationships.claim(60_000)
        expect(taken?.checks[0]?.receipt).toBe(receipt)
        const attempt = {
          receipt,
          ownRecord: false,
          sameHousehold: undefined,
          relationship: 'CONFIRMED' as const,
          reason: undefined,
          nextInMs: undefined,
          owes: [],
        }
        expect(await state.relationships.attempted({ ...attempt, lease: group?.lease ?? '' })).toBe(false)
        expect((await markOf(receipt))?.relationship).toBe('PENDING')
        expect(await state.relationships.attempted({ ...attempt, lease: taken?.lease ?? '' })).toBe(true)
        expect((await markOf(receipt))?.relationship).toBe('CONFIRMED')
      })

      test('of one patient at one organisation are taken together, others for themselves', async () => {
        const [one, other] = [somebody(), somebody()]
        const together = [await viewed(one), await viewed(one)]
        const alone = [await viewed(other), await viewed(one, { organisation: ods('E85001') })]
        const groups = []
        for (
          let group = await state.relationships.claim(60_000);
          group;
          group = await state.relationships.claim(60_000)
        )
          groups.push(group.checks.map(({ receipt }) => receipt).sort())
        expect(groups).toHaveLength(3)
        expect(groups).toContainEqual([...together].sort())
        for (const receipt of alone) expect(groups).toContainEqual([receipt])
        await sql`delete from relationship_checks`.execute(door.db)
      })

      test('a view of one’s own record is over as it is written', async () => {
        const receipt = await viewed(somebody(), { ownRecord: true, sealed: undefined })
        expect(await state.relationships.claim(60_000)).toBeUndefined()
        expect(await markOf(receipt)).toMatchObject({ ownRecord: true })
      })

      test('are forgotten once they are over for long, and not before', async () => {
        const receipt = await viewed(somebody(), { ownRecord: true, sealed: undefined })
        const waits = await viewed(somebody(), { firstInMs: DAY })
        await state.relationships.expire(0)
        expect(await markOf(receipt)).toBeDefined()
        await state.relationships.expire(Date.now() + DAY)
        expect([await markOf(receipt), (await markOf(waits))?.relationship]).toEqual([undefined, 'PENDING'])
        await sql`delete from relationship_checks`.execute(door.db)
      })
    })

    describe('an attempt', () => {
      type Answer = 'evidence' | 'elsewhere' | 'nothing' | 'silence' | 'stranger'
      const addresses = new Map<NhsNumber, string>()
      let asked: string[] = []

      const contact = (custodian: string) => ({
        exchange: 'ELPR',
        type: 'ENCOUNTER',
        sourceId: 'Encounter/CANARY',
        version: null,
        lastUpdated: null,
        custodian,
        author: 'CANARY',
        dates: [],
        codes: ['CANARY'],
        content: { status: 'finished', date: londonDay(Date.now()), endDate: null, notes: ['CANARY'] },
        original: { words: 'CANARY' },
      })

      /** A room in which every exchange answers alike. */
      const room = (answer: Answer, more: Partial<CheckerRoom> = {}): CheckerRoom => {
        const exchange = {
          ...anExchange('ELPR', [TRUST, 'E85001']),
          recordTypes: ['ENCOUNTER', 'ALLERGY'],
          maintenance: [],
        }
        const reachable = {
          exchange,
          settings: {},
          adapter: {
            ask: async ({
              patient,
              types,
              purpose,
              organisation,
              keep,
            }: Parameters<Reachable['adapter']['ask']>[0]) => {
              asked.push(
                `${purpose} ${organisation} ${types.map(({ type, from, to }) => `${type} ${from} ${to}`).join()}`,
              )
              const tellings =
                answer === 'evidence' || answer === 'stranger'
                  ? [contact(TRUST)]
                  : answer === 'elsewhere'
                    ? [contact('E85001')]
                    : []
              const kept = tellings.map((telling) => keep?.(telling as never, undefined, undefined))
              expect(JSON.stringify(kept.map((one) => ({ ...one, content: undefined })))).not.toContain('CANARY')
              return {
                patients: [
                  {
                    nhsNumbers: [answer === 'stranger' ? testPatient(1) : patient],
                    birthDate: null,
                    family: [],
                  },
                ],
                types: new Map([
                  [
                    'ENCOUNTER',
                    { state: answer === 'silence' ? 'TIMED_OUT' : 'ANSWERED', tellings: kept, incomplete: [] },
                  ],
                ]),
                requests: 1,
              }
            },
          },
        }
        return {
          checks: state.relationships,
          factsFor: state.factsFor,
          append: (entry) => state.ledger.append(entry),
          running: {
            catchUp: async () => undefined,
            registry: () => ({
              exchanges: [reachable],
              organisations: new Map([
                [TRUST, TRUST],
                ['E85001', ods('E85001')],
              ]),
            }),
          } as never,
          demographics: async (patient): Promise<DemographicsAnswer> => ({
            state: 'FOUND',
            demographics: {
              nhsNumber: patient,
              superseded: [],
              birthDate: null,
              family: null,
              given: [],
              gender: null,
              restricted: false,
              address: addresses.get(patient) ?? null,
              generalPractice: null,
            },
          }),
          transport: { isOpen: () => false } as never,
          sealing,
          schedule: { firstMs: 0, everyMs: 0, giveUpMs: 7 * DAY, pollMs: 1_000 },
          deadlineMs: 1_000,
          report: { broken: (_, error) => expect.fail(String(error)), stopped: () => undefined },
          ...more,
        }
      }
      const attempt = async (at: CheckerRoom): Promise<void> => {
        asked = []
        const group = await state.relationships.claim(60_000)
        if (group === undefined) throw new Error('Nothing is due.')
        await checkGroup(at, group)
      }

      test('that finds evidence confirms, erases the numbers, and keeps nothing of what it saw', async () => {
        const patient = somebody()
        const receipt = await viewed(patient)
        await attempt(room('evidence'))
        expect(await markOf(receipt)).toEqual({
          ownRecord: false,
          sameHousehold: undefined,
          relationship: 'CONFIRMED',
          reason: undefined,
        })
        expect(asked).toHaveLength(1)
        expect(asked[0]).toMatch(/^HOPERAT RRV01 ENCOUNTER \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
        const row = await rowOf(receipt)
        expect(row).not.toContain('CANARY')
        expect(row).not.toContain('ELPR')
        expect(JSON.parse(row)).toMatchObject({ sealed: null, key_id: null, next_at: null })
        const [entry] = (await state.ledger.ofPatient(patient, { limit: 1 })).entries
        expect(entry?.entry).toMatchObject({ kind: 'administration', deed: 'check-relationship', subject: TRUST })
      })

      test.each<[Answer, Finding]>([
        ['nothing', 'NO_EVIDENCE'],
        ['elsewhere', 'NO_EVIDENCE'],
        ['silence', 'UNANSWERED'],
        ['stranger', 'UNANSWERED'],
      ])('that gets %s leaves it open for a week, then tells the privacy officer: %s', async (answer, reason) => {
        const receipt = await viewed(somebody())
        await attempt(room(answer))
        expect((await markOf(receipt))?.relationship).toBe('PENDING')
        expect(JSON.parse(await rowOf(receipt)).sealed).toEqual(expect.any(String))
        expect(await reviewsOf(receipt)).toEqual([])
        await weekLater()
        await attempt(room(answer))
        expect(await markOf(receipt)).toMatchObject({ relationship: 'UNCONFIRMED', reason })
        expect(JSON.parse(await rowOf(receipt)).sealed).toBeNull()
        expect(await reviewsOf(receipt)).toEqual(['review-unconfirmed'])
        expect(await state.relationships.claim(60_000)).toBeUndefined()
      })

      test('later that finds what an earlier one did not still confirms', async () => {
        const receipt = await viewed(somebody())
        await attempt(room('silence'))
        await weekLater()
        await attempt(room('evidence'))
        expect((await markOf(receipt))?.relationship).toBe('CONFIRMED')
        expect(await reviewsOf(receipt)).toEqual([])
      })

      test('that can ask nobody says so: no exchange carries the organisation, it is paused, or the key is gone', async () => {
        const nowhere = await viewed(somebody(), { organisation: ods('RRU') })
        await weekLater()
        await attempt(room('evidence'))
        expect(await markOf(nowhere)).toMatchObject({ relationship: 'UNCONFIRMED', reason: 'NOBODY_TO_ASK' })

        await state.registry.suspend({ exchange: undefined, controller: TRUST }, TRUST)
        const paused = await viewed(somebody())
        await weekLater()
        await attempt(room('evidence'))
        expect(asked).toEqual([])
        expect(await markOf(paused)).toMatchObject({ relationship: 'UNCONFIRMED', reason: 'UNANSWERED' })
        await state.registry.resume({ exchange: undefined, controller: TRUST }, TRUST)

        const sealed = await viewed(somebody())
        const keyless = room('evidence', { sealing: createSealing([key(2)]) })
        await attempt(keyless)
        expect((await markOf(sealed))?.relationship).toBe('PENDING')
        await weekLater()
        await attempt(keyless)
        expect(await markOf(sealed)).toMatchObject({ relationship: 'UNCONFIRMED', reason: 'NOT_ASKED' })
        expect(JSON.parse(await rowOf(sealed)).sealed).toBeNull()
      })

      test('that cannot be written down asks nobody and leaves the check as it was', async () => {
        const receipt = await viewed(somebody())
        const unwritten = room('evidence', { append: () => Promise.reject(new Error('the ledger is away')) })
        await expect(attempt(unwritten)).rejects.toThrow('the ledger is away')
        expect(asked).toEqual([])
        expect((await markOf(receipt))?.relationship).toBe('PENDING')
        await weekLater()
        await attempt(room('evidence'))
      })

      test('finds one household, tells it once, and goes on looking for care; nothing of an address is kept', async () => {
        const [patient, requester] = [somebody(), somebody()]
        addresses.set(patient, '12 Canary Road, London, N17 8AB')
        addresses.set(requester, '12 CANARY ROAD, N178AB')
        const receipt = await viewed(patient, { requester })
        await attempt(room('nothing'))
        expect(await markOf(receipt)).toMatchObject({ sameHousehold: true, relationship: 'PENDING' })
        expect(await reviewsOf(receipt)).toEqual(['review-same-household'])
        await weekLater()
        await attempt(room('nothing'))
        expect(await reviewsOf(receipt)).toEqual(['review-same-household', 'review-unconfirmed'])
        expect((await rowOf(receipt)).toUpperCase()).not.toContain('CANARY')
      })

      test('waits for the demographics of both to compare them, though care was found', async () => {
        const [patient, requester] = [somebody(), somebody()]
        addresses.set(patient, '1 A Street, N17 8AB')
        addresses.set(requester, '2 A Street, N17 8AB')
        const receipt = await viewed(patient, { requester })
        await attempt(room('evidence', { demographics: async () => ({ state: 'UNAVAILABLE' }) }))
        expect(await markOf(receipt)).toMatchObject({ sameHousehold: undefined, relationship: 'CONFIRMED' })
        await sql`update relationship_checks set next_at = 0 where next_at is not null`.execute(door.db)
        await attempt(room('silence'))
        expect(asked).toEqual([])
        expect(await markOf(receipt)).toMatchObject({ sameHousehold: false, relationship: 'CONFIRMED' })
        expect(await reviewsOf(receipt)).toEqual([])
      })

      test('finds one’s own record behind a number that was superseded', async () => {
        const [patient, old] = [somebody(), somebody()]
        const receipt = await viewed(patient, { requester: old })
        const plain = room('nothing')
        const superseding = room('nothing', {
          demographics: async (number) => {
            const answer = await plain.demographics(number)
            return answer.state === 'FOUND'
              ? { ...answer, demographics: { ...answer.demographics, nhsNumber: patient, superseded: [old] } }
              : answer
          },
        })
        await attempt(superseding)
        expect(await markOf(receipt)).toMatchObject({ ownRecord: true })
        expect(await reviewsOf(receipt)).toEqual(['review-own-record'])
      })
    })

    describe('sealed numbers', () => {
      test('open under their key and for their row alone, and a new key keeps what an old one sealed', () => {
        const numbers = { patient: testPatient(1), requester: testPatient(2) }
        const sealed = sealNumbers(sealing, 'one', numbers)
        expect(sealed.sealed).not.toContain(numbers.patient)
        expect(openNumbers(sealing, 'one', sealed)).toEqual(numbers)
        expect(openNumbers(sealing, 'two', sealed)).toBeUndefined()
        expect(openNumbers(createSealing([key(2), key(1)]), 'one', sealed)).toEqual(numbers)
        expect(openNumbers(createSealing([key(2)]), 'one', sealed)).toBeUndefined()
        const bytes = Buffer.from(sealed.sealed, 'base64url')
        for (const at of [0, 15, bytes.length - 1]) {
          const bent = Buffer.from(bytes)
          bent[at] = Number(bent[at]) ^ 1
          expect(openNumbers(sealing, 'one', { ...sealed, sealed: bent.toString('base64url') })).toBeUndefined()
        }
        expect(openNumbers(sealing, 'one', { ...sealed, sealed: '' })).toBeUndefined()
      })
    })

    describe('cases', () => {
      const message = (kind: 'QUESTION' | 'ANSWER', words: string) => {
        const id = randomUUID()
        return {
          id,
          side: kind === 'ANSWER' ? ('ORGANISATION' as const) : ('PATIENT' as const),
          kind,
          by: kind === 'ANSWER' ? 'Mr B' : undefined,
          sealed: sealing.seal(`case-message:${id}`, words),
          author: { issuer: 'i', userId: 'u' },
        }
      }
      const aCase = (patient: NhsNumber, more: Partial<NewCase> = {}): NewCase => ({
        ...openedCase(Date.now()),
        id: randomUUID(),
        receipt: randomUUID(),
        patientKey: state.patientKeyOf(patient),
        organisation: TRUST,
        practice: undefined,
        deedHash: randomUUID(),
        askedHash: 'asked',
        message: message('QUESTION', 'Why?'),
        ...more,
      })

      test('are opened once for an access and once for a request, with the question', async () => {
        const patient = somebody()
        const made = aCase(patient)
        expect(await state.cases.open(made)).toBe('DONE')
        expect(await state.cases.open(aCase(patient, { receipt: made.receipt }))).toBe('EXISTS')
        expect(await state.cases.open(aCase(patient, { deedHash: made.deedHash }))).toBe('EXISTS')
        const found = await state.cases.find(made.id)
        expect(found).toMatchObject({
          state: 'OPEN',
          version: 1,
          organisation: TRUST,
          receipt: made.receipt,
          due: made.due,
        })
        expect(found?.messages.map(({ kind, side, sealed }) => [kind, side, sealed])).toEqual([
          ['QUESTION', 'PATIENT', made.message.sealed],
        ])
        expect(await state.cases.byDeed(made.patientKey, made.deedHash)).toEqual(found)
        expect(await state.cases.ofPatient(made.patientKey)).toEqual([found])
        expect(await state.cases.find('none')).toBeUndefined()
      })

      test('of many who write on one version one does; its message and notice are written with it, the others’ not', async () => {
        const patient = somebody()
        const made = aCase(patient)
        await state.cases.open(made)
        const standing = { ...openedCase(Date.now()), state: 'ANSWERED', outcome: 'EXPLAINED' } as const
        const outcomes = await Promise.all(
          Array.from({ length: 6 }, () =>
            state.cases.edit({
              id: made.id,
              version: 1,
              standing,
              message: message('ANSWER', 'Because.'),
              notice: 'ANSWERED',
            }),
          ),
        )
        expect(outcomes.filter((outcome) => outcome === 'DONE')).toHaveLength(1)
        const found = await state.cases.find(made.id)
        expect(found).toMatchObject({ state: 'ANSWERED', outcome: 'EXPLAINED', version: 2 })
        expect(found?.messages.map(({ kind }) => kind)).toEqual(['QUESTION', 'ANSWER'])
        const notices = await state.cases.noticesOf(made.patientKey, 10)
        expect(notices.map(({ kind, caseId }) => [kind, caseId])).toEqual([['ANSWERED', made.id]])
        const [notice] = notices
        expect((await state.cases.notices(100)).map(({ id }) => id)).toContain(notice?.id)
        expect([await state.cases.told(notice?.id ?? ''), await state.cases.told(notice?.id ?? '')]).toEqual([
          true,
          false,
        ])
        expect((await state.cases.notices(100)).map(({ id }) => id)).not.toContain(notice?.id)
      })

      test('of an organisation come soonest due first, by state, a page at a time', async () => {
        const organisation = ods('E85001')
        const ids = []
        for (const due of [3, 1, 2]) {
          const made = aCase(somebody(), {
            organisation,
            due: Date.now() + due * DAY,
            state: due === 2 ? 'CLOSED' : 'OPEN',
          })
          await state.cases.open(made)
          ids[due - 1] = made.id
        }
        const page = (states: readonly ('OPEN' | 'CLOSED')[] | undefined, first: number, skip: number) =>
          state.cases.ofOrganisation(organisation, { states, first, skip })
        const all = await page(undefined, 10, 0)
        expect([all.cases.map(({ id }) => id), all.total]).toEqual([ids, 3])
        const open = await page(['OPEN'], 1, 1)
        expect([open.cases.map(({ id }) => id), open.total]).toEqual([[ids[2]], 2])
      })

      test('no row of checks or cases holds an NHS number or what was written', async () => {
        for (const table of ['relationship_checks', 'access_cases', 'access_case_messages', 'access_case_notices']) {
          const { rows } = await sql<{
            row: string
          }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(door.db)
          expect(rows.length).toBeGreaterThan(0)
          for (const { row } of rows) {
            expect(row).not.toMatch(/(?<!\d)999\d{7}(?!\d)/)
            expect(row).not.toMatch(/Why\?|Because\./)
          }
        }
      })

      test('are forgotten with their messages and notices once they are over for long; what waits is kept', async () => {
        const [over, waits] = [aCase(somebody(), { state: 'CLOSED' }), aCase(somebody())]
        await state.cases.open(over)
        await state.cases.open(waits)
        await state.cases.expire(Date.now() + DAY)
        expect([await state.cases.find(over.id), (await state.cases.find(waits.id))?.state]).toEqual([
          undefined,
          'OPEN',
        ])
      })
    })
  })
}
