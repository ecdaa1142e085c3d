import { type Concept, type Entry, exchangeLine, grouped, nameOf, recordLines, type Told } from './print-answer.ts'

type Noted = Told & {
  readonly criticality?: string | null
  readonly reactions?: readonly { readonly manifestations: readonly Concept[] }[]
  readonly dosages?: readonly string[]
  readonly serviceProvider?: string | null
}
type List = {
  readonly totalCount: number
  readonly completeness: { readonly sentence: string }
  readonly items: readonly Noted[]
}

/** What is listed, in the order in which a dispatcher needs it. */
const TITLES = {
  resuscitation: 'RESUSCITATION',
  alerts: 'ALERTS',
  allergies: 'ALLERGIES',
  medications: 'CURRENT MEDICATION',
  conditions: 'KEY CONDITIONS',
  encounters: 'LAST 90 DAYS',
} as const

/** The answer to the kept operation `emergency-summary`, as far as printing needs it. */
export type SummaryAnswer = {
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
  readonly data?: {
    readonly emergencySummary:
      | ({
          readonly sentence: string
          readonly nhsNumber: string
          readonly name: string | null
          readonly birthDate: string | null
          readonly gender: string | null
          readonly address: string | null
          readonly generalPractice: { readonly odsCode: string; readonly name: string | null } | null
          readonly verified: boolean
          readonly unanswered: readonly {
            readonly exchange: { readonly id: string; readonly name: string | null }
            readonly why: string
          }[]
          readonly receipt: string
          readonly explanation: readonly string[]
          readonly manifest: readonly Entry[]
        } & Readonly<Record<keyof typeof TITLES, List>>)
      | null
  } | null
}

/** What of a record matters beyond its name: how dangerous, how it showed, how it is taken, where it was. */
const notesOf = ({ criticality, reactions = [], dosages = [], serviceProvider }: Noted): string => {
  const shown = [
    ...(criticality == null ? [] : [`${criticality} risk`]),
    ...reactions.flatMap(({ manifestations }) => manifestations.map(nameOf)),
    ...dosages,
    ...(serviceProvider == null ? [] : [serviceProvider]),
  ]
  return shown.length === 0 ? '' : `: ${shown.join(', ')}`
}

const listLines = (title: string, { items, totalCount, completeness }: List): readonly string[] => [
  '',
  `  ${title} (${totalCount})  ${completeness.sentence}`,
  ...items.flatMap((told) => recordLines(told, notesOf(told))),
  ...(totalCount > items.length ? [`    … and ${totalCount - items.length} more`] : []),
]

/** The summary for a dispatcher to read in a terminal: how complete it is before all else, then who it is, then what matters first. */
export const printSummary = ({ data, errors = [] }: SummaryAnswer): string => {
  const summary = data?.emergencySummary
  const trouble = errors.map(({ message, extensions }) => `  ✗ ${extensions?.code ?? 'ERROR'}: ${message}`)
  if (summary === null || summary === undefined) return ['The question was not answered.', ...trouble].join('\n')
  const { name, birthDate, gender, address, generalPractice, nhsNumber, verified, receipt } = summary
  const byExchange = Map.groupBy(summary.manifest, ({ exchange }) => exchange.id)
  return [
    summary.sentence,
    ...summary.unanswered.map(({ exchange, why }) => `  ✗ ${exchange.name ?? exchange.id} ${why}`),
    ...trouble,
    '',
    `${name ?? 'Name not known'}, ${gender ?? 'gender not known'}, born ${birthDate ?? 'not known'}, NHS number ${grouped(nhsNumber)}${verified ? '' : '  (identity NOT verified)'}`,
    `  Address   ${address ?? 'not shown'}`,
    `  Practice  ${generalPractice === null ? 'not shown' : (generalPractice.name ?? generalPractice.odsCode)}`,
    ...(Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap((list) => listLines(TITLES[list], summary[list])),
    '',
    ...summary.explanation.map((sentence) => `  • ${sentence}`),
    '  What each exchange did',
    ...[...byExchange].map(([id, entries]) => exchangeLine(entries[0]?.exchange.name ?? id, entries)),
    `  Receipt ${receipt}`,
  ].join('\n')
}
