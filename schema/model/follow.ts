import type { ExchangeId } from './exchange-id.ts'
import type { Instant } from './instant.ts'
import type { NhsNumber } from './nhs-number.ts'
import type { OdsCode } from './ods-code.ts'
import type { RecordType } from './record-type.ts'

/** Purposes for which somebody may follow: care alone, and never under break-glass, which is for one emergency. */
export const FOLLOW_PURPOSES = ['TREAT', 'ETREAT'] as const

export type FollowPurpose = (typeof FOLLOW_PURPOSES)[number]

/** What somebody may be told of changes for: care, or because the patient, or who acts for them, asked to be. */
export const TOLD_PURPOSES = [...FOLLOW_PURPOSES, 'PATRQT'] as const

export type ToldPurpose = (typeof TOLD_PURPOSES)[number]

/** A care context ends: a follow lasts a day unless it is said, and a week at most. Who still cares then follows again. */
export const USUAL_FOLLOW_HOURS = 24
export const LONGEST_FOLLOW_HOURS = 7 * 24

/** Whom what is told is numbered for: one person in one organisation (a legal entity), or for themselves. */
export type Told = { readonly issuer: string; readonly userId: string; readonly organisation: OdsCode | undefined }

/** One person of staff, who is told for their organisation's care. */
export type Follower = Told & { readonly organisation: OdsCode }

/** Why a follow ended: its follower ended it, consent or agreement was withdrawn, or its time was over. */
export type FollowEnd = 'UNFOLLOWED' | 'WITHDRAWN' | 'OVER'

/** A patient followed within one care context; there is none (`''`) where the patient asked to be told. */
export type Follow = {
  readonly id: string
  readonly patient: NhsNumber
  readonly careContext: string
  readonly purpose: ToldPurpose
  readonly openedAt: Instant
  readonly endsAt: Instant
  /** Who opened it, where a team is told too. */
  readonly openedBy: string | undefined
  readonly team: { readonly id: string; readonly name: string } | undefined
}

/** Colleagues of one organisation who are told together. */
export type FollowTeam = {
  readonly id: string
  readonly name: string
  readonly members: readonly { readonly issuer: string; readonly userId: string; readonly name: string | undefined }[]
}

/** When a follower is not to be told, in minutes of the day in Europe/London; may pass midnight. */
export type QuietHours = {
  readonly quiet: { readonly from: number; readonly until: number } | undefined
  /** Whether what is urgent is told all the same. */
  readonly urgentPasses: boolean
}

/** What a follower is told: that a record of one type may have changed, and nothing of it. */
export type ChangeNotice = {
  readonly number: number
  readonly recordType: RecordType
  /** Who told of it first. */
  readonly exchange: ExchangeId
  /** When the exchange says that it changed. */
  readonly at: Instant
  readonly follow: Follow
}
