import type { DraftOf, EditableType, RecordDraft } from '../../../schema/model/record-edit.ts'
import type { Json } from '../../fhir/json.ts'
import { rawNumber } from '../../fhir/kept-digits.ts'
import { dosagesWith, reactionsWith } from './repeated-members.ts'
import { conceptOf, ifStated, stated } from './stated.ts'

/** The resource type that an addition of each record type is written as. */
export const WRITTEN_AS = {
  ALLERGY: 'AllergyIntolerance',
  CONDITION: 'Condition',
  MEDICATION: 'MedicationStatement',
  OBSERVATION: 'Observation',
  DOCUMENT: 'DocumentReference',
  ALERT: 'Flag',
} as const satisfies Readonly<Record<EditableType, string>>

/** The member that names the patient. */
export const subjectMember = (type: EditableType): 'patient' | 'subject' => (type === 'ALLERGY' ? 'patient' : 'subject')

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/'

const coded = (system: string, code: string): Json => ({ coding: [{ system: `${TERMINOLOGY}${system}`, code }] })

const noted = (text: string): readonly Json[] => [{ text }]

const periodOf = (start: string | undefined, end: string | undefined): Json | undefined =>
  start === undefined && end === undefined ? undefined : stated({ start, end })

const allergy = (says: DraftOf['ALLERGY']): Json => ({
  code: ifStated(says.concept, conceptOf),
  clinicalStatus: ifStated(says.status, (code) => coded('allergyintolerance-clinical', code)),
  verificationStatus: ifStated(says.verification, (code) => coded('allergyintolerance-verification', code)),
  criticality: says.criticality,
  reaction: ifStated(says.reactions, (reactions) => reactionsWith([], reactions)),
  onsetDateTime: says.onset,
  note: ifStated(says.note, noted),
})

const condition = (says: DraftOf['CONDITION']): Json => ({
  code: ifStated(says.concept, conceptOf),
  clinicalStatus: ifStated(says.status, (code) => coded('condition-clinical', code)),
  verificationStatus: ifStated(says.verification, (code) => coded('condition-ver-status', code)),
  onsetDateTime: says.onset,
  abatementDateTime: says.abatement,
  note: ifStated(says.note, noted),
})

const medication = (says: DraftOf['MEDICATION']): Json => ({
  medicationCodeableConcept: ifStated(says.concept, conceptOf),
  status: says.status,
  effectivePeriod: periodOf(says.start, says.end),
  dosage: ifStated(says.dosages, (dosages) => dosagesWith([], dosages)),
  note: ifStated(says.note, noted),
})

const observation = (says: DraftOf['OBSERVATION']): Json => ({
  code: ifStated(says.concept, conceptOf),
  status: says.status,
  effectiveDateTime: says.at,
  valueQuantity: ifStated(says.quantity, ({ value, unit }) => ({ value: rawNumber(value), unit })),
  valueString: says.words,
  note: ifStated(says.note, noted),
})

const alert = (says: DraftOf['ALERT']): Json => ({
  code: ifStated(says.concept, conceptOf),
  status: says.status,
  period: periodOf(says.start, says.end),
})

const document = (says: DraftOf['DOCUMENT']): Json => ({
  type: ifStated(says.concept, conceptOf),
  date: says.date,
  content:
    says.content === undefined
      ? undefined
      : [{ attachment: stated({ contentType: says.contentType, data: says.content, title: says.title }) }],
})

const membersOf = (draft: RecordDraft): Json => {
  switch (draft.type) {
    case 'ALLERGY':
      return allergy(draft.says)
    case 'CONDITION':
      return condition(draft.says)
    case 'MEDICATION':
      return medication(draft.says)
    case 'OBSERVATION':
      return observation(draft.says)
    case 'ALERT':
      return alert(draft.says)
    case 'DOCUMENT':
      return document(draft.says)
  }
}

/** What a draft says, as members of the FHIR R4 resource it is written as: those alone that it states. */
export const draftMembers = (draft: RecordDraft): Json => stated(membersOf(draft))

/** What R4 demands and the clinician need not say: of an addition alone. */
const DEFAULTS: Readonly<Record<EditableType, Json>> = {
  ALLERGY: {
    clinicalStatus: coded('allergyintolerance-clinical', 'active'),
    verificationStatus: coded('allergyintolerance-verification', 'confirmed'),
  },
  CONDITION: {
    clinicalStatus: coded('condition-clinical', 'active'),
    verificationStatus: coded('condition-ver-status', 'confirmed'),
    category: [coded('condition-category', 'problem-list-item')],
  },
  MEDICATION: { status: 'active' },
  OBSERVATION: { status: 'final' },
  ALERT: { status: 'active' },
  DOCUMENT: { status: 'current' },
}

/** As `draftMembers`, of a whole new record. */
export const additionMembers = (draft: RecordDraft): Json => ({ ...DEFAULTS[draft.type], ...draftMembers(draft) })

/** A resource marked as entered in error, in the way of its type. Its clinical status goes where FHIR forbids it beside that (ait-2, con-5). */
export const inError = (resource: Json): Json => {
  const { text: _narrative, ...kept } = resource
  switch (resource['resourceType']) {
    case 'AllergyIntolerance': {
      const { clinicalStatus: _status, ...rest } = kept
      return { ...rest, verificationStatus: coded('allergyintolerance-verification', 'entered-in-error') }
    }
    case 'Condition': {
      const { clinicalStatus: _status, ...rest } = kept
      return { ...rest, verificationStatus: coded('condition-ver-status', 'entered-in-error') }
    }
    default:
      return { ...kept, status: 'entered-in-error' }
  }
}
