import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ExchangeAdapter } from '../../adapters/exchange-adapter.ts'
import { readerOf } from '../../adapters/fhir/read-record.ts'
import { fhirStu3 } from '../../adapters/fhir-stu3/fhir-stu3.ts'
import { READERS } from '../../adapters/fhir-stu3/readers.ts'
import { createTransport } from '../../adapters/transport/create-transport.ts'
import type { SourceResource } from '../../schema/model/record.ts'
import { askOne } from './ask-one.ts'
import { startSimulatedR4 } from './simulated-r4.ts'
import { readSyntheaStu3, SYNTHEA_STU3 } from './synthea-stu3.ts'

const present = existsSync(SYNTHEA_STU3)
if (!present) console.log('synthea-stu3 is not here: its population is skipped')

/** Resources that are no records: whose they are, and what records are about or belong to. */
const NO_RECORDS: Readonly<Record<string, string>> = {
  Patient: 'whose the records are',
  Organization: 'who provides',
  Medication: 'what a medicine is, read into the record that is about it',
  Goal: 'part of the care plan that refers to it, and without a patient of its own',
}

/** It stands in every allergy there and says `false`: nothing is negated. */
const NON_OCCURRENCE =
  'http://standardhealthrecord.org/fhir/StructureDefinition/shr-base-NonOccurrenceModifier-extension'

const keyOf = (resource: SourceResource): string => `${resource['resourceType']}/${resource['id']}`

describe.skipIf(!present)('the eighty people of synthea-stu3, asked for on a plain STU3 server', () => {
  test('are told record for record and unchanged, and whatever is no record is known to be none', async () => {
    const people = readSyntheaStu3()
    const server = await startSimulatedR4(people.flatMap(({ resources }) => resources))
    const transport = createTransport()
    const given = new Map<string, number>()
    const told = new Map<string, number>()
    const count = (counts: Map<string, number>, type: unknown) =>
      counts.set(String(type), (counts.get(String(type)) ?? 0) + 1)
    try {
      for (const { nhsNumber, resources } of people) {
        const answer = await askOne({
          adapter: fhirStu3 as ExchangeAdapter,
          endpoint: server.endpoint,
          transport,
          settings: { searches: 'batch', pageSize: 1000, understoodModifiers: [NON_OCCURRENCE] },
          patient: nhsNumber,
        })
        const expected = new Map<string, SourceResource>()
        for (const resource of resources) {
          count(given, resource['resourceType'])
          if (readerOf(resource['resourceType'], READERS) !== undefined) expected.set(keyOf(resource), resource)
          else expect(NO_RECORDS, keyOf(resource)).toHaveProperty(String(resource['resourceType']))
        }
        for (const [type, { state, incomplete, tellings, partial }] of answer.types) {
          expect([type, state, incomplete, partial]).toEqual([type, 'ANSWERED', [], undefined])
          for (const { sourceId, original, content, dates, codes } of tellings) {
            expect(original, sourceId).toEqual(expected.get(sourceId))
            expect(expected.delete(sourceId), `${sourceId} is told once`).toBe(true)
            if (
              content.concept.codings.length === 0 ||
              content.date === null ||
              dates.length === 0 ||
              codes.length === 0
            )
              expect(content.recordedDate, `${sourceId} was not read whole`).not.toBeNull()
            count(told, original['resourceType'])
          }
        }
        expect([...expected.keys()], 'records that were not told').toEqual([])
      }
    } finally {
      await transport.close()
      await server.close()
    }
    console.log(
      [
        'synthea-stu3             in   told',
        ...[...given].map(
          ([type, n]) =>
            `${type.padEnd(20)} ${String(n).padStart(6)} ${String(told.get(type) ?? 0).padStart(6)}  ${NO_RECORDS[type] ?? ''}`,
        ),
      ].join('\n'),
    )
    expect([...told.values()].reduce((sum, n) => sum + n, 0)).toBe(7_317)
  }, 60_000)
})
