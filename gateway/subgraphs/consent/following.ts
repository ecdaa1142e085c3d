import { isQuiet } from '../../../policies/quiet-hours.ts'
import type {
  ChangeNoticeResolvers,
  ChangeToldResolvers,
  ChangeWishResolvers,
  FollowResolvers,
  FollowTeamResolvers,
  MutationResolvers,
  QueryResolvers,
  QuietHoursResolvers,
} from '../../../schema/generated/consent.ts'
import { FOLLOW_PURPOSES, type FollowPurpose } from '../../../schema/model/follow.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { PurposeOfUse } from '../../../schema/model/purpose-of-use.ts'
import { RECORD_WORDS } from '../../../schema/model/record-words.ts'
import type { HouseContext } from '../house-context.ts'

const USUAL_PAGE = 20

const followPurpose = (purpose: PurposeOfUse): FollowPurpose => {
  const found = FOLLOW_PURPOSES.find((one) => one === purpose)
  if (found === undefined) throw new HouseError('FORBIDDEN')
  return found
}

/** `22:30` as the minute of the day. Throws `INPUT_INVALID`. */
const minuteOf = (time: string): number => {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hour === undefined) throw new HouseError('INPUT_INVALID')
  return Number(hour) * 60 + Number(minute)
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const quietGiven = (from: string | null | undefined, until: string | null | undefined) => {
  if (from == null && until == null) return undefined
  if (from == null || until == null) throw new HouseError('INPUT_INVALID')
  return { from: minuteOf(from), until: minuteOf(until) }
}

const eventOf = (event: string): number => {
  if (!/^\d{1,15}$/.test(event)) throw new HouseError('NOT_FOUND')
  return Number(event)
}

/** What a follower reads. */
export const followingQueries = {
  follows: (_, _args, { following }) => following.follows(),
  changeNotices: (_, { after, first }, { following }) => following.waiting(after ?? 0, first ?? USUAL_PAGE),
  changeNotice: async (_, { event }, { following }) => (await following.notice(eventOf(event))) ?? null,
  changeWish: (_, { patient }, { following }) => following.changeWish(patient),
  changesTold: (_, { patient, first }, { following }) => following.changesTold(patient, first ?? USUAL_PAGE),
  followTeams: (_, _args, { following }) => following.teams(),
  quietHours: (_, _args, { following }) => following.quietHours(),
} satisfies QueryResolvers<HouseContext>

/** What a follower does. */
export const followingMutations = {
  followPatient: (_, { purpose, hours, team, ...asked }, { following }) =>
    following.follow({ ...asked, purpose: followPurpose(purpose), hours: hours ?? undefined, team: team ?? undefined }),
  unfollowPatient: (_, { follow }, { following }) => following.unfollow(follow),
  acknowledgeChanges: (_, { numbers }, { following }) => following.acknowledge(numbers),
  setChangeWish: (_, { patient, ...wish }, { following }) => following.setChangeWish(patient, wish),
  markChangesSeen: (_, { patient, numbers }, { following }) => following.markChangesSeen(patient, numbers),
  openFollowTeam: (_, { name }, { following }) => following.openTeam(name),
  joinFollowTeam: (_, { team }, { following }) => following.joinTeam(team),
  leaveFollowTeam: (_, { team }, { following }) => following.leaveTeam(team),
  setQuietHours: (_, { from, until, urgentPasses }, { following }) =>
    following.setQuietHours({ quiet: quietGiven(from, until), urgentPasses: urgentPasses ?? true }),
} satisfies MutationResolvers<HouseContext>

/** A follow as it is shown. */
export const followFields = {
  nhsNumber: ({ patient }) => patient,
  openedBy: ({ openedBy }) => openedBy ?? null,
  team: ({ team }) => team ?? null,
} satisfies FollowResolvers<HouseContext>

/** A team as its organisation sees it. */
export const followTeamFields = {
  isMember: ({ members }, _args, { requester: { issuer, userId } }) =>
    members.some((member) => member.issuer === issuer && member.userId === userId),
  members: ({ members }) => members.flatMap(({ name }) => name ?? []),
} satisfies FollowTeamResolvers<HouseContext>

/** A notice in words. */
export const changeNoticeFields = {
  sentence: ({ recordType }) => `${RECORD_WORDS[recordType]} of this patient may have changed.`,
  exchange: ({ exchange }) => ({ id: exchange }),
} satisfies ChangeNoticeResolvers<HouseContext>

/** The same as whoever asked for it is told. */
export const changeToldFields = {
  sentence: ({ recordType, exchange }) =>
    `${RECORD_WORDS[recordType]} in this record may have changed, at ${exchange}.`,
  exchange: ({ exchange }) => ({ id: exchange }),
} satisfies ChangeToldResolvers<HouseContext>

/** What somebody wants to be told of. */
export const changeWishFields = {
  since: ({ since }) => since ?? null,
  endsAt: ({ endsAt }) => endsAt ?? null,
  isNews: ({ isNews }) => isNews(),
  writesMessages: (_, __, { following }) => following.writesMessages,
} satisfies ChangeWishResolvers<HouseContext>

/** Times of day in words. */
export const quietHoursFields = {
  from: ({ quiet }) => (quiet === undefined ? null : timeOf(quiet.from)),
  until: ({ quiet }) => (quiet === undefined ? null : timeOf(quiet.until)),
  isQuietNow: async (hours, _args, { now }) => isQuiet(hours, await now()),
} satisfies QuietHoursResolvers<HouseContext>
