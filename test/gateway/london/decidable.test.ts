import { expect, test } from 'vitest'
import { SNOMED } from '../../london/generator/concept.ts'
import { generate } from '../../london/generator/generate.ts'
import { sourceKeyOf } from '../../london/generator/truth.ts'

// An independent reading of the README's sameness, by content alone: that it finds the truth again, exactly, shows that the truth can be found.

type Concept = {
  readonly coding?: readonly { readonly system?: string; readonly code?: string; readonly display?: string }[]
  readonly text?: string
}
type Resource = Readonly<Record<string, unknown>>
type Read = {
  readonly key: string
  readonly truthId: string
  readonly codes: readonly string[]
  readonly words: readonly string[]
  readonly date: string | undefined
  readonly beside: string
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** Where a GP system says what was given, and leaves the vaccine's own code unknown. */
const vaccinationOf = ({ extension }: Resource): Concept | undefined =>
  ((extension ?? []) as readonly { readonly valueCodeableConcept?: Concept }[]).find(
    ({ valueCodeableConcept }) => valueCodeableConcept !== undefined,
  )?.valueCodeableConcept

const conceptOf = (resource: Resource): Concept => {
  const { code, vaccineCode, medicationCodeableConcept, contained, serviceType, condition, type, category } = resource
  const { serviceRequested, reasonCode } = resource
  const within = (firstOf(contained) ?? firstOf(condition)) as { readonly code?: Concept } | undefined
  return (code ??
    vaccinationOf(resource) ??
    vaccineCode ??
    medicationCodeableConcept ??
    within?.code ??
    firstOf(serviceType) ??
    firstOf(serviceRequested) ??
    firstOf(reasonCode) ??
    firstOf(type) ??
    firstOf(category)) as Concept
}

const dateOf = (resource: Resource): string | undefined => {
  const {
    onsetDateTime,
    authoredOn,
    effectivePeriod,
    occurrenceDateTime,
    effectiveDateTime,
    performedDateTime,
    period,
    date,
    created,
    indexed,
    start,
  } = resource
  const span = (period ?? effectivePeriod) as { readonly start?: string } | undefined
  return (onsetDateTime ??
    authoredOn ??
    occurrenceDateTime ??
    effectiveDateTime ??
    performedDateTime ??
    span?.start ??
    date ??
    // A document's day in STU3; what R4 calls so is when an appointment or a plan was written down.
    (indexed === undefined ? start : created)) as string | undefined
}

const besideOf = ({ masterIdentifier, relationship }: Resource): string =>
  (masterIdentifier as { readonly value?: string } | undefined)?.value ??
  (relationship as { readonly text?: string } | undefined)?.text ??
  ''

const whole = (date: string): boolean => date.length > 10

const compatible = (a: string | undefined, b: string | undefined): boolean => {
  if (a === undefined || b === undefined) return true
  if (whole(a) && whole(b)) return Date.parse(a) === Date.parse(b)
  const length = Math.min(a.length, b.length, 10)
  return a.slice(0, length) === b.slice(0, length)
}

const same = (a: Read, b: Read): boolean =>
  a.beside === b.beside &&
  compatible(a.date, b.date) &&
  (a.codes.length > 0 && b.codes.length > 0
    ? a.codes.some((code) => b.codes.includes(code))
    : a.words.some((words) => b.words.includes(words)))

/** The groups that the rule makes of one list, as sorted keys. */
const grouped = (list: readonly Read[]): readonly string[] => {
  const groups: Read[][] = []
  for (const read of list) {
    const met = groups.filter((group) => group.some((other) => same(read, other)))
    const joined = [read, ...met.flat()]
    groups.splice(0, groups.length, ...groups.filter((group) => !met.includes(group)), joined)
  }
  return groups
    .map((group) =>
      group
        .map((read) => read.key)
        .sort()
        .join(),
    )
    .sort()
}

test.each(['london', 'another', 'third'])(
  'what is the same can be told from the content of the records alone (seed %s)',
  (seed) => {
    const { held, truth, people } = generate({ seed })
    const lists = new Map<string, Read[]>()
    for (const [exchange, all] of held)
      for (const told of all.flatMap((one) => one.records)) {
        const key = sourceKeyOf(exchange, `${told.resourceType}/${told.id}`)
        const telling = truth.tellings.get(key)
        if (!telling) throw new Error('A record that the truth does not know.')
        const resource = JSON.parse(told.text) as Resource
        const concept = conceptOf(resource)
        const list = `${telling.patient} ${telling.type}`
        const codings = (concept.coding ?? []).filter(
          (coding) => coding.system === SNOMED || coding.system === 'https://dmd.nhs.uk',
        )
        lists.set(list, [
          ...(lists.get(list) ?? []),
          {
            key,
            truthId: telling.truthId,
            codes: codings.map((coding) => coding.code ?? ''),
            words: [concept.text, ...codings.map((coding) => coding.display)].filter((words) => words !== undefined),
            date: dateOf(resource),
            beside: besideOf(resource),
          },
        ])
      }
    expect(lists.size).toBeGreaterThan(people.length)
    for (const list of lists.values()) {
      const true_ = [...Map.groupBy(list, (read) => read.truthId).values()]
        .map((group) =>
          group
            .map((read) => read.key)
            .sort()
            .join(),
        )
        .sort()
      expect(grouped(list)).toEqual(true_)
    }
  },
)
