import type { Agreement } from '../schema/model/agreement.ts'
import type { AgreementStanding } from '../schema/model/agreement-notice.ts'
import type { Instant } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import { isInForceFor } from './agreement-pairs.ts'

const hasEnded = (end: Instant | undefined, now: Instant): boolean => end !== undefined && end <= now

/**
 * The version that waits for an organisation's signature: the newest that names it, unless it has signed that one or its period has ended.
 * An older one that it left unsigned waits no longer.
 */
export const versionToSign = ({ versions }: Agreement, organisation: OdsCode, now: Instant): number | undefined => {
  let newest: { readonly version: number; readonly waits: boolean } | undefined
  for (const { version, terms, parties } of versions) {
    if (newest !== undefined && version < newest.version) continue
    const party = parties.find((one) => one.organisation === organisation)
    if (party === undefined) continue
    newest = { version, waits: party.signedAt === undefined && !hasEnded(terms.period.end, now) }
  }
  return newest?.waits === true ? newest.version : undefined
}

/** Versions that name an organisation: it is a party while there is one. */
const naming = ({ versions }: Agreement, organisation: OdsCode) =>
  versions.filter(({ parties }) => parties.some((party) => party.organisation === organisation))

/**
 * How an agreement stands for one organisation at a moment; undefined for who is no party. What it did for good comes first, then what is
 * paused, what is over, what waits for it, and only then what is in force.
 */
export const standingOf = (
  agreement: Agreement,
  organisation: OdsCode,
  now: Instant,
): AgreementStanding | undefined => {
  const own = naming(agreement, organisation)
  if (own.length === 0) return undefined
  if (agreement.withdrawn.includes(organisation)) return 'WITHDRAWN'
  if (agreement.suspendedByOperator || agreement.suspended.includes(organisation)) return 'SUSPENDED'
  if (own.every(({ terms }) => hasEnded(terms.period.end, now))) return 'EXPIRED'
  if (versionToSign(agreement, organisation, now) !== undefined) return 'TO_SIGN'
  return isInForceFor(agreement, organisation, now) ? 'IN_FORCE' : 'WAITING'
}
