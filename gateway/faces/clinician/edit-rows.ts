import { DRAFT_CODES } from '../../../schema/model/record-edit.ts'
import { type Sent, textOf } from '../fields.ts'
import { code, day, type EditField, field, inOneLine } from './edit-field.ts'
import { codeLines, conceptWords } from './record-words.ts'
import type { Told } from './told.ts'

/** What a record may say several of: its name in the form, how many a record tells, and the fields of each, counted from one. */
export type EditRows = {
  readonly name: 'reaction' | 'dosage'
  /** What one of them is called. */
  readonly called: string
  readonly more: string
  readonly told: (told: Told) => number
  readonly fields: (row: number) => readonly EditField[]
}

const reactionOf = ({ reactions = [] }: Told, row: number) => reactions[row - 1]

/** How a reaction shows, each as the form writes it and with its codes; one without words cannot be shown, and stays as it is. */
const manifestationsOf = (told: Told, row: number) =>
  (reactionOf(told, row)?.manifestations ?? []).flatMap((one) => {
    const words = inOneLine(conceptWords(one))
    return words === '' ? [] : [{ words, codes: inOneLine(codeLines(one).join('; ')) }]
  })

/** The reactions to an allergy: how each shows, how bad it was, and when. */
export const REACTIONS: EditRows = {
  name: 'reaction',
  called: 'Reaction',
  more: 'Add another reaction',
  told: ({ reactions = [] }) => reactions.length,
  fields: (row) => {
    const part = { row, group: `Reaction ${row}` }
    return [
      field({
        ...part,
        name: `reaction-${row}`,
        label: 'What happens (optional)',
        as: 'list',
        most: 2_000,
        hint: 'Such as a rash. One a line',
        now: (told) =>
          manifestationsOf(told, row)
            .map(({ words }) => words)
            .join('\n'),
        coded: (told) =>
          manifestationsOf(told, row)
            .map(({ codes }) => codes || '-')
            .join('\n'),
        beside: ({ reactionDescriptions = [] }) => inOneLine(reactionDescriptions[row - 1] ?? ''),
        // What is typed beside a reaction that does not say how it shows would be put to what happened at another time.
        corrects: (told) => reactionOf(told, row) === undefined || manifestationsOf(told, row).length > 0,
      }),
      code(
        `reaction-${row}-severity`,
        'How bad (optional)',
        DRAFT_CODES.reactionSeverity,
        (told) => reactionOf(told, row)?.severity,
        { ...part, mayGo: true },
      ),
      day(`reaction-${row}-onset`, 'When (optional)', (told) => reactionOf(told, row)?.onset ?? null, {
        ...part,
        mayGo: true,
      }),
    ]
  },
}

/** The doses of a medicine, each in words. */
export const DOSAGES: EditRows = {
  name: 'dosage',
  called: 'Dose',
  more: 'Add another dose',
  told: ({ dosages = [] }) => dosages.length,
  fields: (row) => [
    field({
      row,
      name: `dosage-${row}`,
      label: row === 1 ? 'How it is taken (optional)' : `How it is taken: dose ${row} (optional)`,
      most: 500,
      hint: 'Such as one capsule three times a day',
      now: ({ dosages = [] }) => inOneLine(dosages[row - 1] ?? ''),
      coded: ({ dosageParts = [] }) => (dosageParts[row - 1] ?? []).join(', '),
      mayGo: true,
    }),
  ],
}

/** The most that a form has room for, beside those that a record tells. */
export const MOST_ROWS = 20
const MOST_TOLD = 60

const numberOf = (sent: Sent | undefined, name: string): number => {
  const text = textOf(sent, name)
  return /^\d{1,3}$/.test(text) ? Math.min(Number(text), MOST_TOLD) : 0
}

/** How many of them a form that was sent had room for, and how many of those were the record's own. */
export const rowsSent = (sent: Sent | undefined): { readonly rows: number; readonly told: number } => ({
  rows: numberOf(sent, 'rows'),
  told: numberOf(sent, 'told-rows'),
})

/** How many a form has room for: those that the record tells and one more, or as many more as it had before, and one more where that was asked for. */
export const rowsFor = (told: number, sent: Sent | undefined): number => {
  const before = rowsSent(sent)
  const more = textOf(sent, 'more') === '' || before.rows >= MOST_ROWS ? 0 : 1
  return Math.min(MOST_TOLD, told + Math.max(1, before.rows - before.told + more))
}
