import type { RecordType } from '../../schema/model/record-type.ts'
import type { Arrival } from '../disclosure/arrivals.ts'
import type { KeptRecord } from '../disclosure/kept-record.ts'
import type { Told } from './counting.ts'

/** Of two moments that are written alike, in UTC, the later is the greater text: most need not be parsed. */
const isNoLater = (moment: string, than: string): boolean =>
  moment.length === than.length && moment.endsWith('Z') && than.endsWith('Z') && moment <= than

const newestOf = (records: readonly KeptRecord[]): number | undefined => {
  let newest: number | undefined
  let written = ''
  for (const { lastUpdated } of records) {
    if (lastUpdated === null || isNoLater(lastUpdated, written)) continue
    const at = Date.parse(lastUpdated)
    if (Number.isNaN(at) || (newest !== undefined && at <= newest)) continue
    newest = at
    written = lastUpdated
  }
  return newest
}

/**
 * How each exchange's answer came out. Of what was released alone: what was withheld after answering reaches no metric (POLICY §6), so an answer of
 * which everything was withheld counts as empty, as the manifest has it.
 */
export const toldByEach = (
  arrivals: readonly Arrival[],
  released: (arrival: Arrival, type: RecordType) => readonly KeptRecord[],
): readonly Told[] =>
  arrivals.map((arrival) => {
    const { exchange, quarantined, warning, types, tookMs } = arrival
    const states = [...types.values()].map(({ state }) => state)
    const records = [...types.keys()].flatMap((type) => released(arrival, type))
    const sent = states.length === 0 || states.some((state) => state !== 'BREAKER_OPEN')
    return {
      exchange: exchange.id,
      tookMs: sent ? tookMs : undefined,
      answered: quarantined || states.every((state) => state === 'ANSWERED' || state === 'REFUSED_BY_EXCHANGE'),
      empty: records.length === 0,
      mismatched: quarantined || (warning !== null && warning !== 'UNVERIFIED'),
      newestAt: newestOf(records),
    }
  })
