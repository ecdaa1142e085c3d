import type { RecordType } from '../../../schema/model/record-type.ts'

/** How a kind of record is asked for: its list, and what of an item is told beside what every record says. */
type Kind = { readonly list: string; readonly fields: string }

const CONCEPT = '{ text codings { system code display } }'
const VALUE = `{ quantity { value unit comparator } concept ${CONCEPT} text }`

/** In the order of the page: what kills first. */
export const RECORD_KINDS = {
  ALERT: { list: 'alerts', fields: `noneKnown resuscitation categories ${CONCEPT}` },
  ALLERGY: {
    list: 'allergies',
    fields: `noneKnown verificationStatus criticality kind lastOccurrence reactions { manifestations ${CONCEPT} severity onset }`,
  },
  MEDICATION: {
    list: 'medications',
    fields: `noneKnown medicationKind: kind intent dosages quantity { value unit comparator } reasons ${CONCEPT}`,
  },
  CONDITION: {
    list: 'conditions',
    fields: `noneKnown verificationStatus severity ${CONCEPT} bodySites ${CONCEPT}`,
  },
  OBSERVATION: {
    list: 'observations',
    fields: `value ${VALUE} absentReason ${CONCEPT} interpretations ${CONCEPT} referenceRanges components { concept ${CONCEPT} value ${VALUE} }`,
  },
  RESULT: { list: 'results', fields: `conclusion conclusionCodes ${CONCEPT} categories ${CONCEPT}` },
  DOCUMENT: {
    list: 'documents',
    fields: `title categories ${CONCEPT} contentType size documentStatus links { exchange { id name } url expires contentType size hash }`,
  },
  CARE_PLAN: { list: 'carePlans', fields: `title activities categories ${CONCEPT}` },
  ENCOUNTER: { list: 'encounters', fields: `encounterClass { display code } serviceProvider reasons ${CONCEPT}` },
  PROCEDURE: { list: 'procedures', fields: `outcome ${CONCEPT} bodySites ${CONCEPT} reasons ${CONCEPT}` },
  REFERRAL: { list: 'referrals', fields: `priority reasons ${CONCEPT}` },
  APPOINTMENT: { list: 'appointments', fields: `description serviceTypes ${CONCEPT} reasons ${CONCEPT}` },
  IMMUNISATION: {
    list: 'immunisations',
    fields: `statusReason ${CONCEPT} doseNumber lotNumber site ${CONCEPT} targetDiseases ${CONCEPT}`,
  },
  FAMILY_HISTORY: {
    list: 'familyHistory',
    fields: `relationship ${CONCEPT} familyConditions: conditions { concept ${CONCEPT} outcome ${CONCEPT} }`,
  },
} as const satisfies Record<RecordType, Kind>

/** All kinds, in the order of the page. */
export const KINDS_IN_ORDER = Object.keys(RECORD_KINDS).filter((type): type is RecordType => type in RECORD_KINDS)

/** The last part of the path of a kind's own page. It is the same for everybody, so it tells nothing of anybody. */
export const slugOf = (type: RecordType): string => type.toLowerCase().replaceAll('_', '-')

/** How many of each kind the record page asks for; a kind's own page has all, a page at a time. */
export const RECORDS_SHOWN = 60

/** The lists of these kinds; `args` are those of each list. */
export const listsOf = (types: readonly RecordType[], args: string): string =>
  types
    .map((type) => {
      const { list, fields } = RECORD_KINDS[type]
      return `${list}(${args}) {
        totalCount
        completeness { state answered canHold complete sentence }
        pageInfo { endCursor hasNextPage }
        items { ...Told ${fields} dissenting { ...Told ${fields} } }
      }`
    })
    .join('\n')

/** What is asked of every record, and of everybody who tells it otherwise. */
export const TOLD = /* GraphQL */ `
  fragment Told on ClinicalRecord {
    id
    recordType
    concept ${CONCEPT}
    status
    date
    endDate
    recordedDate
    confidentiality { code display }
    notes
    provenance { exchange { id name } custodian { odsCode name } sourceId version lastUpdated author }
  }`

/** What is asked of the patient beside their records: who they are, and what each exchange did. */
export const PERSON_AND_MANIFEST = /* GraphQL */ `
  nhsNumber name birthDate gender verified address
  generalPractice { odsCode name }
  receipt
  explanation
  awaited { id name }
  manifest { exchange { id name } type state notAskedReason released partlyWithheld incomplete identityWarning }`
