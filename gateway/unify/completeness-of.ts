import type { Completeness } from '../../schema/model/completeness.ts'
import type { ExchangeState, ManifestEntry } from '../../schema/model/manifest.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import { contradicts, statesNone } from './contradiction.ts'

/** Whether an exchange in this state has told what it may tell. An exchange that was not asked, for whatever reason, has not. */
const HAS_ANSWERED = {
  ANSWERED: true,
  EMPTY: true,
  TIMED_OUT: false,
  FAILED: false,
  QUARANTINED: false,
  REFUSED_BY_EXCHANGE: false,
  WITHHELD_BY_CHOICE: false,
  WITHHELD_BY_AGREEMENT: false,
  NOT_ASKED: false,
} as const satisfies Record<ExchangeState, boolean>

/**
 * What a list may say of itself (POLICY §6), from what was released, what each exchange did, and the decisions before asking alone. Words of
 * absence need every exchange that can hold the type to have answered whole: a source's statement that none is known is shown, but is not enough.
 * `restricted` is the demographics service's flag: then no list is complete.
 */
export const completenessOf = (
  type: RecordType,
  records: readonly UnifiedRecord[],
  entries: readonly ManifestEntry[],
  everyDecisionUnconditional: boolean,
  restricted = false,
): Completeness => {
  const holders = entries.filter(
    (entry) => entry.type === type && !(entry.state === 'NOT_ASKED' && entry.notAskedReason === 'TYPE_NOT_OFFERED'),
  )
  const canHold = holders.length
  const answered = holders.filter(({ state, incomplete }) => HAS_ANSWERED[state] && !incomplete).length
  const isWhole = canHold > 0 && answered === canHold && !restricted
  const unconditional = everyDecisionUnconditional && holders.every(({ partlyWithheld }) => !partlyWithheld)
  const said = { answered, canHold, complete: isWhole && unconditional }
  if (contradicts(records)) return { state: 'CONTRADICTORY', ...said }
  if (records.some((record) => !statesNone(record))) return { state: 'PRESENT', ...said }
  if (!isWhole) return { state: 'NOT_KNOWN', ...said }
  return { state: unconditional ? 'NONE_KNOWN' : 'NONE_AMONG_WHAT_MAY_BE_SHARED', ...said }
}
