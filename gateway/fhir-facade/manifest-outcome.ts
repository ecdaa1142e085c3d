import type { ExchangeState, ManifestEntry, NotAskedReason } from '../../schema/model/manifest.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { View } from '../disclosure/view.ts'
import type { RegistryReader } from '../subgraphs/house-context.ts'
import { completenessSentence } from '../subgraphs/records/completeness-sentence.ts'
import { isObject, type Json, pruned, type Resource } from './resource.ts'

type Said = { readonly severity: 'information' | 'warning'; readonly code: string; readonly words: string }

const NOT_ASKED: Readonly<Record<NotAskedReason, Said>> = {
  TYPE_NOT_OFFERED: { severity: 'information', code: 'not-supported', words: 'does not hold this' },
  EXCLUDED_BY_READER: { severity: 'warning', code: 'incomplete', words: 'was left out by whoever asked' },
  LOCATOR: {
    severity: 'warning',
    code: 'incomplete',
    words: 'was not asked: it said lately that it does not know this person',
  },
  PILOT: { severity: 'warning', code: 'incomplete', words: 'was not asked: it is in pilot with others' },
  MAINTENANCE: { severity: 'warning', code: 'incomplete', words: 'was not asked: it is under maintenance' },
  BREAKER_OPEN: { severity: 'warning', code: 'incomplete', words: 'was not asked: it has failed too often' },
}

const STATES: Readonly<Record<Exclude<ExchangeState, 'NOT_ASKED'>, Said>> = {
  ANSWERED: { severity: 'information', code: 'informational', words: 'answered' },
  EMPTY: { severity: 'information', code: 'informational', words: 'answered, with nothing' },
  TIMED_OUT: { severity: 'warning', code: 'timeout', words: 'did not answer in time' },
  FAILED: { severity: 'warning', code: 'incomplete', words: 'failed' },
  QUARANTINED: {
    severity: 'warning',
    code: 'conflict',
    words: 'answered about another person, and that was not taken',
  },
  REFUSED_BY_EXCHANGE: { severity: 'warning', code: 'incomplete', words: 'refused' },
  WITHHELD_BY_CHOICE: {
    severity: 'warning',
    code: 'suppressed',
    words: 'was not asked: the patient’s choices do not allow it',
  },
  WITHHELD_BY_AGREEMENT: {
    severity: 'warning',
    code: 'suppressed',
    words: 'was not asked: no agreement in force allows it',
  },
}

const saidOf = ({ state, notAskedReason }: ManifestEntry): Said =>
  state === 'NOT_ASKED' ? NOT_ASKED[notAskedReason ?? 'TYPE_NOT_OFFERED'] : STATES[state]

const typeWords = (type: RecordType): string => type.toLowerCase().replaceAll('_', ' ')

/** What is said alike of several record types at one exchange is said once. */
const alike = ({
  exchange,
  state,
  notAskedReason,
  partlyWithheld,
  incomplete,
  identityWarning,
}: ManifestEntry): string => [exchange, state, notAskedReason, partlyWithheld, incomplete, identityWarning].join(' ')

const asides = ({ partlyWithheld, incomplete, identityWarning }: ManifestEntry): string =>
  [
    partlyWithheld ? '; some of its data controllers may not share' : '',
    incomplete ? '; it did not tell all of it' : '',
    identityWarning === null ? '' : `; who it speaks of is to be checked (${identityWarning})`,
  ].join('')

const issueOf = (
  entries: readonly [ManifestEntry, ...ManifestEntry[]],
  base: string,
  nameOf: (entry: ManifestEntry) => string,
): Json => {
  const [first] = entries
  const { severity, code, words } = saidOf(first)
  const types = entries.map(({ type }) => typeWords(type)).join(', ')
  const isWarning = severity === 'warning' || first.partlyWithheld || first.incomplete || first.identityWarning !== null
  return {
    extension: [
      {
        url: `${base}/StructureDefinition/exchange`,
        valueCoding: { system: `${base}/CodeSystem/exchange`, code: first.exchange, display: nameOf(first) },
      },
      ...entries.map(({ type }) => ({ url: `${base}/StructureDefinition/record-type`, valueCode: type })),
      ...(first.released === null
        ? []
        : [
            {
              url: `${base}/StructureDefinition/released`,
              valueUnsignedInt: entries.reduce((sum, { released }) => sum + (released ?? 0), 0),
            },
          ]),
    ],
    severity: isWarning ? 'warning' : 'information',
    code: isWarning && severity === 'information' && code === 'informational' ? 'incomplete' : code,
    details: {
      coding: [
        {
          system: `${base}/CodeSystem/exchange-state`,
          code: first.notAskedReason ?? first.state,
        },
      ],
      text: `${nameOf(first)} ${words}${asides(first)} (${types}).`,
    },
  }
}

/** What else the outcome tells. */
export type Beside = {
  readonly base: string
  readonly registry: Pick<RegistryReader, 'exchange'>
  /** Sentences of what the caller must know of their own question: what of it was left out. */
  readonly warnings: readonly string[]
}

/**
 * The manifest of a view as an OperationOutcome: for every exchange what happened, for every list what may be concluded of it, and the receipt. It is with every page of every answer, so that
 * nothing found is never taken for nothing there.
 */
export const manifestOutcome = (view: View, { base, registry, warnings }: Beside): Resource => {
  const nameOf = ({ exchange }: ManifestEntry): string => registry.exchange(exchange)?.name ?? exchange
  const groups = Map.groupBy(view.manifest, alike).values()
  const issues = [
    ...warnings.map((text) => ({ severity: 'warning', code: 'not-supported', details: { text } })),
    ...(view.verified
      ? []
      : [
          {
            severity: 'warning',
            code: view.mayExist ? 'incomplete' : 'not-found',
            details: {
              text: view.mayExist
                ? 'The demographics service could not confirm who this is.'
                : 'The demographics service knows nobody by this number.',
            },
          },
        ]),
    ...[...view.lists].map(([type, { completeness }]) => ({
      extension: [{ url: `${base}/StructureDefinition/record-type`, valueCode: type }],
      severity: completeness.complete ? 'information' : 'warning',
      code: completeness.complete ? 'informational' : 'incomplete',
      details: {
        coding: [{ system: `${base}/CodeSystem/completeness`, code: completeness.state }],
        text: `${typeWords(type)}: ${completenessSentence(completeness)}`,
      },
    })),
    ...[...groups].flatMap(([first, ...others]) =>
      first === undefined ? [] : [issueOf([first, ...others], base, nameOf)],
    ),
    ...view.explanation.map((text) => ({ severity: 'information', code: 'suppressed', details: { text } })),
    {
      severity: 'information',
      code: 'informational',
      details: { coding: [{ system: `${base}/receipt`, code: view.receipt }], text: `Receipt ${view.receipt}` },
    },
  ]
  const made = pruned({ issue: issues })
  return { resourceType: 'OperationOutcome', ...(isObject(made) ? made : {}) }
}

/** Whether it may be said of this view that there is nothing: never where somebody was not heard, or not all may be shared. */
export const saysNone = (view: View): boolean =>
  [...view.lists.values()].every(({ completeness }) => completeness.state === 'NONE_KNOWN')
