import { type Sent, textOf } from '../fields.ts'
import type { EditField } from './edit-field.ts'
import { type FormKind, fieldsOf } from './edit-fields.ts'
import { boxesOf, isAsShown, linesOf } from './typed-field.ts'

/** A field as the record says it now. */
type ShownNow = Pick<EditField, 'name' | 'row'> & { readonly now: string }

/** Whether what the record says several of is what the form showed of it: else what was typed at a place would be put at another. */
const areSameRows = (sent: Sent, fields: readonly ShownNow[]): boolean =>
  fields.every(
    ({ name, row, now }) => row === 0 || linesOf(textOf(sent, `was-${name}`)).join('\n') === linesOf(now).join('\n'),
  )

/**
 * What stands in the boxes of a form about a record that was changed after the form was shown, in the place of the frame's `typed`: what was typed where somebody typed
 * something else than the form showed, and what the record says now in every other. Else what stood there before would be sent as a correction of what was changed.
 */
export const typedSince = (kind: FormKind, sent: Sent, shown: readonly ShownNow[]) => {
  const fields = fieldsOf(kind, Math.max(0, ...shown.map(({ row }) => row)))
  const sameRows = areSameRows(sent, shown)
  return (name: string, otherwise: unknown): unknown => {
    const field = fields.find((one) => boxesOf(one).includes(name))
    const isStale = field !== undefined && (isAsShown(sent, field) || (field.row > 0 && !sameRows))
    return isStale ? (otherwise ?? '') : (sent[name] ?? '')
  }
}
