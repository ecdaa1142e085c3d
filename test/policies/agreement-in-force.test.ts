import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharingAmong } from '../../policies/agreement-in-force.ts'
import { compileAgreements } from '../../policies/agreement-index.ts'
import type { Agreement } from '../../schema/model/agreement.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { anyAgreement, TYPES } from './random-worlds.ts'
import { agreement, CROYDON, EALING, HARINGEY, HOUR, NOW, version } from './world.ts'

/** The version in force from Ealing to Haringey for allergies, as the reference and the index both say. */
const inForce = (agreements: readonly Agreement[], now = NOW, recipient: OdsCode = HARINGEY) => {
  const reference = sharingAmong(agreements, recipient, 'TREAT', 'view', now).covers(EALING, 'ALLERGY', [])
  const grants = compileAgreements(agreements).grants(recipient, 'TREAT', 'view', now)
  expect(grants.covers(EALING, 'ALLERGY', [])).toEqual(reference)
  expect(grants.covering('ALLERGY')(EALING)).toEqual(reference)
  return reference?.version
}
const ORGANISATIONS = ['AAA01', 'BBB02', 'CCC03', 'DDD04', 'NONE1'] as OdsCode[]
const from = (start: number, end?: number) => ({ period: { start, end } })
const versions = (...list: ReturnType<typeof version>[]) => [agreement({}, { versions: list })]

describe('POLICY §3', () => {
  test('in force from the moment both have signed and the period has begun', () => {
    expect(inForce(versions(version(1, from(NOW))))).toBe(1)
    expect(inForce(versions(version(1, from(NOW + 1))))).toBeUndefined()
    expect(inForce(versions(version(1, {}, { ealing: NOW })))).toBe(1)
    expect(inForce(versions(version(1, {}, { ealing: NOW + 1 })))).toBeUndefined()
    expect(inForce(versions(version(1, {}, { haringey: NOW + 1 })))).toBeUndefined()
    expect(inForce(versions(version(1, {}, { haringey: undefined })))).toBeUndefined()
  })
  test('the newest begun version ends the older ones for good, even once it has ended', () => {
    expect(inForce(versions(version(1), version(2)))).toBe(2)
    expect(inForce(versions(version(2, from(NOW - HOUR, NOW)), version(1)))).toBeUndefined()
    expect(inForce(versions(version(1), version(2, from(NOW + 1))))).toBe(1)
  })
  test('a newer version that shares less, or turns the parties round, ends the older one', () => {
    expect(inForce(versions(version(1), version(2, { recordTypes: {} })))).toBeUndefined()
    const turned = version(2)
    const parties = turned.parties.map((party) => ({ ...party, provides: !party.provides, receives: !party.receives }))
    expect(inForce(versions(version(1), { ...turned, parties }))).toBeUndefined()
  })
  test('a party absent from the new version keeps the old one', () => {
    const without = { ...version(2), parties: version(2).parties.filter(({ organisation }) => organisation !== EALING) }
    expect(inForce(versions(version(1), without))).toBe(1)
  })
  test('withdrawing and suspending act on every version, of the pairs of that party alone', () => {
    const two = [version(1), version(2)]
    for (const organisation of [EALING, HARINGEY]) {
      expect(inForce([agreement({}, { versions: two, withdrawn: [organisation] })])).toBeUndefined()
      expect(inForce([agreement({}, { versions: two, suspended: [organisation] })])).toBeUndefined()
    }
    expect(inForce([agreement({}, { versions: two, withdrawn: [CROYDON], suspended: [CROYDON] })])).toBe(2)
    expect(inForce([agreement({}, { versions: two, suspendedByOperator: true })])).toBeUndefined()
  })
  test('who does not receive is given nothing', () => {
    expect(inForce([agreement()], NOW, CROYDON)).toBeUndefined()
    expect(inForce([agreement()], NOW, EALING)).toBeUndefined()
  })
  test('of several the clause named is that of the agreement whose id sorts first', () => {
    const [first, second] = [agreement({}, { id: 'AG-1' }), agreement({}, { id: 'AG-2', versions: [version(7)] })]
    expect(inForce([second, first])).toBe(1)
    expect(inForce([first, second])).toBe(1)
  })
})

describe('the index', () => {
  test('property: asked of all controllers at once it says of each what it says of one', () => {
    let covered = 0
    fc.assert(
      fc.property(
        fc.array(anyAgreement, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...ORGANISATIONS),
        (given, recipient) => {
          const agreements = given.map((each, place) => ({ ...each, id: `AG-${place}` }))
          const grants = compileAgreements(agreements).grants(recipient, 'TREAT', 'view', NOW)
          for (const type of TYPES) {
            const covering = grants.covering(type)
            for (const controller of ORGANISATIONS) {
              const clause = grants.covers(controller, type, [])
              if (clause !== undefined) covered++
              expect(covering(controller)).toEqual(clause)
            }
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(covered).toBeGreaterThan(100)
  })
  test('names each clause a need rests on once, and none for what nobody gives', () => {
    const index = compileAgreements([agreement({ recordTypes: { ALLERGY: 'all', ALERT: ['HIV'] } })])
    const grants = index.grants(HARINGEY, 'TREAT', 'view', NOW)
    const { numbers } = index.members([EALING])
    expect(grants.clausesFor(new Map(numbers.map((number) => [number, 1])))).toEqual([
      { agreement: 'AG-1', version: 1, recordType: 'ALLERGY' },
    ])
    expect(grants.clausesFor(new Map())).toEqual([])
    expect(grants.covers(EALING, 'ALERT', ['HIV'])?.recordType).toBe('ALERT')
    expect(grants.covers(EALING, 'ALERT', ['PSY'])).toBeUndefined()
    expect(grants.covers(EALING, 'ALLERGY', ['PSY'])?.version).toBe(1)
    expect(grants.covers(EALING, 'DOCUMENT', [])).toBeUndefined()
    expect(grants.covers('NONE1' as OdsCode, 'ALLERGY', [])).toBeUndefined()
    expect(grants.maskOf(999)).toBe(0)
  })
  test('gives nothing to whom it does not know', () => {
    const index = compileAgreements([agreement()])
    for (const recipient of [undefined, 'NONE1' as OdsCode]) {
      const grants = index.grants(recipient, 'TREAT', 'view', NOW)
      expect([grants.covers(EALING, 'ALLERGY', []), grants.maskOf(0), grants.clausesFor(new Map([[0, 1]]))]).toEqual([
        undefined,
        0,
        [],
      ])
      expect(grants.covering('ALLERGY')(EALING)).toBeUndefined()
    }
  })
  test('an agreement put again takes the place of the earlier one, and one removed is gone', () => {
    const index = compileAgreements([agreement()])
    const covered = () => index.grants(HARINGEY, 'TREAT', 'view', NOW).covers(EALING, 'ALLERGY', [])?.version
    index.put(agreement({}, { versions: [version(3)] }))
    expect([index.size, covered()]).toEqual([1, 3])
    index.remove('AG-1')
    index.remove('AG-1')
    expect([index.size, covered()]).toEqual([0, undefined])
  })
})
