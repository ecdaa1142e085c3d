import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CdaRead } from '../../../adapters/cda/cda-read.ts'
import { readCda } from '../../../adapters/cda/read-cda.ts'
import { guardIdentity } from '../../../gateway/disclosure/identity-guard.ts'
import { unify } from '../../../gateway/unify/unify.ts'
import { dayOf } from '../../../gateway/unify/when.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { parseNhsNumber } from '../../../schema/model/nhs-number.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { ReleasedTelling, UnifiedRecord } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { factsOf, TWO_PEOPLE } from './two-people.ts'

const CORPUS = '../shared/corpora/cda-vendor-corpus'
const present = existsSync(CORPUS)
if (!present) console.log('cda-vendor-corpus is not here: the same person from many products is skipped')

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the test is written wrongly')
  return value
}

type Person = keyof typeof TWO_PEOPLE
type Read = Extract<CdaRead, { readonly state: 'READ' }>

/** Every product is an exchange of its own, with a data controller of its own. */
const readProducts = (person: Person): readonly Read[] =>
  readdirSync(`${CORPUS}/${person}`)
    .sort()
    .map((file, at) => {
      const read = readCda(gunzipSync(readFileSync(`${CORPUS}/${person}/${file}`)), {
        exchange: must(parseExchangeId(`PRODUCT-${at + 1}`)),
        fallbackId: file,
      })
      if (read.state === 'REFUSED') throw new Error(`${file} is refused: ${read.reason}`)
      return read
    })

const released = (reads: readonly Read[], type: RecordType): readonly ReleasedTelling[] =>
  reads.flatMap((read, at) =>
    (read.types.get(type)?.tellings ?? []).map((telling) => ({
      ...telling,
      custodian: must(parseOdsCode(`P${String(at + 1).padStart(3, '0')}`)),
      unconditional: true,
    })),
  )

const pairs = (n: number): number => (n * (n - 1)) / 2
const sizes = (keys: readonly string[]): readonly number[] =>
  [...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length)
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

type Teller = { readonly exchange: string; readonly sourceId: string }
const idOf = ({ exchange, sourceId }: Teller): string => `${exchange} ${sourceId}`

const tellersOf = (record: UnifiedRecord): readonly string[] =>
  [...record.provenance, ...record.dissenting.flatMap((each) => each.provenance)].map(idOf)

/**
 * Types of which another day is another fact, but for a medicine that is still taken: products that copied one list date it as they please, and what they
 * say is what can be merged.
 */
const BY_DAY: ReadonlySet<RecordType> = new Set(['MEDICATION', 'IMMUNISATION'])

/** The fact as a telling tells it: on the day it says, and on no day that anybody else could name where it says none. */
const asTold = (telling: ReleasedTelling, fact: string): string => {
  const { date } = telling.content
  if (!BY_DAY.has(telling.type) || fact.startsWith('no ')) return fact
  return date === null ? `${fact} ${idOf(telling)}` : `${fact} ${dayOf(date)}`
}

/** At least how much of what is told alike must be together. What is missing: salts that share neither a code nor a name, and conditions that are over. */
const RECALL = {
  newman: { ALLERGY: 0.954, CONDITION: 0.905, MEDICATION: 1, IMMUNISATION: 1 },
  bates: { ALLERGY: 0.92, CONDITION: 0.995, MEDICATION: 1, IMMUNISATION: 1 },
} as const

/** The same, days aside: at least how much of what is one fact of the person is together, whatever day each product gave it. */
const RECALL_DAYS_ASIDE = {
  newman: { ALLERGY: 0.954, CONDITION: 0.905, MEDICATION: 0.794, IMMUNISATION: 0.659 },
  bates: { ALLERGY: 0.92, CONDITION: 0.995, MEDICATION: 1, IMMUNISATION: 1 },
} as const

/** At most how long each list is. */
const RECORDS = {
  newman: { ALLERGY: 6, CONDITION: 21, MEDICATION: 24, IMMUNISATION: 23 },
  bates: { ALLERGY: 4, CONDITION: 7, MEDICATION: 2, IMMUNISATION: 0 },
} as const

/** How many different facts of each kind all their documents together tell, whatever day they say. Of one person no product tells an immunisation. */
const FACTS = {
  newman: { ALLERGY: 5, CONDITION: 12, MEDICATION: 9, IMMUNISATION: 3 },
  bates: { ALLERGY: 3, CONDITION: 5, MEDICATION: 2, IMMUNISATION: 0 },
} as const

describe.skipIf(!present).each(['newman', 'bates'] as const)('%s', (person) => {
  const reads = present ? readProducts(person) : []

  test.each(['ALLERGY', 'CONDITION', 'MEDICATION', 'IMMUNISATION'] as const)(
    '%s: of what many products tell of one person no two facts are put together, and what is told alike of one day is one record',
    (type) => {
      const tellings = released(reads, type)
      const facts = new Map<string, { readonly fact: string; readonly told: string }>()
      for (const telling of tellings) {
        const [fact = '', ...others] = factsOf(TWO_PEOPLE[person], telling)
        expect({ fact, others }, JSON.stringify(telling.content.concept)).toEqual({
          fact: expect.stringMatching(/./),
          others: [],
        })
        facts.set(idOf(telling), { fact, told: asTold(telling, fact) })
      }
      const records = unify(type, tellings, idOf)
      const groups = records.map((record) => tellersOf(record).map((id) => must(facts.get(id))))
      expect(total(groups.map(({ length }) => length))).toBe(tellings.length)

      const of = (name: 'fact' | 'told') => {
        const right = total(groups.flatMap((group) => sizes(group.map((each) => each[name]))).map(pairs))
        return { right, all: total(sizes([...facts.values()].map((each) => each[name])).map(pairs)) }
      }
      const together = total(groups.map(({ length }) => pairs(length)))
      const precision = ratio(of('fact').right, together)
      const recall = ratio(of('told').right, of('told').all)
      const figures = [
        `${person} ${type}`.padEnd(20),
        `${reads.length} products`,
        `${tellings.length} tellings`,
        `${new Set([...facts.values()].map(({ told }) => told)).size} facts as told (${new Set([...facts.values()].map(({ fact }) => fact)).size} days aside)`,
        `${records.length} records`,
        `precision ${precision.toFixed(4)}`,
        `recall ${recall.toFixed(4)} (${ratio(of('fact').right, of('fact').all).toFixed(4)} days aside)`,
      ]
      console.log(figures.join('  '))
      expect(new Set([...facts.values()].map(({ fact }) => fact)).size).toBe(FACTS[person][type])
      expect(precision).toBe(1)
      expect(recall).toBeGreaterThanOrEqual(RECALL[person][type])
      expect(ratio(of('fact').right, of('fact').all)).toBeGreaterThanOrEqual(RECALL_DAYS_ASIDE[person][type])
      expect(records.length).toBeLessThanOrEqual(RECORDS[person][type])

      // Two records that say the same thing of the same day are a duplicate, unless neither says a day.
      const said = records
        .filter(({ date }) => date !== null)
        .map(({ concept, date, status }) => `${concept.codings[0]?.code ?? concept.text} ${dayOf(date)} ${status}`)
      expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([])
    },
  )
})

test.skipIf(!present)(
  'two products give Alice another birth date: the identity guard says so beside what they tell',
  () => {
    const asked = must(parseNhsNumber('9990000018'))
    const demographics = {
      nhsNumber: asked,
      superseded: [],
      birthDate: '1970-05-01',
      family: 'Newman',
      given: ['Alice'],
      gender: 'female',
      restricted: false,
      address: null,
      generalPractice: null,
    }
    const findings = readProducts('newman').map(({ patients }) =>
      // None of these documents bears an NHS number: it is what a record index would have found them by.
      guardIdentity(
        patients.map((patient) => ({ ...patient, nhsNumbers: [asked] })),
        asked,
        { state: 'FOUND', demographics },
      ),
    )
    const counts = Map.groupBy(findings, (finding) => finding)
    expect(counts.get('BIRTH_DATE_DIFFERS')).toHaveLength(2)
    expect(counts.get(undefined)).toHaveLength(findings.length - 2)
  },
)

test.skipIf(!present)('without an NHS number none of them is anybody: the whole answer is quarantined', () => {
  const asked = must(parseNhsNumber('9990000018'))
  for (const { patients } of readProducts('bates'))
    expect(guardIdentity(patients, asked, { state: 'UNAVAILABLE' })).toBe('QUARANTINE')
})
