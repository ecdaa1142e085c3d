import type { ConsentDirective } from '../../schema/model/consent-directive.ts'
import type { Period } from '../../schema/model/instant.ts'
import { NHS_NUMBER_SYSTEM } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM, type OdsCode } from '../../schema/model/ods-code.ts'
import type { Json } from '../fhir/json.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import { ACTION_CODES, CONSENT_CATEGORY, OWN, PARTICIPATIONS, SYSTEMS, systemOfClass } from './consent-codes.ts'

const iso = (moment: number): string => new Date(moment).toISOString()

/** FHIR's period ends with its last moment, ours before its end: a millisecond lies between. */
const fhirPeriod = ({ start, end }: Period) =>
  start === undefined && end === undefined
    ? undefined
    : {
        ...(start === undefined ? {} : { start: iso(start) }),
        ...(end === undefined ? {} : { end: iso(end - 1) }),
      }

const actors = (role: keyof typeof PARTICIPATIONS, codes: readonly OdsCode[] | undefined) =>
  (codes ?? []).map((value) => ({
    role: { coding: [{ system: SYSTEMS.participation, code: PARTICIPATIONS[role] }] },
    reference: { type: 'Organization', identifier: { system: ODS_SYSTEM, value } },
  }))

const coded = (system: string, codes: readonly string[] | undefined) => codes?.map((code) => ({ system, code }))

/** Leaves out what is not stated: an empty list would be none at all in FHIR. */
const stated = (shape: Json): Json =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined))

const provisionOf = (
  { effect, scope, period, breakGlassMayLift }: ConsentDirective,
  exclusionSets: ReadonlySet<string>,
): Json => {
  const actor = [...actors('recipients', scope.recipients), ...actors('controllers', scope.controllers)]
  return stated({
    type: effect,
    period: fhirPeriod(period),
    actor: actor.length === 0 ? undefined : actor,
    action: scope.actions?.map((action) => ({ coding: [{ system: SYSTEMS.action, code: ACTION_CODES[action] }] })),
    securityLabel: scope.classes?.map((named) => ({ system: systemOfClass(named, exclusionSets), code: named })),
    purpose: coded(SYSTEMS.purpose, scope.purposes),
    // One directive speaks of a record type whole, so all its resource types are named or none.
    class: coded(
      SYSTEMS.resourceType,
      scope.recordTypes?.flatMap((type) => RESOURCE_TYPES[type]),
    ),
    dataPeriod:
      scope.recordDates === undefined
        ? undefined
        : stated({ start: scope.recordDates.from, end: scope.recordDates.to }),
    // What FHIR calls an exception: a denial that break-glass may lift permits the purpose of break-glass.
    provision: breakGlassMayLift
      ? [{ type: 'permit' as const, purpose: [{ system: SYSTEMS.purpose, code: 'BTG' }] }]
      : undefined,
  })
}

/**
 * Whether a directive can be said in FHIR without loss: a scope that is stated and names nothing has no form there (an absent list is all), nor
 * has a permit that break-glass may lift.
 */
export const canBeWritten = ({ effect, scope, breakGlassMayLift }: ConsentDirective): boolean =>
  !(effect === 'permit' && breakGlassMayLift) &&
  [scope.recipients, scope.controllers, scope.recordTypes, scope.classes, scope.purposes, scope.actions].every(
    (list) => list === undefined || list.length > 0,
  ) &&
  (scope.recordDates === undefined || scope.recordDates.from !== undefined || scope.recordDates.to !== undefined)

/**
 * A directive as a FHIR R4 Consent, on the base of IHE PCF: one directive, one Consent, its scopes the root provision's. `withdrawnAt`: it is
 * `inactive` from then on. `exclusionSets`: the names of the configured sets, which are classes of our own. Undefined where it has no form in FHIR
 * (`canBeWritten`). `readConsent` gives the same directive back.
 */
export const writeConsent = (
  directive: ConsentDirective,
  exclusionSets: ReadonlySet<string>,
  withdrawnAt: number | null = null,
): Json | undefined => {
  if (!canBeWritten(directive)) return undefined
  const { id, patient, recordedBy } = directive
  return {
    resourceType: 'Consent',
    identifier: [{ system: OWN.directive, value: id }],
    status: withdrawnAt === null ? 'active' : 'inactive',
    scope: { coding: [{ system: SYSTEMS.scope, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: SYSTEMS.category, code: CONSENT_CATEGORY }] }],
    patient: { type: 'Patient', identifier: { system: NHS_NUMBER_SYSTEM, value: patient } },
    dateTime: iso(recordedBy.at),
    performer: [
      {
        extension: [
          { url: OWN.recordedHow, valueCode: recordedBy.how },
          ...(recordedBy.asked === undefined ? [] : [{ url: OWN.wayOfAsking, valueCode: recordedBy.asked }]),
        ],
        identifier: { system: OWN.recorder, value: recordedBy.userId },
      },
    ],
    policy: [{ uri: OWN.policy }],
    provision: provisionOf(directive, exclusionSets),
  }
}
