import type { Sent } from '../fields.ts'
import { type FormKind, fieldsOf } from './edit-fields.ts'
import { boxesOf, isAsShown } from './read-edit.ts'

/**
 * What stands in the boxes of a form about a record that was changed after the form was shown, in the place of the frame's `typed`: what was typed where somebody typed
 * something else than the form showed, and what the record says now in every other. Else what stood there before would be sent as a correction of what was changed.
 */
export const typedSince =
  (kind: FormKind, sent: Sent) =>
  (name: string, otherwise: unknown): unknown => {
    const field = fieldsOf(kind).find((one) => boxesOf(one).includes(name))
    return field !== undefined && isAsShown(sent, field) ? (otherwise ?? '') : (sent[name] ?? '')
  }
