import { z } from 'zod'
import type { ChoiceInput } from '../../../schema/generated/consent.ts'
import { type OdsCode, parseOdsCode } from '../../../schema/model/ods-code.ts'
import { PURPOSES_OF_USE } from '../../../schema/model/purpose-of-use.ts'
import { RECORD_TYPES } from '../../../schema/model/record-type.ts'
import { type Sent, ticked, withDays } from '../fields.ts'
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

const words = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(z.string().trim().min(1).max(100)).max(100),
)

const places = words.transform((codes, context): readonly OdsCode[] => {
  const read = codes.flatMap((code) => parseOdsCode(code) ?? [])
  if (read.length < codes.length) context.addIssue({ code: 'custom', message: 'fault.ORGANISATION_UNKNOWN' })
  return read
})

const fields = withDays(
  z.object({
    start: z.enum(STARTS),
    effect: z.enum(['permit', 'deny']).optional(),
    recipients: places,
    controllers: places,
    recordTypes: ticked(RECORD_TYPES, 'error.chooseKind'),
    classes: words,
    purposes: ticked(PURPOSES_OF_USE, 'sentence.INPUT_INVALID'),
    actions: ticked(['view', 'edit'], 'sentence.INPUT_INVALID'),
    lift: z.enum(['yes', 'no']).optional(),
  }),
  { recordsFrom: null, recordsTo: null, firstDay: null, lastDay: null },
  'error.date',
)

/** A choice as the editor sends it. Its messages are the names of texts. */
export const choiceFields = fields.superRefine((sent, context) => {
  const mend = (wanting: boolean, message: string, field: string) => {
    if (wanting) context.addIssue({ code: 'custom', message, path: [field] })
  }
  mend(sent.start === 'custom' && sent.effect === undefined, 'error.chooseEffect', 'effect')
  mend(sent.start === 'place' && sent.recipients.length === 0, 'error.choosePlace', 'findRecipients')
  mend(sent.start === 'kinds' && sent.recordTypes.length === 0, 'error.chooseKind', 'recordTypes')
  mend(sent.start === 'sensitive' && sent.classes.length === 0, 'error.chooseSensitive', 'classes')
  mend(EFFECTS[sent.start] === 'deny' && sent.lift === undefined, 'error.chooseLift', 'lift')
})

export type ChoiceFields = z.output<typeof choiceFields>

const stated = <Value>(list: readonly Value[]): Value[] | null => (list.length === 0 ? null : [...list])

/** What the editor sent, as GraphQL takes it. An empty list is not stated. */
export const choiceInput = (sent: ChoiceFields): ChoiceInput => ({
  effect: EFFECTS[sent.start] ?? sent.effect ?? 'deny',
  recipients: stated(sent.recipients),
  controllers: stated(sent.controllers),
  recordTypes: stated(sent.recordTypes),
  classes: stated(sent.classes),
  purposes: stated(sent.purposes),
  actions: stated(sent.actions),
  recordDates:
    sent.recordsFrom === null && sent.recordsTo === null ? null : { from: sent.recordsFrom, to: sent.recordsTo },
  firstDay: sent.firstDay,
  lastDay: sent.lastDay,
  breakGlassMayLift: sent.lift === 'yes',
})

/** Where each fault is mended: the first box of the field it is about. */
const FIELDS: Readonly<Record<string, string>> = {
  recipients: 'findRecipients',
  controllers: 'findControllers',
  recordTypes: 'recordTypes',
  classes: 'classes',
  purposes: 'purposes',
  actions: 'purposes',
  recordDates: 'recordsFrom-day',
  period: 'lastDay-day',
  firstDay: 'firstDay-day',
  lastDay: 'lastDay-day',
  breakGlassMayLift: 'lift',
}

/** Faults as what is to be mended in the editor, in the words of the account; a code without words says that it cannot be done. */
export const mendable = (faults: readonly Fault[]): readonly FieldError[] =>
  faults.map(({ code, field }) => ({
    text: code in en.fault ? `fault.${code}` : 'fault.OTHER',
    field: FIELDS[field ?? ''],
  }))

/** All that was sent of one name. */
export const allOf = (sent: Sent | undefined, name: string): readonly string[] => [sent?.[name] ?? []].flat()

/** Every field but those that each page makes anew, one line a value. */
export const carriedFrom = (sent: Sent | undefined) =>
  Object.entries(sent ?? {}).flatMap(([name, values]) =>
    ['_csrf', 'revision', 'key', 'findRecipients', 'findControllers'].includes(name)
      ? []
      : [values].flat().map((value) => ({ name, value })),
  )
