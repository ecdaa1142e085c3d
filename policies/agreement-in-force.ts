import type { Action } from '../schema/model/action.ts'
import type {
  Agreement,
  AgreementClause,
  AgreementParty,
  AgreementTerms,
  AgreementVersion,
} from '../schema/model/agreement.ts'
import { type Instant, isWithin } from '../schema/model/instant.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../schema/model/purpose-of-use.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import type { Sharing } from './rule.ts'

const signed = (version: AgreementVersion, organisation: OdsCode, now: Instant): AgreementParty | undefined =>
  version.parties.find(
    (party) => party.organisation === organisation && party.signedAt !== undefined && party.signedAt <= now,
  )

const acts = (agreement: Agreement, organisation: OdsCode): boolean =>
  !agreement.withdrawn.includes(organisation) && !agreement.suspended.includes(organisation)

/**
 * The version of an agreement in force from a provider to a recipient at a moment (POLICY §3): the newest begun one that both have
 * signed; if that one has ended, or does not make these two provider and recipient, none, for it ended the older ones for good.
 * Nobody agrees with themselves.
 */
export const versionInForce = (
  agreement: Agreement,
  provider: OdsCode,
  recipient: OdsCode,
  now: Instant,
): AgreementVersion | undefined => {
  if (provider === recipient || agreement.suspendedByOperator) return undefined
  if (!acts(agreement, provider) || !acts(agreement, recipient)) return undefined
  let newest: { readonly version: AgreementVersion; readonly applies: boolean } | undefined
  for (const version of agreement.versions) {
    const { start } = version.terms.period
    const from = signed(version, provider, now)
    const to = signed(version, recipient, now)
    if (from === undefined || to === undefined || (start !== undefined && start > now)) continue
    if (newest === undefined || version.version > newest.version.version) {
      newest = { version, applies: from.provides && to.receives }
    }
  }
  return newest?.applies && isWithin(now, newest.version.terms.period) ? newest.version : undefined
}

/** Whether terms cover a whole question: action, purpose, record type, and every class of the record. */
export const termsCover = (
  terms: AgreementTerms,
  action: Action,
  purpose: PurposeOfUse,
  type: RecordType,
  classes: readonly SensitivityClass[],
): boolean => {
  const included = terms.recordTypes[type]
  return (
    included !== undefined &&
    terms.actions.includes(action) &&
    terms.purposes.includes(purpose) &&
    (included === 'all' || classes.every((sensitivity) => included.includes(sensitivity)))
  )
}

/**
 * The agreements as one recipient meets them, read one by one: the reference that the compiled index must equal. Of several that
 * cover a question the clause named is that of the agreement whose id sorts first.
 */
export const sharingAmong = (
  agreements: readonly Agreement[],
  recipient: OdsCode | undefined,
  purpose: PurposeOfUse,
  action: Action,
  now: Instant,
): Sharing => ({
  covers(controller, type, classes) {
    if (recipient === undefined) return undefined
    let clause: AgreementClause | undefined
    for (const agreement of agreements) {
      const version = versionInForce(agreement, controller, recipient, now)
      if (version === undefined || !termsCover(version.terms, action, purpose, type, classes)) continue
      if (clause === undefined || agreement.id < clause.agreement) {
        clause = { agreement: agreement.id, version: version.version, recordType: type }
      }
    }
    return clause
  },
})
