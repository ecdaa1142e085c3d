import type { ExchangeId } from '../schema/model/exchange-id.ts'
import type { OdsCode } from '../schema/model/ods-code.ts'
import type { RecordType } from '../schema/model/record-type.ts'
import type { SensitivityClass } from '../schema/model/sensitivity-class.ts'
import { typeBit } from './agreement-compiler.ts'
import { about } from './decide.ts'
import type { Facts, RecordFacts, ViewQuestion } from './facts.ts'
import { findingsOf, isPermit, permits } from './judgement.ts'
import type { Rule, Sharing } from './rule.ts'
import { everyClass, harshest, type Mildest, mildest } from './witnesses.ts'

/**
 * What the rules answer for all controllers of one kind (as directives, suspensions and the requester tell them apart), asked once
 * with no agreement (`own`) and once with an agreement that covers everything (`shared`): sets of record types, as bits.
 */
export type Profile = {
  /** Some record without a class may be released. */
  readonly own: number
  readonly shared: number
  /** Every record may be released. */
  readonly ownAlways: number
  readonly sharedAlways: number
  /** The ground of sharing is met, and nothing is suspended. */
  readonly ownSharing: number
  readonly sharedSharing: number
  /** A rule failed. */
  readonly failed: number
  /** Types of which only sensitive records may be released: the classes, any of which an agreement must then name. */
  readonly sensitive: ReadonlyMap<RecordType, readonly SensitivityClass[]>
  /** Every class a record could be of: an agreement that names all of them is as good as one that says `all`. */
  readonly everyClass: readonly SensitivityClass[]
}

/** The records that stand for all there could be, for the facts of one view. */
export type Witnesses = {
  readonly some: Mildest
  readonly every: readonly RecordFacts[]
  /** Every class a record could be of. */
  readonly classes: readonly SensitivityClass[]
}

export const witnessesOf = (facts: Facts): Witnesses => ({
  some: mildest(facts),
  every: harshest(facts),
  classes: everyClass(facts),
})

const NO_AGREEMENT: Sharing = { covers: () => undefined }

const ANY_AGREEMENT: Sharing = { covers: (_, recordType) => ({ agreement: 'any', version: 1, recordType }) }

const PLAIN: RecordFacts = { classes: [], dates: [], notForPatient: false }

/** Asks the rules about one controller for all of its kind. The facts are those narrowed to the view. */
export const profileOf = (
  view: ViewQuestion,
  types: readonly RecordType[],
  exchange: ExchangeId,
  controller: OdsCode,
  facts: Facts,
  { some: { plain, sensitive }, every: all, classes }: Witnesses,
  rules: readonly Rule[],
): Profile => {
  const sets = { own: 0, shared: 0, ownAlways: 0, sharedAlways: 0, ownSharing: 0, sharedSharing: 0, failed: 0 }
  const sensitiveOnly = new Map<RecordType, readonly SensitivityClass[]>()
  for (const recordType of types) {
    const bit = typeBit(recordType)
    const question = { ...view, recordType, controller, exchange, record: PLAIN }
    const some = (records: readonly RecordFacts[], sharing: Sharing) =>
      records.some((record) => permits(about(question, record), facts, sharing, rules))
    const every = (sharing: Sharing) =>
      facts.demographicsFlag === 'open' &&
      all.every((record) => permits(about(question, record), facts, sharing, rules))
    for (const [name, sharing] of [
      ['own', NO_AGREEMENT],
      ['shared', ANY_AGREEMENT],
    ] as const) {
      const findings = findingsOf(question, facts, sharing, rules)
      if (findings.some(({ outcome }) => outcome === 'error')) sets.failed |= bit
      const paused = findings.some(({ rule, outcome }) => rule === 'controller-suspension' && outcome === 'forbids')
      if (!paused && findings.some(({ rule, outcome }) => rule === 'sharing' && outcome === 'met'))
        sets[`${name}Sharing`] |= bit
      if (isPermit(findings) || some(plain, sharing)) {
        sets[name] |= bit
        if (every(sharing)) sets[`${name}Always`] |= bit
      }
    }
    if ((sets.shared & bit) === 0) {
      const classes = sensitive.filter(([, records]) => some(records, ANY_AGREEMENT)).map(([named]) => named)
      if (classes.length > 0) sensitiveOnly.set(recordType, classes)
    }
  }
  return { ...sets, sensitive: sensitiveOnly, everyClass: classes }
}
