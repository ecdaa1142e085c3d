import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { Alert } from '../../../gateway/state/score-store.ts'
import { termsHash } from '../../../gateway/state/terms-hash.ts'
import type { ProxyRight } from '../../../schema/model/proxy-right.ts'
import type { Tally } from '../../../schema/model/scorecard.ts'
import {
  aDecision,
  aDirective,
  aDisclosure,
  anAgreement,
  anExchange,
  aVersion,
  exchangeNamed,
  OPEN,
  ods,
  testPatient,
} from './state-examples.ts'

const KEYS = { patientKey: new Uint8Array(32).fill(7) }

/** What every door to the state must do, whichever database stands behind it. */
export const stateContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`the state on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, KEYS)
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    test('migrating again changes nothing', async () => {
      const before = (await state.registry.load()).version
      expect((await (await openStateBehind(door, KEYS)).registry.load()).version).toBe(before)
    })

    describe('the registry', () => {
      test('gives back exchanges, members and organisations as they were saved', async () => {
        const site = { odsCode: ods('RRV01A'), name: 'A site', kind: 'SITE', resolvesTo: ods('RRV01') } as const
        const trust = { odsCode: ods('RRV01'), name: 'A trust', kind: 'TRUST', resolvesTo: ods('RRV01') } as const
        await state.registry.saveOrganisations([site, { ...trust, name: 'Old name' }])
        await state.registry.saveOrganisations([trust])
        const exchange = anExchange('ELPR', ['RRV01', 'E85001'])
        await state.registry.saveExchange(exchange)
        const registry = await state.registry.load()
        expect(registry.exchanges).toEqual([{ ...exchange, members: [ods('E85001'), ods('RRV01')] }])
        expect(registry.organisations).toEqual([trust, site])
      })

      test('refuses to write over an exchange that changed since it was read', async () => {
        await state.registry.saveExchange(anExchange('NWL', ['RRV01']))
        const revision = await state.registry.revisionOf(exchangeNamed('NWL'))
        expect(await state.registry.saveExchange({ ...anExchange('NWL', []), name: 'first' }, revision)).toBe('DONE')
        expect(await state.registry.saveExchange({ ...anExchange('NWL', []), name: 'second' }, revision)).toBe(
          'CONFLICT',
        )
        expect((await state.registry.load()).exchanges.find(({ id }) => id === 'NWL')?.name).toBe('first')
      })

      test('a pause by two is one pause until both resume, and nobody resumes another’s', async () => {
        const what = { exchange: undefined, controller: ods('E85009') }
        expect(await state.registry.suspend(what, ods('E85009'))).toBe('DONE')
        expect(await state.registry.suspend(what, 'operator')).toBe('DONE')
        expect(await state.registry.suspend(what, 'operator')).toBe('UNCHANGED')
        expect((await state.registry.load()).suspensions).toEqual([what])
        expect(await state.registry.resume(what, ods('RRV01'))).toBe('NOT_ALLOWED')
        expect(await state.registry.resume(what, ods('E85009'))).toBe('DONE')
        expect((await state.registry.load()).suspensions).toEqual([what])
        expect(await state.registry.resume(what, 'operator')).toBe('DONE')
        expect((await state.registry.load()).suspensions).toEqual([])
        expect(await state.registry.resume(what, 'operator')).toBe('NOT_FOUND')
      })

      test('a pause of nothing in particular is refused', async () => {
        await expect(
          state.registry.suspend({ exchange: undefined, controller: undefined }, 'operator'),
        ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
      })
    })

    describe('agreements', () => {
      test('come back as they were saved, signatures, withdrawals and suspensions included', async () => {
        const base = anAgreement('whole', aVersion(1, ['AAA1', 'BBB1']), aVersion(2, ['AAA1', 'BBB1', 'CCC1'], 'Two'))
        const signed = {
          ...base,
          versions: base.versions.map((v) => ({
            ...v,
            parties: v.parties.map((p, n) => (n === 0 ? { ...p, signedAt: 77 } : p)),
          })),
          withdrawn: [ods('BBB1')],
          suspended: [ods('CCC1')],
          suspendedByOperator: true,
        }
        await state.agreements.save(signed)
        expect(await state.agreements.find('whole')).toEqual(signed)
        expect((await state.agreements.all()).agreements).toContainEqual(signed)
        await state.agreements.save({ ...signed, withdrawn: [], suspended: [ods('AAA1')], suspendedByOperator: false })
        expect(await state.agreements.find('whole')).toMatchObject({
          withdrawn: [],
          suspended: ['AAA1'],
          suspendedByOperator: false,
        })
      })

      test('a proposed version is immutable', async () => {
        await state.agreements.save(anAgreement('fixed', aVersion(1, ['AAA1', 'BBB1'])))
        const altered = state.agreements.save(anAgreement('fixed', aVersion(1, ['AAA1', 'BBB1'], 'Other terms')))
        await expect(altered).rejects.toMatchObject({ code: 'INPUT_INVALID' })
        expect((await state.agreements.find('fixed'))?.versions[0]?.terms.title).toBe('Care across London')
      })

      test('only the next version can be proposed, and it is unsigned', async () => {
        const signedAlready = aVersion(1, ['AAA1', 'BBB1'])
        expect(
          await state.agreements.propose('stepwise', {
            ...signedAlready,
            parties: signedAlready.parties.map((p) => ({ ...p, signedAt: 3 })),
          }),
        ).toBe('DONE')
        expect(await state.agreements.propose('stepwise', aVersion(1, ['AAA1', 'BBB1']))).toBe('CONFLICT')
        expect(await state.agreements.propose('stepwise', aVersion(3, ['AAA1', 'BBB1']))).toBe('CONFLICT')
        expect(await state.agreements.propose('stepwise', aVersion(2, ['AAA1', 'BBB1']))).toBe('DONE')
        const found = await state.agreements.find('stepwise')
        expect(
          found?.versions.map(({ version, parties }) => [version, parties.map(({ signedAt }) => signedAt)]),
        ).toEqual([
          [1, [undefined, undefined]],
          [2, [undefined, undefined]],
        ])
      })

      test('a party signs the terms it was shown, once, at the database’s time', async () => {
        const version = aVersion(1, ['AAA1', 'BBB1'])
        await state.agreements.propose('signing', version)
        const signing = {
          agreement: 'signing',
          version: 1,
          organisation: ods('AAA1'),
          signer: { issuer: 'i', userId: 'u' },
          jws: null,
        }
        expect(await state.agreements.sign({ ...signing, organisation: ods('ZZZ1') })).toBe('NOT_FOUND')
        expect(await state.agreements.sign({ ...signing, termsHash: 'of other terms' })).toBe('CONFLICT')
        expect(await state.agreements.sign({ ...signing, termsHash: termsHash('signing', version) })).toBe('DONE')
        expect(await state.agreements.sign({ ...signing, at: 1 })).toBe('UNCHANGED')
        const { now } = await state.factsFor({ patient: testPatient(1), proxy: undefined })
        const signedAt = (await state.agreements.find('signing'))?.versions[0]?.parties[0]?.signedAt ?? 0
        expect(signedAt).toBeGreaterThan(1_600_000_000_000)
        expect(signedAt).toBeLessThanOrEqual(now)
      })

      test('a party that withdrew cannot sign again', async () => {
        await state.agreements.save(anAgreement('left', aVersion(1, ['AAA1', 'BBB1'])))
        expect(await state.agreements.withdraw('left', ods('ZZZ1'))).toBe('NOT_FOUND')
        expect(await state.agreements.withdraw('left', ods('AAA1'))).toBe('DONE')
        expect(await state.agreements.withdraw('left', ods('AAA1'))).toBe('UNCHANGED')
        const again = {
          agreement: 'left',
          version: 1,
          organisation: ods('AAA1'),
          signer: { issuer: 'i', userId: 'u' },
          jws: null,
        }
        expect(await state.agreements.sign(again)).toBe('NOT_ALLOWED')
      })

      test('only who suspended an agreement resumes it', async () => {
        await state.agreements.save(anAgreement('paused', aVersion(1, ['AAA1', 'BBB1'])))
        expect(await state.agreements.suspend('paused', ods('AAA1'))).toBe('DONE')
        expect(await state.agreements.resume('paused', ods('BBB1'))).toBe('NOT_ALLOWED')
        expect(await state.agreements.resume('paused', 'operator')).toBe('NOT_ALLOWED')
        expect(await state.agreements.suspend('paused', 'operator')).toBe('DONE')
        expect(await state.agreements.resume('paused', ods('AAA1'))).toBe('DONE')
        expect(await state.agreements.resume('paused', ods('AAA1'))).toBe('NOT_ALLOWED')
        expect(await state.agreements.find('paused')).toMatchObject({ suspended: [], suspendedByOperator: true })
        expect(await state.agreements.resume('paused', 'operator')).toBe('DONE')
        expect(await state.agreements.resume('paused', 'operator')).toBe('UNCHANGED')
      })

      test('changes since a version are those alone, and every write raises the version that the facts carry', async () => {
        const { version } = await state.agreements.all()
        await state.agreements.save(anAgreement('fresh', aVersion(1, ['AAA1', 'BBB1'])))
        const changed = await state.agreements.changedSince(version)
        expect(changed.agreements.map(({ id }) => id)).toEqual(['fresh'])
        expect(changed.version).toBe(version + 1)
        expect((await state.factsFor({ patient: testPatient(1), proxy: undefined })).versions.agreements).toBe(
          version + 1,
        )
        expect(await state.agreements.changedSince(changed.version)).toEqual({
          version: version + 1,
          agreements: [],
          refused: [],
        })
        await state.agreements.withdraw('fresh', ods('AAA1'))
        expect(
          (await state.agreements.changedSince(changed.version)).agreements.map(({ withdrawn }) => withdrawn),
        ).toEqual([['AAA1']])
      })

      test('concurrent writers lose no change', async () => {
        const { version } = await state.agreements.all()
        await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            state.agreements.save(anAgreement(`crowd-${n}`, aVersion(1, ['AAA1', 'BBB1']))),
          ),
        )
        const changed = await state.agreements.changedSince(version)
        expect(changed.version).toBe(version + 12)
        expect(changed.agreements).toHaveLength(12)
      })

      test('a change is told to whoever listens', async () => {
        const heard: string[] = []
        const told = Promise.withResolvers<void>()
        const stopListening = await state.listen((change) => {
          heard.push(change)
          told.resolve()
        })
        const { version } = await state.agreements.all()
        await state.agreements.suspend('fixed', 'operator')
        await told.promise
        await stopListening()
        expect(heard).toEqual([`agreements ${version + 1}`])
      })
    })

    describe('directives and proxy rights', () => {
      test('a directive comes with the patient’s facts until it is withdrawn, and stays on record after', async () => {
        const patient = testPatient(2)
        const directive = aDirective('d-1', patient)
        await state.directives.record(directive)
        await state.directives.record(directive)
        expect((await state.factsFor({ patient, proxy: undefined })).directives).toEqual([
          { ...directive, withdrawnAt: null },
        ])
        expect((await state.factsFor({ patient: testPatient(3), proxy: undefined })).directives).toEqual([])
        expect(await state.directives.withdraw('d-1', 'subject-1')).toBe('DONE')
        expect(await state.directives.withdraw('d-1')).toBe('UNCHANGED')
        expect(await state.directives.withdraw('d-none')).toBe('NOT_FOUND')
        expect((await state.factsFor({ patient, proxy: undefined })).directives).toEqual([])
        expect(await state.directives.ofPatient(patient)).toEqual([{ ...directive, withdrawnAt: expect.any(Number) }])
      })

      test('a recorded directive cannot be recorded otherwise under its id', async () => {
        await state.directives.record(aDirective('d-2', testPatient(2)))
        await expect(state.directives.record(aDirective('d-2', testPatient(2), 'deny'))).rejects.toMatchObject({
          code: 'INPUT_INVALID',
        })
      })

      test('a proxy’s right comes only with that proxy’s question about that patient', async () => {
        const right: ProxyRight = {
          id: 'p-1',
          patient: testPatient(4),
          proxy: testPatient(5),
          ground: 'PARENTAL_RESPONSIBILITY',
          mayView: true,
          patientLacksCapacity: false,
          period: OPEN,
          withdrawn: false,
        }
        await state.proxyRights.record(right)
        const rights = async (patient: number, proxy: number | undefined) =>
          (
            await state.factsFor({
              patient: testPatient(patient),
              proxy: proxy === undefined ? undefined : testPatient(proxy),
            })
          ).proxyRights
        expect(await rights(4, 5)).toEqual([right])
        expect(await rights(5, 4)).toEqual([])
        expect(await rights(4, 6)).toEqual([])
        expect(await rights(4, undefined)).toEqual([])
        expect(await state.proxyRights.withdraw('p-1')).toBe('DONE')
        expect(await state.proxyRights.withdraw('p-1')).toBe('UNCHANGED')
        expect(await rights(4, 5)).toEqual([])
        expect(await state.proxyRights.between(right.patient, right.proxy)).toEqual([{ ...right, withdrawn: true }])
      })

      test('a stored scope that this code does not know is refused, not read as unlimited', async () => {
        await state.directives.record(aDirective('d-odd', testPatient(8)))
        await sql`update directives set scope = '{"onlyOnTuesdays": true}' where id = 'd-odd'`.execute(door.db)
        await expect(state.factsFor({ patient: testPatient(8), proxy: undefined })).rejects.toMatchObject({
          code: 'STATE_UNAVAILABLE',
        })
      })
    })

    describe('obligations', () => {
      test('are written with the decision that calls for them, wait until done, and go after their retention', async () => {
        const organisation = ods('RRV01')
        await state.ledger.append(aDecision('owed', testPatient(6)), [
          { kind: 'tell-patient', organisation: undefined, dueInMs: 60_000 },
          { kind: 'open-review', organisation, dueInMs: 86_400_000 },
        ])
        const [notice] = await state.obligations.waiting('tell-patient')
        expect(notice).toMatchObject({
          receipt: 'owed',
          patientKey: state.patientKeyOf(testPatient(6)),
          doneAt: undefined,
        })
        if (notice === undefined) throw new Error('no notice')
        expect(notice.dueAt - notice.createdAt).toBe(60_000)
        expect(await state.obligations.waiting('open-review', { organisation: ods('E85001') })).toEqual([])
        expect(await state.obligations.waiting('open-review', { organisation })).toHaveLength(1)
        expect(await state.obligations.done(notice.id, 'u', notice.revision + 1)).toBe('CONFLICT')
        expect(await state.obligations.done(notice.id, 'u', notice.revision)).toBe('DONE')
        expect(await state.obligations.done(notice.id, 'u', notice.revision)).toBe('UNCHANGED')
        expect(await state.obligations.waiting('tell-patient')).toEqual([])
        expect(await state.obligations.expire(Number.MAX_SAFE_INTEGER)).toBe(1)
        expect(await state.obligations.waiting('open-review')).toHaveLength(1)
      })
    })

    test('LAUNCH-01 a launch is used once, whoever races for it; one that has run out is forgotten', async () => {
      const now = await state.now()
      expect(await state.launches.isTaken('launch-1')).toBe(false)
      const raced = await Promise.all(Array.from({ length: 6 }, () => state.launches.take('launch-1', now + 60_000)))
      expect(raced.filter(Boolean)).toHaveLength(1)
      expect(await state.launches.isTaken('launch-1')).toBe(true)
      expect(await state.launches.take('launch-2', now - 1)).toBe(true)
      expect(await state.launches.take('launch-3', now + 60_000)).toBe(true)
      expect(await state.launches.isTaken('launch-2')).toBe(false)
      expect(await state.launches.isTaken('launch-1')).toBe(true)
    })

    describe('sessions', () => {
      const session = { idHash: 'hash', sealed: 'sealed', startedAt: 1_000, endsAt: 9_000 }

      test('are seen until they end, or nobody has seen them for so long', async () => {
        await state.sessions.start(session)
        expect(await state.sessions.see('hash', 1_500, 1_000)).toEqual(session)
        expect(await state.sessions.see('hash', 2_499, 1_000)).toEqual(session)
        expect(await state.sessions.see('hash', 3_499, 1_000)).toBeUndefined()
        expect(await state.sessions.see('hash', 8_999, 9_000)).toEqual(session)
        expect(await state.sessions.see('hash', 9_000, 9_000)).toBeUndefined()
        expect(await state.sessions.see('another', 1_500, 1_000)).toBeUndefined()
      })

      test('are gone once ended, and ended ones once another begins', async () => {
        await state.sessions.start({ ...session, idHash: 'ended' })
        expect([await state.sessions.end('ended'), await state.sessions.end('ended')]).toEqual([true, false])
        expect(await state.sessions.see('ended', 1_500, 1_000)).toBeUndefined()
        await state.sessions.start({ ...session, idHash: 'over' })
        await state.sessions.start({ ...session, idHash: 'later', startedAt: 9_000, endsAt: 17_000 })
        expect(await state.sessions.end('over')).toBe(false)
      })
    })

    describe('where patients are', () => {
      const said = (holds: Readonly<Record<string, boolean>>) =>
        new Map(Object.entries(holds).map(([id, is]) => [exchangeNamed(id), is]))
      const known = async (patient: ReturnType<typeof testPatient>) => {
        const located = await state.locations.of(patient)
        return located?.sightings.map(({ exchange, holds }) => `${exchange} ${holds}`).sort()
      }
      const [mover, other] = [testPatient(640), testPatient(641)]

      test('is learned piece by piece, and forgotten whole when the patient moves', async () => {
        expect(await state.locations.of(mover)).toBeUndefined()
        await state.locations.learn(mover, 'here', said({ NWL: true, ELPR: false }), 60_000)
        await state.locations.learn(mover, 'here', said({ ELPR: true, SWL: false }), 60_000)
        await state.locations.learn(mover, 'here', said({}), 60_000)
        expect(await known(mover)).toEqual(['ELPR true', 'NWL true', 'SWL false'])
        const located = await state.locations.of(mover)
        for (const { until } of located?.sightings ?? []) {
          expect(until).toBeGreaterThan(located?.now ?? 0)
          expect(until).toBeLessThanOrEqual((located?.now ?? 0) + 60_000)
        }
        await state.locations.learn(mover, 'there', said({ SWL: true }), 60_000)
        expect(await known(mover)).toEqual(['SWL true'])
        expect(await known(other)).toBeUndefined()
      })

      test('goes when it is believed no more, and when it is to be forgotten', async () => {
        await state.locations.learn(other, 'here', said({ NWL: false }), 0)
        expect(await state.locations.expire()).toBe(1)
        expect(await known(other)).toBeUndefined()
        expect(await known(mover)).toEqual(['SWL true'])
        await state.locations.forget(mover)
        expect(await known(mover)).toBeUndefined()
      })
    })

    describe('what exchanges did', () => {
      const tally = (more: Partial<Tally> = {}): Tally => ({
        ...{ asked: 3, answered: 2, empty: 1, mismatched: 0, newestAt: 7, latencies: [0, 2, 1] },
        ...more,
      })
      const [NWL, ELPR] = [exchangeNamed('NWL'), exchangeNamed('ELPR')]
      const day = { lastsMs: 86_400_000, stepMs: 0 }

      test('is added up whichever node counted it, and read in steps or all in one', async () => {
        expect((await state.scores.read(day)).steps).toEqual([])
        await state.scores.add(new Map())
        await state.scores.add(new Map([[NWL, tally()]]))
        await Promise.all([
          state.scores.add(new Map([[NWL, tally({ newestAt: null, latencies: [1, 0, 0, 4] })]])),
          state.scores.add(new Map([[ELPR, tally({ asked: 1 })]])),
        ])
        const { now, steps } = await state.scores.read(day)
        expect(steps).toEqual([
          { exchange: ELPR, at: 0, tally: tally({ asked: 1 }) },
          {
            exchange: NWL,
            at: 0,
            tally: { asked: 6, answered: 4, empty: 2, mismatched: 0, newestAt: 7, latencies: [1, 2, 1, 4] },
          },
        ])
        const byHour = await state.scores.read({ lastsMs: 86_400_000, stepMs: 3_600_000, exchange: ELPR })
        expect(byHour.steps.map(({ at }) => at % 3_600_000)).toEqual([0])
        expect(Math.abs(now - Date.now())).toBeLessThan(600_000)
      })

      test('is kept by the minute for a day, by the hour for a month, and no longer', async () => {
        const { now } = await state.scores.read(day)
        const hour = now - (now % 3_600_000)
        const put = (at: number, length: number) =>
          sql`insert into exchange_spans values ('OLD', ${at}, ${length}, 1, 1, 0, 0, ${at}, '{0,1}')`.execute(door.db)
        const twoDays = hour - 48 * 3_600_000
        await put(twoDays, 60_000)
        await put(twoDays + 60_000, 60_000)
        await put(hour - 40 * 24 * 3_600_000, 3_600_000)
        await state.scores.roll()
        await put(twoDays + 120_000, 60_000)
        await state.scores.roll()
        const { rows } = await sql`select starts_at, length_ms, asked, newest_at, latencies from exchange_spans
          where exchange_id = 'OLD'`.execute(door.db)
        expect(rows).toEqual([
          { starts_at: twoDays, length_ms: 3_600_000, asked: 3, newest_at: twoDays + 120_000, latencies: [0, 3] },
        ])
        const month = await state.scores.read({ lastsMs: 30 * 86_400_000, stepMs: 0, exchange: exchangeNamed('OLD') })
        expect(month.steps[0]?.tally.asked).toBe(3)
        expect((await state.scores.read(day)).steps.map(({ exchange }) => exchange)).toEqual([ELPR, NWL])
      })

      test('a breach begins once and ends once, and each is told once, its end after its beginning', async () => {
        const breach = { exchange: NWL, measure: 'AVAILABILITY', measured: 0.5, promised: 0.9 } as const
        const begun = await Promise.all([state.scores.begin(breach), state.scores.begin(breach)])
        expect(begun.sort()).toEqual([false, true])
        expect(await state.scores.begin({ ...breach, measure: 'P95' })).toBe(true)
        expect(await state.scores.end(NWL, 'AVAILABILITY')).toBe(true)
        expect(await state.scores.end(NWL, 'AVAILABILITY')).toBe(false)
        const said = (alerts: readonly Alert[]) => alerts.map(({ breach: { measure }, part }) => `${measure} ${part}`)
        const first = await state.scores.claim(9, 60_000)
        expect(said(first).sort()).toEqual(['AVAILABILITY BEGAN', 'P95 BEGAN'])
        expect(await state.scores.claim(9, 60_000)).toEqual([])
        for (const alert of first)
          await state.scores.told(alert, alert.breach.measure === 'P95' ? { againInMs: 0 } : 'TOLD')
        const second = await state.scores.claim(9, 60_000)
        expect(said(second).sort()).toEqual(['AVAILABILITY ENDED', 'P95 BEGAN'])
        expect(second.map(({ attempts }) => attempts).sort()).toEqual([1, 2])
        for (const alert of second) await state.scores.told(alert, 'TOLD')
        expect(await state.scores.claim(9, 0)).toEqual([])
        const kept = await state.scores.breaches(0)
        expect(kept.map(({ measure, endedAt }) => [measure, endedAt !== undefined]).sort()).toEqual([
          ['AVAILABILITY', true],
          ['P95', false],
        ])
      })

      test('what an exchange declared is part of its row in the registry', async () => {
        const declared = { ...anExchange('SWL', ['RRV01']), sla: { availability: 0.99, p95Ms: 800 } }
        await state.registry.saveExchange(declared)
        const row = async () => (await state.registry.load()).exchanges.find(({ id }) => id === 'SWL')
        expect(await row()).toEqual(declared)
        // Whoever declares none takes it back.
        const without = { ...anExchange('SWL', ['RRV01']), name: 'Renamed' }
        await state.registry.saveExchange(without)
        expect(await row()).toEqual({ ...without, sla: undefined })
      })
    })

    test('no table holds a clear NHS number', async () => {
      const patient = testPatient(40)
      const own = testPatient(41)
      const spaced = `${own.slice(0, 3)} ${own.slice(3, 6)} ${own.slice(6)}`
      await state.directives.record(aDirective('d-dump', patient))
      await state.proxyRights.record({
        id: 'p-dump',
        patient,
        proxy: own,
        ground: 'ATTORNEY',
        mayView: true,
        patientLacksCapacity: true,
        period: OPEN,
        withdrawn: false,
      })
      const decision = aDecision('dump', patient, own)
      await state.ledger.append({
        ...decision,
        careContext: `visit of ${patient}`,
        breakGlass: { code: '6', words: `son is ${spaced}.`, grant: 'grant-1' },
      })
      const disclosure = aDisclosure('dump', patient)
      const [list] = disclosure.released
      if (list === undefined) throw new Error('no list')
      await state.ledger.append({
        ...disclosure,
        released: [{ ...list, records: [[`AllergyIntolerance/${patient}-1`, null, 'h']] }],
      })
      await state.ledger.append({
        kind: 'refusal',
        receipt: 'dump',
        patient,
        requester: decision.requester,
        purpose: undefined,
        code: 'FORBIDDEN',
      })
      const { rows } = await sql<{
        name: string
      }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(door.db)
      const dumps = await Promise.all(
        rows.map(({ name }) =>
          sql<{ text: string }>`select string_agg(t::text, ' ') as text from ${sql.table(name)} t`.execute(door.db),
        ),
      )
      const dump = dumps.map((each) => each.rows[0]?.text ?? '').join(' ')
      expect(dump).toContain(state.patientKeyOf(patient))
      expect(dump).toContain(state.patientKeyOf(own))
      for (const number of [patient, own, spaced]) expect(dump).not.toContain(number)
    })
  })
}
