import { type Sent, textOf } from '../fields.ts'
import type { EditField } from './edit-field.ts'
import { type FormKind, fieldsOf } from './edit-fields.ts'
import { rowsSent } from './edit-rows.ts'
import { labelOf, wordsOf } from './field-words.ts'
import { boxesOf, isAsShown, linesOf, typedOf } from './typed-field.ts'
import { writtenWith } from './written-together.ts'

/** A field as the record says it now. */
type ShownNow = Pick<EditField, 'name' | 'row'> & { readonly now: string }

/** A form that was sent about a record that was changed since; `told`: of how many rows the record tells now. */
export type SentSince = {
  readonly kind: FormKind
  readonly sent: Sent
  readonly shown: readonly ShownNow[]
  readonly told: number
}

const says = (sent: Sent, name: string, now: string): boolean =>
  linesOf(textOf(sent, `was-${name}`)).join('\n') === linesOf(now).join('\n')

/**
 * Whether somebody else changed something that a field is written together with, and that was left as it was shown: what was typed would stand beside what it was not meant for, a
 * number beside another unit.
 */
const isBesideOthers = ({ kind, sent, shown }: SentSince, name: string): boolean => {
  const together = writtenWith(name)
  return fieldsOf(kind, 0).some((field) => {
    const now = shown.find((one) => one.name === field.name)?.now
    return together.includes(field.name) && isAsShown(sent, field) && now !== undefined && !says(sent, field.name, now)
  })
}

/** Whether the record says at a place of several what the form showed there: else what was typed at it would be put to another. */
const isSameRow = ({ sent, shown, told }: SentSince, row: number): boolean =>
  row <= told && shown.every((one) => one.row !== row || says(sent, one.name, one.now))

/**
 * What stands in the boxes of a form about a record that was changed after the form was shown, in the place of the frame's `typed`: what was typed where somebody typed
 * something else than the form showed, and what the record says now in every other. Else what stood there before would be sent as a correction of what was changed. What was
 * added is still added, after what the record tells now.
 */
export const typedSince = (since: SentSince) => {
  const { kind, sent, shown, told } = since
  const before = rowsSent(sent)
  const most = Math.max(before.rows, ...shown.map(({ row }) => row))
  const fields = fieldsOf(kind, most)
  const boxes = fields.flatMap((field) => boxesOf(field).map((name) => ({ name, field })))
  /** The boxes of a row, in their order: the same of each row. */
  const boxesIn = (row: number) => boxes.filter(({ field }) => field.row === row)
  return (name: string, otherwise: unknown): unknown => {
    const field = boxes.find((box) => box.name === name)?.field
    if (field !== undefined && field.row > told) {
      const at = boxesIn(field.row).findIndex((box) => box.name === name)
      const box = boxesIn(field.row - told + before.told)[at]
      return box === undefined ? (otherwise ?? '') : (sent[box.name] ?? '')
    }
    if (isBesideOthers(since, field?.name ?? name)) return otherwise ?? ''
    const isStale =
      field !== undefined &&
      (isAsShown(sent, field) || (field.row > 0 && (field.row > before.told || !isSameRow(since, field.row))))
    return isStale ? (otherwise ?? '') : (sent[name] ?? '')
  }
}

/** What was typed at what somebody else changed too, and so stands nowhere in the form any more: in words, by the row at which they are to be read; 0: above all. */
export const notKeptSince = (since: SentSince): ReadonlyMap<number, readonly string[]> => {
  const { kind, sent, told } = since
  const before = rowsSent(sent).told
  const lost = fieldsOf(kind, before).filter(
    (field) =>
      !isAsShown(sent, field) && (field.row > 0 ? !isSameRow(since, field.row) : isBesideOthers(since, field.name)),
  )
  const said = (field: EditField): string => {
    const words = wordsOf(field, typedOf(sent, field))
    return `${labelOf(field)}: ${words === '' ? 'emptied' : `“${words}”`}`
  }
  const byRow = Map.groupBy(lost, ({ row }) => Math.min(row, told + 1))
  const code = textOf(sent, 'code')
  const lostCode = code !== '' && isBesideOthers(since, 'code') ? [`Code: “${code}”`] : []
  const words = new Map<number, readonly string[]>([...byRow].map(([row, fields]) => [row, fields.map(said)]))
  if (lostCode.length > 0) words.set(0, [...(words.get(0) ?? []), ...lostCode])
  return words
}
