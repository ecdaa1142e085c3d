/** One code of a code system, as FHIR Coding. */
export type Coding = { readonly system: string | null; readonly code: string | null; readonly display: string | null }

/** A concept as the exchange told it: every coding it gave, and its original text. An unknown code never drops a record. */
export type CodedConcept = { readonly codings: readonly Coding[]; readonly text: string | null }

/** A measured amount, as FHIR Quantity. `value` is the source's own number. */
export type Quantity = {
  readonly value: number | null
  readonly unit: string | null
  readonly comparator: string | null
  readonly code: string | null
}
