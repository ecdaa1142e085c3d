import { deedsOpenTo, isOverdue } from '../../policies/access-case.ts'
import { markOf } from '../../policies/relationship.ts'
import { isHeldBack, shownName } from '../../policies/shown-access.ts'
import type { CaseMessage, CaseSide, ShownCase } from '../../schema/model/access-case.ts'
import type { LoggedAccess } from '../../schema/model/access-log.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { accessUnder } from '../context/receipt-of.ts'
import type { KeptCase, KeptMessage } from '../state/case-store.ts'
import type { CasesRoom } from './room.ts'

/** What the words of a message are sealed about. */
export const messageAbout = (id: string): string => `case-message:${id}`

const opened = (room: CasesRoom, { sealed, ...message }: KeptMessage): CaseMessage => ({
  ...message,
  words: room.sealing.open(messageAbout(message.id), sealed),
})

/** The accesses that cases are about, read in one round trip. */
export const accessesOf = async (
  room: CasesRoom,
  receipts: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, LoggedAccess>> => {
  const [written, marks] = await Promise.all([room.byReceipts(receipts), room.marks(receipts)])
  const { organisations } = room.running.registry()
  return new Map(
    receipts.flatMap((receipt, at) => {
      const access = accessUnder(written[at] ?? [], organisations, now)
      const checked = marks.get(receipt)
      return access === undefined
        ? []
        : [[receipt, { ...access, relationship: checked === undefined ? null : markOf(checked) }] as const]
    }),
  )
}

/**
 * Cases as one side sees them. The organisation sees who of its own looked; the patient, names as their log shows them, and no access that is held back.
 * Neither is told the patient's number, nor anything of what was seen.
 */
export const shownCases = async (
  room: CasesRoom,
  kept: readonly KeptCase[],
  side: CaseSide,
): Promise<readonly ShownCase[]> => {
  const now = await room.now()
  const accesses = await accessesOf(
    room,
    kept.map(({ receipt }) => receipt),
    now,
  )
  const [first] = kept
  const delays = side === 'ORGANISATION' || first === undefined ? [] : await room.holding(first.patientKey, now)
  const asSeen = (access: LoggedAccess | undefined): LoggedAccess | undefined => {
    if (access === undefined || side === 'ORGANISATION') return access
    return isHeldBack(access, delays, now)
      ? undefined
      : { ...access, requesterName: shownName(access, room.namesWithheldBy) }
  }
  return kept.map(({ patientKey: _patient, askedHash: _asked, messages, ...one }) => ({
    ...one,
    messages: messages.map((message) => opened(room, message)),
    access: asSeen(accesses.get(one.receipt)),
    overdue: isOverdue(one, now),
    mayDo: deedsOpenTo(one, side, now),
  }))
}
