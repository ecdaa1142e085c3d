import type { Answering } from '../fhir/take-page.ts'
import { type Asking, sendFhir } from './asking.ts'
import { answersOfBatch, followPages } from './follow-pages.ts'
import { patientReference } from './patient-reference.ts'
import type { MatchedPatient } from './patients.ts'
import { resourcesOf } from './resources-of.ts'
import { recordParameters } from './search.ts'

/** Asks for one patient's records with one POST that holds a search for each resource type; further pages are fetched one by one. */
export const askBatch = async (patient: MatchedPatient, asking: Asking, answering: Answering): Promise<void> => {
  const { question } = asking
  const reference = patientReference(patient, asking)
  const searches = question.types.flatMap((asked) =>
    resourcesOf(asked.type, asking).map((resource) => ({
      resource,
      parameters: recordParameters(asking, resource, reference, asked),
    })),
  )
  const bundle = {
    resourceType: 'Bundle',
    type: 'batch',
    entry: searches.map(({ resource, parameters }) => ({
      request: { method: 'GET', url: `${resource}?${parameters}` },
    })),
  }
  const answer = await sendFhir(asking, {
    method: 'POST',
    path: '',
    body: JSON.stringify(bundle),
    contentType: 'application/fhir+json',
  })
  const answers = answersOfBatch(answer, searches.length)
  await Promise.all(
    searches.map(async ({ resource, parameters }, i) => {
      const gathering = answering.byResource.get(resource)
      const first = answers[i]
      if (gathering === undefined || first === undefined) return
      const pageAt = (offset: number) => ({
        method: 'GET' as const,
        path: `${resource}?${parameters}&_offset=${offset}`,
      })
      await followPages(first, { expected: resource, gatherings: [gathering] }, pageAt, asking, answering)
    }),
  )
}
