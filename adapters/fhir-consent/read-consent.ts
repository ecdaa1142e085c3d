import { ACTIONS, type Action } from '../../schema/model/action.ts'
import {
  type ConsentDirective,
  type DirectiveScope,
  type RecordedBy,
  WAYS_OF_ASKING,
  type WayOfAsking,
} from '../../schema/model/consent-directive.ts'
import type { Instant } from '../../schema/model/instant.ts'
import { NHS_NUMBER_SYSTEM, type NhsNumber, parseNhsNumber } from '../../schema/model/nhs-number.ts'
import { ODS_SYSTEM, type OdsCode } from '../../schema/model/ods-code.ts'
import type { PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES, type RecordType } from '../../schema/model/record-type.ts'
import type { SensitivityClass } from '../../schema/model/sensitivity-class.ts'
import { RESOURCE_TYPES } from '../fhir/resource-types.ts'
import {
  ACTION_CODES,
  isServedPurpose,
  NEVER_SERVED,
  OWN,
  PARTICIPATIONS,
  SYSTEMS,
  systemOfClass,
} from './consent-codes.ts'
import { periodOf, recordDatesOf } from './consent-periods.ts'
import type { ConsentRefusal } from './consent-refusals.ts'
import {
  type CodingRead,
  type ConsentRead,
  consentShape,
  type ProvisionRead,
  type ReferenceRead,
} from './consent-shape.ts'

/** Whom a reference that carries no identifier of ours points to, as far as the reader of the Consent knows. */
export type Referred =
  | { readonly kind: 'person'; readonly nhsNumber: NhsNumber; readonly userId: string }
  | { readonly kind: 'practitioner'; readonly userId: string }
  | { readonly kind: 'organisation'; readonly odsCode: OdsCode }

/** What is known around a Consent that is read. */
export type ConsentReading = {
  /** The id it gets where it is not one of ours. */
  readonly id: string
  /** The legal entity of a code; undefined: the code does not resolve. */
  readonly legalEntity: (code: string) => OdsCode | undefined
  /** Every class of sensitive record there is, and which of them are configured exclusion sets. */
  readonly classes: ReadonlySet<SensitivityClass>
  readonly exclusionSets: ReadonlySet<string>
  readonly referred: (reference: string) => Referred | undefined
  /** The moment a day begins in Europe/London. */
  readonly midnight: (day: string, laterDays?: number) => Instant
}

/** A Consent read, or every reason why it is not. `leftOut`: purposes it names that nothing is ever released for. */
export type ReadConsent =
  | { readonly directive: ConsentDirective; readonly leftOut: readonly string[] }
  | { readonly refused: readonly ConsentRefusal[] }

type Refuse = (reason: ConsentRefusal) => undefined

const RECORDED_HOW: ReadonlySet<string> = new Set<RecordedBy['how']>(['PATIENT', 'PRACTICE', 'POINT_OF_CARE', 'PROXY'])

const isRecordedHow = (text: string | undefined): text is RecordedBy['how'] =>
  text !== undefined && RECORDED_HOW.has(text)

const isWayOfAsking = (text: string): text is WayOfAsking => WAYS_OF_ASKING.some((way) => way === text)

const patientOf = (patient: ReferenceRead | undefined, reading: ConsentReading): NhsNumber | undefined => {
  if (patient?.identifier?.system === NHS_NUMBER_SYSTEM) return parseNhsNumber(patient.identifier.value ?? '')
  const found = reading.referred(patient?.reference ?? '')
  return found?.kind === 'person' ? found.nhsNumber : undefined
}

/** Who decided: the patient, another person for them (a proxy), or staff on their behalf. The first performer that is known. */
const recordedByOf = (
  { performer, dateTime }: ConsentRead,
  patient: NhsNumber | undefined,
  reading: ConsentReading,
): RecordedBy | undefined => {
  const period = periodOf({ start: dateTime }, reading.midnight)
  const at = period?.start
  const [first] = performer
  if (at === undefined || first === undefined) return undefined
  const saidOf = (url: string) => first.extension?.find((one) => one.url === url)?.valueCode
  const how = saidOf(OWN.recordedHow)
  const asked = saidOf(OWN.wayOfAsking)
  if (first.identifier?.system === OWN.recorder) {
    const userId = first.identifier.value
    // A way of asking that is not known here would be lost.
    if (!isRecordedHow(how) || userId === undefined || (asked !== undefined && !isWayOfAsking(asked))) return undefined
    return { how, userId, at, ...(asked === undefined ? {} : { asked }) }
  }
  const found = reading.referred(first.reference ?? '')
  if (found?.kind === 'person')
    return { how: found.nhsNumber === patient ? 'PATIENT' : 'PROXY', userId: found.userId, at }
  return found?.kind === 'practitioner' ? { how: 'PRACTICE', userId: found.userId, at } : undefined
}

const codeIn = (system: string, { system: given, code }: CodingRead): string | undefined =>
  given === system ? code : undefined

/** Each coding read, or undefined with the reason where one of them cannot be. A list that is absent is unstated. */
const each = <From, To>(
  list: readonly From[] | undefined,
  read: (one: From) => To | undefined,
  refuse: () => undefined,
): readonly To[] | undefined => {
  if (list === undefined) return undefined
  const all = list.map(read)
  // FHIR has no empty lists; one that is there says nothing that could be understood.
  return all.length === 0 || all.includes(undefined) ? refuse() : (all as readonly To[])
}

const organisations = (
  actors: ProvisionRead['actor'],
  role: string,
  reading: ConsentReading,
  refuse: Refuse,
): readonly OdsCode[] | undefined => {
  const named = actors?.filter((actor) => actor.role.coding.some((one) => codeIn(SYSTEMS.participation, one) === role))
  if (named === undefined || named.length === 0) return undefined
  return each(
    named,
    ({ reference }) => {
      if (reference.identifier?.system === ODS_SYSTEM) return reading.legalEntity(reference.identifier.value ?? '')
      const found = reading.referred(reference.reference ?? '')
      return found?.kind === 'organisation' ? reading.legalEntity(found.odsCode) : undefined
    },
    () => refuse('ACTOR_NOT_KNOWN'),
  )
}

const KNOWN_ROLES: ReadonlySet<string> = new Set(Object.values(PARTICIPATIONS))

const playsOneKnownRole = ({ role }: NonNullable<ProvisionRead['actor']>[number]): boolean =>
  role.coding.filter((one) => KNOWN_ROLES.has(codeIn(SYSTEMS.participation, one) ?? '')).length === 1 &&
  role.coding.length === 1

const actionOf = ({ coding }: { readonly coding: readonly CodingRead[] }): Action | undefined => {
  const [only, another] = coding
  if (only === undefined || another !== undefined) return undefined
  return ACTIONS.find((action) => ACTION_CODES[action] === codeIn(SYSTEMS.action, only))
}

const purposesOf = (
  given: readonly CodingRead[] | undefined,
  refuse: Refuse,
): { readonly served: readonly PurposeOfUse[] | undefined; readonly leftOut: readonly string[] } => {
  if (given === undefined) return { served: undefined, leftOut: [] }
  const codes = given.map((one) => codeIn(SYSTEMS.purpose, one) ?? '')
  const served = codes.filter(isServedPurpose)
  const leftOut = codes.filter((code) => NEVER_SERVED.has(code))
  if (served.length === 0 || served.length + leftOut.length !== codes.length) refuse('PURPOSE_NOT_SERVED')
  return { served, leftOut }
}

const recordTypesOf = (given: readonly CodingRead[] | undefined, refuse: Refuse): readonly RecordType[] | undefined => {
  const codes = each(
    given,
    (one) => codeIn(SYSTEMS.resourceType, one),
    () => refuse('CLASS_NOT_KNOWN'),
  )
  if (codes === undefined) return undefined
  const named = new Set(codes)
  const types = RECORD_TYPES.filter((type) => RESOURCE_TYPES[type].some((resource) => named.has(resource)))
  if (types.some((type) => RESOURCE_TYPES[type].some((resource) => !named.has(resource)))) refuse('CLASS_IN_PART')
  const covered = new Set<string>(types.flatMap((type) => RESOURCE_TYPES[type]))
  if (codes.some((code) => !covered.has(code))) refuse('CLASS_NOT_KNOWN')
  return types
}

/** The one exception that has a meaning here: a denial from which break-glass is excepted. */
const mayBeLifted = ({ type, provision }: ProvisionRead, refuse: Refuse): boolean => {
  if (provision === undefined) return false
  const [only, another] = provision
  const isBreakGlass =
    type === 'deny' &&
    another === undefined &&
    only !== undefined &&
    only.type === 'permit' &&
    Object.keys(only).every((name) => name === 'type' || name === 'purpose') &&
    only.purpose?.length === 1 &&
    only.purpose.every((one) => codeIn(SYSTEMS.purpose, one) === 'BTG')
  if (!isBreakGlass) refuse('EXCEPTION_NOT_KNOWN')
  return isBreakGlass
}

const scopeOf = (
  provision: ProvisionRead,
  reading: ConsentReading,
  refuse: Refuse,
): { readonly scope: DirectiveScope; readonly leftOut: readonly string[] } => {
  if (provision.actor?.every(playsOneKnownRole) === false) refuse('ACTOR_NOT_KNOWN')
  const { served, leftOut } = purposesOf(provision.purpose, refuse)
  const recordDates = recordDatesOf(provision.dataPeriod)
  if (recordDates === 'unclear') refuse('RECORD_DATES_NOT_CLEAR')
  const scope = {
    recipients: organisations(provision.actor, PARTICIPATIONS.recipients, reading, refuse),
    controllers: organisations(provision.actor, PARTICIPATIONS.controllers, reading, refuse),
    recordTypes: recordTypesOf(provision.class, refuse),
    classes: each(
      provision.securityLabel,
      ({ system, code = '' }) =>
        reading.classes.has(code) && system === systemOfClass(code, reading.exclusionSets) ? code : undefined,
      () => refuse('LABEL_NOT_KNOWN'),
    ),
    purposes: served,
    actions: each(provision.action, actionOf, () => refuse('ACTION_NOT_KNOWN')),
    recordDates: recordDates === 'unclear' ? undefined : recordDates,
  }
  return { scope, leftOut }
}

const isPrivacy = ({ scope }: ConsentRead): boolean =>
  scope.coding.some((one) => codeIn(SYSTEMS.scope, one) === 'patient-privacy')

/** What does not fit the shape: an element that is not known, or one of another form. */
const misfit = (issues: readonly { readonly code: string }[]): ConsentRefusal =>
  issues.some(({ code }) => code === 'unrecognized_keys') ? 'SAYS_MORE' : 'NOT_A_CONSENT'

/**
 * Reads a FHIR R4 Consent (IHE PCF basic and intermediate, UK Core) as one directive, or says every reason why it is not one. It is read only
 * if all it says can be kept: a Consent is refused rather than misread. Ours (`writeConsent`) come back as they were.
 */
export const readConsent = (json: unknown, reading: ConsentReading): ReadConsent => {
  const parsed = consentShape.safeParse(json)
  if (!parsed.success) return { refused: [misfit(parsed.error.issues)] }
  const consent = parsed.data
  const reasons = new Set<ConsentRefusal>()
  const refuse: Refuse = (reason) => void reasons.add(reason)

  if (consent.modifierExtension !== undefined || consent.implicitRules !== undefined) refuse('SAYS_MORE')
  if (consent.status !== 'active') refuse('NOT_ACTIVE')
  if (!isPrivacy(consent)) refuse('NOT_PRIVACY')
  if (consent.verification.some(({ verified }) => !verified)) refuse('NOT_VERIFIED')
  const patient = patientOf(consent.patient, reading)
  if (patient === undefined) refuse('PATIENT_NOT_KNOWN')
  const recordedBy = recordedByOf(consent, patient, reading)
  if (recordedBy === undefined) refuse('RECORDER_NOT_KNOWN')
  const provision = consent.provision
  if (provision?.type === undefined) refuse('EFFECT_NOT_STATED')
  const period = periodOf(provision?.period ?? {}, reading.midnight)
  if (period === undefined) refuse('PERIOD_NOT_CLEAR')
  const said = provision === undefined ? undefined : scopeOf(provision, reading, refuse)
  const breakGlassMayLift = provision !== undefined && mayBeLifted(provision, refuse)

  if (reasons.size > 0 || !patient || !recordedBy || !period || !said || provision?.type === undefined)
    return { refused: [...reasons] }
  const own = consent.identifier.find(({ system }) => system === OWN.directive)?.value
  return {
    directive: {
      id: own ?? reading.id,
      patient,
      effect: provision.type,
      scope: said.scope,
      period,
      breakGlassMayLift,
      recordedBy,
    },
    leftOut: said.leftOut,
  }
}
