import { isCalendarDay } from '../schema/model/calendar-day.ts'
import type { TraceCriteria, TraceFault } from '../schema/model/trace.ts'

const NAME = /^[\p{L}\p{M}*][\p{L}\p{M}*' ’.-]{0,34}$/u
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i
const WILD_POSTCODE = /^[A-Z]{1,2}[A-Z\d ]{0,6}\*$/i
const YEAR = 366 * 86_400_000

const fault = (wrong: boolean, code: TraceFault): readonly TraceFault[] => (wrong ? [code] : [])

const isWild = (text: string): boolean => text.includes('*')

const daysIn = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  Date.parse(to) - Date.parse(from)

const bornFaults = ({ born, given, gender, postcode }: TraceCriteria): readonly TraceFault[] => {
  if (born === undefined) return ['BIRTH_DATE_NEEDED']
  if (!isCalendarDay(born.from) || !isCalendarDay(born.to) || born.to < born.from) return ['BIRTH_DATE_UNCLEAR']
  const wide = daysIn(born)
  const isVague = given.length === 0 || (gender === undefined && postcode === undefined)
  return [
    ...fault(wide > 10 * YEAR, 'BIRTH_DATE_RANGE_TOO_WIDE'),
    ...fault(wide > YEAR && isVague, 'MORE_NEEDED_FOR_RANGE'),
  ]
}

const wildFaults = ({ match, family, given, postcode }: TraceCriteria): readonly TraceFault[] => {
  const names = [...given, ...(family === undefined ? [] : [family])]
  const texts = [...names, ...(postcode === undefined ? [] : [postcode])]
  return [
    ...fault(match !== 'STANDARD' && texts.some(isWild), 'WILDCARD_NOT_HERE'),
    ...fault(
      texts.some((text) => isWild(text) && text.replaceAll(' ', '').indexOf('*') < 2),
      'WILDCARD_TOO_EARLY',
    ),
    ...fault(
      names.some((name) => !NAME.test(name)),
      'NAME_UNCLEAR',
    ),
    ...fault(postcode !== undefined && !POSTCODE.test(postcode) && !WILD_POSTCODE.test(postcode), 'POSTCODE_UNCLEAR'),
  ]
}

const needed = ({ match, family, given, gender, postcode }: TraceCriteria): readonly TraceFault[] => {
  if (match !== 'FUZZY') return fault(family === undefined, 'FAMILY_NAME_NEEDED')
  const named = [family !== undefined, given.length > 0]
  const whole = named.every(Boolean) || (named.some(Boolean) && gender !== undefined && postcode !== undefined)
  return fault(!whole, 'MORE_NEEDED_FOR_FUZZY')
}

/**
 * Everything that keeps a search from being made, in the order of its parts; empty when it may be (the rules of PDS FHIR R4's `Patient` search). Narrower than
 * the service in this: it is no phone book, so a wide range of birth dates needs more beside it.
 */
export const traceFaults = (criteria: TraceCriteria): readonly TraceFault[] => [
  ...bornFaults(criteria),
  ...needed(criteria),
  ...wildFaults(criteria),
]
