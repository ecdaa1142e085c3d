import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { type SyntheaPatient, testNhsNumber } from './synthea.ts'

/** Where the STU3 population lies, relative to the repository's root. */
export const SYNTHEA_STU3 = '../shared/corpora/synthea-stu3/patients.ndjson.gz'

type Bundle = { readonly entry: readonly { readonly fullUrl?: string; readonly resource: SourceResource }[] }

/**
 * Reads the eighty people of the STU3 population, as a server keeps them: what has no id gets one, `urn:uuid:` becomes the reference a server
 * keeps, and everybody gets an NHS number.
 */
export const readSyntheaStu3 = (): readonly SyntheaPatient[] =>
  gunzipSync(readFileSync(SYNTHEA_STU3))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line, nth) => {
      const { entry } = JSON.parse(line) as Bundle
      const named = entry.map(({ fullUrl, resource }, at) => ({
        fullUrl,
        resource: { id: `${nth}-${at}`, ...resource } as SourceResource,
      }))
      const kept = new Map(
        named.map(({ fullUrl, resource }) => [fullUrl, `${resource['resourceType']}/${resource['id']}`] as const),
      )
      const nhsNumber = testNhsNumber(nth)
      const resources = named.map(({ resource }): SourceResource => {
        const own = JSON.parse(
          JSON.stringify(resource).replaceAll(/urn:uuid:[0-9a-f-]{36}/g, (url) => kept.get(url) ?? url),
        )
        const identifier = [...(own.identifier ?? []), { system: NHS_NUMBER_SYSTEM, value: nhsNumber }]
        return own.resourceType === 'Patient' ? { ...own, identifier } : own
      })
      const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
      return { id: String(patient?.['id']), nhsNumber, resources }
    })
