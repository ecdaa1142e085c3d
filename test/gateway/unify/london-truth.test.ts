import { expect, test } from 'vitest'
import { readCda } from '../../../adapters/cda/read-cda.ts'
import { type Readers, readRecord } from '../../../adapters/fhir/read-record.ts'
import { READERS as R4 } from '../../../adapters/fhir-r4/readers.ts'
import { READERS as STU3 } from '../../../adapters/fhir-stu3/readers.ts'
import { READERS as GP } from '../../../adapters/gp-connect/readers.ts'
import { unify } from '../../../gateway/unify/unify.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { ReleasedTelling, Telling } from '../../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { communityOf, memberOf } from '../../london/exchange/ihe/members.ts'
import { generate, type Held } from '../../london/generator/generate.ts'
import type { Tongue } from '../../london/generator/tongue.ts'
import { sourceKeyOf, type Truth } from '../../london/generator/truth.ts'

type Tally = { right: number; wrong: number; missed: number }

const READERS_OF: Readonly<Record<Tongue, Readers>> = {
  FHIR_R4: R4,
  FHIR_STU3: STU3,
  GP_CONNECT: GP,
  // Of resources these know document entries alone; the rest stands in documents.
  IHE_XCA: { DocumentReference: R4.DocumentReference },
  IHE_MHD: { DocumentReference: R4.DocumentReference },
}

/** The records that stand in the summaries of an exchange that speaks in documents. */
const readSummaries = (exchange: string, held: Held, speaks: Tongue): readonly Telling[] => {
  const exchangeId = parseExchangeId(exchange)
  if (exchangeId === undefined || (speaks !== 'IHE_XCA' && speaks !== 'IHE_MHD')) return []
  return memberOf(held, communityOf(exchange)).summaries.flatMap((summary) => {
    const read = readCda(Buffer.from(summary.xml()), { exchange: exchangeId, fallbackId: '' })
    return read.state === 'READ' ? [...read.types.values()].flatMap(({ tellings }) => tellings) : []
  })
}

/** What an exchange holds of one person, read as the adapter of its protocol reads it. */
const readHeld = (exchange: string, held: Held, speaks: Tongue): readonly ReleasedTelling[] => {
  const released = (telling: Telling): readonly ReleasedTelling[] => {
    const custodian = parseOdsCode('RAL')
    return custodian === undefined
      ? []
      : [{ ...telling, custodian: parseOdsCode(telling.custodian ?? '') ?? custodian, unconditional: true }]
  }
  const resources = held.records.flatMap(({ resourceType, id, text }) => {
    const exchangeId = parseExchangeId(exchange)
    if (exchangeId === undefined) return []
    const context = {
      exchange: exchangeId,
      readers: READERS_OF[speaks],
      linked: { find: () => undefined },
      custodyOf: () => undefined,
      understoodModifiers: new Set<string>(),
      mayBeModified: true,
    }
    const read = readRecord(JSON.parse(text), id, context)
    return read === undefined ? [] : [{ ...read.telling, sourceId: `${resourceType}/${id}` }]
  })
  return [...resources, ...readSummaries(exchange, held, speaks)].flatMap(released)
}

const pairs = (n: number): number => (n * (n - 1)) / 2
const sizes = (keys: readonly (string | undefined)[]): readonly number[] =>
  [...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length)
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** Pairs of tellings put together rightly, wrongly, or left apart though they are one fact; those that dissent are together. */
const tally = (type: RecordType, tellings: readonly ReleasedTelling[], truth: Truth): Tally => {
  const factOf = (of: { readonly exchange: string; readonly sourceId: string }): string | undefined =>
    truth.tellings.get(sourceKeyOf(of.exchange, of.sourceId))?.truthId
  const groups = unify(type, tellings, ({ exchange, sourceId }) => `${exchange} ${sourceId}`).map(
    ({ provenance, dissenting }) => [...provenance, ...dissenting.flatMap((each) => each.provenance)].map(factOf),
  )
  const together = total(groups.map(({ length }) => pairs(length)))
  const right = total(groups.flatMap(sizes).map(pairs))
  return { right, wrong: together - right, missed: total(sizes(tellings.map(factOf)).map(pairs)) - right }
}

const precision = ({ right, wrong }: Tally): number => (right + wrong === 0 ? 1 : right / (right + wrong))
const recall = ({ right, missed }: Tally): number => (right + missed === 0 ? 1 : right / (right + missed))
const figures = (name: string, of: Tally): string =>
  `${name.padEnd(15)} precision ${precision(of).toFixed(4)}  recall ${recall(of).toFixed(4)}  pairs ${of.right + of.missed}`

test('against the truth of the simulated London: no two facts are put together, and recall is at least 0.99', () => {
  const { held, truth, tongues } = generate({ seed: 'unify', patients: 600 })
  const byPerson = new Map<string, ReleasedTelling[]>()
  for (const [exchange, people] of held) {
    for (const one of people) {
      for (const telling of readHeld(exchange, one, tongues.get(exchange) ?? 'FHIR_R4')) {
        const patient = truth.tellings.get(sourceKeyOf(exchange, telling.sourceId))?.patient ?? ''
        byPerson.set(patient, [...(byPerson.get(patient) ?? []), telling])
      }
    }
  }
  const all: Tally = { right: 0, wrong: 0, missed: 0 }
  const lines = RECORD_TYPES.map((type) => {
    const ofType: Tally = { right: 0, wrong: 0, missed: 0 }
    for (const tellings of byPerson.values()) {
      const one = tally(
        type,
        tellings.filter((telling) => telling.type === type),
        truth,
      )
      for (const tallied of [ofType, all]) {
        tallied.right += one.right
        tallied.wrong += one.wrong
        tallied.missed += one.missed
      }
    }
    expect(ofType.right, `${type} is told by several exchanges`).toBeGreaterThan(0)
    expect(recall(ofType), type).toBeGreaterThanOrEqual(0.99)
    return figures(type, ofType)
  })
  console.log([...lines, figures('all', all)].join('\n'))
  expect(precision(all)).toBe(1)
  expect(recall(all)).toBeGreaterThanOrEqual(0.99)
})
