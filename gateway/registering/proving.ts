import { configurationHash } from '../../schema/model/conformance-report.ts'
import type {
  AcceptedReport,
  ExchangeRegistration,
  RegistrationCanary,
  RegistrationState,
} from '../../schema/model/exchange-registration.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { newChallenge } from './configuring.ts'
import type { RegisteringParts } from './registering-parts.ts'
import type { RegistrationLife } from './registration-life.ts'
import { readConformanceKey, verifyReport } from './verify-report.ts'

/** Where a report may be awaited: before it is asked, in pilot, and while it is paused; of a live one, for a change. */
const AWAITING: ReadonlySet<RegistrationState> = new Set(['CONFORMANCE', 'PILOT', 'SUSPENDED'])

/** Proving conformance: the key, the challenge, the report. */
export const proving = (
  parts: RegisteringParts,
): Pick<RegistrationLife, 'setKey' | 'challenge' | 'submit' | 'hashAwaited'> => {
  const waitingOf = async ({ id, state }: ExchangeRegistration): Promise<RegistrationCanary | undefined> =>
    state === 'LIVE'
      ? (await parts.state.registrations.canariesOf(id)).find((canary) => canary.state === 'WAITING')
      : undefined

  /** The change that waits for a report, where that is what is awaited. Throws `CONFLICT_OF_STATE` where no report is. */
  const awaited = async (registration: ExchangeRegistration): Promise<RegistrationCanary | undefined> => {
    const waiting = await waitingOf(registration)
    if (waiting === undefined && !AWAITING.has(registration.state)) throw new HouseError('CONFLICT_OF_STATE')
    return waiting
  }

  return {
    hashAwaited: async (registration) =>
      configurationHash((await waitingOf(registration))?.configuration ?? registration.configuration),

    setKey: (id, revision, given) =>
      parts.change(id, revision, 'set-conformance-key', async ({ state }) => {
        if (state === 'RETIRED') throw new HouseError('CONFLICT_OF_STATE')
        const key = await readConformanceKey(given)
        if (typeof key === 'string') return { faults: [{ field: 'key', message: key }] }
        return { deed: 'KEY_SET', set: { conformanceKey: key } }
      }),

    challenge: (id, revision) =>
      parts.change(id, revision, 'challenge-exchange', async (registration) => {
        await awaited(registration)
        return { deed: 'CHALLENGED', set: { challenge: newChallenge() } }
      }),

    submit: (id, revision, text) =>
      parts.change(id, revision, 'submit-conformance-report', async (registration, now) => {
        const waiting = await awaited(registration)
        const { operator, challenge, conformanceKey } = registration
        if (conformanceKey === undefined) throw new HouseError('CONFLICT_OF_STATE')
        const configuration = configurationHash(waiting?.configuration ?? registration.configuration)
        const verified = await verifyReport(text, conformanceKey, { id, operator, challenge, configuration, now })
        if ('faults' in verified) return { faults: verified.faults.map((message) => ({ field: 'report', message })) }
        const { suite, ended, results } = verified.report
        const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length
        const report: AcceptedReport = {
          configuration,
          suite,
          endedAt: Date.parse(ended),
          acceptedAt: now,
          passed: count('PASSED'),
          skipped: count('SKIPPED'),
        }
        const note = `${suite}: ${report.passed} passed, ${report.skipped} skipped`
        // A challenge is good for one report: it goes in the change that accepts it.
        return waiting === undefined
          ? { deed: 'REPORT_ACCEPTED', note, set: { report, certified: configuration, challenge: undefined } }
          : {
              deed: 'CANARY_BEGUN',
              note,
              set: { report, challenge: undefined },
              canary: { edit: 'BEGIN', id: waiting.id },
            }
      }),
  }
}
