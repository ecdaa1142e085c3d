import { describe, expect, test } from 'vitest'
import { actsNow, ageAt, mayPatientChange, mayProxyChange, stageOf } from '../../policies/proxies.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import { NOW, PATIENT, PROXY } from './world.ts'

const at = (moment: string) => Date.parse(moment)

describe('ages', () => {
  test('change at midnight in London, which in summer is 23:00 UTC of the day before', () => {
    expect(ageAt('2010-07-01', at('2026-06-30T22:59:59.999Z'))).toBe(15)
    expect(ageAt('2010-07-01', at('2026-06-30T23:00:00Z'))).toBe(16)
    expect(ageAt('2010-01-10', at('2026-01-09T23:59:59.999Z'))).toBe(15)
    expect(ageAt('2010-01-10', at('2026-01-10T00:00:00Z'))).toBe(16)
  })
  test('a 29 February birthday falls on 1 March, in a leap year on its own day', () => {
    expect(ageAt('2016-02-29', at('2027-02-28T12:00:00Z'))).toBe(10)
    expect(ageAt('2016-02-29', at('2027-03-01T00:00:00Z'))).toBe(11)
    expect(ageAt('2016-02-29', at('2032-02-29T00:00:00Z'))).toBe(16)
  })
  test('of a partial, missing or future birth date there is none', () => {
    expect([ageAt('2010', NOW), ageAt(null, NOW), ageAt('2030-01-01', NOW)]).toEqual([undefined, undefined, undefined])
  })
  test('under 11 the proxy decides, to 15 both widen, from 16 the person alone', () => {
    const stages = ['2015-11-23', '2015-11-22', '2010-11-23', '2010-11-22'].map((birthDate) => stageOf(birthDate, NOW))
    expect(stages).toEqual(['proxy-decides', 'both-widen', 'both-widen', 'own'])
    expect(stageOf(null, NOW)).toBe('unknown')
  })
})

test('parental rights act until 16; attorneys and deputies for adults recorded as lacking capacity', () => {
  const acts = (birthDate: string, ground: ProxyRight['ground'], patientLacksCapacity: boolean) =>
    actsNow(
      {
        id: '1',
        patient: PATIENT,
        proxy: PROXY,
        ground,
        mayView: true,
        patientLacksCapacity,
        period: { start: undefined, end: undefined },
        withdrawn: false,
      },
      PROXY,
      PATIENT,
      { now: NOW, patientBirthDate: birthDate },
    )
  expect([
    acts('2010-11-23', 'PARENTAL_RESPONSIBILITY', false),
    acts('2010-11-22', 'PARENTAL_RESPONSIBILITY', false),
  ]).toEqual([true, false])
  expect([
    acts('2008-11-22', 'DEPUTY', true),
    acts('2008-11-22', 'DEPUTY', false),
    acts('2008-11-23', 'ATTORNEY', true),
  ]).toEqual([true, false, false])
})

describe('changing directives', () => {
  test('the patient: alone from 16, restricting alone from 11, widening then only together, never under 11', () => {
    expect([mayPatientChange('widen', 'own', false), mayPatientChange('restrict', 'own', false)]).toEqual([true, true])
    expect([mayPatientChange('restrict', 'both-widen', false), mayPatientChange('widen', 'both-widen', false)]).toEqual(
      [true, false],
    )
    expect(mayPatientChange('widen', 'both-widen', true)).toBe(true)
    expect(mayPatientChange('restrict', 'proxy-decides', true)).toBe(false)
    expect([mayPatientChange('restrict', 'unknown', false), mayPatientChange('widen', 'unknown', true)]).toEqual([
      true,
      false,
    ])
  })
  test('a parent: alone under 11, restricting alone to 15, widening then only together, nothing from 16', () => {
    const parent = (
      change: 'restrict' | 'widen',
      stage: 'proxy-decides' | 'both-widen' | 'own' | 'unknown',
      together = false,
    ) => mayProxyChange(change, 'PARENTAL_RESPONSIBILITY', stage, together)
    expect([parent('widen', 'proxy-decides'), parent('restrict', 'both-widen')]).toEqual([true, true])
    expect([parent('widen', 'both-widen'), parent('widen', 'both-widen', true)]).toEqual([false, true])
    expect([parent('restrict', 'own'), parent('restrict', 'unknown')]).toEqual([false, false])
  })
  test('an attorney or deputy acts for adults only', () => {
    expect([
      mayProxyChange('widen', 'DEPUTY', 'own', false),
      mayProxyChange('restrict', 'ATTORNEY', 'both-widen', true),
    ]).toEqual([true, false])
  })
})
