import type { CompletenessState } from '../../../schema/generated/records.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

/** A concept as the record's query gives it. */
export type Concept = {
  readonly text: string | null
  readonly codings: readonly {
    readonly system: string | null
    readonly code: string | null
    readonly display: string | null
  }[]
}

/** A measured amount. */
export type Amount = { readonly value: number | null; readonly unit: string | null; readonly comparator: string | null }

/** What was measured or found. */
export type Value = { readonly quantity: Amount | null; readonly concept: Concept | null; readonly text: string | null }

/** Where one telling comes from. */
export type Source = {
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly custodian: { readonly odsCode: string; readonly name: string | null } | null
  readonly sourceId: string
  readonly version: string | null
  readonly lastUpdated: string | null
  readonly author: string | null
}

/** Where the content of a document may be fetched, and what its source says of it. */
export type ToldLink = {
  readonly exchange: Source['exchange']
  readonly url: string
  readonly expires: string
  readonly contentType: string | null
  readonly size: number | null
  readonly hash: string | null
}

/** One record as the query gives it: what every record says, and what its kind says beside. */
export type Told = {
  readonly id: string
  readonly recordType: RecordType
  readonly concept: Concept
  readonly status: string | null
  readonly date: string | null
  readonly endDate: string | null
  readonly recordedDate: string | null
  readonly confidentiality: readonly { readonly code: string | null; readonly display: string | null }[]
  readonly notes: readonly string[]
  readonly provenance: readonly Source[]
  readonly noneKnown?: boolean
  readonly resuscitation?: boolean
  readonly verificationStatus?: string | null
  readonly criticality?: string | null
  readonly kind?: string | null
  readonly lastOccurrence?: string | null
  readonly reactions?: readonly {
    readonly manifestations: readonly Concept[]
    readonly severity: string | null
    readonly onset: string | null
  }[]
  /** Of one record that is to be changed: how its source describes each of `reactions`, and what it states in parts of each of `dosages`. */
  readonly reactionDescriptions?: readonly (string | null)[]
  readonly dosageParts?: readonly (readonly string[])[]
  readonly medicationKind?: 'STATEMENT' | 'REQUEST' | 'DISPENSE' | 'ADMINISTRATION'
  readonly intent?: string | null
  readonly dosages?: readonly string[]
  readonly quantity?: Amount | null
  readonly reasons?: readonly Concept[]
  readonly severity?: Concept | null
  readonly bodySites?: readonly Concept[]
  readonly value?: Value
  readonly absentReason?: Concept | null
  readonly interpretations?: readonly Concept[]
  readonly referenceRanges?: readonly string[]
  readonly components?: readonly { readonly concept: Concept; readonly value: Value }[]
  readonly conclusion?: string | null
  readonly conclusionCodes?: readonly Concept[]
  readonly categories?: readonly Concept[]
  readonly title?: string | null
  readonly contentType?: string | null
  readonly size?: number | null
  readonly documentStatus?: string | null
  readonly links?: readonly ToldLink[]
  readonly activities?: readonly string[]
  readonly encounterClass?: { readonly display: string | null; readonly code: string | null } | null
  readonly serviceProvider?: string | null
  readonly outcome?: Concept | null
  readonly priority?: string | null
  readonly description?: string | null
  readonly serviceTypes?: readonly Concept[]
  readonly statusReason?: Concept | null
  readonly doseNumber?: string | null
  readonly lotNumber?: string | null
  readonly site?: Concept | null
  readonly targetDiseases?: readonly Concept[]
  readonly relationship?: Concept
  readonly familyConditions?: readonly { readonly concept: Concept; readonly outcome: Concept | null }[]
}

/** A record with those that tell it otherwise. */
export type ToldWithDissent = Told & { readonly dissenting: readonly Told[] }

/** One list of the answer. */
export type ToldList = {
  readonly totalCount: number
  readonly completeness: {
    readonly state: CompletenessState
    readonly answered: number
    readonly canHold: number
    readonly complete: boolean
    readonly sentence: string
  }
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  readonly items: readonly ToldWithDissent[]
}
