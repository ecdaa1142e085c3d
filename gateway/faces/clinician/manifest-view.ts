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

type Words = {
  /** After the names of the exchanges: "Croydon timed out". */
  readonly did: string
  /** What the reader may do, where there is something. */
  readonly next?: string
}

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

/**
 * What every exchange did, in words a clinician reads. An exchange has answered when it answered for every kind of record that it can hold and was asked
 * for; the others are named, each with why. `awaited`: exchanges that are still being asked.
 */
export const manifestView = (manifest: readonly Entry[], awaited: ReadonlySet<string> = new Set()) => {
  const rows = [...Map.groupBy(manifest, ({ exchange }) => exchange.id).values()].flatMap((entries) => {
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
        isWhole: fates.every((fate) => fate === 'answered' || fate === 'limited'),
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
  })
  const total = rows.length
  const answered = rows.filter(({ isWhole }) => isWhole).length
  const groups = IN_ORDER.filter((fate) => fate !== 'answered' && fate !== 'limited').flatMap((fate) => {
    const names = rows.filter(({ fates }) => fates.some((one) => one.fate === fate)).map(({ name }) => name)
    if (names.length === 0) return []
    const who = names.length <= MOST_NAMED ? listed(names) : `${names.length} exchanges`
    return [{ fate, who, did: FATES[fate].did, names: names.length <= MOST_NAMED ? [] : names }]
  })
  return {
    total,
    answered,
    isWhole: answered === total,
    limited: rows.filter(({ fates }) => fates.some(({ fate }) => fate === 'limited')).length,
    /** "27 of 30 exchanges answered; Croydon timed out; Sutton withheld by …" */
    sentence: [`${answered} of ${total} exchanges answered`, ...groups.map(({ who, did }) => `${who} ${did}`)].join(
      '; ',
    ),
    groups,
    warnings: rows.flatMap(({ name, warning }) => (warning === '' ? [] : [{ name, warning }])),
    rows,
  }
}

export type ManifestView = ReturnType<typeof manifestView>
