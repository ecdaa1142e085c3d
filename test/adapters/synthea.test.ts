import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RecordType } from '../../schema/model/record-type.ts'
import { heldRecords } from './held.ts'
import { holdsRecord, readOne } from './reading-one.ts'
import { readSynthea, SYNTHEA } from './synthea.ts'

const present = existsSync(SYNTHEA)
if (!present) console.log('synthea-r4 is not here: its population is skipped')

describe.skipIf(!present)('the 240 people of synthea-r4', () => {
  test('are read record for record: as many tellings of each type as there are records, none partial, each with a concept and a date', () => {
    const told = new Map<RecordType, number>()
    const held = new Map<RecordType, number>()
    for (const { resources } of readSynthea(240)) {
      for (const [type, records] of heldRecords(resources)) held.set(type, (held.get(type) ?? 0) + records.size)
      for (const resource of resources.filter(holdsRecord)) {
        const { telling, partial } = readOne(resource)
        told.set(telling.type, (told.get(telling.type) ?? 0) + 1)
        if (
          partial ||
          telling.original !== resource ||
          telling.content.concept.codings.length === 0 ||
          telling.codes.length === 0
        ) {
          expect.unreachable(`${telling.sourceId} was not read whole`)
        }
        // Synthea dates everything; only an allergy says when it was recorded and not when it began.
        if (telling.dates.length === 0) expect.unreachable(`${telling.sourceId} lost its dates`)
      }
    }
    expect(told).toEqual(held)
    console.log(`synthea-r4: ${[...told].map(([type, count]) => `${type} ${count}`).join(', ')}`)
  })
})
