import type { CodedConcept } from '../../schema/model/coded-concept.ts'
import type { FhirDate } from '../../schema/model/fhir-date.ts'
import type { MedicationContent } from '../../schema/model/record.ts'
import { statesNoneKnown } from '../fhir/none-known.ts'
import { attribute, childrenOf, descend, descendAll, type XmlElement } from '../xml/xml-element.ts'
import { conceptOf, conceptsOf, isUnstated, wordsOf } from './concept.ts'
import { isInDoubt, isKindOnly, NO_KNOWN_MEDICINE, namesAThing } from './denial.ts'
import type { Narrative } from './narrative.ts'
import { between } from './observed-value.ts'
import {
  amountOf,
  hasTemplate,
  isNegated,
  type Period,
  periodOf,
  quantityOf,
  saying,
  stateOf,
  typeOf,
} from './stated.ts'
import {
  type EntryReader,
  NONE_STATED,
  NOTHING_WITHOUT,
  nameOf,
  notesOf,
  type Reading,
  recordedOf,
  related,
  relatedBy,
  type Statement,
  UNREADABLE,
} from './statement.ts'

const NOT_TO_BE_GIVEN = 'Do not perform: this is an instruction that the medicine is not to be given.'
const WAS_NOT_TAKEN = 'Not taken: the exchange states that this medicine was not taken or not given.'

const STATES: ReadonlyMap<string | null, string> = new Map([
  ['active', 'active'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['cancelled', 'stopped'],
  ['suspended', 'on-hold'],
  ['held', 'on-hold'],
  ['nullified', 'entered-in-error'],
])

/** The product of a `consumable` or a supply: its code, or its name. */
export const productOf = (administration: XmlElement, narrative: Narrative): CodedConcept => {
  const product = descend(administration, 'consumable', 'manufacturedProduct')
  const material = descend(product, 'manufacturedMaterial') ?? descend(product, 'manufacturedLabeledDrug')
  const concept = conceptOf(descend(material, 'code'), narrative)
  return concept.text === null ? { ...concept, text: nameOf(descend(material, 'name')) } : concept
}

/** When it is given over and over, not from when to when. */
const isRhythm = (time: XmlElement): boolean => {
  const type = typeOf(time)
  return (
    type === 'PIVL_TS' ||
    type === 'EIVL_TS' ||
    attribute(time, 'operator') === 'A' ||
    descend(time, 'period') !== undefined
  )
}

/** From when to when: the first effective time that is no rhythm. */
export const givenWhen = (administration: XmlElement): Period =>
  periodOf(childrenOf(administration, 'effectiveTime').find((time) => !isRhythm(time)))

const rhythmOf = (administration: XmlElement, narrative: Narrative): string | null => {
  for (const time of childrenOf(administration, 'effectiveTime').filter(isRhythm)) {
    const period = descend(time, 'period')
    const every = amountOf(period) ?? between(period)
    if (every !== null) return `every ${every}`
    const event = conceptOf(descend(time, 'event'), narrative)
    const words = wordsOf(event) ?? event.codings[0]?.code ?? null
    if (words !== null) return words
  }
  return null
}

/** A dose, or the range of one. */
const doseOf = (administration: XmlElement): string | null => {
  const dose = descend(administration, 'doseQuantity')
  const range = [amountOf(descend(dose, 'low')), amountOf(descend(dose, 'high'))].filter((part) => part !== null)
  return amountOf(dose) ?? (range.length === 0 ? null : range.join(' to '))
}

const FREE_TEXT_SIG = '2.16.840.1.113883.10.20.22.4.147'

/** The prescription in the prescriber's own words, where the source gives them as such. */
const freeTextSigOf = (administration: XmlElement, narrative: Narrative): string | null => {
  const sig = [...related(administration, 'substanceAdministration'), ...related(administration, 'act')].find((one) =>
    hasTemplate(one, FREE_TEXT_SIG),
  )
  return sig === undefined ? null : saying(narrative.wordsOf(descend(sig, 'text')))
}

/** The dosage in words: the source's own, and only where it gives none, the parts that say most. */
const dosageOf = (administration: XmlElement, narrative: Narrative): string | null => {
  const own = freeTextSigOf(administration, narrative)
  if (own !== null) return own
  const parts = [
    doseOf(administration),
    wordsOf(conceptOf(descend(administration, 'routeCode'), narrative)),
    rhythmOf(administration, narrative),
    amountOf(descend(administration, 'rateQuantity')),
    descend(administration, 'precondition', 'criterion') === undefined ? null : 'as needed',
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

const suppliedOf = (administration: XmlElement): MedicationContent['quantity'] => {
  for (const supply of related(administration, 'supply')) {
    const quantity = quantityOf(descend(supply, 'quantity'))
    if (quantity !== null) return quantity
  }
  return null
}

/** What a negated statement says of the medicine, before what else is noted of it. */
const negationOf = (administration: XmlElement): string =>
  attribute(administration, 'moodCode') === 'EVN' ? WAS_NOT_TAKEN : NOT_TO_BE_GIVEN

const statusOf = (administration: XmlElement, kind: MedicationContent['kind'], negated: boolean): string | null => {
  const state = STATES.get(stateOf(administration)) ?? null
  if (!negated || state === 'entered-in-error') return state
  return kind === 'ADMINISTRATION' ? 'not-done' : 'not-taken'
}

const readOne = (
  administration: XmlElement,
  kind: 'ADMINISTRATION' | null,
  { entry, narrative, labels }: Statement,
): Reading => {
  const negated = isNegated(administration) || isNegated(entry)
  let concept = productOf(administration, narrative)
  // A medicine that cannot be coded is told in the words of its prescription.
  if (isUnstated(concept)) concept = { codings: [], text: freeTextSigOf(administration, narrative) }
  let noneKnown = statesNoneKnown(concept)
  if (isUnstated(concept) || (isKindOnly(concept) && !namesAThing(concept.text))) {
    const doubt = isInDoubt(concept.text) || isInDoubt(narrative.wordsOf(descend(administration, 'text')))
    if (!negated || doubt) return UNREADABLE
    if (kind === 'ADMINISTRATION') return NONE_STATED
    concept = NO_KNOWN_MEDICINE
    noneKnown = true
  } else if (isKindOnly(concept)) concept = { codings: [], text: concept.text }
  const { start, end } = givenWhen(administration)
  const dosage = dosageOf(administration, narrative)
  const recorded: FhirDate | null = recordedOf(administration, entry)
  const notes = notesOf(administration, narrative)
  const content: MedicationContent = {
    concept,
    status: statusOf(administration, kind, negated && !noneKnown),
    date: start,
    endDate: end,
    recordedDate: recorded,
    confidentiality: labels,
    notes: negated && !noneKnown ? [negationOf(administration), ...notes] : notes,
    noneKnown,
    kind,
    intent: null,
    dosages: dosage === null || noneKnown ? [] : [dosage],
    quantity: suppliedOf(administration),
    reasons: conceptsOf(
      relatedBy(administration, 'RSON', 'observation').flatMap((one) => childrenOf(one, 'value')),
      narrative,
    ),
  }
  return { type: 'MEDICATION', content, whole: administration, without: NOTHING_WITHOUT }
}

const readMedicines =
  (kind: 'ADMINISTRATION' | null): EntryReader =>
  (statement) => {
    const { entry } = statement
    // Admission and discharge medicines stand in an act of their own, a dose that changes in an organizer of several.
    const found =
      entry.name === 'substanceAdministration'
        ? [entry]
        : [
            ...descendAll(entry, 'entryRelationship', 'substanceAdministration'),
            ...descendAll(entry, 'component', 'substanceAdministration'),
          ]
    if (found.length === 0) return [UNREADABLE]
    return found.map((one) => readOne(one, kind, statement))
  }

/**
 * Reads Medication Activities (C-CDA 2.1, 3.55) of a list of medicines: what a person takes or is to take. Such a list tells no order from a statement:
 * systems write either in either mood (of 44 products a third use both), so the kind is left unsaid.
 */
export const readMedicinesTaken: EntryReader = readMedicines(null)

/** As `readMedicinesTaken`, of what was given during the stay. */
export const readMedicinesGiven: EntryReader = readMedicines('ADMINISTRATION')
