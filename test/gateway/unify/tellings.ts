import { unify } from '../../../gateway/unify/unify.ts'
import type { CodedConcept } from '../../../schema/model/coded-concept.ts'
import { parseExchangeId } from '../../../schema/model/exchange-id.ts'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import type { ContentOf, RecordContent, ReleasedTelling, UnifiedRecord } from '../../../schema/model/record.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the test is written wrongly')
  return value
}

/** A concept of SNOMED CT. */
export const snomed = (code: string, display: string | null = null): CodedConcept => ({
  codings: [{ system: 'http://snomed.info/sct', code, display }],
  text: null,
})

/** A concept of any system, `system|code` each. */
export const coded = (...codes: readonly string[]): CodedConcept => ({
  codings: codes.map((each) => {
    const [system = '', code = ''] = each.split('|')
    return { system, code, display: null }
  }),
  text: null,
})

export const words = (text: string): CodedConcept => ({ codings: [], text })

export const NOTHING: CodedConcept = { codings: [], text: null }

const record: RecordContent = {
  concept: snomed('1000004'),
  status: null,
  date: null,
  endDate: null,
  recordedDate: null,
  confidentiality: [],
  notes: [],
}

const blank: ContentOf = {
  ALLERGY: {
    ...record,
    noneKnown: false,
    verificationStatus: null,
    kind: null,
    categories: [],
    criticality: null,
    reactions: [],
    lastOccurrence: null,
  },
  CONDITION: { ...record, noneKnown: false, verificationStatus: null, categories: [], severity: null, bodySites: [] },
  MEDICATION: {
    ...record,
    noneKnown: false,
    kind: 'STATEMENT',
    intent: null,
    dosages: [],
    quantity: null,
    reasons: [],
  },
  IMMUNISATION: {
    ...record,
    statusReason: null,
    site: null,
    route: null,
    lotNumber: null,
    doseNumber: null,
    targetDiseases: [],
  },
  OBSERVATION: {
    ...record,
    categories: [],
    value: { quantity: null, concept: null, text: null },
    absentReason: null,
    interpretations: [],
    referenceRanges: [],
    components: [],
  },
  RESULT: { ...record, categories: [], conclusion: null, conclusionCodes: [], observationIds: [] },
  PROCEDURE: { ...record, category: null, outcome: null, bodySites: [], reasons: [] },
  ENCOUNTER: { ...record, encounterClass: null, reasons: [], serviceProvider: null },
  DOCUMENT: { ...record, title: null, categories: [], contentType: null, size: null, hash: null, documentStatus: null },
  CARE_PLAN: { ...record, title: null, intent: null, categories: [], activities: [] },
  ALERT: { ...record, noneKnown: false, categories: [], resuscitation: false },
  APPOINTMENT: { ...record, serviceTypes: [], reasons: [], description: null },
  REFERRAL: { ...record, intent: null, priority: null, categories: [], reasons: [] },
  FAMILY_HISTORY: { ...record, relationship: snomed('72705000', 'Mother'), conditions: [] },
}

/** Who tells it, where that is not all the same. */
export type Teller = {
  readonly exchange?: string
  readonly custodian?: string
  readonly lastUpdated?: string
  readonly id?: string
}

/** A telling of a type with what is said; `by` names the exchange or more. Ids are the type's and the exchange's. */
export const telling = <Type extends RecordType>(
  type: Type,
  by: string | Teller,
  said: Partial<ContentOf[Type]>,
): ReleasedTelling<Type> => {
  const teller = typeof by === 'string' ? { exchange: by } : by
  const { exchange = 'ELPR', custodian = 'RAL', lastUpdated = null, id = '1' } = teller
  return {
    exchange: must(parseExchangeId(exchange)),
    type,
    sourceId: `${type}/${id}`,
    version: '1',
    lastUpdated,
    custodian: must(parseOdsCode(custodian)),
    author: null,
    dates: [],
    codes: [],
    content: { ...blank[type], ...said },
    original: { resourceType: type, id, exchange },
    unconditional: true,
  }
}

/** Ids that can be read: the caller's own are opaque. */
export const readableId = (of: { readonly exchange: string; readonly sourceId: string }): string =>
  `${of.exchange} ${of.sourceId}`

export const unified = <Type extends RecordType>(
  type: Type,
  ...tellings: readonly ReleasedTelling<Type>[]
): readonly UnifiedRecord<Type>[] => unify(type, tellings, readableId)

/** Who tells each record, and who dissents: `A+B`, `A|B` where B dissents from A; in the order shown. */
export const told = <Type extends RecordType>(records: readonly UnifiedRecord<Type>[]): readonly string[] =>
  records.map((each) =>
    [each, ...each.dissenting].map(({ provenance }) => provenance.map(({ exchange }) => exchange).join('+')).join('|'),
  )

export type Outcome = 'one' | 'dissent' | 'two'

/** What becomes of two tellings. */
export const outcomeOf = (records: readonly { readonly dissenting: readonly unknown[] }[]): Outcome =>
  records.length === 2 ? 'two' : records[0]?.dissenting.length === 0 ? 'one' : 'dissent'
