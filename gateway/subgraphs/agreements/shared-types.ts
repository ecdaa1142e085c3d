import type { AgreementTerms } from '../../../schema/model/agreement.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'

/** The record types that terms share, each with the sensitive classes included. */
export const sharedTypes = ({ recordTypes }: Pick<AgreementTerms, 'recordTypes'>) =>
  RECORD_TYPES.flatMap((recordType) => {
    const classes = recordTypes[recordType]
    if (classes === undefined) return []
    return [{ recordType, allClasses: classes === 'all', classes: classes === 'all' ? [] : classes }]
  })
