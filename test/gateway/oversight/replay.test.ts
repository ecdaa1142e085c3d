import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisionEntry } from '../../../gateway/disclosure/written-down.ts'
import { factsThen, questionAsked, replaysAs } from '../../../gateway/oversight/replay.ts'
import type { PastExchange } from '../../../gateway/state/exchange-history.ts'
import { entryBody, withoutNumbers } from '../../../gateway/state/ledger/entry-body.ts'
import { readStoredEntry, type StoredDecision } from '../../../gateway/state/ledger/stored-entry.ts'
import { openPatientKeys, type PatientKey } from '../../../gateway/state/patient-key.ts'
import { compileAgreements } from '../../../policies/agreement-index.ts'
import { decideSets } from '../../../policies/decide-sets.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { ConsentDirective } from '../../../schema/model/consent-directive.ts'
import type { NhsNumber } from '../../../schema/model/nhs-number.ts'
import { anyWorld, TYPES, type World } from '../../policies/random-worlds.ts'
import { PATIENT } from '../../policies/world.ts'

const { keyOf } = openPatientKeys([new Uint8Array(32).fill(3)])

const standing = ({ exchanges }: World): readonly PastExchange[] =>
  exchanges.map(({ id, members }) => ({ id, members: [...members].sort(), recordTypes: TYPES, lifecycle: 'LIVE' }))

const decide = ({ view, facts, agreements }: World, exchanges: readonly PastExchange[]) =>
  decideSets(view, TYPES, exchanges, facts, compileAgreements(agreements))

/** A decision written down as the corridor does, put through the ledger's own words and back. */
const written = (world: World, exchanges: readonly PastExchange[], leftOut: number): StoredDecision => {
  const { view, facts } = world
  const decided = decide(world, exchanges)
  const unasked = exchanges.slice(0, leftOut).map(({ id }) => id)
  const targets = exchanges.slice(leftOut).map((exchange) => ({
    reachable: { exchange } as never,
    types: TYPES.filter((type) => {
      const { outcome, failed } = decided.of(exchange.id, type)
      return outcome === 'ASK' && !failed
    }).map((type) => ({ type, from: undefined, to: undefined })),
  }))
  const request = {
    patient: view.patient,
    access: { purpose: view.purpose, careContext: 'care' },
    types: TYPES.map((type) => ({ type, from: undefined, to: undefined })),
    exclude: [],
    originals: false,
  }
  const admitted = { request, requester: view.requester, organisation: view.organisation }
  const basis = { versions: { agreements: 1, registry: 1 }, facts, unasked, question: view }
  const entry = readStoredEntry(entryBody(decisionEntry('r', admitted, basis, decided, targets), keyOf))
  if (entry.kind !== 'decision') throw new Error('not a decision')
  return entry
}

/** The directives as the store lists them again (`DirectiveStore.listed`): by ids in which no NHS number is left, of the patient by their key. */
const readAgain = (entry: StoredDecision, { facts }: World): readonly ConsentDirective[] =>
  facts.directives
    .filter(({ id }) => entry.versions.directives.includes(withoutNumbers(id, keyOf)))
    .map((directive) => ({ ...directive, patient: keyOf(directive.patient) as string as NhsNumber }))

const replay = (
  entry: StoredDecision,
  world: World,
  agreements: readonly Agreement[],
  exchanges: readonly PastExchange[],
) => {
  const key = keyOf(PATIENT) as PatientKey
  const question = questionAsked(entry, key)
  if (entry.facts === undefined) throw new Error('no facts')
  const facts = factsThen(entry, key, entry.facts, readAgain(entry, world))
  return replaysAs(
    entry,
    entry.facts,
    exchanges,
    decideSets(question, entry.types, exchanges, facts, compileAgreements(agreements)),
  )
}

// The corridor acts to view.
const anyViewing = anyWorld.filter(({ view }) => view.action === 'view')

describe('a past decision', () => {
  test('property: replays to the same permitted sets from what was written down, whatever the world', () => {
    fc.assert(
      fc.property(anyViewing, fc.nat({ max: 2 }), (world, leftOut) => {
        const exchanges = standing(world)
        expect(replay(written(world, exchanges, leftOut), world, world.agreements, exchanges)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('property: does not replay where the agreements of another world give other sets', () => {
    let differing = 0
    fc.assert(
      fc.property(anyViewing, anyViewing, (world, { agreements }) => {
        const exchanges = standing(world)
        const entry = written(world, exchanges, 0)
        const other = written({ ...world, agreements }, exchanges, 0)
        const same = JSON.stringify(entry.asked) === JSON.stringify(other.asked)
        if (!same) differing += 1
        expect(replay(entry, world, agreements, exchanges)).toBe(same)
      }),
      { numRuns: 1_000 },
    )
    expect(differing).toBeGreaterThan(100)
  })

  test('does not replay when a written set is changed, nor when an exchange of it is gone or cannot hold the type', () => {
    const [found] = fc.sample(
      anyViewing.filter((world) => written(world, standing(world), 0).asked.length > 0),
      { numRuns: 1, seed: 5 },
    )
    if (found === undefined) throw new Error('no such world')
    const exchanges = standing(found)
    const entry = written(found, exchanges, 0)
    const tampered = { ...entry, asked: entry.asked.map((set) => ({ ...set, members: '__8' })) }
    expect(replay(tampered, found, found.agreements, exchanges)).toBe(false)
    const gone = exchanges.map((exchange) => ({ ...exchange, lifecycle: 'RETIRED' as const }))
    expect(replay(entry, found, found.agreements, gone)).toBe(false)
    const withoutTypes = exchanges.map((exchange) => ({ ...exchange, recordTypes: [] }))
    expect(replay(entry, found, found.agreements, withoutTypes)).toBe(false)
  })

  test('keeps nothing of a person but keys: no number, no birth date', () => {
    fc.assert(
      fc.property(anyViewing, (world) => {
        const text = JSON.stringify(written(world, standing(world), 0).facts)
        expect(text).not.toMatch(/999\d{7}/)
        for (const day of ['1980-06-15', '2016-02-29']) expect(text).not.toContain(day)
      }),
    )
  })
})
