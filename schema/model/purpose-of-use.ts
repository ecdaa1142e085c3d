/** Why the record is asked for: HL7 v3 ActReason (PurposeOfUse). No purpose implies another for permits and agreements. */
export const PURPOSES_OF_USE = ['TREAT', 'ETREAT', 'BTG', 'PATRQT', 'HRESCH', 'HOPERAT', 'PUBHLTH'] as const

export type PurposeOfUse = (typeof PURPOSES_OF_USE)[number]
