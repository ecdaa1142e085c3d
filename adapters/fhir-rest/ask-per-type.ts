import type { Answering } from '../fhir/take-page.ts'
import { type Asking, sendFhir } from './asking.ts'
import { followPages } from './follow-pages.ts'
import { patientReference } from './patient-reference.ts'
import type { MatchedPatient } from './patients.ts'
import { resourcesOf } from './resources-of.ts'
import { recordParameters, searchRequest } from './search.ts'

/** Asks for one patient's records with one search a resource type, all at once; the bulkhead decides how many run together. */
export const askPerType = async (patient: MatchedPatient, asking: Asking, answering: Answering): Promise<void> => {
  const { question, settings } = asking
  const reference = patientReference(patient, asking)
  const searches = question.types.flatMap((asked) =>
    resourcesOf(asked.type, asking).map(async (resource) => {
      const gathering = answering.byResource.get(resource)
      if (gathering === undefined) return
      const parameters = recordParameters(asking, resource, reference, asked)
      const pageAt = (offset: number) => {
        if (offset > 0) parameters.set('_offset', String(offset))
        return searchRequest(settings, resource, parameters)
      }
      const first = await sendFhir(asking, pageAt(0))
      await followPages(first, { expected: resource, gatherings: [gathering] }, pageAt, asking, answering)
    }),
  )
  await Promise.all(searches)
}
