import { disagree } from '../../policies/directive-overlap.ts'
import { actsNow } from '../../policies/proxies.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import { isWithin } from '../../schema/model/instant.ts'
import type { ChosenDirective, NewNotice } from '../state/choice-store.ts'
import type { PatientKey } from '../state/patient-key.ts'
import type { Standing } from './standing.ts'

const notOver = ({ period, withdrawnAt }: ChosenDirective, now: number): boolean =>
  withdrawnAt === null && (isWithin(now, period) || (period.start ?? 0) > now)

/** Two proxies who chose differently are both told (POLICY §4): whoever recorded what the new choice contradicts, and whoever records it. */
export const disagreements = (
  { choices }: Standing,
  recorded: ConsentDirective,
  own: PatientKey,
  ended: string | undefined,
): readonly NewNotice[] => {
  if (recorded.recordedBy.how !== 'PROXY') return []
  const others = choices.directives.filter(
    (other) =>
      other.id !== ended &&
      notOver(other, choices.now) &&
      other.recordedBy.how === 'PROXY' &&
      other.recordedBy.userId !== recorded.recordedBy.userId &&
      disagree(recorded, other),
  )
  if (others.length === 0) return []
  const told = new Map<PatientKey, readonly string[]>([[own, others.map(({ id }) => id)]])
  for (const { id, recordedKey } of others)
    if (recordedKey !== null) told.set(recordedKey, [...(told.get(recordedKey) ?? []), id])
  return [...told].map(([to, ids]) => ({ to, kind: 'PROXIES_DISAGREE', directives: [recorded.id, ...ids] }))
}

/** What somebody else did about a patient's choices is told to the patient. */
export const toldToPatient = (
  { requester }: Standing,
  patient: PatientKey,
  directives: readonly string[],
): readonly NewNotice[] => {
  switch (requester.role) {
    case 'practice-staff':
      return [{ to: patient, kind: 'RECORDED_BY_PRACTICE', directives }]
    case 'proxy':
      return [{ to: patient, kind: 'RECORDED_BY_PROXY', directives }]
    case 'clinician':
      return [{ to: patient, kind: 'POINT_OF_CARE', directives }]
    default:
      return []
  }
}

/** The keys of everybody whose parental right acts now. */
export const actingProxies = ({ choices, patient, birthDate }: Standing): readonly PatientKey[] => [
  ...new Set(
    choices.rights
      .filter(({ right }) => actsNow(right, right.proxy, patient, { now: choices.now, patientBirthDate: birthDate }))
      .map(({ key }) => key),
  ),
]
