import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declaredAs } from '../../../gateway/registering/configuring.ts'
import { lookAtTrials, type TrialEnd } from '../../../gateway/registering/keep-trials.ts'
import { openTrialCounts } from '../../../gateway/registering/trial-counts.ts'
import type { Door } from '../../../gateway/state/doors/door.ts'
import { openStateBehind, type State } from '../../../gateway/state/open-state.ts'
import type { RegistrationChange } from '../../../gateway/state/registration-store.ts'
import { configurationHash } from '../../../schema/model/conformance-report.ts'
import type { ExchangeConfiguration } from '../../../schema/model/exchange-registration.ts'
import { anExchange, exchangeNamed, ods } from './state-examples.ts'

const BY = { issuer: 'https://issuer.example', userId: 'u1', name: 'Eva' }
const OPERATOR = ods('QKK')

const configuration = (): ExchangeConfiguration => {
  const { id: _, lifecycle: __, ...rest } = anExchange('ANY', ['RRV01'])
  return { ...rest, limits: { ...rest.limits, requestsASecond: 2.5 } }
}

/** What registrations must be, whichever database they are kept in. */
export const registrationContract = (
  name: string,
  openDoor: () => Promise<{ readonly door: Door; readonly stop: () => Promise<void> }>,
): void => {
  describe(`registrations on ${name}`, () => {
    let door: Door
    let state: State
    let stop: () => Promise<void>
    beforeAll(async () => {
      ;({ door, stop } = await openDoor())
      state = await openStateBehind(door, { patientKey: new Uint8Array(32).fill(7) })
    }, 120_000)
    afterAll(async () => {
      await door?.close()
      await stop?.()
    })

    const found = async (id: string) => {
      const registration = await state.registrations.find(exchangeNamed(id))
      if (registration === undefined) throw new Error(`${id} is not registered.`)
      return registration
    }
    const change = async (id: string, what: Omit<RegistrationChange, 'id' | 'revision'>) =>
      state.registrations.change({ id: exchangeNamed(id), revision: (await found(id)).revision, ...what }, BY)
    const asked = async (id: string) => (await state.registry.load()).exchanges.find((one) => one.id === id)
    const begin = (id: string) => state.registrations.begin(exchangeNamed(id), OPERATOR, configuration(), BY)

    test('a draft comes back as it was saved, and is in no registry; its name is taken from then on', async () => {
      expect(await begin('DRAFTED')).toBe('DONE')
      expect(await found('DRAFTED')).toMatchObject({ state: 'DRAFT', revision: 1, operator: OPERATOR, pilot: [] })
      expect((await found('DRAFTED')).configuration).toEqual(configuration())
      expect(await asked('DRAFTED')).toBeUndefined()
      expect(await begin('DRAFTED')).toBe('CONFLICT')
      await state.registry.saveExchange(anExchange('ASKED', ['RRV01']))
      expect(await begin('ASKED')).toBe('CONFLICT')
    })

    test('of two who change the same revision one does, and the other changes nothing', async () => {
      const { revision } = await found('DRAFTED')
      const both = (['one', 'two'] as const).map((note) =>
        state.registrations.change(
          { id: exchangeNamed('DRAFTED'), revision, deed: 'CHALLENGED', note, set: { challenge: note } },
          BY,
        ),
      )
      expect((await Promise.all(both)).sort()).toEqual(['CONFLICT', 'DONE'])
      expect((await found('DRAFTED')).revision).toBe(revision + 1)
      expect(await state.registrations.historyOf(exchangeNamed('DRAFTED'))).toHaveLength(2)
      expect(await state.registrations.change({ id: exchangeNamed('NOBODY'), revision: 1, deed: 'MOVED' }, BY)).toBe(
        'NOT_FOUND',
      )
    })

    test('what every node asks is written with the change, and the registry is raised with it', async () => {
      const before = (await state.registry.load()).version
      await change('DRAFTED', { deed: 'MOVED', set: { state: 'PILOT', pilot: [ods('RAP01')] } })
      expect(await asked('DRAFTED')).toMatchObject({
        lifecycle: 'PILOT',
        pilot: ['RAP01'],
        limits: { requestsASecond: 2.5 },
      })
      await change('DRAFTED', { deed: 'MOVED', set: { state: 'LIVE' } })
      const live = await asked('DRAFTED')
      expect(live).toMatchObject({ lifecycle: 'LIVE' })
      expect(live?.pilot).toBeUndefined()
      expect((await state.registry.load()).version).toBe(before + 2)
      expect((await state.registry.exchangesAt(before + 1))?.find(({ id }) => id === 'DRAFTED')?.lifecycle).toBe(
        'PILOT',
      )
    })

    test('history is only ever added to', async () => {
      for (const statement of [
        "update exchange_registration_events set note = ''",
        'delete from exchange_registration_events',
      ])
        await expect(sql.raw(statement).execute(door.db)).rejects.toThrow('append-only')
    })

    test('a credential is set over one of its kind, and taken away', async () => {
      const id = exchangeNamed('DRAFTED')
      const credential = (hint: string) => ({
        exchange: id,
        kind: 'OAUTH' as const,
        hint,
        expiresAt: undefined,
        sealed: { keyId: 'k', sealed: `sealed-${hint}` },
      })
      await change('DRAFTED', { deed: 'CREDENTIAL_SET', credential: credential('a') })
      await change('DRAFTED', { deed: 'CREDENTIAL_SET', credential: credential('b') })
      expect(await state.registrations.credentialsOf(id)).toMatchObject([{ kind: 'OAUTH', hint: 'b', setBy: 'Eva' }])
      expect(await state.registrations.sealedCredentials()).toEqual([credential('b')])
      await change('DRAFTED', { deed: 'CREDENTIAL_REMOVED', credential: { remove: 'OAUTH' } })
      expect(await state.registrations.credentialsOf(id)).toEqual([])
    })

    test('exchanges that were asked before are adopted as they stand, once', async () => {
      await state.registrations.adopt([anExchange('ASKED', ['RRV01'])], OPERATOR)
      await state.registrations.adopt([{ ...anExchange('ASKED', []), name: 'Other' }], ods('RRV01'))
      const adopted = await found('ASKED')
      expect(adopted).toMatchObject({
        state: 'LIVE',
        operator: OPERATOR,
        certified: configurationHash(adopted.configuration),
      })
      expect(adopted.configuration.name).toBe('ASKED exchange')
      expect((await state.registrations.ofOperator(OPERATOR)).map(({ id }) => id)).toEqual(['ASKED', 'DRAFTED'])
    })

    describe('a change on trial', () => {
      const counts = openTrialCounts()
      const ended: TrialEnd[] = []
      const written: string[] = []
      const look = async (laterMs: number) =>
        lookAtTrials({
          registrations: state.registrations,
          append: async (entry) => void written.push(entry.kind === 'administration' ? entry.deed : entry.kind),
          now: async () => (await state.now()) + laterMs,
          counts,
          everyMs: 1,
          least: 3,
          ended: (end) => ended.push(end),
          failed: (error) => {
            throw error
          },
        })
      const propose = (id: string, endpoint: string) =>
        change('DRAFTED', {
          deed: 'CANARY_BEGUN',
          canary: {
            edit: 'PROPOSE',
            id,
            begin: true,
            configuration: { ...configuration(), endpoint, limits: { concurrency: 2, maxBodyBytes: 10_000 } },
            share: 0.25,
            pilot: [ods('RAP01')],
            forMs: 60_000,
          },
        })

      test('is loaded with what it changes, and there is never a second', async () => {
        await propose('first', 'http://127.0.0.1:2')
        expect((await asked('DRAFTED'))?.canary).toEqual({
          id: 'first',
          share: 0.25,
          pilot: ['RAP01'],
          protocol: 'FHIR_R4',
          endpoint: 'http://127.0.0.1:2',
          limits: { concurrency: 2, maxBodyBytes: 10_000 },
          settings: { pageSize: 50 },
        })
        await expect(propose('second', 'http://127.0.0.1:3')).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' })
        expect((await state.registrations.canariesOf(exchangeNamed('DRAFTED'))).map(({ id }) => id)).toEqual(['first'])
      })

      test('goes on while its time runs, and governs after it, with what was declared meanwhile', async () => {
        for (let times = 0; times < 3; times++) {
          counts.count('first', 'running', 'ANSWERED')
          counts.count('first', 'tried', 'UNKNOWN')
          counts.count('first', 'tried', 'ANSWERED')
        }
        counts.count('first', 'running', 'UNKNOWN')
        await look(0)
        const [canary] = await state.registrations.canariesOf(exchangeNamed('DRAFTED'))
        expect(canary).toMatchObject({
          state: 'UNDER_WAY',
          running: { asked: 4, failed: 0, mismatched: 0, unknown: 1 },
          tried: { asked: 6, failed: 0, mismatched: 0, unknown: 3 },
        })
        const { configuration: running } = await found('DRAFTED')
        await change('DRAFTED', { deed: 'CONFIGURED', set: { configuration: { ...running, name: 'Renamed' } } })
        await look(61_000)
        expect(ended).toEqual([{ exchange: 'DRAFTED', trial: 'first', state: 'PROMOTED', end: 'DID_AS_WELL' }])
        expect(written).toEqual(['promote-canary'])
        const governs = await found('DRAFTED')
        expect(governs.configuration).toEqual(
          declaredAs(
            { ...configuration(), endpoint: 'http://127.0.0.1:2', limits: { concurrency: 2, maxBodyBytes: 10_000 } },
            {
              ...configuration(),
              name: 'Renamed',
            },
          ),
        )
        expect(governs.certified).toBe(configurationHash(governs.configuration))
        expect(await asked('DRAFTED')).toMatchObject({
          endpoint: 'http://127.0.0.1:2',
          name: 'Renamed',
          canary: undefined,
        })
        expect((await state.registrations.historyOf(exchangeNamed('DRAFTED')))[0]).toMatchObject({
          deed: 'CANARY_PROMOTED',
          by: undefined,
        })
      })

      test('is rolled back where it was hardly asked, whichever node looks first and however often', async () => {
        await propose('third', 'http://127.0.0.1:4')
        counts.count('third', 'tried', 'ANSWERED')
        await Promise.all([look(61_000), look(61_000)])
        await look(61_000)
        expect(ended.slice(1)).toEqual([
          { exchange: 'DRAFTED', trial: 'third', state: 'ROLLED_BACK', end: 'TOO_FEW_QUESTIONS' },
        ])
        expect((await asked('DRAFTED'))?.endpoint).toBe('http://127.0.0.1:2')
      })

      test('is rolled back as soon as it answers about another person', async () => {
        await propose('fourth', 'http://127.0.0.1:5')
        counts.count('fourth', 'tried', 'MISMATCHED')
        await look(0)
        expect(ended.at(-1)).toMatchObject({ trial: 'fourth', end: 'MISMATCHED_MORE' })
      })
    })
  })
}
