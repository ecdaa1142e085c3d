import { resolveParties } from '../../policies/agreement-parties.ts'
import type { DraftTerms } from '../../schema/model/agreement-draft.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { LifeParts } from './life-parts.ts'

/**
 * What a draft or a template shall say, as it is kept: sites and merged organisations become their legal entities; what the directory does
 * not know stays, and is a fault. Throws `INPUT_INVALID` for a group that there is not.
 */
export const settledTerms = async (
  { running, upToDate, groups: known }: Pick<LifeParts, 'running' | 'upToDate' | 'groups'>,
  terms: DraftTerms,
): Promise<DraftTerms> => {
  await upToDate()
  const groups = await known()
  if (terms.groups.some(({ group }) => !groups.has(group))) throw new HouseError('INPUT_INVALID')
  const { organisations } = running.registry()
  const { parties } = resolveParties(
    { parties: terms.parties, groups: [] },
    () => [],
    (code) => organisations.get(code) ?? code,
  )
  return { ...terms, parties }
}
