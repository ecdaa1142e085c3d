import { randomBytes } from 'node:crypto'
import { courseOfChange } from '../../policies/registration-life.ts'
import { canonicalJson } from '../../schema/model/canonical-json.ts'
import { configurationHash } from '../../schema/model/conformance-report.ts'
import type { ExchangeConfiguration, ExchangeRegistration } from '../../schema/model/exchange-registration.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { newCanaryId } from '../state/canary-rows.ts'
import { type CanaryPlan, readCanary } from './read-canary.ts'
import { readConfiguration } from './read-configuration.ts'
import type { RegisteringParts, Wanted } from './registering-parts.ts'
import type { RegistrationLife } from './registration-life.ts'

/** 144 bits by chance. */
export const newChallenge = (): string => randomBytes(18).toString('base64url')

/** How an exchange is asked: what is tried before it governs. */
const asking = ({ protocol, endpoint, settings, limits }: ExchangeConfiguration): string =>
  canonicalJson({ protocol, endpoint, settings, limits })

/** A configuration that carries what `declared` says and is asked as `asked` says. */
export const declaredAs = (
  asked: ExchangeConfiguration,
  { name, area, members, defaultController, maintenance, sla }: ExchangeConfiguration,
): ExchangeConfiguration => ({ ...asked, name, area, members, defaultController, maintenance, sla })

const changeNames = (before: ExchangeConfiguration, after: ExchangeConfiguration): string =>
  (
    [
      'name',
      'area',
      'protocol',
      'endpoint',
      'members',
      'recordTypes',
      'defaultController',
      'maintenance',
      'sla',
      'limits',
      'settings',
    ] as const
  )
    .filter((field) => canonicalJson([before[field]]) !== canonicalJson([after[field]]))
    .join(', ')

/** Changing a configuration: what an exchange carries holds at once, how a live one is asked is tried first. */
export const configuring = (parts: RegisteringParts): Pick<RegistrationLife, 'configure' | 'withdrawCanary'> => {
  const openCanary = async ({ id }: ExchangeRegistration) =>
    (await parts.state.registrations.canariesOf(id)).find(({ state }) => state === 'WAITING' || state === 'UNDER_WAY')

  const tried = async (
    registration: ExchangeRegistration,
    next: ExchangeConfiguration,
    plan: CanaryPlan,
    reportFirst: boolean,
    note: string,
  ): Promise<Wanted> => {
    if ((await openCanary(registration)) !== undefined)
      return {
        faults: [{ field: 'canary', message: 'A changed configuration is there already: withdraw it, or let it end' }],
      }
    return {
      deed: reportFirst ? 'CANARY_PROPOSED' : 'CANARY_BEGUN',
      note,
      set: {
        configuration: declaredAs(registration.configuration, next),
        ...(reportFirst ? { challenge: newChallenge() } : {}),
      },
      canary: { edit: 'PROPOSE', id: newCanaryId(), begin: !reportFirst, configuration: next, ...plan },
    }
  }

  return {
    configure: async (id, revision, given, canary) => {
      const entities = await parts.entities()
      const entityOf = (code: string) => entities.get(code)
      return parts.change(id, revision, 'configure-exchange', async (registration) => {
        const read = readConfiguration(given, { reach: parts.reach, entityOf })
        const plan = readCanary(canary, entityOf)
        const faults = [...('faults' in read ? read.faults : []), ...('faults' in plan ? plan.faults : [])]
        if ('faults' in read || 'faults' in plan) return { faults }
        const before = registration.configuration
        const { configuration } = read
        const audited = configurationHash(before) !== configurationHash(configuration)
        const course = courseOfChange(registration.state, {
          audited,
          asking: asking(before) !== asking(configuration),
        })
        const note = changeNames(before, configuration)
        // Nothing is changed: nothing is to be tried, told or remembered.
        if (note === '') return { faults: [] }
        const challenge = audited && registration.state !== 'DRAFT' ? { challenge: newChallenge() } : {}
        switch (course) {
          case 'REFUSED':
            throw new HouseError('CONFLICT_OF_STATE')
          case 'AT_ONCE':
            return { deed: 'CONFIGURED', note, set: { configuration, ...challenge } }
          case 'PAUSED':
            return {
              deed: 'CONFIGURED',
              note,
              set: { configuration, ...challenge, state: 'SUSPENDED', resumesTo: 'PILOT' },
            }
          case 'CANARY':
            return tried(registration, configuration, plan, false, note)
          case 'REPORT_FIRST':
            return tried(registration, configuration, plan, true, note)
        }
      })
    },
    withdrawCanary: (id, revision) =>
      parts.change(id, revision, 'withdraw-canary', async (registration) => {
        const canary = await openCanary(registration)
        if (canary === undefined) throw new HouseError('CONFLICT_OF_STATE')
        return {
          deed: 'CANARY_WITHDRAWN',
          set: { challenge: undefined },
          canary: { edit: 'SETTLE', id: canary.id, state: 'WITHDRAWN', end: 'WITHDRAWN_BY_OPERATOR' },
        }
      }),
  }
}
