import type { ConsentFaultCode } from '../../../schema/model/consent-choice.ts'
import { type FieldFault, type FieldFaultCode, fieldOf } from '../choices/choice-fields.ts'
import type { FieldError } from '../form.ts'

/** A fault as GraphQL gives it. */
export type Fault = { readonly code: ConsentFaultCode; readonly field: string | null; readonly sentence: string }

const FIELD_WORDS: Readonly<Record<FieldFaultCode, string>> = {
  EFFECT_MISSING: 'Choose whether the patient wants to share or not to share',
  CODE_UNCLEAR: 'One of these is not an organisation code. Search again, and tick what is meant',
  NONE_TICKED: 'Search, then tick the organisations that are meant. Or empty the box',
  TOO_MANY_CODES: 'Name 500 organisations or fewer',
  DAY_UNCLEAR: 'Enter a real date, such as 27 3 2027',
  NOT_ON_THE_LIST: 'Choose from the list',
}

/** What the fields say wrongly, in words for practice staff. */
export const fieldError = ({ code, field }: FieldFault): FieldError => ({ text: FIELD_WORDS[code], field })

/** Where our form says more than the sentence that fits every reader. */
const WORDS: Readonly<Partial<Record<ConsentFaultCode, string>>> = {
  PROXY_DECIDES:
    'Until a child is 11, only a person with parental responsibility decides. The practice cannot record a choice for them',
  PERIOD_ENDS_BEFORE_IT_BEGINS: 'The last day must not come before the first day',
  PERIOD_IS_PAST: 'The last day must be today or later',
  RECORD_DATES_REVERSED: 'The last date of the records must not come before the first',
  NOTHING_TO_END: 'This choice has ended already, or is no more among the patient’s choices',
}

/** What the house found wrong with a choice, at the fields of the form. */
export const choiceErrors = (faults: readonly Fault[]): readonly FieldError[] =>
  faults.map(({ code, field, sentence }) => ({ text: WORDS[code] ?? sentence, field: fieldOf(field, code) }))

/** What the house found wrong with anything else: the field of the form has the argument's name. */
export const errorsAt = (faults: readonly Fault[], fields: Readonly<Record<string, string>>): readonly FieldError[] =>
  faults.map(({ code, field, sentence }) => ({
    text: WORDS[code] ?? sentence,
    field: field === null ? undefined : fields[field],
  }))
