import type { EditWanted } from '../../adapters/exchange-adapter.ts'
import type { RecordFacts } from '../../policies/facts.ts'
import { HouseError } from '../../schema/model/house-error.ts'
import { isPlainText } from '../../schema/model/plain-text.ts'
import type { EditableType } from '../../schema/model/record-edit.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { AttributedRecord } from '../disclosure/kept-record.ts'
import { recordIds } from '../disclosure/record-key.ts'
import { decisionEntry } from '../disclosure/written-down.ts'
import type { KeptEdit, NewEdit } from '../state/record-edit-store.ts'
import { carryOut } from './carry-out.ts'
import type { Proposal } from './edit-life.ts'
import { draftFacts, type EditQuestion, type JudgedEdit, judgeEdit, mayChangeSome, permitsEdit } from './judge-edit.ts'
import { lookAtRecord } from './look-at-record.ts'
import type { EditingRoom } from './room.ts'
import { sealContent, sealReason } from './sealed-edit.ts'
import { takenBy } from './taken-by.ts'

const SHORTEST_REASON = 3
const LONGEST_REASON = 2_000

/**
 * How long this node has an edit in hand: longer than a step with it mostly takes. One that takes longer may meet another node at the exchange, where the conditions of both let
 * the edit be made once.
 */
export const leaseOf = ({ times }: Pick<EditingRoom, 'times'>): number => 3 * times.deadlineMs + 2_000

/** 128 bits of a keyed hash in the form of a UUID (RFC 9562, version 8): what nobody can make who does not have the key. */
const uuidOf = (hash: string): string => {
  const bytes = Buffer.from(hash, 'base64url').subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const typeOf = ({ deed }: Proposal): EditableType => (deed.kind === 'ADD' ? deed.draft.type : deed.record.recordType)

const exchangeOf = ({ deed }: Proposal) => (deed.kind === 'ADD' ? deed.exchange : deed.record.exchange)

/** The reason without what stands round it. Throws `INPUT_INVALID` for a proposal whose own words are not fit to be kept. */
const reasonOf = ({ reason, idempotencyKey }: Proposal): string => {
  const words = reason.replaceAll(/\r\n?/g, '\n').trim()
  if (idempotencyKey.length < 8 || idempotencyKey.length > 200) throw new HouseError('INPUT_INVALID')
  if (words.length < SHORTEST_REASON || !isPlainText(words, LONGEST_REASON, 'many'))
    throw new HouseError('INPUT_INVALID')
  return words
}

const deedWanted = ({ deed }: Proposal): EditWanted['deed'] => {
  switch (deed.kind) {
    case 'ADD':
      return { kind: 'ADD', draft: deed.draft }
    case 'AMEND': {
      const { sourceId, version } = deed.record
      return { kind: 'AMEND', sourceId, version, draft: deed.draft }
    }
    case 'MARK_ENTERED_IN_ERROR': {
      const { sourceId, version } = deed.record
      return { kind: 'MARK_ENTERED_IN_ERROR', sourceId, version }
    }
  }
}

/** The decision, written down before the exchange is asked. */
const writeDecision = (room: EditingRoom, receipt: string, asked: EditQuestion, judged: JudgedEdit): Promise<void> => {
  const { facts, versions, question, admitted, decided, reachable } = judged
  const types = [{ type: asked.recordType, from: undefined, to: undefined }]
  return room.append(
    decisionEntry(receipt, admitted, { versions, facts, unasked: [], question }, decided, [{ reachable, types }]),
  )
}

const factsOfRecord = ({ classes, dates, notForPatient }: AttributedRecord): RecordFacts => ({
  classes,
  dates,
  notForPatient,
})

/** What an edit is about, once it was looked at: whose record it is in, and whether it still is what was seen. */
type Looked = Pick<NewEdit, 'custodian' | 'recordId' | 'versionSeen'> & {
  readonly seen: RecordFacts | undefined
  readonly isStale: boolean
}

/** Throws what `lookAtRecord` throws, and `EDIT_NOT_PERMITTED`. */
const look = async (
  room: EditingRoom,
  { deed }: Proposal,
  asked: EditQuestion,
  judged: JudgedEdit,
): Promise<Looked> => {
  const type = asked.recordType
  const drafted = 'draft' in deed ? [draftFacts(deed.draft, room)] : []
  if (deed.kind === 'ADD') {
    const custodian = judged.registry.organisations.get(deed.custodian)
    if (custodian === undefined || !permitsEdit(judged, type, custodian, drafted))
      throw new HouseError('EDIT_NOT_PERMITTED')
    await lookAtRecord(room, asked, judged, undefined)
    return { custodian, recordId: null, versionSeen: null, seen: undefined, isStale: false }
  }
  const { sourceId, version, exchange } = deed.record
  const found = await lookAtRecord(room, asked, judged, sourceId)
  if (found === undefined) throw new HouseError('NOT_FOUND')
  const seen = factsOfRecord(found)
  if (!permitsEdit(judged, type, found.custodian, [seen, ...drafted])) throw new HouseError('EDIT_NOT_PERMITTED')
  return {
    custodian: found.custodian,
    recordId: recordIds(room.keyed, asked.patient)({ exchange, type, sourceId }),
    versionSeen: version,
    seen,
    isStale: found.version !== version,
  }
}

/**
 * One proposal from the door to where it then stands: what was proposed before → decision → ledger → the record as it now is → ledger → kept, sealed → judged again and sent →
 * asked about where it must be. Throws what `EditLife.propose` says; then nothing was kept and nothing sent.
 */
export const proposeEdit = async (
  room: EditingRoom,
  receipt: string,
  requester: Requester,
  proposal: Proposal,
): Promise<KeptEdit> => {
  const words = reasonOf(proposal)
  const { patient, access, idempotencyKey, deed } = proposal
  const id = uuidOf(room.keyed(`edit ${JSON.stringify([requester.issuer, requester.userId, idempotencyKey])}`))
  const askedHash = room.keyed(`edit-asked ${JSON.stringify([patient, access, words, deed])}`)
  const sameAs = (before: KeptEdit): KeptEdit => {
    if (before.askedHash !== askedHash) throw new HouseError('CONFLICT_OF_STATE')
    return before
  }
  const before = await room.edits.find(id)
  if (before !== undefined) return sameAs(before)

  const recordType = typeOf(proposal)
  const asked: EditQuestion = { patient, requester, access, exchange: exchangeOf(proposal), recordType }
  const judged = await judgeEdit(room, asked)
  if (!mayChangeSome(judged, recordType)) throw new HouseError('EDIT_NOT_PERMITTED')
  if (!takenBy(judged.reachable).some((taken) => taken.recordType === recordType && taken.deeds.includes(deed.kind)))
    throw new HouseError('EDIT_NOT_TAKEN')
  await writeDecision(room, receipt, asked, judged)
  const { seen, isStale, ...about } = await look(room, proposal, asked, judged)

  await room.append({
    kind: 'administration',
    receipt,
    patient,
    requester,
    deed: isStale ? 'edit-in-conflict' : 'propose-edit',
    subject: id,
  })
  const opened = await room.edits.open(
    {
      ...about,
      id,
      patientKey: room.keyOf(patient),
      receipt,
      deed: deed.kind,
      recordType,
      exchange: asked.exchange,
      state: isStale ? 'CONFLICT' : 'PROPOSED',
      ground: isStale ? 'CHANGED_SINCE' : null,
      by: { issuer: requester.issuer, userId: requester.userId },
      authorName: requester.name ?? null,
      organisation: judged.admitted.organisation,
      askedHash,
      reason: sealReason(room.sealing, id, words),
      content: isStale
        ? undefined
        : sealContent(room.sealing, id, { patient, requester, access, deed: deedWanted(proposal), seen }),
      expiresInMs: room.times.pendingMs,
    },
    leaseOf(room),
  )
  if (opened !== undefined && opened !== 'SETTLED') {
    // It is kept: whatever stops it here, the keeper goes on with it.
    await carryOut(room, opened).catch(room.report.stopped)
  }
  const kept = await room.edits.find(id)
  if (kept === undefined) throw new HouseError('STATE_UNAVAILABLE')
  return sameAs(kept)
}
