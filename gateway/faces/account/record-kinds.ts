import type { RecordType } from '../../../schema/model/record-type.ts'

/** How a kind of record is asked for: its list, and what of an item is told beside what every record says. */
type Kind = { readonly list: string; readonly fields: string }

/** Those that matter most in a hurry come first. */
export const RECORD_KINDS = {
  ALERT: { list: 'alerts', fields: 'noneKnown' },
  ALLERGY: { list: 'allergies', fields: 'noneKnown reactions { manifestations { text codings { display } } }' },
  MEDICATION: { list: 'medications', fields: 'noneKnown dosages' },
  CONDITION: { list: 'conditions', fields: 'noneKnown' },
  RESULT: { list: 'results', fields: 'conclusion' },
  IMMUNISATION: { list: 'immunisations', fields: '' },
  DOCUMENT: { list: 'documents', fields: 'title links { url }' },
  CARE_PLAN: { list: 'carePlans', fields: 'title activities' },
  APPOINTMENT: { list: 'appointments', fields: 'description' },
  REFERRAL: { list: 'referrals', fields: 'reasons { text codings { display } }' },
  ENCOUNTER: { list: 'encounters', fields: '' },
  PROCEDURE: { list: 'procedures', fields: '' },
  OBSERVATION: {
    list: 'observations',
    fields: 'value { quantity { value unit comparator } concept { text codings { display } } text }',
  },
  FAMILY_HISTORY: {
    list: 'familyHistory',
    fields: 'relationship { text codings { display } } conditions { concept { text codings { display } } }',
  },
} as const satisfies Record<RecordType, Kind>

/** The kinds on the first page of a record. */
export const FIRST_KINDS = ['ALERT', 'ALLERGY', 'MEDICATION'] as const satisfies readonly RecordType[]

/** All kinds, in the order they are shown. */
export const KINDS_IN_ORDER = Object.keys(RECORD_KINDS).filter((type): type is RecordType => type in RECORD_KINDS)

/** The last part of the path of a kind's own page. It is the same for everybody, so it tells nothing of anybody. */
export const slugOf = (type: RecordType): string => type.toLowerCase().replaceAll('_', '-')

/** How many of each kind a page asks for. */
export const RECORDS_SHOWN = 100

/** The lists of these kinds, for a query with `$first`. */
export const listsOf = (types: readonly RecordType[]): string =>
  types
    .map((type) => {
      const { list, fields } = RECORD_KINDS[type]
      return `${list}(first: $first) {
        totalCount completeness { state answered canHold complete }
        items { ...Told ${fields} dissenting { ...Differs } }
      }`
    })
    .join('\n')

/** What is asked of every record: what it is, since when, by whom it is told, and who tells it otherwise. */
export const TOLD = /* GraphQL */ `
  fragment Told on ClinicalRecord {
    concept { text codings { display } }
    status
    date
    provenance { exchange { id name } custodian { odsCode name } }
  }
  fragment Differs on ClinicalRecord {
    concept { text codings { display } }
    status
    date
    provenance { exchange { id name } custodian { odsCode name } }
  }`
