import type { AgreementClause } from '../schema/model/agreement.ts'
import type { Decision } from '../schema/model/decision.ts'
import type { Exchange } from '../schema/model/exchange.ts'
import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import { TYPE_BITS, typeBit, typeBits } from './agreement-compiler.ts'
import type { AgreementIndex, Grants } from './agreement-index.ts'
import { controllerSet } from './controller-set.ts'
import { decideThrough, narrow } from './decide.ts'
import type { Facts, ViewQuestion } from './facts.ts'
import { obligationsOf, permits, refusal } from './judgement.ts'
import { kindsOf } from './kinds.ts'
import type { Members } from './members.ts'
import { type Profile, profileOf, witnessesOf } from './profile.ts'
import { PLAIN, recordSorts } from './record-sorts.ts'
import type { Rule } from './rule.ts'
import { roleAndPurpose } from './rules/role-and-purpose.ts'
import { specifiedRules } from './specified-rules.ts'
import { recipientOf } from './standing.ts'
import type { SetDecision, ViewDecision } from './view-decision.ts'

/** One exchange's sets: a mask of types for each member, in the members' order, and the same over all of them. */
type Sets = {
  readonly members: Members
  readonly permitted: Uint16Array
  /** Of `permitted`: a record without a class, where no directive is limited to dates. */
  readonly plain: Uint16Array
  readonly always: Uint16Array
  readonly some: number
  readonly every: number
  readonly conditional: number
  readonly sharing: number
  readonly failed: number
  /** What was told of each type, once it was asked: it is asked five times a view. */
  readonly told: Map<RecordType, SetDecision>
}

const WITHHELD: SetDecision = {
  outcome: 'WITHHELD_BY_AGREEMENT',
  permitted: controllerSet({ codes: [], numbers: [], placeOf: new Map() }, new Uint16Array(0), 0),
  partlyWithheld: false,
  conditional: false,
  failed: false,
}

const FAILING: readonly Rule[] = [
  {
    name: 'choice',
    find() {
      throw new Error('facts that cannot be read')
    },
  },
]

/** Facts that cannot be read fail every rule. */
const prepare = (view: ViewQuestion, given: Facts, rules: readonly Rule[], keep: typeof narrow) => {
  try {
    const facts = keep(view, given)
    return { facts, rules, witnesses: witnessesOf(facts), kinds: kindsOf(view.organisation, facts) }
  } catch {
    const facts = { ...given, directives: [], suspensions: [] }
    return { facts, rules: FAILING, witnesses: witnessesOf(facts), kinds: kindsOf(view.organisation, facts) }
  }
}

const setDecision = (
  { members, permitted, some, every, conditional, sharing, failed }: Sets,
  bit: number,
): SetDecision => ({
  outcome: (some & bit) !== 0 ? 'ASK' : (sharing & bit) !== 0 ? 'WITHHELD_BY_CHOICE' : 'WITHHELD_BY_AGREEMENT',
  permitted: controllerSet(members, permitted, bit),
  partlyWithheld: (some & ~every & bit) !== 0,
  conditional: (conditional & bit) !== 0,
  failed: (failed & bit) !== 0,
})

/** Types that a controller's agreements permit only for named classes. */
const sensitiveTypes = (profile: Profile, controller: OdsCode, grants: Grants, clauses: AgreementClause[]): number => {
  let types = 0
  for (const [type, classes] of profile.sensitive) {
    const clause = classes.map((named) => grants.covers(controller, type, [named])).find((found) => found !== undefined)
    if (clause === undefined) continue
    clauses.push(clause)
    types |= typeBit(type)
  }
  return types
}

/** Of these types, those whose agreement names every class there is. */
const namingEveryClass = (
  types: readonly RecordType[],
  among: number,
  { everyClass }: Profile,
  controller: OdsCode,
  grants: Grants,
): number =>
  typeBits(
    types.filter((type) => (among & typeBit(type)) !== 0 && grants.covers(controller, type, everyClass) !== undefined),
  )

/**
 * Decides a whole view at once (POLICY §1): for each exchange and type the permitted controllers. The rules are asked once for each
 * kind of controller; agreements come as masks. Exchanges are worked out when first asked for. A type that is not among `types` is withheld.
 * `keep`: which facts the rules are given; those that do not speak of the view are left out unless a rule asks about another.
 */
export const decideSets = (
  view: ViewQuestion,
  types: readonly RecordType[],
  exchanges: readonly Pick<Exchange, 'id' | 'members'>[],
  given: Facts,
  index: AgreementIndex,
  givenRules: readonly Rule[] = specifiedRules,
  keep: typeof narrow = narrow,
): ViewDecision => {
  const { facts, rules, witnesses, kinds } = prepare(view, given, givenRules, keep)
  const grants = index.grants(recipientOf(view), view.purpose, view.action, facts.now)
  const sortOf = recordSorts(facts.directives)
  const asked = typeBits(types)
  const exchangeOf = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const profiles = new Map<string, Profile>()
  const worked = new Map<ExchangeId, Sets>()
  const needs = new Map<number, number>()
  const sensitiveClauses: AgreementClause[] = []
  /** What the rules said of the records of one sort that one custodian holds. */
  const ruled = new Map<string, boolean>()

  const profileFor = (exchange: ExchangeId, controller: OdsCode): Profile => {
    const kind = kinds.of(controller, exchange)
    const profile = profiles.get(kind) ?? profileOf(view, types, exchange, controller, facts, witnesses, rules)
    profiles.set(kind, profile)
    return profile
  }

  const work = ({ id, members: codes }: Pick<Exchange, 'id' | 'members'>): Sets => {
    const members = index.members(codes)
    const special = new Set([...kinds.special].map((code) => members.placeOf.get(code)))
    const permitted = new Uint16Array(members.codes.length)
    const plain = new Uint16Array(members.codes.length)
    const always = new Uint16Array(members.codes.length)
    let [some, every, conditional, sharing, failed] = [0, asked, 0, 0, 0]
    let ordinary: Profile | undefined
    let place = 0
    for (const controller of members.codes) {
      const number = Number(members.numbers[place])
      let profile = special.has(place) ? profileFor(id, controller) : ordinary
      if (profile === undefined) {
        profile = profileFor(id, controller)
        ordinary = profile
      }
      const mask = grants.maskOf(number)
      const withoutClass = profile.own | (mask & profile.shared)
      const released =
        profile.sensitive.size === 0
          ? withoutClass
          : withoutClass | sensitiveTypes(profile, controller, grants, sensitiveClauses)
      const whole = profile.ownAlways | ((mask >>> TYPE_BITS) & profile.sharedAlways)
      const unsaid = mask & profile.sharedAlways & ~whole
      const forAll = unsaid === 0 ? whole : whole | namingEveryClass(types, unsaid, profile, controller, grants)
      permitted[place] = released
      plain[place] = withoutClass
      always[place] = forAll
      some |= released
      every &= released
      conditional |= released & ~forAll
      sharing |= profile.ownSharing | (mask & profile.sharedSharing)
      failed |= profile.failed
      const need = withoutClass & ~profile.own
      if (need !== 0) needs.set(number, Number(needs.get(number) ?? 0) | need)
      place++
    }
    return { members, permitted, plain, always, some, every, conditional, sharing, failed, told: new Map() }
  }

  const workOnce = (exchange: Pick<Exchange, 'id' | 'members'>): Sets => {
    const sets = worked.get(exchange.id) ?? work(exchange)
    worked.set(exchange.id, sets)
    return sets
  }

  const setsOf = (id: ExchangeId): Sets | undefined => {
    const known = worked.get(id)
    if (known !== undefined) return known
    const exchange = exchangeOf.get(id)
    return exchange === undefined ? undefined : workOnce(exchange)
  }

  const isIn = (sets: Sets, masks: Uint16Array, type: RecordType, custodian: OdsCode): boolean => {
    const place = sets.members.placeOf.get(custodian)
    return place !== undefined && (Number(masks[place]) & typeBit(type)) !== 0
  }

  return {
    refused: mayAsk(view),
    of(id, type) {
      const sets = setsOf(id)
      const bit = typeBit(type)
      if (sets === undefined || (asked & bit) === 0) return WITHHELD
      const told = sets.told.get(type) ?? setDecision(sets, bit)
      sets.told.set(type, told)
      return told
    },
    judge(id, type, custodian, record) {
      const sets = setsOf(id)
      if (sets === undefined) return false
      const sort = sortOf(record)
      if (sort === PLAIN) return isIn(sets, sets.plain, type, custodian)
      if (!isIn(sets, sets.permitted, type, custodian)) return false
      const key = `${id} ${type} ${custodian} ${sort}`
      const known = ruled.get(key)
      if (known !== undefined) return known
      const question = { ...view, recordType: type, controller: custodian, exchange: id, record }
      const permitted = permits(question, facts, grants, rules)
      ruled.set(key, permitted)
      return permitted
    },
    unconditional(id, type, custodian) {
      const sets = setsOf(id)
      return sets !== undefined && isIn(sets, sets.always, type, custodian)
    },
    decisionOf: (exchange, recordType, controller) =>
      decideThrough({ ...view, recordType, controller, exchange, record: 'some' }, facts, grants, rules),
    get obligations() {
      const permitted = exchanges.some((exchange) => workOnce(exchange).some !== 0)
      return permitted ? obligationsOf(view, facts) : refusal([]).obligations
    },
    get clauses() {
      for (const exchange of exchanges) workOnce(exchange)
      return [...grants.clausesFor(needs), ...sensitiveClauses]
    },
  }
}

const mayAsk = (view: ViewQuestion): Decision | undefined => {
  const finding = roleAndPurpose.find(view)
  return finding === undefined ? undefined : refusal([finding])
}
