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

/** What does not go together with a draft or an agreement: one of the two is named. */
export const conflictQueries = {
  agreementConflicts: async (_, args, context) => {
    const subject = await subjectOf(args, context)
    return subject === null ? null : context.oversight.conflicts(subject)
  },
} satisfies QueryResolvers<HouseContext>
