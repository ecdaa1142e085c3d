import { type ConformanceReport, MANDATORY_AUDITS } from '../schema/model/conformance-report.ts'
import type { ExchangeRegistration } from '../schema/model/exchange-registration.ts'
import type { Instant } from '../schema/model/instant.ts'
import { REPORT_FRESH_MS } from './registration-life.ts'

/** What the registry knows when a report comes. `configuration`: the hash of what is to go live. */
export type ReportFacts = Pick<ExchangeRegistration, 'id' | 'operator' | 'challenge'> & {
  readonly configuration: string
  readonly now: Instant
}

/** Clocks differ by this much at most: a report from further ahead is not believed. */
const AHEAD_MS = 5 * 60_000

const about = (
  { iss, exchange, configuration, challenge }: ConformanceReport,
  facts: ReportFacts,
): readonly string[] => [
  ...(iss === facts.operator
    ? []
    : ['It is signed for another organisation than the one that operates this exchange.']),
  ...(exchange === facts.id ? [] : ['It is about another exchange.']),
  ...(configuration === facts.configuration
    ? []
    : ['It is about another configuration: protocol, endpoint, settings or record types are not those registered.']),
  ...(facts.challenge !== undefined && challenge === facts.challenge
    ? []
    : ['Its challenge is not the one that this registry gave last, or was used before.']),
]

const dated = ({ started, ended }: ConformanceReport, now: Instant): readonly string[] => {
  const [from, to] = [Date.parse(started), Date.parse(ended)]
  if (to < from) return ['It ended before it started.']
  if (to > now + AHEAD_MS) return ['It ended in the future.']
  return now - to > REPORT_FRESH_MS ? ['It ended more than seven days ago.'] : []
}

const audited = ({ results }: ConformanceReport): readonly string[] => {
  const byId = new Map(results.map((result) => [result.id, result]))
  const twice = results.length - byId.size
  const failed = results.filter(({ outcome }) => outcome === 'FAILED').map(({ id }) => id)
  const missing = Object.keys(MANDATORY_AUDITS).filter((id) => !byId.has(id))
  const skipped = Object.entries(MANDATORY_AUDITS)
    .filter(([id, demand]) => {
      const result = byId.get(id)
      return result?.outcome === 'SKIPPED' && (demand === 'PASSED' || result.note === undefined)
    })
    .map(([id]) => id)
  return [
    ...(twice > 0 ? ['It holds an audit twice.'] : []),
    ...(failed.length > 0 ? [`These audits failed: ${failed.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`These audits are missing: ${missing.join(', ')}.`] : []),
    ...(skipped.length > 0 ? [`These audits may not be skipped, or not without a reason: ${skipped.join(', ')}.`] : []),
  ]
}

/** Everything that speaks against a report whose signature was verified, in sentences for its operator; nothing when it is accepted. */
export const reportFaults = (report: ConformanceReport, facts: ReportFacts): readonly string[] => [
  ...about(report, facts),
  ...dated(report, facts.now),
  ...audited(report),
]
