import type { LaunchResolvers, MutationResolvers, QueryResolvers } from '../../../schema/generated/directory.ts'
import { LAUNCH_OUTCOMES } from '../../../schema/model/launch.ts'
import type { HouseContext } from '../house-context.ts'

/** Reading what another system launches (`gateway/launching`). */
export const launchQueries = {
  launch: (_, { iss, launch }, { launching }) => launching.read(iss, launch),
} satisfies QueryResolvers<HouseContext>

/** Opening it. */
export const launchMutations = {
  openLaunch: (_, { iss, launch }, { launching }) => launching.open(iss, launch),
} satisfies MutationResolvers<HouseContext>

/** What came of it, in a sentence. */
export const launchFields = {
  sentence: ({ outcome }) => LAUNCH_OUTCOMES[outcome],
  system: ({ system }) => system ?? null,
  purpose: ({ purpose }) => purpose ?? null,
  careContext: ({ careContext }) => careContext ?? null,
  nhsNumber: ({ patient }) => patient ?? null,
} satisfies LaunchResolvers<HouseContext>
