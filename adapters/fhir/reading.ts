import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { Json } from './json.ts'

/** What one resource is read into besides its content; mapping code fills it as it goes, so that a resource is walked once. */
export type Reading = {
  readonly resource: Json
  /** Every code met so far, as `system|code`. */
  readonly codes: string[]
  /** Every clinical date met so far. */
  readonly dates: FhirDate[]
  /** A date stood there that cannot be read: the record then counts as undated, which a dated denial always matches. */
  hasUnreadableDate: boolean
  /** Something it points to, and that its meaning needs, did not come with it. */
  isPartial: boolean
  readonly linked: Linked
}

/** The resources that came along with those asked for, found by any reference to them. */
export type Linked = { find(reference: string): Json | undefined }

/** Starts the reading of one resource. */
export const startReading = (resource: Json, linked: Linked): Reading => ({
  resource,
  codes: [],
  dates: [],
  hasUnreadableDate: false,
  isPartial: false,
  linked,
})
