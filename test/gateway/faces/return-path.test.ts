import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { returnPath } from '../../../gateway/faces/sign-in/return-path.ts'

describe('after sign-in people return', () => {
  test.each([
    ['/console/agreements', '/console/agreements'],
    ['/console/agreements?search=a%20b&standing=IN_FORCE', '/console/agreements?search=a%20b&standing=IN_FORCE'],
    ['/console/../register', '/register'],
  ])('to %s as %s', (asked, to) => {
    expect(returnPath(asked, '/console')).toBe(to)
  })

  test.each([
    undefined,
    '',
    'console',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/sign-in/staff',
    '/sign-out/staff',
    ['/console', '//evil.example'],
  ])('home, and not to %j', (asked) => {
    expect(returnPath(asked, '/console')).toBe('/console')
  })

  test('home, and not to a path longer than any of ours', () => {
    expect(returnPath(`/${'a'.repeat(3_000)}`, '/console')).toBe('/console')
  })

  test('to this service, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[/\\.:@a-z%0-9\s?#]{0,30}$/), fc.webUrl()),
        (asked) => {
          const to = returnPath(asked, '/console')
          expect(new URL(to, 'https://us.example').origin).toBe('https://us.example')
          expect(to.startsWith('/') && !to.startsWith('//')).toBe(true)
        },
      ),
    )
  })
})
