import { randomUUID } from 'node:crypto'
import { type Deed, may } from '../../policies/may.ts'
import type { AdministrationEntry } from '../../schema/model/audit.ts'
import { HouseError, type HouseErrorCode } from '../../schema/model/house-error.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { EditOutcome } from '../state/edit-outcome.ts'
import type { EmergencyRoom } from './room.ts'

/** What is written down of a deed. */
export type Written = {
  readonly deed: string
  readonly subject: string
  readonly patient?: NhsNumber
  readonly receipt?: string
  readonly step?: AdministrationEntry['step']
}

/** One requester before the room of emergencies: who they are, what they may, and what is written of it. */
export type Desk = {
  readonly room: EmergencyRoom
  readonly requester: Requester
  /** The requester's legal entity. */
  readonly organisation: OdsCode | undefined
  readonly may: (deed: Deed) => boolean
  readonly writeDown: (written: Written) => Promise<void>
  /** Writes down that it was refused, and throws. */
  readonly refuse: (code: HouseErrorCode, patient?: NhsNumber, purpose?: PurposeOfUse) => Promise<never>
}

/** The desk of one requester. */
export const deskOf = (room: EmergencyRoom, requester: Requester): Desk => {
  const organisation =
    requester.organisation === undefined ? undefined : room.running.registry().organisations.get(requester.organisation)
  return {
    room,
    requester,
    organisation,
    may: (deed) => may(requester, organisation, deed).permitted,
    writeDown: ({ deed, subject, patient, receipt = randomUUID(), step }) =>
      room.append({
        kind: 'administration',
        receipt,
        patient,
        requester,
        deed,
        subject,
        ...(step === undefined ? {} : { step }),
      }),
    refuse: async (code, patient, purpose) => {
      await room.append({ kind: 'refusal', receipt: randomUUID(), patient, requester, purpose, code })
      throw new HouseError(code)
    },
  }
}

const CODES: Readonly<Record<Exclude<EditOutcome, 'DONE'>, HouseErrorCode>> = {
  UNCHANGED: 'CONFLICT_OF_STATE',
  CONFLICT: 'STALE_VERSION',
  NOT_FOUND: 'NOT_FOUND',
  NOT_ALLOWED: 'CONFLICT_OF_STATE',
}

/** Throws what an edit came to, where it was not done. */
export const mustBeDone = (outcome: EditOutcome): void => {
  if (outcome !== 'DONE') throw new HouseError(CODES[outcome])
}

/** The shortest reason that says anything, and the longest that is read. */
const SHORTEST = 3
const LONGEST = 2_000

/** Whether somebody gave a reason in words. */
export const isReason = (words: string): boolean => words.trim().length >= SHORTEST && words.length <= LONGEST

/** Throws `INPUT_INVALID` for words that are no reason. */
export const insistOnReason = (words: string): void => {
  if (!isReason(words)) throw new HouseError('INPUT_INVALID')
}

/** The most that one page of the desk gives. */
const LONGEST_PAGE = 200

/** Reads one more than is asked, to tell whether there are more. Throws `INPUT_INVALID` for a page that is too long. */
export const pageOf = async <Item extends { readonly id: string }>(
  { first, after }: { readonly first: number; readonly after: string | undefined },
  read: (page: { readonly limit: number; readonly after: string | undefined }) => Promise<readonly Item[]>,
) => {
  if (first > LONGEST_PAGE) throw new HouseError('INPUT_INVALID')
  const found = await read({ limit: first + 1, after })
  const items = found.slice(0, first)
  return { items, endCursor: items.at(-1)?.id ?? null, hasNextPage: found.length > first }
}
