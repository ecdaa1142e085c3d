import { randomUUID } from 'node:crypto'
import { OWN } from '../../adapters/fhir-consent/consent-codes.ts'
import { CONSENT_REFUSALS } from '../../adapters/fhir-consent/consent-refusals.ts'
import { readConsent } from '../../adapters/fhir-consent/read-consent.ts'
import { writeConsent } from '../../adapters/fhir-consent/write-consent.ts'
import { classesOf } from '../../policies/classes.ts'
import { londonMidnight } from '../../policies/london-day.ts'
import type { ConsentOutcome, HeldDirective } from '../../schema/model/consent-choice.ts'
import type { NhsNumber } from '../../schema/model/nhs-number.ts'
import type { ChoiceGiven } from './consent-life.ts'
import type { ConsentRoom } from './room.ts'

/** Choices as a FHIR R4 Bundle of Consents, and the ids of those that have no form in FHIR. */
export const bundleOf = (
  { exclusionSets }: Pick<ConsentRoom, 'exclusionSets'>,
  directives: readonly HeldDirective[],
): { readonly bundle: unknown; readonly leftOut: readonly string[] } => {
  const sets = new Set(exclusionSets.keys())
  const written = directives.map((one) => ({ id: one.id, consent: writeConsent(one, sets, one.withdrawnAt) }))
  return {
    bundle: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: written.flatMap(({ consent }) => (consent === undefined ? [] : [{ resource: consent }])),
    },
    leftOut: written.flatMap(({ id, consent }) => (consent === undefined ? [id] : [])),
  }
}

/** A Consent read as a choice to be given, or why it is not. */
export type ReadChoice =
  | { readonly choice: ChoiceGiven; readonly leftOut: readonly string[] }
  | Pick<ConsentOutcome, 'faults' | 'refusals'>

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/**
 * The document with nothing in it of who recorded it, when, and under which id: whoever imports it recorded it, now, as a choice of its own. What a
 * document claims of that is never believed, so it is not even read.
 */
const withoutClaims = (json: unknown, importedBy: string): unknown => {
  if (!isObject(json)) return json
  const { identifier: _identifier, performer: _performer, dateTime: _dateTime, ...rest } = json
  return {
    ...rest,
    dateTime: new Date(0).toISOString(),
    performer: [
      {
        extension: [{ url: OWN.recordedHow, valueCode: 'PATIENT' }],
        identifier: { system: OWN.recorder, value: importedBy },
      },
    ],
  }
}

/** Reads a FHIR R4 Consent as a choice of this patient. */
export const choiceOf = (
  room: Pick<ConsentRoom, 'running' | 'exclusionSets'>,
  patient: NhsNumber,
  importedBy: string,
  json: unknown,
): ReadChoice => {
  const { organisations } = room.running.registry()
  const read = readConsent(withoutClaims(json, importedBy), {
    id: randomUUID(),
    legalEntity: (code) => organisations.get(code),
    classes: new Set(classesOf(room.exclusionSets)),
    exclusionSets: new Set(room.exclusionSets.keys()),
    referred: () => undefined,
    midnight: londonMidnight,
  })
  if ('refused' in read) {
    return {
      faults: [{ code: 'CONSENT_REFUSED', field: 'consent' }],
      refusals: read.refused.map((code) => ({ code, sentence: CONSENT_REFUSALS[code] })),
    }
  }
  const { directive, leftOut } = read
  if (directive.patient !== patient) return { faults: [{ code: 'PATIENT_IS_ANOTHER', field: 'consent' }], refusals: [] }
  const { effect, scope, period, breakGlassMayLift } = directive
  return {
    choice: {
      effect,
      scope,
      start: period.start,
      end: period.end,
      firstDay: undefined,
      lastDay: undefined,
      breakGlassMayLift,
    },
    leftOut,
  }
}
