import type { OdsCode } from '../../../schema/model/ods-code.ts'
import type { Organisation } from '../../../schema/model/organisation.ts'
import { wordsOf } from '../../agreements/words-of.ts'
import type { HouseContext } from '../house-context.ts'

/**
 * The legal entities whose records an exchange carries or that are a party of an agreement, and of which every word searched for begins a word
 * of the name or the code; by name. Sites, closed and merged codes lead to the entity they belong to.
 */
export const findOrganisations = (
  { registry, agreements }: Pick<HouseContext, 'registry' | 'agreements'>,
  words: string,
): readonly Organisation[] => {
  const sought = wordsOf(words)
  if (sought.length === 0) return []
  const found = new Map<OdsCode, Organisation>()
  const codes = new Set([...registry.exchanges().flatMap(({ members }) => members), ...agreements.parties()])
  for (const code of codes) {
    const organisation = registry.organisation(code)
    if (organisation === undefined) continue
    const own = wordsOf(`${organisation.name} ${organisation.odsCode}`)
    if (!sought.every((word) => own.some((one) => one.startsWith(word)))) continue
    const entity = registry.organisation(organisation.resolvesTo)
    if (entity !== undefined) found.set(entity.odsCode, entity)
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.odsCode < b.odsCode ? -1 : 1))
}
