import type { AcceptedReport, ExchangeRegistration, RegistrationState } from '../schema/model/exchange-registration.ts'
import type { Instant } from '../schema/model/instant.ts'

/** How long after its audits ended a report counts. */
export const REPORT_FRESH_MS = 7 * 86_400_000

/** What is known of a registration when it is to move. `configuration`: the hash of what it says now. */
export type Standing = Pick<
  ExchangeRegistration,
  'state' | 'resumesTo' | 'conformanceKey' | 'certified' | 'report' | 'pilot'
> & { readonly configuration: string; readonly now: Instant }

/** Why a step cannot be taken. */
export type StepFault = 'NO_SUCH_STEP' | 'NO_KEY' | 'NO_REPORT' | 'CONFIGURATION_CHANGED' | 'REPORT_STALE' | 'NO_PILOT'

/** The steps there are. A suspended exchange resumes to where it was; nothing leads out of `RETIRED`. */
const STEPS: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  DRAFT: ['CONFORMANCE', 'RETIRED'],
  CONFORMANCE: ['PILOT', 'RETIRED'],
  PILOT: ['LIVE', 'SUSPENDED', 'RETIRED'],
  LIVE: ['SUSPENDED', 'RETIRED'],
  SUSPENDED: ['PILOT', 'LIVE', 'RETIRED'],
  RETIRED: [],
}

/** The states that a registration may move to, whether or not something is still missing; in the order of life. */
export const nextStates = ({ state, resumesTo }: Pick<Standing, 'state' | 'resumesTo'>): readonly RegistrationState[] =>
  STEPS[state].filter((to) => state !== 'SUSPENDED' || to === 'RETIRED' || to === resumesTo)

const isFresh = (report: AcceptedReport, now: Instant): boolean => now - report.endedAt <= REPORT_FRESH_MS

/** What is missing before its records may be asked for: a report that passed, of the configuration as it is now. */
const uncertified = ({ certified, configuration }: Standing): readonly StepFault[] => {
  if (certified === undefined) return ['NO_REPORT']
  return certified === configuration ? [] : ['CONFIGURATION_CHANGED']
}

/** The same where it moves on in its life: then the report is fresh, too. */
const untested = (standing: Standing): readonly StepFault[] => {
  const faults = uncertified(standing)
  if (faults.length > 0) return faults
  const { report, now } = standing
  if (report === undefined) return ['NO_REPORT']
  return isFresh(report, now) ? [] : ['REPORT_STALE']
}

/**
 * What stands in the way of a step; nothing when it may be taken. Pilot and live demand a passed report of this very configuration, seven days old at
 * most; who resumes where nothing was changed needs no new one.
 */
export const stepFaults = (standing: Standing, to: RegistrationState): readonly StepFault[] => {
  if (!nextStates(standing).includes(to)) return ['NO_SUCH_STEP']
  if (standing.state === 'SUSPENDED' && to !== 'RETIRED') return uncertified(standing)
  switch (to) {
    case 'CONFORMANCE':
      return standing.conformanceKey === undefined ? ['NO_KEY'] : []
    case 'PILOT':
      return [...untested(standing), ...(standing.pilot.length === 0 ? (['NO_PILOT'] as const) : [])]
    case 'LIVE':
      return untested(standing)
    default:
      return []
  }
}

/** Whether it is in the registry, asked or paused, so that every answer names it. */
export const isRegistered = (state: RegistrationState): state is 'PILOT' | 'LIVE' | 'SUSPENDED' =>
  state === 'PILOT' || state === 'LIVE' || state === 'SUSPENDED'

/**
 * What a change of configuration comes to. `AT_ONCE`: it is written over. `PAUSED`: it is written over, and what was in pilot is suspended until a report
 * of the new configuration is there. `CANARY`: it is tried first; `REPORT_FIRST`: and before that it needs a report of its own. `REFUSED`: it is retired.
 */
export type ChangeCourse = 'AT_ONCE' | 'PAUSED' | 'CANARY' | 'REPORT_FIRST' | 'REFUSED'

/** `audited`: what a report is about differs; `asking`: how it is asked does (limits with it). What an exchange carries is a declaration, and holds at once. */
export const courseOfChange = (
  state: RegistrationState,
  differs: { readonly audited: boolean; readonly asking: boolean },
): ChangeCourse => {
  switch (state) {
    case 'DRAFT':
    case 'CONFORMANCE':
    case 'SUSPENDED':
      return 'AT_ONCE'
    case 'PILOT':
      return differs.audited ? 'PAUSED' : 'AT_ONCE'
    case 'LIVE':
      if (differs.audited) return 'REPORT_FIRST'
      return differs.asking ? 'CANARY' : 'AT_ONCE'
    case 'RETIRED':
      return 'REFUSED'
  }
}
