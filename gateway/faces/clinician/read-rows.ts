import { isPlainText } from '../../../schema/model/plain-text.ts'
import { MOST } from '../../editing/draft-parts.ts'
import { type Sent, textOf } from '../fields.ts'
import type { ChangedLine } from './changed-line.ts'
import type { EditField } from './edit-field.ts'
import { type EditRows, rowsSent } from './edit-rows.ts'
import { boxOf, type Fault, isAsShown, linesOf, typedOf } from './typed-field.ts'

/** One of several that a form says otherwise, adds, or takes out. */
type Row = {
  /** Its place in the record, counted from one; undefined of one more. */
  readonly place: number | undefined
  readonly parts: readonly EditField[]
  readonly isGone: boolean
}

/** Whether all of a row is empty. One that is there goes only where what it is known by was shown and was emptied too: its source may say more of it than the form does. */
const isEmptied = (sent: Sent, parts: readonly EditField[], isThere: boolean): boolean =>
  parts.every((part) => typedOf(sent, part) === '') &&
  !(isThere && parts[0] !== undefined && textOf(sent, `was-${parts[0].name}`) === '')

/** The rows of a form in which something differs from what the record says. */
const rowsIn = (sent: Sent, fields: readonly EditField[], isNew: boolean): readonly Row[] => {
  const { rows, told } = rowsSent(sent)
  return Array.from({ length: rows }, (_, index) => index + 1).flatMap((row): readonly Row[] => {
    const parts = fields.filter((one) => one.row === row)
    if (parts.every((part) => isAsShown(sent, part))) return []
    const place = isNew || row > told ? undefined : row
    return [{ place, parts, isGone: isEmptied(sent, parts, place !== undefined) }]
  })
}

const differs = (sent: Sent, { parts }: Row, name: string): boolean =>
  parts.some((part) => part.name.endsWith(name) && !isAsShown(sent, part))

/** What is said of a reaction: what differs of it, and what is emptied taken out. */
const reactionSaid = (sent: Sent, row: Row, when: (field: EditField) => string): object => {
  const { place, parts, isGone } = row
  if (isGone) return { place, isTakenOut: true }
  const [what, severity, onset] = parts
  const typed = (part: EditField | undefined): string =>
    part === undefined || isAsShown(sent, part) ? '' : typedOf(sent, part)
  const takenOut = [
    ...(differs(sent, row, '-severity') && typed(severity) === '' ? ['severity'] : []),
    ...(differs(sent, row, '-onset') && typed(onset) === '' ? ['onset'] : []),
  ]
  return {
    ...(place === undefined ? {} : { place }),
    ...(typed(what) === '' ? {} : { manifestations: linesOf(typed(what)).map((text) => ({ text })) }),
    ...(typed(severity) === '' ? {} : { severity: typed(severity) }),
    ...(onset === undefined || typed(onset) === '' ? {} : { onset: when(onset) }),
    ...(takenOut.length === 0 ? {} : { takenOut }),
  }
}

const dosageSaid = (sent: Sent, { place, parts: [words], isGone }: Row): object =>
  isGone || words === undefined
    ? { place, isTakenOut: true }
    : { ...(place === undefined ? {} : { place }), text: typedOf(sent, words) }

/** What GraphQL is given of them; `when`: a day that was typed, as it is written. */
export const rowsSaid = (
  sent: Sent,
  several: EditRows | undefined,
  fields: readonly EditField[],
  isNew: boolean,
  when: (field: EditField) => string,
): Readonly<Record<string, unknown>> => {
  const rows = rowsIn(sent, fields, isNew).filter(({ place, isGone }) => place !== undefined || !isGone)
  if (several === undefined || rows.length === 0) return {}
  return several.name === 'reaction'
    ? { reactions: rows.map((row) => reactionSaid(sent, row, when)) }
    : { dosages: rows.map((row) => dosageSaid(sent, row)) }
}

const ANOTHER = 'What this reaction was cannot be corrected here. Add what happened as another reaction'
const NEEDED = 'Enter what happens. To take the reaction out, empty all of it'

/** The longest that one line of a list may be. */
const LONGEST_LINE = 300

const unplain = (texts: readonly string[], most: number): readonly string[] => {
  if (texts.some((text) => [...text].length > most)) return [`Use ${most} characters or fewer in each line`]
  return texts.every((text) => isPlainText(text, most)) ? [] : ['Leave out tabs and signs that cannot be seen']
}

/** What is wrong with the words of one: all that would be refused when it is sent, told at its box. */
const wordFaults = (sent: Sent, first: EditField): readonly Fault[] => {
  const text = typedOf(sent, first)
  if (text === '' || isAsShown(sent, first) || text.length > first.most) return []
  const lines = first.as === 'list' ? linesOf(text) : [text]
  const said = [
    ...(lines.length > MOST ? [`Use ${MOST} lines or fewer`] : []),
    ...unplain(lines, first.as === 'list' ? LONGEST_LINE : first.most),
  ]
  return said.map((one) => ({ text: one, field: boxOf(first) }))
}

/** What is to be mended of them: a reaction says how it shows, each in plain words, and not more of them than one change may hold. */
export const rowFaults = (
  sent: Sent,
  several: EditRows | undefined,
  fields: readonly EditField[],
  isNew: boolean,
): readonly Fault[] => {
  const rows = rowsIn(sent, fields, isNew)
  const tooMany = rows[MOST]?.parts[0]
  return [
    ...rows.flatMap(({ parts: [first] }) => (first === undefined ? [] : wordFaults(sent, first))),
    ...neededFaults(sent, several, rows),
    ...(tooMany === undefined
      ? []
      : [{ text: `Change ${MOST} or fewer at once, and send the others by themselves`, field: boxOf(tooMany) }]),
  ]
}

const neededFaults = (sent: Sent, several: EditRows | undefined, rows: readonly Row[]): readonly Fault[] =>
  rows.flatMap(({ place, parts: [what], isGone }) => {
    if (several?.name !== 'reaction' || isGone || what === undefined) return []
    const isUnread = place !== undefined && textOf(sent, `was-${what.name}`) === ''
    if (typedOf(sent, what) !== '') return isUnread ? [{ text: ANOTHER, field: boxOf(what) }] : []
    // One whose source does not say how it shows may go on not saying it.
    if (place !== undefined && isAsShown(sent, what)) return []
    return [{ text: NEEDED, field: boxOf(what) }]
  })

/** The codes of the lines of a list that are not there any more. */
const codesGone = (sent: Sent, { name }: EditField, left: readonly string[]): readonly string[] => {
  const codes = linesOf(textOf(sent, `coded-${name}`))
  // Of two in the same words that were there, one that is left is the first of them.
  const still = [...left]
  return linesOf(textOf(sent, `was-${name}`)).flatMap((line, index) => {
    const code = codes[index]
    const at = still.indexOf(line)
    if (at >= 0) still.splice(at, 1)
    return code === undefined || code === '-' || at >= 0 ? [] : [code]
  })
}

/**
 * What goes along with one of them unseen, a line each: the codes of words that are replaced, what a source stated of a dose in parts, and all else of what is taken out whole.
 */
export const linesOfRow = (
  sent: Sent,
  several: EditRows | undefined,
  fields: readonly EditField[],
  isNew: boolean,
  row: number,
): readonly ChangedLine[] =>
  rowsIn(sent, fields, isNew).flatMap(({ place, parts: [first], isGone }): readonly ChangedLine[] => {
    if (place !== row || first === undefined || several === undefined) return []
    const name = `${several.called} ${place}`
    if (isGone) return [{ label: `${name}: all else`, before: 'What its source said of it beside this', after: '' }]
    const coded = textOf(sent, `coded-${first.name}`)
    if (several.name === 'dosage')
      return coded === '' ? [] : [{ label: `${name}: stated in parts`, before: coded, after: '' }]
    const gone = codesGone(sent, first, linesOf(typedOf(sent, first)))
    const stays = textOf(sent, `beside-${first.name}`)
    return [
      ...(gone.length === 0 ? [] : [{ label: `${name}: code`, before: gone.join('; '), after: '' }]),
      ...(stays === ''
        ? []
        : [{ label: `${name}: its source’s own description, which stays`, before: stays, after: stays }]),
    ]
  })
