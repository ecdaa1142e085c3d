import { dosageParts, reactionDescriptions } from '../../../adapters/fhir-r4/writing/repeated-members.ts'
import type {
  AccessInput,
  ChangesOfferedResolvers,
  MutationResolvers,
  QueryResolvers,
  RecordEditResolvers,
  RecordSeenInput,
} from '../../../schema/generated/records.ts'
import { HouseError } from '../../../schema/model/house-error.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import {
  isEditable,
  NOT_OFFERED_GROUNDS,
  RECORD_EDIT_GROUNDS,
  type ShownEdit,
} from '../../../schema/model/record-edit.ts'
import { notThere } from '../../disclosure/not-there.ts'
import type { Proposal, RecordSeen } from '../../editing/edit-life.ts'
import { readDraft } from '../../editing/read-draft.ts'
import type { HouseContext } from '../house-context.ts'

const LONGEST_NAME = 300

/** Throws `EDIT_NOT_TAKEN` for a kind of record that nobody can change from here. */
const seenOf = ({ exchange, recordType, sourceId, version }: RecordSeenInput): RecordSeen => {
  if (!isEditable(recordType)) throw new HouseError('EDIT_NOT_TAKEN')
  if (!isName(sourceId) || !isName(version)) throw new HouseError('INPUT_INVALID')
  return { exchange, recordType, sourceId, version }
}

/** A source's own names go into an address: what is none of FHIR's is refused at the door. */
const isName = (text: string): boolean => text.length <= LONGEST_NAME && /^[A-Za-z0-9][A-Za-z0-9.:/-]*$/.test(text)

const accessOf = ({ purpose, careContext }: AccessInput): Proposal['access'] => ({
  purpose,
  careContext: careContext ?? undefined,
})

const named = (odsCode: OdsCode, { registry }: HouseContext) => ({
  odsCode,
  name: registry.organisation(odsCode)?.name ?? null,
})

const page = ({
  first,
  skip,
}: {
  readonly first?: number | null | undefined
  readonly skip?: number | null | undefined
}) => ({
  first: first ?? 50,
  skip: skip ?? 0,
})

/** What may be asked about changes of records. */
export const editQueries = {
  recordEdit: async (_, { id }, { editLife }) => (await editLife.find(id)) ?? null,
  recordEdits: async (_, { patient, ...paged }, { editLife }) => editLife.ofPatient(patient, page(paged)),
  changesOffered: async (_, { patient, access, exchange, recordType }, { editLife }) => {
    if (recordType != null && !isEditable(recordType)) return []
    return editLife.offered({
      patient,
      access: accessOf(access),
      exchange: exchange ?? undefined,
      recordType: recordType ?? undefined,
    })
  },
  recordAsItStands: async (_, { patient, access, record }, { disclose, registry }) => {
    const { exchange, recordType: type, sourceId, version } = seenOf(record)
    const others = registry.exchanges().flatMap(({ id }) => (id === exchange ? [] : [id]))
    const view = await disclose({
      patient,
      access: accessOf(access),
      types: [{ type, from: undefined, to: undefined }],
      exclude: others,
      // What the record does not tell, and a change would take along, stands in the source's own resource.
      originals: true,
      only: { exchange, type, sourceId },
    })
    const [found] = view.lists.get(type)?.records ?? []
    const place = found?.provenance.find((one) => one.exchange === exchange && one.sourceId === sourceId)
    if (found === undefined || place === undefined)
      throw notThere(view.manifest.filter((entry) => entry.exchange === exchange))
    const source = found.original.find((one) => one.exchange === exchange && one.sourceId === sourceId)?.resource ?? {}
    return {
      receipt: view.receipt,
      name: view.demographics?.name ?? null,
      birthDate: view.demographics?.birthDate ?? null,
      gender: view.demographics?.gender ?? null,
      record: found,
      version: place.version,
      isAsSeen: place.version === version,
      reactionDescriptions: type === 'ALLERGY' ? reactionDescriptions(source) : [],
      dosageParts: type === 'MEDICATION' ? dosageParts(source) : [],
    }
  },
  ownedRecordEdits: async (_, paged, { editLife }) => editLife.ofOwner(page(paged)),
} satisfies QueryResolvers<HouseContext>

/** Every change that may be proposed. */
export const editMutations = {
  addRecord: (_, { record, exchange, custodian, access, ...proposed }, { editLife }) =>
    editLife.propose({
      ...proposed,
      access: accessOf(access),
      deed: { kind: 'ADD', exchange, custodian, draft: readDraft(record, 'ADD') },
    }),
  amendRecord: (_, { record, says, access, ...proposed }, { editLife }) => {
    const seen = seenOf(record)
    const draft = readDraft(says, 'AMEND')
    if (draft.type !== seen.recordType) throw new HouseError('INPUT_INVALID')
    return editLife.propose({
      ...proposed,
      access: accessOf(access),
      deed: { kind: 'AMEND', record: seen, draft },
    })
  },
  markEnteredInError: (_, { record, access, ...proposed }, { editLife }) =>
    editLife.propose({
      ...proposed,
      access: accessOf(access),
      deed: { kind: 'MARK_ENTERED_IN_ERROR', record: seenOf(record) },
    }),
} satisfies MutationResolvers<HouseContext>

const SENTENCES: Readonly<Record<ShownEdit['state'], string>> = {
  PROPOSED: 'It is on its way to the exchange that holds the record.',
  ACCEPTED: 'The exchange holds it.',
  DECLINED: 'Nothing was written.',
  CONFLICT: RECORD_EDIT_GROUNDS.CHANGED_SINCE,
  UNKNOWN: 'It may or may not be there: the exchange did not say, and is asked again.',
}

/** The fields of an offer that are not properties of it. */
export const offerFields = {
  exchange: ({ exchange: id }, _, { registry }) => ({ id, name: registry.exchange(id)?.name ?? null }),
  sentence: ({ ground }) => (ground === null ? null : NOT_OFFERED_GROUNDS[ground]),
  everyCustodian: ({ custodians }) => custodians === 'EVERY',
  someCustodians: ({ custodians }, _, context) =>
    custodians === 'EVERY' ? [] : custodians.map((code) => named(code, context)),
  custodians: ({ exchange, custodians }, _, context) =>
    (custodians === 'EVERY' ? (context.registry.exchange(exchange)?.members ?? []) : custodians).map((code) =>
      named(code, context),
    ),
} satisfies ChangesOfferedResolvers<HouseContext>

/** The fields of a change that are not properties of it. */
export const editFields = {
  exchange: ({ exchange: id }, _, { registry }) => ({ id, name: registry.exchange(id)?.name ?? null }),
  custodian: ({ custodian }, _, context) => named(custodian, context),
  organisation: ({ organisation }, _, context) => named(organisation, context),
  sentence: ({ state, ground }) => (ground === null ? SENTENCES[state] : RECORD_EDIT_GROUNDS[ground]),
} satisfies RecordEditResolvers<HouseContext>
