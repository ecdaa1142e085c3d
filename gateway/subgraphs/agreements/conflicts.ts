import { conflictsOf } from '../../../policies/agreement-conflicts.ts'
import type { QueryResolvers } from '../../../schema/generated/agreements.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { HouseContext } from '../house-context.ts'

const subjectOf = async (
  { draft, agreement }: { readonly draft?: string | null | undefined; readonly agreement?: string | null | undefined },
  context: HouseContext,
): Promise<Agreement | null> => {
  if (typeof draft === 'string' && typeof agreement !== 'string') return context.agreementLife.draftForSimulation(draft)
  if (typeof agreement === 'string' && typeof draft !== 'string') return context.agreementLife.agreement(agreement)
  throw new HouseError('INPUT_INVALID')
}

/**
 * What does not go together with a draft or an agreement: among the agreements that the requester's own organisation is a party of, for of
 * others it may learn nothing. However many agreements there are, only these are looked at.
 */
export const conflictQueries = {
  agreementConflicts: async (_, args, context) => {
    const subject = await subjectOf(args, context)
    if (subject === null) return null
    const { organisation } = context
    const others = organisation === undefined ? [] : context.agreements.ofOrganisation(organisation)
    return conflictsOf(subject, others, await context.now())
  },
} satisfies QueryResolvers<HouseContext>
