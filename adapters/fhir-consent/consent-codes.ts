import type { Action } from '../../schema/model/action.ts'
import { PURPOSES_OF_USE, type PurposeOfUse } from '../../schema/model/purpose-of-use.ts'
import type { SensitivityClass } from '../../schema/model/sensitivity-class.ts'

const HL7 = 'http://terminology.hl7.org/CodeSystem/'

/** The code systems that a Consent of ours is written in (FHIR R4 Consent; IHE PCF). */
export const SYSTEMS = {
  scope: `${HL7}consentscope`,
  category: 'http://loinc.org',
  purpose: `${HL7}v3-ActReason`,
  action: `${HL7}consentaction`,
  participation: `${HL7}v3-ParticipationType`,
  confidentiality: `${HL7}v3-Confidentiality`,
  sensitivity: `${HL7}v3-ActCode`,
  resourceType: 'http://hl7.org/fhir/resource-types',
} as const

/** What FHIR has no word for, in words of our own. */
export const OWN = {
  directive: 'urn:london-exchange:directive',
  recorder: 'urn:london-exchange:recorder',
  recordedHow: 'urn:london-exchange:recorded-how',
  wayOfAsking: 'urn:london-exchange:way-of-asking',
  exclusionSet: 'urn:london-exchange:exclusion-set',
  policy: 'urn:london-exchange:policy',
} as const

/** LOINC 59284-0, Patient Consent. */
export const CONSENT_CATEGORY = '59284-0'

/** FHIR's consent actions that are ours. `collect`, `use` and `disclose` are what others do with what they were shown. */
export const ACTION_CODES: Readonly<Record<Action, string>> = { view: 'access', edit: 'correct' }

export const PARTICIPATIONS = { recipients: 'IRCP', controllers: 'CST' } as const

const SERVED: ReadonlySet<string> = new Set(PURPOSES_OF_USE)

/** Whether it is a purpose that records can be asked for here. */
export const isServedPurpose = (code: string): code is PurposeOfUse => SERVED.has(code)

/**
 * Purposes of HL7 v3 ActReason that nothing here is ever released for, and that are no part of one that is: payment, marketing and the
 * running of computers. Said beside a purpose that is served they change nothing and are left out; any other purpose not served is refused.
 */
export const NEVER_SERVED: ReadonlySet<string> = new Set([
  'HPAYMT',
  'CLMATTCH',
  'COVAUTH',
  'COVERAGE',
  'ELIGDTRM',
  'ELIGVER',
  'ENROLLM',
  'REMITADV',
  'HMARKT',
  'HSYSADMIN',
])

const CONFIDENTIALITIES: ReadonlySet<string> = new Set(['R', 'V'])

/** The system in which a class of sensitive record is named, its name being the code. */
export const systemOfClass = (named: SensitivityClass, exclusionSets: ReadonlySet<string>): string => {
  if (exclusionSets.has(named)) return OWN.exclusionSet
  return CONFIDENTIALITIES.has(named) ? SYSTEMS.confidentiality : SYSTEMS.sensitivity
}
