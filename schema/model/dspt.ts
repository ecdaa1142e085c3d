import type { OdsCode } from './ods-code.ts'

/** Standings in the Data Security and Protection Toolkit, which organisations publish once a year. */
export const DSPT_STATUSES = [
  'STANDARDS_EXCEEDED',
  'STANDARDS_MET',
  'APPROACHING_STANDARDS',
  'STANDARDS_NOT_MET',
] as const

export type DsptStatus = (typeof DSPT_STATUSES)[number]

/** Where an organisation stands, by its own statement. `publishedOn`: YYYY-MM-DD. */
export type DsptStanding = { readonly status: DsptStatus; readonly publishedOn: string }

/** The same with the organisation it is of. */
export type DsptStatement = DsptStanding & { readonly organisation: OdsCode }
