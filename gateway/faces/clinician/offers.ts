import { EDITABLE_TYPES, isEditable, type RecordEditDeed } from '../../../schema/model/record-edit.ts'
import type { Asked } from '../page.ts'
import type { Marks } from '../session/marks.ts'
import { recordPath } from './paths.ts'
import { markOfRecord } from './record-mark.ts'
import type { Source, Told } from './told.ts'

/** What may be proposed of one kind of record at one exchange, as GraphQL gives it. */
export type Offer = {
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly recordType: string
  readonly deeds: readonly RecordEditDeed[]
  readonly sentence: string | null
  readonly everyCustodian: boolean
  readonly someCustodians: readonly { readonly odsCode: string }[]
}

/** What GraphQL gives for `OFFERS`. */
export type Offers = { readonly changesOffered: readonly Offer[] | null }

/** What is asked of each of `Offers`. */
export const OFFERED = '{ exchange { id name } recordType deeds sentence everyCustodian someCustodians { odsCode } }'

/** What the requester may propose to change of the patient. */
export const OFFERS = /* GraphQL */ `
  query ChangesOffered($patient: NHSNumber!, $access: AccessInput!) {
    changesOffered(patient: $patient, access: $access) ${OFFERED}
  }`

/** Whether somebody like this may propose changes at all: else nothing is asked and nothing offered. */
export const mayPropose = ({ requester, access }: Pick<Asked, 'requester' | 'access'>): boolean =>
  requester?.role === 'clinician' && (access?.purpose === 'TREAT' || access?.purpose === 'ETREAT')

/** What is offered of one source of a record: where to correct it, where to mark it, and in a sentence why not. */
export type SourceOffer = {
  readonly correct: string
  readonly inError: string
  readonly why: string
}

/** Says of each source of a record what may be proposed. */
export type Offering = (told: Told, source: Source) => SourceOffer

const NOTHING: SourceOffer = { correct: '', inError: '', why: '' }

/** Where nothing is offered, and nothing said of it. */
export const NOTHING_OFFERED: Offering = () => NOTHING

const not = (why: string): SourceOffer => ({ ...NOTHING, why })

const MISTAKE = 'It is marked as entered in error already.'
const NO_VERSION = 'Its source gives it no version to hold a change to, so it is not changed from here.'
const NOT_FROM_HERE = 'This kind of record is read here, and not changed.'
const DOCUMENT = 'A document is replaced in the system that wrote it, and not on this page.'
const NOT_THEIRS =
  'No agreement, or no choice of the patient, lets your organisation change what this organisation holds.'
const NOT_KNOWN = 'Whether it may be changed is not known at the moment. Load the page again.'
const NOTHING_TAKEN = 'Its exchange takes no such change of this kind of record.'

const isMistake = ({ status, verificationStatus }: Told): boolean =>
  status === 'entered-in-error' || verificationStatus === 'entered-in-error'

/** Orders, dispenses and administrations are another's deed: they may be marked, and not said otherwise. */
const canBeCorrected = ({ recordType, medicationKind }: Told): boolean =>
  recordType !== 'DOCUMENT' && (medicationKind === undefined || medicationKind === 'STATEMENT')

const holds = ({ everyCustodian, someCustodians }: Offer, { custodian }: Source): boolean =>
  everyCustodian || someCustodians.some(({ odsCode }) => odsCode === custodian?.odsCode)

/** What is offered of the records on a page: by what GraphQL said may be proposed, and by what the record itself is. */
export const offeringOf = (
  offers: readonly Offer[] | undefined,
  handle: string | undefined,
  marks: Marks,
): Offering => {
  const found = new Map(offers?.map((offer) => [`${offer.exchange.id} ${offer.recordType}`, offer]))
  return (told, source) => {
    if (!isEditable(told.recordType)) return not(NOT_FROM_HERE)
    if (isMistake(told)) return not(MISTAKE)
    if (offers === undefined) return not(NOT_KNOWN)
    const offer = found.get(`${source.exchange.id} ${told.recordType}`)
    if (offer === undefined) return not(NOT_KNOWN)
    if (offer.sentence !== null) return not(offer.sentence)
    if (source.version === null) return not(NO_VERSION)
    if (!holds(offer, source)) return not(NOT_THEIRS)
    const correct = canBeCorrected(told) && offer.deeds.includes('AMEND')
    const inError = offer.deeds.includes('MARK_ENTERED_IN_ERROR')
    if (!correct && !inError) return not(told.recordType === 'DOCUMENT' ? DOCUMENT : NOTHING_TAKEN)
    const mark = marks.give(
      markOfRecord({
        exchange: source.exchange.id,
        recordType: told.recordType,
        sourceId: source.sourceId,
        version: source.version,
      }),
    )
    return {
      correct: correct ? recordPath(handle, `/change/${mark}`) : '',
      inError: inError ? recordPath(handle, `/in-error/${mark}`) : '',
      why: '',
    }
  }
}

/** Whether a record of some kind may be added at some exchange. */
export const someCanBeAdded = (offers: readonly Offer[]): boolean =>
  offers.some(({ deeds, recordType }) => deeds.includes('ADD') && EDITABLE_TYPES.some((type) => type === recordType))
