import { expect, test } from 'vitest'
import { nationalDataOptOut } from '../../../policies/rules/national-data-opt-out.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { ask } from '../world.ts'
import { judgedBy } from './judged-by.ts'

const find = judgedBy(nationalDataOptOut)

test.each(PURPOSES_OF_USE)('%s: forbidden beyond care when opted out or not known', (purpose) => {
  const beyond = ['HRESCH', 'HOPERAT', 'PUBHLTH'].includes(purpose) ? 'forbids' : 'nothing'
  expect(find(ask({ purpose }), { optOut: 'opted-out' })).toBe(beyond)
  expect(find(ask({ purpose }), { optOut: 'unknown' })).toBe(beyond)
  expect(find(ask({ purpose }), { optOut: 'not-opted-out' })).toBe('nothing')
})
