import type { WayOfAsking } from '../../schema/model/consent-directive.ts'
import type { NamedOrganisation, RecordedChoice, ShownChoice } from '../faces/choices/shown-choice.ts'
import { day, lastDayBefore, moment } from '../faces/render/dates.ts'
import { wordsFor } from '../faces/render/words.ts'

/** A line of what a choice says. */
export type ChoiceLine = { readonly key: string; readonly value: string }

const nameOf = ({ name, odsCode }: NamedOrganisation): string => (name === null ? odsCode : `${name} (${odsCode})`)

const MOST_IN_A_TITLE = 2

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const several = (organisations: readonly NamedOrganisation[]): string =>
  organisations.length > MOST_IN_A_TITLE
    ? `${organisations.length.toLocaleString('en-GB')} organisations`
    : joined(organisations.map(({ name, odsCode }) => name ?? odsCode))

const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`

const what = ({ effect, scope: { recordTypes, classes } }: ShownChoice): string => {
  const types =
    recordTypes === null
      ? 'records'
      : recordTypes.length > MOST_IN_A_TITLE
        ? `${recordTypes.length} kinds of record`
        : joined(recordTypes.map((type) => lower(wordsFor(type, 'recordType'))))
  if (classes !== null) return `sensitive ${types}`
  if (recordTypes !== null) return types
  return effect === 'permit' ? 'all records' : 'any records'
}

/** A choice in one line: `Do not share documents and letters with Croydon Health Services NHS Trust`. */
export const choiceTitle = (choice: ShownChoice): string => {
  const { effect, scope } = choice
  const verb = effect === 'permit' ? 'Share' : 'Do not share'
  const held = scope.controllers === null ? '' : ` held by ${several(scope.controllers)}`
  const anybody = effect === 'permit' ? ' with the organisations that have agreed to share' : ' with anyone'
  return `${verb} ${what(choice)}${held}${scope.recipients === null ? anybody : ` with ${several(scope.recipients)}`}`
}

const days = ({ from, to }: NonNullable<ShownChoice['scope']['recordDates']>): string => {
  if (from === null) return `Records up to ${to === null ? 'any day' : day(to)}`
  return to === null ? `Records from ${day(from)}` : `Records from ${day(from)} to ${day(to)}`
}

/** Until when: a midnight is told as the last day before it. */
const until = (end: string): string => {
  const isMidnight = moment(end).endsWith('midnight')
  return isMidnight ? `to the end of ${lastDayBefore(end)}` : `until ${moment(end)}`
}

const periodOf = ({ start, end }: ShownChoice['period']): string => {
  const begins = start === null ? 'From when it was recorded' : `From ${day(start)}`
  return end === null ? `${begins}, until it is ended` : `${begins} ${until(end)}`
}

const list = (words: readonly string[] | undefined, otherwise: string): string =>
  words === undefined ? otherwise : words.join('\n')

/** Everything that a choice says, line by line; what is not stated is said too, for it matches everything (POLICY §4). */
export const choiceLines = ({ effect, scope, period, breakGlassMayLift }: ShownChoice): readonly ChoiceLine[] => [
  { key: 'Choice', value: effect === 'permit' ? 'Share' : 'Do not share' },
  {
    key: effect === 'permit' ? 'Who may see' : 'Who may not see',
    value: list(scope.recipients?.map(nameOf), 'Any organisation'),
  },
  { key: 'Records held by', value: list(scope.controllers?.map(nameOf), 'Any organisation') },
  {
    key: 'Kinds of record',
    value: list(
      scope.recordTypes?.map((type) => wordsFor(type, 'recordType')),
      'All kinds',
    ),
  },
  {
    key: 'Sensitive records',
    value: list(
      scope.classes?.map((code) => wordsFor(code, 'sensitivityClass')),
      effect === 'permit' ? 'Not included: sensitive records are shared only where they are named' : 'Included',
    ),
  },
  {
    key: 'Used for',
    value: list(
      scope.purposes?.map((purpose) => wordsFor(purpose, 'purpose')),
      effect === 'permit' ? 'Direct care and emergency care' : 'Any purpose',
    ),
  },
  {
    key: 'What may be done',
    value: list(
      scope.actions?.map((action) => (action === 'view' ? 'View' : 'Change')),
      effect === 'permit' ? 'View' : 'Neither view nor change',
    ),
  },
  { key: 'Dates of the records', value: scope.recordDates === null ? 'All dates' : days(scope.recordDates) },
  { key: 'In force', value: periodOf(period) },
  ...(effect === 'permit'
    ? []
    : [
        {
          key: 'In an emergency',
          value: breakGlassMayLift
            ? 'Staff may look all the same, with a reason. The patient is told, and it is reviewed'
            : 'Staff may not look, even in an emergency',
        },
      ]),
]

const HOW: Readonly<Record<RecordedChoice['recordedBy']['how'], string>> = {
  PATIENT: 'the patient online',
  PRACTICE: 'the practice',
  POINT_OF_CARE: 'a clinician, the patient being present',
  PROXY: 'somebody who may act for the patient',
}

const ASKED: Readonly<Record<WayOfAsking, string>> = {
  IN_PERSON: 'in person',
  TELEPHONE: 'by telephone or video',
  LETTER: 'by letter',
  PAPER_FORM: 'on the printed form',
  ONLINE_FORM: 'through the practice’s online form',
  EMAIL: 'by e-mail',
}

/** How the patient asked for it, to follow after "asked": `by letter`. */
export const askedWords = (asked: WayOfAsking): string => ASKED[asked]

/** Who recorded it: `PENHALIGON Ruth Mrs, Kiln Medical Centre`; for the patient and persons acting for them, in what part. */
export const recorderOf = ({ recordedBy: { how, name, organisation } }: RecordedChoice): string =>
  [name ?? HOW[how], organisation?.name ?? organisation?.odsCode].filter((part) => part != null).join(', ')
