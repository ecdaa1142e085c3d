import type { DelayResolvers, MutationResolvers, QueryResolvers } from '../../../schema/generated/audit.ts'
import type { DelayOfficer } from '../../../schema/model/delay.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import type { DelayGiven } from '../../emergency/emergency-life.ts'
import type { HouseContext } from '../house-context.ts'
import { pageAsked } from '../page-asked.ts'

/** Either the receipt or the patient, never both. */
const aboutOf = (receipt: string | null | undefined, patient: NhsNumber | null | undefined): DelayGiven['of'] => {
  if (receipt != null && patient == null) return { receipt }
  if (receipt == null && patient != null) return { patient }
  throw new HouseError('INPUT_INVALID')
}

const nameOf = (officer: DelayOfficer | undefined): string | null => officer?.name ?? officer?.userId ?? null

/** The organisation's delays. */
export const delayQueries = {
  delays: (_, page, { emergency }) => emergency.delays(pageAsked(page)),
  delay: async (_, { id }, { emergency }) => (await emergency.delay(id)) ?? null,
} satisfies QueryResolvers<HouseContext>

/** Recording, carrying on, approving and ending. */
export const delayMutations = {
  recordDelay: async (_, { receipt, patient, ...given }, { emergency }) =>
    emergency.recordDelay({ of: aboutOf(receipt, patient), ...given }),
  renewDelay: (_, { id, words, until }, { emergency }) => emergency.renewDelay(id, words, until),
  approveDelay: (_, { id, revision }, { emergency }) => emergency.approveDelay(id, revision),
  endDelay: (_, { id, revision }, { emergency }) => emergency.endDelay(id, revision),
} satisfies MutationResolvers<HouseContext>

/** A delay as its officers read it. */
export const delayFields = {
  receipt: ({ receipt }) => receipt ?? null,
  renews: ({ renews }) => renews ?? null,
  recordedBy: ({ recorded }) => recorded.name ?? recorded.userId,
  recordedAt: ({ recorded }) => recorded.at,
  recordedByMe: ({ recorded }, _, { requester }) =>
    recorded.issuer === requester.issuer && recorded.userId === requester.userId,
  approvedBy: ({ approved }) => nameOf(approved),
  approvedAt: ({ approved }) => approved?.at ?? null,
  endedBy: ({ ended }) => nameOf(ended),
  endedAt: ({ ended }) => ended?.at ?? null,
} satisfies DelayResolvers<HouseContext>
