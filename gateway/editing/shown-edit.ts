import { shownName } from '../../policies/shown-access.ts'
import type { ShownEdit } from '../../schema/model/record-edit.ts'
import type { KeptEdit } from '../state/record-edit-store.ts'
import type { EditingRoom } from './room.ts'
import { openReason } from './sealed-edit.ts'

/** Whom an edit is shown to. */
export type EditReader = 'AUTHOR' | 'PATIENT' | 'OWNER'

/** An edit as one of those whom it concerns sees it. The patient sees names as their log shows them; nobody is told whose record it is, nor what it says. */
export const shownEdit = (
  room: Pick<EditingRoom, 'sealing' | 'namesWithheldBy'>,
  kept: KeptEdit,
  reader: EditReader,
): ShownEdit => {
  const { patientKey: _patient, by: _by, askedHash: _hash, reason, ...shown } = kept
  const named = { role: 'clinician', requesterName: kept.authorName, organisation: kept.organisation } as const
  return {
    ...shown,
    authorName: reader === 'PATIENT' ? shownName(named, room.namesWithheldBy) : kept.authorName,
    reason: openReason(room.sealing, kept.id, reason) ?? null,
  }
}
