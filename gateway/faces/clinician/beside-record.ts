import { isEditable } from '../../../schema/model/record-edit.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import type { Asked, View } from '../page.ts'
import { mayPropose, OFFERED, type Offers } from './offers.ts'
import { isEmergency, type OwnBreakGlass, ownBreakGlassField } from './own-break-glass.ts'

/** What is asked beside a record: what may be changed of it, or until when it is shown under break-glass. Never both: under break-glass nothing is changed. */
export type BesideRecord = Partial<Offers> & OwnBreakGlass

const DOCUMENT = /* GraphQL */ `
  query BesideRecord(
    $patient: NHSNumber!
    $access: AccessInput!
    $recordType: RecordType
    $proposes: Boolean!
    $isEmergency: Boolean!
  ) {
    changesOffered(patient: $patient, access: $access, recordType: $recordType) @include(if: $proposes) ${OFFERED}
    ${ownBreakGlassField('@include(if: $isEmergency)')}
  }`

/**
 * The second query of a page of records; of one kind alone, where that is said. It asks nothing where there is nothing to ask, and no offers of a kind that nobody changes from
 * here: each such question is judged and written down.
 */
export const besideRecord = (recordType?: RecordType) => ({
  document: DOCUMENT,
  variables: (asked: Asked): View | undefined => {
    const proposes = mayPropose(asked) && (recordType === undefined || isEditable(recordType))
    if (!proposes && !isEmergency(asked)) return undefined
    const { patient, access } = asked
    return { patient, access, recordType: recordType ?? null, proposes, isEmergency: isEmergency(asked) }
  },
})
