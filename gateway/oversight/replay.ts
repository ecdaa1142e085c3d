import type { Facts, ViewQuestion } from '../../policies/facts.ts'
import type { ViewDecision } from '../../policies/view-decision.ts'
import type { DecisionFacts } from '../../schema/model/audit.ts'
import type { BreakGlassGrant } from '../../schema/model/break-glass.ts'
import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ProxyRight } from '../../schema/model/proxy-right.ts'
import type { PastExchange } from '../state/exchange-history.ts'
import type { StoredDecision } from '../state/ledger/stored-entry.ts'
import type { PatientKey } from '../state/patient-key.ts'

/** Judgement compares patients and never looks inside: a key does for the number that nobody keeps. */
const standIn = (key: PatientKey): NhsNumber => key as string as NhsNumber

/** The question that a decision answered. */
export const questionAsked = (entry: StoredDecision, patient: PatientKey): ViewQuestion => {
  const { patientKey, ...requester } = entry.requester
  return {
    requester: {
      ...requester,
      name: requester.name,
      roleCode: requester.roleCode,
      organisation: requester.organisation,
      system: requester.system,
      nhsNumber: patientKey === undefined ? undefined : standIn(patientKey),
    },
    organisation: entry.organisation,
    purpose: entry.purpose,
    action: entry.action ?? 'view',
    patient: standIn(patient),
  }
}

/** A right that acted then: whose, and at what age, was settled before it was written down. */
const actingRight = (id: string, patient: NhsNumber, proxy: NhsNumber): ProxyRight => ({
  id,
  patient,
  proxy,
  ground: 'ATTORNEY',
  mayView: true,
  patientLacksCapacity: true,
  period: { start: undefined, end: undefined },
  withdrawn: false,
})

/** The grant that a decision under break-glass rested on: it was live then, or nothing would have been decided. */
const grantThen = (
  { requester, organisation, breakGlass }: StoredDecision,
  patient: PatientKey,
  now: Instant,
): readonly BreakGlassGrant[] =>
  breakGlass === undefined || organisation === undefined
    ? []
    : [
        {
          id: breakGlass.grant ?? '',
          issuer: requester.issuer,
          userId: requester.userId,
          organisation,
          patient: standIn(patient),
          code: breakGlass.code,
          words: breakGlass.words,
          period: { start: now, end: now + 1 },
        },
      ]

/** The facts that it was answered on. */
export const factsThen = (
  entry: StoredDecision,
  patient: PatientKey,
  written: DecisionFacts,
  directives: readonly ConsentDirective[],
): Facts => ({
  now: written.now,
  defaultChoice: written.defaultChoice,
  directives,
  proxyRights:
    entry.requester.patientKey === undefined
      ? []
      : written.proxyRights.map((id) =>
          actingRight(id, standIn(patient), standIn(entry.requester.patientKey as PatientKey)),
        ),
  patientBirthDate: '1900-01-01',
  demographicsFlag: written.demographicsFlag,
  optOut: written.optOut,
  suspensions: written.suspensions,
  grants: grantThen(entry, patient, written.now),
})

/**
 * Whether a decision made again is the one that was written down: of every exchange and type that was asked the same permitted set, and
 * nothing that would be asked now and was not. An exchange left out for another reason than the decision has nothing written to compare.
 */
export const replaysAs = (
  entry: StoredDecision,
  facts: DecisionFacts,
  exchanges: readonly PastExchange[],
  decided: ViewDecision,
): boolean => {
  const unasked = new Set(facts.unasked)
  const written = new Map(
    entry.asked.flatMap(({ exchange, types, members }) =>
      types.map((type) => [`${exchange} ${type}`, members] as const),
    ),
  )
  let met = 0
  for (const { id, recordTypes, lifecycle } of exchanges) {
    // Who is outside a pilot has it among what was left out.
    if (lifecycle !== 'LIVE' && lifecycle !== 'PILOT') continue
    for (const type of entry.types) {
      if (!recordTypes.includes(type)) continue
      const { outcome, failed, permitted } = decided.of(id, type)
      const members = written.get(`${id} ${type}`)
      if (members === undefined) {
        if (outcome === 'ASK' && !failed && !unasked.has(id)) return false
        continue
      }
      if (outcome !== 'ASK' || failed || permitted.toBitmap() !== members) return false
      met += 1
    }
  }
  return met === written.size
}
