import { describe, expect, test } from 'vitest'
import { changeOf, type Said } from '../../policies/directive-change.ts'
import { CROYDON, deny, EALING, HARINGEY, HOUR, NOW, permit } from './world.ts'

const by = (userId: string) => ({ recordedBy: { how: 'PROXY' as const, userId, at: NOW } })

describe('what a change does', () => {
  test.each<[string, Said | undefined, Said | undefined, 'restrict' | 'widen']>([
    ['a permit recorded', undefined, permit(), 'widen'],
    ['a deny recorded', undefined, deny(), 'restrict'],
    ['a permit ended', permit(), undefined, 'restrict'],
    ['a deny ended', deny(), undefined, 'widen'],
    ['a permit in place of a deny', deny(), permit(), 'widen'],
    ['a permit in place of a permit', permit(), permit({ recordTypes: ['ALERT'] }), 'widen'],
    ['a deny in place of a permit', permit(), deny({ recordTypes: ['ALERT'] }), 'restrict'],
    ['the same deny again', deny({ recipients: [EALING] }), deny({ recipients: [EALING] }), 'restrict'],
    ['one organisation more', deny({ recipients: [EALING] }), deny({ recipients: [CROYDON, EALING] }), 'restrict'],
    ['another organisation', deny({ recipients: [EALING] }), deny({ recipients: [HARINGEY] }), 'widen'],
    ['a scope more', deny(), deny({ recipients: [EALING] }), 'widen'],
    ['a scope less, and so a lower rank', deny({ recipients: [EALING] }), deny(), 'widen'],
    ['a list that was empty and spoke of all', deny({ recipients: [] }), deny({ recipients: [EALING] }), 'widen'],
    ['dates where there were none', deny(), deny({ recordDates: { from: '2010-01-01', to: undefined } }), 'widen'],
    [
      'later dates of records',
      deny({ recordDates: { from: '2010-01-01', to: '2012-01-01' } }),
      deny({ recordDates: { from: '2011-01-01', to: '2012-01-01' } }),
      'widen',
    ],
    [
      'an earlier end of dates that were open',
      deny({ recordDates: { from: '2010-01-01', to: undefined } }),
      deny({ recordDates: { from: undefined, to: '2012-01-01' } }),
      'widen',
    ],
    [
      'wider dates of records',
      deny({ recordDates: { from: '2010-01-01', to: '2012-01-01' } }),
      deny({ recordDates: { from: undefined, to: undefined } }),
      'restrict',
    ],
    [
      'dates that were open and still are',
      deny({ recordDates: { from: undefined, to: '2012-01-01' } }),
      deny({ recordDates: { from: undefined, to: '2013-01-01' } }),
      'restrict',
    ],
    [
      'a later beginning',
      deny({}, { period: { start: 1, end: undefined } }),
      deny({}, { period: { start: 2, end: undefined } }),
      'widen',
    ],
    ['an end where there was none', deny(), deny({}, { period: { start: undefined, end: NOW } }), 'widen'],
    [
      'a later end',
      deny({}, { period: { start: 1, end: NOW } }),
      deny({}, { period: { start: 1, end: NOW + HOUR } }),
      'restrict',
    ],
    ['no end any more', deny({}, { period: { start: 1, end: NOW } }), deny(), 'restrict'],
    ['break-glass let in', deny(), deny({}, { breakGlassMayLift: true }), 'widen'],
    ['break-glass shut out', deny({}, { breakGlassMayLift: true }), deny(), 'restrict'],
    ['a proxy’s deny made another’s', deny({}, by('a')), deny({}, by('b')), 'widen'],
    ['a proxy’s deny made again', deny({}, by('a')), deny({}, by('a')), 'restrict'],
  ])('%s', (_, ended, recorded, expected) => {
    expect(changeOf(ended, recorded)).toBe(expected)
  })
})
