import { expect, test } from 'vitest'
import { readRecord } from '../../../adapters/fhir/read-record.ts'
import { READERS } from '../../../adapters/fhir-r4/readers.ts'
import { unify } from '../../../gateway/unify/unify.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { ReleasedTelling } from '../../../schema/model/record.ts'
import { RECORD_TYPES, type RecordType } from '../../../schema/model/record-type.ts'
import { generate, type Held } from '../../london/generator/generate.ts'
import { sourceKeyOf, type Truth } from '../../london/generator/truth.ts'

type Tally = { right: number; wrong: number; missed: number }

/** What an exchange holds of one person, read as the adapter reads it. */
const readHeld = (exchange: string, held: Held): readonly ReleasedTelling[] =>
  held.records.flatMap(({ id, text }) => {
    const exchangeId = parseExchangeId(exchange)
    const custodian = parseOdsCode('RAL')
    if (exchangeId === undefined || custodian === undefined) return []
    const context = {
      exchange: exchangeId,
      readers: READERS,
      linked: { find: () => undefined },
      custodyOf: () => undefined,
      understoodModifiers: new Set<string>(),
      mayBeModified: true,
    }
    const read = readRecord(JSON.parse(text), id, context)
    return read === undefined
      ? []
      : [{ ...read.telling, custodian: parseOdsCode(read.telling.custodian ?? '') ?? custodian, unconditional: true }]
  })

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

test('against the truth of the simulated London: precision at least 0.99 and recall at least 0.95', () => {
  const { held, truth } = generate({ seed: 'unify', patients: 600 })
  const byPerson = new Map<string, ReleasedTelling[]>()
  for (const [exchange, people] of held) {
    for (const one of people) {
      for (const telling of readHeld(exchange, one)) {
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
    return figures(type, ofType)
  })
  console.log([...lines, figures('all', all)].join('\n'))
  expect(precision(all)).toBeGreaterThanOrEqual(0.99)
  expect(recall(all)).toBeGreaterThanOrEqual(0.95)
})
