import { z } from 'zod'
import { HouseError } from '../../../schema/model/house-error.ts'
import { EDITABLE_TYPES } from '../../../schema/model/record-edit.ts'
import type { Asked } from '../page.ts'
import type { Marks } from '../session/marks.ts'

const record = z.object({
  is: z.literal('record'),
  exchange: z.string(),
  recordType: z.enum(EDITABLE_TYPES),
  sourceId: z.string(),
  version: z.string(),
})

/** Who the banner says the patient is, as a mark holds it. */
export const person = z.object({
  is: z.literal('person'),
  name: z.string().nullable(),
  nhsNumber: z.string(),
  birthDate: z.string(),
  age: z.string().optional(),
  gender: z.string().nullable(),
})

/** A record as it was seen on a page: its exchange's own name for it, and its version there. */
export type SeenRecord = Omit<z.output<typeof record>, 'is'>

/** Who the banner says the patient is, on pages that ask nobody for it again. */
export type SeenPerson = Omit<z.output<typeof person>, 'is'>

/** What a mark of a record says. */
export const markOfRecord = (seen: SeenRecord): z.output<typeof record> => ({ is: 'record', ...seen })

/** What a mark of a person says. */
export const markOfPerson = ({ name, nhsNumber, birthDate, age, gender }: SeenPerson): z.output<typeof person> => ({
  is: 'person',
  name,
  nhsNumber,
  birthDate,
  age,
  gender,
})

/** The marks of the page's patient. Throws `NOT_FOUND` on a page without one. */
export const marksOn = ({ marks }: Pick<Asked, 'marks'>): Marks => {
  if (marks === undefined) throw new HouseError('NOT_FOUND')
  return marks
}

/** The record that the address names. Throws `NOT_FOUND` for a mark that does not open. */
export const recordNamed = (asked: Asked): SeenRecord => {
  const opened = record.safeParse(marksOn(asked).open(asked.params['record'] ?? ''))
  if (!opened.success) throw new HouseError('NOT_FOUND')
  const { is: _is, ...seen } = opened.data
  return seen
}

/** The person behind a mark. Throws `NOT_FOUND` for one that does not open. */
export const personNamed = (asked: Asked, mark: string | undefined): SeenPerson => {
  const opened = person.safeParse(marksOn(asked).open(mark ?? ''))
  if (!opened.success) throw new HouseError('NOT_FOUND')
  const { is: _is, ...seen } = opened.data
  return seen
}
