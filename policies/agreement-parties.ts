import type { DraftParty, DraftTerms } from '../schema/model/agreement-draft.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'

/** Who a draft would bind: legal entities in ODS order, and the codes that it names and the directory does not know. */
export type ResolvedParties = { readonly parties: readonly DraftParty[]; readonly unknown: readonly OdsCode[] }

type Roles = { readonly provides: boolean; readonly receives: boolean }

/**
 * Resolves what a draft names into parties, each once (POLICY §1, §3). Groups become their members as of now; what a draft says of an
 * organisation by name goes before what it says of a group the organisation is in. `resolve` gives a code's legal entity.
 */
export const resolveParties = (
  { parties, groups }: Pick<DraftTerms, 'parties' | 'groups'>,
  membersOf: (group: string) => readonly OdsCode[],
  resolve: (code: OdsCode) => OdsCode | undefined,
): ResolvedParties => {
  const unknown = new Set<OdsCode>()
  const gather = (named: readonly (readonly [OdsCode, Roles])[]): Map<OdsCode, Roles> => {
    const found = new Map<OdsCode, Roles>()
    for (const [code, { provides, receives }] of named) {
      const entity = resolve(code)
      if (entity === undefined) {
        unknown.add(code)
        continue
      }
      const before = found.get(entity)
      found.set(entity, {
        provides: provides || before?.provides === true,
        receives: receives || before?.receives === true,
      })
    }
    return found
  }
  const byGroup = gather(groups.flatMap((group) => membersOf(group.group).map((code) => [code, group] as const)))
  const byName = gather(parties.map((party) => [party.organisation, party] as const))
  return {
    parties: [...new Map([...byGroup, ...byName])]
      .map(([organisation, roles]) => ({ organisation, ...roles }))
      .sort((a, b) => (a.organisation < b.organisation ? -1 : 1)),
    unknown: [...unknown].sort(),
  }
}
