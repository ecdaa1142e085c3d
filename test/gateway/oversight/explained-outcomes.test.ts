import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainOutcomes } from '../../../gateway/oversight/explained-outcomes.ts'
import { clauseWords, permitsOn, sentenceFor } from '../../../gateway/oversight/explained-words.ts'
import type { PastExchange } from '../../../gateway/state/exchange-history.ts'
import { compileAgreements } from '../../../policies/agreement-index.ts'
import { decideSets } from '../../../policies/decide-sets.ts'
import type { Facts } from '../../../policies/facts.ts'
import { recipientOf } from '../../../policies/standing.ts'
import type { Agreement } from '../../../schema/model/agreement.ts'
import type { OdsCode } from '../../../schema/model/ods-code.ts'
import { anyWorld, TYPES, type World } from '../../policies/random-worlds.ts'
import { agreement, ask, deny, EALING, factsOf, HARINGEY, NORTH_WEST, permit, version } from '../../policies/world.ts'

const exchangesOf = ({ exchanges }: World): readonly PastExchange[] =>
  exchanges.map(({ id, members }) => ({ id, members: [...members].sort(), recordTypes: TYPES, lifecycle: 'LIVE' }))

const explain = (world: World, viewer: OdsCode, tried: readonly Agreement[] = world.agreements) => {
  const { view, facts, agreements } = world
  const exchanges = exchangesOf(world)
  const index = compileAgreements(agreements)
  const decided = decideSets(view, TYPES, exchanges, facts, index)
  const grantsOf = (list: readonly Agreement[]) =>
    compileAgreements(list).grants(recipientOf(view), view.purpose, 'view', facts.now)
  const grantsThen = grantsOf(agreements)
  const outcomes = explainOutcomes({
    view,
    types: TYPES,
    exchanges,
    facts,
    decided,
    grantsThen,
    grants: grantsOf(tried),
    viewer,
  })
  return { outcomes, decided, exchanges }
}

const ORGANISATIONS = ['AAA01', 'BBB02', 'CCC03', 'DDD04'] as OdsCode[]

/** The same world but for all that a patient chose, and what is known of them. */
const otherwiseChosen = (world: World, { directives, demographicsFlag, optOut, defaultChoice }: Facts): World => ({
  ...world,
  facts: { ...world.facts, directives, demographicsFlag, optOut, defaultChoice },
})

const viewing = anyWorld.filter(
  ({ view }) => view.action === 'view' && view.requester.role !== 'proxy' && view.requester.role !== 'patient',
)

describe('what each may learn', () => {
  test('property: a data controller that did not ask is told the same whatever the patient chose', () => {
    fc.assert(
      fc.property(viewing, anyWorld, fc.constantFrom(...ORGANISATIONS), (world, { facts }, viewer) => {
        fc.pre(world.view.organisation !== viewer)
        expect(explain(otherwiseChosen(world, facts), viewer).outcomes).toEqual(explain(world, viewer).outcomes)
      }),
      { numRuns: 1_000 },
    )
  })

  test('property: a data controller that did not ask is told of itself alone', () => {
    fc.assert(
      fc.property(viewing, fc.constantFrom(...ORGANISATIONS), (world, viewer) => {
        fc.pre(world.view.organisation !== viewer)
        for (const { controllers } of explain(world, viewer).outcomes) expect(controllers).toEqual([viewer])
      }),
    )
  })

  test('property: who asked is told of choice no more than the state of a whole exchange and type, told at the time', () => {
    let met = 0
    fc.assert(
      fc.property(viewing, anyWorld, (world, { facts }) => {
        const { organisation } = world.view
        fc.pre(organisation !== undefined)
        const other = otherwiseChosen(world, facts)
        const one = explain(world, organisation)
        const two = explain(other, organisation)
        const stateIn = ({ decided }: typeof one, id: PastExchange['id'], type: (typeof TYPES)[number]) => {
          const { outcome, failed } = decided.of(id, type)
          return `${outcome === 'WITHHELD_BY_CHOICE'} ${failed}`
        }
        for (const { id } of one.exchanges)
          for (const type of TYPES) {
            if (stateIn(one, id, type) !== stateIn(two, id, type)) continue
            met += 1
            const told = ({ outcomes }: typeof one) =>
              outcomes.filter(({ exchange, recordType }) => exchange === id && recordType === type)
            expect(told(two)).toEqual(told(one))
          }
      }),
      { numRuns: 1_000 },
    )
    expect(met).toBeGreaterThan(1_000)
  })

  test('property: what no agreement covered then tells no choice, whatever agreements are tried', () => {
    fc.assert(
      fc.property(viewing, anyWorld, anyWorld, (world, { facts }, { agreements: tried }) => {
        const { organisation } = world.view
        fc.pre(organisation !== undefined)
        const bare = { ...world, agreements: [] }
        const other = otherwiseChosen(bare, facts)
        const others = (outcomes: ReturnType<typeof explain>['outcomes']) =>
          outcomes.map(({ exchange, recordType, ground, controllers }) => [
            exchange,
            recordType,
            ...controllers.filter((code) => code !== organisation).map((code) => `${code} ${ground}`),
          ])
        expect(
          others(explain(other, organisation, tried).outcomes)
            .flat()
            .sort(),
        ).toEqual(
          others(explain(bare, organisation, tried).outcomes)
            .flat()
            .sort(),
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('the grounds', () => {
  const { recordType: _type, controller: _controller, exchange: _exchange, record: _record, ...view } = ask()
  const world = (facts: Partial<Facts>, agreements: readonly Agreement[] = [agreement()]): World => ({
    view,
    facts: factsOf({ directives: [permit()], ...facts }),
    agreements,
    exchanges: [{ id: NORTH_WEST, members: [EALING, HARINGEY] }],
  })
  const told = (given: World, viewer = HARINGEY) =>
    explain(given, viewer)
      .outcomes.filter(({ recordType }) => recordType === 'ALLERGY')
      .map(({ ground, controllers }) => `${ground} ${controllers.join()}`)

  test.each<[string, World, OdsCode, readonly string[]]>([
    ['an agreement, and the own records', world({}), HARINGEY, [`AGREEMENT ${EALING}`, `OWN_CONTROLLER ${HARINGEY}`]],
    ['no agreement', world({}, []), HARINGEY, [`NO_AGREEMENT ${EALING}`, `OWN_CONTROLLER ${HARINGEY}`]],
    [
      'a restricted patient: one and all on another condition',
      world({ demographicsFlag: 'restricted' }),
      HARINGEY,
      [`OTHER_CONDITION ${EALING}`, `OTHER_CONDITION ${HARINGEY}`],
    ],
    ['the same, to the controller', world({ demographicsFlag: 'restricted' }), EALING, [`AGREEMENT ${EALING}`]],
    [
      'one controller denied by name: not told apart',
      world({ directives: [permit(), deny({ controllers: [EALING] })] }),
      HARINGEY,
      [`AGREEMENT ${EALING}`, `OWN_CONTROLLER ${HARINGEY}`],
    ],
    [
      'a pause of a controller',
      world({ suspensions: [{ exchange: undefined, controller: EALING }] }),
      HARINGEY,
      [`PAUSED ${EALING}`, `OWN_CONTROLLER ${HARINGEY}`],
    ],
    [
      'a pause of the exchange, and no agreement: no pause is told of',
      world({ suspensions: [{ exchange: NORTH_WEST, controller: undefined }] }, []),
      EALING,
      [`NO_AGREEMENT ${EALING}`],
    ],
    [
      'facts that cannot be read',
      world({ directives: [{ ...permit(), scope: undefined as never }] }),
      HARINGEY,
      [`RULE_FAILED ${EALING}`, `RULE_FAILED ${HARINGEY}`],
    ],
  ])('%s', (_, given, viewer, expected) => {
    expect(told(given, viewer)).toEqual(expected)
  })

  test('each has a sentence and says whether it lets records be released; a clause names its classes', () => {
    const outcome = { exchange: NORTH_WEST, recordType: 'CARE_PLAN', controllers: [EALING] } as const
    const clause = { agreement: 'AG-1', version: 2, recordType: 'CARE_PLAN' } as const
    for (const ground of Object.keys(permitsOn) as (keyof typeof permitsOn)[])
      expect(sentenceFor({ ...outcome, ground, clause }, undefined)).toMatch(/^[A-Z].*\.$/)
    const draft = agreement({}, { versions: [version(1), version(2)] })
    const covered = { ...outcome, ground: 'AGREEMENT', clause } as const
    expect(sentenceFor(covered, undefined)).toBe('Agreement AG-1, version 2, covers this.')
    expect(sentenceFor(covered, draft)).toBe('The draft would cover this.')
    expect(sentenceFor({ ...covered, clause: { ...clause, version: 1 } }, draft)).toContain('version 1')
    expect(clauseWords(undefined, undefined)).toBeUndefined()
    const terms = version(1).terms
    expect(clauseWords(clause, { ...terms, recordTypes: { CARE_PLAN: 'all' } })).toBe(
      'care plan, with every sensitive class',
    )
    expect(clauseWords(clause, { ...terms, recordTypes: { CARE_PLAN: ['HIV', 'PSY'] } })).toBe(
      'care plan, with HIV, PSY',
    )
    expect(clauseWords(clause, { ...terms, recordTypes: { CARE_PLAN: [] } })).toBe(
      'care plan, without sensitive classes',
    )
  })
})
