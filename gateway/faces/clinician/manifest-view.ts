import type { ExchangeState, IdentityWarning, NotAskedReason } from '../../../schema/generated/records.ts'
import type { RecordType } from '../../../schema/model/record-type.ts'
import { wordsFor } from '../render/words.ts'

/** One line of the manifest as the record's query gives it. */
export type Entry = {
  readonly exchange: { readonly id: string; readonly name: string | null }
  readonly type: RecordType
  readonly state: ExchangeState
  readonly notAskedReason: NotAskedReason | null
  readonly released: number | null
  readonly partlyWithheld: boolean
  readonly incomplete: boolean
  readonly identityWarning: IdentityWarning | null
}

/** What became of one exchange and kind of record, as a reader distinguishes it. */
type Fate =
  | 'answered'
  | 'limited'
  | 'incomplete'
  | 'awaited'
  | Exclude<ExchangeState, 'ANSWERED' | 'EMPTY' | 'NOT_ASKED'>
  | Exclude<NotAskedReason, 'TYPE_NOT_OFFERED'>

/** What it did, after the names of the exchanges: "Croydon timed out". */
type Words = { readonly did: string }

const FATES = {
  awaited: { did: 'still being asked' },
  TIMED_OUT: { did: 'timed out' },
  FAILED: { did: 'failed' },
  BREAKER_OPEN: { did: 'not asked: it failed too often lately' },
  REFUSED_BY_EXCHANGE: { did: 'refused the question' },
  QUARANTINED: { did: 'answered about another person, so its answer is not shown' },
  WITHHELD_BY_CHOICE: { did: 'withheld by the patient’s choice, or because none is recorded' },
  WITHHELD_BY_AGREEMENT: { did: 'not shared: no sharing agreement in force covers this' },
  incomplete: { did: 'answered, and said that something was left out' },
  limited: { did: 'answered, and shared only in part' },
  MAINTENANCE: { did: 'not asked: down for maintenance' },
  PILOT: { did: 'not asked: in pilot with other organisations' },
  LOCATOR: { did: 'not asked: said lately that it does not know this patient' },
  EXCLUDED_BY_READER: { did: 'left out by you' },
  answered: { did: 'answered' },
} as const satisfies Record<Fate, Words>

/** In the order in which a reader should know of them. */
const IN_ORDER = Object.keys(FATES).filter((fate): fate is Fate => fate in FATES)

const fateOf = (entry: Entry, awaited: ReadonlySet<string>): Fate | undefined => {
  const { state, notAskedReason, incomplete, partlyWithheld, exchange } = entry
  if (state === 'TIMED_OUT' && awaited.has(exchange.id)) return 'awaited'
  if (state === 'NOT_ASKED')
    return notAskedReason === null || notAskedReason === 'TYPE_NOT_OFFERED' ? undefined : notAskedReason
  if (state !== 'ANSWERED' && state !== 'EMPTY') return state
  if (incomplete) return 'incomplete'
  return partlyWithheld ? 'limited' : 'answered'
}

const WARNINGS = {
  BIRTH_DATE_DIFFERS: 'gives another date of birth',
  FAMILY_NAME_DIFFERS: 'gives another family name',
  GIVEN_NAME_DIFFERS: 'gives another first name, which may be a twin’s',
} as const

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const MOST_NAMED = 4

/** Nothing of these may be read as an answer, whatever else the exchange told. */
const TROUBLE: ReadonlySet<Fate> = new Set<Fate>([
  'awaited',
  'TIMED_OUT',
  'FAILED',
  'BREAKER_OPEN',
  'REFUSED_BY_EXCHANGE',
  'QUARANTINED',
])

const isTold = (fate: Fate): boolean => fate === 'answered' || fate === 'limited' || fate === 'incomplete'

type Row = {
  readonly name: string
  readonly hasAnswered: boolean
  readonly released: number
  readonly warning: string
  readonly fates: readonly { readonly fate: Fate; readonly did: string; readonly types: readonly string[] }[]
}

const rowOf = (entries: readonly Entry[], awaited: ReadonlySet<string>): readonly Row[] => {
  const typesByFate = new Map<Fate, RecordType[]>()
  for (const entry of entries) {
    const fate = fateOf(entry, awaited)
    if (fate !== undefined) typesByFate.set(fate, [...(typesByFate.get(fate) ?? []), entry.type])
  }
  const [first] = entries
  if (first === undefined || typesByFate.size === 0) return []
  const { id, name } = first.exchange
  const warning = entries.map(({ identityWarning }) => identityWarning).find((one) => one !== null) ?? null
  const fates = IN_ORDER.filter((fate) => typesByFate.has(fate))
  return [
    {
      name: name ?? id,
      hasAnswered: fates.some(isTold) && !fates.some((fate) => TROUBLE.has(fate)),
      released: entries.reduce((sum, { released }) => sum + (released ?? 0), 0),
      warning: warning === null || warning === 'UNVERIFIED' ? '' : WARNINGS[warning],
      fates: fates.map((fate) => ({
        fate,
        did: FATES[fate].did,
        // Kinds of record are named only where an exchange fared differently with others.
        types: fates.length === 1 ? [] : (typesByFate.get(fate) ?? []).map((type) => wordsFor(type, 'recordType')),
      })),
    },
  ]
}

/** Those that fared alike, with the same kinds of record, in one line. */
const groupsOf = (rows: readonly Row[]) => {
  const told = rows.flatMap(({ name, fates }) =>
    fates.flatMap(({ fate, did, types }) =>
      fate === 'answered' || fate === 'limited' ? [] : [{ name, fate, did, types: types.join(', ') }],
    ),
  )
  const alike = [...Map.groupBy(told, ({ fate, types }) => `${fate} ${types}`).values()]
  return IN_ORDER.flatMap((fate) =>
    alike.flatMap((group) => {
      const [first] = group
      if (first === undefined || first.fate !== fate) return []
      const names = group.map(({ name }) => name)
      const isShort = names.length <= MOST_NAMED
      return [
        {
          fate,
          who: isShort ? listed(names) : `${names.length} exchanges`,
          did: first.did,
          types: first.types,
          names: isShort ? [] : names,
        },
      ]
    }),
  )
}

/**
 * What every exchange did, in words a clinician reads. An exchange has answered when it told what it may tell of something and nothing of it failed; what
 * else it did not share is named beside, kind by kind. `awaited`: exchanges that are still being asked.
 */
export const manifestView = (manifest: readonly Entry[], awaited: ReadonlySet<string> = new Set()) => {
  const byExchange = Map.groupBy(manifest, ({ exchange }) => exchange.id)
  const rows = [...byExchange.values()].flatMap((entries) => rowOf(entries, awaited))
  const total = rows.length
  const answered = rows.filter(({ hasAnswered }) => hasAnswered).length
  const groups = groupsOf(rows)
  return {
    total,
    answered,
    isWhole: answered === total && groups.length === 0,
    limited: rows.filter(({ fates }) => fates.some(({ fate }) => fate === 'limited')).length,
    /** "27 of 30 exchanges answered; Croydon timed out; Sutton withheld by …" */
    sentence: [
      `${answered} of ${total} exchanges answered`,
      ...groups.map(({ who, did, types }) => `${who} ${did}${types === '' ? '' : ` (${types})`}`),
    ].join('; '),
    groups,
    warnings: rows.flatMap(({ name, warning }) => (warning === '' ? [] : [{ name, warning }])),
    rows,
  }
}
