import type { Answering } from '../fhir/take-page.ts'
import { type Asking, sendFhir } from './asking.ts'
import { followPages } from './follow-pages.ts'
import type { MatchedPatient } from './patients.ts'
import { resourcesOf } from './resources-of.ts'
import { everythingRequest } from './search.ts'

/** Asks for one patient's records with the patient's `$everything`, of the permitted types alone (`_type`). What trouble there is, is every type's. */
export const askEverything = async (patient: MatchedPatient, asking: Asking, answering: Answering): Promise<void> => {
  const { question, settings } = asking
  const resources = question.types.flatMap(({ type }) => resourcesOf(type, asking))
  const first = await sendFhir(
    asking,
    everythingRequest(settings, patient.id, resources, question.types, question.since),
  )
  const gatherings = [...new Set(answering.byResource.values())]
  await followPages(first, { expected: undefined, gatherings }, undefined, asking, answering)
}
