import type { MutationResolvers } from '../../../schema/generated/agreements.ts'
import type { Outcome } from '../../agreements/agreement-life.ts'
import type { HouseContext } from '../house-context.ts'
import { readComment, readDay, readDraftTerms } from './read-draft-terms.ts'
import { startMutations } from './start-mutations.ts'

const asShown = ({ agreement, faults }: Outcome) => ({ agreement: agreement ?? null, faults })

/** Every deed with agreements. What is given is read here and refused before anything is kept; who may do it is decided in `agreementLife`. */
export const mutations = {
  draftAgreement: (_, { terms, template }, { agreementLife }) =>
    agreementLife.begin(terms == null ? undefined : readDraftTerms(terms), template ?? undefined),
  amendAgreement: (_, { agreement }, { agreementLife }) => agreementLife.amend(agreement),
  renewAgreement: (_, { agreement, lastDay, reviewDate }, { agreementLife }) =>
    agreementLife.renew(agreement, readDay(lastDay), readDay(reviewDate)),
  editDraft: (_, { id, revision, terms }, { agreementLife }) => agreementLife.edit(id, revision, readDraftTerms(terms)),
  openDraftForComment: (_, { id, revision }, { agreementLife }) => agreementLife.open(id, revision),
  commentOnDraft: (_, { id, text, clause }, { agreementLife }) => {
    const comment = readComment(text, clause)
    return agreementLife.comment(id, comment.text, comment.clause)
  },
  discardDraft: (_, { id, revision }, { agreementLife }) => agreementLife.discard(id, revision),
  proposeAgreement: async (_, { draft, revision }, { agreementLife }) =>
    asShown(await agreementLife.propose(draft, revision)),
  signAgreement: async (_, { agreement, version, termsHash }, { agreementLife }) =>
    asShown(await agreementLife.sign(agreement, version, termsHash)),
  withdrawFromAgreement: (_, { agreement }, { agreementLife }) => agreementLife.withdraw(agreement),
  suspendAgreement: (_, { agreement }, { agreementLife }) => agreementLife.suspend(agreement),
  resumeAgreement: (_, { agreement }, { agreementLife }) => agreementLife.resume(agreement),
  recordDspt: (_, { status, publishedOn }, { agreementLife }) =>
    agreementLife.recordDspt({ status, publishedOn: readDay(publishedOn) }),
  ...startMutations,
} satisfies MutationResolvers<HouseContext>
