import { expect, test } from 'vitest'
import type { Arrival } from '../../../gateway/disclosure/arrivals.ts'
import type { KeptRecord } from '../../../gateway/disclosure/kept-record.ts'
import { toldByEach } from '../../../gateway/scorecards/told-by-each.ts'

/** When the newest of these was changed, by what is told of an exchange that released them. */
const newestOf = (...changed: readonly (string | null)[]): number | undefined => {
  const arrival = {
    exchange: { id: 'A' },
    quarantined: false,
    warning: null,
    types: new Map([['ALLERGY', {}]]),
    tookMs: 1,
  }
  const records = changed.map((lastUpdated) => ({ lastUpdated })) as KeptRecord[]
  return toldByEach([arrival as unknown as Arrival], () => records)[0]?.newestAt
}

test('the newest change is found whatever order, zone or precision the moments are written in', () => {
  const noon = Date.parse('2026-03-01T12:00:00Z')
  expect(newestOf('2026-03-01T12:00:00Z', '2026-02-28T12:00:00Z')).toBe(noon)
  expect(newestOf('2026-02-28T12:00:00Z', '2026-03-01T12:00:00Z')).toBe(noon)
  expect(newestOf('2026-03-01T12:00:00Z', '2026-03-01T13:30:00+02:00')).toBe(noon)
  expect(newestOf('2026-03-01T11:30:00Z', '2026-03-01T11:00:00-01:00')).toBe(noon)
  expect(newestOf('2026-03-01T14:30:00+05:00', '2026-03-01T13:00:00+01:00')).toBe(noon)
  expect(newestOf('2026-03-01T15:00:00+05:00', '2026-03-01T12:00:00.0000Z')).toBe(noon)
  expect(newestOf('2026-03-01T11:00:00.0000Z', '2026-03-01T10:00:00-02:00')).toBe(noon)
  expect(newestOf('2026-03-01T11:59:59Z', '2026-03-01T12:00:00.000Z', '2026-03-01')).toBe(noon)
  expect(newestOf('never', '2026-03-01T12:00:00Z', null, 'Zzzz-zz-zzTzz:zz:zzZ')).toBe(noon)
  expect(newestOf(null, 'never')).toBeUndefined()
  expect(newestOf()).toBeUndefined()
})
