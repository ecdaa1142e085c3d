import { createHash, randomUUID } from 'node:crypto'
import type { ConsentFault, ConsentFaultCode, ConsentOutcome } from '../../schema/model/consent-choice.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { ChoiceEdit, ChosenDirective } from '../state/choice-store.ts'
import type { Deed } from './consent-life.ts'
import { receiptsOf } from './receipts.ts'
import type { ConsentRoom } from './room.ts'
import { isShown, shownChoices, shownRight } from './shown-choices.ts'
import { mayRead, partPlayed, type Standing, standingOf, strangerFault } from './standing.ts'

/** What a deed comes to once it is judged: what shall be written, or why it shall not be. `subject` names it in the ledger. */
export type Judged =
  | { readonly edit: Omit<ChoiceEdit, 'patient' | 'revision' | 'by' | 'deed'>; readonly subject: string }
  | { readonly faults: readonly ConsentFault[]; readonly refused?: boolean }

/** One kind of deed: its name in the ledger, what was asked (for telling a repeat from another), and how it is judged. */
export type Kind = {
  readonly name: string
  readonly asked: unknown
  readonly judge: (standing: Standing) => Promise<Judged> | Judged
}

const NOTHING: ConsentOutcome = {
  recorded: undefined,
  ended: undefined,
  proposal: undefined,
  proxyRight: undefined,
  receipts: [],
  faults: [],
  refusals: [],
  leftOut: [],
  choices: undefined,
}

/** One fault, as an answer. */
export const refusedFor = (code: ConsentFaultCode, field?: string): Judged => ({
  faults: [{ code, field }],
  refused: true,
})

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** A caller's key is theirs alone: another's same key is another key. Neither it nor what was asked is kept but as a hash. */
const deedOf = ({ issuer, userId }: Requester, key: string, kind: Kind): ChoiceEdit['deed'] => {
  if (key.length < 8 || key.length > 200) throw new HouseError('INPUT_INVALID')
  return { key: digest(issuer, userId, key), asked: digest(kind.name, kind.asked) }
}

/** What a request that was served came to, as it stands now: the same for its first and for every later answer. */
const outcomeOf = async (room: ConsentRoom, standing: Standing): Promise<ConsentOutcome> => {
  const { served, directives, proposals } = standing.choices
  if (served === undefined) throw new HouseError('INTERNAL')
  const find = (id: string | undefined): ChosenDirective | undefined =>
    id === undefined ? undefined : directives.find((one) => one.id === id)
  const recorded = find(served.recorded)
  const ended = find(served.ended)
  const reads = mayRead(standing)
  // A receipt holds the NHS number and is the person's: a clinician is handed none.
  const handed = reads ? [recorded, ended].filter((one) => one !== undefined && isShown(room, standing, one)) : []
  const receipts = await Promise.all(handed.map((one) => (one === undefined ? [] : receiptsOf(room, one))))
  return {
    ...NOTHING,
    recorded: recorded ?? undefined,
    ended: ended ?? undefined,
    proposal: proposals.find(({ id }) => id === served.proposal),
    proxyRight: served.proxyRight && reads ? shownRight(standing, served.proxyRight.right) : undefined,
    receipts: receipts
      .flat()
      .filter(({ directive, deed }) => deed === (directive === served.ended ? 'WITHDRAWN' : 'RECORDED')),
    choices: reads ? shownChoices(room, standing) : undefined,
  }
}

const refusal = (standing: Standing) =>
  ({
    kind: 'refusal',
    receipt: randomUUID(),
    patient: standing.patient,
    requester: standing.requester,
    purpose: undefined,
    code: 'FORBIDDEN',
  }) as const

/** Writes down that somebody was refused, and gives the answer. */
export const refuse = async (
  room: ConsentRoom,
  standing: Standing,
  faults: readonly ConsentFault[],
): Promise<ConsentOutcome> => {
  await room.append(refusal(standing))
  return { ...NOTHING, faults, choices: mayRead(standing) ? shownChoices(room, standing) : undefined }
}

/**
 * Serves one deed: who it is → was it served before → does the revision still hold → what it comes to → ledger → the change, all of it or nothing →
 * the outcome. `revision`: that the caller read; undefined for one who is not shown the choices.
 */
export const serve = async (
  room: ConsentRoom,
  stated: Requester,
  { patient, idempotencyKey }: Pick<Deed, 'patient' | 'idempotencyKey'>,
  revision: number | undefined,
  kind: Kind,
  hasPart: (standing: Standing) => ConsentFaultCode | undefined = strangerFault,
): Promise<ConsentOutcome> => {
  const requester = partPlayed(stated, patient)
  const deed = deedOf(requester, idempotencyKey, kind)
  const read = () => standingOf(room, stated, patient, deed.key)
  const repeated = (standing: Standing): Promise<ConsentOutcome> | undefined => {
    const { served } = standing.choices
    if (served === undefined) return undefined
    if (served.asked !== deed.asked) throw new HouseError('CONFLICT_OF_STATE')
    return outcomeOf(room, standing)
  }

  for (let tries = 1; ; tries++) {
    const standing = await read()
    const stranger = hasPart(standing)
    if (stranger !== undefined) return refuse(room, standing, [{ code: stranger, field: 'patient' }])
    const before = repeated(standing)
    if (before !== undefined) return before
    if (revision !== undefined && standing.choices.revision !== revision) throw new HouseError('STALE_VERSION')

    const judged = await kind.judge(standing)
    if ('faults' in judged) {
      if (judged.refused === true) return refuse(room, standing, judged.faults)
      const choices = mayRead(standing) ? shownChoices(room, standing) : undefined
      return { ...NOTHING, faults: judged.faults, choices }
    }
    const { subject, edit } = judged
    await room.append({ kind: 'administration', receipt: randomUUID(), patient, requester, deed: kind.name, subject })
    const by = requester.userId
    const done = await room.choices.edit({ ...edit, patient, by, deed, revision: standing.choices.revision })
    const after = await read()
    if (done === 'DONE' || after.choices.served !== undefined) {
      const outcome = repeated(after)
      if (outcome !== undefined) return outcome
    }
    // Something moved between judging and writing. Who named a revision reads again; who named none is judged again.
    if (revision !== undefined || tries >= 3) throw new HouseError('STALE_VERSION')
  }
}
