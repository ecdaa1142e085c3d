import { dateWords, dayWords } from './date-words.ts'
import { NOTHING_OFFERED, type Offering, type SourceOffer } from './offers.ts'
import type { Amount, Concept, Source, Told, ToldLink, ToldWithDissent, Value } from './told.ts'

/** What a concept is called: the source's own words, else the first name that a code has. */
export const conceptWords = ({ text, codings }: Concept): string =>
  text ??
  codings.find(({ display }) => display !== null)?.display ??
  codings.find(({ code }) => code !== null)?.code ??
  ''

const SYSTEMS: readonly (readonly [string, string])[] = [
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['http://loinc.org', 'LOINC'],
  ['https://dmd.nhs.uk', 'dm+d'],
  ['http://read.info/readv2', 'Read v2'],
  ['http://read.info/ctv3', 'Read CTV3'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['http://unitsofmeasure.org', 'UCUM'],
]

const systemWords = (system: string | null): string =>
  SYSTEMS.find(([uri]) => uri === system)?.[1] ?? system ?? 'No code system stated'

/** Each code as a line: `SNOMED CT 91936005: Allergy to penicillin`. */
export const codeLines = ({ codings }: Concept): readonly string[] =>
  codings.map(
    ({ system, code, display }) =>
      `${systemWords(system)} ${code ?? 'without a code'}${display === null ? '' : `: ${display}`}`,
  )

/** The coded name, where it says otherwise than the source's own words. */
const codedBeside = (concept: Concept): string => {
  const words = conceptWords(concept)
  const display = concept.codings.find((coding) => coding.display !== null)?.display ?? ''
  return display.toLowerCase() === words.toLowerCase() ? '' : display
}

/** A measured amount in words, `≥ 5.2 mmol/L`. */
export const amountWords = ({ value, unit, comparator }: Amount): string =>
  [comparator, value, unit].filter((part) => part !== null).join(' ')

/** What was measured or found, in words; '' where nothing is said. */
export const valueWords = ({ quantity, concept, text }: Value): string =>
  quantity !== null ? amountWords(quantity) : concept !== null ? conceptWords(concept) : (text ?? '')

/** A code of a source in words: `entered-in-error` is "Entered in error". */
export const sentenceCase = (code: string): string => {
  const words = code.replaceAll(/[-_]/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const MEDICATION_KINDS = {
  STATEMENT: 'Stated to be taken',
  REQUEST: 'Prescribed',
  DISPENSE: 'Dispensed',
  ADMINISTRATION: 'Given',
} as const

type Detail = { readonly name: string; readonly words: string }

const several = (concepts: readonly Concept[] | undefined): string => (concepts ?? []).map(conceptWords).join(', ')

const maybe = (concept: Concept | null | undefined): string => (concept == null ? '' : conceptWords(concept))

/** What is said before what a source makes of a value. */
export const JUDGED = 'The source says it is'

const reactionsOf = ({ reactions = [] }: Told): readonly Detail[] =>
  reactions.map(({ manifestations, severity, onset }) => ({
    name: 'Reaction',
    words: [several(manifestations), severity ?? '', onset === null ? '' : dayWords(onset)]
      .filter((part) => part !== '')
      .join(', '),
  }))

/** What a record says beside what it is, each under its name; what its source did not say is left out. */
export const detailsOf = (told: Told): readonly Detail[] => {
  const own = conceptWords(told.concept)
  const all: readonly Detail[] = [
    ...(told.dosages ?? []).map((words) => ({ name: 'Dose', words })),
    ...reactionsOf(told),
    { name: 'Danger of another exposure', words: told.criticality == null ? '' : sentenceCase(told.criticality) },
    { name: 'Last reaction', words: told.lastOccurrence == null ? '' : dayWords(told.lastOccurrence) },
    { name: 'How sure', words: told.verificationStatus == null ? '' : sentenceCase(told.verificationStatus) },
    { name: 'Value', words: told.value === undefined ? '' : valueWords(told.value) },
    ...(told.components ?? []).map(({ concept, value }) => ({ name: conceptWords(concept), words: valueWords(value) })),
    { name: 'No value, because', words: maybe(told.absentReason) },
    { name: JUDGED, words: several(told.interpretations) },
    ...(told.referenceRanges ?? []).map((words) => ({ name: 'Reference range', words })),
    { name: 'Conclusion', words: told.conclusion ?? '' },
    { name: 'Conclusion, coded', words: several(told.conclusionCodes) },
    { name: 'Title', words: told.title ?? '' },
    {
      name: 'Category',
      words:
        told.recordType === 'ALERT' || told.recordType === 'DOCUMENT' || told.recordType === 'RESULT'
          ? several(told.categories)
          : '',
    },
    { name: 'Severity', words: maybe(told.severity) },
    {
      name: 'Where in the body',
      words: [several(told.bodySites), maybe(told.site)].filter((part) => part !== '').join(', '),
    },
    { name: 'Entry', words: told.medicationKind === undefined ? '' : MEDICATION_KINDS[told.medicationKind] },
    { name: 'Quantity', words: told.quantity == null ? '' : amountWords(told.quantity) },
    { name: 'Class', words: told.encounterClass?.display ?? told.encounterClass?.code ?? '' },
    { name: 'Provided by', words: told.serviceProvider ?? '' },
    { name: 'Outcome', words: maybe(told.outcome) },
    { name: 'Priority', words: told.priority == null ? '' : sentenceCase(told.priority) },
    { name: 'For', words: told.description ?? '' },
    { name: 'Service', words: several(told.serviceTypes) },
    {
      name: 'Reason',
      words: [several(told.reasons), maybe(told.statusReason)].filter((part) => part !== '').join(', '),
    },
    { name: 'Dose number', words: told.doseNumber ?? '' },
    { name: 'Batch', words: told.lotNumber ?? '' },
    { name: 'Protects against', words: several(told.targetDiseases) },
    { name: 'Relative', words: maybe(told.relationship) },
    ...(told.familyConditions ?? []).map(({ concept, outcome }) => ({
      name: 'Has or had',
      words: [conceptWords(concept), maybe(outcome)].filter((part) => part !== '').join(', '),
    })),
    ...(told.activities ?? []).map((words) => ({ name: 'Planned', words })),
    ...told.notes.map((words) => ({ name: 'Note', words })),
  ]
  return all.filter(({ words }) => words !== '' && words !== own)
}

/** Where a telling comes from, in full. */
export const sourceView = (source: Source) => ({
  exchange: source.exchange.name ?? source.exchange.id,
  custodian: source.custodian === null ? '' : (source.custodian.name ?? source.custodian.odsCode),
  odsCode: source.custodian?.odsCode ?? '',
  sourceId: source.sourceId,
  version: source.version ?? '',
  updated: dateWords(source.lastUpdated),
  hasUpdated: source.lastUpdated !== null,
  author: source.author ?? '',
})

const OVER: ReadonlySet<string> = new Set([
  'completed',
  'stopped',
  'cancelled',
  'entered-in-error',
  'not-taken',
  'ended',
  'inactive',
  'resolved',
  'remission',
  'abated',
  'revoked',
  'refuted',
])

/** Whether a record plainly speaks of what is over or was a mistake. What does not say so is taken to hold. */
export const isOver = ({ status, endDate, verificationStatus }: Told, now: number): boolean =>
  (status !== null && OVER.has(status.toLowerCase())) ||
  verificationStatus === 'refuted' ||
  verificationStatus === 'entered-in-error' ||
  (endDate !== null && Date.parse(endDate) < now)

/** Where a document opens. */
export type Opening = (told: Told, link: ToldLink) => string

/** At its link itself, as a file to keep. */
export const WHERE_IT_IS: Opening = (_, { url }) => url

/** What may be done about each source of a record that offers something. */
const actsOf = (sources: readonly (ReturnType<typeof sourceView> & SourceOffer)[]) =>
  sources.flatMap(({ exchange, correct, inError }) =>
    correct === '' && inError === '' ? [] : [{ exchange, correct, inError }],
  )

const tellingView = (told: Told, offering: Offering) => {
  const sources = told.provenance.map((source) => ({ ...sourceView(source), ...offering(told, source) }))
  return { ...saidView(told), sources, acts: actsOf(sources) }
}

const saidView = (told: Told) => ({
  id: told.id,
  type: told.recordType,
  words: conceptWords(told.concept),
  coded: codedBeside(told.concept),
  codes: codeLines(told.concept),
  date: dateWords(told.date),
  ends: told.endDate === null ? '' : dateWords(told.endDate),
  recorded: told.recordedDate === null ? '' : dateWords(told.recordedDate),
  status: told.status === null ? '' : sentenceCase(told.status),
  isMistake: told.status === 'entered-in-error' || told.verificationStatus === 'entered-in-error',
  labels: told.confidentiality.map(({ display, code }) => display ?? code ?? '').filter((label) => label !== ''),
  details: detailsOf(told),
  from: [...new Set(told.provenance.map(({ exchange }) => exchange.name ?? exchange.id))],
})

/** One record as the page shows it, with everybody who tells it otherwise. */
export const itemView = (
  told: ToldWithDissent,
  offering: Offering = NOTHING_OFFERED,
  opening: Opening = WHERE_IT_IS,
) => ({
  ...tellingView(told, offering),
  noneKnown: told.noneKnown === true,
  resuscitation: told.resuscitation === true,
  links: (told.links ?? []).map((link) => ({
    url: opening(told, link),
    exchange: link.exchange.name ?? link.exchange.id,
  })),
  dissenting: told.dissenting.map((other) => tellingView(other, offering)),
})

export type ItemView = ReturnType<typeof itemView>
