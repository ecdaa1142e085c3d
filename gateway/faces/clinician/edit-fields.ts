import { DRAFT_CODES } from '../../../schema/model/record-edit.ts'
import { londonClock, londonDay } from './london-moment.ts'
import { conceptWords, sentenceCase, valueWords } from './record-words.ts'
import type { Told } from './told.ts'

/** The kinds of record with a form. A document is written in the system that it comes from. */
export const FORM_KINDS = ['ALLERGY', 'CONDITION', 'MEDICATION', 'OBSERVATION', 'ALERT'] as const

export type FormKind = (typeof FORM_KINDS)[number]

/**
 * One thing that a form asks: `words` a text, `lines` a longer one, `code` one of FHIR's codes, `day` a date of which day or month may be left out, `clock` a time
 * of day. `now` is what the record says of it, as the form writes it; `''` where it says nothing, or nothing that can be told for sure.
 */
export type EditField = {
  readonly name: string
  readonly label: string
  readonly as: 'words' | 'lines' | 'code' | 'day' | 'clock'
  readonly most: number
  readonly hint: string
  readonly codes: readonly string[]
  /** What a new record says unless it is said otherwise; '' where it then says nothing. */
  readonly usual: string
  /** What is said where a new record lacks it; '' where it may. */
  readonly missing: string
  readonly now: (told: Told) => string
  /** Whether it is asked where this record is corrected: not where an answer would take the place of more than it. */
  readonly corrects: (told: Told) => boolean
}

const NOT_TOLD = (): string => ''

type Made = Partial<EditField> & Pick<EditField, 'name' | 'label'>

const field = (made: Made): EditField => ({
  as: 'words',
  most: 300,
  hint: '',
  codes: [],
  usual: '',
  missing: '',
  now: NOT_TOLD,
  corrects: () => true,
  ...made,
})

const what = (label: string, hint: string, missing: string): EditField =>
  field({ name: 'what', label, hint, missing, now: ({ concept }) => conceptWords(concept) })

const code = (
  name: string,
  label: string,
  codes: readonly string[],
  now: (told: Told) => string | null | undefined,
  usual = '',
) =>
  field({
    usual,
    name,
    label,
    as: 'code',
    codes,
    // A code that the form has not is the source's own, and stays as it is.
    now: (told) => codes.find((one) => one === (now(told) ?? '').toLowerCase()) ?? '',
  })

/** The record's own date; where it is only the day on which it was written down, nothing. */
const ownDay = ({ date, recordedDate }: Told): string => (date === recordedDate ? '' : londonDay(date))

/** What has another end than its beginning is a stretch of time, and one moment would take the place of both. */
const isMoment = ({ endDate }: Told): boolean => endDate === null

/** "Less than 5" is no amount of 5: what takes the place of the number would take the place of that too. */
const hasPlainValue = ({ value }: Told): boolean => value?.quantity?.comparator == null

const HINT_OF_DAY = 'For example, 27 3 2024. Leave out the day, or the day and month, if they are not known'

const day = (name: string, label: string, now: (told: Told) => string, missing = ''): EditField =>
  field({ name, label, as: 'day', hint: HINT_OF_DAY, now, missing })

const note = field({
  name: 'note',
  label: 'Note (optional)',
  as: 'lines',
  most: 2_000,
  hint: 'It is added to any that are there. Do not write an NHS number',
})

const FIELDS: Readonly<Record<FormKind, readonly EditField[]>> = {
  ALLERGY: [
    what('Allergy or intolerance to', 'Such as penicillin', 'Enter what the allergy is to'),
    code('status', 'Status', DRAFT_CODES.allergyStatus, ({ status }) => status, 'active'),
    code(
      'verification',
      'How sure',
      DRAFT_CODES.allergyVerification,
      ({ verificationStatus }) => verificationStatus,
      'confirmed',
    ),
    code('criticality', 'Danger of another exposure', DRAFT_CODES.criticality, ({ criticality }) => criticality),
    field({ name: 'reaction', label: 'What happens (optional)', hint: 'Such as a rash', corrects: () => false }),
    day('onset', 'When it began (optional)', ownDay),
    note,
  ],
  CONDITION: [
    what('Problem or diagnosis', 'Such as asthma', 'Enter the problem or diagnosis'),
    code('status', 'Status', DRAFT_CODES.conditionStatus, ({ status }) => status, 'active'),
    code(
      'verification',
      'How sure',
      DRAFT_CODES.conditionVerification,
      ({ verificationStatus }) => verificationStatus,
      'confirmed',
    ),
    day('onset', 'When it began (optional)', ownDay),
    day('abatement', 'When it ended (optional)', ({ endDate }) => londonDay(endDate)),
    note,
  ],
  MEDICATION: [
    what('Medicine', 'Such as amoxicillin 500mg capsules', 'Enter the medicine'),
    code('status', 'Status', DRAFT_CODES.medicationStatus, ({ status }) => status, 'active'),
    field({
      name: 'dosage',
      label: 'How it is taken (optional)',
      most: 500,
      hint: 'Such as one capsule three times a day',
      now: ({ dosages = [] }) => (dosages.length === 1 ? (dosages[0] ?? '') : ''),
      corrects: ({ dosages = [] }) => dosages.length < 2,
    }),
    day('start', 'Taken since (optional)', ownDay),
    day('end', 'Taken until (optional)', ({ endDate }) => londonDay(endDate)),
    note,
  ],
  OBSERVATION: [
    what('What was observed', 'Such as body weight', 'Enter what was observed'),
    code('status', 'Status', DRAFT_CODES.observationStatus, ({ status }) => status, 'final'),
    {
      ...day('at', 'Day of the observation', ({ date }) => londonDay(date), 'Enter the day of the observation'),
      corrects: isMoment,
    },
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
  ALERT: [
    what('Alert', 'Such as risk of falls', 'Enter what the alert is about'),
    code('status', 'Status', DRAFT_CODES.alertStatus, ({ status }) => status, 'active'),
    day('start', 'Holds since (optional)', ownDay),
    day('end', 'Holds until (optional)', ({ endDate }) => londonDay(endDate)),
  ],
}

/** What the form of a kind of record asks, in its order. */
export const fieldsOf = (kind: FormKind): readonly EditField[] => FIELDS[kind]

/** The code systems that a code may be stated in: the most used in London, by their URIs. */
export const CODE_SYSTEMS = [
  { value: 'http://snomed.info/sct', text: 'SNOMED CT' },
  { value: 'https://dmd.nhs.uk', text: 'dm+d' },
  { value: 'http://loinc.org', text: 'LOINC' },
  { value: 'http://hl7.org/fhir/sid/icd-10', text: 'ICD-10' },
] as const

/** A text for a box of one line, which would leave its line breaks out and put together what they part. */
const inOneLine = (text: string): string => text.trim().replaceAll(/\s*[\r\n]+\s*/g, ' ')

/** What a form shows beside each of its fields. */
export const shownFields = (kind: FormKind, told: Told | undefined) =>
  fieldsOf(kind)
    .filter(({ corrects }) => told === undefined || corrects(told))
    .map(({ now, codes, corrects: _corrects, ...rest }) => ({
      ...rest,
      now: told === undefined ? '' : rest.as === 'lines' ? now(told) : inOneLine(now(told)),
      choices: codes.map((value) => ({ value, text: sentenceCase(value) })),
    }))
