import type { SourceDemographics } from '../../schema/model/demographics.ts'
import type { IncompleteReason } from '../../schema/model/exchange-answer.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { Telling } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { XmlRefusal } from '../xml/xml-refusal.ts'
import type { NoDocument } from './clinical-documents.ts'

/** What reading needs besides the document. */
export type CdaContext = {
  readonly exchange: ExchangeId
  /** What the document is known by where it states no id: the exchange's own name for it. */
  readonly fallbackId: string
}

/** Why nothing of a document is told: the XML itself, no clinical document in it, a FHIR document, or one that says of nobody that it is about them. */
export type CdaRefusal = XmlRefusal | NoDocument | 'NO_PATIENT'

/** What became of a section, entry by entry: each is in exactly one of the counts, or the section's reader is null and none was looked at. */
export type SectionRead = {
  readonly code: string | null
  readonly title: string | null
  /** The type its entries are records of; null for a section that is not read. */
  readonly type: RecordType | null
  readonly entries: number
  /** Entries of which at least one record was told, none unreadable. */
  readonly told: number
  /** Entries that state that there is nothing of the kind, of a type that has no record for that. */
  readonly noneStated: number
  /** Entries that frame the document and are no record: attachments, permissions. */
  readonly framing: number
  /** Entries of which something could not be read. */
  readonly unreadable: number
  /** Records told. */
  readonly tellings: number
}

/** What a document told of one record type. A type that none of its sections speaks of is not there: of that it said nothing. */
export type CdaTypeRead = {
  readonly tellings: readonly Telling[]
  readonly incomplete: ReadonlySet<IncompleteReason>
}

export type CdaRead =
  | {
      readonly state: 'READ'
      /** Everybody any of the documents is about. */
      readonly patients: readonly SourceDemographics[]
      readonly types: ReadonlyMap<RecordType, CdaTypeRead>
      readonly sections: readonly SectionRead[]
      /** The newest of the documents; null where none says when it was written. */
      readonly written: FhirDate | null
    }
  | { readonly state: 'REFUSED'; readonly reason: CdaRefusal }
