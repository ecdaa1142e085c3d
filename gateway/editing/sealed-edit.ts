import type { EditWanted } from '../../adapters/exchange-adapter.ts'
import type { RecordFacts } from '../../policies/facts.ts'
import type { Access } from '../../schema/model/access-request.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { Requester } from '../../schema/model/requester.ts'
import type { Sealed, Sealing } from '../sealing/sealing.ts'

/** All that is needed to send an edit, or to ask about it, again: kept sealed, for as long as it is not settled. */
export type EditContent = {
  readonly patient: NhsNumber
  readonly requester: Requester
  readonly access: Access
  readonly deed: EditWanted['deed']
  /** The classes and dates of the record as it was seen: what it is judged by once more. Undefined of an addition. */
  readonly seen: RecordFacts | undefined
}

const aboutContent = (id: string): string => `record-edit:${id}`
const aboutReason = (id: string): string => `record-edit-reason:${id}`

/** Seals what an edit says. */
export const sealContent = ({ seal }: Pick<Sealing, 'seal'>, id: string, content: EditContent): Sealed =>
  seal(aboutContent(id), JSON.stringify(content))

/** What an edit says; undefined where its key is gone. It opens only if this house sealed it, and so is what it wrote. */
export const openContent = ({ open }: Pick<Sealing, 'open'>, id: string, sealed: Sealed): EditContent | undefined => {
  const text = open(aboutContent(id), sealed)
  return text === undefined ? undefined : (JSON.parse(text) as EditContent)
}

/** Seals the reason, which stays when the content is gone. */
export const sealReason = ({ seal }: Pick<Sealing, 'seal'>, id: string, words: string): Sealed =>
  seal(aboutReason(id), words)

/** The reason; undefined where its key is gone. */
export const openReason = ({ open }: Pick<Sealing, 'open'>, id: string, sealed: Sealed): string | undefined =>
  open(aboutReason(id), sealed)
