import type { CodedConcept, Coding } from '../../schema/model/coded-concept.ts'
import { type FhirDate, isFhirDate } from '../../schema/model/fhir-date.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'

/** When a record speaks of something: from, and to where it ends; null where it does not say. `goesOn`: what states no end may go on. */
export type Told = { readonly start: FhirDate | null; readonly end: FhirDate | null; readonly goesOn: boolean }

/** A search parameter of a resource type, and what of a record it looks at. */
export type SearchParameter =
  | {
      readonly kind: 'token'
      /** Codes of a record; `system` null where FHIR gives an element no system. */
      readonly of: (record: UnifiedRecord) => readonly Coding[]
    }
  | {
      readonly kind: 'date'
      readonly of: (record: UnifiedRecord) => Told
      /** How far exchanges may be asked to narrow by it themselves, which they do by when something began. */
      readonly narrows: 'both' | 'to' | 'nothing'
    }

/** A resource type that is served: the record type it holds, and how it may be searched beside by patient. */
export type ServedType = {
  readonly type: RecordType
  /** Whether FHIR names its patient `subject` too. */
  readonly hasSubject: boolean
  readonly search: Readonly<Record<string, SearchParameter>>
}

const byMoment = (one: string, other: string): number => Date.parse(one) - Date.parse(other)

const codings = (concepts: readonly (CodedConcept | null)[]): readonly Coding[] =>
  concepts.flatMap((concept) => concept?.codings ?? [])

const code = (text: string | null, system: string | null): readonly Coding[] =>
  text === null ? [] : [{ system, code: text, display: null }]

const token = (of: (record: UnifiedRecord) => readonly Coding[]): SearchParameter => ({ kind: 'token', of })

const ending = ({ date, endDate }: UnifiedRecord) => ({ start: date, end: endDate ?? date })
const listed: SearchParameter = {
  kind: 'date',
  of: (record) => ({ ...ending(record), goesOn: false }),
  narrows: 'to',
}
const lasting: SearchParameter = {
  kind: 'date',
  of: ({ date, endDate }) => ({ start: date, end: endDate, goesOn: true }),
  narrows: 'to',
}
const began: SearchParameter = {
  kind: 'date',
  of: ({ date }) => ({ start: date, end: date, goesOn: false }),
  narrows: 'both',
}
const recorded: SearchParameter = {
  kind: 'date',
  of: ({ recordedDate }) => ({ start: recordedDate, end: recordedDate, goesOn: false }),
  narrows: 'nothing',
}

/**
 * When sources changed it last, as far as they say: of several that tell it, from the first to the last. One that does not say may have changed it at any time, and it is then found.
 */
const changed: SearchParameter = {
  kind: 'date',
  of: ({ provenance }) => {
    const moments = provenance.map(({ lastUpdated }) => lastUpdated)
    const said = moments.filter((moment) => moment !== null && isFhirDate(moment)).toSorted(byMoment)
    const isWhole = said.length === moments.length
    return { start: (isWhole && said[0]) || null, end: (isWhole && said.at(-1)) || null, goesOn: false }
  },
  narrows: 'nothing',
}

/** What every resource type that is served may be searched by. */
export const OF_EVERY_TYPE = { _lastUpdated: changed } as const satisfies Readonly<Record<string, SearchParameter>>

const concept = token((record) => record.concept.codings)
const statusIn = (system: string | null): SearchParameter => token(({ status }) => code(status, system))
const verification = (system: string): SearchParameter =>
  token((record) => ('verificationStatus' in record ? code(record.verificationStatus, system) : []))
const category = token((record) => {
  if ('category' in record) return codings([record.category])
  if (!('categories' in record)) return []
  return record.categories.flatMap((one) =>
    typeof one === 'string' ? code(one, 'http://hl7.org/fhir/allergy-intolerance-category') : one.codings,
  )
})
const intent = token((record) => ('intent' in record ? code(record.intent, null) : []))
const status = statusIn(null)

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'

/** Every resource type that is served, with search parameters of FHIR R4 by their own names. */
export const SERVED = {
  AllergyIntolerance: {
    type: 'ALLERGY',
    hasSubject: false,
    search: {
      date: recorded,
      onset: began,
      code: concept,
      category,
      'clinical-status': statusIn(`${TERMINOLOGY}/allergyintolerance-clinical`),
      'verification-status': verification(`${TERMINOLOGY}/allergyintolerance-verification`),
      criticality: token((record) => ('criticality' in record ? code(record.criticality, null) : [])),
    },
  },
  Condition: {
    type: 'CONDITION',
    hasSubject: true,
    search: {
      'onset-date': began,
      'recorded-date': recorded,
      code: concept,
      category,
      'clinical-status': statusIn(`${TERMINOLOGY}/condition-clinical`),
      'verification-status': verification(`${TERMINOLOGY}/condition-ver-status`),
    },
  },
  MedicationStatement: { type: 'MEDICATION', hasSubject: true, search: { effective: lasting, code: concept, status } },
  MedicationRequest: {
    type: 'MEDICATION',
    hasSubject: true,
    search: { authoredon: recorded, code: concept, status, intent },
  },
  MedicationDispense: {
    type: 'MEDICATION',
    hasSubject: true,
    search: { whenhandedover: began, whenprepared: recorded, code: concept, status },
  },
  MedicationAdministration: {
    type: 'MEDICATION',
    hasSubject: true,
    search: { 'effective-time': listed, code: concept, status },
  },
  Immunization: { type: 'IMMUNISATION', hasSubject: false, search: { date: began, 'vaccine-code': concept, status } },
  Observation: { type: 'OBSERVATION', hasSubject: true, search: { date: listed, code: concept, category, status } },
  DiagnosticReport: { type: 'RESULT', hasSubject: true, search: { date: listed, code: concept, category, status } },
  Procedure: { type: 'PROCEDURE', hasSubject: true, search: { date: listed, code: concept, category, status } },
  Encounter: {
    type: 'ENCOUNTER',
    hasSubject: true,
    search: {
      date: lasting,
      type: concept,
      status,
      class: token((record) =>
        'encounterClass' in record && record.encounterClass !== null ? [record.encounterClass] : [],
      ),
    },
  },
  DocumentReference: {
    type: 'DOCUMENT',
    hasSubject: true,
    search: { date: began, type: concept, category, status },
  },
  CarePlan: { type: 'CARE_PLAN', hasSubject: true, search: { date: lasting, category, status, intent } },
  Flag: { type: 'ALERT', hasSubject: true, search: { date: lasting } },
  Appointment: {
    type: 'APPOINTMENT',
    hasSubject: false,
    search: {
      date: began,
      status,
      'service-type': token((record) => ('serviceTypes' in record ? codings(record.serviceTypes) : [])),
    },
  },
  ServiceRequest: {
    type: 'REFERRAL',
    hasSubject: true,
    search: { authored: recorded, code: concept, category, status, intent },
  },
  FamilyMemberHistory: {
    type: 'FAMILY_HISTORY',
    hasSubject: false,
    search: {
      date: began,
      status,
      relationship: token((record) => ('relationship' in record ? record.relationship.codings : [])),
      code: token((record) => ('conditions' in record ? codings(record.conditions.map((one) => one.concept)) : [])),
    },
  },
} as const satisfies Readonly<Record<string, ServedType>>

/** The name of a resource type that is served. */
export type ServedName = keyof typeof SERVED

/** Their names. */
export const SERVED_NAMES = Object.keys(SERVED) as readonly ServedName[]

/** Whether resources of this type are served. */
export const isServed = (name: string): name is ServedName => Object.hasOwn(SERVED, name)

/** The type by its name, with all of its parameters. */
export const servedType = (name: ServedName): ServedType => SERVED[name]

const MEDICATIONS = {
  STATEMENT: 'MedicationStatement',
  REQUEST: 'MedicationRequest',
  DISPENSE: 'MedicationDispense',
  ADMINISTRATION: 'MedicationAdministration',
} as const satisfies Readonly<Record<NonNullable<UnifiedRecord<'MEDICATION'>['kind']>, ServedName>>

const BY_RECORD_TYPE = Object.fromEntries(SERVED_NAMES.map((name) => [SERVED[name].type, name])) as Readonly<
  Record<RecordType, ServedName>
>

const isMedication = (record: UnifiedRecord): record is UnifiedRecord<'MEDICATION'> =>
  record.recordType === 'MEDICATION'

/** The resource type that a record is told as. */
export const resourceTypeOf = (record: UnifiedRecord): ServedName =>
  isMedication(record) ? MEDICATIONS[record.kind ?? 'STATEMENT'] : BY_RECORD_TYPE[record.recordType]
