import { expect, test } from 'vitest'
import { resolveParties } from '../../policies/agreement-parties.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import { CROYDON, EALING, HARINGEY } from './world.ts'

const SITE = 'RAP01A' as OdsCode
const UNKNOWN = 'XXX99' as OdsCode
const members = (group: string): readonly OdsCode[] =>
  group === 'two' ? [EALING, SITE] : group === 'one' ? [CROYDON, UNKNOWN] : []
const resolve = (code: OdsCode): OdsCode | undefined => (code === SITE ? HARINGEY : code === UNKNOWN ? undefined : code)
const party = (organisation: OdsCode, provides: boolean, receives: boolean) => ({ organisation, provides, receives })

test('groups become their members, sites their legal entities, each once, in order; what nobody knows is told', () => {
  const groups = [
    { group: 'two', provides: true, receives: false },
    { group: 'one', provides: false, receives: true },
  ]
  expect(resolveParties({ parties: [], groups }, members, resolve)).toEqual({
    parties: [party(EALING, true, false), party(HARINGEY, true, false), party(CROYDON, false, true)],
    unknown: [UNKNOWN],
  })
})

test('of two groups that hold an organisation it does what either says; by name it does what its name says', () => {
  const groups = [
    { group: 'two', provides: true, receives: false },
    { group: 'two', provides: false, receives: true },
  ]
  const parties = [party(EALING, false, true)]
  expect(resolveParties({ parties, groups }, members, resolve).parties).toEqual([
    party(EALING, false, true),
    party(HARINGEY, true, true),
  ])
})

test('parties come in the order of their codes, whatever order they were named in', () => {
  const order = (...codes: readonly OdsCode[]) =>
    resolveParties({ parties: codes.map((code) => party(code, true, true)), groups: [] }, members, resolve).parties.map(
      ({ organisation }) => organisation,
    )
  expect(order(CROYDON, HARINGEY, EALING)).toEqual([EALING, HARINGEY, CROYDON])
  expect(order(EALING, HARINGEY, CROYDON)).toEqual([EALING, HARINGEY, CROYDON])
})

test('two codes of one legal entity are one party that does what either says', () => {
  const parties = [party(HARINGEY, true, false), party(SITE, false, true)]
  expect(resolveParties({ parties, groups: [] }, members, resolve).parties).toEqual([party(HARINGEY, true, true)])
})
