import { z } from 'zod'
import { parseOdsCode } from '../../../schema/model/ods-code.ts'
import { MAY_BE_TAKEN_OUT } from '../../../schema/model/record-edit.ts'
import { type Sent, textOf } from '../fields.ts'
import type { ChangedLine } from './changed-line.ts'
import type { EditField } from './edit-field.ts'
import { CODE_SYSTEMS, FORM_KINDS, type FormKind, fieldsOf, rowsOf } from './edit-fields.ts'
import { rowsSent } from './edit-rows.ts'
import { labelOf, wordsOf } from './field-words.ts'
import { londonMoment } from './london-moment.ts'
import { KEEP, mayBeEmptied, observationFaults } from './observation-faults.ts'
import { linesOfRow, rowFaults, rowsSaid } from './read-rows.ts'
import { JUDGED } from './record-words.ts'
import { boxOf, CLOCK, type Fault, formFaults, isAsShown, typedDay, typedOf } from './typed-field.ts'
import { TOGETHER, writtenWith } from './written-together.ts'

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

type Typed = ReadonlyMap<string, string>

/** The concept, where it was said: the words, and the code beside them. */
const conceptSaid = (sent: Sent, typed: Typed): object | undefined => {
  const [system, code] = [textOf(sent, 'system'), textOf(sent, 'code')]
  const text = typed.get('what') ?? textOf(sent, 'what')
  if (!typed.has('what') && code === '') return undefined
  return code === '' ? { text } : { system, code, text }
}

/** Which of its draft's members an emptied field takes out. */
const takenOutBy = (kind: FormKind, emptied: ReadonlySet<string>): readonly string[] =>
  kind === 'OBSERVATION' ? [] : MAY_BE_TAKEN_OUT[kind].filter((part) => emptied.has(part))

/** A day that was typed, with the time of day that the record states beside it, where there was such a time on that day; else the day alone. */
const dayOf = (sent: Sent, field: EditField): string => {
  const text = typedOf(sent, field)
  const time = textOf(sent, `time-${field.name}`)
  return (CLOCK.test(time) && text.length === 10 ? londonMoment(text, time) : undefined) ?? text
}

/** What GraphQL is given: what was typed, under the names of its draft; `typed` has what differs from what the record says, `emptied` what it is to say no more. */
const saidOf = (
  kind: FormKind,
  sent: Sent,
  fields: readonly EditField[],
  typed: Typed,
  emptied: ReadonlySet<string>,
  isNew: boolean,
): Readonly<Record<string, unknown>> => {
  const plain = fields.flatMap((field): readonly (readonly [string, string])[] => {
    const text = typed.get(field.name)
    if (text === undefined || field.row > 0 || ['what', 'at', 'clock'].includes(field.name)) return []
    return [[field.name, field.as === 'day' ? dayOf(sent, field) : text]]
  })
  const concept = conceptSaid(sent, typed)
  // A moment is written whole: the day takes its time of day along, and a time that was emptied leaves the day.
  const isOtherMoment = typed.has('at') || textOf(sent, 'clock') !== textOf(sent, 'was-clock')
  const moment = isOtherMoment ? londonMoment(typedDay(sent, 'at'), textOf(sent, 'clock')) : undefined
  // An amount goes with its unit, whichever of them was changed.
  const isAmount = typed.has('value') || typed.has('unit')
  const takenOut = takenOutBy(kind, emptied)
  return {
    ...Object.fromEntries(plain),
    ...(isAmount ? { value: textOf(sent, 'value'), unit: textOf(sent, 'unit') } : {}),
    ...(concept === undefined ? {} : { concept }),
    ...(moment === undefined || kind !== 'OBSERVATION' ? {} : { at: moment }),
    ...rowsSaid(sent, rowsOf(kind), fields, isNew, (field) => dayOf(sent, field)),
    ...(takenOut.length === 0 ? {} : { takenOut }),
  }
}

/** A field in words, before and after; of a day with the time of day that its source states, and a line of its own where that goes. */
const linesOfField = (sent: Sent, field: EditField): readonly ChangedLine[] => {
  const [label, was, text] = [labelOf(field), textOf(sent, `was-${field.name}`), typedOf(sent, field)]
  const time = textOf(sent, `time-${field.name}`)
  if (field.as !== 'day' || time === '') return [{ label, before: wordsOf(field, was), after: wordsOf(field, text) }]
  const keepsTime = dayOf(sent, field) !== text
  const before = `${wordsOf(field, was)}, ${time}`
  return [
    { label, before, after: text === '' ? '' : `${wordsOf(field, text)}${keepsTime ? `, ${time}` : ''}` },
    ...(keepsTime || text === '' ? [] : [{ label: `${label}: time of day`, before: time, after: '' }]),
  ]
}

const codeFaults = (system: string | undefined, code: string): readonly Fault[] => [
  ...(code !== '' && system === undefined ? [{ text: 'Choose the code system', field: 'system' }] : []),
  ...(code !== '' && !/^[A-Za-z0-9][A-Za-z0-9.-]{0,40}$/.test(code)
    ? [{ text: 'Enter the code alone, such as 91936005', field: 'code' }]
    : []),
]

/** The code, where one is stated, or goes with its words. */
const codeLine = (sent: Sent, system: string | undefined, typed: Typed): readonly ChangedLine[] => {
  const [code, before] = [textOf(sent, 'code'), textOf(sent, 'was-code')]
  if (code !== '') return [{ label: 'Code', before, after: `${system ?? ''} ${code}` }]
  return typed.has('what') && before !== '' ? [{ label: 'Code', before, after: '' }] : []
}

/** What its source made of the value that is said anew. */
const judgedLine = (sent: Sent, isSaid: (name: string) => boolean): readonly ChangedLine[] => {
  const before = textOf(sent, 'judged-value')
  return before !== '' && writtenWith('value').some(isSaid) ? [{ label: JUDGED, before, after: '' }] : []
}

/**
 * Reads a form about a record, hidden `kind` and `was-…` (what the record said when the form was shown) with it. `ADD`: what a new record needs is asked for; `AMEND`:
 * only what differs is said, and something must.
 */
export const readEdit = (deed: 'ADD' | 'AMEND') =>
  z.looseObject({ kind: z.enum(FORM_KINDS, 'Open this page again') }).transform((given, context): EditRead => {
    const sent = given as unknown as Sent
    const { kind } = given
    const isNew = deed === 'ADD'
    const several = rowsOf(kind)
    const faults: Fault[] = []
    const typed = new Map<string, string>()
    const emptied = new Set<string>()
    const lines: ChangedLine[] = []
    const fields = fieldsOf(kind, rowsSent(sent).rows)
    const differing = new Set(fields.filter((field) => !isAsShown(sent, field)).map(({ name }) => name))
    if (textOf(sent, 'code') !== '') differing.add('code')
    const isSaid = (name: string): boolean =>
      differing.has(name) || TOGETHER.some((all) => all.includes(name) && all.some((one) => differing.has(one)))
    for (const [index, field] of fields.entries()) {
      const text = typedOf(sent, field)
      if (text !== '' && isSaid(field.name)) faults.push(...formFaults(text, field))
      if (!differing.has(field.name)) {
        if (isNew && field.missing !== '') faults.push({ text: field.missing, field: boxOf(field) })
      } else {
        if (text === '' && !(field.mayGo || field.row > 0 || mayBeEmptied(kind, field.name)))
          faults.push({ text: KEEP, field: boxOf(field) })
        if (text === '') emptied.add(field.name)
        else typed.set(field.name, text)
        lines.push(...linesOfField(sent, field))
      }
      const endsRow = field.row > 0 && fields[index + 1]?.row !== field.row
      if (endsRow) lines.push(...linesOfRow(sent, several, fields, isNew, field.row))
    }
    const code = textOf(sent, 'code')
    const system = CODE_SYSTEMS.find(({ value }) => value === textOf(sent, 'system'))?.text
    faults.push(...codeFaults(system, code), ...rowFaults(sent, several, fields, isNew))
    lines.push(...codeLine(sent, system, typed), ...judgedLine(sent, isSaid))
    if (kind === 'OBSERVATION') faults.push(...observationFaults(sent, isNew, isSaid))
    if (isNew && parseOdsCode(textOf(sent, 'custodian')) === undefined)
      faults.push({ text: 'Choose which organisation will hold the record', field: 'custodian' })
    if (faults.length === 0 && lines.length === 0)
      faults.push({ text: 'Change something, or go back to the record', field: 'what' })
    for (const { text, field } of faults) context.addIssue({ code: 'custom', message: text, path: [field] })
    if (faults.length > 0) return z.NEVER
    return { kind, says: { [SAID_UNDER[kind]]: saidOf(kind, sent, fields, typed, emptied, isNew) }, lines }
  })
