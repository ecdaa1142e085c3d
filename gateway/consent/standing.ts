import type { Facts } from '../../policies/facts.ts'
import { may } from '../../policies/may.ts'
import { actsNow, type Change, type Stage, stageOf } from '../../policies/proxies.ts'
import type { ConsentFaultCode, ProposalSide } from '../../schema/model/consent-choice.ts'
import type { RecordedBy } from '../../schema/model/consent-directive.ts'
import type { DemographicsAnswer } from '../../schema/model/demographics.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Choices } from '../state/choice-store.ts'
import type { PatientKey } from '../state/patient-key.ts'
import type { ConsentRoom } from './room.ts'

/** One requester before one patient's choices, at one moment: everything that says who may decide. */
export type Standing = {
  readonly patient: NhsNumber
  /** The part they play here: somebody signed in for themselves who names another person comes as that person's proxy. */
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  readonly choices: Choices
  readonly stage: Stage
  readonly birthDate: string | null
  /** The requester's own right that acts now. */
  readonly right: ProxyRight | undefined
  /** The legal entity of the patient's registered practice. */
  readonly practice: OdsCode | undefined
  readonly demographics: DemographicsAnswer
}

/** Somebody signed in for themselves who names another person comes as that person's proxy, and needs a recorded right. */
export const partPlayed = (requester: Requester, patient: NhsNumber): Requester =>
  requester.role === 'patient' && requester.nhsNumber !== patient ? { ...requester, role: 'proxy' } : requester

const practiceOf = (room: ConsentRoom, answer: DemographicsAnswer): OdsCode | undefined => {
  const code = answer.state === 'FOUND' ? answer.demographics.generalPractice : null
  return code === null ? undefined : room.running.registry().organisations.get(code)
}

/** From the same snapshot as the revision: a right withdrawn since then has moved it. */
const rightOf = (
  room: ConsentRoom,
  { role, nhsNumber: proxy }: Requester,
  patient: NhsNumber,
  { rights }: Choices,
  facts: Pick<Facts, 'now' | 'patientBirthDate'>,
): ProxyRight | undefined => {
  if (role !== 'proxy' || proxy === undefined) return undefined
  const key = room.keyOf(proxy)
  return rights
    .filter((held) => held.key === key)
    .map(({ right }) => ({ ...right, proxy }))
    .find((right) => actsNow(right, proxy, patient, facts))
}

/** Reads who stands before whose choices: the database and the demographics service at once, then the registry as the database has it. */
export const standingOf = async (
  room: ConsentRoom,
  stated: Requester,
  patient: NhsNumber,
  deed?: string,
): Promise<Standing> => {
  const requester = partPlayed(stated, patient)
  const person = requester.role === 'patient' || requester.role === 'proxy'
  const own = person ? requester.nhsNumber : undefined
  const reader = requester.role === 'practice-staff' ? patient : own
  const [choices, demographics, versions] = await Promise.all([
    room.choices.of(patient, { reader, deed }),
    room.demographics(patient),
    room.versions(),
  ])
  await room.running.catchUp(versions)
  const birthDate = demographics.state === 'FOUND' ? demographics.demographics.birthDate : null
  const facts = { now: choices.now, patientBirthDate: birthDate }
  const { organisations } = room.running.registry()
  return {
    patient,
    requester,
    organisation: requester.organisation === undefined ? undefined : organisations.get(requester.organisation),
    choices,
    stage: stageOf(birthDate, choices.now),
    birthDate,
    right: rightOf(room, requester, patient, choices, facts),
    practice: practiceOf(room, demographics),
    demographics,
  }
}

/** How what this requester records is recorded. Undefined for who may record nothing. */
export const howOf = ({ requester }: Pick<Standing, 'requester'>): RecordedBy['how'] | undefined => {
  switch (requester.role) {
    case 'patient':
      return 'PATIENT'
    case 'proxy':
      return 'PROXY'
    case 'practice-staff':
      return 'PRACTICE'
    case 'clinician':
      return 'POINT_OF_CARE'
    default:
      return undefined
  }
}

/** The practice stands on the patient's side: it is their voice. */
export const sideOf = ({ requester }: Pick<Standing, 'requester'>): ProposalSide =>
  requester.role === 'proxy' ? 'PROXY' : 'PATIENT'

/** Whose key stands for the requester in what is recorded: a proxy's own, else the patient's. */
export const ownKey = (room: Pick<ConsentRoom, 'keyOf'>, { requester, patient }: Standing): PatientKey =>
  room.keyOf(requester.role === 'proxy' && requester.nhsNumber !== undefined ? requester.nhsNumber : patient)

/** Whether the person of this key has a right that acts now. */
export const actsByKey = ({ choices, patient, birthDate }: Standing, key: PatientKey): boolean =>
  choices.rights.some(
    (held) =>
      held.key === key &&
      actsNow(held.right, held.right.proxy, patient, { now: choices.now, patientBirthDate: birthDate }),
  )

/** Whether they may read the choices at all. */
export const mayRead = ({ requester, organisation, patient, right, practice }: Standing): boolean =>
  may(requester, organisation, { deed: 'read-choices', patient, right, practice }).permitted

/** Why somebody has no part in these choices; undefined when they have one. What could not be checked is told apart from what is not so. */
export const strangerFault = (standing: Standing): ConsentFaultCode | undefined => {
  if (mayRead(standing)) return undefined
  const unchecked = standing.demographics.state === 'UNAVAILABLE'
  switch (standing.requester.role) {
    case 'proxy':
      return unchecked ? 'DEMOGRAPHICS_UNAVAILABLE' : 'NOT_A_PROXY'
    case 'practice-staff':
      return unchecked ? 'DEMOGRAPHICS_UNAVAILABLE' : 'NOT_THEIR_PRACTICE'
    default:
      return 'NOT_YOUR_ROLE'
  }
}

/** Whether one who has a part may make this change: alone, or only with the other side, or why not at all. */
export const mayMake = (standing: Standing, change: Change): 'ALONE' | 'TOGETHER' | ConsentFaultCode => {
  const { requester, organisation, patient, stage, right, practice, demographics } = standing
  const permitted = (together: boolean) =>
    may(requester, organisation, { deed: 'change-directives', patient, change, stage, together, right, practice })
      .permitted
  if (permitted(false)) return 'ALONE'
  if (permitted(true)) return 'TOGETHER'
  if (stage === 'proxy-decides') return 'PROXY_DECIDES'
  return demographics.state === 'UNAVAILABLE' ? 'DEMOGRAPHICS_UNAVAILABLE' : 'AGE_NOT_KNOWN'
}
