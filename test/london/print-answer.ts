import { LISTS } from './ready-question.ts'

export type Concept = {
  readonly text: string | null
  readonly codings: readonly {
    readonly display: string | null
    readonly code?: string | null
    readonly system?: string | null
  }[]
}
export type Told = {
  readonly concept: Concept
  readonly status: string | null
  readonly date: string | null
  readonly provenance: readonly { readonly exchange: { readonly id: string } }[]
  readonly dissenting?: readonly Told[]
}
type List = {
  readonly totalCount: number
  readonly completeness: { readonly sentence: string }
  readonly items: readonly Told[]
  readonly pageInfo: { readonly hasNextPage: boolean }
}
export type Entry = {
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly type: string
  readonly state: string
  readonly notAskedReason: string | null
  readonly released: number | null
  readonly partlyWithheld: boolean
  readonly incomplete: boolean
  readonly identityWarning: string | null
}

/** The ready question's answer, as far as printing needs it. */
export type ReadyAnswer = {
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
  readonly data?: {
    readonly patient:
      | ({
          readonly nhsNumber: string
          readonly name: string | null
          readonly birthDate: string | null
          readonly verified: boolean
          readonly receipt: string
          readonly explanation: readonly string[]
          readonly manifest: readonly Entry[]
        } & Readonly<Record<keyof typeof LISTS, List>>)
      | null
  } | null
}

const SHOWN = 6

/** A code for who has no words: never on its own, for it reads like a value. */
const codeAlone = ({ codings: [coding] }: Concept): string => {
  const code = coding?.code ?? null
  if (code === null) return '(no words given)'
  return `(coded entry, no words given: ${code} of ${coding?.system ?? 'no system stated'})`
}

/** A concept in its own words, or its code as one. */
export const nameOf = (concept: Concept): string =>
  concept.text ?? concept.codings.find(({ display }) => display !== null)?.display ?? codeAlone(concept)

/** The exchanges that tell it, each once. */
export const exchangesOf = ({ provenance }: Told): string =>
  [...new Set(provenance.map(({ exchange }) => exchange.id))].join(', ')

/** A record on a line, and who tells it otherwise beneath. */
export const recordLines = (told: Told, more = ''): readonly string[] => [
  `    ${(told.date ?? 'undated').slice(0, 10).padEnd(11)} ${nameOf(told.concept)}${told.status === null ? '' : ` (${told.status})`}${more}  ← ${exchangesOf(told)}`,
  ...(told.dissenting ?? []).map(
    (other) =>
      `    ${''.padEnd(11)}   but told otherwise: ${nameOf(other.concept)}${other.status === null ? '' : ` (${other.status})`}  ← ${exchangesOf(other)}`,
  ),
]

const listLines = (title: string, list: List): readonly string[] => {
  const more = list.totalCount - Math.min(SHOWN, list.items.length)
  return [
    '',
    `  ${title} (${list.totalCount})  ${list.completeness.sentence}`,
    ...list.items.slice(0, SHOWN).flatMap((told) => recordLines(told)),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ]
}

const words = (field: string): string =>
  field.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (letter) => letter.toUpperCase())

/** What one exchange did, over all record types: the same state of several types is said once. */
export const exchangeLine = (name: string, entries: readonly Entry[]): string => {
  const states = new Map<string, number>()
  for (const { state, notAskedReason } of entries) {
    const said = state === 'NOT_ASKED' ? `NOT_ASKED (${notAskedReason})` : state
    states.set(said, (states.get(said) ?? 0) + 1)
  }
  const released = entries.reduce((sum, entry) => sum + (entry.released ?? 0), 0)
  const remarks = [
    ...(entries.some(({ partlyWithheld }) => partlyWithheld) ? ['partly withheld'] : []),
    ...(entries.some(({ incomplete }) => incomplete) ? ['incomplete'] : []),
    ...new Set(entries.flatMap(({ identityWarning }) => (identityWarning === null ? [] : [identityWarning]))),
  ]
  const said = [...states].map(([state, count]) => (states.size === 1 ? state : `${state} ×${count}`)).join(', ')
  return `    ${name.padEnd(26)} ${String(released).padStart(4)} records   ${said}${remarks.length === 0 ? '' : `   [${remarks.join('; ')}]`}`
}

/** An NHS number as people read it. */
export const grouped = (number: string): string => number.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3')

/** The answer for a person to read in a terminal: what was found, what may not be known, and what each exchange did. */
export const printAnswer = (answer: ReadyAnswer): string => {
  const patient = answer.data?.patient
  const errors = (answer.errors ?? []).map(
    ({ message, extensions }) => `  ✗ ${extensions?.code ?? 'ERROR'}: ${message}`,
  )
  if (patient === null || patient === undefined) return ['The question was not answered.', ...errors].join('\n')
  const byExchange = Map.groupBy(patient.manifest, ({ exchange }) => exchange.id)
  const answered = [...byExchange.values()].filter((entries) =>
    entries.some(({ state }) => state === 'ANSWERED' || state === 'EMPTY'),
  ).length
  return [
    `${patient.name ?? 'Name not known'}, born ${patient.birthDate ?? 'not known'}, NHS number ${grouped(patient.nhsNumber)}${patient.verified ? '' : '  (identity NOT verified)'}`,
    `${answered} of ${byExchange.size} exchanges answered. Receipt ${patient.receipt}`,
    ...patient.explanation.map((sentence) => `  • ${sentence}`),
    ...errors,
    ...(Object.keys(LISTS) as (keyof typeof LISTS)[]).flatMap((field) => listLines(words(field), patient[field])),
    '',
    '  What each exchange did',
    ...[...byExchange].map(([id, entries]) => exchangeLine(entries[0]?.exchange.name ?? id, entries)),
  ].join('\n')
}
