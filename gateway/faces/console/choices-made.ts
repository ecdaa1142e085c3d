import type { FieldError } from '../form.ts'
import { formView } from '../frame.ts'

/** Choices that came in a page's query, as a template sees a form: what was chosen, and what of it is to be mended. */
export const choicesMade = (query: Readonly<Record<string, string>>, errors: readonly FieldError[]) => ({
  form: formView({ sent: true, values: query, errors }),
  typed: (name: string, otherwise: unknown) => query[name] ?? otherwise ?? '',
})

/** The same where nothing is typed, and another form may stand on the page: nothing to mend leaves that one's word. */
export const toMend = (query: Readonly<Record<string, string>>, errors: readonly FieldError[]) =>
  errors.length === 0 ? {} : choicesMade(query, errors)
