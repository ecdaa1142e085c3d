import { HouseError } from '../../../schema/model/house-error.ts'
import type { Asked, View } from '../page.ts'
import { spaced } from '../practice/person.ts'
import { ageWords, birthDateWords } from './date-words.ts'
import { recordPath } from './paths.ts'
import { statedFor } from './record.ts'
import { RECORD_KINDS, TOLD } from './record-kinds.ts'
import { markOfPerson, marksOn, recordNamed, type SeenPerson } from './record-mark.ts'
import { itemView, sentenceCase } from './record-words.ts'
import type { Told } from './told.ts'

/** One record as it stands, as GraphQL gives it. */
export type AsItStands = {
  readonly recordAsItStands: {
    readonly receipt: string
    readonly name: string | null
    readonly birthDate: string | null
    readonly gender: string | null
    readonly version: string | null
    readonly isAsSeen: boolean
    readonly reactionDescriptions: readonly (string | null)[]
    readonly dosageParts: readonly (readonly string[])[]
    readonly record: Told
  } | null
}

const { ALLERGY, CONDITION, MEDICATION, OBSERVATION, ALERT, DOCUMENT } = RECORD_KINDS

/** The record that the address names, as it now stands: asked for, judged and written down like any view. */
export const RECORD_AS_IT_STANDS = /* GraphQL */ `
  query RecordAsItStands($patient: NHSNumber!, $access: AccessInput!, $record: RecordSeenInput!) {
    recordAsItStands(patient: $patient, access: $access, record: $record) {
      receipt name birthDate gender version isAsSeen reactionDescriptions dosageParts
      record {
        ...Told
        ... on Allergy { ${ALLERGY.fields} }
        ... on Condition { ${CONDITION.fields} }
        ... on Medication { ${MEDICATION.fields} }
        ... on Observation { ${OBSERVATION.fields} }
        ... on Alert { ${ALERT.fields} }
        ... on Document { ${DOCUMENT.fields} }
      }
    }
  }
  ${TOLD}`

/** The variables of `RECORD_AS_IT_STANDS`. Throws `NOT_FOUND` for an address that names no record. */
export const recordAsked = (asked: Asked): View => ({ ...statedFor(asked), record: recordNamed(asked) })

/** What a page says where the record is not there any more, or may not be seen. */
export const NO_SUCH_RECORD = {
  title: 'This record cannot be changed from here now',
  paragraphs: [
    'It is not there any more, may not be shown any more, or this page was opened too long ago.',
    'Nothing was changed. Go back to the record and load it again.',
  ],
}

/** What every page about one record shows: who it is of, the record as it stands, and what the next step carries along. */
export const seenRecordView = ({ recordAsItStands }: AsItStands, asked: Asked) => {
  if (recordAsItStands === null) throw new HouseError('NOT_FOUND')
  const { record, reactionDescriptions, dosageParts, version, isAsSeen, receipt, name, birthDate, gender } =
    recordAsItStands
  const person: SeenPerson = {
    name,
    nhsNumber: spaced(asked.patient ?? ''),
    birthDate: birthDateWords(birthDate),
    age: ageWords(birthDate, asked.now),
    gender: gender === null ? null : sentenceCase(gender),
  }
  const item = itemView({ ...record, dissenting: [] })
  return {
    base: recordPath(asked.params['patient']),
    mark: asked.params['record'],
    access: asked.access,
    person,
    whose: marksOn(asked).give(markOfPerson(person)),
    told: { ...record, reactionDescriptions, dosageParts },
    item,
    at: item.sources[0],
    version: version ?? '',
    isAsSeen,
    receipt,
  }
}
