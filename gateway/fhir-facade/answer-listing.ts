import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import { searchset } from './bundle.ts'
import { askedFor, type Listing, pageOfView } from './listing.ts'
import { maker } from './making.ts'
import { manifestOutcome, saysNone } from './manifest-outcome.ts'
import { PAGE_LIFE_MS, PAGES_PATH, sealPage } from './pages.ts'
import { patientResource } from './patient.ts'
import type { Resource } from './resource.ts'
import type { Facade, Visit } from './visit.ts'

/** A listing to be answered. */
export type Listed = {
  readonly listing: Listing
  readonly withProvenance: boolean
  /** The patient comes first: matched where all of their record is asked for, included where a search asks for them besides. */
  readonly withPatient: 'match' | 'include' | undefined
  /** Of the question: what of it was left out. */
  readonly warnings: readonly string[]
  /** The operation or resource type, and its parameters without the patient: what the next page is asked by. */
  readonly of: string
  readonly parameters: string
  readonly self: string
}

/** Whether a telling goes by one of these ids, of whichever exchange that tells it so: which of them names the record may change with who answers. */
export const goesBy =
  (facade: Facade, patient: NhsNumber, ids: ReadonlySet<string>) =>
  ({ id, provenance, recordType: type }: UnifiedRecord): boolean => {
    if (ids.has(id)) return true
    const idOf = facade.recordIds(patient)
    return provenance.some(({ exchange, sourceId }) => ids.has(idOf({ exchange, type, sourceId })))
  }

/** Asks for what is listed, and answers one page of it. Every page is a question of its own: asked anew, judged anew, written down. Throws `HouseError`. */
export const answerListing = async (facade: Facade, visit: Visit, listed: Listed): Promise<Resource> => {
  const { base } = facade
  const { listing, of, parameters } = listed
  const { patient } = listing
  const view = await visit.disclose(patient, askedFor(listing))
  const page = pageOfView(view, listing)
  const make = maker({ base, view, ids: visit.ids, context: visit.context })
  const { registry } = visit.context
  const who = view.mayExist ? [patientResource(view, visit.ids.ofPatient(patient), registry)] : []
  const next =
    page.next &&
    sealPage(facade.sealing, visit.requester, visit.stated.access, {
      patient,
      of,
      parameters,
      after: page.next,
      expires: view.at + PAGE_LIFE_MS,
    })
  return searchset({
    base,
    view,
    first: listed.withPatient === 'match' ? who : [],
    included: listed.withPatient === 'include' && page.records.length > 0 ? who : [],
    made: page.records.map((record) => make(record)),
    withProvenance: listed.withProvenance,
    outcome: manifestOutcome(view, { base, registry, warnings: listed.warnings }),
    total: page.total === 0 && !saysNone(view) ? undefined : page.total,
    self: listed.self,
    next: next && `${base}/${PAGES_PATH}/${next}`,
  })
}
