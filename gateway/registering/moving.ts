import { nextStates, type Standing, stepFaults } from '../../policies/registration-life.ts'
import { configurationHash } from '../../schema/model/conformance-report.ts'
import type {
  ExchangeRegistration,
  RegistrationFault,
  RegistrationState,
} from '../../schema/model/exchange-registration.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { newChallenge } from './configuring.ts'
import { stepFaultWords } from './fault-words.ts'
import { readOrganisations } from './read-canary.ts'
import type { RegisteringParts } from './registering-parts.ts'
import type { RegistrationLife } from './registration-life.ts'

const standingOf = (registration: ExchangeRegistration, now: Instant): Standing => ({
  ...registration,
  configuration: configurationHash(registration.configuration),
  now,
})

const faultsOf = (
  registration: ExchangeRegistration,
  to: RegistrationState,
  now: Instant,
): readonly RegistrationFault[] => stepFaults(standingOf(registration, now), to).map(stepFaultWords)

/** What moving there changes besides the state. */
const movedTo = (
  { state }: ExchangeRegistration,
  to: RegistrationState,
): Partial<Pick<ExchangeRegistration, 'state' | 'resumesTo' | 'challenge'>> => {
  const pausing = to === 'SUSPENDED' && (state === 'PILOT' || state === 'LIVE')
  return {
    state: to,
    resumesTo: pausing ? state : undefined,
    ...(to === 'CONFORMANCE' ? { challenge: newChallenge() } : {}),
  }
}

/** The steps of its life, and whom it is piloted with. */
export const moving = (parts: RegisteringParts): Pick<RegistrationLife, 'steps' | 'move' | 'choosePilot'> => ({
  steps: async (registration) => {
    const now = await parts.state.now()
    return nextStates(registration).map((to) => ({ to, faults: faultsOf(registration, to, now) }))
  },

  move: (id, revision, to) =>
    parts.change(id, revision, `move-exchange-to-${to.toLowerCase()}`, async (registration, now) => {
      const faults = faultsOf(registration, to, now)
      if (faults.length > 0) return { faults }
      const open = (await parts.state.registrations.canariesOf(id)).find(
        ({ state }) => state === 'WAITING' || state === 'UNDER_WAY',
      )
      return {
        deed: 'MOVED',
        set: movedTo(registration, to),
        // What is paused or has ended tries nothing.
        ...(open === undefined
          ? {}
          : { canary: { edit: 'SETTLE', id: open.id, state: 'WITHDRAWN', end: 'EXCHANGE_MOVED' } as const }),
      }
    }),

  choosePilot: async (id, revision, codes) => {
    const entities = await parts.entities()
    return parts.change(id, revision, 'choose-pilot', ({ state }) => {
      if (state === 'LIVE' || state === 'RETIRED') throw new HouseError('CONFLICT_OF_STATE')
      const { organisations, faults } = readOrganisations(codes, (code) => entities.get(code), 'organisations')
      if (faults.length > 0) return { faults }
      if (organisations.length === 0 && state === 'PILOT')
        return { faults: [{ field: 'organisations', message: 'A pilot has at least one organisation' }] }
      return { deed: 'PILOT_CHOSEN', note: organisations.join(', '), set: { pilot: organisations } }
    })
  },
})
