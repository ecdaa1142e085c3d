import { describe, expect, test } from 'vitest'
import { decide } from '../../policies/decide.ts'
import { type Audience, explain } from '../../policies/explain.ts'
import type { Facts, Question } from '../../policies/facts.ts'
import { specifiedRules } from '../../policies/specified-rules.ts'
import { agreement, ask, askAsPatient, deny, factsOf, HARINGEY, permit, recordOf, requesterOf } from './world.ts'

const said = (audience: Audience, question: Question, facts: Partial<Facts> = {}, agreements = [agreement()]) =>
  explain(decide(question, factsOf(facts), agreements), audience).join(' ')

describe('a clinician is told the ground and the next lawful step', () => {
  test('shared, and alike whether or not anything is kept back', () => {
    expect(said('clinician', ask({ controller: HARINGEY }))).toBe('Shared.')
    const conditional = said('clinician', ask(), { directives: [permit()] })
    expect(conditional).toContain('may not be everything')
    expect(said('clinician', ask(), { directives: [permit(), deny({ classes: ['HIV'] })] })).toBe(conditional)
  })
  test('no consent', () => expect(said('clinician', ask())).toContain('record their permission'))
  test('a dissent, and not also a missing consent', () => {
    expect(said('clinician', ask(), { directives: [deny()] })).toMatch(
      /^Not shared: access is restricted by choice[^;]*; in an emergency[^.]*\.$/,
    )
  })
  test('who has no agreement learns of no choice', () => {
    const without = said('clinician', ask(), { directives: [] }, [])
    expect(without).toContain('no agreement')
    expect(said('clinician', ask(), { directives: [deny()] }, [])).toBe(without)
  })
  test('a role outside the table', () =>
    expect(said('clinician', ask({ requester: requesterOf({ role: 'operator' }) }))).toContain('Your role'))
  test('the national opt-out', () => {
    const analyst = ask({ requester: requesterOf({ role: 'analyst' }), purpose: 'HRESCH' })
    const facts = { optOut: 'unknown', directives: [permit({ purposes: ['HRESCH'] })] } as const
    expect(said('clinician', analyst, facts, [agreement({ purposes: ['HRESCH'] })])).toContain('national data opt-out')
  })
  test('a rule that failed', () => {
    const rules = specifiedRules.map((rule) => ({
      ...rule,
      find: () => {
        throw new Error('broken')
      },
    }))
    expect(explain(decide(ask(), factsOf(), [], rules), 'clinician')).toEqual([
      expect.stringContaining('could not be decided'),
    ])
  })
})

describe('the patient is told which of their choices', () => {
  test('that refused it', () => {
    const no = deny({ recipients: [HARINGEY] })
    expect(said('patient', ask(), { directives: [permit(), no] })).toContain(no.id)
  })
  test('that permitted it', () => {
    const yes = permit()
    expect(said('patient', ask(), { directives: [yes] })).toContain(yes.id)
  })
  test('that there is none', () => expect(said('patient', ask())).toContain('no consent recorded'))
  test('and never of a record that its author keeps from them', () => {
    expect(said('patient', askAsPatient({ record: recordOf({ notForPatient: true }) }))).toBe('')
  })
})

describe('a data controller is told which clause and version of its own agreement', () => {
  test('that covers it, and no choice', () => {
    const covered = said('controller', ask(), { directives: [permit()] })
    expect(covered).toBe('Your agreement AG-1, version 1, covers this (ALLERGY).')
    expect(said('controller', ask(), { directives: [deny()] })).toBe(covered)
  })
  test('that none does', () => expect(said('controller', ask(), {}, [])).toContain('No agreement of yours'))
  test('that none is needed', () => expect(said('controller', askAsPatient())).toContain('needs no agreement'))
  test('that none settled it', () => {
    expect(said('controller', ask({ controller: HARINGEY }), { demographicsFlag: 'restricted' })).toContain(
      'settled by no agreement',
    )
  })
})
