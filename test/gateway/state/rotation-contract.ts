import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSealing } from '../../../gateway/sealing/sealing.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { patientColumns } from '../../../gateway/state/guard-patient-columns.ts'
import { chained, GENESIS } from '../../../gateway/state/ledger/chain.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import { OTHER_KEYS, PATIENT_COLUMNS } from '../../../gateway/state/patient-columns.ts'
import { openPatientKeys } from '../../../gateway/state/patient-key.ts'
import { openedCase } from '../../../policies/access-case.ts'
import { aDecision, aDirective, aDisclosure, exchangeNamed, ods, testPatient } from './state-examples.ts'

const OPEN = { start: undefined, end: undefined }
const USER = { issuer: 'https://identity.example', userId: 'clinician' }
const DAY = 86_400_000
const sealing = createSealing([randomBytes(32)])
const SECRETS = [randomBytes(32), randomBytes(32), randomBytes(32)] as const

/** What a change of the patient key must do on every database: everybody is found as before, nothing bears the old key, and no chain is broken. */
export const rotationContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
  { crowded }: { readonly crowded: boolean },
): void => {
  describe(`patient keys on ${name}`, () => {
    let door: Door
    let stop: () => Promise<void>
    let anchorKey: Awaited<ReturnType<typeof exportJWK>>
    /** A process with as many of the secrets. */
    const node = (secrets: number, first: Uint8Array = SECRETS[0]): Promise<State> =>
      openStateBehind(door, { patientKey: first, laterPatientKeys: SECRETS.slice(1, secrets), sealing, anchorKey })
    const [patient, proxy, stranger] = [testPatient(700), testPatient(701), testPatient(702)]
    const right = {
      id: 'right',
      patient,
      proxy,
      ground: 'ATTORNEY' as const,
      mayView: true,
      patientLacksCapacity: true,
      period: OPEN,
      withdrawn: false,
    }
    /** Every row there is, as text. */
    const everything = async (): Promise<string> => {
      const tables = await sql<{
        name: string
      }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(door.db)
      const texts = await Promise.all(
        tables.rows.map(({ name: table }) =>
          sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(door.db),
        ),
      )
      return texts.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n')
    }
    /** Whatever of these people a node can find. */
    const found = async (state: State) => {
      const { now, ...facts } = await state.factsFor({ patient, proxy, user: USER })
      const { now: _then, ...choices } = await state.choices.of(patient, { reader: patient, deed: 'deed' })
      const isOf = (key: string | undefined) =>
        [patient, proxy, stranger].find((one) => state.patientKeyOf(one) === key)
      return {
        facts,
        directives: await state.directives.ofPatient(patient),
        rights: await state.proxyRights.between(patient, proxy),
        revision: choices.revision,
        heldBy: choices.rights.map(({ key }) => isOf(key)),
        recordedBy: choices.directives.map(({ recordedKey }) => isOf(recordedKey ?? undefined)),
        proposedBy: choices.proposals.map(({ proposedKey }) => isOf(proposedKey)),
        notices: choices.notices,
        served: choices.served,
        log: (await state.ledger.ofPatient(patient, { limit: 100 })).entries.map(({ entry, patientKey, sequence }) => ({
          ...entry,
          sequence,
          of: isOf(patientKey),
          careContext:
            'careContext' in entry &&
            entry.careContext?.replace(/\[(.+)\]/, (_whole, key: string) => isOf(key) ?? 'nobody'),
          requester: 'requester' in entry ? { ...entry.requester, patientKey: isOf(entry.requester.patientKey) } : null,
        })),
        receipts: (await state.ledger.byReceipts(['seen', 'before'])).map((entries) =>
          entries.map(({ patientKey }) => isOf(patientKey)),
        ),
        grants: facts.grants.map(({ id }) => id),
        opened: (await state.breakGlass.opened({ patient, user: USER }, 'asked-as'))?.id,
        told: (await state.notices.ofPatient(patient, { limit: 9, after: undefined })).map(({ receipt }) => receipt),
        held: (await state.delays.holding(state.patientKeyOf(patient), now)).map(({ receipt }) => receipt),
        delayable: isOf((await state.delays.access('seen'))?.patientKey),
        cases: (await state.cases.ofPatient(state.patientKeyOf(patient))).map(({ id }) => id),
        caseNotices: (await state.cases.noticesOf(state.patientKeyOf(patient), 9)).map(({ kind }) => kind),
        located: (await state.locations.of(patient))?.sightings.map(({ exchange }) => exchange),
        edits: (await state.edits.ofPatient(state.patientKeyOf(patient), { first: 9, skip: 0 })).edits.map(
          ({ id }) => id,
        ),
        followed: (await state.follows.ofFollower({ ...USER, organisation: ods('RJ6') })).map(({ patientKey }) =>
          isOf(patientKey),
        ),
        reviews: (await state.obligations.waiting('tell-patient')).map(({ patientKey }) => isOf(patientKey)),
      }
    }

    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      anchorKey = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
      const state = await node(1)
      await state.directives.record(aDirective('directive', patient))
      await state.proxyRights.record(right)
      const revision = (await state.choices.of(patient, { reader: undefined, deed: undefined })).revision
      await state.choices.edit({
        patient,
        revision,
        by: 'subject',
        deed: { key: 'deed', asked: 'asked' },
        records: { directive: aDirective('by-proxy', patient), key: state.patientKeyOf(proxy) },
        proposes: {
          id: 'proposal',
          side: 'PROXY',
          proposedBy: { how: 'PROXY', userId: 'subject' },
          proposedKey: state.patientKeyOf(proxy),
          at: 1,
          expiresAt: 4_000_000_000_000,
          ends: 'directive',
          records: undefined,
        },
        notices: [{ to: state.patientKeyOf(patient), kind: 'RECORDED_BY_PROXY', directives: ['by-proxy'] }],
      })
      const organisation = ods('RJ6')
      await state.ledger.append(
        aDecision('seen', patient, proxy),
        [{ kind: 'tell-patient', organisation: undefined, dueInMs: 1 }],
        { organisation, ownRecord: false, sealed: undefined, firstInMs: DAY, giveUpInMs: 7 * DAY },
      )
      const opening = await state.breakGlass.open({
        ...{ patient, user: USER, organisation, id: 'opening', receipt: 'begun', askedAs: 'asked-as', asked: 'asked' },
        ...{ careContext: 'Bay 4', lastsMs: DAY },
      })
      await state.breakGlass.grant({
        ...{ patient, user: USER, opening, id: 'grant', receipt: 'granted', asked: 'asked', name: 'A Person' },
        ...{ role: 'clinician', code: '5', words: 'Unconscious', lastsMs: DAY, tellWithinMs: 1, reviewWithinMs: DAY },
      })
      const held = { receipt: 'another', organisation, ground: 'POLICE', words: 'An investigation' } as const
      const until = { until: (await state.now()) + DAY, renews: undefined, by: { ...USER, name: undefined } }
      await state.delays.record({ id: 'delay', patientKey: state.patientKeyOf(patient), ...held, ...until })
      const message = (id: string) => ({
        ...({ id, side: 'PATIENT', kind: 'QUESTION', by: undefined, author: USER } as const),
        sealed: sealing.seal(id, 'Why?'),
      })
      const standing = openedCase(await state.now())
      await state.cases.open({
        ...{
          ...standing,
          id: 'case',
          receipt: 'seen',
          organisation,
          practice: undefined,
          deedHash: 'deed',
          askedHash: 'asked',
        },
        ...{ patientKey: state.patientKeyOf(patient), message: message('first') },
      })
      await state.cases.edit({ id: 'case', version: 1, standing, message: message('second'), notice: 'MESSAGE' })
      await state.locations.learn(patient, 'here', new Map([[exchangeNamed('NWL'), true]]), DAY)
      await state.edits.open(
        {
          ...({ id: 'edit', receipt: 'edited', deed: 'ADD', recordType: 'ALLERGY', state: 'PROPOSED' } as const),
          ...{ patientKey: state.patientKeyOf(patient), exchange: exchangeNamed('NWL'), custodian: organisation },
          ...{ recordId: null, versionSeen: null, ground: null, authorName: null, askedHash: 'asked' },
          ...{ by: USER, organisation, reason: sealing.seal('reason', 'Because.'), expiresInMs: DAY },
          content: sealing.seal('edit', 'An allergy.'),
        },
        DAY,
      )
      const follow = { id: 'follow', patient, name: undefined, purpose: 'TREAT', team: undefined } as const
      const follower = { ...USER, organisation }
      const named = { sealed: sealing.seal('follow', patient), lastsMs: DAY, deed: 'follow', asked: 'asked' }
      await state.follows.open({ ...follow, ...named, follower })
      const subscription = { id: 'subscription', exchange: exchangeNamed('NWL'), sealed: named.sealed }
      await state.subscriptions.want(patient, [subscription], (await state.now()) + DAY)
      await state.subscriptions.asked('subscription', 'remote', DAY)
      const event = { number: 1, at: undefined, sealed: named.sealed }
      await state.subscriptions.heard('subscription', { count: 1, isActive: true, events: [event] }, DAY)
      await state.ledger.append(aDisclosure('seen', patient, 3))
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    test('the ledger’s bytes hold no patient key, and a name is drawn by lot', async () => {
      const state = await node(1)
      const { rows } = await sql<{ row: string }>`select row_to_json(e)::text as row from ledger_entries e`.execute(
        door.db,
      )
      const ledger = rows.map(({ row }) => row).join('\n')
      for (const one of [patient, proxy]) expect(ledger).not.toContain(state.patientKeyOf(one).split('.')[1])
      expect(ledger).toMatch(/p~[\w-]{22}/)
    })

    test('every column named for a key is in the list of those that hold patients’, or says what else it holds', async () => {
      const { rows } = await sql<{ column: string }>`
        select table_name || '.' || column_name as "column" from information_schema.columns
        where table_schema = 'public' and column_name ~ '_key$'`.execute(door.db)
      const listed = new Set([
        ...patientColumns().map(({ table, column }) => `${table}.${column}`),
        ...Object.keys(OTHER_KEYS),
      ])
      expect(rows.map(({ column }) => column).filter((column) => !listed.has(column))).toEqual([])
      const there = new Set(rows.map(({ column }) => column))
      expect([...listed].filter((column) => !there.has(column))).toEqual([])
    })

    test('the database refuses a key of any other generation, in every column of the list', async () => {
      const other = `1.${'k'.repeat(43)}`
      for (const [table, columns] of Object.entries(PATIENT_COLUMNS))
        for (const column of columns)
          await expect(
            sql`insert into ${sql.table(table)} (${sql.ref(column)}) values (${other})`.execute(door.db),
            `${table}.${column}`,
          ).rejects.toThrow('no patient key of the present generation')
    })

    test('a change without a later secret, or with another’s, changes nothing', async () => {
      await expect((await node(1)).rotatePatientKeys()).rejects.toThrow('no later patient key')
      await expect(node(1, randomBytes(32))).rejects.toThrow('not the one that the rows are under')
    })

    test('after a change everything is found by nodes that ran all the while, and nothing that was a key is left', async () => {
      const [before, running, stale] = [await node(2), await node(2), await node(1)]
      // An entry of before there were names: its bytes hold the first key, and stay as they are.
      const code = openPatientKeys(SECRETS).firstCodeOf
      const old = { ...aDecision('before', patient, proxy), patient: undefined }
      const { nhsNumber: _number, ...requester } = old.requester
      const body = { ...old, careContext: `[${code(proxy)}]`, requester: { ...requester, patientKey: code(proxy) } }
      const ofBefore = chained(GENESIS, {
        writer: randomUUID(),
        sequence: 1,
        at: 1,
        kind: 'decision',
        receipt: 'before',
        patient_key: code(patient),
        body: JSON.stringify(body),
      })
      await door.db.insertInto('ledger_entries').values(ofBefore).execute()
      const was = await found(before)
      expect(was).toMatchObject({
        heldBy: [proxy],
        recordedBy: [proxy, undefined],
        proposedBy: [proxy],
        receipts: [[patient, patient], [patient]],
        grants: ['grant'],
        opened: 'opening',
        told: ['granted'],
        held: ['another'],
        delayable: patient,
        cases: ['case'],
        caseNotices: ['MESSAGE'],
        located: ['NWL'],
        reviews: [patient, patient],
      })
      expect(was.log.map(({ receipt }) => receipt)).toEqual(['seen', 'seen', 'before'])
      expect(was.log.map(({ requester: by }) => by?.patientKey)).toEqual([undefined, proxy, proxy])
      expect(was.log.at(-1)?.careContext).toBe(proxy)
      expect(was.facts.directives).toHaveLength(2)
      const keysBefore = [patient, proxy].map((one) => before.patientKeyOf(one))

      const finders: ((state: State) => Promise<readonly unknown[]>)[] = [
        (state) => state.directives.ofPatient(patient),
        (state) => state.choices.of(patient, { reader: undefined, deed: undefined }).then(({ rights }) => rights),
        (state) => state.proxyRights.between(patient, proxy),
        (state) => state.ledger.ofPatient(patient, { limit: 9 }).then(({ entries }) => entries),
        (state) => state.factsFor({ patient, proxy }).then(({ proxyRights }) => proxyRights),
      ]
      const unheard = await Promise.all(finders.map(() => node(2)))

      const told: string[] = []
      const rotator = await node(2)
      const cutOff = rotator.rotatePatientKeys(({ part }) => {
        if (part === 'proxy_rights') throw new Error('cut off')
      })
      await expect(cutOff).rejects.toThrow('cut off')
      expect(await found(before)).toEqual(was)
      const rotation = await rotator.rotatePatientKeys(({ part }) => told.push(part))
      expect(rotation).toMatchObject({ from: 0, to: 1 })
      expect(rotation.rows).toBeGreaterThanOrEqual(8)
      expect(new Set(told)).toEqual(new Set(Object.keys(PATIENT_COLUMNS)))

      // Each in its own way comes first to a node that has not heard: none may find nothing.
      expect(await (await node(2)).directives.ofPatient(patient)).toHaveLength(2)
      for (const [nth, find] of finders.entries()) {
        const state = unheard[nth]
        if (state === undefined) throw new Error('There is a node for each.')
        const first = await find(state).catch((error: unknown) => error)
        if (first instanceof Error) expect(first).toMatchObject({ code: expect.stringMatching(/_UNAVAILABLE$/) })
        else expect(first, String(find)).not.toEqual([])
        await state.versions()
        expect(await find(state), String(find)).not.toEqual([])
      }
      const firsts: ((state: State) => Promise<unknown>)[] = [
        ...finders,
        (state) =>
          state.ledger.append(aDecision('late', stranger), [
            { kind: 'tell-patient', organisation: undefined, dueInMs: 1 },
          ]),
        (state) => state.proxyRights.record({ ...right, id: 'late' }),
      ]
      for (const first of firsts)
        await expect(first(stale)).rejects.toMatchObject({ code: expect.stringMatching(/_UNAVAILABLE$/) })
      await expect(stale.versions()).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' })
      await expect(node(1)).rejects.toThrow('of generation 1 is missing')

      expect(await found(running)).toEqual(was)
      expect(await found(await node(3))).toEqual(was)
      expect(await running.ledger.verify()).toMatchObject({ ok: true })
      const left = (await everything())
        .replace(JSON.stringify(ofBefore.body), '')
        .replace(ofBefore.patient_key ?? '', '')
      for (const key of keysBefore) expect(left).not.toContain(key.split('.')[1])
      expect(left).not.toMatch(/"0\.[\w-]{43}"/)
      expect(left).toContain(running.patientKeyOf(patient))
    })

    test('a node that heard nothing of it still writes and reads on: a patient keeps their one name in the ledger', async () => {
      const running = await node(3)
      await running.ledger.append(aDecision('after', patient))
      const crowd = Array.from({ length: crowded ? 60 : 0 }, (_, n) => testPatient(800 + n))
      const kept: (typeof crowd)[number][] = []
      const writing = (async () => {
        for (const one of crowd) {
          const done = await Promise.allSettled([
            running.directives.record(aDirective(`crowd-${one}`, one)),
            running.ledger.append(aDecision(`crowd-${one}`, one)),
            running
              .factsFor({ patient, proxy: undefined })
              .then(({ directives }) => expect(directives).toHaveLength(2)),
          ])
          for (const each of done)
            if (each.status === 'rejected')
              expect(each.reason).toMatchObject({ code: expect.stringMatching(/_UNAVAILABLE$/) })
          if (done.every(({ status }) => status === 'fulfilled')) kept.push(one)
        }
      })()
      await (await node(3)).rotatePatientKeys()
      await writing
      for (const one of kept) {
        expect(await running.directives.ofPatient(one)).toHaveLength(1)
        expect((await running.ledger.ofPatient(one, { limit: 9 })).entries).toHaveLength(1)
      }
      expect(kept.length).toBeGreaterThanOrEqual(crowd.length / 2)
      expect(await everything()).not.toMatch(/"1\.[\w-]{43}"/)
      await running.ledger.append(aDecision('after-again', patient))
      const { entries } = await running.ledger.ofPatient(patient, { limit: 2 })
      expect(entries.map(({ entry }) => entry.receipt)).toEqual(['after-again', 'after'])
      const names = await sql<{ names: number }>`
        select count(distinct patient_key) as names from ledger_entries where receipt in ('seen', 'after', 'after-again')`.execute(
        door.db,
      )
      expect(names.rows).toEqual([{ names: 1 }])
    })

    test('a name that is given to somebody else, or taken away, is found by verifying and refused by reading', async () => {
      const state = await node(3)
      await state.ledger.append(aDecision('swapped', stranger))
      const tampered = async (work: () => Promise<unknown>) => {
        const { rows } = await sql<{
          name: string
          patient_key: string
          proof: string
        }>`select * from ledger_patients`.execute(door.db)
        await work()
        const fresh = await node(3)
        expect(await fresh.ledger.verify()).toMatchObject({
          ok: false,
          reason: expect.stringContaining('whose record'),
        })
        await expect(fresh.ledger.byReceipt('swapped')).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' })
        await sql`delete from ledger_patients`.execute(door.db)
        await door.db.insertInto('ledger_patients').values(rows).execute()
        expect(await fresh.ledger.verify()).toMatchObject({ ok: true })
      }
      const key = state.patientKeyOf(stranger)
      await tampered(async () => {
        await sql`update ledger_patients set patient_key = ${state.patientKeyOf(testPatient(799))} where patient_key = ${key}`.execute(
          door.db,
        )
      })
      await tampered(async () => {
        await sql`delete from ledger_patients where patient_key = ${key}`.execute(door.db)
      })
    })
  })
}
