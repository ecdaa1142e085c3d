import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'

/** Where the Synthea population lies, relative to the repository's root. */
export const SYNTHEA = '../shared/corpora/synthea-r4/patients.dev.ndjson.gz'

/** A person of the population, with all their resources as a server keeps them. */
export type SyntheaPatient = {
  readonly id: string
  readonly nhsNumber: NhsNumber
  readonly resources: readonly SourceResource[]
}

/** The nth valid NHS number of the range that is issued to nobody. */
export const testNhsNumber = (nth: number): NhsNumber => {
  for (let number = 9_990_000_000, found = -1; ; number++) {
    const parsed = parseNhsNumber(String(number))
    if (parsed !== undefined && ++found === nth) return parsed
  }
}

/** Reads the first so many people; Synthea gives none an NHS number, so each gets one, and `urn:uuid:` becomes the reference a server keeps. */
export const readSynthea = (count: number): readonly SyntheaPatient[] =>
  gunzipSync(readFileSync(SYNTHEA))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, count)
    .map((line, nth) => {
      const bundle = JSON.parse(line) as {
        entry: { fullUrl: string; resource: SourceResource & { resourceType: string; id: string } }[]
      }
      const nhsNumber = testNhsNumber(nth)
      const types = new Map(
        bundle.entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
      )
      const kept = JSON.parse(
        JSON.stringify(bundle).replaceAll(/urn:uuid:[0-9a-f-]{36}/g, (url) => types.get(url) ?? url),
      ) as typeof bundle
      const resources = kept.entry.map(({ resource }) =>
        resource.resourceType === 'Patient'
          ? {
              ...resource,
              identifier: [
                ...((resource['identifier'] ?? []) as unknown[]),
                { system: NHS_NUMBER_SYSTEM, value: nhsNumber },
              ],
            }
          : resource,
      )
      const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
      return { id: String(patient?.id), nhsNumber, resources }
    })
