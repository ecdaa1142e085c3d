import { createHash } from 'node:crypto'
import type { AgreementVersion } from '../../schema/model/agreement.ts'
import { canonicalJson } from '../../schema/model/canonical-json.ts'

/** What a party signs: SHA-256 (base64url) over the canonical terms of one version, who is party to it and as what. Signatures are no part of it. */
export const termsHash = (agreement: string, { version, terms, parties }: AgreementVersion): string => {
  const named = parties
    .map(({ organisation, provides, receives }) => ({ organisation, provides, receives }))
    .sort((a, b) => (a.organisation < b.organisation ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson({ agreement, version, terms, parties: named }))
    .digest('base64url')
}
