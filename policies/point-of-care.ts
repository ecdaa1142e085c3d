import type { ConsentDirective } from '../schema/model/consent-directive.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'

/** The longest a permission at the point of care may last: 24 hours, in milliseconds. */
export const POINT_OF_CARE_LIMIT = 24 * 60 * 60 * 1000

/**
 * Whether a permit recorded at the point of care is one that counts (POLICY §4): for this organisation alone, naming the clinician,
 * and over 24 hours after it was recorded at the latest. Whether it counts *here* is for the resolution: only where nothing else speaks.
 */
export const isPointOfCarePermit = (directive: ConsentDirective, recipient: OdsCode | undefined): boolean => {
  const { scope, period, recordedBy } = directive
  return (
    scope.recipients?.length === 1 &&
    scope.recipients[0] === recipient &&
    recordedBy.userId !== '' &&
    period.start !== undefined &&
    period.end !== undefined &&
    period.end - period.start <= POINT_OF_CARE_LIMIT &&
    period.end - recordedBy.at <= POINT_OF_CARE_LIMIT
  )
}
