import type { Agreement, AgreementVersion } from '../../schema/model/agreement.ts'
import type { AgreementSignature } from '../../schema/model/agreement-signature.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { AgreementDocument, PartySignature } from './agreement-document.ts'
import { pairsInForce } from './pairs-in-force.ts'

/** What a document is made of. Nothing is looked up here. */
export type DocumentFacts = {
  readonly agreement: Agreement
  readonly version: AgreementVersion
  readonly termsHash: string
  readonly proposedAt: Instant | undefined
  readonly signatures: ReadonlyMap<OdsCode, AgreementSignature>
  readonly nameOf: (organisation: OdsCode) => string | undefined
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  readonly now: Instant
}

const iso = (moment: Instant): string => new Date(moment).toISOString()

const byCode = (one: { readonly organisation: string }, other: { readonly organisation: string }): number =>
  one.organisation < other.organisation ? -1 : 1

const signatureOf = (
  organisation: OdsCode,
  signedAt: Instant,
  kept: AgreementSignature | undefined,
): PartySignature => ({
  organisation,
  signedAt: iso(signedAt),
  signedBy: kept?.signedBy ?? null,
  dspt: kept?.dspt === undefined ? null : { status: kept.dspt.status, publishedOn: kept.dspt.publishedOn },
  jws: kept?.jws ?? null,
})

/** The document's payload, exactly as it will be signed. */
export const composeDocument = (facts: DocumentFacts): AgreementDocument => {
  const { agreement, version, requester, now } = facts
  const parties = version.parties.toSorted(byCode)
  return {
    iat: Math.floor(now / 1000),
    agreement: agreement.id,
    version: version.version,
    proposedAt: facts.proposedAt === undefined ? null : iso(facts.proposedAt),
    terms: version.terms,
    parties: parties.map(({ organisation, provides, receives }) => ({ organisation, provides, receives })),
    termsHash: facts.termsHash,
    signatures: parties.flatMap(({ organisation, signedAt }) =>
      signedAt === undefined ? [] : [signatureOf(organisation, signedAt, facts.signatures.get(organisation))],
    ),
    organisations: Object.fromEntries(
      parties.map(({ organisation }) => [organisation, facts.nameOf(organisation) ?? organisation]),
    ),
    standing: {
      suspendedByOperator: agreement.suspendedByOperator,
      suspended: agreement.suspended,
      withdrawn: agreement.withdrawn,
      inForce: pairsInForce(
        agreement,
        parties.map(({ organisation }) => organisation),
        now,
      ),
    },
    exported: {
      at: iso(now),
      by: {
        name: requester.name ?? null,
        role: requester.role,
        organisation: facts.organisation ?? null,
      },
    },
  }
}
