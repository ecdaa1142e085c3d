import { termsOf } from '../../policies/agreement-terms.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { AgreementDraft, DraftParty } from '../../schema/model/agreement-draft.ts'
import type { Instant } from '../../schema/model/instant.ts'

/**
 * A draft as though all its parties had signed it at `at`: of an amendment, the agreement that it amends with this version added. Its period
 * is the draft's own; what the draft leaves empty is empty.
 */
export const draftAsAgreement = (
  draft: Pick<AgreementDraft, 'agreement' | 'version' | 'terms'>,
  parties: readonly DraftParty[],
  at: Instant,
  amended?: Agreement | undefined,
): Agreement => ({
  id: draft.agreement,
  withdrawn: [],
  suspended: [],
  suspendedByOperator: false,
  ...amended,
  versions: [
    ...(amended?.versions ?? []).filter(({ version }) => version !== draft.version),
    {
      version: draft.version,
      terms: termsOf(draft.terms),
      parties: parties.map((party) => ({ ...party, signedAt: at })),
    },
  ],
})
