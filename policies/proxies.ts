import { type Instant, isWithin } from '../schema/model/instant.ts'
import type { NhsNumber } from '../schema/model/nhs-number.ts'
import type { ProxyRight } from '../schema/model/proxy-right.ts'
import type { Facts } from './facts.ts'
import { londonDay } from './london-day.ts'

/** Who decides of a patient's choices by age (POLICY §4). `unknown`: no whole birth date, or one to come. */
export type Stage = 'proxy-decides' | 'both-widen' | 'own' | 'unknown'

/** What a change of directives does: widening records a permit, or ends or narrows a deny; all else restricts. */
export type Change = 'restrict' | 'widen'

/**
 * Completed years at a moment. Ages change at local midnight in Europe/London; a 29 February birthday falls on 1 March in other
 * years. Undefined when the birth date is not whole or not yet come.
 */
export const ageAt = (birthDate: string | null, now: Instant): number | undefined => {
  if (birthDate === null || !/^\d{4}-\d\d-\d\d$/.test(birthDate)) return undefined
  const today = londonDay(now)
  if (today < birthDate) return undefined
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Under 11 the proxy decides; from 11 to 15 either may restrict and only both widen; from 16 the person alone. */
export const stageOf = (birthDate: string | null, now: Instant): Stage => {
  const age = ageAt(birthDate, now)
  if (age === undefined) return 'unknown'
  if (age < 11) return 'proxy-decides'
  return age < 16 ? 'both-widen' : 'own'
}

/** Whether a recorded right acts now: in force, of these two people, and of an age (and capacity) that its ground allows. */
export const actsNow = (
  right: ProxyRight,
  proxy: NhsNumber | undefined,
  patient: NhsNumber,
  facts: Pick<Facts, 'now' | 'patientBirthDate'>,
): boolean => {
  if (right.withdrawn || right.proxy !== proxy || right.patient !== patient || !isWithin(facts.now, right.period)) {
    return false
  }
  const age = ageAt(facts.patientBirthDate, facts.now)
  if (age === undefined) return false
  return right.ground === 'PARENTAL_RESPONSIBILITY' ? age < 16 : age >= 18 && right.patientLacksCapacity
}

/** Whether the right lets this proxy view this patient's record now. */
export const mayProxyView = (
  right: ProxyRight,
  proxy: NhsNumber | undefined,
  patient: NhsNumber,
  facts: Pick<Facts, 'now' | 'patientBirthDate'>,
): boolean => right.mayView && actsNow(right, proxy, patient, facts)

/**
 * Whether the patient may make the change themselves. From 11 to 15 widening needs both, so `together` says that a proxy with a
 * right joins. Of unknown age: restricting only, which releases nothing.
 */
export const mayPatientChange = (change: Change, stage: Stage, together: boolean): boolean => {
  switch (stage) {
    case 'own':
      return true
    case 'both-widen':
      return change === 'restrict' || together
    case 'proxy-decides':
      return false
    case 'unknown':
      return change === 'restrict'
  }
}

/** Whether a proxy whose right acts now may make the change; from 11 to 15 widening needs the young person `together`. */
export const mayProxyChange = (
  change: Change,
  ground: ProxyRight['ground'],
  stage: Stage,
  together: boolean,
): boolean => {
  if (ground !== 'PARENTAL_RESPONSIBILITY') return stage === 'own'
  return stage === 'proxy-decides' || (stage === 'both-widen' && (change === 'restrict' || together))
}
