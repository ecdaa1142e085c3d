import { isStaffView } from '../../policies/relationship.ts'
import type { AuditEntry } from '../../schema/model/audit.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { DueObligation } from '../state/obligation-store.ts'
import type { NewCheck } from '../state/relationship-store.ts'
import { type CheckSchedule, REVIEW_WITHIN_MS } from './schedule.ts'
import { sealNumbers } from './sealed-numbers.ts'

/** What a decision calls for beside its own obligations. */
export type Called = { readonly check: NewCheck | undefined; readonly obligations: readonly DueObligation[] }

const NOTHING: Called = { check: undefined, obligations: [] }

/**
 * The check that a staff view calls for, to be written with its decision (POLICY §6, Relationship). A view of the requester's own record is told to the
 * privacy officer at once; no exchange need be asked for that, and nothing is kept to ask with.
 */
export const calledFor = (entry: AuditEntry, sealing: Sealing, schedule: CheckSchedule): Called => {
  if (entry.kind !== 'decision' || entry.organisation === undefined) return NOTHING
  const { requester, organisation, patient, receipt } = entry
  if (!isStaffView(requester.role, entry.purpose)) return NOTHING
  const ownRecord = requester.nhsNumber === patient
  const check: NewCheck = {
    organisation,
    ownRecord,
    sealed: ownRecord ? undefined : sealNumbers(sealing, receipt, { patient, requester: requester.nhsNumber }),
    firstInMs: schedule.firstMs,
    giveUpInMs: schedule.giveUpMs,
  }
  return {
    check,
    obligations: ownRecord ? [{ kind: 'review-own-record', organisation, dueInMs: REVIEW_WITHIN_MS }] : [],
  }
}
