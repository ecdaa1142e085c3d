import { type Sent, textOf } from '../fields.ts'
import type { EditField } from './edit-field.ts'

/** A time of day. */
export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/**
 * The day in three boxes, of which the first, or the first two, may be empty, as it was typed: `2024-03-27`, `2024-03`, `2024`, or ''. With a `?` for what is missing
 * between, or is no number, and so no day.
 */
export const typedDay = (sent: Sent, name: string): string => {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => textOf(sent, `${name}-${part}`))
  const parts = [year, ...(month === '' && day === '' ? [] : [month]), ...(day === '' ? [] : [day])]
  if (parts.length === 1 && year === '') return ''
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(2, '0') : '?')).join('-')
}

/** Whether it is a day, a month or a year that there is. */
export const isRealDay = (text: string): boolean => {
  const whole = `${text}${'-01'.repeat(Math.max(0, 3 - text.split('-').length))}`
  return /^\d{4}-\d{2}-\d{2}$/.test(whole) && new Date(`${whole}T00:00Z`).toJSON()?.startsWith(whole) === true
}

/** What is to be mended, and at which box. */
export type Fault = { readonly text: string; readonly field: string }

/** The lines of a text, without those that say nothing. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

/** What stands in the boxes of a field, as one text; '' where it is empty. */
export const typedOf = (sent: Sent, { as, name }: EditField): string => {
  if (as === 'list') return linesOf(textOf(sent, name)).join('\n')
  return as === 'day' ? typedDay(sent, name) : textOf(sent, name)
}

/** Whether it was left as the form showed it: browsers leave line breaks out of a box of one line. */
export const isAsShown = (sent: Sent, field: EditField): boolean => {
  const [typed, was] = [typedOf(sent, field), textOf(sent, `was-${field.name}`)].map((text) =>
    text.replaceAll(/[\r\n]+/g, field.as === 'lines' || field.as === 'list' ? '\n' : ''),
  )
  return typed === was
}

/** The boxes of a field, by the names under which they are sent. */
export const boxesOf = ({ as, name }: EditField): readonly [string, ...string[]] =>
  as === 'day' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name]

/** The id of the box that a fault leads to. */
export const boxOf = (field: EditField): string => boxesOf(field)[0]

/** What is wrong with the form of what was typed. */
export const formFaults = (text: string, field: EditField): readonly Fault[] => {
  const at = (said: string): readonly Fault[] => [{ text: said, field: boxOf(field) }]
  if (field.as === 'day') return isRealDay(text) ? [] : at('Enter a real date, such as 27 3 2024')
  if (text.length > field.most) return at(`Use ${field.most.toLocaleString('en-GB')} characters or fewer`)
  if (field.as === 'code' && !field.codes.includes(text)) return at('Choose from the list')
  return field.as === 'clock' && !CLOCK.test(text) ? at('Enter a time, such as 14:30') : []
}
