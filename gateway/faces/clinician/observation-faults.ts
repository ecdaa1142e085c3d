import { type Sent, textOf } from '../fields.ts'
import type { FormKind } from './edit-fields.ts'
import { londonMoment } from './london-moment.ts'
import { CLOCK, type Fault, isRealDay, typedDay } from './typed-field.ts'

const AMOUNT = /^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$/

/** What does not fit together in an observation; `isSaid` of what differs, or is said again with what does: the rest is the source's own. */
export const observationFaults = (sent: Sent, isNew: boolean, isSaid: (name: string) => boolean): readonly Fault[] => {
  const [value = '', unit = '', words = ''] = ['value', 'unit', 'words'].map((name) => textOf(sent, name))
  const clock = textOf(sent, 'clock')
  const day = typedDay(sent, 'at')
  const was = ['value', 'words'].some((name) => textOf(sent, `was-${name}`) !== '')
  const amount: readonly Fault[] = [
    ...(value !== '' && !AMOUNT.test(value) ? [{ text: 'Enter a number, such as 71.5', field: 'value' }] : []),
    ...(value !== '' && unit === '' ? [{ text: 'Enter the unit of the amount', field: 'unit' }] : []),
    ...(value === '' && unit !== '' ? [{ text: 'Enter the amount, or leave the unit empty', field: 'value' }] : []),
  ]
  const moment: readonly Fault[] = [
    ...(clock !== '' && day.length !== 10 ? [{ text: 'Enter the whole date for a time', field: 'at-day' }] : []),
    ...(CLOCK.test(clock) && isRealDay(day) && day.length === 10 && londonMoment(day, clock) === undefined
      ? [{ text: 'There was no such time on that day: the clocks went forward', field: 'clock' }]
      : []),
  ]
  return [
    ...(isSaid('value') ? amount : []),
    ...(value !== '' && words !== '' ? [{ text: 'Enter an amount or words, and not both', field: 'words' }] : []),
    ...(isNew && value === '' && words === '' ? [{ text: 'Enter an amount, or say it in words', field: 'value' }] : []),
    ...(!isNew && was && value === '' && words === '' ? [{ text: KEEP, field: 'value' }] : []),
    ...(isSaid('clock') ? moment : []),
  ]
}

/** What is said where something was emptied that a record must say. */
export const KEEP = 'This cannot be emptied from here. Write what it is to say, or mark the record as entered in error'

/** What an observation says in the place of what it said: an amount in the place of words, and the other way. */
export const mayBeEmptied = (kind: FormKind, name: string): boolean =>
  kind === 'OBSERVATION' && ['value', 'unit', 'words', 'clock'].includes(name)
