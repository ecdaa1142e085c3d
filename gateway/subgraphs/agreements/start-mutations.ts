import type { MutationResolvers } from '../../../schema/generated/agreements.ts'
import type { HouseContext } from '../house-context.ts'
import { readCodes, readDescription, readDraftTerms, readGroups, readName } from './read-draft-terms.ts'

/** What is done to groups and templates. Who may do it is decided in `agreementLife`. */
export const startMutations = {
  saveOrganisationGroup: async (_, { id, seen, name, members }, { agreementLife }) => {
    const { what, faults } = await agreementLife.saveGroup({
      id: id ?? undefined,
      seen: seen ?? undefined,
      name: readName(name),
      members: readCodes(members),
    })
    return { group: what ?? null, faults }
  },
  removeOrganisationGroup: async (_, { id, seen }, { agreementLife }) => {
    const { what, faults } = await agreementLife.removeGroup(id, seen)
    return { group: what ?? null, faults }
  },
  saveAgreementTemplate: async (_, given, { agreementLife }) => {
    const { what, faults } = await agreementLife.saveTemplate({
      id: given.id ?? undefined,
      seen: given.seen ?? undefined,
      name: readName(given.name),
      description: readDescription(given.description),
      terms: given.terms == null ? undefined : readDraftTerms(given.terms),
      agreement: given.agreement ?? undefined,
      groups: given.groups == null ? undefined : readGroups(given.groups),
    })
    return { template: what ?? null, faults }
  },
  removeAgreementTemplate: async (_, { id, seen }, { agreementLife }) => {
    const { what, faults } = await agreementLife.removeTemplate(id, seen)
    return { template: what ?? null, faults }
  },
} satisfies Pick<
  MutationResolvers<HouseContext>,
  'saveOrganisationGroup' | 'removeOrganisationGroup' | 'saveAgreementTemplate' | 'removeAgreementTemplate'
>
