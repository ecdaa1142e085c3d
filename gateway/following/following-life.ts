import type { ChangeWish } from '../../schema/model/change-wish.ts'
import type {
  ChangeNotice,
  Follow,
  Follower,
  FollowPurpose,
  FollowTeam,
  QuietHours,
} from '../../schema/model/follow.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** What following is asked for. */
export type FollowAsked = {
  readonly patient: NhsNumber
  readonly purpose: FollowPurpose
  readonly careContext: string
  readonly hours: number | undefined
  readonly team: string | undefined
  readonly idempotencyKey: string
}

/**
 * Following as one requester meets it. Every deed is written to the ledger before it is done, refusals too. Throws `FORBIDDEN`, `CARE_CONTEXT_REQUIRED`, `NOT_FOUND`,
 * `INPUT_INVALID`, `CONFLICT_OF_STATE` (another deed under the same key, or a name that is taken), `STATE_UNAVAILABLE` or `AUDIT_UNAVAILABLE`; nothing was done then.
 */
export type FollowingLife = {
  readonly follow: (asked: FollowAsked) => Promise<Follow>
  readonly unfollow: (id: string) => Promise<boolean>
  /** Those that are open, the newest first; what was withdrawn meanwhile is closed by looking. */
  readonly follows: () => Promise<readonly Follow[]>
  /** What waits to be acknowledged, each judged as it is told, in the order of their numbers; what is new is told here too. */
  readonly waiting: (after: number, first: number) => Promise<readonly ChangeNotice[]>
  /** One event, told or not. */
  readonly notice: (event: number) => Promise<ChangeNotice | undefined>
  /** Gives how many waited. */
  readonly acknowledge: (numbers: readonly number[]) => Promise<number>
  readonly teams: () => Promise<readonly FollowTeam[]>
  readonly openTeam: (name: string) => Promise<FollowTeam>
  readonly joinTeam: (id: string) => Promise<FollowTeam>
  readonly leaveTeam: (id: string) => Promise<boolean>
  readonly quietHours: () => Promise<QuietHours>
  readonly setQuietHours: (hours: QuietHours) => Promise<QuietHours>
  /** What they want to be told of for themselves: of their own record, or of that of somebody whom they may view for. */
  readonly changeWish: (patient: NhsNumber) => Promise<ChangeWish>
  /** Whether messages go outward to those who want them. */
  readonly writesMessages: boolean
  /** Changes of no type at all switch it off, at once. */
  readonly setChangeWish: (
    patient: NhsNumber,
    wish: { readonly recordTypes: readonly RecordType[]; readonly outward: boolean },
  ) => Promise<ChangeWish>
  /** What they were told and did not say they have seen, the newest first, each judged anew. `isWhole`: none of it could not be judged now. */
  readonly changesTold: (
    patient: NhsNumber,
    first: number,
  ) => Promise<{ readonly changes: readonly ChangeNotice[]; readonly isWhole: boolean }>
  /** Gives how many they had not seen. */
  readonly markChangesSeen: (patient: NhsNumber, numbers: readonly number[]) => Promise<number>
  /** Who they are here, for a stream of theirs. */
  readonly follower: () => Promise<Follower>
}
