import { expect, test } from 'vitest'
import { headersOfShowing, typeOfShowing, wayOfShowing } from '../../../gateway/retrieval/shown-in-place.ts'

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

test.each([
  ['TEXT', 'text/plain', 'text/plain; charset=utf-8'],
  ['TEXT', 'Text/CSV', 'text/plain; charset=utf-8'],
  ['TEXT', 'text/plain; charset=iso-8859-1', 'text/plain; charset=iso-8859-1'],
  ['TEXT', 'text/csv; charset="UTF-16"', 'text/plain; charset=utf-16'],
  ['PDF', 'application/pdf', 'application/pdf'],
  ['PICTURE', 'image/png', 'image/png'],
] as const)('as %s what its source calls %s is sent as %s', (way, stated, sent) => {
  expect(typeOfShowing(way, stated)).toBe(sent)
})
