import { expect, test } from 'vitest'
import { headersOfShowing, wayOfShowing } from '../../../gateway/retrieval/shown-in-place.ts'

test.each([
  ['text/plain; charset=utf-8', 'TEXT'],
  ['TEXT/CSV', 'TEXT'],
  ['application/pdf', 'PDF'],
  ['image/png', 'PICTURE'],
  ['image/svg+xml', undefined],
  ['text/html', undefined],
  ['text/xml', undefined],
  ['application/hl7-cda+xml', undefined],
  ['application/octet-stream', undefined],
  ['', undefined],
  [null, undefined],
] as const)('%s is shown as %s', (type, way) => {
  expect(wayOfShowing(type)).toBe(way)
})

test.each(['TEXT', 'PICTURE', 'PDF'] as const)(
  'what is shown as %s runs nothing and stands in our own frames alone',
  (way) => {
    const { directives } = headersOfShowing(way).contentSecurityPolicy
    expect(directives).toMatchObject({ defaultSrc: ["'none'"], frameAncestors: ["'self'"] })
    expect(directives).not.toHaveProperty('scriptSrc')
    expect('sandbox' in directives).toBe(way !== 'PDF')
  },
)
