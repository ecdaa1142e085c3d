import { describe, expect, test } from 'vitest'
import { periodOf } from '../../policies/agreement-terms.ts'
import { dsptFaults, partiesFaults, type TermsFaultCode, termsFaults } from '../../policies/agreement-terms-faults.ts'
import { type DraftTerms, EMPTY_TERMS } from '../../schema/model/agreement-draft.ts'
import type { DsptStanding } from '../../schema/model/dspt.ts'
import { CROYDON, EALING, HARINGEY, NOW } from './world.ts'

/** Terms that lack nothing at NOW, 22 November 2026. */
const WHOLE: DraftTerms = {
  ...EMPTY_TERMS,
  title: 'Direct care',
  actions: ['view'],
  purposes: ['TREAT'],
  recordTypes: { ALLERGY: [] },
  firstDay: '2026-11-01',
  lastDay: '2027-10-31',
  article6: '6(1)(e)',
  article9: '9(2)(h)',
  reviewDate: '2027-05-01',
  dpiaReference: 'DPIA-1',
  dpiaDate: '2025-01-31',
  publicPurpose: 'So that those who treat you know what they need to.',
}

const codes = (terms: Partial<DraftTerms>): readonly TermsFaultCode[] => {
  const whole = { ...WHOLE, ...terms }
  return termsFaults(whole, periodOf(whole), NOW).map(({ code }) => code)
}

describe('terms', () => {
  test('that lack nothing have no fault', () => expect(codes({})).toEqual([]))

  test('of an empty draft lack everything', () => {
    expect(termsFaults(EMPTY_TERMS, periodOf(EMPTY_TERMS), NOW).map(({ code }) => code)).toEqual([
      'TITLE_MISSING',
      'PUBLIC_PURPOSE_MISSING',
      'ACTIONS_MISSING',
      'PURPOSES_MISSING',
      'RECORD_TYPES_MISSING',
      'ARTICLE_6_MISSING',
      'ARTICLE_9_MISSING',
      'DPIA_MISSING',
      'DPIA_DATE_MISSING',
      'REVIEW_DATE_MISSING',
      'PERIOD_MISSING',
    ])
  })

  test.each<[string, Partial<DraftTerms>, readonly TermsFaultCode[]]>([
    ['a title of spaces', { title: '  ' }, ['TITLE_MISSING']],
    ['a ground that is none', { article6: '6(1)(z)' }, ['ARTICLE_6_MISSING']],
    ['a condition that is none', { article9: '9(2)(z)' }, ['ARTICLE_9_MISSING']],
    ['an assessment of today', { dpiaDate: '2026-11-22' }, []],
    ['an assessment of tomorrow', { dpiaDate: '2026-11-23' }, ['DPIA_DATE_MISSING']],
    ['an assessment of three years ago', { dpiaDate: '2023-11-22' }, []],
    ['an assessment a day older', { dpiaDate: '2023-11-21' }, ['DPIA_OUT_OF_DATE']],
    ['a review today', { reviewDate: '2026-11-22' }, []],
    ['a review yesterday', { reviewDate: '2026-11-21' }, ['REVIEW_DATE_PASSED']],
    ['no first day', { firstDay: undefined }, []],
    ['one day', { firstDay: '2026-11-22', lastDay: '2026-11-22' }, []],
    ['an end before the beginning', { firstDay: '2027-11-01' }, ['PERIOD_REVERSED']],
    ['a last day today', { lastDay: '2026-11-22' }, []],
    ['a last day yesterday', { lastDay: '2026-11-21' }, ['PERIOD_ENDED']],
    ['research on the ground of care', { purposes: ['TREAT', 'HRESCH'] }, ['BASIS_DOES_NOT_FIT_PURPOSE']],
    ['research on the ground of research', { purposes: ['HRESCH'], article9: '9(2)(j)' }, []],
    ['planning on the ground of care', { purposes: ['HOPERAT'] }, []],
    ['public health on the ground of care', { purposes: ['PUBHLTH'] }, ['BASIS_DOES_NOT_FIT_PURPOSE']],
    ['public health on its own ground', { purposes: ['PUBHLTH'], article9: '9(2)(i)' }, []],
    ['planning for somebody’s life', { purposes: ['HOPERAT'], article6: '6(1)(d)' }, ['BASIS_DOES_NOT_FIT_PURPOSE']],
    ['an emergency for somebody’s life', { purposes: ['BTG'], article6: '6(1)(d)', article9: '9(2)(c)' }, []],
    ['research on no known ground', { purposes: ['HRESCH'], article9: undefined }, ['ARTICLE_9_MISSING']],
  ])('%s', (_, terms, faults) => expect(codes(terms)).toEqual(faults))

  test('of a version are over when its period is, to the moment', () => {
    const at = (end: number) => termsFaults(WHOLE, { start: undefined, end }, NOW).map(({ code }) => code)
    expect(at(NOW)).toEqual(['PERIOD_ENDED'])
    expect(at(NOW + 1)).toEqual([])
    expect(termsFaults(WHOLE, { start: undefined, end: undefined }, NOW)).toEqual([])
  })

  test('have faults that say what to do', () => {
    for (const fault of termsFaults(EMPTY_TERMS, periodOf(EMPTY_TERMS), NOW)) expect(fault.sentence).toMatch(/\.$/)
  })
})

describe('parties', () => {
  const gives = (organisation: typeof EALING) => ({ organisation, provides: true, receives: false })
  const gets = (organisation: typeof EALING) => ({ organisation, provides: false, receives: true })
  const both = (organisation: typeof EALING) => ({ organisation, provides: true, receives: true })
  test.each([
    ['a provider and a recipient', [gives(EALING), gets(HARINGEY)], [], []],
    ['nobody', [], [], ['PARTIES_MISSING']],
    ['providers alone', [gives(EALING), gives(HARINGEY)], [], ['PARTIES_MISSING']],
    ['recipients alone', [gets(HARINGEY)], [], ['PARTIES_MISSING']],
    ['oneself alone', [both(HARINGEY)], [], ['PARTIES_MISSING']],
    ['two who do both', [both(HARINGEY), both(EALING)], [], []],
    ['one who provides and gets nothing else', [both(HARINGEY), gives(EALING)], [], []],
    ['others only', [gives(EALING), gets(CROYDON)], [], ['PARTIES_MISSING']],
    ['a code nobody knows', [gives(EALING), gets(HARINGEY)], [CROYDON], ['PARTY_UNKNOWN']],
  ])('%s', (_, parties, unknown, faults) =>
    expect(partiesFaults(parties, unknown, HARINGEY).map(({ code }) => code)).toEqual(faults),
  )
})

describe('a standing in the Toolkit', () => {
  test.each<[string, DsptStanding | undefined, readonly TermsFaultCode[]]>([
    ['none', undefined, ['DSPT_MISSING']],
    ['met this year', { status: 'STANDARDS_MET', publishedOn: '2026-06-30' }, []],
    ['exceeded this year', { status: 'STANDARDS_EXCEEDED', publishedOn: '2026-06-30' }, []],
    ['approaching', { status: 'APPROACHING_STANDARDS', publishedOn: '2026-06-30' }, ['DSPT_NOT_MET']],
    ['not met', { status: 'STANDARDS_NOT_MET', publishedOn: '2026-06-30' }, ['DSPT_NOT_MET']],
    ['of 15 months ago', { status: 'STANDARDS_MET', publishedOn: '2025-08-22' }, []],
    ['a day older', { status: 'STANDARDS_MET', publishedOn: '2025-08-21' }, ['DSPT_OUT_OF_DATE']],
  ])('%s', (_, standing, faults) => expect(dsptFaults(standing, NOW).map(({ code }) => code)).toEqual(faults))

  test('fifteen months before the end of a long month end with the shorter one', () => {
    const on = (publishedOn: string) =>
      dsptFaults({ status: 'STANDARDS_MET', publishedOn }, Date.parse('2026-05-31T12:00:00Z')).length
    expect([on('2025-02-28'), on('2025-02-27')]).toEqual([0, 1])
  })
})
