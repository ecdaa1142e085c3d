import { z } from 'zod'
import { hiddenNumber } from '../fields.ts'
import { defineForm } from '../form.ts'
import { definePage } from '../page.ts'
import { SECTION_DRAFT, type SectionDraft, writable } from './draft-section.ts'
import { type DraftParty, draftTermsView } from './draft-terms.ts'
import { againFor, type Fault, mendedInDraft, type OrFaults } from './faults.ts'
import { agreementPath, draftPath } from './paths.ts'

type Draft = SectionDraft & { readonly faults: readonly Fault[]; readonly partiesNow: readonly DraftParty[] }

/** How many parties are shown; the rest is a number. */
const SHOWN = 100

/** All that would be proposed: what is still missing, with where to mend it, or the terms and the parties as groups resolve now. */
export const draftProposePage = definePage<{ readonly agreementDraft: Draft | null }>({
  path: '/console/drafts/:id/propose',
  audience: 'ig-manager',
  template: 'console/draft-propose.njk',
  document: /* GraphQL */ `
    query DraftToPropose($id: ID!) {
      agreementDraft(id: $id) {
        ...SectionDraft
        faults { code clause sentence }
        partiesNow { organisation { odsCode name } provides receives }
      }
    }
    ${SECTION_DRAFT}`,
  variables: ({ params }) => ({ id: params['id'] }),
  view: (data) => {
    writable(data)
    const draft = data.agreementDraft as Draft
    return {
      draft,
      terms: draftTermsView(draft.terms),
      faults: draft.faults.map((fault) => mendedInDraft(fault, draft.id)),
      parties: draft.partiesNow.slice(0, SHOWN),
      partyCount: draft.partiesNow.length,
      back: draftPath(draft.id),
      action: draftPath(draft.id, '/propose'),
      links: { simulation: draftPath(draft.id, '/simulation'), conflicts: draftPath(draft.id, '/conflicts') },
    }
  },
})

const read = z.object({ revision: hiddenNumber })

type Proposed = { readonly proposeAgreement: OrFaults | null }

export const draftProposeForm = defineForm<z.output<typeof read>, Proposed>({
  path: '/console/drafts/:id/propose',
  page: draftProposePage,
  read,
  mutation: /* GraphQL */ `
    mutation Propose($draft: ID!, $revision: Int!) {
      proposeAgreement(draft: $draft, revision: $revision) {
        agreement { id }
        faults { code clause sentence }
      }
    }`,
  variables: ({ revision }, { params }) => ({ draft: params['id'], revision }),
  done: ({ proposeAgreement }) =>
    proposeAgreement?.agreement == null
      ? againFor(proposeAgreement)
      : agreementPath(proposeAgreement.agreement.id, '?done=proposed'),
})
