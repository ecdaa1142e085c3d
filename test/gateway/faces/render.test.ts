import { describe, expect, test } from 'vitest'
import { createRender } from '../../../gateway/faces/render/create-render.ts'
import { clock, day, lastDayBefore, moment } from '../../../gateway/faces/render/dates.ts'
import { said, saidPlainly } from '../../../gateway/faces/render/isolate.ts'
import { wordsFor } from '../../../gateway/faces/render/words.ts'

describe('dates are written as the NHS writes them, in London', () => {
  test.each([
    ['2026-07-01T23:30:00Z', '2 July 2026', '12:30am'],
    ['2026-01-01T00:00:00Z', '1 January 2026', 'midnight'],
    ['2026-06-30T11:00:00Z', '30 June 2026', 'midday'],
    ['2026-11-22T15:42:10Z', '22 November 2026', '3:42pm'],
    ['2026-11-22T09:00:00Z', '22 November 2026', '9am'],
    ['2026-11-22T12:01:00Z', '22 November 2026', '12:01pm'],
  ])('%s', (at, onDay, atTime) => {
    expect(day(at)).toBe(onDay)
    expect(clock(at)).toBe(atTime)
    expect(moment(Date.parse(at))).toBe(`${onDay} at ${atTime}`)
  })

  test('a bare day stands as it is', () => {
    expect(day('2027-03-28')).toBe('28 March 2027')
  })

  test('a period that ends at midnight has the day before as its last', () => {
    expect(lastDayBefore('2027-03-31T23:00:00.000Z')).toBe('31 March 2027')
  })

  test('what is no moment is a fault', () => {
    expect(() => day('soon')).toThrow()
  })
})

describe('what a person wrote', () => {
  test('is shown as letters', () => {
    expect(String(said('<script>alert("x")</script> & \'; drop table agreements; --'))).toBe(
      '<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;; drop table agreements; --</bdi>',
    )
  })

  test('cannot turn what stands around it', () => {
    expect(String(said('\u202egnp.exe'))).toBe('<bdi>\u202egnp.exe</bdi>')
    expect(saidPlainly('\u202eab\u2069c\u2066')).toBe('\u2068abc\u2069')
  })

  test('keeps its lines', () => {
    expect(String(said('one\r\ntwo\nthree'))).toBe('<bdi>one<br>two<br>three</bdi>')
  })
})

describe('codes', () => {
  test('are put in words; one with no words is shown as it is', () => {
    expect(wordsFor('TREAT', 'purpose')).toBe('Direct care')
    expect(wordsFor('SOMETHING', 'purpose')).toBe('SOMETHING')
    expect(wordsFor('constructor', 'purpose')).toBe('constructor')
  })

  test('of a vocabulary that does not exist are a fault', () => {
    expect(() => wordsFor('TREAT', 'nothing' as 'purpose')).toThrow()
  })
})

test('a template that prints what it was not given is a fault, where templates are strict', () => {
  expect(() => createRender(true)('layout/problem.njk', {})).toThrow()
})
