import type { RegistrationCanary, RegistrationFault } from '../../schema/model/exchange-registration.ts'
import { type OdsCode, parseOdsCode } from '../../schema/model/ods-code.ts'
import type { CanaryGiven } from './registration-life.ts'

/** How a changed configuration is tried. */
export type CanaryPlan = Pick<RegistrationCanary, 'share' | 'pilot' | 'forMs'>

const USUAL_PERCENT = 5
const MOST_PERCENT = 50
const USUAL_MINUTES = 24 * 60
const MOST_MINUTES = 7 * 24 * 60

/** Organisations by their codes, sites as the legal entity they belong to; each code that is unknown is a fault of its own. */
export const readOrganisations = (
  codes: readonly string[],
  entityOf: (code: string) => OdsCode | undefined,
  field: string,
): { readonly organisations: readonly OdsCode[]; readonly faults: readonly RegistrationFault[] } => {
  const faults: RegistrationFault[] = []
  const organisations = new Set<OdsCode>()
  codes.forEach((text, place) => {
    const code = parseOdsCode(text)
    const entity = code === undefined ? undefined : entityOf(code)
    if (entity === undefined)
      faults.push({ field: `${field}.${place}`, message: 'No organisation is known by this code' })
    else organisations.add(entity)
  })
  return { organisations: [...organisations].sort(), faults }
}

/** Reads how a change is to be tried: one in twenty questions for a day, unless it is said. Somebody must be asked by it. */
export const readCanary = (
  given: CanaryGiven | undefined,
  entityOf: (code: string) => OdsCode | undefined,
): CanaryPlan | { readonly faults: readonly RegistrationFault[] } => {
  const percent = given?.percent ?? (given?.organisations == null ? USUAL_PERCENT : 0)
  const minutes = given?.minutes ?? USUAL_MINUTES
  const { organisations, faults: unknown } = readOrganisations(
    given?.organisations ?? [],
    entityOf,
    'canary.organisations',
  )
  const faults = [
    ...unknown,
    ...(Number.isInteger(percent) && percent >= 0 && percent <= MOST_PERCENT
      ? []
      : [{ field: 'canary.percent', message: `The share of questions is a whole number from 0 to ${MOST_PERCENT}` }]),
    ...(percent === 0 && organisations.length === 0 && unknown.length === 0
      ? [{ field: 'canary.percent', message: 'Give a share of questions, or organisations: nobody would try it' }]
      : []),
    ...(Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
      ? []
      : [{ field: 'canary.minutes', message: `The trial lasts from 1 to ${MOST_MINUTES} minutes` }]),
  ]
  return faults.length > 0 ? { faults } : { share: percent / 100, pilot: organisations, forMs: minutes * 60_000 }
}
