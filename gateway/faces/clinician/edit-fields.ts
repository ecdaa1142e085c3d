import { DRAFT_CODES } from '../../../schema/model/record-edit.ts'
import { code, day, type EditField, field, inOneLine } from './edit-field.ts'
import { DOSAGES, type EditRows, MOST_ROWS, REACTIONS } from './edit-rows.ts'
import { londonClock } from './london-moment.ts'
import { conceptWords, sentenceCase, valueWords } from './record-words.ts'
import type { Told } from './told.ts'

/** The kinds of record with a form. A document is written in the system that it comes from. */
export const FORM_KINDS = ['ALLERGY', 'CONDITION', 'MEDICATION', 'OBSERVATION', 'ALERT'] as const

export type FormKind = (typeof FORM_KINDS)[number]

const what = (label: string, hint: string, missing: string): EditField =>
  field({ name: 'what', label, hint, missing, now: ({ concept }) => conceptWords(concept) })

/** The record's own date, also where it is the day on which it was written down: what takes its place is to be seen beside it. */
const ownDay = ({ date }: Told): string | null => date

/** What has another end than its beginning is a stretch of time, and one moment would take the place of both. */
const isMoment = ({ endDate }: Told): boolean => endDate === null

/** "Less than 5" is no amount of 5: what takes the place of the number would take the place of that too. */
const hasPlainValue = ({ value }: Told): boolean =>
  // A result that is a code is not said in other words here: its code would go with them.
  value?.quantity?.comparator == null && value?.concept == null

const note = field({
  name: 'note',
  label: 'Note (optional)',
  as: 'lines',
  most: 2_000,
  hint: 'It is added to any that are there. Do not write an NHS number',
})

const FIELDS: Readonly<Record<FormKind, (several: readonly EditField[]) => readonly EditField[]>> = {
  ALLERGY: (several) => [
    what('Allergy or intolerance to', 'Such as penicillin', 'Enter what the allergy is to'),
    code('status', 'Status', DRAFT_CODES.allergyStatus, ({ status }) => status, { usual: 'active' }),
    code('verification', 'How sure', DRAFT_CODES.allergyVerification, ({ verificationStatus }) => verificationStatus, {
      usual: 'confirmed',
    }),
    code('criticality', 'Danger of another exposure', DRAFT_CODES.criticality, ({ criticality }) => criticality, {
      mayGo: true,
    }),
    ...several,
    day('onset', 'When it began (optional)', ownDay, { mayGo: true }),
    note,
  ],
  CONDITION: () => [
    what('Problem or diagnosis', 'Such as asthma', 'Enter the problem or diagnosis'),
    code('status', 'Status', DRAFT_CODES.conditionStatus, ({ status }) => status, { usual: 'active' }),
    code(
      'verification',
      'How sure',
      DRAFT_CODES.conditionVerification,
      ({ verificationStatus }) => verificationStatus,
      { usual: 'confirmed' },
    ),
    day('onset', 'When it began (optional)', ownDay, { mayGo: true }),
    day('abatement', 'When it ended (optional)', ({ endDate }) => endDate, { mayGo: true }),
    note,
  ],
  MEDICATION: (several) => [
    what('Medicine', 'Such as amoxicillin 500mg capsules', 'Enter the medicine'),
    code('status', 'Status', DRAFT_CODES.medicationStatus, ({ status }) => status, { usual: 'active' }),
    ...several,
    day('start', 'Taken since (optional)', ownDay, { mayGo: true }),
    day('end', 'Taken until (optional)', ({ endDate }) => endDate, { mayGo: true }),
    note,
  ],
  OBSERVATION: () => [
    what('What was observed', 'Such as body weight', 'Enter what was observed'),
    code('status', 'Status', DRAFT_CODES.observationStatus, ({ status }) => status, { usual: 'final' }),
    day('at', 'Day of the observation', ({ date }) => date, {
      missing: 'Enter the day of the observation',
      // Its time has a field of its own.
      time: () => '',
      corrects: isMoment,
    }),
    field({
      name: 'clock',
      label: 'Time (optional)',
      as: 'clock',
      hint: 'London time, such as 14:30',
      most: 8,
      now: ({ date }) => londonClock(date),
      corrects: isMoment,
    }),
    field({
      name: 'value',
      label: 'Amount (optional)',
      most: 40,
      hint: 'A number such as 71.5. Its digits are kept',
      now: ({ value }) => (value?.quantity?.value == null ? '' : String(value.quantity.value)),
      judged: ({ interpretations = [] }) => inOneLine(interpretations.map(conceptWords).join('; ')),
      corrects: hasPlainValue,
    }),
    field({
      name: 'unit',
      label: 'Unit (optional)',
      most: 50,
      hint: 'Such as kg',
      now: ({ value }) => value?.quantity?.unit ?? '',
      corrects: hasPlainValue,
    }),
    field({
      name: 'words',
      label: 'Or in words (optional)',
      most: 1_000,
      hint: 'Where it is no amount',
      now: ({ value }) => (value === undefined || value.quantity !== null ? '' : valueWords(value)),
      corrects: hasPlainValue,
    }),
    note,
  ],
  ALERT: () => [
    what('Alert', 'Such as risk of falls', 'Enter what the alert is about'),
    code('status', 'Status', DRAFT_CODES.alertStatus, ({ status }) => status, { usual: 'active' }),
    day('start', 'Holds since (optional)', ownDay, { mayGo: true }),
    day('end', 'Holds until (optional)', ({ endDate }) => endDate, { mayGo: true }),
  ],
}

const ROWS: Readonly<Partial<Record<FormKind, EditRows>>> = { ALLERGY: REACTIONS, MEDICATION: DOSAGES }

/** What records of a kind may say several of; undefined where there is no such thing. */
export const rowsOf = (kind: FormKind): EditRows | undefined => ROWS[kind]

/** What the form of a kind of record asks, in its order; `rows`: room for how many of what it may say several of. */
export const fieldsOf = (kind: FormKind, rows: number): readonly EditField[] =>
  FIELDS[kind](Array.from({ length: rows }, (_, index) => ROWS[kind]?.fields(index + 1) ?? []).flat())

/** The code systems that a code may be stated in: the most used in London, by their URIs. */
export const CODE_SYSTEMS = [
  { value: 'http://snomed.info/sct', text: 'SNOMED CT' },
  { value: 'https://dmd.nhs.uk', text: 'dm+d' },
  { value: 'http://loinc.org', text: 'LOINC' },
  { value: 'http://hl7.org/fhir/sid/icd-10', text: 'ICD-10' },
] as const

const shownNow = ({ as, now }: EditField, told: Told | undefined): string => {
  if (told === undefined) return ''
  return as === 'lines' || as === 'list' ? now(told) : inOneLine(now(told))
}

/** What a form shows beside each of its fields. */
export const shownFields = (kind: FormKind, told: Told | undefined, rows: number) => {
  const several = ROWS[kind]
  const toldRows = told === undefined ? 0 : (several?.told(told) ?? 0)
  const all = fieldsOf(kind, rows)
  const asked = all.filter(({ corrects }) => told === undefined || corrects(told))
  /** What is said at the head of a row whose first field is not asked. */
  const instead = (row: number): string => {
    const first = all.find((one) => one.row === row)
    if (told === undefined || first === undefined || asked.includes(first)) return ''
    return first.beside(told) || 'Its source does not say it in a way that can be read here'
  }
  return asked.map((one, index) => {
    const { now: _now, corrects: _corrects, codes, time, coded, beside, judged, ...rest } = one
    const isLastOfRows = one.row === rows && asked[index + 1]?.row !== rows
    return {
      ...rest,
      now: shownNow(one, told),
      time: told === undefined ? '' : time(told),
      coded: told === undefined ? '' : coded(told),
      beside: told === undefined ? '' : beside(told),
      judged: told === undefined ? '' : judged(told),
      instead: one.row > 0 && asked[index - 1]?.row !== one.row ? instead(one.row) : '',
      /** What is stated where none of the choices is. */
      unsaid:
        told === undefined || one.row > toldRows || (one.mayGo && shownNow(one, told) !== '')
          ? 'Not stated'
          : 'As it is',
      choices: codes.map((value) => ({ value, text: sentenceCase(value) })),
      beginsRow: one.row > 0 && asked[index - 1]?.row !== one.row,
      beginsGroup: one.group !== '' && asked[index - 1]?.row !== one.row,
      endsGroup: one.group !== '' && asked[index + 1]?.row !== one.row,
      more: several !== undefined && one.row > 0 && isLastOfRows && rows < MOST_ROWS ? several.more : '',
    }
  })
}
