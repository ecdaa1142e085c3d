import type { PatientNoticeKind } from '../../../schema/generated/consent.ts'
import type { AlertReasonCode } from '../../../schema/model/alert-reason.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import { type NamedOrganisation, nameOf } from '../choices/shown-choice.ts'
import type { Speaker } from '../language/speaker.ts'

/** What the patient is told of an emergency. */
export type EmergencyNotice = {
  readonly id: string
  readonly kind: PatientNoticeKind
  readonly at: string
  readonly receipt: string
  readonly organisation: NamedOrganisation
  readonly requesterName: string | null
  readonly role: string
  readonly reasonCode: AlertReasonCode
  readonly words: string
  readonly endsAt: string
}

/** What a document asks of one: `...EmergencySaid`. */
export const EMERGENCY = /* GraphQL */ `
  fragment EmergencySaid on PatientNotice {
    id kind at receipt organisation { odsCode name } requesterName role reasonCode words endsAt
  }`

/** A notice in words. The words stand as they were written, in English. */
export const emergencyView = (notice: EmergencyNotice, now: Instant, { t, word, moment }: Speaker) => {
  const isOver = Date.parse(notice.endsAt) <= now
  return {
    id: notice.id,
    who: notice.requesterName ?? t('log.nobody'),
    role: word('role', notice.role),
    place: nameOf(notice.organisation),
    when: moment(notice.at),
    until: t(isOver ? 'emergency.ended' : 'emergency.until', { moment: moment(notice.endsAt) }),
    isOver,
    reason: word('alertReason', notice.reasonCode),
    words: notice.words,
    link: `/account/log?only=emergencies#access-${notice.receipt}`,
    question: `/account/log/${notice.receipt}/question`,
  }
}
