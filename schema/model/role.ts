/** Who is asking, by the part they play. */
export const ROLES = [
  'clinician',
  'dispatcher',
  'patient',
  'proxy',
  'practice-staff',
  'ig-manager',
  'operator',
  'privacy-officer',
  'analyst',
] as const

export type Role = (typeof ROLES)[number]
