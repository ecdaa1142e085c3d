import type { Instant } from './instant.ts'
import type { RecordType } from './record-type.ts'

/** Nobody is asked of for ever: a wish ends a year after its person set it, or looked at what they were told. */
export const LONGEST_WISH_DAYS = 365

/** What the ledger says asked, where nobody was there: no client's id has a space. No patient's log lists it. */
export const FOR_CHANGE_WISHES = 'change wishes'

/** What somebody wants to be told of one patient's record: their own, or that of a person whom they may view for. Off until they switch it on. */
export type ChangeWish = {
  readonly isOn: boolean
  /** Changes of these types; none while it is off. */
  readonly recordTypes: readonly RecordType[]
  /** Whether a message says that there is something to see, to where the demographics service says that they are written to. */
  readonly outward: boolean
  readonly since: Instant | undefined
  readonly endsAt: Instant | undefined
  /** Whether they were told of something that they did not say they have seen, and that may be told at this moment: it is judged when it is asked. */
  readonly isNews: () => Promise<boolean>
}

/** Off: what everybody has who did not ask. */
export const NO_WISH: ChangeWish = {
  isOn: false,
  recordTypes: [],
  outward: false,
  since: undefined,
  endsAt: undefined,
  isNews: async () => false,
}
