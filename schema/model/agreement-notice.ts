import type { Instant } from './instant.ts'

/** How an agreement stands for one organisation, in the order in which it asks for attention. */
export const AGREEMENT_STANDINGS = ['TO_SIGN', 'WAITING', 'IN_FORCE', 'SUSPENDED', 'EXPIRED', 'WITHDRAWN'] as const

export type AgreementStanding = (typeof AGREEMENT_STANDINGS)[number]

export const AGREEMENT_NOTICE_KINDS = [
  'TO_SIGN',
  'ENDS_IN_7_DAYS',
  'ENDS_IN_30_DAYS',
  'ENDS_IN_90_DAYS',
  'REVIEW_DUE',
  'DSPT_DUE',
  'PARTY_ON_OLDER_VERSION',
] as const

/** Something that waits for an organisation. */
export type AgreementNotice = {
  readonly kind: (typeof AGREEMENT_NOTICE_KINDS)[number]
  readonly agreement: string
  readonly version: number | undefined
  readonly sentence: string
  readonly due: Instant | undefined
}
