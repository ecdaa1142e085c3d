import type { Resolvers } from '../../../schema/generated/agreements.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import { markOf } from '../../state/mark-of.ts'
import type { HouseContext } from '../house-context.ts'
import { sharedTypes } from './shared-types.ts'

/** What is shown of a draft, its groups and what was said about it. */
export const draftFields = {
  AgreementDraft: {
    organisation: ({ organisation }) => ({ odsCode: organisation }),
    mayWrite: ({ organisation }, _, context) => context.may({ deed: 'write-draft', organisation }).permitted,
    faults: (draft, _, { agreementLife }) => agreementLife.draftFaults(draft),
    changes: (draft, _, { agreementLife }) => agreementLife.draftChanges(draft),
    comments: ({ id }, _, { agreementLife }) => agreementLife.comments(id),
    partiesNow: (draft, _, { agreementLife }) => agreementLife.draftParties(draft),
    changedBy: ({ changedBy }) => changedBy ?? null,
  },
  DraftTerms: {
    recordTypes: sharedTypes,
    firstDay: ({ firstDay }) => firstDay ?? null,
    lastDay: ({ lastDay }) => lastDay ?? null,
    article6: ({ article6 }) => article6 ?? null,
    article9: ({ article9 }) => article9 ?? null,
    reviewDate: ({ reviewDate }) => reviewDate ?? null,
    dpiaReference: ({ dpiaReference }) => dpiaReference ?? null,
    dpiaDate: ({ dpiaDate }) => dpiaDate ?? null,
  },
  DraftParty: { organisation: ({ organisation }) => ({ odsCode: organisation }) },
  DraftGroup: {
    group: async ({ group }, _, { agreementLife }) => {
      const found = await agreementLife.group(group)
      if (found === undefined) throw new HouseError('NOT_FOUND')
      return found
    },
  },
  DraftComment: {
    author: ({ author }) => author ?? null,
    organisation: ({ organisation }) => ({ odsCode: organisation }),
    clause: ({ clause }) => clause ?? null,
  },
  OrganisationGroup: {
    mark: (group) => markOf(group),
    members: ({ members }) => members.map((odsCode) => ({ odsCode })),
    memberCount: ({ members }) => members.length,
  },
  AgreementTemplate: { mark: (template) => markOf(template) },
} satisfies Resolvers<HouseContext>
