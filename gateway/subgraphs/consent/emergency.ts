import type { MutationResolvers, PatientNoticeResolvers, QueryResolvers } from '../../../schema/generated/consent.ts'
import { ALERT_REASONS, isAlertReason } from '../../../schema/model/alert-reason.ts'
import { PATIENT_NOTICES } from '../../../schema/model/patient-notice.ts'
import type { Grant } from '../../state/break-glass-store.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'

const REASONS = Object.entries(ALERT_REASONS).map(([code, text]) => ({ code, text }))

const shownGrant = ({ id, receipt, begunAt, endsAt, endedAt, inForce }: Grant) => ({
  id,
  receipt,
  begunAt,
  endsAt,
  endedAt: endedAt ?? null,
  inForce,
})

/** What the patient is told, and what somebody broke the glass for. */
export const emergencyQueries = {
  patientNotices: (_, { patient, ...page }, { emergency }) => emergency.notices(patient, pageAsked(page)),
  ownBreakGlass: async (_, { patient }, { emergency }) => (await emergency.ownGrants(patient)).map(shownGrant),
} satisfies QueryResolvers<HouseContext>

/** The two steps of break-glass, and its end. */
export const emergencyMutations = {
  beginBreakGlass: async (_, asked, { emergency }) => {
    const begun = await emergency.begin(asked)
    return begun.restricted
      ? { ...begun, reasons: REASONS }
      : { restricted: false, opening: null, expiresAt: null, reasons: [] }
  },
  confirmBreakGlass: async (_, { patient, opening, reason: { code, words }, hours }, { emergency }) =>
    shownGrant(await emergency.confirm({ patient, opening, code, words, hours: hours ?? undefined })),
  endBreakGlass: async (_, { patient, grant }, { emergency }) => {
    const ended = await emergency.end(patient, grant ?? undefined)
    return ended === undefined ? null : shownGrant(ended)
  },
} satisfies MutationResolvers<HouseContext>

/** A notice as the patient reads it. */
export const patientNoticeFields = {
  sentence: ({ kind }) => PATIENT_NOTICES[kind],
  organisation: ({ organisation }) => ({ odsCode: organisation }),
  requesterName: ({ requesterName }) => requesterName ?? null,
  reasonCode: ({ code }) => code,
  reason: ({ code }) => (isAlertReason(code) ? ALERT_REASONS[code] : ''),
} satisfies PatientNoticeResolvers<HouseContext>
