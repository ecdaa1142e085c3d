import type { Grants } from '../../policies/agreement-index.ts'
import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import { isOwnController, isOwnRecord } from '../../policies/standing.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { ExplainedGround, ExplainedOutcome } from '../../schema/model/explained-receipt.ts'
import type { OdsCode } from '../../schema/model/ods-code.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { PastExchange } from '../state/exchange-history.ts'

/** A view to explain, and to whom. */
export type Explaining = {
  readonly view: ViewQuestion
  readonly types: readonly RecordType[]
  readonly exchanges: readonly PastExchange[]
  /** The facts of its own moment. */
  readonly facts: Facts
  /** As it was decided then: what else than agreements settled it is read here alone, whatever agreements are tried. */
  readonly decided: ViewDecision
  /** The agreements of its own moment. */
  readonly grantsThen: Grants
  /** The agreements it is evaluated with. */
  readonly grants: Grants
  readonly viewer: OdsCode
}

const isPaused = ({ suspensions }: Facts, { id, lifecycle }: PastExchange, member: OdsCode): boolean =>
  lifecycle === 'SUSPENDED' ||
  suspensions.some(
    ({ exchange, controller }) =>
      (exchange === undefined || exchange === id) && (controller === undefined || controller === member),
  )

/** Asks once of each type. */
const eachOnce = (ask: Grants['covering']): Grants['covering'] => {
  const known = new Map<RecordType, ReturnType<typeof ask>>()
  return (type) => {
    const found = known.get(type) ?? ask(type)
    known.set(type, found)
    return found
  }
}

/**
 * Why each exchange × controller × record type came out as it did, as this viewer may be told it (README.md, *What each may learn*): who asked
 * is told of every controller, a controller of itself alone. That something else than an agreement stood in the way is told only to who asked,
 * only of a whole exchange and type, and only where its own clinician was told so at the time.
 */
export const explainOutcomes = (of: Explaining): readonly ExplainedOutcome[] => {
  const { view, exchanges, facts, decided, grants, viewer } = of
  const isAsker = view.organisation === viewer
  const ownRecord = isOwnRecord(view) || (view.requester.role === 'proxy' && facts.proxyRights.length > 0)

  const coveringThen = eachOnce(of.grantsThen.covering)
  const covering = of.grants === of.grantsThen ? coveringThen : eachOnce(grants.covering)

  const groundOf = (exchange: PastExchange, recordType: RecordType, controller: OdsCode) => {
    const record = { classes: [], dates: [], notForPatient: false }
    const own = isOwnController({ ...view, recordType, controller, exchange: exchange.id, record })
    const clause = own || ownRecord ? undefined : covering(recordType)(controller)
    const met = (ground: ExplainedGround) => ({ ground, clause })
    if (!own && !ownRecord && clause === undefined) return met('NO_AGREEMENT')
    const { outcome, failed } = decided.of(exchange.id, recordType)
    if (failed) return met('RULE_FAILED')
    if (isPaused(facts, exchange, controller)) return met('PAUSED')
    const coveredThen = () => own || ownRecord || coveringThen(recordType)(controller) !== undefined
    if (isAsker && outcome === 'WITHHELD_BY_CHOICE' && coveredThen()) return met('OTHER_CONDITION')
    return met(own ? 'OWN_CONTROLLER' : ownRecord ? 'OWN_RECORD' : 'AGREEMENT')
  }

  return exchanges.flatMap((exchange) => {
    if (exchange.lifecycle === 'RETIRED') return []
    const told = isAsker ? exchange.members : exchange.members.filter((member) => member === viewer)
    return of.types
      .filter((type) => told.length > 0 && exchange.recordTypes.includes(type))
      .flatMap((recordType) => {
        const alike = new Map<string, Omit<ExplainedOutcome, 'controllers'> & { controllers: OdsCode[] }>()
        for (const controller of told) {
          const { ground, clause } = groundOf(exchange, recordType, controller)
          const key = `${ground} ${clause?.agreement} ${clause?.version}`
          const outcome = alike.get(key)
          if (outcome !== undefined) outcome.controllers.push(controller)
          else alike.set(key, { exchange: exchange.id, recordType, ground, clause, controllers: [controller] })
        }
        return [...alike.values()].sort((one, other) => other.controllers.length - one.controllers.length)
      })
  })
}
