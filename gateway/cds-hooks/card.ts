import type { ManifestEntry } from '../../schema/model/manifest.ts'
import type { UnifiedRecord } from '../../schema/model/record.ts'
import type { RecordType } from '../../schema/model/record-type.ts'
import type { View } from '../disclosure/view.ts'
import { completenessSentence } from '../subgraphs/records/completeness-sentence.ts'

/** A card (CDS Hooks 2.0). */
export type Card = {
  readonly uuid: string
  /** One sentence, fewer than 140 characters. */
  readonly summary: string
  readonly detail: string
  readonly indicator: 'info' | 'warning'
  readonly source: { readonly label: string; readonly url: string }
  readonly links?: readonly { readonly label: string; readonly url: string; readonly type: 'absolute' }[]
}

/** What a card says, before it has a name and a source. */
export type Said = Pick<Card, 'summary' | 'detail' | 'indicator'>

/** What a card is made of: few types, since that much of the record is seen by a program that nobody asked. */
export const CARD_TYPES = ['ALERT', 'ALLERGY', 'CONDITION', 'MEDICATION'] as const satisfies readonly RecordType[]

const LONGEST_SUMMARY = 139

/** A source's words are words, whatever they look like in Markdown. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+\-.!|~&]/g, '\\$&')

const shortened = (text: string): string =>
  text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY - 1)}…`

const UNHEARD: ReadonlySet<string | null> = new Set([
  'TIMED_OUT',
  'FAILED',
  'QUARANTINED',
  'REFUSED_BY_EXCHANGE',
  'EXCLUDED_BY_READER',
  'LOCATOR',
  'PILOT',
  'MAINTENANCE',
  'BREAKER_OPEN',
])

const exchangesWhere = ({ manifest }: View, is: (entry: ManifestEntry) => boolean): readonly string[] => [
  ...new Set(manifest.filter(is).map(({ exchange }) => exchange)),
]

/** Alerts that stand, resuscitation decisions first, each in words. */
const alertsIn = (view: View): readonly { readonly words: string; readonly resuscitation: boolean }[] => {
  const records = (view.lists.get('ALERT')?.records ?? []) as readonly UnifiedRecord<'ALERT'>[]
  return records
    .filter(({ status, noneKnown }) => !noneKnown && status !== 'inactive' && status !== 'entered-in-error')
    .map(({ concept, resuscitation }) => ({
      words:
        concept.text ?? concept.codings.find(({ display }) => display !== null)?.display ?? 'an alert without words',
      resuscitation,
    }))
    .sort((a, b) => Number(b.resuscitation) - Number(a.resuscitation))
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** What of alerts may be said in a few words: "none known" only where that is known. */
const alertWords = (view: View, alerts: readonly { readonly words: string }[]): string => {
  if (alerts.length > 0) return alerts.map(({ words }) => words.replaceAll(/\s+/g, ' ')).join(', ')
  return view.lists.get('ALERT')?.completeness.state === 'NONE_KNOWN' ? 'none known' : 'not known'
}

const TYPE_WORDS = { ALERT: 'Alerts', ALLERGY: 'Allergies', CONDITION: 'Problems', MEDICATION: 'Medicines' } as const

/** The card of one view. It holds what the corridor released, and says who did not answer and who may not share. */
export const cardOf = (view: View, nameOf: (exchange: string) => string): Said => {
  const holding = exchangesWhere(view, ({ released }) => (released ?? 0) > 0)
  const unheard = exchangesWhere(
    view,
    ({ state, notAskedReason, incomplete }) => UNHEARD.has(state) || UNHEARD.has(notAskedReason) || incomplete,
  )
  const withheld = exchangesWhere(
    view,
    ({ state }) => state === 'WITHHELD_BY_CHOICE' || state === 'WITHHELD_BY_AGREEMENT',
  )
  const alerts = alertsIn(view)
  const all = exchangesWhere(view, () => true).length
  const names = (ids: readonly string[]): string => plain(ids.map(nameOf).join(', '))
  const found =
    holding.length > 0
      ? `Record available from ${counted(holding.length, 'exchange', 'exchanges')}`
      : `No record released by the exchanges that answered`
  const warns =
    unheard.length + withheld.length > 0
      ? ` (${unheard.length + withheld.length} of ${all} not heard or not sharing)`
      : ''
  return {
    summary: shortened(`${found}${warns}; alerts: ${alertWords(view, alerts)}`),
    indicator: alerts.length > 0 ? 'warning' : 'info',
    detail: [
      alerts.length > 0 ? `**Alerts**\n${alerts.map(({ words }) => `- ${plain(words)}`).join('\n')}` : '',
      CARD_TYPES.map((type) => {
        const list = view.lists.get(type)
        return list === undefined
          ? ''
          : `- ${TYPE_WORDS[type]}: ${list.records.length}. ${plain(completenessSentence(list.completeness))}`
      }).join('\n'),
      unheard.length > 0 ? `**Not heard, or not in full:** ${names(unheard)}` : '',
      withheld.length > 0 ? `**Not shared here:** ${names(withheld)}` : '',
      view.verified ? '' : 'The demographics service could not confirm who this is.',
      `Receipt ${view.receipt}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  }
}

/** Whatever the reason, and whether there is such a person or not. */
export const REFUSED: Said = {
  summary: 'Nothing from other exchanges can be shown here for this purpose',
  detail: 'Ask in the exchange itself: it says what can be done.',
  indicator: 'info',
}

/** Nobody was asked about: that is not to be taken for nothing found. */
export const NOBODY_NAMED: Said = {
  summary: 'Other exchanges were not asked: this patient has no single NHS number here',
  detail: 'Nothing is known of records elsewhere until the patient is found by their NHS number.',
  indicator: 'info',
}
