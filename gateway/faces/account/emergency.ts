import type { PatientNoticeKind } from '../../../schema/generated/consent.ts'
import type { Instant } from '../../../schema/model/instant.ts'
import type { Speaker } from '../language/speaker.ts'
import { nameOf, type Place } from './choice.ts'

/** What the patient is told of an emergency. */
export type EmergencyNotice = {
  readonly id: string
  readonly kind: PatientNoticeKind
  readonly at: string
  readonly receipt: string
  readonly organisation: Place
  readonly requesterName: string | null
  readonly role: string
  readonly reason: string
  readonly words: string
  readonly endsAt: string
}

/** What a document asks of one: `...EmergencySaid`. */
export const EMERGENCY = /* GraphQL */ `
  fragment EmergencySaid on PatientNotice {
    id kind at receipt organisation { odsCode name } requesterName role reason words endsAt
  }`

/** A notice in words. The reason and the words stand as they were chosen and written, in English. */
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
    reason: notice.reason,
    words: notice.words,
    link: `/account/log?only=emergencies#access-${notice.receipt}`,
    question: `/account/log/${notice.receipt}/question`,
  }
}
