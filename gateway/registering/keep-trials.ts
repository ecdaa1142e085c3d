import { randomUUID } from 'node:crypto'
import { judgeTrial } from '../../policies/canary.ts'
import { configurationHash } from '../../schema/model/conformance-report.ts'
import type { ExchangeId } from '../../schema/model/exchange-id.ts'
import type { CanaryEnd, RegistrationCanary } from '../../schema/model/exchange-registration.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { Requester } from '../../schema/model/requester.ts'
import { keepLooking } from '../keep-looking.ts'
import type { State } from '../state/open-state.ts'
import type { RegistrationChange } from '../state/registration-store.ts'
import { declaredAs } from './configuring.ts'
import type { TrialCounts } from './trial-counts.ts'

/** A trial that ended by itself: for whoever operates the exchange, and this service. */
export type TrialEnd = {
  readonly exchange: ExchangeId
  readonly trial: string
  readonly state: 'PROMOTED' | 'ROLLED_BACK'
  readonly end: CanaryEnd
}

/** What keeping trials leans on. */
export type TrialParts = {
  readonly registrations: State['registrations']
  readonly append: State['ledger']['append']
  readonly now: () => Promise<Instant>
  readonly counts: TrialCounts
  readonly everyMs: number
  /** Questions that a change must have been asked before it may govern. */
  readonly least: number
  readonly ended: (end: TrialEnd) => void
  readonly failed: (error: unknown) => void
}

/** What the house does by itself is in the ledger under its own name. */
const BY_ITSELF: Requester = {
  userId: 'canary',
  issuer: 'house',
  role: 'operator',
  name: undefined,
  roleCode: undefined,
  organisation: undefined,
  nhsNumber: undefined,
  system: 'house',
}

const settle = async (
  { registrations, append, ended }: TrialParts,
  exchange: ExchangeId,
  canary: RegistrationCanary,
  verdict: 'PROMOTE' | 'ROLL_BACK',
  end: CanaryEnd,
): Promise<void> => {
  const registration = await registrations.find(exchange)
  if (registration === undefined || registration.state !== 'LIVE') return
  const state = verdict === 'PROMOTE' ? 'PROMOTED' : 'ROLLED_BACK'
  const change: RegistrationChange = {
    id: exchange,
    revision: registration.revision,
    deed: verdict === 'PROMOTE' ? 'CANARY_PROMOTED' : 'CANARY_ROLLED_BACK',
    note: end,
    set:
      verdict === 'PROMOTE'
        ? {
            // What it carries may have been declared anew since; how it is asked is what was tried.
            configuration: declaredAs(canary.configuration, registration.configuration),
            certified: configurationHash(canary.configuration),
          }
        : {},
    canary: { edit: 'SETTLE', id: canary.id, state, end },
  }
  const deed = verdict === 'PROMOTE' ? 'promote-canary' : 'roll-back-canary'
  const entry = { kind: 'administration', receipt: randomUUID(), patient: undefined, requester: BY_ITSELF } as const
  await append({ ...entry, deed, subject: exchange })
  // Another node may have been first, or the operator: then there is nothing left to do.
  if ((await registrations.change(change, undefined)) === 'DONE') ended({ exchange, trial: canary.id, state, end })
}

/** Writes what this node counted, and settles every trial whose time or patience is up. Rejects with what stopped it; what was not written is kept. */
export const lookAtTrials = async (parts: TrialParts): Promise<void> => {
  const { registrations, counts, least, now } = parts
  const taken = counts.take()
  for (const [place, count] of taken.entries()) {
    try {
      await registrations.countTrial(count)
    } catch (error) {
      for (const unwritten of taken.slice(place)) counts.giveBack(unwritten)
      throw error
    }
  }
  const underWay = await registrations.trialsUnderWay()
  if (underWay.length === 0) return
  const at = await now()
  for (const { exchange, canary } of underWay) {
    const { running, tried, beganAt, forMs } = canary
    const judged = judgeTrial({ running, tried, endsAt: (beganAt ?? at) + forMs, least }, at)
    if (judged.verdict !== 'GO_ON') await settle(parts, exchange, canary, judged.verdict, judged.end)
  }
}

/** Looks at trials again and again. The returned function stops, after what is under way; what was counted last would else be lost with the process. */
export const keepTrials = (parts: TrialParts): (() => Promise<void>) => {
  const look = (): Promise<void> => lookAtTrials(parts)
  return keepLooking({ everyMs: parts.everyMs, look, last: look, failed: parts.failed })
}
