import { z } from 'zod'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { type FieldFaultCode, fieldOf, readChoice } from '../choices/choice-fields.ts'
import { allOf, type Sent } from '../fields.ts'
import type { FieldError } from '../form.ts'
import type { Fault } from './choice.ts'
import { en } from './texts/en.ts'

/** The plain beginnings of a choice, and the whole of it. */
export const STARTS = ['everyone', 'nobody', 'place', 'kinds', 'sensitive', 'custom'] as const

export type Start = (typeof STARTS)[number]

/** Whether a path's word is one of them. */
export const isStart = (word: string | undefined): word is Start => STARTS.some((start) => start === word)

/** What each beginning has decided already; the whole of it decides nothing. */
const EFFECTS = {
  everyone: 'permit',
  nobody: 'deny',
  place: 'deny',
  kinds: 'deny',
  sensitive: 'permit',
  custom: undefined,
} as const satisfies Record<Start, 'permit' | 'deny' | undefined>

/** The parts of the editor that each beginning shows. */
export const PARTS = {
  everyone: ['period'],
  nobody: ['lift', 'period'],
  place: ['recipients', 'lift', 'period'],
  kinds: ['recordTypes', 'lift', 'period'],
  sensitive: ['classes', 'period'],
  custom: ['effect', 'recipients', 'controllers', 'recordTypes', 'classes', 'purposes', 'dates', 'period', 'lift'],
} as const satisfies Record<Start, readonly string[]>

/** The reasons for looking that somebody may choose about. One's own request is none: nobody is asked for it. */
export const PURPOSES_CHOSEN = PURPOSES_OF_USE.filter((purpose) => purpose !== 'PATRQT')

/** The kinds of sensitive record that have words; others are kept as they came. */
export const CLASSES_CHOSEN = ['SEX', 'HIV', 'STD', 'PSY', 'ETH', 'SDV', 'GDIS', 'R', 'V'] as const

const sent = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** A choice as the editor sends it: which beginning it has, and the choice itself. */
export type ChoiceFields = { readonly start: Start; readonly choice: ChoiceInput }

const FIELD_TEXTS: Readonly<Record<FieldFaultCode, string>> = {
  EFFECT_MISSING: 'error.chooseEffect',
  CODE_UNCLEAR: 'fault.ORGANISATION_UNKNOWN',
  NONE_TICKED: 'error.choosePlace',
  TOO_MANY_CODES: 'sentence.INPUT_INVALID',
  DAY_UNCLEAR: 'error.date',
  NOT_ON_THE_LIST: 'sentence.INPUT_INVALID',
}

/** What a beginning asks for and what was sent does not have. */
const wanting = (start: Start, fields: Sent): readonly FieldError[] => {
  const isEmpty = (name: string): boolean => allOf(fields, name).length === 0
  const lift = allOf(fields, 'lift')[0]
  return [
    ...(start === 'place' && isEmpty('recipients') ? [{ text: 'error.choosePlace', field: 'findRecipients' }] : []),
    ...(start === 'kinds' && isEmpty('recordTypes') ? [{ text: 'error.chooseKind', field: 'recordTypes' }] : []),
    ...(start === 'sensitive' && isEmpty('classes') ? [{ text: 'error.chooseSensitive', field: 'classes' }] : []),
    ...(EFFECTS[start] === 'deny' && lift !== 'yes' && lift !== 'no'
      ? [{ text: 'error.chooseLift', field: 'lift' }]
      : []),
  ]
}

/** Reads what the editor sends. Its messages are the names of texts; each field is told of once. */
export const choiceFields = sent.transform((fields, context): ChoiceFields => {
  const start = allOf(fields, 'start')[0]
  if (!isStart(start)) {
    context.addIssue({ code: 'custom', message: 'sentence.INPUT_INVALID' })
    return z.NEVER
  }
  const effect = EFFECTS[start]
  const read = readChoice({
    ...fields,
    ...(effect === undefined ? {} : { effect }),
    breakGlassMayLift: allOf(fields, 'lift')[0] === 'yes' ? 'yes' : '',
  })
  const faults = 'faults' in read ? read.faults : []
  const mended: readonly FieldError[] = [
    ...wanting(start, fields),
    ...faults.map(({ code, field }) => ({ text: FIELD_TEXTS[code], field })),
  ]
  const told = new Set<string>()
  for (const { text, field = '' } of mended) {
    if (told.has(field)) continue
    told.add(field)
    context.addIssue({ code: 'custom', message: text, path: [field] })
  }
  return mended.length > 0 || 'faults' in read ? z.NEVER : { start, choice: read.choice }
})

/** Faults as what is to be mended in the editor, in the words of the account; a code without words says that it cannot be done. */
export const mendable = (faults: readonly Fault[]): readonly FieldError[] =>
  faults.map(({ code, field }) => ({
    text: code in en.fault ? `fault.${code}` : 'fault.OTHER',
    field: field === 'breakGlassMayLift' ? 'lift' : field === 'actions' ? 'purposes' : fieldOf(field, code),
  }))
