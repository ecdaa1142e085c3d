import type { UnifiedRecord } from '../../schema/model/record.ts'

/**
 * The records of a restricted patient as staff see them: who holds a record tells the practice and the area, which are never shown (POLICY §2,
 * `restricted-demographics`). The exchange stays: an answer says what each of them did.
 */
export const withoutCustodians = (records: readonly UnifiedRecord[]): readonly UnifiedRecord[] =>
  records.map((record) => ({
    ...record,
    provenance: record.provenance.map((provenance) => ({ ...provenance, custodian: null })),
    dissenting: withoutCustodians(record.dissenting),
  }))
