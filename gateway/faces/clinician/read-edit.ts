import { z } from 'zod'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { type Sent, textOf } from '../fields.ts'
import { dayWords } from './date-words.ts'
import { CODE_SYSTEMS, type EditField, FORM_KINDS, type FormKind, fieldsOf } from './edit-fields.ts'
import { londonMoment } from './london-moment.ts'
import { sentenceCase } from './record-words.ts'

/** A line of what would change: what the record says now, and what it is to say. */
export type ChangedLine = { readonly label: string; readonly before: string; readonly after: string }

/** What was typed into a form about a record: what GraphQL is given of it, and the same in words. */
export type EditRead = {
  readonly kind: FormKind
  readonly says: Readonly<Record<string, unknown>>
  readonly lines: readonly ChangedLine[]
}

const SAID_UNDER: Readonly<Record<FormKind, string>> = {
  ALLERGY: 'allergy',
  CONDITION: 'condition',
  MEDICATION: 'medication',
  OBSERVATION: 'observation',
  ALERT: 'alert',
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const AMOUNT = /^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$/

/**
 * The day in three boxes, of which the first, or the first two, may be empty, as it was typed: `2024-03-27`, `2024-03`, `2024`, or ''. With a `?` for what is missing
 * between, or is no number, and so no day.
 */
const typedDay = (sent: Sent, name: string): string => {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => textOf(sent, `${name}-${part}`))
  const parts = [year, ...(month === '' && day === '' ? [] : [month]), ...(day === '' ? [] : [day])]
  if (parts.length === 1 && year === '') return ''
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(2, '0') : '?')).join('-')
}

const isRealDay = (text: string): boolean => {
  const whole = `${text}${'-01'.repeat(Math.max(0, 3 - text.split('-').length))}`
  return /^\d{4}-\d{2}-\d{2}$/.test(whole) && new Date(`${whole}T00:00Z`).toJSON()?.startsWith(whole) === true
}

type Fault = { readonly text: string; readonly field: string }

const typedOf = (sent: Sent, { as, name }: EditField): string =>
  as === 'day' ? typedDay(sent, name) : textOf(sent, name)

/** Whether it was left as the form showed it: browsers leave line breaks out of a box of one line. */
export const isAsShown = (sent: Sent, field: EditField): boolean => {
  const [typed, was] = [typedOf(sent, field), textOf(sent, `was-${field.name}`)].map((text) =>
    text.replaceAll(/[\r\n]+/g, field.as === 'lines' ? '\n' : ''),
  )
  return typed === was
}

/** The boxes of a field, by the names under which they are sent. */
export const boxesOf = ({ as, name }: EditField): readonly [string, ...string[]] =>
  as === 'day' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name]

/** The id of the box that a fault leads to. */
const boxOf = (field: EditField): string => boxesOf(field)[0]

const formFaults = (text: string, field: EditField): readonly Fault[] => {
  const at = (said: string): readonly Fault[] => [{ text: said, field: boxOf(field) }]
  if (field.as === 'day') return isRealDay(text) ? [] : at('Enter a real date, such as 27 3 2024')
  if (text.length > field.most) return at(`Use ${field.most.toLocaleString('en-GB')} characters or fewer`)
  if (field.as === 'code' && !field.codes.includes(text)) return at('Choose from the list')
  return field.as === 'clock' && !CLOCK.test(text) ? at('Enter a time, such as 14:30') : []
}

/** What is written together: where one of them is said, the others are said again. */
const TOGETHER: readonly (readonly string[])[] = [
  ['what', 'code'],
  ['value', 'unit'],
  ['at', 'clock'],
]

const wordsOf = ({ as }: EditField, text: string): string => {
  if (text === '') return ''
  if (as === 'code') return sentenceCase(text)
  return as === 'day' ? dayWords(text) : text
}

type Typed = ReadonlyMap<string, string>

/** The concept, where it was said: the words, and the code beside them. */
const conceptSaid = (sent: Sent, typed: Typed): object | undefined => {
  const [system, code] = [textOf(sent, 'system'), textOf(sent, 'code')]
  const text = typed.get('what') ?? textOf(sent, 'what')
  if (!typed.has('what') && code === '') return undefined
  return code === '' ? { text } : { system, code, text }
}

/** What GraphQL is given: what was typed, under the names of its draft; `typed` has what differs from what the record says. */
const saidOf = (kind: FormKind, sent: Sent, typed: Typed): Readonly<Record<string, unknown>> => {
  const { what: _what, reaction, at: _at, clock: _clock, ...plain } = Object.fromEntries(typed)
  const concept = conceptSaid(sent, typed)
  // A moment is written whole: the day takes its time of day along, and a time that was emptied leaves the day.
  const isOtherMoment = typed.has('at') || textOf(sent, 'clock') !== textOf(sent, 'was-clock')
  const moment = isOtherMoment ? londonMoment(typedDay(sent, 'at'), textOf(sent, 'clock')) : undefined
  // An amount goes with its unit, whichever of them was changed.
  const isAmount = typed.has('value') || typed.has('unit')
  return {
    ...plain,
    ...(isAmount ? { value: textOf(sent, 'value'), unit: textOf(sent, 'unit') } : {}),
    ...(concept === undefined ? {} : { concept }),
    ...(reaction === undefined ? {} : { reactions: [{ text: reaction }] }),
    ...(moment === undefined || kind !== 'OBSERVATION' ? {} : { at: moment }),
  }
}

/** What does not fit together in an observation; `isSaid` of what differs, or is said again with what does: the rest is the source's own. */
const observationFaults = (sent: Sent, isNew: boolean, isSaid: (name: string) => boolean): readonly Fault[] => {
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

const KEEP = 'This cannot be emptied from here. Write what it is to say, or mark the record as entered in error'

/** What an observation says in the place of what it said: an amount in the place of words, and the other way. */
const mayBeEmptied = (kind: FormKind, name: string): boolean =>
  kind === 'OBSERVATION' && ['value', 'unit', 'words', 'clock'].includes(name)

/**
 * Reads a form about a record, hidden `kind` and `was-…` (what the record said when the form was shown) with it. `ADD`: what a new record needs is asked for; `AMEND`:
 * only what differs is said, and something must.
 */
export const readEdit = (deed: 'ADD' | 'AMEND') =>
  z.looseObject({ kind: z.enum(FORM_KINDS, 'Open this page again') }).transform((given, context): EditRead => {
    const sent = given as unknown as Sent
    const { kind } = given
    const faults: Fault[] = []
    const typed = new Map<string, string>()
    const lines: ChangedLine[] = []
    const fields = fieldsOf(kind)
    const differing = new Set(fields.filter((field) => !isAsShown(sent, field)).map(({ name }) => name))
    if (textOf(sent, 'code') !== '') differing.add('code')
    const isSaid = (name: string): boolean =>
      differing.has(name) || TOGETHER.some((all) => all.includes(name) && all.some((one) => differing.has(one)))
    for (const field of fields) {
      const text = typedOf(sent, field)
      if (text !== '' && isSaid(field.name)) faults.push(...formFaults(text, field))
      if (!differing.has(field.name)) {
        if (deed === 'ADD' && field.missing !== '') faults.push({ text: field.missing, field: boxOf(field) })
        continue
      }
      const was = textOf(sent, `was-${field.name}`)
      if (text === '') {
        if (!mayBeEmptied(kind, field.name)) faults.push({ text: KEEP, field: boxOf(field) })
        else lines.push({ label: labelOf(field), before: was, after: '' })
        continue
      }
      typed.set(field.name, text)
      lines.push({ label: labelOf(field), before: wordsOf(field, was), after: wordsOf(field, text) })
    }
    const [system, code] = [textOf(sent, 'system'), textOf(sent, 'code')]
    const systemName = CODE_SYSTEMS.find(({ value }) => value === system)?.text
    if (code !== '' && systemName === undefined) faults.push({ text: 'Choose the code system', field: 'system' })
    if (code !== '' && !/^[A-Za-z0-9][A-Za-z0-9.-]{0,40}$/.test(code))
      faults.push({ text: 'Enter the code alone, such as 91936005', field: 'code' })
    if (code !== '')
      lines.push({ label: 'Code', before: textOf(sent, 'was-code'), after: `${systemName ?? ''} ${code}` })
    else if (typed.has('what') && textOf(sent, 'was-code') !== '')
      lines.push({ label: 'Code', before: textOf(sent, 'was-code'), after: '' })
    if (kind === 'OBSERVATION') faults.push(...observationFaults(sent, deed === 'ADD', isSaid))
    if (deed === 'ADD' && parseOdsCode(textOf(sent, 'custodian')) === undefined)
      faults.push({ text: 'Choose which organisation will hold the record', field: 'custodian' })
    if (faults.length === 0 && typed.size === 0 && code === '' && lines.length === 0)
      faults.push({ text: 'Change something, or go back to the record', field: 'what' })
    for (const { text, field } of faults) context.addIssue({ code: 'custom', message: text, path: [field] })
    if (faults.length > 0) return z.NEVER
    return { kind, says: { [SAID_UNDER[kind]]: saidOf(kind, sent, typed) }, lines }
  })

const labelOf = ({ label }: EditField): string => label.replace(' (optional)', '')
