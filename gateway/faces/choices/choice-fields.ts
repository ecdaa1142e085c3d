import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import { ACTIONS } from '../../../schema/model/action.ts'
import { isCalendarDay } from '../../../schema/model/calendar-day.ts'
import type { ConsentFaultCode } from '../../../schema/model/consent-choice.ts'
import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { allOf, type Sent, textOf } from '../fields.ts'
import { SEARCH_FIELDS } from './places.ts'

/** What is wrong with the fields of a choice before anybody judges it: closed. Each face has its own words for them. */
export type FieldFaultCode =
  | 'EFFECT_MISSING'
  | 'CODE_UNCLEAR'
  | 'NONE_TICKED'
  | 'TOO_MANY_CODES'
  | 'DAY_UNCLEAR'
  | 'NOT_ON_THE_LIST'

/** Something to mend and the id of its field. */
export type FieldFault = { readonly code: FieldFaultCode; readonly field: string }

/** A choice as a form sends it, or all that is to be mended. */
export type ReadFields = { readonly choice: ChoiceInput } | { readonly faults: readonly FieldFault[] }

/** More than this are a list that nobody checked. */
const MOST_CODES = 500

const listOf = (sent: Sent, name: string): readonly string[] => allOf(sent, name).filter((value) => value !== '')

const twoDigits = (part: string): string => part.padStart(2, '0')

/** Three boxes as one day; undefined when all are empty, null when it is no day. */
const dayOf = (sent: Sent, name: string): string | undefined | null => {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => textOf(sent, `${name}-${part}`))
  if (day === '' && month === '' && year === '') return undefined
  const written = `${year}-${twoDigits(month)}-${twoDigits(day)}`
  return isCalendarDay(written) ? written : null
}

/**
 * Reads the fields of a choice: `effect`; `recipients`, `controllers` (boxes, each an organisation's code); `otherClasses` (codes with spaces, commas or lines
 * between them); `recordTypes`, `classes`, `purposes`, `actions` (boxes); `recordsFrom`, `recordsTo`, `firstDay`, `lastDay` (days of three boxes, `firstDay-day` …);
 * `breakGlassMayLift` (`yes`). What is left empty is not stated. Says no word: every face has its own language.
 */
export const readChoice = (sent: Sent): ReadFields => {
  const faults: FieldFault[] = []
  const codes = (name: keyof typeof SEARCH_FIELDS): OdsCode[] | undefined => {
    const field = SEARCH_FIELDS[name]
    const written = listOf(sent, name)
      .flatMap((text) => text.split(/[\s,;]+/))
      .filter((code) => code !== '')
    if (written.length > MOST_CODES) {
      faults.push({ code: 'TOO_MANY_CODES', field })
      return undefined
    }
    const read = written.flatMap((code) => parseOdsCode(code.toUpperCase()) ?? [])
    if (read.length < written.length) faults.push({ code: 'CODE_UNCLEAR', field })
    // Whoever searched and ticked nobody did not mean everybody.
    if (written.length === 0 && textOf(sent, field) !== '') faults.push({ code: 'NONE_TICKED', field })
    return read.length === 0 ? undefined : [...new Set(read)]
  }
  const ticked = <const Value extends string>(name: string, values: readonly Value[]): Value[] | undefined => {
    const sentValues = listOf(sent, name)
    const known = values.filter((value) => sentValues.includes(value))
    if (sentValues.some((value) => !values.some((one) => one === value)))
      faults.push({ code: 'NOT_ON_THE_LIST', field: name })
    return known.length === 0 ? undefined : known
  }
  const day = (name: string): string | undefined => {
    const read = dayOf(sent, name)
    if (read === null) faults.push({ code: 'DAY_UNCLEAR', field: `${name}-day` })
    return read ?? undefined
  }

  const effect = textOf(sent, 'effect')
  if (effect !== 'permit' && effect !== 'deny') faults.push({ code: 'EFFECT_MISSING', field: 'effect' })
  const recipients = codes('recipients')
  const controllers = codes('controllers')
  const otherClasses = textOf(sent, 'otherClasses')
    .toUpperCase()
    .split(/[\s,;]+/)
  const classes = [...new Set([...listOf(sent, 'classes'), ...otherClasses.filter((code) => code !== '')])]
  const recordTypes = ticked('recordTypes', RECORD_TYPES)
  const purposes = ticked('purposes', PURPOSES_OF_USE)
  const actions = ticked('actions', ACTIONS)
  const from = day('recordsFrom')
  const to = day('recordsTo')
  const firstDay = day('firstDay')
  const lastDay = day('lastDay')
  if (faults.length > 0 || (effect !== 'permit' && effect !== 'deny')) return { faults }
  return {
    choice: {
      effect,
      ...(recipients && { recipients }),
      ...(controllers && { controllers }),
      ...(recordTypes && { recordTypes }),
      ...(classes.length > 0 && { classes }),
      ...(purposes && { purposes }),
      ...(actions && { actions }),
      ...((from !== undefined || to !== undefined) && { recordDates: { from: from ?? null, to: to ?? null } }),
      ...(firstDay !== undefined && { firstDay }),
      ...(lastDay !== undefined && { lastDay }),
      breakGlassMayLift: textOf(sent, 'breakGlassMayLift') === 'yes',
    },
  }
}

/** The id of the field that a fault of the house (`ConsentFault.field`) is mended in; undefined where it is none of this form's. */
export const fieldOf = (field: string | null, code: ConsentFaultCode): string | undefined => {
  switch (field) {
    case 'recipients':
    case 'controllers':
      return SEARCH_FIELDS[field]
    case 'recordTypes':
    case 'classes':
    case 'purposes':
    case 'actions':
    case 'breakGlassMayLift':
      return field
    case 'recordDates':
      return 'recordsFrom-day'
    case 'firstDay':
    case 'lastDay':
      return `${field}-day`
    case 'period':
      return code === 'PERIOD_SAID_TWICE' ? 'firstDay-day' : 'lastDay-day'
    default:
      return undefined
  }
}
