import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileAgreements } from '../../policies/agreement-index.ts'
import { decide } from '../../policies/decide.ts'
import { decideSets } from '../../policies/decide-sets.ts'
import type { Question } from '../../policies/facts.ts'
import type { Rule } from '../../policies/rule.ts'
import { specifiedRules } from '../../policies/specified-rules.ts'
import { FORBIDS } from '../../schema/model/decision.ts'
import { anyDeny, anyRecord, anyWorld, questionOf, TYPES, type World } from './random-worlds.ts'

const record = fc.oneof(fc.constant('some' as const), anyRecord())
const place = fc.nat({ max: 23 })
const decided = (world: World, question: Question, rules: readonly Rule[] = specifiedRules) =>
  decide(question, world.facts, world.agreements, rules)

const viewOf = ({ view, facts, agreements, exchanges }: World) =>
  decideSets(view, TYPES, exchanges, facts, compileAgreements(agreements))

const everySet = ({ exchanges }: World) =>
  exchanges.flatMap(({ id, members }) =>
    TYPES.flatMap((type) => members.map((controller) => ({ id, type, controller }))),
  )

describe('laws over random worlds', () => {
  test('the worlds are not vacuous: permits, both kinds of condition, and every forbid are common', () => {
    const seen = new Map<string, number>()
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
    for (const [world, about, at] of fc.sample(fc.tuple(anyWorld, record, place), { numRuns: 5_000, seed: 22 })) {
      const decision = decided(world, questionOf(world, about, at))
      count(decision.outcome)
      count(`${decision.outcome} ${about === 'some' ? 'some' : about.classes.length > 0 ? 'sensitive' : 'plain'}`)
      if (decision.outcome === 'permit') count(decision.conditional ? 'conditional' : 'unconditional')
      for (const { rule, outcome } of decision.findings) if (outcome === 'forbids') count(rule)
    }
    for (const what of ['permit some', 'permit plain', 'permit sensitive', 'conditional', ...FORBIDS]) {
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(40)
    }
    expect(seen.get('permit')).toBeGreaterThan(500)
    expect(seen.get('unconditional')).toBeGreaterThan(20)
  })

  test('a permit has both grounds and no forbid', () => {
    fc.assert(
      fc.property(anyWorld, record, place, (world, about, at) => {
        const { outcome, findings, obligations } = decided(world, questionOf(world, about, at))
        const met = findings.filter((finding) => finding.outcome === 'met').map(({ rule }) => rule)
        const settled = met.includes('sharing') && met.includes('choice') && met.length === findings.length
        return (
          (outcome === 'permit') === settled &&
          obligations.includes('audit') &&
          findings.every(({ reason }) => /^[A-Z].*\.$/.test(reason))
        )
      }),
      { numRuns: 25_000 },
    )
  })

  test('without a live grant no question for BTG is ever permitted, whatever else is so', () => {
    const met = { granted: 0, ungranted: 0 }
    fc.assert(
      fc.property(anyWorld, record, place, (world, about, at) => {
        const question = { ...questionOf(world, about, at), purpose: 'BTG' as const }
        const { outcome } = decided(world, question)
        const mine = world.facts.grants.some(
          ({ issuer, userId, organisation, patient, period }) =>
            issuer === question.requester.issuer &&
            userId === question.requester.userId &&
            organisation === question.organisation &&
            patient === question.patient &&
            period.start <= world.facts.now &&
            world.facts.now < period.end,
        )
        if (mine) met.granted += outcome === 'permit' ? 1 : 0
        else met.ungranted++
        return mine || outcome === 'deny'
      }),
      { numRuns: 10_000 },
    )
    expect(met.granted).toBeGreaterThan(100)
    expect(met.ungranted).toBeGreaterThan(1_000)
  })

  test('a failing rule never permits', () => {
    const failing = fc.constantFrom(...specifiedRules.map(({ name }) => name))
    fc.assert(
      fc.property(anyWorld, record, place, failing, (world, about, at, name) => {
        const rules = specifiedRules.map((rule) =>
          rule.name === name ? { ...rule, find: () => Object.fromEntries(null as never) as never } : rule,
        )
        const decision = decided(world, questionOf(world, about, at), rules)
        const failed = decision.findings.some(({ rule, outcome }) => rule === name && outcome === 'error')
        return decision.outcome === 'deny' && failed
      }),
      { numRuns: 15_000 },
    )
  })

  test('the order of rules, agreements and directives never matters', () => {
    const shuffled = <Value>(values: readonly Value[], keys: readonly number[]) =>
      values
        .map((value, at) => ({ value, key: keys[at % keys.length] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value)
    const keys = fc.array(fc.nat(), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(anyWorld, record, place, keys, (world, about, at, by) => {
        const question = questionOf(world, about, at)
        const other = {
          ...world,
          agreements: shuffled(world.agreements, by),
          facts: { ...world.facts, directives: shuffled(world.facts.directives, by) },
        }
        const [one, two] = [decided(other, question, shuffled(specifiedRules, by)), decided(world, question)]
        return JSON.stringify(one) === JSON.stringify(two)
      }),
      { numRuns: 20_000 },
    )
  })

  test('adding a deny never releases more', () => {
    fc.assert(
      fc.property(anyWorld, anyDeny, record, place, (world, deny, about, at) => {
        const question = questionOf(world, about, at)
        const denied = { ...world, facts: { ...world.facts, directives: [...world.facts.directives, deny] } }
        const [before, after] = [decided(world, question), decided(denied, question)]
        return after.outcome !== 'permit' || (before.outcome === 'permit' && (!before.conditional || after.conditional))
      }),
      { numRuns: 25_000 },
    )
  })

  test('"some" permits whenever one record is permitted, and an unconditional permit permits every record', () => {
    fc.assert(
      fc.property(anyWorld, place, fc.array(anyRecord(), { minLength: 3, maxLength: 6 }), (world, at, records) => {
        const before = decided(world, questionOf(world, 'some', at))
        for (const each of records) {
          const known = world.facts.classes
          const after = decided(world, questionOf(world, each, at))
          if (after.outcome === 'permit') expect(before.outcome).toBe('permit')
          else if (
            before.outcome === 'permit' &&
            (known === undefined || each.classes.every((one) => one === 'V' || known.includes(one)))
          ) {
            expect(before.conditional).toBe(true)
          }
        }
      }),
      { numRuns: 16_000 },
    )
  })

  test('whole sets equal decide, for every exchange, type and controller', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const view = viewOf(world)
        for (const { id, members } of world.exchanges) {
          for (const type of TYPES) {
            const set = view.of(id, type)
            const decisions = members.map((controller) =>
              decided(world, { ...world.view, recordType: type, controller, exchange: id, record: 'some' }),
            )
            const permitted = members.filter((_, at) => decisions[at]?.outcome === 'permit')
            expect(members.filter((member) => set.permitted.has(member))).toEqual(permitted)
            expect(set.permitted.size).toBe(permitted.length)
            expect(set.outcome === 'ASK').toBe(permitted.length > 0)
            expect(set.partlyWithheld).toBe(permitted.length > 0 && permitted.length < members.length)
            expect(set.conditional).toBe(
              decisions.some(({ outcome, conditional }) => outcome === 'permit' && conditional),
            )
            if (permitted.length === 0) {
              const shared = decisions.some(
                ({ findings }) =>
                  findings.some(({ rule, outcome }) => rule === 'sharing' && outcome === 'met') &&
                  !findings.some(({ rule }) => rule === 'controller-suspension'),
              )
              expect(set.outcome).toBe(shared ? 'WITHHELD_BY_CHOICE' : 'WITHHELD_BY_AGREEMENT')
            }
            members.forEach((member, at) => {
              expect(view.decisionOf(id, type, member)).toEqual(decisions[at])
              const always = decisions[at]?.outcome === 'permit' && !decisions[at].conditional
              expect(view.unconditional(id, type, member)).toBe(always)
            })
          }
        }
        expect(view.refused !== undefined).toBe(
          decided(world, questionOf(world, 'some')).findings.some(({ rule }) => rule === 'role-and-purpose'),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test('judging a record after answering equals decide with that record', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(anyRecord(), { minLength: 2, maxLength: 4 }), (world, records) => {
        const view = viewOf(world)
        for (const { id, type, controller } of everySet(world)) {
          for (const each of records) {
            const { outcome } = decided(world, {
              ...world.view,
              recordType: type,
              controller,
              exchange: id,
              record: each,
            })
            expect(view.judge(id, type, controller, each)).toBe(outcome === 'permit')
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('two worlds that differ only in withheld records give the same answer', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(fc.tuple(anyRecord(), place), { maxLength: 6 }), (world, records) => {
        const view = viewOf(world)
        const sets = everySet(world)
        const held = records.map(([each, at]) => ({ each, ...(sets[at % sets.length] as (typeof sets)[number]) }))
        const releasedOf = (given: typeof held) =>
          given.filter(({ id, type, controller, each }) => view.judge(id, type, controller, each))
        const released = releasedOf(held)
        expect(held).toEqual(expect.arrayContaining(released))
        const otherView = viewOf(world)
        const other = released.filter(({ id, type, controller, each }) => otherView.judge(id, type, controller, each))
        expect(other).toEqual(released)
        for (const { id, type } of sets) {
          const [one, two] = [view.of(id, type), otherView.of(id, type)]
          expect([one.outcome, one.permitted.toBitmap(), one.partlyWithheld, one.conditional]).toEqual([
            two.outcome,
            two.permitted.toBitmap(),
            two.partlyWithheld,
            two.conditional,
          ])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('a change of one agreement leaves the index as if compiled anew', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, fc.nat({ max: 3 }), (world, other, at) => {
        const index = compileAgreements(world.agreements)
        const changed = other.agreements.map((each, place) => ({ ...each, id: world.agreements[place]?.id ?? each.id }))
        decideSets(world.view, TYPES, world.exchanges, world.facts, index).of(
          world.exchanges[0]?.id as never,
          'ALLERGY',
        )
        for (const each of changed) index.put(each)
        const gone = world.agreements[at]?.id
        if (gone !== undefined) index.remove(gone)
        const ids = new Set(changed.map(({ id }) => id))
        const agreements = [...world.agreements.filter(({ id }) => !ids.has(id)), ...changed].filter(
          ({ id }) => id !== gone,
        )
        const fresh = compileAgreements(agreements)
        expect(index.size).toBe(fresh.size)
        const [one, two] = [index, fresh].map((each) =>
          decideSets(world.view, TYPES, world.exchanges, world.facts, each),
        )
        for (const { id, type } of everySet(world)) {
          expect(one?.of(id, type).permitted.toBitmap()).toBe(two?.of(id, type).permitted.toBitmap())
        }
        expect(one?.clauses).toEqual(two?.clauses)
        expect(one?.obligations).toEqual(two?.obligations)
      }),
      { numRuns: 1_000 },
    )
  })
})
